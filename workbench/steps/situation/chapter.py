"""The current-state analysis in the place plan: in short, what was measured and what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.documents.content import Heading
from workbench.steps.situation.chapter_findings import findings_chapter, walks_chapter
from workbench.steps.situation.chapter_inspection import inspection_chapter
from workbench.steps.situation.chapter_observations import observation_chapter
from workbench.steps.situation.chapter_problems import (
    causes_chapter,
    conditions_chapter,
    problems_chapter,
    strengths_chapter,
)
from workbench.steps.situation.chapter_safety import safety_chapter
from workbench.steps.situation.chapter_survey import survey_chapter

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.content import Block
    from workbench.documents.registry import Options


def chapter(session: Session, options: Options, today: date) -> tuple[Block, ...]:
    """Return the chapters; crime and perceived safety stand in chapters of their own."""
    parts = (safety_chapter, observation_chapter, inspection_chapter)
    parts = (safety_chapter, observation_chapter, inspection_chapter)
    counted = (block for part in parts for block in part(session, options, today, short=True))
    survey = survey_chapter(session, options, today)
    return (*survey, *counted, *_in_short(session, options, today))


def _in_short(session: Session, options: Options, today: date) -> tuple[Block, ...]:
    """Return what was found and what it means as the sections of one chapter."""
    parts = (
        conditions_chapter, walks_chapter, findings_chapter, problems_chapter, causes_chapter,
    )  # fmt: skip
    told = [block for part in parts for block in part(session, options, today, short=True)]
    told += strengths_chapter(session, options, today)
    if not told:
        return ()
    lower = (replace(b, level=b.level + 1) if isinstance(b, Heading) else b for b in told)
    return (Heading(_("What was found and what it means")), *lower)
