"""Every rule of the review finds its fault once, and nothing where there is none."""

from __future__ import annotations

from datetime import date

import pytest

from tests.planting import close_circle
from workbench.models.registry import record
from workbench.program.review import review
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.finance.edits import start_budget
from workbench.steps.place import responsibility_edits as edits
from workbench.steps.place.responsibilities import read_responsibilities

ACTIVITY, PERSON, GOAL = record("activity"), record("stakeholder"), record("goal")
INDICATOR, LINE, PLACE = record("indicator"), record("budget_line"), record("project")


def found(project):
    with project.read() as session:
        return review(session, project.today())


def rules(project):
    return [finding.rule for finding in found(project)]


@pytest.fixture
def sound(empty):
    """A small project without a fault, and the ids of its rows."""
    party = acts.add(empty, record("organisation"), {"name": "Kommunen"})
    goal = acts.add(empty, GOAL, {"title": "Trygg passage"})
    measure = {"title": "Trygghet", "goal_id": goal, "baseline": 40, "targets": {2027: 50}}
    whole = {
        "accountable_id": party,
        "responsible": (party,),
        "goals": (goal,),
        "start": date(2027, 1, 11),
        "finish": date(2027, 1, 15),
        "cost": 10_000_00,
        "budget_code": "K1",
    }
    keys = {
        "goal": goal,
        "indicator": acts.add(empty, INDICATOR, measure),
        "activity": acts.add(empty, ACTIVITY, {"title": "Belysning", **whole}),
        "after": acts.add(
            empty,
            ACTIVITY,
            {
                "title": "Invigning",
                **whole,
                "start": date(2027, 1, 25),
                "finish": date(2027, 1, 25),
            },
        ),
        "person": acts.add(
            empty,
            PERSON,
            {
                "name": "Ada",
                "legal_ground": "contract",
                "erase_by": date(2028, 1, 1),
            },
        ),
    }
    version = start_budget(empty, 2027)
    money = {"version_id": version, "code": "K1", "title": "Lampor", "amounts": {2027: 50_000_00}}
    keys["line"] = acts.add(empty, LINE, {"type": "cost", **money})
    fees = {**money, "code": "I1", "title": "Avgifter", "amounts": {2027: 90_000_00}}
    keys["fees"] = acts.add(empty, LINE, {"type": "income", **fees})
    with empty.read() as session:
        keys["place"] = read_rows(session, PLACE)[0]["id"]
    acts.change(empty, PLACE, keys["place"], {"agreement_end": date(2029, 1, 1)})
    assert rules(empty) == []
    return empty, keys


FAULTS = {
    "plan.late": (ACTIVITY, "activity", {"start": date(2026, 1, 12), "finish": date(2026, 1, 16)}),
    "plan.conflict": (
        ACTIVITY,
        "after",
        lambda keys: {
            "predecessors": ((keys["activity"], "FS", 0),),
            "start": date(2027, 1, 13),
            "finish": date(2027, 1, 13),
        },
    ),
    "plan.accountable": (ACTIVITY, "activity", {"accountable_id": None}),
    "plan.responsible": (ACTIVITY, "activity", {"responsible": ()}),
    "plan.goal": (ACTIVITY, "activity", {"goals": ()}),
    "plan.dates": (ACTIVITY, "after", {"start": None, "finish": None}),
    "plan.budget_code": (ACTIVITY, "activity", {"budget_code": ""}),
    "indicator.baseline": (INDICATOR, "indicator", {"baseline": None}),
    "indicator.target": (INDICATOR, "indicator", {"targets": {}}),
    "person.erase": (PERSON, "person", {"erase_by": date(2026, 11, 17)}),
    "person.ground": (PERSON, "person", {"legal_ground": None}),
    "budget.balance": (LINE, "fees", {"amounts": {2027: 1_000_00}}),
    "budget.over": (ACTIVITY, "activity", {"cost": 80_000_00}),
    "agreement.end": (PLACE, "place", {"agreement_end": date(2027, 5, 1)}),
}


@pytest.mark.parametrize("rule", FAULTS)
def test_a_rule_finds_its_fault_once(sound, rule):
    project, keys = sound
    table, key, values = FAULTS[rule]
    acts.change(project, table, keys[key], values(keys) if callable(values) else values)
    hits = [finding for finding in found(project) if finding.rule == rule]
    assert len(hits) == 1
    assert hits[0].severity in {"error", "warning", "note"}
    assert hits[0].text
    assert hits[0].where
    assert rules(project) == [rule]
    project.undo()
    assert rules(project) == []


def test_a_goal_needs_an_indicator_and_an_activity(sound):
    project, _keys = sound
    acts.add(project, GOAL, {"title": "Grönska"})
    assert rules(project) == ["goal.indicator", "goal.activity"]


def test_a_goal_with_goals_under_it_needs_neither(sound):
    project, keys = sound
    top = acts.add(project, GOAL, {"title": "Allt"})
    acts.change(project, GOAL, keys["goal"], {"parent_id": top})
    assert rules(project) == []


def test_a_circle_is_one_error(sound):
    project, keys = sound
    close_circle(project, keys["activity"], keys["after"])
    hits = found(project)
    assert [(each.rule, each.severity) for each in hits] == [("plan.circle", "error")]
    assert "A01 → A02 → A01" in hits[0].text


def test_a_cancelled_activity_needs_nothing(sound):
    project, keys = sound
    bare = {"status": "cancelled", "start": date(2026, 1, 1), "finish": date(2026, 1, 2)}
    acts.add(project, ACTIVITY, {"title": "Struken", **bare})
    assert keys
    assert rules(project) == []


@pytest.mark.parametrize(
    ("text", "rule", "severity"),
    [
        ("Bor på torget, 640823-3234", "text.number", "warning"),
        ("Ring 070-123 45 67", "text.contact", "note"),
    ],
)
def test_what_is_better_left_out_of_free_text(sound, text, rule, severity):
    project, keys = sound
    acts.change(project, GOAL, keys["goal"], {"description": text})
    (finding,) = found(project)
    assert (finding.rule, finding.severity) == (rule, severity)
    assert (finding.step, finding.row_id) == ("vision", keys["goal"])
    assert finding.where == "G01, Vad det innebär"
    assert text not in finding.text


def test_the_worst_comes_first(torg):
    with torg.read() as session:
        key = read_rows(session, PERSON)[0]["id"]
    acts.change(torg, PERSON, key, {"erase_by": date(2026, 1, 1)})
    ranks = [finding.severity for finding in found(torg)]
    assert ranks[0] == "error"
    assert ranks == sorted(ranks, key=["error", "warning", "note"].index)


def test_the_examples_own_findings(torg):
    assert [(f.rule, f.where.split()[0]) for f in found(torg)] == [
        ("plan.late", "A24"),
        ("plan.conflict", "A31"),
        ("permit.late", "Markupplåtelse"),
        ("placemaking.maintainer", "A39"),
        ("indicator.baseline", "K13"),
        ("responsibility.unclear", "Y05"),
        ("responsibility.unclear", "Y09"),
        ("responsibility.unclear", "Y09"),
        ("responsibility.unclear", "Y10"),
        ("responsibility.unclear", "Y11"),
        ("finding.late", "F03"),
        ("finding.late", "F04"),
        ("finding.late", "F09"),
        ("seat.empty", "Styrgrupp,"),
        ("decision.late", "D12"),
        ("log.responsible", "Driftlogg"),
        ("log.lying", "Driftlogg"),
        ("event.permit", "E06"),
        ("permit.late", "Tillfällig"),
        ("indicator.stale", "K07"),
        ("indicator.stale", "K10"),
        ("map.no_owner", "P19"),
        ("incident.few", "Händelser"),
        ("seat.soon", "Styrgrupp,"),
        ("minutes.verified", "Styrgrupp"),
        ("process.late", "6.3"),
    ]


def test_the_matrix_is_reviewed_cell_by_cell_but_missing_answers_by_surface(torg):
    day = date(2025, 6, 1)
    with torg.read() as session:
        hits = [f for f in review(session, day) if f.rule.startswith("responsibility")]
        kinds = {rule: [f for f in hits if f.rule == rule] for rule in {f.rule for f in hits}}
        rows = {row["id"] for row in read_rows(session, record("responsibility"))}
    assert [f.where.split()[0] for f in kinds["responsibility.cleaning"]] == [
        "Y09", "Y10", "Y11", "Y13", "Y14",
    ]  # fmt: skip
    assert len(kinds["responsibility.unclear"]) == 19
    assert len(kinds["responsibility.accountable"]) == 14
    assert {f.severity for f in kinds["responsibility.accountable"]} == {"note"}
    assert all(f.row_id in rows and f.step == "place" for f in hits)


def test_an_unsaid_cell_leads_to_its_surface(sound):
    project, _keys = sound
    holder = acts.add(project, record("organisation"), {"name": "Kommunen"})
    first, second = (
        acts.add(project, record("surface"), {"name": name, "control_id": holder})
        for name in ("Torget", "Gatan")
    )
    assert rules(project) == []
    party = {"performer_id": None, "status": "clear"}
    edits.set_cells(project, [(first, "usual:snow")], party, date(2026, 1, 1))
    waste = next(task.id for task in tasks(project) if task.standard == "waste")
    edits.set_cells(project, [(second, waste)], {"status": "double"}, date(2026, 1, 1))
    hits = {f.where: f for f in found(project) if f.rule == "responsibility.unclear"}
    unsaid = hits["Y02 Gatan, Snö och halka"]
    assert (unsaid.text, unsaid.row_id) == ("inget är sagt om vem som gör det", second)
    assert hits["Y02 Gatan, Avfall"].text == "fler än en gör det"


def tasks(project):
    with project.read() as session:
        return read_responsibilities(session, "sv").tasks
