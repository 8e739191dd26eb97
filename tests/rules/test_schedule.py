"""What the worked examples do not say: held and typed dates, progress, summaries, odd plans."""

from __future__ import annotations

import pytest

from tests.rules.plans import calendar, day, plan, task, told
from workbench.rules.calendar import BeyondCalendarError, WorkCalendar
from workbench.rules.date_notes import NotedDate, date_notes
from workbench.rules.schedule_types import Constraint, LinkKind


def span(row):
    return row.start, row.finish


def test_an_empty_plan():
    result = plan("10-05", [])
    assert dict(result.rows) == {}
    assert (result.start, result.finish, result.critical) == (None, None, ())


def test_a_plan_that_starts_on_a_day_off_starts_on_the_next_working_day():
    assert plan("06-19", [task("A")]).rows["A"].start == day("06-22")


def test_a_milestone_at_the_project_start_shows_that_day():
    rows = plan("10-05", [task("M", 0), task("A", 2)], ["M>A"]).rows
    assert rows["M"].start == rows["M"].finish == day("10-05")
    assert rows["A"].start == day("10-05")
    assert rows["M"].milestone
    assert not rows["A"].milestone


def test_a_dated_milestone_means_the_end_of_its_day():
    for constraint in (Constraint.SNET, Constraint.FNET, Constraint.MSO, Constraint.MFO):
        decision = task("M", 0, constraint=constraint, constraint_date="10-14")
        rows = plan("10-05", [decision, task("A", 1)], ["M>A"]).rows
        assert rows["M"].start == day("10-14")
        assert rows["A"].start == day("10-15")


def test_a_dated_milestone_on_a_day_off_moves_back():
    decision = task("M", 0, constraint=Constraint.MSO, constraint_date="10-17")
    rows = plan("10-05", [decision, task("A", 1)], ["M>A"]).rows
    assert rows["M"].start == day("10-16")
    assert rows["A"].start == day("10-19")


def test_a_negative_lag_never_starts_a_task_before_the_project():
    rows = plan("10-05", [task("A", 2), task("B", 3)], ["A>B:FS-5"]).rows
    assert rows["B"].start == day("10-05")


def test_finish_no_earlier_than():
    held = task("A", 3, constraint=Constraint.FNET, constraint_date="10-20")
    assert span(plan("10-05", [held]).rows["A"]) == (day("10-16"), day("10-20"))


def test_a_fixed_finish_ignores_links_and_tells_of_the_conflict():
    held = task("B", 2, constraint=Constraint.MFO, constraint_date="10-09")
    result = plan("10-05", [task("A", 5), held, task("C", 1)], ["A>B", "B>C"])
    assert span(result.rows["B"]) == (day("10-08"), day("10-09"))
    assert result.rows["B"].conflict == 2
    assert result.rows["B"].critical
    assert result.rows["C"].start == day("10-12")


def test_the_worst_conflict_comes_first():
    tasks = [
        task("A", 5),
        task("B", 8),
        task("X", 1, constraint=Constraint.MSO, constraint_date="10-07"),
    ]
    found = plan("10-05", tasks, ["A>X", "B>X"]).conflicts
    assert [(each.source, each.days) for each in found] == [("B", 6), ("A", 3)]
    assert found[0].link.kind is LinkKind.FS


# --- dates that the user wrote ----------------------------------------------------------------


def test_typed_dates_are_kept_and_successors_follow():
    typed = task("A", typed_start="10-14", typed_finish="10-20")
    rows = plan("10-05", [typed, task("B", 2)], ["A>B"]).rows
    assert span(rows["A"]) == (day("10-14"), day("10-20"))
    assert rows["A"].duration == 5
    assert rows["B"].start == day("10-21")


def test_typed_dates_on_days_off_are_shown_as_written():
    feast = task("A", typed_start="2026-12-05", typed_finish="2026-12-06")
    rows = plan("11-02", [feast, task("B")], ["A>B"]).rows
    assert span(rows["A"]) == (day("12-05"), day("12-06"))
    assert rows["A"].duration == 0
    assert rows["B"].start == day("12-07")


def test_a_conflict_against_typed_dates_is_told_in_days():
    tasks = [task("A", 8), task("B", typed_start="10-12", typed_finish="10-16")]
    result = plan("10-05", tasks, ["A>B"])
    assert result.rows["B"].start == day("10-12")
    assert result.rows["B"].conflict == 3
    assert result.rows["B"].total_float == -3
    assert result.conflicts[0].earliest == day("10-15")


def test_typed_dates_have_room_as_far_as_their_successors_allow():
    tasks = [task("A", typed_start="10-05", typed_finish="10-06"), task("B", 1), task("C", 10)]
    rows = plan("10-05", tasks, ["A>B"]).rows
    assert rows["A"].total_float == 7
    assert not rows["A"].critical


def test_one_typed_date_and_a_duration():
    rows = plan(
        "10-05", [task("A", 3, typed_start="10-07"), task("B", 3, typed_finish="10-09")]
    ).rows
    assert span(rows["A"]) == (day("10-07"), day("10-09"))
    assert span(rows["B"]) == (day("10-07"), day("10-09"))


def test_a_typed_milestone():
    rows = plan("10-05", [task("M", 0, typed_finish="10-09"), task("B")], ["M>B"]).rows
    assert span(rows["M"]) == (day("10-09"), day("10-09"))
    assert rows["B"].start == day("10-12")


def test_a_typed_finish_before_its_start_does_not_break_the_plan():
    rows = plan("10-05", [task("A", typed_start="10-14", typed_finish="10-07"), task("B")]).rows
    assert rows["A"].duration == 0


def test_typed_dates_before_the_project_start_are_kept():
    rows = plan("10-05", [task("A", typed_start="09-01", typed_finish="09-04"), task("B")]).rows
    assert span(rows["A"]) == (day("09-01"), day("09-04"))
    assert rows["B"].start == day("10-05")


def test_as_late_as_possible_gives_way_to_typed_dates():
    tasks = [
        task("B", 2, constraint=Constraint.ALAP),
        task("X", typed_start="10-12", typed_finish="10-13"),
        task("Z", 30),
    ]
    result = plan("10-05", tasks, ["B>X"])
    assert span(result.rows["B"]) == (day("10-08"), day("10-09"))
    assert result.rows["B"].critical
    assert result.conflicts == ()


# --- progress ---------------------------------------------------------------------------------


def test_done_is_a_fact_and_never_critical():
    tasks = [
        task("A", 5, actual_start="10-03", actual_finish="10-07"),
        task("B", 3),
    ]
    rows = plan("10-05", tasks, ["A>B"], status="10-20").rows
    assert span(rows["A"]) == (day("10-03"), day("10-07"))
    assert (rows["A"].done, rows["A"].critical, rows["A"].share_done) == (True, False, 1.0)
    assert rows["B"].start == day("10-21")


def test_done_without_dates_stays_where_its_links_put_it():
    rows = plan("10-05", [task("A", 5), task("B", 2, done=True)], ["A>B"], status="11-02").rows
    assert rows["B"].done
    assert not rows["B"].critical
    assert rows["A"].start == day("11-03")


def test_done_with_only_a_finish():
    rows = plan("10-05", [task("A", 3, actual_finish="10-09")]).rows
    assert rows["A"].finish == day("10-09")


def test_done_work_makes_nobody_late():
    tasks = [task("A", 5), task("B", 1, actual_start="10-05", actual_finish="10-05")]
    rows = plan("10-05", tasks, ["A>B"]).rows
    assert rows["A"].total_float == 0
    assert rows["B"].total_float == 0


def test_started_work_waits_for_nobody():
    tasks = [task("A", 5), task("B", 2, actual_start="10-05")]
    rows = plan("10-05", tasks, ["A>B"]).rows
    assert rows["B"].start == day("10-05")
    assert rows["B"].conflict == 0
    assert rows["A"].total_float == 0
    assert rows["B"].total_float == 3


@pytest.mark.parametrize(("share", "finish"), [(0.0, "10-30"), (0.55, "10-23"), (0.9, "10-19")])
def test_what_remains_follows_the_status_date(share, finish):
    """Of ten days: ten, five (4.5 rounded up) and one."""
    rows = plan(
        "10-05", [task("A", 10, actual_start="10-05", share_done=share)], status="10-16"
    ).rows
    assert rows["A"].finish == day(finish)


def test_a_share_that_binary_cannot_write_is_not_rounded_up():
    """0.7 of ten days leaves three, though 10 * (1 - 0.7) is a little more in binary."""
    begun = task("A", 10, actual_start="10-05", share_done=0.7)
    assert plan("10-05", [begun], status="10-16").rows["A"].finish == day("10-21")


def test_progress_without_a_recorded_start_is_not_moved():
    tasks = [task("A", 4), task("B", 4, share_done=0.5)]
    rows = plan("10-05", tasks, ["A>B"], status="10-12").rows
    assert rows["B"].start == day("10-09")
    assert rows["B"].finish == day("10-14")


def test_started_work_with_a_promised_finish_is_not_expected_before_it():
    begun = task(
        "A", typed_start="10-05", typed_finish="10-31", actual_start="10-06", share_done=0.9
    )
    assert plan("10-05", [begun], status="10-08").rows["A"].finish == day("10-31")
    assert plan("10-05", [begun]).rows["A"].start == day("10-06")
    # Two of its nineteen days remain, and the promise is past.
    assert plan("10-05", [begun], status="10-30").rows["A"].finish == day("11-03")


def test_without_a_status_date_nothing_moves():
    rows = plan("02-02", [task("A", 5, actual_start="02-04", remaining=1)]).rows
    assert span(rows["A"]) == (day("02-04"), day("02-10"))


# --- summaries --------------------------------------------------------------------------------


def test_a_summary_is_rolled_up():
    tasks = [
        task("S", 99, constraint=Constraint.MSO, constraint_date="2027-01-04"),
        task("A", 2, parent="S", share_done=0.5, cost_ore=100),
        task("B", 6, parent="S", share_done=0.0, cost_ore=50),
        task("C", 20),
    ]
    row = plan("10-05", tasks, ["A>B"]).rows["S"]
    assert span(row) == (day("10-05"), day("10-14"))
    assert (row.duration, row.cost_ore, row.share_done) == (8, 150, 0.125)
    assert (row.total_float, row.critical, row.done) == (12, False, False)


def test_a_summary_is_as_tight_as_its_tightest_leaf():
    tasks = [task("S"), task("A", 2, parent="S"), task("B", 5, parent="S")]
    row = plan("10-05", tasks).rows["S"]
    assert (row.total_float, row.free_float, row.critical) == (0, 0, True)


def test_a_summary_of_milestones():
    tasks = [task("S"), task("M", 0, parent="S", done=True), task("N", 0, parent="S")]
    row = plan("10-05", tasks).rows["S"]
    assert (row.duration, row.share_done) == (0, 0.5)


def test_summaries_in_summaries():
    tasks = [
        task("A", 3, parent="T"), task("T", parent="S"), task("S"), task("B", 1, parent="S"),
    ]  # fmt: skip
    rows = plan("10-05", tasks, ["A>B"]).rows
    assert span(rows["T"]) == (day("10-05"), day("10-07"))
    assert span(rows["S"]) == (day("10-05"), day("10-08"))
    assert list(rows) == ["A", "T", "S", "B"]


# --- dates and calendars ------------------------------------------------------------------------


def test_a_changed_calendar_moves_everything_at_once():
    tasks, links = [task("A", 2), task("B", 2)], ["A>B"]
    free = WorkCalendar(days_off=[day("10-06")])
    assert plan("10-05", tasks, links).rows["B"].start == day("10-07")
    assert plan("10-05", tasks, links, using=free).rows["B"].start == day("10-08")


def test_a_plan_beyond_the_calendar_is_refused():
    with pytest.raises(BeyondCalendarError):
        plan("10-05", [task("A", 10**6)]).rows["A"].finish  # noqa: B018 - the date is looked up


def test_dates_on_days_off_are_told():
    tasks = [
        task("A", 1, constraint=Constraint.SNET, constraint_date="10-10"),
        task("B", 1, constraint=Constraint.MFO, constraint_date="10-10", deadline="10-11"),
        task("C", typed_start="10-10", typed_finish="10-12"),
        task("D", 0, constraint=Constraint.MSO, constraint_date="10-10"),
        task("E", 1, constraint=Constraint.SNET, constraint_date="10-09"),
        task("F", 1, deadline="10-10", done=True),
    ]
    told_of = [(note.task, note.what, note.counts_as) for note in date_notes(tasks, calendar())]
    assert told_of == [
        ("A", NotedDate.EARLIEST_START, day("10-12")),
        ("B", NotedDate.DEADLINE, day("10-09")),
        ("B", NotedDate.FIXED_FINISH, day("10-09")),
        ("C", NotedDate.WRITTEN_START, day("10-12")),
        ("D", NotedDate.FIXED_START, day("10-09")),
    ]


def test_a_deadline_on_a_day_off_holds_from_the_day_before():
    rows = plan("10-05", [task("A", 6, deadline="10-11")]).rows
    assert told(rows["A"]) == "10-05..10-12 (-1/0)"
