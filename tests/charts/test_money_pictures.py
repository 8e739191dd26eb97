"""Owners under several models, and the cash over time, as shapes."""

from __future__ import annotations

import pytest

from workbench.charts.cash import CashPoint, cash_scene
from workbench.charts.compared import Compared, compared_scene
from workbench.charts.palette import is_token
from workbench.charts.scene import Ellipse, Polygon, Polyline, Rect, Text, bounds

ROWS = [
    Compared("a", "Torgkvarteret i Mellanstad AB", (10.0, 20.0, 5.0), ("10", "1,5", "50 %"), "ord"),
    Compared("b", "Brf", (5.0, None, 0.0), ("5", "0,5", "25 %")),
]
HEADS = ("Ägare", "A, kr", "kr/m²", "Andel")


def scene(chosen=0, width=600.0, rows=ROWS, **facts):
    letters = [chr(65 + n) for n in range(len(rows[0].values))]
    return compared_scene(rows, letters, chosen, HEADS, width, alt="Bild", **facts)


def bars(group):
    return [s for s in group.shapes if isinstance(s, Rect) and s.fill == "accent"]


def test_a_bar_for_the_chosen_model_and_a_mark_for_each_other():
    first, second = scene().groups()
    assert [bar.width for bar in bars(first)] == [2 * bar.width for bar in bars(second)]
    assert len([s for s in first.shapes if isinstance(s, (Ellipse, Polygon))]) == 1  # B
    assert first.alt == "ord"
    assert second.alt == "Brf"
    assert not bars(scene(chosen=1).groups()[1])  # no amount, no bar


def test_marks_differ_in_shape():
    row = Compared("a", "A", tuple(float(n + 1) for n in range(7)), ("1", "2", "3"))
    (group,) = scene(rows=[row]).groups()
    marks = [s for s in group.shapes if isinstance(s, (Ellipse, Polygon, Rect)) and s.stroke]
    assert len({(type(s), s.fill, len(getattr(s, "points", ()))) for s in marks}) == 6


@pytest.mark.parametrize("width", [320.0, 500.0, 900.0])
def test_nothing_leaves_the_picture(width):
    made = scene(width=width, selected="a")
    for shape in made.walk():
        left, _top, right, bottom = bounds(shape)
        assert left >= -10
        assert right <= width + 10
        assert bottom <= made.height + 4
    assert all(is_token(name) for name in made.tokens())


def test_the_selected_line_stands_out():
    fills = [s.fill for s in scene(selected="b").groups()[1].shapes if isinstance(s, Rect)]
    assert "selected" in fills


def cash(*values):
    points = [CashPoint(str(n), f"Q{n % 4 + 1}", str(2026 + n // 4), float(v), str(v))
              for n, v in enumerate(values)]  # fmt: skip
    return cash_scene(points, 700.0, alt="Kassan")


def test_the_line_goes_through_every_quarter():
    made = cash(10, 30, 20, 40, 5)
    (line,) = (s for s in made.walk() if isinstance(s, Polyline))
    ys = [y for _x, y in line.points]
    assert len(ys) == 5
    assert ys[3] < ys[1] < ys[2] < ys[0] < ys[4]
    assert [g.alt for g in made.groups()][-1] == "Q1 2027: 5"
    assert {t.text for t in made.texts()} >= {"2026", "2027", "Q4", "0"}


def test_a_shortage_is_marked_without_colour():
    made = cash(10, -5)
    assert "▼ -5" in [t.text for t in made.texts()]
    assert any(isinstance(s, Rect) and s.hatch for s in made.walk())
    assert not any(isinstance(s, Rect) and s.hatch for s in cash(10, 5).walk())


def test_no_quarters_make_an_empty_picture():
    assert cash().groups() == []
    assert not [t for t in cash().texts() if isinstance(t, Text) and t.text != "0"]
