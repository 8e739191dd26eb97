"""The plan as it was decided: dates and cost of every activity, frozen."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered
from workbench.models.declare import day, money, note, reference, text, yes_no
from workbench.models.field import Privacy

PUBLIC = Privacy.PUBLIC


class Baseline(Ordered):
    """A plan that somebody decided on; what happens later never changes it."""

    __tablename__ = "baseline"

    name: Mapped[str] = text(
        N_("Baseline"), PUBLIC, required=True, quick=0, width=28, known_as=("baslinje", "namn")
    )
    decided_on: Mapped[date | None] = day(
        N_("Decided on"), PUBLIC, quick=1, width=11, known_as=("beslutat", "beslutsdatum")
    )
    decision: Mapped[str] = text(
        N_("Decision"), PUBLIC, quick=2, width=26, known_as=("beslut", "paragraf"),
        help=N_("Who decided it and where it is written: Steering group, § 4"),
    )  # fmt: skip
    frozen_on: Mapped[date | None] = day(N_("Frozen on"), PUBLIC, hidden=True)
    notes: Mapped[str] = note(N_("Notes"), PUBLIC, known_as=("anteckning", "anteckningar"))


class BaselineActivity(Ordered):
    """What one activity was to be; it keeps its words when the activity is deleted."""

    __tablename__ = "baseline_activity"

    baseline_id: Mapped[str] = reference(N_("Baseline"), PUBLIC, "baseline", owned=True)
    activity_id: Mapped[str | None] = reference(N_("Activity"), PUBLIC, "activity")
    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7)
    title: Mapped[str] = text(N_("Title"), PUBLIC, required=True, width=40)
    start: Mapped[date | None] = day(N_("Start"), PUBLIC, width=11)
    finish: Mapped[date | None] = day(N_("Finish"), PUBLIC, width=11)
    milestone: Mapped[bool] = yes_no(N_("Milestone"), PUBLIC)
    cost: Mapped[int | None] = money(N_("Cost excl. VAT"), PUBLIC, unit=N_("kr"), width=11)
