"""A plan that was decided stays as it was; what has moved since is told in days."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from workbench.base.language import using
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.rules.progress import on_time_share
from workbench.steps.plan import edits
from workbench.steps.plan.baselines import (
    FROZEN,
    baselines,
    changes_since,
    deliveries,
    frozen_rows,
    read_baseline,
)
from workbench.steps.plan.movements import change_words, days_words, move_row, summary_words
from workbench.steps.plan.views import read_plan

ACTIVITY, BASELINE = record("activity"), record("baseline")
NAMED = {"name": "Beslut", "decided_on": date(2026, 12, 9), "decision": "Styrgruppen § 4"}


def activity(project, title="Måla", **values):
    days = {"start": date(2026, 12, 7), "finish": date(2026, 12, 11)}
    return acts.add(project, ACTIVITY, {"title": title, **days, **values})


def compared(project, key):
    with project.read() as session:
        plan = read_plan(session, project.today())
        return changes_since(frozen_rows(session, key), plan)


def test_a_frozen_plan_does_not_follow(empty):
    one = activity(empty, cost=100_00)
    baseline = edits.freeze(empty, NAMED)
    acts.change(
        empty, ACTIVITY, one,
        {"start": date(2026, 12, 14), "finish": date(2026, 12, 22), "cost": 150_00},
    )  # fmt: skip
    with empty.read() as session:
        assert read_baseline(session, baseline) == {one: (date(2026, 12, 7), date(2026, 12, 11))}
        (known,) = baselines(session)
    assert (known.name, known.day, known.frozen_on) == ("Beslut", date(2026, 12, 9), empty.today())
    (change,) = compared(empty, baseline)
    assert (change.start_days, change.finish_days, change.cost) == (7, 11, 50_00)
    assert change.differs


def test_one_undo_takes_the_whole_freezing_back(empty):
    activity(empty)
    activity(empty, "Snickra")
    edits.freeze(empty, NAMED)
    empty.undo()
    with empty.read() as session:
        assert baselines(session) == ()
        assert read_rows(session, FROZEN) == []


def test_what_came_and_what_went(empty):
    gone, cancelled = activity(empty, "Riva"), activity(empty, "Bygga")
    dropped = activity(empty, "Struken från början", status="cancelled")
    baseline = edits.freeze(empty, NAMED)
    acts.remove(empty, ACTIVITY, [gone])
    acts.change(empty, ACTIVITY, cancelled, {"status": "cancelled"})
    activity(empty, "Ny")
    found = {each.title: each for each in compared(empty, baseline)}
    assert set(found) == {"Riva", "Bygga", "Ny"}
    assert found["Riva"].is_gone
    assert found["Bygga"].is_gone
    assert found["Ny"].is_new
    assert found["Riva"].item is None
    assert dropped
    empty.undo()
    empty.undo()
    empty.undo()
    assert not any(each.differs for each in compared(empty, baseline))


def test_a_baseline_that_is_deleted_takes_its_rows(empty):
    activity(empty)
    baseline = edits.freeze(empty, NAMED)
    acts.remove(empty, BASELINE, [baseline])
    with empty.read() as session:
        assert read_rows(session, FROZEN) == []


def test_the_latest_decision_comes_first_and_dateless_ones_by_their_freezing(empty):
    edits.freeze(empty, {"name": "Utan dag"})
    edits.freeze(empty, {"name": "Gammal", "decided_on": date(2020, 1, 1)})
    edits.freeze(empty, {"name": "Framtida", "decided_on": date(2099, 1, 1)})
    with empty.read() as session:
        assert [each.name for each in baselines(session)] == ["Framtida", "Utan dag", "Gammal"]


@pytest.mark.parametrize(
    ("values", "share"),
    [
        ({"status": "done", "actual_finish": date(2026, 1, 9)}, Fraction(1)),
        ({"status": "done", "actual_finish": date(2026, 1, 10)}, Fraction(0)),
        ({"status": "ongoing", "progress": 90}, Fraction(0)),
        ({"status": "cancelled"}, None),
    ],
)
def test_share_on_time_by_the_decided_day(empty, values, share):
    key = activity(empty, start=date(2026, 1, 5), finish=date(2026, 1, 9))
    baseline = edits.freeze(empty, NAMED)
    acts.change(empty, ACTIVITY, key, values)
    with empty.read() as session:
        plan = read_plan(session, empty.today())
        due = deliveries(frozen_rows(session, baseline), plan)
    assert on_time_share(due, empty.today()) == share


def test_the_example_in_words(torg):
    with torg.read() as session:
        plan = read_plan(session, torg.today())
        baseline = baselines(session)[0]
        rows = frozen_rows(session, baseline.id)
        changes = changes_since(rows, plan)
        said = summary_words(baseline, changes, deliveries(rows, plan), plan.today)
    with using("sv"):
        moved = {each.code: change_words(each) for each in changes if each.differs}
    assert moved == {
        "A24": "+61 d", "A25": "±0 d", "A29": "+21 d", "A30": "start +91 d", "A33": "−8 d",
        "A37": "+14 d", "A39": "ny",
    }  # fmt: skip
    assert "Styrgruppen 9 december 2025" in said
    lines = [move_row(each, nth) for nth, each in enumerate(changes)]
    assert len({line.key for line in lines}) == len(lines)


def test_days_in_words():
    assert days_words(3).startswith("+3")
    assert days_words(-3).startswith("−3")
