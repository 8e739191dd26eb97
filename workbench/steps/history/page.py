"""The page of the history: every edit, newest first, and the way back along it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import clock_text, date_text
from workbench.base.language import _, ngettext
from workbench.project.changes import KEPT
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.page_head import PageHead
from workbench.ui.parts.text import PlainLabel, shown

if TYPE_CHECKING:
    from workbench.project.changes import Changes, HistoryEntry
    from workbench.ui.parts.page import PageContext

SHOWN = 2000


class HistoryPage(Page):
    """A list to read; Enter or the button goes back to the chosen line."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.head = PageHead(_("History"))
        self.back = QuietButton(_("Go back to here"), icon="history")
        self.back.clicked.connect(self._go_back)
        self.head.add(self.back)
        says = PlainLabel(
            _(
                "Everything that was done in this file, newest first. "
                "Grey lines are undone and can be done again."
            ),
            tone="muted",
            wrap=True,
        )
        self.list = QListWidget()
        self.list.setAccessibleName(_("Edits, newest first"))
        self.list.itemActivated.connect(lambda _item: self._go_back())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        for widget in (self.head, says, self.list):
            column.addWidget(widget)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """List the edits anew."""
        row = self.list.currentRow()
        entries = self.project.history(SHOWN)
        done = sum(entry.holds for entry in entries)
        self.head.set_count(ngettext("{count} edit", "{count} edits", done).format(count=done))
        self.list.clear()
        for entry in entries:
            self.list.addItem(_item(entry))
        self.list.addItem(_beginning())
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        self.back.setEnabled(bool(entries) and not self.project.read_only)

    def _go_back(self) -> None:
        item = self.list.currentItem()
        if self.list.currentRow() < 0 or self.project.read_only:
            return
        try:
            self.project.travel_to(int(item.data(Qt.ItemDataRole.UserRole)))
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        label = self.project.undo_label() or _("the beginning")
        self.context.desk.notice(_("The file is as it was after: {label}").format(label=label))

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return going back to the chosen line."""
        return (
            Command("history.back", _("Go back to the chosen edit"), self._go_back, icon="history"),
        )

    @override
    def entry_focus(self) -> QWidget:
        """Return the list."""
        return self.list


def _beginning() -> QListWidgetItem:
    item = QListWidgetItem(_("The beginning: the file as it was new"))
    item.setData(Qt.ItemDataRole.UserRole, 0)
    return item


def _item(entry: HistoryEntry) -> QListWidgetItem:
    count = ngettext("{count} row", "{count} rows", entry.rows).format(count=entry.rows)
    item = QListWidgetItem(
        shown(f"{date_text(entry.at.date())}  {clock_text(entry.at)}   {entry.text()}   ·  {count}")
    )
    item.setData(Qt.ItemDataRole.UserRole, entry.id)
    if entry.state == KEPT:
        kept = _("cannot be undone")
        item.setText(shown(f"{item.text()}   ·  {kept}"))
    if not entry.holds:
        item.setForeground(Theme.current().colour("muted"))
        undone = _("undone")
        item.setText(shown(f"{item.text()}   ·  {undone}"))
    return item
