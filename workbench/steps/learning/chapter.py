"""Competence and knowledge in the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.documents.content import Block, Heading
from workbench.project.register import read_rows
from workbench.steps.learning.tables import evidence_table, lessons_table, trainings_table
from workbench.steps.learning.views import EVIDENCE, read_trainings

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options


def chapter(
    session: Session,
    options: Options,  # noqa: ARG001 - one signature for all
    today: date,
    *,
    lessons: bool = True,
) -> tuple[Block, ...]:
    """Return the chapter: trainings, their lessons, and the evidence that is linked to the work.

    Without ``lessons`` in a document that tells them in a chapter of their own.
    """
    blocks: list[Block] = []
    trainings = read_trainings(session)
    if trainings:
        blocks += [Heading(_("Competence"), 2), trainings_table(trainings, today)]
    learnt = [lesson for each in trainings for lesson in each.lessons]
    if learnt and lessons:
        blocks.append(lessons_table(session, learnt))
    linked = [row for row in read_rows(session, EVIDENCE) if row["problems"] or row["activities"]]
    if linked:
        blocks += [Heading(_("What research and experience say"), 2), evidence_table(linked)]
    return (Heading(_("Competence and knowledge")), *blocks) if blocks else ()
