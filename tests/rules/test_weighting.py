from __future__ import annotations

import random
from math import inf, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from workbench.rules.means import mean_of_counts
from workbench.rules.proportions import newcombe, proportion, wilson
from workbench.rules.sampling import Sample, Sampling
from workbench.rules.weighted import Sums, weighted_mean, weighted_share
from workbench.rules.weighting import Cell, CellFacts, cells_of, design_effect, weigh

AGES = ("16–24", "25–44", "45–64", "65+")
SEXES = ("woman", "man")
POPULATION = {
    Cell(sex, age): people
    for sex, row in zip(SEXES, ((110, 330, 290, 230), (120, 350, 270, 140)), strict=True)
    for age, people in zip(AGES, row, strict=True)
}
ANSWERED = {
    Cell(sex, age): count
    for sex, row in zip(SEXES, ((30, 48, 33, 20), (18, 36, 30, 15)), strict=True)
    for age, count in zip(AGES, row, strict=True)
}
OTHER = Cell("other", "25–44")


def shares_of(chance, answered=ANSWERED):
    """Some answers to a yes/no question by cell; one in ten does not answer it."""
    said = {}
    for cell, count in answered.items():
        n = sum(chance.random() < 0.9 for _ in range(count))
        said[cell] = (sum(chance.random() < 0.4 + 0.3 * (cell.sex == "man") for _ in range(n)), n)
    return said


def test_weights_bring_back_the_population():
    found = weigh(cells_of(POPULATION, ANSWERED))
    assert len(found.strata) == 8
    assert found.joined == found.unplaced == ()
    people, answers = sum(POPULATION.values()), sum(ANSWERED.values())
    for cell, count in ANSWERED.items():
        weighted = found.weight_of(cell) * count / answers
        assert weighted == pytest.approx(POPULATION[cell] / people)
    weights = [found.weight_of(cell) for cell, count in ANSWERED.items() for _ in range(count)]
    assert sum(weights) == pytest.approx(answers)
    kish = answers * sum(w * w for w in weights) / sum(weights) ** 2
    assert found.design_effect == pytest.approx(kish)
    assert found.effective_n == pytest.approx(answers / kish)


def test_a_sample_in_proportion_is_left_alone():
    answers = {cell: people // 10 for cell, people in POPULATION.items()}
    found = weigh(cells_of(POPULATION, answers))
    assert [each.weight for each in found.strata] == pytest.approx([1] * 8)
    assert found.design_effect == pytest.approx(1)
    sums = {cell: Sums.of_share(count // 2, count) for cell, count in answers.items()}
    share = weighted_share(found, sums)
    assert share.share == pytest.approx(sum(each.total for each in sums.values()) / share.n)


def test_thin_cells_join_their_neighbour_in_age():
    thin = ANSWERED | {Cell("woman", "65+"): 4, Cell("man", "25–44"): 9}
    found = weigh(cells_of(POPULATION, thin))
    assert found.joined == (
        (Cell("woman", "45–64"), Cell("woman", "65+")),
        # of its two neighbours the one with fewer answers
        (Cell("man", "16–24"), Cell("man", "25–44")),
    )
    joined = found.strata[2]
    assert (joined.population, joined.answered) == (520, 37)


def test_a_whole_sex_too_thin_joins_the_other():
    few = {cell: count if cell.sex == "woman" else 1 for cell, count in ANSWERED.items()}
    found = weigh(cells_of(POPULATION, few))
    assert all(each.answered >= 10 for each in found.strata)
    assert len(found.strata) == 4
    assert {cell.sex for cell in found.joined[0]} == set(SEXES)


def test_everything_too_thin_is_one_stratum_with_weight_one():
    found = weigh(cells_of(POPULATION, dict.fromkeys(POPULATION, 1)))
    [whole] = found.strata
    assert whole.weight == 1
    assert weigh(cells_of(POPULATION, {})).effective_n == 0


def test_answers_without_a_population_keep_the_weight_one():
    found = weigh(cells_of(POPULATION | {Cell("other", "65+"): 0}, ANSWERED | {OTHER: 5}))
    assert found.unplaced == (OTHER,)
    assert (found.unplaced_answers, found.answered) == (5, 235)
    assert found.weight_of(OTHER) == found.weight_of(Cell("?", "?")) == 1
    nothing = weigh([CellFacts(OTHER, None, 12)])
    assert nothing.design_effect == 1
    share = weighted_share(nothing, {OTHER: Sums.of_share(3, 12)})
    assert share.share == 0.25


def test_design_effect_by_hand():
    assert design_effect([(2, 1.0), (2, 3.0)]) == pytest.approx(4 * 20 / 64)
    assert design_effect([]) == design_effect([(0, 5.0)]) == 1


def by_respondent(weighting, values):
    """Ratio and linearised variance from single respondents, written out the long way.

    ``values`` are (cell, value or None) of everybody who was asked.
    """
    known = [(weighting.weight_of(cell), value) for cell, value in values if value is not None]
    base = sum(weight for weight, _value in known)
    ratio = sum(weight * value for weight, value in known) / base
    deviations = [0.0 if value is None else value - ratio for _cell, value in values]
    squares = 0.0
    for stratum in weighting.strata:
        inside = [
            deviation
            for (cell, _value), deviation in zip(values, deviations, strict=True)
            if cell in stratum.cells
        ]
        average = sum(inside) / len(inside)
        squares += sum((stratum.weight * (each - average)) ** 2 for each in inside)
    n = len(values)
    return ratio, squares * n / (n - 1) / base**2


def respondents(said, answered):
    values = []
    for cell, (k, n) in said.items():
        values += [(cell, 1)] * k + [(cell, 0)] * (n - k) + [(cell, None)] * (answered[cell] - n)
    return values


def test_variance_as_from_single_respondents():
    chance = random.Random(7)
    weighting = weigh(cells_of(POPULATION, ANSWERED))
    for _ in range(20):
        said = shares_of(chance)
        ratio, variance = by_respondent(weighting, respondents(said, ANSWERED))
        sums = {cell: Sums.of_share(*each) for cell, each in said.items()}
        share = weighted_share(weighting, sums)
        worth = ratio * (1 - ratio) / variance
        assert share.share == pytest.approx(ratio)
        assert share.effective_n == pytest.approx(worth)
        assert (share.low, share.high) == pytest.approx(wilson(ratio, worth))
        mean = weighted_mean(weighting, sums)
        half = stats.t.ppf(0.975, share.n - 8) * sqrt(variance)
        assert mean.interval == pytest.approx((ratio - half, ratio + half), abs=1e-9)


def test_variance_by_leaving_one_out():
    """The jackknife weighs anew without each respondent in turn and knows no formula."""
    said = shares_of(random.Random(3))
    values = respondents(said, ANSWERED)
    weighting = weigh(cells_of(POPULATION, ANSWERED))
    _ratio, variance = by_respondent(weighting, values)
    n, left_out = len(values), []
    for cell, value in values:
        answered = ANSWERED | {cell: ANSWERED[cell] - 1}
        k, m = said[cell]
        fewer = said | {cell: (k - (value == 1), m - (value is not None))}
        again = weigh(cells_of(POPULATION, answered))
        sums = {one: Sums.of_share(*each) for one, each in fewer.items()}
        left_out.append(weighted_share(again, sums).share)
    average = sum(left_out) / n
    jackknife = (n - 1) / n * sum((each - average) ** 2 for each in left_out)
    assert variance == pytest.approx(jackknife, rel=0.1)


def test_stratified_mean_by_cochran():
    """With all answering the variance is the textbook's Σ W² p (1 - p) / n times n / (n - 1)."""
    weighting = weigh(cells_of(POPULATION, ANSWERED))
    sums = {cell: Sums.of_share(count // 3, count) for cell, count in ANSWERED.items()}
    people, n = sum(POPULATION.values()), sum(ANSWERED.values())
    shares = {cell: (count // 3) / count for cell, count in ANSWERED.items()}
    expected = sum(POPULATION[cell] / people * p for cell, p in shares.items())
    variance = sum(
        (POPULATION[cell] / people) ** 2 * p * (1 - p) / ANSWERED[cell]
        for cell, p in shares.items()
    )
    found = weighted_share(weighting, sums)
    assert found.share == pytest.approx(expected)
    worth = expected * (1 - expected) / (variance * n / (n - 1))
    assert found.effective_n == pytest.approx(worth)


def test_the_interval_covers_as_often_as_it_says():
    chance = random.Random(11)
    people, inside, rounds = sum(POPULATION.values()), 0, 1000
    rates = {cell: 0.2 + 0.1 * nth / 2 for nth, cell in enumerate(POPULATION)}
    truth = sum(POPULATION[cell] / people * rate for cell, rate in rates.items())
    cells = list(POPULATION)
    leaning = [POPULATION[cell] * (2 if cell.sex == "woman" else 1) for cell in cells]
    for _ in range(rounds):
        drawn = chance.choices(cells, leaning, k=300)
        answered = {cell: drawn.count(cell) for cell in cells}
        said = {
            cell: Sums.of_share(sum(chance.random() < rates[cell] for _ in range(count)), count)
            for cell, count in answered.items()
        }
        found = weighted_share(weigh(cells_of(POPULATION, answered)), said)
        inside += found.low <= truth <= found.high
    assert 0.93 <= inside / rounds <= 0.97


def test_a_group_is_weighted_within_itself():
    weighting = weigh(cells_of(POPULATION, ANSWERED))
    sums = {
        cell: Sums.of_share(count // 2, count)
        for cell, count in ANSWERED.items()
        if cell.sex == "woman"
    }
    found = weighted_share(weighting, sums)
    women = sum(POPULATION[cell] for cell in sums)
    assert found.n == 131
    assert found.share == pytest.approx(
        sum(POPULATION[cell] / women * each.total / each.n for cell, each in sums.items())
    )


def test_without_variance_kish_takes_its_place():
    weighting = weigh(cells_of(POPULATION, ANSWERED))
    all_said_no = {cell: Sums.of_share(0, count) for cell, count in ANSWERED.items()}
    found = weighted_share(weighting, all_said_no)
    assert (found.share, found.low) == (0, 0)
    assert found.effective_n == pytest.approx(weighting.effective_n)
    assert found.high == pytest.approx(wilson(0, weighting.effective_n).high)
    assert weighted_share(weighting, {}) is None
    assert weighted_mean(weighting, {}) is None


def test_a_weighted_mean_of_grades():
    chance = random.Random(5)
    counts = {cell: {grade: chance.randrange(4) for grade in range(11)} for cell in POPULATION}
    answered = {cell: sum(each.values()) for cell, each in counts.items()}
    found = weighted_mean(
        weigh(cells_of(POPULATION, answered)),
        {cell: Sums.of_counts(each) for cell, each in counts.items()},
    )
    people = sum(POPULATION.values())
    expected = sum(
        POPULATION[cell] / people * mean_of_counts(each).mean for cell, each in counts.items()
    )
    assert found.mean == pytest.approx(expected)
    assert found.interval.low < expected < found.interval.high
    assert found.sd == pytest.approx(3.1, abs=0.5)
    whole = weighted_mean(
        weigh(cells_of(POPULATION, answered)),
        {cell: Sums.of_counts(each) for cell, each in counts.items()},
        Sample(Sampling.TOTAL, found.n),
    )
    assert whole.interval == (found.mean, found.mean)
    assert whole.effective_n == inf


def test_one_answer_has_no_spread():
    weighting = weigh([CellFacts(OTHER, None, 1)])
    found = weighted_mean(weighting, {OTHER: Sums.of_counts({7: 1})})
    assert (found.mean, found.sd, found.interval) == (7, None, None)


def test_weighted_shares_are_compared_like_others():
    weighting = weigh([CellFacts(OTHER, None, 200)])
    before = weighted_share(weighting, {OTHER: Sums.of_share(60, 200)})
    after = weighted_share(weighting, {OTHER: Sums.of_share(100, 200)})
    plain = newcombe(proportion(60, 200), proportion(100, 200))
    found = newcombe(before, after)
    assert found.low == pytest.approx(plain.low, abs=1e-3)
    assert found.certain


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 40)), min_size=1, max_size=8),
    st.integers(1, 30),
)
def test_weights_are_one_on_average_and_strata_are_thick(cells, smallest):
    facts = [
        CellFacts(Cell(SEXES[nth % 2], AGES[nth // 2]), people, answered)
        for nth, (people, answered) in enumerate(cells)
    ]
    found = weigh(facts, smallest)
    assert found.answered == sum(answered for _people, answered in cells)
    placed = sum(each.answered for each in found.strata)
    weights = sum(each.weight * each.answered for each in found.strata)
    assert weights == pytest.approx(placed)
    assert len(found.strata) < 2 or all(each.answered >= smallest for each in found.strata)
    assert sum(len(each.cells) for each in found.strata) == sum(people > 0 for people, _n in cells)
    assert found.design_effect >= 1 - 1e-12
