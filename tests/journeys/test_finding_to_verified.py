"""One finding from the walk by way of an activity to verified, by keys and clicks in the window."""

from __future__ import annotations

import shutil
import warnings
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.exchange.photos import camera_file, png_bomb
from tests.windows import ALT, CTRL, NONE, SHIFT, Driver, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.ui.look.theme import Theme

LEFT = Qt.MouseButton.LeftButton
FINDINGS, WALKS, INTERVIEWS = range(3)
FIELD = 4


class FieldDriver(Driver):
    """A window on walks and findings."""

    def open(self, part=FINDINGS):
        self.go("situation", FIELD)
        self.view = self.page.view("field")
        self.view.show_part(part)
        settle(seconds=0.2)
        return self.view.part()

    def rows(self, table):
        with self.project.read() as session:
            return read_rows(session, record(table))

    def row(self, table, code):
        return next(row for row in self.rows(table) if row["code"] == code)

    def choose(self, code):
        part = self.view.part(FINDINGS)
        part.panel.table.select([self.row("finding", code)["id"]])
        settle(lambda: part.inspector._ids == part.panel.table.selected_ids())
        part.panel.table.setFocus()
        return part


@pytest.fixture
def torg(tmp_path, mellantorg):
    driver = FieldDriver(tmp_path, shutil.copy(mellantorg, tmp_path / "Mellantorg.plats"))
    yield driver
    driver.close()


def test_a_finding_goes_all_the_way(torg):
    # The walk is written, its stops are clicked on the map.
    walks = torg.open(WALKS)
    torg.press(Key.Key_N, CTRL)
    torg.type("Kvällsvandring; 2026-11-18; 17.30; 12")
    torg.press(Key.Key_Return)
    settle()
    walk = torg.rows("walk")[-1]
    assert (walk["name"], walk["walked_on"]) == ("Kvällsvandring", date(2026, 11, 18))
    settle(lambda: walks._walk == walk["id"])
    QTest.mouseClick(walks.add, LEFT)
    canvas = walks.map.canvas
    settle(seconds=0.2)
    for point in ((235, 40), (259, 150)):
        spot = QPoint(*map(round, canvas.viewport.frame().at(point)))
        QTest.mouseMove(canvas, spot)
        QTest.mouseClick(canvas, LEFT, NONE, spot)
        settle()
    stops = [row for row in torg.rows("walk_stop") if row["walk_id"] == walk["id"]]
    assert [row["title"] for row in stops] == ["Gång- och cykeltunneln", "Passagen Falken"]

    # At the second stop something is found; the stop sticks to what is typed.
    part = torg.open(FINDINGS)
    torg.press(Key.Key_PageDown, ALT, times=2)
    assert part.stops.stop() == stops[1]["id"]
    torg.press(Key.Key_N, CTRL)
    torg.type("Lampan hänger löst; ; 5; Matkvarteret")
    torg.press(Key.Key_Return)
    torg.type("Skräp; ; 2; Platsorganisationen")
    torg.press(Key.Key_Return)
    settle()
    first, second = torg.row("finding", "F19"), torg.row("finding", "F20")
    for found in (first, second):
        assert found["walk_stop_id"] == stops[1]["id"]
        assert found["found_on"] == date(2026, 11, 18)
        assert found["x"] == stops[1]["x"]
    assert (first["severity"], first["status"]) == (5, "new")
    passage = torg.row("surface", "Y09")
    assert first["surface_id"] == passage["id"]

    # The responsible accepts: one key. One more key makes an activity, one undo takes it back.
    part = torg.choose("F19")
    assert part.map.canvas.current() == first["id"]
    torg.press(Key.Key_Period, CTRL)
    settle()
    first = torg.row("finding", "F19")
    assert (first["status"], first["answered_on"]) == ("accepted", date(2026, 11, 18))
    before = len(torg.rows("activity"))
    torg.press(Key.Key_A, CTRL | SHIFT)
    settle()
    assert len(torg.rows("activity")) == before + 1
    torg.press(Key.Key_Z, CTRL)
    settle()
    assert len(torg.rows("activity")) == before
    torg.press(Key.Key_Y, CTRL)
    settle()
    made = torg.rows("activity")[-1]
    assert made["title"] == "Åtgärda: Lampan hänger löst"
    assert made["findings"] == (first["id"],)
    assert made["responsible"] == (torg.row("organisation", "O08")["id"],)

    # The link in the inspector leads to the activity, and from there back.
    activities = part.inspector.activities
    settle(lambda: activities.links and activities.links[0].isVisible())
    focus_on(activities.links[0])
    torg.press(Key.Key_Return)
    settle(lambda: torg.desk.current_key == "plan")
    assert torg.page.view("chart").gantt.selected() == [made["id"]]
    plan = torg.page.inspector.panel
    assert [each.text() for each in plan.origins.related.links] == ["F19 Lampan hänger löst"]
    assert not plan.origins.finish.isVisible()

    # The activity is carried out; its finding is asked for.
    plan.form.focus_field("status")
    field = plan.form.fields["status"].editor
    field.show_text("Klar")
    plan.form.commit()
    settle(plan.origins.finish.isVisible)
    assert plan.origins.finish.text() == "Sätt F19 till åtgärdat"
    focus_on(plan.origins.finish)
    torg.press(Key.Key_Return)
    settle()
    assert torg.row("finding", "F19")["status"] == "done"
    assert not plan.origins.finish.isVisible()

    focus_on(plan.origins.related.links[0])
    torg.press(Key.Key_Return)
    settle(lambda: torg.desk.current_key == "situation")
    part = torg.view.part()
    settle(lambda: part.panel.table.selected_ids() == [first["id"]])
    focus_on(part.panel.table)
    torg.press(Key.Key_Period, CTRL)
    settle()
    assert torg.row("finding", "F19")["status"] == "verified"
    settle()
    assert not part.inspector.next.isVisible()
    assert "verifierat" in part.inspector.chip.text().lower()
    # And all of it can be taken back, step by step.
    torg.press(Key.Key_Z, CTRL)
    settle()
    assert torg.row("finding", "F19")["status"] == "done"


def test_a_finding_is_rejected_with_its_reason_by_keys(torg):
    torg.open()
    part = torg.choose("F18")
    focus_on(part.inspector.reject)
    torg.press(Key.Key_Space)
    torg.press(Key.Key_Return)
    assert torg.row("finding", "F18")["status"] == "accepted"
    torg.type("Stämman röstade nej")
    torg.press(Key.Key_Return)
    settle()
    after = torg.row("finding", "F18")
    assert (after["status"], after["answer"]) == ("rejected", "Stämman röstade nej")
    torg.press(Key.Key_Z, CTRL)
    settle()
    focus_on(part.inspector.reject)
    torg.press(Key.Key_Space)
    torg.press(Key.Key_Escape)
    assert part.inspector.reject.hasFocus()


def test_filters_table_and_map_show_the_same(torg):
    part = torg.open()
    rows, box = part.panel.rows, part.filter.party_box
    box.setCurrentIndex(box.findText("Matkvarteret"))
    box.activated.emit(box.currentIndex())
    settle()
    assert len(rows.ids_shown()) == 2
    assert len(part.map.canvas.ground.content.points) == 2
    assert part.filter.party() == torg.row("organisation", "O08")["id"]
    part.show_row(torg.row("finding", "F01")["id"])
    settle()
    assert len(rows.ids_shown()) == 18  # what one goes to is shown, whatever was kept away
    canvas = part.map.canvas
    point = torg.row("finding", "F11")
    spot = QPoint(*map(round, canvas.viewport.frame().at((float(point["x"]), float(point["y"])))))
    QTest.mouseClick(canvas, LEFT, NONE, spot)
    settle()
    assert part.panel.table.selected_ids() == [point["id"]]
    state = part.filter.state_box
    state.setCurrentIndex(2)
    state.activated.emit(2)
    settle()
    codes = [rows.values(key)["code"] for key in rows.ids_shown()]
    assert codes == ["F03", "F04", "F09"]


def test_a_point_on_the_map_becomes_the_place_of_what_is_typed(torg):
    part = torg.open()
    QTest.mouseClick(part.point, LEFT)
    canvas = part.map.canvas
    settle(seconds=0.2)
    spot = QPoint(*map(round, canvas.viewport.frame().at((70, 60))))
    QTest.mouseMove(canvas, spot)
    QTest.mouseClick(canvas, LEFT, NONE, spot)
    torg.type("Död gran")
    torg.press(Key.Key_Return)
    settle()
    made = torg.row("finding", "F19")
    assert made["surface_id"] == torg.row("surface", "Y03")["id"]
    assert abs(float(made["x"]) - 70) < 3
    # The next one is somewhere else again.
    torg.type("Utan plats")
    torg.press(Key.Key_Return)
    settle()
    bare = torg.row("finding", "F20")
    assert (bare["x"], bare["surface_id"]) == (None, None)
    # A finding without a place that is chosen gets the one that is clicked.
    torg.choose("F20")
    part.take_point()
    QTest.mouseMove(canvas, spot)
    QTest.mouseClick(canvas, LEFT, NONE, spot)
    settle()
    assert torg.row("finding", "F20")["surface_id"] == made["surface_id"]


def drop(widget, data):
    point = QPointF(20, 20)
    copy, left = Qt.DropAction.CopyAction, LEFT
    with warnings.catch_warnings():  # Qt 6.12 has another way, which 6.11 does not know
        warnings.simplefilter("ignore", DeprecationWarning)
        entering = QDragEnterEvent(point.toPoint(), copy, data, left, NONE)
    QApplication.sendEvent(widget, entering)
    dropped = QDropEvent(point, copy, data, left, NONE)
    QApplication.sendEvent(widget, dropped)
    return entering.isAccepted() and dropped.isAccepted()


def files(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_photos_are_dropped_pasted_looked_at_and_flagged(torg, tmp_path):
    torg.open()
    part = torg.choose("F01")
    for name in ("a", "b"):
        (tmp_path / f"{name}.jpg").write_bytes(camera_file())
    strip = part.inspector.photos
    assert drop(strip, files(tmp_path / "a.jpg", tmp_path / "b.jpg"))
    settle(lambda: len(strip.thumbnails) == 2)
    assert torg.project.undo_label() == "Lade till 2 foton"
    assert not drop(strip, files(tmp_path / "notes.txt"))

    image = QMimeData()
    image.setImageData(Theme.current().icon("image").pixmap(64, 64).toImage())
    QGuiApplication.clipboard().setMimeData(image)
    torg.press(Key.Key_V, CTRL | SHIFT)
    settle(lambda: len(strip.thumbnails) == 3)

    # A hostile picture is refused in a sentence, and nothing has changed.
    (tmp_path / "bomb.png").write_bytes(png_bomb())
    drop(part, files(tmp_path / "bomb.png"))
    settle(lambda: "för stor" in torg.desk.notices.label.text())
    assert len(torg.rows("photo")) == 3

    focus_on(strip.thumbnails[0])
    torg.press(Key.Key_Return)
    settle()
    viewer = part.viewer
    assert viewer.isVisible()
    torg.press(Key.Key_Right, times=2)
    assert viewer.name.text().startswith("Foto 3")
    torg.press(Key.Key_Delete)
    settle()
    assert len(torg.rows("photo")) == 2
    assert "2 av 2 foton" in viewer.name.text()

    # In protected view only what nobody can be recognised in may be seen.
    assert all(row["shows_people"] for row in torg.rows("photo"))
    torg.press(Key.Key_H, CTRL | SHIFT)
    settle()
    assert viewer.view.accessibleName() == "Dolt i skyddat läge"
    shown = viewer._photos[viewer._place]["id"]
    acts.change(torg.project, record("photo"), shown, {"shows_people": False})
    settle()
    assert viewer.view.accessibleName() != "Dolt i skyddat läge"
    focus_on(viewer.view)
    torg.press(Key.Key_Escape)
    settle()
    assert not viewer.isVisible()
    assert part.panel.table.view.hasFocus()


def test_the_list_of_a_party_is_copied_mailed_and_saved(torg, tmp_path, monkeypatch):
    part = torg.open()
    box = part.filter.party_box
    box.setCurrentIndex(box.findText("Polisen"))
    box.activated.emit(box.currentIndex())
    part.handover.copy()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Fynd vid Platssamverkan Mellantorg, för Polisen")
    assert "F09" in text
    assert "F01" not in text
    opened = []
    monkeypatch.setattr(
        "workbench.steps.situation.page_handover.QDesktopServices.openUrl", opened.append
    )
    part.handover.mail()
    assert opened[0].scheme() == "mailto"
    part.handover._write(str(tmp_path / "polisen.xlsx"))
    assert (tmp_path / "polisen.xlsx").stat().st_size > 1000
    part.handover._write(str(tmp_path / "nowhere" / "polisen.xlsx"))
    settle()
    assert "polisen.xlsx" in torg.desk.notices.label.text()


def test_stops_are_reordered_by_keys_and_the_way_follows(torg):
    walks = torg.open(WALKS)
    walks.panel.table.select([torg.rows("walk")[0]["id"]])
    settle(lambda: walks._walk == torg.rows("walk")[0]["id"])
    stops = walks.stops
    last = stops.rows.ids_shown()[-1]
    stops.table.select([last])
    stops.table.setFocus()
    for _each in range(2):
        torg.press(Key.Key_Up, ALT)
        settle()
    assert stops.rows.ids_shown()[-3] == last
    numbers = {p.key: p.number for p in walks.map.canvas.ground.content.points if p.number}
    assert numbers[last] == "7"
    stop = stops.rows.ids_shown()[2]
    walks.map.canvas.set_current(stop)
    settle()
    assert stops.table.selected_ids() == [stop]
    torg.desk.go_to("situation", stop)
    assert torg.view.part() is walks


def test_interviews_are_written_by_role(torg):
    torg.open(INTERVIEWS)
    torg.press(Key.Key_N, CTRL)
    torg.type("Fastighetsskötare; 2026-11-02; AB Mellanstadsbostäder; Nycklar")
    torg.press(Key.Key_Return)
    settle()
    assert torg.rows("interview")[-1]["title"] == "Fastighetsskötare"
