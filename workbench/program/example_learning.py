"""Competence and knowledge of the example: trainings from its table, lessons, evidence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from workbench.models.registry import record
from workbench.project.register import add_rows, read_rows, update_row
from workbench.steps.learning.edits import (
    add_starter_notes,
    add_usual_needs,
)
from workbench.steps.learning.views import (
    EVIDENCE,
    LESSON,
    NEED,
    PARTICIPATION,
    QUESTION,
    TRAINING,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.project.project import Project

# Of each organisation, and the marks for useful, clear and "I will use it", by code of training.
CAME: dict[str, dict[str, int]] = {
    "T1": {"O01": 4, "O02": 3, "O03": 2, "O09": 2, "O12": 3},
    "T2": {"O01": 6, "O02": 4, "O03": 3, "O04": 3, "O05": 2, "O07": 2, "O12": 2},
    "T3": {"O01": 3, "O02": 2, "O03": 2, "O07": 2, "O11": 1, "O12": 2},
    "T4": {"O12": 5},
    "T5": {"O01": 6, "O02": 4, "O09": 3, "O12": 5},
    "T6": {"O12": 5},
    "T7": {"O01": 3, "O03": 3, "O07": 4, "O11": 4, "O12": 2},
}
MARKS = {
    "T1": (4, 4, 4), "T2": (4, 3, 3), "T3": (5, 4, 5), "T4": (5, 5, 5), "T5": (4, 4, 3),
    "T6": (5, 4, 4), "T7": (4, 5, 4),
}  # fmt: skip
FACTS: dict[str, dict[str, Any]] = {
    "T1": {"cost": 18_000_00, "place": "Biblioteket"},
    "T3": {
        "cost": 42_000_00, "place": "Två städer i södra Sverige",
        "purpose": "Se hur två platsorganisationer som varit igång i flera år städar, bemannar och "
                   "tar betalt, och vad de skulle göra annorlunda.",
        "report": "Båda platserna städar före klockan sju, innan någon ser skräpet. Båda har en "
                  "person som alla känner igen och ett telefonnummer.\n\nDen ena tar ut en avgift "
                  "efter yta, den andra en fast summa. Ingen av dem hade räknat på momsen i tid.",
    },
    "T8": {"cost": 38_000_00, "purpose": "Se vinteraktivering som håller i mörker och kyla."},
}  # fmt: skip
LESSONS = {
    "T3": ("Börja städa klockan sju i stället för nio", "Ett telefonnummer på alla papperskorgar"),
    "T7": ("Prova flyttbara stolar på torget innan fasta bänkar köps",),
}
BECAME = {"Börja städa klockan sju i stället för nio": "A21"}
# What gives the need: by the first words of its title.
GIVEN = {
    "Säkerhet och trygghet": "T5", "Situationell": "T1", "Juridik": "T2", "Bemötande": "T4",
    "Hjärt-lung": "T6", "Placemaking": "T7", "Mäta utan": "T5",
}  # fmt: skip
DUE = {"Dataskydd": date(2026, 12, 15), "Driftloggen": date(2026, 12, 1)}
QUESTIONS: tuple[dict[str, Any], ...] = (
    {"title": "Hur länge bör vi vänta innan belysningens effekt mäts?",
     "asked_of": "Kunskapscentrum", "asked_on": date(2026, 4, 20),
     "answer": "Minst en hel mörkersäsong, och jämför samma månader. Mät också gatan intill.",
     "answered_on": date(2026, 5, 4)},
    {"title": "Finns erfarenhet av avgift för verksamheter i bottenvåningar?",
     "asked_of": "Advisory board", "asked_on": date(2026, 10, 6)},
)  # fmt: skip


def add_learning(project: Project) -> None:
    """Write who came and what was learnt, the needs, the evidence and the questions."""
    add_usual_needs(project)
    add_starter_notes(project)
    with project.read() as session:
        trainings = {row["code"]: row["id"] for row in read_rows(session, TRAINING)}
        parties = {row["code"]: row["id"] for row in read_rows(session, record("organisation"))}
        activities = {row["code"]: row["id"] for row in read_rows(session, record("activity"))}
    with project.edit("Mellantorg") as session:
        for code, key in trainings.items():
            update_row(session, TRAINING, key, _facts(code))
        add_rows(session, PARTICIPATION, [
            {"training_id": trainings[code], "organisation_id": parties[party], "count": count}
            for code, came in CAME.items()
            for party, count in came.items()
        ])  # fmt: skip
        add_rows(session, LESSON, [
            {"training_id": trainings[code], "title": title,
             "activity_id": activities.get(BECAME.get(title, ""))}
            for code, titles in LESSONS.items()
            for title in titles
        ])  # fmt: skip
        add_rows(session, QUESTION, QUESTIONS)
        _needs(session, trainings)
        _evidence(session)


def _facts(code: str) -> dict[str, Any]:
    marks = dict(zip(("useful", "clear", "apply"), MARKS.get(code, ()), strict=False))
    return {**FACTS.get(code, {}), **marks}


def _needs(session: Session, trainings: dict[str, str]) -> None:
    for row in read_rows(session, NEED):
        code = next((c for words, c in GIVEN.items() if row["title"].startswith(words)), "")
        due = next((d for words, d in DUE.items() if row["title"].startswith(words)), None)
        update_row(session, NEED, row["id"], {"training_id": trainings.get(code), "due": due})


def _evidence(session: Session) -> None:
    """Link each prioritised problem to the notes on its kind."""
    problems = [row for row in read_rows(session, record("problem")) if row["prioritised"]]
    for note in read_rows(session, EVIDENCE):
        about = tuple(p["id"] for p in problems if p["type"] == note["problem_type"])
        if about:
            update_row(session, EVIDENCE, note["id"], {"problems": about})
