"""What the review looks through: one function for each subject, each a line of ``RULES``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text, kr
from workbench.base.language import N_, _
from workbench.exchange.personal_texts import NUMBER, is_free, remark
from workbench.models.registry import RECORDS, record
from workbench.program.finding import ALSO_SHOWN, PLACES
from workbench.program.review import wider
from workbench.project.register import read_rows
from workbench.project.review_marks import Finding
from workbench.project.telling import telling_rows
from workbench.rules.ground import Trouble
from workbench.rules.responsibility import Gap
from workbench.steps.agreement.notices import agreement_notices
from workbench.steps.finance.levies import LevyBook
from workbench.steps.finance.views import read_budget
from workbench.steps.learning.notices import learning_notices
from workbench.steps.meetings.notices import meeting_notices
from workbench.steps.operations.notices import operations_notices
from workbench.steps.organisation.notices import organisation_notices
from workbench.steps.place.map_notices import map_notices
from workbench.steps.place.responsibilities import read_responsibilities
from workbench.steps.place.responsibility_words import gap_text
from workbench.steps.place.views import read_map
from workbench.steps.plan.notices import plan_notices
from workbench.steps.plan.views import read_plan
from workbench.steps.situation.count_notices import count_notices
from workbench.steps.situation.field_notices import field_notices
from workbench.steps.stakeholders.views import due_contacts
from workbench.steps.vision.notices import goal_notices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.models.field import Field, Record
    from workbench.rules.responsibility import CellKey
    from workbench.steps.plan.items import Item, Plan
    from workbench.steps.step import Notice

YEAR_DAYS = 365


def _plan(session: Session, today: date) -> Iterator[Finding]:
    try:
        plan = read_plan(session, today)
    except WorkbenchError as error:
        yield Finding("plan.circle", "error", _("Action plan"), error.text(), "plan")
        return
    for item in plan.items:
        if item.values["status"] != "cancelled":
            yield from _in_time(plan, item)
            yield from _planned(item)
    yield from _findings("plan", plan_notices(session, plan))


def _findings(step: str, notices: Iterable[Notice]) -> Iterator[Finding]:
    for each in notices:
        yield Finding(each.rule, each.severity, each.where, each.text, step, each.row_id)


def _of(
    step: str, notices: Callable[[Session, date], Iterable[Notice]]
) -> Callable[[Session, date], Iterator[Finding]]:
    """Return a subject that tells what a step finds to be seen to in its own content."""
    return lambda session, today: _findings(step, notices(session, today))


def _where(item: Item) -> str:
    return f"{item.values['code']} {item.values['title']}"


def _in_time(plan: Plan, item: Item) -> Iterator[Finding]:
    if item.late:
        said = _("should have been done {day}").format(day=date_text(item.finish))
        yield Finding("plan.late", "warning", _where(item), said, "plan", item.id)
    if item.conflict_days:
        before = plan.by_id.get(item.blocked_by)
        said = _("starts {days} working days too early for “{other}”").format(
            days=item.conflict_days, other=before.values["title"] if before else ""
        )
        yield Finding("plan.conflict", "warning", _where(item), said, "plan", item.id)


def _planned(item: Item) -> Iterator[Finding]:
    """Yield what an activity lacks."""
    values = item.values
    for lacking, rule, severity, said in (
        (not values["accountable_id"], "plan.accountable", "warning", _("nobody is accountable")),
        (not values["responsible"], "plan.responsible", "warning", _("nobody is responsible")),
        (not values["goals"], "plan.goal", "note", _("serves no goal")),
        (item.placed is None, "plan.dates", "note", _("has no dates")),
        (
            bool(values["cost"]) and not values["budget_code"],
            "plan.budget_code",
            "note",
            _("has a cost but no budget code"),
        ),
    ):
        if lacking:
            yield Finding(rule, severity, _where(item), said, "plan", item.id)


def _people(session: Session, today: date) -> Iterator[Finding]:
    for row in read_rows(session, record("stakeholder")):
        where = row["code"]
        if row["erase_by"] and row["erase_by"] < today:
            yield Finding(
                "person.erase",
                "error",
                where,
                _("is past the erase-by date"),
                "stakeholders",
                row["id"],
                private=True,
            )
        elif not row["erase_by"] or not row["legal_ground"]:
            yield Finding(
                "person.ground",
                "warning",
                where,
                _("lacks legal basis or erase-by date"),
                "stakeholders",
                row["id"],
                private=True,
            )


def _contacts(session: Session, today: date) -> Iterator[Finding]:
    for row in due_contacts(session, today):
        where = _("Contact {day}").format(day=date_text(row["held_on"]))
        said = _("follow-up was due {day}").format(day=date_text(row["follow_up"]))
        yield Finding(
            "contact.follow_up", "warning", where, said, "stakeholders", row["id"], private=True
        )


def _texts(session: Session, today: date) -> Iterator[Finding]:  # noqa: ARG001 - one signature for all
    """Yield the free texts that hold what is better left out of them."""
    steps = {table: step for table, step, _icon in (*PLACES, *ALSO_SHOWN)}
    for kind, free in _free_texts():
        for row in telling_rows(session, kind, tuple(free)):
            for name, field in free.items():
                message = remark(field, row[name]) if row[name] else ""
                if message:
                    rule = "text.number" if message == NUMBER else "text.contact"
                    severity = "warning" if message == NUMBER else "note"
                    where = f"{row.get('code') or _(kind.one).capitalize()}, {field.title()}"
                    step = steps.get(kind.table, "overview")
                    yield Finding(rule, severity, where, _(message), step, row["id"])


@cache
def _free_texts() -> tuple[tuple[Record, dict[str, Field]], ...]:
    """Return the records in which people write freely, with those of their fields by name."""
    found = (
        (kind, {field.name: field for field in kind.visible() if is_free(field)})
        for kind in RECORDS.values()
    )
    return tuple((kind, free) for kind, free in found if free)


def _money(session: Session, today: date) -> Iterator[Finding]:  # noqa: ARG001 - one signature for all
    found = read_budget(session)
    if found is None:
        return
    for year in found.years:
        if year.result < 0:
            said = _("costs exceed income by {amount}").format(amount=kr(-year.result))
            where, spot = _budget(year.year), str(year.year)
            yield Finding("budget.balance", "error", where, said, "finance", spot=spot)
    for gap in found.gaps:
        where = _budget(gap.year)
        yield Finding("budget.rate", "error", where, gap.text(), "finance", gap.line["id"])
    for tie in found.ties:
        if tie.over:
            said = _("activities ask for {amount} more than the budget").format(amount=kr(tie.over))
            where = _("Budget code {code}, {year}").format(code=tie.code, year=tie.year)
            spot = f"{tie.code} {tie.year}"
            yield Finding("budget.over", "warning", where, said, "finance", spot=spot)


def _budget(year: int) -> str:
    return _("The budget {year}").format(year=year)


def _levies(session: Session, today: date) -> Iterator[Finding]:  # noqa: ARG001 - one signature for all
    for each in LevyBook(session).scenarios(None):
        for problem in each.problems:
            yield Finding("levy.terms", "warning", each.name, problem.text(), "finance", each.id)


def _term(session: Session, today: date) -> Iterator[Finding]:
    row = read_rows(session, record("project"))[0]
    if row["agreement_end"] and (row["agreement_end"] - today).days < YEAR_DAYS:
        said = _("ends {day}").format(day=date_text(row["agreement_end"]))
        yield Finding("agreement.end", "warning", _("The agreement"), said, "place")


_GRAVE = {Trouble.FAULTY: "error", Trouble.GAP: "note", Trouble.NO_OWNER: "note"}


def _map(session: Session, today: date) -> Iterator[Finding]:  # noqa: ARG001 - one signature for all
    for each in map_notices(read_map(session)):
        severity = _GRAVE.get(each.trouble, "warning")
        rule = f"map.{each.trouble}"
        yield Finding(rule, severity, each.where, each.text, "place", each.row_id)


_UNCLEAR = {
    Gap.UNCLEAR: N_("it is unclear who does it"),
    Gap.DOUBLE: N_("more than one does it"),
    Gap.UNSAID: N_("nothing is said of who does it"),
    Gap.NO_PERFORMER: N_("nobody does it"),
}


def _responsibilities(session: Session, today: date) -> Iterator[Finding]:
    """Yield the surfaces that nobody cleans, the cells that are not clear, and missing answers."""
    found = read_responsibilities(session)
    day = found.period(today)
    unanswered: dict[str, list[CellKey]] = {}
    for each in found.gaps(day):
        surface, task = found.surface(each.key[0]), found.task(each.key[1])
        row = found.row(each.key, day)
        key, where = row["id"] if row else surface.id, f"{surface.title}, {task.name}"
        worst = each.gaps[0]
        if worst is Gap.NOBODY_CLEANS:
            said = gap_text(worst)
            yield Finding("responsibility.cleaning", "warning", where, said, "place", key)
        elif worst is not Gap.NO_ACCOUNTABLE:
            rule = "responsibility.unclear"
            yield Finding(rule, "warning", where, _(_UNCLEAR[worst]), "place", key)
        else:
            unanswered.setdefault(surface.id, []).append(each.key)
    for key, cells in unanswered.items():
        names = ", ".join(found.task(task).name for _surface, task in cells)
        said = _("nobody is accountable: {tasks}").format(tasks=names)
        row = found.row(cells[0], day)
        where, row_id = found.surface(key).title, row["id"] if row else key
        yield Finding("responsibility.accountable", "note", where, said, "place", row_id)


RULES: tuple[Callable[[Session, date], Iterator[Finding]], ...] = (
    _plan,
    _of("vision", goal_notices),
    _people,
    _contacts,
    _texts,
    _money,
    _levies,
    _term,
    _map,
    _responsibilities,
    _of("situation", lambda session, _today: count_notices(session)),
    _of("situation", field_notices),
    _of("organisation", organisation_notices),
    _of("agreement", agreement_notices),
    _of("meetings", meeting_notices),
    _of("operations", operations_notices),
    _of("learning", learning_notices),
    *wider.SUBJECTS,
)
