"""The way to a party through others."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.reach import Tie, neighbourhood, shortest_way


def ties(*pairs):
    return [Tie(one, other, cost, "knows") for one, other, cost in pairs]


def said(way):
    return None if way is None else "".join(tie.start for tie in way) + way[-1].end if way else ""


def test_the_least_costly_way_wins_over_the_one_with_fewer_steps():
    net = ties(("a", "d", 5), ("a", "b", 1), ("b", "c", 1), ("c", "d", 1))
    assert said(shortest_way(net, ["a"], "d")) == "abcd"


def test_ties_run_one_way():
    assert shortest_way(ties(("b", "a", 1)), ["a"], "b") is None


def test_the_nearest_of_several_starts():
    net = ties(("a", "b", 1), ("b", "d", 1), ("c", "d", 1))
    assert said(shortest_way(net, ["a", "c"], "d")) == "cd"


def test_who_is_there_already_needs_no_way():
    assert shortest_way(ties(("a", "b", 1)), ["a", "b"], "b") == ()


def test_nobody_to_start_from():
    assert shortest_way(ties(("a", "b", 1)), [], "b") is None


def test_of_equals_the_way_over_fewer_ties_then_the_first_by_name():
    assert said(shortest_way(ties(("a", "x", 1), ("x", "d", 1), ("a", "d", 2)), ["a"], "d")) == "ad"
    net = ties(("a", "c", 1), ("a", "b", 1), ("c", "d", 1), ("b", "d", 1))
    assert said(shortest_way(net, ["a"], "d")) == "abd"


def test_circles_end():
    assert shortest_way(ties(("a", "b", 1), ("b", "a", 1)), ["a"], "z") is None


EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1, 4)), max_size=25)


@given(EDGES)
def test_no_way_is_cheaper(edges):
    """Against distances by relaxing all ties over and over (Bellman-Ford)."""
    net = [Tie(str(a), str(b), float(cost), "") for a, b, cost in edges]
    far = {"0": 0.0}
    for _round in range(9):
        for tie in net:
            if tie.start in far:
                far[tie.end] = min(far.get(tie.end, 1e9), far[tie.start] + tie.cost)
    for goal in map(str, range(8)):
        way = shortest_way(net, ["0"], goal)
        assert (way is None) == (goal not in far)
        if way is not None:
            assert sum(tie.cost for tie in way) == far[goal]
            assert all(one.end == other.start for one, other in pairwise(way))


def test_the_neighbourhood_counts_steps_in_either_direction():
    pairs = [("a", "b"), ("c", "b"), ("c", "d"), ("e", "f")]
    assert neighbourhood(pairs, "a", 1) == {"a": 0, "b": 1}
    assert neighbourhood(pairs, "a", 2) == {"a": 0, "b": 1, "c": 2}
    assert neighbourhood(pairs, "a", 0) == {"a": 0}
    assert neighbourhood(pairs, "nobody", 2) == {"nobody": 0}
