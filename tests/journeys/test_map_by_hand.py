"""The map drawn from nothing by clicks, and changed by keys alone; every act taken back again."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.windows import CTRL, NONE, SHIFT, Driver, Key, focus_on, new_file, settle
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.shapes import area, read_shape
from workbench.ui.parts.map.ground import BOUNDARY

LEFT = Qt.MouseButton.LeftButton


class MapDriver(Driver):
    """A window whose map is in hand."""

    def open_map(self):
        self.go("place", 1)
        self.view = self.page.view("map")
        self.canvas = self.view.map.canvas
        settle(seconds=0.2)

    def at(self, x, y):
        return QPoint(*map(round, self.canvas.viewport.frame().at((x, y))))

    def click(self, x, y, modifiers=NONE):
        QTest.mouseMove(self.canvas, self.at(x, y))
        QTest.mouseClick(self.canvas, LEFT, modifiers, self.at(x, y))

    def drag(self, start, end, modifiers=NONE):
        QTest.mouseMove(self.canvas, self.at(*start))
        QTest.mousePress(self.canvas, LEFT, modifiers, self.at(*start))
        for share in (0.3, 0.7, 1.0):
            x = start[0] + (end[0] - start[0]) * share
            y = start[1] + (end[1] - start[1]) * share
            QTest.mouseMove(self.canvas, self.at(x, y))
        QTest.mouseRelease(self.canvas, LEFT, modifiers, self.at(*end))
        settle()

    def tool(self, name):
        QTest.mouseClick(self.view.tools.buttons[name], LEFT)
        settle()

    def rows(self, table):
        with self.project.read() as session:
            return read_rows(session, record(table))

    def shape(self, table, code):
        row = next(row for row in self.rows(table) if row["code"] == code)
        return read_shape(row["outline"])

    def corners(self, code):
        return self.shape("surface", code)[0][0]

    def choose(self, code, table="surface"):
        key = next(row["id"] for row in self.rows(table) if row["code"] == code)
        self.view.go_to(key)
        self.canvas.setFocus()
        settle()
        return key


@pytest.fixture
def bare(tmp_path):
    driver = MapDriver(tmp_path, new_file(tmp_path))
    driver.open_map()
    yield driver
    driver.close()


@pytest.fixture
def full(tmp_path, mellantorg):
    driver = MapDriver(tmp_path, shutil.copy(mellantorg, tmp_path / "Mellantorg.plats"))
    driver.open_map()
    yield driver
    driver.close()


def test_a_place_is_drawn_from_nothing(bare):
    QTest.mouseClick(bare.view.empty.action, LEFT)
    settle()
    assert bare.canvas.tool.name == "draw_boundary"
    for corner in ((50, 50), (350, 50), (350, 250), (50, 250)):
        bare.click(*corner)
    bare.press(Key.Key_Return)
    assert area(read_shape(bare.project.facts().boundary)) == pytest.approx(60_000, rel=0.05)
    assert bare.canvas.current() == BOUNDARY

    focus_on(bare.canvas)
    bare.press(Key.Key_S)
    assert bare.canvas.tool.name == "draw_surface"
    for corner in ((100, 100), (200, 100), (250, 300), (200, 200), (100, 200)):
        bare.click(*corner)
    bare.press(Key.Key_Backspace, times=3)
    for corner in ((200, 200), (100, 200)):
        bare.click(*corner)
    bare.click(100, 100)  # the first corner again closes it
    assert bare.rows("surface") == []
    bare.type("Torget; torg")
    bare.press(Key.Key_Return)
    (surface,) = bare.rows("surface")
    assert (surface["name"], surface["type"]) == ("Torget", "square")
    assert area(read_shape(surface["outline"])) == pytest.approx(10_000, rel=0.05)
    assert bare.canvas.current() == surface["id"]
    assert bare.canvas.tool.name == "draw_surface"

    bare.press(Key.Key_Z, CTRL, times=2)
    assert bare.rows("surface") == []
    assert bare.project.facts().boundary == ""


def test_a_surface_is_drawn_by_keys_alone(bare):
    bare.view.acts.take_tool("draw_surface")
    canvas = bare.canvas
    bare.press(Key.Key_Space)  # the cross appears in the middle
    start = canvas.spot.point
    bare.press(Key.Key_Space)
    bare.press(Key.Key_Right, SHIFT, times=4)
    bare.press(Key.Key_Space)
    bare.press(Key.Key_Up, SHIFT, times=3)
    bare.press(Key.Key_Up, times=2)
    bare.press(Key.Key_Up, CTRL, times=5)
    bare.press(Key.Key_Space)
    assert canvas.tool.points[-1] == pytest.approx((start[0] + 40, start[1] + 32.5))
    bare.press(Key.Key_Return)
    bare.press(Key.Key_Return)  # nothing typed yet: the line waits
    bare.type("Hörnet")
    bare.press(Key.Key_Return)
    (surface,) = bare.rows("surface")
    assert surface["name"] == "Hörnet"
    assert area(read_shape(surface["outline"])) == pytest.approx(650, abs=1)


def test_exact_numbers_are_typed(bare):
    bare.view.acts.take_tool("draw_property")
    strip = bare.view.map.strip
    for east, north in (("0", "0"), ("25,5", "0"), ("25,5", "20"), ("0", "20")):
        strip.east.setFocus()
        strip.east.selectAll()
        bare.type(east)
        strip.north.setFocus()
        strip.north.selectAll()
        bare.type(north)
        bare.press(Key.Key_Return)
    QTest.mouseClick(strip.finish, LEFT)
    bare.type("Eken 1")
    bare.press(Key.Key_Return)
    assert bare.shape("property", "P01") == read_shape("0 0,25.5 0,25.5 20,0 20")
    assert area(bare.shape("property", "P01")) == pytest.approx(510)


def test_esc_goes_back_to_drawing_and_nothing_drawn_is_lost(bare):
    bare.view.acts.take_tool("draw_surface")
    for corner in ((100, 100), (200, 100), (200, 200)):
        bare.click(*corner)
    bare.press(Key.Key_Return)
    bare.press(Key.Key_Escape)
    assert len(bare.canvas.tool.points) == 3
    assert bare.rows("surface") == []
    bare.press(Key.Key_Return)
    bare.view.side.things.filter.setFocus()  # turns to something else before naming
    settle()
    (surface,) = bare.rows("surface")
    assert surface["name"]
    assert surface["outline"]


def test_a_crossing_outline_is_refused_in_words(bare):
    bare.view.acts.take_tool("draw_surface")
    for corner in ((100, 100), (200, 200), (200, 100), (100, 200)):
        bare.click(*corner)
    bare.press(Key.Key_Return)
    words, tone = bare.canvas.tool.hint()
    assert tone == "error"
    assert bare.view.map.strip.words.whole_text() == words
    assert bare.rows("surface") == []
    bare.press(Key.Key_Escape)
    assert bare.canvas.tool.hint()[1] == "muted"
    bare.press(Key.Key_Escape)
    assert bare.canvas.tool.name == "select"


def test_corners_by_hand_and_by_keys(full):
    full.choose("Y05")
    before = full.corners("Y05")
    full.tool("corners")
    full.drag((390, 100), (380, 95), Qt.KeyboardModifier.AltModifier)
    moved = full.corners("Y05")
    assert moved[2] == pytest.approx((380, 95), abs=1)
    full.press(Key.Key_Right, times=3)
    full.press(Key.Key_Right, CTRL)
    full.canvas.tool.settle()
    assert full.corners("Y05")[2][0] == pytest.approx(moved[2][0] + 3.1)
    full.press(Key.Key_Space)  # a further corner after the one in focus
    assert len(full.corners("Y05")) == 5
    full.press(Key.Key_Delete)
    assert len(full.corners("Y05")) == 4
    full.press(Key.Key_Z, CTRL, times=4)
    assert full.corners("Y05") == before


def test_a_corner_is_caught_by_its_neighbour_unless_alt_is_held(full):
    full.choose("Y13")
    full.tool("corners")
    full.drag((365, 130), (388.6, 134.2))  # near the corner of P14 at 390, 135
    assert full.corners("Y13")[2] == (390, 135)
    full.press(Key.Key_Z, CTRL)
    full.drag((365, 130), (388.6, 134.2), Qt.KeyboardModifier.AltModifier)
    assert full.corners("Y13")[2] != (390, 135)


def test_a_corner_dragged_across_goes_back(full):
    full.choose("Y03")
    before = full.corners("Y03")
    full.tool("corners")
    start, end = (140, 90), (10, 30)
    QTest.mousePress(full.canvas, LEFT, NONE, full.at(*start))
    QTest.mouseMove(full.canvas, full.at(80, 60))
    QTest.mouseMove(full.canvas, full.at(*end))
    assert full.canvas.tool.hint()[1] == "error"
    QTest.mouseRelease(full.canvas, LEFT, NONE, full.at(*end))
    settle()
    assert full.corners("Y03") == before
    assert full.canvas.tool.hint()[1] == "error"


def test_a_surface_is_moved_and_divided(full):
    full.choose("Y04")
    before = full.corners("Y04")
    full.tool("move")
    full.press(Key.Key_Up, SHIFT)
    full.press(Key.Key_Right, times=2)
    full.canvas.tool.settle()
    assert full.corners("Y04") == tuple((x + 2, y + 10) for x, y in before)
    full.press(Key.Key_Z, CTRL)
    assert full.corners("Y04") == before

    full.tool("split")
    full.click(190, 15)
    full.click(190, 65)
    full.press(Key.Key_Return)
    names = [row["name"] for row in full.rows("surface")]
    assert "Bussterminalens plattform (2)" in names
    assert len(names) == 15
    full.press(Key.Key_Z, CTRL)
    assert len(full.rows("surface")) == 14


def test_a_finding_is_put_where_one_clicks(full):
    full.tool("finding")
    full.click(70, 60)
    full.type("Trasig bänk")
    full.press(Key.Key_Return)
    found = full.rows("finding")[-1]
    park = next(row for row in full.rows("surface") if row["code"] == "Y03")
    assert (found["title"], found["surface_id"]) == ("Trasig bänk", park["id"])
    assert (float(found["x"]), float(found["y"])) == pytest.approx((70, 60), abs=1)
    assert full.canvas.ground.has(found["id"])
    full.press(Key.Key_Z, CTRL)
    assert not full.canvas.ground.has(found["id"])


def test_keys_go_from_thing_to_thing_and_open_one(full):
    full.choose("Y01")
    full.press(Key.Key_Left)
    name = full.canvas.ground.alt(full.canvas.current())
    assert name != ""
    full.press(Key.Key_Tab)
    assert full.canvas.current()
    full.press(Key.Key_Return)
    assert full.desk.inspector.isAncestorOf(full.focus())
    full.canvas.setFocus()
    scale = full.canvas.viewport.scale
    full.press(Key.Key_Plus)
    assert full.canvas.viewport.scale > scale
    full.press(Key.Key_0)
    assert full.canvas.viewport.scale == pytest.approx(scale)
    full.press(Key.Key_Escape)
    assert full.canvas.current() == ""


def test_a_row_is_deleted_on_the_map_and_comes_back(full):
    full.choose("P19", "property")
    full.press(Key.Key_Delete)
    assert len(full.rows("property")) == 19
    full.press(Key.Key_Z, CTRL)
    assert len(full.rows("property")) == 20


def test_what_is_not_drawn_is_drawn_from_the_list(full):
    key = full.choose("Y13")
    with full.project.edit("Undrawn") as session:
        session.connection().exec_driver_sql("update surface set outline = '' where code = 'Y13'")
    settle()
    assert not full.canvas.ground.has(key)
    full.view.side.show_panel(full.view.side.things)
    full.view.go_to(key)
    QTest.mouseClick(full.view.side.things.draw, LEFT)
    for corner in ((341, 111), (364, 111), (364, 129), (341, 129)):
        full.click(*corner, Qt.KeyboardModifier.AltModifier)
    full.press(Key.Key_Return)
    assert area(full.shape("surface", "Y13")) == pytest.approx(414, rel=0.15)
    assert len(full.rows("surface")) == 14


def test_the_way_to_what_does_not_fit(full):
    full.view.side.show_panel(full.view.side.troubles)
    troubles = full.view.side.troubles.list
    assert troubles.count() == len(full.view.notices) > 0
    troubles.setCurrentRow(0)
    assert full.canvas.current() == full.view.notices[0].row_id
