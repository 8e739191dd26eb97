"""Basic and full mode: which fields forms and column choosers offer, never which data there is."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from tests.windows import CTRL, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.ui.look.settings import SettingsStore

PERSON = record("stakeholder")
ADVANCED = {field.name for field in PERSON.visible() if field.advanced}


def people(driver):
    return driver.page.view("people").panel


def form(driver):
    panel = people(driver)
    panel.table.select([panel.rows.ids_shown()[0]])
    settle()
    return panel.form


def seen(driver):
    return {key for key, field in form(driver).fields.items() if field.isVisible()}


def offered(driver):
    chooser = people(driver).table.chooser
    chooser._fill()
    return {action.data() for action in chooser.actions() if action.data()}


def run(driver, words):
    driver.press(Key.Key_K, CTRL)
    driver.type(words)
    driver.press(Key.Key_Return)
    settle()


def test_basic_hides_what_one_seldom_needs_and_says_how_much_of_it_is_filled(start):
    driver = start()
    driver.go("stakeholders", 0)
    assert not seen(driver) & ADVANCED
    assert not offered(driver) & ADVANCED
    row = form(driver).ids()[0]
    with driver.project.read() as session:
        values = read_rows(session, PERSON, [row])[0]
    filled = sum(bool(values[name]) for name in ADVANCED)
    words = form(driver).more.text()
    assert words.startswith(f"Fler fält ({len(ADVANCED)}, {filled} ifyll")
    told = [a.text() for a in people(driver).table.chooser.actions() if not a.data()]
    assert f"{len(ADVANCED)} till i läget Full" in told


def test_full_shows_all_and_is_remembered_and_changes_no_data(start):
    driver = start()
    driver.go("stakeholders", 0)
    edits = len(driver.project.history())
    run(driver, "läge full")
    assert driver.desk.current_key == "stakeholders"
    assert seen(driver) >= ADVANCED
    assert offered(driver) >= ADVANCED
    assert not form(driver).more.isVisible()
    assert driver.store.current.show_all_fields
    assert SettingsStore(driver.folder / "settings.json").current.show_all_fields
    run(driver, "läge grund")
    assert not seen(driver) & ADVANCED
    assert len(driver.project.history()) == edits


def test_an_advanced_column_that_is_shown_can_still_be_taken_away(start):
    driver = start()
    driver.go("stakeholders", 0)
    run(driver, "läge full")
    name = min(ADVANCED)
    table = people(driver).table
    table.show_columns([*(c.key for c in table.rows.columns), name])
    run(driver, "läge grund")
    assert name in {column.key for column in people(driver).rows.columns}
    assert offered(driver) & ADVANCED == {name}


def test_a_hidden_field_can_be_reached_for_once(start):
    driver = start()
    driver.go("stakeholders", 0)
    shown = form(driver)
    focus_on(shown.more)
    driver.press(Key.Key_Return)
    assert seen(driver) >= ADVANCED
    assert not driver.store.current.show_all_fields


def test_the_overview_has_the_choice_and_the_view_menu_too(start):
    driver = start()
    choice = driver.page.head.findChild(QComboBox)
    assert choice.currentText() == "Läge: Grund"
    focus_on(choice)
    driver.press(Key.Key_Down)
    settle()
    assert driver.store.current.show_all_fields
    assert driver.page.head.findChild(QComboBox).currentText() == "Läge: Full"
    menu = {a.objectName() for a in driver.window.menuBar().actions()[2].menu().actions()}
    assert {"view.basic", "view.full"} <= menu


def test_what_is_being_typed_is_written_before_the_pages_are_made_anew(start):
    driver = start()
    driver.go("place")
    field = driver.page.view("profile").words.fields["name"].editor
    field.setFocus()
    field.selectAll()
    driver.type("Nya namnet")
    driver.window.set_mode(True)
    settle()
    assert driver.project.facts().name == "Nya namnet"
