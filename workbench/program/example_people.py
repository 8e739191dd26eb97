"""Groups, relations, contacts and earlier judgements of the example's people, all invented."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from workbench.models.base import new_id
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows

if TYPE_CHECKING:
    from workbench.project.project import Project

# A group, the group it is part of, and how the forum of its members begins.
GROUPS = (
    ("Platssamverkan", "", ""),
    ("Styrgrupp", "Platssamverkan", "styrgrupp"),
    ("Arbetsgrupp", "Platssamverkan", "arbetsgrupp"),
    ("Nyhetsbrev", "", "informeras"),
)
RELATIONS = (
    ("S02", "reports_to", "S01", 3),
    ("S04", "reports_to", "S02", 2),
    ("S03", "works_with", "S19", 3),
    ("S07", "works_with", "S03", 2),
    ("S09", "influences", "S11", 2),
    ("S10", "works_with", "S15", 2),
    ("S11", "influences", "S17", 1),
    ("S15", "influences", "S16", 2),
    ("S16", "influences", "S18", 1),
    ("S18", "reports_to", "S17", 2),
    ("S13", "influences", "S14", 2),
    ("S17", "conflicts_with", "S09", 1),
    ("S15", "represents", "O07", 2),
    ("O10", "works_with", "O01", 2),
)
JUDGED_ON = date(2026, 3, 10)
# Influence, interest and stance half a year before.
EARLIER = {
    "S04": (3, 2, "neutral"),
    "S09": (5, 4, "supports"),
    "S11": (4, 2, "doubtful"),
    "S14": (2, 2, "opposes"),
    "S16": (2, 2, "neutral"),
    "S17": (4, 1, "opposes"),
}
CONTACTS: tuple[dict[str, Any], ...] = (
    {
        "who": "S19", "held_on": date(2026, 9, 15), "channel": "meeting",
        "summary": "Gemensam lägesbild varje månad; polisen lämnar statistik per kvartal.",
    },
    {
        "who": "S17", "held_on": date(2026, 10, 6), "channel": "meeting",
        "summary": "Tvekar om avgiften och vill se vad grannarna betalar.",
        "next_step": "Visa fördelningen per fastighet", "follow_up": date(2026, 11, 27),
    },
    {
        "who": "S14", "held_on": date(2026, 10, 21), "channel": "email",
        "summary": "Styrelsen tar upp frågan på föreningens höstmöte.",
        "next_step": "Ring ordföranden efter mötet", "follow_up": date(2026, 11, 12),
        "followed_up": True,
    },
    {
        "who": "S11", "held_on": date(2026, 11, 4), "channel": "phone",
        "summary": "Positiv till ljusplanen om den ingår i basnivån.",
        "next_step": "Skicka underlaget om belysning", "follow_up": date(2026, 12, 2),
    },
)  # fmt: skip


def add_people(project: Project) -> None:
    """Write what the tables of the example do not hold about its people."""
    with project.read() as session:
        people = {row["code"]: row for row in read_rows(session, record("stakeholder"))}
        parties = {row["code"]: row["id"] for row in read_rows(session, record("organisation"))}
    ids = {code: row["id"] for code, row in people.items()}
    _bring(project, "stakeholder_group", _groups())
    _join(project, people)
    _bring(project, "relation", [_relation(ids, parties, *each) for each in RELATIONS])
    _bring(project, "assessment", [_judged(ids[code], *said) for code, said in EARLIER.items()])
    _bring(project, "contact", [_contact(ids, each) for each in CONTACTS])


def _bring(project: Project, table: str, rows: list[dict[str, Any]]) -> None:
    new = [(row.pop("id", "") or new_id(), row) for row in rows]
    acts.bring_in(project, record(table), acts.Arrivals(new=new))


def _groups() -> list[dict[str, Any]]:
    ids = {name: new_id() for name, _parent, _forum in GROUPS}
    return [
        {"id": ids[name], "name": name, "parent_id": ids.get(parent)}
        for name, parent, _forum in GROUPS
    ]


def _join(project: Project, people: dict[str, dict[str, Any]]) -> None:
    with project.read() as session:
        groups = {row["name"]: row["id"] for row in read_rows(session, record("stakeholder_group"))}
    members = {
        row["id"]: {
            "groups": tuple(
                groups[name]
                for name, _parent, forum in GROUPS
                if forum and row["forum"].startswith(forum)
            )
        }
        for row in people.values()
    }
    acts.change_many(project, record("stakeholder"), members)


def _relation(
    people: dict[str, str], parties: dict[str, str], start: str, kind: str, end: str, strength: int
) -> dict[str, Any]:
    values: dict[str, Any] = {"kind": kind, "strength": strength}
    for side, code in (("from", start), ("to", end)):
        name = "person" if code in people else "organisation"
        values[f"{side}_{name}_id"] = people.get(code) or parties[code]
    return values


def _judged(person: str, influence: int, interest: int, stance: str) -> dict[str, Any]:
    said = {"influence": influence, "interest": interest, "stance": stance}
    return {"stakeholder_id": person, "made_on": JUDGED_ON, **said}


def _contact(people: dict[str, str], contact: dict[str, Any]) -> dict[str, Any]:
    values = {name: value for name, value in contact.items() if name != "who"}
    return {"stakeholder_id": people[contact["who"]], "by": "Konsulten", **values}
