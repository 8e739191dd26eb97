"""What people type and paste, read forgivingly: numbers, money, dates."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

_BLANKS: Final = re.compile(r"[\s\u00a0\u202f\u2009']")
_UNITS: Final = re.compile(
    r"(kr|sek|tkr|mkr|ksek|m²|m2|st|h|tim|timmar|min|minuter|%|:-)$", re.IGNORECASE
)
MONTHS: Final = {
    **dict(
        zip(
            ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
            range(1, 13),
            strict=True,
        )
    ),
    "may": 5,
    "oct": 10,
}
_YMD: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?")
_COMPACT: Final = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_DMY: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[-/. ](\d{2,4}))?")
_WORDS: Final = re.compile(r"(?:den )?(\d{1,2})\.? ([a-zåäö]{3})[a-zåäö]*\.?,?(?: (\d{4}))?")
_WEEKDAYS: Final = (
    ("mån", "mon"), ("tis", "tues"), ("ons", "wednes"), ("tors", "thurs"), ("fre", "fri"),
    ("lör", "satur"), ("sön", "sun"),
)  # fmt: skip
_LAST: Final = re.compile(
    r"i (mån|tis|ons|tors|fre|lör|sön)dags|last (mon|tues|wednes|thurs|fri|satur|sun)day"
)
_WEEK: Final = re.compile(r"(?:(\d{4})[- ]?)?(?:vecka|week|v|w)\.? ?(\d{1,2})(?: (\d{4}))?")
FIRST_YEAR: Final = 1900  # the years that calendars are known for
LAST_YEAR: Final = 2299
_MOST_KRONOR: Final = Decimal(10) ** 12  # with "mkr" the öre still fit into 64 bits twice over
_MULTIPLE: Final = {"tkr": 1_000, "ksek": 1_000, "mkr": 1_000_000}


class ParseError(WorkbenchError):
    """A text that cannot be read as what the field wants; tells why."""


def parse_number(text: str) -> Decimal:
    """Read a number with comma or point, blanks or points between thousands, and a unit after it.

    "1 234,50", "1234.50", "1.234,50" and "1,234.50" are all 1234.5. One separator before
    just three digits ("1.234") means thousands for a point and decimals for a comma, as in Swedish.
    Raises ParseError for anything else, also for NaN and infinities.
    """
    bare = _BLANKS.sub("", text).replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")
    bare = _UNITS.sub("", bare)
    try:
        number = Decimal(_one_point(bare))
    except InvalidOperation as error:
        raise ParseError(N_("“{text}” is not a number"), text=text[:40]) from error
    if not number.is_finite():
        raise ParseError(N_("“{text}” is not a number"), text=text[:40])
    return number


def _one_point(bare: str) -> str:
    comma, point = bare.rfind(","), bare.rfind(".")
    if comma >= 0 and point >= 0:
        group, decimal = (".", ",") if comma > point else (",", ".")
        return bare.replace(group, "").replace(decimal, ".")
    if bare.count(",") > 1:
        return bare.replace(",", "")
    if bare.count(".") > 1 or re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", bare):
        return bare.replace(".", "")
    return bare.replace(",", ".")


def parse_integer(text: str) -> int:
    """Read a whole number; raises ParseError when it has decimals or is no number."""
    number = parse_number(text)
    if number != number.to_integral_value() or abs(number) >= 10**15:
        raise ParseError(N_("“{text}” is not a whole number"), text=text[:40])
    return int(number)


def parse_money(text: str) -> int:
    """Read kronor ("1 234,50 kr", "180 tkr", "1,5 mkr") and return them in öre, half-up."""
    unit = re.search(r"(tkr|ksek|mkr)\s*$", text, re.IGNORECASE)
    number = parse_number(text.removeprefix("SEK").removeprefix("sek"))
    if abs(number) >= _MOST_KRONOR:
        raise ParseError(N_("“{text}” is too large an amount"), text=text[:40])
    ore = number * _MULTIPLE.get(unit.group(1).lower() if unit else "", 1) * 100
    return int(ore.to_integral_value(rounding="ROUND_HALF_UP"))


def parse_date(text: str, today: date) -> date:
    """Read a date: 2026-05-03, 20260503, 3/5, 3.5.2026, "3 maj", "v 23", "+7", "i dag".

    A day without a year is the one nearest to ``today``; a week gives its Monday; "+7" counts days
    from today, "i fredags" is before it. Raises ParseError for anything else, also for days that do
    not exist and for those of years in which nothing can be reckoned.
    """
    bare = " ".join(text.strip().casefold().split())
    if bare in {"i dag", "idag", "today"}:
        return today
    if bare in {"i går", "igår", "yesterday"}:
        return today - timedelta(days=1)
    if bare in {"i morgon", "imorgon", "tomorrow"}:
        return today + timedelta(days=1)
    if last := _LAST.fullmatch(bare):
        return _last_weekday(last[1] or last[2], today)
    try:
        found = _from_digits(bare, today) or _from_words(bare, today)
    except (ValueError, OverflowError) as error:
        raise ParseError(N_("There is no day “{text}”"), text=text[:40]) from error
    if found is None:
        raise ParseError(N_("“{text}” is not a date"), text=text[:40])
    return within_years(found)


def within_years(day: date) -> date:
    """Return the day itself; raises ParseError where nothing can be reckoned with its year.

    Other programs write 9999-12-31 for a day that will never come.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ParseError(
            N_("{day} lies outside the years {first} to {last}"),
            day=day.isoformat(), first=FIRST_YEAR, last=LAST_YEAR,
        )  # fmt: skip
    return day


def _last_weekday(word: str, today: date) -> date:
    number = next(n for n, names in enumerate(_WEEKDAYS) if word in names)
    return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)


def _from_digits(bare: str, today: date) -> date | None:
    if match := _YMD.fullmatch(bare) or _COMPACT.fullmatch(bare):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DMY.fullmatch(bare):
        return _near(today, _year(match[3]), int(match[2]), int(match[1]))
    if re.fullmatch(r"[+-]\d{1,4}", bare):
        return today + timedelta(days=int(bare))
    return None


def _from_words(bare: str, today: date) -> date | None:
    if (match := _WEEK.fullmatch(bare)) is not None:
        year = match[1] or match[3]
        return _monday(today, int(year) if year else None, int(match[2]))
    if (match := _WORDS.fullmatch(bare)) is not None and match[2] in MONTHS:
        return _near(today, _year(match[3]), MONTHS[match[2]], int(match[1]))
    return None


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) + (2000 if len(digits) < len("2026") else 0)


def _near(today: date, year: int | None, month: int, day: int) -> date:
    if year is not None:
        return date(year, month, day)
    # Eight years: that far apart two days of 29 February may lie.
    years = range(today.year - 8, today.year + 9)
    candidates = [date(y, month, day) for y in years if _exists(y, month, day)]
    if not candidates:
        raise ValueError(day)
    return min(candidates, key=lambda candidate: abs(candidate - today))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _monday(today: date, year: int | None, week: int) -> date:
    if year is not None:
        return date.fromisocalendar(year, week, 1)
    years = range(today.year - 8, today.year + 9)  # not every year has a week 53
    found = []
    for each in years:
        with suppress(ValueError):
            found.append(date.fromisocalendar(each, week, 1))
    if not found:
        raise ValueError(week)
    return min(found, key=lambda monday: abs(monday - today))
