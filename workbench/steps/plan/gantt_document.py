"""The chart on paper: the whole plan on pages of A3, and a page with just what the window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.charts.gantt import GanttOptions, pages_of_size, span_of
from workbench.charts.gantt.chart import window_of
from workbench.documents.content import Document, Figure
from workbench.documents.sheet import UNIT, PageSize, sheet
from workbench.steps.plan.gantt import free_days, gantt_categories, gantt_links, gantt_rows
from workbench.steps.plan.gantt_look import Look

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbench.charts.scene import Scene
    from workbench.steps.plan.items import Plan

CAPTION_ROOM = 40.0  # points under a chart for its caption
HEAD_ROOM = 72.0  # points for the title above the chart of a document of its own


def gantt_figures(
    plan: Plan, look: Look | None = None, *, baseline_name: str = "", head: float = 0.0
) -> tuple[Figure, ...]:
    """Return the plan as figures for pages of A3 across, each readable by itself.

    ``head`` is the room in points that something above them takes.
    """
    look = look or Look()
    rows = gantt_rows(plan, look)
    span = span_of(rows)
    if span is None:
        return ()
    page = sheet(PageSize.A3, landscape=True)
    height = page.top - page.bottom - CAPTION_ROOM * 1.8 - head
    size = (page.frame_width / UNIT, height / UNIT)
    options = GanttOptions(
        today=plan.today,
        holidays=free_days(plan, *span),
        links=tuple(gantt_links(plan)),
        cost_unit=_("kkr"),
        title=f"{look.grouping.title()} · {look.colouring.colour_title()}",
        baseline_name=baseline_name,
        categories=gantt_categories(plan, look),
    )
    scenes = pages_of_size(rows, size, options, window_of(rows, options))
    return tuple(Figure(scene, _caption(n, len(scenes))) for n, scene in enumerate(scenes, 1))


def _caption(number: int, count: int) -> str:
    return _("The action plan, page {page} of {pages}").format(page=number, pages=count)


def document_of(
    figures: Sequence[Figure | Scene], place: str, language: str, day: date
) -> Document:
    """Return figures (or scenes without a caption) as a document of A3 pages."""
    blocks = tuple(each if isinstance(each, Figure) else Figure(each) for each in figures)
    return Document(
        title=_("Action plan"),
        blocks=blocks,
        date=day,
        place=place,
        language=language,
        page=PageSize.A3,
        cover=False,
        contents=False,
        numbered=False,
        landscape=True,
    )
