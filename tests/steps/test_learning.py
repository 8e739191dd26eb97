"""Trainings with attendance and lessons, needs, notes of evidence, the report of a study trip."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.command import CLOCK
from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.base.resources import resource
from workbench.documents.audience import Audience
from workbench.documents.content import Heading, Table
from workbench.documents.registry import Options, kind_of
from workbench.models.registry import record
from workbench.program.publishing import KINDS
from workbench.project import acts
from workbench.project.register import all_rows, read_row, read_rows
from workbench.steps.learning import edits
from workbench.steps.learning.notices import learning_notices
from workbench.steps.learning.progress import progress, signs
from workbench.steps.learning.views import (
    EVIDENCE,
    LESSON,
    NEED,
    PARTICIPATION,
    TRAINING,
    prioritised_without_evidence,
    read_trainings,
)

TODAY = CLOCK.today()


def undone(project, act):
    """Do something and take it back and do it again; return what it gave."""
    with project.read() as session:
        before = all_rows(session)
    made = act()
    project.undo()
    with project.read() as session:
        assert all_rows(session) == before
    project.redo()
    return made


def rows(project, kind):
    with project.read() as session:
        return read_rows(session, kind)


def trainings(project):
    with project.read() as session:
        return {each.values["code"]: each for each in read_trainings(session)}


def rules(project, today=TODAY):
    with project.read() as session:
        return [each.rule for each in learning_notices(session, today)]


def test_the_table_of_the_example_comes_in_whole(shell, blank):
    table = resource("example", "training.csv")
    found = shell.data("import", blank, table, "--as", "training")
    assert (found["read"], found["new"], found["errors"]) == (8, 8, [])
    again = shell.data("import", blank, table, "--as", "training")
    assert (again["new"], again["updated"]) == (0, 0)


def test_who_came_is_counted_by_organisation(torg):
    trip = trainings(torg)["T3"]
    assert (trip.people, trip.mean) == (12, Decimal(14) / 3)
    assert trip.person_hours == 12 * 16
    assert trip.came_by(TODAY) == 12


def test_nobody_has_come_to_what_lies_ahead(torg):
    ahead = trainings(torg)["T8"]
    assert ahead.people == 10
    assert ahead.came_by(TODAY) == 0
    assert not ahead.over(TODAY)


def test_without_a_count_of_each_the_number_written_holds(empty):
    key = acts.add(empty, TRAINING, {"title": "Kurs", "participants": 7})
    assert trainings(empty)["T01"].people == 7
    party = acts.add(empty, record("organisation"), {"name": "Kommunen"})
    acts.add(empty, PARTICIPATION, {"training_id": key, "organisation_id": party, "count": 3})
    assert trainings(empty)["T01"].people == 3


def test_a_lesson_becomes_one_activity_and_only_one(torg):
    lesson = next(r for r in rows(torg, LESSON) if r["activity_id"] is None)
    key = undone(torg, lambda: edits.lesson_to_activity(torg, lesson["id"]))
    with torg.read() as session:
        activity = read_row(session, record("activity"), key)
        assert read_row(session, LESSON, lesson["id"])["activity_id"] == key
    assert activity["title"] == lesson["title"]
    assert "T3" in activity["notes"] or "T7" in activity["notes"]
    assert edits.lesson_to_activity(torg, lesson["id"]) == key


def test_a_lesson_that_is_gone_becomes_nothing(torg):
    with pytest.raises(WorkbenchError):
        edits.lesson_to_activity(torg, "nobody")


@pytest.mark.parametrize(("kind", "add"), [
    (NEED, edits.add_usual_needs), (EVIDENCE, edits.add_starter_notes),
])  # fmt: skip
def test_what_comes_with_the_program_is_added_once(empty, kind, add):
    count = undone(empty, lambda: add(empty))
    assert count == len(rows(empty, kind)) > 10
    assert add(empty) == 0
    acts.remove(empty, kind, [rows(empty, kind)[0]["id"]])
    assert add(empty) == 1


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_note_has_a_source_a_grade_and_words(language):
    with using(language):
        notes = edits.starter_notes()
    for note in notes:
        assert all(note.values())
        assert EVIDENCE["kind"].choice(note["kind"])
        assert EVIDENCE["grade"].choice(note["grade"])
        assert EVIDENCE["problem_type"].choice(note["problem_type"])
    assert len({note["source"] for note in notes}) == len(notes)


@pytest.mark.parametrize("add", [edits.add_usual_needs, edits.add_starter_notes])
def test_what_was_added_in_one_language_is_not_added_in_the_other(empty, add):
    with using("sv"):
        assert add(empty) > 10
    with using("en"):
        assert add(empty) == 0


def test_prioritised_problems_ask_for_evidence(torg):
    with torg.read() as session:
        assert prioritised_without_evidence(session) == []
    acts.add(torg, record("problem"), {"title": "Nytt", "prioritised": True})
    assert "learning.evidence" in rules(torg)


def test_late_needs_and_unevaluated_trainings_are_told(empty):
    assert rules(empty) == []
    need = acts.add(empty, NEED, {"title": "HLR", "due": TODAY - timedelta(days=1)})
    key = acts.add(empty, TRAINING, {"title": "HLR", "held_on": TODAY - timedelta(days=2)})
    assert rules(empty) == ["learning.need", "learning.evaluation"]
    acts.change(empty, NEED, need, {"training_id": key})
    acts.change(empty, TRAINING, key, {"useful": 4})
    assert rules(empty) == []


def test_the_step_knows_how_far_it_is(empty, torg):
    with using("en"), empty.read() as session:
        assert progress(session, TODAY).share == 0
    with using("en"), torg.read() as session:
        assert signs(session, TODAY) == (False, True, True, True)
        assert progress(session, TODAY).amount == "8 trainings"


def report(project, subject="", language="en"):
    with using(language), project.read() as session:
        return kind_of(KINDS, "studieresa").build(
            session, Options(TODAY, language=language, subject=subject)
        )


def test_the_report_of_one_trip(torg):
    found = report(torg, "T3")
    assert found.title == "Två etablerade platssamverkan"
    tables = [block for block in found.blocks if isinstance(block, Table)]
    assert [cells[1] for cells in (row.cells for row in tables[0].rows)][-1] == 12
    assert [row.cells[1] == "not yet one" for row in tables[1].rows] == [False, True]


def test_all_trips_stand_one_after_another(torg):
    headings = [b.text for b in report(torg).blocks if isinstance(b, Heading) and b.level == 1]
    assert headings == ["Två etablerade platssamverkan", "Vinteraktivering i nordisk stad"]


def test_a_trip_that_is_none_is_refused_and_none_at_all_is_said(torg, empty):
    with pytest.raises(WorkbenchError):
        report(torg, "T99")
    assert len(report(empty).blocks) == 1


def test_the_chapter_names_no_adviser(torg):
    key = rows(torg, EVIDENCE)[0]["id"]
    acts.change(torg, EVIDENCE, key, {"adviser": "Kanariefågel"})
    with using("sv"), torg.read() as session:
        for audience in Audience:
            document = kind_of(KINDS, "platsplan").build(session, Options(TODAY, audience=audience))
            assert "Kanariefågel" not in repr(document)


def test_a_training_takes_its_attendance_and_lessons_with_it(torg):
    key = trainings(torg)["T3"].values["id"]
    acts.remove(torg, TRAINING, [key])
    assert not [r for r in rows(torg, LESSON) if r["training_id"] == key]
    assert not [r for r in rows(torg, PARTICIPATION) if r["training_id"] == key]
    torg.undo()
    assert len([r for r in rows(torg, LESSON) if r["training_id"] == key]) == 2
