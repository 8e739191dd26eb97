"""A field's value as people read it, and as they type it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Protocol

from workbench.base.formats import date_text, decimal_text, kronor, number_text
from workbench.base.language import _, ngettext
from workbench.models.field import Kind
from workbench.rules.dependency_text import Dependency, format_dependency
from workbench.rules.schedule_types import LinkKind
from workbench.rules.shapes import corner_count, read_shape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.models.field import Field

    Show = Callable[[Field, Any, "Known"], str]

LISTED: Final = ", "
TYPED_LIST: Final = "; "
_TEXTS: Final = frozenset({Kind.TEXT, Kind.NOTE, Kind.EMAIL, Kind.PHONE})
_FIRST_YEAR: Final = 1900


class Known(Protocol):
    """Tells what other rows are called, by table and id; see ``Titles``."""

    def of(self, table: str) -> Mapping[str, str]:
        """Return titles by id."""

    def codes(self, table: str) -> Mapping[str, str]:
        """Return codes by id."""

    def names(self, table: str) -> Mapping[str, str]:
        """Return titles in full by id, where ``of`` may give short names."""


def display(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401 - see Kind
    """Return a value as text in the current language; empty for no value.

    Money is in kronor without its unit, percentages with their sign, references by title.
    """
    if value is None or value == "":
        return ""
    return _SHOW[field.kind](field, value, known)


def edit_text(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401 - see Kind
    """Return a value as one would type it: numbers not grouped, dates as 2026-05-03.

    ``read_text`` reads it back to the same value.
    """
    if value is None or value == "":
        return ""
    typed = _TYPED.get(field.kind)
    return typed(field, value, known) if typed else display(field, value, known)


def _text(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401, ARG001
    return str(value)


def _integer(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401, ARG001
    if field.minimum is not None and field.minimum >= _FIRST_YEAR:
        return str(value)  # a year: people write it without a blank
    return _with_percent(field, number_text(value))


def _scale(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401, ARG001
    return str(value)


def _decimal(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401, ARG001
    return _with_percent(field, decimal_text(value))


def _with_percent(field: Field, text: str) -> str:
    return f"{text}\N{NO-BREAK SPACE}%" if field.unit == "%" else text


def _money(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401, ARG001
    return kronor(value)


def _date(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401, ARG001
    return date_text(value)


def _yes_no(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401, ARG001
    return _("Yes") if value else _("No")


def _choice(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401, ARG001
    found = field.choice(value)
    return found.text() if found else str(value)


def _reference(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401
    return known.of(field.target).get(value, "")


def _links(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401
    titles = known.of(field.target)
    return LISTED.join(titles[key] for key in value if key in titles)


def _dependencies(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401
    return LISTED.join(_dependency(field, *each, known=known) for each in value)


def _dependency(field: Field, key: str, type_: str, lag: int, *, known: Known) -> str:
    name = known.codes(field.target).get(key) or known.of(field.target).get(key, "")
    return format_dependency(Dependency(name, LinkKind(type_), lag))


def _yearly(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401, ARG001
    say = kronor if field.money else decimal_text
    return LISTED.join(f"{year}: {say(amount)}" for year, amount in sorted(value.items()))


def _shape(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401, ARG001
    corners = corner_count(read_shape(value))
    return ngettext("{count} corner", "{count} corners", corners).format(count=corners)


def _typed_number(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401, ARG001
    return decimal_text(value)


def _typed_money(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401, ARG001
    return decimal_text(Decimal(value) / 100)


def _typed_date(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401, ARG001
    return str(value.isoformat())


def _typed_links(field: Field, value: Any, known: Known) -> str:  # noqa: ANN401
    titles = known.of(field.target)
    return TYPED_LIST.join(titles[key] for key in value if key in titles)


_SHOW: Final[dict[Kind, Show]] = {
    **dict.fromkeys(_TEXTS, _text),
    Kind.INTEGER: _integer,
    Kind.SCALE: _scale,
    Kind.DECIMAL: _decimal,
    Kind.MONEY: _money,
    Kind.DATE: _date,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.REFERENCE: _reference,
    Kind.LINKS: _links,
    Kind.DEPENDENCIES: _dependencies,
    Kind.YEARLY: _yearly,
    Kind.SHAPE: _shape,
}
_TYPED: Final[dict[Kind, Show]] = {
    Kind.INTEGER: _typed_number,
    Kind.DECIMAL: _typed_number,
    Kind.MONEY: _typed_money,
    Kind.DATE: _typed_date,
    Kind.LINKS: _typed_links,
    Kind.SHAPE: _text,
}
