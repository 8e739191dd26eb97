"""What is seen of several projects side by side, and how it is told: only what is public."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import N_, _, ngettext
from workbench.project.step_notes import DONE, SKIPPED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from pathlib import Path

    from workbench.measures.side_by_side import Measured

SEVERITIES: Final = ("error", "warning", "note")
STATUSES: Final = {
    "done": N_("Done"),
    "ongoing": N_("Ongoing"),
    "not_started": N_("Not started"),
    "skipped": N_("Skipped"),
}


@dataclass(frozen=True, slots=True)
class StepSeen:
    """How far a step of a project is: ``share`` 0..1, ``status`` as in the navigation."""

    key: str
    title: str
    share: float
    status: str


@dataclass(frozen=True)
class Seen:
    """One file of a folder: what is in it, or in ``error`` why it cannot be shown.

    ``findings`` count by severity, ``by_step`` by the title of the step they lead to.
    """

    path: Path
    name: str
    error: str = ""
    steps: tuple[StepSeen, ...] = ()
    findings: dict[str, int] = field(default_factory=dict)
    by_step: dict[str, int] = field(default_factory=dict)
    next_meeting: date | None = None
    meeting: str = ""
    last_change: datetime | None = None
    measures: tuple[Measured, ...] = ()

    @property
    def counted_steps(self) -> tuple[StepSeen, ...]:
        """The steps that are to be taken: all but those skipped with a reason."""
        return tuple(step for step in self.steps if step.status != SKIPPED)

    @property
    def steps_done(self) -> int:
        """How many steps are done."""
        return sum(step.status == DONE for step in self.steps)


def labels(seen: Iterable[Seen]) -> list[tuple[str, tuple[Measured, ...]]]:
    """Return what each project is called among the others, with its indicators.

    Projects of one name are told apart by their files.
    """
    shown = [each for each in seen if not each.error]
    names = Counter(each.name for each in shown)
    return [
        (each.name if names[each.name] == 1 else f"{each.name} ({each.path.stem})", each.measures)
        for each in shown
    ]


def steps_text(seen: Seen) -> str:
    """Return how many steps are done: "3 of 8"."""
    return _("{done} of {all}").format(done=seen.steps_done, all=len(seen.counted_steps))


def findings_text(seen: Seen) -> str:
    """Return what the review finds, by severity: "2 errors, 5 warnings"."""
    errors, warnings, notes = (seen.findings.get(key, 0) for key in ("error", "warning", "note"))
    said = []
    if errors:
        said.append(ngettext("{count} error", "{count} errors", errors).format(count=errors))
    if warnings:
        said.append(
            ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings)
        )
    if notes:
        said.append(ngettext("{count} remark", "{count} remarks", notes).format(count=notes))
    return ", ".join(said) or _("nothing")


def meeting_text(seen: Seen) -> str:
    """Return the next meeting: its day and what it is called, "–" for none."""
    if seen.next_meeting is None:
        return "–"
    return " ".join(filter(None, [date_text(seen.next_meeting), seen.meeting]))


def changed_text(seen: Seen) -> str:
    """Return the day of the last change, "–" where nobody knows."""
    return date_text(seen.last_change.date()) if seen.last_change else "–"
