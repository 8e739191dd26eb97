"""Outlines: what is above, below and beside; every move keeps all lines and can be taken back."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.outline_tree import (
    Line,
    branch,
    indented,
    moved,
    outdented,
    outline_of,
    parents_of,
    place_of,
)

TREE = (Line("a"), Line("b", 1), Line("c", 2), Line("d", 1), Line("e"), Line("f", 1))


def drawn(outline):
    return " ".join(f"{line.key}{line.depth}" for line in outline)


def test_an_outline_and_its_parents_say_the_same():
    parents = parents_of(TREE)
    assert parents == {"a": None, "b": "a", "c": "b", "d": "a", "e": None, "f": "e"}
    assert outline_of(parents, "abcdef") == TREE
    assert outline_of(parents, "efadbc") == (
        Line("e"), Line("f", 1), Line("a"), Line("d", 1), Line("b", 1), Line("c", 2),
    )  # fmt: skip


def test_circles_and_lost_parents_stand_at_the_left():
    found = outline_of({"a": "b", "b": "a", "c": "gone"}, "abc")
    assert drawn(found) == "c0 a0 b1"


@pytest.mark.parametrize(
    ("move", "key", "after"),
    [
        (indented, "e", "a0 b1 c2 d1 e1 f2"),
        (indented, "d", "a0 b1 c2 d2 e0 f1"),
        (indented, "a", "a0 b1 c2 d1 e0 f1"),
        (indented, "b", "a0 b1 c2 d1 e0 f1"),
        (outdented, "b", "a0 d1 b0 c1 e0 f1"),
        (outdented, "c", "a0 b1 c1 d1 e0 f1"),
        (outdented, "a", "a0 b1 c2 d1 e0 f1"),
        (lambda o, k: moved(o, k, -1), "e", "e0 f1 a0 b1 c2 d1"),
        (lambda o, k: moved(o, k, 1), "a", "e0 f1 a0 b1 c2 d1"),
        (lambda o, k: moved(o, k, 1), "b", "a0 d1 b1 c2 e0 f1"),
        (lambda o, k: moved(o, k, -1), "d", "a0 d1 b1 c2 e0 f1"),
        (lambda o, k: moved(o, k, 1), "d", "a0 b1 c2 d1 e0 f1"),
        (lambda o, k: moved(o, k, -1), "f", "a0 b1 c2 d1 e0 f1"),
    ],
)
def test_moves(move, key, after):
    assert drawn(move(TREE, key)) == after


def test_a_branch_is_a_line_with_all_below_it():
    assert [branch(TREE, place_of(TREE, key)) for key in "abcdef"] == [4, 3, 3, 4, 6, 6]
    with pytest.raises(KeyError):
        place_of(TREE, "x")


@st.composite
def outlines(draw):
    depth, lines = 0, []
    for number in range(draw(st.integers(1, 9))):
        depth = draw(st.integers(0, depth + 1 if lines else 0))
        lines.append(Line(str(number), depth))
    return tuple(lines)


@given(outlines(), st.data())
def test_no_move_loses_a_line_or_leaves_one_hanging(outline, data):
    key = data.draw(st.sampled_from([line.key for line in outline]))
    for move in (
        indented, outdented, lambda o, k: moved(o, k, 1), lambda o, k: moved(o, k, -1),
    ):  # fmt: skip
        after = move(outline, key)
        assert sorted(line.key for line in after) == sorted(line.key for line in outline)
        assert after[0].depth == 0
        assert all(b.depth <= a.depth + 1 for a, b in itertools.pairwise(after))


@given(outlines(), st.data())
def test_moving_down_and_up_again_changes_nothing(outline, data):
    key = data.draw(st.sampled_from([line.key for line in outline]))
    down = moved(outline, key, 1)
    if down != outline:
        assert moved(down, key, -1) == outline
