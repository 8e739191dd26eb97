"""The columns of a table: declared fields, one for each year of a field, computed ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workbench.base.language import _
from workbench.models.field import Field, Kind, Privacy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.models.field import Record
    from workbench.project.register import Values

Compute = Callable[["Values"], Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell shows beside its words: a symbol (``look.symbols``) and a tone (a token)."""

    symbol: str = ""
    tone: str = ""


Marking = Callable[["Values"], "Mark | None"]


@dataclass(frozen=True, slots=True)
class Own:
    """A column that shows and writes its field in a way of its own.

    ``value`` is what a row shows, ``written`` what to write into the row so that it shows another,
    ``depends`` are the tables that ``value`` is reckoned from.
    """

    value: Compute
    written: Callable[[Values, Any], Values]
    depends: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """One column. ``key`` names it for good; ``field`` is what decides its privacy.

    ``year`` is set for one year of a YEARLY field. ``compute`` gives the value where it lies in no
    field; ``depends`` are the tables such a value is reckoned from, beside the row itself.
    ``own`` is how a field is shown and written that is not shown as it is kept. ``strong`` columns
    are set in bold.
    """

    key: str
    field: Field
    year: int | None = None
    compute: Compute | None = None
    depends: tuple[str, ...] = ()
    mark: Marking | None = None
    strong: bool = False
    own: Own | None = None

    @property
    def cell(self) -> Field:
        """The field as one cell shows it: for a year its amount, else the field itself."""
        return self.field if self.year is None else _year_cell(self.field)

    def value(self, row: Values) -> Any:  # noqa: ANN401 - see Kind
        """Return the value in a row."""
        if self.compute is not None:
            return self.compute(row)
        if self.own is not None:
            return self.own.value(row)
        value = row[self.field.name]
        return value.get(self.year) if self.year is not None else value

    def written(self, row: Values, value: object) -> Values:
        """Return what to write into the row so that this column says ``value``."""
        if self.own is not None:
            return self.own.written(row, value)
        if self.year is None:
            return {self.field.name: value}
        return {self.field.name: {**row[self.field.name], self.year: value}}

    @property
    def at_right(self) -> bool:
        """Whether its values stand at the right, as figures do that one compares."""
        return self.cell.numeric and self.cell.kind is not Kind.SCALE

    @property
    def editable(self) -> bool:
        """Whether people may write into it."""
        return self.compute is None and not self.field.computed

    def title(self) -> str:
        """Return its heading in the current language."""
        if self.year is None:
            return self.field.column_title()
        return self.field.year_column_title(self.year)

    def name(self) -> str:
        """Return its name in full, without its unit."""
        return self.field.title() if self.year is None else self.field.year_title(self.year)

    def full_title(self) -> str:
        """Return its name in full, with its unit."""
        title = self.name()
        return f"{title} ({_(self.field.unit)})" if self.field.unit else title

    def help(self) -> str:
        """Return what to write into it, in the current language."""
        return _(self.field.help)


def _year_cell(field: Field) -> Field:
    return replace(field, kind=Kind.MONEY if field.money else Kind.DECIMAL)


def columns_of(
    record: Record,
    *,
    years: Iterable[int] = (),
    computed: Sequence[Column] = (),
    marks: Mapping[str, Marking] | None = None,
    own: Mapping[str, Own] | None = None,
) -> tuple[Column, ...]:
    """Return all columns a table of ``record`` can show, in declared order, computed ones last.

    ``years`` are the years of its YEARLY fields; ``marks`` give symbols by field name, ``own`` how
    fields are shown that are not shown as they are kept.
    """
    marks, own = marks or {}, own or {}
    span = sorted(set(years))
    columns: list[Column] = []
    for field in record.visible():
        if field.kind is Kind.YEARLY:
            columns += [Column(f"{field.name}:{year}", field, year) for year in span]
        else:
            strong = field.name == record.title_field
            way = own.get(field.name)
            columns.append(
                Column(
                    field.name,
                    field,
                    depends=way.depends if way else (),
                    mark=marks.get(field.name),
                    strong=strong,
                    own=way,
                )
            )
    return (*columns, *computed)


def computed_column(
    key: str,
    label: str,
    kind: Kind,
    privacy: Privacy,
    compute: Compute,
    *,
    width: int = 12,
    depends: tuple[str, ...] = (),
    mark: Marking | None = None,
) -> Column:
    """Return a column whose value is reckoned from the row; ``label`` is a message id.

    Who adds one decides who may see it, as with any field.
    """
    field = Field(key, kind, label, privacy, width=width, computed=True)
    return Column(key, field, compute=compute, depends=depends, mark=mark)


def usual_keys(columns: Iterable[Column]) -> tuple[str, ...]:
    """Return the columns a table shows when nobody chose: no long notes, nothing advanced."""
    return tuple(
        column.key
        for column in columns
        if not column.field.advanced and column.field.kind is not Kind.NOTE
    )
