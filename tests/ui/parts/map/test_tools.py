"""The tools of the map: what hands and keys bring about, told by one signal each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from workbench.rules.shapes import area
from workbench.ui.parts.map.ground import BOUNDARY
from workbench.ui.parts.map.underlays import Placing, Underlay

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_measure_tells_way_and_area(hands):
    hands.view.measure()
    for corner in ((0, 0), (100, 0), (100, 100)):
        hands.click(*corner)
    hands.press(Key.Key_Return)
    words = hands.canvas.tool.measured()
    assert "200" in words
    assert "5 000" in words.replace("\xa0", " ")
    hands.click(10, 10)
    assert len(hands.canvas.tool.points) == 1
    hands.press(Key.Key_Escape)
    assert hands.canvas.tool.points == []
    hands.press(Key.Key_Escape)
    assert hands.canvas.tool.name == "select"


def test_points_are_caught_by_corners_and_edges(hands):
    hands.view.measure()
    hands.click(101, 1)
    assert hands.canvas.tool.points == [(100, 0)]
    hands.click(150, 99)
    assert hands.canvas.tool.points[1][1] == 100


def test_a_side_gets_the_length_that_is_typed(hands):
    hands.view.draw("surface", "Ny yta")
    hands.click(0, 0)
    hands.canvas.put_point((30, 40))  # the cross, not a corner yet
    hands.canvas.tool.set_span(25)
    assert hands.canvas.tool.points[-1] == pytest.approx((15, 20))


def test_a_line_that_does_not_divide_is_told(hands, qtbot):
    hands.canvas.set_current("p1")
    hands.view.split()
    hands.click(20, 20)
    hands.click(60, 60)
    with qtbot.assertNotEmitted(hands.canvas.divided):
        hands.press(Key.Key_Return)
    assert hands.canvas.tool.hint()[1] == "error"
    hands.press(Key.Key_Escape)
    hands.click(50, -10)
    hands.click(50, 110)
    assert hands.canvas.tool.measured().count("m²") == 2
    with qtbot.waitSignal(hands.canvas.divided) as told:
        hands.press(Key.Key_Return)
    assert told.args[0] == "p1"


def test_arrows_are_kept_as_one_change_when_no_more_come(hands, qtbot):
    hands.canvas.set_current("y2")
    hands.view.move_outline()
    with qtbot.waitSignal(hands.canvas.reshaped, timeout=3000) as told:
        hands.press(Key.Key_Right, times=5)
    key, shape, _act = told.args
    assert key == "y2"
    assert shape[0][0][0] == (125, 20)


def test_esc_takes_back_what_arrows_moved(hands, qtbot):
    hands.canvas.set_current("y2")
    hands.view.move_outline()
    hands.press(Key.Key_Right, CTRL, times=3)
    assert hands.canvas.tool.shape != hands.canvas.ground.shape("y2")
    with qtbot.assertNotEmitted(hands.canvas.reshaped, wait=1200):
        hands.press(Key.Key_Escape)
    assert hands.canvas.tool.shape == hands.canvas.ground.shape("y2")


def test_the_boundary_has_corners_too(hands, qtbot):
    hands.canvas.set_current(BOUNDARY)
    hands.view.edit_corners()
    hands.press(Key.Key_Tab)
    assert hands.canvas.tool.focus_point() == (-20, -20)
    with qtbot.waitSignal(hands.canvas.reshaped) as told:
        hands.canvas.put_point((-30, -30))
    assert told.args[0] == BOUNDARY
    assert told.args[1][0][0][0] == (-30, -30)


def test_the_last_three_corners_stay(hands, qtbot):
    hands.canvas.set_current("y2")
    hands.view.edit_corners()
    hands.press(Key.Key_Tab)
    with qtbot.waitSignal(hands.canvas.reshaped):
        hands.press(Key.Key_Delete)
    assert len(hands.canvas.tool.shape[0][0]) == 3
    with qtbot.assertNotEmitted(hands.canvas.reshaped):
        hands.press(Key.Key_Delete)
    assert hands.canvas.tool.hint()[1] == "error"


def test_nothing_is_grabbed_in_a_file_that_may_only_be_read(hands):
    hands.canvas.editable = False
    hands.canvas.set_current("y2")
    hands.view.edit_corners()
    spot = hands.canvas.spot_on((120, 20))
    assert hands.canvas.tool.grabs(spot)
    hands.click(120, 20)
    assert not hands.canvas._grabbed


def picture():
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    return Underlay("u", "Flygfoto", image, Placing(((0, 0), (400, 200)), ((0, 100), (200, 0))))


def test_a_picture_is_laid_by_two_points(hands, qtbot):
    hands.view.lay(picture())
    hands.click(50, 50)  # pixel (100, 100)
    hands.click(150, 50)  # lies here: moved 100 m to the east
    hands.click(250, 50)  # pixel (300, 100) now
    with qtbot.waitSignal(hands.canvas.laid) as told:
        hands.click(150, 100)  # a quarter turn, half the size
    placing = told.args[0]
    assert placing.to_ground((100, 100)) == pytest.approx((150, 50), abs=1.5)
    assert placing.to_ground((300, 100)) == pytest.approx((150, 100), abs=1.5)
    assert placing.metres_per_pixel == pytest.approx(0.25, rel=0.05)


def test_a_picture_is_scaled_by_a_distance(hands, qtbot):
    hands.view.lay(picture())
    hands.click(50, 50)
    hands.canvas.put_point((50, 50))
    hands.canvas.tool.clicked(hands.canvas.spot_on((50, 50)))
    hands.click(150, 50)
    hands.canvas.tool.hovered(hands.canvas.spot_on((160, 50)))
    with qtbot.waitSignal(hands.canvas.laid) as told:
        hands.canvas.tool.set_span(10)
    assert told.args[0].metres_per_pixel == pytest.approx(0.05, rel=0.05)


def test_a_placing_goes_there_and_back():
    placing = Placing(((10, 20), (110, 20)), ((1000, 2000), (1000, 2050)))
    assert placing.to_ground((10, 20)) == pytest.approx((1000, 2000))
    assert placing.to_ground((110, 20)) == pytest.approx((1000, 2050))
    assert placing.to_pixel(placing.to_ground((77, 5))) == pytest.approx((77, 5))
    # Not mirrored: what lies to the right of the way in the picture does so on the ground.
    assert placing.to_ground((10, 120)) == pytest.approx((1050, 2000))


def test_tools_draw_without_fail(hands):
    ways = (
        lambda: hands.view.draw("surface", "Ny yta"),
        hands.view.edit_corners,
        hands.view.move_outline,
        hands.view.split,
        hands.view.measure,
        hands.view.point,
        lambda: hands.view.lay(picture()),
    )
    hands.canvas.set_current("y2")
    for way in ways:
        way()
        assert hands.canvas.tool.hint()[0]
        hands.click(60, 60)
        hands.press(Key.Key_Space)
        hands.canvas.grab()
    assert area(hands.canvas.ground.shape("y2")) == 1200
