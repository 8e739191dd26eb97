"""Inspections by aspect and factor, and ratings by theme and group."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from workbench.exchange.grid import grid_of
from workbench.exchange.inspection_table import read_scores
from workbench.measures.inspections import level_disagreements, read_inspections
from workbench.measures.ratings import read_ratings
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.rules.indicators import Light
from workbench.steps.situation.count_notices import count_notices
from workbench.steps.situation.inspection_edits import (
    add_finding,
    plan_scores,
    start_inspection,
    take_in_scores,
    write_scores,
)
from workbench.steps.situation.inspection_pictures import (
    change_text,
    inspection_scene,
    score_text,
    table_lines,
)
from workbench.steps.situation.rating_edits import MarkKey, start_rating, write_marks
from workbench.steps.situation.rating_pictures import rating_lines, rating_scene, shown_series

DAY = date(2026, 11, 18)


def found(project):
    with project.read() as session:
        return read_inspections(session)


def ratings(project):
    with project.read() as session:
        return read_ratings(session)


def rows(project, table):
    with project.read() as session:
        return read_rows(session, record(table))


def reading(*lines):
    return read_scores(grid_of("t.csv", "", lines), DAY).rows


# -- inspections


def test_the_example_has_two_inspections(torg):
    said = found(torg)
    before, after = said.used
    assert (before["name"], after["name"]) == ("2025", "2026")
    levels = {a["name"]: [said.score(i, a).level for i in said.used] for a in said.aspects}
    assert levels["Skötsel och underhåll"] == [Light.RED, Light.GREEN]
    assert levels["Belysning"] == [Light.YELLOW, Light.YELLOW]
    assert sum(level is Light.RED for first, _last in levels.values() for level in [first]) == 2
    assert [score_text(said.whole(each).score) for each in said.used] == ["8,7", "12"]
    assert change_text(said.change(before, after, said.aspects[5])) == "+8"
    assert said.red_without_finding() == []


def test_the_table_agrees_with_its_own_levels(torg):
    lines = ["aspekt", "poang_2025", "niva_2025"], ["Belysning", 7, "gul"], ["Skötsel", 6, "gul"]
    with torg.read() as session:
        [other] = level_disagreements(session, reading(*lines))
    assert (other.row, other.level, other.said) == (3, "red", "yellow")


def test_factors_are_weighed_and_stand_before_what_was_written(empty):
    take_in_scores(
        empty,
        reading(
            ["besiktning", "aspekt", "faktor", "poäng", "vikt"],
            ["2026", "Ljus", None, 3, None],
            ["2026", "Ljus", "Armaturer", 8, 3],
            ["2026", "Ljus", "Bländning", 16, 1],
        ),
    )
    said = found(empty)
    score = said.score(said.used[0], said.aspects[0])
    assert (score.score, score.scored, score.level) == (Fraction(10), 2, Light.YELLOW)
    write_scores(
        empty,
        {
            (said.used[0]["id"], said.aspects[0]["id"], factor["id"]): None
            for factor in said.factors[said.aspects[0]["id"]]
        },
    )
    said = found(empty)
    assert said.score(said.used[0], said.aspects[0]).score == 3


def test_cut_offs_of_an_inspection_are_its_own(torg):
    last = found(torg).used[-1]
    acts.change(torg, record("inspection"), last["id"], {"red_below": Decimal(13)})
    said = found(torg)
    assert said.score(said.used[-1], said.aspects[0]).level is Light.RED
    assert said.differ(*said.used) == (False, True)
    acts.change(torg, record("inspection"), last["id"], {"method": "annan"})
    assert found(torg).differ(*found(torg).used) == (True, True)


def test_weights_of_aspects_count_in_the_mean(torg):
    heavy = found(torg).aspects[0]
    acts.change(torg, record("inspection_aspect"), heavy["id"], {"weight": Decimal(0)})
    said = found(torg)
    assert said.whole(said.used[0]).score == Fraction(78 - 9, 8)


def test_a_red_aspect_lacks_a_finding_until_it_has_one_with_somebody(torg):
    said = found(torg)
    last, aspect = (
        said.used[-1],
        next(a for a in said.aspects if a["name"] == "Zonering och tillträde"),
    )
    write_scores(torg, {(last["id"], aspect["id"], ""): Decimal(2)})
    assert [a["name"] for a in found(torg).red_without_finding()] == ["Zonering och tillträde"]
    with torg.read() as session:
        assert "inspection.finding" in [each.rule for each in count_notices(session)]
    made = add_finding(torg, aspect)
    assert found(torg).red_without_finding() == []
    with torg.read() as session:
        assert "inspection.responsible" in [each.rule for each in count_notices(session)]
    party = rows(torg, "organisation")[0]["id"]
    acts.change(torg, record("finding"), made, {"responsible_id": party})
    with torg.read() as session:
        assert not [e for e in count_notices(session) if e.rule.startswith("inspection")]
    finding = next(r for r in rows(torg, "finding") if r["id"] == made)
    assert (finding["source"], finding["code"]) == ("inspection", "F19")


def test_taking_in_is_one_edit_and_twice_is_nothing(empty):
    lines = ["aspekt", "poang_2025", "poang_2026"], ["Ljus", 3, 9], ["Skötsel", 5, None]
    with empty.read() as session:
        plan = plan_scores(session, reading(*lines))
    assert (plan.new, plan.updated) == (3, 0)
    assert plan.created == {"inspection": 2, "inspection_aspect": 2}
    take_in_scores(empty, reading(*lines))
    assert len(empty.history()) == 1
    with empty.read() as session:
        again = plan_scores(session, reading(lines[0], ["ljus", 4, 9], ["Skötsel", 5, None]))
    assert (again.new, again.updated, again.unchanged, again.created) == (0, 1, 2, {})
    empty.undo()
    assert rows(empty, "inspection") == rows(empty, "inspection_aspect") == []


@pytest.mark.parametrize(("language", "first"), [("sv", "Överblickbarhet"), ("en", "Overview")])
def test_a_first_inspection_brings_nine_aspects(empty, language, first):
    place = rows(empty, "project")[0]["id"]
    acts.change(empty, record("project"), place, {"language": language})
    start_inspection(empty, "2026")
    start_inspection(empty, "2027")
    aspects = [row["name"] for row in rows(empty, "inspection_aspect")]
    assert (len(aspects), aspects[0]) == (9, first)
    assert found(empty).used == ()


def test_the_picture_says_levels_in_words_and_signs(torg):
    said = found(torg)
    scene = inspection_scene(said, said.used, 800)
    words = {group.key: group.alt for group in scene.groups()}
    assert words[said.aspects[5]["id"]] == "Skötsel och underhåll, 2025: 6 röd, 2026: 14 grön, +8"
    head, *lines = table_lines(said, said.used)
    assert lines[5] == ["Skötsel och underhåll", "6", "14", "+8", "grön"]
    assert len(head) == 5


# -- ratings


def rate(project, occasion, group, raters, points, theme=0):
    themes = rows(project, "rating_theme")
    write_marks(
        project,
        {
            MarkKey(occasion, group, number, themes[theme]["id"]): points
            for number in range(1, raters + 1)
        },
    )


def test_the_example_hides_two_small_groups_together(torg):
    said = ratings(torg)
    rated = said.occasion(said.used[-1])
    assert rated.whole.raters == 30
    assert {group.name for group in rated.hidden} == {"besökare", "äldre"}
    shown = shown_series(rated)
    assert [group.name for group in shown] == ["", "boende", "verksamma", "unga"]
    lines = [text for text, _tone in rating_lines(said, rated)]
    assert (
        lines[0] == "Visas inte för sig: besökare, äldre. En grupp har färre än 5 som satt betyg."
    )
    scene = rating_scene(said, shown, 1200)
    assert len(scene.groups()) == 12
    assert not any("besökare" in text.text for text in scene.texts())
    assert "boende, n 10 " in scene.groups()[0].alt


def test_one_small_group_takes_another_along(empty):
    occasion = start_rating(empty, "maj")
    rate(empty, occasion, "boende", 12, 5)
    rate(empty, occasion, "unga", 6, 2)
    rate(empty, occasion, "äldre", 3, 7)
    rated = ratings(empty).occasion(ratings(empty).used[0])
    assert {group.name for group in rated.groups if group.shown} == {"boende"}
    assert rated.whole.ratings


def test_a_theme_that_few_of_a_group_rated_is_hidden_alone(empty):
    occasion = start_rating(empty, "maj")
    for theme in (0, 1):
        rate(empty, occasion, "boende", 12, 5, theme)
    rate(empty, occasion, "unga", 6, 2, 0)
    rate(empty, occasion, "unga", 2, 2, 1)
    said = ratings(empty)
    rated = said.occasion(said.used[0])
    by_name = {group.name: group.ratings for group in rated.groups}
    first, second = said.themes[0]["id"], said.themes[1]["id"]
    assert set(by_name["unga"]) == {first}
    assert set(by_name["boende"]) == {first}
    assert set(rated.whole.ratings) == {first, second}


def test_nothing_is_shown_of_few_but_a_groups_common_mark_is(empty):
    occasion = start_rating(empty, "maj")
    rate(empty, occasion, "boende", 4, 5)
    rated = ratings(empty).occasion(ratings(empty).used[0])
    assert shown_series(rated) == []
    assert (
        rating_lines(ratings(empty), rated)[0][0] == "Inget visas förrän 5 personer har satt betyg."
    )
    with empty.read() as session:
        assert [each.rule for each in count_notices(session)] == ["rating.few"]
    theme = rows(empty, "rating_theme")[0]["id"]
    write_marks(empty, {MarkKey(occasion, "klass 9a", 0, theme): 3})
    rated = ratings(empty).occasion(ratings(empty).used[0])
    [joint] = shown_series(rated)
    assert (joint.name, joint.together, joint.ratings[theme].mean) == ("klass 9a", True, 3)


def test_marks_are_changed_and_taken_away(empty):
    occasion = start_rating(empty, "maj")
    theme = rows(empty, "rating_theme")[0]["id"]
    key = MarkKey(occasion, "boende", 1, theme)
    write_marks(empty, {key: 4})
    write_marks(empty, {key: 6})
    assert [row["points"] for row in rows(empty, "rating")] == [6]
    write_marks(empty, {key: None})
    assert rows(empty, "rating") == []
    for _each in range(4):
        empty.undo()
    assert rows(empty, "rating_theme") == rows(empty, "rating_occasion") == []


def test_the_starter_set_is_twelve_own_themes_in_both_languages(empty):
    start_rating(empty, "maj")
    start_rating(empty, "juni")
    themes = rows(empty, "rating_theme")
    assert len(themes) == 12
    assert all(row["name"] and row["question"].endswith("?") for row in themes)
