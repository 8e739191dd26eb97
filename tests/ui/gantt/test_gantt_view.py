from __future__ import annotations

import gc
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.charts.gantt import GanttRow, Link
from workbench.ui.look.theme import Theme
from workbench.ui.parts.gantt.view import GanttView
from workbench.ui.parts.gantt.zones import handles

sys.path.insert(0, str(Path(__file__).parents[2] / "charts"))
from example_rows import HOLIDAYS, TODAY, large, mockup

K, M, B = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton


@pytest.fixture
def view(qtbot, theme):
    chart = GanttView()
    qtbot.addWidget(chart)
    chart.resize(900, 560)
    chart.set_today(TODAY)
    chart.set_holidays(HOLIDAYS)
    chart.set_rows(*mockup())
    chart.show()
    qtbot.waitExposed(chart)
    chart.set_scale("quarter")
    chart.state.viewport.go_to(date(2026, 8, 1).toordinal())
    chart.refresh()
    chart.canvas.setFocus()
    return chart


@pytest.fixture
def told(view):
    found = []
    for name in (
        "moved",
        "resized",
        "linked",
        "progressed",
        "renamed",
        "activated",
        "deletePressed",
    ):
        getattr(view, name).connect(lambda *facts, name=name: found.append((name, *facts)))
    return found


def grips(view, key):
    state = view.state
    top = state.viewport.y_of(state.folding.place(key))
    return handles(state.folding.row(key), top, state.viewport.field(view.painter.measure))


def middle(view, key):
    grip = grips(view, key)
    left = max(grip.start, view.state.viewport.place.right)
    return QPoint(round((left + grip.finish) / 2), round(grip.y))


def drag(view, start, end, modifiers=M.NoModifier):
    port = view.canvas.viewport()
    QTest.mouseMove(port, start)
    QTest.mousePress(port, B.LeftButton, modifiers, start)
    for share in (0.3, 0.7, 1.0):
        way = end - start
        QTest.mouseMove(port, start + QPoint(round(way.x() * share), round(way.y() * share)))
    QTest.mouseRelease(port, B.LeftButton, modifiers, end)


def days(view, count):
    return round(view.state.viewport.per_day * count)


def press(view, key, modifiers=M.NoModifier):
    QTest.keyClick(view.canvas, key, modifiers)


# --- pointer --------------------------------------------------------------------------------


def test_dragging_a_bar_moves_it_by_whole_days(view, told):
    view.zoom(4, view.state.viewport.place.right)
    row = view.state.folding.row("A34")
    view.go_to_row("A34")
    start = middle(view, "A34")
    drag(view, start, start + QPoint(days(view, 10), 0))
    assert told == [("moved", "A34", row.start + timedelta(days=10))]
    assert view.state.drag is None


def test_dragging_the_ends_changes_length(view, told):
    row, grip = view.state.folding.row("A39"), grips(view, "A39")
    end = QPoint(round(grip.finish), round(grip.y))
    drag(view, end, end + QPoint(-days(view, 14), 0))
    begin = QPoint(round(grip.start), round(grip.y))
    drag(view, begin, begin + QPoint(days(view, 7), 0))
    (one, key, start, finish), (other, _key, later, same) = told
    assert (one, key, start, other, same) == ("resized", "A39", row.start, "resized", row.finish)
    assert abs((finish - (row.finish - timedelta(days=14))).days) <= 1
    assert abs((later - (row.start + timedelta(days=7))).days) <= 1


def test_a_drag_can_be_given_up_and_tells_nothing(view, told):
    start = middle(view, "A39")
    port = view.canvas.viewport()
    QTest.mousePress(port, B.LeftButton, M.NoModifier, start)
    QTest.mouseMove(port, start + QPoint(60, 0))
    assert view.state.drag is not None
    press(view, K.Key_Escape)
    QTest.mouseRelease(port, B.LeftButton, M.NoModifier, start + QPoint(60, 0))
    assert told == []
    assert view.state.drag is None


def test_dragging_the_dot_behind_a_bar_links(view, told):
    view.select(["A39"])
    grip = grips(view, "A39")
    drag(view, QPoint(round(grip.link), round(grip.y)), middle(view, "A31"))
    view.select(["A39"])
    drag(view, QPoint(round(grip.link), round(grip.y)), middle(view, "A31"), M.ShiftModifier)
    assert told[0] == ("linked", "A39", "A31", "FS")
    assert told[1][0] == "linked"


def test_a_link_dropped_on_nothing_or_itself_is_none(view, told):
    view.select(["A39"])
    grip = grips(view, "A39")
    drag(
        view, QPoint(round(grip.link), round(grip.y)), QPoint(round(grip.link) + 30, round(grip.y))
    )
    view.select(["A39"])
    drag(view, QPoint(round(grip.link), round(grip.y)), QPoint(500, 4))
    assert told == []


def test_dragging_the_progress_mark(view, told):
    view.select(["A30"])
    grip = grips(view, "A30")
    low = round(grip.y + view.state.viewport.metrics.bar * 0.5)
    drag(view, QPoint(round(grip.progress), low), QPoint(round(grip.finish), low))
    assert told == [("progressed", "A30", 1.0)]


def test_drawing_on_a_row_without_dates_gives_it_dates(view, told):
    rows, links = mockup()
    rows.append(GanttRow("new", "Ny åtgärd", level=1))
    view.resize(900, 700)
    view.set_rows(rows, links)
    view.go_to_row("new")
    y = round(view.state.viewport.y_of(len(rows) - 1)) + 12
    left = round(view.state.viewport.place.right)
    drag(view, QPoint(left + 60, y), QPoint(left + 160, y))
    ((name, key, start, finish),) = told
    assert (name, key) == ("resized", "new")
    assert start < finish


def test_groups_are_not_dragged(view, told):
    drag(view, middle_of_row(view, "G1"), middle_of_row(view, "G1") + QPoint(80, 0))
    assert told == []


def middle_of_row(view, key):
    state = view.state.viewport
    return QPoint(
        round(state.place.right) + 100, round(state.y_of(view.state.folding.place(key)) + 14)
    )


def test_a_read_only_chart_changes_nothing(view, told):
    view.set_editable(editable=False)
    start = middle(view, "A39")
    drag(view, start, start + QPoint(80, 0))
    view.select(["A39"])
    for key, modifiers in ((K.Key_Right, M.AltModifier), (K.Key_Plus, M.NoModifier)):
        press(view, key, modifiers)
    press(view, K.Key_Delete)
    press(view, K.Key_F2)
    assert told == []
    assert not view.title_editor.isVisible()


def test_clicking_selects_with_ctrl_and_shift(view, qtbot):
    port = view.canvas.viewport()

    def spot(key):
        state = view.state
        return QPoint(120, round(state.viewport.y_of(state.folding.place(key)) + 14))

    QTest.mouseClick(port, B.LeftButton, M.NoModifier, spot("A21"))
    assert view.selected() == ["A21"]
    QTest.mouseClick(port, B.LeftButton, M.ControlModifier, spot("A39"))
    assert view.selected() == ["A21", "A39"]
    QTest.mouseClick(port, B.LeftButton, M.NoModifier, spot("A21"))
    QTest.mouseClick(port, B.LeftButton, M.ShiftModifier, spot("G4"))
    assert view.selected() == ["A21", "A22", "G4"]


def test_the_angle_folds_and_the_selection_goes_to_the_group(view):
    view.select(["A34"])
    y = round(view.state.viewport.y_of(0) + 14)
    QTest.mouseClick(view.canvas.viewport(), B.LeftButton, M.NoModifier, QPoint(14, y))
    assert view.state.folding.place("A34") is None
    assert view.current() == "G1"
    QTest.mouseClick(view.canvas.viewport(), B.LeftButton, M.NoModifier, QPoint(14, y))
    assert view.state.folding.place("A34") == 2


def test_double_click_edits_a_title_or_opens(view, told):
    state = view.state.viewport
    y = round(state.y_of(view.state.folding.place("A21")) + 14)
    QTest.mouseDClick(view.canvas.viewport(), B.LeftButton, M.NoModifier, QPoint(80, y))
    assert view.title_editor.isVisible()
    press_editor(view, K.Key_Escape)
    right = QPoint(round(state.place.right) - 20, y)
    QTest.mouseDClick(view.canvas.viewport(), B.LeftButton, M.NoModifier, right)
    assert told == [("activated", "A21")]


def press_editor(view, key):
    QTest.keyClick(view.title_editor, key)


def wheel(view, x, y, turn, modifiers=M.NoModifier):
    port = view.canvas.viewport()
    point = QPointF(x, y)
    event = QWheelEvent(
        point,
        QPointF(port.mapToGlobal(point.toPoint())),
        QPoint(),
        turn,
        B.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def test_the_wheel_scrolls_and_with_ctrl_zooms_round_the_pointer(view):
    state = view.state.viewport
    x = state.place.right + 200
    before = state.origin + 200 / state.per_day
    wheel(view, x, 100, QPoint(0, 240), M.ControlModifier)
    assert state.per_day > 1.7
    assert state.origin + 200 / state.per_day == pytest.approx(before)
    view.resize(900, 300)
    wheel(view, x, 100, QPoint(0, -120))
    assert state.top == 3 * state.metrics.row
    origin = state.origin
    wheel(view, x, 100, QPoint(0, -120), M.ShiftModifier)
    assert state.origin > origin


def test_the_divider_can_be_dragged(view):
    right = round(view.state.viewport.place.right)
    drag(view, QPoint(right, 100), QPoint(right - 60, 100))
    assert view.state.viewport.place.right == pytest.approx(right - 60, abs=2)


# --- keys -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "modifiers", "start", "finish"),
    [
        (K.Key_Right, M.AltModifier, 7, 7),
        (K.Key_Left, M.AltModifier, -7, -7),
        (K.Key_Right, M.ControlModifier, 1, 1),
        (K.Key_Left, M.ControlModifier, -1, -1),
        (K.Key_Right, M.AltModifier | M.ShiftModifier, 0, 7),
        (K.Key_Left, M.ControlModifier | M.ShiftModifier, 0, -1),
    ],
)
def test_arrows_move_and_stretch_by_days_and_weeks(view, told, key, modifiers, start, finish):
    row = view.state.folding.row("A39")
    view.select(["A39"])
    press(view, key, modifiers)
    moved = row.start + timedelta(days=start)
    if start:
        assert told == [("moved", "A39", moved)]
    else:
        assert told == [("resized", "A39", moved, row.finish + timedelta(days=finish))]


def test_the_charts_keys_win_over_the_windows(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    inside = GanttView()
    QVBoxLayout(window).addWidget(inside)
    inside.set_rows(*mockup())
    fired = []
    for keys in ("Alt+Right", "Delete", "F2", "Ctrl+Z"):
        QShortcut(keys, window, lambda keys=keys: fired.append(keys))
    window.resize(900, 600)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    inside.canvas.setFocus()
    inside.select(["A39"])
    found = []
    inside.moved.connect(lambda *facts: found.append(facts))
    QTest.keyClick(inside.canvas, K.Key_Right, M.AltModifier)
    QTest.keyClick(inside.canvas, K.Key_Z, M.ControlModifier)
    assert len(found) == 1
    assert fired == ["Ctrl+Z"]


def test_up_and_down_walk_the_rows_and_scroll(view):
    view.resize(900, 300)
    press(view, K.Key_Home)
    assert view.current() == "G1"
    press(view, K.Key_Down)
    press(view, K.Key_Down, M.ShiftModifier)
    assert view.selected() == ["A24", "A34"]
    press(view, K.Key_End)
    last = view.state.folding.visible[-1].key
    assert view.current() == last
    assert view.state.folding.place(last) in view.state.viewport.rows_in_view()
    press(view, K.Key_PageUp)
    assert view.current() != last
    press(view, K.Key_A, M.ControlModifier)
    assert len(view.selected()) == view.painted_count()


def test_left_and_right_fold_and_go_to_the_group(view):
    view.select(["A34"])
    press(view, K.Key_Left)
    assert view.current() == "G1"
    press(view, K.Key_Left)
    assert view.state.folding.place("A34") is None
    press(view, K.Key_Right)
    assert view.state.folding.place("A34") is not None


def test_delete_open_progress_and_link_by_keys(view, told):
    view.select(["A34", "A39"], "A39")
    press(view, K.Key_L)
    press(view, K.Key_Plus)
    press(view, K.Key_Return)
    press(view, K.Key_Delete)
    assert told == [
        ("linked", "A34", "A39", "FS"),
        ("progressed", "A39", 0.1),
        ("activated", "A39"),
        ("deletePressed", ["A34", "A39"]),
    ]


def test_t_brings_today_back(view):
    view.state.viewport.go_to(date(2028, 1, 1).toordinal())
    press(view, K.Key_T)
    state = view.state.viewport
    assert state.origin < TODAY.toordinal() < state.origin + state.days


def test_a_title_is_edited_in_place(view, told):
    view.select(["A39"])
    press(view, K.Key_F2)
    editor = view.title_editor
    assert editor.isVisible()
    assert editor.text() == "Vinteraktivering Biblioteksplatsen"
    editor.clear()
    QTest.keyClicks(editor, "Ljusfest på Öster")
    press_editor(view, K.Key_Return)
    assert told == [("renamed", "A39", "Ljusfest på Öster")]
    assert view.canvas.hasFocus()
    press(view, K.Key_F2)
    editor.setText("   ")
    press_editor(view, K.Key_Return)
    assert len(told) == 1


# --- refreshing, scales, themes ---------------------------------------------------------------


def test_a_refresh_keeps_selection_scroll_zoom_and_folds(view):
    view.fold("G3", folded=True)
    view.select(["A39"])
    state = view.state.viewport
    view.zoom(1.5)
    before = (state.origin, state.per_day, state.top)
    rows, links = mockup()
    rows = [replace(r, title=r.title + "!") for r in rows]
    view.set_rows(rows, links)
    assert (state.origin, state.per_day, state.top) == before
    assert view.selected() == ["A39"]
    assert view.state.folding.is_folded("G3")
    view.update_rows([replace(view.state.folding.row("A39"), title="Ny")])
    assert view.state.folding.row("A39").title == "Ny"
    view.set_rows([r for r in rows if r.key != "A39"], links)
    assert view.selected() == []


def test_scales_fit_and_the_remembered_view(view, qtbot):
    for name in ("week", "month", "quarter", "year"):
        view.set_scale(name)
        assert view.scale_name() == name
        state = view.state.viewport
        assert state.origin < TODAY.toordinal() < state.origin + state.days
    view.fit()
    state = view.state.viewport
    for row in view.state.folding.rows:
        assert row.start.toordinal() >= state.origin
        assert row.finish.toordinal() <= state.origin + state.days
    view.fold("G4", folded=True)
    kept = view.view_state()
    other = GanttView()
    qtbot.addWidget(other)
    other.resize(900, 560)
    other.set_rows(*mockup())
    other.show()
    other.restore_view_state(kept)
    found = other.view_state()
    assert found.pop("folded") == kept.pop("folded") == ["G4"]
    assert found == pytest.approx(kept)
    other.restore_view_state({"day": "x", "folded": 3, "per_day": None})


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
@pytest.mark.parametrize("zoom", [80, 100, 150, 200])
def test_every_theme_and_size_paints(view, theme, choice, zoom):
    view.select(["A24"])
    Theme.current().set_all(choice, zoom, Theme.current().density)
    image = view.grab().toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert Theme.current().tokens.critical in colours
    assert Theme.current().tokens.surface in colours
    assert view.state.viewport.metrics.row >= 24


def test_what_is_in_view_can_be_had_as_a_scene(view):
    scene = view.scene(1000)
    assert scene.width == 1000
    assert len(scene.groups()) == view.painted_count()


def test_an_empty_chart_and_a_tiny_one_do_no_harm(qtbot, theme):
    empty = GanttView()
    qtbot.addWidget(empty)
    empty.show()
    empty.resize(60, 40)
    for key in (K.Key_Down, K.Key_Left, K.Key_Delete, K.Key_F2, K.Key_T, K.Key_Return):
        press(empty, key)
    empty.fit()
    empty.go_to_today()
    empty.set_scale("week")
    empty.grab()
    assert empty.scene() is None


def test_hostile_rows_are_plain_text(view):
    hostile = "<b>x</b> &amp; \u202ecba " + "ö" * 200_000
    rows = [
        GanttRow("1", hostile, start=date(1, 1, 1), finish=date(9999, 12, 31), responsible=hostile),
        GanttRow("2", "=cmd|", "milestone", finish=date(9999, 12, 31), conflict=hostile),
        GanttRow("3", "bakvänd", start=date(2026, 5, 1), finish=date(2026, 4, 1), done=7.5),
        GanttRow("4", "", forecast_finish=date(2026, 4, 1), late=True),
    ]
    view.set_rows(rows, [Link("1", "2"), Link("3", "1", "SF"), Link("2", "gone"), Link("4", "1")])
    view.fit()
    view.grab()
    for name in ("week", "year"):
        view.set_scale(name)
        view.grab()
    place = round(view.state.viewport.y_of(0)) + 10
    event = QHelpEvent(
        QEvent.Type.ToolTip, QPoint(100, place), view.mapToGlobal(QPoint(100, place))
    )
    QApplication.sendEvent(view.canvas.viewport(), event)
    assert "&lt;b&gt;" in QToolTip.text()
    QToolTip.hideText()


def test_only_rows_in_view_are_painted(view):
    rows, links = large(5000)
    view.set_rows(rows, links)
    shapes = view.shapes()
    assert len(shapes) < 2500
    assert len(view.state.viewport.rows_in_view()) < 30


def test_the_view_box_shows_what_is_painted(view):
    state = view.state.viewport
    (left, right), (top, _bottom) = view.canvas.box.viewRange()
    assert (right - left) * state.per_day == pytest.approx(state.width)
    assert left + state.place.right / state.per_day == pytest.approx(state.origin)
    assert top == pytest.approx(state.top / state.metrics.row)


def test_a_failing_paint_does_not_end_the_program(view, monkeypatch):
    from workbench.ui.parts import painting

    def fail():
        raise TypeError("on purpose")

    monkeypatch.setattr(view, "shapes", fail)
    view.grab()
    assert painting.failed_paints()
    painting.forget_failed_paints()


# --- screen readers ---------------------------------------------------------------------------


def test_screen_readers_find_every_row(view):
    face = QAccessible.queryAccessibleInterface(view.canvas)
    assert face.role() == QAccessible.Role.List
    assert face.childCount() == len(mockup()[0])
    view.select(["A24"])
    names = [face.child(i).text(QAccessible.Text.Name) for i in range(face.childCount())]
    assert all(names)
    assert "Belysningsplan" in names[1]
    assert "kritisk" in names[1]
    state = face.child(1).state()
    assert state.selected
    assert not face.child(2).state().selected
    place = face.child(1).rect().center()
    assert face.indexOfChild(face.childAt(place.x(), place.y())) == 1


def test_moving_by_key_is_announced(view, monkeypatch):
    said = []
    monkeypatch.setattr(view, "say", said.append)
    view.select(["A39"])
    press(view, K.Key_Right, M.AltModifier)
    assert said == ["Vinteraktivering Biblioteksplatsen: 8 dec 2026 – 7 mars 2027"]


def test_a_closed_chart_leaves_nothing_that_crashes(qtbot, theme):
    chart = GanttView()
    chart.set_rows(*mockup())
    chart.show()
    face = QAccessible.queryAccessibleInterface(chart.canvas)
    child = face.child(1)
    assert child.isValid()
    chart.close()
    chart.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert not isValid(chart)
    Theme.current().set_zoom(110)
    Theme.current().set_zoom(100)


def test_the_menu_is_wanted_for_the_row_under_the_pointer(view):
    wanted = []
    view.menuWanted.connect(lambda key, point: wanted.append(key))
    spot = middle(view, "A39")
    port = view.canvas.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, port.mapToGlobal(spot))
    QApplication.sendEvent(port, event)
    assert wanted == ["A39"]
    assert view.selected() == ["A39"]
