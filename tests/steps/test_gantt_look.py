"""How the plan's chart is looked at: filters, groups, colours with their letters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import titles
from workbench.steps.plan.gantt import gantt_categories, gantt_rows
from workbench.steps.plan.gantt_look import COLOURINGS, Grouping, Look, Showing, _letters
from workbench.steps.plan.views import read_plan

ACTIVITY = record("activity")


@pytest.fixture
def plan(torg):
    with torg.read() as session:
        return read_plan(session, torg.today())


@pytest.fixture
def look(torg):
    with torg.read() as session:
        return Look(places=titles(session, "surface"))


def shown(plan, look):
    return {item.values["code"] for item in look.shown(plan)}


def test_nothing_narrows_at_first(plan, look):
    assert len(look.shown(plan)) == len(plan.items) == 40
    assert not look.narrows


def test_text_is_found_in_code_title_and_party(plan, look):
    assert shown(plan, replace(look, text="a31")) == {"A31"}
    assert "A23" in shown(plan, replace(look, text="belysning kommunen"))
    assert shown(plan, replace(look, text="finns inte")) == set()


def test_filters(plan, look):
    late = shown(plan, replace(look, showing=Showing.LATE))
    assert late == {"A24", "A31"}  # late, and the one that it clashes with
    month = shown(plan, replace(look, showing=Showing.MONTH))
    assert "A31" in month
    assert "A01" not in month
    left = shown(plan, replace(look, showing=Showing.OPEN))
    assert left == {i.values["code"] for i in plan.items if not i.done}
    critical = shown(plan, replace(look, showing=Showing.CRITICAL))
    assert critical
    assert critical <= left


def test_one_organisation(plan, look):
    key = next(key for key, name in plan.organisations.items() if name == "Polisen")
    found = replace(look, party=key).shown(plan)
    assert found
    assert all(key in (*i.values["responsible"], i.values["accountable_id"]) for i in found)


@pytest.mark.parametrize("grouping", Grouping)
def test_each_activity_stands_once_however_they_are_grouped(plan, look, grouping):
    rows = gantt_rows(plan, replace(look, grouping=grouping))
    keys = [row.key for row in rows if not row.key.startswith("group:")]
    assert sorted(keys) == sorted(item.id for item in plan.items)


def test_places_are_groups(torg, plan, look):
    rows = gantt_rows(plan, replace(look, grouping=Grouping.PLACE))
    assert rows[-1].level == 1
    groups = [row.title for row in rows if row.kind == "group"]
    assert groups[-1] == "Utan plats"
    assert len(groups) > 1


@pytest.mark.parametrize("colouring", COLOURINGS)
def test_each_colour_has_a_letter_of_its_own(plan, look, colouring):
    wished = replace(look, colouring=colouring)
    categories = gantt_categories(plan, wished)
    letters = [each.letter for each in categories]
    assert len(set(letters)) == len(letters) <= 7
    assert bool(categories) == (colouring is not Grouping.OUTLINE)
    known = {(each.color, each.letter) for each in categories} | {("", "")}
    rows = gantt_rows(plan, wished)
    assert all((row.color, row.letter) in known for row in rows if row.kind != "group")


def test_letters():
    assert _letters(["Kommunen", "Konsult", "Kyrkan", "G1", "?"]) == ["K", "Ko", "Ky", "G1", "?"]
    assert len(set(_letters(["aa", "aa", "aa", "Aa", ""]))) == 5


def test_float_is_drawn_when_wished(plan, look):
    assert not any(row.late_finish for row in gantt_rows(plan, look))
    rows = gantt_rows(plan, replace(look, floats=True))
    assert any(row.late_finish for row in rows)
    assert all(row.late_finish > row.finish for row in rows if row.late_finish)


def test_an_outline_that_is_narrowed_keeps_what_is_above(empty):
    above = acts.add(empty, ACTIVITY, {"title": "Mark"})
    acts.add(empty, ACTIVITY, {"title": "Gräv", "parent_id": above})
    acts.add(empty, ACTIVITY, {"title": "Fest"})
    with empty.read() as session:
        plan = read_plan(session, empty.today())
    rows = gantt_rows(plan, Look(grouping=Grouping.OUTLINE, text="gräv"))
    assert [(row.title, row.kind, row.level) for row in rows] == [
        ("Mark", "summary", 0), ("Gräv", "task", 1),
    ]  # fmt: skip
