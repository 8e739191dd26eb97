"""Numbers, dates and money as people of the current language write them (Babel)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from babel import dates, numbers

from workbench.base.language import current

if TYPE_CHECKING:
    from datetime import date, datetime

    Number = int | float | Decimal

_LOCALES = {"sv": "sv_SE", "en": "en_GB"}


def locale_name() -> str:
    """Return the Babel locale of the current language."""
    return _LOCALES[current()]


def date_text(day: date | None) -> str:
    """Return a date with its year, "18 nov. 2026"; nothing for no date."""
    return dates.format_date(day, "d MMM y", locale=locale_name()).replace(".", "") if day else ""


def date_long(day: date) -> str:
    """Return a date in full words, "18 november 2026"."""
    return dates.format_date(day, "d MMMM y", locale=locale_name())


def date_short(day: date | None) -> str:
    """Return day and month, "18 nov"; nothing for no date."""
    return dates.format_date(day, "d MMM", locale=locale_name()).replace(".", "") if day else ""


def month_short(day: date) -> str:
    """Return the month's short name, "nov"."""
    return dates.format_date(day, "MMM", locale=locale_name()).replace(".", "")


def month_long(day: date) -> str:
    """Return the month's name standing alone, "november"."""
    return dates.format_date(day, "LLLL", locale=locale_name())


def week_text(day: date) -> str:
    """Return the ISO week, "v. 47" in Swedish and "w. 47" in English."""
    return f"{'v' if current() == 'sv' else 'w'}. {day.isocalendar().week}"


def clock_text(moment: datetime, *, seconds: bool = False) -> str:
    """Return the time of day, "14:02" or "14:02:11"."""
    return moment.strftime("%H:%M:%S" if seconds else "%H:%M")


def number_text(value: Number, decimals: int = 0) -> str:
    """Return a number with grouped thousands and a fixed count of decimals."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return numbers.format_decimal(value, format=pattern, locale=locale_name()).replace("−", "-")


def decimal_text(value: Number) -> str:
    """Return a number with just the decimals it has (at most six), thousands not grouped."""
    return numbers.format_decimal(value, format="0.######", locale=locale_name()).replace("−", "-")


def kronor(ore: int, *, decimals: bool = False) -> str:
    """Return an amount given in öre as kronor without the unit, "1 234 567"; halves go to even."""
    return number_text(Decimal(ore) / 100, 2 if decimals or ore % 100 else 0)


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
