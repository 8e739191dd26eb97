"""What the documents say of the plan beside its activities.

Placemaking, permits, risks, what has moved since the decision, and the wheel of the year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.charts.matrix import RISKS, matrix_scene
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Figure,
    Heading,
    Paragraph,
    Row,
    Table,
)
from workbench.models.registry import record
from workbench.project.register import titles
from workbench.steps.plan.baselines import baselines, changes_since, deliveries, frozen_rows
from workbench.steps.plan.movements import change_words, cost_words, summary_words
from workbench.steps.plan.permits import permit_lines
from workbench.steps.plan.risks import RISK, read_risks, risk_dot, risk_value
from workbench.steps.plan.years import year_cards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.steps.plan.items import Item, Plan

ACTIVITY = record("activity")
WIDTH, HEIGHT, PRINT = 640.0, 380.0, 11.0


def plan_matters(session: Session, plan: Plan) -> tuple[Block, ...]:
    """Return all of it, as far as there is any."""
    return (
        *_placemaking(session, plan),
        *_permits(session, plan),
        *_risks(session),
        *_moved(session, plan),
        *_year(session, plan),
    )


def _placemaking(session: Session, plan: Plan) -> Iterator[Block]:
    items = [
        item
        for item in plan.items
        if item.values["intervention"] and item.values["status"] != "cancelled"
    ]
    if not items:
        return
    surfaces = titles(session, "surface")
    columns = (
        Column(_("Measure"), header=True),
        Column(ACTIVITY["intervention"].title()),
        Column(ACTIVITY["surfaces"].title()),
        Column(_("Life, months"), ColumnKind.INTEGER),
        Column(ACTIVITY["maintainers"].title()),
        Column(ACTIVITY["winter"].title()),
    )
    rows = tuple(_intervention(plan, item, surfaces) for item in items)
    yield Heading(_("Placemaking programme"), 2)
    yield Table(columns, rows, _("What is placed on the surfaces, and who looks after it"))


def _intervention(plan: Plan, item: Item, surfaces: dict[str, str]) -> Row:
    values = item.values
    choice = ACTIVITY["intervention"].choice(values["intervention"])
    cells = (
        values["title"],
        choice.text() if choice else "",
        ", ".join(surfaces.get(key, "") for key in values["surfaces"]),
        values["life"],
        ", ".join(plan.organisations.get(key, "") for key in values["maintainers"])
        or _("nobody named"),
        values["winter"],
    )
    return Row(cells)


def _permits(session: Session, plan: Plan) -> Iterator[Block]:
    lines = permit_lines(session, plan)
    if not lines:
        return
    columns = (
        Column(_("Permit"), header=True),
        Column(_("Activity")),
        Column(_("Authority")),
        Column(_("Apply by"), ColumnKind.DATE),
        Column(_("How it stands")),
    )
    rows = tuple(
        Row(
            (
                line.title,
                line.activity.values["title"] if line.activity else "",
                line.values["authority"],
                line.apply_by if line.values["status"] == "not_applied" else None,
                line.words(),
            )
        )
        for line in lines
    )
    yield Heading(_("Permits"), 2)
    yield Table(columns, rows, _("Permits the plan needs, the most urgent first"))


def _risks(session: Session) -> Iterator[Block]:
    risks = [row for row in read_risks(session) if row["status"] != "closed"]
    if not risks:
        return
    owners = titles(session, "organisation")
    yield Heading(_("Risks"), 2)
    columns = (
        Column(_("Risk"), header=True),
        Column(RISK["probability"].title(), ColumnKind.INTEGER),
        Column(RISK["consequence"].title(), ColumnKind.INTEGER),
        Column(_("Value"), ColumnKind.INTEGER),
        Column(RISK["owner_id"].column_title()),
        Column(RISK["measure"].title()),
    )
    rows = tuple(
        Row(
            (
                _named(row),
                row["probability"],
                row["consequence"],
                risk_value(row),
                owners.get(row["owner_id"], ""),
                row["measure"],
            )
        )
        for row in risks
    )
    caption = _("Risks by probability (1–5) times consequence (1–5)")
    table = Table(columns, rows, caption)
    scene = matrix_scene([risk_dot(row) for row in risks], WIDTH, HEIGHT, text=PRINT, words=RISKS)
    yield Figure(scene, _("Risks by probability and consequence"))
    yield table


def _named(row: Values) -> str:
    return f"{row['code']} {row['title']}".strip()


def _moved(session: Session, plan: Plan) -> Iterator[Block]:
    baseline = next(iter(baselines(session)), None)
    if baseline is None:
        return
    frozen = frozen_rows(session, baseline.id)
    changes = changes_since(frozen, plan)
    yield Heading(_("Since the plan was decided"), 2)
    said = summary_words(baseline, changes, deliveries(frozen, plan), plan.today)
    yield Paragraph(f"{baseline.name}. {said}")
    moved = [each for each in changes if each.differs]
    if not moved:
        return
    columns = (
        Column(_("Activity"), header=True, weight=4),
        Column(_("Decided finish"), ColumnKind.DATE, weight=1.8),
        Column(_("Finish now"), ColumnKind.DATE, weight=1.8),
        Column(_("Moved by"), weight=2),
        Column(_("Cost"), weight=1.6),
    )
    rows = tuple(
        Row(
            (
                f"{each.code} {each.title}".strip(),
                each.was["finish"] if each.was else None,
                None if each.is_gone or each.item is None else each.item.finish,
                change_words(each),
                cost_words(each),
            )
        )
        for each in moved
    )
    yield Table(columns, rows, _("What has changed since the decision"))


def _year(session: Session, plan: Plan) -> Iterator[Block]:
    year = plan.today.year
    months = year_cards(plan, permit_lines(session, plan), year)
    if not any(month.entries for month in months):
        return
    columns = (
        Column(_("Month"), header=True, weight=1.4),
        Column(_("What happens"), weight=8),
    )
    rows = tuple(
        Row((month.title, "; ".join(entry.alt for entry in month.entries) or "–"))
        for month in months
    )
    yield Heading(_("Wheel of the year"), 2)
    yield Table(columns, rows, _("The wheel of the year {year}").format(year=year))
