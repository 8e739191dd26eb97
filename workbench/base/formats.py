"""Numbers, dates and money as people of the current language write them.

As Babel writes them, which tests hold them to. Babel itself takes longer to read its tables than to
open a file, so only what is rarely written is left to it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.base.language import current

if TYPE_CHECKING:
    from datetime import date, datetime

    Number = int | float | Decimal

_LOCALES = {"sv": "sv_SE", "en": "en_GB"}
_MONTHS = {
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_SHORT = {
    "sv": ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
}

_SWEDISH = str.maketrans({",": "\N{NO-BREAK SPACE}", ".": ","})


def locale_name() -> str:
    """Return the Babel locale of the current language."""
    return _LOCALES[current()]


def date_text(day: date | None) -> str:
    """Return a date with its year, "18 nov 2026"; nothing for no date."""
    return f"{date_short(day)} {day.year}" if day else ""


def date_long(day: date) -> str:
    """Return a date in full words, "18 november 2026"."""
    return f"{day.day} {month_long(day)} {day.year}"


def date_short(day: date | None) -> str:
    """Return day and month, "18 nov"; nothing for no date."""
    return f"{day.day} {month_short(day)}" if day else ""


def month_short(day: date) -> str:
    """Return the month's short name, "nov"."""
    return _SHORT[current()][day.month - 1]


def month_long(day: date) -> str:
    """Return the month's name in full, "november"."""
    return _MONTHS[current()][day.month - 1]


def week_text(day: date) -> str:
    """Return the ISO week, "v. 47" in Swedish and "w. 47" in English."""
    return f"{'v' if current() == 'sv' else 'w'}. {day.isocalendar().week}"


def clock_text(moment: datetime, *, seconds: bool = False) -> str:
    """Return the time of day, "14:02" or "14:02:11"."""
    return moment.strftime("%H:%M:%S" if seconds else "%H:%M")


def number_text(value: Number, decimals: int = 0) -> str:
    """Return a number with grouped thousands and a fixed count of decimals, halves to even.

    As Babel writes it, which a test holds it to, but some fifty times as fast: tables of thousands
    of amounts follow a slider.
    """
    exact = value if isinstance(value, (int, Decimal)) else Decimal(str(value))
    text = f"{exact:,d}" if isinstance(exact, int) and not decimals else f"{exact:,.{decimals}f}"
    return text.translate(_SWEDISH) if current() == "sv" else text


def decimal_text(value: Number) -> str:
    """Return a number with just the decimals it has (at most six), thousands not grouped."""
    from babel import numbers

    return numbers.format_decimal(value, format="0.######", locale=locale_name()).replace("−", "-")


def kronor(ore: int, *, decimals: bool = False) -> str:
    """Return an amount given in öre as kronor without the unit, "1 234 567"; halves go to even."""
    return number_text(Decimal(ore) / 100, 2 if decimals or ore % 100 else 0)


def capital(text: str) -> str:
    """Return words as the beginning of a sentence: their first letter a capital."""
    return text[:1].upper() + text[1:]


def kr(ore: int) -> str:
    """Return an amount given in öre with its unit: "1 234 kr" or "SEK 1,234"."""
    amount = kronor(ore)
    return (
        f"{amount}\N{NO-BREAK SPACE}kr" if current() == "sv" else f"SEK\N{NO-BREAK SPACE}{amount}"
    )


def thousands(ore: int) -> str:
    """Return an amount given in öre as whole thousands of kronor without the unit."""
    return number_text(round(Decimal(ore) / 100_000))


def percent_text(share: Number, decimals: int = 0) -> str:
    """Return a share 0..1 in per cent: "41,7 %" or "41.7%"."""
    amount = number_text(Decimal(str(share)) * 100, decimals)
    return f"{amount}\N{NO-BREAK SPACE}%" if current() == "sv" else f"{amount}%"
