"""The process: the steps of the work, when each is done, what the review is silent about."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import choice, day, integer, note, reference, text, yes_no
from workbench.models.field import Choice, Privacy

PUBLIC, SENSITIVE = Privacy.PUBLIC, Privacy.SENSITIVE

PROCESS_STATUSES = (
    Choice("open", N_("Not done yet"), ("öppen", "ej startad", "pågår")),
    Choice("done", N_("Done"), ("klar", "klart")),
    Choice("skipped", N_("Skipped"), ("hoppas över", "överhoppad")),
)


class ProcessStep(Ordered):
    """One step of the process, within a phase; ``leads_to`` is the step and view where it is done.

    ``status`` is what a person says; how far the step is follows from its criteria.
    """

    __tablename__ = "process_step"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=6, known_as=("nr", "kod"))
    title: Mapped[str] = text(
        N_("Process step"), PUBLIC, required=True, quick=0, width=34, known_as=("steg", "titel")
    )
    phase: Mapped[str] = text(N_("Process phase"), PUBLIC, quick=1, width=26, known_as=("fas",))
    start: Mapped[date | None] = day(N_("Start"), PUBLIC, width=11, known_as=("start", "från"))
    finish: Mapped[date | None] = day(N_("Finish"), PUBLIC, width=11, known_as=("slut", "till"))
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC, PROCESS_STATUSES, default="open", width=10, known_as=("status",)
    )
    reason: Mapped[str] = note(
        N_("Why skipped"), PUBLIC, known_as=("motiv",),
        help=N_("What makes the step needless here"),
    )  # fmt: skip
    responsible_id: Mapped[str | None] = reference(
        N_("Responsible"), PUBLIC, "organisation", width=18, known_as=("ansvarig",)
    )
    weeks: Mapped[int | None] = integer(
        N_("Weeks"), PUBLIC, minimum=0, maximum=520, width=7, known_as=("veckor",)
    )
    from_week: Mapped[int | None] = integer(
        N_("From week"), PUBLIC, minimum=0, maximum=520, width=9, advanced=True,
        known_as=("från vecka",), help=N_("Weeks from the start of the process"),
    )  # fmt: skip
    purpose: Mapped[str] = note(N_("Purpose"), PUBLIC, known_as=("syfte",))
    questions: Mapped[str] = note(
        N_("Questions to answer"), PUBLIC, known_as=("frågor",), help=N_("One a line")
    )
    inputs: Mapped[str] = note(N_("What it needs"), PUBLIC, known_as=("indata", "underlag"))
    outputs: Mapped[str] = note(N_("Gives"), PUBLIC, known_as=("resultat", "utdata"))
    leads_to: Mapped[str] = text(
        N_("Done at"), PUBLIC, width=16, advanced=True, hidden=True, known_as=("leder till",)
    )
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))


class ProcessCriterion(Ordered):
    """A sign that a process step is done: reckoned by the program, or ticked by a person."""

    __tablename__ = "process_criterion"

    step_id: Mapped[str] = reference(N_("Process step"), PUBLIC, "process_step", owned=True)
    title: Mapped[str] = text(
        N_("Done when"),
        PUBLIC,
        required=True,
        quick=0,
        width=44,
        known_as=("klar när", "kriterium"),
    )
    measure: Mapped[str] = text(
        N_("Reckoned by"), PUBLIC, width=18, advanced=True, hidden=True, known_as=("räknas av",)
    )
    ticked: Mapped[bool] = yes_no(N_("Ticked"), PUBLIC, width=8, known_as=("bockad",))


class ReviewSilence(Row):
    """A finding of the review that is known and let be, and why.

    ``spot`` is the id of the row it is about, or another name of the spot; empty is the whole rule.
    """

    __tablename__ = "review_silence"

    rule: Mapped[str] = text(N_("Rule"), PUBLIC, required=True, width=20)
    spot: Mapped[str] = text(N_("Spot"), PUBLIC, hidden=True, inner=True)
    reason: Mapped[str] = note(N_("Why it is let be"), SENSITIVE, required=True)
    silenced_on: Mapped[date | None] = day(N_("Since"), PUBLIC, width=11)
