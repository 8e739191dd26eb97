"""What files bring of counted incidents, inspections and reference figures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.exchange.benchmark_table import looks_like_benchmarks, read_benchmarks
from workbench.exchange.incident_table import looks_like_incidents, read_incidents
from workbench.exchange.incoming import Incoming
from workbench.exchange.inspection_table import looks_like_inspection, read_scores
from workbench.measures.inspections import level_disagreements
from workbench.models.registry import record
from workbench.steps.situation.benchmark_edits import plan_benchmarks, take_in_benchmarks
from workbench.steps.situation.incident_edits import plan_incidents, take_in_incidents
from workbench.steps.situation.inspection_edits import plan_scores, take_in_scores

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.exchange.grid import Grid
    from workbench.exchange.incoming import Progress, Wishes
    from workbench.exchange.source import Source
    from workbench.project.project import Project


def incidents_likeness(_source: Source, grid: Grid) -> float:
    """Tell how much a table looks like counted incidents."""
    return looks_like_incidents(grid)


def inspection_likeness(_source: Source, grid: Grid) -> float:
    """Tell how much a table looks like the points of an inspection."""
    return looks_like_inspection(grid)


def benchmarks_likeness(_source: Source, grid: Grid) -> float:
    """Tell how much a table looks like reference figures."""
    return looks_like_benchmarks(grid)


def _best(source: Source, likeness: Callable[[Grid], float]) -> Grid:
    return max(source.grids, key=likeness)


def incidents(project: Project, source: Source, wishes: Wishes, _progress: Progress) -> Incoming:
    """Say what a table of counted incidents would bring."""
    reading = read_incidents(_best(source, looks_like_incidents), wishes.mapping)
    with project.read() as session:
        plan = plan_incidents(session, reading.rows)
    return Incoming(
        reading.read,
        len(plan.new),
        len(plan.changed),
        reading.skipped + plan.unchanged,
        {},
        tuple(reading.errors),
        (),
        partial(take_in_incidents, rows=reading.rows),
    )


def inspection(project: Project, source: Source, wishes: Wishes, _progress: Progress) -> Incoming:
    """Say what the points of inspections would bring."""
    grid = _best(source, looks_like_inspection)
    reading = read_scores(grid, project.clock.today(), wishes.mapping)
    with project.read() as session:
        plan = plan_scores(session, reading.rows)
        other = level_disagreements(session, reading.rows)
    notes = [
        _("row {row}: {points} points are {level} here, the table says {said}").format(
            row=each.row,
            points=each.points,
            level=_light(each.level),
            said=_light(each.said),
        )
        for each in other
    ]
    return Incoming(
        reading.read,
        plan.new,
        plan.updated,
        reading.skipped + plan.unchanged,
        plan.created,
        tuple(reading.errors),
        tuple(notes),
        partial(take_in_scores, rows=reading.rows),
    )


def _light(key: str) -> str:
    choice = record("condition")["light"].choice(key)
    return choice.text().lower() if choice else key


def benchmarks(project: Project, source: Source, _wishes: Wishes, _progress: Progress) -> Incoming:
    """Say what a table of reference figures would bring."""
    reading = read_benchmarks(_best(source, looks_like_benchmarks))
    with project.read() as session:
        plan = plan_benchmarks(session, reading.rows)
    return Incoming(
        reading.read,
        len(plan.new),
        len(plan.changed),
        reading.skipped + plan.unchanged,
        {},
        tuple(reading.errors),
        (),
        partial(take_in_benchmarks, rows=reading.rows),
    )
