"""What bringing in a table would do, as plain data: nothing is changed by making it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from typing_extensions import override

from workbench.base.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.exchange.layout import Unused
    from workbench.models.field import Record


_NAMED: Final = 8  # rows that are named one by one


@dataclass(frozen=True, slots=True)
class ExistingRow:
    """A row that the project has: enough to recognise it in a table.

    ``values`` (by field name, typed as ``Kind`` says) are given where rows that change nothing
    are to be told from those that do. ``also`` are other names, which mean the row where no other
    row is called so.
    """

    id: str
    code: str = ""
    name: str = ""
    values: Mapping[str, object] | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row to add or to change.

    ``number`` is its line in the source. ``values`` are by field name and typed as ``Kind`` says:
    ids for references and links, (id, type, lag) for dependencies, a dict by year for yearly
    fields. Only what the table gives is there; blank cells change nothing.
    """

    number: int
    id: str
    is_new: bool
    values: dict[str, object]


class Said:
    """A message id as a fact within a sentence: translated when the sentence is made.

    ``facts`` fill the message, where it has places for any.
    """

    def __init__(self, message: str, **facts: object) -> None:
        self._message = message
        self._facts = facts

    @override
    def __format__(self, spec: str) -> str:
        said = _(self._message)
        return format(said.format(**self._facts) if self._facts else said, spec)


@dataclass(frozen=True, slots=True)
class RowError:
    """Why a row was refused: its line, the column's heading and the reason (message id, facts)."""

    row: int
    column: str
    message: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def text(self) -> str:
        """Return the reason as a sentence in the current language."""
        return _(self.message).format(**self.facts)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was left out on purpose: its line and the reason (message id)."""

    row: int
    message: str

    def text(self) -> str:
        """Return the reason as a sentence in the current language."""
        return _(self.message)


@dataclass(frozen=True, slots=True)
class Similar:
    """A new row that may mean one that is there: its line, its name and the other's name."""

    row: int
    name: str
    other: str

    def text(self) -> str:
        """Return the likeness as a sentence in the current language."""
        said = _("Row {row}: “{name}” is like “{other}”")
        return said.format(row=self.row, name=self.name, other=self.other)


@dataclass(frozen=True, slots=True)
class Reworded:
    """A word of another system, what was taken for it (message id) and how many rows say so."""

    column: str
    said: str
    taken: str
    count: int

    def text(self) -> str:
        """Return it in a few words of the current language."""
        said = _("“{said}” is taken for “{taken}” ({count})")
        return said.format(said=self.said[:60], taken=_(self.taken), count=self.count)


@dataclass(frozen=True)
class ImportPlan:
    """The rows to add and change, what they bring along, and what was refused.

    ``created`` are rows of other tables, by table, to be added before ``rows``. ``cleaned`` are
    the numbers of rows from which control characters were left out. ``similar`` stops nothing.
    ``mapping`` is what somebody said of columns, to be remembered under ``headings``. ``left_out``
    are references that mean nothing here, in rows that come in all the same. ``reworded`` are
    words of other systems with what they were taken for.
    """

    record: Record
    read: int
    rows: tuple[PlannedRow, ...]
    created: dict[str, tuple[PlannedRow, ...]]
    skipped: tuple[Skipped, ...]
    errors: tuple[RowError, ...]
    unused: tuple[Unused, ...]
    cleaned: tuple[int, ...] = ()
    similar: tuple[Similar, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    headings: str = ""
    left_out: tuple[RowError, ...] = ()
    reworded: tuple[Reworded, ...] = ()

    @property
    def new(self) -> int:
        """The number of rows that would be added, without those brought along."""
        return sum(1 for row in self.rows if row.is_new)

    @property
    def updated(self) -> int:
        """The number of rows that would be changed."""
        return sum(1 for row in self.rows if not row.is_new)

    def cleaned_text(self) -> str:
        """Return the rows from which control characters were left out, in words; empty for none."""
        if not self.cleaned:
            return ""
        rows = ", ".join(map(str, self.cleaned[:_NAMED]))
        more = len(self.cleaned) - _NAMED
        if more > 0:
            rows = _("{rows} and {count} more").format(rows=rows, count=more)
        return _("Control characters were left out in row {rows}").format(rows=rows)

    def reworded_texts(self) -> list[str]:
        """Return what was taken for what, a sentence for each column."""
        by_column: dict[str, list[str]] = {}
        for each in self.reworded:
            by_column.setdefault(each.column, []).append(each.text())
        sentences = []
        for column, told in by_column.items():
            words = ", ".join(told[:_NAMED])
            if len(told) > _NAMED:
                more = _("{rows} and {count} more")
                words = more.format(rows=words, count=len(told) - _NAMED)
            sentences.append(f"{column}: {words}")
        return sentences

    def report(self) -> dict[str, Any]:
        """Return the figures and errors with the keys of the command line's JSON."""
        return {
            "read": self.read,
            "new": self.new,
            "updated": self.updated,
            "skipped": len(self.skipped),
            "created": {table: len(rows) for table, rows in self.created.items()},
            "errors": [
                {"row": error.row, "column": error.column, "reason": error.text()}
                for error in self.errors
            ],
        }
