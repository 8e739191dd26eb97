"""What files can bring: one line for each kind, for the command line and the window alike."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.collate import sort_key
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.exchange.incoming import Importer, Incoming
from workbench.exchange.map_import import ORDER
from workbench.exchange.propose import choose_sheet, likeness, most_likely
from workbench.exchange.read_plan import read_plan_file
from workbench.models.registry import RECORDS, record
from workbench.program import importers_counts as counts
from workbench.steps.finance.edits import plan_budget, take_in_budget
from workbench.steps.finance.levy_edits import plan_levies
from workbench.steps.importing import incoming_rows, plan_table, take_in
from workbench.steps.operations.log_import import log_incoming
from workbench.steps.place.edits import plan_map_file, take_in_map
from workbench.steps.plan.plan_import import plan_import, take_in_plan
from workbench.steps.situation.survey_counts_import import COUNTS
from workbench.steps.situation.survey_import import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.exchange.grid import Grid
    from workbench.exchange.incoming import Progress, Wishes
    from workbench.exchange.propose import Proposal
    from workbench.exchange.source import Source
    from workbench.models.field import Record
    from workbench.project.project import Project

MAP: Final = "map"
PLAN: Final = "plan"


def _register_likeness(kind: str, rows: Record, _source: Source, grid: Grid) -> float:
    return likeness(grid, kind, rows)


def _register(
    rows: Record, project: Project, source: Source, wishes: Wishes, progress: Progress
) -> Incoming:
    """Say what rows for a register bring; a map may bring them too."""
    if source.is_map:
        return _on_map(rows.table, project, source, wishes, progress)
    grid = _sheet(source, rows)
    plan = plan_table(project, rows, grid, wishes.mapping)
    return incoming_rows(plan, grid, partial(take_in, plan=plan))


def _sheet(source: Source, rows: Record) -> Grid:
    return source.grids[0] if len(source.grids) == 1 else choose_sheet(source.grids, rows)


def _budget(project: Project, source: Source, wishes: Wishes, _progress: Progress) -> Incoming:
    grid = _sheet(source, record("budget_line"))
    plan, _version = plan_budget(project, grid, wishes.mapping)
    take = partial(take_in_budget, grid=grid, mapping=wishes.mapping)
    return incoming_rows(plan, grid, take)


def _levies(project: Project, source: Source, wishes: Wishes, _progress: Progress) -> Incoming:
    grid = _sheet(source, record("levy_model"))
    plan = plan_levies(project, grid, wishes.mapping)
    return incoming_rows(plan, grid, partial(take_in, plan=plan))


def _log(project: Project, source: Source, wishes: Wishes, _progress: Progress) -> Incoming:
    return log_incoming(project, _sheet(source, record("log_entry")), wishes.mapping)


def _map(project: Project, source: Source, wishes: Wishes, progress: Progress) -> Incoming:
    return _on_map(None, project, source, wishes, progress)


def _on_map(
    only: str | None, project: Project, source: Source, wishes: Wishes, _progress: Progress
) -> Incoming:
    """Say what a map brings; ``only`` is the table that every feature shall go to."""
    if only is not None and only not in ORDER:
        raise WorkbenchError(
            N_("A map cannot be brought in as “{kind}”; choose one of {kinds}"),
            kind=RECORDS[only].kinds[0],
            kinds=", ".join([MAP, *(name for table in ORDER for name in record(table).kinds)]),
        )
    plan = plan_map_file(project, source.features, only=only, mapping=wishes.mapping)
    return Incoming(
        plan.read,
        plan.new,
        plan.updated,
        plan.skipped,
        {table: len(rows) for table, rows in plan.created().items()},
        plan.errors,
        tuple(plan.notes()),
        partial(take_in_map, plan=plan),
        refusal=N_("feature {row}: {reason}"),
    )


def _plan(project: Project, source: Source, _wishes: Wishes, progress: Progress) -> Incoming:
    plan = plan_import(project, read_plan_file(source.path, progress))
    return plan.incoming(partial(take_in_plan, plan=plan))


def _never(_source: Source, _grid: Grid) -> float:
    """A map or a plan is known by its bytes, not by columns."""
    return 0.0


_ALSO: Final = {"levy-model": "levy-models"}  # as some write it
_OWN: Final = {"budget_line": _budget, "levy_model": _levies, "log_entry": _log}


def _registers() -> Iterator[Importer]:
    for rows in RECORDS.values():
        for kind in rows.kinds:
            plan = _OWN.get(rows.table, partial(_register, rows))
            yield Importer(kind, rows.many, partial(_register_likeness, kind, rows), plan)


IMPORTERS: Final = (
    *_registers(),
    Importer(MAP, N_("map"), _never, _map),
    Importer(PLAN, N_("plan of another program"), _never, _plan),
    Importer("incidents", N_("incident counts"), counts.incidents_likeness, counts.incidents),
    Importer("inspection", N_("inspections"), counts.inspection_likeness, counts.inspection),
    Importer("benchmarks", N_("reference figures"), counts.benchmarks_likeness, counts.benchmarks),
    ANSWERS,
    COUNTS,
)


def importer_for(kind: str | None, source: Source) -> Importer:
    """Return the importer of a kind, or where none is named the one that the file looks like.

    Raises WorkbenchError for a kind that there is not, and when it is not clear what a file holds.
    """
    kinds = ", ".join(each.kind for each in IMPORTERS)
    if kind is not None:
        wanted = _ALSO.get(kind, kind)
        found = next((each for each in IMPORTERS if each.kind == wanted), None)
        if found is None:
            raise WorkbenchError(
                N_("“{kind}” cannot be imported; choose one of {kinds}"),
                kind=kind[:40],
                kinds=kinds,
            )
        return found
    proposal = propose(source)
    if proposal.kind is None or not proposal.sure:
        raise WorkbenchError(
            N_("It is not clear what the table holds; say it with --as ({kinds})"), kinds=kinds
        )
    return importer_for(proposal.kind, source)


def propose(source: Source) -> Proposal:
    """Return what a file looks like; raises WorkbenchError when it cannot be read at all."""
    if source.is_map or source.is_plan:
        return most_likely({MAP if source.is_map else PLAN: 1.0})
    found = [
        most_likely({each.kind: each.likeness(source, grid) for each in IMPORTERS})
        for grid in source.samples
    ]
    return max(found, key=lambda proposal: proposal.confidence)


class Incomings:
    """The importers as the window asks for them."""

    def kinds(self) -> list[tuple[str, str]]:
        """Return the kinds of content with their names for people, in alphabetical order."""
        named = [(each.kind, _(each.title)) for each in IMPORTERS]
        return sorted(named, key=lambda each: sort_key(each[1]))

    def proposed(self, source: Source) -> str:
        """Return the kind that a file most likely holds; raises WorkbenchError when none does."""
        kind = propose(source).kind
        if kind is None:
            raise WorkbenchError(N_("It is not clear what the file holds; choose it above"))
        return kind

    def plan(
        self, project: Project, source: Source, kind: str, wishes: Wishes, progress: Progress
    ) -> Incoming:
        """Return what taking the file in would do; raises WorkbenchError when it is not clear."""
        return importer_for(kind, source).plan(project, source, wishes, progress)
