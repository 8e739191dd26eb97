"""No canary leaves the model: whatever is asked of hidden fields, only dots come back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from workbench.models.field import Kind, Privacy
from workbench.models.registry import RECORDS, record
from workbench.project import acts
from workbench.ui.data.columns import columns_of
from workbench.ui.data.masking import HIDDEN, is_hidden, nothing_hidden, only_public
from workbench.ui.data.rows import RecordRows

CANARY = "kanarie"
TEXTS = {Kind.TEXT, Kind.NOTE, Kind.EMAIL, Kind.PHONE}


@pytest.fixture
def rows(place, qapp):
    stakeholder = record("stakeholder")
    secret = {
        field.name: f"{CANARY} {field.name}"
        for field in stakeholder.fields
        if field.kind in TEXTS and field.privacy is not Privacy.PUBLIC
    }
    acts.change(place.project, stakeholder, place.people[0], secret)
    return RecordRows(
        place.project,
        stakeholder,
        mask=only_public,
        chosen=[column.key for column in columns_of(stakeholder)],
    )


def everything_said(rows):
    for row in range(rows.rowCount()):
        for column in range(rows.columnCount()):
            for role in range(300):
                yield rows.index(row, column).data(role)


def test_no_role_tells_a_hidden_value(rows):
    assert not [said for said in everything_said(rows) if CANARY in str(said)]
    name = rows.index(0, rows.column_of("name"))
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    ):
        assert name.data(role) == HIDDEN


def test_the_test_would_see_a_leak(rows):
    open_rows = RecordRows(
        rows.project, rows.record, mask=nothing_hidden, chosen=[c.key for c in rows.columns]
    )
    assert [said for said in everything_said(open_rows) if CANARY in str(said)]


def test_searching_does_not_find_hidden_values(rows):
    rows.set_filter(CANARY)
    assert rows.rowCount() == 0
    rows.set_filter("kommunpolis")
    assert rows.rowCount() == 1


def test_order_and_groups_do_not_tell_hidden_values(rows, place):
    rows.set_sort("influence", descending=True)
    assert rows.ids_shown() == place.people
    rows.set_group("stance")
    assert rows.rowCount() == 4


def test_hidden_cells_cannot_be_written(rows, place):
    name = rows.index(0, rows.column_of("name"))
    assert not name.flags() & Qt.ItemFlag.ItemIsEditable
    assert not rows.setData(name, "Ny")
    assert rows.typed_text(place.people[0], rows.columns[rows.column_of("name")]) == HIDDEN


def test_protection_takes_hold_at_once(place, qapp):
    protected = [False]
    rows = RecordRows(
        place.project,
        record("stakeholder"),
        mask=lambda field: protected[0] and field.privacy is not Privacy.PUBLIC,
        chosen=("name", "influence"),
    )
    rows.set_sort("influence")
    assert rows.index(0, 0).data() == "Anna Öberg"
    rows.set_filter("öberg")
    protected[0] = True
    # Also before anybody has told the model.
    assert rows.index(0, 0).data() == HIDDEN
    rows.mask_changed()
    assert rows.rowCount() == 0
    rows.set_filter("")
    assert rows.ids_shown() == place.people


def test_a_reference_is_hidden_where_the_title_it_shows_is():
    for each in RECORDS.values():
        for field in each.fields:
            if field.target in RECORDS and field.privacy is Privacy.PUBLIC:
                title = RECORDS[field.target][RECORDS[field.target].title_field]
                hidden = title.privacy is not Privacy.PUBLIC
                assert is_hidden(field, only_public) == hidden


def test_who_makes_a_model_must_say_what_is_hidden(place):
    with pytest.raises(TypeError):
        RecordRows(place.project, record("stakeholder"))
