"""The levy in the window: sliders by key, an owner in full, saving, adopting, taking back."""

from __future__ import annotations

import pytest

from tests.windows import CTRL, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.ui.parts.painting import failed_paints

MODEL = record("levy_model")


@pytest.fixture
def levy(start):
    """A function that opens the levy of a file."""

    def begin(file="example", **facts):
        driver = start(file, **facts)
        driver.go("finance")
        keys = [each.key for each in driver.page._views]
        driver.page.show_view(keys.index("levy"))
        settle()
        return driver, driver.page.view("levy")

    yield begin
    assert failed_paints() == {}


def models(driver):
    with driver.project.read() as session:
        return {row["name"][0]: row for row in read_rows(session, MODEL)}


def choose(view, letter):
    row = next(each for each in view._rows if each["name"].startswith(letter))
    view.terms.models.set_current(row["id"])
    settle()


def test_the_adopted_model_is_shown_first_and_read_only(levy):
    driver, view = levy()
    assert driver.page.head.count.text().startswith("E antagen")
    assert view._scenarios[view.place].adopted
    assert not view.terms.save.isVisible()
    assert not view.terms.adopt.isVisible()
    assert view.table.lines()[1][:2] == ["Torgkvarteret", "459\N{NO-BREAK SPACE}763"]
    assert view.table.lines()[-1][-2] == "1\N{NO-BREAK SPACE}600\N{NO-BREAK SPACE}000"


def test_a_slider_moved_by_key_shares_out_at_once_and_saves_nothing(levy):
    driver, view = levy()
    choose(view, "A")
    before = models(driver)["A"]
    focus_on(view.terms.total.slider)
    driver.press(Key.Key_Right, times=10)
    settle()
    total = view._scenarios[view.place].total
    assert total == 1_700_000_00
    assert sum(view._scenarios[view.place].amounts.values()) == total
    assert models(driver)["A"] == before
    assert view.terms.save.isEnabled()
    view.terms.save.click()
    settle()
    assert models(driver)["A"]["total"] == 1_700_000_00
    assert models(driver)["E"]["total"] == 1_600_000_00  # decided
    driver.project.undo()
    settle()
    assert models(driver)["A"] == before


def test_an_exact_value_is_typed(levy):
    driver, view = levy()
    choose(view, "A")
    edit = view.terms.terms["weight_residential"].edit
    edit.setFocus()
    edit.selectAll()
    driver.type("0,37")
    driver.press(Key.Key_Return)
    settle()
    assert str(view._scenarios[view.place].row["weight_residential"]) == "0.37"
    edit.selectAll()
    driver.type("mycket")
    driver.press(Key.Key_Return)
    settle()
    assert edit.property("wrong") is True
    assert str(view._scenarios[view.place].row["weight_residential"]) == "0.37"


def test_an_owner_in_full(levy):
    driver, view = levy()
    choose(view, "A")
    focus_on(view.picture)
    driver.press(Key.Key_Home)
    driver.press(Key.Key_Down, times=2)
    settle()
    assert view.owner.isVisible()
    assert view.owner.name.text() == "AB Mellanstadsbostäder"
    steps = [each.text() for each in view.owner.steps._labels if each.text()]
    assert steps[-1] == "✓ Att betala: 103\N{NO-BREAK SPACE}599\N{NO-BREAK SPACE}kr"
    view.switch.set_current(1)
    settle()
    assert view.table.lines()[0][:2] == ["Fastighet", "Ägare"]


def test_what_if_an_owner_leaves_and_taking_it_back(levy):
    _driver, view = levy()
    choose(view, "A")
    combo = view.terms.leaver
    combo.setCurrentIndex(combo.findText("Torgkvarteret"))
    settle()
    assert len(view._scenarios[view.place].owners) == 5
    assert "459" in view.terms.says._labels[0].text()
    assert view.terms.back.isVisible()
    view.terms.back.click()
    settle()
    assert len(view._scenarios[view.place].owners) == 6
    assert not view.terms.back.isVisible()


def test_a_model_is_adopted_by_its_decision(levy):
    driver, view = levy()
    choose(view, "B")
    view.terms.adopt.click()
    settle()
    assert view.adopt.isVisible()
    assert not view.adopt.button.isEnabled()
    driver.type("Styrgruppen § 9")
    driver.press(Key.Key_Return)
    settle()
    assert models(driver)["B"]["status"] == "adopted"
    assert models(driver)["B"]["decision"] == "Styrgruppen § 9"
    assert not view.terms.adopt.isVisible()
    driver.project.undo()
    settle()
    assert models(driver)["B"]["status"] == "scenario"


def test_those_without_weight_may_pay_by_their_area(levy):
    driver, view = levy()
    choose(view, "C")
    assert view.fallback.isVisible()
    view.fallback.click()
    settle()
    assert models(driver)["C"]["fallback"] == "area"
    assert not view.fallback.isVisible()
    assert sum(view._scenarios[view.place].amounts.values()) == 1_600_000_00


def test_a_new_model_is_saved_from_what_was_tried(levy):
    driver, view = levy()
    focus_on(view.terms.total.slider)
    driver.press(Key.Key_Left)
    view.terms.copy_button.click()
    settle()
    assert len(view._rows) == 6
    row = view._rows[view.place]
    assert (row["name"], row["status"], row["total"]) == (
        "E Som A, golv och tak, kopia", "scenario", 1_590_000_00,
    )  # fmt: skip


def test_one_begins_with_three_models(levy):
    driver, view = levy(file="empty")
    assert view.nothing.isVisible()
    view.nothing.action.click()
    settle()
    assert len(models(driver)) == 3
    assert "▲" in view.terms.models.lines()[1][0]
    texts = [each.text() for each in view.notes._labels if each.isVisible()]
    assert texts == ["▲ ”A Viktad area” säger inte hur mycket som ska fördelas."]
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert models(driver) == {}
