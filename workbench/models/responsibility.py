"""Who does what on which surface: maintenance tasks and the cells of the responsibility matrix."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import choice, day, money, note, reference, text, yes_no
from workbench.models.field import Privacy
from workbench.models.responsibility_choices import CLARITY, STANDARD_TASKS

PUBLIC, SENSITIVE = Privacy.PUBLIC, Privacy.SENSITIVE


class MaintenanceTask(Ordered):
    """A column of the matrix: one of the usual tasks, or one of the project's own."""

    __tablename__ = "maintenance_task"

    name: Mapped[str] = text(
        N_("Task"), PUBLIC, required=True, quick=0, width=18, known_as=("driftmoment", "moment")
    )
    standard: Mapped[str | None] = choice(N_("Usual task"), PUBLIC, STANDARD_TASKS, hidden=True)
    inactive: Mapped[bool] = yes_no(N_("Inactive"), PUBLIC, hidden=True)


class Responsibility(Row):
    """One task on one surface from a day on: clear or not, who performs it, who answers for it.

    The row with the latest ``valid_from`` not after a day holds on that day.
    """

    __tablename__ = "responsibility"
    __table_args__ = (UniqueConstraint("surface_id", "task_id", "valid_from"),)

    surface_id: Mapped[str] = reference(
        N_("Surface"), PUBLIC, "surface", owned=True, width=18, known_as=("yta",)
    )
    task_id: Mapped[str] = reference(
        N_("Task"), PUBLIC, "maintenance_task", owned=True, width=18,
        known_as=("driftmoment", "moment"),
    )  # fmt: skip
    valid_from: Mapped[date] = day(
        N_("Valid from"),
        PUBLIC,
        required=True,
        width=11,
        known_as=("giltig fr.o.m.", "giltig från"),
    )
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC, CLARITY, width=11, known_as=("status",)
    )
    performer_id: Mapped[str | None] = reference(
        N_("Performer (R)"),
        PUBLIC,
        "organisation",
        short=N_("Performer"),
        width=20,
        known_as=("utförare", "utforare", "R_utforare", "R"),
        help=N_("Who does the work"),
    )
    accountable_id: Mapped[str | None] = reference(
        N_("Accountable (A)"),
        PUBLIC,
        "organisation",
        short=N_("Accountable"),
        width=20,
        known_as=("ytterst ansvarig", "A_ytterst_ansvarig", "A"),
        help=N_("Who answers for the result; one at most"),
    )
    frequency: Mapped[str] = text(
        N_("Frequency"), PUBLIC, width=14, known_as=("frekvens", "hur ofta")
    )
    standard: Mapped[str] = text(
        N_("Standard"), PUBLIC, width=16, known_as=("standard", "nivå"), advanced=True
    )
    baseline: Mapped[bool] = yes_no(
        N_("Baseline level"), PUBLIC, width=8, known_as=("basnivå", "basniva"), advanced=True,
        help=N_("What is done anyway, without the place organisation"),
    )  # fmt: skip
    cost_per_year: Mapped[int | None] = money(
        N_("Cost per year"), PUBLIC, unit=N_("kr"), width=11,
        known_as=("kostnad/år", "kostnad per år", "kostnad_per_ar"),
    )  # fmt: skip
    notes: Mapped[str] = note(
        N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar", "kommentar", "anmärkning")
    )
