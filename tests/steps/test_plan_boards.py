"""The plan as a board and as a year: what stands where, and what moving a card does."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.charts.board import board
from workbench.charts.load import load_scene
from workbench.charts.months import year_scene
from workbench.models.registry import record
from workbench.project import acts
from workbench.rules.year import Month
from workbench.steps.plan import edits
from workbench.steps.plan.boards import Sorting, board_columns, quick_win
from workbench.steps.plan.permits import permit_lines
from workbench.steps.plan.picture_keys import place_of, row_of
from workbench.steps.plan.views import read_plan
from workbench.steps.plan.years import load_of, year_cards

ACTIVITY = record("activity")


def plan(project):
    with project.read() as session:
        return read_plan(session, project.today())


def activity(project, **values):
    return acts.add(project, ACTIVITY, {"title": "Måla bänkar", **values})


def values(project, key):
    return plan(project).by_id[key].values


# -- moving cards


def test_done_is_all_of_it_and_says_the_day(empty):
    key = activity(empty, start=date(2026, 11, 2), finish=date(2026, 11, 30), progress=40)
    edits.set_status(empty, key, "done")
    said = values(empty, key)
    assert (said["status"], said["progress"]) == ("done", 100)
    assert (said["actual_start"], said["actual_finish"]) == (date(2026, 11, 2), empty.today())
    edits.set_status(empty, key, "ongoing")
    said = values(empty, key)
    assert (said["progress"], said["actual_finish"]) == (None, None)
    edits.set_status(empty, key, "planned")
    said = values(empty, key)
    assert (said["progress"], said["actual_start"]) == (0, None)
    for _nth in range(3):
        empty.undo()
    assert (values(empty, key)["progress"], values(empty, key)["actual_start"]) == (40, None)


def test_the_same_status_changes_nothing(empty):
    key = activity(empty)
    entries = len(empty.history())
    edits.set_status(empty, key, "planned")
    assert len(empty.history()) == entries


def test_a_pause_keeps_what_was_done(empty):
    key = activity(empty, status="ongoing", progress=40)
    edits.set_status(empty, key, "paused")
    assert values(empty, key)["progress"] == 40


def test_another_party_takes_the_place_of_the_first(empty):
    one, two = (acts.add(empty, record("organisation"), {"name": n}) for n in ("Ett", "Två"))
    key = activity(empty, responsible=(one,))
    edits.hand_over(empty, key, "responsible", one, two)
    assert values(empty, key)["responsible"] == (two,)
    edits.hand_over(empty, key, "responsible", two, "")
    assert values(empty, key)["responsible"] == ()
    edits.hand_over(empty, key, "responsible", "", one)
    assert values(empty, key)["responsible"] == (one,)


# -- what stands where


@pytest.mark.parametrize("sorting", list(Sorting))
def test_every_activity_stands_on_the_board_once_for_each_it_belongs_to(torg, sorting):
    found = plan(torg)
    columns = board_columns(found, sorting)
    cards = [card.key for column in columns for card in column.cards]
    assert len(set(cards)) == len(cards)
    assert {row_of(key) for key in cards} == set(found.by_id)
    for column in columns:
        assert {place_of(card.key) for card in column.cards} <= {column.key}
    if sorting is not Sorting.STATUS:
        belongs = sum(len(item.values[sorting.value]) or 1 for item in found.items)
        assert len(cards) == belongs


def test_summaries_are_no_cards(empty):
    whole = activity(empty, title="Helhet")
    part = activity(empty, parent_id=whole, start=date(2026, 12, 1), finish=date(2026, 12, 2))
    columns = board_columns(plan(empty), Sorting.STATUS)
    assert [row_of(card.key) for column in columns for card in column.cards] == [part]


@pytest.mark.parametrize("width", [420, 800, 1400])
def test_cards_lie_within_their_columns(torg, width):
    columns = board_columns(plan(torg), Sorting.RESPONSIBLE)
    made = board(columns, width, 13.0, "Tavla")
    assert [key for key, _box in made.areas] == [column.key for column in columns]
    for _key, box in made.areas:
        assert box.x >= 0
        assert box.x + box.width <= width + 0.01
        assert made.at(box.x + 1, box.y + 1) == _key
    assert made.at(-5, -5) is None
    assert made.target(-5, -5) is None


def test_quick_wins_are_short_cheap_and_still_to_be_had(empty):
    days = {"start": date(2026, 12, 1), "finish": date(2026, 12, 4)}
    quick = activity(empty, cost=5_000_00, **days)
    activity(empty, cost=50_000_00, **days)
    activity(empty, cost=5_000_00, status="done", **days)
    activity(empty, cost=5_000_00, status="cancelled", **days)
    assert [item.id for item in plan(empty).items if quick_win(item)] == [quick]


# -- the year


def cards(project, year=2026):
    with project.read() as session:
        found = read_plan(session, project.today())
        return year_cards(found, permit_lines(session, found), year)


def test_the_wheel_tells_what_begins_ends_and_is_to_be_applied_for(torg):
    months = cards(torg)
    assert [month.present for month in months].index(True) == 10
    said = [entry.alt for month in months for entry in month.entries]
    assert "Belysningsplan torg och passage, börjar den 2" in said
    assert "Belysningsplan torg och passage, slutar den 31" in said
    assert any("Markupplåtelse Biblioteksplatsen" in each for each in said)
    keys = [entry.key for month in months for entry in month.entries]
    assert len(set(keys)) == len(keys)
    known = plan(torg).by_id
    assert sum(row_of(key) in known for key in keys) > 20


def test_cancelled_activities_have_no_year(empty):
    activity(empty, start=date(2026, 3, 1), finish=date(2026, 3, 5), status="cancelled")
    assert not any(month.entries for month in cards(empty))


@pytest.mark.parametrize("width", [300, 700, 1400])
def test_months_stand_in_rows_within_the_width(torg, width):
    scene = year_scene(cards(torg), width, 13.0, "Årshjul")
    assert len(scene.groups()) == sum(len(month.entries) for month in cards(torg))
    for shape in scene.shapes:
        left = getattr(shape, "x", 0)
        assert left + getattr(shape, "width", 0) <= width + 0.01


def test_load_counts_activities_per_party_and_month(torg):
    load = load_of(plan(torg), Month(2026, 1))
    rows = {row.title: [cell.count for cell in row.cells] for row in load.rows}
    assert rows["Torgkvarteret"] == [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]
    assert all(sum(counts) for counts in rows.values())
    for row in load.rows:
        for cell in row.cells:
            assert cell.count == len(load.behind[cell.key])
    scene = load_scene(load.rows, ["m"] * 12, 800, 13.0, "Belastning", present=10)
    assert len(scene.groups()) == sum(1 for row in load.rows for cell in row.cells if cell.count)


def test_who_is_accountable_carries_the_load_of_what_nobody_does(empty):
    party = acts.add(empty, record("organisation"), {"name": "Kommunen"})
    days = {"start": date(2026, 3, 1), "finish": date(2026, 3, 5)}
    activity(empty, accountable_id=party, **days)
    activity(empty, **days)
    rows = load_of(plan(empty), Month(2026, 1)).rows
    assert {row.title for row in rows} == {"Kommunen", "Utan ansvarig"}
