"""What the example's plan holds beside its activities: placemaking, permits, risks, a baseline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import add_rows, read_rows, update_row
from workbench.steps.plan.baselines import FROZEN
from workbench.steps.plan.edits import freeze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.project.project import Project

# Values of activities; surfaces and maintainers are given by their codes.
PLACEMAKING: dict[str, dict[str, Any]] = {
    "A21": {"recurs": "weekly", "surfaces": ("Y01", "Y02", "Y03"), "evidence": "strong"},
    "A22": {"recurs": "weekly", "surfaces": ("Y01", "Y11"), "evidence": "medium"},
    "A23": {
        "intervention": "light", "lasting": "permanent", "life": 180, "surfaces": ("Y11",),
        "maintainers": ("O01",), "evidence": "medium", "winter": "Tänds vid skymning året om",
        "evaluation": "Ljusmätning före och efter; frågan om belysning i enkäten.",
    },
    "A24": {
        "intervention": "light", "lasting": "permanent", "life": 240, "surfaces": ("Y01", "Y09"),
        "maintainers": ("O01",), "evidence": "medium", "winter": "Tänds vid skymning året om",
    },
    "A25": {
        "intervention": "furnishing", "lasting": "permanent", "life": 96,
        "surfaces": ("Y01", "Y12"),
        "maintainers": ("O12",), "evidence": "medium",
        "winter": "Stolarna står i förråd november till mars, bänkarna står kvar",
        "evaluation": "Vistelsen räknas i september: 395 före, 643 efter.",
    },
    "A26": {
        "intervention": "planting", "lasting": "permanent", "life": 60, "surfaces": ("Y01", "Y14"),
        "maintainers": ("O12",), "evidence": "weak", "winter": "Granris och ljusslingor i lådorna",
    },
    "A27": {
        "intervention": "activity", "lasting": "temporary", "life": 3, "surfaces": ("Y01",),
        "maintainers": ("O12",), "recurs": "yearly", "winter": "Ingen: pågår juni till augusti",
        "evaluation": "Antal besökare och en lärdom per tillfälle.",
    },
    "A29": {
        "intervention": "art", "lasting": "permanent", "life": 60, "surfaces": ("Y11",),
        "maintainers": ("O01",), "evidence": "weak", "winter": "Står kvar",
    },
    "A31": {
        "intervention": "light", "lasting": "temporary", "life": 1, "surfaces": ("Y01", "Y02"),
        "maintainers": ("O07",), "winter": "Hör vintern till",
    },
    "A39": {
        "intervention": "activity", "lasting": "temporary", "life": 3, "surfaces": ("Y12",),
        "winter": "Hör vintern till",
    },
}  # fmt: skip
PERMITS: tuple[dict[str, Any], ...] = (
    {
        "activity": "A39", "title": "Markupplåtelse Biblioteksplatsen", "kind": "public_place",
        "authority": "Polisen", "lead_time": 20, "status": "not_applied",
    },
    {
        "activity": "A39", "title": "Tillfällig elcentral", "kind": "landowner",
        "authority": "Kommunens fastighetskontor", "lead_time": 5, "status": "not_applied",
    },
    {
        "activity": "A31", "title": "Offentlig tillställning, ljusfesten", "kind": "event",
        "authority": "Polisen", "lead_time": 15, "status": "granted",
        "applied_on": date(2026, 9, 28), "decided_on": date(2026, 10, 20),
        "valid_until": date(2026, 12, 5),
    },
    {
        "activity": "A25", "title": "Markupplåtelse torgmöbler", "kind": "public_place",
        "authority": "Polisen", "lead_time": 20, "status": "granted",
        "applied_on": date(2026, 3, 9), "decided_on": date(2026, 4, 14),
        "valid_until": date(2028, 12, 31),
    },
    {
        "activity": "A24", "title": "Bygglov för belysningsstolpar", "kind": "building",
        "authority": "Byggnadsnämnden", "lead_time": 50, "status": "granted",
        "applied_on": date(2026, 1, 12), "decided_on": date(2026, 2, 24),
    },
)  # fmt: skip
# What is done about a risk, until when, how it stands, and the activities it threatens.
RISKS: dict[str, tuple[str, date | None, str, tuple[str, ...]]] = {
    "R1": ("Visa fördelningen per fastighet; möte varje kvartal", date(2026, 12, 15), "acting",
           ("A38",)),
    "R2": ("Treårigt avtal; reserv på 5 procent", date(2027, 1, 31), "acting", ("A21",)),
    "R3": ("Ställföreträdare och skriftliga rutiner", date(2027, 3, 31), "open", ("A21", "A37")),
    "R4": ("Påminnelser och svar på plats", None, "closed", ("A34",)),
    "R5": ("Parken räknas med i lägesbilden varje kvartal", None, "acting", ("A21",)),
    "R6": ("Juridisk granskning före varje köp", date(2027, 2, 28), "open", ("A21",)),
    "R7": ("", None, "open", ()),
    "R8": ("", None, "open", ()),
}  # fmt: skip
DECISION = {
    "name": "Handlingsplan 2026–2028",
    "decided_on": date(2025, 12, 9),
    "decision": "Styrgruppen 9 december 2025, § 6",
}
# The plan as it was decided then, where it has changed since; None where there was nothing.
DECIDED: dict[str, dict[str, Any] | None] = {
    "A24": {"finish": date(2026, 8, 31)},
    "A25": {"cost": 230_000_00},
    "A29": {"finish": date(2026, 8, 21), "cost": 180_000_00},
    "A30": {"start": date(2026, 5, 4)},
    "A33": {"finish": date(2026, 5, 29)},
    "A37": {"finish": date(2027, 1, 29)},
    "A39": None,
}


def add_plan_matters(project: Project) -> None:
    """Add what belongs to the plan of the example."""
    with project.read() as session:
        coded = {
            table: {row["code"]: row for row in read_rows(session, record(table))}
            for table in ("activity", "surface", "organisation", "risk")
        }
    activities = coded["activity"]
    acts.change_many(
        project,
        record("activity"),
        {activities[code]["id"]: _linked(said, coded) for code, said in PLACEMAKING.items()},
    )
    permits = [
        {
            **{name: value for name, value in said.items() if name != "activity"},
            "activity_id": activities[said["activity"]]["id"],
        }
        for said in PERMITS
    ]
    with project.edit("permits") as session:
        add_rows(session, record("permit"), permits)
    acts.change_many(
        project,
        record("risk"),
        {
            coded["risk"][code]["id"]: {
                "measure": measure,
                "due": due,
                "status": status,
                "activities": tuple(activities[each]["id"] for each in threatened),
            }
            for code, (measure, due, status, threatened) in RISKS.items()
        },
    )
    _decide(project)


def _linked(said: Mapping[str, Any], coded: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    values = dict(said)
    for name, table in (("surfaces", "surface"), ("maintainers", "organisation")):
        if name in values:
            values[name] = tuple(coded[table][code]["id"] for code in values[name])
    return values


def _decide(project: Project) -> None:
    baseline = freeze(project, DECISION)
    with project.read() as session:
        rows = [r for r in read_rows(session, FROZEN) if r["baseline_id"] == baseline]
    frozen = {row["code"]: row["id"] for row in rows}
    acts.remove(project, FROZEN, [frozen[code] for code, said in DECIDED.items() if said is None])
    with project.edit("baseline") as session:
        for code, said in DECIDED.items():
            if said is not None:
                update_row(session, FROZEN, frozen[code], said)
