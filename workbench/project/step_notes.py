"""What people say of a step beside what the program reckons: done or skipped, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.project.project import Project

DONE: Final = "done"
SKIPPED: Final = "skipped"
_LABELS: Final = {DONE: N_("Set “{step}” to done"), SKIPPED: N_("Skipped “{step}”")}


@dataclass(frozen=True)
class StepMark:
    """A status set by hand (``done`` or ``skipped``) and the reason in people's own words."""

    status: str
    reason: str


def step_marks(session: Session) -> dict[str, StepMark]:
    """Return the statuses that were set by hand, by the key of their step."""
    # Not with this module: the window knows what a mark is before it has read any row.
    from workbench.models.registry import record
    from workbench.project.register import read_rows

    return {
        row["step"]: StepMark(row["status"], row["reason"])
        for row in read_rows(session, record("step_note"))
        if row["status"] in _LABELS
    }


def mark_step(project: Project, step: str, title: str, mark: StepMark | None) -> None:
    """Set a step's status by hand; None gives it back to what is reckoned from its content.

    ``title`` (message id) names the step in the history.
    """
    from workbench.models.registry import record
    from workbench.project.register import add_rows, delete_rows, read_rows

    note = record("step_note")
    label = N_("“{step}” goes by its content again") if mark is None else _LABELS[mark.status]
    with project.edit(label, step=f"_:{title}") as session:
        before = [row["id"] for row in read_rows(session, note) if row["step"] == step]
        delete_rows(session, note, before)
        if mark is not None:
            values = {"step": step, "status": mark.status, "reason": mark.reason}
            add_rows(session, note, [values])
