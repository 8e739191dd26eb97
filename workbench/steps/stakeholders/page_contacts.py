"""All contacts, those whose follow-up is due first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from workbench.base.language import N_, _, ngettext
from workbench.models.field import Choice, Field, Kind, Privacy
from workbench.models.registry import record
from workbench.steps.importing import plan_table, take_in
from workbench.steps.stakeholders.edits import follow_up
from workbench.steps.stakeholders.net import party_list
from workbench.steps.stakeholders.relation_text import PARTIES, find_party
from workbench.steps.stakeholders.views import due_contacts, is_open
from workbench.ui.data.columns import Column, Mark, columns_of, computed_column
from workbench.ui.data.titles import Titles
from workbench.ui.parts.page import Command
from workbench.ui.parts.quick_add import QuickAdd
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

CONTACT, PERSON = record("contact"), record("stakeholder")
COLUMNS = ("follow_up", "who", "summary", "next_step", "held_on")
STATES = (
    Choice("due", N_("To follow up now")),
    Choice("coming", N_("Follow-ups to come")),
    Choice("past", N_("Earlier contacts")),
)
WHO = "stakeholder_id"


class ContactLine(QuickAdd):
    """Adds a contact: whom first, a person or an organisation, then what was said."""

    def __init__(self, context: PageContext, placeholder: str) -> None:
        who = replace(CONTACT[WHO], kind=Kind.TEXT, quick=0, label=N_("Who"))
        rest = CONTACT.quick_fields()
        super().__init__(context, CONTACT, placeholder, fields=(who, *rest))

    @override
    def offer(self) -> None:
        """Offer people and organisations, and be of today."""
        with self._context.project.read() as session:
            parties = party_list(session)
        self.set_candidates(WHO, [] if self._context.masks(PERSON["name"]) else [
            each.name for each in parties
        ])  # fmt: skip
        self.constants = {"held_on": self._context.project.clock.today()}

    @override
    def values_of(self, texts: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
        """Return the values of the row; the first part may name a person or an organisation."""
        rest = {name: text for name, text in texts.items() if name != WHO}
        values, refers = super().values_of(rest)
        if texts.get(WHO):
            with self._context.project.read() as session:
                party = find_party(texts[WHO], party_list(session))
            field = PARTIES[party.table].replace("person_id", WHO)
            values[field] = party.id
        return values, refers


class ContactsView(RegisterView):
    """The contact log of the whole project."""

    def __init__(self, context: PageContext) -> None:
        project = context.project
        self._titles = Titles(project)
        self._today = project.today()  # asked once, not for every row
        super().__init__(
            context,
            CONTACT,
            placeholder="",
            empty=_("No contacts yet. Write who, and what was said, above and press Enter."),
            chosen=COLUMNS,
            columns=columns_of(
                CONTACT,
                computed=(self._who_column(), self._state_column()),
                marks={"follow_up": self._mark},
            ),
            quick=ContactLine(
                context, _("New contact: who; what; day; channel; next step; follow up")
            ),
            plan=lambda grid, mapping: plan_table(project, CONTACT, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        self.panel.rows.set_sort("follow_up")
        self.panel.rows.set_group("state")

    def _who_column(self) -> Column:
        return computed_column(
            "who",
            N_("Who"),
            Kind.TEXT,
            Privacy.PERSONAL,
            self._who,
            width=20,
            depends=("stakeholder", "organisation"),
        )

    def _who(self, row: Values) -> str:
        person, party = row["stakeholder_id"], row["organisation_id"]
        name = self._titles.of("stakeholder").get(person) if person else None
        return name or self._titles.of("organisation").get(party or "", "")

    def _state_column(self) -> Column:
        field = Field(
            "state", Kind.CHOICE, N_("Follow-up"), Privacy.PERSONAL, choices=STATES, width=16,
            computed=True,
        )  # fmt: skip
        return Column("state", field, compute=self._state)

    def _mark(self, row: Values) -> Mark | None:
        if not is_open(row):
            return None
        return Mark("late", "error") if row["follow_up"] <= self._today else None

    def _state(self, row: Values) -> str:
        if not is_open(row):
            return "past"
        return "due" if row["follow_up"] <= self._today else "coming"

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the log."""
        if changes is not None:
            self._titles.renew(changes)
        if self._today != self.project.today():
            self._today = self.project.today()
            self.panel.rows.set_group("state")
        super().refresh(changes)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with contacts."""
        done = Command(
            "contact.done", _("Followed up, or not"), self._turn, "Ctrl+Shift+U", icon="check",
            ready=lambda: bool(self.panel.table.selected_ids()) and not self.project.read_only,
        )  # fmt: skip
        return (*super().commands(), done)

    def _turn(self) -> None:
        for key in self.panel.table.selected_ids():
            row = self.panel.rows.values(key)
            follow_up(self.project, key, done=not row["followed_up"])
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    @override
    def summary(self) -> str:
        """Return how many contacts there are, and how many follow-ups are due."""
        count = len(self.panel.rows.store.order)
        said = [ngettext("{count} contact", "{count} contacts", count).format(count=count)]
        with self.project.read() as session:
            due = len(due_contacts(session, self._today))
        if due:
            words = ngettext("{count} follow-up due", "{count} follow-ups due", due)
            said.append(words.format(count=due))
        return " · ".join(said)
