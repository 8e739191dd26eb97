"""What one can see of safety inspections: the score of each aspect, its level, and the change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.base.collate import fold
from workbench.models.registry import record
from workbench.project.once import once
from workbench.project.register import read_rows
from workbench.rules.indicators import Light
from workbench.rules.inspection import (
    DEFAULT_CUT_OFFS,
    AspectScore,
    CutOffs,
    Factor,
    aspect_score,
    level,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal
    from fractions import Fraction

    from sqlalchemy.orm import Session

    from workbench.exchange.inspection_table import ScoreRow
    from workbench.project.register import Values

INSPECTION: Final = record("inspection")

ScoreKey = tuple[str, str, str]
"""Inspection, aspect and factor ("" for the aspect itself)."""


@dataclass(frozen=True)
class Inspections:
    """All inspections in the order of time, the aspects and what they got.

    ``findings`` are the rows of findings by the aspect they belong to.
    """

    inspections: tuple[Values, ...]
    aspects: tuple[Values, ...]
    factors: Mapping[str, tuple[Values, ...]]
    scores: Mapping[ScoreKey, Values]
    findings: Mapping[str, tuple[Values, ...]]

    @cached_property
    def used(self) -> tuple[Values, ...]:
        """The inspections in which anything was scored."""
        scored = {key[0] for key in self.scores}
        return tuple(each for each in self.inspections if each["id"] in scored)

    def points(self, inspection: str, aspect: str, factor: str = "") -> Decimal | None:
        """Return what was written for an aspect or a factor."""
        row = self.scores.get((inspection, aspect, factor))
        return row["points"] if row else None

    def score(self, inspection: Values, aspect: Values) -> AspectScore:
        """Return an aspect's score: from its factors where any is scored, else as written."""
        key = inspection["id"], aspect["id"]
        cut_offs = cut_offs_of(inspection)
        factors = [
            Factor(self.points(*key, each["id"]), _weight(each))
            for each in self.factors.get(aspect["id"], ())
        ]
        if any(each.score is not None for each in factors):
            return aspect_score(factors, cut_offs)
        return aspect_score([Factor(self.points(*key))], cut_offs)

    def whole(self, inspection: Values) -> AspectScore:
        """Return the weighted mean of all aspects of one inspection."""
        parts = [Factor(self.score(inspection, each).score, _weight(each)) for each in self.aspects]
        return aspect_score(parts, cut_offs_of(inspection))

    def change(self, before: Values, after: Values, aspect: Values) -> Fraction | None:
        """Return how far an aspect has moved, None where one of the two lacks it."""
        first, second = (self.score(each, aspect).score for each in (before, after))
        return None if first is None or second is None else second - first

    def red_without_finding(self) -> list[Values]:
        """Return the aspects that are red in the last inspection and have no finding."""
        if not self.used:
            return []
        last = self.used[-1]
        return [
            each
            for each in self.aspects
            if self.score(last, each).level is Light.RED and not self.findings.get(each["id"])
        ]

    def differ(self, before: Values, after: Values) -> tuple[bool, bool]:
        """Tell whether two inspections differ in their method, and in their cut-offs."""
        methods = {each["method"].casefold().strip() for each in (before, after)} - {""}
        return len(methods) > 1, cut_offs_of(before) != cut_offs_of(after)


def _weight(row: Values) -> Decimal | int:
    weight: Decimal | None = row["weight"]
    return 1 if weight is None else weight


def cut_offs_of(inspection: Values) -> CutOffs:
    """Return from which points an inspection is yellow and green."""
    yellow, green = inspection["red_below"], inspection["green_from"]
    return CutOffs(
        DEFAULT_CUT_OFFS.yellow if yellow is None else yellow,
        DEFAULT_CUT_OFFS.green if green is None else green,
    )


@once
def read_inspections(session: Session) -> Inspections:
    """Return the inspections of the project."""
    factors: dict[str, list[Values]] = {}
    for row in read_rows(session, record("inspection_factor")):
        factors.setdefault(row["aspect_id"], []).append(row)
    findings: dict[str, list[Values]] = {}
    for row in read_rows(session, record("finding")):
        if row["aspect_id"]:
            findings.setdefault(row["aspect_id"], []).append(row)
    scores = {
        (row["inspection_id"], row["aspect_id"], row["factor_id"] or ""): row
        for row in read_rows(session, record("inspection_score"))
        if row["points"] is not None
    }
    return Inspections(
        tuple(sorted(read_rows(session, INSPECTION), key=_when)),
        tuple(read_rows(session, record("inspection_aspect"))),
        {key: tuple(rows) for key, rows in factors.items()},
        scores,
        {key: tuple(rows) for key, rows in findings.items()},
    )


class Disagreement(NamedTuple):
    """A table says another level than its points mean here: row, points, and both levels."""

    row: int
    points: Decimal
    level: str
    said: str


def level_disagreements(session: Session, rows: Iterable[ScoreRow]) -> list[Disagreement]:
    """Return where a table says another level than its points mean by the cut-offs here."""
    known = {fold(row["name"]): cut_offs_of(row) for row in read_rows(session, INSPECTION)}
    found = [
        Disagreement(
            row.number,
            row.points,
            level(row.points, known.get(fold(row.inspection), DEFAULT_CUT_OFFS)),
            row.level,
        )
        for row in rows
        if row.level
    ]
    return [each for each in found if each.level != each.said]


def _when(row: Values) -> tuple[str, str]:
    day = row["done_on"]
    return (day.isoformat() if day else str(row["name"]), str(row["name"]))
