"""What arises from what was found: activities made of findings and problems, linked both ways.

The steps do not know each other; what two of them do together lies here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.models.registry import record
from workbench.project.register import add_rows, read_row, read_rows, titles, update_row
from workbench.rules.findings import DONE, is_open
from workbench.rules.goal_guess import areas_of_problem, areas_of_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values

ACTIVITY, FINDING, PROBLEM, GOAL = map(record, ("activity", "finding", "problem", "goal"))
LINKS: Final = {FINDING.table: "findings", PROBLEM.table: "problems"}


@dataclass(frozen=True, slots=True)
class Related:
    """A row at the other end of a link: its table, id, what people call it and its status.

    ``is_open`` tells of a finding that something is still to be done about it, of an activity
    that it is not done.
    """

    table: str
    id: str
    code: str
    title: str
    status: str | None = None
    is_open: bool = False


def make_activity(
    project: Project, table: str, ids: Sequence[str], *, initiator: object = None
) -> str:
    """Make one activity of findings or of problems and return its id; one edit.

    It begins today, is done by the party that answers for the first finding, serves the goal that
    fits best, and says in its notes where it comes from. Raises WorkbenchError when the rows are
    gone.
    """
    kind, today = record(table), project.clock.today()
    with project.read() as session:
        found = {row["id"]: row for row in read_rows(session, kind, ids)}
        sources = [found[key] for key in ids if key in found]
    if not sources:
        raise WorkbenchError(N_("There is nothing to make an activity of"))
    code = ", ".join(filter(None, (row["code"] for row in sources))) or sources[0]["title"]
    label = N_("Made an activity of {code}")
    with project.edit(label, initiator=initiator, code=code[:80]) as session:
        values = _activity(session, table, sources, today)
        return add_rows(session, ACTIVITY, [values])[0]


def _activity(session: Session, table: str, sources: list[Values], today: date) -> Values:
    first = sources[0]
    party = next((r["responsible_id"] for r in sources if r.get("responsible_id")), None)
    due = max((r["due"] for r in sources if r.get("due")), default=None)
    linked = tuple(row["id"] for row in sources)
    problems = linked if table == PROBLEM.table else _problems_shown_by(session, linked)
    goal = _goal(session, first)
    return {
        "title": _("See to: {what}").format(what=first["title"]),
        "findings": linked if table == FINDING.table else (),
        "problems": problems,
        "responsible": (party,) if party else (),
        "accountable_id": party,
        "goals": (goal,) if goal else (),
        "start": today,
        "finish": due if due is not None and due > today else None,
        "notes": _source(session, table, sources),
    }


def _problems_shown_by(session: Session, findings: Sequence[str]) -> tuple[str, ...]:
    wanted = set(findings)
    return tuple(r["id"] for r in read_rows(session, PROBLEM) if wanted & set(r["findings"]))


def _goal(session: Session, row: Values) -> str | None:
    """Return the goal whose area fits a finding or a problem best, None where none does."""
    goals = read_rows(session, GOAL)
    words = fold(f"{row.get('category', '')} {row['title']}").split()
    areas = (*areas_of_problem(row.get("type")), *areas_of_words(words))
    return next((goal["id"] for area in areas for goal in goals if goal["area"] == area), None)


def _source(session: Session, table: str, sources: list[Values]) -> str:
    surfaces = titles(session, "surface")
    said = _("Source: finding {what}") if table == FINDING.table else _("Source: problem {what}")
    lines = []
    for row in sources:
        keys = row["surfaces"] if table == PROBLEM.table else (row["surface_id"],)
        places = ", ".join(surfaces[key] for key in keys if key in surfaces)
        what = f"{row['code']} {row['title']}".strip()
        lines.append(said.format(what=f"{what} ({places})" if places else what))
    return "\n".join(lines)


def origins(session: Session, activity_id: str) -> tuple[Related, ...]:
    """Return the problems and findings that an activity comes from."""
    row = read_row(session, ACTIVITY, activity_id)
    if row is None:
        return ()
    found: list[Related] = []
    for kind in (PROBLEM, FINDING):
        keys = row[LINKS[kind.table]]
        rows = {each["id"]: each for each in read_rows(session, kind, keys)}
        found += [_related(kind.table, rows[key]) for key in keys if key in rows]
    return tuple(found)


def served_goals(session: Session, activity_id: str) -> tuple[Related, ...]:
    """Return the goals that an activity serves in their order, each after those it is part of."""
    row = read_row(session, ACTIVITY, activity_id)
    if row is None:
        return ()
    goals = {each["id"]: each for each in read_rows(session, GOAL)}
    trail: dict[str, None] = {}
    for key in (each for each in goals if each in row["goals"]):
        line: list[str] = []
        above: str | None = key
        while above in goals and above not in line:
            line.append(str(above))
            above = goals[str(above)]["parent_id"]
        trail |= dict.fromkeys(reversed(line))
    return tuple(_related(GOAL.table, goals[key]) for key in trail)


def consequences(session: Session, table: str, row_id: str) -> tuple[Related, ...]:
    """Return the activities that were made of a finding or a problem."""
    link = LINKS[table]
    rows = read_rows(session, ACTIVITY)
    return tuple(_related(ACTIVITY.table, row) for row in rows if row_id in row[link])


def _related(table: str, row: Values) -> Related:
    status = row.get("status")
    still = is_open(row) if table == FINDING.table else status not in {DONE, "cancelled"}
    return Related(table, row["id"], row["code"], row["title"], status, still)


def to_finish(session: Session, activity_id: str) -> tuple[Related, ...]:
    """Return the open findings of an activity that is done: they are probably done too."""
    row = read_row(session, ACTIVITY, activity_id)
    if row is None or row["status"] != DONE:
        return ()
    return tuple(r for r in origins(session, activity_id) if r.table == FINDING.table and r.is_open)


def finish_findings(project: Project, ids: Sequence[str], *, initiator: object = None) -> None:
    """Set findings to done: what was agreed has been carried out; somebody is to verify it."""
    label = N_("Set a finding to done") if len(ids) == 1 else N_("Set {count} findings to done")
    with project.edit(label, initiator=initiator, count=len(ids)) as session:
        for key in ids:
            update_row(session, FINDING, key, {"status": DONE})
