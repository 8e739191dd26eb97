"""A large picture is scrolled, dragged and made larger; what is current stays in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.charts.scene import Group, Rect, Scene
from workbench.ui.parts.scene_scroll import MOST, READABLE, SceneScroll

Key = Qt.Key


def scene(width=2000, height=1500):
    groups = [
        Group((Rect(x, y, 80, 30, "accent"),), f"{x},{y}", f"{x},{y}")
        for x in range(10, width - 90, 200)
        for y in range(10, height - 40, 150)
    ]
    return Scene(width, height, tuple(groups), "Karta")


@pytest.fixture
def scroll(theme, qtbot):
    made = SceneScroll()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.set_scene(scene())
    made.show()
    qtbot.waitExposed(made)
    made.view.setFocus()
    return made


def test_a_large_picture_stays_readable_and_a_small_one_is_not_blown_up(scroll):
    assert scroll.zoom() == READABLE
    scroll.set_scene(scene(300, 200))
    assert scroll.zoom() == 1.0
    assert scroll.view.width() == 300


def test_what_is_current_is_scrolled_into_sight(scroll):
    scroll.view.set_current("1810,1360")
    count = scroll.view.painted_count()
    item = next(i for i in map(scroll.view.painted_item, range(count)) if i.current)
    seen = scroll.viewport().rect()
    place = scroll.view.mapTo(scroll.viewport(), item.rect.center())
    assert seen.contains(place)


def test_keys_and_wheel_make_it_larger_and_smaller(scroll):
    before = scroll.view.width()
    QTest.keyClick(scroll.view, Key.Key_Plus)
    assert scroll.view.width() > before
    QTest.keyClick(scroll.view, Key.Key_Minus)
    QTest.keyClick(scroll.view, Key.Key_Minus)
    assert scroll.view.width() < before
    QTest.keyClick(scroll.view, Key.Key_0)
    assert scroll.view.width() == before
    for _each in range(30):
        QTest.keyClick(scroll.view, Key.Key_Plus)
    assert scroll.zoom() == MOST
    wheel = QWheelEvent(
        QPointF(20, 20), QPointF(20, 20), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(scroll.view, wheel)
    assert scroll.zoom() < MOST


def test_the_ground_is_dragged_and_things_are_not(scroll):
    bar = scroll.horizontalScrollBar()
    bar.setValue(300)
    ground = QPoint(round(130 * scroll.zoom()) + 340, 60)
    assert scroll.view.painted_at(ground) < 0
    QTest.mousePress(scroll.view, Qt.MouseButton.LeftButton, pos=ground)
    QTest.mouseMove(scroll.view, ground - QPoint(50, 0))
    QTest.mouseRelease(scroll.view, Qt.MouseButton.LeftButton, pos=ground)
    assert bar.value() != 300
    moved = bar.value()
    thing = scroll.view.painted_item(8).rect.center()
    QTest.mousePress(scroll.view, Qt.MouseButton.LeftButton, pos=thing)
    after = bar.value()
    QTest.mouseMove(scroll.view, thing - QPoint(50, 0))
    assert bar.value() == after
    assert moved is not None
