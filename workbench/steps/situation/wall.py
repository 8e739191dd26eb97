"""The situation on the wall: problems in their order, what people answered, how they rated."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.language import _, current, ngettext
from workbench.charts.intervals import interval_scene
from workbench.charts.wall import Cell, Picture, Rows, WallPage, WallRow
from workbench.measures.ratings import read_ratings
from workbench.measures.survey_results import results_of
from workbench.measures.surveys import read_survey
from workbench.models.registry import record
from workbench.steps.on_wall import coded, spot
from workbench.steps.situation.problems import read_problems
from workbench.steps.situation.rating_pictures import raters_text, rating_wheel, shown_series
from workbench.steps.situation.survey_language import told_in
from workbench.steps.situation.survey_pictures import Compared
from workbench.steps.situation.survey_words import round_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.intervals import IntervalHead, IntervalRow
    from workbench.charts.scene import Scene

STEP: Final = "situation"
PROBLEM: Final = record("problem")
_QUESTIONS: Final = 8
_GROUPS: Final = 2  # lines in the wheel: more cannot be told apart from the back row


def wall_pages(session: Session, today: date) -> tuple[WallPage, ...]:  # noqa: ARG001 - one signature for all
    """Return the problems to act on, the survey's shares, and the wheel of the rating."""
    return (*_problems(session), *_survey(session), *_rating(session))


def _problems(session: Session) -> Iterator[WallPage]:
    found = read_problems(session)
    if not found.rows:
        return
    first = found.prioritised
    rows = tuple(
        WallRow(
            row["id"],
            coded(PROBLEM, row),
            (_acted(found.acted.get(row["id"], 0)),),
            (spot(PROBLEM, row["id"], "title"), spot(PROBLEM, row["id"], "prioritised")),
        )
        for row in first or found.rows
    )
    title = (
        ngettext("{count} problem to act on first", "{count} problems to act on first", len(first))
        if first
        else ngettext("{count} problem, none chosen yet", "{count} problems, none chosen yet",
                      len(rows))
    ).format(count=len(rows))  # fmt: skip
    lead = _("{count} problems are described in all").format(count=len(found.rows))
    yield WallPage("problems", STEP, _("Problems"), title, Rows(rows), lead)


def _acted(count: int) -> Cell:
    if not count:
        return Cell(_("no activity"), "warn", "risk")
    said = ngettext("{count} activity", "{count} activities", count).format(count=count)
    return Cell(said, "ok", "running")


def _survey(session: Session) -> Iterator[WallPage]:
    content = read_survey(session)
    if content is None or not any(content.store.respondents.values()):
        return
    content = told_in(content, current())
    results = results_of(content)
    places = [
        at for at, row in enumerate(results.rounds) if content.store.respondents.get(row["id"])
    ]
    compared = Compared(results, places[-2] if len(places) > 1 else places[-1], places[-1])
    rows = compared.rows(compared.shares())
    if not rows:
        return
    head = compared.head(_("Question"))
    draws = tuple(
        partial(_shares, head, rows[at : at + _QUESTIONS]) for at in range(0, len(rows), _QUESTIONS)
    )
    sure = [row for row in rows if row.certain]
    rounds = [round_name(results.rounds[at], results.rounds) for at in compared.places]
    title = (
        ngettext("{count} answer changed with certainty", "{count} answers changed with certainty",
                 len(sure)).format(count=len(sure))
        if len(compared.places) > 1
        else _("What people answered")
    )  # fmt: skip
    lead = _("{rounds} · shares with 95 % intervals").format(rounds=" → ".join(rounds))
    yield WallPage("survey", STEP, _("Survey"), title, Picture(draws), lead)


def _shares(
    head: IntervalHead, rows: Sequence[IntervalRow], width: float, _height: float, text: float
) -> Scene:
    said = _("Shares of positive answers by question, with 95 % intervals")
    return interval_scene(head, rows, width, text, alt=said)


def _rating(session: Session) -> Iterator[WallPage]:
    found = read_ratings(session)
    if not found.used:
        return
    rated = found.occasion(found.used[-1])
    groups = shown_series(rated)
    if not groups:
        return

    def draw(width: float, height: float, text: float) -> Scene:
        return rating_wheel(found, groups[:_GROUPS], (width, height), text * 0.85)

    yield WallPage(
        "rating", STEP, _("Rating"), _("How the place is experienced"), Picture((draw,)),
        f"{rated.occasion['name']} · {raters_text(rated)}",
    )  # fmt: skip
