"""How a model declares its fields: one line each, giving the column and all facts about it.

The privacy class has no default on purpose: whoever declares a field decides who may see it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from workbench.models.field import Choice, Field, Kind, Naming, Privacy, Through

if TYPE_CHECKING:
    from sqlalchemy import Dialect
    from sqlalchemy.types import TypeEngine


class DecimalText(TypeDecorator[Decimal]):
    """A decimal number kept exactly, as its text."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = String
    cache_ok: bool | None = True

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Return the text that is stored."""
        return None if value is None else str(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Return the number that was stored."""
        return None if value is None else Decimal(value)


class Facts(TypedDict, total=False):
    """What any field may say about itself beside its label and privacy; see Field."""

    help: str
    short: str
    unit: str
    required: bool
    advanced: bool
    computed: bool
    hidden: bool
    inner: bool
    quick: int
    width: int
    known_as: tuple[str, ...]
    blank_words: tuple[str, ...]
    year_field: str
    each_year: str
    guessed_from: tuple[str, ...]
    naming: Naming
    group: str
    loose: bool
    past: bool


def _declared(
    kind: Kind,
    label: str,
    privacy: Privacy,
    **facts: Any,  # noqa: ANN401 - what Field takes
) -> dict[str, Any]:
    return {"field": Field(name="", kind=kind, label=label, privacy=privacy, **facts)}


def text(
    label: str, privacy: Privacy, *, kind: Kind = Kind.TEXT, **facts: Unpack[Facts]
) -> MappedColumn[Any]:
    """Declare a text, empty when unknown; ``kind`` is one whose values are kept as text."""
    info = _declared(kind, label, privacy, **facts)
    return mapped_column(String, nullable=False, default="", server_default="", info=info)


def note(label: str, privacy: Privacy, **facts: Unpack[Facts]) -> MappedColumn[Any]:
    """Declare a text of several lines."""
    return text(label, privacy, kind=Kind.NOTE, **facts)


def integer(
    label: str,
    privacy: Privacy,
    *,
    minimum: int | None = None,
    maximum: int | None = None,
    **facts: Unpack[Facts],
) -> MappedColumn[Any]:
    """Declare a whole number, null when unknown."""
    return _number(Integer(), Kind.INTEGER, label, privacy, minimum, maximum, facts)


def scale(
    label: str, privacy: Privacy, *, maximum: int = 5, **facts: Unpack[Facts]
) -> MappedColumn[Any]:
    """Declare a judgement from 1 to ``maximum``, null when not judged."""
    return _number(Integer(), Kind.SCALE, label, privacy, 1, maximum, facts)


def decimal(
    label: str,
    privacy: Privacy,
    *,
    minimum: int | None = None,
    maximum: int | None = None,
    **facts: Unpack[Facts],
) -> MappedColumn[Any]:
    """Declare a measured number, kept exactly, null when unknown."""
    return _number(DecimalText(), Kind.DECIMAL, label, privacy, minimum, maximum, facts)


def money(label: str, privacy: Privacy, **facts: Unpack[Facts]) -> MappedColumn[Any]:
    """Declare an amount in öre, null when unknown."""
    return _number(Integer(), Kind.MONEY, label, privacy, None, None, facts)


def _number(
    column: TypeEngine[Any],
    kind: Kind,
    label: str,
    privacy: Privacy,
    low: int | None,
    high: int | None,
    facts: Facts,
) -> MappedColumn[Any]:
    limits = {
        "minimum": None if low is None else Decimal(low),
        "maximum": None if high is None else Decimal(high),
    }
    return mapped_column(
        column, nullable=True, info=_declared(kind, label, privacy, **limits, **facts)
    )


def day(label: str, privacy: Privacy, **facts: Unpack[Facts]) -> MappedColumn[Any]:
    """Declare a date, null when unknown."""
    return mapped_column(Date, nullable=True, info=_declared(Kind.DATE, label, privacy, **facts))


def yes_no(
    label: str, privacy: Privacy, *, default: bool = False, **facts: Unpack[Facts]
) -> MappedColumn[Any]:
    """Declare a yes or no."""
    info = _declared(Kind.YES_NO, label, privacy, **facts)
    return mapped_column(
        Boolean, nullable=False, default=default, server_default=str(int(default)), info=info
    )


def choice(
    label: str,
    privacy: Privacy,
    choices: tuple[Choice, ...],
    *,
    default: str | None = None,
    **facts: Unpack[Facts],
) -> MappedColumn[Any]:
    """Declare one of a few allowed values, null when not chosen."""
    info = _declared(Kind.CHOICE, label, privacy, choices=choices, **facts)
    return mapped_column(String, nullable=True, default=default, info=info)


def reference(
    label: str,
    privacy: Privacy,
    target: str,
    *,
    owned: bool = False,
    goes_along: bool = False,
    **facts: Unpack[Facts],
) -> MappedColumn[Any]:
    """Declare a reference to one row of ``target``.

    ``owned`` rows must have one and go when it is deleted; rows that ``goes_along`` may be without
    one but go with the one they have; others lose the reference.
    """
    rule = "CASCADE" if owned or goes_along else "SET NULL"
    key = ForeignKey(f"{target}.id", ondelete=rule)
    return mapped_column(
        key,
        nullable=not owned,
        index=True,
        info=_declared(Kind.REFERENCE, label, privacy, target=target, **facts),
    )


def shape(label: str, privacy: Privacy, **facts: Unpack[Facts]) -> MappedColumn[Any]:
    """Declare an outline on the ground, empty when not drawn (see ``workbench.rules.shapes``)."""
    return text(label, privacy, kind=Kind.SHAPE, **facts)


def part_of(target: str) -> MappedColumn[Any]:
    """Return the column by which a row between two tables belongs to a row of ``target``."""
    return mapped_column(ForeignKey(f"{target}.id", ondelete="CASCADE"), nullable=False, index=True)


class Declared:
    """A field whose values lie in a table of their own (LINKS, YEARLY), not in a column."""

    def __init__(self, declared: Field) -> None:
        self.field = declared


def links(
    label: str, privacy: Privacy, target: str, through: Through, **facts: Unpack[Facts]
) -> Declared:
    """Declare references to several rows of ``target`` by way of the table between."""
    return Declared(
        Field(
            name="",
            kind=Kind.LINKS,
            label=label,
            privacy=privacy,
            target=target,
            through=through,
            **facts,
        )
    )


def dependencies(
    label: str, privacy: Privacy, target: str, through: Through, **facts: Unpack[Facts]
) -> Declared:
    """Declare what a row waits for: rows of ``target``, each with a link type and a lag."""
    declared = Field(
        name="",
        kind=Kind.DEPENDENCIES,
        label=label,
        privacy=privacy,
        target=target,
        through=through,
        **facts,
    )
    return Declared(declared)


def yearly(
    label: str, privacy: Privacy, through: Through, *, money: bool = False, **facts: Unpack[Facts]
) -> Declared:
    """Declare a value per year in a table of its own (columns ``here``, ``year`` and ``there``).

    ``each_year`` says what one year of it is called: a row may have several such fields, and a
    column that is headed "2026" alone tells not which.
    """
    return Declared(
        Field(
            name="",
            kind=Kind.YEARLY,
            label=label,
            privacy=privacy,
            through=through,
            money=money,
            **facts,
        )
    )
