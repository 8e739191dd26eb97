"""What was counted, inspected and rated on Mellantorg, for the example project."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from workbench.base.resources import resource
from workbench.exchange.incident_table import read_incidents
from workbench.exchange.inspection_table import read_scores
from workbench.exchange.read_table import read_table
from workbench.exchange.values import plain
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.importing import plan_table, take_in
from workbench.steps.situation.incident_edits import take_in_incidents
from workbench.steps.situation.inspection_edits import take_in_scores
from workbench.steps.situation.rating_edits import MarkKey, start_rating, write_marks

if TYPE_CHECKING:
    from workbench.exchange.grid import Grid
    from workbench.project.project import Project

INSPECTED: Final = {
    "2025": {
        "done_on": date(2025, 9, 18),
        "performer": "Konsulten",
        "method": "Besiktning med nio aspekter, dag och mörker",
        "quality": "A",
    },
    "2026": {
        "done_on": date(2026, 9, 16),
        "performer": "Konsulten och kansliet",
        "method": "Besiktning med nio aspekter, dag och mörker",
        "quality": "A",
    },
}
RATED: Final = {
    "rated_on": date(2026, 5, 12),
    "source": "Kansliet",
    "method": "Vandring och bordssamtal, en lapp per person",
    "quality": "B",
}
BREAK: Final = {
    "category": "littering",
    "begins": date(2026, 1, 1),
    "reason": "Felanmälan ersattes av värdarnas egen logg",
}
# Findings of the walk that show an aspect of the inspection, by the category they were given.
ASPECTS: Final = {
    "belysning": "Belysning",
    "skotsel": "Skötsel och underhåll",
    "overblick": "Överblickbarhet",
}
_FIRST_THEME: Final = 3


def _grid(name: str) -> Grid:
    return read_table(resource("example", f"{name}.csv"))


def fill_counts(project: Project) -> None:
    """Take in all that was counted, inspected and rated."""
    for name in ("incidents_quarterly", "incidents_beside"):
        take_in_incidents(project, read_incidents(_grid(name)).rows)
    acts.add(project, record("series_break"), BREAK)
    for table, name in (
        ("data_source", "data_sources"),
        ("benchmark", "benchmarks"),
        ("observation", "observations"),
    ):
        take_in(project, plan_table(project, record(table), _grid(name)))
    _benchmark_questions(project)
    _inspections(project)
    _ratings(project)


def _benchmark_questions(project: Project) -> None:
    """Hold the shares of elsewhere against the question they are about."""
    with project.read() as session:
        items = [r for r in read_rows(session, record("survey_item")) if r["code"] == "Q2"]
        rows = [r["id"] for r in read_rows(session, record("benchmark")) if not r["category"]]
    if items and rows:
        held = {"item_id": items[0]["id"]}
        acts.change_many(project, record("benchmark"), dict.fromkeys(rows, held))


def _inspections(project: Project) -> None:
    take_in_scores(project, read_scores(_grid("inspection_aspects"), date(2026, 9, 16)).rows)
    with project.read() as session:
        made = {row["name"]: row["id"] for row in read_rows(session, record("inspection"))}
        aspects = {r["name"]: r["id"] for r in read_rows(session, record("inspection_aspect"))}
        findings = read_rows(session, record("finding"))
    acts.change_many(
        project, record("inspection"), {made[name]: values for name, values in INSPECTED.items()}
    )
    shown = {
        row["id"]: {"aspect_id": aspects[ASPECTS[row["category"]]]}
        for row in findings
        if row["category"] in ASPECTS
    }
    if shown:
        acts.change_many(project, record("finding"), shown)


def _ratings(project: Project) -> None:
    head, *rows = _grid("ratings").rows
    occasion = start_rating(project, plain(rows[0].cells[0]))
    acts.change(project, record("rating_occasion"), occasion, RATED)
    with project.read() as session:
        themes = {row["name"]: row["id"] for row in read_rows(session, record("rating_theme"))}
    names = [plain(cell) for cell in head.cells[_FIRST_THEME:]]
    write_marks(
        project,
        {
            MarkKey(
                occasion, plain(row.cells[1]), int(Decimal(plain(row.cells[2]))), themes[name]
            ): int(Decimal(plain(cell)))
            for row in rows
            for name, cell in zip(names, row.cells[_FIRST_THEME:], strict=True)
        },
    )
