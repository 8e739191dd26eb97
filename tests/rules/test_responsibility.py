"""Who does what on which day: the oracles of Mellantorg, and every kind of gap and change."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.mellantorg import EXAMPLE, rows
from workbench.rules.responsibility import (
    CLEAR,
    DOUBLE,
    NOT_RELEVANT,
    UNCLEAR,
    CellGaps,
    Clarity,
    Gap,
    Statement,
    beginnings,
    clarity,
    compare,
    gaps,
    matrix_on,
)

OLD, NEW = date(2025, 1, 1), date(2026, 1, 1)
STATUS = {"tydligt": CLEAR, "oklart": UNCLEAR, "ej_relevant": NOT_RELEVANT}
numbers = count(1)


def said(surface, task, day=NEW, status=CLEAR, performer=None, accountable=None):
    return Statement(str(next(numbers)), surface, task, day, status, performer, accountable)


def mellantorg():
    for row in rows(EXAMPLE / "responsibility_matrix.csv"):
        place = row["yta"], row["driftmoment"]
        yield said(*place, OLD, STATUS[row["status_2025"]], row["utforare_2025"] or None)
        yield said(
            *place,
            NEW,
            STATUS[row["status_2026"]],
            row["R_utforare_2026"] or None,
            row["A_ytterst_ansvarig_2026"] or None,
        )


def on(day, statements):
    statements = list(statements)
    surfaces = list(dict.fromkeys(each.surface for each in statements))
    tasks = list(dict.fromkeys(each.task for each in statements))
    return matrix_on(day, surfaces, tasks, statements)


@pytest.mark.parametrize(
    ("day", "clear", "rounded"),
    [(OLD, 77, "76.2"), (date(2025, 12, 31), 77, "76.2"), (NEW, 96, "95.0")],
)
def test_mellantorg_is_as_clear_as_it_was_reckoned(day, clear, rounded):
    found = clarity(on(day, mellantorg()))
    assert (found.clear, found.relevant, found.not_relevant) == (clear, 101, 11)
    assert found.share == Fraction(clear, 101)
    assert f"{float(found.share) * 100:.1f}" == rounded
    assert found.missing == 101 - clear


def test_mellantorg_before_and_after():
    before, after = on(OLD, mellantorg()), on(NEW, mellantorg())
    found = compare(before, after)
    assert (found.before.clear, found.after.clear) == (77, 96)
    # All that became clear is changed, and what the place organisation took over.
    became = [c for c in found.changes if (c.before.status, c.after.status) == (UNCLEAR, CLEAR)]
    took = [c for c in found.changes if c.before.status == CLEAR]
    assert (len(became), len(took)) == (19, 19)
    assert {c.after.performer for c in took} == {"O12"}


def test_mellantorg_gaps():
    found = {g.key: g.gaps for g in gaps(on(OLD, mellantorg()), {"renhallning"})}
    assert len(found) == 101  # nobody is accountable yet
    assert sum(each[0] is not Gap.NO_ACCOUNTABLE for each in found.values()) == 24
    uncleaned = [key[0] for key, each in found.items() if Gap.NOBODY_CLEANS in each]
    assert uncleaned == ["Y09", "Y10", "Y11", "Y13", "Y14"]
    now = gaps(on(NEW, mellantorg()), {"renhallning"})
    assert [each.key[0] for each in now] == ["Y05", "Y09", "Y09", "Y10", "Y11"]
    assert {each.gaps for each in now} == {(Gap.UNCLEAR, Gap.NO_ACCOUNTABLE)}


def test_what_was_said_last_holds_from_its_own_day():
    statements = [
        said("a", "x", NEW, CLEAR, "k"),
        said("a", "x", OLD, UNCLEAR),
        said("a", "x", date(2027, 3, 1), DOUBLE),
    ]
    assert on(date(2024, 12, 31), statements).status(("a", "x")) is None
    assert on(OLD, statements).status(("a", "x")) == UNCLEAR
    assert on(date(2026, 12, 31), statements).status(("a", "x")) == CLEAR
    assert on(date(2027, 3, 1), statements).status(("a", "x")) == DOUBLE
    assert beginnings(statements) == (OLD, NEW, date(2027, 3, 1))


def test_a_cell_counts_when_its_surface_and_its_task_have_begun():
    matrix = matrix_on(
        NEW, ["a", "b", "c"], ["x", "y", "z"], [said("a", "x"), said("b", "y", status=UNCLEAR)]
    )
    assert list(matrix.cells) == [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]
    assert clarity(matrix) == Clarity(1, 4, 0)
    assert matrix.begun
    assert matrix.has_begun("a")
    assert not matrix.has_begun("c")


def test_nothing_said_is_no_share_and_no_gap():
    empty = matrix_on(NEW, ["a"], ["x"], [said("a", "x", status=None)])
    assert not empty.begun
    assert clarity(empty) == Clarity()
    assert clarity(empty).share is None
    assert gaps(empty) == ()


def test_statements_of_what_is_not_shown_are_left_out():
    matrix = matrix_on(NEW, ["a"], ["x"], [said("a", "x"), said("a", "gone"), said("b", "x")])
    assert clarity(matrix) == Clarity(1, 1, 0)


@pytest.mark.parametrize(
    ("statement", "missing"),
    [
        (said("a", "x", status=UNCLEAR, accountable="k"), (Gap.UNCLEAR,)),
        (said("a", "x", status=UNCLEAR), (Gap.UNCLEAR, Gap.NO_ACCOUNTABLE)),
        (said("a", "x", status=DOUBLE, performer="k", accountable="k"), (Gap.DOUBLE,)),
        (said("a", "x", performer="k", accountable="k"), ()),
        (said("a", "x", performer="k"), (Gap.NO_ACCOUNTABLE,)),
        (said("a", "x", accountable="k"), (Gap.NO_PERFORMER,)),
        (said("a", "x", status=NOT_RELEVANT), ()),
        (
            said("a", "clean", status=UNCLEAR, accountable="k"),
            (Gap.NOBODY_CLEANS, Gap.UNCLEAR),
        ),
        (
            said("a", "clean", accountable="k"),
            (Gap.NOBODY_CLEANS, Gap.NO_PERFORMER),
        ),
        (said("a", "clean", status=DOUBLE, performer="k", accountable="k"), (Gap.DOUBLE,)),
        (said("a", "clean", status=NOT_RELEVANT), ()),
    ],
)
def test_each_kind_of_gap(statement, missing):
    found = gaps(on(NEW, [statement]), {"clean"})
    assert found == ((CellGaps(statement.key, missing),) if missing else ())


def test_an_unsaid_cell_is_a_gap_once_expected():
    matrix = matrix_on(
        NEW,
        ["a", "b"],
        ["clean", "y"],
        [
            said("a", "clean", performer="k", accountable="k"),
            said("b", "y", performer="k", accountable="k"),
        ],
    )
    assert gaps(matrix, {"clean"}) == (
        CellGaps(("a", "y"), (Gap.UNSAID,)),
        CellGaps(("b", "clean"), (Gap.NOBODY_CLEANS, Gap.UNSAID)),
    )


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ((CLEAR, "k", None), (CLEAR, "k", "k"), False),
        ((CLEAR, "k", "k"), (CLEAR, "k", "r"), True),
        ((CLEAR, "k", "k"), (CLEAR, "k", None), True),
        ((CLEAR, "k", None), (CLEAR, "p", None), True),
        ((UNCLEAR, None, None), (CLEAR, None, None), True),
        (None, (CLEAR, "k", None), True),
        (None, (None, None, None), False),
    ],
)
def test_what_is_a_change(before, after, changed):
    statements = [said("a", "x", NEW, *after), said("a", "z", OLD)]
    if before:
        statements.append(said("a", "x", OLD, *before))
    found = compare(
        matrix_on(OLD, ["a"], ["x"], statements), matrix_on(NEW, ["a"], ["x"], statements)
    )
    assert bool(found.changes) is changed


def test_a_part_of_the_surfaces():
    matrix = on(NEW, [said("a", "x"), said("b", "x", status=UNCLEAR)])
    assert clarity(matrix, {"b"}) == Clarity(0, 1, 0)


STATUSES = st.sampled_from([CLEAR, UNCLEAR, DOUBLE, NOT_RELEVANT, None])
STATEMENTS = st.lists(
    st.builds(
        said,
        st.sampled_from("abc"),
        st.sampled_from("xyz"),
        st.sampled_from([OLD, NEW, date(2026, 6, 1)]),
        STATUSES,
        st.sampled_from(["k", None]),
    ),
    unique_by=lambda each: (each.key, each.valid_from),
)


@given(STATEMENTS)
def test_every_relevant_cell_is_clear_or_a_gap(statements):
    matrix = matrix_on(NEW, list("abc"), list("xyz"), statements)
    found = clarity(matrix)
    listed = {each.key for each in gaps(matrix)}
    not_clear = {key for key in matrix.cells if matrix.status(key) not in {CLEAR, NOT_RELEVANT}}
    assert found.missing == len(not_clear)
    assert not_clear <= listed
    assert found.relevant + found.not_relevant == len(matrix.cells)


@given(STATEMENTS)
def test_a_day_does_not_differ_from_itself(statements):
    matrix = matrix_on(NEW, list("abc"), list("xyz"), statements)
    assert compare(matrix, matrix).changes == ()
