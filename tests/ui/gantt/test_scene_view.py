from __future__ import annotations

import defusedxml.ElementTree as Xml
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbench.charts.matrix import MatrixDot, matrix_frame, matrix_scene
from workbench.charts.scene import (
    Ellipse,
    Group,
    Line,
    Polygon,
    Polyline,
    Rect,
    Scene,
    Text,
)
from workbench.ui.look.theme import Theme
from workbench.ui.parts.scene_view import SceneView

K = Qt.Key
DOTS = [
    MatrixDot("a", "Kommunen", 5, 5),
    MatrixDot("b", "Polisen", 5, 1),
    MatrixDot("c", "Boende", 1, 5, before=(2, 3)),
]


@pytest.fixture
def view(qtbot, theme):
    widget = SceneView()
    qtbot.addWidget(widget)
    widget.resize(600, 500)
    widget.set_builder(lambda width, height: matrix_scene(DOTS, width, height))
    widget.show()
    qtbot.waitExposed(widget)
    widget.setFocus()
    return widget


def spot(view, influence, interest):
    left, top = matrix_frame(view.width(), view.height()).cell(influence, interest)
    return QPoint(round(left) + 10, round(top) + 20)


def centre(view, key):
    index = [group.key for group in view.scene().groups()].index(key)
    return view.painted_item(index).rect.center()


def test_arrows_go_to_the_nearest_in_a_direction(view):
    view.set_current("b")
    QTest.keyClick(view, K.Key_Right)
    assert view.current() == "a"
    QTest.keyClick(view, K.Key_Down)
    assert view.current() == "c"
    QTest.keyClick(view, K.Key_Down)
    assert view.current() == "c"


def test_enter_and_double_click_open(view, qtbot):
    opened = []
    view.activated.connect(opened.append)
    view.set_current("a")
    QTest.keyClick(view, K.Key_Return)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=centre(view, "b"))
    assert opened == ["a", "b"]


def test_alt_or_shift_and_an_arrow_nudges_and_tab_leaves(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    before, view, after = QLineEdit(), SceneView(), QLineEdit()
    layout = QVBoxLayout(window)
    for part in (before, view, after):
        layout.addWidget(part)
    view.set_builder(lambda width, height: matrix_scene(DOTS, width, height))
    view.set_movable(movable=True)
    nudges = []
    view.nudged.connect(lambda *facts: nudges.append(facts))
    with qtbot.waitActive(window):
        window.resize(600, 600)
        window.show()
        window.activateWindow()
    before.setFocus()
    QTest.keyClick(before, K.Key_Tab)
    assert view.hasFocus()
    first = view.current()
    QTest.keyClick(view, K.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(view, K.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert nudges == [(first, 1, 0), (first, 0, -1)]
    QTest.keyClick(view, K.Key_Down)
    assert view.current() != first
    assert len(nudges) == 2
    QTest.keyClick(view, K.Key_Home)
    assert view.current() == first
    QTest.keyClick(view, K.Key_Tab)
    assert after.hasFocus()


def test_alt_and_an_arrow_is_kept_from_the_window(view):
    """Alt+Left would otherwise go back to the page before."""
    claims = []
    for movable in (False, True):
        view.set_movable(movable=movable)
        view.set_current("a")
        event = QKeyEvent(QEvent.Type.ShortcutOverride, K.Key_Left, Qt.KeyboardModifier.AltModifier)
        event.ignore()
        view.event(event)
        claims.append(event.isAccepted())
    assert claims == [False, True]


def test_what_is_dragged_shows_where_it_would_land(view):
    asked = []
    view.set_movable(movable=True, target=lambda x, y: asked.append((x, y)))
    start = centre(view, "b")
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(60, 40))
    view.grab()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 40))
    x, y = asked[-1]
    assert abs(x - start.x() - 60) < 2
    assert abs(y - start.y() - 40) < 2


def test_a_dragged_dot_tells_where_it_was_dropped(view):
    view.set_movable(movable=True)
    dropped = []
    view.dropped.connect(lambda *facts: dropped.append(facts))
    start, end = centre(view, "b"), spot(view, 3, 3)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    view.grab()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    ((key, x, y),) = dropped
    assert key == "b"
    assert matrix_frame(view.width(), view.height()).at(x, y) == (3, 3)


def test_a_click_without_moving_drops_nothing(view):
    view.set_movable(movable=True)
    view.dropped.connect(lambda *facts: pytest.fail("nothing was dragged"))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(view, "a"))
    assert view.current() == "a"


def test_screen_readers_find_the_dots(view):
    face = QAccessible.queryAccessibleInterface(view)
    names = [face.child(i).text(QAccessible.Text.Name) for i in range(face.childCount())]
    assert len(names) == 3
    assert any("Boende" in name for name in names)
    assert "3" in face.text(QAccessible.Text.Name)


def test_the_copy_is_picture_and_drawing(view):
    QTest.keyClick(view, K.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    Xml.fromstring(bytes(data.data("image/svg+xml").data()))
    assert "Kommunen" in data.text()
    image = QImage.fromData(view.png(2.0))
    assert image.width() == round(view.scene().width * 2)


def test_a_given_scene_keeps_its_proportions(qtbot, theme):
    widget = SceneView()
    qtbot.addWidget(widget)
    widget.set_scene(Scene(400, 100, (Rect(0, 0, 400, 100, "accent"),), "x"))
    assert widget.heightForWidth(800) == 200
    assert widget.sizeHint().width() == 400


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_every_kind_of_shape_is_painted_in_the_themes_colours(qtbot, theme, choice):
    Theme.current().set_choice(choice)
    shapes = (
        Rect(0, 0, 20, 20, "accent"),
        Rect(20, 0, 20, 20, "ok", hatch="diagonal", hatch_color="text"),
        Rect(40, 0, 20, 20, "surface", "error", 2.0, 4.0, "dots", dash=(3.0, 2.0)),
        Line(0, 30, 60, 30, "critical", 3.0),
        Line(0, 35, 60, 45, "text", 1.0, (2.0, 2.0)),
        Polyline(((0, 50), (30, 50), (30, 60)), "border", 2.0, (), 4.0),
        Polygon(((70, 0), (90, 0), (80, 20)), "warn", hatch="cross"),
        Ellipse(80, 40, 10, 8, "category.3", "text", hatch="dots"),
        Text(0, 75, "<b>&", 12, halo="raised", anchor="start"),
        Group((Text(60, 90, "Långt ord som inte får plats", 12, max_width=40, anchor="end"),)),
    )
    widget = SceneView()
    qtbot.addWidget(widget)
    widget.set_scene(Scene(100, 100, shapes))
    image = widget.image(1.0)
    tokens = Theme.current().tokens
    assert image.pixelColor(5, 5).name() == tokens.accent
    assert image.pixelColor(30, 30).name() == tokens.critical
    assert image.pixelColor(80, 1).name() != tokens.surface
    colours = {image.pixelColor(x, y).name() for x in range(100) for y in range(100)}
    assert {tokens.ok, tokens.warn, tokens.text, tokens.raised} <= colours


def test_the_theme_changes_live(view):
    before = view.grab().toImage()
    Theme.current().set_choice("dark")
    after = view.grab().toImage()
    assert before.pixelColor(100, 300) != after.pixelColor(100, 300)


def test_a_thing_that_is_gone_is_no_longer_current(view):
    view.set_current("c")
    view.set_builder(lambda width, height: matrix_scene(DOTS[:1], width, height))
    assert view.current() == ""
    view.set_current("unknown")
    assert view.current() == ""
