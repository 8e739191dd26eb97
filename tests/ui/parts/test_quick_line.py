from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbench.models.field import Choice, Field, Kind, Privacy
from workbench.ui.parts import quick_line as quick_line_module
from workbench.ui.parts.quick_line import QuickLine

TYPES = (
    Choice("owner", "Fastighetsägare"),
    Choice("estate", "Fastighetsbolag"),
    Choice("authority", "Myndighet"),
)
FIELDS = (
    Field("name", Kind.TEXT, "Namn", Privacy.PERSONAL, required=True, quick=0),
    Field("type", Kind.CHOICE, "Typ", Privacy.PUBLIC, choices=TYPES, quick=1),
    Field("organisation", Kind.REFERENCE, "Organisation", Privacy.PUBLIC, quick=2),
    Field("influence", Kind.SCALE, "Inflytande", Privacy.SENSITIVE, quick=3),
    Field("interest", Kind.SCALE, "Intresse", Privacy.SENSITIVE, quick=4),
)


@pytest.fixture
def said(monkeypatch):
    said = []
    monkeypatch.setattr(
        quick_line_module, "announce", lambda widget, text, urgent=False: said.append(text)
    )
    return said


@pytest.fixture
def line(theme, qtbot, said):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    line = QuickLine("Ny intressent: namn; typ", FIELDS)
    line.after = QLineEdit()
    line.got = []
    line.submitted.connect(line.got.append)
    column.addWidget(line)
    column.addWidget(line.after)
    window.resize(800, 100)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    line.edit.setFocus()
    yield line
    window.close()


def test_enter_saves_clears_and_stays(line, qtbot):
    for name in ("Åkern AB", "Polisen & <b>", "ICA Torget"):
        qtbot.keyClicks(line.edit, name)
        qtbot.keyClick(line.edit, Qt.Key.Key_Return)
        assert line.edit.text() == ""
        assert line.edit.hasFocus()
    assert [each["name"] for each in line.got] == ["Åkern AB", "Polisen & <b>", "ICA Torget"]


def test_an_empty_line_saves_nothing(line, qtbot):
    qtbot.keyClicks(line.edit, "   ")
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.got == []


def test_two_letters_bring_up_the_rest_and_a_semicolon_takes_it(line, qtbot):
    qtbot.keyClicks(line.edit, "Åkern; f")
    assert not line.edit.offering
    qtbot.keyClicks(line.edit, "a")
    assert line.edit.offering
    assert line.edit.selectedText() == "stighetsägare"
    qtbot.keyClicks(line.edit, "; ")
    assert line.edit.text() == "Åkern; Fastighetsägare; "


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_End, Qt.Key.Key_Right])
def test_keys_that_take_what_is_offered(line, qtbot, key):
    qtbot.keyClicks(line.edit, "Åkern; my")
    qtbot.keyClick(line.edit, key)
    assert line.edit.text() == "Åkern; Myndighet; "
    assert line.edit.hasFocus()


def test_enter_takes_what_is_offered_and_saves(line, qtbot):
    qtbot.keyClicks(line.edit, "Åkern; my")
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.got == [{"name": "Åkern", "type": "Myndighet"}]


def test_arrows_turn_to_the_next_choice(line, qtbot):
    qtbot.keyClicks(line.edit, "Åkern; fa")
    qtbot.keyClick(line.edit, Qt.Key.Key_Down)
    assert line.edit.text() == "Åkern; Fastighetsbolag"
    qtbot.keyClick(line.edit, Qt.Key.Key_Up)
    assert line.edit.text() == "Åkern; Fastighetsägare"


def test_backspace_refuses_what_is_offered(line, qtbot):
    qtbot.keyClicks(line.edit, "Åkern; fa")
    qtbot.keyClick(line.edit, Qt.Key.Key_Backspace)
    assert line.edit.text() == "Åkern; fa"
    assert not line.edit.offering


def test_given_names_complete_a_reference(line, qtbot):
    line.set_candidates("organisation", ["Lyktbacken Fastigheter", "Öbergs Bygg"])
    qtbot.keyClicks(line.edit, "Anna;; ob")
    assert line.edit.text() == "Anna;; Öbergs Bygg"


def test_tab_goes_on_to_the_next_part_and_a_second_tab_leaves(line, qtbot):
    qtbot.keyClicks(line.edit, "Åkern")
    qtbot.keyClick(line.edit, Qt.Key.Key_Tab)
    assert line.edit.text() == "Åkern; "
    qtbot.keyClick(line.edit, Qt.Key.Key_Tab)
    assert line.after.hasFocus()


def test_tab_in_an_empty_line_leaves_it(line, qtbot):
    qtbot.keyClick(line.edit, Qt.Key.Key_Tab)
    assert line.after.hasFocus()


def test_the_last_choice_sticks(line, qtbot):
    for text in ("Åkern; my", "Polisen", "Brf; -", "Kiosken"):
        qtbot.keyClicks(line.edit, text)
        qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert [each.get("type") for each in line.got] == ["Myndighet", "Myndighet", None, None]


def test_what_sticks_is_shown_beside_the_line(line, qtbot):
    qtbot.keyClicks(line.edit, "Åkern; my")
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.hint.text() == "Typ: Myndighet"


def test_the_field_one_types_in_is_named(line, qtbot):
    qtbot.keyClicks(line.edit, "Åkern;; Lykt; 4/3")
    assert line.hint.text() in {"Inflytande", "Intresse"}
    line.edit.setCursorPosition(2)
    assert line.hint.text() == "Namn"


def test_a_wrong_choice_is_told_beside_and_marked(line, qtbot, said):
    qtbot.keyClicks(line.edit, "Åkern; gurka")
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.got == []
    assert "gurka" in line.hint.text()
    assert said
    assert line.edit.selectedText() == "gurka"
    assert line.edit.property("wrong") is True
    qtbot.keyClicks(line.edit, "my")
    assert line.edit.property("wrong") is False
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.got == [{"name": "Åkern", "type": "Myndighet"}]


def test_a_receiver_may_refuse_and_the_text_stays(line, qtbot):
    line.submitted.connect(lambda texts: line.reject("5 är för mycket", "influence"))
    qtbot.keyClicks(line.edit, "Åkern;;; 9")
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.edit.text() == "Åkern;;; 9"
    assert line.edit.selectedText() == "9"
    assert line.hint.text() == "5 är för mycket"


def test_a_hint_stops_nobody(line, qtbot):
    seen = []
    line.typing.connect(seen.append)
    line.typing.connect(lambda texts: line.set_hint("Liknar Åkern AB (rad 3)"))
    qtbot.keyClicks(line.edit, "Åk")
    assert seen[-1] == {"name": "Åk"}
    assert line.hint.text() == "Liknar Åkern AB (rad 3)"
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.got == [{"name": "Åk"}]


def test_escape_empties_the_line_and_then_leaves(line, qtbot):
    qtbot.keyClicks(line.edit, "Åkern")
    qtbot.keyClick(line.edit, Qt.Key.Key_Escape)
    assert line.edit.text() == ""
    with qtbot.waitSignal(line.edit.left):
        qtbot.keyClick(line.edit, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Åkern\tÄgare\nPolisen\tMyndighet\n", ""),
        ("Anna\r\nBo\r\n", ""),
        ("", "<table><tr><td>Anna</td></tr><tr><td>Bo</td></tr></table>"),
    ],
)
def test_several_pasted_rows_are_handed_over(line, qtbot, text, html):
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(line.pasted) as pasted:
        qtbot.keyClick(line.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(pasted.args[0], QMimeData)
    assert line.edit.text() == ""


def test_one_pasted_row_is_typed_into_the_line(line, qtbot):
    QGuiApplication.clipboard().setText("Åkern AB\tMyndighet\n")
    with qtbot.assertNotEmitted(line.pasted):
        qtbot.keyClick(line.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.got == [{"name": "Åkern AB", "type": "Myndighet"}]


def test_paste_of_the_menu_hands_over_rows_too(line, qtbot):
    QGuiApplication.clipboard().setText("Anna\nBo")
    with qtbot.waitSignal(line.pasted):
        line.edit.paste_any()


def test_thirty_rows_need_thirty_enters(line, qtbot):
    for number in range(30):
        qtbot.keyClicks(line.edit, f"Butik {number}; my")
        qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert len(line.got) == 30


def test_a_line_needs_a_field(theme):
    with pytest.raises(ValueError, match="field"):
        QuickLine("Ny", ())


def test_what_was_said_last_of_a_reference_is_a_key_away(line, said):
    told = []
    line.submitted.connect(told.append)
    line.setFocus()
    QTest.keyClicks(line.edit, "Bo; my; Polisen")
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    QTest.keyClicks(line.edit, "Anna; my; ")
    assert line.hint.whole_text() == "Organisation · ↓ Polisen"
    QTest.keyClick(line.edit, Qt.Key.Key_Down)
    assert line.edit.text() == "Anna; Myndighet; Polisen"
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert [texts["organisation"] for texts in told] == ["Polisen", "Polisen"]
    QTest.keyClicks(line.edit, "Cia; my; ")
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert "organisation" not in told[-1]
