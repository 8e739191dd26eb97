"""A plan that is renewed after an edit is the plan one gets by reckoning it all anew."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from workbench.base.errors import WorkbenchError
from workbench.models.registry import record
from workbench.project.open import create
from workbench.project.register import add_rows, delete_rows, read_rows, row_ids, update_row
from workbench.project.working_days import read_calendar
from workbench.steps.plan.gantt import KeptRows, gantt_rows
from workbench.steps.plan.gantt_look import Grouping, Look
from workbench.steps.plan.glimpse import glimpse
from workbench.steps.plan.reckoning import renewed
from workbench.steps.plan.views import read_plan

ACTIVITY = record("activity")
TODAY = date(2026, 11, 18)
KINDS = ("FS", "SS", "FF", "SF")


def some(pick, ids):
    """Return a change of an activity, as people make them."""
    start = date(2026, 9, 1) + timedelta(days=pick.randrange(160))
    links = tuple(
        (key, pick.choice(KINDS), pick.randrange(-3, 6))
        for key in pick.sample(ids, min(len(ids), 2))
    )
    return pick.choice(
        (
            {"start": start, "finish": start + timedelta(days=20), "dating": "typed"},
            {"duration": pick.randrange(30), "dating": "computed", "start": None, "finish": None},
            {"predecessors": links},
            {"parent_id": pick.choice([*ids, None])},
            {"status": pick.choice(("planned", "ongoing", "done", "cancelled"))},
            {"progress": pick.choice((0, 40, 100))},
            {"deadline": start},
            {"earliest_start": start, "dating": "computed"},
            {"actual_start": start, "status": "ongoing"},
            {"milestone": True},
        )
    )


@pytest.fixture
def project(tmp_path):
    pick = random.Random(3)
    with create(tmp_path / "torget.plats", "Torget") as project:
        with project.edit("x") as session:
            rows = [{"title": f"Nr {n}", "duration": pick.randrange(1, 9)} for n in range(40)]
            add_rows(session, ACTIVITY, rows)
        yield project


def act(project, pick):
    with project.read() as session:
        ids = row_ids(session, ACTIVITY)
    key = pick.choice(ids)
    if pick.random() < 0.15:
        pick.choice((project.undo, project.redo))()
        return
    with project.edit("x") as session:
        if pick.random() < 0.1:
            delete_rows(session, ACTIVITY, [key])
            add_rows(session, ACTIVITY, [{"title": "Ny", "duration": 3}])
        else:
            others = ids[: ids.index(key)] or ids
            update_row(session, ACTIVITY, key, some(pick, others))


@pytest.mark.parametrize("seed", range(8))
def test_a_renewed_plan_is_the_plan(project, seed):
    pick, drawn = random.Random(seed), KeptRows()
    look = Look(grouping=Grouping.OUTLINE, floats=True)
    for _round in range(60):
        try:
            act(project, pick)
        except WorkbenchError:
            continue  # the change would have closed a circle
        with project.read() as session:
            plan = read_plan(session, TODAY)
            rows, calendar = read_rows(session, ACTIVITY), read_calendar(session)
        items, tasks, links, schedule = renewed(rows, calendar, TODAY, None)
        assert plan.items == items
        assert (plan.tasks, plan.links) == (tasks, links)
        assert dict(plan.schedule.rows) == dict(schedule.rows)
        assert plan.schedule.conflicts == schedule.conflicts
        assert drawn.rows(plan, look) == gantt_rows(plan, look)


def test_a_glimpse_lies_where_the_whole_plan_lays_it(project):
    pick, seen = random.Random(5), 0
    for _round in range(250):
        with project.read() as session:
            before = read_plan(session, TODAY)
        try:
            act(project, pick)
        except WorkbenchError:
            continue
        with project.read() as session:
            after = read_plan(session, TODAY)
        if after.schedule.working.ground != before.schedule.working.ground:
            continue  # the first day of the plan is another, which moves all
        for key, item in after.by_id.items():
            old = before.by_id.get(key)
            if old is None or old.values == item.values:
                continue
            found = glimpse(before, item.values)
            if found is not None:
                seen += found.start != old.start
                assert (found.start, found.finish) == (item.start, item.finish)
                assert (found.values, found.done) == (item.values, item.done)
    assert seen > 10


def test_what_an_edit_does_not_reach_is_not_made_again(project):
    with project.read() as session:
        before = read_plan(session, TODAY)
    first, second, *rest = before.by_id
    with project.edit("x") as session:
        update_row(session, ACTIVITY, second, {"predecessors": ((first, "FS", 0),)})
    with project.read() as session:
        after = read_plan(session, TODAY)
    kept = [key for key in rest if after.by_id[key] is before.by_id[key]]
    assert len(kept) > len(rest) / 2
    assert after.by_id[second] != before.by_id[second]
