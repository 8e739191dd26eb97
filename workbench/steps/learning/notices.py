"""What is to be seen to in competence and knowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.project.register import read_rows
from workbench.steps.learning.views import (
    NEED,
    prioritised_without_evidence,
    read_trainings,
)
from workbench.steps.step import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session


def learning_notices(session: Session, today: date) -> Iterator[Notice]:
    """Yield needs past their day, trainings without evaluation, problems without evidence."""
    for row in read_rows(session, NEED):
        if row["due"] and row["due"] < today and not row["training_id"]:
            said = _("was to be mastered by {day}, but no training gives it")
            text = said.format(day=date_text(row["due"]))
            where = f"{row['role']}: {row['title']}" if row["role"] else row["title"]
            yield Notice("learning.need", "warning", where, text, row["id"])
    for each in read_trainings(session):
        if each.over(today) and each.mean is None:
            where = f"{each.values['code']} {each.values['title']}".strip()
            text = _("has not been evaluated")
            yield Notice("learning.evaluation", "note", where, text, each.values["id"])
    for row in prioritised_without_evidence(session):
        where = f"{row['code']} {row['title']}".strip()
        text = _("is prioritised, but no note of evidence is linked to it")
        yield Notice("learning.evidence", "note", where, text, None)
