"""Gantt charts as scenes: rows in, shapes out, for the wall and for paper.

The window's own chart (``ui/parts/gantt``) draws its visible rows with the same functions.
"""

from __future__ import annotations

from workbench.charts.gantt.chart import gantt_scene
from workbench.charts.gantt.pages import gantt_pages, page_size, pages_of_size
from workbench.charts.gantt.rows import Category, GanttOptions, GanttRow, Link, Mark, span_of
from workbench.charts.gantt.words import describe

__all__ = [
    "Category",
    "GanttOptions",
    "GanttRow",
    "Link",
    "Mark",
    "describe",
    "gantt_pages",
    "gantt_scene",
    "page_size",
    "pages_of_size",
    "span_of",
]
