"""Vision, goals, indicators and the round in the window, with keys and clicks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.windows import ALT, CTRL, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.ui.parts.painting import failed_paints

LEFT = Qt.MouseButton.LeftButton
VISION, GOALS, INDICATORS, ROUND = range(4)


def rows(driver, table):
    with driver.project.read() as session:
        return read_rows(session, record(table))


@pytest.fixture
def at(start):
    """A function that opens a view of the step in a file."""

    def begin(view, file="example", **facts):
        driver = start(file, **facts)
        driver.go("vision", view)
        return driver, driver.page.view()

    yield begin
    assert failed_paints() == {}


# -- goals


def test_a_tree_is_typed_with_enter_and_tab(at):
    driver, view = at(GOALS, file="empty")
    QTest.mouseClick(view.nothing.action, LEFT)
    settle()
    driver.type("Tryggare torg")
    driver.press(Key.Key_Return)
    driver.type("Rent torg")
    driver.press(Key.Key_Tab)
    driver.type("Inget klotter")
    driver.press(Key.Key_Escape)
    settle()
    found = {row["title"]: row for row in rows(driver, "goal")}
    assert list(found) == ["Tryggare torg", "Rent torg", "Inget klotter"][: len(found)]
    assert found["Rent torg"]["parent_id"] is None


def test_goals_move_by_alt_and_arrows_and_back(at):
    driver, view = at(GOALS)
    second = rows(driver, "goal")[1]["id"]
    view.tree.focus_line(second)
    driver.press(Key.Key_Right, ALT)
    settle()
    assert rows(driver, "goal")[1]["parent_id"] == rows(driver, "goal")[0]["id"]
    assert view.tree.lines[second].row.kind == "Delmål"
    driver.press(Key.Key_Left, ALT)
    driver.press(Key.Key_Down, ALT)
    settle()
    assert [row["id"] for row in rows(driver, "goal")].index(second) == 2


def test_the_line_of_sight_is_beside_the_goal(at):
    driver, view = at(GOALS)
    view.tree.focus_line(rows(driver, "goal")[0]["id"])
    settle()
    assert view.card.isVisible()
    assert len(view.card.activities.links) == 7
    view.card.more.setFocus()
    driver.type("Ny vakttur")
    driver.press(Key.Key_Return)
    settle()
    made = next(row for row in rows(driver, "activity") if row["title"] == "Ny vakttur")
    assert made["goals"] == (rows(driver, "goal")[0]["id"],)
    assert len(view.card.activities.links) == 8
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert len(view.card.activities.links) == 7


def test_the_levels_get_the_words_of_the_project(at):
    driver, view = at(GOALS)
    view.levels.setFocus()
    view.levels.selectAll()
    driver.type("Effekt, Insats")
    driver.press(Key.Key_Return)
    settle()
    assert rows(driver, "project")[0]["goal_levels"] == "Effekt\nInsats"
    assert view.tree.lines[rows(driver, "goal")[0]["id"]].row.kind == "Effekt"


# -- indicators


def test_the_source_of_a_value_is_chosen_with_its_value_in_sight(at):
    driver, view = at(INDICATORS)
    key = next(row["id"] for row in rows(driver, "indicator") if row["code"] == "K12")
    driver.page.show_row(key)
    settle()
    QTest.mouseClick(view.card.change, LEFT)
    settle()
    editor = view.card.editor
    box = editor.boxes["fetched_from"]
    box.setCurrentIndex(box.findData("survey"))
    box.activated.emit(box.currentIndex())
    item = editor.boxes["item_id"]
    item.setCurrentIndex(next(n for n in range(item.count()) if item.itemText(n).startswith("Q4")))
    item.activated.emit(item.currentIndex())
    assert "61,0 %" in editor.preview.text()
    assert editor.boxes["category"].isHidden()
    QTest.mouseClick(editor.use_button, LEFT)
    settle()
    assert "61,0 %" in view.card.now.text()
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert "89,4 %" in view.card.now.text()


def test_a_formula_is_refused_in_the_editor(at):
    driver, view = at(INDICATORS)
    driver.page.show_row(rows(driver, "indicator")[0]["id"])
    settle()
    view.card.edit_source()
    editor = view.card.editor
    box = editor.boxes["fetched_from"]
    box.setCurrentIndex(box.findData("formula"))
    box.activated.emit(box.currentIndex())
    editor.lines["formula"].setFocus()
    driver.type("K02 /")
    assert not editor.use_button.isEnabled()
    driver.type(" 2")
    assert editor.use_button.isEnabled()
    driver.press(Key.Key_Return)
    settle()
    assert rows(driver, "indicator")[0]["formula"] == "K02 / 2"


def test_several_are_taken_from_the_library_by_key(at):
    driver, view = at(INDICATORS)
    before = len(rows(driver, "indicator"))
    driver.press(Key.Key_L, CTRL)
    settle()
    driver.type("ordning")
    driver.press(Key.Key_Down)
    driver.press(Key.Key_Space)
    view.library.filter.setFocus()
    view.library.filter.selectAll()
    driver.type("lekande")
    driver.press(Key.Key_Down)
    driver.press(Key.Key_Space)
    driver.press(Key.Key_Return)
    settle()
    made = rows(driver, "indicator")[before:]
    assert [row["title"] for row in made] == ["Ordningsstörningar", "Lekande barn"]
    assert all(row["fetched_from"] for row in made)
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert len(rows(driver, "indicator")) == before


def test_the_table_follows_what_is_measured(at):
    driver, view = at(INDICATORS)
    key = next(row["id"] for row in rows(driver, "indicator") if row["code"] == "K12")
    column = next(c for c in view.panel.rows.all_columns if c.key == "now")
    assert view.panel.rows.said(key, column) == "89,4 %"
    from workbench.project import acts

    acts.change(driver.project, record("indicator"), key, {"values": {2026: Decimal(91)}})
    settle()
    assert view.panel.rows.said(key, column) == "91 %"


# -- the round


def test_the_round_goes_by_enter_alone(at):
    driver, view = at(ROUND)
    count = len(view._round.items)
    assert count > 3
    focus_on(driver.page.entry_focus())
    driver.press(Key.Key_Return, times=count)
    settle()
    assert view.summary_title.isVisible()
    assert view.again.hasFocus()
    assert len(rows(driver, "look")) == count
    assert not any(row["changed"] for row in rows(driver, "look"))


def test_a_value_is_typed_and_each_act_is_taken_back_alone(at):
    driver, view = at(ROUND)
    first = view._round.items[0]
    driver.page.entry_focus().setFocus()
    driver.type("4,2")
    assert view.keep.accessibleName() == "Spara"
    driver.press(Key.Key_Return)
    settle()
    row = next(row for row in rows(driver, "indicator") if row["id"] == first.id)
    assert row["values"][2026] == Decimal("4.2")
    assert view._current == view._round.items[1].id
    driver.press(Key.Key_Return)
    settle()
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert view._current == view._round.items[1].id
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert view._current == first.id
    assert not rows(driver, "look")


def test_an_activity_is_updated_by_words(at):
    driver, view = at(ROUND)
    at_first = next(n for n, each in enumerate(view._round.items) if each.table == "activity")
    focus_on(driver.page.entry_focus())
    driver.press(Key.Key_Down, times=at_first)
    item = view._round.items[at_first]
    driver.type("kanske")
    driver.press(Key.Key_Return)
    settle()
    assert view.wrong.isVisible()
    driver.press(Key.Key_Escape)
    driver.type("80")
    driver.press(Key.Key_Return)
    settle()
    row = next(row for row in rows(driver, "activity") if row["id"] == item.id)
    assert row["progress"] == 80


def test_nothing_due_is_said_and_everything_can_be_gone_through(at):
    _driver, view = at(ROUND, file="empty")
    assert view.nothing.isVisible()
    QTest.mouseClick(view.nothing.action, LEFT)
    settle()
    assert view.nothing.isVisible()


# -- the vision


def test_pictures_are_written_in_one_line(at):
    driver, view = at(VISION, file="empty")
    view.panel.quick.setFocus()
    driver.type("Kvällsljus; Kvinnor; kväll")
    driver.press(Key.Key_Return)
    settle()
    made = rows(driver, "vision_picture")
    assert [(r["title"], r["audience"], r["day_part"]) for r in made] == [
        ("Kvällsljus", "Kvinnor", "evening")
    ]


def test_a_picture_is_chosen_among_the_cards_and_changed(at):
    driver, view = at(VISION)
    assert view.board.isVisible()
    focus_on(view.board.view)
    driver.press(Key.Key_Right)
    settle()
    key = view.board.view.current()
    assert key in [row["id"] for row in rows(driver, "vision_picture")]
    field = view.panel.form.fields["audience"].editor
    assert field.isVisible()
    field.setFocus()
    field.selectAll()
    driver.type("Grannar")
    driver.press(Key.Key_Return)
    settle()
    assert "Grannar" in next(card.above for card in view._cards if card.key == key)


def test_without_pictures_one_begins_in_the_table(at):
    _driver, view = at(VISION, file="empty")
    assert not view.board.isVisible()
    assert view.panel.quick.isVisible()
