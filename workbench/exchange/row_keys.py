"""Rows that are known by what they join and the day they hold from, not by a code or a name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.exchange.import_plan import ExistingRow
    from workbench.models.field import Record

RowKey = tuple[object, ...]


class RowKeys:
    """The project's rows of a record by the fields that say which row it is."""

    def __init__(self, record: Record, own: Iterable[ExistingRow], today: date) -> None:
        self._record, self._today = record, today
        self._rows: dict[RowKey, ExistingRow] = {}
        self._held: dict[RowKey, date] = {}
        for row in own:
            if row.values is not None:
                self._rows[self.key(row.values)] = row
                self._note(row.values)

    def key(self, values: Mapping[str, Any]) -> RowKey:
        """Return what says which row it is."""
        return tuple(values.get(name) for name in self._record.key)

    def _joined(self, values: Mapping[str, Any]) -> RowKey:
        return tuple(values.get(field.name) for field in self._record.naming_fields())

    def _note(self, values: Mapping[str, Any]) -> None:
        """Remember the latest day that holds now."""
        day = values.get(self._record.holds_from)
        if isinstance(day, date) and day <= self._today:
            joined = self._joined(values)
            self._held[joined] = max(day, self._held.get(joined, day))

    def complete(self, values: dict[str, object]) -> None:
        """Say from when a row holds that does not say it: what holds today is meant.

        Where nothing is said yet, it holds from the beginning of this year.
        """
        name = self._record.holds_from
        if name and values.get(name) is None:
            start = date(self._today.year, 1, 1)
            values[name] = self._held.get(self._joined(values), start)

    def existing(self, values: Mapping[str, Any]) -> ExistingRow | None:
        """Return the project's row with these values in its key."""
        return self._rows.get(self.key(values))
