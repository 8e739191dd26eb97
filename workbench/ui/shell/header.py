"""The bar under the menus: the place, the command field, what one does most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

NARROW = 900


class Header(QFrame):
    """Shows the project's name; asks for the palette, the export and the protected view."""

    palette_wanted = Signal()
    export_wanted = Signal()
    protect_wanted = Signal(bool)
    show_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setObjectName("header")
        self.name = PlainLabel("", role=FontRole.ROW_TITLE)
        self.search = QuietButton(_("Search or run a command"), icon="search", key="Ctrl+K")
        self.search.setObjectName("search")
        self.search.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.search.clicked.connect(self.palette_wanted)
        self.export = QuietButton(_("Export"))
        self.export.clicked.connect(self.export_wanted)
        self.protect = QuietButton(_("Protect"), icon="eye-off")
        self.protect.setCheckable(True)
        self.protect.setToolTip(_("Hide personal and sensitive fields (Ctrl+Shift+H)"))
        self.protect.toggled.connect(self.protect_wanted)
        self.show_button = QuietButton(_("Show"), icon="presentation")
        self.show_button.setToolTip(_("Show on the wall (F5)"))
        self.show_button.clicked.connect(self.show_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 16, 5)
        row.addWidget(self.name, 1)
        for button in (self.search, self.show_button, self.protect, self.export):
            row.addWidget(button)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold(narrow=self.width() < Theme.current().metrics.px(NARROW))

    def tell(self, name: str) -> None:
        """Show the project's name."""
        self.name.setText(name)

    def fold(self, *, narrow: bool) -> None:
        """Shorten the command field where the window is narrow."""
        words = _("Search") if narrow else _("Search or run a command")
        if self.search.accessibleName() != words:
            self.search.set_words(words)
        self.search.setMinimumWidth(0 if narrow else Theme.current().metrics.px(300))
