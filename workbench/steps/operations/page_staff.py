"""Who works on the place: the teams with what they come to, and the roster of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.base.formats import kr, number_text
from workbench.base.language import N_, _, ngettext
from workbench.models.field import Kind, Privacy
from workbench.steps.importing import plan_table, take_in
from workbench.steps.operations.page_roster import RosterView
from workbench.steps.operations.views import TEAM, Team, read_budget_hours, read_teams
from workbench.ui.data.columns import columns_of, computed_column
from workbench.ui.look.theme import Theme
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.parts_view import Part, PartsView
from workbench.ui.parts.register_view import RegisterView
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.steps.operations.views import BudgetHours
    from workbench.ui.parts.page import Page, PageContext

COLUMNS: Final = (
    "title", "role", "people", "employer_id", "surfaces", "week", "year", "total",
)  # fmt: skip
LEAST_HEIGHT: Final = 330  # with less, the budget below the teams goes


class TeamsView(RegisterView):
    """The teams with hours and cost of their rosters, and below what the budget has for them."""

    def __init__(self, context: PageContext) -> None:
        project, public = context.project, Privacy.PUBLIC
        self._teams: dict[str, Team] = {}
        self._coded = False
        own = ("roster_hour",)
        computed = (
            computed_column("week", N_("h a week"), Kind.INTEGER, public, self._week, width=8,
                            depends=own),
            computed_column("year", N_("h a year"), Kind.INTEGER, public, self._year, width=8,
                            depends=own),
            computed_column("total", N_("Cost a year"), Kind.MONEY, public, self._cost,
                            width=11, depends=own),
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
        self._make_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what room there is to the teams; the roster tells the budget too."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        shown = self._coded and self.height() >= Theme.current().metrics.px(LEAST_HEIGHT)
        self.head.setVisible(shown)
        self.budget.setVisible(shown)

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
        self._coded = bool(coded)
        self._make_room()
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


def staff(context: PageContext) -> Page:
    """Return the view of those who work on the place."""

    def roster(within: PageContext) -> Page:
        made = RosterView(within)
        made.team_wanted.connect(lambda: view.show_part("teams"))
        return made

    view = PartsView(
        context,
        (
            Part("teams", _("Teams"), TeamsView, ("staffing",)),
            Part("roster", _("Roster"), roster),
        ),
    )
    return view
