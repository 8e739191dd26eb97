"""The meetings of all bodies: to type, to plan for a year, to choose one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import N_, _, ngettext
from workbench.base.parse import ParseError, parse_date
from workbench.models.field import Kind, Privacy
from workbench.models.registry import record
from workbench.project.meeting_book import MEETING, MeetingLine, read_meetings
from workbench.project.register import read_rows
from workbench.rules.holidays_sweden import days_off
from workbench.rules.meetings import Quorate
from workbench.steps.importing import plan_table, take_in
from workbench.steps.meetings import edits
from workbench.ui.data.columns import Mark, columns_of, computed_column
from workbench.ui.parts.ask_line import AskLine
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.page import Command
from workbench.ui.parts.register_view import RegisterView
from workbench.ui.parts.text import PlainLabel, shown

if TYPE_CHECKING:
    from datetime import date

    from workbench.project.changes import Changes
    from workbench.steps.meetings.page_choice import Chosen
    from workbench.ui.parts.page import PageContext

COLUMNS: Final = ("held_on", "title", "starts", "quorum", "decisions", "stand", "place")
DEPENDS: Final = ("agenda_item", "attendance", "decision", "body")
DECIDING: Final = ("steering_group", "board")


class MeetingsView(RegisterView):
    """A register with agenda, votes, decisions and minutes told beside each meeting."""

    def __init__(self, context: PageContext, *, chosen: Chosen) -> None:
        self._chosen = chosen
        self._lines: dict[str, MeetingLine] = {}
        project = context.project
        super().__init__(
            context,
            MEETING,
            placeholder=_("New meeting: day; what; time; where – Enter saves"),
            empty=_("No meetings yet. Write a day above, or plan the meetings of the year."),
            chosen=COLUMNS,
            columns=columns_of(MEETING, computed=self._computed()),
            plan=lambda grid, mapping: plan_table(project, MEETING, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        self.panel.selected.connect(self._choose)
        self._build_bar()

    def _build_bar(self) -> None:
        self.body = ChoiceBox(_("Body"))
        self.plan_one = QuietButton(_("New meeting with an agenda"), icon="plus")
        self.plan_one.clicked.connect(self.new)
        self.plan_all = QuietButton(_("Plan the year…"), icon="calendar")
        self.plan_all.clicked.connect(self.ask_year)
        self.ask = AskLine(self)
        bar = ButtonRow()
        bar.addWidget(PlainLabel(_("Meetings of")))
        bar.addWidget(self.body)
        bar.addWidget(self.plan_one)
        bar.addWidget(self.plan_all)
        bar.addStretch(1)
        self.column.insertLayout(0, bar)
        self.column.insertWidget(1, self.ask)

    def _computed(self) -> tuple[Any, ...]:
        def made(key: str, label: str, tell: Any, width: int, mark: Any = None) -> Any:  # noqa: ANN401
            return computed_column(
                key, label, Kind.TEXT, Privacy.PUBLIC, tell, width=width, depends=DEPENDS,
                mark=mark,
            )  # fmt: skip

        return (
            made("agenda", N_("Items"), self._agenda, 7),
            made("quorum", N_("Votes"), self._quorum, 9, self._quorum_mark),
            made("decisions", N_("Decisions"), self._decisions, 8),
            made("stand", N_("Minutes"), self._stand, 17),
        )

    # -- what the columns say

    def _line(self, row: Any) -> MeetingLine | None:  # noqa: ANN401 - as columns have it
        if row["id"] not in self._lines:
            self._read()
        return self._lines.get(row["id"])

    def _read(self) -> None:
        with self.project.read() as session:
            self._lines = {line.id: line for line in read_meetings(session)}

    def _offer_bodies(self) -> None:
        with self.project.read() as session:
            bodies = read_rows(session, record("body"))
        now = self.body.currentData()
        self.body.clear()
        for row in bodies:
            self.body.addItem(shown(row["name"]), row["id"])
        first = next((row["id"] for row in bodies if row["kind"] in DECIDING), None)
        self.body.setCurrentIndex(max(self.body.findData(now or first), 0))
        for part in (self.body, self.plan_one, self.plan_all):
            part.setEnabled(bool(bodies) and not self.project.read_only)

    def _agenda(self, row: Any) -> str:  # noqa: ANN401 - as columns have it
        line = self._line(row)
        return str(line.items) if line and line.items else ""

    def _decisions(self, row: Any) -> str:  # noqa: ANN401 - as columns have it
        line = self._line(row)
        return str(line.decisions) if line and line.decisions else ""

    def _quorum(self, row: Any) -> str:  # noqa: ANN401 - as columns have it
        line = self._line(row)
        known = line is not None and line.quorum.state is not Quorate.UNKNOWN
        if line is None or not known:
            return ""
        found = line.quorum
        return _("{present} of {votes}").format(present=found.present, votes=found.votes)

    def _quorum_mark(self, row: Any) -> Mark | None:  # noqa: ANN401 - as columns have it
        line = self._line(row)
        return Mark("late", "error") if line and line.quorum.state is Quorate.NO else None

    def _stand(self, row: Any) -> str:  # noqa: ANN401 - as columns have it
        if row["correcting"]:
            return _("being corrected")
        if row["verified_on"]:
            return _("verified {day}").format(day=date_text(row["verified_on"]))
        if row["called_on"]:
            return _("called {day}").format(day=date_text(row["called_on"]))
        return ""

    # -- acts

    @Slot(list)
    def _choose(self, ids: list[str]) -> None:
        if len(ids) == 1:
            self._chosen.id = ids[0]

    @Slot()
    def new(self) -> None:
        """Make a meeting of the chosen body with the agenda that fits it."""
        body = self.body.currentData()
        try:
            with self.project.read() as session:
                ahead = self._days(session, body, self.project.today().year)
                ahead += self._days(session, body, self.project.today().year + 1)
            day = next((each for each in ahead if each > self.project.today()), None)
            key = edits.plan_meeting(self.project, body, day)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.panel.show_row(key)
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    def _days(self, session: Any, body: str | None, year: int) -> list[date]:  # noqa: ANN401
        return edits.proposed_days(session, body or "", year, days_off(year))

    @Slot()
    def ask_year(self) -> None:
        """Ask for the days of next year's meetings; those of this year, a year on, are offered."""
        body, year = self.body.currentData(), self.project.today().year + 1
        if not body:
            return
        with self.project.read() as session:
            days = self._days(session, body, year)
        self.ask.ask(
            _("Days of {body} {year}").format(body=self.body.currentText(), year=year),
            _("Plan these days"),
            lambda words: self._plan(body, year, words),
            offered="; ".join(day.isoformat() for day in days),
            missing=_("Write at least one day"),
        )

    def _plan(self, body: str, year: int, words: str) -> None:
        parts = [part for part in words.replace(",", ";").split(";") if part.strip()]
        try:
            days = [parse_date(part, self.project.today()) for part in parts]
            edits.plan_year(self.project, body, year, sorted(set(days)))
        except (ParseError, WorkbenchError) as error:
            self.context.desk.fail(error)
            return
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    # -- the page

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the meetings and what is in them."""
        if changes is None or changes.touches("meeting", *DEPENDS):
            self._read()
        if changes is None or changes.touches("body"):
            self._offer_bodies()
        super().refresh(changes)
        if changes is None and self._chosen.id and not self.panel.table.selected_ids():
            self.panel.show_row(self._chosen.id)

    @override
    def summary(self) -> str:
        """Return how many meetings there are, and the next one."""
        count = len(self._lines)
        if not count:
            return ""
        said = ngettext("{count} meeting", "{count} meetings", count).format(count=count)
        today = self.project.today()
        ahead = sorted(
            line.values["held_on"]
            for line in self._lines.values()
            if line.values["held_on"] and line.values["held_on"] >= today
        )
        if not ahead:
            return said
        following = _("next {day}").format(day=date_text(ahead[0]))
        return f"{said} · {following}"

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with meetings."""

        def ready() -> bool:
            return bool(self.body.currentData()) and not self.project.read_only

        return (
            Command("meeting.plan", _("New meeting with an agenda"), self.new,
                    icon="plus", ready=ready),
            Command("meeting.year", _("Plan the meetings of next year"), self.ask_year,
                    icon="calendar", ready=ready),
            *super().commands(),
        )  # fmt: skip
