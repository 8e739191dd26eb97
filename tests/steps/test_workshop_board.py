"""The board in the window: typed, sorted, voted on and turned into work with real keys."""

from __future__ import annotations

import statistics

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.pace import timing
from tests.windows import ALT, CTRL, SHIFT, Key, settle
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.workshop.views import read_board

WRITE, GROUP, VOTE, FIELD, RESULT, PHOTOS, CAPTURED, ALL = range(8)
TYPED = ["Mörkt i tunneln", "Krossat glas", "Inga vuxna", "Buss 4 går sällan"]


@pytest.fixture
def driver(start):
    return start("empty")


def board(driver):
    with driver.project.read() as session:
        return read_board(session, driver.page.seat.workshop_id)


def texts(notes):
    return [note.text for note in notes]


def rows(driver, table):
    with driver.project.read() as session:
        return read_rows(session, record(table))


def write(driver, *lines):
    for line in lines:
        driver.type(line)
        driver.press(Key.Key_Return)


def begin(driver, *lines):
    """Begin a workshop by its question, then write notes."""
    driver.go("workshop", WRITE)
    driver.page.view().line.setFocus()
    write(driver, "Vad gör torget otryggt?", *lines)
    settle()


def scene(driver, view, current=""):
    driver.page.show_view(view)
    settle()
    found = driver.page.view().scene
    found.setFocus()
    if current:
        found.set_current(next(n.id for n in board(driver).notes() if n.text == current))
    return found


def test_the_first_line_begins_the_workshop_and_the_rest_are_notes(driver):
    begin(driver, *TYPED)
    shown = board(driver)
    assert shown.question == "Vad gör torget otryggt?"
    assert texts(shown.notes()) == TYPED
    assert driver.focus() is driver.page.view().line


def test_thirty_notes_at_twelve_letters_a_second_lose_no_key(driver):
    begin(driver)
    wanted = [f"Lapp nummer {number}" for number in range(30)]
    with timing() as watch:
        for line in wanted:
            for letter in line:
                with watch.lap():
                    driver.type(letter)
            with watch.lap():
                driver.press(Key.Key_Return)
                driver.application.processEvents()
    assert texts(board(driver).notes()) == wanted
    assert statistics.mean(watch.laps) < 1 / 12


def test_pasted_lines_are_notes_and_one_step_back(driver):
    begin(driver)
    QGuiApplication.clipboard().setText("Ett\n\n två \r\ntre")
    driver.press(Key.Key_V, CTRL)
    settle()
    assert texts(board(driver).notes()) == ["Ett", "två", "tre"]
    driver.press(Key.Key_Z, CTRL)
    assert board(driver).notes() == ()


def test_very_many_lines_are_asked_about_first(driver):
    begin(driver)
    QGuiApplication.clipboard().setText("\n".join(f"Rad {n}" for n in range(10_000)))
    driver.press(Key.Key_V, CTRL)
    view = driver.page.view()
    assert view.ask.isVisible()
    assert "10000" in view.ask.question.text().replace("\xa0", "")
    assert board(driver).notes() == ()
    driver.press(Key.Key_Return)
    settle(lambda: len(board(driver).notes()) == 10_000)


def test_notes_are_sorted_with_digits_marks_and_names(driver):
    begin(driver, *TYPED)
    scene(driver, GROUP, TYPED[0])
    driver.press(Key.Key_1)
    driver.page.view().scene.set_current(board(driver).loose[0].id)
    driver.press(Key.Key_M)
    driver.page.view().scene.set_current(board(driver).loose[1].id)
    driver.press(Key.Key_M)
    driver.press(Key.Key_G)
    assert [texts(group.notes) for group in board(driver).groups] == [TYPED[:1], TYPED[1:3]]
    driver.press(Key.Key_F2)
    driver.type("Stad")
    driver.press(Key.Key_Return)
    assert board(driver).groups[1].name == "Stad"
    driver.press(Key.Key_Z, CTRL, times=2)
    assert [texts(group.notes) for group in board(driver).groups] == [TYPED[:1]]


def test_a_note_goes_to_the_group_beside_with_alt_and_an_arrow(driver):
    begin(driver, *TYPED)
    found = scene(driver, GROUP, TYPED[0])
    driver.press(Key.Key_1)
    found.set_current(board(driver).groups[0].notes[0].id)
    driver.press(Key.Key_Right, ALT)
    assert board(driver).groups[0].notes == ()
    driver.press(Key.Key_Left, ALT)
    assert texts(board(driver).groups[0].notes) == TYPED[:1]


def test_a_note_is_dragged_into_a_new_group(driver):
    begin(driver, *TYPED)
    found = scene(driver, GROUP, TYPED[2])
    view = driver.page.view()
    start = found.painted_item(found._index()).rect.center()
    box = next(box for name, box in view.board.areas if name == "new")
    end = type(start)(int(box.x + box.width / 2), int(box.y + box.height / 2))
    QTest.mousePress(found, driver_left(), pos=start)
    QTest.mouseMove(found, (start + end) / 2)
    QTest.mouseMove(found, end)
    QTest.mouseRelease(found, driver_left(), pos=end)
    assert texts(board(driver).groups[0].notes) == [TYPED[2]]


def driver_left():
    from PySide6.QtCore import Qt

    return Qt.MouseButton.LeftButton


def test_hidden_notes_are_told_by_their_number_alone(driver):
    begin(driver, *TYPED)
    view = driver.page.view()
    QTest.mouseClick(view.hide_button, driver_left())
    settle()
    assert not view.scene.scene().groups()
    said = view.scene.accessibleName()
    assert said.startswith("4 ")
    assert not any(text in said for text in TYPED)
    for other in (GROUP, VOTE, RESULT):
        driver.page.show_view(other)
        assert not driver.page.view().scene.scene().groups()


def test_dots_are_typed_person_by_person_and_sums_wait(driver):
    begin(driver, *TYPED)
    found = scene(driver, VOTE, TYPED[0])
    driver.press(Key.Key_2)
    driver.press(Key.Key_Return)  # the next person
    driver.press(Key.Key_3)
    assert board(driver).notes()[0].dots == 5
    assert driver.page.seat.voter == 2
    assert "5" not in found.painted_item(found._index()).name
    driver.press(Key.Key_4)  # each has three
    assert board(driver).notes()[0].dots == 5
    QTest.mouseClick(driver.page.view().vote.sums, driver_left())
    settle()
    assert "5" in found.painted_item(found._index()).name


def test_one_key_makes_an_activity_that_tells_its_note(driver):
    begin(driver, *TYPED)
    scene(driver, GROUP, TYPED[1])
    driver.press(Key.Key_A, CTRL | SHIFT)
    (activity,) = rows(driver, "activity")
    assert activity["title"] == TYPED[1]
    assert board(driver).notes()[1].made[0].row_id == activity["id"]
    driver.press(Key.Key_Z, CTRL)
    assert rows(driver, "activity") == []


def test_a_group_is_placed_by_effect_and_feasibility(driver):
    begin(driver, *TYPED)
    scene(driver, GROUP, TYPED[0])
    driver.press(Key.Key_1)
    driver.page.show_view(FIELD)
    settle()
    view = driver.page.view()
    view.field.view.setFocus()
    view.field.view.set_current(board(driver).groups[0].id)
    driver.press(Key.Key_Right, ALT)
    group = board(driver).groups[0]
    assert (group.effect, group.feasibility) == (3, 3)
    driver.press(Key.Key_Up, ALT)
    assert board(driver).groups[0].effect == 4


def test_three_hundred_notes_stay_fluent(driver):
    begin(driver)
    driver.page.view().acts.write([f"En lapp om torget nummer {n}" for n in range(300)])
    for number in range(6):
        driver.page.seat.marked |= {n.id for n in board(driver).notes()[number * 45 :][:45]}
    found = scene(driver, GROUP)
    driver.press(Key.Key_Escape)
    found.set_current(board(driver).notes()[20].id)
    settle()
    with timing() as watch:
        for key in (Key.Key_M, Key.Key_Down, Key.Key_2, Key.Key_Down) * 10:
            with watch.lap():
                driver.press(key)
                found.repaint()
    assert statistics.median(watch.laps) < 0.1


def test_something_is_captured_from_any_page_and_put_on_the_board(driver):
    begin(driver, *TYPED[:1])
    driver.go("plan")
    before = driver.focus()
    driver.press(Key.Key_J, CTRL)
    driver.type("Ring om julgranen")
    driver.press(Key.Key_Return)
    settle()
    assert driver.desk.current_key == "plan"
    assert driver.focus() is before
    (waiting,) = rows(driver, "captured")
    assert waiting["title"] == "Ring om julgranen"
    driver.go("workshop", CAPTURED)
    driver.page.view().panel.table.select([waiting["id"]])
    driver.press(Key.Key_L, CTRL | SHIFT)
    assert texts(board(driver).notes()) == [TYPED[0], "Ring om julgranen"]
    assert rows(driver, "captured") == []


def test_the_kind_of_what_is_captured_is_remembered_and_esc_leaves(driver):
    driver.press(Key.Key_J, CTRL)
    line = driver.window.over.capture
    driver.press(Key.Key_Down, times=2)
    driver.type("Vi utser Anna till ordförande")
    driver.press(Key.Key_Return)
    (decision,) = rows(driver, "decision")
    assert (decision["kind"], decision["title"]) == ("decision", "Vi utser Anna till ordförande")
    driver.press(Key.Key_J, CTRL)
    assert line.kind.currentData() == "decision"
    driver.type("nej")
    driver.press(Key.Key_Escape)
    assert not line.isVisible()
    assert len(rows(driver, "decision")) == 1


def test_a_captured_contact_and_finding_land_in_their_registers(driver):
    for downs in (1, 5):
        driver.store.change(captured_kind="note")
        driver.press(Key.Key_J, CTRL)
        driver.press(Key.Key_Down, times=downs)
        driver.type("Talade om belysningen")
        driver.press(Key.Key_Return)
    assert [row["summary"] for row in rows(driver, "contact")] == ["Talade om belysningen"]
    assert [row["title"] for row in rows(driver, "finding")] == ["Talade om belysningen"]


def test_search_finds_words_in_any_text_and_goes_there(start):
    driver = start("example")
    driver.press(Key.Key_F, CTRL | SHIFT)
    driver.type("kolsvart")
    panel = driver.window.over.search
    assert [hit.run is None for hit in panel._hits] == [True, False]
    driver.press(Key.Key_Return)
    settle()
    assert driver.desk.current_key == "workshop"
    assert not panel.isVisible()
    current = driver.page.seat.current
    assert "kolsvart" in next(n.text for n in board(driver).notes() if n.id == current)


def test_search_in_protected_view_neither_finds_nor_keeps_what_is_private(start):
    driver = start("example")
    driver.press(Key.Key_H, CTRL | SHIFT)
    driver.press(Key.Key_F, CTRL | SHIFT)
    driver.type("kvällsöppet")  # stands in what is captured, and in a public activity
    panel = driver.window.over.search
    lines = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert not any("Fråga biblioteket" in line for line in lines)
    driver.press(Key.Key_Escape)
    assert panel.list.count() == 0
