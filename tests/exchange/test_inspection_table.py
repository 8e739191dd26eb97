"""Points of inspections and reference figures from tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.base.resources import resource
from workbench.exchange.benchmark_table import looks_like_benchmarks, read_benchmarks
from workbench.exchange.grid import grid_of
from workbench.exchange.inspection_table import looks_like_inspection, read_scores
from workbench.exchange.read_table import read_table

DAY = date(2026, 11, 18)


def scores(*rows, mapping=None):
    return read_scores(grid_of("t.csv", "", rows), DAY, mapping)


def refused(reading):
    with using("en"):
        return [(error.row, error.column, error.text()) for error in reading.errors]


def test_the_example_is_two_inspections():
    reading = read_scores(read_table(resource("example", "inspection_aspects.csv")), DAY)
    assert (reading.read, reading.errors, len(reading.rows)) == (9, [], 18)
    assert {row.inspection for row in reading.rows} == {"2025", "2026"}
    upkeep = {r.inspection: (r.points, r.level) for r in reading.rows if r.aspect.startswith("Sk")}
    assert upkeep == {"2025": (6, "red"), "2026": (14, "green")}


def test_the_long_form_has_factors_weights_and_comments():
    reading = scores(
        ["besiktning", "aspekt", "faktor", "poäng", "vikt", "kommentar"],
        ["höst", "Belysning", "Armaturer", "7,5", 2, "tre släckta"],
        ["höst", "Skötsel", None, 12, None, None],
        ["medel", "Medelvärde", None, 9, None, None],
    )
    first, second = reading.rows
    assert (first.factor, first.points, first.weight) == ("Armaturer", Decimal("7.5"), 2)
    assert (first.comment, second.factor, second.weight) == ("tre släckta", "", None)
    assert reading.skipped == 1


def test_names_of_inspections_keep_their_letters():
    reading = scores(["Aspekt", "Poäng Höst 2025", "Nivå Höst 2025"], ["Ljus", 3, "Röd"])
    assert (reading.rows[0].inspection, reading.rows[0].level) == ("Höst 2025", "red")


def test_points_outside_the_scale_refuse_themselves_alone():
    reading = scores(
        ["aspekt", "poang_2025", "niva_2025", "poang_2026"],
        ["Ljus", 21, "gul", 12],
        ["Överblick", -1, None, 3],
        ["Skötsel", "bra", None, None],
        ["Flöden", 9, "blå", 9],
        [None, 4, None, 4],
        ["ljus", None, None, 13],
    )
    assert [(r.aspect, r.points) for r in reading.rows] == [
        ("Ljus", 12), ("Överblick", 3), ("Flöden", 9),
    ]  # fmt: skip
    assert [(row, column) for row, column, _text in refused(reading)] == [
        (2, "poang_2025"), (3, "poang_2025"), (4, "poang_2025"), (5, "poang_2025"),
        (6, "aspekt"), (7, "poang_2026"),
    ]  # fmt: skip
    assert refused(reading)[-1][2] == "The same points stand in row 2 already"


def test_a_long_row_must_say_which_inspection():
    reading = scores(["besiktning", "aspekt", "poäng"], [None, "Ljus", 4])
    assert refused(reading) == [(2, "poäng", "The row names no inspection")]


def test_other_tables_are_no_inspection():
    with pytest.raises(WorkbenchError):
        scores(["namn", "poäng"], ["a", 3])
    assert looks_like_inspection(grid_of("t", "", [["aspekt", "namn"], ["a", "b"]])) == 0
    named = scores(["vad", "poäng 2025"], ["Ljus", 3], mapping={"vad": "aspect"})
    assert len(named.rows) == 1


# -- reference figures


def test_a_row_an_area_becomes_a_figure_a_column():
    rows = [
        ["omrade", "otrygg_sen_kvall_pct", "stolder_per_1000"],
        ["Hela riket", 15, "8,5"],
        ["Haninge", "XX", ".."],
        ["Södertälje", "kanske", 7],
    ]
    reading = read_benchmarks(grid_of("ntu2010_otrygghet.csv", "", rows))
    first, second, third = reading.rows
    assert (first.title, first.unit, first.value) == ("Otrygg sen kvall", "%", 15)
    assert (first.area, first.period, first.source) == ("Hela riket", "2010", "ntu2010 otrygghet")
    assert (second.title, second.unit, second.value) == ("Stolder", "/1000", Decimal("8.5"))
    assert (third.area, third.value) == ("Södertälje", 7)
    assert (reading.read, reading.skipped) == (3, 2)
    assert refused(reading)[0][:2] == (4, "otrygg_sen_kvall_pct")


def test_a_row_a_figure_says_everything():
    rows = [
        ["nyckeltal", "område", "år", "värde", "enhet", "källa"],
        ["Trygga", "Riket", 2024, 69, "%", "Enkät"],
    ]
    grid = grid_of("x.csv", "", rows)
    [row] = read_benchmarks(grid).rows
    assert (row.title, row.period, row.unit, row.source) == ("Trygga", "2024", "%", "Enkät")
    assert looks_like_benchmarks(grid) > looks_like_benchmarks(grid_of("", "", [["area", "n"]]))


def test_no_area_no_reference_figures():
    with pytest.raises(WorkbenchError):
        read_benchmarks(grid_of("x.csv", "", [["a", "b"], [1, 2]]))
