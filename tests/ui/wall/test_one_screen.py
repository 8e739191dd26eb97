"""On one screen the working window becomes the wall, protected; everything goes by keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import canary
from tests.pace import timing
from tests.windows import CTRL, NONE, SHIFT, Key, settle
from workbench.charts.wall import Words
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.ui.wall.keys import KEYS, sheet_lines
from workbench.ui.wall.screens import Numeral


@pytest.fixture
def showing(start):
    driver = start()
    driver.press(Key.Key_F5)
    settle()
    yield driver
    driver.window.showing.stop()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def stage(driver):
    return driver.window.showing.stage


def show(driver):
    return stage(driver).show


def press(driver, key, modifiers=None):

    target = QApplication.focusWidget() or stage(driver).wall
    QTest.keyClick(target, key, modifiers or NONE)
    settle(seconds=0.02)


def type_in(driver, text):
    driver.focus = QApplication.focusWidget
    driver.type(text)


def go_to(driver, key):
    pages = show(driver).deck.pages
    show(driver).jump(next(n for n, each in enumerate(pages) if each.key.endswith(key)))
    settle(seconds=0.02)


def said(driver):
    return [text.text for text in stage(driver).wall.canvas.scene().texts()]


def rows_of(driver, table):
    with driver.project.read() as session:
        return {row["id"]: row for row in read_rows(session, record(table))}


def test_the_wall_fills_the_screen_and_the_window_behind_is_protected(showing):
    assert stage(showing).alone
    assert stage(showing).wall.isVisible()
    assert showing.project.discreet
    press(showing, Key.Key_Escape)
    assert stage(showing) is None
    assert showing.project.discreet, "what is private would show to the room"


def test_a_clicker_goes_on_and_back_and_a_blank_wall_comes_back_first(showing):
    first = show(showing).deck.place
    press(showing, Key.Key_PageDown)
    second = show(showing).deck.place
    assert second != first
    for key in (Key.Key_Period, Key.Key_B, Key.Key_W, Key.Key_Comma):
        press(showing, key)
        assert show(showing).blank
        press(showing, Key.Key_PageDown)
        assert not show(showing).blank
        assert show(showing).deck.place == second
    for key in (Key.Key_PageUp, Key.Key_Right, Key.Key_P, Key.Key_Space, Key.Key_Left):
        press(showing, key)
    assert show(showing).deck.place == first
    press(showing, Key.Key_N)
    assert show(showing).deck.place == second


def test_home_and_end_skip_what_is_held_back(showing):
    press(showing, Key.Key_End)
    assert not show(showing).page.held
    press(showing, Key.Key_Home)
    assert show(showing).deck.place.page == 0
    for _each in range(120):
        press(showing, Key.Key_PageDown)
        assert not show(showing).page.held


def test_digits_and_enter_go_to_a_page(showing):
    press(showing, Key.Key_G)
    assert show(showing).overlay == "list"
    press(showing, Key.Key_1)
    press(showing, Key.Key_2)
    assert any("12" in text for text in said(showing))
    press(showing, Key.Key_Return)
    assert show(showing).deck.place.page == 11
    assert show(showing).overlay == ""
    press(showing, Key.Key_3)
    press(showing, Key.Key_Return)
    assert show(showing).deck.place.page == 2


def test_escape_steps_out_by_one_thing_at_a_time(showing):
    press(showing, Key.Key_Z)
    press(showing, Key.Key_F1)
    assert show(showing).overlay == "keys"
    press(showing, Key.Key_Escape)
    assert show(showing).overlay == ""
    assert show(showing).shown().zoom > 1
    press(showing, Key.Key_Escape)
    assert show(showing).shown().zoom == 1
    press(showing, Key.Key_Escape)
    assert stage(showing) is None


def test_every_key_of_the_sheet_does_something(showing):
    assert len(sheet_lines()) == len(KEYS)
    keys = [(key, each.modifiers) for each in KEYS for key in each.keys]
    assert len(set(keys)) == len(keys)


def test_the_pointer_lights_a_spot_and_the_wheel_enlarges(showing):
    press(showing, Key.Key_L)
    show(showing).point(0.25, 0.5)
    assert show(showing).shown().spot == (0.25, 0.5)
    press(showing, Key.Key_Plus)
    press(showing, Key.Key_Plus)
    assert show(showing).shown().zoom == 2.0
    assert show(showing).shown().at == (0.25, 0.5)
    press(showing, Key.Key_Minus)
    press(showing, Key.Key_0)
    assert show(showing).shown().zoom == 1.0


def test_the_vision_is_changed_in_place_letter_by_letter_and_undone(showing):
    go_to(showing, "/vision")
    before = show(showing).page.body
    assert isinstance(before, Words)
    press(showing, Key.Key_E)
    settle()
    type_in(showing, "Ett torg for alla")
    assert any("Ett torg for alla" in text for text in said(showing)), "the room sees every letter"
    press(showing, Key.Key_Return)
    assert show(showing).page.body.text == "Ett torg for alla"
    press(showing, Key.Key_Z, CTRL)
    assert show(showing).page.body.text == before.text


def test_escape_leaves_what_was_there_and_paging_keeps_what_was_typed(showing):
    go_to(showing, "/vision")
    before = show(showing).page.body.text
    press(showing, Key.Key_E)
    type_in(showing, "nej")
    press(showing, Key.Key_Escape)
    assert show(showing).page.body.text == before
    press(showing, Key.Key_F2)
    type_in(showing, "En plats. Bra, nu")
    place = show(showing).deck.place
    press(showing, Key.Key_PageDown)
    assert show(showing).deck.place != place
    assert next(iter(rows_of(showing, "project").values()))["vision"] == "En plats. Bra, nu"


def test_letters_of_a_clicker_never_get_into_a_field(showing):
    go_to(showing, "/vision")
    before = rows_of(showing, "project")
    for key in (Key.Key_B, Key.Key_B, Key.Key_Period, Key.Key_Period, Key.Key_N, Key.Key_P):
        press(showing, key)
    assert rows_of(showing, "project") == before
    assert show(showing).edit is None


def test_a_status_is_chosen_and_a_wrong_number_is_told_in_the_strip(showing):
    go_to(showing, "/plan.late")
    press(showing, Key.Key_E)
    key = show(showing).edit.spot.row_id
    type_in(showing, "300")
    press(showing, Key.Key_Return)
    assert show(showing).edit.wrong
    show(showing).edit.text = ""
    QApplication.focusWidget().setText("")
    type_in(showing, "80")
    press(showing, Key.Key_Tab)
    assert rows_of(showing, "activity")[key]["progress"] == 80
    assert show(showing).edit.spot.field == "status"
    status = rows_of(showing, "activity")[key]["status"]
    press(showing, Key.Key_Right)
    press(showing, Key.Key_Return)
    assert rows_of(showing, "activity")[key]["status"] != status
    assert show(showing).edit is None


def test_the_levy_moves_with_the_arrows_and_is_kept_as_one_edit(showing):
    levers = next(each.key for each in show(showing).deck.pages if each.levers is not None)
    go_to(showing, levers)
    before = said(showing)
    press(showing, Key.Key_E)
    press(showing, Key.Key_Right)
    press(showing, Key.Key_Right)
    assert said(showing) != before
    total = show(showing).edit.lever.value
    press(showing, Key.Key_Return)
    assert round(total * 100) in {row["total"] for row in rows_of(showing, "levy_model").values()}
    press(showing, Key.Key_Z, CTRL)
    assert said(showing) == before


def test_a_decision_is_noted_under_the_item_that_is_shown(showing):
    item = next(n for n, each in enumerate(show(showing).deck.pages) if each.noting[1])
    show(showing).jump(item)
    press(showing, Key.Key_D)
    type_in(showing, "Belysningen ska lagas; ; 30 jun")
    assert any("Belysningen ska lagas" in text for text in said(showing))
    press(showing, Key.Key_Return)
    noted = [row for row in rows_of(showing, "decision").values()
             if row["title"] == "Belysningen ska lagas"]  # fmt: skip
    assert [row["item_id"] for row in noted] == [show(showing).deck.pages[item].noting[1]]
    assert any("Belysningen ska lagas" in text for text in said(showing)), "the room reads it back"


def test_the_timer_counts_for_the_item(showing):
    item = next(n for n, each in enumerate(show(showing).deck.pages) if each.minutes)
    show(showing).jump(item)
    minutes = show(showing).page.minutes
    assert show(showing).timer.left == minutes * 60
    press(showing, Key.Key_T)
    assert show(showing).timer.running
    press(showing, Key.Key_T, SHIFT)
    assert show(showing).timer.left > minutes * 60 + 200
    press(showing, Key.Key_T)
    assert not show(showing).timer.running
    assert any("kvar" in text for text in said(showing))


def test_the_size_of_the_room_is_kept_on_this_machine(showing):
    press(showing, Key.Key_R)
    assert showing.store.current.wall_room == "large"
    assert showing.window.showing.settings.current.wall_room == "large"


def test_each_screen_shows_its_number(showing):
    press(showing, Key.Key_S, SHIFT)
    numerals = stage(showing).numerals
    assert [each.number for each in numerals] == [1]
    assert all(isinstance(each, Numeral) and each.isVisible() for each in numerals)
    for each in numerals:
        each.close()


def test_pages_of_this_step_come_first_when_asked_for(start):
    driver = start()
    driver.go("finance")
    driver.press(Key.Key_F5, SHIFT)
    settle()
    assert show(driver).page.step == "finance"
    driver.window.showing.stop()


def test_nothing_private_stands_on_the_wall_whatever_is_laid_over_it(start):
    driver = start("empty")
    canary.plant_everywhere(driver.project)
    driver.press(Key.Key_F5)
    settle()
    for key in (Key.Key_G, Key.Key_F1, Key.Key_F1):
        press(driver, key)
        assert canary.leaks(stage(driver).wall) == []
    for number in range(len(show(driver).deck.pages)):
        show(driver).jump(number)
        settle(seconds=0.01)
        assert canary.leaks(stage(driver).wall) == [], show(driver).page.key
        press(driver, Key.Key_E)
        assert canary.leaks(stage(driver).wall) == [], show(driver).page.key
        show(driver).finish_edit(keep=False)
    driver.window.showing.stop()


def test_a_step_that_cannot_be_shown_does_not_keep_the_others_from_it(start):
    driver = start()
    activity = next(iter(rows_of(driver, "activity")))
    acts.change(driver.project, record("activity"), activity, {"finish": date(2299, 12, 31)})
    driver.press(Key.Key_F5)
    settle()
    steps = {page.step for page in show(driver).deck.pages}
    assert "plan" not in steps
    assert {"vision", "finance"} <= steps
    driver.window.showing.stop()


def test_an_empty_project_says_one_sentence(start):
    driver = start("empty")
    driver.press(Key.Key_F5)
    settle()
    assert len(show(driver).deck.pages) == 1
    assert any("inget att visa" in text for text in said(driver))
    for key in (Key.Key_PageDown, Key.Key_E, Key.Key_End, Key.Key_G, Key.Key_Return):
        press(driver, key)
    driver.window.showing.stop()


def test_the_next_page_is_there_within_a_tenth_of_a_second(showing):
    with timing() as watch:
        for _each in range(40):
            with watch.lap():
                press_now(showing, Key.Key_PageDown)
    assert sorted(watch.laps)[38] < 0.1, watch.laps


def press_now(driver, key):

    QTest.keyClick(stage(driver).wall, key)
    stage(driver).wall.canvas.repaint()
    QGuiApplication.processEvents()
