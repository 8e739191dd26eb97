"""What has happened on the surfaces near an owner's properties: findings, log, people staying."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from workbench.base.formats import number_text
from workbench.base.language import _
from workbench.documents.content import Column, ColumnKind, Row, Table
from workbench.measures.observations import read_observations
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.findings import is_open
from workbench.rules.overlay import apart
from workbench.rules.shapes import Shape, ShapeError, read_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.measures.observations import Observations
    from workbench.project.register import Values

NEAR: Final = 30.0  # m from a property's boundary: across the street
YEAR: Final = timedelta(days=365)


class Surroundings:
    """What was counted on every surface, read once for all owners."""

    def __init__(self, session: Session, today: date) -> None:
        self._today = today
        self._surfaces = read_rows(session, record("surface"))
        self._findings = _by_surface(read_rows(session, record("finding")))
        self._log = _by_surface(read_rows(session, record("log_entry")))
        self._seen = read_observations(session)

    def near_table(self, properties: Iterable[Values]) -> Table | None:
        """Return a row for each surface near some properties on which something was counted.

        None where the map shows no such surface. Findings are those ever made; the log is counted
        over the year before ``today``; people staying are those of the last two rounds, in the time
        slots that both have.
        """
        told: list[tuple[str | int | None, ...]] = [
            (
                surface["name"] or surface["code"],
                _mended(self._findings.get(surface["id"], ())),
                _logged(self._log.get(surface["id"], ()), self._today),
                _staying(self._seen, surface["id"]),
            )
            for surface in _near(self._surfaces, properties)
        ]
        rows = [each for each in told if any(each[1:])]
        if not rows:
            return None
        columns = (
            Column(_("Surface"), header=True, weight=3),
            Column(_("Findings mended"), weight=2),
            Column(_("In the log, 12 months"), ColumnKind.INTEGER, weight=2),
            Column(_("People staying"), weight=2),
        )
        wanted = [at for at in range(len(columns)) if any(row[at] for row in rows)]
        cells = (Row(tuple(row[at] for at in wanted)) for row in rows)
        return Table(tuple(columns[at] for at in wanted), tuple(cells))


def _near(surfaces: Sequence[Values], properties: Iterable[Values]) -> list[Values]:
    """Return the surfaces whose outline is near that of a property, in their order."""
    owned = [shape for row in properties if (shape := _drawn(row))]
    return [
        row
        for row in surfaces
        if (shape := _drawn(row)) and any(apart(shape, each) <= NEAR for each in owned)
    ]


def _drawn(row: Values) -> Shape:
    try:
        return read_shape(row["outline"] or "")
    except ShapeError:
        return ()


def _by_surface(rows: Iterable[Values]) -> dict[str, list[Values]]:
    found: dict[str, list[Values]] = {}
    for row in rows:
        found.setdefault(row["surface_id"] or "", []).append(row)
    return found


def _mended(findings: Sequence[Values]) -> str:
    if not findings:
        return ""
    mended = sum(not is_open(row) for row in findings)
    return _("{count} of {all}").format(count=mended, all=len(findings))


def _logged(entries: Iterable[Values], today: date) -> int:
    """Return how much the log has; with the year before it is not compared, as logs begin once."""
    days = [row["happened_on"] for row in entries if row["happened_on"]]
    return sum(today - YEAR < day <= today for day in days)


def _staying(seen: Observations, surface: str) -> str:
    if len(seen.rounds) < 2:  # noqa: PLR2004 - a change needs two rounds
        return ""
    found = seen.compare(seen.rounds[-2], seen.rounds[-1], "staying", surface)
    return f"{number_text(found.before)} → {number_text(found.after)}" if found else ""
