"""What one can see of people and organisations: groups, judgements over time, what is due."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from workbench.models.registry import record, sql_table
from workbench.project.asking import rows_asked
from workbench.project.register import read_rows
from workbench.project.seen_rows import Asked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values

PERSON, GROUP, CONTACT = record("stakeholder"), record("stakeholder_group"), record("contact")


# -- groups


@dataclass(frozen=True)
class GroupLine:
    """A group in the order of the tree: how deep it lies, who is in it or in one below it."""

    id: str
    name: str
    depth: int
    members: frozenset[str]
    below: frozenset[str]

    @property
    def everybody(self) -> frozenset[str]:
        """The people in the group and in all groups below it."""
        return self.members | self.below


def read_groups(session: Session) -> list[GroupLine]:
    """Return all groups, each followed by those below it; a circle is cut where it closes."""
    rows = read_rows(session, GROUP)
    members: dict[str, set[str]] = defaultdict(set)
    between = sql_table("group_member").c
    for group, person in session.execute(select(between.group_id, between.stakeholder_id)):
        members[group].add(person)
    order = _as_tree(rows)
    below: dict[str, set[str]] = {row["id"]: set() for row, _depth, _parent in order}
    for row, _depth, parent in reversed(order):
        if parent is not None:
            below[parent] |= below[row["id"]] | members[row["id"]]
    return [
        GroupLine(
            row["id"],
            row["name"],
            depth,
            frozenset(members[row["id"]]),
            frozenset(below[row["id"]]),
        )
        for row, depth, _parent in order
    ]


def _as_tree(rows: list[Values]) -> list[tuple[Values, int, str | None]]:
    """Return the rows with their depth and parent, each followed by those below it."""
    known = {row["id"] for row in rows}
    children: dict[str | None, list[Values]] = defaultdict(list)
    for row in rows:
        children[row["parent_id"] if row["parent_id"] in known else None].append(row)
    found: list[tuple[Values, int, str | None]] = []
    seen: set[str] = set()
    # Those in a circle hang below nothing that is seen: they come last, as if they were on top.
    for top in [*children[None], *rows]:
        waiting: list[tuple[Values, int, str | None]] = [(top, 0, None)]
        while waiting:
            row, depth, parent = waiting.pop()
            if row["id"] not in seen:
                seen.add(row["id"])
                found.append((row, depth, parent))
                waiting += [(each, depth + 1, row["id"]) for each in reversed(children[row["id"]])]
    return found


# -- judgements


@dataclass(frozen=True)
class Judgement:
    """How a person was judged on a day; None where nothing was said."""

    made_on: date | None
    influence: int | None
    interest: int | None
    stance: str | None


@dataclass(frozen=True)
class Placed:
    """An active person with the judgement of today and, where asked for, an earlier one."""

    id: str
    name: str
    organisation_id: str | None
    now: Judgement
    before: Judgement | None


def judgements_of(session: Session, person_id: str) -> list[Judgement]:
    """Return the earlier judgements of a person, newest first."""
    table = sql_table("assessment").c
    query = select(table.made_on, table.influence, table.interest, table.stance)
    rows = session.execute(
        query.where(table.stakeholder_id == person_id).order_by(table.made_on.desc(), table.id)
    )
    return [Judgement(*row) for row in rows]


def judgement_days(session: Session) -> list[date]:
    """Return the days of earlier judgements, newest first."""
    table = sql_table("assessment").c
    return list(session.scalars(select(table.made_on).distinct().order_by(table.made_on.desc())))


def read_matrix(
    session: Session, only: Iterable[str] | None = None, *, day: date | None = None
) -> list[Placed]:
    """Return the active people, those of ``only`` if given.

    ``before`` is the judgement that held on ``day``, or the last one before today's without it.
    """
    earlier: dict[str, list[Judgement]] = defaultdict(list)
    table = sql_table("assessment").c
    query = select(
        table.stakeholder_id, table.made_on, table.influence, table.interest, table.stance
    )
    for person, *said in session.execute(query.order_by(table.made_on.desc(), table.id)):
        earlier[person].append(Judgement(*said))
    chosen = None if only is None else set(only)
    return [
        Placed(
            row["id"],
            row["name"],
            row["organisation_id"],
            now := Judgement(row["assessed"], row["influence"], row["interest"], row["stance"]),
            _held_on(now, earlier[row["id"]], day),
        )
        for row in read_rows(session, PERSON)
        if not row["inactive"] and (chosen is None or row["id"] in chosen)
    ]


def _held_on(now: Judgement, earlier: list[Judgement], day: date | None) -> Judgement | None:
    if day is None:
        return earlier[0] if earlier else None
    if now.made_on is not None and now.made_on <= day:
        return now
    return next((each for each in earlier if each.made_on and each.made_on <= day), None)


# -- contacts


def contacts_of(session: Session, table: str, row_id: str) -> list[Values]:
    """Return the contacts with a person, or with an organisation and its people, newest first."""
    contact, person = sql_table("contact").c, sql_table("stakeholder").c
    if table == PERSON.table:
        wanted = contact.stakeholder_id == row_id
    else:
        theirs = select(person.id).where(person.organisation_id == row_id)
        wanted = or_(contact.organisation_id == row_id, contact.stakeholder_id.in_(theirs))
    ids = list(session.scalars(select(contact.id).where(wanted)))
    rows = read_rows(session, CONTACT, ids)
    return sorted(rows, key=lambda row: (row["held_on"], row["id"]), reverse=True)


def due_contacts(session: Session, today: date) -> list[Values]:
    """Return the contacts whose open follow-up day has come, the oldest first."""
    asked = Asked("contact", ("id", "follow_up"), fixed=(("followed_up", False),))
    due = [key for key, day in rows_asked(session, asked) if day is not None and day <= today]
    rows = read_rows(session, CONTACT, due)
    return sorted(rows, key=lambda row: (row["follow_up"], row["id"]))


def is_open(row: Values) -> bool:
    """Tell whether a contact waits for its follow-up."""
    return bool(row["follow_up"]) and not row["followed_up"]


# -- who owns and controls what


@dataclass(frozen=True)
class Ground:
    """What an organisation owns or controls: properties and surfaces, by id and name."""

    properties: tuple[tuple[str, str], ...]
    surfaces: tuple[tuple[str, str], ...]


def read_ground(session: Session) -> dict[str, Ground]:
    """Return what each organisation owns and controls, by its id."""
    owned = _held(session, "property", "owner_id", ("designation",))
    controlled = _held(session, "surface", "control_id", ("short_name", "name"))
    return {
        key: Ground(tuple(owned.get(key, ())), tuple(controlled.get(key, ())))
        for key in (*owned, *controlled)
    }


def _held(
    session: Session, table: str, holder: str, titles: tuple[str, ...]
) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in read_rows(session, record(table)):
        if row[holder]:
            name: Any = next((row[title] for title in titles if row[title]), "")
            found[row[holder]].append((row["id"], str(name)))
    return found
