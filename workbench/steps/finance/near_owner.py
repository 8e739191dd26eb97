"""What has happened on the surfaces near an owner's properties: findings, log, people staying."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.base.formats import number_text
from workbench.base.language import _, ngettext
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

    from workbench.measures.observations import Compared, Observations
    from workbench.project.register import Values

NEAR: Final = 30.0  # m from a property's boundary: across the street
YEAR: Final = timedelta(days=365)


class Counted(NamedTuple):
    """What was counted on a surface: findings mended and made, lines of the log, people staying.

    ``before`` and ``after`` are people of the last two rounds, None where there is nothing to
    compare.
    """

    name: str
    mended: int
    findings: int
    logged: int
    before: int | None
    after: int | None

    @property
    def weight(self) -> tuple[int, int, int]:
        """How much there is to tell: what has most goes first where there is room for few."""
        return self.findings, self.after or 0, self.logged


class Surroundings:
    """What was counted on every surface, read once for all owners."""

    def __init__(self, session: Session, today: date) -> None:
        self._today = today
        self._findings = _by_surface(read_rows(session, record("finding")))
        self._log = _by_surface(read_rows(session, record("log_entry")))
        self._seen = read_observations(session)
        drawn = ((row, _drawn(row)) for row in read_rows(session, record("surface")))
        self._surfaces = [(self._count(row), shape) for row, shape in drawn if shape]

    def near_table(self, properties: Iterable[Values]) -> Table | None:
        """Return a row for each surface near some properties on which something was counted.

        None where the map shows no such surface. Findings are those ever made; the log is counted
        over the year before ``today``; people staying are those of the last two rounds, in the time
        slots that both have.
        """
        return _table(self._near(properties), log=True)

    def short_table(self, properties: Iterable[Values], most: int) -> Table | None:
        """Return the rows of ``near_table`` that have most to tell, at most ``most`` of them.

        The log is left out where findings or people were counted.
        """
        near = self._near(properties)
        telling = [each for each in near if each.findings or each.before is not None]
        chosen = sorted(telling or near, key=lambda each: each.weight, reverse=True)[:most]
        return _table([each for each in near if each in chosen], log=not telling)

    def _near(self, properties: Iterable[Values]) -> list[Counted]:
        owned = [shape for row in properties if (shape := _drawn(row))]
        return [
            counted
            for counted, shape in self._surfaces
            if counted.findings or counted.logged or counted.before is not None
            if any(apart(shape, each) <= NEAR for each in owned)
        ]

    def _count(self, surface: Values) -> Counted:
        findings = self._findings.get(surface["id"], ())
        logged = _logged(self._log.get(surface["id"], ()), self._today)
        staying = _staying(self._seen, surface["id"])
        return Counted(
            surface["name"] or surface["code"],
            sum(not is_open(row) for row in findings),
            len(findings),
            logged,
            *((round(staying.before), round(staying.after)) if staying else (None, None)),
        )


def _table(near: Sequence[Counted], *, log: bool) -> Table | None:
    """Return what was counted, without columns in which there is nothing."""
    columns = (
        Column(_("Surface"), header=True),
        Column(_("Mended")),
        Column(_("In the log, 12 months"), ColumnKind.INTEGER),
        Column(_("Staying there")),
    )
    rows = [(each.name, _mended(each), each.logged, _change(each)) for each in near]
    wanted = [
        at
        for at in range(len(columns))
        if any(row[at] for row in rows) and (log or columns[at].kind is not ColumnKind.INTEGER)
    ]
    cells = tuple(Row(tuple(row[at] for at in wanted)) for row in rows)
    return Table(tuple(columns[at] for at in wanted), cells) if cells else None


def _mended(each: Counted) -> str:
    if not each.findings:
        return ""
    text = ngettext("{count} of {all} finding", "{count} of {all} findings", each.findings)
    return text.format(count=each.mended, all=each.findings)


def _change(each: Counted) -> str:
    if each.before is None or each.after is None:
        return ""
    return f"{number_text(each.before)} → {number_text(each.after)}"


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


def _logged(entries: Iterable[Values], today: date) -> int:
    """Return how much the log has; with the year before it is not compared, as logs begin once."""
    days = [row["happened_on"] for row in entries if row["happened_on"]]
    return sum(today - YEAR < day <= today for day in days)


def _staying(seen: Observations, surface: str) -> Compared | None:
    if len(seen.rounds) < 2:  # noqa: PLR2004 - a change needs two rounds
        return None
    return seen.compare(seen.rounds[-2], seen.rounds[-1], "staying", surface)
