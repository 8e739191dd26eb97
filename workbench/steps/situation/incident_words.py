"""Counted incidents in words: figures, what may be said of them, and what speaks against it."""

from __future__ import annotations

from datetime import date
from math import isinf
from typing import TYPE_CHECKING

from workbench.base.formats import date_text, month_short, number_text
from workbench.base.language import _
from workbench.measures.incidents import shown_parts
from workbench.models.quality import QUALITIES
from workbench.models.registry import record
from workbench.rules.incident_words import note_words, zone_words
from workbench.rules.incidents import Length, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.measures.incidents import Broken, Incidents
    from workbench.rules.incidents import CategoryChange, Period
    from workbench.rules.rates import RateRatio

_ANY_YEAR = 2001
_MONTHS = 12


def category_name(key: str) -> str:
    """Return what a category is called."""
    choice = record("incident")["category"].choice(key)
    return choice.text() if choice else key


def source_name(key: str) -> str:
    """Return what a source is called; several are joined by "+"."""
    field = record("incident")["source"]
    names = [
        choice.text() if (choice := field.choice(part)) else part for part in key.split("+") if part
    ]
    return " + ".join(names) or _("source not said")


def percent_change(rate: RateRatio, decimals: int = 0) -> str:
    """Return the change with its sign, "−23 %"; nothing where nothing was counted before."""
    change = rate.change
    if change is None:
        return ""
    text = number_text(abs(100 * change), decimals)
    is_nothing = not any(letter in "123456789" for letter in text)
    sign = "±" if is_nothing else "+" if change > 0 else "−"
    return f"{sign}{text}\N{NO-BREAK SPACE}%"


def figures(rate: RateRatio, decimals: int = 0) -> str:
    """Return both counts and the change, "70 → 54, −23 %"."""
    counts = f"{number_text(rate.before)} → {number_text(rate.after)}"
    change = percent_change(rate, decimals)
    return f"{counts}, {change}" if change else counts


def interval_text(rate: RateRatio) -> str:
    """Return the ratio with its interval, "0,76 (0,67–0,88)"; nothing where there is none."""
    if rate.interval is None:
        return ""
    low = number_text(rate.interval.low, 2)
    high = "∞" if isinf(rate.interval.high) else number_text(rate.interval.high, 2)
    ratio = "–" if rate.ratio is None else number_text(rate.ratio, 2)
    return f"{ratio} ({low}–{high})"


def rate_verdict(rate: RateRatio, *, comparable: bool = True) -> str:
    """Return what may be said of a change, in a word."""
    if not comparable:
        return _("not comparable")
    return _("certain") if rate.certain else _("not certain")


def span_text(parts: Sequence[int], length: Length) -> str:
    """Return the part of the year that is compared, "jan–sep" or "jan–mar, jul–sep"."""
    months = sorted(part + n for part in parts for n in range(length.months))
    runs: list[list[int]] = []
    for month in months:
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    if len(months) == _MONTHS:
        return _("the whole year")
    return ", ".join(_run_text(run) for run in runs)


def _run_text(run: Sequence[int]) -> str:
    first, last = (month_short(date(_ANY_YEAR, month, 1)) for month in (run[0], run[-1]))
    return first if len(run) == 1 else f"{first}–{last}"


def period_name(period: Period) -> str:
    """Return a period in full, "kvartal 3 2026"."""
    year = period.starts.year
    if period.length is Length.YEAR:
        return str(year)
    if period.length is Length.MONTH:
        return f"{month_short(period.starts)} {year}"
    number = (period.starts.month + 2) // 3
    return _("quarter {number} {year}").format(number=number, year=year)


def period_short(period: Period) -> str:
    """Return a period for a narrow column, "kv 3 2026"."""
    if period.length is not Length.QUARTER:
        return period_name(period)
    number = (period.starts.month + 2) // 3
    return _("Q{number} {year}").format(number=number, year=period.starts.year)


def notes_of(change: CategoryChange, found: Incidents) -> list[str]:
    """Return the sentences that stand beside a comparison, the gravest first."""
    said = []
    for note in change.notes:
        if note is Note.DETECTION and found.staffed is not None:
            text = _("{words} ({what}, {day})")
            day = date_text(found.staffed.since)
            said.append(text.format(words=note_words(note), what=found.staffed.title, day=day))
        else:
            said.append(note_words(note))
    return said


def short_warning(change: CategoryChange, after: int) -> str:
    """Return why a change says nothing, for a small picture: "ny källa 2026"."""
    if Note.SOURCE_CHANGED in change.notes:
        return _("new source {year}").format(year=after)
    return _("break in the series") if Note.BREAK in change.notes else ""


def broken_text(broken: Broken) -> str:
    """Return a break as a line: "Nedskräpning från 1 jan 2026: felanmälan → egen logg"."""
    what = category_name(broken.category) if broken.category else _("All categories")
    changed = ""
    if broken.before or broken.after:
        changed = f"{source_name(broken.before)} → {source_name(broken.after)}"
    why = f"{broken.reason} ({changed})" if broken.reason and changed else broken.reason or changed
    return _("{what} from {day}: {why}").format(what=what, day=date_text(broken.begins), why=why)


def quality_name(key: str) -> str:
    """Return a quality in words, "B – användbar"; nothing where none is said."""
    return next((choice.text() for choice in QUALITIES if choice.key == key), "")


def sources_text(keys: Iterable[str]) -> str:
    """Return several sources as a list."""
    return ", ".join(dict.fromkeys(source_name(key) for key in keys))


def part_rows(
    found: Incidents, change: CategoryChange | None, years: tuple[int, int]
) -> list[list[str]]:
    """Return the parts of the place with their counts as they may be shown: "12", "<5" or "•"."""
    parts = found.parts(change, *years) if change else []
    if not parts:
        return []
    marks = shown_parts(parts)
    return [
        [
            part.name or _("not said"),
            zone_words(marks[0].marks[part.name], part.before),
            zone_words(marks[1].marks[part.name], part.after),
        ]
        for part in parts
    ]
