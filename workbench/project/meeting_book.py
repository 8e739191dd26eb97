"""A meeting as plain values: agenda with its clock, who is there, what may be decided, what was.

It is read by the page of the meetings, by the documents and by what is shown on a wall. Names of
people are in it; who shows them asks for the privacy class of the field first.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.models.registry import record
from workbench.project.decided import paragraph_numbers, paragraph_text, subjects_of
from workbench.project.register import read_row, read_rows, titles
from workbench.rules.meetings import Quorum, clock_text, quorum, read_clock, running_clock

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.decided import Subject
    from workbench.project.register import Values

MEETING, ITEM, ATTENDANCE = record("meeting"), record("agenda_item"), record("attendance")
DECISION, CORRECTION = record("decision"), record("minutes_correction")
THERE: Final = frozenset({"present", "substitute"})
DEFAULT_RULE: Final = "half"


@dataclass(frozen=True)
class NotedLine:
    """A decision, an action point or an idea.

    ``responsible`` and ``person`` are names, ``paragraph`` as written ("§ 14"), ``late`` whether it
    should have been done, ``subjects`` what it is about.
    """

    values: Values
    responsible: str
    person: str
    paragraph: str
    meeting: str
    day: date | None
    late: bool
    subjects: tuple[Subject, ...] = ()

    @property
    def id(self) -> str:
        """The key of the row."""
        return str(self.values["id"])

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return str(self.values["status"]) == "open" and str(self.values["kind"]) != "idea"


@dataclass(frozen=True)
class Attending:
    """Somebody on the roll: the row, the name of who is there or is called, party, for whom."""

    values: Values
    name: str
    party: str
    replaces: str

    @property
    def id(self) -> str:
        """The key of the row."""
        return str(self.values["id"])

    @property
    def there(self) -> bool:
        """Whether somebody sits on the seat, be it a substitute."""
        return self.values["presence"] in THERE

    @property
    def votes(self) -> bool:
        """Whether it counts among the votes."""
        return bool(self.values["votes"])


@dataclass(frozen=True)
class ItemLine:
    """An item of the agenda.

    ``number`` counts from 1 in the meeting, ``paragraph`` in the year (None without a day).
    ``begins`` and ``ends`` are times of the day ("13:20"), "" where the meeting has none.
    """

    values: Values
    number: int
    paragraph: int | None
    presenter: str
    begins: str
    ends: str
    noted: tuple[NotedLine, ...]
    recused: tuple[Attending, ...]
    quorum: Quorum

    @property
    def id(self) -> str:
        """The key of the row."""
        return str(self.values["id"])

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.values["title"])


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list: the row, the name of its body, how many items, what is noted."""

    values: Values
    body: str
    items: int
    decisions: int
    quorum: Quorum

    @property
    def id(self) -> str:
        """The key of the row."""
        return str(self.values["id"])

    @property
    def locked(self) -> bool:
        """Whether the minutes are verified and not being corrected."""
        return bool(self.values["verified_on"]) and not self.values["correcting"]


@dataclass(frozen=True)
class MeetingBook:
    """A whole meeting. ``minutes`` is how long the agenda is, ``ends`` when it ends ("15:30").

    ``beside`` was noted in the meeting but under no item.
    """

    line: MeetingLine
    items: tuple[ItemLine, ...]
    roll: tuple[Attending, ...]
    beside: tuple[NotedLine, ...]
    corrections: tuple[Values, ...]
    minutes: int
    ends: str
    chair: str
    secretary: str
    adjusters: tuple[str, ...]

    @property
    def values(self) -> Values:
        """The row of the meeting."""
        return self.line.values

    @property
    def noted(self) -> tuple[NotedLine, ...]:
        """All that was noted, in the order of the agenda."""
        return (*(each for item in self.items for each in item.noted), *self.beside)

    def item(self, key: str | None) -> ItemLine | None:
        """Return the item with this id."""
        return next((each for each in self.items if each.id == key), None)


def read_noted(session: Session, today: date, meeting_id: str | None = None) -> list[NotedLine]:
    """Return decisions, action points and ideas; of one meeting where it is named."""
    parties, people = titles(session, "organisation"), titles(session, "stakeholder")
    meetings = {row["id"]: row for row in read_rows(session, MEETING)}
    rows = read_rows(session, DECISION)
    if meeting_id is not None:
        rows = [row for row in rows if row["meeting_id"] == meeting_id]
    numbers = paragraph_numbers(session)
    about = subjects_of(session, [row["id"] for row in rows])
    found = []
    for row in rows:
        meeting = meetings.get(row["meeting_id"] or "", {})
        late = row["status"] == "open" and row["due"] is not None and row["due"] < today
        found.append(
            NotedLine(
                row,
                parties.get(row["responsible_id"] or "", ""),
                people.get(row["person_id"] or "", ""),
                paragraph_text(row, numbers),
                meeting.get("title", ""),
                meeting.get("held_on"),
                late and row["kind"] != "idea",
                about.get(row["id"], ()),
            )
        )
    return found


def read_meetings(session: Session) -> list[MeetingLine]:
    """Return all meetings, the latest first."""
    items, roll = _by_meeting(session, "agenda_item"), _by_meeting(session, "attendance")
    decisions = _by_meeting(session, "decision")
    bodies = {row["id"]: row for row in read_rows(session, record("body"))}
    return [
        _line(
            row,
            bodies.get(row["body_id"] or "", {}),
            len(items[row["id"]]),
            sum(each["kind"] == "decision" for each in decisions[row["id"]]),
            roll[row["id"]],
        )
        for row in read_rows(session, MEETING)
    ]


def _by_meeting(session: Session, table: str) -> dict[str, list[Values]]:
    found: dict[str, list[Values]] = defaultdict(list)
    for row in read_rows(session, record(table)):
        found[row["meeting_id"] or ""].append(row)
    return found


def _line(row: Values, body: Values, items: int, decisions: int, roll: list[Values]) -> MeetingLine:
    rule = body.get("quorum") or DEFAULT_RULE
    return MeetingLine(row, body.get("name", ""), items, decisions, _quorum(row, roll, rule))


def _quorum(
    meeting: Values, roll: list[Values], rule: str, recused: frozenset[str] = frozenset()
) -> Quorum:
    """Return who can decide: by the roll, or else by what older minutes say."""
    if not roll:
        return quorum(meeting["votes_present"], meeting["votes_all"] or 0, rule)
    voters = [row for row in roll if row["votes"] and row["id"] not in recused]
    noted = any(row["presence"] for row in roll)
    there = sum(row["presence"] in THERE for row in voters)
    return quorum(there if noted else None, len(voters), rule)


def read_meeting(session: Session, meeting_id: str, today: date) -> MeetingBook | None:
    """Return a whole meeting, or None where it is gone."""
    row = read_row(session, MEETING, meeting_id)
    if row is None:
        return None
    people, parties = titles(session, "stakeholder"), titles(session, "organisation")
    body = read_row(session, record("body"), row["body_id"]) if row["body_id"] else None
    rule = (body or {}).get("quorum") or DEFAULT_RULE
    roll = [each for each in read_rows(session, ATTENDANCE) if each["meeting_id"] == meeting_id]
    attending = {
        each["id"]: Attending(
            each,
            people.get(each["stakeholder_id"] or "", "") or each["name"],
            parties.get(each["organisation_id"] or "", ""),
            people.get(each["replaces_id"] or "", ""),
        )
        for each in roll
    }
    noted = read_noted(session, today, meeting_id)
    items = _items(session, row, people, noted, attending, rule)
    known = {item.id for item in items}
    start = read_clock(row["starts"])
    length = sum(item.values["minutes"] or 0 for item in items)
    decisions = sum(each.values["kind"] == "decision" for each in noted)
    return MeetingBook(
        _line(row, body or {}, len(items), decisions, roll),
        items,
        tuple(attending.values()),
        tuple(each for each in noted if each.values["item_id"] not in known),
        tuple(c for c in read_rows(session, CORRECTION) if c["meeting_id"] == meeting_id),
        length,
        clock_text(start + length) if start is not None else "",
        people.get(row["chair_id"] or "", ""),
        people.get(row["secretary_id"] or "", ""),
        tuple(people[key] for key in row["adjusters"] if key in people),
    )


def _items(
    session: Session,
    meeting: Values,
    people: dict[str, str],
    noted: list[NotedLine],
    attending: dict[str, Attending],
    rule: str,
) -> tuple[ItemLine, ...]:
    rows = [each for each in read_rows(session, ITEM) if each["meeting_id"] == meeting["id"]]
    numbers = paragraph_numbers(session)
    start = read_clock(meeting["starts"])
    times = running_clock(start, [row["minutes"] for row in rows])
    roll = [each.values for each in attending.values()]
    found = []
    for at, row in enumerate(rows):
        begins, ends = (None, None) if start is None else (times[at], times[at + 1])
        out = frozenset(row["recused"])
        found.append(
            ItemLine(
                row,
                at + 1,
                numbers.get(row["id"]),
                people.get(row["presenter_id"] or "", ""),
                clock_text(begins),
                clock_text(ends),
                tuple(each for each in noted if each.values["item_id"] == row["id"]),
                tuple(attending[key] for key in row["recused"] if key in attending),
                _quorum(meeting, roll, rule, out),
            )
        )
    return tuple(found)


def next_meeting(session: Session, today: date, body_id: str | None = None) -> MeetingLine | None:
    """Return the meeting of today or the next one ahead, of a body where it is named."""
    ahead = [
        line
        for line in read_meetings(session)
        if line.values["held_on"]
        and line.values["held_on"] >= today
        and body_id in {None, line.values["body_id"]}
    ]
    return min(
        ahead, key=lambda line: (line.values["held_on"], line.values["starts"]), default=None
    )
