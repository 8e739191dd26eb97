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
    path = resource("learning", f"{name}.json")
    told = json.loads(path.read_text(encoding="utf-8"))
    chosen: list[Any] = told["sv" if current() == "sv" else "en"]
    return chosen


def add_usual_needs(project: Project, *, initiator: object = None) -> int:
    """Add the usual needs that are not there yet and return how many."""
    with project.read() as session:
        known = {(fold(row["role"]), fold(row["title"])) for row in read_rows(session, NEED)}
    new = [row for row in usual_needs() if (fold(row["role"]), fold(row["title"])) not in known]
    if new:
        label = N_("Added {count} usual needs of competence")
        with project.edit(label, initiator=initiator, count=len(new)) as session:
            add_rows(session, NEED, new)
    return len(new)


def add_starter_notes(project: Project, *, initiator: object = None) -> int:
    """Add the notes that come with the program and are not there yet; return how many."""
    with project.read() as session:
        known = {fold(row["source"]) for row in read_rows(session, EVIDENCE)}
    new = [row for row in starter_notes() if fold(row["source"]) not in known]
    if new:
        label = N_("Added {count} notes of evidence")
        with project.edit(label, initiator=initiator, count=len(new)) as session:
            add_rows(session, EVIDENCE, new)
    return len(new)
