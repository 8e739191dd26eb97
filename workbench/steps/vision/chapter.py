"""Vision, goals and indicators in the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _, current
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Note,
    Paragraph,
    Row,
    RowRole,
    Table,
    Tone,
)
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.vision.views import GoalView, Standing, goal_tree

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options


def chapter(session: Session, options: Options, today: date) -> tuple[Block, ...]:  # noqa: ARG001 - one signature for all
    """Return the chapters on the vision and on goals with their indicators."""
    row = read_rows(session, record("project"))[0]
    vision = row["vision_en"] if current() == "en" and row["vision_en"] else row["vision"]
    tree = goal_tree(session, today)
    blocks: list[Block] = []
    if vision:
        blocks += [Heading(_("Vision")), Note(vision, tone=Tone.DECISION, title=_("Our vision"))]
    if tree:
        blocks.append(Heading(_("Goals and indicators")))
        blocks.append(
            Paragraph(
                _(
                    "Each goal is followed with indicators. "
                    "The light tells how the newest value stands "
                    "against that year’s target; it says nothing of how certain the value is."
                )
            )
        )
        blocks.append(_goals(tree))
        measured = [goal for goal in tree if goal.indicators]
        if measured:
            blocks.append(_indicators(measured))
    return tuple(blocks)


def _goals(tree: tuple[GoalView, ...]) -> Table:
    area = record("goal")["area"]
    columns = (
        Column(_("Code"), ColumnKind.CODE, weight=1.2),
        Column(_("Goal"), header=True, weight=5),
        Column(_("Area"), weight=2),
        Column(_("What it means"), weight=4),
    )
    described = any(goal.values["description"] for goal in tree)
    rows = tuple(
        Row(
            (
                goal.values["code"],
                "– " * goal.level + goal.values["title"],
                chosen.text() if (chosen := area.choice(goal.values["area"])) else "",
                *((goal.values["description"],) if described else ()),
            )
        )
        for goal in tree
    )
    return Table(columns if described else columns[:3], rows, _("Goals"))


def _indicators(goals: list[GoalView]) -> Table:
    columns = (
        Column(_("Indicator"), header=True, weight=5),
        Column(_("Baseline"), weight=1.4),
        Column(_("Outcome"), weight=1.4),
        Column(_("Target"), weight=1.4),
        Column(_("Status"), weight=2),
    )
    rows: list[Row] = []
    for goal in goals:
        rows.append(
            Row((f"{goal.values['code']} {goal.values['title']}", "", "", "", ""), RowRole.GROUP)
        )
        rows += [_indicator(each) for each in goal.indicators]
    return Table(
        columns,
        tuple(rows),
        _("Indicators with baseline, newest outcome and the target of that year"),
    )


def _indicator(each: Standing) -> Row:
    baseline = each.with_unit(each.values["baseline"])
    started = each.values["baseline_year"]
    outcome = each.with_unit(each.value)
    return Row(
        (
            each.values["title"],
            f"{baseline} ({started})"
            if started and each.values["baseline"] is not None
            else baseline,
            f"{outcome} ({each.year})" if each.year else outcome,
            each.with_unit(each.target),
            each.light_text(),
        )
    )
