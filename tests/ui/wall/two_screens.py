"""Shows on two screens; run by ``test_two_screens.py``, which gives the process its screens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import canary
from tests.pace import timing
from tests.windows import NONE, SHIFT, Key, settle
from workbench.models.registry import record
from workbench.project.register import read_rows, update_row
from workbench.ui.wall.screens import choose_screen, screen_key


@pytest.fixture
def showing(start):
    driver = start()
    driver.window.setGeometry(0, 0, 1366, 740)
    settle()
    driver.press(Key.Key_F5)
    settle()
    yield driver
    driver.window.showing.stop()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def stage(driver):
    return driver.window.showing.stage


def press(driver, key, modifiers=NONE):
    QTest.keyClick(QApplication.focusWidget() or stage(driver).presenter, key, modifiers)
    settle(seconds=0.02)


def wall_texts(driver):
    return [text.text for text in stage(driver).wall.canvas.scene().texts()]


def projector():
    return QGuiApplication.screens()[1]


def test_the_wall_is_on_the_other_screen_and_the_presenter_on_the_laptop(showing):
    assert [each.name() for each in QGuiApplication.screens()] == ["LAPTOP", "PROJ"]
    assert not stage(showing).alone
    assert stage(showing).wall.screen().name() == "PROJ"
    assert stage(showing).wall.geometry() == projector().geometry()
    assert showing.window.stack.currentWidget() is stage(showing).presenter
    assert not showing.project.discreet
    assert showing.window.screen().name() == "LAPTOP"


def test_keys_on_the_laptop_move_the_wall_and_the_preview_shows_what_comes(showing):
    coming = [text.text for text in stage(showing).presenter.coming.scene().texts()]
    press(showing, Key.Key_PageDown)
    assert set(coming) - {"", *coming[-3:]} <= set(wall_texts(showing))
    stage(showing).wall.activateWindow()
    QTest.keyClick(stage(showing).wall, Key.Key_PageUp)
    assert stage(showing).show.deck.place == (0, 0)


def test_the_wall_is_light_in_a_dark_program(start):
    driver = start(theme="dark")
    driver.window.setGeometry(0, 0, 1366, 740)
    driver.press(Key.Key_F5)
    settle()
    image = stage(driver).wall.grab().toImage()
    assert image.pixelColor(4, image.height() // 2).lightness() > 240
    driver.window.showing.stop()


def test_black_is_black_on_the_wall_and_said_on_the_laptop(showing):
    press(showing, Key.Key_B)
    image = stage(showing).wall.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2).lightness() == 0
    assert stage(showing).presenter.state.whole_text() == "Svart"
    assert stage(showing).presenter.current.scene().texts(), "the laptop still shows the page"


def test_a_frozen_wall_stays_while_one_works_and_follows_again(showing):
    before = wall_texts(showing)
    press(showing, Key.Key_F)
    assert showing.window.stack.currentWidget() is showing.desk
    with showing.project.edit("Moved {what}", what="x") as session:
        row = read_rows(session, record("agenda_item"))[0]
        update_row(session, record("agenda_item"), row["id"], {"title": "En annan punkt"})
    showing.go("vision")
    settle()
    assert wall_texts(showing) == before
    QTest.keyClick(showing.window, Key.Key_F5)
    settle()
    assert stage(showing).show.frozen is None
    assert showing.window.stack.currentWidget() is stage(showing).presenter


def test_the_screens_are_swapped_and_the_choice_is_kept(showing):
    press(showing, Key.Key_S)
    assert stage(showing).wall.screen().name() == "LAPTOP"
    assert stage(showing).wall.geometry() == QGuiApplication.screens()[0].geometry()
    assert showing.window.screen().name() == "PROJ"
    assert showing.store.current.wall_screen.startswith("LAPTOP 1366x768")
    press(showing, Key.Key_S)
    assert stage(showing).wall.screen().name() == "PROJ"


def test_the_screen_of_last_time_is_taken_where_it_is_there():
    laptop, wall = QGuiApplication.screens()
    assert choose_screen([laptop, wall], laptop, "") is wall
    assert choose_screen([laptop, wall], wall, screen_key(laptop)) is laptop
    assert choose_screen([laptop, wall], laptop, "GONE 800x600") is wall
    assert choose_screen([laptop], laptop, screen_key(wall)) is None


def test_a_pulled_cable_hides_what_is_private_and_keeps_the_place(showing):
    with showing.project.edit("Moved {what}", what="x") as session:
        for row in read_rows(session, record("agenda_item")):
            update_row(session, record("agenda_item"), row["id"], {"notes": "Sagt i förtroende"})
    for _each in range(4):
        press(showing, Key.Key_PageDown)
    place, presenter = stage(showing).show.deck.place, stage(showing).presenter
    assert "förtroende" in presenter.notes.whole_text()
    gone = projector()
    QGuiApplication.instance().screenRemoved.emit(gone)
    settle()
    assert not stage(showing).wall.isVisible()
    assert "förtroende" not in presenter.notes.whole_text()
    assert showing.project.discreet
    assert presenter.isVisible()
    assert stage(showing).show.deck.place == place
    press(showing, Key.Key_PageDown)
    later = stage(showing).show.deck.place
    assert later != place, "one can go on without the wall"
    QGuiApplication.instance().screenAdded.emit(gone)
    settle()
    assert stage(showing).wall.isVisible()
    assert stage(showing).wall.screen().name() == "PROJ"
    assert stage(showing).show.deck.place == later
    assert not showing.project.discreet
    assert "förtroende" in presenter.notes.whole_text()


def test_private_notes_stand_on_the_laptop_and_never_on_the_wall(start):
    driver = start("empty")
    driver.window.setGeometry(0, 0, 1366, 740)
    for _round in range(2):
        canary.plant_everywhere(driver.project)
    driver.press(Key.Key_F5)
    settle()
    show, seen = stage(driver).show, False
    for number in range(len(show.deck.pages)):
        show.jump(number)
        settle(seconds=0.01)
        assert canary.leaks(stage(driver).wall) == [], show.page.key
        for canvas in (stage(driver).presenter.current, stage(driver).presenter.coming):
            assert canary.leaks(canvas) == [], show.page.key
        seen = seen or canary.secret(stage(driver).presenter.notes.whole_text())
    assert seen, "the notes have been shown on the laptop"
    driver.window.showing.stop()


def test_one_types_on_the_laptop_and_the_wall_shows_every_letter(showing):
    pages = stage(showing).show.deck.pages
    stage(showing).show.jump(next(n for n, p in enumerate(pages) if p.key.endswith("/vision")))
    press(showing, Key.Key_E)
    line = QApplication.focusWidget()
    assert line is stage(showing).presenter.line
    typed = ""
    with timing() as watch:
        for letter in "Ett tryggt torg, nu. Bra":
            with watch.lap():
                QTest.keyClicks(line, letter)
                stage(showing).wall.canvas.repaint()
            typed += letter
    assert any(typed in text for text in wall_texts(showing))
    assert max(watch.laps) < 0.1, watch.laps
    press(showing, Key.Key_PageDown)
    with showing.project.read() as session:
        assert read_rows(session, record("project"))[0]["vision"] == typed


def test_escape_ends_and_gives_the_window_back_as_it_was(showing):
    press(showing, Key.Key_Escape)
    assert stage(showing) is None
    assert showing.window.stack.currentWidget() is showing.desk
    assert not showing.project.discreet
    assert showing.store.current.wall_screen.startswith("PROJ")


def test_closing_the_file_ends_the_show(start):
    driver = start()
    driver.window.setGeometry(0, 0, 1366, 740)
    driver.press(Key.Key_F5)
    settle()
    wall = stage(driver).wall
    driver.window.close_project()
    settle()
    assert stage(driver) is None
    assert not wall.isVisible()


def test_the_key_to_the_page_takes_less_than_a_tenth_of_a_second(showing):
    with timing() as watch:
        for _each in range(40):
            with watch.lap():
                QTest.keyClick(stage(showing).presenter, Key.Key_PageDown)
                stage(showing).wall.canvas.repaint()
                stage(showing).presenter.current.repaint()
                stage(showing).presenter.coming.repaint()
    assert sorted(watch.laps)[38] < 0.1, watch.laps


def test_the_list_is_clicked_and_buttons_work(showing):
    presenter = stage(showing).presenter
    presenter.list.itemClicked.emit(presenter.list.item(3))
    assert stage(showing).show.deck.place.page == 3
    press(showing, Key.Key_T, SHIFT)
    assert "kvar" in presenter.time.whole_text()
