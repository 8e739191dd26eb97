"""Which row a cell means that names another one: by code, by name, or by both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import N_, current, using
from workbench.base.parse import ParseError
from workbench.exchange.import_plan import PlannedRow, Said
from workbench.exchange.values import usual_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from workbench.exchange.import_plan import ExistingRow
    from workbench.models.field import Record

# An organisation, a task or an aspect not heard of before is added with its name. A code can only
# be trusted to mean something later on while its table is still empty: after that it is a slip of
# the pen.
CREATED_BY_NAME: Final = frozenset(
    {"organisation", "maintenance_task", "inspection_aspect", "body", "agreement"}
)
CREATED_BY_CODE: Final = frozenset({"organisation", "goal"})

_CODE: Final = re.compile(r"[^\W\d_]{1,3}\d{1,4}")
_CODE_AND_NAME: Final = re.compile(r"(\S+?)\s*[:–—-]?\s+(\S.*)")
_NAME_AND_CODE: Final = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]")
_HARD_BREAKS: Final = re.compile(r"\s*[|;\n]\s*")
_SOFT_BREAKS: Final = re.compile(r"\s*,\s*")


class _Index:
    """The rows of one table by folded code, folded name and, after those, other names."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.names: dict[str, list[str]] = {}
        self.others: dict[str, str] = {}

    def add(self, row_id: str, code: str, name: str, also: Iterable[str] = ()) -> None:
        """Make a row findable; the first row with a code keeps it."""
        if code:
            self.codes.setdefault(fold(code), row_id)
        if name:
            self.names.setdefault(fold(name), []).append(row_id)
        for each in also:
            self.others.setdefault(fold(each), row_id)


class References:
    """Finds rows by what people call them, and plans the rows that have to come along."""

    def __init__(
        self,
        existing: Mapping[str, Iterable[ExistingRow]],
        records: Mapping[str, Record],
        new_id: Callable[[], str],
        brought: Mapping[str, Iterable[PlannedRow]] | None = None,
        language: str | None = None,
    ) -> None:
        """Index the rows that the project has, by table.

        ``brought`` are rows planned before, for another part of the same source. ``language`` is
        the one in which usual rows get their name; the current one when empty.
        """
        self._language = language or current()
        self._records = records
        self._new_id = new_id
        self._created: dict[str, dict[str, PlannedRow]] = {
            table: {fold(str(row.values[records[table].title_field])): row for row in rows}
            for table, rows in (brought or {}).items()
        }
        self._tables: dict[str, _Index] = {}
        for table, rows in existing.items():
            index = self._index(table)
            for row in rows:
                index.add(row.id, row.code, row.name, row.also)
        self._had_codes = {table for table, index in self._tables.items() if index.codes}

    def _index(self, table: str) -> _Index:
        return self._tables.setdefault(table, _Index())

    def by_code(self, table: str, code: str) -> str | None:
        """Return the id of the row with this code."""
        return self._index(table).codes.get(fold(code))

    def by_name(self, table: str, name: str) -> list[str]:
        """Return the ids of the rows with this name."""
        return self._index(table).names.get(fold(name), [])

    def known(self, table: str, text: str) -> str | None:
        """Return the id of the row that ``text`` means, None where there is none or several."""
        try:
            return self._find(table, text)
        except ParseError:
            return None

    def codes_in(self, table: str, text: str) -> tuple[str, ...]:
        """Return the parts of a list that are codes as they stand, whatever they look like."""
        parts = (part.strip() for half in _HARD_BREAKS.split(text) for part in half.split(","))
        return tuple(part for part in parts if fold(part) in self._index(table).codes)

    def announce(self, table: str, row_id: str, code: str, name: str) -> None:
        """Make a row of the source itself findable, so that rows may refer to later ones."""
        self._index(table).add(row_id, code, name)

    def created(self, used: set[str]) -> dict[str, tuple[PlannedRow, ...]]:
        """Return the rows to bring along, by table, as far as ``used`` ids need them."""
        needed = {
            table: tuple(row for row in rows.values() if row.id in used)
            for table, rows in self._created.items()
        }
        return {table: rows for table, rows in needed.items() if rows}

    def one(self, table: str, text: str, number: int) -> str:
        """Return the id of the row that ``text`` means, planning it where that is allowed.

        ``number`` is the line it is named on. Raises ParseError when no row, or more than one, is
        called so.
        """
        found = self._find(table, text)
        if found is None:
            self._refuse_several(table, text)
            found = self._create(table, text, number)
        if found is None:
            raise ParseError(
                N_("“{text}” does not exist ({kind})"),
                kind=Said(self._records[table].one),
                text=text[:60],
            )
        return found

    def several(self, table: str, text: str, number: int) -> tuple[str, ...]:
        """Return the ids of the rows that ``text`` lists, separated by |, ; or line breaks.

        A comma separates too, unless the whole is a name with a comma in it.
        """
        ids: list[str] = []
        for part in _HARD_BREAKS.split(text):
            pieces = _SOFT_BREAKS.split(part)
            if len(pieces) > 1 and self._find(table, part) is not None:
                pieces = [part]
            ids += [self.one(table, piece, number) for piece in pieces if piece]
        return tuple(dict.fromkeys(ids))

    def _find(self, table: str, text: str) -> str | None:
        index = self._index(table)
        key = fold(text)
        if key in index.codes:
            return index.codes[key]
        if key in index.names:
            return self._only(index.names[key], table, text)
        if key in index.others:
            return index.others[key]
        for match, code_group in (
            (_CODE_AND_NAME.fullmatch(text), 1),
            (_NAME_AND_CODE.fullmatch(text), 2),
        ):
            if match and fold(match[code_group]) in index.codes:
                return index.codes[fold(match[code_group])]
        return None

    def _only(self, ids: Sequence[str], table: str, text: str) -> str:
        if len(ids) > 1:
            raise ParseError(
                N_("More than one is called “{text}” ({kind}); give the code"),
                kind=Said(self._records[table].one),
                text=text[:60],
            )
        return ids[0]

    def _refuse_several(self, table: str, text: str) -> None:
        """Refuse a list where one is meant; a comma may be part of a name nobody knows yet."""
        commas = [part for part in text.split(",") if part.strip()]
        known = all(self._find(table, part.strip()) is not None for part in commas)
        if _HARD_BREAKS.search(text) or (len(commas) > 1 and known):
            raise ParseError(N_("“{text}” names several; only one can stand here"), text=text[:60])

    def _create(self, table: str, text: str, number: int) -> str | None:
        record = self._records[table]
        values: dict[str, object] = {record.title_field: text}
        usual = usual_one(text, record[record.usual_field]) if record.usual_field else None
        if usual is not None:
            with using(self._language):
                values = {record.title_field: usual.text(), record.usual_field: usual.key}
        key = fold(str(values[record.title_field]))
        planned = self._created.setdefault(table, {})
        if key in planned:
            return planned[key].id
        if _CODE.fullmatch(text) and text.upper().startswith(record.prefix or "\0"):
            if table not in CREATED_BY_CODE or table in self._had_codes:
                return None
            values["code"] = text.upper()
        elif table not in CREATED_BY_NAME:
            return None
        planned[key] = PlannedRow(number, self._new_id(), is_new=True, values=values)
        return planned[key].id
