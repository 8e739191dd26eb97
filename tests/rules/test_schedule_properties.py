"""What holds for every plan, whatever it looks like."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.rules.plans import calendar, random_plan
from workbench.rules.forecast import move_to_status
from workbench.rules.network import find_cycle
from workbench.rules.schedule import schedule
from workbench.rules.schedule_types import Constraint, CycleError, Link, LinkKind, Task

SEEDS = st.integers(min_value=10**6, max_value=10**9)
QUICK = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = calendar()


def reckoned(seed, **how):
    tasks, links, start = random_plan(seed, **how)
    return tasks, links, start, schedule(tasks, links, DAYS, start)


def ends(plan, task):
    """Start and finish boundary of a leaf."""
    leaf = plan.working.net.number[task]
    start = plan.working.passes.start[leaf]
    return start, start + plan.working.passes.days[leaf]


def holds(plan, link):
    source, target = ends(plan, link.source), ends(plan, link.target)
    earlier = source[1] if link.kind in {LinkKind.FS, LinkKind.FF} else source[0]
    later = target[1] if link.kind in {LinkKind.FF, LinkKind.SF} else target[0]
    return later >= earlier + link.lag


@QUICK
@given(SEEDS)
def test_no_activity_lies_before_its_predecessors_allow(seed):
    _tasks, links, _start, plan = reckoned(seed)
    conflicts = {(each.task, each.source) for each in plan.conflicts}
    for link in links:
        assert holds(plan, link) or (link.target, link.source) in conflicts


@QUICK
@given(SEEDS)
def test_a_conflict_is_told_only_of_a_link_that_is_broken(seed):
    plan = reckoned(seed)[3]
    assert not any(holds(plan, each.link) for each in plan.conflicts)


@QUICK
@given(SEEDS)
def test_dates_are_working_days_and_in_order_unless_someone_wrote_them(seed):
    tasks, _links, _start, plan = reckoned(seed, typed=False)
    for task in tasks:
        row = plan.rows[task.id]
        assert row.start <= row.finish
        assert DAYS.is_working(row.start)
        assert DAYS.is_working(row.finish)
        if task.duration:
            assert DAYS.working_days_between(row.start, row.finish) == task.duration


def delayed(plan, tasks, moved, days):
    """The tasks with one of them held ``days`` working days later than it lies."""
    row = plan.rows[moved.id]
    first = DAYS.add_working_days(row.start, days)
    held = replace(moved, constraint=Constraint.SNET, constraint_date=first)
    return [held if task.id == moved.id else task for task in tasks]


@QUICK
@given(SEEDS, st.data())
def test_using_total_float_never_moves_the_finish(seed, data):
    tasks, links, start, plan = reckoned(seed, held=0)
    moved = data.draw(st.sampled_from(tasks))
    room = plan.rows[moved.id].total_float
    assume(room > 0 and moved.duration)
    slip = data.draw(st.integers(1, room))
    later = schedule(delayed(plan, tasks, moved, slip), links, DAYS, start)
    assert later.finish == plan.finish
    beyond = schedule(delayed(plan, tasks, moved, room + 1), links, DAYS, start)
    assert beyond.finish > plan.finish


@QUICK
@given(SEEDS, st.data())
def test_moving_inside_free_float_moves_nobody_else(seed, data):
    tasks, links, start, plan = reckoned(seed, held=0)
    moved = data.draw(st.sampled_from(tasks))
    room = plan.rows[moved.id].free_float
    assume(room > 0 and moved.duration)
    slip = data.draw(st.integers(1, room))
    later = schedule(delayed(plan, tasks, moved, slip), links, DAYS, start)
    for task in tasks:
        if task.id != moved.id:
            assert ends(later, task.id) == ends(plan, task.id)
    beyond = schedule(delayed(plan, tasks, moved, room + 1), links, DAYS, start)
    others = [task.id for task in tasks if task.id != moved.id]
    assert any(ends(beyond, each) != ends(plan, each) for each in others) or (
        beyond.finish > plan.finish
    )


@QUICK
@given(SEEDS, SEEDS)
def test_the_order_of_rows_and_links_does_not_matter(seed, shuffle):
    tasks, links, start, plan = reckoned(seed)
    dice = random.Random(shuffle)
    again = schedule(
        dice.sample(tasks, len(tasks)), dice.sample(links, len(links)), swedish_like(), start
    )
    assert dict(again.rows) == dict(plan.rows)
    assert again.conflicts == plan.conflicts


def swedish_like():
    """A calendar that has grown differently from the shared one."""
    days = calendar()
    days.before(DAYS.starting(0))
    days.starting(-1500)
    return days


@QUICK
@given(SEEDS)
def test_something_is_critical_in_every_plan_that_nothing_holds(seed):
    plan = reckoned(seed, held=0)[3]
    assert plan.critical
    assert all(row.total_float >= 0 for row in plan.rows.values())


@QUICK
@given(SEEDS)
def test_every_back_link_makes_a_loop_that_really_is_one(seed):
    tasks, links, _start, _plan = reckoned(seed)
    forward = [link for link in links if link.source != link.target]
    assume(forward)
    back = Link(forward[0].target, forward[0].source, LinkKind.FF)
    codes = find_cycle(tasks, [*links, back])
    assert codes is not None
    known = {(link.source.upper(), link.target.upper()) for link in [*links, back]}
    assert all(pair in known for pair in zip(codes, (*codes[1:], codes[0]), strict=True))


@QUICK
@given(SEEDS, st.integers(0, 80))
def test_moved_to_a_status_date_nothing_that_remains_lies_before_it(seed, later):
    tasks, links, start = random_plan(seed, held=0.1)
    dice = random.Random(seed)
    tasks = [replace(task, share_done=dice.choice([0, 0, 0.5])) for task in tasks]
    status = DAYS.add_working_days(start, later)
    plan, moves = move_to_status(tasks, links, DAYS, start, status)
    moved = {move.id for move in moves}
    before = schedule(tasks, links, DAYS, start)
    for task in tasks:
        row, old = plan.rows[task.id], before.rows[task.id]
        assert (task.id in moved) == ((row.start, row.finish) != (old.start, old.finish))
        fixed = task.constraint in {Constraint.MSO, Constraint.MFO}
        if not fixed and task.duration and row.duration:
            assert row.finish > status
        if task.share_done and not fixed and old.start <= status:
            assert row.start == old.start


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from(LinkKind)), max_size=20
    )
)
def test_any_tangle_of_links_gives_a_plan_or_a_named_loop(pairs):
    tasks = [Task(str(nth)) for nth in range(7)]
    links = [Link(str(one), str(other), kind) for one, other, kind in pairs]
    loop = find_cycle(tasks, links)
    if loop is None:
        assert len(schedule(tasks, links, DAYS, DAYS.starting(0)).rows) == 7
        return
    with pytest.raises(CycleError) as refused:
        schedule(tasks, links, DAYS, DAYS.starting(0))
    assert refused.value.codes == loop
