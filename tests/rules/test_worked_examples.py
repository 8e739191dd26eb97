"""The worked examples of the scheduling notes, to the day."""

from __future__ import annotations

import pytest

from tests.rules.plans import day, plan, task, told
from workbench.rules.schedule_types import Constraint, CycleError


def test_1_a_milestone_sits_at_the_end_of_its_day():
    rows = plan("03-30", [task("A", 4), task("M", 0), task("C", 3)], ["A>M", "M>C"]).rows
    assert told(rows["A"]) == "03-30..04-02 (0/0)"
    assert told(rows["M"]) == "04-02..04-02 (0/0)"
    assert told(rows["C"]) == "04-07..04-09 (0/0)"
    assert all(row.critical for row in rows.values())


def test_2_lag_is_counted_in_working_days():
    rows = plan("05-11", [task("A", 2), task("B", 3)], ["A>B:FS+2"]).rows
    assert told(rows["A"]) == "05-11..05-12 (0/0)"
    assert told(rows["B"]) == "05-18..05-20 (0/0)"


def test_3_start_to_start_and_finish_to_finish():
    tasks = [task("A", 10), task("B", 4), task("C", 3)]
    result = plan("08-17", tasks, ["A>B:SS+2", "A>C:FF+1"])
    assert told(result.rows["A"]) == "08-17..08-28 (0/0)"
    assert told(result.rows["B"]) == "08-19..08-24 (5/5)"
    assert told(result.rows["C"]) == "08-27..08-31 (0/0)"
    assert result.critical == ("A", "C")


def test_4_start_to_finish_and_a_negative_lag():
    night = task("N", 5, constraint=Constraint.SNET, constraint_date="09-14")
    tasks = [night, task("I", 8), task("P", 3)]
    result = plan("08-31", tasks, ["N>I:SF", "N>P:FS-2"])
    assert told(result.rows["N"]) == "09-14..09-18 (0/0)"
    assert told(result.rows["I"]) == "09-02..09-11 (6/6)"
    assert told(result.rows["P"]) == "09-17..09-21 (0/0)"
    assert result.critical == ("N", "P")


def test_5_a_deadline_missed_and_a_fixed_date_in_conflict():
    tasks = [
        task("A", 5),
        task("B", 5, deadline="09-17"),
        task("X", 2, constraint=Constraint.MSO, constraint_date="09-10"),
    ]
    result = plan("09-07", tasks, ["A>B", "A>X"])
    rows = result.rows
    assert (rows["A"].start, rows["A"].finish) == (day("09-07"), day("09-11"))
    assert rows["A"].total_float == -2
    assert (rows["B"].start, rows["B"].finish) == (day("09-14"), day("09-18"))
    assert (rows["B"].total_float, rows["B"].days_late) == (-1, 1)
    assert (rows["X"].start, rows["X"].finish) == (day("09-10"), day("09-11"))
    assert rows["X"].conflict == 2
    [conflict] = result.conflicts
    assert (conflict.task, conflict.source, conflict.days) == ("X", "A", 2)
    assert conflict.earliest == day("09-14")


def test_6_two_paths_and_their_floats():
    tasks = [task("A", 3), task("B", 5), task("C", 2), task("E", 1), task("G", 1)]
    result = plan("10-05", tasks, ["A>B", "A>C", "C>E", "B>G", "E>G"])
    assert told(result.rows["A"]) == "10-05..10-07 (0/0)"
    assert told(result.rows["B"]) == "10-08..10-14 (0/0)"
    assert told(result.rows["C"]) == "10-08..10-09 (2/0)"
    assert told(result.rows["E"]) == "10-12..10-12 (2/2)"
    assert told(result.rows["G"]) == "10-15..10-15 (0/0)"
    assert result.critical == ("A", "B", "G")
    assert result.finish == day("10-15")


def test_7_a_summary_with_a_late_task_and_a_milestone():
    tasks = [
        task("S"),
        task("A", 8, parent="S"),
        task("B", 3, parent="S", constraint=Constraint.ALAP),
        task("M", 0, parent="S"),
        task("N", 2),
        task("O", 4),
    ]
    rows = plan("12-14", tasks, ["A>M", "B>M", "M>N", "N>O"]).rows
    assert told(rows["A"]) == "12-14..12-23 (0/0)"
    assert told(rows["B"]) == "12-21..12-23 (0/0)"
    assert told(rows["M"]) == "12-23..12-23 (0/0)"
    assert told(rows["N"]) == "12-28..12-29 (0/0)"
    assert (rows["O"].start, rows["O"].finish) == (day("12-30"), day("2027-01-07"))
    summary = rows["S"]
    assert (summary.start, summary.finish, summary.duration) == (day("12-14"), day("12-23"), 8)
    assert summary.summary
    assert summary.critical


def test_7b_a_task_as_late_as_possible_pushes_its_successors():
    late = task("B", 2, constraint=Constraint.ALAP)
    rows = plan("10-05", [task("D", 10), late, task("C", 1)], ["B>C"]).rows
    assert told(rows["D"]) == "10-05..10-16 (0/0)"
    assert told(rows["B"]) == "10-14..10-15 (0/0)"
    assert told(rows["C"]) == "10-16..10-16 (0/0)"
    assert all(row.critical for row in rows.values())


def test_8_moved_to_a_status_date():
    tasks = [task("A", 5, actual_start="02-04", remaining=4), task("B", 3), task("C", 2)]
    rows = plan("02-02", tasks, ["A>B"], status="02-06").rows
    assert (rows["A"].start, rows["A"].finish) == (day("02-04"), day("02-12"))
    assert (rows["B"].start, rows["B"].finish) == (day("02-13"), day("02-17"))
    assert (rows["C"].start, rows["C"].finish) == (day("02-09"), day("02-10"))
    assert rows["C"].total_float == 5
    assert rows["A"].critical
    assert rows["B"].critical


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0), (2, 1, 0)])
def test_9_a_circle_is_refused_and_named_in_order(order):
    links = ["A>B", "B>C:SS", "C>A"]
    tasks = [task("C"), task("A"), task("B")]
    with pytest.raises(CycleError) as refused:
        plan("10-05", tasks, [links[nth] for nth in order])
    assert refused.value.codes == ("A", "B", "C")
    assert "A → B → C → A" in refused.value.text()
