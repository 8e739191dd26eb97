"""What was decided about a row of any table, and under which paragraph it stands.

Meetings, the plan and the money do not know each other; what they have in common lies here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, insert, select

from workbench.base.formats import date_text
from workbench.base.language import N_, _
from workbench.models.base import new_id
from workbench.models.registry import RECORDS, record, sql_table
from workbench.project.asking import rows_asked
from workbench.project.once import once
from workbench.project.register import read_rows, titles
from workbench.project.seen_rows import Asked
from workbench.rules.meetings import Numbered, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values

DECISION, MEETING, ITEM = record("decision"), record("meeting"), record("agenda_item")
LINK: Final = "decision_link"
# What decisions are about, in the order in which it is offered.
SUBJECTS: Final = (
    "goal", "budget_version", "levy_model", "agreement", "agreement_version", "baseline",
    "activity", "indicator", "risk", "responsibility", "body", "survey", "permit",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision about a row: its id and wording, where it stands in the minutes, and when."""

    id: str
    title: str
    paragraph: str
    body: str
    day: date | None

    def where(self) -> str:
        """Return where it is written, as in "Steering group 12 May 2026, § 14"."""
        head = " ".join(part for part in (self.body, date_text(self.day)) if part)
        return ", ".join(part for part in (head, self.paragraph) if part) or self.title

    def short(self) -> str:
        """Return who decided it under which paragraph, as in "Steering group, § 14"."""
        return ", ".join(part for part in (self.body, self.paragraph) if part) or self.title

    def text(self) -> str:
        """Return it in a line, as in "Decided: Steering group 12 May 2026, § 14"."""
        return _("Decided: {where}").format(where=self.where())


@dataclass(frozen=True, slots=True)
class Subject:
    """A row that a decision is about: its table, id and what people call it."""

    table: str
    id: str
    title: str


@once
def paragraph_numbers(session: Session) -> dict[str, int]:
    """Return the number of every item of an agenda in its body's year, by id.

    Items of meetings without a day have none.
    """
    meetings = [row for row in read_rows(session, MEETING) if row["held_on"]]
    meetings.sort(key=lambda row: (row["held_on"], row["starts"], row["id"]))
    items: dict[str, list[Values]] = defaultdict(list)
    for row in read_rows(session, ITEM):
        items[row["meeting_id"]].append(row)
    written = _written(session)
    bodies: dict[str, list[Numbered]] = defaultdict(list)
    for meeting in meetings:
        line, year = bodies[meeting["body_id"] or ""], meeting["held_on"].year
        line += [Numbered(row["id"], year, row["paragraph"]) for row in items[meeting["id"]]]
        if not items[meeting["id"]]:
            line += [Numbered("", year, number) for number in written.get(meeting["id"], ())]
    found: dict[str, int] = {}
    for line in bodies.values():
        found |= paragraphs(line)
    found.pop("", None)
    return found


def _written(session: Session) -> dict[str, list[int]]:
    """Return the numbers that decisions bear whose minutes were written elsewhere, by meeting."""
    found: dict[str, list[int]] = defaultdict(list)
    for row in read_rows(session, DECISION):
        digits = "".join(each for each in row["paragraph"] if each.isdecimal())
        if row["meeting_id"] and digits and len(digits) < 5:  # noqa: PLR2004 - no § has more
            found[row["meeting_id"]].append(int(digits))
    return found


def paragraph_text(row: Values, numbers: dict[str, int]) -> str:
    """Return the paragraph of a decision as it is written or as its item is numbered now."""
    if row["paragraph"]:
        return str(row["paragraph"]).replace("§ ", "§").replace("§", "§ ")
    number = numbers.get(row["item_id"] or "")
    return f"§ {number}" if number else ""


def decided_about(session: Session, table: str, row_id: str) -> tuple[Decided, ...]:
    """Return the decisions about a row, the latest first."""
    return decided_rows(session, table, (row_id,)).get(row_id, ())


def decided_rows(
    session: Session, table: str, ids: Iterable[str] | None = None
) -> dict[str, tuple[Decided, ...]]:
    """Return the decisions about rows of a table by the rows' ids, the latest first.

    ``ids`` limits the rows; all when None. Rows about which nothing is decided are left out.
    """
    asked = Asked(LINK, ("row_id", "decision_id"), fixed=(("table_name", table),))
    wanted = None if ids is None else set(ids)
    pairs = [row for row in rows_asked(session, asked) if wanted is None or row[0] in wanted]
    if not pairs:
        return {}
    rows = {r["id"]: r for r in read_rows(session, DECISION, {key for _row, key in pairs})}
    meetings = {row["id"]: row for row in read_rows(session, MEETING)}
    bodies, numbers = titles(session, "body"), paragraph_numbers(session)
    found: dict[str, list[Decided]] = defaultdict(list)
    for row_id, key in pairs:
        if _counts(rows[key]):
            found[row_id].append(_decided(rows[key], meetings, bodies, numbers))
    return {
        key: tuple(sorted(each, key=lambda d: (str(d.day or ""), d.paragraph), reverse=True))
        for key, each in found.items()
    }


def with_decisions(session: Session, table: str, rows: Iterable[Values]) -> list[Values]:
    """Return rows with what was decided about them in the field "decision".

    What somebody wrote there stays where no decision is tied to the row.
    """
    found = decided_rows(session, table)
    return [
        {**row, "decision": found[row["id"]][0].short()} if row["id"] in found else row
        for row in rows
    ]


def _counts(row: Values) -> bool:
    """Tell whether something is decided: not an idea, not rejected or postponed."""
    return row["kind"] == "decision" and row["outcome"] in {None, "adopted"}


def _decided(
    row: Values, meetings: dict[str, Values], bodies: dict[str, str], numbers: dict[str, int]
) -> Decided:
    meeting = meetings.get(row["meeting_id"] or "", {})
    return Decided(
        row["id"],
        row["title"],
        paragraph_text(row, numbers),
        bodies.get(meeting.get("body_id") or "", ""),
        meeting.get("held_on"),
    )


def subjects_of(session: Session, decision_ids: Iterable[str]) -> dict[str, tuple[Subject, ...]]:
    """Return what decisions are about, by their ids; what is deleted is left out."""
    wanted = set(decision_ids)
    asked = Asked(LINK, ("decision_id", "table_name", "row_id"), ("id",))
    pairs = [row for row in rows_asked(session, asked) if row[0] in wanted and row[1] in RECORDS]
    names = {table: titles(session, table) for table in {pair[1] for pair in pairs}}
    found: dict[str, list[Subject]] = defaultdict(list)
    for decision, table, key in pairs:
        if key in names[table]:
            found[decision].append(Subject(table, key, names[table][key]))
    return {key: tuple(each) for key, each in found.items()}


def link_decision(session: Session, decision_id: str, table: str, row_id: str) -> None:
    """Say, within an edit, that a decision is about a row; what is said already stays."""
    link = sql_table(LINK)
    same = (link.c.decision_id == decision_id, link.c.table_name == table, link.c.row_id == row_id)
    if session.execute(select(link.c.id).where(*same)).first() is None:
        values = {"id": new_id(), "decision_id": decision_id, "table_name": table, "row_id": row_id}
        session.execute(insert(link).values(**values))


def set_subjects(
    project: Project,
    decision_id: str,
    subjects: Iterable[tuple[str, str]],
    *,
    initiator: object = None,
) -> None:
    """Say what a decision is about: tables and ids of rows; one edit."""
    wanted, link = dict.fromkeys(subjects), sql_table(LINK)
    with project.edit(N_("Said what a decision is about"), initiator=initiator) as session:
        mine = select(link.c.id, link.c.table_name, link.c.row_id)
        for row in session.execute(mine.where(link.c.decision_id == decision_id)).all():
            if (row[1], row[2]) not in wanted:
                session.execute(delete(link).where(link.c.id == row[0]))
        for table, key in wanted:
            link_decision(session, decision_id, table, key)
