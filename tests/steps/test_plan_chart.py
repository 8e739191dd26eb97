"""The chart of the plan in the window, by pointer and keys: looks, moves, files."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.windows import Driver, focus_on, settle
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.plan.gantt import gantt_rows
from workbench.steps.plan.gantt_look import Grouping, Showing
from workbench.steps.plan.views import read_plan

K, M = Qt.Key, Qt.KeyboardModifier
ACTIVITY = record("activity")


@pytest.fixture
def driver(example, tmp_path, qtbot):
    opened = Driver(tmp_path, example)
    opened.go("plan", 0)
    yield opened
    opened.close()


@pytest.fixture
def chart(driver):
    return driver.page.view("chart")


def choose(box, key):
    box.setCurrentIndex(box.findData(key))
    settle()


def keys(chart):
    return [row.key for row in chart.gantt.state.folding.rows if not row.key.startswith("group:")]


def item(chart, code):
    return next(each for each in chart.plan.items if each.values["code"] == code)


def test_typing_a_filter_leaves_what_has_the_words(driver, chart, qtbot):
    driver.press(K.Key_F, M.ControlModifier)
    assert chart.bar.filter.hasFocus()
    driver.type("A31")
    qtbot.waitUntil(lambda: keys(chart) == [item(chart, "A31").id])
    assert "1 av 40" in driver.page.head.count.text()
    chart.bar.filter.setText("finns inte")
    qtbot.waitUntil(chart.none_shown.isVisible)
    assert not chart.gantt.isVisible()
    chart.none_shown.acted.emit()
    assert len(keys(chart)) == 40


def test_a_filter_a_colour_and_groups_are_chosen_and_kept(driver, chart):
    choose(chart.bar.showing, Showing.LATE.value)
    assert set(keys(chart)) == {item(chart, "A24").id, item(chart, "A31").id}
    choose(chart.bar.showing, Showing.ALL.value)
    choose(chart.bar.grouping, Grouping.PLACE.value)
    choose(chart.bar.colouring, Grouping.RESPONSIBLE.value)
    assert chart.gantt.state.categories
    assert "Kommunen" in chart.gantt.key_strip.accessibleDescription()
    kept = chart.state()
    choose(chart.bar.grouping, Grouping.GOAL.value)
    chart.restore(kept)
    assert chart.look().grouping is Grouping.PLACE
    assert chart.look().colouring is Grouping.RESPONSIBLE


def test_the_decided_plan_stands_behind_the_bars(chart):
    assert "9 dec 2025" in chart.gantt.state.baseline_name
    assert any(row.baseline for row in chart.gantt.state.folding.rows)
    choose(chart.bar.baseline, "")
    assert not any(row.baseline for row in chart.gantt.state.folding.rows)
    assert chart.gantt.state.baseline_name == ""


def test_the_scale_goes_from_day_to_year(chart):
    for place, name in enumerate(("day", "week", "month", "quarter", "year")):
        chart.scale.chosen.emit(place)
        assert chart.gantt.scale_name() == name
    chart.gantt.fit()
    assert chart.scale.current() == -1


def test_a_day_later_and_a_neighbour_down_by_keys(driver, chart):
    first = item(chart, "A24")
    chart.show_row(first.id)
    focus_on(chart.gantt.canvas)
    driver.press(K.Key_Right, M.ControlModifier)
    assert item(chart, "A24").start == date(2026, 3, 3)
    before = keys(chart)
    place = before.index(first.id)
    driver.press(K.Key_Down, M.AltModifier)
    assert keys(chart).index(first.id) == place + 1
    driver.project.undo()
    driver.project.undo()
    settle()
    assert (keys(chart), item(chart, "A24").start) == (before, date(2026, 3, 2))


def test_a_bar_is_painted_at_once_and_then_all_that_follows(driver, chart):
    acts.change(driver.project, ACTIVITY, item(chart, "A25").id, {"dating": "computed"})
    moved, follower = item(chart, "A24").id, item(chart, "A25").id
    chart.show_row(moved)
    settle()
    row, frames = chart.gantt.state.folding.row, chart.gantt.item.frames
    waited, said = row(follower), chart.summary()
    chart.gantt.resized.emit(moved, date(2026, 3, 2), date(2027, 12, 30))
    assert row(moved).finish == date(2027, 12, 30)
    assert chart.gantt.item.frames > frames
    assert (row(follower), driver.page.inspector.waits) == (waited, True)
    settle(lambda: not driver.page.inspector.waits)
    with driver.project.read() as session:
        plan = read_plan(session, driver.project.today())
    assert chart.gantt.state.folding.rows == gantt_rows(plan, chart.look())
    assert chart.summary() != said
    assert driver.page.head.count.text() == chart.summary()
    finish = driver.page.inspector.panel.form.fields["finish"].editor
    assert finish.text() == "2027-12-30"


def test_in_an_outline_rows_go_in_and_out_by_keys(driver, chart):
    choose(chart.bar.grouping, Grouping.OUTLINE.value)
    second = item(chart, "A22")
    chart.show_row(second.id)
    focus_on(chart.gantt.canvas)
    driver.press(K.Key_Right, M.AltModifier | M.ShiftModifier)
    assert item(chart, "A22").values["parent_id"] == item(chart, "A21").id
    driver.press(K.Key_Left, M.AltModifier | M.ShiftModifier)
    assert item(chart, "A22").values["parent_id"] is None


def test_what_is_read_aloud_names_each_bar(chart):
    found = [chart.gantt.painted_item(n).name for n in range(chart.gantt.painted_count())]
    assert len(set(found)) == len(found)
    assert any("Belysningsplan" in name and "sen" in name for name in found)


@pytest.mark.parametrize(
    ("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<"), ("pdf", b"%PDF")]
)
def test_the_view_is_saved(chart, tmp_path, ending, begins):
    target = tmp_path / f"vy.{ending}"
    chart.files._write_view(str(target))
    assert target.read_bytes().lstrip().startswith(begins)


def test_only_what_is_seen_is_in_the_picture(chart):
    seen = len(chart.gantt.state.viewport.rows_in_view())
    scene = chart.gantt.scene()
    assert sum(bool(getattr(shape, "key", "")) for shape in scene.shapes) == seen < 48


def test_pages_and_plans_are_saved(driver, chart, tmp_path):
    from pypdf import PdfReader

    chart.files._write_pages(str(tmp_path / "plan.pdf"))
    (page,) = PdfReader(tmp_path / "plan.pdf").pages
    assert page.mediabox.width > page.mediabox.height
    assert "Trygghetsvandring" in page.extract_text()
    key = item(chart, "A24").id
    acts.change(driver.project, ACTIVITY, key, {"notes": "KANARIEFÅGEL"})
    for ending in ("xml", "ics"):
        chart.files._write_plan(str(tmp_path / f"plan.{ending}"))
        data = (tmp_path / f"plan.{ending}").read_text(encoding="utf-8")
        assert "Belysningsplan" in data
        assert "KANARIEFÅGEL" not in data


def test_a_picture_goes_to_the_clipboard(chart):
    chart.files.copy()
    assert QApplication.clipboard().mimeData().hasImage()
    QApplication.clipboard().clear()  # what is left on it outlives the application


def test_an_empty_plan_has_no_choices(tmp_path, blank, qtbot):
    opened = Driver(tmp_path, blank)
    opened.go("plan", 0)
    chart = opened.page.view("chart")
    assert chart.nothing.isVisible()
    assert not chart.bar.isVisible()
    opened.close()


def test_the_rows_of_the_project_stand_in_the_order_of_the_chart(driver, chart):
    choose(chart.bar.grouping, Grouping.OUTLINE.value)
    with driver.project.read() as session:
        rows = read_rows(session, ACTIVITY)
    assert [row["id"] for row in rows] == keys(chart)


def test_all_that_can_be_saved_is_offered_below_its_button(chart):
    chart.bar.save.click()
    (menu,) = chart.bar.save.findChildren(QMenu)
    assert len(menu.actions()) == len(chart.files.commands()) == 5
    menu.close()
