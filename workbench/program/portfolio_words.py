"""The portfolio in words, for window, table and command line alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import N_, _, ngettext

if TYPE_CHECKING:
    from workbench.program.portfolio import Seen

STATUSES: Final = {
    "done": N_("Done"),
    "ongoing": N_("Ongoing"),
    "not_started": N_("Not started"),
    "skipped": N_("Skipped"),
}


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
