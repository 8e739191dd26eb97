"""How each indicator stands: value, target, certainty and age."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbench.base.formats import date_text, decimal_text, number_text
from workbench.base.language import N_, _
from workbench.measures.indicators import fetch_all, typed_years
from workbench.measures.readings import Certainty, Fetched, Reading
from workbench.models.registry import record
from workbench.project.once import once
from workbench.project.register import read_rows
from workbench.rules.freshness import Freshness, freshness
from workbench.rules.indicators import Direction, Light, Target, light

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

Values = Mapping[str, Any]
LIGHTS = {
    Light.GREEN: N_("Green"),
    Light.YELLOW: N_("Yellow"),
    Light.RED: N_("Red"),
    Light.GREY: N_("No target"),
}
MEANINGS = {
    Light.GREEN: N_("Target met"),
    Light.YELLOW: N_("On the way"),
    Light.RED: N_("Far from target"),
    Light.GREY: N_("Not measured"),
}
# Units that say nothing more than the number.
_COUNTED = frozenset({"antal", "st", "enhet", "number", "count"})
CERTAINTIES = {
    Certainty.CERTAIN: N_("{light}, certain"),
    Certainty.UNCERTAIN: N_("{light}, not certain"),
    Certainty.NOT_COMPARABLE: N_("{light}, not comparable"),
    Certainty.UNKNOWN: N_("{light}"),
}


@dataclass(frozen=True)
class Standing:
    """How an indicator stands: its newest value, the target of that year, the light, certainty.

    ``year`` is the year of the value, None when there is none. ``series`` are its values in the
    order of time, the baseline among them. ``certainty`` is that of the change since the baseline.
    ``stale`` says that a new value is due and nobody has looked at it in the meantime.
    """

    values: Values
    year: int | None
    value: Decimal | None
    target: Decimal | None
    light: Light
    reading: Reading | None = None
    baseline: Reading | None = None
    certainty: Certainty = Certainty.UNKNOWN
    fresh: Freshness = field(default_factory=lambda: Freshness(None, None, 0))
    series: tuple[Reading, ...] = ()
    fetched: Fetched | None = None
    stale: bool = False

    def light_text(self) -> str:
        """Return the light and how certain the change is: "Green, not certain"."""
        if self.value is None:
            return _("Not measured")
        word = _(LIGHTS[self.light])
        if self.light is Light.GREY:
            return word
        return _(CERTAINTIES[self.certainty]).format(light=word)

    def meaning(self) -> str:
        """Return what the light means: "Target met"."""
        grey = self.light is Light.GREY and self.value is not None
        return _(LIGHTS[Light.GREY]) if grey else _(MEANINGS[self.light])

    def with_unit(self, number: Decimal | None) -> str:
        """Return a number of this indicator with its unit."""
        if number is None:
            return "–"
        unit, text = self.values["unit"], self.number(number)
        return f"{text} {unit}" if unit and unit not in _COUNTED else text

    def number(self, number: Decimal) -> str:
        """Return a number with as many decimals as the newest value."""
        if self.fetched is not None and self.reading is not None:
            newest = self.reading.value
            exponent = newest.as_tuple().exponent if newest is not None else 0
            own = number.as_tuple().exponent
            places = min(exponent if isinstance(exponent, int) else 0,
                         own if isinstance(own, int) else 0)  # fmt: skip
            return number_text(number, -places)
        return decimal_text(number)

    def interval_text(self) -> str:
        """Return the interval of the newest value, "" where it has none: "48,0–61,3"."""
        found = self.reading
        if found is None or found.low is None or found.high is None:
            return ""
        return f"{self.number(found.low)}–{self.number(found.high)}"

    def source_text(self) -> str:
        """Return where the newest value comes from and of when it is."""
        found = self.reading
        if found is None:
            return ""
        source = found.source or self.values["source"]
        when = date_text(found.day) if found.day else found.name
        return f"{source}, {when}" if source else when

    def age_text(self) -> str:
        """Return when it was measured last and should be the next time, in a sentence."""
        if self.value is None:
            return _("never measured")
        if self.fresh.last is None:
            return _("measured {year}, the day is not noted").format(year=self.year)
        if self.fresh.due is not None and self.fresh.is_due:
            return _("last measured {day}, was due {due}").format(
                day=date_text(self.fresh.last), due=date_text(self.fresh.due)
            )
        return _("last measured {day}, due {due}").format(
            day=date_text(self.fresh.last), due=date_text(self.fresh.due)
        )


@once
def standings(session: Session, today: date) -> dict[str, Standing]:
    """Return how every indicator stands, by its id."""
    rows = read_rows(session, record("indicator"))
    fetched = fetch_all(session, rows)
    looks = last_looks(session, "indicator_id")
    return {
        row["id"]: standing(row, today, fetched.get(row["id"]), looks.get(row["id"]))
        for row in rows
    }


def last_looks(session: Session, column: str) -> dict[str, date]:
    """Return the day on which somebody last looked at each row, by its id."""
    found: dict[str, date] = {}
    for row in read_rows(session, record("look")):
        key, day = row[column], row["looked_on"]
        if key and day:
            found[key] = max(day, found.get(key, day))
    return found


def standing(
    row: Values, today: date, fetched: Fetched | None = None, looked_on: date | None = None
) -> Standing:
    """Return how one indicator stands: the newest value not later than this year, by its target."""
    typed = typed_years(dict(row))
    series = fetched.readings if fetched is not None else tuple(typed.values())
    known = [
        each
        for each in series
        if each.value is not None and (each.year is None or each.year <= today.year)
    ]
    if fetched is None:
        known = [each for each in known if each.year in row["values"]]
    newest = known[-1] if known else None
    year = newest.year if newest else None
    target = row["targets"].get(year if year is not None else today.year)
    baseline = _baseline(row, newest, series)
    aim = Target(
        Direction(row["direction"] or "higher"),
        target,
        baseline.value if baseline else None,
        row["target_upper"],
    )
    value = newest.value if newest else None
    measured = newest.day if newest else None
    seen = max(filter(None, (measured, looked_on)), default=None)
    return Standing(
        row,
        year,
        value,
        target,
        light(value, aim),
        newest,
        baseline,
        _certainty(row, newest, series),
        freshness(measured, row["frequency"], today),
        _with_baseline(baseline, series),
        fetched,
        freshness(seen, row["frequency"], today).is_due,
    )


def _baseline(row: Values, newest: Reading | None, series: tuple[Reading, ...]) -> Reading | None:
    """Return what was written as baseline, else the first value where there is a newer one."""
    if row["baseline"] is not None:
        year, day = row["baseline_year"], row["baseline_on"]
        name = str(year or (day.year if day else "")) or _("Baseline")
        return Reading(
            name, day, year or (day.year if day else None), row["baseline"],
            source=row["baseline_source"],
        )  # fmt: skip
    first = next((each for each in series if each.value is not None), None)
    return first if first is not newest else None


def _certainty(row: Values, newest: Reading | None, series: tuple[Reading, ...]) -> Certainty:
    """Return how certain the change since the baseline is: from the reading of its year."""
    older = [each for each in series if each.value is not None and each is not newest]
    year = row["baseline_year"]
    then = next((each for each in older if year is None or each.year == year), None)
    return then.since if then else Certainty.UNKNOWN


def _with_baseline(baseline: Reading | None, series: tuple[Reading, ...]) -> tuple[Reading, ...]:
    shown = tuple(each for each in series if each.value is not None)
    years = {each.year for each in shown}
    return shown if baseline is None or baseline.year in years else (baseline, *shown)
