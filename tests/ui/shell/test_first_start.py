"""A first start, a start after an update, and an older program over a newer one."""

from __future__ import annotations

import os
import shutil
import sqlite3

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from tests.windows import settle
from workbench import __version__, app
from workbench.base import language
from workbench.project.format import SCHEMA_VERSION
from workbench.ui.look.settings import SettingsStore
from workbench.ui.shell.handbook import Handbook
from workbench.ui.shell.news import tell_news


@pytest.fixture
def fresh(qapp, tmp_path, monkeypatch):
    """Start the program as on a new machine whose system speaks a language."""
    opened = []

    def begin(says):
        for variable in language._VARIABLES:
            monkeypatch.delenv(variable, raising=False)
        monkeypatch.setenv("LANG", says)
        store = SettingsStore(tmp_path / "settings.json")
        opened.append(app.start(["platsverkstad"], None, settings=store)[1])
        return opened[-1]

    yield begin
    for window in opened:
        window.close()
        window.deleteLater()
    language.set_language("sv")


def pressed(page, words):
    next(each for each in page.findChildren(QPushButton) if each.text() == words).click()


def test_the_language_is_that_of_the_system_until_one_is_chosen(fresh):
    window = fresh("de_DE.UTF-8")
    assert language.current() == "en"
    assert window.settings.current.language == ""
    pressed(window.start_page, "På svenska")
    assert language.current() == "sv"
    assert "Den nya platsens namn" in window.start_page.name.placeholderText()
    window.close()
    assert fresh("en_US.UTF-8").settings.current.language == "sv"
    assert language.current() == "sv"


def test_a_swedish_system_gets_swedish_and_is_not_told_of_an_update(fresh):
    window = fresh("sv_SE.UTF-8")
    tell_news(window)
    assert language.current() == "sv"
    assert window.start_page.notices.isHidden()
    assert window.settings.current.newest_version == __version__


def test_a_first_start_that_opens_a_file_is_no_update(start):
    driver = start("empty")
    driver.store.remember_file(driver.folder / "Torget.plats")
    driver.desk.notices.dismiss()
    tell_news(driver.window)
    assert driver.desk.notices.isHidden()
    assert driver.store.current.newest_version == __version__


def test_the_folder_for_projects_is_shown_changed_and_made_when_needed(start):
    driver = start("nothing")
    own = driver.folder / "Mina platser" / "åäö"
    page = driver.window.start_page
    pressed(page, "Ändra…")
    settle(lambda: driver.window.findChild(QFileDialog) is not None)
    dialog = driver.window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(own))
    dialog.close()
    assert str(own) in page._folder.whole_text()
    assert SettingsStore(driver.folder / "settings.json").projects_folder == own
    assert not own.exists()
    driver.window.files.make_example()
    settle(lambda: driver.desk is not None)
    assert (own / "Mellantorg.plats").exists()


@pytest.mark.skipif(os.name == "nt", reason="a file in the place of the folder")
def test_where_there_can_be_no_folder_the_example_asks_for_a_place(start):
    driver = start("nothing")
    (driver.folder / "taken").touch()
    driver.store.change(projects_folder=str(driver.folder / "taken" / "inside"))
    driver.window.files.make_example()
    settle(lambda: driver.window.findChild(QFileDialog) is not None)
    driver.window.findChild(QFileDialog).filesSelected.emit([str(driver.folder / "Egen.plats")])
    settle(lambda: driver.desk is not None)
    assert (driver.folder / "Egen.plats").exists()


def test_an_update_is_told_once_with_the_way_to_what_is_new(start):
    driver = start("empty")
    bar = driver.desk.notices
    bar.dismiss()
    driver.store.change(newest_version="0.0.9")
    tell_news(driver.window)
    assert __version__ in bar.label.whole_text()
    assert not bar.isHidden()
    bar.action.click()
    settle(lambda: driver.window.findChild(Handbook) is not None)
    shown = driver.window.findChild(Handbook).text.toPlainText()
    assert shown.startswith("Nyheter")
    assert f"Version {__version__}" in shown
    tell_news(driver.window)
    assert bar.isHidden()


def test_what_is_more_urgent_goes_before_the_news(start):
    driver = start("empty")
    driver.store.change(newest_version="0.0.9")
    driver.desk.notices.show_notice("Något är fel", "error")
    tell_news(driver.window)
    assert driver.desk.notices.label.whole_text() == "Något är fel"
    assert driver.store.current.newest_version == "0.0.9"


def test_an_older_program_over_a_newer_one_says_nothing_and_remembers_the_newer(start):
    driver = start("nothing")
    driver.store.change(newest_version="99.0")
    tell_news(driver.window)
    assert driver.window.start_page.notices.isHidden()
    assert driver.store.current.newest_version == "99.0"


def test_a_file_of_a_newer_version_is_refused_in_a_sentence_and_left_alone(start, mellantorg):
    driver = start("nothing")
    file = driver.folder / "nyare.plats"
    shutil.copy(mellantorg, file)
    raw = sqlite3.connect(file)
    raw.execute(f"pragma user_version = {SCHEMA_VERSION + 1}")
    raw.close()
    before = file.read_bytes()
    driver.window.files.open_path(file)
    page = driver.window.start_page
    assert "nyare version" in page.hint.whole_text()
    assert not page.hint.isHidden()
    assert file.read_bytes() == before
    assert not list(driver.folder.glob("nyare.plats*"))[1:]


def test_a_file_of_an_older_version_says_that_it_was_upgraded_and_where_the_old_one_is(
    start, root, monkeypatch
):
    driver = start("nothing")
    monkeypatch.setattr("workbench.project.open.default_folder", lambda: driver.folder / "kopior")
    file = driver.folder / "äldre.plats"
    shutil.copy(root / "tests" / "data" / "projects" / "v1.plats", file)
    driver.window.files.open_path(file)
    assert driver.desk is not None
    assert "äldre versioner öppnar den inte" in driver.desk.notices.label.whole_text()
    assert len(list((driver.folder / "kopior").rglob("*.plats"))) == 1


def test_what_was_put_away_beside_the_page_stays_away(start):
    driver = start("empty", size=(1400, 740))
    driver.window.toggle_navigation()
    driver.window.toggle_inspector()
    driver.window.set_language("en")
    settle()
    assert driver.desk.navigation.isHidden()
    assert driver.desk.inspector.isHidden()
    kept = SettingsStore(driver.folder / "settings.json").current
    assert (kept.navigation_hidden, kept.inspector_shown) == (True, False)
    driver.window.toggle_navigation()
    assert not driver.desk.navigation.isHidden()
