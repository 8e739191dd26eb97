"""What has moved since a baseline, in words and as lines of a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_short, date_text, kr, percent_text
from workbench.base.language import _, ngettext
from workbench.charts.movement import MoveRow
from workbench.rules.progress import on_time_share

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbench.rules.progress import Delivery
    from workbench.steps.plan.baselines import Baseline, Change


def days_words(days: int) -> str:
    """Return by how many days something moved: "+12 d", "−3 d"."""
    sign = "+" if days > 0 else "\N{MINUS SIGN}" if days < 0 else "±"
    return _("{sign}{count} d").format(sign=sign, count=abs(days))


def change_words(change: Change) -> str:
    """Return what has become of an activity, in a few words."""
    if change.is_new:
        return _("new")
    if change.is_gone:
        return _("no longer in the plan")
    if change.finish_days is None:
        return _("without dates")
    if not change.finish_days and change.start_days:
        return _("start {days}").format(days=days_words(change.start_days))
    return days_words(change.finish_days)


def cost_words(change: Change) -> str:
    """Return by how much the cost has changed, empty where it has not."""
    if not change.cost:
        return ""
    sign = "+" if change.cost > 0 else "\N{MINUS SIGN}"
    return f"{sign}{kr(abs(change.cost))}"


def move_row(change: Change, number: int) -> MoveRow:
    """Return a change as a line; one whose activity is gone is known by its ``number``."""
    was = change.was["finish"] if change.was else None
    now = None if change.is_gone or change.item is None else change.item.finish
    dates = f"{_short(was, now)} → {_short(now, was)}"
    key = change.item.id if change.item else f"gone {number}"
    days = None if change.is_gone else change.finish_days
    title = f"{change.code} {change.title}".strip()
    words, cost = change_words(change), cost_words(change)
    alt = ", ".join(filter(None, (title, dates, words, cost)))
    return MoveRow(key, title, dates, days, words, cost, alt)


def _short(day: date | None, other: date | None) -> str:
    """Return a day without its year where the other one is of the same year."""
    if day is None:
        return "–"
    return date_short(day) if other and other.year == day.year else date_text(day)


def summary_words(
    baseline: Baseline, changes: Sequence[Change], due: Sequence[Delivery], today: date
) -> str:
    """Return the whole in a few sentences: the decision, what moved, what was on time."""
    there = [each for each in changes if not each.is_new and not each.is_gone]
    later = [each.finish_days for each in there if (each.finish_days or 0) > 0]
    earlier = sum((each.finish_days or 0) < 0 for each in there)
    parts = [baseline.decision] if baseline.decision else []
    if later:
        said = ngettext(
            "{count} activity ends later, by {days} days on average",
            "{count} activities end later, by {days} days on average",
            len(later),
        )
        mean = round(sum(filter(None, later)) / len(later))
        parts.append(said.format(count=len(later), days=mean))
    if earlier:
        parts.append(
            ngettext("{count} ends earlier", "{count} end earlier", earlier).format(count=earlier)
        )
    new, gone = sum(each.is_new for each in changes), sum(each.is_gone for each in changes)
    if new:
        parts.append(ngettext("{count} is new", "{count} are new", new).format(count=new))
    if gone:
        parts.append(ngettext("{count} has gone", "{count} have gone", gone).format(count=gone))
    return ". ".join([" · ".join(parts), on_time_words(due, today)]).strip(". ") + "."


def on_time_words(due: Sequence[Delivery], today: date) -> str:
    """Return how many of those that were due were done in time; empty while none was due."""
    share = on_time_share(due, today)
    if share is None:
        return ""
    done = sum(each.in_time for each in due)
    said = _("{done} of {due} that were to be done by now were done in time ({share})")
    return said.format(done=done, due=len(due), share=percent_text(float(share)))
