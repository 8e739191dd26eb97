"""The one table of all registers: filter, columns, cells that edit like a spreadsheet, commands.

It shows ``RecordRows`` and changes the project through the common acts. It opens no dialog: what
was done is told by ``done`` (with undo), pasted rows are handed over by ``pasted``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.formats import number_text
from workbench.base.language import _
from workbench.ui.look.theme import Theme, dress_icon
from workbench.ui.parts.announce import announce
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.column_chooser import ColumnChooser, ColumnMemory
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.table_acts import TableActs
from workbench.ui.parts.table_columns import TableColumns
from workbench.ui.parts.table_view import RowsView
from workbench.ui.parts.text import Meta, button_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from workbench.ui.data.rows import RecordRows
    from workbench.ui.look.settings import SettingsStore
    from workbench.ui.parts.page import Command

FILTER_WIDTH: Final = 240
LEAST_FILTER: Final = 96


class RecordTable(QWidget):
    """A table of one record's rows.

    ``name`` is under which ``settings`` keep the chosen columns. ``selection_changed`` has the ids
    of the selected rows; ``activated`` the row that Enter or a double click opens; ``done`` a
    sentence about something that can be undone; ``failed`` an error; ``pasted`` the clipboard's
    QMimeData.
    """

    selection_changed = Signal(list)
    activated = Signal(str)
    done = Signal(str)
    failed = Signal(object)
    pasted = Signal(object)

    def __init__(
        self,
        rows: RecordRows,
        *,
        settings: SettingsStore | None = None,
        name: str = "",
        filterable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = rows
        if rows.parent() is None:
            # The model goes after the view that shows it, also when the program ends.
            rows.setParent(self)
        self._usual = tuple(column.key for column in rows.columns)
        self._memory = ColumnMemory(settings, name)
        if remembered := self._memory.recall():
            rows.set_columns(remembered)
        self._kept: tuple[list[str], int] = ([], 0)
        self.view = RowsView(rows)
        self.view.setAccessibleName(_(rows.record.many))
        self._widths = TableColumns(self.view)
        self.acts = TableActs(self.view)
        self._build(settings, filterable=filterable)
        self._connect()
        self._renew()
        self._tell_count(len(rows.ids_shown()), rows.total())

    # -- made of

    def _build(self, settings: SettingsStore | None, *, filterable: bool) -> None:
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter"))
        self._glass = QAction(self.filter)
        dress_icon(self._glass, "search", "muted")
        self.filter.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.filter.installEventFilter(self)
        self.count = Meta()
        self.columns_button = QuietButton(_("Columns"), icon="columns-3")
        self.chooser = ColumnChooser(self.rows, self._usual, self, settings)
        self._bar = ButtonRow()
        self._bar.addWidget(self.filter, 3)
        self._bar.addWidget(self.count)
        self._bar.addStretch(1)
        self._bar.addWidget(self.columns_button)
        # Only ever hidden: to show them before they have a parent would open windows of their own.
        for each in () if filterable else (self.filter, self.count, self.columns_button):
            each.hide()
        self._nothing = EmptyState(_("Nothing fits the filter."), _("Clear the filter"))
        self._nothing.acted.connect(self.clear_filter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        self._empty: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._bar)
        self._column.addWidget(self._stack, 1)
        QWidget.setTabOrder(self.filter, self.columns_button)
        QWidget.setTabOrder(self.columns_button, self.view)

    def _connect(self) -> None:
        rows, view = self.rows, self.view
        self.filter.textChanged.connect(rows.set_filter)
        self.columns_button.clicked.connect(self._show_chooser)
        self.chooser.chosen.connect(self.show_columns)
        rows.counted.connect(self._tell_count)
        rows.modelAboutToBeReset.connect(self._keep)
        rows.modelReset.connect(self._restore)
        view.horizontalHeader().sectionClicked.connect(self._sort_by)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.selectionModel().selectionChanged.connect(self._tell_selection)
        view.selectionModel().currentRowChanged.connect(self._tell_selection)
        view.opened.connect(self.activated)
        self.acts.done.connect(self.done)
        self.acts.failed.connect(self.failed)
        self.acts.pasted.connect(self.pasted)
        self.acts.filter_wanted.connect(self.focus_filter)
        Theme.current().changed.connect(self._renew)
        # Both signals come for one click: the page hears once.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(lambda: self.selection_changed.emit(self.selected_ids()))

    # -- for pages

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the cells. A focus proxy would lose the table's widgets from the tab order."""
        self.view.setFocus(reason)

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected rows in the order shown."""
        return self.view.chosen_ids()

    def select(self, ids: Sequence[str]) -> None:
        """Select rows and show the first; a filter that hides one of them is cleared."""
        if any(self.rows.row_of(key) is None for key in ids):
            self.clear_filter()
        self.view.choose(list(ids), max(0, self.view.currentIndex().column()))

    def set_empty(self, widget: QWidget) -> None:
        """Show ``widget`` as long as there are no rows at all."""
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
        self._empty = widget
        self._stack.addWidget(widget)
        self._tell_count(len(self.rows.ids_shown()), self.rows.total())

    def add_control(self, widget: QWidget) -> None:
        """Put one more control above the rows, after the filter and the count."""
        self._bar.insertWidget(2, widget)

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns and remember them."""
        self.rows.set_columns(keys)
        self._memory.remember([column.key for column in self.rows.columns])

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the rows, for menus and the palette."""
        return self.acts.commands

    @Slot()
    def focus_filter(self) -> None:
        """Go to the filter field."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    @Slot()
    def clear_filter(self) -> None:
        """Show all rows again."""
        self.filter.clear()

    def leave(self) -> None:
        """Write what is being typed, as when the page is left."""
        editor = self.view.editor()
        if editor is not None:
            self.view.leave_editor(editor)

    # -- following

    @Slot(int, int)
    def _tell_count(self, shown: int, total: int) -> None:
        limited = self.rows.arrangement.limits
        text = _("{shown} of {total}") if limited else "{total}"
        words = text.format(shown=number_text(shown), total=number_text(total))
        self.count.setText(words if total else "")
        page: QWidget = self.view
        if not total and self._empty is not None:
            page = self._empty
        elif not shown and limited:
            page = self._nothing
        self._stack.setCurrentWidget(page)
        self._widths.rows_counted()
        if limited and self.filter.hasFocus():
            announce(self.filter, words)

    @Slot()
    def _tell_selection(self) -> None:
        self._later.start()

    @Slot()
    def _keep(self) -> None:
        self._kept = (self.view.chosen_ids(), self.view.currentIndex().column())

    @Slot()
    def _restore(self) -> None:
        ids, column = self._kept
        self.view.choose([key for key in ids if self.rows.row_of(key) is not None], column)
        self._widths.rows_renewed()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Follow the project as long as somebody sees the rows."""
        super().showEvent(event)
        self.rows.follow(self, seen=True)
        self._widths.shown()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Only remember what changes while nobody sees the rows."""
        super().hideEvent(event)
        self.rows.follow(self, seen=False)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc clear the filter and Down or Enter go on to the rows."""
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Escape and self.filter.text():
                self.clear_filter()
                return True
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    # -- columns

    @Slot(int)
    def _sort_by(self, section: int) -> None:
        """Sort upwards, then downwards, then as people put the rows."""
        column, arranged = self.rows.columns[section], self.rows.arrangement
        if arranged.sort is None or arranged.sort.key != column.key:
            self.rows.set_sort(column.key)
        elif not arranged.descending:
            self.rows.set_sort(column.key, descending=True)
        else:
            self.rows.set_sort(None)
        self.view.horizontalHeader().viewport().update()

    @Slot()
    def _renew(self) -> None:
        metrics = Theme.current().metrics
        self._bar.setSpacing(metrics.px(12))
        self._column.setSpacing(metrics.gap)
        self.filter.setMaximumWidth(metrics.px(FILTER_WIDTH))
        self.filter.setMinimumWidth(metrics.px(LEAST_FILTER))

    # -- menus

    @Slot()
    def _show_chooser(self) -> None:
        button: QWidget = self.columns_button
        if button.isHidden() and self._bar.more is not None:
            button = self._bar.more
        self.chooser.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return the context menu: the commands with their keys, and sorting by this column."""
        menu = QMenu(self)
        for command in self.acts.commands:
            action = menu.addAction(button_text(command.title))
            action.setShortcut(QKeySequence(command.key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setEnabled(command.ready is None or command.ready())
            action.triggered.connect(self._runner(command))
        column = self.view.current_column()
        if column is not None:
            menu.addSeparator()
            title = _("Sort by {column}").format(column=column.title())
            menu.addAction(button_text(title)).triggered.connect(
                lambda: self._sort_by(self.view.currentIndex().column())
            )
            menu.addAction(_("Order by hand")).triggered.connect(lambda: self.rows.set_sort(None))
        return menu

    def _runner(self, command: Command) -> Callable[[], None]:
        return lambda: self.acts.run(command)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(place))
