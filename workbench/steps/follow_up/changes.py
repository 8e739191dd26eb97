"""What has changed between two moments, in plain words: for the meeting that asks first of all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from workbench.base.formats import date_text, decimal_text, kr
from workbench.base.language import N_, _, ngettext
from workbench.models.field import Kind
from workbench.models.registry import RECORDS
from workbench.project.differences import differences_between
from workbench.project.register import codes, names, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy.orm import Session

    from workbench.models.field import Field, Record, Through
    from workbench.project.differences import Difference
    from workbench.project.project import Project

    Hides = Callable[[Field], bool]

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
_UNTOLD: Final = frozenset({"look", "step_note", "process_criterion", "review_silence"})
_LONG: Final = 60


@dataclass(frozen=True)
class Story:
    """What became of one row: what it is called, which kind of change, and field by field."""

    table: str
    row_id: str
    kind: str
    title: str
    what: str

    def words(self) -> str:
        """Return what happened, in a few words."""
        return {ADDED: _("new"), REMOVED: _("gone"), CHANGED: self.what}[self.kind]


def stories(project: Project, since: date, until: date, hides: Hides) -> list[Story]:
    """Return what is otherwise at the end of ``until`` than at the end of ``since``.

    In the order of the registers; rows of kinds that nobody reads are left out. ``hides`` says
    which fields may not be told.
    """
    zone = project.clock.now().astimezone().tzinfo
    moments = [datetime.combine(day + timedelta(days=1), time(), zone) for day in (since, until)]
    found = differences_between(project.raw, *moments)
    with project.read() as session:
        teller = _Teller(session, hides)
        told = [teller.story(each) for each in found if each.table in RECORDS]
        told += teller.linked([each for each in found if each.table not in RECORDS], found)
    order = list(RECORDS)
    return sorted(_joined(told), key=lambda each: (order.index(each.table), each.title))


def _joined(told: Iterable[Story | None]) -> list[Story]:
    """Return one story for each row: what its fields say and what its links say."""
    found: dict[tuple[str, str], Story] = {}
    for each in told:
        if each is None:
            continue
        before = found.get((each.table, each.row_id))
        said = f"{before.what} · {each.what}" if before is not None else each.what
        found[each.table, each.row_id] = replace(each, what=said)
    return list(found.values())


def _links_of(through: Through, links: Iterable[Difference]) -> list[tuple[str, Difference]]:
    """Return the links of a field with whose they are.

    A link that was taken away and made anew, as a table of years is written, is one that changed.
    """
    found: dict[tuple[str, object, object], Difference] = {}
    for each in links:
        values = each.after or each.before or {}
        owner = values.get(through.here)
        fits = all(values.get(name) == value for name, value in through.fixed)
        if each.table != through.table or not owner or not fits:
            continue
        # Two ends tell links apart; where the other end is a figure, its year does.
        key = (
            str(owner),
            values.get("year"),
            None if "year" in values else values.get(through.there),
        )
        other = found.get(key)
        if other is not None:
            before, after = each.before or other.before, each.after or other.after
            found[key] = replace(each, before=before, after=after)
        else:
            found[key] = each
    return [(key[0], each) for key, each in found.items()]


def summary_words(found: Iterable[Story]) -> str:
    """Return how many rows are new, changed and gone."""
    count = dict.fromkeys((ADDED, CHANGED, REMOVED), 0)
    for each in found:
        count[each.kind] += 1
    parts = (
        ngettext("{count} new", "{count} new ones", count[ADDED]).format(count=count[ADDED]),
        ngettext("{count} changed", "{count} changed", count[CHANGED]).format(count=count[CHANGED]),
        _("{count} gone").format(count=count[REMOVED]),
    )
    return " · ".join(parts)


class _Teller:
    """Tells changes of rows by their declarations, without what may not be told."""

    def __init__(self, session: Session, hides: Hides) -> None:
        self._session, self._hides = session, hides
        self._names: dict[str, dict[str, str]] = {}
        self._codes: dict[str, dict[str, str]] = {}

    def story(self, each: Difference) -> Story | None:
        """Return what became of a row; None where nothing may or need be told."""
        if each.table in _UNTOLD:
            return None
        kind = RECORDS[each.table]
        stored = each.before or each.after or {}
        if self._hides(kind[kind.title_field]) and all(f.name != "code" for f in kind.fields):
            return None  # not even that it is there
        title = self._title(kind, each.row_id, stored)
        if each.before is None or each.after is None:
            return Story(each.table, each.row_id, ADDED if each.after else REMOVED, title, "")
        fields = [f for f in kind.fields if f.name in each.after and not f.hidden]
        told = [self._told(f, each.before.get(f.name), each.after[f.name]) for f in fields]
        said = " · ".join(filter(None, told))
        return Story(each.table, each.row_id, CHANGED, title, said) if said else None

    def _told(self, field: Field, before: object, after: object) -> str:
        if self._hides(field):
            return ""
        was, now = self._value(field, before), self._value(field, after)
        if field.kind is Kind.SHAPE or (was == now):
            return _("{field} drawn anew").format(field=field.title()) if was != now else ""
        return f"{field.title()}: {was or '–'} → {now or '–'}"

    def linked(self, links: list[Difference], told: list[Difference]) -> list[Story | None]:
        """Return the rows of which only links or yearly values changed."""
        known = {(each.table, each.row_id) for each in told if each.before is None
                 or each.after is None}  # fmt: skip
        found: dict[tuple[str, str], list[str]] = {}
        for kind in RECORDS.values():
            for field in kind.fields:
                if field.through is None or self._hides(field):
                    continue
                for owner, each in _links_of(field.through, links):
                    said = self._link(field, each) if (kind.table, owner) not in known else ""
                    if said:
                        found.setdefault((kind.table, owner), []).append(said)
        return [
            Story(table, key, CHANGED, self._title(RECORDS[table], key, {}), " · ".join(said))
            for (table, key), said in found.items()
        ]

    def _link(self, field: Field, each: Difference) -> str:
        """Return what became of a link or of a year's value, "" where all is as it was."""
        through = field.through
        values = {**(each.before or {}), **(each.after or {})}
        if through is None:
            return ""
        if field.kind is Kind.YEARLY:
            before, after = (
                self._number(field, (side or {}).get(through.there))
                for side in (each.before, each.after)
            )
            year = values.get("year", "")
            return f"{field.title()} {year}: {before or '–'} → {after or '–'}" * (before != after)
        if each.before and each.after:
            return ""
        name = self._name(field.target, str(values.get(through.there, "")))
        return f"{field.title()}: {'+' if each.after else '−'} {name}"

    def _title(self, kind: Record, row_id: str, stored: Mapping[str, Any]) -> str:
        """Return what a row is called: its kind, its code, and its title where it may be told."""
        title = kind[kind.title_field]
        one = _(kind.one).capitalize()
        code = self._code(kind.table, row_id) or str(stored.get("code", "") or "")
        if self._hides(title):
            return f"{one} {code}".strip()
        name = self._name(kind.table, row_id) or str(stored.get(title.name, "") or "")
        return f"{one} {code} {name}".replace("  ", " ").strip()

    def _name(self, table: str, key: str) -> str:
        if table not in self._names:
            self._names[table] = names(self._session, table)
        title = RECORDS[table][RECORDS[table].title_field]
        if self._hides(title):
            return self._code(table, key)
        return self._names[table].get(key, "")

    def _code(self, table: str, key: str) -> str:
        if table not in self._codes:
            self._codes[table] = codes(self._session, table)
        return self._codes[table].get(key, "")

    def _value(self, field: Field, value: Any) -> str:  # noqa: ANN401 - as it is stored
        if value is None or value == "":
            return ""
        if field.kind is Kind.REFERENCE:
            return self._name(field.target, str(value))
        if field.kind is Kind.CHOICE:
            found = field.choice(value)
            return found.text() if found else str(value)
        if field.kind is Kind.YES_NO:
            return _("Yes") if value else _("No")
        return self._number(field, value)

    @staticmethod
    def _number(field: Field, value: Any) -> str:  # noqa: ANN401 - as it is stored
        if value is None:
            return ""
        if field.kind is Kind.MONEY or field.money:
            return kr(int(value))
        if field.kind is Kind.DATE:
            return date_text(date.fromisoformat(str(value)))
        if field.kind in {Kind.DECIMAL, Kind.YEARLY, Kind.INTEGER}:
            try:
                number = decimal_text(Decimal(str(value)))
            except InvalidOperation:
                return str(value)
            return f"{number} %" if field.unit == "%" else number
        text = " ".join(str(value).split())
        return text if len(text) <= _LONG else f"{text[:_LONG]}…"


# -- moments to count from


@dataclass(frozen=True)
class Moment:
    """A day that people count from, and what it is called."""

    day: date
    title: str


MEETING_TABLE: Final = "meeting"
USUAL: Final = ((7, N_("A week ago")), (30, N_("A month ago")), (91, N_("Three months ago")))


def moments(session: Session, today: date) -> tuple[Moment, ...]:
    """Return the days that people ask from: meetings that were held, and usual spans."""
    found = [Moment(today - timedelta(days=days), _(title)) for days, title in USUAL]
    found.append(Moment(date(today.year - 1, 12, 31), _("The turn of the year")))
    return (*_meetings(session, today), *found)


def _meetings(session: Session, today: date) -> tuple[Moment, ...]:
    kind = RECORDS.get(MEETING_TABLE)
    day = next((f for f in kind.fields if f.kind is Kind.DATE), None) if kind else None
    if kind is None or day is None:
        return ()
    rows = [row for row in read_rows(session, kind) if row[day.name] and row[day.name] <= today]
    rows.sort(key=lambda row: row[day.name], reverse=True)
    said = _("The meeting {day}")
    return tuple(Moment(r[day.name], said.format(day=date_text(r[day.name]))) for r in rows[:6])
