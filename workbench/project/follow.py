"""What has to be written together with a row: guesses, the day of a judgement, what is due.

A record says by its declaration what follows (``guessed_from``, ``judged``, ``reminds``), and the
register asks here whoever writes, so that a matrix, a form, a pasted table and the command line
cannot differ. It is part of the same edit and goes with it when the edit is undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, insert, select, update

from workbench.base.collate import fold
from workbench.models.base import new_id
from workbench.models.registry import sql_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.models.field import Field, Judged, Record

# Under this name a session that writes knows the day of the edit.
DAY: Final = "day"

Values = dict[str, Any]


def completed(session: Session, record: Record, values: Mapping[str, Any]) -> Values:
    """Return the values of a new row with what they tell about the fields that nobody filled."""
    whole = dict(values)
    for field in record.fields:
        if field.guessed_from and not whole.get(field.name):
            guess = _guess(field, whole)
            if guess:
                whole[field.name] = guess
    judged = record.judged
    if judged is not None and not whole.get(judged.on) and _is_judged(judged, whole):
        whole[judged.on] = session.info.get(DAY)
    return whole


def _guess(field: Field, values: Mapping[str, Any]) -> str:
    """Return the choice that another field names: by all it says, else by its first word."""
    for name in field.guessed_from:
        said = fold(str(values.get(name) or ""))
        for words in (said, said.partition(" ")[0]):
            for choice in field.choices:
                if words and words in {fold(choice.label), *map(fold, choice.known_as)}:
                    return choice.key
    return ""


# -- judgements


def _is_judged(judged: Judged, values: Mapping[str, Any]) -> bool:
    return any(values.get(name) is not None for name in judged.fields)


def rejudged(session: Session, record: Record, row_id: str, values: Mapping[str, Any]) -> Values:
    """Return the values to write into a row; a judgement of an earlier day is kept aside.

    The new judgement is of today, or of the day that ``values`` give. One that is changed on the
    day it was made is only corrected.
    """
    judged, today = record.judged, session.info.get(DAY)
    if judged is None or today is None or not {*judged.fields, judged.on} & set(values):
        return dict(values)
    before = _judgement(session, record, judged, row_id)
    after = {name: values.get(name, before.get(name)) for name in judged.fields}
    changed = any(before.get(name) != after[name] for name in judged.fields)
    if not before or (not changed and not values.get(judged.on)):
        return dict(values)
    made_on, day = before[judged.on], values.get(judged.on) or today
    if made_on is not None and made_on < day and _is_judged(judged, before):
        _keep(session, judged, row_id, before)
    on = day if _is_judged(judged, after) else None
    return {**values, judged.on: on}


def _judgement(session: Session, record: Record, judged: Judged, row_id: str) -> Values:
    table = sql_table(record.table)
    names = (*judged.fields, judged.on)
    query = select(*(table.c[name] for name in names)).where(table.c.id == row_id)
    row = session.execute(query).first()
    return dict(zip(names, row, strict=True)) if row else {}


def _keep(session: Session, judged: Judged, row_id: str, before: Values) -> None:
    values = {name: before[name] for name in judged.fields}
    row = {"id": new_id(), judged.here: row_id, judged.made_on: before[judged.on], **values}
    session.execute(insert(sql_table(judged.table)).values(**row))


# -- what is due


class Reminders:
    """Keeps the day that stands on a row in step with the open days of the rows about it.

    Tell ``about`` before and after an edit whom the rows are about, then ``settle``. A day that
    somebody typed there stays while it is earlier and still ahead of the last row about it.
    """

    def __init__(self, session: Session, record: Record) -> None:
        self._session, self._record = session, record
        self._before: dict[str, date | None] = {}

    def about_rows(self, ids: Iterable[str]) -> None:
        """Note whom these rows are about."""
        if self._record.reminds is not None:
            table, here = sql_table(self._record.table), self._record.reminds.here
            for row_id in ids:
                query = select(table.c[here]).where(table.c.id == row_id)
                self.about([self._session.scalars(query).first()])

    def about(self, targets: Iterable[str | None]) -> None:
        """Note rows whose day may be another after the edit."""
        for key in targets:
            if key and self._record.reminds is not None and key not in self._before:
                self._before[key] = self._earliest(key)

    def settle(self) -> None:
        """Write the day where it is another now."""
        for key, before in self._before.items():
            self._settle(key, before)
        self._before.clear()

    def _earliest(self, key: str) -> date | None:
        reminds, table = self._record.reminds, sql_table(self._record.table)
        if reminds is None:
            return None
        still_open = (table.c[reminds.here] == key, table.c[reminds.done].is_(False))
        return self._session.scalars(
            select(func.min(table.c[reminds.due])).where(*still_open)
        ).first()

    def _settle(self, key: str, before: date | None) -> None:
        reminds = self._record.reminds
        if reminds is None:
            return
        rows, target = sql_table(self._record.table), sql_table(self._record[reminds.here].target)
        stands = self._session.scalars(
            select(target.c[reminds.sets]).where(target.c.id == key)
        ).first()
        last = self._session.scalars(
            select(func.max(rows.c[reminds.held])).where(rows.c[reminds.here] == key)
        ).first()
        typed = stands if stands != before and (last is None or (stands or last) > last) else None
        after = min(filter(None, (typed, self._earliest(key))), default=None)
        if after != stands:
            change = update(target).where(target.c.id == key).values({reminds.sets: after})
            self._session.execute(change)
