"""What brings people to the place: a register of events, and their year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.formats import number_text
from workbench.base.language import N_, _, ngettext
from workbench.charts.months import year_scene
from workbench.models.field import Kind, Privacy
from workbench.project.register import read_rows
from workbench.steps.importing import plan_table, take_in
from workbench.steps.operations.event_year import event_cards
from workbench.steps.operations.views import (
    EVENT,
    is_over,
    lacks_account,
    lacks_weather_plan,
    permit_danger,
)
from workbench.ui.data.columns import Mark, columns_of, computed_column
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.parts_view import Part, PartsView
from workbench.ui.parts.register_view import RegisterView
from workbench.ui.parts.scene_column import SceneColumn
from workbench.ui.parts.text import Heading, Meta

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

COLUMNS: Final = (
    "title", "starts_on", "surfaces", "organiser_id", "permit", "visitors", "stand",
)  # fmt: skip


class EventsRegister(RegisterView):
    """Events with what each still lacks."""

    def __init__(self, context: PageContext) -> None:
        project = context.project
        stand = computed_column(
            "stand",
            N_("How it stands"),
            Kind.TEXT,
            Privacy.PUBLIC,
            self._stand,
            width=19,
            mark=self._mark,
        )
        super().__init__(
            context,
            EVENT,
            placeholder=_("New event: what; day; surface; organiser – Enter saves"),
            empty=_("No events yet. Write the next thing that brings people to the place."),
            chosen=COLUMNS,
            columns=columns_of(EVENT, computed=(stand,)),
            plan=lambda grid, mapping: plan_table(project, EVENT, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
            abreast=(("starts_on", "ends_on"), ("expected", "visitors")),
        )
        self.panel.rows.set_sort("starts_on")

    def _stand(self, row: Values) -> str:
        today = self.project.today()
        if row["status"] == "cancelled":
            return _("cancelled")
        if permit_danger(row, today):
            return _("permit missing")
        if lacks_account(row, today):
            return _lacking(row)
        if lacks_weather_plan(row, today):
            return _("weather plan missing")
        if is_over(row, today):
            return _("accounted for")
        return _("under way") if row["starts_on"] and row["starts_on"] <= today else ""

    def _mark(self, row: Values) -> Mark | None:
        today = self.project.today()
        if permit_danger(row, today):
            return Mark("late", "error")
        if lacks_account(row, today) or lacks_weather_plan(row, today):
            return Mark("risk", "warn")
        over = is_over(row, today) and row["status"] != "cancelled"
        return Mark("done", "ok") if over else None

    @override
    def summary(self) -> str:
        """Return how many events there are, and how many visitors were counted."""
        with self.project.read() as session:
            events = [r for r in read_rows(session, EVENT) if r["status"] != "cancelled"]
        if not events:
            return ""
        count = len(events)
        said = ngettext("{count} event", "{count} events", count).format(count=count)
        visitors = sum(row["visitors"] or 0 for row in events)
        if not visitors:
            return said
        counted = ngettext("{count} visitor", "{count} visitors", visitors)
        return f"{said} · {counted.format(count=number_text(visitors))}"


def _lacking(row: Values) -> str:
    if row["visitors"] is not None:
        return _("learning missing")
    return _("count missing") if row["learning"] else _("count and learning missing")


class EventYear(Page):
    """The events of a year, month by month."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.year = context.project.today().year
        self._events: list[Values] = []
        self.rows = RecordRows(self.project, EVENT, mask=context.masks)
        self.form = kept(RecordForm(self.rows, settings=context.settings), self)
        self.form.failed.connect(context.desk.fail)
        self.title = Heading("", 3)
        self.before = IconButton("chevron-left", _("The year before"), framed=True)
        self.before.clicked.connect(lambda: self.go(self.year - 1))
        self.after = IconButton("chevron-right", _("The year after"), framed=True)
        self.after.clicked.connect(lambda: self.go(self.year + 1))
        self.now = QuietButton(_("This year"))
        self.now.clicked.connect(lambda: self.go(context.project.today().year))
        self.picture = SceneColumn(self._scene)
        self.view = self.picture.view
        self.view.currentChanged.connect(self._choose)
        self.view.activated.connect(lambda _key: self.form.focus_field("title"))
        bar = ButtonRow()
        for part in (self.before, self.title, self.after, self.now):
            bar.addWidget(part)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.picture, 1)
        legend = _("▸ to come · ✓ has been · ◆ permit to seek · ▲ permit missing")
        column.addWidget(Meta(legend, wrap=True))

    def go(self, year: int) -> None:
        """Show another year."""
        self.year = year
        self.title.setText(str(year))
        self.now.setEnabled(year != self.project.today().year)
        self.picture.rebuild()

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the events anew."""
        with self.project.read() as session:
            self._events = read_rows(session, EVENT)
        self.rows.set_active(True)
        if changes is None:
            self.rows.mask_changed()
        self.go(self.year)
        if changes is None:
            self._choose(self.view.current())

    def _scene(self, width: float, text: float) -> Scene:
        cards = event_cards(self._events, self.year, self.project.today())
        return year_scene(cards, width, text, _("Events {year}").format(year=self.year))

    def _choose(self, key: str) -> None:
        known = any(row["id"] == key for row in self._events)
        self.form.show_rows([key] if known else [])
        self.context.desk.inspect(self.form if known else None)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the picture."""
        return (Command("events.copy", _("Copy the picture"), self._copy, icon="copy"),)

    def _copy(self) -> None:
        self.view.copy()
        self.context.desk.notice(_("Copied the picture"))

    @override
    def entry_focus(self) -> QWidget:
        """Return the picture."""
        return self.view

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.form.commit()


def events(context: PageContext) -> Page:
    """Return the view of the events."""
    return PartsView(
        context,
        (
            Part("register", _("Events"), EventsRegister, ("event",)),
            Part("year", _("The year"), EventYear),
        ),
    )
