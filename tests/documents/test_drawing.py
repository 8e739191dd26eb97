"""A chart's scene on paper."""

from __future__ import annotations

import pytest

from tests.documents import sample
from tests.documents.reading import File, faults
from workbench.charts.palette import TOKENS
from workbench.charts.scene import (
    Ellipse,
    Group,
    Line,
    Polygon,
    Polyline,
    Rect,
    Scene,
    Shape,
    Text,
)
from workbench.documents.content import Document, Figure
from workbench.documents.pdf.pen import fill_colour, stroke_colour
from workbench.documents.sheet import PageSize, figure_width


def _page(*shapes: Shape, width: float = 400, height: float = 200) -> str:
    figure = Figure(Scene(width, height, tuple(shapes), "Bild"))
    file = File(Document("T", (figure,), sample.DATE, cover=False))
    assert faults(file.data) == []
    return file.reader.pages[0].get_contents().get_data().decode("latin-1")


@pytest.mark.parametrize(
    ("shape", "drawn"),
    [
        (Rect(0, 0, 40, 20, "accent"), f"{fill_colour('accent')} "),
        (Rect(0, 0, 40, 20, "", "text", 2), "1.50 w [] 0 d"),
        (Rect(0, 0, 40, 20, "ok", radius=4), " c h f"),
        (Rect(0, 0, 40, 20, "", "warn", dash=(4, 2)), "[3.00 1.50] 0 d"),
        (Rect(0, 0, 40, 20, "", "warn", hatch="diagonal"), " W n"),
        (Rect(0, 0, 40, 20, "", "warn", hatch="dots"), " c h f"),
        (Line(0, 0, 10, 10, "muted"), " l S"),
        (Polyline(((0, 0), (9, 0), (9, 9)), "muted", radius=3), " c "),
        (Polygon(((0, 0), (9, 0), (9, 9)), "error.soft"), fill_colour("error.soft")),
        (Ellipse(50, 50, 9, 5, "", "text"), stroke_colour("text")),
        (Group((Line(0, 0, 1, 1, "border"),)), stroke_colour("border")),
    ],
)
def test_every_shape_is_drawn_in_its_colour(shape: Shape, drawn: str) -> None:
    assert drawn in _page(shape)


def test_empty_shapes_draw_nothing_and_break_nothing() -> None:
    _page(Polygon(()), Polyline((), "text"), Text(0, 0, "", 10), Rect(0, 0, 0, 0, "accent"),
          Rect(0, 0, 5, 5), Polygon((), "text", hatch="cross", hatch_color="text"))  # fmt: skip


def test_every_token_has_a_colour_on_paper() -> None:
    for token in TOKENS:
        assert fill_colour(token).endswith(" rg")
        assert fill_colour(f"{token}.soft") != ""


def test_text_is_placed_by_its_anchor_and_cut_to_its_room() -> None:
    texts = (
        Text(200, 20, "mitten", 12, anchor="middle"),
        Text(400, 40, "slutet", 12, anchor="end", halo="surface"),
        Text(0, 60, "en mycket lång rad som inte får plats", 12, max_width=60),
        Text(0, 80, "<b>markup</b>\nrad", 12, weight=600),
    )
    figure = Figure(Scene(400, 100, texts, "Bild"))
    text = File(Document("T", (figure,), sample.DATE, cover=False)).text()
    assert "mitten" in text
    assert "en mycket…" in text or "en myck…" in text or "en my…" in text
    assert "<b>markup</b> rad" in text


def test_a_wide_scene_is_made_smaller_and_a_small_one_is_not_made_larger() -> None:
    def box(width: float, height: float) -> list[float]:
        figure = Figure(Scene(width, height, (Rect(0, 0, 9, 9, "ok"),), "Bild"))
        file = File(Document("T", (figure,), sample.DATE, cover=False))
        element = next(each for each in file.elements() if each["/S"] == "/Figure")
        return [float(edge) for edge in element["/A"]["/BBox"]]

    full = figure_width(PageSize.A4)
    left, bottom, right, top = box(full, 100)
    assert right - left == pytest.approx(full * 0.75, abs=0.1)
    assert top - bottom == pytest.approx(75, abs=0.1)
    left, bottom, right, top = box(full * 4, 400)
    assert right - left == pytest.approx(full * 0.75, abs=0.1)
    left, bottom, right, top = box(100, 4000)
    assert top - bottom < 842
    assert right - left < 75
    left, _bottom, right, _top = box(100, 10)
    assert right - left == pytest.approx(75, abs=0.1)


def test_a_scene_without_extent_is_left_out() -> None:
    document = Document("T", (Figure(Scene(0, 0)),), sample.DATE, cover=False)
    assert "Figure" not in File(document).roles()
