from __future__ import annotations

import gc
import re

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from tests.windows import ALT, CTRL, SHIFT, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.ui.look.theme import Theme
from workbench.ui.parts.form import RecordForm
from workbench.ui.shell.over_list import Hit
from workbench.ui.shell.palette import match
from workbench.ui.shell.start import StartPage


def people(driver):
    with driver.project.read() as session:
        return [row["name"] for row in read_rows(session, record("stakeholder"))]


def add_person(driver, name="Åsa Öst"):
    driver.go("stakeholders", 0)
    driver.page.view("people").panel.quick.setFocus()
    driver.type(name)
    driver.press(Key.Key_Return)
    settle()


# -- the palette


def test_the_palette_runs_what_is_typed(start):
    driver = start()
    driver.press(Key.Key_K, CTRL)
    panel = driver.window.palette_panel
    assert panel.isVisible()
    assert driver.focus() is panel.field
    driver.type("mörkt")
    driver.press(Key.Key_Return)
    assert not panel.isVisible()
    assert Theme.current().choice == "dark"


def test_escape_closes_the_palette_and_gives_the_focus_back(start):
    driver = start()
    driver.go("stakeholders", 0)
    before = driver.focus()
    driver.press(Key.Key_K, CTRL)
    driver.type("ö")
    driver.press(Key.Key_Escape)
    assert not driver.window.palette_panel.isVisible()
    assert driver.focus() is before


def test_the_palette_finds_rows_without_their_dots(start):
    driver = start()
    name = people(driver)[3]
    driver.go("overview")
    driver.press(Key.Key_K, CTRL)
    driver.type(name.split()[-1].lower().translate(str.maketrans("åäö", "aao")))
    shown = [
        driver.window.palette_panel.list.item(i).text()
        for i in range(driver.window.palette_panel.list.count())
    ]
    place = next(i for i, text in enumerate(shown) if name in text)
    driver.press(Key.Key_Down, times=place)
    driver.press(Key.Key_Return)
    settle()
    assert driver.desk.current_key == "stakeholders"
    with driver.project.read() as session:
        row = read_rows(
            session, record("stakeholder"), driver.page.view("people").panel.table.selected_ids()
        )
    assert [each["name"] for each in row] == [name]


def test_every_command_of_window_and_page_is_found_in_the_palette_by_its_title(start):
    driver = start()
    driver.go("stakeholders", 0)
    for command in driver.window.all_commands():
        if command.ready is None or command.ready():
            driver.window.open_palette()
            driver.window.palette_panel.field.setText(command.title)
            items = driver.window.palette_panel.list
            texts = [items.item(i).text() for i in range(items.count())]
            assert any(command.title in text for text in texts), command.id
    driver.window.palette_panel.close_panel()


@pytest.mark.parametrize(
    ("speaks", "typed", "said"),
    [
        ("sv", "dark theme", "Mörkt utseende"),
        ("sv", "mörkt dark", "Mörkt utseende"),
        ("sv", "snapshot", "Ta en ögonblicksbild…"),
        ("en", "ögonblicksbild", "Take a snapshot…"),
        ("en", "morkt", "Dark theme"),
        ("sv", "new row", "Ny rad"),
    ],
)
def test_commands_are_found_in_both_languages(start, speaks, typed, said):
    driver = start("empty", speaks=speaks)
    driver.go("stakeholders", 0)
    driver.press(Key.Key_K, CTRL)
    driver.type(typed)
    assert driver.window.palette_panel.list.item(0).text().startswith(said)
    driver.press(Key.Key_Escape)


def test_a_name_in_the_language_of_the_window_goes_before_one_in_another():
    hits = [Hit("Spara", "", print, "", "Go back"), Hit("Go-rådet", "", print, "", "")]
    assert [hit.text for hit in match(hits, "go")] == ["Go-rådet", "Spara"]
    assert match(hits, "go spara") == [hits[0]]


# -- moving about


def test_steps_by_keys_and_back(start):
    driver = start()
    first = driver.desk.current_key
    keys = [entry.key for entry in driver.window.entries]
    driver.press(Key.Key_PageDown, CTRL)
    assert driver.desk.current_key == keys[keys.index(first) + 1]
    driver.press(Key.Key_PageDown, CTRL)
    driver.press(Key.Key_PageUp, CTRL)
    assert driver.desk.current_key == keys[keys.index(first) + 1]
    driver.press(Key.Key_Left, ALT)
    assert driver.desk.current_key == keys[keys.index(first) + 2]
    driver.press(Key.Key_Right, ALT)
    assert driver.desk.current_key == keys[keys.index(first) + 1]


def test_arrows_in_the_navigation_and_enter(start):
    driver = start()
    driver.desk.navigation.focus_current()
    driver.press(Key.Key_Down, times=2)
    driver.press(Key.Key_Return)
    assert driver.desk.current_key == driver.window.entries[2].key


def test_f6_goes_round_the_panes_and_back(start):
    driver = start()
    driver.go("stakeholders", 0)
    driver.page.view("people").panel.table.select(
        [driver.page.view("people").panel.rows.ids_shown()[0]]
    )
    settle()
    driver.page.view("people").panel.quick.setFocus()
    seen = [driver.desk.pane_at_focus()]
    for _each in range(3):
        driver.press(Key.Key_F6)
        seen.append(driver.desk.pane_at_focus())
    assert seen == [1, 2, 0, 1]
    driver.press(Key.Key_F6, SHIFT)
    assert driver.desk.pane_at_focus() == 0


def test_views_by_keys(start):
    driver = start()
    driver.go("stakeholders", 0)
    driver.press(Key.Key_3, CTRL)
    assert driver.page.current == "matrix"
    driver.press(Key.Key_1, CTRL)
    assert driver.page.current == "people"


def test_the_keys_of_a_page_are_heard_wherever_the_focus_is(start):
    driver = start()
    driver.go("stakeholders", 0)
    panel = driver.page.view("people").panel
    panel.table.setFocus()
    panel.table.view.choose(panel.rows.ids_shown()[:1], 0)
    driver.press(Key.Key_N, CTRL)
    assert driver.focus() is panel.quick.edit
    driver.go("plan", 1)
    register = driver.page.view("register").panel
    focus_on(register.table)
    driver.press(Key.Key_N, CTRL)
    assert driver.focus() is register.quick.edit
    driver.go("overview")
    driver.press(Key.Key_N, CTRL)
    assert driver.desk.current_key == "overview"


# -- look and language


def test_nothing_of_a_closed_window_remains(start):
    def alive():
        settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return {id(each): type(each).__name__ for each in QApplication.allWidgets()}

    before = alive()
    driver = start()
    for entry in driver.window.entries:
        driver.go(entry.key)
        for number in range(len(driver.page.views())):
            driver.page.show_view(number)
            settle()
    driver.close()
    del driver, entry
    left = alive()
    assert [left[each] for each in left.keys() - before.keys()] == []


def test_what_the_inspector_showed_goes_with_its_page(start):
    driver = start()

    def forms():
        settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return sum(isinstance(each, RecordForm) for each in QApplication.allWidgets())

    counts = []
    for speaks in ("en", "sv", "en"):
        driver.go("stakeholders", 2)
        driver.page.show_view(0)
        driver.window.set_language(speaks)
        counts.append(forms())
    assert counts[0] == counts[1] == counts[2]


def test_language_changes_live_and_keeps_page_view_and_selection(start):
    driver = start()
    driver.go("stakeholders", 1)
    chosen = driver.page.view("organisations").panel.rows.ids_shown()[2]
    driver.page.view("organisations").panel.table.select([chosen])
    settle()
    assert driver.page.head.title.whole_text() == "Intressenter"
    driver.window.set_language("en")
    settle()
    assert driver.desk.current_key == "stakeholders"
    assert driver.page.head.title.whole_text() == "Stakeholders"
    assert driver.page.current == "organisations"
    assert driver.page.view("organisations").panel.table.selected_ids() == [chosen]
    assert driver.store.current.language == "en"
    driver.window.set_language("sv")
    settle()
    assert driver.page.head.title.whole_text() == "Intressenter"
    driver.press(Key.Key_PageDown, CTRL)
    assert driver.desk.current_key == "situation"


def test_protected_view_outlives_a_change_of_language(start):
    driver = start()
    driver.press(Key.Key_H, CTRL | SHIFT)
    assert driver.desk.context.protected()
    driver.window.set_language("en")
    settle()
    assert driver.desk.context.protected()
    assert driver.window.header.protect.isChecked()


def test_theme_and_zoom_change_live_and_are_remembered(start):
    driver = start(size=(1800, 900))
    for choice in ("dark", "contrast", "light"):
        driver.window.set_theme(choice)
        settle()
        assert driver.store.current.theme == choice
        ground = driver.window.grab().toImage().pixelColor(300, 300)
        assert (ground.lightness() > 128) == (choice == "light") or choice == "contrast"
    before = driver.desk.navigation.width()
    driver.press(Key.Key_Plus, CTRL)
    settle()
    assert Theme.current().zoom > 100
    assert driver.desk.navigation.width() > before
    assert str(Theme.current().zoom) in driver.window.status.look.whole_text()
    driver.press(Key.Key_0, CTRL)
    assert Theme.current().zoom == driver.store.current.zoom == 100


def test_a_narrow_window_slims_the_navigation_and_hides_the_inspector(start):
    driver = start(size=(1024, 560))
    assert not driver.desk.inspector.isVisible()
    assert driver.desk.navigation.width() < 100
    driver.window.resize(1366, 740)
    settle()
    assert driver.desk.inspector.isVisible()
    assert driver.desk.navigation.width() > 200


# -- undo, status, start


def test_undo_and_redo_by_keys_say_what_they_did(start):
    driver = start("empty")
    add_person(driver)
    assert people(driver) == ["Åsa Öst"]
    assert re.search(r"Sparat \d\d:\d\d:\d\d", driver.window.status.saved.whole_text())
    assert "Ctrl+Z" in driver.window.status.undo.whole_text()
    driver.press(Key.Key_Z, CTRL)
    assert people(driver) == []
    driver.press(Key.Key_Y, CTRL)
    assert people(driver) == ["Åsa Öst"]
    driver.press(Key.Key_Z, CTRL)
    driver.press(Key.Key_Z, CTRL | SHIFT)
    assert people(driver) == ["Åsa Öst"]


def test_the_start_page_asks_only_for_a_name(start):
    driver = start("nothing")
    page = driver.window.stack.currentWidget()
    assert isinstance(page, StartPage)
    assert driver.focus() is page.name
    driver.press(Key.Key_Return)
    assert page.hint.whole_text() == "Skriv platsens namn först"
    driver.type("Nya torget & parken")
    driver.press(Key.Key_Return)
    settle()
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    path = driver.folder / "Nya.plats"
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    settle()
    assert path.exists()
    assert driver.project.facts().name == "Nya torget & parken"
    header = driver.window.header.name
    assert header.whole_text() == "Nya torget & parken"
    assert isinstance(header, QLabel)


def test_closing_the_file_shows_the_start_page_with_the_file_among_the_recent(start):
    driver = start("empty")
    driver.press(Key.Key_W, CTRL)
    settle()
    page = driver.window.stack.currentWidget()
    assert isinstance(page, StartPage)
    assert driver.store.current.recent_files == (str(driver.file),)
    assert not list(driver.folder.glob("*.plats-*"))


def test_undo_in_the_example_stops_at_ones_own_work(start):
    driver = start("nothing")
    driver.window.files.make_example()
    settle(lambda: driver.desk is not None)
    before = people(driver)
    add_person(driver)
    driver.press(Key.Key_Z, CTRL)
    assert people(driver) == before
    driver.press(Key.Key_Z, CTRL, times=3)
    settle()
    assert people(driver) == before
    assert driver.desk.notices.label.whole_text() == "Det finns inget att ångra"


def test_nothing_asks_a_file_that_was_just_closed(start):
    driver = start("empty")
    acts.add(driver.project, record("stakeholder"), {"name": "Sist"})
    driver.window.close_project()
    settle(seconds=0.4)  # what was still to be reckoned would have failed by now
    assert isinstance(driver.window.stack.currentWidget(), StartPage)
