"""What one can do with walks and findings, each act one labelled edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.exchange.map_placing import as_decimal
from workbench.project.register import add_rows, read_row, read_rows, update_row
from workbench.rules.findings import NEW, REJECTED, next_status, previous_status
from workbench.steps.situation.field_map import surface_at
from workbench.steps.situation.findings import FINDING, STOP, WALK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values


def move_on(
    project: Project, ids: Sequence[str], *, back: bool = False, initiator: object = None
) -> dict[str, str]:
    """Give findings the status that follows, or the one before; return the new ones by id.

    What leaves "new" for the first time has been answered today. Findings that are at the end
    already stay as they are.
    """
    turn = previous_status if back else next_status
    with project.read() as session:
        rows = read_rows(session, FINDING, ids)
    moves = {row["id"]: to for row in rows if (to := turn(row["status"])) is not None}
    if not moves:
        return {}
    one = next(iter(moves.values())) if len(set(moves.values())) == 1 else None
    label, facts = _moved(rows, len(moves), one)
    with project.edit(label, initiator=initiator, **facts) as session:
        for row in rows:
            if row["id"] in moves:
                values = _with_status(row, moves[row["id"]], project.clock.today())
                update_row(session, FINDING, row["id"], values)
    return moves


def _moved(rows: Sequence[Values], count: int, to: str | None) -> tuple[str, dict[str, object]]:
    choice = FINDING["status"].choice(to)
    if choice is None:
        return N_("Moved {count} findings on"), {"count": count}
    facts: dict[str, object] = {"status": f"_:{choice.label}", "count": count}
    if count == 1:
        return N_("Set {code} to “{status}”"), {**facts, "code": rows[0]["code"]}
    return N_("Set {count} findings to “{status}”"), facts


def _with_status(row: Values, status: str, today: date) -> Values:
    values: Values = {"status": status}
    if row["answered_on"] is None and status != NEW:
        values["answered_on"] = today
    return values


def reject(project: Project, finding_id: str, reason: str, *, initiator: object = None) -> None:
    """Say that nothing will be done about a finding, and why.

    Raises WorkbenchError without a reason: those who pointed it out are owed one.
    """
    if not reason.strip():
        raise WorkbenchError(N_("Write why nothing will be done about it"))
    with project.read() as session:
        row = read_row(session, FINDING, finding_id)
    if row is None:
        raise WorkbenchError(N_("The finding is gone"))
    values = {"answer": reason.strip(), **_with_status(row, REJECTED, project.clock.today())}
    with project.edit(N_("Rejected {code}"), initiator=initiator, code=row["code"]) as session:
        update_row(session, FINDING, finding_id, values)


def start_walk(project: Project, *, initiator: object = None) -> str:
    """Begin a walk that is held today and return its id."""
    with project.edit(N_("Started a walk"), initiator=initiator) as session:
        today = project.clock.today()
        name = _("Safety walk {month}").format(month=f"{today:%Y-%m}")
        return add_rows(session, WALK, [{"name": name, "walked_on": today}])[0]


def add_stop(
    project: Project, walk_id: str, x: float, y: float, *, initiator: object = None
) -> str:
    """Add a stop to a walk where the map was clicked, called after the surface that lies there."""
    with project.edit(N_("Added a stop"), initiator=initiator) as session:
        count = sum(row["walk_id"] == walk_id for row in read_rows(session, STOP))
        surface = surface_at(session, x, y)
        name = surface["name"] if surface else _("Stop {number}").format(number=count + 1)
        values = {"walk_id": walk_id, "title": name, "x": as_decimal(x), "y": as_decimal(y)}
        return add_rows(session, STOP, [values])[0]


def place_row(
    project: Project, table: str, row_id: str, x: float, y: float, *, initiator: object = None
) -> None:
    """Say where a finding or a stop is; a finding without a surface gets the one there."""
    kind = FINDING if table == FINDING.table else STOP
    what = f"_:{kind.one}"
    with project.edit(N_("Moved {what} on the map"), initiator=initiator, what=what) as session:
        row = read_row(session, kind, row_id)
        values: dict[str, Any] = {"x": as_decimal(x), "y": as_decimal(y)}
        if row is not None and kind is FINDING and row["surface_id"] is None:
            values |= _surface(session, x, y)
        update_row(session, kind, row_id, values)


def _surface(session: Session, x: float, y: float) -> Values:
    found = surface_at(session, x, y)
    return {"surface_id": found["id"]} if found else {}


def constants_at(session: Session, stop_id: str) -> Values:
    """Return what a finding that is written at a stop gets from it: place, day and source."""
    stop = read_row(session, STOP, stop_id)
    if stop is None:
        return {}
    walk = read_row(session, WALK, stop["walk_id"])
    values: Values = {"walk_stop_id": stop_id, "source": "walk"}
    if walk is not None and walk["walked_on"] is not None:
        values["found_on"] = walk["walked_on"]
    if stop["x"] is not None and stop["y"] is not None:
        values |= {"x": stop["x"], "y": stop["y"]}
        values |= _surface(session, float(stop["x"]), float(stop["y"]))
    return values


def constants_on(session: Session, x: float, y: float, today: date) -> Values:
    """Return what a finding that is written for a point of the map gets from it."""
    return {"x": as_decimal(x), "y": as_decimal(y), "found_on": today, **_surface(session, x, y)}
