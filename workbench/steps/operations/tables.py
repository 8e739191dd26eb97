"""The tables of the daily work in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.documents.content import Column, ColumnKind, Row, RowRole, Table
from workbench.project.register import titles
from workbench.steps.operations.month import (
    days_words,
    month_words,
    oldest_words,
    party_words,
    type_words,
)
from workbench.steps.operations.views import EVENT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.content import Value
    from workbench.project.register import Values
    from workbench.rules.duty_log import MonthCount
    from workbench.rules.year import Month
    from workbench.steps.operations.month import MonthFacts

NONE: Final = "–"
CASE: Final = 32  # letters of a case that stand on one line


def _or_none(value: int | None) -> Value:
    return NONE if value is None else value


def _sums(counts: Sequence[MonthCount]) -> tuple[Value, Value, Value]:
    """Return what several types come to; the log began for all of them on the same day."""
    begun = [c.before is not None for c in counts], [c.year_ago is not None for c in counts]
    return (
        sum(c.now for c in counts),
        sum(c.before or 0 for c in counts) if all(begun[0]) else NONE,
        sum(c.year_ago or 0 for c in counts) if all(begun[1]) else NONE,
    )


def types_table(
    facts: MonthFacts, most: int = 20, said: Callable[[Month], str] = month_words
) -> Table:
    """Return the counts by type against the month before and the same month last year."""
    columns = (
        Column(_("Type"), header=True, weight=3),
        Column(said(facts.month), ColumnKind.INTEGER, weight=1.3),
        Column(said(facts.month.plus(-1)), ColumnKind.INTEGER, weight=1.3),
        Column(said(facts.month.plus(-12)), ColumnKind.INTEGER, weight=1.3),
    )
    rows = [
        Row((type_words(c.type), c.now, _or_none(c.before), _or_none(c.year_ago)))
        for c in facts.counts[:most]
    ]
    if rest := facts.counts[most:]:
        rows.append(Row((_("Other types"), *_sums(rest))))
    rows.append(
        Row(
            (_("All"), facts.total, _or_none(facts.before), _or_none(facts.year_ago)),
            RowRole.TOTAL,
        )
    )
    return Table(columns, tuple(rows), _("Entries in the duty log by type"))


def mending_table(facts: MonthFacts, most: int = 20) -> Table:
    """Return how soon each party mends, in working days, and which open case is the oldest."""
    columns = (
        Column(_("Responsible"), header=True, weight=2.4),
        Column(_("Mended"), ColumnKind.INTEGER),
        Column(_("Median"), ColumnKind.DECIMAL),
        Column(_("Open"), ColumnKind.INTEGER, weight=0.8),
        Column(_("Oldest open case"), weight=4.4),
    )
    rows = tuple(
        Row((party_words(facts, m.responsible), m.mended, days_words(m.days), m.open,
             oldest_words(facts, m, CASE)))
        for m in facts.mending[:most]
    )  # fmt: skip
    return Table(columns, rows, _("Working days until faults are mended"))


def events_table(session: Session, events: Sequence[Values], today: date) -> Table:
    """Return events with day, place, permit and visitors."""
    zones = titles(session, "surface")
    columns = (
        Column(EVENT["title"].title(), header=True, weight=3),
        Column(_("Day"), weight=1.4),
        Column(EVENT["surfaces"].title(), weight=2),
        Column(EVENT["permit"].title(), weight=1.6),
        Column(EVENT["visitors"].column_title(), ColumnKind.INTEGER, weight=1.1),
    )
    rows = tuple(
        Row((
            row["title"],
            date_text(row["starts_on"]),
            ", ".join(zones[key] for key in row["surfaces"] if key in zones),
            _permit(row),
            row["visitors"] if row["visitors"] is not None else _waits(row, today),
        ))
        for row in events
    )  # fmt: skip
    return Table(columns, rows, _("Events on the place"))


def _permit(row: Values) -> str:
    choice = EVENT["permit"].choice(row["permit"])
    return choice.text() if choice else ""


def _waits(row: Values, today: date) -> str:
    """Return what stands instead of a count: nothing yet, or that it is missing."""
    return "" if row["starts_on"] is None or row["starts_on"] >= today else NONE
