"""The daily work in the window: a Monday round typed, rosters filled, steps ticked."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from tests.windows import NOW, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.ui.parts.painting import failed_paints

LEFT = Qt.MouseButton.LeftButton
TODAY = NOW.date()


def rows(driver, table):
    with driver.project.read() as session:
        return read_rows(session, record(table))


def titles(driver, table, name):
    return {r["id"]: r[name] for r in rows(driver, table)}


@pytest.fixture
def at(start):
    """A function that opens a view of a step of a file."""

    def begin(step, view, file="example", **facts):
        driver = start(file, **facts)
        driver.go(step)
        keys = [each.key for each in driver.page._views]
        driver.page.show_view(keys.index(view))
        settle()
        return driver, driver.page.view(view)

    yield begin
    assert failed_paints() == {}


def click(button):
    QTest.mouseClick(button, LEFT)
    settle()


def test_a_round_is_a_line_for_each_thing_seen(at):
    driver, view = at("operations", "log")
    before = {r["id"] for r in rows(driver, "log_entry")}
    driver.page.entry_focus().setFocus()
    lines = (
        "3 klotter; tunneln",
        "1",
        "lampan ute; Mellantorget; i går",
        "6 gren; i fredags; 7:15",
    )
    for line in lines:
        driver.type(line)
        driver.press(Key.Key_Return)
        settle()
    new = [r for r in rows(driver, "log_entry") if r["id"] not in before]
    surfaces = titles(driver, "surface", "code")
    found = {r["type"]: (surfaces[r["surface_id"]], r["happened_on"]) for r in new}
    assert found == {
        "graffiti": ("Y11", TODAY),
        "litter": ("Y11", TODAY),  # the surface used last
        "lighting": ("Y01", date(2026, 11, 17)),
        "greenery": ("Y01", date(2026, 11, 13)),
    }
    parties = titles(driver, "organisation", "code")
    assert {parties[r["responsible_id"]] for r in new} <= {"O01", "O12"}
    assert "Mellantorget" in view.next.text()
    driver.type("3 tagg; torget; 2027-03-01")
    driver.press(Key.Key_Return)
    settle()
    assert view.line.hint.whole_text() == "Dagen ligger framåt i tiden"
    assert view.line.edit.selectedText() == "2027-03-01"
    assert len(rows(driver, "log_entry")) == len(before) + len(new)


def test_entries_are_settled_at_one_press(at):
    driver, view = at("operations", "log")
    open_ones = [r["id"] for r in rows(driver, "log_entry") if r["status"] == "new"]
    assert not view.handled.isEnabled()
    view.panel.table.select(open_ones)
    settle()
    click(view.handled)
    after = {r["id"]: r for r in rows(driver, "log_entry")}
    assert all(after[key]["handled_on"] == TODAY for key in open_ones)
    driver.project.undo()
    settle()
    assert {r["id"] for r in rows(driver, "log_entry") if r["status"] == "new"} == set(open_ones)


def test_only_what_is_open_is_shown_on_demand(at):
    _driver, view = at("operations", "log")
    click(view.only_open)
    assert view.panel.rows.rowCount() == 3
    click(view.only_open)
    assert view.panel.rows.rowCount() == 166


def test_the_post_begins_at_one_press_and_steps_are_ticked(at):
    driver, view = at("operations", "manager", file="empty")
    assert view.empty.isVisible()
    click(view.empty.action)
    assert len(rows(driver, "post_step")) == 23
    assert not view.empty.isVisible()
    first = view.steps.panel.rows.store.order[0]
    view.steps.panel.table.select([first])
    settle()
    click(view.tick)
    assert sum(r["done_on"] == TODAY for r in rows(driver, "post_step")) == 1
    assert view.summary().startswith("1 ")


def test_digits_fill_the_roster_and_go_on(at):
    driver, view = at("operations", "staff")
    view.show_part("roster")
    part = view.part("roster")
    part.team.setCurrentIndex(1)  # the hosts
    settle()
    part.grid.grid.go_to("14", "6")
    part.grid.setFocus()
    driver.type("213")
    settle()
    team = part.team.currentData()
    people = {(r["weekday"], r["hour"]): r["people"] for r in rows(driver, "roster_hour")
              if r["staffing_id"] == team}  # fmt: skip
    assert (people[6, 14], people[7, 14], people[1, 15]) == (2, 1, 3)
    assert "74 h" in part.sums.text()
    assert "K2" in part.against.text()
    driver.project.undo()
    settle()
    assert part.text("15", "1") == "2"


def test_the_year_of_events_leads_to_the_event(at):
    _driver, view = at("operations", "events")
    view.show_part("year")
    settle()
    part = view.part("year")
    keys = [group.key for group in part.view.scene().groups()]
    part.view.set_current(keys[0])
    settle()
    assert part.form.ids() == [keys[0]]
    part.go(2027)
    assert [group.key for group in part.view.scene().groups()] != keys


def test_the_oldest_case_of_a_month_leads_to_its_entry(at):
    driver, view = at("operations", "month")
    key = view.cases._rows.rows[0].key
    view.cases.selectRow(0)
    focus_on(view.cases)
    driver.press(Key.Key_Return)
    settle(lambda: driver.page.current == "log")
    settle(lambda: driver.page.view("log").panel.table.selected_ids() == [key])


def test_one_writes_about_the_month_and_it_stays(at):
    driver, view = at("operations", "month")
    at_november = view.month.findData("2026-11")
    view.month.setCurrentIndex(at_november)
    settle()
    assert view.form.ids() == []
    click(view.write)
    (sheet,) = [r for r in rows(driver, "month_sheet") if r["month"] == date(2026, 11, 1)]
    assert "Lucia" in sheet["decide"]
    assert view.form.ids() == [sheet["id"]]


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_page_is_saved_from_the_view(at, tmp_path, monkeypatch, ending):
    driver, view = at("operations", "month")
    path = tmp_path / f"sida.{ending}"
    monkeypatch.setattr(driver.desk, "ask_file", lambda *, save, name, kinds, done: done(str(path)))
    click(view.pdf if ending == "pdf" else view.word)
    settle(path.exists)
    assert path.read_bytes()[:2] == {"pdf": b"%P", "docx": b"PK"}[ending]


def test_the_report_of_a_study_trip_is_saved_where_the_trip_is(at, tmp_path, monkeypatch):
    driver, view = at("learning", "trainings")
    trip = next(r for r in rows(driver, "training") if r["code"] == "T3")
    path = tmp_path / "resa.pdf"
    monkeypatch.setattr(driver.desk, "ask_file", lambda *, save, name, kinds, done: done(str(path)))
    assert not view.report.isVisible()
    view.panel.table.select([trip["id"]])
    settle(view.report.isVisible)
    click(view.report)
    settle(path.exists)
    assert path.read_bytes()[:2] == b"%P"


def test_without_a_team_the_roster_leads_to_the_teams(at):
    _driver, view = at("operations", "staff", file="empty")
    view.show_part("roster")
    settle()
    click(view.part().empty.action)
    assert view.current == "teams"


def test_a_lesson_becomes_an_activity_at_one_press(at):
    driver, view = at("learning", "trainings")
    lesson = next(r for r in rows(driver, "lesson") if r["activity_id"] is None)
    view.panel.table.select([lesson["training_id"]])
    settle()
    assert view.below.isVisible()
    view.lessons.panel.table.select([lesson["id"]])
    settle()
    click(view.make)
    made = next(r for r in rows(driver, "lesson") if r["id"] == lesson["id"])["activity_id"]
    assert next(r for r in rows(driver, "activity") if r["id"] == made)["title"] == lesson["title"]


def test_the_filter_looks_through_all_that_is_written_of_the_evidence(at):
    driver, view = at("learning", "knowledge")
    view.panel.table.focus_filter()
    driver.type("Guerette")  # stands in the source, which is no column
    settle(lambda: view.panel.rows.rowCount() == 1)


def test_the_starter_collection_comes_at_one_press(at):
    driver, view = at("learning", "knowledge", file="empty")
    click(view.usual)
    count = len(rows(driver, "evidence_note"))
    assert count > 10
    click(view.usual)
    assert len(rows(driver, "evidence_note")) == count


def test_a_photo_is_pasted_to_an_entry_and_seen_large(at):
    driver, view = at("operations", "log")
    chosen = view.panel.rows.store.order[0]
    view.panel.table.select([chosen])
    settle()
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    QGuiApplication.clipboard().setImage(picture)
    view.photos.paste()
    settle(lambda: rows(driver, "photo"))
    (photo,) = [r for r in rows(driver, "photo") if r["log_entry_id"]]
    assert photo["log_entry_id"] == chosen
    settle(lambda: view.photos.thumbnails)
    click(view.photos.thumbnails[0])
    assert view.viewer.isVisible()
    assert not view.panel.isVisible()
    click(view.viewer.back)
    assert view.panel.isVisible()
    driver.project.undo()
    settle()
    assert not [r for r in rows(driver, "photo") if r["log_entry_id"]]
