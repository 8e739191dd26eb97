"""Rows as they leave the program: by the headings of their export, references by name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from workbench.base.collate import fold
from workbench.documents.audience import Audience, may_show
from workbench.exchange.table_columns import WriteColumn, column_of, written
from workbench.models.field import Field, Kind, Record
from workbench.project.register import codes, names, read_rows
from workbench.rules.dependency_text import Dependency, format_dependencies
from workbench.rules.schedule_types import LinkKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.exchange.table_columns import Written
    from workbench.project.register import Values

BETWEEN: Final = "|"
SEPARATORS: Final = frozenset("|;\n")  # what a list of names is taken apart at when it is read


def named_rows(
    session: Session, record: Record, audience: Audience
) -> list[tuple[Values, dict[str, Written]]]:
    """Return the rows of a register, each with what it says by the headings of its export.

    Fields that the audience may not see, those that hold a place and those that no table can bring
    back are left out; blank ones too.
    """
    shown = (f for f in record.visible() if may_show(f, audience) and not f.inner)
    fields = [f for f in shown if f.kind is not Kind.SHAPE]
    rows = read_rows(session, record)
    columns = [column for f in fields for column in columns_of(f, rows)]
    known = KnownNames(session)
    found: list[tuple[Values, dict[str, Written]]] = []
    for row in rows:
        said: dict[str, Written] = {
            c.label: written(known.cell(f, row[f.name], y), c) for f, y, c in columns
        }
        found.append((row, {k: value for k, value in said.items() if value is not None}))
    return found


def columns_of(field: Field, rows: list[Values]) -> list[tuple[Field, int | None, WriteColumn]]:
    """Return the columns of a field, one for each year that any of the rows has."""
    if field.kind is not Kind.YEARLY:
        return [(field, None, column_of(field))]
    years = sorted({year for row in rows for year in row[field.name]})
    return [(field, year, column_of(field, year)) for year in years]


class KnownNames:
    """What rows of other tables are called, read once each."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: dict[str, dict[str, str]] = {}
        self._codes: dict[str, dict[str, str]] = {}

    def cell(self, field: Field, value: Any, year: int | None) -> object:  # noqa: ANN401 - see Kind
        """Return what stands in a cell."""
        if year is not None:
            return value.get(year)
        if field.kind is Kind.REFERENCE:
            return self._name(field.target, value) if value else None
        if field.kind is Kind.LINKS:
            return BETWEEN.join(self._name(field.target, key) for key in value)
        if field.kind is Kind.DEPENDENCIES:
            known = self._codes_of(field.target)
            return format_dependencies(
                Dependency(known.get(key, key), LinkKind(kind), lag) for key, kind, lag in value
            )
        return value

    def _name(self, table: str, key: str) -> str:
        if table not in self._names:
            self._names[table] = self._unmistakable(table)
        return self._names[table].get(key, "")

    def _unmistakable(self, table: str) -> dict[str, str]:
        """Return the names, but codes for those that share a name or have a separator in it."""
        called, numbers = names(self._session, table), self._codes_of(table)
        times = Counter(fold(name) for name in called.values())
        return {
            key: numbers.get(key, name) if times[fold(name)] > 1 or SEPARATORS & set(name) else name
            for key, name in called.items()
        }

    def _codes_of(self, table: str) -> dict[str, str]:
        if table not in self._codes:
            self._codes[table] = codes(self._session, table)
        return self._codes[table]
