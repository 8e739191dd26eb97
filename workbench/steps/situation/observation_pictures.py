"""Counted people as pictures: the day's course by surface, women by hour, ages and activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import number_text
from workbench.base.language import _
from workbench.charts.bars import BASE_TEXT, Part, Stack, stack_scene
from workbench.charts.columns import Panel, Slot, column_scene
from workbench.charts.intervals import IntervalHead, IntervalRow, Mark, interval_scene
from workbench.rules.time_slots import read_slot
from workbench.steps.situation.observation_words import (
    amount,
    compared_text,
    field_title,
    round_short,
    round_title,
    share_change,
    share_verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Scene
    from workbench.measures.observations import Observations, Share
    from workbench.rules.proportions import Proportion
    from workbench.rules.time_slots import TimeSlot


def profile_scene(
    found: Observations, rounds: Sequence[str], name: str, width: float, text: float = BASE_TEXT
) -> Scene:
    """Return the day's course: a picture for each surface, a column for each round and slot."""
    slots = found.slots(*rounds)
    panels = [
        _panel(found, surface, rounds, slots, name)
        for surface in found.surfaces
        if any(place[0] == surface for place in found.places(*rounds))
    ]
    return column_scene(
        panels,
        [Slot(each.hours or each.text, _day_of(each)) for each in slots],
        [round_title(each) for each in rounds],
        width,
        text,
        _("{what} by surface and time of day").format(what=field_title(name)),
    )


def _day_of(slot: TimeSlot) -> str:
    """Return the kind of day of a slot, as it was written."""
    words = [word for word in slot.text.split() if not any(letter.isdigit() for letter in word)]
    return " ".join(word for word in words if word.casefold() not in {"kl", "kl."})


def _panel(
    found: Observations, surface: str, rounds: Sequence[str], slots: list[TimeSlot], name: str
) -> Panel:
    values = tuple(
        tuple(found.value(each, (surface, slot.text), name) for each in rounds) for slot in slots
    )
    texts = tuple(tuple(amount(value) for value in row) for row in values)
    title = found.surface_names.get(surface) or _("Without a surface")
    figures = ""
    if len(rounds) > 1:
        figures = compared_text(found.compare(rounds[-2], rounds[-1], name, surface))
    return Panel(surface or "-", title, values, texts, figures)


def women_scene(
    shares: Sequence[Share], rounds: tuple[str, str], width: float, text: float = BASE_TEXT
) -> Scene:
    """Return the share of women by hour, with intervals."""
    head = IntervalHead(
        _("Share of women"),
        (round_short(rounds[0]), round_short(rounds[1])),
        _("Change, pp"),
        _("Judgement"),
    )
    return interval_scene(
        head,
        [_women_row(each) for each in shares],
        width,
        text,
        alt=_("Share of women among those whose sex was judged, by time of day"),
    )


def _women_row(share: Share) -> IntervalRow:
    certain = share.difference.certain if share.difference else None
    label = share.label or _("All slots")
    return IntervalRow(
        label,
        "",
        label,
        (_mark(share.before), _mark(share.after)),
        share_change(share),
        share_verdict(share),
        certain,
    )


def _mark(share: Proportion | None) -> Mark:
    if share is None:
        return Mark(None, None, None, "–")
    return Mark(
        100 * share.share, 100 * share.low, 100 * share.high, number_text(100 * share.share, 1)
    )


def split_scene(
    found: Observations,
    rounds: Sequence[str],
    names: Sequence[str],
    width: float,
    text: float = BASE_TEXT,
) -> Scene:
    """Return ages or activities as one stacked bar a round, in percent of those judged."""
    stacks = []
    for each in rounds:
        counts = found.split(each, names, found.places(each))
        total = sum(counts.values())
        if total:
            parts = tuple(
                Part(
                    field_title(name),
                    100 * count / total,
                    number_text(100 * count / total),
                )
                for name, count in counts.items()
            )
            stacks.append(Stack(round_title(each), parts, f"n {number_text(total)}", each))
    return stack_scene(
        stacks, width, text, _("Shares of those seen, in percent: {what}").format(
            what=", ".join(field_title(name) for name in names)
        ),
    )  # fmt: skip


def table_lines(found: Observations, rounds: Sequence[str], name: str) -> list[list[str]]:
    """Return the counts as lines of a table, headings first."""
    head = [_("Surface"), _("Time slot"), *(round_title(each) for each in rounds)]
    lines = [
        [
            found.surface_names.get(place[0], ""),
            read_slot(place[1]).text,
            *(amount(found.value(each, place, name)) for each in rounds),
        ]
        for place in found.places(*rounds)
    ]
    return [head, *lines]
