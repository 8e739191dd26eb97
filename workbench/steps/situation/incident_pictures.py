"""Counted incidents as small pictures on one scale, and as the table behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.charts.series import BASE_TEXT, SeriesFrame, SeriesPanel, series_scene
from workbench.rules.incidents import Length
from workbench.steps.situation.incident_words import (
    category_name,
    figures,
    interval_text,
    notes_of,
    percent_change,
    period_name,
    rate_verdict,
    short_warning,
)

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.measures.incidents import Incidents, Series
    from workbench.rules.incidents import CategoryChange, YearChange


def incident_scene(
    found: Incidents, change: YearChange, after: int, width: float, zone: str,
    text: float = BASE_TEXT,
) -> Scene:  # fmt: skip
    """Return one small picture a category, all on one scale."""
    series = found.series(zone)
    return series_scene(
        panels(found, series, change, after),
        frame(series),
        width,
        text,
        _("Incidents by period, one small picture for each category"),
    )


def panels(
    found: Incidents, series: list[Series], change: YearChange, after: int
) -> list[SeriesPanel]:
    """Return the pictures of all categories."""
    changes = {each.category: each for each in change.categories}
    return [_panel(found, each, changes.get(each.category), after) for each in series]


def _panel(
    found: Incidents, series: Series, change: CategoryChange | None, after: int
) -> SeriesPanel:
    title = category_name(series.category)
    said = figures(change.rate) if change else _("not counted in both years")
    warning = short_warning(change, after) if change else ""
    spoken = [title, said, warning]
    if change:
        judged = rate_verdict(change.rate, comparable=change.comparable)
        ratio = _("ratio {ratio}").format(ratio=interval_text(change.rate))
        spoken = [title, said, ratio, judged, *notes_of(change, found)]
    counted = ", ".join(
        f"{period_name(period)}: {'–' if value is None else value}"
        for period, value in zip(series.periods, series.values, strict=True)
    )
    words = "\n".join(part for part in (*spoken, counted) if part)
    return SeriesPanel(series.category, title, series.values, said, warning, series.breaks, words)


def frame(series: list[Series]) -> SeriesFrame:
    """Return what all pictures share, and what open dots and dashed lines mean."""
    if not series:
        return SeriesFrame(())
    periods = series[0].periods
    years = tuple(
        (place, str(period.starts.year))
        for place, period in enumerate(periods)
        if period.starts.month == 1 and (period.length is not Length.YEAR or not place)
    )
    lacking = [
        period
        for place, period in enumerate(periods)
        if all(each.values[place] is None for each in series)
    ]
    some = any(None in each.values for each in series)
    if len(lacking) == 1:
        missing = _("{period} is missing").format(period=period_name(lacking[0]))
    else:
        missing = _("nothing counted") if some else ""
    broken = _("break in the series") if any(each.breaks for each in series) else ""
    first, last = periods[0].starts.year, periods[-1].starts.year
    scale = _("same scale, {years}").format(
        years=str(first) if first == last else f"{first}–{last}"
    )
    return SeriesFrame(tuple(map(period_name, periods)), years, missing, broken, scale)


def table_lines(change: YearChange, before: int, after: int) -> list[list[str]]:
    """Return the comparison as lines of a table, headings first, the total last."""
    head = [_("Category"), str(before), str(after), _("Change"), _("Ratio"), _("Judgement")]
    lines = [
        [
            category_name(each.category),
            str(each.rate.before),
            str(each.rate.after),
            percent_change(each.rate, 1),
            interval_text(each.rate),
            rate_verdict(each.rate, comparable=each.comparable),
        ]
        for each in change.categories
    ]
    total = change.total
    if total is not None:
        lines.append(
            [
                _("All categories"),
                str(total.before),
                str(total.after),
                percent_change(total, 1),
                interval_text(total),
                rate_verdict(total),
            ]
        )
    return [head, *lines]
