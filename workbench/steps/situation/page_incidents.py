"""The view “Incidents”: pictures, typing in, reference figures, breaks and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.models.registry import record
from workbench.steps.importing import plan_table, take_in
from workbench.steps.situation.incident_edits import import_plan
from workbench.steps.situation.page_benchmarks import BenchmarkPanel
from workbench.steps.situation.page_incident_entry import IncidentEntry
from workbench.steps.situation.page_incident_picture import IncidentPicture
from workbench.ui.parts.parts_view import Part, PartsView
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import ImportPlan
    from workbench.ui.parts.page import Page, PageContext

PICTURE, ENTRY = "picture", "entry"
BREAK_COLUMNS = ("category", "begins", "reason")
CARD_COLUMNS = ("name", "owner", "feeds", "method", "period", "quality", "flaws", "sharing")
COUNT_COLUMNS = ("category", "starts", "period", "count", "source", "zone", "zone_name", "quality")


class IncidentsView(PartsView):
    """Safety as it is counted; perceived safety has a view of its own and is never added to it."""

    def __init__(self, context: PageContext) -> None:
        parts = (
            Part(PICTURE, _("Comparison"), self._picture),
            Part(ENTRY, _("Type in"), IncidentEntry),
            Part("benchmarks", _("Reference figures"), BenchmarkPanel, ("benchmark",)),
            Part("breaks", _("Breaks in series"), _breaks, ("series_break",), register=True),
            Part("sources", _("Sources of data"), _sources, ("data_source",), register=True),
            Part("counts", _("All counts"), _counts, ("incident",), register=True),
        )
        super().__init__(context, parts)

    def _picture(self, context: PageContext) -> Page:
        made = IncidentPicture(context)
        made.entry_wanted.connect(lambda: self.show_part(ENTRY))
        return made


def register(
    context: PageContext, table: str, placeholder: str, empty: str, chosen: tuple[str, ...]
) -> RegisterView:
    """Return a register of a table, with its quick line."""
    project, kind = context.project, record(table)
    return RegisterView(
        context,
        kind,
        placeholder=placeholder,
        empty=empty,
        chosen=chosen,
        plan=lambda grid, mapping: plan_table(project, kind, grid, mapping),
        take=lambda plan: take_in(project, plan, pasted=True),
    )


def _breaks(context: PageContext) -> Page:
    return register(
        context,
        "series_break",
        _("New break: why; category; from – Enter saves"),
        _("No breaks noted. Write why a series is counted otherwise, and from when."),
        BREAK_COLUMNS,
    )


def _sources(context: PageContext) -> Page:
    return register(
        context,
        "data_source",
        _("New source: name; kept by; kind; quality – Enter saves"),
        _("No sources described. Write who keeps the figures, what they cover and what they miss."),
        CARD_COLUMNS,
    )


def _counts(context: PageContext) -> Page:
    project = context.project

    def plan(grid: Grid, mapping: Mapping[str, str]) -> ImportPlan:
        with project.read() as session:
            return import_plan(session, grid, mapping)

    return RegisterView(
        context,
        record("incident"),
        placeholder=_("New count: category; first day of the period; number; source – Enter saves"),
        empty=_("No incidents counted yet."),
        chosen=COUNT_COLUMNS,
        plan=plan,
        take=lambda coming: take_in(project, coming, pasted=True),
    )
