"""Who does what on which surface, asked for on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text, percent_text
from workbench.base.language import N_, _
from workbench.base.parse import ParseError, parse_date
from workbench.cli.answer import Answer
from workbench.project.open import open_project
from workbench.steps.place.responsibilities import read_responsibilities
from workbench.steps.place.responsibility_words import gap_text, spoken

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from workbench.base.clock import Clock
    from workbench.rules.responsibility import CellGaps, CellKey
    from workbench.steps.place.responsibilities import Responsibilities


def responsibility(said: argparse.Namespace, clock: Clock) -> Answer:
    """Show the matrix as it holds on a day, and what is missing in it."""
    with open_project(Path(said.file), clock=clock, read_only=True) as project:
        day = _day(said.date, project.today())
        with project.read() as session:
            found = read_responsibilities(session, project.facts().language)
    return Answer(_text(found, day), _data(found, day))


def _day(text: str | None, today: date) -> date:
    if text is None:
        return today
    try:
        return parse_date(text, today)
    except ParseError as error:
        raise WorkbenchError(N_("“{text}” is no date; write 2026-01-31"), text=text[:40]) from error


def _data(found: Responsibilities, day: date) -> dict[str, Any]:
    clear = found.clarity(day)
    return {
        "relevant": clear.relevant,
        "clear": clear.clear,
        "share": None if clear.share is None else float(clear.share),
        "cells": [_cell(found, day, key) for key in found.on(day).cells],
        "gaps": [_gap(found, each) for each in found.gaps(day)],
    }


def _cell(found: Responsibilities, day: date, key: CellKey) -> dict[str, str | None]:
    said = found.on(day).said.get(key)
    return {
        **_place(found, key),
        "status": said.status if said else None,
        "performer": _party(found, said.performer if said else None),
        "accountable": _party(found, said.accountable if said else None),
    }


def _gap(found: Responsibilities, gap: CellGaps) -> dict[str, Any]:
    reasons = [each.value for each in gap.gaps]
    return {**_place(found, gap.key), "reason": reasons[0], "reasons": reasons}


def _place(found: Responsibilities, key: CellKey) -> dict[str, str]:
    return {"surface": found.surface(key[0]).key, "task": found.task(key[1]).key}


def _party(found: Responsibilities, key: str | None) -> str | None:
    party = found.parties.get(key or "")
    return (party.code or party.name) if party else None


def _text(found: Responsibilities, day: date) -> str:
    clear = found.clarity(day)
    if clear.share is None:
        return _("Nothing is said yet of who does what on {day}").format(day=date_text(day))
    head = _("{clear} of {relevant} cells clear on {day}: {share}").format(
        clear=clear.clear,
        relevant=clear.relevant,
        day=date_text(day),
        share=percent_text(clear.share.numerator / clear.share.denominator, 1),
    )
    matrix = found.on(day)
    lines = [
        f"  {_title(found, key)}: {spoken(matrix.said.get(key), found.parties)}"
        for key in matrix.cells
    ]
    gaps = [
        f"  {_title(found, each.key)}: {', '.join(gap_text(gap) for gap in each.gaps)}"
        for each in found.gaps(day)
    ]
    return "\n".join([head, *lines, *([_("Gaps:"), *gaps] if gaps else [])])


def _title(found: Responsibilities, key: CellKey) -> str:
    return f"{found.surface(key[0]).title}, {found.task(key[1]).name}"
