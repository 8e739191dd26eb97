"""How far vision, goals and indicators are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


FEWEST, MOST = 3, 8
_NEXT_SENTENCE = re.compile(r"[.!?]\s+\S")


def signs(session: Session, today: date) -> tuple[bool, ...]:  # noqa: ARG001 - one signature for all
    """Return which signs of good enough hold: one sentence, a few goals, all of them measured."""
    vision = read_rows(session, record("project"))[0]["vision"].strip()
    goals = read_rows(session, record("goal"))
    parents = {goal["parent_id"] for goal in goals}
    measured = {
        each["goal_id"]
        for each in read_rows(session, record("indicator"))
        if each["baseline"] is not None and each["targets"]
    }
    top = sum(goal["parent_id"] is None for goal in goals)
    return (
        bool(vision) and _NEXT_SENTENCE.search(vision) is None,
        FEWEST <= top <= MOST,
        bool(goals) and all(g["id"] in measured for g in goals if g["id"] not in parents),
    )


def progress(session: Session, today: date) -> Progress:  # noqa: ARG001 - one signature for all
    """Return the share of vision, goals with indicators and indicators with baseline and target."""
    project = read_rows(session, record("project"))[0]
    goals = read_rows(session, record("goal"))
    indicators = read_rows(session, record("indicator"))
    if not goals and not indicators and not project["vision"]:
        return Progress(0.0, "")
    measured = {each["goal_id"] for each in indicators}
    parents = {goal["parent_id"] for goal in goals}
    wants = [bool(project["vision"])]
    wants += [goal["id"] in measured or goal["id"] in parents for goal in goals]
    wants += [each["baseline"] is not None and bool(each["targets"]) for each in indicators]
    amount = _("{goals} goals, {indicators} indicators").format(
        goals=len(goals), indicators=len(indicators)
    )
    share = sum(wants) / len(wants) if goals else min(0.3, sum(wants) / len(wants))
    for goal in goals:
        if goal["id"] not in measured and goal["id"] not in parents:
            remark = _("“{title}” lacks an indicator").format(title=goal["title"])
            return Progress(share, amount, remark, 1, goal["id"])
    bare = next((each for each in indicators if each["baseline"] is None), None)
    if bare is not None:
        remark = _("{code} {title} lacks a baseline").format(code=bare["code"], title=bare["title"])
        return Progress(share, amount, remark, 1, bare["id"])
    return Progress(
        share,
        amount,
        "" if project["vision"] else _("The vision is not written"),
        0 if project["vision"] else 1,
    )
