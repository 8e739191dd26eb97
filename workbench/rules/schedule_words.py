"""The plan's figures in words: float, lateness, conflicts, and why a row lies where it lies."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import N_, _, ngettext
from workbench.rules.driving import Cause
from workbench.rules.schedule_types import LinkKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.rules.driving import DrivingStep
    from workbench.rules.schedule_types import Conflict, Link, ScheduledTask


def float_words(row: ScheduledTask) -> str:
    """Return how much room a row has: "2 working days late", "No float", "Done"."""
    if row.done:
        return _("Done")
    if row.total_float < 0:
        late = ngettext("{count} working day late", "{count} working days late", row.days_late)
        return late.format(count=row.days_late)
    if row.total_float == 0:
        return _("No float")
    room = ngettext(
        "{count} working day of float", "{count} working days of float", row.total_float
    )
    return room.format(count=row.total_float)


def conflict_words(conflict: Conflict, code: str, source_code: str) -> str:
    """Return what a link asks of a row whose dates are held, and by how much it is broken."""
    sentence = ngettext(
        "{code} is {count} working day too early for {source}: earliest {day}.",
        "{code} is {count} working days too early for {source}: earliest {day}.",
        conflict.days,
    )
    return sentence.format(
        code=code, source=source_code, count=conflict.days, day=date_text(conflict.earliest)
    )


def why_words(steps: Sequence[DrivingStep]) -> tuple[str, ...]:
    """Return a driving chain as sentences, first cause first."""
    if not steps:
        return ()
    first = _first_cause(steps[0])
    return (first, *(_by_link(before, step) for before, step in pairwise(steps)))


def link_words(link: Link, source_code: str) -> str:
    """Return what a link waits for: "A04 has finished + 3 working days"."""
    waits = _(_WAITS[link.kind]).format(source=source_code)
    if not link.lag:
        return waits
    days = ngettext("{count} working day", "{count} working days", abs(link.lag))
    sign = "+" if link.lag > 0 else "\N{MINUS SIGN}"
    return f"{waits} {sign} {days.format(count=abs(link.lag))}"


_WAITS: Final = {
    LinkKind.FS: N_("starts when {source} has finished"),
    LinkKind.SS: N_("starts when {source} has started"),
    LinkKind.FF: N_("finishes when {source} has finished"),
    LinkKind.SF: N_("finishes when {source} has started"),
}

_FIRST: Final = {
    Cause.PROJECT_START: N_("{code} starts with the project, {start}."),
    Cause.STATUS_DATE: N_("{code} had not started on the status date and starts {start}."),
    Cause.NOT_BEFORE: N_("{code} is held by an earliest date, {day}: {start} to {finish}."),
    Cause.FIXED: N_("{code} is locked: {start} to {finish}."),
    Cause.TYPED: N_("{code} has dates that were written: {start} to {finish}."),
    Cause.FACT: N_("{code} has started: {start} to {finish}."),
    Cause.AS_LATE: N_("{code} lies as late as its successors allow: {start} to {finish}."),
    Cause.LINK: N_("{code} lies {start} to {finish}."),
}


def _first_cause(step: DrivingStep) -> str:
    return _(_FIRST[step.cause]).format(
        code=step.code or step.id,
        start=date_text(step.start),
        finish=date_text(step.finish),
        day=date_text(step.day),
    )


def _by_link(before: DrivingStep, step: DrivingStep) -> str:
    if step.link is None:
        return _first_cause(step)
    return _("{code} {waits}: {start} to {finish}.").format(
        code=step.code or step.id,
        waits=link_words(step.link, before.code or before.id),
        start=date_text(step.start),
        finish=date_text(step.finish),
    )
