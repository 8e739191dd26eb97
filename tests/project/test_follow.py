"""What is written together with a row, whatever way the row is changed."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import all_rows, read_row, read_rows

PERSON, CONTACT, PAST = record("stakeholder"), record("contact"), record("assessment")
COMMITMENT = record("commitment")
FIRST, LATER = date(2026, 11, 23), date(2027, 5, 22)


def row(project, key, kind=PERSON):
    with project.read() as session:
        return read_row(session, kind, key)


def past(project, key):
    with project.read() as session:
        return [
            (each["made_on"], each["influence"], each["interest"], each["stance"])
            for each in read_rows(session, PAST)
            if each["stakeholder_id"] == key
        ]


def dump(project):
    with project.read() as session:
        return {
            name: sorted(map(repr, (sorted(r.items()) for r in rows)))
            for name, rows in all_rows(session).items()
        }


@pytest.fixture
def judged(project):
    values = {"name": "Anna Ek", "influence": 4, "interest": 2, "stance": "neutral"}
    return acts.add(project, PERSON, values)


def test_a_judgement_is_of_the_day_it_is_made(project, judged):
    unjudged = acts.add(project, PERSON, {"name": "Bo Al"})
    assert row(project, judged)["assessed"] == FIRST
    assert row(project, unjudged)["assessed"] is None


WAYS = {
    "one field": lambda p, key: acts.change(p, PERSON, key, {"interest": 5}),
    "several rows": lambda p, key: acts.change_many(p, PERSON, {key: {"interest": 5}}),
    "with other fields": lambda p, key: acts.change(p, PERSON, key, {"role": "vd", "interest": 5}),
    "pasted": lambda p, key: acts.bring_in(
        p, PERSON, acts.Arrivals(updated={key: {"interest": 5}})
    ),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_another_day_keeps_the_earlier_judgement(project, clock, judged, way):
    before = dump(project)
    clock.forward(days=180)
    way(project, judged)
    assert past(project, judged) == [(FIRST, 4, 2, "neutral")]
    now = row(project, judged)
    assert (now["interest"], now["influence"], now["assessed"]) == (5, 4, LATER)
    project.undo()
    assert dump(project) == before
    project.redo()
    assert past(project, judged) == [(FIRST, 4, 2, "neutral")]


def test_the_same_day_is_a_correction(project, clock, judged):
    acts.change(project, PERSON, judged, {"interest": 5})
    clock.forward(days=180)
    acts.change(project, PERSON, judged, {"interest": 1})
    acts.change(project, PERSON, judged, {"stance": "drives"})
    assert past(project, judged) == [(FIRST, 4, 5, "neutral")]


def test_other_fields_and_the_same_values_judge_nothing(project, clock, judged):
    clock.forward(days=180)
    acts.change(project, PERSON, judged, {"role": "vd", "interest": 2})
    assert past(project, judged) == []
    assert row(project, judged)["assessed"] == FIRST


def test_a_first_judgement_later_keeps_nothing(project, clock):
    key = acts.add(project, PERSON, {"name": "Bo Al"})
    clock.forward(days=180)
    acts.change(project, PERSON, key, {"influence": 3})
    assert past(project, key) == []
    assert row(project, key)["assessed"] == LATER


def test_a_judgement_that_is_taken_away_is_kept_too(project, clock, judged):
    clock.forward(days=180)
    acts.change(project, PERSON, judged, {"influence": None, "interest": None, "stance": None})
    assert past(project, judged) == [(FIRST, 4, 2, "neutral")]
    assert row(project, judged)["assessed"] is None


# -- what is due


def contact(project, person, **values):
    return acts.add(
        project,
        CONTACT,
        {"held_on": FIRST, "summary": "Samtal", "stakeholder_id": person, **values},
    )


def due(project, person):
    return row(project, person)["next_contact"]


def test_the_next_contact_is_the_earliest_open_follow_up(project, judged):
    late = contact(project, judged, follow_up=date(2026, 12, 20))
    early = contact(project, judged, follow_up=date(2026, 12, 1))
    assert due(project, judged) == date(2026, 12, 1)
    acts.change(project, CONTACT, early, {"followed_up": True})
    assert due(project, judged) == date(2026, 12, 20)
    acts.change(project, CONTACT, late, {"follow_up": date(2027, 1, 7)})
    assert due(project, judged) == date(2027, 1, 7)
    acts.remove(project, CONTACT, [late])
    assert due(project, judged) is None
    project.undo()
    assert due(project, judged) == date(2027, 1, 7)


def test_a_contact_that_changes_person_changes_both(project, judged):
    other = acts.add(project, PERSON, {"name": "Bo Al"})
    key = contact(project, judged, follow_up=date(2026, 12, 1))
    acts.change(project, CONTACT, key, {"stakeholder_id": other})
    assert due(project, judged) is None
    assert due(project, other) == date(2026, 12, 1)
    acts.change(project, CONTACT, key, {"stakeholder_id": None})
    assert due(project, other) is None


def test_a_typed_day_holds_until_a_contact_after_it(project, judged):
    acts.change(project, PERSON, judged, {"next_contact": date(2026, 11, 30)})
    contact(project, judged, follow_up=date(2026, 12, 20))
    assert due(project, judged) == date(2026, 11, 30)
    contact(project, judged, held_on=date(2026, 11, 30))
    assert due(project, judged) == date(2026, 12, 20)


def test_it_is_one_step_of_undo(project, judged):
    before, lines = dump(project), len(project.history())
    contact(project, judged, follow_up=date(2026, 12, 1))
    assert len(project.history()) == lines + 1
    project.undo()
    assert dump(project) == before


# -- guesses


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"unit": "kr/år"}, "money"),
        ({"unit": "kr"}, "money"),
        ({"unit": "Tjänst"}, "service"),
        ({"unit": "timmar"}, "hours"),
        ({"unit": "antal"}, None),
        ({"unit": "in natura kr/år", "title": "Lokal för platskontor 48 m²"}, "premises"),
        ({"unit": "", "title": "Material till bänkar"}, "material"),
        ({"unit": "kr", "kind": "hours"}, "hours"),
        ({}, None),
    ],
)
def test_the_kind_of_a_commitment_is_guessed_from_its_words(project, values, kind):
    key = acts.add(project, COMMITMENT, {"title": "Löfte", **values})
    assert row(project, key, COMMITMENT)["kind"] == kind
