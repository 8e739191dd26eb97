"""The process: every step leads somewhere that works; templates, ticks, dates, what is next."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from tests.windows import settle
from workbench.base.language import using
from workbench.exchange.process_template import OWN, own_template, read_template
from workbench.models.registry import record
from workbench.program.criteria import MEASURES, WORKED_ON, held
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.overview.process import as_template, leads_to, read_process
from workbench.steps.overview.process_edits import (
    add_criterion,
    add_step,
    move_criterion,
    move_step,
    place_step,
    plan_process,
    remove_criterion,
    remove_step,
    rename_criterion,
    rename_phase,
    start_process,
    tick,
)
from workbench.ui.parts.buttons import IconButton

STEP = record("process_step")


def process(project):
    with project.read() as session:
        today = project.today()
        return read_process(session, today, held(session, today))


def begin(project, key="default", start=date(2027, 1, 4)):
    start_process(project, own_template(key, "sv"), start)
    return process(project)


@pytest.mark.parametrize("key", OWN)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_own_template_is_whole(key, language):
    template = own_template(key, language)
    assert template.problems == ()
    assert template.name
    assert template.about
    for step in template.steps:
        assert step.title
        assert step.purpose
        assert step.questions
        assert step.needs
        assert step.gives
        assert step.criteria
        assert all(not each.measure or each.measure in MEASURES for each in step.criteria)


def test_the_own_process_has_eight_phases_and_35_steps():
    steps = own_template("default", "sv").steps
    assert len(steps) == 35
    assert len({step.phase for step in steps}) == 8
    assert len(own_template("small", "sv").steps) == 13


def test_every_measure_is_used_by_some_step():
    used = {each.measure for step in own_template("default", "sv").steps for each in step.criteria}
    older = {"ground"}  # projects begun before it was two signs know it
    assert used - {""} == set(MEASURES) - older
    assert set(WORKED_ON) == set(MEASURES)


def test_every_one_of_the_35_steps_leads_somewhere_that_works(start):
    driver = start("example")
    known = [state.key for state in driver.desk.steps_overview()]
    with driver.project.read() as session:
        steps = read_process(session, driver.project.today(), {}).steps
    assert len(steps) == 35
    places = {leads_to(step, known): step.title for step in steps}
    assert "" not in places, places[""]
    for place in (*places, *sorted(set(WORKED_ON.values()) - set(places))):
        driver.desk.go_to(place)
        assert f"{driver.desk.current_key}:{driver.page.current}" == place, places.get(place)


def test_steps_are_planned_on_working_days(empty):
    found = begin(empty, start=date(2027, 1, 4))
    first = found.steps[0]
    assert (first.values["start"], first.values["finish"]) == (date(2027, 1, 4), date(2027, 1, 15))
    for step in found.steps:
        assert step.values["start"].weekday() < 5
        assert step.values["finish"].weekday() < 5
        assert step.values["start"] <= step.values["finish"]
    plan_process(empty, date(2027, 2, 1))
    assert process(empty).steps[0].values["start"] == date(2027, 2, 1)
    empty.undo()
    assert process(empty).steps[0].values["start"] == date(2027, 1, 4)


def test_what_is_reckoned_follows_the_content_and_the_rest_is_ticked(empty):
    begin(empty)
    first = process(empty).steps[0]
    assert [(each.reckoned, each.met) for each in first.criteria] == [(True, False), (True, False)]
    with empty.read() as session:
        key = read_rows(session, record("project"))[0]["id"]
    said = {"client": "Kommunen", "consultant": "Vi", "needs": "Mörkt"}
    acts.change(empty, record("project"), key, said)
    assert process(empty).steps[0].state == "done"
    boundary = next(step for step in process(empty).steps if step.values["code"] == "0.3")
    byhand = next(each for each in boundary.criteria if not each.reckoned)
    tick(empty, byhand.id, ticked=True)
    again = next(step for step in process(empty).steps if step.values["code"] == "0.3")
    assert "bockat 1 av 1" in again.remark()
    assert "räknat 0 av 1" in again.remark()
    empty.undo()
    assert (
        "bockat 0 av 1"
        in next(step for step in process(empty).steps if step.values["code"] == "0.3").remark()
    )


def test_what_is_next_is_what_is_late_else_the_first_open_one(empty):
    found = begin(empty)
    assert found.next().values["code"] == "0.1"
    key = found.steps[4].id
    acts.change(empty, STEP, key, {"finish": date(2026, 10, 1)})
    assert process(empty).next().id == key
    acts.change(empty, STEP, key, {"status": "skipped", "reason": "Finns redan"})
    assert process(empty).next().values["code"] == "0.1"
    assert "1 överhoppade" in process(empty).tally()


def test_another_template_keeps_what_was_done(empty):
    begin(empty)
    steps = {step.values["code"]: step for step in process(empty).steps}
    acts.change(empty, STEP, steps["2.3"].id, {"status": "done"})
    tick(empty, next(e for e in steps["3.1"].criteria if not e.reckoned).id, ticked=True)
    begin(empty, "bid-18")
    found = {step.values["code"]: step for step in process(empty).steps}
    assert found["2.3"].state == "done"
    assert next(e for e in found["3.1"].criteria if not e.reckoned).met
    empty.undo()
    assert len(process(empty).steps) == 35


def test_a_step_of_ones_own_comes_after_the_chosen_and_can_go(empty):
    found = begin(empty)
    key = add_step(empty, "Prata med skolan", found.steps[2].id)
    add_criterion(empty, key, "Rektorn är med")
    made = process(empty).steps[3]
    assert (made.id, made.values["phase"]) == (key, found.steps[2].values["phase"])
    assert made.criteria[0].title == "Rektorn är med"
    remove_step(empty, key)
    assert len(process(empty).steps) == 35


def codes_of(project):
    return [each.values["code"] for each in process(project).order()]


def test_steps_change_places_and_go_over_into_the_next_phase(empty):
    steps = begin(empty, "small").order()
    whole = codes_of(empty)
    assert not move_step(empty, steps[0], -1)
    assert move_step(empty, steps[1], -1)
    assert codes_of(empty)[:2] == [steps[1].values["code"], steps[0].values["code"]]
    empty.undo()
    assert codes_of(empty) == whole
    phases = [each.values["phase"] for each in steps]
    edge = next(at for at, phase in enumerate(phases) if phase != phases[0])
    assert move_step(empty, steps[edge], -1)
    assert codes_of(empty) == whole, "it stays where it is and belongs to the phase before"
    assert process(empty).order()[edge].values["phase"] == phases[0]
    empty.undo()
    place_step(empty, steps[0], "", phases[-1])
    assert codes_of(empty) == [*whole[1:], whole[0]]
    empty.undo()
    rename_phase(empty, phases[0], "Först")
    assert next(title for title, _steps in process(empty).phases()) == "Först"
    empty.undo()
    assert [each.values["phase"] for each in process(empty).order()] == phases


def test_signs_are_reworded_moved_and_taken_away(empty):
    def signs():
        return [each.title for each in process(empty).steps[0].criteria]

    first, second = begin(empty).steps[0].criteria
    before = signs()
    assert not move_criterion(empty, first.id, -1)
    assert move_criterion(empty, first.id, 1)
    assert signs() == [second.title, first.title]
    rename_criterion(empty, first.id, "Beställaren är med")
    remove_criterion(empty, second.id)
    assert signs() == ["Beställaren är med"]
    for _each in range(3):
        empty.undo()
    assert signs() == before


def test_the_process_is_put_in_order_in_the_window(start):
    driver = start("example")
    driver.desk.go_to("overview:process")
    view = driver.page.view("process")
    settle(lambda: view.current() is not None)
    order = [each.id for each in view._process.order()]
    view.show_row(order[1])
    QTest.mouseClick(view.mover.up, Qt.MouseButton.LeftButton)
    settle(lambda: view._process.order()[0].id == order[1])
    assert view.current().id == order[1]
    assert not view.mover.up.isEnabled()
    view.list.dropped.emit(view.list.currentIndex().row(), 3)
    settle(lambda: view._process.order()[0].id == order[0])
    assert [each.id for each in view._process.order()] == order
    step = next(each for each in view._process.order() if len(each.criteria) > 1)
    view.show_row(step.id)
    titles = [each.title for each in step.criteria]
    view.panel.signs.focus_on(0)
    settle(lambda: isinstance(driver.focus(), QCheckBox | IconButton))
    sign = driver.focus()
    QTest.keyClick(sign, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle(lambda: [e.title for e in view.current().criteria[:2]] == titles[1::-1])
    QTest.keyClick(sign, Qt.Key.Key_F2)
    assert view.ask.field.text() == titles[1]
    view.ask.field.setText("Läst av alla")
    view.ask.take.click()
    settle(lambda: view.current().criteria[0].title == "Läst av alla")


def test_the_process_is_saved_as_a_template_and_comes_back(empty):
    found = begin(empty, "small")
    add_step(empty, "Prata med skolan", found.steps[0].id)
    with empty.read() as session:
        text = as_template(session, "Vår mall")
    template = read_template(text, "sv", MEASURES)
    assert template.problems == ()
    assert template.name == "Vår mall"
    assert [each.title for each in template.steps] == [
        step.values["title"] for step in process(empty).steps
    ]
    assert template.steps[0].criteria[0].measure == "conditions"
    assert json.loads(text)["phases"][0]["title"] == "Förstå platsen"


def test_english_projects_get_english_steps(empty):
    with using("en"):
        assert own_template("default", "en").steps[0].title == "First contact and picture of needs"


def test_a_step_of_ones_own_is_known_by_its_title_when_a_template_is_begun_again(empty):
    key = add_step(empty, "Prata med skolan", begin(empty, "small").steps[0].id)
    acts.change(empty, STEP, key, {"status": "skipped", "reason": "Ingen skola här"})
    with empty.read() as session:
        text = as_template(session, "Vår mall")
    start_process(empty, read_template(text, "sv", MEASURES), None)
    again = next(step for step in process(empty).steps if not step.values["code"])
    assert (again.state, again.values["reason"]) == ("skipped", "Ingen skola här")
    assert process(empty).steps[0].values["start"] == date(2027, 1, 4)


def test_days_the_wrong_way_round_are_told(empty):
    key = begin(empty, "small").steps[0].id
    acts.change(empty, STEP, key, {"start": date(2027, 3, 1), "finish": date(2027, 2, 1)})
    assert "slutar innan det börjar" in process(empty).steps[0].remark()


LACKING = {
    "name": "Vår mall",
    "phases": [
        {
            "title": "Börja",
            "steps": [{"use": "0.2"}, {"use": "9.9"}, {"title": ""}, {"title": "Prata"}, 7],
        },
        {"title": "Sedan"},
    ],
}


def test_a_template_that_lacks_steps_begins_with_the_rest_and_leads_on_in_a_narrow_window(
    start, tmp_path
):
    file = tmp_path / "mall.json"
    file.write_text(json.dumps(LACKING), encoding="utf-8")
    driver = start("empty")
    driver.desk.go_to("overview:process")
    view = driver.page.view("process")
    assert not view.templates.actions()[-1].isEnabled(), "there is nothing to save yet"
    view.templates.read_file(str(file))
    settle(lambda: view.current() is not None)
    assert [step.title for step in view._process.steps][1] == "Prata"
    told = view.problems.text().splitlines()
    assert len(told) == 4
    assert told[0] == "Börja: steget 9.9 finns inte och utelämnades"
    settle(view.panel.form.isEnabled)
    QTest.mouseClick(view.panel.signs.links[0], Qt.MouseButton.LeftButton)
    settle(lambda: driver.desk.current_key == "situation")
    driver.window.resize(1024, 560)
    driver.desk.go_to("overview:process")
    settle(view.lead.go.isVisible)
    assert not view.problems.isVisible()
    assert "Alla fyra blocken" in view.lead.left.text()
    QTest.mouseClick(view.lead.about, Qt.MouseButton.LeftButton)
    settle(view.panel.isVisible)
    assert not view.lead.isVisible()
    driver.window.toggle_inspector()
    QTest.mouseClick(view.lead.go, Qt.MouseButton.LeftButton)
    settle(lambda: driver.page.current == "conditions")


def test_what_is_no_day_stays_in_the_line(start):
    driver = start("example")
    driver.desk.go_to("overview:process")
    view = driver.page.view("process")
    view.ask_start()
    view.ask.field.setText("kanske i vår")
    view.ask.take.click()
    assert view.ask.isVisible()
    assert "kanske i vår" in view.ask.problem.text()
    view.ask.field.setText("2027-02-01")
    view.ask.take.click()
    settle(lambda: view._process.steps[0].values["start"] == date(2027, 2, 1))
