"""What an owner is told of the surfaces near its properties."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.base.language import using
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.overlay import apart
from workbench.rules.shapes import read_shape
from workbench.steps.finance.near_owner import Surroundings

TODAY = date(2026, 11, 18)


def square(left, low=0):
    right, high = left + 10, low + 10
    return f"{left} {low},{right} {low},{right} {high},{left} {high}"


@pytest.mark.parametrize(("gap", "near"), [(0, True), (30, True), (31, False)])
def test_near_is_across_the_street(torg, gap, near):
    with torg.read() as session, using("en"):
        surface = next(
            r for r in read_rows(session, record("surface")) if r["name"] == "Mellantorget"
        )
        right, low = max(read_shape(surface["outline"])[0][0])
        table = Surroundings(session, TODAY).near_table([{"outline": square(right + gap, low - 5)}])
        names = [row.cells[0] for row in table.rows] if table else []
    assert ("Mellantorget" in names) is near


def test_each_surface_tells_what_was_counted_there(torg):
    with torg.read() as session, using("en"):
        surfaces = {r["name"]: r for r in read_rows(session, record("surface"))}
        square_id = surfaces["Mellantorget"]["id"]
        on_it = [r for r in read_rows(session, record("log_entry")) if r["surface_id"] == square_id]
        table = Surroundings(session, TODAY).near_table([surfaces["Mellantorget"]])
    row = next(each for each in table.rows if each.cells[0] == "Mellantorget")
    since = date(2025, 11, 18)
    logged = sum(since < r["happened_on"] <= TODAY for r in on_it)
    assert row.cells[1:] == ("2 of 2 findings", logged, "210 → 351")


def test_where_nothing_is_drawn_nothing_is_said(torg):
    with torg.read() as session:
        assert (
            Surroundings(session, TODAY).near_table([{"outline": ""}, {"outline": "nonsense"}])
            is None
        )


def test_shapes_that_touch_are_not_apart():
    assert apart(read_shape(square(0)), read_shape(square(10))) == 0
    assert apart(read_shape(square(0)), read_shape(square(22))) == pytest.approx(12)
