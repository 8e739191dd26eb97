"""What is let be: with a reason, undone by one undo, counted on the command line; and mending."""

from __future__ import annotations

from datetime import date

from tests.pace import timing
from workbench.models.registry import record
from workbench.program.review import review, whole_review
from workbench.program.review.reviewer import RulesReviewer
from workbench.project import acts
from workbench.project.register import add_rows, read_row
from workbench.project.review_marks import silence, speak_again

ACTIVITY = record("activity")


def whole(project):
    with project.read() as session:
        return whole_review(session, project.today())


def open_ones(project):
    with project.read() as session:
        return review(session, project.today())


def first(project, rule):
    return next(each for each in whole(project) if each.rule == rule)


def test_a_finding_is_let_be_and_taken_up_again(torg):
    count = len(open_ones(torg))
    silence(torg, first(torg, "plan.late"), "Väntar på elnätet")
    assert len(open_ones(torg)) == count - 1
    assert len(whole(torg)) == count
    assert first(torg, "plan.late").silenced == "Väntar på elnätet"
    torg.undo()
    assert not first(torg, "plan.late").silenced
    torg.redo()
    speak_again(torg, first(torg, "plan.late"))
    assert len(open_ones(torg)) == count


def test_letting_one_be_leaves_its_neighbours(torg):
    before = [each.where for each in open_ones(torg) if each.rule == "finding.late"]
    silence(torg, first(torg, "finding.late"), "Känt")
    after = [each.where for each in open_ones(torg) if each.rule == "finding.late"]
    assert after == before[1:]


def test_a_year_out_of_balance_is_let_be_alone(empty):
    version = acts.add(empty, record("budget_version"), {"name": "B"})
    amounts = {2027: 1_00, 2028: 1_00}
    values = {"version_id": version, "title": "L", "type": "cost", "code": "K", "amounts": amounts}
    acts.add(empty, record("budget_line"), values)
    silence(empty, first(empty, "budget.balance"), "Beslutat")
    assert [f.where for f in open_ones(empty) if f.rule == "budget.balance"] == ["Budgeten 2028"]


def test_the_command_line_counts_what_is_let_be(example, torg, shell):
    silence(torg, first(torg, "plan.late"), "Väntar på elnätet")
    torg.close()
    said = shell.data("check", example, code=1)
    assert "plan.late" not in [each["rule"] for each in said["findings"]]
    assert [(e["rule"], e["reason"]) for e in said["silenced"]] == [
        ("plan.late", "Väntar på elnätet")
    ]


def test_what_a_machine_can_mend_it_mends_in_one_edit(torg):
    reviewer = RulesReviewer()
    for rule in ("plan.conflict", "placemaking.maintainer"):
        found = first(torg, rule)
        with torg.read() as session:
            assert reviewer.mending(session, found, torg.today())
        assert reviewer.mend(torg, found)
        assert (rule, found.row_id) not in [(each.rule, each.row_id) for each in whole(torg)]
        torg.undo()
        assert first(torg, rule) == found


def test_nothing_is_offered_where_a_machine_cannot_know(torg):
    with torg.read() as session:
        said = {
            each.rule: RulesReviewer().mending(session, each, torg.today()) for each in whole(torg)
        }
    assert said["plan.late"] == ""
    assert RulesReviewer().asks("nobody.knows") == ""


def test_an_agreement_that_is_over_is_ended(empty):
    values = {"title": "Avtal", "status": "in_force", "valid_to": date(2026, 1, 1)}
    key = acts.add(empty, record("agreement"), values)
    assert RulesReviewer().mend(empty, first(empty, "agreement.over"))
    with empty.read() as session:
        assert read_row(session, record("agreement"), key)["status"] == "ended"


def test_two_thousand_activities_are_reviewed_in_a_second(empty):
    rows = [
        {"title": f"Nr {n}", "start": date(2027, 1, 11), "finish": date(2027, 2, 1), "cost": 1_00}
        for n in range(2000)
    ]
    open_ones(empty)  # loads the rules, which is not their work
    with empty.edit("x") as session:
        add_rows(session, ACTIVITY, rows)
    with timing() as watch, watch.lap():
        found = open_ones(empty)
    assert watch.laps[0] < 1.0
    assert len(found) > 2000
