"""Notes beside points, numbered stops, ways and the legend of signs."""

from __future__ import annotations

from workbench.charts import measure
from workbench.charts.map import (
    PLAIN,
    MapContent,
    MapGroup,
    MapPoint,
    MapThing,
    MapWay,
    fitted,
    legend_scene,
    map_scene,
    point_boxes,
    point_names,
)
from workbench.charts.scene import Polyline, Text

SQUARE = (((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)),)


def content(*points, **said):
    return MapContent((), (MapThing("y", (SQUARE,), "Y01", is_ground=True),), points, **said)


def texts(scene):
    found = [s for s in scene.shapes if isinstance(s, Text)]
    return [*found, *(s for g in scene.groups() for s in g.shapes if isinstance(s, Text))]


def meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_every_note_stands_beside_its_point_and_on_nothing():
    points = [MapPoint(str(i), 20.0 * i, 50.0, f"F{i}", note=f"F{i:02} · 3") for i in range(6)]
    shown = content(*points)
    frame = fitted(shown.extent(), 600, 400)
    taken = point_boxes(shown, frame)
    found = list(point_names(shown, frame, measure.text_width, text=13.3, taken=taken))
    assert len(found) == 6
    boxes = [box for box, _shape in found]
    for number, box in enumerate(boxes):
        assert not any(meet(box, other) for other in [*taken, *boxes[:number]])
        assert box[0] >= 0
        assert box[2] <= 600


def test_notes_that_find_no_place_are_left_out():
    crowd = [MapPoint(str(i), 50.0, 50.0, "F", note="F01 · 3") for i in range(9)]
    shown = content(*crowd)
    frame = fitted(shown.extent(), 300, 300)
    found = list(point_names(shown, frame, measure.text_width, text=13.3))
    assert len(found) == 4  # right, left, above and below


def test_on_paper_the_notes_are_there_too():
    scene = map_scene(
        content(MapPoint("f", 40.0, 40.0, "F04", note="F04 · 4")), 640, 500, text=11.5
    )
    assert "F04 · 4" in [text.text for text in texts(scene)]


def test_stops_have_numbers_and_a_way_between_them():
    stops = [MapPoint(str(i), 10.0 * i, 10.0, "", number=str(i), alt=f"Stopp {i}") for i in (1, 2)]
    shown = content(*stops, ways=(MapWay(((10.0, 10.0), (20.0, 10.0))),))
    scene = map_scene(shown, 400, 300)
    lines = [shape for shape in scene.shapes if isinstance(shape, Polyline)]
    assert [line.stroke for line in lines] == ["surface", "accent"]
    written = [text for text in texts(scene) if text.text in {"1", "2"}]
    assert {text.color for text in written} == {"on_accent"}
    assert {group.alt for group in scene.groups()} >= {"Stopp 1", "Stopp 2"}


def test_the_legend_explains_the_signs_that_are_there():
    groups = (
        MapGroup("late", "Försenat", PLAIN, "late"), MapGroup("done", "Klart", PLAIN, "done"),
    )  # fmt: skip
    shown = content(MapPoint("f", 1.0, 1.0, "F", "late"), groups=groups)
    assert [group.key for group in shown.used_groups()] == ["late"]
    stop = content(MapPoint("f", 1.0, 1.0, "F", "late", number="1"), groups=groups)
    assert stop.used_groups() == ()
    scene = legend_scene(groups, 400, 13.3)
    words = [s.text for g in scene.shapes for s in getattr(g, "shapes", ()) if isinstance(s, Text)]
    assert words == ["Försenat", "Klart"]
