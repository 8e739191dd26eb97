"""A month in figures: what the log counted, who mended how soon, what took place, what waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text, month_long, month_short, number_text
from workbench.base.language import _, ngettext
from workbench.models.operations_choices import INCIDENT_TYPES
from workbench.project.duty_log import LOG, entries_about, log_begins, log_days
from workbench.project.register import read_rows, titles
from workbench.project.working_days import read_calendar
from workbench.rules.duty_log import (
    LONG_OPEN,
    Mending,
    MonthCount,
    answered_share,
    days_between,
    left_lying,
    mendings,
    month_counts,
    still_open,
)
from workbench.rules.year import Month
from workbench.steps.operations.views import EVENT, MONTH_SHEET, permit_danger

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.rules.duty_log import Entry

MOST_DECISIONS: Final = 3
MOST_CASES: Final = 5


@dataclass(frozen=True)
class OpenCase:
    """A fault still to be mended: what and where, who answers, since when, working days."""

    id: str
    what: str
    responsible: str | None
    since: date
    days: int


@dataclass(frozen=True)
class MonthFacts:
    """All that is said of a month; ``until`` is its last day, or today while it goes on.

    ``oldest`` says in words what the oldest open case of each party is, by its id; ``cases`` are
    the oldest of all.
    """

    month: Month
    until: date
    counts: tuple[MonthCount, ...]
    mending: tuple[Mending, ...]
    events: tuple[Values, ...]
    answered: tuple[int, int]
    open_now: int
    long_open: int
    parties: dict[str, str]
    summary: str
    decide: tuple[str, ...]
    oldest: dict[str, str]
    cases: tuple[OpenCase, ...]

    @property
    def total(self) -> int:
        """How many entries there are of the month."""
        return sum(each.now for each in self.counts)

    @property
    def before(self) -> int | None:
        """How many there were of the month before, None where the log had not begun."""
        return _sum([each.before for each in self.counts])

    @property
    def year_ago(self) -> int | None:
        """How many there were of the same month last year, None where the log had not begun."""
        return _sum([each.year_ago for each in self.counts])

    @property
    def incidents(self) -> int:
        """How many disturbances and accidents there were."""
        return sum(each.now for each in self.counts if each.type in INCIDENT_TYPES)

    @property
    def mended(self) -> int:
        """How many faults were mended in the month."""
        return sum(each.mended for each in self.mending)

    @property
    def visitors(self) -> int:
        """How many visitors were counted at the events of the month."""
        return sum(each["visitors"] or 0 for each in self.events)

    def name(self) -> str:
        """Return the month in words."""
        return month_words(self.month)


def _sum(values: list[int | None]) -> int | None:
    known = [each for each in values if each is not None]
    return sum(known) if known else None


def month_words(month: Month) -> str:
    """Return a month with its year in words, as in "september 2026"."""
    return f"{month_long(month.first_day)} {month.year}"


def month_short_words(month: Month) -> str:
    """Return a month with its year in few letters, as in "sep 2026"."""
    return f"{month_short(month.first_day)} {month.year}"


def months_of_log(session: Session, today: date) -> tuple[Month, ...]:
    """Return the months that there is anything of, the newest first; the present one at least."""
    days = set(log_days(session))
    days |= {row["starts_on"] for row in read_rows(session, EVENT) if row["starts_on"]}
    found = {Month.of(day) for day in days if day <= today} | {Month.of(today)}
    return tuple(sorted(found, reverse=True))


def latest_whole(session: Session, today: date) -> Month:
    """Return the month one reports of: the last whole one with entries, else the present one."""
    present = Month.of(today)
    return next((m for m in months_of_log(session, today) if m < present), present)


def read_month(session: Session, month: Month, today: date) -> MonthFacts:
    """Return the figures of a month as they are today."""
    until = min(month.last_day, today)
    entries, days = entries_about(session, month, until), read_calendar(session)
    own = [e for e in entries if Month.of(e.on) == month]
    sheets = read_rows(session, MONTH_SHEET)
    said = next((row for row in sheets if row["month"] and Month.of(row["month"]) == month), None)
    events = tuple(
        row for row in read_rows(session, EVENT)
        if row["starts_on"] and Month.of(row["starts_on"]) == month
        and row["status"] != "cancelled"
    )  # fmt: skip
    mending = mendings(entries, month, until, days)
    still = still_open(entries, until)
    first = still[:MOST_CASES]
    what = _words(session, {each.id for each in first} | {each.oldest_id for each in mending})
    return MonthFacts(
        month,
        until,
        month_counts(entries, month, log_begins(session)),
        mending,
        events,
        answered_share(own),
        len(still),
        sum(days_between(each.on, until, days) > LONG_OPEN for each in still),
        titles(session, "organisation"),
        said["summary"] if said else "",
        _decisions(session, entries, said, today),
        what,
        tuple(
            OpenCase(e.id, what.get(e.id, ""), e.responsible, e.on, days_between(e.on, until, days))
            for e in first
        ),
    )


def _words(session: Session, keys: Iterable[str | None]) -> dict[str, str]:
    """Return of log entries what they are about and where, by id."""
    surfaces, found = titles(session, "surface"), {}
    for row in read_rows(session, LOG, [key for key in keys if key]):
        where = surfaces.get(row["surface_id"] or "", "")
        named = filter(None, (row["title"] or type_words(row["type"] or "other"), where))
        found[row["id"]] = ", ".join(named)
    return found


def _decisions(
    session: Session, entries: list[Entry], said: Values | None, today: date
) -> tuple[str, ...]:
    """Return what is to be decided: what people wrote, else what the figures ask for."""
    written = [line.strip() for line in (said["decide"] if said else "").splitlines()]
    written = [line for line in written if line]
    return tuple((written or proposals(session, entries, today))[:MOST_DECISIONS])


def proposals(session: Session, entries: list[Entry], today: date) -> list[str]:
    """Return what the figures ask to be decided, the most urgent first."""
    found = []
    for row in read_rows(session, EVENT):
        if permit_danger(row, today):
            what = _("Permit for “{event}”, which begins {day}").format(
                event=row["title"], day=date_text(row["starts_on"])
            )
            found.append(what)
    nobody = sum(e.open and e.responsible is None for e in entries)
    if nobody:
        said = ngettext(
            "Who answers for {count} open case that nobody is responsible for",
            "Who answers for {count} open cases that nobody is responsible for",
            nobody,
        )
        found.append(said.format(count=number_text(nobody)))
    lying = left_lying(entries, today, read_calendar(session))
    if lying:
        said = ngettext(
            "How {count} case that has lain more than 20 working days gets mended",
            "How {count} cases that have lain more than 20 working days get mended",
            len(lying),
        )
        found.append(said.format(count=number_text(len(lying))))
    return found


def type_words(key: str) -> str:
    """Return what a type of entry is called."""
    choice = LOG["type"].choice(key)
    return choice.text() if choice else key


def party_words(facts: MonthFacts, key: str | None) -> str:
    """Return what a party that mends is called."""
    return facts.parties.get(key or "", "") or _("Nobody responsible")


def oldest_words(facts: MonthFacts, each: Mending, most: int = 80) -> str:
    """Return how long the oldest open case of a party has lain and what it is; a dash for none."""
    if each.oldest_id is None:
        return "–"
    what = facts.oldest.get(each.oldest_id, "")
    what = what if len(what) <= most else f"{what[:most].rstrip()} …"
    days = ngettext("{count} day", "{count} days", each.oldest)
    return f"{days.format(count=number_text(each.oldest))}: {what}"


def days_words(days: float | None) -> str:
    """Return a median of working days, with a decimal only where it has one."""
    if days is None:
        return "–"
    return number_text(days, 0 if days == int(days) else 1)
