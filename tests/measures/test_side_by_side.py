"""Indicators of several places: compared only where they were measured alike."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from workbench.base.language import using
from workbench.measures.side_by_side import Measured, compare

ASKED = ("survey", "share", "", "", "", "", "trygg?", "agree5", "", "web", "census")
SAFE = Measured(
    "Andel trygga", "%", Decimal("54.8"), 2026, Decimal(48), Decimal(61), 213, "Enkät", ASKED,
    (), 1,
)  # fmt: skip
OTHER = replace(SAFE, value=Decimal(70), low=Decimal(64), high=Decimal(76))


def compared(*measures):
    with using("en"):
        (found,) = compare((f"Place {n}", (each,)) for n, each in enumerate(measures))
    return found


def test_what_is_measured_alike_is_compared_the_highest_first():
    found = compared(SAFE, OTHER)
    assert [row.project for row in found.compared] == ["Place 1", "Place 0"]
    assert found.says == "The highest and the lowest differ by more than chance."
    assert compared(SAFE, replace(OTHER, low=Decimal(55))).says.startswith("The intervals overlap")


def test_without_intervals_nothing_is_said_to_differ():
    bare = replace(OTHER, low=None, high=None)
    found = compared(SAFE, bare)
    assert found.says == "Whether the differences are more than chance is not known."
    assert found.compared[0].caveat == "no interval"


def way(place, word):
    return (*ASKED[:place], word, *ASKED[place + 1 :])


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"unit": "kr"}, "another unit: kr"),
        ({"value": None}, "not measured, or too few to be shown"),
        ({"way": ("", "", "", "", "", "")}, "it comes from another source"),
        ({"way": way(1, "mean")}, "another figure of the same question"),
        ({"way": way(6, "känner du dig trygg?")}, "another question or another scale"),
        ({"way": way(7, "yes_no")}, "another question or another scale"),
        ({"way": way(9, "paper")}, "asked in another way or of other people"),
        ({"span": (6, 7, 8)}, "counted over another part of the year"),
        ({"year": 2023}, "measured 2023, the others 2026"),
        ({"year": None}, "the year is not known"),
    ],
)
def test_what_is_not_alike_is_never_compared_and_says_why(other, why):
    found = compared(SAFE, OTHER, replace(SAFE, **other))
    assert [row.project for row in found.compared] == ["Place 1", "Place 0"]
    (alone,) = [row for row in found.rows if row.why_not]
    assert (alone.project, alone.why_not) == ("Place 2", why)


def test_something_else_counted_is_not_compared():
    counts = replace(SAFE, way=("incidents", "", "violence", "", "", ""))
    found = compared(counts, counts, replace(counts, way=("incidents", "", "theft", "", "", "")))
    assert [row.why_not for row in found.rows if row.why_not] == ["something else is counted"]


def test_neighbouring_years_are_compared_with_a_word_of_it():
    found = compared(SAFE, SAFE, replace(OTHER, year=2025, n=12))
    assert found.compared[0].caveat == "measured 2025, few answers"


def test_two_that_are_not_alike_are_both_alone():
    found = compared(SAFE, replace(SAFE, unit="kr"))
    assert found.compared == []
    assert found.says.startswith("Nothing to compare")


def test_what_only_one_place_has_is_not_here():
    assert compare([("Place", (SAFE, replace(SAFE, title="Annat")))]) == []


def test_typed_values_say_that_nobody_knows_how():
    typed = replace(SAFE, way=("", "", "", "", "", ""), low=None, high=None, n=None)
    with using("en"):
        (found,) = compare([("A", (typed,)), ("B", (typed,))])
    assert found.rows[0].caveat == "typed in; how it was measured is not known"
