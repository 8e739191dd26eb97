"""The map looked at: found by pointer, by keys and by screen readers; moved and zoomed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.parts.map.conftest import LEFT, NONE
from workbench.ui.parts.map.ground import BOUNDARY, Ground
from workbench.ui.parts.map.viewport import Viewport

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def wheel(hands, point, turned):
    event = QWheelEvent(
        QPointF(point), hands.canvas.mapToGlobal(QPointF(point)), QPoint(), QPoint(0, turned),
        Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(hands.canvas, event)


@pytest.mark.parametrize(
    ("at", "found"),
    [((50, 50), "p1"), ((110, 90), "y1"), ((135, 40), "y2"), ((180, 80), "f1"),
     ((-20, 50), BOUNDARY), ((-10, 110), "")],
)  # fmt: skip
def test_a_click_chooses_what_lies_uppermost(hands, at, found):
    hands.click(*at)
    assert hands.canvas.current() == found


def test_arrows_go_to_the_nearest_thing_in_their_direction(hands):
    hands.canvas.set_current("p1")
    for expected in ("y1", "p2"):
        hands.press(Key.Key_Right)
        assert hands.canvas.current() == expected
    hands.press(Key.Key_Right)
    assert hands.canvas.current() == "p2"


def test_tab_goes_through_all_things_and_then_leaves(hands, qtbot):
    seen = []
    while len(seen) < 20:
        before = hands.canvas.current()
        if not hands.canvas.focusNextPrevChild(True) or hands.canvas.current() == before:
            break
        seen.append(hands.canvas.current())
    assert seen == hands.canvas.ground.keys


def test_enter_and_a_double_click_open(hands, qtbot):
    hands.canvas.set_current("y1")
    with qtbot.waitSignal(hands.canvas.activated) as told:
        hands.press(Key.Key_Return)
    assert told.args == ["y1"]
    with qtbot.waitSignal(hands.canvas.activated) as told:
        QTest.mouseDClick(hands.canvas, LEFT, NONE, hands.at(110, 90))
    assert told.args == ["y1"]


def test_the_wheel_zooms_where_the_pointer_is(hands):
    spot = hands.at(135, 40)
    before = hands.canvas.viewport.frame().ground(spot.x(), spot.y())
    wheel(hands, spot, 120)
    after = hands.canvas.viewport.frame().ground(spot.x(), spot.y())
    assert after == pytest.approx(before)
    assert not hands.canvas.viewport.fits


def test_dragging_the_ground_moves_it_and_chooses_nothing(hands):
    before = hands.canvas.viewport.frame()
    start = hands.at(50, 50)
    QTest.mousePress(hands.canvas, LEFT, NONE, start)
    QTest.mouseMove(hands.canvas, start + QPoint(20, 0))
    QTest.mouseMove(hands.canvas, start + QPoint(60, 30))
    QTest.mouseRelease(hands.canvas, LEFT, NONE, start + QPoint(60, 30))
    after = hands.canvas.viewport.frame()
    assert after.west < before.west
    assert hands.canvas.current() == ""
    hands.press(Key.Key_Right, SHIFT)
    assert hands.canvas.viewport.frame().west > after.west


def test_all_is_in_sight_again_with_0_and_stays_so_in_another_size(hands):
    hands.press(Key.Key_Plus, times=5)
    hands.press(Key.Key_0)
    assert hands.canvas.viewport.fits
    hands.view.resize(400, 300)
    frame = hands.canvas.viewport.frame()
    assert frame.shows((-20, -20, 320, 120))
    assert frame.x(-20) >= 0
    assert frame.x(320) <= 400


def test_a_thing_out_of_sight_is_brought_into_it(hands):
    hands.canvas.zoom(8, *hands.canvas.viewport.frame().at((0, 0)))
    assert not hands.canvas.viewport.frame().shows(hands.canvas.ground.box("p2"))
    hands.canvas.set_current("p2")
    assert hands.canvas.viewport.frame().shows(hands.canvas.ground.box("p2"))


def test_screen_readers_find_every_thing_by_name_and_place(hands):
    interface = QAccessible.queryAccessibleInterface(hands.canvas)
    assert interface.role() == QAccessible.Role.List
    names = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert names == ["Gränsen", "p1 i ord", "p2 i ord", "y1 i ord", "y2 i ord", "F01 Mörkt"]
    hands.canvas.set_current("y1")
    item = interface.child(hands.canvas.ground.place("y1"))
    assert item.state().focused
    rect = hands.canvas.painted_item(hands.canvas.ground.place("y1")).rect
    assert rect.contains(hands.at(150, 50))


def test_pictures_are_made_in_pieces_and_cover_what_is_in_sight(hands, qtbot):
    qtbot.waitUntil(lambda: not hands.canvas._below.busy and not hands.canvas._names.busy)
    view = hands.canvas.viewport.frame()
    assert hands.canvas._below.fits(view)
    hands.canvas.pan(10, 10)
    assert not hands.canvas._below.busy  # the margin is enough
    hands.canvas.pan(4000, 0)
    assert hands.canvas._below.busy
    hands.canvas.finish_pictures()
    assert hands.canvas._below.fits(hands.canvas.viewport.frame())


def test_what_is_gone_is_no_longer_current(hands):
    hands.canvas.set_current("y1")
    hands.canvas.set_ground(Ground())
    assert hands.canvas.current() == ""
    hands.press(Key.Key_Right)
    assert hands.canvas.current() == ""


def test_the_viewport_keeps_its_bounds_and_its_state():
    view = Viewport()
    view.resize(800, 400)
    view.fit((0, 0, 1000, 200), 20)
    assert view.frame().at((0, 200))[0] == pytest.approx(20)
    view.zoom(1e9)
    assert view.scale == 400
    view.zoom(1e-12)
    assert view.scale == 0.0005
    x, y, scale, fits = view.state()
    assert not fits
    other = Viewport()
    other.resize(800, 400)
    other.restore((x, y), scale)
    assert other.state() == (x, y, scale, False)
