"""Counted incidents of two years, asked for on the command line."""

from __future__ import annotations

from math import isinf
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.language import _
from workbench.cli.answer import Answer
from workbench.measures.incidents import read_incidents
from workbench.project.open import open_project
from workbench.steps.situation.incident_words import (
    broken_text,
    category_name,
    figures,
    interval_text,
    rate_verdict,
    span_text,
)

if TYPE_CHECKING:
    import argparse

    from workbench.base.clock import Clock
    from workbench.measures.incidents import Broken, Incidents
    from workbench.rules.incidents import CategoryChange, YearChange
    from workbench.rules.rates import RateRatio


def incidents(said: argparse.Namespace, clock: Clock) -> Answer:
    """Show the last two years that were counted, over the periods that both have."""
    with (
        open_project(Path(said.file), clock=clock, read_only=True) as project,
        project.read() as session,
    ):
        found = read_incidents(session)
    years = found.last_two
    change = found.compare(*years) if years else None
    return Answer(_text(found, change), incident_data(found, change))


def incident_data(found: Incidents, change: YearChange | None) -> dict[str, Any]:
    """Return the comparison as the command line's JSON; None where nothing can be reckoned."""
    return {
        "total": _rate(change.total if change else None),
        "categories": [_category(each) for each in change.categories] if change else [],
        "breaks": [_break(each) for each in found.breaks()],
    }


def _rate(rate: RateRatio | None) -> dict[str, Any]:
    interval = rate.interval if rate else None
    return {
        "before": rate.before if rate else None,
        "after": rate.after if rate else None,
        "ratio": rate.ratio if rate else None,
        "low": interval.low if interval else None,
        "high": interval.high if interval and not isinf(interval.high) else None,
    }


def _category(change: CategoryChange) -> dict[str, Any]:
    return {
        "category": change.category,
        "name": category_name(change.category),
        **_rate(change.rate),
        "change": change.rate.change,
        "certain": change.rate.certain and change.comparable,
        "comparable": change.comparable,
        "notes": [each.value for each in change.notes],
    }


def _break(broken: Broken) -> dict[str, Any]:
    return {
        "category": broken.category or None,
        "begins": broken.begins.isoformat(),
        "before": broken.before or None,
        "after": broken.after or None,
        "reason": broken.reason or None,
    }


def _text(found: Incidents, change: YearChange | None) -> str:
    if change is None or change.total is None or found.last_two is None:
        return _("There are no incidents counted in the same periods of two years")
    before, after = found.last_two
    head = _("{before} against {after}, {span}: {figures}; ratio {ratio}").format(
        before=before,
        after=after,
        span=span_text(change.parts, change.length),
        figures=figures(change.total, 1),
        ratio=interval_text(change.total),
    )
    lines = [
        f"  {category_name(each.category)}: {figures(each.rate, 1)}; "
        f"{interval_text(each.rate)}; {rate_verdict(each.rate, comparable=each.comparable)}"
        for each in change.categories
    ]
    breaks = [f"  {broken_text(each)}" for each in found.breaks()]
    return "\n".join([head, *lines, *([_("Breaks in series:"), *breaks] if breaks else [])])
