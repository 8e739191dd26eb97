"""Each step says of each sign of "good enough" whether it holds."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.models.registry import record
from workbench.program.catalogue import STEPS
from workbench.project import acts
from workbench.project.register import read_rows

DAY = date(2026, 11, 18)
SIGNED = [step for step in STEPS if step.signs is not None]
BY_KEY = {step.key: step for step in SIGNED}


def held(project, key):
    with project.read() as session:
        return BY_KEY[key].signs(session, DAY)


def rows(project, table):
    with project.read() as session:
        return read_rows(session, record(table))


@pytest.mark.parametrize("step", SIGNED, ids=lambda step: step.key)
def test_there_is_an_answer_for_each_sign_and_nothing_holds_in_an_empty_file(empty, torg, step):
    for project in (empty, torg):
        assert len(held(project, step.key)) == len(step.good_enough)
    assert not any(held(empty, step.key))


def test_steps_that_people_work_in_show_an_example():
    assert all(step.example for step in STEPS if step.signs)


def test_the_place(empty):
    place = record("project")
    key = rows(empty, "project")[0]["id"]
    acts.change(empty, place, key, {"municipality": "Mellanstad", "place_type": "square"})
    assert held(empty, "place") == (True, False, False, False)
    acts.change(empty, place, key, {"boundary_reason": "En plats", "agreement_start": DAY})
    assert held(empty, "place") == (True, True, False, False)
    acts.change(empty, place, key, {"agreement_end": date(2028, 12, 31)})
    assert held(empty, "place") == (True, True, True, False)


def test_people_and_organisations(empty):
    party = {"name": "Polisen", "type": "authority", "membership": "member"}
    choices = record("organisation")
    party["type"] = choices["type"].choices[0].key
    party["membership"] = choices["membership"].choices[0].key
    acts.add(empty, choices, party)
    person = acts.add(empty, record("stakeholder"), {"name": "Åsa", "influence": 5})
    assert held(empty, "stakeholders") == (True, False, False)
    legal = record("stakeholder")["legal_ground"].choices[0].key
    values = {"contact_owner": "Karin", "legal_ground": legal, "erase_by": DAY}
    acts.change(empty, record("stakeholder"), person, values)
    assert held(empty, "stakeholders") == (True, True, True)


def test_the_vision(empty):
    key = rows(empty, "project")[0]["id"]
    for text, one in (("Ett torg för alla.", True), ("Tryggt. Rent. Levande.", False)):
        acts.change(empty, record("project"), key, {"vision": text})
        assert held(empty, "vision") == (one, False, False)
    goals = [acts.add(empty, record("goal"), {"title": f"Mål {n}"}) for n in range(3)]
    assert held(empty, "vision")[1:] == (True, False)
    for goal in goals:
        values = {"title": "Mått", "goal_id": goal, "baseline": 1, "targets": {2027: 2}}
        acts.add(empty, record("indicator"), values)
    assert held(empty, "vision")[1:] == (True, True)
    below = acts.add(empty, record("goal"), {"title": "Del", "parent_id": goals[0]})
    assert held(empty, "vision")[1:] == (True, False)
    acts.remove(empty, record("goal"), [below])
    for n in range(6):
        acts.add(empty, record("goal"), {"title": f"För många {n}"})
    assert held(empty, "vision")[1] is False


def test_the_plan_and_the_budget_of_mellantorg(torg):
    assert held(torg, "plan") == (True, True, False)  # the lights are in conflict with the feast
    assert held(torg, "finance") == (True, True, True)
    costly = next(row for row in rows(torg, "activity") if row["cost"] and row["budget_code"])
    acts.change(torg, record("activity"), costly["id"], {"budget_code": ""})
    assert held(torg, "finance") == (True, True, False)
    goal = acts.add(torg, record("goal"), {"title": "Utan åtgärd"})
    assert held(torg, "plan")[0] is False
    acts.remove(torg, record("goal"), [goal])
    first = rows(torg, "activity")[0]
    acts.change(torg, record("activity"), first["id"], {"accountable_id": None})
    assert held(torg, "plan")[1] is False
