"""What one can do with people and organisations beyond the common acts, each one labelled edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from workbench.base.language import N_
from workbench.models.base import new_id
from workbench.models.registry import record, sql_table
from workbench.project.register import add_rows, read_rows, update_row

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.project.project import Project

PERSON, GROUP, CONTACT = record("stakeholder"), record("stakeholder_group"), record("contact")


def judge_anew(project: Project, *, initiator: object = None) -> int:
    """Keep the judgement of every active person as it was and begin one of today.

    Returns how many there were; people judged today already, or never, are left alone.
    """
    today = project.clock.today()
    message = N_("New assessment of {count} {what}")
    judged = PERSON.judged
    with project.read() as session:
        rows = read_rows(session, PERSON)
    chosen = [
        row["id"]
        for row in rows
        if judged is not None
        and not row["inactive"]
        and any(row[name] is not None for name in judged.fields)
        and row[judged.on] != today
    ]
    if chosen and judged is not None:
        facts: dict[str, Any] = {"count": len(chosen), "what": f"_:{PERSON.many}"}
        with project.edit(message, initiator=initiator, **facts) as session:
            for key in chosen:
                update_row(session, PERSON, key, {judged.on: today})
    return len(chosen)


def add_to_group(
    project: Project, people: Collection[str], group: str, *, initiator: object = None
) -> int:
    """Put people into a group, by its id or by the name of one that may be new.

    Returns how many were not in it before.
    """
    with project.read() as session:
        groups = {row["id"]: row["name"] for row in read_rows(session, GROUP)}
        known = next((key for key, name in groups.items() if group in {key, name}), None)
        between = sql_table("group_member").c
        query = select(between.stakeholder_id).where(between.group_id == known)
        there = set(session.scalars(query)) if known else set()
    fresh = [key for key in dict.fromkeys(people) if key not in there]
    if known and not fresh:
        return 0
    message = N_("Put {count} {what} into “{group}”")
    name = groups.get(known or "", group)
    facts: dict[str, Any] = {"count": len(fresh), "what": _what(len(fresh)), "group": name}
    with project.edit(message, initiator=initiator, **facts) as session:
        key = known or add_rows(session, GROUP, [{"name": name}])[0]
        rows = [{"id": new_id(), "group_id": key, "stakeholder_id": person} for person in fresh]
        if rows:
            session.execute(insert(sql_table("group_member")), rows)
    return len(fresh)


def take_from_group(
    project: Project, people: Collection[str], group_id: str, *, initiator: object = None
) -> None:
    """Take people out of a group; they stay in the register."""
    if not people:
        return
    message = N_("Took {count} {what} out of “{group}”")
    with project.read() as session:
        name = next((r["name"] for r in read_rows(session, GROUP) if r["id"] == group_id), "")
        rows = read_rows(session, PERSON, list(people))
    facts: dict[str, Any] = {"count": len(rows), "what": _what(len(rows)), "group": name}
    with project.edit(message, initiator=initiator, **facts) as session:
        for row in rows:
            rest = tuple(key for key in row["groups"] if key != group_id)
            update_row(session, PERSON, row["id"], {"groups": rest})


def follow_up(
    project: Project, contact_id: str, *, done: bool = True, initiator: object = None
) -> None:
    """Say that what was to follow from a contact has been done, or not yet."""
    message = N_("Followed up a contact") if done else N_("Opened a follow-up again")
    with project.edit(message, initiator=initiator) as session:
        update_row(session, CONTACT, contact_id, {"followed_up": done})


def set_inactive(
    project: Project, people: Collection[str], *, inactive: bool, initiator: object = None
) -> None:
    """Keep people in the file but out of lists and pictures, or bring them back."""
    if not people:
        return
    one = N_("Made {what} inactive") if inactive else N_("Made {what} active")
    many = N_("Made {count} {what} inactive") if inactive else N_("Made {count} {what} active")
    message = one if len(people) == 1 else many
    facts: dict[str, Any] = {"count": len(people), "what": _what(len(people))}
    with project.edit(message, initiator=initiator, **facts) as session:
        for key in people:
            update_row(session, PERSON, key, {"inactive": inactive})


def _what(count: int) -> str:
    return f"_:{PERSON.one if count == 1 else PERSON.many}"
