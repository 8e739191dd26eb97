"""The plan as a year: the wheel of the year, who has how much going on, the days one works."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import month_short
from workbench.base.language import _
from workbench.charts.load import load_scene
from workbench.charts.months import year_scene
from workbench.charts.scene import Scene, Text
from workbench.project.arising import Related
from workbench.rules.year import Month, year_from
from workbench.steps.plan.permits import permit_lines
from workbench.steps.plan.picture_keys import row_of
from workbench.steps.plan.views import read_plan
from workbench.steps.plan.years import Load, load_of, year_cards
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.parts_view import Part, PartsView
from workbench.ui.parts.related import RelatedList
from workbench.ui.parts.scene_column import SceneColumn
from workbench.ui.parts.text import Heading, Meta

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.steps.plan.items import Plan
    from workbench.steps.plan.page_activity import ActivityInspector
    from workbench.steps.plan.permits import PermitLine
    from workbench.ui.parts.page import PageContext

LIST = 132  # the height of the list of activities behind a figure


class YearPart(Page):
    """A picture of one year, with buttons to go to another."""

    def __init__(self, context: PageContext, inspector: ActivityInspector) -> None:
        super().__init__(context)
        self.inspector = inspector
        self.year = context.project.today().year
        self._plan: Plan | None = None
        self._permits: tuple[PermitLine, ...] = ()
        self.title = Heading("", 3)
        self.before = IconButton("chevron-left", _("The year before"), framed=True)
        self.before.clicked.connect(lambda: self.go(self.year - 1))
        self.after = IconButton("chevron-right", _("The year after"), framed=True)
        self.after.clicked.connect(lambda: self.go(self.year + 1))
        self.now = QuietButton(_("This year"))
        self.now.clicked.connect(lambda: self.go(context.project.today().year))
        self.column = SceneColumn(self._scene)
        self.view = self.column.view
        self.view.currentChanged.connect(self.choose)
        self.view.activated.connect(self.open)
        bar = QHBoxLayout()
        for part in (self.before, self.title, self.after, self.now):
            bar.addWidget(part)
        bar.addStretch(1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(bar)
        self.body.addWidget(self.column, 1)

    def go(self, year: int) -> None:
        """Show another year."""
        self.year = year
        self.title.setText(str(year))
        self.now.setEnabled(year != self.project.today().year)
        self.column.rebuild()

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the plan anew."""
        try:
            with self.project.read() as session:
                self._plan = read_plan(session, self.project.today())
                self._permits = permit_lines(session, self._plan)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.go(self.year)
        if changes is None:
            self.choose(self.view.current())

    def _scene(self, width: float, text: float) -> Scene:
        if self._plan is None:
            return Scene(width, text)
        return self.draw(self._plan, width, text)

    @abstractmethod
    def draw(self, plan: Plan, width: float, text: float) -> Scene:
        """Return the picture of the year."""
        raise NotImplementedError

    def choose(self, key: str) -> None:
        """Show what is current in the inspector."""
        row = row_of(key)
        known = self._plan is not None and row in self._plan.by_id
        self.inspector.show([row] if known else [])

    def open(self, key: str) -> None:
        """Open what is current: the activity's form, or the permit in its view."""
        row = row_of(key)
        if self._plan is not None and row in self._plan.by_id:
            self.inspector.focus_field("title")
        else:
            self.context.desk.go_to("plan", row)

    @override
    def show_row(self, row_id: str) -> None:
        """Make an activity the current one."""
        keys = (group.key for group in self.view.scene().groups())
        self.view.set_current(next((key for key in keys if row_of(key) == row_id), ""))

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the picture."""
        return (Command("year.copy", _("Copy the picture"), self._copy, icon="copy"),)

    def _copy(self) -> None:
        self.view.copy()
        self.context.desk.notice(_("Copied the picture"))

    @override
    def entry_focus(self) -> QWidget:
        """Return the picture."""
        return self.view

    @override
    def state(self) -> dict[str, object]:
        """Return the year and what is current."""
        return {"year": self.year, "current": self.view.current()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what ``state`` returned."""
        year = state.get("year")
        self.go(year if isinstance(year, int) else self.year)
        self.view.set_current(str(state.get("current") or ""))


class WheelView(YearPart):
    """What begins, ends, comes back and is to be applied for in each month of a year."""

    def __init__(self, context: PageContext, inspector: ActivityInspector) -> None:
        super().__init__(context, inspector)
        self.body.addWidget(
            Meta(
                _("▸ begins · ✓ ends · ◇ milestone · ○ comes back · ◆ permit to seek · ▲ late"),
                wrap=True,
            )
        )

    @override
    def draw(self, plan: Plan, width: float, text: float) -> Scene:
        """Return the twelve months."""
        words = _("The wheel of the year {year}").format(year=self.year)
        return year_scene(year_cards(plan, self._permits, self.year), width, text, words)


class LoadView(YearPart):
    """How many activities each party has going on in each month; the chosen ones stand below."""

    def __init__(self, context: PageContext, inspector: ActivityInspector) -> None:
        super().__init__(context, inspector)
        self._load = Load((), {})
        self.behind = RelatedList(_("Activities"), _("Choose a figure to see what is behind it."))
        self.behind.opened.connect(lambda _table, key: self.inspector.show([key]))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.behind)
        self.body.addWidget(self.area)
        self.behind.show_rows(())  # now that it has a parent: alone it would be a window
        Theme.current().changed.connect(self._measure)
        self._measure()

    @override
    def draw(self, plan: Plan, width: float, text: float) -> Scene:
        """Return the table of figures."""
        first = Month(self.year, 1)
        self._load = load_of(plan, first)
        if not self._load.rows:
            words = _("Nothing is planned this year.")
            return Scene(width, text * 4, (Text(0, text * 2, words, text, "muted"),), words)
        now = Month.of(plan.today).minus(first)
        words = _("Activities under way per party and month, {year}").format(year=self.year)
        names = [
            month_short(plan.today.replace(year=m.year, month=m.month, day=1))
            for m in year_from(first)
        ]
        return load_scene(self._load.rows, names, width, text, words, present=now)

    def _measure(self) -> None:
        """Leave the figures most of the room; what is behind one is scrolled."""
        self.area.setFixedHeight(Theme.current().metrics.px(LIST))

    @override
    def choose(self, key: str) -> None:
        """List the activities behind a figure."""
        plan = self._plan
        ids = self._load.behind.get(key, ()) if plan else ()
        rows = [plan.by_id[each].values for each in ids] if plan else []
        self.behind.show_rows(
            [Related("activity", r["id"], r["code"], r["title"], r["status"]) for r in rows]
        )

    @override
    def open(self, key: str) -> None:
        """Show the first activity behind a figure."""
        ids = self._load.behind.get(key, ())
        if ids:
            self.inspector.show([ids[0]])


def years(context: PageContext, inspector: ActivityInspector) -> Page:
    """Return the view of the year."""

    def calendar(context: PageContext) -> Page:
        from workbench.steps.plan.page_calendar import CalendarView

        return CalendarView(context)

    return PartsView(
        context,
        (
            Part("wheel", _("Wheel of the year"), lambda c: WheelView(c, inspector)),
            Part("load", _("Load"), lambda c: LoadView(c, inspector)),
            Part("calendar", _("Working days"), calendar, ("calendar_day",)),
        ),
    )
