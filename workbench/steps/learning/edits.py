"""What can be done with trainings and knowledge, each one labelled edit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, current
from workbench.base.resources import resource
from workbench.models.registry import record
from workbench.project.register import add_row, add_rows, read_row, read_rows, update_row
from workbench.steps.learning.views import EVIDENCE, LESSON, NEED, TRAINING

if TYPE_CHECKING:
    from workbench.project.project import Project

ACTIVITY = record("activity")


def lesson_to_activity(project: Project, lesson_id: str, *, initiator: object = None) -> str:
    """Make an activity of a lesson, linked both ways, and return its id; one edit.

    A lesson that became one already gives that one. Raises WorkbenchError when it is gone.
    """
    with project.read() as session:
        lesson = read_row(session, LESSON, lesson_id)
        if lesson is None:
            raise WorkbenchError(N_("The lesson is gone"))
        training = read_row(session, TRAINING, lesson["training_id"])
    if lesson["activity_id"]:
        return str(lesson["activity_id"])
    code = f"{training['code']} {training['title']}".strip() if training else ""
    label = N_("Made an activity of a lesson")
    with project.edit(label, initiator=initiator) as session:
        values = {
            "title": lesson["title"],
            "start": project.today(),
            "category": "competence",
            "notes": _("Source: lesson of {training}").format(training=code),
        }
        key = add_row(session, ACTIVITY, values)
        update_row(session, LESSON, lesson_id, {"activity_id": key})
    return key


def usual_needs() -> list[dict[str, Any]]:
    """Return the usual needs of competence in the current language."""
    return [{"role": role, "title": title} for role, title in _read("competences")]


def starter_notes() -> list[dict[str, Any]]:
    """Return the notes of evidence that come with the program, in the current language."""
    return _read("evidence")


def _read(name: str) -> list[Any]:
    return _told(name)["sv" if current() == "sv" else "en"]


def _told(name: str) -> dict[str, list[Any]]:
    """Return what comes with the program by language: the same notes in the same order."""
    path = resource("learning", f"{name}.json")
    told: dict[str, list[Any]] = json.loads(path.read_text(encoding="utf-8"))
    return told


def add_usual_needs(project: Project, *, initiator: object = None) -> int:
    """Add the usual needs that are not there yet, in any language; return how many."""
    with project.read() as session:
        known = {(fold(row["role"]), fold(row["title"])) for row in read_rows(session, NEED)}
    tongues = zip(*_told("competences").values(), strict=True)
    there = [any((fold(role), fold(title)) in known for role, title in each) for each in tongues]
    new = [row for row, is_there in zip(usual_needs(), there, strict=True) if not is_there]
    if new:
        label = N_("Added {count} usual needs of competence")
        with project.edit(label, initiator=initiator, count=len(new)) as session:
            add_rows(session, NEED, new)
    return len(new)


def add_starter_notes(project: Project, *, initiator: object = None) -> int:
    """Add the notes that come with the program and are not there yet, in any language.

    A note is known by its source. Return how many were added.
    """
    with project.read() as session:
        known = {fold(row["source"]) for row in read_rows(session, EVIDENCE)}
    tongues = zip(*_told("evidence").values(), strict=True)
    there = [any(fold(note["source"]) in known for note in each) for each in tongues]
    new = [row for row, is_there in zip(starter_notes(), there, strict=True) if not is_there]
    if new:
        label = N_("Added {count} notes of evidence")
        with project.edit(label, initiator=initiator, count=len(new)) as session:
            add_rows(session, EVIDENCE, new)
    return len(new)
