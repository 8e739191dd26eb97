"""The registers of people and of organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.importing import plan_table, take_in
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext

PEOPLE_COLUMNS = ("name", "organisation_id", "role", "influence", "interest", "stance")
PARTY_COLUMNS = ("code", "name", "type", "role_group", "membership")


class PeopleView(RegisterView):
    """People with or without an organisation."""

    def __init__(self, context: PageContext) -> None:
        project, kind = context.project, record("stakeholder")
        super().__init__(
            context,
            kind,
            placeholder=_(
                "New person: name; organisation; role; influence; interest – Enter saves"
            ),
            empty=_(
                "No people yet. Write a name above and press Enter, "
                "or paste rows from a spreadsheet."
            ),
            chosen=PEOPLE_COLUMNS,
            plan=lambda grid, mapping: plan_table(project, kind, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )

    @override
    def summary(self) -> str:
        """Return how many people there are."""
        with self.project.read() as session:
            count = len(read_rows(session, record("stakeholder")))
        return ngettext("{count} person", "{count} people", count).format(count=count)


class OrganisationsView(RegisterView):
    """The parties: municipality, owners, associations, businesses."""

    def __init__(self, context: PageContext) -> None:
        project, kind = context.project, record("organisation")
        super().__init__(
            context,
            kind,
            placeholder=_("New organisation: name; type; role group; membership – Enter saves"),
            empty=_(
                "No organisations yet. Write a name above and press Enter, "
                "or paste rows from a spreadsheet."
            ),
            chosen=PARTY_COLUMNS,
            plan=lambda grid, mapping: plan_table(project, kind, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )

    @override
    def summary(self) -> str:
        """Return how many organisations there are."""
        with self.project.read() as session:
            count = len(read_rows(session, record("organisation")))
        return ngettext("{count} organisation", "{count} organisations", count).format(count=count)
