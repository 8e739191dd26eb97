"""The roster of the week: how many of a team are there in each hour, against the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.formats import kr, number_text
from workbench.base.language import N_, _, ngettext
from workbench.base.parse import ParseError, parse_integer
from workbench.steps.operations.edits import write_roster
from workbench.steps.operations.views import TEAM, Team, read_budget_hours, read_teams
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.entry_grid.page import EntryPage
from workbench.ui.parts.entry_grid.view import EntryGrid
from workbench.ui.parts.mark_grid.rows import GridCell, GridHead
from workbench.ui.parts.picture_page import offer
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.steps.operations.views import BudgetHours
    from workbench.ui.parts.entry_grid.view import Written
    from workbench.ui.parts.page import PageContext

# Mornings first, the small hours of the next day last.
HOURS: Final = (*range(6, 24), 0, 1)
DAYS: Final = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
MOST: Final = 99


def _against(each: BudgetHours) -> str:
    """Return in one line what the rosters of a budget code come to against what it has."""
    hours, cost = number_text(each.hours), kr(each.cost)
    if each.budget_hours is not None:
        hours = _("{rosters} of {budget}").format(
            rosters=hours, budget=number_text(each.budget_hours)
        )
    if each.budget is not None:
        cost = _("{rosters} of {budget}").format(rosters=cost, budget=kr(each.budget))
    known = each.budget is not None or each.budget_hours is not None
    stand = _("more than the budget") if each.over else _("within the budget")
    said = _("Budget code {code}: {hours} h a year · {cost} · {stand}")
    return said.format(
        code=each.code, hours=hours, cost=cost, stand=stand if known else _("not in the budget")
    )


class RosterView(EntryPage):
    """How many of a team are there in each hour of the week; one digit a cell."""

    team_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        grid = EntryGrid(_("People by weekday and hour"), level=True, at_once=True)
        super().__init__(context, grid)
        self._teams: dict[str, Team] = {}
        self._codes: dict[str, BudgetHours] = {}
        self.team = QComboBox()
        self.team.setAccessibleName(TEAM["title"].title())
        self.team.currentIndexChanged.connect(self._on_team)
        self.sums = PlainLabel("")
        self.alone = Meta("", wrap=True)
        self.against = PlainLabel("", FontRole.META, "muted", wrap=True)
        self.empty = EmptyState(
            _("There is no team to make a roster for yet."), _("Write a team"), icon="user-plus"
        )
        self.empty.acted.connect(self.team_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.team)
        row.addWidget(self.sums, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.against)
        column.addWidget(self.grid, 1)
        column.addWidget(self.alone)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the rosters anew; what is being typed stays."""
        with self.project.read() as session:
            teams = read_teams(session)
            against = read_budget_hours(session, teams, self.project.today().year)
        self._teams = {team.values["id"]: team for team in teams}
        self._codes = {each.code: each for each in against if each.code}
        self.empty.action.setEnabled(not self.project.read_only)
        self.stack.setCurrentIndex(1 if teams else 0)
        first = next(iter(self._teams), None)
        offer(self.team, [(t.values["title"], t.values["id"]) for t in teams], first)
        self._show()

    def _current(self) -> Team | None:
        return self._teams.get(str(self.team.currentData() or ""))

    def _on_team(self) -> None:
        self.leave()
        self._show()

    def _show(self) -> None:
        team = self._current()
        days = [GridHead(str(n), _(name).capitalize()) for n, name in enumerate(DAYS, 1)]
        hours = [GridHead(str(h), f"{h:02d}–{(h + 1) % 24:02d}") for h in HOURS] if team else []
        self.grid.show_values(hours, days, self, read_only=self.project.read_only)
        if team is None:
            return
        said = _("{week} h a week · {weeks} weeks · {year} h a year").format(
            week=number_text(team.total.week), weeks=team.total.weeks,
            year=number_text(team.total.year),
        )  # fmt: skip
        if team.total.cost is not None:
            said = f"{said} · {kr(team.total.cost)}"
        self.sums.setText(said)
        budget = self._codes.get(team.values["budget_code"])
        self.against.setText(_against(budget) if budget else "")
        self.against.set_tone("error" if budget is not None and budget.over else "muted")
        self.against.setVisible(budget is not None)
        count = len(team.alone)
        alone = ngettext(
            "In {count} hour after 18 somebody works alone: agree on what they do then.",
            "In {count} hours after 18 somebody works alone: agree on what they do then.",
            count,
        )
        keys = _("A digit is how many there are and goes on; blocks of hours can be copied and "
                 "pasted.")  # fmt: skip
        self.alone.setText(f"{alone.format(count=count)} {keys}" if count else keys)

    # -- what the grid asks

    def _people(self, row: str, column: str) -> int:
        team = self._current()
        return team.hours.get((int(column), int(row)), 0) if team else 0

    def text(self, row: str, column: str) -> str:
        """Return the people as one would type them."""
        people = self._people(row, column)
        return str(people) if people else ""

    def cell(self, row: str, column: str) -> GridCell:
        """Return the people of an hour."""
        people = self._people(row, column)
        said = ngettext("{count} person", "{count} people", people).format(count=people)
        return GridCell(str(people) if people else "", "plain", said if people else _("nobody"))

    def read(self, row: str, column: str, text: str) -> object:  # noqa: ARG002 - as the grid asks
        """Return how many a text means; raises ParseError."""
        count = parse_integer(text)
        if not 0 <= count <= MOST:
            raise ParseError(N_("Write a number from 0 to {most}"), most=MOST)
        return count

    @override
    def keep(self, values: Written) -> None:
        """Write how many are there in these hours."""
        team = self._current()
        if team is None:
            return
        people = {
            (int(column), int(row)): value if isinstance(value, int) else None
            for (row, column), value in values.items()
        }
        write_roster(self.project, team.values["id"], people, initiator=self)

    @override
    def entry_focus(self) -> QWidget:
        """Return the grid, or what leads to a team."""
        return self.grid.grid if self._teams else self.empty.action
