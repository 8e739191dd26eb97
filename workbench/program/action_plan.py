"""The action plan as a document of its own: what is to be done for each goal, and the Gantt chart.

Summary, activities by goal with their indicators, quick wins, what waits for what, money, permits,
risks, what has moved since the decision, and the chart on A3.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.base.formats import kr, number_text
from workbench.base.language import _
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Manner,
    Note,
    Paragraph,
    Row,
    RowRole,
    Section,
    Table,
)
from workbench.documents.sheet import PageSize
from workbench.models.registry import record
from workbench.program.paper import lowered, paper
from workbench.project.register import titles
from workbench.rules.quick_wins import is_quick_win
from workbench.steps.plan.chapter import chart_figures, late_table, overview
from workbench.steps.plan.chapter_matters import plan_matters
from workbench.steps.plan.standing import status_words
from workbench.steps.plan.views import read_plan
from workbench.steps.vision.sight import read_sight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from workbench.documents.content import Document
    from workbench.documents.registry import Options
    from workbench.steps.plan.items import Item, Plan
    from workbench.steps.vision.sight import GoalLine

ACTIVITY = record("activity")


def action_plan(session: Session, options: Options) -> Document:
    """Return the action plan; where nothing is planned yet it says so."""
    plan = read_plan(session, options.date)
    blocks = _blocks(session, options, plan) if plan.items else ()
    return paper(
        session, options, _("Action plan"), blocks, nothing=_("Nothing is planned yet.")
    )  # fmt: skip


def _blocks(session: Session, options: Options, plan: Plan) -> Iterator[Block]:
    yield from _summary(plan)
    yield from _how_to_read()
    yield from _by_goal(session, options, plan)
    yield from _quick_wins(plan)
    yield from _money(plan)
    yield from _waiting(plan)
    # In the place plan these stand below a chapter; here each is one.
    yield from lowered(plan_matters(session, plan), -1)
    figures = chart_figures(session, plan)
    if figures:
        title = Heading(_("The plan as a Gantt chart"))
        yield Section((title, *figures), page=PageSize.A3, landscape=True)


def _summary(plan: Plan) -> Iterator[Block]:
    yield Heading(_("Summary"))
    yield Paragraph(overview(plan), Manner.LEAD)
    done = sum(item.done for item in plan.items)
    once = sum(_cost(item) for item in plan.items if not _yearly(item))
    every = sum(_cost(item) for item in plan.items if _yearly(item))
    figures = [
        KeyFigure(number_text(len(plan.items)), _("activities"), _done(done)),
        KeyFigure(number_text(len(plan.late)), _("late"), _("unfinished after their last day")),
        KeyFigure(kr(once), _("cost once"), _("excluding VAT")),
        KeyFigure(kr(every), _("cost a year"), _("excluding VAT")),
    ]
    yield KeyFigures(tuple(figures))
    if plan.late:
        yield Heading(_("What is late"), 2)
        yield late_table(plan)


def _done(count: int) -> str:
    return _("{count} done").format(count=number_text(count))


def _how_to_read() -> Iterator[Block]:
    yield Heading(_("How to read the plan"))
    yield ListBlock(
        (
            _("An activity stands under the first goal it serves; others name it by its code."),
            _("Responsible is who does the work, accountable is the one who answers for it."),
            _("Start and finish are as the plan reckons them today, in working days."),
            _("Costs are in kronor excluding VAT; a cost marked per year comes every year."),
            _("A dash means that nobody has said it yet."),
        )
    )


# -- activities by goal


def _by_goal(session: Session, options: Options, plan: Plan) -> Iterator[Block]:
    """Yield a part for each goal on pages turned on their side, since the tables are wide."""
    sight = read_sight(session, options.date)
    surfaces = titles(session, "surface")
    first: dict[str, list[Item]] = defaultdict(list)
    others: dict[str, list[Item]] = defaultdict(list)
    for item in plan.items:
        goals = [key for key in item.values["goals"] if key in sight.lines]
        first[goals[0] if goals else ""].append(item)
        for key in goals[1:]:
            others[key].append(item)
    blocks: list[Block] = [Heading(_("Activities by goal"))]
    for key, line in sight.lines.items():
        blocks += _goal(plan, line, first[key], others[key], surfaces)
    if first[""]:
        blocks.append(Heading(_("Without goal"), 2))
        blocks.append(_activities(plan, first[""], surfaces, _("Activities without a goal")))
    yield Section(tuple(blocks))


def _goal(
    plan: Plan,
    line: GoalLine,
    items: list[Item],
    others: list[Item],
    surfaces: dict[str, str],
) -> Iterator[Block]:
    name = f"{line.values['code']} {line.values['title']}".strip()
    yield Heading(name, 2)
    if line.indicators:
        yield _indicators(line)
    if items:
        caption = _("Activities for {goal}").format(goal=name)
        yield _activities(plan, items, surfaces, caption)
    if others:
        codes = ", ".join(item.values["code"] or item.values["title"] for item in others)
        yield Paragraph(_("Also served by {codes}.").format(codes=codes), Manner.SMALL)
    if not items and not others and not line.below:
        yield Note(_("No activity serves this goal yet."))


def _indicators(line: GoalLine) -> Table:
    columns = (
        Column(_("Indicator"), header=True, weight=5),
        Column(_("Baseline"), weight=2),
        Column(_("Outcome"), weight=2),
        Column(_("Target"), weight=2),
        Column(_("Status"), weight=2.4),
    )
    rows = []
    for each in line.indicators:
        start = each.baseline
        name = f"{each.values['code']} {each.values['title']}".strip()
        begun, now = each.with_unit(start.value if start else None), each.with_unit(each.value)
        rows.append(Row((name, begun, now, each.with_unit(each.target), each.light_text())))
    return Table(columns, tuple(rows))


def _activities(
    plan: Plan, items: Iterable[Item], surfaces: dict[str, str], caption: str
) -> Table:  # fmt: skip
    columns = (
        Column(_("Code"), ColumnKind.CODE, weight=1),
        Column(_("Activity"), header=True, weight=4),
        Column(_("Where"), weight=2.2),
        Column(_("Responsible"), weight=2.6),
        Column(_("Accountable"), weight=2.2),
        Column(_("Start"), ColumnKind.DATE, weight=1.6),
        Column(_("Finish"), ColumnKind.DATE, weight=1.6),
        Column(_("Cost, kr"), ColumnKind.MONEY, weight=1.5),
        Column(_("Financing"), weight=2),
        Column(_("Status"), weight=1.8),
    )
    rows = tuple(_activity(plan, item, surfaces) for item in items)
    return Table(columns, rows, caption)


def _activity(plan: Plan, item: Item, surfaces: dict[str, str]) -> Row:
    values = item.values
    where = ", ".join(filter(None, (surfaces.get(key, "") for key in values["surfaces"])))
    answers = plan.organisations.get(values["accountable_id"] or "", "")
    money = _financing(plan, item)
    yearly = _("per year") if _yearly(item) else ""
    return Row(
        (
            values["code"],
            values["title"],
            where or "–",
            plan.responsible(item) or "–",
            answers or "–",
            item.start,
            item.finish,
            values["cost"] or None,
            ", ".join(filter(None, (money, yearly))) if money else "–",
            status_words(item),
        )
    )


def _financing(plan: Plan, item: Item) -> str:
    names = [plan.organisations.get(key, "") for key in item.values["financiers"]]
    if any(names):
        return ", ".join(filter(None, names))
    choice = ACTIVITY["financing"].choice(item.values["financing"])
    return choice.text() if choice else ""


def _yearly(item: Item) -> bool:
    return bool(item.values["cost_kind"] == "per_year")


def _cost(item: Item) -> int:
    return 0 if item.values["status"] == "cancelled" else item.values["cost"] or 0


# -- what can be tried at once, money, order


def _quick_wins(plan: Plan) -> Iterator[Block]:
    quick = [
        item
        for item in plan.items
        if not item.done
        and item.values["status"] != "cancelled"
        and is_quick_win(item.values["cost"], item.start, item.finish)
    ]
    if not quick:
        return
    columns = (
        Column(_("Activity"), header=True, weight=5),
        Column(_("Responsible"), weight=3),
        Column(_("Start"), ColumnKind.DATE, weight=1.8),
        Column(_("Cost, kr"), ColumnKind.MONEY, weight=1.6),
    )
    rows = tuple(
        Row((_named(item), plan.responsible(item) or "–", item.start, item.values["cost"]))
        for item in quick
    )
    yield Heading(_("Quick wins"))
    yield Paragraph(_("Activities of at most 30 days and 25,000 kronor that can be tried at once."))
    yield Table(columns, rows, _("What can be tried at once"))


def _named(item: Item) -> str:
    return f"{item.values['code']} {item.values['title']}".strip()


def _money(plan: Plan) -> Iterator[Block]:
    """Yield the costs by who pays, once and every year, and what nobody has put a price on."""
    sums: dict[str, list[int]] = {}
    open_ = [item for item in plan.items if item.values["status"] != "cancelled"]
    for item in open_:
        if item.values["cost"]:
            choice = ACTIVITY["financing"].choice(item.values["financing"])
            mine = sums.setdefault(choice.text() if choice else _("not decided"), [0, 0, 0])
            mine[0] += 1
            mine[2 if _yearly(item) else 1] += item.values["cost"]
    if not sums:
        return
    columns = (
        Column(_("Financing"), header=True, weight=4),
        Column(_("Activities"), ColumnKind.INTEGER, weight=1.6),
        Column(_("Cost once"), ColumnKind.MONEY, weight=2),
        Column(_("Cost a year"), ColumnKind.MONEY, weight=2),
    )
    rows = [Row((name, *mine)) for name, mine in sums.items()]
    whole = [sum(mine[at] for mine in sums.values()) for at in range(3)]
    rows.append(Row((_("Total"), *whole), RowRole.TOTAL))
    yield Heading(_("Costs and financing"))
    yield Table(columns, tuple(rows), _("Costs of the activities by financing, excluding VAT"))
    without = [item for item in open_ if item.values["cost"] is None]
    if without:
        codes = ", ".join(item.values["code"] or item.values["title"] for item in without)
        yield Note(_("Nobody has said what these cost: {codes}.").format(codes=codes))


def _waiting(plan: Plan) -> Iterator[Block]:
    """Yield what waits for what, with where that does not hold as the dates stand."""
    if not plan.links:
        return
    before: dict[str, list[str]] = defaultdict(list)
    for link in plan.links:
        source = plan.by_id.get(link.source)
        if source is not None:
            before[link.target].append(_named(source))
    rows = []
    for item in plan.items:
        if item.id in before:
            clash = plan.by_id.get(item.blocked_by)
            said = (
                _("{days} working days too early for {activity}").format(
                    days=item.conflict_days, activity=clash.values["code"] or _named(clash)
                )
                if clash is not None and item.conflict_days
                else ""
            )
            rows.append(Row((_named(item), "; ".join(before[item.id]), said)))
    columns = (
        Column(_("Activity"), header=True, weight=4),
        Column(_("Waits for"), weight=4),
        Column(_("Conflict"), weight=3),
    )
    yield Heading(_("What waits for what"))
    yield Table(columns, tuple(rows), _("Activities that wait for others"))
