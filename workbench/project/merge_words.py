"""Merging told to people: which row and field a question is about, what each side says."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from workbench.base.formats import date_text, decimal_text, kr
from workbench.base.language import N_, _, ngettext
from workbench.models.field import Field, Kind, Privacy, Record
from workbench.models.registry import RECORDS, sql_table
from workbench.rules.three_way import WHOLE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from workbench.project.merge_apply import Written
    from workbench.project.merge_past import Key
    from workbench.project.merge_plan import Conflict, MergePlan
    from workbench.project.merge_settle import Settled

NOTHING: Final = N_("nothing")
GONE: Final = N_("deleted")
HIDDEN: Final = "•••"
_LONGEST: Final = 300


class MergeWords:
    """Says what rows and values are, reading names from our file and, where it has none, theirs.

    ``protected`` says nothing that is not public.
    """

    def __init__(self, settled: Settled, raw: sqlite3.Connection, *, protected: bool) -> None:
        self._rows, self._raw, self._protected = settled.rows, raw, protected
        self._ours, self._asked = settled.ours, {each.place: each for each in settled.asked}

    # -- questions

    def row(self, asked: Conflict) -> str:
        """Return which row a question is about: "Activity A12 Belysning"."""
        return self.named(asked.table, asked.row_id, _first_row(asked))

    def field(self, asked: Conflict) -> str:
        """Return the label of the field, "" of a row as a whole."""
        if asked.column == WHOLE:
            return ""
        field = declared(asked.table, asked.column)
        if field is None:
            return asked.column
        if field.kind is Kind.YEARLY:
            row = self._rows.get((asked.table, asked.row_id)) or {}
            return field.year_title(int(row.get("year") or 0))
        return field.title()

    def sides(self, asked: Conflict) -> tuple[str, str, str]:
        """Return in words what was before, what is here, and what the other file says."""
        if asked.column != WHOLE:
            field = declared(asked.table, asked.column)
            before, ours, theirs = (
                self.value(field, each) for each in (asked.base, asked.ours, asked.theirs)
            )
            return before, ours, theirs
        return (
            self._whole(asked, asked.base, asked.base),
            self._whole(asked, asked.ours, asked.base),
            self._whole(asked, asked.theirs, asked.base),
        )

    def _whole(self, asked: Conflict, row: Any, base: Any) -> str:  # noqa: ANN401 - a row or None
        """Return what became of a row on one side: what was changed in it, or that it is gone."""
        if row is None:
            return _(GONE) if base is not None else _("not there")
        if row is base or base is None or row == base:
            return self._title(asked.table, row) or _("there")
        told = [
            f"{field.title()}: {self.value(field, row[name])}"
            for name in row
            if row[name] != base.get(name) and (field := declared(asked.table, name)) is not None
        ]
        return _shortened("; ".join(told)) or _("there")

    # -- rows and values

    def named(self, table: str, row_id: str, row: Any = None) -> str:  # noqa: ANN401
        """Return what a row is called, with its kind and code."""
        row = row or self._found(table, row_id)
        record = RECORDS.get(table)
        if record is None:
            return self._between(table, row)
        return f"{_(record.one).capitalize()} {self._title(table, row)}".strip()

    def titles(self, keys: Iterable[Key]) -> str:
        """Return what rows that people know by name are called, those that are still there."""
        named = [
            self._title(table, row)
            for table, row_id in keys
            if table in RECORDS and (row := self._found(table, row_id)) is not None
        ]
        return ", ".join(dict.fromkeys(filter(None, named)))

    def person(self, row_id: str) -> str:
        """Return who a person is, by code alone where others see it."""
        row = self._found("stakeholder", row_id) or {}
        name = HIDDEN if self._protected else str(row.get("name") or "")
        return f"{row.get('code') or ''} {name}".strip()

    def _title(self, table: str, row: Any) -> str:  # noqa: ANN401
        record = RECORDS.get(table)
        if record is None or row is None:
            return self._between(table, row)
        names = [record.title_field] if record.title_field in row else []
        if record.key and not (names and row[names[0]]):
            names = list(record.key)
        said = [self.value(record[name], row[name]) for name in names if row.get(name) is not None]
        return " ".join(filter(None, [str(row.get("code") or ""), *said]))

    def _between(self, table: str, row: Any) -> str:  # noqa: ANN401
        """Return what a row between two others ties: the names of both."""
        names = []
        for column in sql_table(table).columns:
            for key in column.foreign_keys:
                if row and row.get(column.name):
                    target = key.column.table.name
                    names.append(self._title(target, self._found(target, row[column.name])))
        return " – ".join(filter(None, names))

    def _found(self, table: str, row_id: str) -> dict[str, Any] | None:
        for rows in (self._rows, self._ours):
            row = rows.get((table, row_id))
            if row is not None:
                return row
        asked = self._asked.get((table, row_id, WHOLE))
        if asked is not None:
            found: dict[str, Any] | None = _first_row(asked)
            return found
        from workbench.project.merge_past import row_of

        return row_of(self._raw, table, row_id)

    def value(self, field: Field | None, value: Any) -> str:  # noqa: ANN401 - as it is stored
        """Return a stored value as people read it; what is private says nothing in public."""
        if value is None or value == "":
            return _(NOTHING)
        if self._protected and (field is None or field.privacy is not Privacy.PUBLIC):
            return HIDDEN
        if isinstance(value, bytes):
            return _("{size} kB").format(size=max(1, len(value) // 1000))
        if field is not None and field.kind is Kind.REFERENCE:
            return self._title(field.target, self._found(field.target, str(value))) or _(GONE)
        return _shortened(_plain(field, value))


def _first_row(asked: Conflict) -> Any:  # noqa: ANN401
    if asked.column != WHOLE:
        return None
    return asked.ours or asked.theirs or asked.base


def _plain(field: Field | None, value: Any) -> str:  # noqa: ANN401
    kind = field.kind if field is not None else None
    if field is not None and (kind is Kind.MONEY or (kind is Kind.YEARLY and field.money)):
        return kr(int(value))
    if kind is Kind.DATE:
        return date_text(date.fromisoformat(value))
    if kind is Kind.YES_NO:
        return _("Yes") if value else _("No")
    if kind in {Kind.DECIMAL, Kind.YEARLY}:
        return decimal_text(Decimal(str(value)))
    if kind is Kind.SHAPE:
        return _("another outline")
    choice = field.choice(value) if field is not None else None
    return choice.text() if choice else str(value)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def declared(table: str, column: str) -> Field | None:
    """Return the field that a column holds, also of a table that holds one of another record."""
    record = RECORDS.get(table)
    if record is not None and column in record.by_name:
        return record[column]
    for other in RECORDS.values():
        for field in other.fields:
            if field.through is not None and (field.through.table, field.through.there) == (
                table, column,
            ):  # fmt: skip
                return field
    return None


def counted(found: Written) -> list[str]:
    """Return how many rows of each kind a merge adds, changes and deletes, a line for each."""
    lines = []
    for words, keys in (
        (N_("New: {what}"), found.added),
        (N_("Changed: {what}"), found.changed),
        (N_("Deleted: {what}"), found.deleted),
    ):
        told = ", ".join(_counts(table for table, _row_id in keys))
        if told:
            lines.append(_(words).format(what=told))
    return lines


def _counts(tables: Iterable[str]) -> list[str]:
    counts: Counter[str] = Counter()
    ties = 0
    for table in tables:
        if table in RECORDS:
            counts[table] += 1
        else:
            ties += 1
    said = [_amount(RECORDS[table], count) for table, count in counts.items()]
    if ties:
        said.append(ngettext("{count} tie", "{count} ties", ties).format(count=ties))
    return said


def _amount(record: Record, count: int) -> str:
    return f"{count} {_(record.one) if count == 1 else _(record.many)}"


def erased(plan: MergePlan, words: MergeWords) -> list[str]:
    """Return what is to be told about people who have been erased in one of the files."""
    lines = []
    if plan.erased_here:
        lines.append(
            ngettext(
                "{count} person who was erased here was left out",
                "{count} people who were erased here were left out",
                plan.erased_here,
            ).format(count=plan.erased_here)
        )
    lines += [
        _("{who} was erased in the other file and is still here. Erase them here too.").format(
            who=words.person(each)
        )
        for each in plan.erased_there
    ]
    return lines


def renumbered(settled: Settled, words: MergeWords) -> list[str]:
    """Return which rows came in with a code that was taken, a line for each."""
    return [
        _("{what}: {before} was taken and became {now}").format(
            what=words.named(each.table, each.row_id), before=each.before, now=each.now
        )
        for each in settled.renumbered
    ]
