"""What is to be seen to in findings, walks, conditions and problems."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.findings import ANSWER_DAYS, FEWEST, MOST, has_evidence, is_late, lacks_action
from workbench.steps.situation.findings import read_field_work
from workbench.steps.situation.problems import read_problems
from workbench.steps.step import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.steps.situation.findings import FieldWork

FEEDBACK: Final = timedelta(days=ANSWER_DAYS)


def field_notices(session: Session, today: date) -> Iterator[Notice]:
    """Yield late and unanswered findings, walks without feedback, bare conditions and problems."""
    work = read_field_work(session, today)
    yield from _findings(work)
    for walk in work.walks.values():
        day = walk["walked_on"]
        if day is not None and walk["feedback_on"] is None and today - day > FEEDBACK:
            said = _("no feedback meeting three weeks after the walk")
            yield Notice("walk.feedback", "warning", walk["name"], said, walk["id"])
    for row in read_rows(session, record("condition")):
        if lacks_action(row):
            said = _("is red and lacks somebody who answers for it, or a day")
            yield Notice("condition.action", "warning", row["question"], said, row["id"])
    yield from _problems(session)


def _findings(work: FieldWork) -> Iterator[Notice]:
    waiting = {row["id"] for row in work.unanswered_too_long()}
    for row in work.findings.values():
        where = _named(row)
        if is_late(row, work.today):
            said = _("should have been done {day}").format(day=date_text(row["due"]))
            yield Notice("finding.late", "warning", where, said, row["id"])
        if row["responsible_id"] is None and row["status"] not in {"verified", "rejected"}:
            said = _("has nobody responsible")
            yield Notice("finding.responsible", "warning", where, said, row["id"])
        elif row["id"] in waiting:
            said = _("has had no answer for three weeks")
            yield Notice("finding.answer", "warning", where, said, row["id"])


def _problems(session: Session) -> Iterator[Notice]:
    found = read_problems(session)
    for row in found.prioritised:
        for lacking, rule, said in (
            (not has_evidence(row), "problem.evidence", _("is prioritised without evidence")),
            (row["id"] not in found.caused, "problem.cause", _("is prioritised without a cause")),
            (
                not found.acted.get(row["id"]),
                "problem.activity",
                _("is prioritised without an activity"),
            ),
        ):
            if lacking:
                yield Notice(rule, "warning", _named(row), said, row["id"])
    count = len(found.prioritised)
    if found.rows and not FEWEST <= count <= MOST:
        said = ngettext(
            "{count} is prioritised; {fewest} to {most} can be acted on at a time",
            "{count} are prioritised; {fewest} to {most} can be acted on at a time",
            count,
        )
        words = said.format(count=count, fewest=FEWEST, most=MOST)
        yield Notice("problem.count", "note", _("Problems"), words, found.rows[0]["id"])


def _named(row: Values) -> str:
    return f"{row['code']} {row['title']}".strip()
