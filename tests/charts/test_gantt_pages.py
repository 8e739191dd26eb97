from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from workbench.base.language import using
from workbench.charts.gantt import GanttOptions, GanttRow, gantt_pages, page_size
from workbench.charts.gantt.pages import SMALLEST
from workbench.charts.scene import Polygon, Rect

sys.path.insert(0, str(Path(__file__).parent))
from example_rows import HOLIDAYS, TODAY, example, large

BARS = {"accent", "accent.soft", "critical", "critical.soft", "done", "error.soft"}


def options(links=()):
    return GanttOptions(today=TODAY, holidays=HOLIDAYS, links=tuple(links), title="Handlingsplan")


def hundred():
    """A hundred actions under headings."""
    rows, links = large(112)
    tasks = [row for row in rows if row.kind != "group"][:100]
    assert len(tasks) == 100
    keys = {row.key for row in tasks}
    return [row for row in rows if row.kind == "group" or row.key in keys], links


def has_bar(page):
    return any(isinstance(s, Rect) and s.fill in BARS and s.height > 2 for s in page.walk()) or any(
        isinstance(s, Polygon) and s.stroke for s in page.walk()
    )


@pytest.mark.parametrize(("paper", "most"), [("A3", 1), ("A4", 4)])
@pytest.mark.parametrize("turn", ["auto", "portrait"])
def test_a_hundred_actions_fit_on_one_a3_or_four_a4(paper, most, turn):
    rows, links = hundred()
    pages = gantt_pages(rows, paper, options(links), orientation=turn)
    assert 1 <= len(pages) <= most
    shown = [group.key for page in pages for group in page.groups()]
    assert shown == [row.key for row in rows]


def test_four_a4_across_are_enough_too():
    rows, links = hundred()
    assert len(gantt_pages(rows, "A4", options(links), orientation="landscape")) <= 4


@pytest.mark.parametrize("count", [1, 7, 40, 112, 400])
@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_every_page_is_readable_by_itself(count, paper):
    rows, links = large(count)
    if not any(row.span for row in rows):
        rows = [replace(rows[0], kind="task", start=TODAY, finish=TODAY)]
    pages = gantt_pages(rows, paper, options(links))
    with using("en"):
        pages = gantt_pages(rows, paper, options(links))
    for number, page in enumerate(pages, 1):
        words = [text.text for text in page.texts()]
        assert has_bar(page)
        assert min(text.size for text in page.texts()) >= SMALLEST - 1e-9
        assert f"Page {number} of {len(pages)}" in words
        assert "Handlingsplan" in words
        assert "Action" in words
        assert any(re.search(r"\b20\d\d$", word) for word in words if not word.startswith("1 "))
        for shape in page.walk():
            if isinstance(shape, Rect):
                assert shape.x >= 0
                assert shape.x + shape.width <= page.width + 0.01
                assert shape.y + shape.height <= page.height + 0.01


def test_the_same_day_stands_at_the_same_place_on_every_page():
    rows, links = large(300)
    pages = gantt_pages(rows, "A4", options(links))
    assert len(pages) > 1
    lines = [
        [s.x1 for s in page.walk() if getattr(s, "stroke", "") == "accent" and hasattr(s, "x1")]
        for page in pages
    ]
    assert len({tuple(xs) for xs in lines}) == 1


def test_no_heading_is_left_alone_at_the_foot():
    rows, links = large(300)
    for page in gantt_pages(rows, "A4", options(links))[:-1]:
        last = page.groups()[-1].key
        assert not last.startswith("g")


def test_rows_without_dates_make_no_page_of_their_own():
    dated = [GanttRow(f"d{i}", "Med", start=TODAY, finish=TODAY) for i in range(60)]
    undated = [GanttRow(f"u{i}", "Utan") for i in range(60)]
    pages = gantt_pages(dated + undated, "A4", options())
    assert all(has_bar(page) for page in pages)
    assert sum(len(page.groups()) for page in pages) == 120


def test_a_plan_without_dates_gives_no_pages():
    assert gantt_pages([GanttRow("u", "Utan")], "A4", options()) == []


def test_the_example_is_one_a4():
    rows, links = example()
    (page,) = gantt_pages(rows, "A4", options(links))
    assert (page.width, page.height) == page_size("A4", landscape=True)


def test_hostile_titles_and_a_long_time_do_no_harm():
    rows = [
        GanttRow("a", "<b>&" + "å" * 50_000, start=date(1, 1, 1), finish=date(1, 2, 1)),
        GanttRow("b", "\u202e=cmd|\n", start=date(9999, 12, 1), finish=date(9999, 12, 31)),
    ]
    (page,) = gantt_pages(rows, "A4", options())
    assert all(len(text.text) < 200 for text in page.texts())
