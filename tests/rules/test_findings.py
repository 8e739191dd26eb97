"""The way of a finding, its lateness and its answer; conditions; the weight of problems."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from workbench.base.collate import fold
from workbench.models.situation import ANSWERS, FINDING_STATUSES, LIGHTS
from workbench.rules.findings import (
    FLOW,
    REJECTED,
    by_priority,
    has_evidence,
    in_urgency,
    is_answered,
    is_late,
    is_open,
    is_unanswered_too_long,
    lacks_action,
    next_status,
    previous_status,
    priority,
    standing,
    suggested_light,
)
from workbench.rules.goal_guess import areas_of_problem, areas_of_words

TODAY = date(2026, 11, 18)
DAY = timedelta(days=1)


def finding(**said):
    row = {
        "status": "new", "due": None, "answer": "", "answered_on": None, "found_on": None,
        "severity": None, "responsible_id": "o", "title": "",
    }  # fmt: skip
    return {**row, **said}


def test_the_flow_is_made_of_the_statuses_that_there_are():
    assert {*FLOW, REJECTED} == {choice.key for choice in FINDING_STATUSES}


def test_a_finding_goes_on_to_verified_and_back_again():
    there, status = ["new"], "new"
    while (status := next_status(status)) is not None:
        there.append(status)
    assert there == ["new", "accepted", "ongoing", "done", "verified"]
    back, status = ["verified"], "verified"
    while (status := previous_status(status)) is not None:
        back.append(status)
    assert back == there[::-1]


def test_what_was_rejected_can_be_taken_up_again():
    assert next_status(REJECTED) == "accepted"
    assert previous_status(REJECTED) == "new"


@pytest.mark.parametrize(
    ("status", "due", "late"),
    [
        ("new", TODAY - DAY, True), ("accepted", TODAY - DAY, True), ("ongoing", TODAY, False),
        ("ongoing", None, False), ("done", TODAY - DAY, False), ("verified", TODAY - DAY, False),
        ("rejected", TODAY - DAY, False), (None, TODAY - DAY, True),
    ],
)  # fmt: skip
def test_late_is_what_is_open_after_its_day(status, due, late):
    assert is_late(finding(status=status, due=due), TODAY) is late


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ({}, False), ({"answer": "Vi byter"}, True), ({"answered_on": TODAY}, True),
        ({"status": "accepted"}, True), ({"status": "rejected"}, True), ({"status": None}, False),
    ],
)  # fmt: skip
def test_answered_is_what_the_responsible_has_said_anything_to(said, answered):
    assert is_answered(finding(**said)) is answered


@pytest.mark.parametrize(
    ("found_on", "walked_on", "waits"),
    [
        (TODAY - 22 * DAY, None, True), (TODAY - 21 * DAY, None, False),
        (None, TODAY - 22 * DAY, True), (None, None, False),
        (TODAY, TODAY - 30 * DAY, False),
    ],
)  # fmt: skip
def test_three_weeks_are_long_enough_for_an_answer(found_on, walked_on, waits):
    row = finding(found_on=found_on)
    assert is_unanswered_too_long(row, TODAY, walked_on) is waits
    assert not is_unanswered_too_long({**row, "answer": "Ja"}, TODAY, walked_on)


def test_findings_are_counted_by_how_they_stand():
    rows = [
        finding(status="new", due=TODAY - DAY),
        finding(status="done"),
        finding(status="rejected", responsible_id=None),
        finding(status="accepted"),
    ]
    found = standing(rows, TODAY)
    assert (found.count, found.answered, found.late, found.closed, found.unassigned) == (
        4, 3, 1, 2, 1,
    )  # fmt: skip
    assert found.share_answered == 0.75
    assert standing([], TODAY).share_answered is None


def test_what_presses_most_comes_first():
    rows = [
        finding(title="closed", status="done", severity=5),
        finding(title="mild", severity=1),
        finding(title="severe", severity=5, due=TODAY + DAY),
        finding(title="late", severity=1, due=TODAY - DAY),
        finding(title="sooner", severity=5, due=TODAY),
    ]
    ordered = [row["title"] for row in in_urgency(rows, TODAY)]
    assert ordered == ["late", "sooner", "severe", "mild", "closed"]
    assert [is_open(row) for row in rows] == [False, True, True, True, True]


def test_a_red_condition_needs_somebody_and_a_day():
    row = {"light": "red", "responsible_id": None, "due": None}
    assert lacks_action(row)
    assert lacks_action({**row, "due": TODAY})
    assert lacks_action({**row, "responsible_id": "o"})
    assert not lacks_action({**row, "responsible_id": "o", "due": TODAY})
    assert not lacks_action({**row, "light": "yellow"})


def test_every_answer_suggests_a_judgement_that_there_is():
    lights = {choice.key for choice in LIGHTS}
    assert {suggested_light(choice.key) for choice in ANSWERS} <= lights
    assert suggested_light(None) is None


def problem(title, severity, influence, *, first=False):
    return {
        "title": title, "severity": severity, "influenceable": influence, "prioritised": first,
        "findings": (), "items": (), "evidence": "",
    }  # fmt: skip


def test_problems_stand_by_priority_then_weight():
    rows = [
        problem("heavy", 5, 5),
        problem("unjudged", None, 4),
        problem("first", 1, 1, first=True),
        problem("light", 2, 2),
        problem("grave", 4, 1),
    ]
    ordered = [row["title"] for row in by_priority(rows)]
    assert ordered == ["first", "heavy", "grave", "light", "unjudged"]
    assert [priority(row) for row in rows] == [25, None, 1, 4, 4]


def test_any_evidence_counts():
    bare = problem("x", 1, 1)
    assert not has_evidence(bare)
    for name, value in (("findings", ("f",)), ("items", ("i",)), ("evidence", "Polisens siffror")):
        assert has_evidence({**bare, name: value})


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("belysning Tre av sex armaturer släckta", "perceived_safety"),
        ("skotsel Klotter på båda väggarna", "care"), ("mobler Trasiga bänkar", "placemaking"),
        ("tillsyn Öppen narkotikahandel", "safety"), ("fasad Fyra tomma skyltfönster", "business"),
        ("ansvar Oklart vem som sopar", "organisation"),
    ],
)  # fmt: skip
def test_words_point_to_the_area_of_a_goal(words, area):
    assert areas_of_words(fold(words).split())[0] == area


def test_a_problem_points_to_areas_and_nothing_to_nothing():
    assert areas_of_problem("care") == ("care",)
    assert areas_of_problem(None) == ()
    assert areas_of_words(["qwerty"]) == ()
