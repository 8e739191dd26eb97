from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules import mellantorg
from workbench.rules.support import (
    ASSESSED_VALUE,
    BASES,
    FLOOR_AREA,
    OWNERS,
    PROPERTIES,
    Holding,
    Tally,
    dual_key,
    joined,
    nearest,
    tallies,
    vote_tally,
    weights,
)

IN_FAVOUR = ("O01", "O02", "O03", "O05")
# Basis: in favour, all, at least two thirds, more than half.
EXPECTED = {
    OWNERS: (4, 9, False, False),
    PROPERTIES: (11, 20, False, True),
    FLOOR_AREA: (61_700, 91_300, True, True),
    ASSESSED_VALUE: (847_000_000_00, 1_382_000_000_00, False, True),
}


def square():
    return [
        Holding(
            row["id"],
            row["agare_org"],
            Decimal(row["bta_m2"]),
            int(row["taxeringsvarde_tkr"]) * 100_000,
        )
        for row in mellantorg.rows(mellantorg.EXAMPLE / "properties.csv")
    ]  # fmt: skip


def stands(*owners):
    return dict.fromkeys(owners, "for")


@pytest.mark.parametrize("basis", BASES)
def test_mellantorg(basis):
    found = {each.basis: each for each in tallies(square(), stands(*IN_FAVOUR))}[basis]
    said = (found.in_favour, found.total, found.two_thirds, found.majority)
    assert said == EXPECTED[basis]


def test_the_owner_nobody_knows_is_counted_but_has_said_nothing():
    by_owner = tallies(square(), stands(*IN_FAVOUR))[0]
    assert (by_owner.total, by_owner.against, by_owner.undecided) == (9, 0, 5)
    everyone = tallies(square(), stands(*{each.owner for each in square() if each.owner}))
    assert [each.in_favour for each in everyone[:2]] == [8, 19]


def test_two_properties_without_an_owner_are_two_owners():
    holdings = [Holding("P1", "", 10, 0), Holding("P2", "", 10, 0), Holding("P3", "O1", 10, 0)]
    assert tallies(holdings, stands("O1"))[0].total == 3
    assert weights(holdings, FLOOR_AREA) == {"P1": 10, "P2": 10, "O1": 10}


@pytest.mark.parametrize(
    ("in_favour", "total", "majority", "two_thirds", "lacking", "to_two_thirds"),
    [
        (5, 10, False, False, 1, 2),
        (6, 10, True, False, 0, 1),
        (6, 9, True, True, 0, 0),
        (2, 3, True, True, 0, 0),
        (66_666, 100_000, True, False, 0, 1),
        (0, 0, False, False, 1, 0),
        (0, 1, False, False, 1, 1),
    ],
)
def test_thresholds(in_favour, total, majority, two_thirds, lacking, to_two_thirds):
    tally = Tally(OWNERS, Fraction(in_favour), Fraction(0), Fraction(total))
    assert (tally.majority, tally.two_thirds) == (majority, two_thirds)
    assert (tally.to_majority, tally.to_two_thirds) == (lacking, to_two_thirds)


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_what_is_lacking_reaches_the_threshold_and_no_less_does(in_favour, rest):
    tally = Tally(FLOOR_AREA, Fraction(in_favour), Fraction(0), Fraction(in_favour + rest))
    if not tally.total:
        return

    def more(by):
        return Tally(FLOOR_AREA, tally.in_favour + by, Fraction(0), tally.total)

    assert more(tally.to_two_thirds).two_thirds
    assert more(tally.to_majority).majority
    assert not (tally.to_two_thirds and more(tally.to_two_thirds - 1).two_thirds)
    assert not (tally.to_majority and more(tally.to_majority - 1).majority)


def test_the_dual_key_wants_number_and_value():
    assert not dual_key(tallies(square(), stands(*IN_FAVOUR)))
    assert dual_key(tallies(square(), stands(*IN_FAVOUR, "O04")))
    small = [Holding(f"P{n}", f"O{n}", 1, 1) for n in range(5)] + [Holding("P9", "O9", 1, 100)]
    assert not dual_key(tallies(small, stands("O0", "O1", "O2", "O3")))


def test_participation_in_mellantorg():
    members = [
        row["id"]
        for row in mellantorg.rows(mellantorg.EXAMPLE / "properties.csv")
        if row["status"] == "medlem"
    ]
    found = {
        each.basis: each
        for each in joined(square(), members, [f"O{number:02}" for number in range(1, 7)])
    }
    assert round(found[FLOOR_AREA].share * 100, 1) == 89.4
    assert (found[OWNERS].in_favour, found[OWNERS].total) == (6, 9)
    assert (found[PROPERTIES].in_favour, found[PROPERTIES].total) == (16, 20)


def test_votes_weigh_as_they_are_written():
    tally = vote_tally({"O1": 3, "O2": 1, "O3": 1}, {"O1": "for", "O2": "against"})
    assert (tally.in_favour, tally.against, tally.total, tally.two_thirds) == (3, 1, 5, False)


def test_who_would_help_most():
    some = {"A": Fraction(10), "B": Fraction(4), "C": Fraction(0)}
    assert nearest(3, some) == ("B", True)
    assert nearest(5, some) == ("A", True)
    assert nearest(50, some) == ("A", False)
    assert nearest(1, {"C": Fraction(0)}) is None


def test_properties_without_a_value_are_told():
    found = tallies([Holding("P1", "O1", None, 5), Holding("P2", "O1", 3, None)], {})
    assert [each.blank for each in found] == [0, 0, 1, 1]
