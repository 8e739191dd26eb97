"""How far competence and knowledge are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _, ngettext
from workbench.project.register import read_rows
from workbench.steps.learning.views import (
    EVIDENCE,
    NEED,
    prioritised_without_evidence,
    read_trainings,
)
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def signs(session: Session, today: date) -> tuple[bool, ...]:
    """Return which signs of good enough hold: needs met, evaluated, a lesson used, evidence."""
    needs = read_rows(session, NEED)
    trainings = read_trainings(session)
    over = [each for each in trainings if each.over(today)]
    return (
        bool(needs) and all(row["training_id"] for row in needs),
        bool(over) and all(each.mean is not None for each in over),
        any(lesson["activity_id"] for each in trainings for lesson in each.lessons),
        bool(read_rows(session, EVIDENCE)) and not prioritised_without_evidence(session),
    )


def progress(session: Session, today: date) -> Progress:
    """Return the share of the signs that hold, how many trainings there are, and the worst gap."""
    trainings = read_trainings(session)
    held = signs(session, today)
    begun = bool(trainings) or bool(read_rows(session, EVIDENCE)) or any(held)
    if not begun:
        return Progress(0.0, "")
    said = ngettext("{count} training", "{count} trainings", len(trainings))
    amount = said.format(count=len(trainings)) if trainings else ""
    remark, row_id = _gap(session, today)
    weight = 1 if remark else 0
    return Progress(sum(held) / (len(held) + weight), amount, remark, weight, row_id)


def _gap(session: Session, today: date) -> tuple[str, str | None]:
    late = [row for row in read_rows(session, NEED)
            if row["due"] and row["due"] < today and not row["training_id"]]  # fmt: skip
    if late:
        said = ngettext("{count} need is past its day", "{count} needs are past their day",
                        len(late))  # fmt: skip
        return said.format(count=len(late)), late[0]["id"]
    waiting = [t for t in read_trainings(session) if t.over(today) and t.mean is None]
    if waiting:
        said = ngettext(
            "{count} training is not evaluated", "{count} trainings are not evaluated",
            len(waiting),
        )  # fmt: skip
        return said.format(count=len(waiting)), waiting[0].values["id"]
    if prioritised_without_evidence(session):
        return _("a prioritised problem lacks evidence"), None
    return "", None
