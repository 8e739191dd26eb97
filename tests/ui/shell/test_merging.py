"""Merging, handing out copies and the page over several places, by keys."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.windows import Key, focus_on, settle
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.open import create, open_project
from workbench.project.register import read_rows
from workbench.ui.shell.merge_panel import MergePanel
from workbench.ui.shell.portfolio import LEFT_OUT, MEASURES, PortfolioPage

GOAL, PERSON = record("goal"), record("stakeholder")


def titles(driver):
    with driver.project.read() as session:
        return {row["title"] for row in read_rows(session, GOAL)}


@pytest.fixture
def apart(start):
    """A window on a project of which a copy lies beside it; both were changed since."""
    driver = start("empty")
    keys = [acts.add(driver.project, GOAL, {"title": f"Mål {n}"}) for n in range(2)]
    person = acts.add(driver.project, PERSON, {"name": "Åsa Öst"})
    other = driver.folder / "Grupp 1.plats"
    driver.project.save_copy(other)
    with open_project(other, clock=driver.clock, who="bo") as group:
        for number, key in enumerate(keys):
            acts.change(group, GOAL, key, {"title": f"Deras {number}"})
        acts.change(group, PERSON, person, {"notes": "Vill vara med"})
        acts.add(group, GOAL, {"title": "Nytt"})
    for number, key in enumerate(keys):
        acts.change(driver.project, GOAL, key, {"title": f"Vårt {number}"})
    driver.other = other
    return driver


def opened(driver):
    driver.window.several.merge(str(driver.other))
    panel = driver.window.findChild(MergePanel)
    settle(panel.take.isEnabled)
    return panel


def test_everything_is_answered_by_keys_and_is_one_step_of_undo(apart):
    panel = opened(apart)
    assert [line[2] for line in panel.questions.lines()[1:]] == ["?", "?"]
    assert apart.focus() is panel.questions
    apart.press(Key.Key_Right)
    apart.press(Key.Key_Left)
    assert [line[2] for line in panel.questions.lines()[1:]] == ["deras", "här"]
    apart.press(Key.Key_Return)
    settle(lambda: not panel.take.isVisible())
    assert titles(apart) == {"Deras 0", "Vårt 1", "Nytt"}
    assert "Grupp 1" in apart.project.undo_label()
    assert any("Nytt" in line[0] and line[1] == "bo" for line in panel.came.lines())
    apart.press(Key.Key_Escape)
    assert not panel.isVisible()
    apart.window.undo()
    assert titles(apart) == {"Vårt 0", "Vårt 1"}


def test_both_versions_stand_side_by_side(apart):
    panel = opened(apart)
    assert panel.what.whole_text() == "Mål G01 Vårt 0 · Mål"
    assert panel.before.whole_text() == "Före: Mål 0"
    assert (panel.here.whole_text(), panel.there.whole_text()) == ("Vårt 0", "Deras 0")


def test_all_can_be_answered_at_once(apart):
    panel = opened(apart)
    QTest.mouseClick(panel.all_theirs, Qt.MouseButton.LeftButton)
    assert panel.hint.whole_text() == ""
    panel.accept()
    assert titles(apart) == {"Deras 0", "Deras 1", "Nytt"}


def test_leaving_changes_nothing(apart):
    opened(apart)
    label = apart.project.undo_label()
    apart.press(Key.Key_Escape)
    assert apart.project.undo_label() == label


def test_an_edit_meanwhile_is_looked_at_again(apart):
    panel = opened(apart)
    apart.window.undo()
    settle(lambda: len(panel.questions.lines()) == 2)
    panel.accept()
    assert "Deras 1" in titles(apart)


def test_a_file_that_cannot_be_merged_says_why(apart):
    apart.other.write_text("hej")
    apart.window.several.merge(str(apart.other))
    panel = apart.window.findChild(MergePanel)
    settle(lambda: "Platsverkstad" in panel.remarks.whole_text())
    assert not panel.take.isEnabled()


def test_protected_view_hides_what_is_private_in_it(apart):
    person = apart.project.raw.execute("select id from stakeholder").fetchone()[0]
    acts.change(apart.project, PERSON, person, {"notes": "Osäker"})
    panel = opened(apart)
    everything = [*panel.questions.lines(), *panel.came.lines()]
    assert "Åsa Öst" in str(everything)
    apart.window.toggle_protected()
    settle()
    everything = [*panel.questions.lines(), *panel.came.lines(), [panel.says.whole_text()]]
    for secret in ("Åsa", "Osäker", "Vill vara med"):
        assert secret not in str(everything)


def test_copies_are_handed_out(apart, monkeypatch):
    folder = apart.folder / "grupper"
    folder.mkdir()
    monkeypatch.setattr(apart.window.ask, "folder", lambda done: done(str(folder)))
    apart.window.several.make_copies()
    asking = apart.desk.asking
    asking.field.setText("Norr, Söder")
    QTest.keyClick(asking.field, Key.Key_Return)
    settle(lambda: len(list(folder.glob("*.plats"))) == 2)
    names = sorted(each.name for each in folder.glob("*.plats"))
    assert names == ["Nytorget – Norr.plats", "Nytorget – Söder.plats"]
    assert apart.project.history()[0].text() == "Gjorde kopior för Norr, Söder"
    settle(lambda: "2 kopior" in apart.desk.notices.label.whole_text())


# -- several places


@pytest.fixture
def places(tmp_path, mellantorg):
    folder = tmp_path / "platser"
    folder.mkdir()
    for name in ("a", "b"):
        shutil.copy(mellantorg, folder / f"{name}.plats")
    create(folder / "norra.plats", "Norra torget").close()
    (folder / "brev.plats").write_text("hej")
    return folder


def shown(driver, folder):
    driver.window.several.show(folder)
    page = driver.window.findChild(PortfolioPage)
    settle(lambda: len(page.table.lines()) > 1)
    return page


def test_places_are_shown_without_an_open_file_and_one_is_opened(start, places):
    driver = start("nothing")
    page = shown(driver, places)
    lines = page.table.lines()
    assert [line[0] for line in lines[1:]] == [
        "Platssamverkan Mellantorg", "Platssamverkan Mellantorg", "Norra torget",
    ]  # fmt: skip
    page.table.set_current(str(places / "norra.plats"))
    assert page.open.isEnabled()
    focus_on(page.table)
    driver.press(Key.Key_Return)
    settle(driver.window.has_project)
    assert driver.project.name == "Norra torget"


def test_indicators_and_what_was_left_out_have_views(start, places):
    driver = start("empty")
    page = shown(driver, places)
    page.head.switch.segments()[MEASURES].click()
    assert any("54,8" in line[1] for line in page.table.lines())
    page.table.selectRow(1)
    assert page.detail.whole_text()
    assert not page.open.isEnabled()
    page.head.switch.segments()[LEFT_OUT].click()
    (line,) = page.table.lines()[1:]
    assert "brev.plats" in line[0]
    focus_on(page)
    driver.press(Key.Key_Escape)
    assert not page.isVisible()


def test_leaving_brings_the_start_page_back(start, places):
    driver = start("nothing")
    page = shown(driver, places)
    page.leave.click()
    assert driver.window.findChild(PortfolioPage) is None or not page.isVisible()
    assert driver.window.stack.currentWidget().name.isVisible()


def test_it_is_written_as_a_workbook(start, places, monkeypatch):
    driver = start("nothing")
    page = shown(driver, places)
    target = driver.folder / "platser.xlsx"
    monkeypatch.setattr(driver.window.ask, "file", lambda **facts: facts["done"](str(target)))
    page.excel.click()
    assert target.read_bytes()[:2] == b"PK"


def test_reading_can_be_stopped(start, places):
    driver = start("nothing")
    driver.window.several.show(places)
    page = driver.window.findChild(PortfolioPage)
    page.head.switch.segments()[LEFT_OUT].click()
    assert "Läser" in page.says.whole_text(), "what has not been read yet is not said to be nothing"
    page.stop.click()
    settle(lambda: not page.progress.isVisible())
    assert "Avbrutet" in page.says.whole_text() or len(page.table.lines()) > 1


def test_an_empty_folder_says_so(start, tmp_path):
    driver = start("nothing")
    driver.window.several.show(tmp_path)
    page = driver.window.findChild(PortfolioPage)
    settle(lambda: "inga projekt" in page.says.whole_text())
