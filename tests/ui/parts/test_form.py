from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from workbench.models.field import Privacy
from workbench.models.registry import record
from workbench.project import acts
from workbench.ui.data.masking import HIDDEN, nothing_hidden, only_public
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.form import RecordForm

Key = Qt.Key


class Panel:
    """A form beside another field."""

    def __init__(self, qtbot, place, mask=nothing_hidden, **facts):
        self.place = place
        self.rows = RecordRows(place.project, record("stakeholder"), mask=mask)
        self.form = RecordForm(self.rows, **facts)
        self.window, self.other = QWidget(), QLineEdit()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        column.addWidget(self.form)
        column.addWidget(self.other)
        self.window.show()
        self.window.activateWindow()

    def go(self, key):
        self.form.focus_field(key)
        return self.form.fields[key].editor

    def write(self, key, text, end=Key.Key_Return):
        editor = self.go(key)
        editor.selectAll()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, end)

    def text(self, key):
        return self.form.fields[key].editor.typed()

    def value(self, key, person=0):
        return self.place.values(self.place.people[person])[key]


@pytest.fixture
def panel(theme, qtbot, place):
    made = Panel(qtbot, place)
    made.form.show_rows(place.people[:1])
    return made


def test_shows_a_row_as_one_would_type_it(panel):
    assert panel.form.heading.whole_text() == "Östen Ö"
    assert panel.text("role") == "kommunpolis 10"
    assert panel.text("next_contact") == "2026-12-01"
    assert panel.text("organisation_id") == "Polisen"


def test_enter_writes_one_field_as_one_edit(panel):
    before = len(panel.place.labels())
    panel.write("role", "chef")
    assert panel.value("role") == "chef"
    assert len(panel.place.labels()) == before + 1
    panel.other.setFocus()
    assert len(panel.place.labels()) == before + 1


def test_leaving_a_field_writes_it(panel):
    editor = panel.go("role")
    editor.selectAll()
    QTest.keyClicks(editor, "chef")
    panel.other.setFocus()
    assert panel.value("role") == "chef"


def test_values_are_shown_as_they_were_understood(panel):
    panel.write("next_contact", "3/5")
    assert panel.text("next_contact") == "2027-05-03"


def test_what_cannot_be_read_stays_with_its_reason_below(panel):
    before = panel.place.labels()
    panel.write("influence", "9")
    field = panel.form.fields["influence"]
    assert field.error() == "9 är mer än 5"
    assert field.editor.typed() == "9"
    assert panel.place.labels() == before
    QTest.keyClick(field.editor, Key.Key_Escape)
    assert field.editor.typed() == "4"
    assert not field.error()


def test_choosing_from_the_list_writes_at_once(panel):
    editor = panel.go("stance")
    editor.selectAll()
    QTest.keyClicks(editor, "tve")
    QTest.keyClick(editor, Key.Key_Return)
    assert panel.value("stance") == "doubtful"
    assert panel.text("stance") == "Tveksam"


def test_help_is_there_while_the_field_has_the_focus(panel):
    field = panel.form.fields["influence"]
    assert not field._help.isVisible()
    panel.go("influence")
    assert field._help.isVisible()
    assert field._help.whole_text() == "1 litet, 5 bestämmer"
    panel.other.setFocus()
    assert not field._help.isVisible()


def test_changes_elsewhere_arrive_without_taking_the_cursor(panel):
    editor = panel.go("role")
    editor.end(False)
    QTest.keyClicks(editor, "!")
    editor.setCursorPosition(3)
    acts.change(
        panel.place.project, panel.rows.record, panel.place.people[0], {"influence": 1, "role": "x"}
    )
    assert panel.text("influence") == "1"
    assert panel.text("role") == "kommunpolis 10!"
    assert editor.cursorPosition() == 3


def test_several_rows_say_so_and_take_one_value_together(panel):
    people = panel.place.people
    panel.form.show_rows(people)
    field = panel.form.fields["role"]
    assert field.editor.typed() == ""
    assert field.editor.placeholderText() == "flera värden"
    assert panel.form.heading.whole_text() == "4 intressenter"
    before = len(panel.place.labels())
    panel.go("role")
    panel.other.setFocus()
    assert len(panel.place.labels()) == before
    panel.write("role", "ledamot")
    assert {panel.value("role", person) for person in range(4)} == {"ledamot"}
    assert len(panel.place.labels()) == before + 1


def test_going_to_another_row_writes_what_was_typed_in_the_one_before(panel):
    editor = panel.go("role")
    editor.selectAll()
    QTest.keyClicks(editor, "chef")
    panel.form.show_rows(panel.place.people[1:2])
    assert panel.value("role", 0) == "chef"
    assert panel.value("role", 1) == "vd"
    assert panel.text("role") == "vd"


def test_advanced_fields_fold_and_say_how_many_are_filled(panel):
    field = panel.form.fields["erase_by"]
    assert not field.isVisible()
    assert panel.form.more.text() == "Fler fält (4, 1 ifyllt)"
    QTest.mouseClick(panel.form.more, Qt.MouseButton.LeftButton)
    assert field.isVisible()


def test_sensitive_fields_say_that_they_are_never_shown(panel):
    for field in panel.form.fields.values():
        locks = [each for each in field.findChildren(QLabel) if "duk" in each.accessibleName()]
        assert bool(locks) == (field.column.field.privacy is Privacy.SENSITIVE)
    assert "duk" in panel.form._footnote.whole_text()


def test_labels_name_their_fields(panel):
    for field in panel.form.fields.values():
        assert field.editor.accessibleName().startswith(field.column.field.title())
        assert field._label.buddy() is field.editor


def test_hidden_fields_show_dots_and_take_nothing(theme, qtbot, place):
    acts.change(
        place.project,
        record("stakeholder"),
        place.people[0],
        {"name": "kanarie", "needs": "kanarie"},
    )
    panel = Panel(qtbot, place, mask=only_public, show_all=True)
    panel.form.show_rows(place.people[:1])
    before = place.labels()
    for key, field in panel.form.fields.items():
        if field.column.field.privacy is Privacy.PUBLIC:
            continue
        assert field.editor.typed() == HIDDEN, key
        assert field.editor.isReadOnly()
        QTest.keyClicks(panel.go(key), "abc")
        QTest.keyClick(field.editor, Key.Key_F4)
        assert not getattr(field.editor, "offering", False), key
        QTest.keyClick(field.editor, Key.Key_Return)
    panel.other.setFocus()
    assert place.labels() == before
    words = [each.text() for each in panel.window.findChildren(QLabel)]
    assert "kanarie" not in " ".join(words)


def test_notes_grow_with_their_lines(panel):
    editor = panel.go("needs")
    low = editor.height()
    for _ in range(6):
        QTest.keyClicks(editor, "rad")
        QTest.keyClick(editor, Key.Key_Return)
    assert editor.height() > low
    panel.other.setFocus()
    assert panel.value("needs").startswith("rad\nrad")


def test_a_row_that_goes_leaves_an_empty_form(panel):
    acts.remove(panel.place.project, panel.rows.record, panel.place.people[:1])
    assert panel.form.ids() == []
    assert not panel.form.isEnabled()


def test_a_refused_text_never_moves_to_another_row(panel):
    panel.write("influence", "9")
    assert panel.form.fields["influence"].error()
    panel.form.show_rows(panel.place.people[1:2])
    assert panel.text("influence") == "5"
    assert not panel.form.fields["influence"].error()
    panel.other.setFocus()
    assert (panel.value("influence", 0), panel.value("influence", 1)) == (4, 5)


def test_tab_goes_through_the_fields_as_they_stand(panel):
    QTest.mouseClick(panel.form.more, Qt.MouseButton.LeftButton)
    seen = []
    panel.go("code")
    for _ in panel.form.fields:
        seen.append(panel.window.focusWidget().mapTo(panel.window, panel.other.pos() * 0).y())
        QTest.keyClick(panel.window.focusWidget(), Key.Key_Tab)
    assert seen == sorted(seen)
    assert len(set(seen)) == len(panel.form.fields)


def test_a_personal_number_is_remarked_on_while_typing_and_taken_all_the_same(panel):
    field = panel.form.fields["notes"]
    editor = panel.go("notes")
    QTest.keyClicks(editor, "640823-3234")
    assert field.remark().startswith("Ser ut som ett personnummer")
    assert not field.error()
    panel.other.setFocus()
    assert panel.value("notes") == "640823-3234"
    assert field.remark()
    editor = panel.go("notes")
    editor.selectAll()
    QTest.keyClicks(editor, "ring 070-123 45 67")
    assert field.remark().startswith("En e-postadress")
    editor.selectAll()
    QTest.keyClicks(editor, "inget")
    assert field.remark() == ""


def test_what_is_hidden_is_not_remarked_on(theme, qtbot, place):
    acts.change(place.project, record("stakeholder"), place.people[0], {"notes": "640823-3234"})
    panel = Panel(qtbot, place, mask=only_public)
    panel.form.show_rows(place.people[:1])
    assert panel.form.fields["notes"].remark() == ""


LONG = "Torget upplevs som otryggt när det blir mörkt, och många tar en omväg. " * 4


def whole(editor):
    """Whether all of a note can be seen without scrolling."""
    return not editor.verticalScrollBar().isVisible() and not editor.verticalScrollBar().maximum()


def test_a_long_line_is_whole_in_every_width(panel, qtbot):
    acts.change(panel.place.project, panel.rows.record, panel.place.people[0], {"needs": LONG})
    editor, heights = panel.form.fields["needs"].editor, []
    for width in (900, 300, 600):
        panel.window.resize(width, 1400)
        qtbot.wait(20)
        assert whole(editor)
        heights.append(editor.height())
    assert heights[1] > heights[2] > heights[0]


def test_a_note_without_end_scrolls_instead_of_pushing_the_rest_away(panel, qtbot):
    acts.change(panel.place.project, panel.rows.record, panel.place.people[0], {"needs": LONG * 40})
    panel.window.resize(400, 1400)
    qtbot.wait(20)
    editor = panel.form.fields["needs"].editor
    assert editor.verticalScrollBar().isVisible()
    assert editor.height() < 300


def test_an_empty_note_says_what_to_write(panel):
    field = panel.form.fields["notes"]
    assert field.editor.placeholderText() == field.column.help() != ""
    panel.go("notes").insertPlainText("Ljus")
    panel.form.show_rows(panel.place.people)
    assert field.editor.placeholderText() == "flera värden"
    panel.form.show_rows(panel.place.people[1:2])
    assert field.editor.placeholderText() == field.column.help()


def test_notes_that_fill_share_the_height_that_is_left(theme, qtbot, place):
    panel = Panel(qtbot, place, keys=("name", "needs", "notes"), fills=True)
    panel.form.show_rows(place.people[:1])
    panel.window.resize(500, 900)
    qtbot.wait(20)
    needs, notes = (panel.form.fields[key].editor for key in ("needs", "notes"))
    assert abs(needs.height() - notes.height()) <= 2
    assert needs.height() > 200


def test_fields_abreast_stand_in_one_line_and_tab_goes_along_it(theme, qtbot, place):
    panel = Panel(
        qtbot, place, keys=("name", "influence", "interest", "role"),
        abreast=(("influence", "interest"),),
    )  # fmt: skip
    panel.form.show_rows(place.people[:1])
    panel.window.resize(500, 500)
    qtbot.wait(20)
    one, other = (panel.form.fields[key].editor for key in ("influence", "interest"))
    corners = [each.mapTo(panel.window, each.rect().topLeft()) for each in (one, other)]
    assert corners[0].y() == corners[1].y()
    assert corners[1].x() > corners[0].x() + one.width()
    panel.go("name")
    seen = []
    for _ in range(3):
        QTest.keyClick(panel.window.focusWidget(), Key.Key_Tab)
        seen.append(panel.window.focusWidget())
    assert seen == [one, other, panel.form.fields["role"].editor]
