"""The guide of a step: there while nothing is selected, put away and remembered, brought back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from tests.windows import CTRL, Key, focus_on, settle
from workbench.steps.stakeholders.page_dossier import Dossier
from workbench.ui.look.settings import SettingsStore

LEFT = Qt.MouseButton.LeftButton


def shown(driver):
    return driver.desk.inspector._scroll.widget()


def select_first(driver):
    panel = driver.page.view("people").panel
    panel.table.select([panel.rows.ids_shown()[0]])
    settle()
    return panel.form


def test_the_guide_tells_what_holds_and_what_is_next(start):
    driver = start()
    driver.go("vision", 0)
    settle(seconds=0.3)
    guide = driver.desk.inspector.guide
    assert shown(driver) is guide
    assert [sign.met for sign in guide.signs] == [True, True, True]
    assert "K13" in guide.remark.whole_text()
    QTest.mouseClick(guide.go, LEFT)
    settle()
    assert driver.page.view("indicators").panel.table.selected_ids()


def test_it_follows_what_is_done(start):
    driver = start("empty")
    driver.go("place")
    settle(seconds=0.3)
    signs = driver.desk.inspector.guide.signs
    assert not any(sign.met for sign in signs)
    field = driver.page.view("profile").words.fields["boundary_reason"].editor
    field.setFocus()
    driver.type("En plats")
    driver.press(Key.Key_Return, CTRL)
    settle(lambda: signs[1].met)


def test_what_is_put_away_stays_away_on_this_page_and_is_brought_back(start):
    driver = start()
    driver.go("stakeholders", 0)
    inspector = driver.desk.inspector
    QTest.mouseClick(inspector.guide.close_button, LEFT)
    assert shown(driver) is inspector._hint
    assert driver.focus() is inspector.foot
    driver.go("vision", 0)
    assert shown(driver) is inspector.guide
    driver.go("stakeholders", 0)
    assert shown(driver) is inspector._hint
    again = SettingsStore(driver.folder / "settings.json")
    assert again.current.guides_closed == ("stakeholders",)
    focus_on(inspector.foot)
    driver.press(Key.Key_Return)
    assert shown(driver) is inspector.guide
    assert driver.store.current.guides_closed == ()


def test_the_guide_can_be_read_while_a_row_is_selected(start):
    driver = start()
    driver.go("stakeholders", 0)
    select_first(driver)
    inspector = driver.desk.inspector
    dossier = shown(driver)
    assert isinstance(dossier, Dossier)
    QTest.mouseClick(inspector.foot, LEFT)
    assert shown(driver) is inspector.guide
    assert inspector.foot.text() == "Tillbaka till det valda"
    QTest.mouseClick(inspector.foot, LEFT)
    assert shown(driver) is dossier
    QTest.mouseClick(inspector.foot, LEFT)
    QTest.mouseClick(inspector.guide.close_button, LEFT)
    assert shown(driver) is dossier
    assert driver.store.current.guides_closed == ()


def test_the_overview_keeps_its_panel_and_has_the_guide_behind_the_link(start):
    driver = start()
    inspector = driver.desk.inspector
    assert shown(driver) is driver.page.view("tasks")._side
    QTest.mouseClick(inspector.foot, LEFT)
    settle(seconds=0.3)
    assert [sign.met for sign in inspector.guide.signs] == [False, False]
    assert not inspector.guide.status


def test_a_narrow_window_shows_the_panel_when_asked_and_keeps_it(start):
    driver = start(size=(1024, 560))
    assert not driver.desk.inspector.isVisible()
    driver.press(Key.Key_I, CTRL)
    assert driver.desk.inspector.isVisible()
    driver.go("vision")
    driver.window.resize(1020, 560)
    settle()
    assert driver.desk.inspector.isVisible()
    driver.press(Key.Key_I, CTRL)
    settle()
    assert not driver.desk.inspector.isVisible()


def test_what_is_shown_survives_a_page_that_asks_while_it_goes(start):
    driver = start()
    driver.go("vision", 1)
    goals = driver.page.view("goals")
    form = goals.panel.form
    form.fields["title"].editor.setFocus()
    settle()
    driver.go("plan")
    settle()
    assert isValid(form)
    assert shown(driver) is not goals.card
