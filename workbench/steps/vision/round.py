"""The update round: what is due to be looked at, and what has been looked at today."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project.activity_dates import read_dated
from workbench.project.register import read_rows, titles
from workbench.steps.vision.views import last_looks, standings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.steps.vision.views import Standing

ACTIVITY: Final = record("activity")
LOOK_DAYS: Final = 28
"""An activity that is going on is looked at again after four weeks."""
OVER: Final = frozenset({"done", "cancelled"})


Fact = tuple[str, str]
"""A sentence and its tone: "warn" or "muted"."""


class Seen(StrEnum):
    """What came of looking at something today."""

    NOT_YET = "not_yet"
    UNCHANGED = "unchanged"
    CHANGED = "changed"


@dataclass(frozen=True)
class RoundItem:
    """Something to look at: an indicator (``stand``) or an activity, and what came of it.

    ``now`` is how it stands in a few words, ``facts`` what to know beside it. ``fetched`` values
    cannot be typed in.
    """

    table: str
    id: str
    code: str
    title: str
    now: str
    facts: tuple[Fact, ...]
    seen: Seen
    fetched: bool = False
    values: Values | None = None
    stand: Standing | None = None

    @property
    def open(self) -> bool:
        """Whether nobody has looked at it yet."""
        return self.seen is Seen.NOT_YET


@dataclass(frozen=True)
class Round:
    """All that is due or was looked at today, in the order in which it is gone through.

    ``next_due`` is the day of the first thing that comes due later, with its name.
    """

    items: tuple[RoundItem, ...]
    next_due: tuple[date, str] | None = None

    def count(self, seen: Seen) -> int:
        """Return how many have come out so."""
        return sum(each.seen is seen for each in self.items)

    @property
    def left(self) -> tuple[RoundItem, ...]:
        """What is still to be looked at."""
        return tuple(each for each in self.items if each.open)


def read_round(session: Session, today: date, *, everything: bool = False) -> Round:
    """Return the round of a day; with ``everything`` also what is not due yet."""
    seen = _seen_today(session, today)
    stands = list(standings(session, today).values())
    items = [
        _indicator(each, seen.get(each.values["id"], Seen.NOT_YET))
        for each in stands
        if everything or each.stale or each.values["id"] in seen
    ]
    looks = last_looks(session, "activity_id")
    names = titles(session, "organisation")
    rows = read_dated(session)
    rows.sort(key=lambda row: (row["finish"] is None, str(row["finish"] or ""), row["code"]))
    items += [
        _activity(row, seen.get(row["id"], Seen.NOT_YET), names, today)
        for row in rows
        if row["id"] in seen
        or (
            _under_way(row, today, everything=everything)
            and (everything or _long_ago(looks.get(row["id"]), today))
        )
    ]
    due = [
        (each.fresh.due, f"{each.values['code']} {each.values['title']}".strip())
        for each in stands
        if each.fresh.due is not None and each.fresh.due > today
    ]
    return Round(tuple(items), min(due, default=None))


def _seen_today(session: Session, today: date) -> dict[str, Seen]:
    return {
        row["indicator_id"] or row["activity_id"]: (
            Seen.CHANGED if row["changed"] else Seen.UNCHANGED
        )
        for row in read_rows(session, record("look"))
        if row["looked_on"] == today
    }


def _under_way(row: Values, today: date, *, everything: bool) -> bool:
    """Tell whether an activity is going on, or should be by now."""
    if row["status"] in OVER or row["status"] == "paused":
        return False
    begins = row["start"] or row["finish"]
    return row["status"] == "ongoing" or everything or (begins is not None and begins <= today)


def _long_ago(day: date | None, today: date) -> bool:
    return day is None or (today - day).days >= LOOK_DAYS


def _indicator(stand: Standing, seen: Seen) -> RoundItem:
    row = stand.values
    facts = [(stand.age_text(), "warn" if stand.stale else "muted")]
    if stand.target is not None:
        said = _("target {year}: {target}").format(
            year=stand.year or "", target=stand.with_unit(stand.target)
        )
        facts.append((said, "muted"))
    if row["method"]:
        facts.append((row["method"], "muted"))
    if stand.fetched is not None:
        said = _("The value is fetched by itself; a new one comes with the next measurement.")
        facts.append((said, "muted"))
    return RoundItem(
        "indicator",
        row["id"],
        row["code"],
        row["title"],
        f"{stand.with_unit(stand.value)} · {stand.light_text()}",
        tuple(facts),
        seen,
        stand.fetched is not None,
        dict(row),
        stand,
    )


def _activity(row: Values, seen: Seen, names: Mapping[str, str], today: date) -> RoundItem:
    return RoundItem(
        "activity",
        row["id"],
        row["code"],
        row["title"],
        activity_now(row),
        tuple(_activity_facts(row, names, today)),
        seen,
        values=row,
    )


def activity_now(row: Values) -> str:
    """Return how an activity stands: "Ongoing · 55 %"."""
    status = ACTIVITY["status"].choice(row["status"])
    parts = [status.text() if status else _("no status")]
    if row["progress"] is not None:
        parts.append(f"{row['progress']} %")
    return " · ".join(parts)


def _activity_facts(row: Values, names: Mapping[str, str], today: date) -> Iterator[Fact]:
    if row["start"] or row["finish"]:
        yield f"{date_text(row['start'])} – {date_text(row['finish'])}", "muted"
    if row["finish"] and row["finish"] < today and row["status"] not in OVER:
        days = (today - row["finish"]).days
        said = ngettext("{count} day late", "{count} days late", days)
        yield said.format(count=days), "warn"
    doing = ", ".join(names[key] for key in row["responsible"] if key in names)
    if doing:
        yield doing, "muted"
    if row["actual_start"]:
        yield _("started {day}").format(day=date_text(row["actual_start"])), "muted"
