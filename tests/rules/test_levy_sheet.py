"""What stands on an owner's sheet: steps, days, scenarios."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules import mellantorg
from tests.rules.mellantorg import ore
from tests.rules.test_levy import AREA, FRONT, fronts, piece, valued
from workbench.base.language import using
from workbench.rules.levy import reckon
from workbench.rules.levy_owners import Tenure, by_day, by_owner
from workbench.rules.levy_roll import roll
from workbench.rules.levy_scenarios import (
    collected,
    compare_owners,
    compare_properties,
    leave,
    to_charge,
    with_total,
)
from workbench.rules.levy_steps import StepKind, steps
from workbench.rules.levy_types import (
    Base,
    Fallback,
    FallbackKind,
    Key,
    LevyError,
    LevyModel,
)
from workbench.rules.levy_words import step_words


def lines(levy, code, language="en"):
    with using(language):
        told = [step_words(each) for each in steps(levy, code)]
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in told]


def example(name, **changes):
    return reckon(replace(mellantorg.levy_models()[name], **changes), mellantorg.levy_roll())


def test_an_area_with_weights():
    assert lines(example("A"), "P02") == [
        "Lettable area: 1,900 m²",
        "Residential area: 2,100 m² × 0.4 = 840 m²",
        "Part by weighted area: 2,740 m² of 49,730 m², times SEK 1,600,000 = SEK 88,156.04",
        "Rounded so that all add up: SEK 88,156",
        "To pay: SEK 88,156",
    ]


def test_in_swedish():
    assert lines(example("D"), "P13", "sv") == [
        "Fast del: 10 000 kr",
        "LOA: 5 600 m²",
        "Del efter viktad area: 5 600 m² av 49 730 m², gånger 864 000 kr = 97 293,38 kr",
        "Avrundat så att allt går jämnt upp: 97 293 kr",
        "Fasadlängd: 38 m",
        "Del efter fasadlängd: 38 m av 649 m, gånger 576 000 kr = 33 725,73 kr",
        "Avrundat så att allt går jämnt upp: 33 726 kr",
        "Att betala: 141 019 kr",
    ]


def test_the_cap_and_what_it_does_to_others():
    levy = example("E")
    assert lines(levy, "P13")[-2:] == [
        "The cap lowers SEK 180,172.93 to SEK 140,000",
        "To pay: SEK 140,000",
    ]
    assert lines(levy, "P11")[-3:] == [
        "As others pay floor or cap, SEK 77,216.97 becomes SEK 83,394.59",
        "Rounded so that all add up: SEK 83,395",
        "To pay: SEK 83,395",
    ]


def test_a_floor_over_several_parts():
    keys = (Key(Base.FRONTAGE), Key(Base.EQUAL))
    levy = reckon(LevyModel("m", ore(1000), keys, floor=ore(300)), fronts(1, 9))
    assert lines(levy, "P1") == [
        "Frontage: 1 m",
        "Part by frontage: 1 m of 10 m, times SEK 500 = SEK 50",
        "Part by equal parts: 1 of 2, times SEK 500 = SEK 250",
        "To pay: SEK 300",
    ]
    higher = reckon(LevyModel("m", ore(1000), keys, floor=ore(350)), fronts(1, 9))
    assert lines(higher, "P1")[-3:] == [
        "Together: SEK 300",
        "The floor raises SEK 300 to SEK 350",
        "To pay: SEK 350",
    ]


def test_nothing_to_weigh_by():
    model = LevyModel("m", ore(60_000), (Key(Base.ASSESSED_VALUE),))
    assert lines(reckon(model, valued()), "P3") == [
        "No assessed value, so no part by it",
        "To pay: SEK 0",
    ]
    by_area = reckon(replace(model, fallback=Fallback(FallbackKind.AREA)), valued())
    assert lines(by_area, "P3") == [
        "No assessed value; by its area it is given SEK 2,000,000",
        "Part by assessed value: SEK 2,000,000 of SEK 6,000,000, times SEK 60,000 = SEK 20,000",
        "To pay: SEK 20,000",
    ]
    fixed = replace(model, fallback=Fallback(FallbackKind.FIXED, ore(5_000)))
    assert lines(reckon(fixed, valued()), "P4")[0] == (
        "Fixed amount, as there is no weight to share out by: SEK 5,000"
    )


def test_a_discount():
    members = roll([piece("P1", gross_area=100, discount=0.125), piece("P2", gross_area=100)])
    levy = reckon(LevyModel("m", ore(1000), (Key(Base.GROSS_AREA),)), members)
    assert lines(levy, "P1") == [
        "Gross floor area: 100 m²",
        "Discount 12.5 %: 87.50 m² left",
        "Part by gross floor area: 87.50 m² of 187.50 m², times SEK 1,000 = SEK 466.67",
        "Rounded so that all add up: SEK 467",
        "To pay: SEK 467",
    ]
    substituted = roll([*valued().properties[:2], replace(valued().properties[2], discount=0.5)])
    model = LevyModel("m", ore(50_000), (Key(Base.ASSESSED_VALUE),))
    by_area = reckon(replace(model, fallback=Fallback(FallbackKind.AREA)), substituted)
    assert lines(by_area, "P3")[:2] == [
        "No assessed value; by its area it is given SEK 2,000,000",
        "Discount 50 %: SEK 1,000,000 left",
    ]


@pytest.mark.parametrize("name", "ABCDE")
def test_the_steps_end_at_the_amount(name):
    levy = example(name)
    for each in levy.roll.properties:
        told = steps(levy, each.id)
        assert told[-1] == (StepKind.TOTAL, levy.amount(each.id), 0, 0, 0, None, None)
        # the parts that are told add up to it
        last_of = {}
        for step in told[:-1]:
            if step.kind in {StepKind.FIXED, StepKind.SHARE, StepKind.ROUNDED}:
                last_of[step.base] = step.result
        if levy.division is None:
            assert sum(last_of.values()) == levy.amount(each.id)


# --- days ------------------------------------------------------------------------------------


def test_charged_by_the_day():
    charges = by_day(
        ore(36_500), 2026, [Tenure("old", date(2020, 5, 1)), Tenure("new", date(2026, 4, 11))]
    )
    assert [(each.owner, each.days, each.of, each.amount) for each in charges] == [
        ("old", 100, 365, ore(10_000)),
        ("new", 265, 365, ore(26_500)),
    ]


def test_a_leap_year_has_a_day_more():
    charges = by_day(
        ore(36_600), 2028, [Tenure("b", date(2028, 3, 1)), Tenure("a", date(2019, 1, 1))]
    )
    assert [(each.owner, each.days, each.of, each.amount) for each in charges] == [
        ("a", 60, 366, ore(6_000)),
        ("b", 306, 366, ore(30_600)),
    ]


def test_changes_outside_the_year_do_not_count():
    tenures = [
        Tenure("a", date(2019, 1, 1)),
        Tenure("b", date(2025, 6, 1)),
        Tenure("c", date(2027, 1, 1)),
    ]
    assert [(each.owner, each.days) for each in by_day(100, 2026, tenures)] == [("b", 365)]
    # who comes first owned it before as well
    assert [each.days for each in by_day(100, 2026, [Tenure("a", date(2026, 7, 1))])] == [365]
    with pytest.raises(ValueError, match=r"\[\]"):
        by_day(100, 2026, [])


@given(
    st.integers(0, 10**9),
    st.lists(st.dates(date(2025, 1, 1), date(2027, 12, 31)), min_size=1, max_size=5),
)
def test_days_and_amounts_add_up(amount, days):
    tenures = [Tenure(f"O{nth}", day) for nth, day in enumerate(days)]
    charges = by_day(amount, 2026, tenures)
    assert sum(each.days for each in charges) == 365
    assert sum(each.amount for each in charges) == amount


def test_owners_of_a_year():
    levy = reckon(LevyModel("m", ore(730), FRONT), fronts(1, 1))
    changes = {"P1": [Tenure("OP1", date(2000, 1, 1)), Tenure("OP2", date(2026, 1, 2))]}
    assert by_owner(levy, 2026, changes) == {"OP1": ore(1), "OP2": ore(729)}
    assert by_owner(levy, 2026, {}) == levy.by_owner


# --- scenarios -------------------------------------------------------------------------------


def test_models_side_by_side():
    members = mellantorg.levy_roll()
    levies = [reckon(model, members) for model in mellantorg.levy_models().values()]
    expected = mellantorg.rows(mellantorg.EXPECTED / "levy_per_owner_expected.csv")
    found = {row.key: row for row in compare_owners(levies)}
    for row in expected[:-1]:
        assert found[row["agare"]].amounts == tuple(ore(row[name]) for name in "ABCDE")
    first = compare_properties(levies)[0]
    assert first.key == "P01"
    assert first.amounts[0] == ore(157_651)
    assert first.differences[:2] == (0, ore(121_569 - 157_651))
    assert first.spread == ore(192_834 - 121_569)


def test_an_owner_leaves():
    levy = example("A")
    found = leave(levy, "O03")
    assert found.lost == ore(459_763)
    assert sum(found.shared.amounts) == ore(1_600_000)
    assert "O03" not in found.shared.by_owner
    rows = {row.key: row for row in compare_owners([levy, found.shared])}
    assert rows["O03"].amounts == (ore(459_763), 0)
    assert rows["O01"].differences[1] > 0
    assert leave(levy, "nobody").lost == 0
    alone = reckon(LevyModel("m", ore(100), FRONT), fronts(1))
    with pytest.raises(LevyError):
        leave(alone, "OP1")


def test_another_total():
    levy = with_total(mellantorg.levy_models()["A"], mellantorg.levy_roll(), ore(1_750_000))
    assert sum(levy.amounts) == ore(1_750_000)


def test_not_all_is_paid():
    assert collected(ore(1_600_000), Decimal("0.97")) == ore(1_552_000)
    assert to_charge(ore(1_552_000), 0.97) == ore(1_600_000)
    assert to_charge(ore(100), Fraction(1, 3)) == ore(300)
    assert to_charge(ore(100), Decimal("0.97"), unit=1000) == ore(110)
    assert to_charge(0, 0.5) == 0
    with pytest.raises(LevyError, match="0"):
        to_charge(ore(100), 0)


@given(st.integers(0, 10**9), st.fractions(Fraction(1, 100), 1))
def test_enough_comes_in(needed, rate):
    total = to_charge(needed, rate)
    assert collected(total, rate) >= needed
    assert total < 100 or collected(total - 100, rate) <= needed


def test_by_area_nothing_else_is_needed():
    assert reckon(
        LevyModel("m", ore(10), AREA), roll([piece("P1", residential_area=5)])
    ).amounts == (ore(10),)
