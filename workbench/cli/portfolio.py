"""The portfolio on the command line: every project of a folder, read only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.language import _
from workbench.cli.answer import Answer
from workbench.measures.places_seen import findings_text, meeting_text, steps_text
from workbench.program.portfolio import files_in, look_through

if TYPE_CHECKING:
    import argparse

    from workbench.base.clock import Clock
    from workbench.measures.places_seen import Seen


def portfolio(said: argparse.Namespace, clock: Clock) -> Answer:
    """Show the projects of a folder; files that cannot be shown are listed with the reason."""
    seen = look_through(files_in(Path(said.folder)), clock)
    if said.xlsx:
        from workbench.program.portfolio_table import write_portfolio  # with all of a workbook

        write_portfolio(Path(said.xlsx), seen, clock.now())
    text = "\n".join(map(_line, seen)) or _("There are no projects in the folder")
    return Answer(text, [_data(each) for each in seen], findings=any(each.error for each in seen))


def _line(seen: Seen) -> str:
    if seen.error:
        return f"{seen.path.name}: {seen.error}"
    return _("{name}: steps {steps}; next meeting {meeting}; to see to: {findings}").format(
        name=seen.name, steps=steps_text(seen), meeting=meeting_text(seen),
        findings=findings_text(seen),
    )  # fmt: skip


def _data(seen: Seen) -> dict[str, Any]:
    return {
        "file": seen.path.name,
        "name": None if seen.error else seen.name,
        "steps_done": None if seen.error else seen.steps_done,
        "steps": None if seen.error else len(seen.counted_steps),
        "findings": None if seen.error else sum(seen.findings.values()),
        "next_meeting": seen.next_meeting,
        "error": seen.error or None,
    }
