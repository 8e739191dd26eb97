"""Counted people: two rounds in the same slots, who is missing, what must not be compared."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.measures.observations import AGES, read_observations
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.situation.observation_edits import write_observations
from workbench.steps.situation.observation_pictures import (
    profile_scene,
    split_scene,
    table_lines,
    women_scene,
)
from workbench.steps.situation.observation_words import (
    compared_text,
    fit_lines,
    round_short,
    round_title,
    share_change,
    share_text,
    share_verdict,
)

BEFORE, AFTER = "2025-09", "2026-09"
OBSERVATION = record("observation")


def found(project):
    with project.read() as session:
        return read_observations(session)


def rows(project):
    with project.read() as session:
        return read_rows(session, OBSERVATION)


def change(project, round_name, values, only=None):
    ids = [r["id"] for r in rows(project) if r["round"] == round_name]
    acts.change_many(project, OBSERVATION, dict.fromkeys(ids[:only], values))


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_example_sums(torg):
    said = found(torg)
    assert said.rounds == (BEFORE, AFTER)
    assert len(said.shared(BEFORE, AFTER, "staying")) == 18
    staying = said.compare(BEFORE, AFTER, "staying")
    assert (staying.before, staying.after) == (395, 643)
    assert plain(compared_text(staying)) == "395 → 643, +63 %"
    flow = said.compare(BEFORE, AFTER, "flow")
    assert (flow.before, flow.after) == (3494, 3952)
    per_surface = [
        plain(compared_text(said.compare(BEFORE, AFTER, "staying", key))) for key in said.surfaces
    ]
    assert per_surface == ["210 → 351, +67 %", "101 → 147, +46 %", "84 → 145, +73 %"]


def test_women_in_the_evening(torg):
    shares = {each.label: each for each in found(torg).women(BEFORE, AFTER)}
    assert list(shares) == ["08–09", "12–13", "17–18", "20–21"]
    evening = shares["20–21"]
    assert (evening.before.k, evening.before.n) == (12, 36)
    assert (evening.after.k, evening.after.n) == (34, 80)
    assert share_text(evening.before).startswith("33,3 % (20–50)")
    assert share_text(evening.after).startswith("42,5 % (32–53)")
    assert share_change(evening) == "+9,2"
    assert share_verdict(evening) == "ej säkerställd"
    whole = found(torg).women_in_all(BEFORE, AFTER)
    assert (whole.before.n, whole.after.n) == (395, 643)


def test_slots_stand_in_the_order_of_the_week(torg):
    assert [each.text for each in found(torg).slots(BEFORE)] == [
        "vardag 08–09", "vardag 12–13", "vardag 17–18", "vardag 20–21", "lördag 12–13",
        "lördag 20–21",
    ]  # fmt: skip


def test_only_slots_of_both_rounds_are_compared(torg):
    gone = [r["id"] for r in rows(torg) if r["round"] == BEFORE and r["slot"].startswith("lör")]
    acts.remove(torg, OBSERVATION, gone)
    said = found(torg)
    assert len(said.shared(BEFORE, AFTER, "staying")) == 12
    fit = said.fit(BEFORE, AFTER)
    assert (fit.shared, fit.only_before, fit.only_after, fit.fits) == (12, 0, 6, False)
    assert "6 bara i andra" in fit_lines(fit)[0][0]


def test_other_weather_and_much_colder_are_told(torg):
    change(torg, BEFORE, {"weather": "clear", "temperature": 18})
    change(torg, AFTER, {"weather": "clear", "temperature": 12})
    assert found(torg).fit(BEFORE, AFTER).fits
    change(torg, AFTER, {"weather": "rain", "temperature": 9}, only=4)
    fit = found(torg).fit(BEFORE, AFTER)
    assert (fit.weather, fit.temperature, fit.fits) == (4, 4, False)
    said = [text for text, tone in fit_lines(fit) if tone == "warn"]
    assert said == ["Annat väder vid 4 tider", "Mer än 8 grader varmare eller kallare vid 4 tider"]


def test_another_season_and_another_method_are_told(torg):
    change(torg, AFTER, {"seen_on": date(2026, 1, 20), "method": "10 minuter"})
    change(torg, BEFORE, {"method": "5 minuter"})
    fit = found(torg).fit(BEFORE, AFTER)
    assert fit.season
    assert fit.method
    assert not fit.fits


def test_what_is_not_noted_is_said_but_stops_nothing(torg):
    fit = found(torg).fit(BEFORE, AFTER)
    assert fit.fits
    assert fit.unknown == ("seen_on", "weather", "temperature", "method")
    assert [tone for _text, tone in fit_lines(fit)] == ["ok", "muted"]


def test_a_slot_counted_twice_gives_the_mean(torg):
    row = next(r for r in rows(torg) if r["round"] == AFTER)
    again = {**{k: v for k, v in row.items() if k != "id"}, "staying": row["staying"] + 11}
    acts.add(torg, OBSERVATION, again)
    place = row["surface_id"], row["slot"]
    assert found(torg).value(AFTER, place, "staying") == row["staying"] + 5.5


def test_pictures_say_their_numbers(torg):
    said = found(torg)
    scene = profile_scene(said, said.rounds, "staying", 800)
    assert len(scene.groups()) == 3
    assert "vardag 20–21: september 2025 9, september 2026 21" in scene.groups()[0].alt
    women = women_scene(said.women(BEFORE, AFTER), (BEFORE, AFTER), 800)
    assert "42,5" in women.groups()[3].alt
    ages = split_scene(said, said.rounds, AGES, 800)
    assert [group.key for group in ages.groups()] == list(said.rounds)
    head, *lines = table_lines(said, said.rounds, "staying")
    assert (len(head), len(lines)) == (4, 18)


def test_rounds_in_words():
    assert (round_title("2026-09"), round_short("2026-09")) == ("september 2026", "sep 2026")
    assert (round_title("höst"), round_short("2026-13")) == ("höst", "2026-13")


def test_writing_makes_changes_and_empties_rows(torg):
    place = (found(torg).surfaces[0], "söndag 12–13")
    count = len(rows(torg))
    write_observations(torg, AFTER, {place: {"staying": 4}})
    assert len(rows(torg)) == count + 1
    write_observations(torg, AFTER, {place: {"women": 2}})
    assert found(torg).value(AFTER, place, "women") == 2
    write_observations(torg, AFTER, {place: {"women": None, "staying": None}})
    assert len(rows(torg)) == count
    for _each in range(3):
        torg.undo()
    assert len(rows(torg)) == count


def test_nothing_is_written_where_nothing_is_noted(empty):
    write_observations(empty, AFTER, {("", "vardag 08–09"): {"staying": None}})
    assert rows(empty) == []
    assert empty.history() == []


@pytest.mark.parametrize("name", ["staying", "women"])
def test_nothing_counted_nothing_compared(empty, name):
    said = found(empty)
    assert said.rounds == ()
    assert said.compare("a", "b", name) is None
    assert said.women_in_all("a", "b").difference is None
