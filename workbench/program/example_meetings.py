"""The meetings of the example: whose they were, who was there, what they decided about, the next.

Like all of Mellantorg they are invented.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.decided import DECISION, ITEM, MEETING, link_decision
from workbench.project.register import add_rows, read_rows, update_row
from workbench.steps.meetings import edits

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.project.project import Project

PLACES: Final = ("Stadshuset, Mellansalen", "Biblioteket, studion", "Torgkvarterets kontor")
# When the minutes of each meeting were verified.
VERIFIED: Final = {
    "M1": date(2025, 5, 16), "M2": date(2025, 6, 27), "M3": date(2025, 11, 24),
    "M4": date(2025, 12, 19), "M5": date(2026, 2, 13), "M6": date(2026, 6, 30),
    "M7": date(2026, 9, 4),
}  # fmt: skip
# What a decision is about: a table, and how the code or the name of its row begins.
ABOUT: Final = (
    ("D05", "goal", "G"),
    ("D06", "levy_model", "E"),
    ("D07", "budget_version", ""),
    ("D08", "agreement", "Samverkansavtal"),
    ("D13", "budget_line", "Konst"),
)
ITEMS: Final = {
    "M8": (
        ("Resultat av mätning 2", "discussion", 30, "situation",
         "Tryggheten på kvällen har ökat på torget. I tunneln är skillnaden inte säkerställd."),
        ("Omprioritering inför 2027", "decision", 20, "finance", "Två alternativ vägdes."),
        ("Risker inför vintern", "discussion", 10, "plan", "Inga nya risker."),
        ("Årsrapport", "decision", 10, "follow_up", ""),
    ),
}  # fmt: skip
STEERING: Final = "steering_group"
NEXT: Final = date(2026, 12, 3)


def add_meetings(project: Project) -> None:
    """Say what the tables of meetings and decisions leave unsaid, and plan the next meeting."""
    with project.read() as session:
        body = next(r["id"] for r in read_rows(session, record("body")) if r["kind"] == STEERING)
        meetings = {row["code"]: row for row in read_rows(session, MEETING)}
        people = {row["code"]: row["id"] for row in read_rows(session, record("stakeholder"))}
    rows: dict[str, dict[str, Any]] = {}
    for at, code in enumerate(sorted(meetings)):
        day = meetings[code]["held_on"]
        rows[meetings[code]["id"]] = {
            "body_id": body,
            "kind": "constituting" if code == "M1" else "regular",
            "starts": "13:00",
            "place": PLACES[at % len(PLACES)],
            "called_on": date.fromordinal(day.toordinal() - 14),
            "sequence": 0,
            "chair_id": people["S09"],
            "secretary_id": people["S24"],
            "adjusters": (people["S07"],),
        }
    acts.change_many(project, MEETING, rows)
    _tie(project)
    with project.edit(N_("Added {what}"), what="_:" + ITEM.many) as session:
        for code, items in ITEMS.items():
            _hold(session, meetings[code]["id"], items)
    acts.change_many(
        project,
        MEETING,
        {meetings[c]["id"]: {"verified_on": d} for c, d in VERIFIED.items()},
    )
    _plan_next(project, body)


def _tie(project: Project) -> None:
    with project.edit(N_("Said what a decision is about")) as session:
        decisions = {row["code"]: row["id"] for row in read_rows(session, DECISION)}
        for code, table, begins in ABOUT:
            kind = record(table)
            for row in read_rows(session, kind):
                name = f"{row.get('code') or ''}|{row[kind.title_field]}"
                if any(part.startswith(begins) for part in name.split("|") if part):
                    link_decision(session, decisions[code], table, row["id"])


def _hold(session: Session, meeting: str, items: tuple[Any, ...]) -> None:
    """Write the items of a meeting that has been held, and put its decisions under them."""
    first = 4
    rows = [
        {"title": title, "kind": kind, "minutes": minutes, "page": page, "said": said,
         "meeting_id": meeting, "state": "dealt_with", "paragraph": first + at}
        for at, (title, kind, minutes, page, said) in enumerate(items)
    ]  # fmt: skip
    by_paragraph = dict(zip([f"§{first + at}" for at in range(len(rows))],
                            add_rows(session, ITEM, rows), strict=True))  # fmt: skip
    for row in read_rows(session, DECISION):
        if row["meeting_id"] == meeting and row["paragraph"] in by_paragraph:
            update_row(session, DECISION, row["id"], {"item_id": by_paragraph[row["paragraph"]]})


def _plan_next(project: Project, body: str) -> None:
    values = {
        "title": "Styrgrupp – plan och budget 2027",
        "starts": "13:00",
        "place": PLACES[0],
        "called_on": date(2026, 11, 17),
        "sequence": 0,
    }
    key = edits.plan_meeting(project, body, NEXT, values=values)
    edits.carry_over(project, key)
