from __future__ import annotations

from datetime import date
from itertools import product
from math import exp, inf, log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tests.rules import mellantorg
from workbench.rules.displacement import Movement, displacement
from workbench.rules.incidents import (
    Break,
    Circumstances,
    Length,
    Note,
    Period,
    Tally,
    compare_years,
    runs,
)
from workbench.rules.rates import rate_ratio
from workbench.rules.zone_counts import Mark, zone_counts

ROWS = mellantorg.rows(mellantorg.EXAMPLE / "incidents_quarterly.csv")
CATEGORIES = [row for row in ROWS if row["kategori"] != "SUMMA"]
LITTER = "nedskrapning_dumpning"


def quarter(year, nth):
    return Period(date(year, 3 * nth - 2, 1), Length.QUARTER)


def month(year, nth):
    return Period(date(year, nth, 1), Length.MONTH)


def mellantorg_tallies():
    tallies = []
    for row in CATEGORIES:
        for name, count in row.items():
            if name[4:5] == "Q" and name[:4].isdecimal() and count:
                year = int(name[:4])
                source = row["kalla"]
                if row["kategori"] == LITTER:
                    source = {2025: "felanmalan", 2026: "egen_logg"}[year]
                period = quarter(year, int(name[5]))
                tallies.append(Tally(row["kategori"], period, int(count), source))
    return tallies


def percent(value):
    return f"{value * 100:.1f}"


def test_mellantorg():
    found = compare_years(mellantorg_tallies(), 2025, 2026)
    changes = {each.category: each for each in found.categories}
    for row in CATEGORIES:
        change = changes[row["kategori"]]
        assert change.parts == (1, 4, 7)
        assert change.rate.before == int(row["Q1_Q3_2025"])
        assert change.rate.after == int(row["Q1_Q3_2026"])
        assert percent(change.rate.change) == row["forandring_pct_jamforbar"]
        assert change.comparable is (row["kategori"] != LITTER)
    [whole] = [row for row in ROWS if row["kategori"] == "SUMMA"]
    assert (found.total.before, found.total.after) == (472, 361)
    assert percent(found.total.change) == whole["forandring_pct_jamforbar"]
    shown = [f"{part:.2f}" for part in (found.total.ratio, *found.total.interval)]
    assert shown == ["0.76", "0.67", "0.88"]
    assert found.total.certain
    assert found.parts == (1, 4, 7)
    assert found.breaks == (LITTER,)
    assert (found.unbroken.before, found.unbroken.after) == (472 - 105, 361 - 67)
    assert changes["anlagd_brand"].notes == (Note.FEW,)


@given(st.integers(1, 3000), st.integers(1, 3000), st.sampled_from([0.9, 0.95]))
def test_ratio_by_its_formula(before, after, level):
    found = rate_ratio(before, after, level)
    half = stats.norm.ppf(0.5 + level / 2) * sqrt(1 / before + 1 / after)
    middle = log(after / before)
    assert found.interval == pytest.approx((exp(middle - half), exp(middle + half)))
    assert found.certain == (found.p < 1 - level)
    turned = rate_ratio(after, before, level)
    assert turned.interval == pytest.approx((1 / found.interval.high, 1 / found.interval.low))


def test_ratio_is_near_the_exact_one():
    """Given both together, the share of the second is binomial: exact and a little wider."""
    exact = stats.binomtest(361, 472 + 361).proportion_ci(method="exact")
    found = rate_ratio(472, 361).interval
    assert found.low == pytest.approx(exact.low / (1 - exact.low), rel=0.01)
    assert found.high == pytest.approx(exact.high / (1 - exact.high), rel=0.01)


def test_nothing_counted():
    gone, new, never = rate_ratio(12, 0), rate_ratio(0, 12), rate_ratio(0, 0)
    assert (gone.ratio, gone.change, gone.interval.low) == (0, -1, 0)
    assert gone.interval.high == pytest.approx(
        1 / (12.5 / 0.5) * exp(1.959964 * sqrt(2 + 1 / 12.5))
    )
    assert gone.certain
    assert (new.ratio, new.change, new.interval.high) == (None, None, inf)
    assert new.certain
    assert (never.interval, never.certain, never.p) == (None, False, 1)
    assert not rate_ratio(1, 0).certain
    with pytest.raises(ValueError, match="-1"):
        rate_ratio(-1, 2)


def test_only_what_was_counted_in_both_years():
    tallies = [Tally("a", quarter(2025, nth), 10) for nth in (1, 2, 3, 4)]
    tallies += [Tally("a", quarter(2026, nth), 5) for nth in (2, 3)]
    tallies += [Tally("b", quarter(2025, nth), 7) for nth in (1, 2)]
    tallies += [Tally("b", quarter(2026, nth), 8) for nth in (1, 2)]
    tallies += [Tally("c", quarter(2025, 1), 7), Tally("c", quarter(2026, 2), 7)]
    tallies += [Tally("c", quarter(2024, 2), 99)]
    found = compare_years(tallies, 2025, 2026)
    first, second = found.categories
    assert (first.parts, first.rate.before, first.rate.after) == ((4, 7), 20, 10)
    assert (second.parts, second.rate.before, second.rate.after) == ((1, 4), 14, 16)
    assert found.left_out == ("c",)
    # the total is over what all have
    assert (found.parts, found.total.before, found.total.after) == ((4,), 17, 13)


def test_categories_without_a_common_period_have_no_total():
    tallies = [Tally("a", quarter(year, 1), 10) for year in (2025, 2026)]
    tallies += [Tally("b", quarter(year, 2), 10) for year in (2025, 2026)]
    found = compare_years(tallies, 2025, 2026)
    assert (found.parts, found.total, found.unbroken) == ((), None, None)
    nothing = compare_years([], 2025, 2026)
    assert (nothing.categories, nothing.total) == ((), None)


def test_months_add_up_to_full_quarters():
    tallies = [Tally("a", month(2025, nth), nth) for nth in (1, 2, 3, 4, 6)]
    tallies += [Tally("a", quarter(2026, nth), 20) for nth in (1, 2)]
    found = compare_years(tallies, 2025, 2026)
    [change] = found.categories
    assert (change.parts, change.rate.before, change.rate.after) == ((1,), 6, 20)
    assert found.length is Length.QUARTER


def test_a_period_counted_whole_and_in_parts_counts_once():
    tallies = [Tally("a", month(2025, nth), 1) for nth in (1, 2, 3)]
    tallies += [Tally("a", quarter(2025, 1), 4), Tally("a", quarter(2026, 1), 5)]
    [change] = compare_years(tallies, 2025, 2026).categories
    assert (change.rate.before, change.rate.after) == (4, 5)


def test_years_and_odd_quarters():
    tallies = [Tally("a", Period(date(year, 1, 1), Length.YEAR), year) for year in (2025, 2026)]
    tallies += [Tally("b", Period(date(2025, 2, 1), Length.QUARTER), 5)]
    tallies += [Tally("b", Period(date(2026, 2, 1), Length.QUARTER), 5)]
    found = compare_years(tallies, 2025, 2026)
    assert found.length is Length.YEAR
    assert found.total.before == 2025
    assert found.left_out == ("b",)


def test_zones_of_a_category_are_added():
    tallies = [Tally("a", quarter(year, 1), 10) for year in (2025, 2025, 2026)]
    assert compare_years(tallies, 2025, 2026).total.before == 20


def test_notes():
    tallies = [Tally("a", quarter(2025, 1), 10, "police"), Tally("a", quarter(2025, 2), 10, "log")]
    tallies += [Tally("a", quarter(2026, 1), 9, "police"), Tally("a", quarter(2026, 2), 9, "log")]

    def notes(**known):
        [change] = compare_years(tallies, 2025, 2026, Circumstances(**known)).categories
        return change.notes

    own = frozenset({"log"})
    assert notes() == (Note.MIXED_SOURCES,)
    assert Note.BREAK in notes(breaks=(Break(date(2026, 1, 1)),))
    assert Note.BREAK in notes(breaks=(Break(date(2025, 4, 1), "a"),))
    assert Note.BREAK not in notes(breaks=(Break(date(2026, 1, 1), "b"),))
    assert Note.BREAK not in notes(breaks=(Break(date(2025, 1, 1)), Break(date(2026, 7, 1))))
    assert Note.DETECTION in notes(staff_since=date(2025, 10, 1), own_sources=own)
    assert Note.DETECTION not in notes(staff_since=date(2024, 10, 1), own_sources=own)
    assert Note.DETECTION not in notes(staff_since=date(2025, 10, 1))
    assert Note.DETECTION not in notes(own_sources=own)


def test_a_line_stops_at_every_break():
    [one] = [row for row in CATEGORIES if row["kategori"] == LITTER]
    litter = [each for each in mellantorg_tallies() if each.category == one["kategori"]]
    first, second = runs(reversed(litter))
    assert [each.count for each in first] == [28, 36, 41, 30]
    assert [each.count for each in second] == [20, 24, 23]
    theft = [each for each in mellantorg_tallies() if each.category == "stold_snatteri"]
    assert len(runs(theft)) == 1
    assert [len(each) for each in runs(theft, [Break(date(2025, 7, 1))])] == [2, 5]
    assert len(runs(theft, [Break(date(2025, 7, 1), "vald_hot")])) == 1
    assert [len(each) for each in runs(theft[:2] + theft[3:])] == [2, 4]
    assert runs([]) == ()
    lengths = [Tally("a", month(2025, 12), 1), Tally("a", quarter(2026, 1), 3)]
    assert len(runs(lengths)) == 2


@pytest.mark.parametrize(
    ("inside", "outside", "movement"),
    [
        ((100, 60), (50, 90), Movement.DISPLACED),
        ((100, 60), (50, 55), Movement.PERHAPS_DISPLACED),
        ((100, 60), (50, 50), Movement.STAYED_AWAY),
        ((100, 60), (50, 45), Movement.STAYED_AWAY),
        ((100, 60), (90, 50), Movement.ALSO_OUTSIDE),
        ((100, 95), (50, 90), Movement.NO_DECREASE),
        ((60, 100), (50, 90), Movement.NO_DECREASE),
    ],
)
def test_displacement(inside, outside, movement):
    found = displacement(rate_ratio(*inside), rate_ratio(*outside))
    assert found.movement is movement
    assert found.net == inside[1] - inside[0] + outside[1] - outside[0]


def test_inside_against_outside():
    found = displacement(rate_ratio(100, 60), rate_ratio(50, 60))
    half = 1.959964 * sqrt(1 / 100 + 1 / 60 + 1 / 50 + 1 / 60)
    assert log(found.relative.high) == pytest.approx(log(0.5) + half, abs=1e-6)
    assert displacement(rate_ratio(100, 0), rate_ratio(50, 60)).relative is None


# --- zones -----------------------------------------------------------------------------------


def test_small_zones():
    plenty = zone_counts({"a": 5, "b": 12})
    assert set(plenty.marks.values()) == {Mark.COUNT}
    one = zone_counts({"a": 2, "b": 12, "c": 8, "d": 40})
    assert one.marks == {"a": Mark.FEW, "b": Mark.COUNT, "c": Mark.HIDDEN, "d": Mark.COUNT}
    # two small ones with 4 in all could each be 0 to 4
    assert Mark.HIDDEN not in zone_counts({"a": 2, "b": 2, "c": 8}).marks.values()
    # with 8 in all both must be 4
    assert Mark.HIDDEN in zone_counts({"a": 4, "b": 4, "c": 8}).marks.values()


def test_a_total_that_gives_all_away():
    none = zone_counts({"a": 0, "b": 0})
    assert none.marks == {"a": Mark.FEW, "b": Mark.FEW}
    assert not none.total_shown
    alone = zone_counts({"a": 2})
    assert not alone.total_shown
    assert zone_counts({}).total_shown


@settings(max_examples=400)
@given(
    st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9), min_size=1),
    st.integers(2, 6),
)
def test_small_zones_by_trying_all_numbers(counts, limit):
    found = zone_counts(counts, limit)
    assert all((found.marks[zone] is Mark.FEW) == (counts[zone] < limit) for zone in counts)
    if not found.total_shown:
        return
    hidden = [zone for zone, mark in found.marks.items() if mark is not Mark.COUNT]
    known = sum(counts[zone] for zone in hidden)
    spans = [
        range(limit) if found.marks[zone] is Mark.FEW else range(limit, known + 1)
        for zone in hidden
    ]
    possible = [each for each in product(*spans) if sum(each) == known]
    for nth, zone in enumerate(hidden):
        values = {each[nth] for each in possible}
        assert counts[zone] in values
        if found.marks[zone] is Mark.FEW:
            assert len(values) > min(3, limit - 1)


def test_a_joint_source_is_told_beside_the_comparison():
    tallies = [Tally("a", quarter(year, 1), 20, "police_and_log") for year in (2025, 2026)]
    plain = compare_years(tallies, 2025, 2026)
    told = compare_years(
        tallies, 2025, 2026, Circumstances(joint_sources=frozenset({"police_and_log"}))
    )
    assert plain.categories[0].notes == ()
    assert told.categories[0].notes == (Note.MIXED_SOURCES,)
    assert told.categories[0].comparable
