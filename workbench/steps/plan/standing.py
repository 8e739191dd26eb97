"""How an activity stands, in words: late, in conflict, how much room, why it lies where it lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import N_, _, ngettext
from workbench.models.registry import record
from workbench.rules.date_notes import DateNote, NotedDate, date_notes
from workbench.rules.driving import Cause, driving
from workbench.rules.permits import Danger
from workbench.rules.raci import RaciGap, raci_gaps
from workbench.rules.schedule_types import LinkKind
from workbench.rules.schedule_words import why_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.steps.plan.items import Item, Plan
    from workbench.steps.plan.permits import PermitLine

ACTIVITY = record("activity")


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that holds of an activity, in a few words.

    ``symbol`` is one of ``look.symbols``; ``tone`` follows from it when it is empty.
    """

    words: str
    symbol: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something to know, and how grave it is: "error", "warn" or "muted"."""

    text: str
    tone: str


def status_words(item: Item) -> str:
    """Return how far an activity is: its status, or that it is late."""
    if item.late:
        return _("Late")
    choice = ACTIVITY["status"].choice(item.values["status"])
    return choice.text() if choice else ""


def signs(plan: Plan, item: Item) -> tuple[Sign, ...]:
    """Return what is to be seen at a glance."""
    found = []
    if item.late and item.finish:
        days = (plan.today - item.finish).days
        said = ngettext("{count} day late", "{count} days late", days)
        found.append(Sign(said.format(count=days), "late"))
    if item.conflict_days:
        found.append(Sign(_("Clash"), "risk"))
    if item.done:
        found.append(Sign(_("Done"), "done"))
    elif item.placed is not None:
        if item.placed.critical:
            found.append(Sign(_("Critical"), "", "warn"))
        elif item.placed.total_float > 0:
            room = _("Float {count} d").format(count=item.placed.total_float)
            found.append(Sign(room, "none"))
    return tuple(found)


def sentences(plan: Plan, item: Item, permits: Iterable[PermitLine] = ()) -> tuple[Sentence, ...]:
    """Return what is to be known of an activity and its ``permits``, the gravest first."""
    danger = (each for each in permits if each.danger is not Danger.NONE)
    words = _("{permit}: {state}.")
    said = (Sentence(words.format(permit=p.title, state=p.words()), "warn") for p in danger)
    return (*_in_time(plan, item), *said, *_noted(plan, item))


def _noted(plan: Plan, item: Item) -> Iterator[Sentence]:
    if item.values["dating"] == "computed" and item.placed is not None:
        yield Sentence(_("The dates are computed from links and the calendar."), "muted")
    for note in date_notes((task for task in plan.tasks if task.id == item.id), plan.calendar):
        yield Sentence(note_words(note), "muted")
    yield from _summed(plan, item)


def _summed(plan: Plan, item: Item) -> Iterator[Sentence]:
    """Say what a link other than FS means where it leads from or to a summary."""
    summaries = plan.schedule.working.net.summaries
    said = _("Waits for “{other}” by {kind}: that holds for each activity under the summary.")
    for key, kind, _lag in item.values["predecessors"]:
        other = plan.by_id.get(key)
        if other and kind != LinkKind.FS and (item.id in summaries or key in summaries):
            yield Sentence(said.format(other=other.values["title"], kind=kind), "muted")


def _in_time(plan: Plan, item: Item) -> Iterator[Sentence]:
    placed = item.placed
    if item.expected is not None and item.expected.days_late > 0 and not item.done:
        said = _("Expected {day} at the present pace.")
        yield Sentence(said.format(day=date_text(item.expected.finish)), "error")
    if item.conflict_days:
        other = plan.by_id.get(item.blocked_by)
        said = ngettext(
            "Starts {count} working day too early for “{other}”.",
            "Starts {count} working days too early for “{other}”.",
            item.conflict_days,
        )
        title = other.values["title"] if other else ""
        yield Sentence(said.format(count=item.conflict_days, other=title), "warn")
    if placed is not None and placed.total_float < 0 and not item.done:
        yield Sentence(negative_float(plan, item), "error")


def negative_float(plan: Plan, item: Item) -> str:
    """Return why an activity has less than no room, in words."""
    placed = item.placed
    days = placed.days_late if placed else 0
    if item.values["deadline"] and item.finish and item.finish > item.values["deadline"]:
        said = ngettext(
            "{count} working day after its deadline, {day}.",
            "{count} working days after its deadline, {day}.",
            days,
        )
        return said.format(count=days, day=date_text(item.values["deadline"]))
    after = _held_after(plan, item)
    said = ngettext(
        "{count} working day too late for what follows: {names}.",
        "{count} working days too late for what follows: {names}.",
        days,
    )
    return said.format(count=days, names=", ".join(after) or _("a fixed date"))


def _held_after(plan: Plan, item: Item) -> list[str]:
    """Return what people call the nearest activities that hold a date this one makes miss."""
    following: dict[str, list[str]] = {}
    for link in plan.links:
        following.setdefault(link.source, []).append(link.target)
    found: list[str] = []
    seen, queue = {item.id}, [item.id]
    while queue and not found:
        queue = [t for key in queue for t in following.get(key, ()) if t not in seen]
        seen.update(queue)
        for key in queue:
            each = plan.by_id[key]
            held = each.conflict_days or each.values["deadline"]
            if held and each.placed and (each.placed.conflict or each.placed.total_float < 0):
                found.append(str(each.values["code"] or each.values["title"]))
    return found


_NOTED: Final = {
    NotedDate.EARLIEST_START: N_(
        "The earliest start {day} is a day off and counts as {counts_as}."
    ),
    NotedDate.EARLIEST_FINISH: N_(
        "The earliest finish {day} is a day off and counts as {counts_as}."
    ),
    NotedDate.FIXED_START: N_("The start {day} is a day off and counts as {counts_as}."),
    NotedDate.FIXED_FINISH: N_("The finish {day} is a day off and counts as {counts_as}."),
    NotedDate.DEADLINE: N_("The deadline {day} is a day off and counts as {counts_as}."),
    NotedDate.WRITTEN_START: N_("The start {day} is a day off and counts as {counts_as}."),
    NotedDate.WRITTEN_FINISH: N_("The finish {day} is a day off and counts as {counts_as}."),
}


def note_words(note: DateNote) -> str:
    """Return what becomes of a date that falls on a day off."""
    said = _(_NOTED[note.what])
    return said.format(day=date_text(note.day), counts_as=date_text(note.counts_as))


def why(plan: Plan, item: Item) -> tuple[str, ...]:
    """Return the chain of causes that settles where an activity lies; nothing for typed dates."""
    if item.placed is None:
        return ()
    steps = driving(plan.schedule, item.id)
    typed = len(steps) == 1 and steps[0].cause is Cause.TYPED
    return () if typed else why_words(steps)


_RACI: Final = {
    RaciGap.NO_ACCOUNTABLE: N_("Nobody is accountable: exactly one party answers for the result"),
    RaciGap.SEVERAL_ACCOUNTABLE: N_("Several are accountable: exactly one party may be"),
    RaciGap.NO_RESPONSIBLE: N_("Nobody is responsible: at least one party does the work"),
}


def raci_remarks(item: Item) -> dict[str, str]:
    """Return what to say beside the fields whose roles are not in order, by field."""
    accountable = [item.values["accountable_id"]] if item.values["accountable_id"] else []
    if item.values["status"] == "cancelled":
        return {}
    return {
        ("responsible" if gap is RaciGap.NO_RESPONSIBLE else "accountable_id"): _(_RACI[gap])
        for gap in raci_gaps(accountable, item.values["responsible"])
    }
