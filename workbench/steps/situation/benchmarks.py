"""Reference figures of elsewhere beside the place's own, each with its source.

Incidents are held against figures per 1,000 residents and year, survey questions against shares;
never one against the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.base.formats import decimal_text, number_text
from workbench.base.language import _
from workbench.measures.incidents import read_incidents
from workbench.measures.survey_results import results_of
from workbench.measures.surveys import read_survey
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.proportions import proportion

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.measures.incidents import Incidents
    from workbench.measures.survey_types import ItemResult
    from workbench.project.register import Values
    from workbench.rules.proportions import Proportion

BENCHMARK: Final = record("benchmark")
_THOUSAND: Final = 1000
_MONTHS: Final = 12


class Elsewhere(NamedTuple):
    """A figure of elsewhere as it is written, with where it is from."""

    row: Values
    area: str
    figure: str
    source: str


class Own(NamedTuple):
    """The place's own figure as it is written, and what it rests on."""

    figure: str
    rests_on: str


@dataclass(frozen=True)
class Benchmarks:
    """All reference figures, and what is needed to reckon the place's own."""

    rows: tuple[Values, ...]
    residents: int | None
    own: dict[str, Own]

    def of_category(self, category: str) -> list[Elsewhere]:
        """Return the figures against which a category of incidents is held."""
        return [elsewhere(row) for row in self.rows if row["category"] == category]


def elsewhere(row: Values) -> Elsewhere:
    """Return a reference figure in words."""
    value, unit = row["value"], row["unit"]
    figure = "–" if value is None else decimal_text(value)
    where = " ".join(part for part in (row["area"], row["period"]) if part)
    source = ", ".join(part for part in (row["source"], row["quality"]) if part)
    return Elsewhere(row, where, f"{figure} {unit}".strip(), source)


def own_rate(found: Incidents, residents: int | None, category: str) -> Decimal | None:
    """Return how many incidents of a category came on 1,000 residents in the last whole year.

    None where no year was counted in full, or nobody is known to live there.
    """
    if not residents:
        return None
    months: dict[int, set[int]] = {}
    counts: dict[int, int] = {}
    for each in found.tallies():
        if each.category == category:
            year, first = each.period.starts.year, each.period.starts.month
            span = range(first, first + each.period.length.months)
            months.setdefault(year, set()).update(span)
            counts[year] = counts.get(year, 0) + each.count
    whole = [year for year, said in months.items() if len(said) == _MONTHS]
    if not whole:
        return None
    return Decimal(counts[max(whole)] * _THOUSAND) / residents


def rate_text(rate: Decimal) -> str:
    """Return a rate as it is written."""
    return number_text(rate, 1)


def read_benchmarks(session: Session) -> Benchmarks:
    """Return the reference figures with the place's own beside them."""
    rows = tuple(read_rows(session, BENCHMARK))
    residents = read_rows(session, record("project"))[0]["residents"]
    found = read_incidents(session)
    own: dict[str, Own] = {}
    for row in rows:
        if row["category"]:
            rate = own_rate(found, residents, row["category"])
            if rate is not None:
                said = _("{count} residents").format(count=number_text(residents))
                own[row["id"]] = Own(rate_text(rate), said)
    if any(row["item_id"] for row in rows):
        own |= _own_shares(session, rows)
    return Benchmarks(rows, residents, own)


def _own_shares(session: Session, rows: tuple[Values, ...]) -> dict[str, Own]:
    content = read_survey(session)
    results = results_of(content) if content else None
    found: dict[str, Own] = {}
    for row in rows:
        item = results.of(row["item_id"] or "") if results else None
        share = _share(item, row["side"] or "positive") if item else None
        if share is None:
            continue
        low, high = number_text(100 * share.low, 1), number_text(100 * share.high, 1)
        said = _("{low}–{high}, {count} answers").format(
            low=low, high=high, count=number_text(share.n)
        )
        found[row["id"]] = Own(f"{number_text(100 * share.share, 1)} %", said)
    return found


def _share(item: ItemResult, side: str) -> Proportion | None:
    """Return the share of the last round, of the good or of the bad answers of the scale.

    None where it may not be shown: the bad answers only as far as they may be drawn themselves.
    """
    last = next((each for each in reversed(item.rounds) if each.share is not None), None)
    if last is None or side == "positive":
        return last.share if last else None
    size, good = item.scale.size, item.scale.positives
    bad = {place for place in range(1, size + 1) if size + 1 - place in good}
    inside = [
        each for each in last.row.segments if bad >= set(range(each.first + 1, each.last + 2))
    ]
    covered = {place for each in inside for place in range(each.first + 1, each.last + 2)}
    if covered != bad or not last.n:
        return None
    return proportion(sum(each.count for each in inside), last.n)
