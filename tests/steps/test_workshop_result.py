"""The result of a workshop can be had in any phase, and tells no more than the room has seen."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.base.language import using
from workbench.documents.audience import Audience
from workbench.documents.content import Figure, Note, Row, Table
from workbench.documents.registry import Options
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.workshop import edits
from workbench.steps.workshop.result import workshop_result


def result(project, audience=Audience.PUBLIC):
    options = Options(date=date(2026, 11, 18), language="sv", audience=audience)
    with using("sv"), project.read() as session:
        return workshop_result(session, options)


def cells(document):
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [cell for table in tables for row in table.rows for cell in row.cells]


@pytest.fixture
def workshop(torg):
    with torg.read() as session:
        return read_rows(session, record("workshop"))[0]["id"]


def test_all_notes_stand_in_it_with_their_dots_and_what_they_became(torg, workshop):
    document = result(torg)
    (notes, outcomes) = [block for block in document.blocks if isinstance(block, Table)]
    assert Row(("Trasig lampa vid mataffären", 0, "")) in notes.rows
    assert any(row.cells[0] == "Aktivitet: Belysning GC-tunneln" for row in outcomes.rows)
    assert any(isinstance(block, Figure) for block in document.blocks)


def test_dots_that_were_not_shown_are_not_in_it(torg, workshop):
    edits.show_sums(torg, workshop, shown=False)
    assert not any(isinstance(cell, int) for cell in cells(result(torg)))


def test_hidden_notes_are_in_no_public_document(torg, workshop):
    edits.hide_writing(torg, workshop, hidden=True)
    document = result(torg)
    assert cells(document) == []
    assert any(isinstance(block, Note) for block in document.blocks)


def test_it_is_never_empty(empty):
    assert result(empty).blocks
    workshop = edits.new_workshop(empty, "Vad gör torget otryggt?")
    assert any(isinstance(block, Note) for block in result(empty).blocks)
    edits.write_notes(empty, workshop, ["Mörkt"])
    assert "Mörkt" in cells(result(empty))
