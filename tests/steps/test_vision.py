"""Indicators stand as the oracle says; goals, library and round do what they say."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal

import pytest

from workbench.base.errors import WorkbenchError
from workbench.base.language import LANGUAGES, using
from workbench.measures.readings import Certainty
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.rules.indicators import Light
from workbench.steps.vision import edits, round_edits
from workbench.steps.vision.library import library, offered
from workbench.steps.vision.notices import goal_notices
from workbench.steps.vision.round import Seen, read_round
from workbench.steps.vision.round_entry import read_progress, read_value
from workbench.steps.vision.sight import LEVELS, level_words, read_sight
from workbench.steps.vision.views import standings

WORDS = {Light.GREEN: "grön", Light.YELLOW: "gul", Light.RED: "röd"}
TODAY = date(2026, 11, 18)


def stands(project, today=TODAY):
    with project.read() as session:
        return {each.values["code"]: each for each in standings(session, today).values()}


def rows(project, table):
    with project.read() as session:
        return {row["code"]: row for row in read_rows(session, record(table))}


def sight(project):
    with project.read() as session:
        return read_sight(session, TODAY)


def test_the_lights_of_mellantorg(torg, root):
    with (root / "resources/example/kpis.csv").open(encoding="utf-8") as file:
        wanted = {r["id"]: r["status_mot_mal_2026"] for r in csv.DictReader(file, delimiter=";")}
    assert {code: WORDS[each.light] for code, each in stands(torg).items()} == wanted


def test_values_fetch_themselves_as_the_table_says(torg, root):
    """What is fetched from survey, incidents and observations is what was typed from them."""
    with (root / "resources/example/kpis.csv").open(encoding="utf-8") as file:
        typed = {r["id"]: Decimal(r["utfall_2026"]) for r in csv.DictReader(file, delimiter=";")}
    found = stands(torg)
    fetched = {code for code, each in found.items() if each.fetched is not None}
    assert fetched == {"K01", "K02", "K03", "K04", "K05", "K08", "K09"}
    assert {code: found[code].value for code in fetched} == {code: typed[code] for code in fetched}


def test_green_beside_its_certainty(torg):
    found = stands(torg)
    assert found["K01"].light_text() == "Grön, säkerställd"
    assert found["K02"].light_text() == "Grön, ej säkerställd"
    assert found["K12"].light_text() == "Grön"
    assert found["K02"].certainty is Certainty.UNCERTAIN
    with using("en"):
        assert found["K02"].light_text() == "Green, not certain"


def test_the_value_comes_with_interval_source_and_day(torg):
    found = stands(torg)["K01"]
    assert found.interval_text() == "48,0–61,3"
    assert "27 sep 2026" in found.source_text()
    assert found.reading.n == 210


def test_what_is_old_is_told(torg):
    found = stands(torg)
    assert found["K10"].stale
    assert found["K10"].age_text() == "senast mätt 30 apr 2026, skulle mätts 30 okt 2026"
    assert not found["K01"].stale


def test_a_formula_over_other_indicators(torg):
    key = acts.add(
        torg,
        edits.INDICATOR,
        {"title": "Händelser per 100 boende", "fetched_from": "formula", "formula": "K03/1840*100"},
    )
    with torg.read() as session:
        found = standings(session, TODAY)[key]
    assert found.value == Decimal("19.6")
    assert [str(each.value) for each in found.series] == ["25.7", "19.6"]


@pytest.mark.parametrize(
    ("formula", "said"),
    [("K99 + 1", "K99"), ("K01 +", "slutet"), ("K20", "cirkel"), ("", "slutet"), ("2", "nämner")],
)
def test_a_formula_that_cannot_be_reckoned_says_why(torg, formula, said):
    values = {"code": "K20", "title": "F", "fetched_from": "formula", "formula": formula}
    key = acts.add(torg, edits.INDICATOR, values)
    with torg.read() as session:
        found = standings(session, TODAY)[key]
    assert found.value is None
    assert said in found.fetched.problem


def test_a_group_that_is_hidden_in_the_survey_is_hidden_here(torg):
    item = rows(torg, "survey_item")["Q2"]["id"]
    hidden = acts.add(
        torg,
        edits.INDICATOR,
        {"title": "T", "fetched_from": "survey", "item_id": item, "part": "annat/vill ej ange"},
    )
    with torg.read() as session:
        assert standings(session, TODAY)[hidden].value is None


def test_a_deleted_question_leaves_the_indicator_without_value(torg):
    item = rows(torg, "survey_item")["Q2"]["id"]
    acts.remove(torg, record("survey_item"), [item])
    assert stands(torg)["K01"].fetched.problem == "Ingen fråga är vald"


def test_within_a_range(torg):
    key = acts.add(
        torg,
        edits.INDICATOR,
        {
            "title": "Felanmälningar", "direction": "within", "targets": {2026: Decimal(20)},
            "target_upper": Decimal(40), "values": {2026: Decimal(55)}, "baseline": Decimal(80),
        },
    )  # fmt: skip
    with torg.read() as session:
        assert standings(session, TODAY)[key].light is Light.YELLOW


# -- goals


def test_every_goal_has_its_indicators_and_activities(torg):
    found = sight(torg)
    assert [line.values["code"] for line in found.lines.values()] == [f"G{n}" for n in range(1, 9)]
    assert sum(len(line.indicators) for line in found.lines.values()) == 15
    assert not found.orphans()
    assert not found.loose
    first = next(iter(found.lines.values()))
    assert {each.code for each in first.sources} >= {"B01"}


def test_goals_are_written_moved_and_taken_back(torg):
    goals = rows(torg, "goal")
    part = edits.add_goal(torg, "Ljus i tunneln", after=goals["G1"]["id"], below=True)
    found = sight(torg)
    assert found.lines[part].word == "Delmål"
    assert found.lines[part].level == 1
    assert found.lines[part].lacks_activity
    assert not found.lines[goals["G1"]["id"]].lacks_activity
    assert edits.outdent_goal(torg, part)
    assert sight(torg).lines[part].level == 0
    assert edits.indent_goal(torg, part)
    edits.remove_goal(torg, part)
    assert part not in sight(torg).lines
    for _each in range(4):
        torg.undo()
    assert list(rows(torg, "goal")) == list(goals)


def test_there_are_at_most_four_levels(torg):
    above = rows(torg, "goal")["G1"]["id"]
    for number in range(LEVELS - 1):
        above = edits.add_goal(torg, f"Del {number}", after=above, below=True)
    with pytest.raises(WorkbenchError):
        edits.add_goal(torg, "För djupt", after=above, below=True)
    beside = edits.add_goal(torg, "Bredvid", after=above)
    with pytest.raises(WorkbenchError):
        edits.indent_goal(torg, beside)


def test_a_deleted_goal_leaves_its_parts_where_it_was(torg):
    goal = rows(torg, "goal")["G1"]["id"]
    middle = edits.add_goal(torg, "Mitten", after=goal, below=True)
    leaf = edits.add_goal(torg, "Löv", after=middle, below=True)
    edits.remove_goal(torg, middle)
    assert rows(torg, "goal")[sight(torg).lines[leaf].values["code"]]["parent_id"] == goal


def test_the_levels_have_the_words_of_the_project(torg):
    edits.set_level_words(torg, "Effektmål\nInsatsmål")
    with torg.read() as session:
        assert level_words(session) == ("Effektmål", "Insatsmål", "Etappmål", "Resultat")


def test_orphans_are_told_on_both_sides(torg):
    goals, activities = rows(torg, "goal"), rows(torg, "activity")
    serving = {
        row["id"]: {"goals": tuple(g for g in row["goals"] if g != goals["G2"]["id"])}
        for row in activities.values()
        if goals["G2"]["id"] in row["goals"]
    }
    acts.change_many(torg, record("activity"), serving)
    found = sight(torg)
    assert [line.values["code"] for line in found.orphans()] == ["G2"]
    assert {each.id for each in found.loose} == {k for k, v in serving.items() if not v["goals"]}
    with torg.read() as session:
        told = {(each.rule, each.row_id) for each in goal_notices(session, TODAY)}
    assert ("goal.activity", goals["G2"]["id"]) in told
    edits.serve_goal(torg, next(iter(serving)), goals["G2"]["id"])
    edits.start_activity(torg, "Ny insats", goals["G2"]["id"])
    assert (
        len(next(x for x in sight(torg).lines.values() if x.values["code"] == "G2").activities) == 2
    )


def test_a_typed_value_that_contradicts_the_measured_one_is_told(torg):
    row = rows(torg, "indicator")["K01"]
    acts.change(torg, edits.INDICATOR, row["id"], {"values": {2026: Decimal(70)}})
    with torg.read() as session:
        told = [each.rule for each in goal_notices(session, TODAY) if each.row_id == row["id"]]
    assert told == ["indicator.differs"]


# -- the library


def test_the_library_is_whole_in_both_languages():
    kinds = {
        name: {choice.key for choice in record("indicator")[name].choices}
        for name in ("direction", "frequency", "fetched_from", "category", "zone", "counted")
    }
    areas = {choice.key for choice in record("goal")["area"].choices}
    assert len(library()) >= 40
    for each in library():
        for texts in (each.names, each.units, each.ways, each.sources):
            assert all(texts[language] for language in LANGUAGES)
        assert each.area in areas
        assert each.direction in kinds["direction"]
        assert each.frequency in kinds["frequency"]
        for name in ("fetched_from", "category", "zone", "counted"):
            assert each.link.get(name) is None or each.link[name] in kinds[name]
    for language in LANGUAGES:
        assert len({each.names[language] for each in library()}) == len(library())


def test_several_come_in_at_once_with_their_link_and_goal(torg):
    with torg.read() as session:
        offers = {each.usual.key: each for each in offered(session)}
    chosen = [offers["Trygga på platsen dagtid"], offers["Trasiga ljuspunkter"]]
    assert chosen[0].fetches
    assert not chosen[1].fetches
    before = len(stands(torg))
    ids = edits.add_indicators(torg, [each.values for each in chosen])
    found = {each.values["id"]: each for each in stands(torg).values()}
    assert found[ids[0]].value == Decimal("88.3")
    assert len(found) == before + 2
    torg.undo()
    assert len(stands(torg)) == before


def test_what_is_there_already_is_told(torg):
    with torg.read() as session:
        offer = next(x for x in offered(session) if x.usual.key == "Feriejobbande ungdomar")
    edits.add_indicators(torg, [offer.values])
    with torg.read() as session:
        assert next(x for x in offered(session) if x.usual.key == offer.usual.key).there


# -- the round


def a_round(project, **more):
    with project.read() as session:
        return read_round(session, TODAY, **more)


def test_the_round_holds_what_is_due(torg):
    codes = [each.code for each in a_round(torg).items]
    assert {"K07", "K10"} <= set(codes)
    assert "K01" not in codes
    assert len(a_round(torg, everything=True).items) > len(codes)


def test_unchanged_is_kept_and_asked_again_when_due(torg):
    row = rows(torg, "indicator")["K07"]
    round_edits.keep_unchanged(torg, "indicator", row["id"], TODAY)
    item = next(each for each in a_round(torg).items if each.id == row["id"])
    assert item.seen is Seen.UNCHANGED
    assert not stands(torg)["K07"].stale
    assert stands(torg, date(2026, 12, 18))["K07"].stale
    torg.undo()
    assert stands(torg)["K07"].stale


def test_a_new_value_is_of_today(torg):
    row = rows(torg, "indicator")["K07"]
    round_edits.take_value(torg, row["id"], read_value("4,5 dygn", "dygn"), TODAY)
    found = stands(torg)["K07"]
    assert found.value == Decimal("4.5")
    assert found.fresh.last == TODAY
    assert next(x for x in a_round(torg).items if x.id == row["id"]).seen is Seen.CHANGED
    torg.undo()
    assert stands(torg)["K07"].value == 5


def test_an_activity_is_updated_and_not_asked_again_for_four_weeks(torg):
    row = rows(torg, "activity")["A24"]
    round_edits.take_progress(torg, row["id"], read_progress("80", row, TODAY), TODAY)
    assert rows(torg, "activity")["A24"]["progress"] == 80
    with torg.read() as session:
        later = read_round(session, date(2026, 12, 10))
        after = read_round(session, date(2026, 12, 16))
    assert row["id"] not in [each.id for each in later.items]
    assert row["id"] in [each.id for each in after.items]


PLANNED = {"status": "planned", "actual_finish": None}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("60", {"progress": 60, "status": "ongoing"}),
        ("60 %", {"progress": 60, "status": "ongoing"}),
        ("100", {"progress": 100, "status": "done", "actual_finish": TODAY}),
        ("klar", {"progress": 100, "status": "done", "actual_finish": TODAY}),
        ("done 12/11", {"progress": 100, "status": "done", "actual_finish": date(2026, 11, 12)}),
        ("pausad", {"status": "paused"}),
        ("start 3/11", {"actual_start": date(2026, 11, 3), "status": "ongoing"}),
        ("30, slut 18/12", {"progress": 30, "finish": date(2026, 12, 18), "status": "ongoing"}),
    ],
)
def test_what_is_typed_of_an_activity(text, values):
    assert read_progress(text, PLANNED, TODAY) == values


@pytest.mark.parametrize("text", ["101", "kanske", "klar igår kväll", "start"])
def test_what_means_nothing_is_refused(text):
    with pytest.raises(WorkbenchError):
        read_progress(text, PLANNED, TODAY)
