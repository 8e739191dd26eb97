"""Log entries from the spreadsheets of other systems: what is odd is refused with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.exchange.import_plan import RowError, Skipped
from workbench.project.duty_log import LOG
from workbench.project.register import read_rows
from workbench.steps.importing import incoming_rows, plan_table, take_in
from workbench.steps.operations.log_foreign import Rewording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import ImportPlan, PlannedRow
    from workbench.exchange.incoming import Incoming
    from workbench.exchange.layout import Layout
    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.steps.importing import Existing

# Two entries may say the same words: they are told apart by the whole of what they say.
_BY_DAY: Final = replace(LOG, title_field="happened_on")
_TOLD_BY: Final = ("happened_on", "time", "type", "title", "surface_id")
_KNOWN: Final = N_("the log has it already")


def plan_log(project: Project, grid: Grid, mapping: Mapping[str, str] | None = None) -> ImportPlan:
    """Return what a table of log entries would bring; raises WorkbenchError for no such table.

    Refused are days to come, entries without a surface, and what was mended before it was seen.
    What the log has already is skipped, so that the same export can be taken in again.
    """
    told: list[Rewording] = []

    def reword(existing: Existing, grid: Grid, layout: Layout) -> tuple[Grid, Layout]:
        told.append(Rewording(existing))
        return told[0].whole(grid, layout)

    plan = plan_table(project, _BY_DAY, grid, mapping, reword=reword)
    with project.read() as session:
        known = {_key(row) for row in read_rows(session, LOG)}
    today, good = project.today(), []
    errors, skipped = list(plan.errors), list(plan.skipped)
    for row in plan.rows:
        faults = list(_faults(row, today))
        if faults:
            errors += faults
        elif _key(row.values) in known:
            skipped.append(Skipped(row.number, _KNOWN))
        else:
            good.append(_without_guessed_days(row))
    return replace(
        plan,
        record=LOG,
        rows=tuple(good),
        errors=tuple(sorted(errors, key=lambda each: each.row)),
        skipped=tuple(sorted(skipped, key=lambda each: each.row)),
        similar=(),
        reworded=tuple(each for rewording in told for each in rewording.told()),
    )


def _without_guessed_days(row: PlannedRow) -> PlannedRow:
    """Return a row whose stage has no day but the one that the table tells.

    Without it the day of the import would count as the day on which it was mended.
    """
    stages = LOG.stages
    name = dict(stages.days).get(str(row.values.get(stages.status) or "")) if stages else None
    return replace(row, values={name: None, **row.values}) if name else row


def _key(values: Mapping[str, object]) -> tuple[object, ...]:
    said = [values.get(name) or "" for name in _TOLD_BY]
    if not said[2]:
        said[2] = "other"
    return tuple(said)


def _faults(row: PlannedRow, today: date) -> Iterator[RowError]:
    values: Values = dict(row.values)
    for field in LOG.fields:
        day = values.get(field.name)
        if field.past and isinstance(day, date) and day > today:
            yield _error(row, field.name, N_("the day lies ahead"))
    if not values.get("surface_id"):
        yield _error(row, "surface_id", N_("the surface is missing"))
    seen, mended = values.get("happened_on"), values.get("handled_on")
    if isinstance(seen, date) and isinstance(mended, date) and mended < seen:
        yield _error(row, "handled_on", N_("it was handled before it happened"))


def _error(row: PlannedRow, field: str, message: str) -> RowError:
    return RowError(row.number, LOG[field].title(), message, {})


def log_incoming(project: Project, grid: Grid, mapping: Mapping[str, str]) -> Incoming:
    """Return what a file of log entries would bring."""
    plan = plan_log(project, grid, mapping)
    return incoming_rows(plan, grid, partial(take_in, plan=plan))
