"""Everything for a meeting: ticked in a list, written into a folder in one go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.language import N_, _, ngettext
from workbench.documents.audience import Audience
from workbench.documents.deliverable import deliver
from workbench.models.place import LANGUAGES
from workbench.models.publication import AUDIENCES
from workbench.ui.look.theme import Theme
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.text import Meta, PlainLabel, shown

if TYPE_CHECKING:
    from workbench.documents.deliverable import Deliverable, Delivered
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

_GROUPS: Final = {"documents": N_("Documents"), "tables": N_("Tables"), "plans": N_("Plans")}
_ENDINGS: Final = {
    "pdf": "PDF", "docx": "Word", "xlsx": "Excel", "csv": "CSV", "ics": N_("Calendar"),
    "xml": "Project",
}  # fmt: skip
_KEY: Final = Qt.ItemDataRole.UserRole.value
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_MOST_TOLD: Final = 8
_ROW: Final = 28


class TogetherView(Page):
    """A row for each thing that can leave the program, a tick for each format it can have."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._offered: tuple[Deliverable, ...] = ()
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("What shall be written"))
        self.list.setUniformRowHeights(True)
        self.list.itemChanged.connect(lambda _item, _column: self._count())
        self.audience = ChoiceBox(_("For whom"))
        for choice in AUDIENCES:
            self.audience.addItem(choice.text(), choice.key)
        self.language = ChoiceBox(_("Language"))
        for choice in LANGUAGES:
            self.language.addItem(choice.text(), choice.key)
        at = self.language.findData(self.project.facts().language or "sv")
        self.language.setCurrentIndex(max(0, at))
        self.none = QuietButton(_("Untick all"))
        self.none.clicked.connect(self._untick)
        self.start = PrimaryButton(_("Write to a folder…"))
        self.start.clicked.connect(self.ask_folder)
        self.told = PlainLabel("", tone="muted", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        row = ButtonRow()
        for widget in (Meta(_("For whom")), self.audience, Meta(_("Language")), self.language):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.none)
        row.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Offer what there is; what was ticked stays ticked."""
        if self.context.protected():
            self.audience.setCurrentIndex(self.audience.findData("public"))
        self.audience.setEnabled(not self.context.protected())
        offered = self.context.deliverables(self.project)
        keys = [(each.key, each.title) for each in offered]
        if keys == [(each.key, each.title) for each in self._offered]:
            return
        before = {(each.key, ending) for each, ending in self.wanted()} if self._offered else None
        self._offered = offered
        self._fill(before)

    def _fill(self, ticked: set[tuple[str, str]] | None) -> None:
        endings = list(dict.fromkeys(e for each in self._offered for e in each.endings))
        self.list.blockSignals(True)
        self.list.clear()
        self.list.setColumnCount(1 + len(endings))
        self.list.setHeaderLabels([_("What"), *(_(_ENDINGS[e]) for e in endings)])
        groups: dict[str, QTreeWidgetItem] = {}
        height = QSize(0, Theme.current().metrics.px(_ROW))
        for each in self._offered:
            if each.group not in groups:
                groups[each.group] = QTreeWidgetItem(self.list, [_(_GROUPS[each.group])])
                groups[each.group].setFlags(Qt.ItemFlag.ItemIsEnabled)
                groups[each.group].setSizeHint(0, height)
            item = QTreeWidgetItem(groups[each.group], [shown(each.title)])
            item.setSizeHint(0, height)
            item.setData(0, _KEY, each.key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            for ending in each.endings:
                usual = each.group == "documents" and ending == "pdf"
                wanted = usual if ticked is None else (each.key, ending) in ticked
                item.setCheckState(1 + endings.index(ending), _ON if wanted else _OFF)
        self._endings = endings
        self.list.expandAll()
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, 1 + len(endings)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.list.blockSignals(False)
        self._count()

    def wanted(self) -> list[tuple[Deliverable, str]]:
        """Return what is ticked, each with its format."""
        known = {each.key: each for each in self._offered}
        return [
            (known[item.data(0, _KEY)], ending)
            for item in self._items()
            for ending in known[item.data(0, _KEY)].endings
            if item.checkState(1 + self._endings.index(ending)) is _ON
        ]

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        for at in range(self.list.topLevelItemCount()):
            group = self.list.topLevelItem(at)
            if group is not None:
                rows = (group.child(row) for row in range(group.childCount()))
                found += [item for item in rows if item is not None]
        return found

    def _untick(self) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            for column in range(1, self.list.columnCount()):
                if item.data(column, Qt.ItemDataRole.CheckStateRole) is not None:
                    item.setCheckState(column, _OFF)
        self.list.blockSignals(False)
        self._count()

    def _count(self) -> None:
        count = len(self.wanted())
        self.start.setEnabled(bool(count))
        said = ngettext("{count} file is chosen.", "{count} files are chosen.", count)
        self.told.set_tone("muted")
        self.told.setText(said.format(count=count))

    def ask_folder(self) -> None:
        """Let the user choose where, and write."""
        self.context.desk.ask_file(
            save=False, name="", kinds=("folder",), done=lambda path: self.write(Path(path))
        )

    def write(self, folder: Path) -> None:
        """Write what is ticked into a folder, as a job that can be stopped."""
        wanted, language = self.wanted(), str(self.language.currentData())
        audience = Audience("public" if self.context.protected() else self.audience.currentData())
        snapshot = self.project.snapshot()
        self.context.jobs.run(
            _("Writing to a folder"),
            lambda report: deliver(snapshot, wanted, folder, language, audience, report),
            self._delivered,
            self.context.desk.fail,
        )

    def _delivered(self, done: Delivered) -> None:
        count = len(done.written)
        said = ngettext("Wrote {count} file.", "Wrote {count} files.", count).format(count=count)
        if not done.failed:
            self.told.set_tone("muted")
            self.told.setText(said)
            self.context.desk.notice(said)
            return
        lines = [f"{name}: {why}" for name, why in done.failed[:_MOST_TOLD]]
        failed = _("Could not be made:")
        self.told.set_tone("error")
        self.told.setText("\n".join([said, failed, *lines]))

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return writing all that is ticked."""
        return (
            Command(
                "together.write", _("Write all for the meeting to a folder…"), self.ask_folder,
                icon="folder-open", ready=lambda: bool(self.wanted()),
            ),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the list."""
        return self.list
