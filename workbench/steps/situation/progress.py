"""How far the current-state analysis is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _, ngettext
from workbench.measures.incidents import read_incidents
from workbench.measures.survey_results import results_of
from workbench.measures.surveys import read_survey
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.situation.count_notices import ENOUGH_MONTHS, counted_months
from workbench.steps.situation.field_progress import problems_prioritised, remarks
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

WANTED = ("survey_round", "incident", "observation", "inspection", "finding", "problem")


ENOUGH_ANSWERS = 200
NEARLY = 0.95


def signs(session: Session, today: date) -> tuple[bool, ...]:  # noqa: ARG001 - one signature for all
    """Return which signs of good enough hold: answers, incidents, problems."""
    content = read_survey(session)
    results = results_of(content) if content else None
    answers = [
        (result.n or 0, bool(result.round["notes"]))
        for item in (results.items if results else ())
        for result in item.rounds
    ]
    found = read_incidents(session)
    series = found.series()
    marked = all(each.reason for each in found.breaks())
    return (
        any(count >= ENOUGH_ANSWERS or (count and reason) for count, reason in answers),
        bool(series) and marked and all(counted_months(s) >= ENOUGH_MONTHS for s in series),
        problems_prioritised(session),
    )


def progress(session: Session, today: date) -> Progress:
    """Return how many of the six sorts of evidence are there, and what presses most.

    A problem counts when it is prioritised: the analysis ends in what to act on. With some of
    each it is not done yet while a sign of good enough is missing.
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
    if share == 1 and not all(signs(session, today)):
        share = NEARLY
    worst = next(remarks(session, today), None)
    if worst is not None:
        return Progress(share, amount, worst.text, worst.weight, worst.row_id)
    return Progress(share, amount)
