"""What one can do with the levy models, each act one labelled edit. A decided one is left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, using
from workbench.exchange.header import find_layout
from workbench.exchange.import_plan import RowError
from workbench.exchange.table_import import plan_import
from workbench.models.registry import record
from workbench.project.register import add_rows, read_row, read_rows, update_row
from workbench.rules.levy_owners import DayCharge
from workbench.rules.levy_types import LevyError
from workbench.steps.finance.levies import ADOPTED, MODEL, LevyBook
from workbench.steps.finance.levy_terms import model_of
from workbench.steps.finance.levy_told import reckoning
from workbench.steps.importing import existing_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import ExistingRow, ImportPlan, PlannedRow
    from workbench.project.project import Project
    from workbench.steps.finance.levies import Scenario

CHARGE, CATEGORY = record("levy_charge"), record("levy_category")
USUAL: Final = (
    ("A", N_("A Weighted area"), {"base": "weighted_area"}),
    ("B", N_("B Gross floor area"), {"base": "gross_area"}),
    ("C", N_("C Assessed value"), {"base": "assessed_value"}),
)


def start_levies(
    project: Project, year: int, total: int | None, *, initiator: object = None
) -> list[str]:
    """Make the three usual models for a year and return their ids; ``total`` is öre."""
    weights = {"weight_lettable": 1, "weight_residential": 1}
    rows = [
        {"name": _(name), "year": year, "total": total, **said, **(weights if key == "A" else {})}
        for key, name, said in USUAL
    ]
    with project.edit(N_("Started levy models"), initiator=initiator) as session:
        return add_rows(session, MODEL, rows)


def save_terms(
    project: Project,
    terms: Mapping[str, Mapping[str, Any]],
    *,
    initiator: object = None,
) -> None:
    """Write what was tried with sliders into models, by id. WorkbenchError for a decided one."""
    with project.edit(N_("Changed levy models"), initiator=initiator) as session:
        for model_id, values in terms.items():
            _open_model(session, model_id)
            update_row(session, MODEL, model_id, values)


def copy_levy(
    project: Project,
    model_id: str,
    changes: Mapping[str, Any],
    *,
    initiator: object = None,
) -> str:
    """Make a new scenario from a model, with changes; return its id."""
    with project.edit(N_("Copied a levy model"), initiator=initiator) as session:
        row = read_row(session, MODEL, model_id)
        if row is None:
            raise WorkbenchError(N_("The levy model is no longer there"))
        kept = {name: value for name, value in row.items() if name != "id"}
        scenario = {"status": "scenario", "decided": None, "decision": ""}
        new = add_rows(session, MODEL, [{**kept, **scenario, **changes}])[0]
        weights = [each for each in read_rows(session, CATEGORY) if each["model_id"] == model_id]
        for each in weights:
            each.pop("id")
        add_rows(session, CATEGORY, [{**each, "model_id": new} for each in weights])
    return new


def adopt_levy(
    project: Project, model_id: str, decided: date, decision: str, *, initiator: object = None
) -> None:
    """Freeze a model as decided: its terms, what each property pays, and how that was reckoned.

    Raises WorkbenchError when it cannot be reckoned, is decided already, or no decision is named.
    """
    if not decision.strip():
        raise WorkbenchError(N_("Write where the decision is noted, such as “Steering group § 5”"))
    with (
        using(project.facts().language),
        project.edit(N_("Adopted a levy model"), initiator=initiator) as session,
    ):
        _open_model(session, model_id)
        book = LevyBook(session)
        row = next(each for each in book.models if each["id"] == model_id)
        scenario = book.scenario(row)
        if scenario.levy is None:
            raise LevyError(scenario.problems)
        said = {"status": ADOPTED, "decided": decided, "decision": decision.strip()}
        update_row(session, MODEL, model_id, said)
        charges = [each for key in scenario.amounts for each in _charges(book, scenario, key)]
        add_rows(session, CHARGE, charges)


def _open_model(session: Session, model_id: str) -> None:
    row = read_row(session, MODEL, model_id)
    if row is None:
        raise WorkbenchError(N_("The levy model is no longer there"))
    if row["status"] == ADOPTED:
        raise WorkbenchError(
            N_("“{name}” is adopted and stays as it was decided; make a copy to go on from it"),
            name=row["name"],
        )


def _charges(book: LevyBook, scenario: Scenario, key: str) -> Iterator[dict[str, Any]]:
    """Yield what a property's owners pay: one, or several where it changes hands in the year."""
    owned = book.properties[key]
    told = {
        "model_id": scenario.id,
        "property_id": key,
        "code": owned["code"],
        "designation": owned["designation"],
    }
    lines = reckoning(book, scenario, key)
    parts = book.day_charges(scenario, key)
    if not parts:
        parts = (DayCharge(owned["owner_id"], 1, 1, scenario.amounts[key]),)
    for each in parts:
        yield {
            **told,
            "owner_id": each.owner,
            "owner": book.owners.get(each.owner or "", ""),
            "amount": each.amount,
            "reckoning": "\n".join(lines),
        }


def plan_levies(
    project: Project, grid: Grid, mapping: Mapping[str, str] | None = None
) -> ImportPlan:
    """Return what taking in a table of models would do; a decided model is never changed by it.

    Rows whose terms do not hold together are refused with the reason.
    """
    with project.read() as session:
        existing = existing_rows(session, MODEL)
    open_ones = [each for each in existing[MODEL.table] if not _is_adopted(each)]
    existing[MODEL.table] = open_ones
    layout = find_layout(grid, MODEL, mapping)
    plan = plan_import(
        grid, layout, existing, today=project.clock.today(), language=project.facts().language
    )
    before = {each.id: dict(each.values or {}) for each in open_ones}
    errors = {row.id: found for row in plan.rows if (found := _wrong(row, before)) is not None}
    return replace(
        plan,
        rows=tuple(row for row in plan.rows if row.id not in errors),
        errors=(*plan.errors, *errors.values()),
    )


def _is_adopted(row: ExistingRow) -> bool:
    return row.values is not None and row.values.get("status") == ADOPTED


def _wrong(row: PlannedRow, before: Mapping[str, Mapping[str, Any]]) -> RowError | None:
    """Return what is wrong with a model's terms, whatever the properties are."""
    values = {**before.get(row.id, {}), **row.values}
    for name in ("total", "fixed", "floor", "cap", "fallback_amount"):
        amount = values.get(name)
        if amount is not None and amount < 0:
            return RowError(row.number, MODEL[name].title(), N_("The amount is negative"))
    try:
        model_of(values)
    except LevyError as error:
        first = error.problems[0]
        return RowError(row.number, MODEL["name"].title(), first.message, first.facts)
    return None
