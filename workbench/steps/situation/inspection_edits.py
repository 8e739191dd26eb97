"""What one can do with safety inspections, each act one labelled edit."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import N_
from workbench.base.resources import resource
from workbench.measures.inspections import read_inspections
from workbench.models.registry import record
from workbench.project.register import add_row, add_rows, delete_rows, read_rows, update_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from workbench.exchange.inspection_table import ScoreRow
    from workbench.measures.inspections import ScoreKey
    from workbench.project.project import Project
    from workbench.project.register import Values

INSPECTION, ASPECT = record("inspection"), record("inspection_aspect")
FACTOR, SCORE = record("inspection_factor"), record("inspection_score")
FINDING: Final = record("finding")


@dataclass
class ScoresPlan:
    """How many points are new, change or stay, and which rows come along, by table."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    created: dict[str, int] = field(default_factory=dict)


Names = dict[tuple[str, str], str]


def _names(rows: Iterable[Values], within: str = "") -> Names:
    """Return the ids of rows by name; ``within`` is the field of the row they are part of."""
    return {(str(row[within]) if within else "", fold(row["name"])): row["id"] for row in rows}


def plan_scores(session: Session, rows: Iterable[ScoreRow]) -> ScoresPlan:
    """Return what taking in points would do."""
    found = read_inspections(session)
    plan, made = ScoresPlan(), set[tuple[str, ...]]()
    inspections, aspects = _names(found.inspections), _names(found.aspects)
    factors = _names((each for group in found.factors.values() for each in group), "aspect_id")
    for row in rows:
        inspection = inspections.get(("", fold(row.inspection)))
        aspect = aspects.get(("", fold(row.aspect)))
        factor = factors.get((aspect or "", fold(row.factor))) if row.factor else ""
        made |= {(INSPECTION.table, fold(row.inspection))} if inspection is None else set()
        made |= {(ASPECT.table, fold(row.aspect))} if aspect is None else set()
        made |= {(FACTOR.table, fold(row.aspect), fold(row.factor))} if factor is None else set()
        before = (
            found.points(inspection or "", aspect or "", factor) if factor is not None else None
        )
        if before is None:
            plan.new += 1
        elif before != row.points:
            plan.updated += 1
        else:
            plan.unchanged += 1
    for table in (INSPECTION.table, ASPECT.table, FACTOR.table):
        count = sum(1 for each in made if each[0] == table)
        if count:
            plan.created[table] = count
    return plan


def take_in_scores(project: Project, rows: Iterable[ScoreRow], *, initiator: object = None) -> None:
    """Take in points as one edit; inspections, aspects and factors that are missing are made."""
    kept = list(rows)
    with project.edit(
        N_("Imported an inspection: {count} points"), initiator=initiator, count=len(kept)
    ) as session:
        found = read_inspections(session)
        inspections, aspects = _names(found.inspections), _names(found.aspects)
        factors = _names(read_rows(session, FACTOR), "aspect_id")
        scores: dict[ScoreKey, Decimal | None] = {}
        comments: dict[ScoreKey, str] = {}
        for row in kept:
            weight = {} if row.weight is None else {"weight": row.weight}
            own = {} if row.factor else weight
            inspection = _made(session, inspections, INSPECTION.table, row.inspection, {})
            aspect = _made(session, aspects, ASPECT.table, row.aspect, own)
            part = {"aspect_id": aspect, **weight}
            factor = _made(session, factors, FACTOR.table, row.factor, part) if row.factor else ""
            scores[inspection, aspect, factor] = row.points
            if row.comment:
                comments[inspection, aspect, factor] = row.comment
        _write(session, scores, comments)


def _made(
    session: Session, names: Names, table: str, name: str, values: Mapping[str, object]
) -> str:
    """Return the id of the row with a name, with these values; made where there is none."""
    key = str(values.get("aspect_id") or ""), fold(name)
    if key not in names:
        names[key] = add_row(session, record(table), {"name": name, **values})
    elif values:
        update_row(session, record(table), names[key], values)
    return names[key]


def write_scores(
    project: Project, scores: Mapping[ScoreKey, Decimal | None], *, initiator: object = None
) -> None:
    """Write points that were typed; None takes points away."""
    with project.edit(
        N_("Wrote {count} points of an inspection"), initiator=initiator, count=len(scores)
    ) as session:
        _write(session, scores, {})


def _write(
    session: Session, scores: Mapping[ScoreKey, Decimal | None], comments: Mapping[ScoreKey, str]
) -> None:
    known = {
        (row["inspection_id"], row["aspect_id"], row["factor_id"] or ""): row["id"]
        for row in read_rows(session, SCORE)
    }
    new = []
    for key, points in scores.items():
        said = {"comment": comments[key]} if key in comments else {}
        if key in known and points is None:
            delete_rows(session, SCORE, [known[key]])
        elif key in known:
            update_row(session, SCORE, known[key], {"points": points, **said})
        elif points is not None:
            inspection, aspect, factor = key
            new.append(
                {
                    "inspection_id": inspection,
                    "aspect_id": aspect,
                    "factor_id": factor or None,
                    "points": points,
                    **said,
                }
            )
    add_rows(session, SCORE, new)


def start_inspection(project: Project, name: str, *, initiator: object = None) -> str:
    """Begin an inspection; where there are no aspects yet the nine usual ones are made.

    Returns the id of the inspection.
    """
    language, today = project.facts().language or "sv", project.today()
    with project.edit(
        N_("Started the inspection “{name}”"), initiator=initiator, name=name
    ) as session:
        if not read_rows(session, ASPECT):
            usual = json.loads(resource("templates", "aspects.json").read_text(encoding="utf-8"))
            add_rows(session, ASPECT, [{"name": each[language]} for each in usual])
        return add_row(session, INSPECTION, {"name": name, "done_on": today})


def add_finding(project: Project, aspect: Values, *, initiator: object = None) -> str:
    """Make a finding of an aspect, to be said more about where findings are kept."""
    with project.edit(
        N_("Made a finding of “{name}”"), initiator=initiator, name=aspect["name"]
    ) as session:
        values = {"title": aspect["name"], "aspect_id": aspect["id"], "source": "inspection"}
        return add_row(session, FINDING, {**values, "category": aspect["name"]})
