"""Plans written by others. They lie beside the checkout, in ../shared, and are not part of it."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from workbench.rules.calendar import WorkCalendar
from workbench.rules.schedule import schedule
from workbench.rules.schedule_types import Link, Task


@pytest.fixture
def psplib(root):
    path = root.parent / "shared" / "real" / "plan_psplib_j301_1.json"
    if not path.exists():
        pytest.skip(f"the real files are not beside the checkout: no {path}")
    return json.loads(path.read_text(encoding="utf-8"))


def test_psplib_j301_1(psplib):
    tasks = [Task(str(each["id"]), each["duration"]) for each in psplib["tasks"]]
    links = [Link(str(each["pred"]), str(each["succ"])) for each in psplib["dependencies"]]
    start = date(2026, 1, 1)
    plan = schedule(tasks, links, WorkCalendar(weekend=()), start)
    passes, number = plan.working.passes, plan.working.net.number
    assert passes.finish - plan.working.ground.start == psplib["makespan"] == 38
    assert plan.finish == start + timedelta(days=37)
    assert sorted(map(int, plan.critical)) == sorted(psplib["critical"])
    opening = plan.working.ground.start
    for key, leaf in number.items():
        assert passes.start[leaf] - opening == psplib["early_start"][key]
        assert passes.late[leaf] - opening == psplib["late_start"][key]
        assert plan.rows[key].total_float == psplib["total_float"][key]
        assert plan.rows[key].free_float == psplib["free_float"][key]
