"""The registers of people and of organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.steps.importing import plan_table, take_in
from workbench.steps.stakeholders import edits
from workbench.steps.stakeholders.page_dossier import Dossier
from workbench.steps.stakeholders.page_filter import EVERYBODY, RESTING, GroupFilter
from workbench.steps.stakeholders.page_mail import MailActs
from workbench.steps.stakeholders.page_privacy import PrivacyActs
from workbench.ui.parts.page import Command
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.models.field import Record
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

PEOPLE_COLUMNS = ("name", "organisation_id", "role", "influence", "interest", "stance")
PARTY_COLUMNS = ("code", "name", "type", "role_group", "membership")


class PartyView(RegisterView):
    """A register whose inspector shows contacts and relations beside the form."""

    def __init__(
        self,
        context: PageContext,
        kind: Record,
        *,
        placeholder: str,
        empty: str,
        chosen: Sequence[str],
    ) -> None:
        project = context.project
        super().__init__(
            context,
            kind,
            placeholder=placeholder,
            empty=empty,
            chosen=chosen,
            plan=lambda grid, mapping: plan_table(project, kind, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        self.dossier = Dossier(context, self.panel.form)
        self.panel.inspected = self.dossier
        self.panel.selected.connect(self.dossier.follow)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow protected view, names and what belongs to the one in the inspector."""
        super().refresh(changes)
        self.dossier.refresh(changes)


class PeopleView(PartyView):
    """People with or without an organisation."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(
            context,
            record("stakeholder"),
            placeholder=_("New person: name; organisation; role; influence/interest – Enter saves"),
            empty=_(
                "No people yet. Write a name above and press Enter, "
                "or paste rows from a spreadsheet."
            ),
            chosen=PEOPLE_COLUMNS,
        )
        self.groups = GroupFilter(context.project, more=True)
        self.groups.chosen.connect(self._keep)
        self.panel.table.add_control(self.groups)
        self._mail = MailActs(context, self._whom)
        self.privacy = PrivacyActs(self, self.panel.table.selected_ids)
        self.panel.form.add_below(self.privacy.buttons())
        self._keep()

    def _keep(self) -> None:
        self.panel.rows.set_keep(self.groups.keeps)

    def _whom(self) -> list[str]:
        """Return the selected people where there are several, else all that are shown."""
        chosen = self.panel.table.selected_ids()
        return chosen if len(chosen) > 1 else self.panel.rows.ids_shown()

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the groups too."""
        before = self.groups.members()
        self.groups.renew(changes)
        if self.groups.members() != before:
            self._keep()
        super().refresh(changes)
        self.privacy.refresh()

    @override
    def show_row(self, row_id: str) -> None:
        """Show a person, also one who is not among those shown."""
        if self.panel.rows.row_of(row_id) is None and self.panel.rows.store.has(row_id):
            resting = bool(self.panel.rows.values(row_id)["inactive"])
            self.groups.set_group(RESTING if resting else EVERYBODY)
        super().show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with people beside the table's own."""
        return (
            *super().commands(),
            Command(
                "people.judge", _("New assessment of all"), self._judge, icon="refresh-cw",
                ready=self._may_write,
            ),
            Command(
                "people.group", _("Put the selected into a group"), self._to_group, "Ctrl+G",
                icon="users", ready=self._has_several,
            ),
            Command(
                "people.rest", _("Make inactive or active"), self._turn_rest, "Ctrl+Shift+I",
                ready=self._has_chosen,
            ),
            Command(
                "people.merge", _("Merge the two selected…"), self._merge, icon="merge",
                ready=self._has_two,
            ),
            *self._mail.commands(),
            *self.privacy.commands(),
        )  # fmt: skip

    def _may_write(self) -> bool:
        return not self.project.read_only

    def _has_chosen(self) -> bool:
        return self._may_write() and bool(self.panel.table.selected_ids())

    def _has_several(self) -> bool:
        return self._may_write() and len(self.panel.table.selected_ids()) > 1

    def _has_two(self) -> bool:
        return self._may_write() and len(self.panel.table.selected_ids()) == 2  # noqa: PLR2004

    def _judge(self) -> None:
        say_judged(self.context, edits.judge_anew(self.project))

    def _to_group(self) -> None:
        self.dossier.several.group.setFocus()

    def _merge(self) -> None:
        self.dossier.several.join.click()

    def _turn_rest(self) -> None:
        ids = self.panel.table.selected_ids()
        resting = all(self.panel.rows.values(key)["inactive"] for key in ids)
        edits.set_inactive(self.project, ids, inactive=not resting)
        self._keep()
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    @override
    def summary(self) -> str:
        """Return how many active people there are."""
        rows = self.panel.rows
        rows.store.load_all()
        count = sum(not rows.values(key)["inactive"] for key in rows.store.order)
        return ngettext("{count} person", "{count} people", count).format(count=count)


class OrganisationsView(PartyView):
    """The parties: municipality, owners, associations, businesses."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(
            context,
            record("organisation"),
            placeholder=_("New organisation: name; type; role group; membership – Enter saves"),
            empty=_(
                "No organisations yet. Write a name above and press Enter, "
                "or paste rows from a spreadsheet."
            ),
            chosen=PARTY_COLUMNS,
        )

    @override
    def summary(self) -> str:
        """Return how many organisations there are."""
        count = len(self.panel.rows.store.order)
        return ngettext("{count} organisation", "{count} organisations", count).format(count=count)


def say_judged(context: PageContext, count: int) -> None:
    """Tell what a new assessment of all has done."""
    if not count:
        context.desk.notice(_("Everybody who is assessed was assessed today"))
        return
    said = ngettext(
        "The assessment of {count} person is kept; what you change now is of today",
        "The assessments of {count} people are kept; what you change now is of today",
        count,
    )
    context.desk.notice(said.format(count=count), undo=True)
