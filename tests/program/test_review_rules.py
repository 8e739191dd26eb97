"""Every rule of the review: rows that make it speak, and the change after which it is silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from tests.planting import close_circle, plant
from workbench.models.registry import record
from workbench.program.review import review
from workbench.program.review.catalogue import RULES
from workbench.project import acts
from workbench.project.register import read_rows, update_row
from workbench.steps.agreement import edits as agreements
from workbench.steps.agreement.views import read_agreement

PAST, SOON, LATER = date(2026, 11, 1), date(2027, 2, 1), date(2028, 6, 1)
BOX = "POLYGON ((0 0, 10 0, 10 10, 0 10))"
BESIDE = "POLYGON ((5 0, 15 0, 15 10, 5 10))"
SMALL = "POLYGON ((2 2, 4 2, 4 4, 2 4))"
FAR = "POLYGON ((100 100, 110 100, 110 110, 100 110))"


@dataclass(frozen=True)
class Case:
    """Rows by name, "@name" in their values is another row; ``cure`` makes the rule silent."""

    rows: tuple[tuple[str, str, dict], ...]
    cure: tuple[str, dict]


def case(*rows, cure):
    return Case(rows, cure)


PARTY = ("party", "organisation", {"name": "Kommunen"})
OTHER = ("other", "organisation", {"name": "Bolaget"})
ACT = {"title": "Belysning", "start": SOON, "finish": SOON}
AGREED = {"title": "Avtal", "kind": "service", "status": "in_force", "reviewed": True}
ASPECT = ("aspect", "inspection_aspect", {"name": "Ljus"})
INSPECTED = (
    ASPECT,
    ("inspection", "inspection",
     {"name": "Höst", "done_on": PAST, "red_below": Decimal(8), "green_from": Decimal(14)}),
    ("score", "inspection_score",
     {"inspection_id": "@inspection", "aspect_id": "@aspect", "points": Decimal(2)}),
)  # fmt: skip
GOAL = ("goal", "goal", {"title": "Trygg kväll"})
BODY = ("body", "body", {"name": "Styrgrupp", "kind": "steering_group"})
SEAT = {"title": "Ordförande", "body_id": "@body", "role": "chair", "votes": True}
PROBLEM = {"title": "Mörkt", "prioritised": True}
MEASURE = {"title": "Trygga", "baseline": Decimal(40), "targets": {2027: Decimal(50)}}
SURVEY = (
    ("survey", "survey", {"name": "Enkät"}),
    ("item", "survey_item", {"survey_id": "@survey", "title": "Trygg?", "scale": "safe5"}),
)
WEB = {"survey_id": "@survey", "method": "web", "sampling": "random"}
BUDGET = ("budget", "budget_version", {"name": "Budget"})
LINE = {"version_id": "@budget", "title": "Lampor", "type": "cost", "code": "K1"}
COUNT = {"category": "theft", "period": "month", "count": 3}

DECIDED = {"title": "Belysning beställs", "kind": "decision", "status": "open"}
HELD = {"title": "Styrgrupp", "body_id": "@body", "held_on": PAST}
LOGGED = {"happened_on": PAST, "type": "graffiti"}

CASES = {
    "plan.late": case(
        ("a", "activity", {**ACT, "start": PAST, "finish": PAST}),
        cure=("a", {"status": "done"}),
    ),
    "plan.conflict": case(
        ("a", "activity", {**ACT, "finish": date(2027, 3, 1)}),
        ("b", "activity", {**ACT, "predecessors": (("@a", "FS", 0),)}),
        cure=("b", {"predecessors": ()}),
    ),
    "plan.accountable": case(
        PARTY, ("a", "activity", ACT), cure=("a", {"accountable_id": "@party"})
    ),
    "plan.responsible": case(
        PARTY, ("a", "activity", ACT), cure=("a", {"responsible": ("@party",)})
    ),
    "plan.goal": case(GOAL, ("a", "activity", ACT), cure=("a", {"goals": ("@goal",)})),
    "plan.dates": case(
        ("a", "activity", {"title": "Snö"}), cure=("a", {"start": SOON, "finish": SOON})
    ),
    "plan.budget_code": case(
        ("a", "activity", {**ACT, "cost": 100}), cure=("a", {"budget_code": "K1"})
    ),
    "plan.financing": case(
        ("a", "activity", {**ACT, "cost": 100, "budget_code": "K1"}), BUDGET,
        ("line", "budget_line", {**LINE, "code": "K2"}), cure=("line", {"code": "K1"}),
    ),
    "permit.activity": case(
        ("a", "activity", ACT), ("p", "permit", {"title": "Mark"}),
        cure=("p", {"activity_id": "@a"}),
    ),
    "permit.late": case(
        ("a", "activity", {**ACT, "start": date(2026, 12, 1), "finish": SOON}),
        ("p", "permit", {"title": "Mark", "activity_id": "@a", "lead_time": 40}),
        cure=("p", {"status": "granted"}),
    ),
    "permit.lead_time": case(
        ("a", "activity", ACT), ("p", "permit", {"title": "Mark", "activity_id": "@a"}),
        cure=("p", {"lead_time": 5}),
    ),
    "placemaking.maintainer": case(
        PARTY, ("a", "activity", {**ACT, "intervention": "planting"}),
        cure=("a", {"maintainers": ("@party",)}),
    ),
    "placemaking.life": case(
        ("a", "activity", {**ACT, "intervention": "planting", "lasting": "permanent"}),
        cure=("a", {"life": 5}),
    ),
    "risk.measure": case(
        ("r", "risk", {"title": "Ägare går", "probability": 5, "consequence": 5}),
        cure=("r", {"measure": "Samtal"}),
    ),
    "risk.owner": case(
        PARTY, ("r", "risk", {"title": "Ägare går", "probability": 5, "consequence": 5}),
        cure=("r", {"owner_id": "@party"}),
    ),
    "goal.indicator": case(
        GOAL, ("i", "indicator", MEASURE), cure=("i", {"goal_id": "@goal"})
    ),
    "goal.activity": case(GOAL, ("a", "activity", ACT), cure=("a", {"goals": ("@goal",)})),
    "indicator.baseline": case(
        ("i", "indicator", {**MEASURE, "baseline": None}), cure=("i", {"baseline": Decimal(1)})
    ),
    "indicator.target": case(
        ("i", "indicator", {**MEASURE, "targets": {}}), cure=("i", {"targets": {2027: Decimal(1)}})
    ),
    "indicator.source": case(
        ("i", "indicator", {**MEASURE, "fetched_from": "survey"}),
        cure=("i", {"fetched_from": None}),
    ),
    "indicator.stale": case(
        ("i", "indicator",
         {**MEASURE, "values": {2025: Decimal(41)}, "measured_on": date(2025, 1, 1),
          "frequency": "quarterly"}),
        cure=("i", {"measured_on": date(2026, 11, 10)}),
    ),
    "person.erase": case(
        ("s", "stakeholder", {"name": "Ada", "legal_ground": "contract", "erase_by": PAST}),
        cure=("s", {"erase_by": LATER}),
    ),
    "person.ground": case(
        ("s", "stakeholder", {"name": "Ada", "legal_ground": None, "erase_by": LATER}),
        cure=("s", {"legal_ground": "contract"}),
    ),
    "contact.follow_up": case(
        ("s", "stakeholder", {"name": "Ada", "legal_ground": "contract", "erase_by": LATER}),
        ("c", "contact", {"held_on": PAST, "summary": "Ringde", "stakeholder_id": "@s",
                          "next_step": "Svar", "follow_up": date(2026, 11, 5)}),
        cure=("c", {"followed_up": True}),
    ),
    "text.number": case(
        ("g", "goal", {"title": "Trygg", "description": "Bor här, 640823-3234"}),
        cure=("g", {"description": "Bor här"}),
    ),
    "text.contact": case(
        ("g", "goal", {"title": "Trygg", "description": "Ring 070-123 45 67"}),
        cure=("g", {"description": ""}),
    ),
    "budget.balance": case(
        BUDGET, ("line", "budget_line", {**LINE, "amounts": {2027: 100_00}}),
        cure=("line", {"amounts": {2027: 0}}),
    ),
    "budget.rate": case(
        BUDGET,
        ("line", "budget_line", {**LINE, "type": "in_kind", "hours": Decimal(5),
                                 "hour_kind": "adult", "rule": "hours", "amounts": {1990: 1}}),
        cure=("line", {"rule": None}),
    ),
    "budget.over": case(
        BUDGET, ("line", "budget_line", {**LINE, "amounts": {2027: 100_00}}),
        ("a", "activity", {**ACT, "cost": 200_00, "budget_code": "K1"}),
        cure=("a", {"cost": 50_00}),
    ),
    "levy.terms": case(
        PARTY,
        ("p", "property", {"designation": "Räven 1", "owner_id": "@party", "assessed_value": 100_00,
                           "gross_floor_area": Decimal(100)}),
        ("m", "levy_model", {"name": "A", "year": 2027, "base": "gross_area", "payers": "all",
                             "total": 100_00,
                             "floor": 200_00}),
        cure=("m", {"floor": None}),
    ),
    "commitment.late": case(
        PARTY, ("c", "commitment", {"title": "Kr", "organisation_id": "@party", "due": PAST}),
        cure=("c", {"fulfilled": 100}),
    ),
    "commitment.party": case(
        PARTY, ("c", "commitment", {"title": "Kr"}), cure=("c", {"organisation_id": "@party"})
    ),
    "agreement.end": case(cure=("place", {"agreement_end": None})),
    "agreement.over": case(
        ("g", "agreement", {**AGREED, "valid_to": PAST}), cure=("g", {"status": "ended"})
    ),
    "agreement.notice": case(
        ("g", "agreement", {**AGREED, "valid_to": date(2027, 6, 1), "notice_months": 6}),
        cure=("g", {"valid_to": date(2030, 6, 1)}),
    ),
    "agreement.ends": case(
        ("g", "agreement", {**AGREED, "valid_to": date(2026, 12, 20)}),
        cure=("g", {"valid_to": date(2030, 6, 1)}),
    ),
    "agreement.waiting": case(
        PARTY, ("g", "agreement", AGREED),
        ("s", "signature", {"title": "Ordf", "agreement_id": "@g", "organisation_id": "@party",
                            "status": "sent", "sent_on": date(2026, 9, 1)}),
        cure=("s", {"status": "not_sent"}),
    ),
    "agreement.declined": case(
        PARTY, ("g", "agreement", AGREED),
        ("s", "signature", {"title": "Ordf", "agreement_id": "@g", "organisation_id": "@party",
                            "status": "declined"}),
        cure=("s", {"status": "not_sent"}),
    ),
    "agreement.day": case(
        PARTY, ("g", "agreement", AGREED),
        ("s", "signature", {"title": "Ordf", "agreement_id": "@g", "organisation_id": "@party",
                            "status": "signed"}),
        cure=("s", {"signed_on": PAST}),
    ),
    "agreement.review": case(
        ("g", "agreement", {**AGREED, "reviewed": False}), cure=("g", {"reviewed": True})
    ),
    "clause.reason": case(
        ("g", "agreement", AGREED),
        ("c", "clause", {"title": "Parter", "agreement_id": "@g", "left_out": True}),
        cure=("c", {"reason": "Regleras på annat håll"}),
    ),
    "seat.empty": case(
        ("ada", "stakeholder", {"name": "Ada"}), BODY, ("s", "seat", SEAT),
        cure=("s", {"stakeholder_id": "@ada"}),
    ),
    "seat.over": case(
        PARTY, BODY, ("s", "seat", {**SEAT, "organisation_id": "@party", "term_to": PAST}),
        cure=("s", {"term_to": LATER}),
    ),
    "seat.soon": case(
        PARTY, BODY,
        ("s", "seat", {**SEAT, "organisation_id": "@party", "term_to": date(2026, 12, 20)}),
        cure=("s", {"term_to": LATER}),
    ),
    "body.chair": case(
        BODY, ("s", "seat", {**SEAT, "role": "member"}), cure=("s", {"role": "chair"})
    ),
    "body.votes": case(
        BODY, ("s", "seat", {**SEAT, "votes": False}), cure=("s", {"votes": True})
    ),
    "body.mandate": case(BODY, cure=("body", {"mandate": "Beslutar om allt"})),
    "map.faulty": case(
        ("y", "surface", {"name": "Torget", "outline": "POLYGON ((0 0, 10 10, 10 0, 0 10))"}),
        cure=("y", {"outline": BOX}),
    ),
    "map.overlap": case(
        ("y", "surface", {"name": "Torget", "outline": BOX}),
        ("z", "surface", {"name": "Gatan", "outline": BESIDE}), cure=("z", {"outline": FAR}),
    ),
    "map.on_property": case(
        PARTY, OTHER,
        ("y", "surface", {"name": "Torget", "outline": SMALL, "control_id": "@party"}),
        ("p", "property", {"designation": "Räven 1", "outline": BOX, "owner_id": "@other"}),
        cure=("p", {"owner_id": "@party"}),
    ),
    "map.outside_parent": case(
        ("y", "surface", {"name": "Torget", "outline": BOX}),
        ("z", "surface", {"name": "Hörnet", "outline": FAR, "parent_id": "@y"}),
        cure=("z", {"outline": SMALL}),
    ),
    "map.parts_larger": case(
        ("y", "surface", {"name": "Torget", "area": Decimal(10)}),
        ("z", "surface", {"name": "Hörnet", "area": Decimal(20), "parent_id": "@y"}),
        cure=("z", {"area": Decimal(5)}),
    ),
    "map.gap": case(
        ("y", "surface", {"name": "Torget", "outline": SMALL}), cure=("y", {"outline": BOX})
    ),
    "map.no_owner": case(
        PARTY, ("y", "surface", {"name": "Torget", "outline": BOX}),
        cure=("y", {"control_id": "@party"}),
    ),
    "document.old": case(
        GOAL,
        ("d", "issued_document",
         {"title": "Platsplan", "version": 1, "data_until": date(2026, 9, 1)}),
        cure=("d", {"data_until": date(2026, 11, 10)}),
    ),
    "responsibility.cleaning": case(
        ("y", "surface", {"name": "Torget"}),
        ("t", "maintenance_task", {"name": "Renhållning", "standard": "cleaning"}),
        ("r", "responsibility", {"surface_id": "@y", "task_id": "@t", "valid_from": PAST,
                                 "status": "unclear"}),
        PARTY, cure=("r", {"status": "clear", "performer_id": "@party"}),
    ),
    "responsibility.unclear": case(
        ("y", "surface", {"name": "Torget"}),
        ("t", "maintenance_task", {"name": "Snö", "standard": "snow"}),
        ("r", "responsibility", {"surface_id": "@y", "task_id": "@t", "valid_from": PAST,
                                 "status": "unclear"}),
        PARTY,
        cure=("r", {"status": "clear", "performer_id": "@party", "accountable_id": "@party"}),
    ),
    "responsibility.accountable": case(
        PARTY, ("y", "surface", {"name": "Torget"}),
        ("t", "maintenance_task", {"name": "Snö", "standard": "snow"}),
        ("r", "responsibility", {"surface_id": "@y", "task_id": "@t", "valid_from": PAST,
                                 "status": "clear", "performer_id": "@party"}),
        cure=("r", {"accountable_id": "@party"}),
    ),
    "incident.few": case(
        ("n", "incident", {**COUNT, "starts": date(2026, 9, 1)}), cure=("n", {"count": None})
    ),
    "incident.break": case(
        ("n", "incident", {**COUNT, "starts": date(2026, 8, 1), "source": "police"}),
        ("m", "incident", {**COUNT, "starts": date(2026, 9, 1), "source": "own_log"}),
        cure=("m", {"source": "police"}),
    ),
    "incident.source": case(
        ("n", "incident", {**COUNT, "starts": date(2026, 8, 1), "source": "police"}),
        ("d", "data_source", {"name": "Logg", "feeds": "own_log"}), cure=("d", {"feeds": "police"}),
    ),
    "observation.fit": case(
        ("y", "surface", {"name": "Torget"}),
        ("o", "observation", {"round": "2025", "slot": "dag", "surface_id": "@y", "flow": 4}),
        ("p", "observation", {"round": "2026", "slot": "kväll", "surface_id": "@y", "flow": 4}),
        cure=("p", {"slot": "dag"}),
    ),
    "rating.few": case(
        ("th", "rating_theme", {"name": "Rent"}),
        ("oc", "rating_occasion", {"name": "maj", "rated_on": PAST}),
        ("ra", "rating", {"theme_id": "@th", "occasion_id": "@oc", "rater": 1, "points": 4}),
        cure=("ra", {"points": None}),
    ),
    "inspection.finding": case(
        *INSPECTED, ("f", "finding", {"title": "Mörkt"}), cure=("f", {"aspect_id": "@aspect"})
    ),
    "inspection.responsible": case(
        *INSPECTED, PARTY, ("f", "finding", {"title": "Mörkt", "aspect_id": "@aspect"}),
        cure=("f", {"responsible_id": "@party"}),
    ),
    "survey.comparable": case(
        *SURVEY, ("r1", "survey_round", {**WEB, "name": "2025", "field_from": date(2025, 9, 1)}),
        ("r2", "survey_round", {**WEB, "name": "2026", "field_from": date(2026, 9, 1),
                                "method": "phone"}),
        cure=("r2", {"method": "web"}),
    ),
    "survey.few": case(
        *SURVEY, ("r1", "survey_round", {**WEB, "name": "2025", "sample_size": 80}),
        cure=("r1", {"notes": "Alla boende tillfrågade"}),
    ),
    "walk.feedback": case(
        ("w", "walk", {"name": "Höst", "walked_on": date(2026, 9, 1)}),
        cure=("w", {"feedback_on": date(2026, 9, 20)}),
    ),
    "condition.action": case(
        PARTY, ("c", "condition", {"question": "Rådighet?", "light": "red", "due": SOON}),
        cure=("c", {"responsible_id": "@party"}),
    ),
    "finding.late": case(
        PARTY, ("f", "finding", {"title": "Mörkt", "responsible_id": "@party", "due": PAST}),
        cure=("f", {"status": "verified"}),
    ),
    "finding.responsible": case(
        PARTY, ("f", "finding", {"title": "Mörkt"}), cure=("f", {"responsible_id": "@party"})
    ),
    "finding.answer": case(
        PARTY, ("f", "finding", {"title": "Mörkt", "responsible_id": "@party",
                                 "found_on": date(2026, 9, 1)}),
        cure=("f", {"answer": "Vi byter lampan"}),
    ),
    "problem.evidence": case(("p", "problem", PROBLEM), cure=("p", {"evidence": "Enkäten"})),
    "problem.cause": case(
        ("p", "problem", PROBLEM), cure=("p", {"prioritised": False})
    ),
    "problem.activity": case(
        ("p", "problem", PROBLEM), ("a", "activity", ACT), cure=("a", {"problems": ("@p",)})
    ),
    "problem.count": case(
        ("p", "problem", PROBLEM), ("q", "problem", {**PROBLEM, "title": "Skräp"}),
        ("r", "problem", {"title": "Buller"}), cure=("r", {"prioritised": True}),
    ),
    "process.reason": case(
        ("s", "process_step", {"title": "Vision", "status": "skipped"}),
        cure=("s", {"reason": "Finns redan"}),
    ),
    "process.late": case(
        ("s", "process_step", {"title": "Vision", "finish": PAST}), cure=("s", {"status": "done"})
    ),
    "decision.responsible": case(
        PARTY, ("d", "decision", DECIDED), cure=("d", {"responsible_id": "@party"})
    ),
    "decision.late": case(
        ("d", "decision", {**DECIDED, "due": PAST}), cure=("d", {"status": "done"})
    ),
    "decision.due": case(("d", "decision", DECIDED), cure=("d", {"due": SOON})),
    "decision.quorum": case(
        BODY, ("m", "meeting", {**HELD, "votes_present": 1, "votes_all": 9}),
        ("d", "decision", {**DECIDED, "meeting_id": "@m"}),
        cure=("m", {"votes_present": 9}),
    ),
    "meeting.called": case(
        BODY, ("m", "meeting", {**HELD, "held_on": date(2026, 11, 20)}),
        cure=("m", {"called_on": PAST}),
    ),
    "minutes.verified": case(
        BODY, ("m", "meeting", HELD),
        ("i", "agenda_item", {"title": "Läget", "meeting_id": "@m"}),
        cure=("m", {"verified_on": SOON}),
    ),
    "minutes.open": case(
        BODY, ("m", "meeting", {**HELD, "correcting": True}), cure=("m", {"correcting": False})
    ),
    "log.responsible": case(
        PARTY, ("l", "log_entry", LOGGED), cure=("l", {"responsible_id": "@party"})
    ),
    "log.lying": case(
        ("l", "log_entry", {**LOGGED, "happened_on": date(2026, 9, 1)}),
        cure=("l", {"handled_on": PAST}),
    ),
    "event.permit": case(
        ("e", "event", {"title": "Scen", "starts_on": date(2026, 11, 22), "status": "planned",
                        "permit": "needed"}),
        cure=("e", {"permit": "granted"}),
    ),
    "event.account": case(
        ("e", "event", {"title": "Scen", "starts_on": PAST, "status": "held"}),
        cure=("e", {"visitors": 40, "learning": "Fler bänkar"}),
    ),
    "post.late": case(
        ("p", "post", {"title": "Platsansvarig"}),
        ("s", "post_step", {"title": "Annons", "post_id": "@p", "due": PAST}),
        cure=("s", {"done_on": PAST}),
    ),
    "learning.need": case(
        ("n", "competence", {"title": "Lågaffektivt", "due": PAST}), cure=("n", {"due": SOON})
    ),
    "learning.evaluation": case(
        ("t", "training", {"title": "CPTED", "held_on": PAST}), cure=("t", {"useful": 4})
    ),
    "learning.evidence": case(
        ("p", "problem", PROBLEM), ("e", "evidence_note", {"title": "Ljus"}),
        cure=("e", {"problems": ("@p",)}),
    ),
}  # fmt: skip
ELSEWHERE = {
    "plan.circle",
    "clause.moved",
    "indicator.differs",
    "agreement.blanks",
    "photo.consent",
    # Rosters and what they cost are tried in tests/steps/test_operations.py.
    "staffing.budget",
    "staffing.alone",
}


def spoken(project):
    with project.read() as session:
        return [finding.rule for finding in review(session, project.today())]


def put(value, ids):
    """Return a value with "@name" in it as the id of that row."""
    if isinstance(value, str) and value.startswith("@"):
        return ids[value[1:]]
    if isinstance(value, tuple):
        return tuple(put(each, ids) for each in value)
    return value


def values_of(said, ids):
    return {name: put(value, ids) for name, value in said.items()}


@pytest.fixture
def named(empty):
    """The project's own row by name."""
    with empty.read() as session:
        return {"place": read_rows(session, record("project"))[0]["id"]}


def test_every_rule_has_a_case():
    assert {rule.key for rule in RULES} == {*CASES, *ELSEWHERE}
    assert len(RULES) >= 40
    assert len({rule.key for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_speaks_and_is_silent(empty, named, rule):
    said, tables = CASES[rule], {"place": "project"}
    assert rule not in spoken(empty)
    for name, table, values in said.rows:
        named[name] = acts.add(empty, record(table), values_of(values, named))
        tables[name] = table
    if rule in {"agreement.end", "map.gap"}:
        acts.change(
            empty, record("project"), named["place"],
            {"agreement_end": date(2027, 5, 1), "boundary": BOX},
        )  # fmt: skip
    assert rule in spoken(empty)
    name, values = said.cure
    acts.change(empty, record(tables[name]), named[name], values_of(values, named))
    assert rule not in spoken(empty)


def test_a_circle_speaks_until_it_is_cut(empty):
    keys = [acts.add(empty, record("activity"), {**ACT, "title": each}) for each in "AB"]
    assert "plan.circle" not in spoken(empty)
    close_circle(empty, *keys)
    assert "plan.circle" in spoken(empty)
    acts.change(empty, record("activity"), keys[0], {"predecessors": ()})
    assert "plan.circle" not in spoken(empty)


def test_an_own_wording_speaks_when_the_project_moves(empty, named):
    key = agreements.start_agreement(empty, "collaboration")
    acts.change(empty, record("project"), named["place"], {"municipality": "Mellanstad"})
    with empty.read() as session:
        found = read_agreement(session, key, empty.today())
    area = next(each for each in found.clauses if each.values["key"] == "area")
    agreements.write_wording(empty, area, "Vår egen gräns.")
    assert "clause.moved" not in spoken(empty)
    acts.change(empty, record("project"), named["place"], {"municipality": "Storstad"})
    assert "clause.moved" in spoken(empty)


def test_a_draft_with_blanks_speaks_until_it_is_worded(empty):
    assert "agreement.blanks" not in spoken(empty)
    key = agreements.start_agreement(empty, "collaboration")
    assert "agreement.blanks" in spoken(empty)
    with empty.read() as session:
        clauses = read_agreement(session, key, empty.today()).clauses
    for each in clauses:
        agreements.write_wording(empty, each, "Allt är sagt.")
    assert "agreement.blanks" not in spoken(empty)


def test_a_photo_of_people_speaks_until_they_consent(empty):
    assert "photo.consent" not in spoken(empty)
    with empty.edit("x") as session:
        key = plant(session, "photo", caption="Torget", shows_people=True, consent=False)
    assert "photo.consent" in spoken(empty)
    acts.change(empty, record("photo"), key, {"consent": True})
    assert "photo.consent" not in spoken(empty)


def test_a_typed_value_beside_a_measured_one_speaks(torg):
    with torg.read() as session:
        row = next(r for r in read_rows(session, record("indicator")) if r["code"] == "K01")
    assert "indicator.differs" not in spoken(torg)
    with torg.edit("x") as session:
        update_row(session, record("indicator"), row["id"], {"values": {2026: Decimal(70)}})
    assert "indicator.differs" in spoken(torg)
