"""Issued documents come out as they went in; who is erased is gone from them too."""

from __future__ import annotations

from datetime import date

import pytest

from tests.project.test_erase import NAME, add_person, hits
from workbench.base.errors import WorkbenchError
from workbench.models.registry import record
from workbench.project.anonymise import save_anonymised
from workbench.project.erasing import erase_people
from workbench.project.issued import Issue, add_issue, is_whole, issued_file, next_version
from workbench.project.open import open_project
from workbench.project.person import person_data
from workbench.project.register import read_row

ISSUED = record("issued_document")
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40


def issue(version=1, **facts):
    usual = {
        "kind": "platsplan", "title": "Platsplan", "issued_on": date(2026, 11, 25),
        "data_until": date(2026, 11, 25), "audience": "public", "language": "sv",
        "status": "issued", "pdf": PDF, "words": "Platsplan för torget", "edit_key": "",
    }  # fmt: skip
    return Issue(**{**usual, "version": version, **facts})


def file_of(project, key, ending="pdf"):
    with project.read() as session:
        return issued_file(session, key, ending)


def test_the_file_comes_out_byte_for_byte_also_after_closing_and_undoing(project):
    key = add_issue(project, issue(docx=b"PK word"))
    assert file_of(project, key) == PDF
    project.undo()
    with pytest.raises(WorkbenchError):
        file_of(project, key)
    project.redo()
    path = project.path
    project.close()
    with open_project(path, clock=project.clock, read_only=True) as again, again.read() as session:
        assert issued_file(session, key) == PDF
        assert issued_file(session, key, "docx") == b"PK word"
        assert is_whole(session, key)


def test_numbers_follow_each_other_for_each_document_and_subject(project):
    add_issue(project, issue())
    add_issue(project, issue(2))
    add_issue(project, issue(subject="någon"))
    with project.read() as session:
        assert next_version(session, "platsplan") == 3
        assert next_version(session, "platsplan", "någon") == 2
        assert next_version(session, "budget") == 1
    with pytest.raises(WorkbenchError):
        add_issue(project, issue(2))


def test_a_file_that_was_changed_is_noticed(project):
    key = add_issue(project, issue())
    with project.edit("spoilt") as session:
        session.connection().exec_driver_sql("update issued_document set pdf = x'00'")
    with project.read() as session:
        assert not is_whole(session, key)


def test_files_that_name_a_person_go_with_them_and_others_stay(project):
    person = add_person(project)
    named = add_issue(
        project,
        issue(
            audience="internal", words=f"Närvarande: {NAME}", docx=f"PK {NAME}".encode(),
            pdf=PDF + NAME.encode(),
        ),
    )  # fmt: skip
    other = add_issue(project, issue(2))
    told = [each for each in person_data(project.raw, person).rows if each.table == ISSUED.table]
    assert [(each.row_id, each.values["words"]) for each in told] == [(named, "Platsplan")]
    (done,), _wishes = erase_people(project, [person], "begärt")
    assert done.files == 1
    with pytest.raises(WorkbenchError):
        file_of(project, named)
    assert file_of(project, other) == PDF
    with project.read() as session:
        row = read_row(session, ISSUED, named)
    assert row["removed_on"] == project.clock.today()
    assert row["version"] == 1
    assert hits(project.path.parent) == {}
    # Also what undo and redo bring back is without the file.
    while project.undo() is not None:
        pass
    while project.redo() is not None:
        pass
    with pytest.raises(WorkbenchError):
        file_of(project, named)
    assert file_of(project, other) == PDF


def test_an_anonymised_copy_holds_no_issued_files(project, tmp_path):
    add_issue(project, issue())
    target = tmp_path / "kopia.plats"
    save_anonymised(project, target)
    with open_project(target, clock=project.clock) as copy, copy.read() as session:
        assert next_version(session, "platsplan") == 1
