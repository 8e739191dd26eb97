"""Groups of people, groups below them, and who is in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, ngettext
from workbench.models.field import Kind, Privacy
from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.importing import plan_table, take_in
from workbench.steps.stakeholders import edits
from workbench.steps.stakeholders.page_dossier import Dossier
from workbench.steps.stakeholders.page_mail import MailActs
from workbench.steps.stakeholders.views import GroupLine, read_groups
from workbench.ui.data.columns import columns_of, computed_column
from workbench.ui.data.rows import RecordRows
from workbench.ui.data.titles import Titles
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.suggestions import Offer, OfferLine
from workbench.ui.parts.table import RecordTable
from workbench.ui.parts.text import Heading, Meta

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

GROUP, PERSON = record("stakeholder_group"), record("stakeholder")
MEMBER_COLUMNS = ("name", "organisation_id")


class GroupsView(Page):
    """The groups at the left, the people of the chosen one at the right."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._lines: dict[str, GroupLine] = {}
        self._group = ""
        project = context.project
        count = computed_column(
            "members", N_("People"), Kind.INTEGER, Privacy.PUBLIC, self._count, width=6,
            depends=("group_member", "stakeholder_group"),
        )  # fmt: skip
        self.panel = RegisterPanel(
            context,
            GROUP,
            placeholder=_("New group: name; part of"),
            empty=_("No groups yet. Write a name above: steering group, neighbours, press."),
            columns=columns_of(GROUP, computed=(count,)),
            chosen=("name", "members", "parent_id"),
            plan=lambda grid, mapping: plan_table(project, GROUP, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        self.panel.selected.connect(self._show_group)
        self.rows = RecordRows(project, PERSON, mask=context.masks, chosen=MEMBER_COLUMNS)
        self.rows.set_keep(self._keeps)
        self.table = RecordTable(self.rows, name="group_member", filterable=False)
        self.table.acts.remove_instead(_("Take out of the group"), self._take_out)
        self.dossier = Dossier(context, RecordForm(self.rows))
        self.mail = MailActs(context, self._whom)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.heading = Heading("", 3)
        self.told = Meta()
        self.add = OfferLine((), creates=True)
        self.add.setPlaceholderText(_("Add a person: name – Enter"))
        self.add.setAccessibleName(_("Add a person: name – Enter"))
        self.add.setEnabled(not self.project.read_only)
        self.copy = QuietButton(_("Copy recipients"), icon="mail")
        self.cards = QuietButton(_("Save contact cards…"), icon="user")
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.heading)
        top.addWidget(self.told, 1)
        foot.addWidget(self.copy)
        foot.addWidget(self.cards)
        foot.addStretch(1)
        self.table.set_empty(EmptyState(_("Nobody is in this group yet. Write a name above.")))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(Theme.current().metrics.gap, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.add)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.panel)
        self.split.addWidget(right)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)

    def _connect(self) -> None:
        desk = self.context.desk
        self.add.took.connect(self._add)
        self.add.returnPressed.connect(self._add)
        self.copy.clicked.connect(self.mail.copy)
        self.cards.clicked.connect(self.mail.save)
        self.table.selection_changed.connect(self._show_person)
        self.table.done.connect(lambda text: desk.notice(text, undo=True))
        self.table.failed.connect(desk.fail)
        self.dossier.form.failed.connect(desk.fail)

    # -- what it shows

    def _count(self, row: dict[str, object]) -> int:
        line = self._lines.get(str(row["id"]))
        return len(line.everybody) if line else 0

    def _keeps(self, row: dict[str, object]) -> bool:
        line = self._lines.get(self._group)
        return line is not None and row["id"] in line.everybody

    def _read(self) -> None:
        with self.project.read() as session:
            self._lines = {line.id: line for line in read_groups(session)}

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow groups and people."""
        if changes is None or changes.touches("stakeholder_group", "group_member", "stakeholder"):
            self._read()
            titles = Titles(self.project).of(PERSON.table)
            hidden = self.context.masks(PERSON["name"])
            offers = [] if hidden else [Offer(name, name) for name in sorted(titles.values())]
            self.add.set_offers(offers)
        if changes is None:
            self.rows.mask_changed()
        self.panel.refresh(changes)
        if self._group not in self._lines:
            self._group = next(iter(self._lines), "")
            if self._group:
                self.panel.table.select([self._group])
        self._fill()
        self.dossier.refresh(changes)
        if changes is None:
            self.panel.shown()

    def _fill(self) -> None:
        self.rows.set_keep(self._keeps)
        line = self._lines.get(self._group)
        self.heading.setText(line.name if line else "")
        self.told.setText(_told(line) if line else "")
        for part in (self.add, self.table, self.copy, self.cards):
            part.setVisible(line is not None)
        for button in (self.copy, self.cards):
            button.setEnabled(self.mail.may())

    @Slot(list)
    def _show_group(self, ids: list[str]) -> None:
        if ids and ids[0] != self._group:
            self._group = ids[0]
            self._fill()

    @Slot(list)
    def _show_person(self, ids: list[str]) -> None:
        self.dossier.show_rows(ids)
        if ids:
            self.context.desk.inspect(self.dossier)

    def _whom(self) -> list[str]:
        return self.rows.ids_shown()

    @override
    def summary(self) -> str:
        """Return how many groups there are."""
        count = len(self._lines)
        return ngettext("{count} group", "{count} groups", count).format(count=count)

    # -- who is in it

    @Slot()
    def _add(self) -> None:
        name = self.add.text().strip()
        if not name or not self._group:
            return
        try:
            key = self._person(name)
            if key:
                edits.add_to_group(self.project, [key], self._group)
            else:
                acts.add(self.project, PERSON, {"name": name, "groups": (self._group,)})
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.add.setText("")

    def _person(self, name: str) -> str | None:
        known = Titles(self.project).of(PERSON.table).items()
        return next((key for key, called in known if called == name), None)

    def _take_out(self, ids: list[str]) -> str:
        edits.take_from_group(self.project, ids, self._group)
        return self.project.undo_label() or ""

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Choose a group."""
        self.panel.show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with groups."""
        new = Command(
            "register.new", _("New group"), self.panel.quick.setFocus, "Ctrl+N", icon="plus"
        )
        add = Command("group.add", _("Add a person to the group"), self.add.setFocus, "Ctrl+G")
        return (new, add, *self.mail.commands(), *self.panel.commands())

    @override
    def entry_focus(self) -> QWidget:
        """Return the groups' quick line, or the field for people where there are groups."""
        return self.add if self._group else self.panel.quick

    @override
    def state(self) -> dict[str, object]:
        """Return which group is chosen."""
        return {"group": self._group}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the choice of group."""
        group = state.get("group")
        if isinstance(group, str) and group in self._lines:
            self.panel.table.select([group])

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.panel.leave()
        self.table.leave()
        self.dossier.form.commit()


def _told(line: GroupLine) -> str:
    count = len(line.everybody)
    said = ngettext("{count} person", "{count} people", count).format(count=count)
    deeper = len(line.below - line.members)
    if not deeper:
        return said
    below = ngettext("{count} of them in a sub-group", "{count} of them in sub-groups", deeper)
    return f"{said} · {below.format(count=deeper)}"
