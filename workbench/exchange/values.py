"""A cell as the typed value that a field keeps, or the reason why it cannot be one."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import LANGUAGES, N_, _, using
from workbench.base.parse import ParseError, parse_date, parse_money, parse_number, within_years
from workbench.exchange.grid import Cell, clean_text
from workbench.models.field import Kind
from workbench.rules.shapes import ShapeError, read_shape, write_shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.models.field import Choice, Field

MAX_TEXT: Final = 20_000
_MAX_NUMBER: Final = Decimal(10) ** 15
_LARGEST_INTEGER: Final = 2**31 - 1

_NOTHING: Final = frozenset({"", "-", "–", "—", "n/a", "#n/a", "#saknas!", "null", "none", "nan"})
_YES: Final = frozenset({"ja", "j", "yes", "y", "x", "sant", "true", "1", "✓", "✔", "☑", "on"})
_NO: Final = frozenset({"nej", "n", "no", "falskt", "falsk", "false", "0", "☐", "off"})

_REMARK: Final = re.compile(r"(.*?\S)\s*\([^()]*\)\s*")
_FIRST_WORDS: Final = re.compile(r"(.+?)(?:\s*[(,;:]| [–—-] | med | with )")
_SCALE: Final = re.compile(r"(\d{1,3})(?:[.,]0+)?(?:\s*(?:/|av|of)\s*\d+|[\s:–-]+\D.*)?", re.DOTALL)
_EMAIL: Final = re.compile(r"[^\s<>\"',;()@]+@[^\s<>\"',;()@]+\.[^\s<>\"',;()@.]+")
_WRAPPED: Final = re.compile(r".*<([^<>]+)>\s*")
_MONEY_UNIT: Final = re.compile(r"(?:tkr|ksek|mkr)\s*$", re.IGNORECASE)
# Excel counts days from here; 1955..2173 are the serial numbers taken for dates.
_FIRST_DAY: Final = date(1899, 12, 30)
_SERIALS: Final = range(20_000, 100_000)
# "2026-05-04 07:42", "14 maj 2026 kl. 7.30": what follows a day.
TIME_OF_DAY: Final = re.compile(
    r"(?<=\d)(?:,? +|T)(?:(?:kl|klockan|at)\.? *)?(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)"
    r"(?::\d\d(?:\.\d+)?)?(?:Z| ?[+-]\d\d:?\d\d)?\s*$",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(r"(?:\+|0)\d[\d ()/-]{5,18}")
_LOST_ZERO: Final = re.compile(r"[1-9]\d{7,8}")


def read_value(cell: Cell, field: Field, today: date, factor: int = 1) -> object:
    """Return what ``cell`` means in ``field``, None where it is blank.

    The types are those of ``Kind``; references, links and dependencies stay text, to be looked up;
    a YEARLY field gives one year's value. ``factor`` multiplies amounts (1,000 for tkr) and shares
    (100 where a spreadsheet keeps 25 % as 0.25). Raises ParseError with the reason.
    """
    if cell is None:
        return None
    if isinstance(cell, str):
        cell = clean_text(cell)
        if not cell or fold(cell) in _blanks(field):
            return None
        if len(cell) > MAX_TEXT and field.kind is not Kind.SHAPE:
            raise ParseError(N_("The text is longer than {count} characters"), count="20 000")
    elif isinstance(cell, float) and not math.isfinite(cell):
        raise ParseError(N_("“{text}” is not a number"), text=str(cell))
    return _READERS[field.kind](cell, field, today, factor)


@lru_cache(maxsize=512)
def _blanks(field: Field) -> frozenset[str]:
    own = frozenset(fold(word) for word in field.blank_words)
    if field.kind in {Kind.TEXT, Kind.NOTE}:
        return own
    return own | _NOTHING


def _text(cell: Cell, field: Field, today: date, factor: int) -> str:  # noqa: ARG001
    return " ".join(plain(cell).split())


def _note(cell: Cell, field: Field, today: date, factor: int) -> str:  # noqa: ARG001
    return plain(cell)


def plain(cell: Cell) -> str:
    """Return a cell as the text one would have typed."""
    if isinstance(cell, bool):
        return _("Yes") if cell else _("No")
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def _email(cell: Cell, field: Field, today: date, factor: int) -> str:  # noqa: ARG001
    text = plain(cell)
    wrapped = _WRAPPED.fullmatch(text)
    address = (wrapped[1] if wrapped else text).strip().removeprefix("mailto:")
    if not _EMAIL.fullmatch(address):
        raise ParseError(N_("“{text}” is not an e-mail address"), text=text[:40])
    return address


def is_email(text: str) -> bool:
    """Tell whether ``text`` is an e-mail address, also with a name before it."""
    wrapped = _WRAPPED.fullmatch(text)
    return _EMAIL.fullmatch((wrapped[1] if wrapped else text).strip()) is not None


def is_phone(cell: Cell) -> bool:
    """Tell whether ``cell`` has the form of a telephone number."""
    return isinstance(cell, str) and _PHONE.fullmatch(cell) is not None


def _phone(cell: Cell, field: Field, today: date, factor: int) -> str:  # noqa: ARG001
    text = plain(cell)
    if isinstance(cell, int) and _LOST_ZERO.fullmatch(text):
        # A spreadsheet takes 0701234567 for a number and drops the zero.
        return "0" + text
    return " ".join(text.split())


def _number(cell: Cell) -> Decimal:
    if isinstance(cell, str):
        remark = _REMARK.fullmatch(cell)
        number = parse_number(remark[1] if remark else cell)
    elif isinstance(cell, float):
        # Spreadsheets keep 15 digits; further ones are noise of the binary form.
        number = Decimal(f"{cell:.15g}")
    elif isinstance(cell, (int, Decimal)) and not isinstance(cell, bool):
        number = Decimal(cell)
    else:
        raise ParseError(N_("“{text}” is not a number"), text=plain(cell)[:40])
    if not number.is_finite() or abs(number) > _MAX_NUMBER:
        raise ParseError(N_("“{text}” is too large a number"), text=plain(cell)[:40])
    return number


def _within(number: Decimal, field: Field, cell: Cell) -> None:
    low, high = field.minimum, field.maximum
    if low is not None and number < low:
        raise ParseError(N_("{text} is less than {limit}"), text=plain(cell)[:40], limit=low)
    if high is not None and number > high:
        raise ParseError(N_("{text} is more than {limit}"), text=plain(cell)[:40], limit=high)


def _decimal(cell: Cell, field: Field, today: date, factor: int) -> Decimal:  # noqa: ARG001
    number = _number(cell)
    if field.unit == "%" and not isinstance(cell, str):
        number *= factor
    _within(number, field, cell)
    return number


def _integer(cell: Cell, field: Field, today: date, factor: int) -> int:
    number = _decimal(cell, field, today, factor)
    if number != number.to_integral_value():
        raise ParseError(N_("“{text}” is not a whole number"), text=plain(cell)[:40])
    if abs(number) > _LARGEST_INTEGER:
        raise ParseError(N_("“{text}” is too large a number"), text=plain(cell)[:40])
    return int(number)


def _scale(cell: Cell, field: Field, today: date, factor: int) -> int:
    if isinstance(cell, str) and (match := _SCALE.fullmatch(cell)):
        cell = int(match[1])
    return _integer(cell, field, today, factor)


def _money(cell: Cell, field: Field, today: date, factor: int) -> int:  # noqa: ARG001
    if isinstance(cell, str):
        if _MONEY_UNIT.search(cell):
            return parse_money(cell)
        remark = _REMARK.fullmatch(cell)
        return parse_money(remark[1] if remark else cell) * factor
    ore = _number(cell) * factor * 100
    if abs(ore) >= _MAX_NUMBER:
        raise ParseError(N_("“{text}” is too large an amount"), text=plain(cell)[:40])
    return int(ore.to_integral_value(ROUND_HALF_UP))


def _yearly(cell: Cell, field: Field, today: date, factor: int) -> Decimal | int:
    if field.money:
        return _money(cell, field, today, factor)
    return _decimal(cell, field, today, factor)


def _day(cell: Cell, field: Field, today: date, factor: int) -> date:  # noqa: ARG001
    if isinstance(cell, datetime):
        return within_years(cell.date())
    if isinstance(cell, date):
        return within_years(cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and int(cell) in _SERIALS:
        return _FIRST_DAY + timedelta(days=int(cell))
    text = plain(cell)
    if text.isdecimal() and int(text[:9]) in _SERIALS:
        return _FIRST_DAY + timedelta(days=int(text))
    return parse_date(TIME_OF_DAY.sub("", text), today)


def _yes_no(cell: Cell, field: Field, today: date, factor: int) -> bool:  # noqa: ARG001
    if isinstance(cell, bool):
        return cell
    text = fold(plain(cell))
    for form in (text, *_first_words(text)):
        if form in _YES:
            return True
        if form in _NO:
            return False
    raise ParseError(N_("“{text}” is neither yes nor no"), text=plain(cell)[:40])


def _choice(cell: Cell, field: Field, today: date, factor: int) -> str:  # noqa: ARG001
    known = choice_keys(field)
    text = _choice_key(plain(cell))
    for form in (text, *_first_words(text)):
        if form in known:
            return known[form]
    allowed = ", ".join(choice.text() for choice in field.choices)
    raise ParseError(
        N_("“{text}” is not one of {allowed}"), text=plain(cell)[:40], allowed=allowed[:300]
    )


def _first_words(text: str) -> tuple[str, ...]:
    """Return what stands before a remark: "ja (muntligt)" is "ja", "nej – bara i maj" is "nej"."""
    match = _FIRST_WORDS.match(text)
    return (match[1],) if match else ()


def is_choice(text: str, field: Field) -> bool:
    """Tell whether ``text`` names one of the choices of ``field``."""
    return _choice_key(text) in choice_keys(field)


def _choice_key(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").split())


@lru_cache(maxsize=512)
def choice_keys(field: Field) -> dict[str, str]:
    """Return the key of a choice by its key, its labels in all languages and its other names."""
    known: dict[str, str] = {}
    for choice in field.choices:
        for name in choice_names(choice):
            known.setdefault(_choice_key(name), choice.key)
    return known


def choice_names(choice: Choice) -> tuple[str, ...]:
    """Return all that a choice is called: its key, its other names, its labels."""
    labels = []
    for language in LANGUAGES:
        with using(language):
            labels.append(choice.text())
    return (choice.key, *choice.known_as, *labels)


def usual_one(text: str, field: Field) -> Choice | None:
    """Return the choice of ``field`` that is called ``text``, or None."""
    return field.choice(choice_keys(field).get(_choice_key(text)))


def _shape(cell: Cell, field: Field, today: date, factor: int) -> str:  # noqa: ARG001
    try:
        return write_shape(read_shape(plain(cell)))
    except ShapeError as error:
        raise ParseError(error.message, **error.facts) from error


_READERS: Final[dict[Kind, Callable[[Cell, Field, date, int], object]]] = {
    Kind.TEXT: _text,
    Kind.NOTE: _note,
    Kind.EMAIL: _email,
    Kind.PHONE: _phone,
    Kind.INTEGER: _integer,
    Kind.SCALE: _scale,
    Kind.DECIMAL: _decimal,
    Kind.MONEY: _money,
    Kind.DATE: _day,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.REFERENCE: _text,
    Kind.LINKS: _note,
    Kind.DEPENDENCIES: _note,
    Kind.YEARLY: _yearly,
    Kind.SHAPE: _shape,
}
