"""What a survey gave: one protected table for everything, groups, weights, all rounds."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest

from workbench.base.language import using
from workbench.exchange.incoming import Wishes
from workbench.exchange.source import Source
from workbench.measures.survey_results import composition, results_of, split_of
from workbench.measures.survey_store import crossing, groupings
from workbench.measures.survey_types import last_change
from workbench.measures.surveys import read_survey
from workbench.models.registry import record
from workbench.program.importers import importer_for
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.rules.comparison import Verdict
from workbench.steps.situation import edits
from workbench.steps.situation.survey_pictures import Compared
from workbench.steps.situation.survey_words import (
    group_label,
    round_name,
    split_sentence,
    weights_words,
)

SAFE = ("Mycket otrygg", "Ganska otrygg", "Varken eller", "Ganska trygg", "Mycket trygg")
AGES = (20, 35, 55, 70)


@pytest.fixture(autouse=True)
def swedish():
    with using("sv"):
        yield


@pytest.fixture
def bring(empty, tmp_path):
    """Bring rows of people in as a round."""

    def act(rows, name="2026-09", head="Q1;Q2;Q9;Kön;Ålder;Relation"):
        path = tmp_path / f"{name}.csv"
        path.write_text("\n".join([head, *rows]), encoding="utf-8")
        source = Source(path)
        wishes = Wishes({}, name)
        plan = importer_for("survey", source).plan(empty, source, wishes, lambda _s: None)
        plan.take(empty)
        return read(empty)

    return act


def read(project):
    with project.read() as session:
        return read_survey(session)


def people(count, seed, shift=0.0, women=0.5):
    rnd = random.Random(seed)
    for _each in range(count):
        mood = rnd.gauss(shift, 1)
        five = [max(0, min(4, round(2 + mood + rnd.gauss(0, 0.7)))) for _q in range(2)]
        grade = max(0, min(10, round(6 + 2 * mood)))
        sex = "Kvinna" if rnd.random() < women else "Man"
        yield (f"{SAFE[five[0]]};{SAFE[five[1]]};{grade};{sex};{rnd.choice(AGES)};"
               f"{rnd.choice(['Boende', 'Besökare'])}")  # fmt: skip


def by(content, name):
    found = groupings(content.items, content.store, content.background_names)
    return next(each for each in found if each.is_called(name))


def item(results, code):
    return next(each for each in results.items if each.item["code"] == code)


def codes(content, code):
    key = next(row["id"] for row in content.items if row["code"] == code)
    return content.store.codes[content.rounds[0]["id"], key].codes


# -- groups


def test_a_group_has_the_counts_of_its_people(bring):
    content = bring(list(people(300, 1)))
    shown = split_of(content, item(results_of(content), "Q2").item["id"], by(content, "kön"))
    truth = Counter(zip(codes(content, "B1"), codes(content, "Q2"), strict=True))
    for place, group in enumerate(shown.split.groups, 1):
        k = truth[place, 4] + truth[place, 5]
        n = sum(count for (sex, answer), count in truth.items() if sex == place and answer)
        assert (group.rounds[0].share.k, group.rounds[0].n) == (k, n)


def test_two_backgrounds_can_be_crossed_or_nothing_of_it_is_shown(bring):
    content = bring(list(people(900, 2)))
    both = crossing(by(content, "sex"), by(content, "relation"))
    shown = split_of(content, item(results_of(content), "Q1").item["id"], both)
    assert [group_label(each) for each in shown.split.groups] == [
        "Kvinna, Besökare", "Kvinna, Boende", "Man, Besökare", "Man, Boende"]  # fmt: skip
    assert sum(each.rounds[0].n for each in shown.split.groups) == 900
    few = bring([*people(200, 3), *["Mycket trygg;Mycket trygg;9;Annat;20;Boende"] * 4], "2027")
    shown = split_of(few, item(results_of(few), "Q1").item["id"], both)
    assert all(
        each.n is None for group in shown.split.groups for each in group.rounds if each.asked
    )
    assert split_sentence(results_of(few), shown.split).startswith("Delat på kön × relation")


def test_a_group_that_is_small_in_one_round_is_hidden_alike_in_all(bring):
    rows = [*people(200, 4), *["Ganska trygg;Mycket otrygg;9;Annat;20;Boende"] * 6]
    bring(rows, "2025-09")
    content = bring(list(people(200, 5)), "2026-09")
    shown = split_of(content, item(results_of(content), "Q2").item["id"], by(content, "sex"))
    labels = [group_label(each) for each in shown.split.groups]
    assert len(labels) == 2
    assert "Annat" in labels[1]
    assert "visas tillsammans" in split_sentence(results_of(content), shown.split)


def test_what_a_page_shows_of_two_rounds_is_what_all_rounds_allow(bring):
    """Other choices of rounds must not show other groups, or they could be put together."""
    few = [*people(200, 4), *["Ganska trygg;Mycket otrygg;9;Annat;20;Boende"] * 6]
    many = [*people(200, 5), *["Ganska trygg;Mycket otrygg;9;Annat;20;Boende"] * 40]
    bring(few, "2024-09")
    bring(many, "2025-09")
    content = bring(many, "2026-09")
    shown = split_of(content, item(results_of(content), "Q2").item["id"], by(content, "sex"))
    assert all("Annat" not in group.label for group in shown.split.groups)


def test_means_of_groups_are_shown_together_or_not_at_all(bring):
    content = bring(list(people(400, 6)))
    shown = split_of(content, item(results_of(content), "Q9").item["id"], by(content, "sex"))
    assert all(each.rounds[0].mean is not None for each in shown.split.groups)
    odd = [*people(300, 7), *["Mycket trygg;Mycket otrygg;10;Annat;20;Boende"] * 12]
    content = bring(odd, "2027")
    shown = split_of(content, item(results_of(content), "Q9").item["id"], by(content, "sex"))
    assert all(each.mean is None for group in shown.split.groups for each in group.rounds)
    assert "medelvärde" in split_sentence(results_of(content), shown.split)


def test_who_answered_is_told_without_single_people(bring):
    rows = [*people(150, 8), *["Ganska trygg;Mycket otrygg;9;Annat;20;Boende"] * 2]
    sex = composition(bring(rows))[0]
    shares = {option.label: option.rounds[0].share for option in sex.options}
    assert shares["Annat"] is None
    assert sum(share is None for share in shares.values()) == 2


# -- weights


def population(project, *cells):
    with project.read() as session:
        survey = read_rows(session, record("survey"))[0]["id"]
    for sex, age, count in cells:
        values = {"survey_id": survey, "sex": sex, "age": age, "people": count}
        acts.add(project, record("population_cell"), values)


def test_weights_give_the_sample_the_make_up_of_the_population(bring, empty):
    rows = ["Mycket trygg;Mycket trygg;8;Man;20;Boende"] * 60
    rows += ["Mycket otrygg;Mycket otrygg;3;Man;20;Boende"] * 20
    rows += ["Mycket otrygg;Ganska otrygg;2;Kvinna;20;Boende"] * 15
    rows += ["Mycket trygg;Ganska trygg;2;Kvinna;20;Boende"] * 5
    bring(rows)
    population(empty, ("kvinna", "16-24", 500), ("Man", "16–24", 500))
    content = read(empty)
    plain, weighted = results_of(content), results_of(content, weighted=True)
    assert plain.can_weigh
    assert not plain.weights
    assert item(plain, "Q1").rounds[0].share.share == pytest.approx(0.65)
    found = item(weighted, "Q1").rounds[0].share
    # Half of the population are women, of whom a quarter is safe; of the men three quarters are.
    assert (found.share, found.k) == (pytest.approx(0.5), None)
    assert found.low < 0.5 < found.high
    said = weights_words(weighted, content.rounds[0]["id"])
    assert said[0].startswith("Designeffekt 1,5")


def test_thin_cells_are_joined_and_told_and_the_unknown_weigh_one(bring, empty):
    rows = ["Mycket trygg;Mycket trygg;8;Man;20;Boende"] * 30
    rows += ["Mycket otrygg;Mycket trygg;8;Man;35;Boende"] * 4
    rows += ["Ganska otrygg;Mycket trygg;8;Kvinna;20;Boende"] * 30
    rows += ["Ganska otrygg;Mycket trygg;8;;20;Boende"] * 3
    bring(rows)
    population(empty, ("Man", "16–24", 300), ("Man", "25–44", 300), ("Kvinna", "16–24", 600))
    content = read(empty)
    said = weights_words(results_of(content, weighted=True), content.rounds[0]["id"])
    assert any("Man 16–24, Man 25–44" in line for line in said)
    assert any(line.startswith("3 svar har vikten 1") for line in said)


def test_counts_cannot_be_weighted(torg):
    population(torg, ("Kvinna", "16–24", 300), ("Man", "16–24", 300))
    assert not results_of(read(torg)).can_weigh


# -- rounds


def facts(project, name, **values):
    with project.read() as session:
        key = next(
            row["id"] for row in read_rows(session, record("survey_round")) if row["name"] == name
        )
    acts.change(project, record("survey_round"), key, values)


def test_a_large_part_of_a_random_sample_is_corrected(bring, empty):
    bring(list(people(300, 9)))
    before = item(results_of(read(empty)), "Q1").rounds[0].share
    facts(empty, "2026-09", sampling="random", population=600)
    after = item(results_of(read(empty)), "Q1").rounds[0].share
    assert after.share == before.share
    assert after.high - after.low < before.high - before.low


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"method": "web"}, "method"),
        ({"sampling": "random"}, "sampling"),
        ({"field_from": date(2026, 3, 1), "field_to": date(2026, 3, 20)}, "season"),
    ],
)
def test_rounds_made_differently_are_not_compared(bring, empty, values, reason):
    bring(list(people(200, 10)), "2025-09")
    bring(list(people(200, 11, 1.0)), "2026-09")
    common = {"method": "post", "sampling": "convenience"}
    for name in ("2025-09", "2026-09"):
        facts(empty, name, **common)
    results = results_of(read(empty))
    change = last_change(results.survey, item(results, "Q2"), item(results, "Q2").rounds)
    assert change.verdict is Verdict.BETTER
    facts(empty, "2026-09", **values)
    results = results_of(read(empty))
    change = last_change(results.survey, item(results, "Q2"), item(results, "Q2").rounds)
    assert change.verdict is Verdict.NOT_COMPARABLE
    assert [str(each) for each in change.comparable.reasons] == [reason]


def test_more_than_two_rounds_are_drawn_with_gaps_where_they_do_not_compare(bring, empty):
    for at, name in enumerate(("2024-09", "2025-09", "2026-09")):
        bring(list(people(150, at)), name)
    facts(empty, "2025-09", method="web")
    facts(empty, "2026-09", method="post")
    results = results_of(read(empty))
    points = Compared(results, 1, 2).points(item(results, "Q1"))
    assert [each.name for each in points] == ["2024", "2025", "2026"]
    assert [each.joined for each in points] == [True, True, False]
    assert all(each.low < each.value < each.high for each in points)


def test_two_rounds_of_one_month_are_told_apart():
    row = {"id": "a", "name": "webb", "field_from": date(2026, 9, 1), "field_to": date(2026, 9, 9)}
    other = {**row, "id": "b", "name": "papper"}
    assert round_name(row) == "september 2026"
    assert round_name(row, (row, other)) == "september 2026 (webb)"


# -- questions without a share


def test_several_of_many_and_one_of_several_have_a_share_each(bring):
    rows = ["Mörker, Skräp;Röd"] * 30 + ["Mörker;Blå"] * 20 + [";Blå"] * 5 + ["Trafik;Grön"]
    content = bring(rows, head="Q12_1;Färg".replace("Q12_1", "Q9x Varför"))
    assert content is not None
    found = {each.item["title"]: each for each in results_of(content).items}
    assert found
    colours = found["Färg"]
    shown = {option.label: option.rounds[0].share for option in colours.options}
    assert shown["Grön"] is None  # one person
    assert sum(share is None for share in shown.values()) == 2


# -- acts


def dump(project):
    with project.read() as session:
        content = read_survey(session)
        tables = {
            t: read_rows(session, record(t)) for t in ("survey", "survey_item", "survey_round")
        }
    return tables, content and (
        content.store.codes,
        content.store.counts,
        content.store.respondents,
    )


ACTS = {
    "counts": lambda p, root: _take(p, root / "resources/example/survey_counts.csv"),
    "form": lambda p, _root: edits.put_form(p, *_form(p)),
    "correction": lambda p, _root: edits.put_form(p, *_form(p), place=0),
    "bank": lambda p, _root: edits.add_from_bank(p, _survey(p), ["Q3", "B1"]),
}


def _take(project, path):
    source = Source(path)
    plan = importer_for(None, source).plan(project, source, Wishes(), lambda _s: None)
    plan.take(project)


def _survey(project):
    with project.read() as session:
        return read_rows(session, record("survey"))[0]["id"]


def _form(project):
    content = read(project)
    row = next(r for r in content.rounds if content.store.by_person(r["id"]))
    return row["id"], {content.items[0]["id"]: (1, 5)}, {}


@pytest.mark.parametrize("name", ACTS)
def test_every_act_is_one_step_that_is_taken_back_whole(bring, empty, root, name):
    bring(list(people(12, 12)), "2027-01")
    before, steps = dump(empty), len(empty.history())
    ACTS[name](empty, root)
    after = dump(empty)
    assert after != before
    assert len(empty.history()) == steps + 1
    empty.undo()
    assert dump(empty) == before
    empty.redo()
    assert dump(empty) == after


def test_a_form_stands_behind_the_answers_there_are_and_can_be_corrected(bring, empty):
    content = bring(list(people(12, 13)))
    round_id = content.rounds[0]["id"]
    first = content.items[0]["id"]
    at = edits.put_form(empty, round_id, {first: (1, 5)}, {})
    assert at == 12
    store = read(empty).store
    assert store.respondents[round_id] == 13
    assert {len(each.codes) for each in store.codes.values()} == {13}
    assert store.codes[round_id, first].codes[12] == 5
    edits.put_form(empty, round_id, {first: (1, 2)}, {}, place=12)
    store = read(empty).store
    assert (store.respondents[round_id], store.codes[round_id, first].codes[12]) == (13, 2)


def test_a_survey_begins_with_the_bank_in_the_projects_language(empty):
    edits.start_survey(empty)
    content = read(empty)
    assert len(content.items) == 16
    assert content.items[0]["title"].startswith("Hur trygg")
    assert content.items[0]["title_en"].startswith("How safe")
    assert {row["better"] for row in content.items if row["code"] in {"Q7", "Q10"}} == {"lower"}
