"""Hours of the day as people write them, and which groups of raters may be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.rating import LEAST_RATERS, shown_groups
from workbench.rules.time_slots import read_slot


@pytest.mark.parametrize(
    ("text", "day", "begins", "hours"),
    [
        ("vardag 08–09", 0, 480, "08–09"),
        ("Vardag kl 8.30-9", 0, 510, "08:30–09"),
        ("lördag 20–21", 6, 1200, "20–21"),
        ("Söndag kl 14", 7, 840, "14"),
        ("weekday 12-13", 0, 720, "12–13"),
        ("20–24", 9, 1200, "20–24"),
        ("lördag 25–26", 6, 1440, ""),
        ("på kvällen", 9, 1440, ""),
        ("", 9, 1440, ""),
    ],
)
def test_a_slot_is_read(text, day, begins, hours):
    slot = read_slot(text)
    assert (slot.day, slot.begins, slot.hours) == (day, begins, hours)


def test_slots_stand_in_the_order_of_the_week():
    texts = ["lördag 20–21", "vardag 20–21", "eljest", "vardag 08–09", "lördag 12–13"]
    assert [each.text for each in sorted(map(read_slot, texts))] == [
        "vardag 08–09", "vardag 20–21", "lördag 12–13", "lördag 20–21", "eljest",
    ]  # fmt: skip


def test_evenings_and_nights_are_dark():
    dark = [read_slot(f"vardag {hours}").dark for hours in ("20–21", "02–03", "19–20", "12–13")]
    assert dark == [True, True, False, False]
    assert not read_slot("när som helst").dark


GROUPS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 30), max_size=8)


@given(GROUPS)
def test_nobody_can_reckon_out_what_a_few_have_said(raters):
    shown = shown_groups(raters)
    assert all(raters[group] >= LEAST_RATERS for group in shown)
    hidden = sum(count for group, count in raters.items() if group not in shown)
    assert not shown or hidden == 0 or hidden >= LEAST_RATERS


@given(GROUPS)
def test_no_more_is_hidden_than_must_be(raters):
    large = {group for group, count in raters.items() if count >= LEAST_RATERS}
    small = sum(count for group, count in raters.items() if group not in large)
    if small == 0 or small >= LEAST_RATERS:
        assert shown_groups(raters) == large
    elif large:
        assert len(large) - len(shown_groups(raters)) == 1
