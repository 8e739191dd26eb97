from __future__ import annotations

import pytest

from tests.rules.plans import day, plan, task
from workbench.base.language import using
from workbench.rules.driving import Cause, driving
from workbench.rules.schedule_types import Constraint, UnknownTaskError
from workbench.rules.schedule_words import conflict_words, float_words, why_words


def chain(result, row):
    return [(step.id, step.cause) for step in driving(result, row)]


def test_the_chain_leads_back_to_the_project_start():
    tasks = [task("A", 3), task("B", 5), task("C", 2), task("E", 1), task("G", 1)]
    result = plan("10-05", tasks, ["A>B", "A>C", "C>E", "B>G", "E>G"])
    assert chain(result, "G") == [
        ("A", Cause.PROJECT_START), ("B", Cause.LINK), ("G", Cause.LINK),
    ]  # fmt: skip
    steps = driving(result, "G")
    assert (steps[1].start, steps[1].finish) == (day("10-08"), day("10-14"))
    assert (steps[2].link.source, steps[2].link.target) == ("B", "G")


def test_of_equal_drivers_the_one_with_the_least_float_is_followed():
    tasks = [task("A", 3), task("B", 3, deadline="10-06"), task("C", 1)]
    for links in (["A>C", "B>C"], ["B>C", "A>C"]):
        assert chain(plan("10-05", tasks, links), "C")[0] == ("B", Cause.PROJECT_START)


@pytest.mark.parametrize(
    ("facts", "cause", "on"),
    [
        ({"constraint": Constraint.SNET, "constraint_date": "10-14"}, Cause.NOT_BEFORE, "10-14"),
        ({"constraint": Constraint.FNET, "constraint_date": "10-14"}, Cause.NOT_BEFORE, "10-14"),
        ({"constraint": Constraint.MSO, "constraint_date": "10-14"}, Cause.FIXED, "10-14"),
        ({"typed_start": "10-14", "typed_finish": "10-15"}, Cause.TYPED, None),
        ({"actual_start": "10-01"}, Cause.FACT, None),
        ({"done": True, "actual_finish": "10-06"}, Cause.FACT, None),
        ({"constraint": Constraint.ALAP}, Cause.AS_LATE, None),
    ],
)
def test_what_else_can_hold_a_task(facts, cause, on):
    result = plan("10-05", [task("A", 2, **facts), task("Z", 20)])
    [step] = driving(result, "A")
    assert step.cause is cause
    assert step.day == (day(on) if on else None)


def test_the_status_date_holds_what_has_not_started():
    result = plan("10-05", [task("A", 2)], status="10-16")
    assert chain(result, "A") == [("A", Cause.STATUS_DATE)]


def test_a_summary_is_explained_by_what_finishes_last():
    tasks = [task("S"), task("A", 1, parent="S"), task("B", 3, parent="S")]
    assert chain(plan("10-05", tasks), "S") == [("B", Cause.PROJECT_START)]


def test_a_link_from_a_summary_leads_to_the_leaf_that_holds():
    tasks = [task("S"), task("A", 1, parent="S"), task("B", 3, parent="S"), task("C")]
    steps = driving(plan("10-05", tasks, ["S>C"]), "C")
    assert [step.id for step in steps] == ["B", "C"]
    assert steps[1].link.source == "S"


def test_an_unknown_row_is_refused():
    with pytest.raises(UnknownTaskError):
        driving(plan("10-05", [task("A")]), "B")


def test_the_chain_in_words():
    result = plan("10-05", [task("A", 3), task("B", 2), task("C", 1)], ["A>B:FS+1", "B>C:SS-1"])
    with using("en"):
        assert why_words(driving(result, "B")) == (
            "A starts with the project, 5 Oct 2026.",
            "B starts when A has finished + 1 working day: 9 Oct 2026 to 12 Oct 2026.",
        )
        assert "− 1 working day" in why_words(driving(result, "C"))[-1]
        assert why_words(()) == ()


def test_every_cause_has_words():
    for facts in (
        {"constraint": Constraint.SNET, "constraint_date": "10-14"},
        {"constraint": Constraint.MFO, "constraint_date": "10-14"},
        {"typed_start": "10-14", "typed_finish": "10-15"},
        {"actual_start": "10-01"},
        {"constraint": Constraint.ALAP},
    ):
        result = plan("10-05", [task("A", 2, **facts), task("Z", 20)])
        [words] = why_words(driving(result, "A"))
        assert words.startswith("A ")
        assert "2026" in words


def test_floats_in_words():
    tasks = [task("A", 5), task("B", 5, deadline="10-14"), task("C", 2), task("D", done=True)]
    rows = plan("10-05", tasks, ["A>B"]).rows
    with using("en"):
        assert float_words(rows["B"]) == "2 working days late"
        assert float_words(rows["C"]) == "8 working days of float"
        assert float_words(rows["D"]) == "Done"
        assert float_words(plan("10-05", [task("A")]).rows["A"]) == "No float"


def test_conflicts_in_words():
    held = task("X", 2, constraint=Constraint.MSO, constraint_date="10-08")
    [conflict] = plan("10-05", [task("A", 5), held], ["A>X"]).conflicts
    with using("en"):
        assert conflict_words(conflict, "X", "A") == (
            "X is 2 working days too early for A: earliest 12 Oct 2026."
        )
