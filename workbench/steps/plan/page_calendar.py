"""The working days of the project: which eves are worked, and days of its own."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.project.working_days import EVES
from workbench.rules.calendar import day_off_names
from workbench.steps.importing import plan_table, take_in
from workbench.steps.plan.views import read_plan
from workbench.ui.parts.register_view import RegisterView
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

DAY, PROJECT = record("calendar_day"), record("project")


class CalendarView(RegisterView):
    """Monday to Friday without Swedish holidays; more days off or worked are rows of the table."""

    def __init__(self, context: PageContext) -> None:
        project = context.project
        super().__init__(
            context,
            DAY,
            placeholder=_("New day: date; name; working day yes or no – Enter saves"),
            empty=_("No days of your own. Write a day on which the project rests or works."),
            chosen=("date", "name", "works"),
            plan=lambda grid, mapping: plan_table(project, DAY, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        self.eves = {name: QCheckBox(_(PROJECT[name].label)) for name in EVES}
        bar = QHBoxLayout()
        for name, box in self.eves.items():
            box.setEnabled(not project.read_only)
            box.clicked.connect(partial(self._turn, name))
            bar.addWidget(box)
        bar.addStretch(1)
        self.column.insertLayout(0, bar)
        self.off = Meta("", wrap=True)
        self.column.addWidget(self.off)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show which eves are worked, and the days off of this year and the next."""
        super().refresh(changes)
        with self.project.read() as session:
            row = read_rows(session, PROJECT)[0]
        for name, box in self.eves.items():
            box.setChecked(bool(row[name]))
        try:
            with self.project.read() as session:
                plan = read_plan(session, self.project.today())
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        year = plan.today.year
        names = day_off_names(plan.calendar, plan.today, date(year + 1, 12, 31))
        weekdays = [
            f"{date_text(day)} {name}"
            for day, name in sorted(names.items())
            if day.weekday() < 5  # noqa: PLR2004 - Monday to Friday
        ]
        said = _("Days off on weekdays, to the end of {year}: {days}.")
        self.off.setText(said.format(year=year + 1, days=", ".join(weekdays)))

    def _turn(self, name: str) -> None:
        on = self.eves[name].isChecked()
        with self.project.read() as session:
            key = read_rows(session, PROJECT)[0]["id"]
        try:
            acts.change(self.project, PROJECT, key, {name: on})
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.context.desk.notice(self.project.undo_label() or "", undo=True)
