"""Which columns a table shows: a menu with a tick for each, kept on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.ui.parts.text import button_text

if TYPE_CHECKING:
    from workbench.ui.data.columns import Column
    from workbench.ui.data.rows import RecordRows
    from workbench.ui.look.settings import SettingsStore


class ColumnChooser(QMenu):
    """Ticks for the columns of ``rows``; it stays open while one ticks. ``chosen`` has the keys.

    In the basic mode of ``settings`` advanced columns are left out unless they are shown; the
    chooser says how many there are.
    """

    chosen = Signal(list)

    def __init__(
        self,
        rows: RecordRows,
        usual: tuple[str, ...],
        parent: QWidget,
        settings: SettingsStore | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows, self._usual, self._settings = rows, usual, settings
        self.setAccessibleName(_("Columns"))
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        shown = {column.key for column in self._rows.columns}
        offered = [c for c in self._rows.all_columns if c.key in shown or self._offers(c)]
        for column in offered:
            action = QAction(button_text(column.full_title()), self)
            action.setCheckable(True)
            action.setChecked(column.key in shown)
            action.setEnabled(not column.strong)
            action.setData(column.key)
            action.toggled.connect(self._tell)
            self.addAction(action)
        self.addSeparator()
        if more := len(self._rows.all_columns) - len(offered):
            words = ngettext("{count} more in full mode", "{count} others in full mode", more)
            self.addAction(words.format(count=more)).setEnabled(False)
        reset = self.addAction(_("The usual columns"))
        reset.triggered.connect(lambda: self.chosen.emit(list(self._usual)))

    def _offers(self, column: Column) -> bool:
        full = self._settings is None or self._settings.current.show_all_fields
        return full or not column.field.advanced

    def _tell(self) -> None:
        ticked = [each.data() for each in self.actions() if each.isChecked()]
        before = [column.key for column in self._rows.columns]
        # What is shown keeps its order; a new column goes where it was declared.
        order = {column.key: place for place, column in enumerate(self._rows.all_columns)}
        keys = [key for key in before if key in ticked]
        for key in ticked:
            if key not in keys:
                place = sum(1 for each in keys if order[each] < order[key])
                keys.insert(place, key)
        self.chosen.emit(keys)

    def _toggle(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.setChecked(not action.isChecked())
        return True

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        if not self._toggle(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by the space bar without closing."""
        if event.key() != Qt.Key.Key_Space or not self._toggle(self.activeAction()):
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the space bar, which menus take for Enter."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.keyPressEvent(event)
            return True
        return super().event(event)


class ColumnMemory:
    """Remembers the columns of one table among the settings of this machine."""

    def __init__(self, settings: SettingsStore | None, name: str) -> None:
        self._settings, self._name = settings, name

    def recall(self) -> tuple[str, ...]:
        """Return the keys chosen last time, none when nobody chose."""
        return self._all().get(self._name, ())

    def remember(self, keys: list[str]) -> None:
        """Keep the keys for the next time."""
        if self._settings is not None and self._name:
            known = self._all() | {self._name: tuple(keys)}
            lines = tuple(" ".join([name, *each]) for name, each in known.items())
            self._settings.change(table_columns=lines)

    def _all(self) -> dict[str, tuple[str, ...]]:
        if self._settings is None:
            return {}
        parts = [line.split(" ") for line in self._settings.current.table_columns]
        return {name: tuple(keys) for name, *keys in parts}
