"""What a table's columns mean for a record: the outcome of looking at its headings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.base.language import N_, _

if TYPE_CHECKING:
    from workbench.models.field import Field, Record


class Why(StrEnum):
    """Why a column is not used."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    TWICE = "twice"
    LEFT_OUT = "left_out"


_REASONS = {
    Why.UNKNOWN: N_("“{heading}” is not known"),
    Why.AMBIGUOUS: N_("“{heading}” may mean {fields}"),
    Why.TWICE: N_("“{heading}” means {fields}, which another column gives already"),
    Why.LEFT_OUT: N_("“{heading}” was left out"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the source (a line, when the table is read sideways) and the field it gives.

    ``year`` is set where the heading names one; ``factor`` is 1,000 where amounts are in tkr.
    """

    index: int
    heading: str
    field: Field
    year: int | None = None
    factor: int = 1


@dataclass(frozen=True, slots=True)
class Unused:
    """A column that is not taken in, and why; ``fields`` are those it might have meant."""

    heading: str
    why: Why
    fields: tuple[Field, ...] = ()

    def text(self) -> str:
        """Return the reason as a sentence in the current language."""
        names = ", ".join(field.title() for field in self.fields)
        return _(_REASONS[self.why]).format(heading=self.heading, fields=names)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that mean something for ``record``.

    ``header_row`` is the heading row's number, None where the table has no headings; ``body`` the
    place of the first row of values in the grid. ``sideways`` tables have a field on each line.
    """

    record: Record
    columns: tuple[Column, ...]
    unused: tuple[Unused, ...]
    header_row: int | None
    body: int
    sideways: bool = False

    @property
    def years(self) -> tuple[int, ...]:
        """The years that a row holds side by side, each a row of its own; mostly none."""
        found = {c.year for c in self.columns if self.record.varies_by_year(c.field) and c.year}
        return tuple(sorted(found))

    @property
    def names_rows(self) -> bool:
        """Whether the columns say which row is meant."""
        return all(self.gives(field.name) for field in self.record.naming_fields())

    def gives(self, name: str) -> bool:
        """Tell whether a column gives this field."""
        return any(column.field.name == name for column in self.columns)
