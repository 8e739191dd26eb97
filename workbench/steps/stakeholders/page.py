"""The page of organisations and people: two registers and the matrix of influence and interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.importing import plan_table, take_in
from workbench.ui.parts.matrix import Dot, Matrix
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.page_head import PageHead
from workbench.ui.parts.register import RegisterPanel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

PEOPLE, PARTIES, MATRIX = range(3)
PERSON, PARTY = record("stakeholder"), record("organisation")
PEOPLE_COLUMNS = ("name", "organisation_id", "role", "influence", "interest", "stance")
PARTY_COLUMNS = ("code", "name", "type", "role_group", "membership")


class StakeholdersPage(Page):
    """Register people and organisations; place people by influence and interest."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.head = PageHead(_("Stakeholders"), self.views())
        self.head.viewed.connect(self.show_view)
        self.people = self._panel(
            "stakeholder",
            PEOPLE_COLUMNS,
            _("New person: name; organisation; role; influence; interest – Enter saves"),
            _(
                "No people yet. Write a name above and press Enter, "
                "or paste rows from a spreadsheet."
            ),
        )
        self.parties = self._panel(
            "organisation",
            PARTY_COLUMNS,
            _("New organisation: name; type; role group; membership – Enter saves"),
            _(
                "No organisations yet. Write a name above and press Enter, "
                "or paste rows from a spreadsheet."
            ),
        )
        self.matrix = Matrix(PERSON["interest"].title(), PERSON["influence"].title())
        self.matrix.moved.connect(self._moved)
        self.matrix.chosen.connect(self._chosen)
        self.stack = QStackedWidget()
        for view in (self.people, self.parties, self.matrix):
            self.stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)

    def _panel(
        self, table: str, chosen: tuple[str, ...], placeholder: str, empty: str
    ) -> RegisterPanel:
        kind, project = record(table), self.project
        return RegisterPanel(
            self.context,
            kind,
            placeholder=placeholder,
            empty=empty,
            chosen=chosen,
            plan=lambda grid, mapping: plan_table(project, kind, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )

    @override
    def views(self) -> tuple[str, ...]:
        """Return the names of the views."""
        return (_("People"), _("Organisations"), _("Matrix"))

    @override
    def show_view(self, index: int) -> None:
        """Show a register or the matrix."""
        self.head.set_view(index)
        self.stack.setCurrentIndex(index)
        if index == MATRIX:
            self._fill_matrix()
            self.people.form.show_rows(self.people.table.selected_ids())
            self.matrix.setFocus()
        else:
            self._register().shown()

    def _register(self) -> RegisterPanel:
        return self.parties if self.stack.currentIndex() == PARTIES else self.people

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show what has changed."""
        with self.project.read() as session:
            people = len(read_rows(session, PERSON))
            parties = len(read_rows(session, PARTY))
        said = ngettext("{count} person", "{count} people", people).format(count=people)
        more = ngettext("{count} organisation", "{count} organisations", parties).format(
            count=parties
        )
        self.head.set_count(f"{said} · {more}")
        self.people.refresh(changes)
        self.parties.refresh(changes)
        if self.stack.currentIndex() == MATRIX:
            self._fill_matrix()
        elif changes is None:
            self.matrix.show_dots([])  # filled when shown; until then it tells nobody's name
            self._register().shown()

    def _fill_matrix(self) -> None:
        hidden = self.context.masks(PERSON["influence"]) or self.context.masks(PERSON["name"])
        with self.project.read() as session:
            rows = [row for row in read_rows(session, PERSON) if not row["inactive"]]
        dots = (
            [] if hidden else [Dot(r["id"], r["name"], r["interest"], r["influence"]) for r in rows]
        )
        note = _("Hidden in protected view") if hidden else ""
        self.matrix.show_dots(dots, note)

    def _moved(self, key: str, interest: int, influence: int) -> None:
        acts.change(
            self.project,
            PERSON,
            key,
            {"interest": interest, "influence": influence},
            initiator=self.matrix,
        )

    def _chosen(self, key: str) -> None:
        self.people.table.select([key])
        self.people.form.show_rows([key])
        self.context.desk.inspect(self.people.form)

    @override
    def show_row(self, row_id: str) -> None:
        """Show a person or an organisation."""
        with self.project.read() as session:
            is_person = bool(read_rows(session, PERSON, [row_id]))
        self.show_view(PEOPLE if is_person else PARTIES)
        self._register().show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the register that is shown, and the quick line."""
        if self.stack.currentIndex() == MATRIX:
            return ()
        panel = self._register()
        return (
            Command("register.new", _("New row"), panel.quick.setFocus, "Ctrl+N", icon="plus"),
            *panel.commands(),
        )

    @override
    def entry_focus(self) -> QWidget:
        """Return the quick line: one comes here to write."""
        return self.matrix if self.stack.currentIndex() == MATRIX else self._register().quick

    @override
    def state(self) -> dict[str, object]:
        """Return the view and the selection."""
        return {
            "view": self.stack.currentIndex(),
            "selected": self._register().table.selected_ids(),
        }

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the view and the selection."""
        view, chosen = state.get("view"), state.get("selected")
        self.show_view(view if isinstance(view, int) else PEOPLE)
        if isinstance(chosen, list):
            self._register().table.select(chosen)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.people.leave()
        self.parties.leave()
