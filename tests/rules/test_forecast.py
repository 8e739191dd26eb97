from __future__ import annotations

from datetime import date

from tests.rules import mellantorg
from tests.rules.plans import calendar, day, link, task
from workbench.rules.calendar import swedish_calendar
from workbench.rules.forecast import forecast, move_to_status
from workbench.rules.schedule import schedule
from workbench.rules.schedule_types import Constraint

TODAY = date(2026, 11, 23)
START = date(2025, 1, 13)


def expected(tasks, links=(), status="10-16"):
    found = forecast(tasks, map(link, links), calendar(), day("10-05"), day(status))
    return {each.id: each for each in found}


def test_mellantorg_keeps_every_date_as_written():
    plan = schedule(mellantorg.tasks(), mellantorg.links(), swedish_calendar(), START)
    for each in mellantorg.activities():
        row = plan.rows[each["id"]]
        assert row.start.isoformat() == each["start"]
        assert row.finish.isoformat() == each["slut"]
    assert plan.finish == date(2028, 12, 31)


def test_mellantorg_as_planned_is_in_conflict_only_where_its_dates_are():
    """A36 (SS after A21) and the like fit; what does not fit is told, and nothing done is."""
    plan = schedule(mellantorg.tasks(), mellantorg.links(), swedish_calendar(), START)
    assert plan.conflicts == ()
    assert {"A21", "A22"} <= set(plan.critical)
    assert not any(row.critical for row in plan.rows.values() if row.done)


def test_mellantorg_the_late_lighting_plan_collides_with_the_festival_of_lights():
    tasks, links = mellantorg.tasks(), mellantorg.links()
    found = {each.id: each for each in forecast(tasks, links, swedish_calendar(), START, TODAY)}
    assert {each for each in found if found[each].late} == {"A24"}
    lighting = found["A24"]
    days = swedish_calendar()
    # 170 working days from 2 March to 31 October; 45 % of them, 76.5, are 77 after the status date.
    assert days.working_days_between(date(2026, 3, 2), date(2026, 10, 31)) == 170
    assert lighting.finish == days.add_working_days(TODAY, 77) == date(2027, 3, 17)
    assert lighting.planned_finish == date(2026, 10, 31)
    [hit] = lighting.collisions
    assert (hit.task, hit.earliest) == ("A31", date(2027, 3, 18))
    assert hit.days == days.working_days_between(date(2026, 11, 5), lighting.finish)
    assert found["A38"].finish > date(2026, 11, 30)
    assert found["A38"].collisions == ()
    assert "A23" not in found


def test_begun_and_behind():
    begun = task("A", typed_start="10-05", typed_finish="10-16", share_done=0.5)
    found = expected([begun, task("B", typed_start="10-21", typed_finish="10-22")], ["A>B"])["A"]
    assert (found.start, found.finish, found.days_late) == (day("10-05"), day("10-23"), 5)
    assert not found.late
    [hit] = found.collisions
    assert (hit.task, hit.days, hit.earliest) == ("B", 3, day("10-26"))


def test_a_finish_in_the_past_is_late():
    assert expected([task("A", typed_start="10-05", typed_finish="10-15")])["A"].late


def test_never_earlier_than_promised():
    ahead = task("A", typed_start="10-05", typed_finish="10-30", share_done=0.95)
    found = expected([ahead])["A"]
    assert (found.finish, found.days_late, found.collisions) == (day("10-30"), 0, ())


def test_not_begun_starts_after_the_status_date_and_keeps_its_length():
    found = expected([task("A", typed_start="10-12", typed_finish="10-13")])["A"]
    assert (found.start, found.finish, found.days_late) == (day("10-19"), day("10-20"), 5)


def test_still_to_come_is_expected_as_planned():
    found = expected([task("A", typed_start="10-24", typed_finish="10-25")])["A"]
    assert (found.start, found.finish) == (day("10-24"), day("10-25"))


def test_a_milestone_not_reached():
    found = expected([task("M", 0, typed_finish="10-09"), task("B")], ["M>B"])["M"]
    assert (found.start, found.finish, found.late) == (day("10-16"), day("10-16"), True)
    half = expected([task("M", 0, typed_finish="10-09", share_done=0.5)])["M"]
    assert half.finish == day("10-16")


def test_half_a_weekend_event_is_expected_the_day_after():
    event = task("A", typed_start="10-10", typed_finish="10-11", share_done=0.5)
    assert expected([event])["A"].finish == day("10-19")


def test_done_and_computed_activities_have_no_forecast():
    tasks = [task("A", typed_start="10-05", typed_finish="10-06", done=True), task("B")]
    assert expected(tasks) == {}


def test_done_successors_are_not_collided_with():
    tasks = [
        task("A", typed_start="10-05", typed_finish="10-06"),
        task("B", typed_start="10-07", typed_finish="10-08", done=True),
    ]
    assert expected(tasks, ["A>B"])["A"].collisions == ()


def test_collisions_with_finishes_and_starts():
    tasks = [
        task("A", typed_start="10-12", typed_finish="10-13"),
        task("B", typed_start="10-12", typed_finish="10-16"),
        task("C", 2),
        task("D", 10),
    ]
    found = expected(tasks, ["A>B:FF+1", "A>C:SS+2", "A>D:SF"])["A"]
    assert {hit.task: hit.days for hit in found.collisions} == {"B": 3, "C": 5}


def test_the_plan_moved_and_what_moves():
    tasks = [
        task("S"),
        task("A", 5, parent="S", actual_start="10-05", remaining=3),
        task("B", 2, parent="S"),
        task("C", typed_start="10-12", typed_finish="10-13"),
        task("D", 1, constraint=Constraint.MSO, constraint_date="10-06"),
    ]
    plan, moves = move_to_status(tasks, [link("A>B")], calendar(), day("10-05"), day("10-16"))
    assert [(move.id, move.start, move.finish, move.days) for move in moves] == [
        ("A", day("10-05"), day("10-21"), 8),
        ("B", day("10-22"), day("10-23"), 8),
        ("C", day("10-19"), day("10-20"), 5),
    ]
    assert plan.rows["S"].finish == day("10-23")
    assert moves[0].old_finish == day("10-09")
