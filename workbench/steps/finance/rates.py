"""Rates by date put to use: VAT of a line year by year, hours worth what was agreed.

Where no rate is in force the line says so (:class:`RateGap`) and no number is made up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from workbench.base.formats import date_text
from workbench.base.language import N_, _
from workbench.base.resources import resource
from workbench.models.registry import record
from workbench.project.register import add_rows, read_rows
from workbench.rules.budget import BudgetLine, LineKind, VatRate, in_kind_value
from workbench.rules.quarters import mean_rate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.rules.money import Exact

Values = Mapping[str, Any]
VAT, HOUR = record("vat_rate"), record("hour_rate")
_RULES: Final = {"nondeductible_vat": LineKind.VAT, "reserve": LineKind.RESERVE}


@dataclass(frozen=True)
class RateGap:
    """A line that needs a rate which is not in the table: the line, the year, the day."""

    line: Values
    year: int
    day: date
    hours: bool = False

    def text(self) -> str:
        """Return it as a sentence in the current language."""
        title = f"{self.line['code']} {self.line['title']}".strip()
        if self.hours:
            said = _(
                "{line}, {year}: no hourly rate is in force {day}. The hours count as nothing."
            )
        else:
            said = _("{line}, {year}: no VAT rate is in force {day}. No VAT is reckoned on it.")
        return said.format(line=title, year=self.year, day=date_text(self.day))


@dataclass(frozen=True)
class Rates:
    """The tables of rates of a project."""

    vat: tuple[VatRate, ...]
    hours: tuple[tuple[str, date, int], ...]

    def hour(self, kind: str, day: date) -> int | None:
        """Return what an hour of a kind is worth on a day in öre; None where nothing is agreed."""
        held = [(since, rate) for name, since, rate in self.hours if name == kind and since <= day]
        return max(held)[1] if held else None


def read_rates(session: Session) -> Rates:
    """Return the rates; rows that say neither rate nor day count for nothing."""
    vat = tuple(
        VatRate(row["category"], row["percent"], row["valid_from"], row["valid_to"])
        for row in read_rows(session, VAT)
        if row["category"] and row["percent"] is not None and row["valid_from"]
    )
    hours = tuple(
        (row["kind"], row["valid_from"], row["rate"])
        for row in read_rows(session, HOUR)
        if row["kind"] and row["rate"] is not None and row["valid_from"]
    )
    return Rates(vat, hours)


def rule_line(
    row: Values, rates: Rates, years: Iterable[int] = ()
) -> tuple[BudgetLine, tuple[RateGap, ...]]:
    """Return a line as the rules reckon with it, and the years whose rate is not known.

    ``years`` are those of the whole budget: hours are given in each of them.
    """
    kind = _RULES.get(row["rule"] or "") or LineKind(row["type"] or "cost")
    amounts: Mapping[int, int] = row["amounts"]
    gaps: list[RateGap] = []
    if row["rule"] == "hours":
        amounts, gaps = _hours(row, rates, years)
    vat: dict[int, Exact] = {}
    if row["vat_category"] and kind is LineKind.COST:
        for year, amount in amounts.items():
            if not amount:
                continue
            rate = mean_rate(rates.vat, row["vat_category"], year, row["rhythm"] or "even")
            if isinstance(rate, date):
                gaps.append(RateGap(row, year, rate))
                rate = Fraction(0)
            vat[year] = rate
    share = row["deductible_percent"]
    line = BudgetLine(
        row["code"],
        kind,
        amounts,
        0 if row["vat_category"] else row["vat_percent"] or 0,
        vat,
        None if share is None else Fraction(share) / 100,
    )
    return line, tuple(gaps)


def _hours(row: Values, rates: Rates, years: Iterable[int]) -> tuple[dict[int, int], list[RateGap]]:
    """Return the value of a line's hours by year."""
    amounts: dict[int, int] = {}
    gaps = []
    for year in years:
        day = date(year, 1, 1)
        rate = rates.hour(row["hour_kind"] or "", day)
        if rate is None:
            gaps.append(RateGap(row, year, day, hours=True))
        amounts[year] = in_kind_value(row["hours"] or Decimal(0), rate or 0)
    return amounts, gaps


def fetch_usual_rates(project: Project, *, initiator: object = None) -> int:
    """Fill the tables of rates with those known when this program was made; return how many.

    They carry their source and are rows like any other: to check, change and add to. What the
    tables have already is left alone.
    """
    bank = json.loads(resource("templates", "rates.json").read_text(encoding="utf-8"))
    with project.edit(N_("Fetched usual rates"), initiator=initiator) as session:
        count = 0
        for table, name in ((VAT, "vat"), (HOUR, "hours")):
            there = {_key(row) for row in read_rows(session, table)}
            new = [row for row in map(_typed, bank[name]) if _key(row) not in there]
            add_rows(session, table, new)
            count += len(new)
    return count


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    typed = dict(row)
    for name in ("valid_from", "valid_to"):
        if typed.get(name):
            typed[name] = date.fromisoformat(typed[name])
    if "percent" in typed:
        typed["percent"] = Decimal(typed["percent"])
    return typed


def _key(row: Values) -> tuple[Any, ...]:
    return row.get("category") or row.get("kind"), row["valid_from"]
