"""The action plan in the documents: what is to be done per goal, and the Gantt chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Figure,
    Heading,
    Paragraph,
    Row,
    RowRole,
    Section,
    Table,
)
from workbench.documents.sheet import PageSize
from workbench.steps.plan.baselines import baseline_name, baselines, read_baseline
from workbench.steps.plan.chapter_matters import plan_matters
from workbench.steps.plan.gantt import GROUP_KEY, gantt_rows
from workbench.steps.plan.gantt_document import gantt_figures
from workbench.steps.plan.gantt_look import Look
from workbench.steps.plan.standing import status_words
from workbench.steps.plan.views import read_plan

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.steps.plan.items import Item, Plan


def chapter(session: Session, options: Options, today: date) -> tuple[Block, ...]:  # noqa: ARG001 - one signature for all
    """Return the chapter: an overview, the activities per goal, and the Gantt chart on A3."""
    plan = read_plan(session, today)
    if not plan.items:
        return ()
    blocks: list[Block] = [Heading(_("Action plan")), Paragraph(_overview(plan)), _table(plan)]
    if plan.late:
        blocks += [Heading(_("What is late"), 2), _late(plan)]
    blocks += plan_matters(session, plan)
    figures = _chart(session, plan)
    if figures:
        title = Heading(_("The plan as a Gantt chart"), 2)
        blocks.append(Section((title, *figures), page=PageSize.A3, landscape=True))
    return tuple(blocks)


def _overview(plan: Plan) -> str:
    done = sum(item.done for item in plan.items)
    said = ngettext(
        "The plan holds {count} activity", "The plan holds {count} activities", len(plan.items)
    )
    text = said.format(count=len(plan.items)) + _(", of which {done} are done").format(done=done)
    if plan.late:
        text += ngettext(" and {count} is late", " and {count} are late", len(plan.late)).format(
            count=len(plan.late)
        )
    if plan.schedule.start and plan.schedule.finish:
        text += _(". It runs from {start} to {finish}").format(
            start=date_text(plan.schedule.start), finish=date_text(plan.schedule.finish)
        )
    return text + "."


def _table(plan: Plan) -> Table:
    columns = (
        Column(_("Code"), ColumnKind.CODE, weight=1.2),
        Column(_("Activity"), header=True, weight=5),
        Column(_("Responsible"), weight=2.6),
        Column(_("Start"), ColumnKind.DATE, weight=1.7),
        Column(_("Finish"), ColumnKind.DATE, weight=1.7),
        Column(_("Cost, kr"), ColumnKind.MONEY, weight=1.6),
        Column(_("Status"), weight=1.9),
    )
    rows: list[Row] = []
    for line in gantt_rows(plan):
        if line.key.startswith(GROUP_KEY):
            title = f"{line.code} {line.title}".strip()
            rows.append(Row((title, *[None] * (len(columns) - 1)), RowRole.GROUP))
        else:
            rows.append(_row(plan, plan.by_id[line.key]))
    return Table(
        columns,
        tuple(rows),
        _("Activities per goal"),
        source=_("Cost excluding VAT; yearly costs per year."),
    )


def _row(plan: Plan, item: Item) -> Row:
    return Row(
        (
            item.values["code"],
            item.values["title"],
            plan.responsible(item),
            item.start,
            item.finish,
            item.values["cost"] or None,
            status_words(item),
        )
    )


def _late(plan: Plan) -> Table:
    columns = (
        Column(_("Activity"), header=True, weight=5),
        Column(_("Responsible"), weight=3),
        Column(_("Should be done"), ColumnKind.DATE, weight=2),
        Column(_("Done"), ColumnKind.PERCENT, weight=1),
        Column(_("Expected"), ColumnKind.DATE, weight=2),
    )
    rows = tuple(
        Row(
            (
                item.values["title"],
                plan.responsible(item),
                item.finish,
                item.share,
                item.expected.finish if item.expected else None,
            )
        )
        for item in plan.late
    )
    return Table(columns, rows, _("Late activities and when they can be expected"))


def _chart(session: Session, plan: Plan) -> tuple[Figure, ...]:
    """Return the chart, compared with the plan as it was last decided."""
    latest = next(iter(baselines(session)), None)
    if latest is None:
        return gantt_figures(plan)
    look = Look(decided=read_baseline(session, latest.id))
    return gantt_figures(plan, look, baseline_name=baseline_name(latest))
