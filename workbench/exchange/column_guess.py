"""Tables without headings: what the columns mean, from what they hold."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from workbench.exchange.layout import Column, Layout, Unused, Why
from workbench.exchange.values import is_choice, is_email, is_phone
from workbench.models.field import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.exchange.grid import Cell, Grid
    from workbench.models.field import Field, Record

_LOOKED_AT: Final = 100
_MOSTLY: Final = 0.8
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")


def guess_columns(grid: Grid, record: Record) -> Layout:
    """Return a layout for rows without headings.

    A column goes to the first field that fits nearly all of its values: codes, addresses,
    telephone numbers, allowed values and dates by their form, then the first column of words is
    the title, and, for people, the next one their organisation. Others are left unused.
    """
    columns: dict[int, Column] = {}
    samples = {i: values for i in range(grid.width) if (values := _sample(grid, i))}
    taken: set[str] = set()
    for kind, fits in _FORMS:
        for field in record.fields:
            if field.kind is not kind or not field.brought or field.hidden or field.name in taken:
                continue
            index = _first_fit(samples, columns, field, record, fits)
            if index is not None:
                columns[index] = Column(index, "", field)
                taken.add(field.name)
    _give_words(samples, columns, record)
    unused = tuple(Unused("", Why.UNKNOWN) for index in samples if index not in columns)
    return Layout(record, tuple(columns[i] for i in sorted(columns)), unused, None, 0)


def _sample(grid: Grid, index: int) -> list[Cell]:
    cells = (row.cells[index] for row in grid.rows[:_LOOKED_AT] if index < len(row.cells))
    return [cell for cell in cells if cell is not None]


def _first_fit(
    samples: dict[int, list[Cell]],
    columns: dict[int, Column],
    field: Field,
    record: Record,
    fits: Callable[[Cell, Field, Record], bool],
) -> int | None:
    for index, values in samples.items():
        good = sum(1 for value in values if fits(value, field, record))
        if index not in columns and good >= max(1, len(values) * _MOSTLY):
            return index
    return None


def _give_words(samples: dict[int, list[Cell]], columns: dict[int, Column], record: Record) -> None:
    """Give columns of words to the title and then to the quick line's texts and references."""
    wanted = list(record.naming_fields())
    wanted += [
        field
        for field in record.quick_fields()
        if field.kind in {Kind.TEXT, Kind.REFERENCE, Kind.LINKS} and field not in wanted
    ]
    taken = {column.field.name for column in columns.values()}
    fields = [field for field in wanted if field.name not in taken]
    wordy = [i for i, values in samples.items() if i not in columns and _has_words(values)]
    for index in wordy:
        field = next((each for each in fields if _suits(each, samples[index])), None)
        if field is not None:
            columns[index] = Column(index, "", field)
            fields = fields[fields.index(field) + 1 :]


def _suits(field: Field, values: list[Cell]) -> bool:
    """Tell whether words may name rows of another table: names begin with capital letters."""
    if field.kind is Kind.TEXT:
        return True
    capital = sum(1 for value in values if str(value)[:1].isupper())
    return capital * 2 > len(values)


def _has_words(values: list[Cell]) -> bool:
    said = sum(1 for value in values if isinstance(value, str) and _WORDS.search(value))
    return said >= len(values) * _MOSTLY


def _is_code(cell: Cell, field: Field, record: Record) -> bool:
    prefix = re.escape(record.prefix)
    return (
        field.name == "code"
        and bool(prefix)
        and re.fullmatch(prefix + r"\d{1,4}", str(cell)) is not None
    )


def _is_email(cell: Cell, field: Field, record: Record) -> bool:  # noqa: ARG001
    return isinstance(cell, str) and is_email(cell)


def _is_phone(cell: Cell, field: Field, record: Record) -> bool:  # noqa: ARG001
    return is_phone(cell)


def _is_choice(cell: Cell, field: Field, record: Record) -> bool:  # noqa: ARG001
    return isinstance(cell, str) and is_choice(cell, field)


def _is_day(cell: Cell, field: Field, record: Record) -> bool:  # noqa: ARG001
    if isinstance(cell, (date, datetime)):
        return True
    return isinstance(cell, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell) is not None


def _is_scale(cell: Cell, field: Field, record: Record) -> bool:  # noqa: ARG001
    number = int(cell) if isinstance(cell, str) and cell.isdecimal() else cell
    return isinstance(number, int) and 1 <= number <= (field.maximum or 0)


_FORMS: Final = (
    (Kind.TEXT, _is_code),
    (Kind.EMAIL, _is_email),
    (Kind.PHONE, _is_phone),
    (Kind.CHOICE, _is_choice),
    (Kind.DATE, _is_day),
    (Kind.SCALE, _is_scale),
)
