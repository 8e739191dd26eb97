"""A person's data and erasing in the window, with keys and clicks."""

from __future__ import annotations

import json
from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from tests.windows import CTRL, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.backups import BackupKeeper
from workbench.project.open import open_project
from workbench.project.person import find_person
from workbench.project.register import read_rows
from workbench.steps.stakeholders.due import people_due

PERSON = record("stakeholder")
GUN = "Gun Påhittsdotter"


def people(project):
    with project.read() as session:
        return {row["name"]: row for row in read_rows(session, PERSON)}


@pytest.fixture
def driver(start):
    """The example with two who are past their day and one who soon is."""
    found = start("example")
    for code, day in (
        ("S07", date(2026, 11, 1)), ("S12", date(2026, 10, 1)),
        ("S16", date(2026, 12, 31)), ("S17", date(2027, 6, 1)),
    ):  # fmt: skip
        person = find_person(found.project.raw, code)
        acts.change(found.project, PERSON, person, {"erase_by": day})
    acts.add(found.project, record("goal"), {"title": f"Utbildning som {GUN} leder"})
    found.go("stakeholders", 0)
    return found


def chosen(driver, code="S07"):
    """Select a person and return the acts of the view."""
    view = driver.page.view("people")
    view.panel.table.select([find_person(driver.project.raw, code)])
    settle()
    return view.privacy


def command(driver, key):
    return next(each for each in driver.window.all_commands() if each.id == key)


def confirm(sheet, word="radera"):
    sheet.word.setFocus()
    sheet.word.setText(word)


# -- who is due


def test_who_is_due(driver):
    with driver.project.read() as session:
        found = people_due(session, date(2026, 11, 18))
    assert [(each.code, each.left, each.past) for each in found] == [
        ("S12", -48, True), ("S07", -17, True), ("S16", 43, False)
    ]  # fmt: skip
    assert found[0].when() == "1 okt 2026 (för 48 dagar sedan)"
    assert found[2].when() == "31 dec 2026 (om 43 dagar)"


def test_the_list_of_those_who_are_due_opens_from_anywhere(driver):
    driver.go("plan")
    driver.window.erase_due()
    settle()
    assert driver.desk.current_key == "stakeholders"
    sheet = driver.page.view("people").privacy.sheet
    lines = [sheet.list.item(row).text() for row in range(sheet.list.count())]
    assert [line.split(" · ")[0] for line in lines] == ["Liv Provberg", GUN, "Pia Demosson"]
    assert len(sheet.ticked()) == 2
    assert f"mål: Utbildning som {GUN} leder" in sheet.told.toPlainText()
    driver.page.show_view(1)
    driver.window.erase_due()
    settle()
    assert driver.page.current == "people"


def test_those_who_are_due_are_erased_with_a_word(driver):
    driver.window.erase_due()
    settle()
    sheet = driver.page.view("people").privacy.sheet
    assert not sheet.erase.isEnabled()
    confirm(sheet, "rader")
    assert not sheet.erase.isEnabled()
    confirm(sheet, " RADERA ")
    assert sheet.erase.text() == "Radera 2 personer för gott"
    driver.press(Key.Key_Return)
    settle()
    left = people(driver.project)
    assert len(left) == 23
    assert GUN not in left
    assert "Utbildning som Person 2 leder" in sheet.told.toPlainText()
    assert not sheet.word.isVisible()
    with driver.project.read() as session:
        reasons = [row["reason"] for row in read_rows(session, record("erasure"))]
    assert reasons == ["Gallringsdatumet har passerat"] * 2
    driver.page.view("people").privacy.sheet.close_button.click()
    settle()
    assert driver.page.view("people").privacy.sheet is None


def test_one_at_a_time_can_be_ticked(driver):
    driver.window.erase_due()
    settle()
    sheet = driver.page.view("people").privacy.sheet
    sheet.list.setCurrentRow(0)
    focus_on(sheet.list)
    driver.press(Key.Key_Space)
    assert len(sheet.ticked()) == 1
    assert sheet.erase.text() == "Radera 1 person för gott"
    sheet.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    confirm(sheet)
    assert not sheet.erase.isEnabled()
    assert "Kryssa" in sheet.told.toPlainText()


def test_nobody_is_due(start):
    driver = start("empty")
    driver.window.erase_due()
    settle()
    sheet = driver.page.view("people").privacy.sheet
    assert "Ingen har passerat" in sheet.says.whole_text()
    assert not sheet.erase.isEnabled()


# -- erasing one


def test_a_chosen_person_is_erased_from_the_backups_too(driver):
    BackupKeeper(driver.project, None, driver.clock).make("Innan")
    privacy = chosen(driver)
    command(driver, "person.erase").run()
    settle()
    sheet = privacy.sheet
    assert [sheet.list.item(row).checkState() for row in range(sheet.list.count())] == [
        Qt.CheckState.Checked
    ]
    sheet.reason.setText(f"{GUN} vill det")
    confirm(sheet)
    sheet.erase.click()
    settle(lambda: "säkerhetskopi" in sheet.told.toPlainText())
    assert "1 säkerhetskopia har skrivits på nytt." in sheet.told.toPlainText()
    assert GUN not in people(driver.project)
    with driver.project.read() as session:
        assert read_rows(session, record("erasure"))[0]["reason"] == "Person 1 vill det"
    path = driver.project.path
    driver.close()
    assert GUN.encode() not in path.read_bytes()


def test_the_history_says_that_somebody_was_erased_and_undo_passes_it_by(driver):
    privacy = chosen(driver)
    privacy.erase_chosen()
    confirm(privacy.sheet)
    privacy.sheet.erase.click()
    settle()
    privacy.sheet.close()
    driver.go("history")
    first = driver.page.list.item(0).text()
    assert "Raderade Person 1 för gott" in first
    assert "kan inte ångras" in first
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert GUN not in people(driver.project)


def test_nobody_chosen_means_nothing_to_do(driver):
    driver.page.view("people").panel.table.select([])
    settle()
    assert not command(driver, "person.data").ready()
    assert not command(driver, "person.erase").ready()


# -- what is kept about a person


def test_what_is_kept_about_a_person_is_shown_and_saved(driver, monkeypatch):
    privacy = chosen(driver)
    command(driver, "person.data").run()
    settle()
    sheet = privacy.sheet
    groups = [sheet.tree.topLevelItem(n).text(0) for n in range(sheet.tree.topLevelItemCount())]
    assert groups[0] == "Intressent – är personen"
    assert {"Grupp – Intressent – hänvisar till personen", "Mål – nämner personen i en text"} < {
        *groups
    }
    assert groups[-1] == "2 ändringar i historiken"
    targets = {kind: driver.folder / f"gun.{kind}" for kind in ("json", "pdf")}
    monkeypatch.setattr(
        driver.desk, "ask_file",
        lambda *, save, name, kinds, done: done(str(targets[kinds[0]])),
    )  # fmt: skip
    sheet.json.click()
    said = json.loads(targets["json"].read_text(encoding="utf-8"))
    assert said["person"]["name"] == GUN
    sheet.language.setCurrentIndex(1)
    sheet.pdf.click()
    text = "".join(page.extract_text() for page in PdfReader(targets["pdf"]).pages)
    assert "Extract about a person" in text
    assert "Utbildning som" in text


def test_the_form_has_buttons_for_it(driver):
    privacy = chosen(driver)
    form = driver.page.view("people").panel.form
    button = next(
        each for each in form.findChildren(type(privacy.buttons().children()[1]))
        if each.accessibleName() == "Personens uppgifter…"
    )  # fmt: skip
    button.click()
    settle()
    assert privacy.sheet.isVisible()


def test_protected_view_closes_and_bars_all_of_it(driver):
    privacy = chosen(driver)
    privacy.show_person()
    settle()
    driver.window.toggle_protected()
    settle()
    assert privacy.sheet is None
    driver.window.erase_due()
    settle()
    assert driver.page.view("people").privacy.sheet is None
    assert not command(driver, "person.data").ready()


# -- an anonymised copy


def test_an_anonymised_copy_is_saved(driver, monkeypatch):
    target = driver.folder / "delas.plats"
    monkeypatch.setattr(
        driver.window.ask, "file", lambda *, save, name, kinds, done: done(str(target))
    )
    driver.window.save_anonymised()
    assert GUN.encode() not in target.read_bytes()
    with open_project(target) as copy:
        assert len(people(copy)) == 25


# -- numbers in free text


def test_the_line_for_entry_remarks_on_a_personal_number_and_takes_it(driver):
    line = driver.page.view("people").panel.quick
    line.setFocus()
    driver.type("Ny Namnsson; ; 640823-3234")
    assert line.hint.whole_text().startswith("Ser ut som ett personnummer")
    driver.press(Key.Key_Return)
    assert people(driver.project)["Ny Namnsson"]["role"] == "640823-3234"
