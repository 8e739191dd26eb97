"""Incidents, observations, inspections and ratings in the window, with keys and clicks."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.windows import CTRL, SHIFT, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.situation.incident_edits import Slot, write_counts
from workbench.ui.parts.painting import failed_paints

LEFT = Qt.MouseButton.LeftButton


def rows(driver, table):
    with driver.project.read() as session:
        return read_rows(session, record(table))


def open_part(driver, view, part=""):
    driver.go("situation")
    keys = [each.key for each in driver.page._views]
    driver.page.show_view(keys.index(view))
    shown = driver.page.view(view)
    if part:
        shown.show_part(part)
    settle()
    return shown.part()


@pytest.fixture
def at(start):
    """A function that opens a part of the current-state analysis of a file."""

    def begin(view, part="", file="example", **facts):
        driver = start(file, **facts)
        return driver, open_part(driver, view, part)

    yield begin
    assert failed_paints() == {}


# -- incidents


def test_one_begins_by_typing_numbers(at):
    driver, part = at("incidents", file="empty")
    assert part.nothing.isVisible()
    focus_on(driver.page.entry_focus())
    driver.press(Key.Key_Return)
    settle()
    entry = driver.page.view("incidents").part("entry")
    assert driver.page.view("incidents").current == "entry"
    assert driver.focus() is entry.grid.grid
    driver.type("12")
    driver.press(Key.Key_Return)
    driver.type("7")
    driver.press(Key.Key_Tab)
    driver.type("0")
    driver.press(Key.Key_Return)
    counted = {
        (r["category"], r["starts"]): (r["count"], r["source"]) for r in rows(driver, "incident")
    }
    assert counted == {
        ("vandalism", date(2025, 1, 1)): (12, "police"),
        ("theft", date(2025, 1, 1)): (7, "police"),
        ("theft", date(2025, 4, 1)): (0, "police"),
    }
    assert entry.cell("sum", "2025-01-01").mark == "19"
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert len(rows(driver, "incident")) == 2
    assert entry.text("theft|police", "2025-04-01") == ""


def test_what_is_no_number_stays_in_the_line_and_escape_gives_it_up(at):
    driver, entry = at("incidents", "entry", file="empty")
    entry.grid.grid.setFocus()
    driver.type("tolv")
    driver.press(Key.Key_Return)
    assert entry.grid.line.is_open
    assert "tolv" in entry.grid.bubble.text()
    driver.press(Key.Key_Escape)
    assert not entry.grid.line.is_open
    assert entry.grid.bubble.text() == ""
    assert rows(driver, "incident") == []
    assert driver.focus() is entry.grid.grid


def test_leaving_writes_what_was_typed(at):
    driver, entry = at("incidents", "entry", file="empty")
    entry.grid.grid.setFocus()
    driver.type("5")
    driver.go("overview")
    assert [row["count"] for row in rows(driver, "incident")] == [5]


def test_blocks_are_copied_pasted_and_cleared(at):
    driver, entry = at("incidents", "entry")
    entry.grid.grid.go_to("theft|police", "2026-07-01")
    focus_on(entry.grid.grid)
    driver.press(Key.Key_Left, SHIFT)
    driver.press(Key.Key_Down, SHIFT)
    driver.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "23\t22\n8\t7\n"
    QGuiApplication.clipboard().setText("1\t2\n3\t\n")
    entry.grid.grid.go_to("theft|police", "2026-07-01")
    driver.press(Key.Key_V, CTRL)
    settle()
    assert entry.text("theft|police", "2026-07-01") == "1"
    assert entry.text("theft|police", "2026-10-01") == "2"
    assert entry.text("violence|police", "2026-07-01") == "3"
    assert entry.text("violence|police", "2026-10-01") == ""
    before = len(driver.project.history())
    QGuiApplication.clipboard().setText("4\tfyra\n")
    driver.press(Key.Key_V, CTRL)
    assert len(driver.project.history()) == before
    driver.press(Key.Key_Delete)
    settle()
    assert entry.text("theft|police", "2026-10-01") == ""
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert entry.text("theft|police", "2026-10-01") == "2"


def test_sums_cannot_be_written(at):
    driver, entry = at("incidents", "entry")
    entry.grid.grid.go_to("sum", "2025-01-01")
    entry.grid.grid.setFocus()
    driver.type("9")
    assert not entry.grid.line.is_open
    assert entry.text("sum", "2025-01-01") == "118"


def test_rows_are_added_by_category_and_source(at):
    driver, entry = at("incidents", "entry")
    entry.category.setCurrentIndex(entry.category.findData("burglary"))
    entry.source.setCurrentIndex(entry.source.findData("insurer"))
    QTest.mouseClick(entry.add, LEFT)
    settle()
    assert entry.grid.current() == ("burglary|insurer", "2025-01-01")
    driver.type("3")
    driver.press(Key.Key_Return)
    [row] = [r for r in rows(driver, "incident") if r["category"] == "burglary"]
    assert (row["source"], row["zone"], row["count"]) == ("insurer", "place", 3)


def test_zones_lengths_and_years_are_grids_of_their_own(at):
    _driver, entry = at("incidents", "entry")
    assert entry.text("theft|police", "2025-01-01") == "22"
    entry.zone.setCurrentIndex(entry.zone.findData("beside"))
    assert entry.text("theft|police", "2025-01-01") == "14"
    entry.part.setText("parken")
    entry.part.editingFinished.emit()
    assert entry.text("theft|police", "2025-01-01") == ""
    entry.length.setCurrentIndex(entry.length.findData("month"))
    assert len(entry.grid.grid.rows.columns) == 12
    QTest.mouseClick(entry.earlier, LEFT)
    assert entry.grid.grid.rows.columns[0].key == "2025-01-01"


def test_a_category_is_shown_in_full_and_copied(at):
    driver, part = at("incidents")
    part.picture.setFocus()
    settle()
    driver.press(Key.Key_Home)
    part.picture.set_current("littering")
    settle()
    assert part.detail.isVisible()
    assert part.detail.title.text() == "Nedskräpning och dumpning"
    assert part.detail.figures.text() == "105 → 67"
    assert part.detail.verdict.text() == "ej jämförbar"
    assert "472 → 361" in part.total.text()
    assert driver.page.head.count.text().startswith("jan–sep: 472 → 361")
    QTest.mouseClick(part.copy_button, LEFT)
    assert (
        QGuiApplication.clipboard()
        .text()
        .splitlines()[1]
        .startswith("Skadegörelse och klotter\t70\t54")
    )
    focus_on(part.picture)
    driver.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().mimeData().hasImage()


def test_the_picture_follows_edits(at):
    driver, part = at("incidents")
    slot = Slot("theft", "police", "place", "", date(2026, 7, 1), "quarter")
    write_counts(driver.project, {slot: 122})
    settle()
    assert "472 → 461" in part.total.text()
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert "472 → 361" in part.total.text()


def test_the_zone_beside_can_be_looked_at(at):
    _driver, part = at("incidents")
    part.zone.setCurrentIndex(part.zone.findData("beside"))
    settle()
    assert "158 → 162" in part.total.text()
    assert len(part.picture.scene().groups()) == 5


def test_parts_of_the_place_are_hidden_in_protected_view(at):
    driver, part = at("incidents")
    for name, count in (("torget", 30), ("parken", 12)):
        slots = {
            Slot("burglary", "police", "place", name, date(year, 1, 1), "quarter"): count
            for year in (2025, 2026)
        }
        write_counts(driver.project, slots)
    settle()
    part.picture.set_current("burglary")
    settle()
    assert part.detail.parts.isVisible()
    driver.press(Key.Key_H, CTRL | SHIFT)
    settle()
    shown = driver.page.view("incidents").part("picture")
    shown.picture.set_current("theft")
    shown.picture.set_current("burglary")
    settle()
    assert not shown.detail.parts.isVisible()
    entry = open_part(driver, "incidents", "entry")
    assert not entry.part.isEnabled()


def test_registers_stand_behind_their_button(at):
    driver, _part = at("incidents")
    view = driver.page.view("incidents")
    titles = [action.text() for action in view.registers.menu().actions()]
    assert titles == ["Seriebrott", "Datakällor", "Alla antal"]
    view.registers.menu().actions()[0].trigger()
    settle()
    assert (view.current, view.switch.current()) == ("breaks", -1)
    assert view.registers.text() == "Seriebrott"
    driver.type("Ny blankett; stöld; 2026-04-01")
    driver.press(Key.Key_Return)
    assert len(rows(driver, "series_break")) == 2
    [card] = [row for row in rows(driver, "data_source") if row["feeds"] == "est"]
    driver.page.show_row(card["id"])
    assert view.current == "sources"
    view.show_part("picture")
    settle()
    assert (view.switch.current(), view.registers.text()) == (0, "Register")


def test_the_places_own_figure_stands_beside_those_of_elsewhere(at):
    driver, part = at("incidents", "benchmarks")
    table = part.panel.rows
    own = [
        table.said(key, column).replace("\N{NO-BREAK SPACE}", " ")
        for key in part.panel.table.rows.store.order
        for column in table.columns
        if column.key == "own_figure"
    ]
    assert own[0] == "52,7 (1 840 boende)"
    assert own[-1].startswith("54,8 % (48,0–61,3")
    place = rows(driver, "project")[0]["id"]
    acts.change(driver.project, record("project"), place, {"residents": 97})
    settle()
    column = next(each for each in table.columns if each.key == "own_figure")
    said = table.said(table.store.order[0], column).replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("1 000,0")


# -- observations


def test_people_are_counted_with_one_key_each(at):
    driver, part = at("observations", "count")
    part.entry_focus().setFocus()
    part.slot.setCurrentIndex(part.slot.findText("vardag 20–21"))
    part.entry_focus().setFocus()
    driver.type("kkkmmppp")
    driver.press(Key.Key_K, SHIFT)
    driver.type("s")
    part.weather.setCurrentIndex(part.weather.findData("rain"))
    assert (part.counters["women"].count, part.counters["men"].count) == (2, 2)
    assert part.flow.text() == "18 per timme"
    part.leave()
    [row] = [r for r in rows(driver, "observation") if r["round"] == "2026-11"]
    assert (row["women"], row["men"], row["staying"], row["flow"]) == (2, 2, 4, 18)
    assert (row["sitting"], row["standing"], row["weather"]) == (1, None, "rain")
    assert (row["seen_on"], row["method"], row["slot"]) == (
        date(2026, 11, 18), "10 minuter", "vardag 20–21",
    )  # fmt: skip
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert part.counters["women"].count == 0


def test_counts_are_saved_a_moment_after_the_last_one(at):
    driver, part = at("observations", "count")
    QTest.mouseClick(part.counters["men"].more, LEFT)
    QTest.mouseClick(part.counters["men"].more, LEFT)
    QTest.mouseClick(part.counters["men"].less, LEFT)
    settle(lambda: any(r["round"] == "2026-11" for r in rows(driver, "observation")))
    assert len(driver.project.history()) == 1


def test_another_slot_has_its_own_counts_and_those_of_unknown_sex_stay(at):
    driver, part = at("observations", "count")
    part.round.setCurrentIndex(part.round.findData("2026-09"))
    [row] = [
        r for r in rows(driver, "observation")
        if r["round"] == "2026-09" and r["slot"] == "vardag 08–09" and r["staying"] == 24
    ]  # fmt: skip
    acts.change(driver.project, record("observation"), row["id"], {"staying": 30})
    settle()
    assert part.staying.text() == "30 personer"
    part.entry_focus().setFocus()
    driver.type("m")
    part.slot.setCurrentIndex(part.slot.findText("lördag 12–13"))
    settle()
    assert part.counters["women"].count == 59
    [row] = [r for r in rows(driver, "observation") if r["id"] == row["id"]]
    assert (row["men"], row["staying"]) == (13, 31)


def test_targets_are_large_enough_for_a_thumb(at):
    _driver, part = at("observations", "count", size=(1024, 560))
    for counter in part.counters.values():
        for button in (counter.more, counter.less):
            assert min(button.width(), button.height()) >= 44


def test_paper_is_typed_slot_by_slot(at):
    driver, entry = at("observations", "entry")
    entry.new_round.setFocus()
    driver.type("2027-09")
    driver.press(Key.Key_Return)
    settle()
    assert entry.round.currentData() == "2027-09"
    assert len(entry.grid.grid.rows.rows) == 18
    assert driver.focus() is entry.grid.grid
    driver.type("2027-09-14")
    driver.press(Key.Key_Tab)
    driver.type("regn")
    driver.press(Key.Key_Tab)
    driver.type("11")
    driver.press(Key.Key_Tab)
    driver.press(Key.Key_Plus, times=3)
    driver.press(Key.Key_Minus)
    [row] = [r for r in rows(driver, "observation") if r["round"] == "2027-09"]
    assert (row["seen_on"], row["weather"], row["temperature"], row["flow"]) == (
        date(2027, 9, 14), "rain", 11, 2,
    )  # fmt: skip
    driver.press(Key.Key_Tab)
    driver.type("-4")
    driver.press(Key.Key_Return)
    assert rows(driver, "observation")[-1]["staying"] is None


def test_slots_are_added_to_a_surface(at):
    driver, entry = at("observations", "entry", file="empty")
    entry.slots.setText("söndag 14–15; söndag 20–21")
    QTest.mouseClick(entry.add, LEFT)
    settle()
    names = [row.name for row in entry.grid.grid.rows.rows]
    assert names == ["söndag 14–15", "söndag 20–21"]
    entry.grid.grid.go_to("|söndag 14–15", "staying")
    driver.type("8")
    driver.press(Key.Key_Return)
    [row] = rows(driver, "observation")
    assert (row["round"], row["surface_id"], row["staying"]) == ("2026-11", None, 8)


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("staying", "395 → 643, +63 % vid 18 tider"),
        ("flow", "3 494 → 3 952"),
        ("women", "→ 49,3 %"),
        ("age", ""),
    ],
)
def test_each_picture_says_its_sum(at, what, told):
    driver, part = at("observations")
    part.what.setCurrentIndex(part.what.findData(what))
    settle()
    assert told in part.total.text().replace("\N{NO-BREAK SPACE}", " ")
    assert part.picture.scene().groups()
    QTest.mouseClick(part.copy_button, LEFT)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 19
    driver.window.grab()


def test_a_surface_is_shown_in_full(at):
    driver, part = at("observations")
    surface = part.picture.scene().groups()[0].key
    part.picture.set_current(surface)
    settle()
    assert part.detail.title.text() == "Y01 Mellantorget"
    assert driver.page.head.count.text().startswith("2 omgångar")


# -- inspections and ratings


def test_an_inspection_is_begun_and_scored_by_keyboard(at):
    driver, part = at("inspection", file="empty")
    assert part.nothing.isVisible()
    QTest.mouseClick(part.nothing.action, LEFT)
    settle()
    entry = driver.page.view("inspection").part("points")
    driver.type("2026")
    driver.press(Key.Key_Return)
    settle()
    assert driver.focus() is entry.grid.grid
    for points in ("6", "13,5", "21"):
        driver.type(points)
        driver.press(Key.Key_Return)
    assert "20" in entry.grid.bubble.text()
    driver.press(Key.Key_Escape)
    found = {r["points"] for r in rows(driver, "inspection_score")}
    assert {float(each) for each in found} == {6, 13.5}
    first = rows(driver, "inspection_aspect")[0]
    inspection = rows(driver, "inspection")[0]
    assert entry.cell(f"{first['id']}|", inspection["id"]).mark == "▲ 6"
    view = driver.page.view("inspection")
    view.show_part("picture")
    settle()
    picture = view.part()
    assert (
        "har inget fynd: Överblickbarhet"
        in picture.notes.findChildren(type(picture.heading))[0].text()
    )
    picture.picture.set_current(first["id"])
    settle()
    QTest.mouseClick(picture.detail.finding, LEFT)
    settle()
    [finding] = rows(driver, "finding")
    assert (finding["aspect_id"], finding["title"]) == (first["id"], "Överblickbarhet")


def test_factors_lock_their_aspect(at):
    driver, entry = at("inspection", "points")
    aspect = rows(driver, "inspection_aspect")[1]
    factor = {"aspect_id": aspect["id"], "name": "Armaturer"}
    made = acts.add(driver.project, record("inspection_factor"), factor)
    settle()
    inspection = rows(driver, "inspection")[-1]["id"]
    entry.grid.grid.go_to(f"{aspect['id']}|{made}", inspection)
    entry.grid.grid.setFocus()
    driver.type("4")
    driver.press(Key.Key_Return)
    assert entry.cell(f"{aspect['id']}|", inspection).mark == "▲ 4"
    assert entry.locked(f"{aspect['id']}|", inspection)


def test_a_rating_is_typed_with_one_key_a_mark(at):
    driver, entry = at("inspection", "marks", file="empty")
    assert driver.page.entry_focus() is entry.name
    QTest.mouseClick(entry.start, LEFT)
    settle()
    entry.group.setCurrentText("unga")
    entry.grid.grid.go_to("1", rows(driver, "rating_theme")[0]["id"])
    entry.grid.setFocus()
    driver.type("345")
    settle()
    marks = rows(driver, "rating")
    assert [(r["rater"], r["group"], r["points"]) for r in marks] == [
        (1, "unga", 3), (1, "unga", 4), (1, "unga", 5),
    ] or sorted(r["points"] for r in marks) == [3, 4, 5]  # fmt: skip
    driver.type("8")
    driver.press(Key.Key_Return)
    assert "7" in entry.grid.bubble.text()
    driver.press(Key.Key_Escape)
    assert len(rows(driver, "rating")) == 3
    assert [row.key for row in entry.grid.grid.rows.rows] == ["1", "2", "0"]


def test_the_wheel_hides_small_groups_and_tells_who(at):
    driver, part = at("inspection", "rating")
    assert part.total.text() == "30 har satt betyg · 5 grupper"
    texts = {text.text for text in part.picture.scene().texts()}
    assert "boende, n 10" in texts
    assert not any("äldre" in text for text in texts)
    theme = part.picture.scene().groups()[0].key
    part.picture.set_current(theme)
    settle()
    assert part.detail.question.text().startswith("Hur lätt är det att komma hit")
    QTest.mouseClick(part.copy_button, LEFT)
    assert "äldre" not in QGuiApplication.clipboard().text()
    driver.window.grab()


# -- everywhere


@pytest.mark.parametrize("facts", [{"speaks": "en"}, {"size": (1024, 560), "zoom": 150}])
def test_every_part_opens_empty_and_full(at, facts):
    for file in ("empty", "example"):
        driver, _part = at("incidents", file=file, **facts)
        for name in ("incidents", "observations", "inspection"):
            open_part(driver, name)
            view = driver.page.view(name)
            for part in view._parts:
                view.show_part(part.key)
                settle(seconds=0.02)
                assert view.part().entry_focus() is not None
                assert all(command.title for command in view.commands())
                driver.window.grab()
        driver.close()
