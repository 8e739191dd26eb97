from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from workbench.charts.map import CATEGORIES, PLAIN, MapContent, MapGroup, MapPoint, MapThing
from workbench.rules.shapes import read_shape
from workbench.ui.parts.map.ground import Ground
from workbench.ui.parts.map.view import MapView

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def content():
    """Two properties, two surfaces, one on the other, a boundary and a finding."""

    def thing(key, text, **facts):
        return MapThing(key, read_shape(text), key.upper(), alt=f"{key} i ord", **facts)

    things = (
        thing("p1", "0 0,100 0,100 100,0 100", is_ground=True),
        thing("p2", "200 0,300 0,300 100,200 100", is_ground=True),
        thing("y1", "100 0,200 0,200 100,100 100", group="a", name="Torget"),
        thing("y2", "120 20,150 20,150 60,120 60", group="b"),
    )
    groups = (
        MapGroup("a", "Offentlig", CATEGORIES[0]),
        MapGroup("b", "Privat", CATEGORIES[1]),
        MapGroup("", "Fastighet", PLAIN),
    )
    points = (MapPoint("f1", 180, 80, "F01", "late", "F01 Mörkt"),)
    return MapContent(
        read_shape("-20 -20,320 -20,320 120,-20 120"), things, points, groups, "Plats"
    )


class Hands:
    """A map with hands on it."""

    def __init__(self):
        self.view = MapView()
        self.view.resize(700, 420)
        self.canvas = self.view.canvas
        self.canvas.set_ground(Ground(content(), "Gränsen"))
        self.view.show()
        self.canvas.setFocus()
        self.canvas.fit()

    def at(self, x, y):
        return QPoint(*map(round, self.canvas.viewport.frame().at((x, y))))

    def click(self, x, y):
        QTest.mouseMove(self.canvas, self.at(x, y))
        QTest.mouseClick(self.canvas, LEFT, NONE, self.at(x, y))

    def press(self, key, modifiers=NONE, times=1):
        for _ in range(times):
            QTest.keyClick(self.canvas, key, modifiers)


@pytest.fixture
def hands(qtbot):
    made = Hands()
    qtbot.addWidget(made.view)
    qtbot.waitExposed(made.view)
    return made
