"""One row of two: what only one side changed is taken, what both changed is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.three_way import WHOLE, Question, Side, Versions, merge_row

BASE = {"title": "Mål", "text": "", "position": 0}


def versions(ours, theirs, before=BASE, **facts):
    def row(changes):
        return None if changes is None else {**BASE, **changes}

    return Versions(row(ours), row(theirs), before, before, **facts)


@pytest.mark.parametrize(
    ("ours", "theirs", "row", "asked"),
    [
        ({}, {}, {}, []),
        ({"title": "A"}, {}, {"title": "A"}, []),
        ({}, {"title": "B"}, {"title": "B"}, []),
        ({"title": "A"}, {"text": "b"}, {"title": "A", "text": "b"}, []),
        ({"title": "A"}, {"title": "A"}, {"title": "A"}, []),
        ({"title": "A"}, {"title": "B"}, {"title": "A"}, [Question("title", "Mål", "A", "B")]),
        (None, {}, None, []),
        ({}, None, None, []),
        (None, None, None, []),
        (None, {"position": 3}, None, []),
    ],
)
def test_a_row_that_both_had(ours, theirs, row, asked):
    found = merge_row(versions(ours, theirs), frozenset({"position"}))
    assert found.row == (None if row is None else {**BASE, **row})
    assert list(found.questions) == asked


@pytest.mark.parametrize("side", Side)
def test_deleted_on_one_side_and_changed_on_the_other_is_asked_and_kept(side):
    changed = {**BASE, "title": "Ny"}
    pair = (None, changed) if side is Side.THEIRS else (changed, None)
    found = merge_row(Versions(*pair, BASE, BASE))
    assert found.row == changed
    assert [each.column for each in found.questions] == [WHOLE]


@pytest.mark.parametrize("side", Side)
def test_what_one_side_added_comes(side):
    pair = (None, BASE) if side is Side.THEIRS else (BASE, None)
    assert merge_row(Versions(*pair, None, None)).row == BASE


@pytest.mark.parametrize(("later", "position"), [(Side.OURS, 4), (Side.THEIRS, 7)])
def test_in_what_nobody_is_asked_about_the_later_holds(later, position):
    found = merge_row(
        versions({"position": 4}, {"position": 7}, later=later), frozenset({"position"})
    )
    assert found.row["position"] == position
    assert found.questions == ()


def test_a_difference_that_was_settled_stays_until_one_changes_it():
    ours, theirs = {**BASE, "title": "A"}, {**BASE, "title": "B"}
    settled = Versions(ours, theirs, ours, theirs, settled=True)
    assert merge_row(settled).row == ours
    newer = {**theirs, "text": "nytt"}
    found = merge_row(Versions(ours, newer, ours, theirs, settled=True))
    assert found.row == {**ours, "text": "nytt"}
    assert found.questions == ()


def test_a_difference_that_nobody_can_explain_is_asked():
    ours, theirs = {**BASE, "title": "A"}, {**BASE, "title": "B"}
    assert len(merge_row(Versions(ours, theirs, ours, theirs)).questions) == 1


def test_what_was_settled_as_gone_stays_gone_until_it_is_changed():
    assert merge_row(Versions(None, BASE, None, BASE, settled=True)).row is None
    changed = {**BASE, "title": "Ny"}
    assert len(merge_row(Versions(None, changed, None, BASE, settled=True)).questions) == 1


VALUES = st.fixed_dictionaries({name: st.integers(0, 2) for name in ("a", "b", "position")})


@given(VALUES, VALUES, VALUES)
def test_it_is_the_same_from_either_side(base, ours, theirs):
    free = frozenset({"position"})
    one = merge_row(Versions(ours, theirs, base, base, later=Side.OURS), free)
    two = merge_row(Versions(theirs, ours, base, base, later=Side.THEIRS), free)
    assert {(q.column, q.ours, q.theirs) for q in one.questions} == {
        (q.column, q.theirs, q.ours) for q in two.questions
    }
    asked = {each.column for each in one.questions}
    assert {k: v for k, v in one.row.items() if k not in asked} == {
        k: v for k, v in two.row.items() if k not in asked
    }
