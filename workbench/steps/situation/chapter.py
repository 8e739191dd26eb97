"""The current-state analysis in the Platsplan, in short: what each measurement found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.steps.situation.chapter_survey import survey_chapter

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.content import Block
    from workbench.documents.registry import Options


def chapter(session: Session, options: Options, today: date) -> tuple[Block, ...]:
    """Return what the measurements say, each in a chapter of its own."""
    return survey_chapter(session, options, today)
