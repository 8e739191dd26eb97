"""The pages of agreements: drafts, clauses by key and by typing, signing, versions."""

from __future__ import annotations

import pytest

from tests.command import CLOCK
from tests.windows import ALT, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.agreement.views import read_agreement

LIST, CLAUSES, SIGNING, VERSIONS = range(4)
PLACE = record("project")


@pytest.fixture
def driver(start):
    return start()


def view(driver, number):
    driver.go("agreement", number)
    return driver.page.view()


def text_of(driver, key):
    with driver.project.read() as session:
        return read_agreement(session, key, CLOCK.today())


def clause(driver, page, name):
    found = text_of(driver, page.choice.box.currentData())
    return next(each for each in found.clauses if each.values["key"] == name)


def test_a_draft_is_one_press_and_is_what_the_other_views_show(driver):
    page = view(driver, LIST)
    page.drafts["statutes"].click()
    settle()
    key = page.panel.table.selected_ids()[0]
    page = view(driver, CLAUSES)
    assert page.choice.box.currentData() == key
    assert page.list.count() == 17
    driver.project.undo()
    settle()
    assert page.choice.box.currentData() != key


def test_the_wording_is_kept_as_one_leaves_it_and_the_draft_can_be_taken_back(driver):
    page = view(driver, CLAUSES)
    page.show_row(clause(driver, page, "dispute").values["id"])
    draft = page.editor.text.typed()
    focus_on(page.editor.text)
    driver.press(Key.Key_End)
    driver.type(" Parterna talas vid.")
    page.list.setFocus()
    settle(lambda: clause(driver, page, "dispute").own)
    assert clause(driver, page, "dispute").text.count("Parterna talas vid.") == 1
    assert "egen lydelse" in page.list.currentItem().text()
    assert page.editor.take.isVisible()
    page.editor.take.click()
    settle(lambda: not clause(driver, page, "dispute").own)
    assert page.editor.text.typed() == draft


def test_what_changed_in_the_draft_is_shown_and_the_own_wording_kept(driver):
    page = view(driver, CLAUSES)
    page.show_row(clause(driver, page, "area").values["id"])
    own = page.editor.text.typed()
    assert page.editor._changed.isHidden()
    acts.change(driver.project, PLACE, driver.project.facts().id, {"municipality": "Storstad"})
    settle(lambda: not page.editor._changed.isHidden())
    assert "Storstad" in page.editor.difference.toPlainText()
    assert "tillagt: Storstad" in page.editor.difference.accessibleDescription()
    assert page.editor.text.typed() == own
    page.editor.keep_buttons[0].click()
    settle(page.editor._changed.isHidden)
    assert page.editor.text.typed() == own


def test_clauses_are_moved_by_key(driver):
    page = view(driver, CLAUSES)
    page.list.setFocus()
    page.list.setCurrentRow(1)
    moved = "Bakgrund och syfte"
    driver.press(Key.Key_Up, ALT)
    settle(lambda: moved in page.list.item(0).text())
    assert page.list.currentRow() == 0
    driver.project.undo()
    settle(lambda: moved in page.list.item(1).text())


def test_a_new_clause_gets_its_heading_at_once(driver):
    page = view(driver, CLAUSES)
    before = page.list.count()
    page.new()
    settle(lambda: page.list.count() == before + 1)
    driver.type("Parkering")
    driver.press(Key.Key_Return)
    settle(lambda: "Parkering" in page.list.currentItem().text())
    page.remove()
    settle(lambda: page.list.count() == before)


def test_a_clause_that_is_left_out_is_told(driver):
    page = view(driver, CLAUSES)
    page.list.setCurrentRow(3)
    page.turn_out()
    settle(lambda: "utelämnad" in page.list.item(3).text())
    assert page.list.item(3).font().strikeOut()
    assert page.list.item(4).text().startswith("4 ")


def test_another_variant_words_the_clause_anew(driver):
    page = view(driver, CLAUSES)
    page.show_row(clause(driver, page, "term").values["id"])
    box = page.editor.variant
    box.setCurrentIndex(box.findData("ends"))
    box.activated.emit(box.currentIndex())
    settle(lambda: "upphör då utan uppsägning" in page.editor.text.typed())


def test_signing_tells_how_far_it_has_come(driver):
    page = view(driver, SIGNING)
    assert page.summary() == "10 av 10 har skrivit under"
    assert "säg upp senast 30 juni 2028" in page.told.text()
    rows = page.register.panel.rows
    first = rows.store.order[0]
    acts.change(driver.project, record("signature"), first, {"status": "declined"})
    settle(lambda: page.summary() == "9 av 10 har skrivit under")


def test_a_version_is_kept_and_compared(driver):
    page = view(driver, VERSIONS)
    assert "1 klausul skiljer" in page.told.text()
    assert "Område" in page.view.toPlainText()
    page.name.setFocus()
    driver.type("Till parterna")
    driver.press(Key.Key_Return)
    settle(lambda: page.before.count() == 3)
    page.before.setCurrentIndex(1)
    page.before.activated.emit(1)
    assert page.told.text() == "Inget skiljer"


def test_without_agreements_the_views_lead_to_the_drafts(start):
    driver = start("empty")
    for number in (CLAUSES, SIGNING, VERSIONS):
        page = view(driver, number)
        assert page.stack.currentWidget() is page.nothing
        assert page.summary() == ""
