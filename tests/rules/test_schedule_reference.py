"""The scheduler against the slow reference, on many random networks."""

from __future__ import annotations

import os

import pytest

from tests.rules.plans import KINDS, calendar, random_plan
from tests.rules.reference import Reference
from workbench.rules.schedule import schedule

# REFERENCE_NETWORKS=10000 runs more of them.
NETWORKS = int(os.environ.get("REFERENCE_NETWORKS", "2000"))
BATCH = 100


def assert_agrees(seed):
    tasks, links, start = random_plan(seed, kinds=KINDS)
    days = calendar()
    plan = schedule(tasks, links, days, start)
    right = Reference(tasks, links, days.is_working, start)
    for task in tasks:
        row = plan.rows[task.id]
        leaf = plan.working.net.number[task.id]
        where = (seed, task)
        assert days.starting(plan.working.passes.start[leaf]) == right.early[task.id], where
        assert days.starting(plan.working.passes.late[leaf]) == right.late[task.id], where
        assert row.duration == right.lengths[task.id], where
        assert row.conflict == max(right.conflict(task.id), 0), where
        assert row.total_float == right.total_float(task.id), where
        assert row.free_float == right.free_float(task.id), where
        assert row.critical == (right.total_float(task.id) <= 0), where


@pytest.mark.parametrize("batch", range(NETWORKS // BATCH))
def test_agrees_with_the_slow_scheduler(batch):
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        assert_agrees(seed)


def test_the_networks_are_worth_comparing():
    """Among them are enough conflicts, negative floats, late tasks and floats to be wrong about."""
    seen = {"conflict": 0, "late": 0, "room": 0, "critical": 0}
    for seed in range(300):
        tasks, links, start = random_plan(seed)
        for row in schedule(tasks, links, calendar(), start).rows.values():
            seen["conflict"] += row.conflict > 0
            seen["late"] += row.total_float < 0
            seen["room"] += row.free_float > 0
            seen["critical"] += row.critical
    assert min(seen.values()) > 100, seen
