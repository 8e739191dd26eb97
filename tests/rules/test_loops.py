"""Which links are left out so that a plan has no loop."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.loops import closing_links
from workbench.rules.network import find_cycle
from workbench.rules.schedule_types import Link, Task

FLAT = dict.fromkeys("abcd")


def test_without_a_loop_nothing_is_left_out():
    assert closing_links(FLAT, [("a", "b"), ("b", "c"), ("a", "c")]) == {}


def test_the_link_that_closes_the_circle_is_left_out_and_the_circle_named():
    links = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]
    assert closing_links(FLAT, links) == {2: ("a", "b", "c")}


def test_a_link_to_oneself_and_to_ones_own_summary():
    assert closing_links(FLAT, [("a", "a")]) == {0: ("a",)}
    rows = {"s": None, "x": "s", "y": "s", "z": None}
    assert set(closing_links(rows, [("x", "s"), ("s", "y"), ("s", "z"), ("x", "y")])) == {0, 1}


def test_a_circle_through_what_lies_under_a_summary():
    rows = {"s": None, "x": "s", "z": None}
    assert set(closing_links(rows, [("s", "z"), ("z", "x")])) == {1}


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=10),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40),
)
def test_what_is_left_can_be_reckoned_and_nothing_more_is_taken(above, pairs):
    rows = {}
    for nth, parent in enumerate(above):
        rows[str(nth)] = str(parent) if parent < nth else None
    links = [(str(a), str(b)) for a, b in pairs if str(a) in rows and str(b) in rows]
    tasks = [Task(row, code=row, parent=parent) for row, parent in rows.items()]
    closing = closing_links(rows, links)
    kept = [Link(a, b) for nth, (a, b) in enumerate(links) if nth not in closing]
    assert find_cycle(tasks, kept) is None
    for nth in closing:
        assert find_cycle(tasks, [*kept, Link(*links[nth])]) is not None
