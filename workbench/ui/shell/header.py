"""The bar under the menus: the place, the command field, what one does most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme, dress_icon
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
        self.search = QPushButton(_("Search or run a command") + "   Ctrl+K")
        self.search.setObjectName("search")
        self.search.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        dress_icon(self.search, "search", "muted")
        self.search.clicked.connect(self.palette_wanted)
        self.export = QPushButton(_("Export"))
        self.export.clicked.connect(self.export_wanted)
        self.protect = QPushButton(_("Protect"))
        self.protect.setCheckable(True)
        self.protect.setToolTip(_("Hide personal and sensitive fields (Ctrl+Shift+H)"))
        dress_icon(self.protect, "eye-off")
        self.protect.toggled.connect(self.protect_wanted)
        self.show_button = QPushButton(_("Show"))
        self.show_button.setToolTip(_("Show on the wall (F5)"))
        dress_icon(self.show_button, "presentation")
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
        text = f"{words}   Ctrl+K"
        if self.search.text() != text:
            self.search.setText(text)
        self.search.setMinimumWidth(0 if narrow else Theme.current().metrics.px(300))
