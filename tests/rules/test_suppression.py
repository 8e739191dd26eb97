"""Nothing hidden can be reckoned out: examples by hand, and ten thousand tables by an attacker."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules import mellantorg
from tests.rules.attacker import by_flow, by_programming, groups_of, hidden_cells
from workbench.rules.suppression import protect, protect_together
from workbench.rules.suppression_types import (
    NOT_STATED,
    AnswerTable,
    Segment,
    Split,
    State,
    Thresholds,
    Why,
    change_shown,
)

GROUPS = mellantorg.rows(mellantorg.EXPECTED / "survey_Q2_subgroups_expected.csv")


def mellantorg_table(year):
    """The share of Q2 by sex, age and relation as (positive, not positive)."""
    splits = {}
    for row in GROUPS:
        k, n = int(row[f"k_{year}"]), int(row[f"n_{year}"])
        splits.setdefault(row["grupp"], {})[row["varde"]] = (k, n - k)
    total = {"2025": (96, 134), "2026": (115, 95)}[year]
    return AnswerTable((1, 1), total, tuple(Split(name, rows) for name, rows in splits.items()))


def table(*groups, blocks=(3, 2), total=None):
    rows = {chr(65 + nth): row for nth, row in enumerate(groups)}
    total = total or tuple(map(sum, zip(*groups, strict=True)))
    return AnswerTable(blocks, total, (Split("group", rows),))


def test_mellantorg():
    found = protect(mellantorg_table("2025"))
    sex = found.splits["kön"]
    assert sex.rows["kvinna"].sums == (33, 88)
    other = sex.rows["annat/vill ej ange"]
    assert (other.state, other.why, other.n) == (State.PRIMARY, Why.SMALL_GROUP, None)
    # the total less women would leave two groups of which one is known
    man = sex.rows["man"]
    assert (man.state, man.why, man.n) == (State.SECONDARY, Why.SOLVABLE, None)
    assert sex.together == ("man", "annat/vill ej ange")
    assert (sex.pool.n, sex.pool.sums) == (109, (63, 46))
    assert all(row.share_shown for row in found.splits["ålder"].rows.values())
    assert found.splits["ålder"].pool is None
    assert found.total.sums == (96, 134)


def test_age_of_mellantorg_as_expected():
    for year in ("2025", "2026"):
        rows = protect(mellantorg_table(year)).splits["ålder"].rows
        for row in GROUPS:
            if row["grupp"] == "ålder":
                assert rows[row["varde"]].sums[0] == int(row[f"k_{year}"])


def test_rounds_hide_the_same_groups():
    first = table((40, 60), (30, 20), (2, 4), blocks=(1, 1))
    second = table((40, 60), (10, 20), (12, 14), blocks=(1, 1))
    alone = protect(second)
    assert all(row.shown for row in alone.splits["group"].rows.values())
    found = protect_together({"2025": first, "2026": second})
    assert found["2025"].splits["group"].together == ("B", "C")
    assert found["2026"].splits["group"].together == ("B", "C")
    assert found["2026"].row("group", "C").why is Why.OTHER_TABLE
    assert found["2026"].splits["group"].pool.sums == (22, 34)
    before, after = found["2025"], found["2026"]
    assert change_shown(before.row("group", "A"), after.row("group", "A"))
    assert not change_shown(before.row("group", "B"), after.row("group", "B"))
    assert not change_shown(before.row("group", "B"), alone.row("group", "B"))


def test_what_one_round_adds_the_other_follows():
    """Each round alone would join its small group with another one."""
    first = table((40, 60), (30, 20), (2, 4), (20, 20), blocks=(1, 1))
    second = table((4, 4), (30, 20), (20, 40), (10, 11), blocks=(1, 1))
    found = protect_together({1: first, 2: second})
    inside = {each.splits["group"].together for each in found.values()}
    assert inside == {("A", "C", "D")}


def test_groups_that_are_empty_in_another_round_hide_nothing_alone():
    first = table((40, 60), (30, 20), (2, 4), (1, 1), blocks=(1, 1))
    second = table((40, 60), (10, 20), (0, 0), (0, 0), blocks=(1, 1))
    found = protect_together({1: first, 2: second})[2].splits["group"]
    assert found.together == ("B", "C", "D")


def test_too_few_in_all():
    found = protect(table((2, 3), (1, 3), blocks=(1, 1)))
    assert (found.total.state, found.total.n, found.total.sums) == (
        State.PRIMARY,
        None,
        (None, None),
    )
    assert found.splits["group"].why is Why.SMALL_GROUP
    assert not any(row.shown for row in found.splits["group"].rows.values())


def test_a_split_of_two_with_a_small_one_is_not_shown():
    found = protect(table((40, 60), (2, 4), blocks=(1, 1))).splits["group"]
    assert not found.shown
    assert found.why is Why.SMALL_GROUP
    assert found.rows["A"].why is Why.SOLVABLE
    assert found.pool is None


def test_a_large_group_with_a_small_side_is_small():
    found = protect(table((40, 60), (30, 20), (48, 2), blocks=(1, 1))).splits["group"]
    assert found.rows["C"].why is Why.SMALL_CELL
    assert found.together == ("B", "C")


def test_small_answers_of_the_total_join_their_neighbour():
    found = protect(table((1, 5, 40, 30, 30), (1, 9, 10, 30, 30)))
    assert found.total.segments[0] == Segment(0, 1, 16)
    assert found.total.cells[:3] == (State.PRIMARY, State.SECONDARY, State.SHOWN)
    assert found.total.sums == (66, 120)
    assert found.total.share_shown
    assert not found.total.mean_shown
    for row in found.splits["group"].rows.values():
        assert (row.segments[0].first, row.segments[0].last) == (0, 1)


def test_hardly_anybody_on_one_side_hides_the_share():
    found = protect(table((40, 1), (60, 1), blocks=(1, 1)))
    assert found.total.n == 102
    assert found.total.sums == (None, None)
    assert found.total.shown
    assert not found.total.share_shown
    assert found.row("group", "A").n == 41
    assert found.row("group", "A").segments == (Segment(0, 1, 41),)


def test_a_small_count_among_the_groups_takes_few_along():
    groups = [(20, 21, 22, 23, 24), (2, 11, 12, 13, 14), (31, 32, 33, 34, 35), (9, 8, 9, 9, 8)]
    found = protect(table(*groups)).splits["group"]
    hidden = {
        (group, answer)
        for group, row in found.rows.items()
        for answer, state in enumerate(row.cells)
        if state is not State.SHOWN
    }
    assert len(hidden) == 4
    assert {("B", 0), ("B", 1)} < hidden
    row = found.rows["B"]
    assert row.segments[0] == Segment(0, 1, 13)
    assert row.sums == (25, 27)
    assert not row.mean_shown
    assert found.rows["A"].mean_shown


def test_who_said_nothing_of_themselves_is_a_group():
    found = protect(table((40, 60), (30, 20), blocks=(1, 1), total=(73, 81))).splits["group"]
    assert found.rows[NOT_STATED].why is Why.SMALL_GROUP
    assert found.together == ("B", NOT_STATED)
    plenty = protect(table((40, 60), (30, 20), blocks=(1, 1), total=(83, 91))).splits["group"]
    assert plenty.rows[NOT_STATED].sums == (13, 11)


def test_what_is_told_and_what_is_left_of_those_who_said_nothing_is_one_group():
    given = AnswerTable((1, 1), (60, 60), (Split("sex", {"w": (40, 40), NOT_STATED: (10, 10)}),))
    assert protect(given).splits["sex"].rows[NOT_STATED].sums == (20, 20)


def test_nobody_is_no_secret():
    found = protect(table((40, 60), (0, 0), (30, 20), blocks=(1, 1))).splits["group"]
    assert found.rows["B"].n == 0
    assert found.rows["B"].shown
    assert found.together == ()
    empty = protect(table((0, 0), (0, 0), blocks=(1, 1)))
    assert empty.total.n == 0


def crossing(*rows):
    by_sex = {"w": tuple(map(sum, zip(*rows[:2], strict=True))),
              "m": tuple(map(sum, zip(*rows[2:], strict=True)))}  # fmt: skip
    by_age = {"young": tuple(map(sum, zip(rows[0], rows[2], strict=True))),
              "old": tuple(map(sum, zip(rows[1], rows[3], strict=True)))}  # fmt: skip
    total = tuple(map(sum, zip(*rows, strict=True)))
    names = ("w young", "w old", "m young", "m old")
    both = Split("sex by age", dict(zip(names, rows, strict=True)), ("sex", "age"))
    return AnswerTable((1, 1), total, (both, Split("sex", by_sex), Split("age", by_age)))


def test_a_crossing_is_shown_whole_or_not_at_all():
    whole = protect(crossing((9, 9), (12, 8), (7, 8), (9, 20)))
    assert list(whole.splits) == ["sex by age", "sex", "age"]
    assert whole.splits["sex by age"].shown
    assert whole.row("sex by age", "m young").sums == (7, 8)
    small = protect(crossing((9, 9), (12, 8), (2, 8), (9, 20)))
    assert small.splits["sex by age"].why is Why.CROSSING
    assert all(row.why is Why.CROSSING for row in small.splits["sex by age"].rows.values())
    assert small.row("sex", "m").shown


def test_a_crossing_stays_away_where_its_parts_are_hidden():
    rows = {"w": (40, 40), "m": (40, 40), "x": (2, 2)}
    both = {"w young": (20, 20), "w old": (20, 20), "m or x": (42, 42)}
    age = {"young": (60, 60), "old": (22, 22)}
    splits = (Split("sex", rows), Split("age", age), Split("both", both, ("sex", "age")))
    found = protect(AnswerTable((1, 1), (82, 82), splits))
    assert found.splits["both"].why is Why.CROSSING


def test_thresholds_can_be_set():
    given = table((40, 60), (30, 20), (2, 4), blocks=(1, 1))
    assert protect(given, Thresholds(5, 2)).splits["group"].together == ()
    strict = protect(given, Thresholds(51, 5)).splits["group"]
    assert strict.together == ("B", "C")
    with pytest.raises(ValueError, match="0"):
        Thresholds(10, 0)


@pytest.mark.parametrize(
    "given",
    [
        AnswerTable((1, 1), (5,), ()),
        AnswerTable((1, 1), (5, -1), ()),
        AnswerTable((1, 1), (5, 5), (Split("s", {"a": (1,)}),)),
        AnswerTable((1, 1), (5, 5), (Split("s", {"a": (6, 0)}),)),
    ],
)
def test_tables_that_cannot_be(given):
    with pytest.raises(ValueError, match=r"."):
        protect(given)


# --- the attacker ----------------------------------------------------------------------------


def random_table(seed, most=3):
    """A table with a few splits of the same answers; some groups and some answers are rare."""
    chance = random.Random(seed)
    blocks = tuple(chance.randint(1, 3) for _ in range(chance.randint(1, 3)))
    answers = sum(blocks)
    people = chance.choices(
        range(answers),
        [chance.choice((0.1, 1, 1, 2)) for _ in range(answers)],
        k=chance.choice((8, 30, 60, 120, 250)),
    )
    total = tuple(people.count(answer) for answer in range(answers))
    splits = []
    for nth in range(chance.randint(1, most)):
        size = chance.randint(2, 6)
        drawn = chance.choices(
            range(size), [chance.choice((0.05, 0.3, 1, 2)) for _ in range(size)], k=len(people)
        )
        rows = [[0] * answers for _ in range(size)]
        for answer, group in zip(people, drawn, strict=True):
            rows[group][answer] += 1
        stated = rows[: -1 if chance.random() < 0.2 else size]
        splits.append(Split(f"s{nth}", {f"g{each}": tuple(row) for each, row in enumerate(stated)}))
    return AnswerTable(blocks, total, tuple(splits))


def check_truth(given, protected, limits):
    """What is shown is true, and nothing small is shown."""
    for split in given.splits:
        shown = protected.splits[split.name]
        for group, counts in groups_of(given, split).items():
            row = shown.rows[group]
            assert row.n in (None, sum(counts))
            for part in row.segments:
                assert part.count == sum(counts[part.first : part.last + 1])
            small = 0 < sum(counts) < limits.group
            assert not (small and row.shown)
            for count, state in zip(counts, row.cells, strict=True):
                assert state is not State.SHOWN or count >= limits.cell or sum(counts) == 0
            for part in (*row.segments, *(shown.pool.segments if shown.pool else ())):
                assert part.count >= limits.cell


@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**40))
@pytest.mark.slow
def test_no_hidden_count_can_be_solved(seed):
    given_table, limits = random_table(seed), Thresholds()
    protected = protect(given_table, limits)
    check_truth(given_table, protected, limits)
    widths = by_flow(given_table, protected)
    if protected.total.shown:
        assert set(widths) == set(hidden_cells(protected))
    else:
        assert not any(split.shown for split in protected.splits.values())
    assert min(widths.values(), default=3) >= 3


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**40), st.sampled_from([Thresholds(), Thresholds(10, 5), Thresholds(5, 1)]))
def test_no_hidden_count_can_be_solved_by_equations(seed, limits):
    given_table = random_table(seed, most=2)
    protected = protect(given_table, limits)
    ranges = by_programming(given_table, protected)
    flows = by_flow(given_table, protected)
    for cell, (low, high) in ranges.items():
        assert high - low >= limits.cell
        if cell in flows:
            assert flows[cell] <= high - low + 1e-6
    # One split with totals shown for every answer: both ways find the very same.
    if len(given_table.splits) == 1 and protected.total.mean_shown:
        assert flows == {cell: high - low for cell, (low, high) in ranges.items()}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.integers(0, 2**40), min_size=2, max_size=4))
def test_rounds_together_are_safe_and_agree(seeds):
    tables = {nth: random_table(seed, most=1) for nth, seed in enumerate(seeds)}
    found = protect_together(tables)
    hidden = {
        group
        for nth, each in found.items()
        if each.total.shown
        for group in each.splits["s0"].together
    }
    for nth, each in found.items():
        check_truth(tables[nth], each, Thresholds())
        assert min(by_flow(tables[nth], each).values(), default=3) >= 3
        if each.total.shown:
            assert hidden & set(each.splits["s0"].rows) == set(each.splits["s0"].together)


def test_the_attacker_finds_what_is_left_open():
    """Hiding only what is small is not enough, and the attacker knows."""
    given_table = table((40, 60), (30, 20), (2, 4), blocks=(1, 1))
    safe = protect(given_table)
    rows = dict(safe.splits["group"].rows)
    rows["B"] = protect(table((30, 20), blocks=(1, 1))).row("group", "A")
    leaky = type(safe)(safe.total, {"group": type(safe.splits["group"])("group", rows, ("C",))})
    assert by_flow(given_table, leaky) == {("group", "C", 0): 0, ("group", "C", 1): 0}
    assert by_programming(given_table, leaky)["group", "C", 0] == (2, 2)


@given(st.integers(0, 2**40))
def test_the_same_table_is_always_protected_alike(seed):
    given_table = random_table(seed)
    assert protect(given_table) == protect(given_table)
