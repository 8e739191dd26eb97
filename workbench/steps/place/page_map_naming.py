"""What has just been drawn gets its name: one line over the map, one edit with outline and name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project import acts
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.quick_add import QuickAdd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from workbench.ui.parts.page import PageContext


class NamingBar(QFrame):
    """Asks for the name of a new row whose place on the map is known.

    Nothing drawn is lost: who turns to something else gets a row with a name to be changed.
    ``named`` tells the id of the new row, ``dropped`` that Esc was pressed.
    """

    named = Signal(str)
    dropped = Signal()

    def __init__(self, context: PageContext, table: str, values: Mapping[str, Any]) -> None:
        super().__init__()
        self.table = table
        self._context, self._values = context, dict(values)
        self._open = True
        self.setProperty("ground", "card")
        self.line = QuickAdd(context, record(table), _placeholder(table), constants=values)
        self.line.offer()
        self.line.added.connect(self._on_added)
        self.cancel = QuietButton(_("Cancel"), key="Esc")
        self.cancel.clicked.connect(self._drop)
        row = QHBoxLayout(self)
        px = Theme.current().metrics.px
        row.setContentsMargins(px(6), px(3), px(4), px(3))
        row.addWidget(self.line, 1)
        row.addWidget(self.cancel)
        self.setFocusProxy(self.line)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def keep(self) -> None:
        """Keep what was drawn under a name to be changed, unless it has one already."""
        if not self._open:
            return
        self._open = False
        kind = record(self.table)
        typed = self.line.edit.text().split(";")[0].strip()
        values = {**self._values, kind.title_field: typed or _nameless(self.table)}
        try:
            key = acts.add(self._context.project, kind, values)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            self.dropped.emit()
            return
        self.named.emit(key)

    @Slot(str)
    def _on_added(self, key: str) -> None:
        self._open = False
        self.named.emit(key)

    @Slot()
    def _drop(self) -> None:
        self._open = False
        self.dropped.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give it up with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._drop()
        else:
            super().keyPressEvent(event)

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Keep it when one goes elsewhere in this window."""
        left = old is not None and self.isAncestorOf(old) and self._open
        gone = new is not None and not self.isAncestorOf(new) and new.window() is self.window()
        if left and gone:
            self.keep()


def _placeholder(table: str) -> str:
    return {
        "surface": _("Its name; type; control; publicness – Enter saves"),
        "property": _("Its designation; owner; category – Enter saves"),
        "finding": _("What was found; surface; severity; responsible – Enter saves"),
    }[table]


def _nameless(table: str) -> str:
    return {
        "surface": _("New surface"),
        "property": _("New property"),
        "finding": _("New finding"),
    }[table]
