"""Plans of Microsoft Project: minutes become days, and what that changes is told."""

from __future__ import annotations

from datetime import date

import pytest

from tests.exchange.plans import calendar, day_off, linked, project, tags, task
from workbench.base.errors import WorkbenchError
from workbench.exchange.plan_file import PlanLink
from workbench.exchange.read_mspdi import read_mspdi
from workbench.rules.schedule_types import Constraint, LinkKind


@pytest.fixture
def read(tmp_path):
    def reading(text):
        path = tmp_path / "plan.xml"
        path.write_text(text, encoding="utf-8")
        return read_mspdi(path)

    return reading


def only(plan):
    (task,) = plan.tasks
    return task


def said(plan):
    return [each.text() for each in plan.remarks]


def day(text):
    return date.fromisoformat(f"2026-{text}")


def test_the_outline_without_the_row_of_the_project_and_blank_rows(read):
    plan = read(
        project(
            task(0, "Torget", level=0),
            task(1, "Mark"),
            task(2, "Gräv", level=2),
            "<Task><UID>9</UID><IsNull>1</IsNull></Task>",
            task(3, "Gjut", level=2),
            task(4, "Fest"),
        )
    )
    assert [(t.title, t.parent, t.summary) for t in plan.tasks] == [
        ("Mark", "", True), ("Gräv", "1", False), ("Gjut", "1", False), ("Fest", "", False),
    ]  # fmt: skip
    assert (plan.title, plan.start) == ("Torget", day("03-02"))


def test_links_of_all_kinds_with_lag(read):
    links = [linked(1, 1, 4800), linked(1, 3, -9600), linked(1, 0), linked(1, 2)]
    plan = read(project(task(1, "A"), task(2, "B", links=links)))
    assert plan.tasks[1].links == [
        PlanLink("1", LinkKind.FS, 1), PlanLink("1", LinkKind.SS, -2),
        PlanLink("1", LinkKind.FF, 0), PlanLink("1", LinkKind.SF, 0),
    ]  # fmt: skip
    assert said(plan) == []


def test_lag_in_hours_per_cent_and_days_of_the_calendar(read):
    first = task(1, "A", 10, start="2026-03-02", finish="2026-03-13")
    links = [linked(1, 1, 2400, 5), linked(1, 3, 25, 19), linked(1, 1, 3 * 14400, 8)]
    plan = read(project(first, task(2, "B", links=links)))
    # Three days from Friday evening on: Saturday, Sunday and Monday, of which one is worked.
    assert [link.lag for link in plan.tasks[1].links] == [1, 3, 1]
    assert [("4 timmar" in t, "25 %" in t, "3 kalenderdagar" in t) for t in said(plan)] == [
        (True, False, False), (False, True, False), (False, False, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("length", "days", "told"),
    [
        ("PT8H0M0S", 1, ""),
        ("PT2H30M0S", 1, "2,5 timmar"),
        ("PT12H0M0S", 2, "12 timmar"),
        ("PT0H0M0S", 0, ""),
        ("P2D", 2, ""),
        ("PT800000H0M0S", 5000, "5000"),
        ("two weeks", None, "two weeks"),
    ],
)
def test_lengths_are_whole_days(read, length, days, told):
    plan = read(project(task(1, "A", length)))
    assert only(plan).duration == days
    assert told in " ".join(said(plan))
    assert bool(said(plan)) == bool(told)


def test_elapsed_days_become_the_working_days_in_them(read):
    plan = read(
        project(
            task(1, "Härda", "PT168H0M0S", start="2026-03-02", finish="2026-03-08T17:00:00",
                 DurationFormat=8)
        )
    )  # fmt: skip
    assert only(plan).duration == 5
    assert "7 kalenderdagar" in said(plan)[0]


def test_a_day_is_as_long_as_the_calendar_says(read):
    short = "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>15:30:00</ToTime></WorkingTime></WorkingTimes>"  # noqa: E501
    plan = read(project(task(1, "A", "PT15H0M0S"), calendars=calendar(times=short)))
    assert (only(plan).duration, said(plan)) == (2, [])
    plan = read(project(task(1, "A", "PT15H0M0S"), calendars="", MinutesPerDay=450))
    assert (only(plan).duration, plan.days) == (2, None)


def test_a_finish_at_opening_time_is_the_day_before(read):
    plan = read(project(task(1, "A", start="2026-03-06", finish="2026-03-09T08:00:00")))
    assert only(plan).finish == day("03-06")
    plan = read(project(task(1, "A", start="2026-03-06T17:00:00", finish="2026-03-09")))
    assert only(plan).start == day("03-09")


def test_a_milestone_of_the_morning_that_others_wait_for_is_of_the_evening_before(read):
    held = {"start": "2026-03-09", "finish": "2026-03-09T08:00:00", "ConstraintType": 2,
            "ConstraintDate": "2026-03-09T08:00:00"}  # fmt: skip
    plan = read(project(task(1, "Start", 0, **held), task(2, "A", links=[linked(1)])))
    assert plan.tasks[0].finish == day("03-06")
    assert "9 mar" in said(plan)[0]
    plan = read(project(task(1, "Invigning", 0, **held)))
    assert (only(plan).finish, said(plan)) == (day("03-09"), [])


@pytest.mark.parametrize(
    ("kind", "typed", "constraint", "start", "finish", "deadline"),
    [
        (2, True, None, "03-10", "03-12", None),
        (3, True, None, "03-06", "03-10", None),
        (4, False, "03-10", "03-02", "03-04", None),
        (5, False, None, "03-02", "03-04", "03-12"),
        (6, False, "03-06", "03-02", "03-04", None),
        (7, False, None, "03-02", "03-04", "03-10"),
        (1, True, None, "03-02", "03-04", None),
    ],
)
def test_constraints(read, kind, typed, constraint, start, finish, deadline):
    clock = "08:00:00" if kind in {2, 4, 5} else "17:00:00"
    plan = read(
        project(
            task(1, "A", 3, start="2026-03-02", finish="2026-03-04", ConstraintType=kind,
                 ConstraintDate=f"2026-03-10T{clock}")
        )
    )  # fmt: skip
    found = only(plan)
    assert found.typed is typed
    assert (found.start, found.finish) == (day(start), day(finish))
    assert found.constraint is (Constraint.SNET if constraint else Constraint.ASAP)
    assert found.constraint_date == (day(constraint) if constraint else None)
    assert found.deadline == (day(deadline) if deadline else None)
    assert bool(said(plan)) == (kind in {1, 5, 6, 7})


def test_manual_tasks_keep_what_was_written(read):
    plan = read(
        project(
            task(1, "A", 3, start="2026-03-02", finish="2026-03-04", Manual=1,
                 ManualStart="2026-03-07T08:00:00", ManualFinish="2026-03-09T17:00:00",
                 ConstraintType=2, ConstraintDate="2026-03-02T08:00:00")
        )
    )  # fmt: skip
    assert (only(plan).typed, only(plan).start, only(plan).finish) == (
        True, day("03-07"), day("03-09"),
    )  # fmt: skip


def test_progress_cost_notes_and_baselines(read):
    decided = tags(Number=0, Start="2026-03-02T08:00:00", Finish="2026-03-03T17:00:00")
    plan = read(
        project(
            task(1, "A", 3, PercentComplete=40, ActualStart="2026-03-03T08:00:00", Cost="1250050",
                 Notes="Ring &amp; fråga", rest=f"<Baseline>{decided}</Baseline>"),
            task(2, "B", PercentComplete=100, ActualFinish="2026-03-05T17:00:00"),
        )
    )  # fmt: skip
    first, second = plan.tasks
    assert (first.percent, first.actual_start, first.cost_ore) == (40, day("03-03"), 1_250_050)
    assert first.notes == "Ring & fråga"
    assert first.baselines == {0: (day("03-02"), day("03-03"))}
    assert second.actual_finish == day("03-05")


def test_costs_of_another_currency_are_not_kronor(read):
    assert only(read(project(task(1, "A", Cost=100), CurrencyCode="EUR"))).cost_ore is None


def test_resources_are_parties(read):
    rest = (
        f"<Resources><Resource>{tags(UID=1, Name='Kommunen', Type=1)}</Resource>"
        f"<Resource>{tags(UID=2, Name='Grus', Type=0)}</Resource></Resources><Assignments>"
        f"<Assignment>{tags(TaskUID=1, ResourceUID=1)}</Assignment>"
        f"<Assignment>{tags(TaskUID=1, ResourceUID=2)}</Assignment></Assignments>"
    )
    assert only(read(project(task(1, "A"), rest=rest))).parties == ["Kommunen"]


def test_calendars_with_exceptions_of_both_spellings(read):
    old = (
        "<WeekDay><DayType>0</DayType><DayWorking>1</DayWorking><TimePeriod>"
        "<FromDate>2026-03-14T00:00:00</FromDate><ToDate>2026-03-14T23:59:00</ToDate>"
        "</TimePeriod></WeekDay>"
    )
    new = day_off("2026-07-06", "2026-07-10", "Semester")
    plan = read(project(task(1, "A"), calendars=calendar(new, days=old)))
    assert plan.days.on == {day("03-14"): ""}
    assert plan.days.off == {day(f"07-{n:02d}"): "Semester" for n in range(6, 11)}


def test_a_holiday_of_every_year_and_one_that_is_too_clever(read):
    yearly = day_off("2025-12-24", "2027-12-31", "Jul").replace(
        "<Type>1</Type>", "<Type>2</Type><Month>11</Month><MonthDay>24</MonthDay>"
    )
    third = day_off("2026-01-01", "2026-12-31", "Möte").replace("<Type>1", "<Type>5")
    plan = read(project(task(1, "A"), calendars=calendar(yearly + third)))
    assert list(plan.days.off) == [date(year, 12, 24) for year in (2025, 2026, 2027)]
    assert [("Möte" in each.text(), each.lost) for each in plan.remarks] == [(True, True)]


def test_a_week_of_seven_days_and_a_calendar_that_never_works(read):
    assert read(project(task(1, "A"), calendars=calendar(weekend=()))).days.weekend == frozenset()
    plan = read(project(task(1, "A"), calendars=calendar(weekend=range(1, 8))))
    assert plan.days is None
    assert len(said(plan)) == 1


def test_tasks_without_numbers_and_links_to_nowhere(read):
    plan = read(
        project(
            task(None, "A"), task(1, "B"), task(1, "C"),
            task(2, "D", links=[linked(99), linked(1, CrossProject=1), linked(1)]),
        )
    )  # fmt: skip
    assert len({t.uid for t in plan.tasks}) == 4
    assert plan.tasks[3].links == [PlanLink("1")]
    assert [each.lost for each in plan.remarks] == [False, False, True, True]


@pytest.mark.parametrize(
    "text",
    ["2026-13-45T08:00:00", "0001-01-01T00:00:00", "9999-12-31T00:00:00", "NA", "", "1" * 400],
)
def test_dates_that_are_none_are_left_out(read, text):
    plan = read(project(task(1, "A", Deadline=text, ActualStart=text, PercentComplete=text[:30])))
    assert (only(plan).deadline, only(plan).actual_start) == (None, None)
    assert 0 <= only(plan).percent <= 100


def test_what_is_no_plan_is_said(read):
    with pytest.raises(WorkbenchError, match="ingen plan"):
        read("<html><body/></html>")


def test_what_a_day_cannot_hold_is_told(read):
    plan = read(
        project(
            task(1, "A", CalendarUID=7),
            task(2, "B", IsSubproject=1),
            task(3, "C", Stop="2026-03-02T17:00:00", Resume="2026-03-30T08:00:00"),
        )
    )
    assert [(each.row, each.lost) for each in plan.remarks] == [(1, True), (2, True), (3, True)]
