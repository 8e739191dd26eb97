"""Trainings with who came and what was learnt, needs, notes of evidence, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from workbench.models.registry import record
from workbench.project.register import read_rows

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values

NEED, TRAINING = record("competence"), record("training")
PARTICIPATION, LESSON = record("participation"), record("lesson")
EVIDENCE, QUESTION = record("evidence_note"), record("advice_question")
ASKED: Final = ("useful", "clear", "apply")
TRIP: Final = "study_trip"


@dataclass(frozen=True, slots=True)
class TrainingSight:
    """A training with how many came of each organisation, and its lessons."""

    values: Values
    came: dict[str, int]
    lessons: tuple[Values, ...]

    @property
    def people(self) -> int:
        """How many came: as the organisations are told, else as was written."""
        return sum(self.came.values()) or self.values["participants"] or 0

    @property
    def mean(self) -> Decimal | None:
        """The mean of the three questions, 1 to 5; None where nobody was asked."""
        marks = [self.values[name] for name in ASKED if self.values[name] is not None]
        return Decimal(sum(marks)) / len(marks) if marks else None

    @property
    def person_hours(self) -> Decimal:
        """Hours times people."""
        return (self.values["hours"] or Decimal(0)) * self.people

    def came_by(self, today: date) -> int:
        """Return how many have come: nobody has to what lies ahead."""
        ahead = self.values["held_on"] is not None and self.values["held_on"] > today
        return 0 if ahead else self.people

    def over(self, today: date) -> bool:
        """Tell whether it has taken place."""
        return self.values["held_on"] is not None and self.values["held_on"] < today


def read_trainings(session: Session) -> tuple[TrainingSight, ...]:
    """Return the trainings in the order of their days; those without one last."""
    came: dict[str, dict[str, int]] = {}
    for row in read_rows(session, PARTICIPATION):
        came.setdefault(row["training_id"], {})[row["organisation_id"]] = row["count"] or 0
    lessons: dict[str, list[Values]] = {}
    for row in read_rows(session, LESSON):
        lessons.setdefault(row["training_id"], []).append(row)
    found = [
        TrainingSight(row, came.get(row["id"], {}), tuple(lessons.get(row["id"], ())))
        for row in read_rows(session, TRAINING)
    ]
    return tuple(sorted(found, key=lambda each: str(each.values["held_on"] or "9999")))


def prioritised_without_evidence(session: Session) -> list[Values]:
    """Return the prioritised problems that no note of evidence is linked to."""
    told = {key for row in read_rows(session, EVIDENCE) for key in row["problems"]}
    problems = read_rows(session, record("problem"))
    return [row for row in problems if row["prioritised"] and row["id"] not in told]
