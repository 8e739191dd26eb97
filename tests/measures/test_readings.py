"""What indicators fetch is what may be shown of measurements, and says how sure it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from workbench.measures.fetch_counts import fetch_incidents, fetch_observations
from workbench.measures.fetch_scores import fetch_inspection, fetch_rating
from workbench.measures.fetch_survey import fetch_question
from workbench.measures.incidents import read_incidents
from workbench.measures.inspections import read_inspections
from workbench.measures.observations import read_observations
from workbench.measures.ratings import read_ratings
from workbench.measures.readings import Certainty, Fetched, Reading, as_read
from workbench.measures.survey_results import results_of, split_of
from workbench.measures.survey_store import groupings
from workbench.measures.surveys import read_survey
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows


def read(project, what):
    with project.read() as session:
        return what(session)


def values(fetched):
    return [None if each.value is None else str(each.value) for each in fetched.readings]


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [(54.95, 1, "55.0"), (0.575 * 100, 1, "57.5"), (5.745, 2, "5.75"), (643.0, 0, "643")],
)
def test_a_value_is_taken_as_it_reads(value, decimals, said):
    assert str(as_read(value, decimals)) == said


def test_what_is_hidden_is_never_the_newest():
    hidden = Reading("2", None, 2026, None)
    shown = Reading("1", None, 2025, Decimal(3))
    found = Fetched((shown, hidden))
    assert found.newest is shown
    assert found.of_year(2026) is None


# -- surveys


def question(project, code):
    rows = read(project, lambda s: read_rows(s, record("survey_item")))
    return next(row["id"] for row in rows if row["code"] == code)


@pytest.mark.parametrize(
    ("code", "figure", "said", "sure"),
    [
        ("Q1", "share", ["85.0", "88.3"], Certainty.UNCERTAIN),
        ("Q2", "share", ["41.7", "54.8"], Certainty.CERTAIN),
        ("Q7", "share", ["20.5", "13.6"], Certainty.UNCERTAIN),
        ("Q9", "mean", ["5.74", "6.42"], Certainty.CERTAIN),
    ],
)
def test_a_question_gives_its_figure_and_certainty(torg, code, figure, said, sure):
    content = read(torg, read_survey)
    found = fetch_question(content, question(torg, code), figure)
    assert values(found) == said
    assert found.readings[0].since is sure
    assert found.readings[1].low < found.readings[1].value < found.readings[1].high


def test_other_ways_of_asking_cannot_be_compared(torg):
    rounds = read(torg, lambda s: read_rows(s, record("survey_round")))
    acts.change(torg, record("survey_round"), rounds[0]["id"], {"method": "web"})
    found = fetch_question(read(torg, read_survey), question(torg, "Q2"), "share")
    assert found.readings[0].since is Certainty.NOT_COMPARABLE


def test_no_group_is_told_that_the_survey_hides(torg):
    """Every part is one that the survey's own page shows, with the same figure."""
    content = read(torg, read_survey)
    for item in results_of(content).items:
        if item.scale.multiple:
            continue
        figure = "mean" if item.scale.grade else "share"
        found = fetch_question(content, item.item["id"], figure)
        shown = set()
        for by in groupings(content.items, content.store, content.background_names):
            split = split_of(content, item.item["id"], by).split
            for group in split.groups if split else ():
                last = [each for each in group.rounds if each.asked][-1:]
                got = last and (last[0].mean if item.scale.grade else last[0].share)
                if got:
                    shown.add(" + ".join(group.together or (group.label,)))
        assert {each.name for each in found.groups} == {each or "ej uppgivet" for each in shown}


def test_a_survey_too_small_to_show_gives_nothing(torg):
    survey = read(torg, lambda s: read_rows(s, record("survey")))[0]
    acts.change(torg, record("survey"), survey["id"], {"least_answers": 100})
    content = read(torg, read_survey)
    woman = fetch_question(content, question(torg, "Q2"), "share", "kvinna")
    whole = fetch_question(content, question(torg, "Q2"), "share")
    assert whole.newest is not None
    assert all(each.value is not None for each in whole.groups)
    assert {each.name for each in whole.groups} >= {"kvinna"} or woman.newest is None


def test_a_group_that_is_not_there_is_told(torg):
    found = fetch_question(read(torg, read_survey), question(torg, "Q2"), "share", "marsian")
    assert "marsian" in found.problem


# -- counts


def test_years_are_held_against_each_other_over_the_same_months(torg):
    found = fetch_incidents(read(torg, read_incidents), None, "place")
    assert values(found) == ["472", "361"]
    assert found.readings[1].day == date(2026, 9, 30)
    assert found.readings[0].since is Certainty.CERTAIN
    assert sum(int(each.value) for each in found.groups) == 361


def test_a_broken_series_is_not_comparable(torg):
    found = fetch_incidents(read(torg, read_incidents), "littering", "place")
    assert found.readings[0].since is Certainty.NOT_COMPARABLE


def test_one_year_alone_stands_for_itself(empty):
    day = date(2026, 1, 1)
    acts.add(empty, record("incident"), {"category": "theft", "starts": day, "count": 7})
    found = fetch_incidents(read(empty, read_incidents), "theft", None)
    assert values(found) == ["7"]
    assert found.readings[0].day == date(2026, 3, 31)
    assert fetch_incidents(read(empty, read_incidents), "arson", None).problem


def test_rounds_are_summed_over_the_slots_all_have(torg):
    before = fetch_observations(read(torg, read_observations), "staying", "")
    assert values(before) == ["395", "643"]
    assert before.readings[0].n == 18
    row = next(r for r in read(torg, lambda s: read_rows(s, record("observation")))
               if r["round"].startswith("2026"))  # fmt: skip
    acts.remove(torg, record("observation"), [row["id"]])
    after = fetch_observations(read(torg, read_observations), "staying", "")
    assert after.readings[0].n == 17
    assert int(after.readings[1].value) == 643 - row["staying"]


def test_the_share_of_women_at_an_hour(torg):
    found = fetch_observations(read(torg, read_observations), "women", "20–21")
    assert values(found) == ["33.3", "42.5"]
    assert found.readings[1].low < found.readings[1].value < found.readings[1].high
    assert fetch_observations(read(torg, read_observations), "women", "03–04").problem


# -- scores


def test_an_aspect_and_all_aspects(torg):
    found = read(torg, read_inspections)
    care = next(row for row in found.aspects if row["name"].startswith("Skötsel"))
    assert values(fetch_inspection(found, care["id"])) == ["6.0", "14.0"]
    whole = fetch_inspection(found, None)
    assert len(whole.groups) == len(found.aspects)
    assert whole.readings[1].day == date(2026, 9, 16)


def test_marks_of_few_are_not_told(torg):
    found = read(torg, read_ratings)
    theme = found.themes[0]["id"]
    assert fetch_rating(found, theme, "").newest is not None
    few = [row["id"] for row in found.rows if row["rater"] is not None and row["rater"] > 2]
    acts.remove(torg, record("rating"), few)
    left = read(torg, read_ratings)
    raters = {(row["group"], row["rater"]) for row in left.rows}
    if len(raters) < 5:
        assert fetch_rating(left, theme, "").newest is None
    assert fetch_rating(left, theme, "finns inte").newest is None
