"""The portfolio on the command line: every project of a folder, read only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.language import _
from workbench.cli.answer import Answer
from workbench.measures.places_seen import (
    SEVERITIES,
    findings_text,
    labels,
    meeting_text,
    steps_text,
)
from workbench.measures.side_by_side import compare
from workbench.program.portfolio import files_in, look_through

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from workbench.base.clock import Clock
    from workbench.measures.places_seen import Seen, StepSeen
    from workbench.measures.side_by_side import Beside, Comparison, Measured

    _Told = tuple[Comparison, Beside]


def portfolio(said: argparse.Namespace, clock: Clock) -> Answer:
    """Show the projects of a folder; files that cannot be shown are listed with the reason."""
    seen = look_through(files_in(Path(said.folder)), clock)
    if said.xlsx:
        from workbench.program.portfolio_table import write_portfolio  # with all of a workbook

        write_portfolio(Path(said.xlsx), seen, clock.now())
    text = "\n".join(map(_line, seen)) or _("There are no projects in the folder")
    beside = _beside(seen)
    data = [_data(each, beside) for each in seen]
    return Answer(text, data, findings=any(each.error for each in seen))


def _line(seen: Seen) -> str:
    if seen.error:
        return f"{seen.path.name}: {seen.error}"
    return _("{name}: steps {steps}; next meeting {meeting}; to see to: {findings}").format(
        name=seen.name, steps=steps_text(seen), meeting=meeting_text(seen),
        findings=findings_text(seen),
    )  # fmt: skip


def _data(seen: Seen, beside: Mapping[int, _Told]) -> dict[str, Any]:
    shown = not seen.error
    last = seen.last_change
    return {
        "file": seen.path.name,
        "name": seen.name if shown else None,
        "steps_done": seen.steps_done if shown else None,
        "steps": len(seen.counted_steps) if shown else None,
        "findings": sum(seen.findings.values()) if shown else None,
        "next_meeting": seen.next_meeting,
        "error": seen.error or None,
        "meeting": seen.meeting or None,
        "last_change": last.isoformat() if last else None,
        "progress": [_step(each) for each in seen.steps] if shown else None,
        "by_severity": {key: seen.findings.get(key, 0) for key in SEVERITIES} if shown else None,
        "by_step": _by_step(seen) if shown else None,
        "indicators": [_indicator(m, beside.get(id(m))) for m in seen.measures] if shown else None,
    }


def _step(step: StepSeen) -> dict[str, Any]:
    return {"step": step.key, "title": step.title, "status": step.status, "share": step.share}


def _by_step(seen: Seen) -> list[dict[str, Any]]:
    return [{"title": title, "findings": count} for title, count in seen.by_step.items()]


def _beside(seen: Iterable[Seen]) -> dict[int, _Told]:
    """Return what each value is told among those of the other places, by the value's identity."""
    return {id(row.measured): (found, row) for found in compare(labels(seen)) for row in found.rows}


def _indicator(measured: Measured, told: _Told | None) -> dict[str, Any]:
    alone = _("no other project measures it in the same way")
    why_not = told[1].why_not if told else alone
    return {
        # As it is written where most measure it so: one title for all that stand side by side.
        "title": told[0].title if told else measured.title,
        "unit": measured.unit or None,
        "value": _number(measured.value),
        "year": measured.year,
        "low": _number(measured.low),
        "high": _number(measured.high),
        "n": measured.n,
        "source": measured.source or None,
        "compared": not why_not,
        "why_not": why_not or None,
        "caveat": (told[1].caveat if told else "") or None,
        "says": told[0].says if told else None,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
