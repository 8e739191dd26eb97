"""Who works on the place: the teams with what they come to, and the roster of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import kr, number_text
from workbench.base.language import N_, _, ngettext
from workbench.base.parse import ParseError, parse_integer
from workbench.models.field import Kind, Privacy
from workbench.steps.importing import plan_table, take_in
from workbench.steps.operations.edits import write_roster
from workbench.steps.operations.views import TEAM, Team, read_budget_hours, read_teams
from workbench.ui.data.columns import columns_of, computed_column
from workbench.ui.parts.entry_grid.view import EntryGrid
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.mark_grid.rows import GridCell, GridHead
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.parts_view import Part, PartsView
from workbench.ui.parts.picture_page import offer
from workbench.ui.parts.register_view import RegisterView
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.steps.operations.views import BudgetHours
    from workbench.ui.parts.entry_grid.view import Written
    from workbench.ui.parts.page import PageContext

COLUMNS: Final = ("title", "role", "people", "employer_id", "week", "year", "total")
# Mornings first, the small hours of the next day last.
HOURS: Final = (*range(6, 24), 0, 1)
DAYS: Final = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
MOST: Final = 99


class TeamsView(RegisterView):
    """The teams with hours and cost of their rosters, and below what the budget has for them."""

    def __init__(self, context: PageContext) -> None:
        project, public = context.project, Privacy.PUBLIC
        self._teams: dict[str, Team] = {}
        own = ("roster_hour",)
        computed = (
            computed_column("week", N_("h a week"), Kind.INTEGER, public, self._week, width=8,
                            depends=own),
            computed_column("year", N_("h a year"), Kind.INTEGER, public, self._year, width=8,
                            depends=own),
            computed_column("total", N_("Cost a year"), Kind.MONEY, public, self._cost,
                            depends=own),
        )  # fmt: skip
        super().__init__(
            context,
            TEAM,
            placeholder=_("New team: name; role; people; employer – Enter saves"),
            empty=_("No teams yet. Write who is to work on the place, for instance: place hosts."),
            chosen=COLUMNS,
            columns=columns_of(TEAM, computed=computed),
            plan=lambda grid, mapping: plan_table(project, TEAM, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
            abreast=(("people", "season"), ("weeks", "hour_cost")),
        )
        self.budget = FigureTable(_("Hours and cost against the budget"), most=5)
        self.head = Meta("", strong=True)
        self.column.addWidget(self.head)
        self.column.addWidget(self.budget)

    def _team(self, row: Values) -> Team | None:
        return self._teams.get(row["id"])

    def _week(self, row: Values) -> int | None:
        team = self._team(row)
        return team.total.week if team and team.hours else None

    def _year(self, row: Values) -> int | None:
        team = self._team(row)
        return team.total.year if team and team.hours else None

    def _cost(self, row: Values) -> int | None:
        team = self._team(row)
        return team.total.cost if team and team.hours else None

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Reckon the rosters anew."""
        year = self.project.today().year
        with self.project.read() as session:
            teams = read_teams(session)
            against = read_budget_hours(session, teams, year)
        self._teams = {team.values["id"]: team for team in teams}
        super().refresh(changes)
        if changes is not None:
            self.panel.rows.mask_changed()  # hours are reckoned from the roster too
        coded = [each for each in against if each.code]
        self.head.setText(_("Rosters against the budget {year}").format(year=year))
        self.head.setVisible(bool(coded))
        self.budget.setVisible(bool(coded))
        columns = [FigureColumn(_("Budget code"), figures=False), *map(FigureColumn, (
            _("Hours a year"), _("In the budget"), _("Cost a year"), _("Budget"),
        )), FigureColumn(_("How it stands"), figures=False)]  # fmt: skip
        self.budget.show_rows(columns, [_budget_row(each) for each in coded])

    @override
    def summary(self) -> str:
        """Return how many teams there are, and their hours in a week."""
        if not self._teams:
            return ""
        count = len(self._teams)
        said = ngettext("{count} team", "{count} teams", count).format(count=count)
        hours = sum(team.total.week for team in self._teams.values())
        week = _("{count} h a week").format(count=number_text(hours))
        return f"{said} · {week}"


def _budget_row(each: BudgetHours) -> FigureRow:
    hours = "–" if each.budget_hours is None else number_text(each.budget_hours)
    budget = "–" if each.budget is None else kr(each.budget)
    unknown = each.budget is None and each.budget_hours is None
    stand = _("more than the budget") if each.over else _("within the budget")
    cells = (
        f"{each.code} {each.title}".strip(), number_text(each.hours), hours, kr(each.cost), budget,
        _("not in the budget") if unknown else stand,
    )  # fmt: skip
    return FigureRow(each.code, cells, tone="error" if each.over else "text")


class RosterView(Page):
    """How many of a team are there in each hour of the week; one digit a cell."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._teams: dict[str, Team] = {}
        self.team = QComboBox()
        self.team.setAccessibleName(TEAM["title"].title())
        self.team.currentIndexChanged.connect(self._on_team)
        self.sums = PlainLabel("")
        self.grid = EntryGrid(_("People by weekday and hour"), level=True, at_once=True)
        self.grid.written.connect(self._write)
        self.grid.failed.connect(context.desk.fail)
        self.alone = Meta("", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.team)
        row.addWidget(self.sums, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.grid, 1)
        column.addWidget(self.alone)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the rosters anew; what is being typed stays."""
        with self.project.read() as session:
            teams = read_teams(session)
        self._teams = {team.values["id"]: team for team in teams}
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
            self.sums.setText(_("There is no team yet; write one under Teams."))
            self.alone.setText("")
            return
        said = _("{week} h a week · {weeks} weeks · {year} h a year").format(
            week=number_text(team.total.week), weeks=team.total.weeks,
            year=number_text(team.total.year),
        )  # fmt: skip
        if team.total.cost is not None:
            said = f"{said} · {kr(team.total.cost)}"
        self.sums.setText(said)
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

    def locked(self, row: str, column: str) -> bool:  # noqa: ARG002 - as the grid asks
        """Tell whether a cell only shows something: none does."""
        return False

    def _write(self, values: Written) -> None:
        team = self._current()
        if team is None:
            return
        people = {
            (int(column), int(row)): value if isinstance(value, int) else None
            for (row, column), value in values.items()
        }
        try:
            write_roster(self.project, team.values["id"], people, initiator=self)
        except WorkbenchError as error:
            self.context.desk.fail(error)
        self.refresh(None)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the chosen cells."""
        return self.grid.commands()

    @override
    def entry_focus(self) -> QWidget:
        """Return the grid."""
        return self.grid.grid

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.grid.leave()


def staff(context: PageContext) -> Page:
    """Return the view of those who work on the place."""
    return PartsView(
        context,
        (
            Part("teams", _("Teams"), TeamsView, ("staffing",)),
            Part("roster", _("Roster"), RosterView),
        ),
    )
