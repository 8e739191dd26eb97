"""Whose levy it is when a property changes hands: charged by the day (domain guide 2.2, 2)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workbench.rules.money import ORE_PER_KRONA, share_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.rules.levy import Levy


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who owns a property from a day on, until the next tenure; None where nobody knows."""

    owner: str | None
    since: date


@dataclass(frozen=True, slots=True)
class DayCharge:
    """An owner's part of a year's levy: ``days`` of ``of`` (365 or 366) and the öre for them."""

    owner: str | None
    days: int
    of: int
    amount: int


def by_day(
    amount: int, year: int, tenures: Sequence[Tenure], unit: int = ORE_PER_KRONA
) -> tuple[DayCharge, ...]:
    """Share out a year's levy by days among its owners; the parts add up to it exactly.

    Days before the first tenure are the first owner's. Whole multiples of ``unit`` where the amount
    is one, else öre. ValueError without any tenure.
    """
    if not tenures:
        raise ValueError(tenures)
    first, end = date(year, 1, 1), date(year + 1, 1, 1)
    ordered = sorted(tenures, key=lambda each: each.since)
    begins = [first, *(min(max(each.since, first), end) for each in ordered[1:])]
    days = [(after - before).days for before, after in zip(begins, [*begins[1:], end], strict=True)]
    step = 1 if amount % unit else unit
    parts = share_out(amount // step, days)
    return tuple(
        DayCharge(each.owner, count, (end - first).days, part * step)
        for each, count, part in zip(ordered, days, parts, strict=True)
        if count
    )


def by_owner(
    levy: Levy, year: int, changes: Mapping[str, Sequence[Tenure]]
) -> dict[str | None, int]:
    """Return the öre of each owner in a year; ``changes`` are tenures by property id.

    Properties without tenures are their owner's for the whole year.
    """
    sums: defaultdict[str | None, int] = defaultdict(int)
    for each, amount in zip(levy.roll.properties, levy.amounts, strict=True):
        for charge in _charges(amount, year, changes.get(each.id, ()), levy.model.unit, each.owner):
            sums[charge.owner] += charge.amount
    return dict(sums)


def _charges(
    amount: int, year: int, tenures: Sequence[Tenure], unit: int, owner: str | None
) -> Iterable[DayCharge]:
    return by_day(amount, year, tenures or [Tenure(owner, date(year, 1, 1))], unit)
