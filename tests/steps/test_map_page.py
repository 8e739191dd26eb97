"""The view “Karta” in the window: files in and out, pictures, protected view, sizes, languages."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from tests.windows import CTRL, NONE, SHIFT, Driver, Key, focus_on, new_file, settle
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.place.map_themes import Theme
from workbench.steps.place.page_map import IMPORT, MAP, NOTHING
from workbench.steps.place.views import read_underlays

LEFT = Qt.MouseButton.LeftButton


class Window(Driver):
    """A window at the map."""

    def open_map(self):
        self.go("place", 1)
        settle(seconds=0.1)
        return self.map_page()

    def map_page(self):
        return self.page.view("map")

    def answer(self, monkeypatch, path):
        """Let the next question for a file be answered with ``path``."""
        monkeypatch.setattr(
            self.desk._ask, "file", lambda *, done, **_facts: done(str(path)), raising=True
        )

    def rows(self, table):
        with self.project.read() as session:
            return read_rows(session, record(table))


@pytest.fixture
def opened(qapp, tmp_path):
    made = []

    def begin(file, **facts):
        made.append(Window(tmp_path, file, **facts))
        return made[-1]

    yield begin
    for each in made:
        each.close()


@pytest.fixture
def full(opened, example):
    return opened(example)


def feature(name, corners):
    ring = [[*map(float, each)] for each in (*corners, corners[0])]
    return {
        "type": "Feature",
        "properties": {"name": name, "layer": "surface", "Namn": name},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def test_a_map_is_looked_at_before_it_is_taken_in(opened, tmp_path, monkeypatch):
    driver = opened(new_file(tmp_path))
    page = driver.open_map()
    assert page.stack.currentIndex() == NOTHING
    path = tmp_path / "karta.geojson"
    features = [
        feature("Torget", ((0, 0), (50, 0), (50, 40), (0, 40))),
        feature("Sned", ((60, 0), (90, 30), (90, 0), (60, 30))),
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": None, "features": features}))
    driver.answer(monkeypatch, path)
    QTest.mouseClick(page.empty.example, LEFT)
    settle(lambda: page.stack.currentIndex() == IMPORT)
    assert driver.rows("surface") == []
    assert "1 ny" in page.import_panel.counts.whole_text()
    assert page.import_panel.problems.whole_text()
    driver.press(Key.Key_Return)
    settle()
    assert [row["name"] for row in driver.rows("surface")] == ["Torget"]
    assert page.stack.currentIndex() == MAP
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert driver.rows("surface") == []
    assert page.stack.currentIndex() == NOTHING


def test_esc_leaves_an_import_alone(full, tmp_path, monkeypatch):
    page = full.open_map()
    path = tmp_path / "karta.geojson"
    path.write_text("detta är ingen karta")
    full.answer(monkeypatch, path)
    page.acts.choose_map()
    settle(full.desk.notices.isVisible)
    assert page.stack.currentIndex() == MAP


def test_the_map_leaves_as_geojson_picture_and_copy(full, tmp_path, monkeypatch):
    page = full.open_map()
    for ending, begins in (("geojson", b'{"type": "F'), ("png", b"\x89PNG"), ("svg", b"<svg")):
        path = tmp_path / f"ut.{ending}"
        full.answer(monkeypatch, path)
        page.acts.save_map() if ending == "geojson" else page.acts.save_picture()
        assert path.read_bytes().startswith(begins)
    written = json.loads((tmp_path / "ut.geojson").read_text(encoding="utf-8"))
    assert len(written["features"]) == 14 + 20 + 18
    focus_on(page.map.canvas)
    full.press(Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert "Y09 Passagen Falken" in data.text()


def test_a_picture_goes_below_the_map_and_is_made_paler(full, tmp_path):
    page = full.open_map()
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(tmp_path / "flyg.png"))
    lines = len(full.project.history())
    page.pictures.open_path(str(tmp_path / "flyg.png"))
    canvas = page.map.canvas
    settle(lambda: canvas.tool.name == "lay")

    def click(x, y):
        at = QPoint(*map(round, canvas.viewport.frame().at((x, y))))
        QTest.mouseMove(canvas, at)
        QTest.mouseClick(canvas, LEFT, NONE, at)

    for spot in ((100, 100), (110, 100), (300, 200), (320, 210)):
        click(*spot)
    settle(lambda: len(full.project.history()) == lines + 1)
    (kept,) = canvas.underlays
    assert kept.name == "flyg"
    row = page.pictures.panel._rows[0]
    row.slider.setValue(30)
    assert canvas.underlays[0].opacity == pytest.approx(0.3)
    page.leave()
    with full.project.read() as session:
        assert read_underlays(session)[0].opacity == 30
    full.project.undo()
    full.project.undo()
    settle()
    assert canvas.underlays == ()


def test_a_picture_that_is_given_up_leaves_nothing(full, tmp_path):
    page = full.open_map()
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.save(str(tmp_path / "flyg.png"))
    lines = len(full.project.history())
    page.pictures.open_path(str(tmp_path / "flyg.png"))
    settle(lambda: page.map.canvas.tool.name == "lay")
    full.press(Key.Key_Escape)
    assert page.map.canvas.tool.name == "select"
    assert len(full.project.history()) == lines


def test_theme_day_and_choice_survive_another_language(full):
    page = full.open_map()
    page.theme.setCurrentIndex(page.theme.findData(Theme.OWNER))
    key = next(row["id"] for row in full.rows("property") if row["code"] == "P07")
    page.go_to(key)
    full.window.set_language("en")
    settle()
    again = full.map_page()
    assert again is not page
    assert again.theme.currentData() == Theme.OWNER
    assert again.map.canvas.current() == key
    assert "owner" in again.map.canvas.ground.alt(key)


def test_the_other_day_colours_map_matrix_and_bar(full):
    page = full.open_map()
    before = {thing.key: thing.group for thing in page.map.canvas.ground.content.things}
    page.day_switch.set_current(0)
    after = {thing.key: thing.group for thing in page.map.canvas.ground.content.things}
    assert before != after
    assert page.matrix.day == page.days[0].day
    assert page.bar.accessibleName().startswith("K11")


def test_map_list_and_matrix_go_together(full):
    page = full.open_map()
    key = next(row["id"] for row in full.rows("surface") if row["code"] == "Y03")
    page.matrix.grid.choose_row(key)
    assert page.map.canvas.current() == key
    other = next(row["id"] for row in full.rows("surface") if row["code"] == "Y05")
    page.map.canvas.set_current(other)
    assert page.matrix.surface() == other
    assert page.side.things.current() == other


def test_the_list_is_sifted(full):
    page = full.open_map()
    things = page.side.things
    things.filter.setText("falken")
    shown = [r for r in range(things.list.count()) if not things.list.item(r).isHidden()]
    assert 0 < len(shown) < 6


def test_an_edit_elsewhere_shows_on_the_map(full):
    page = full.open_map()
    key = next(row["id"] for row in full.rows("surface") if row["code"] == "Y01")
    acts.change(full.project, record("surface"), key, {"short_name": "Stortorget"})
    settle()
    names = {thing.key: thing.name for thing in page.map.canvas.ground.content.things}
    assert names[key] == "Stortorget"


def test_nothing_sensitive_shows_in_protected_view(full):
    page = full.open_map()
    key = next(row["id"] for row in full.rows("surface") if row["code"] == "Y01")
    secret = "hemligt om torget"
    acts.change(full.project, record("surface"), key, {"notes": secret})
    full.press(Key.Key_H, CTRL | SHIFT)
    settle()
    page = full.map_page()
    page.go_to(key)
    told = [page.map.canvas.ground.alt(each) for each in page.map.canvas.ground.keys]
    assert all(secret not in words for words in told)
    page.acts.copy_picture()
    assert secret not in QGuiApplication.clipboard().mimeData().text()


def test_a_file_for_reading_is_looked_at_and_measured_only(opened, example, tmp_path):
    driver = opened(new_file(tmp_path))
    driver.window.files.open_path(example, read_only=True)
    settle()
    page = driver.open_map()
    enabled = {name for name, button in page.tools.buttons.items() if button.isEnabled()}
    assert enabled == {"select", "measure"}
    focus_on(page.map.canvas)
    driver.press(Key.Key_S)
    assert page.map.canvas.tool.name == "select"


@pytest.mark.parametrize("size", [(1366, 740), (1024, 560), (760, 480)])
@pytest.mark.parametrize("zoom", [100, 150])
def test_the_map_keeps_room_in_every_window(opened, example, size, zoom):
    driver = opened(example, size=size, zoom=zoom)
    page = driver.open_map()
    canvas = page.map.canvas
    assert canvas.width() >= 220
    assert canvas.height() >= 120
    frame = canvas.viewport.frame()
    assert frame.shows(canvas.ground.content.extent())
    for button in (page.map.nearer, page.map.farther, page.map.whole):
        assert min(button.width(), button.height()) >= 24
        assert page.map.rect().contains(button.geometry())
