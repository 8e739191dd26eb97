"""How far the current-state analysis is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.situation.field_progress import remarks
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

WANTED = ("survey_round", "incident", "observation", "inspection", "finding", "problem")


def progress(session: Session, today: date) -> Progress:
    """Return how many of the six sorts of evidence are there, and what presses most.

    A problem counts when it is prioritised: the analysis ends in what to act on.
    """
    there = {table: len(read_rows(session, record(table))) for table in WANTED}
    done = sum(1 for count in there.values() if count)
    if not done:
        return Progress(0.0, "")
    rounds = there["survey_round"]
    amount = (
        ngettext("{count} survey round", "{count} survey rounds", rounds).format(count=rounds)
        if rounds
        else _("{done} of {all}").format(done=done, all=len(WANTED))
    )
    share = done / len(WANTED)
    worst = next(remarks(session, today), None)
    if worst is not None:
        return Progress(share, amount, worst.text, worst.weight, worst.row_id)
    return Progress(share, amount)
