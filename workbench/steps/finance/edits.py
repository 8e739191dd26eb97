"""What one can do with the budget, each act one labelled edit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from workbench.base.collate import fold
from workbench.base.language import N_, _
from workbench.exchange.header import find_layout
from workbench.exchange.table_import import plan_import
from workbench.models.base import new_id
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import add_rows, update_row
from workbench.steps.finance.versions import open_lines, open_version
from workbench.steps.finance.views import chosen_version
from workbench.steps.importing import existing_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import ExistingRow, ImportPlan
    from workbench.project.project import Project

LINE, VERSION = record("budget_line"), record("budget_version")
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
FIRST_YEARS = 3


def start_budget(project: Project, first_year: int, *, initiator: object = None) -> str:
    """Make a first version of the budget with its two reckoned lines; return its id."""
    version_id = new_id()
    with project.edit(N_("Started a budget"), initiator=initiator) as session:
        name = f"Budget {first_year}–{first_year + FIRST_YEARS - 1}"
        terms = {"reserve_percent": Decimal(5), "nondeductible_percent": Decimal(100)}
        add_rows(session, VERSION, [{"name": name, **terms}], row_ids=[version_id])
        common = {"version_id": version_id, "type": "cost", "amounts": {}}
        lines = (
            {"code": "K90", "title": _("Non-deductible VAT"), "rule": "nondeductible_vat"},
            {"code": "K99", "title": _("Reserve"), "rule": "reserve"},
        )
        add_rows(session, LINE, [{**common, **line} for line in lines])
    return version_id


def raise_amounts(
    project: Project, line_ids: list[str], percent: Decimal, *, initiator: object = None
) -> None:
    """Let each year be the year before plus ``percent``, half-up to whole kronor."""
    message = N_("Raised {count} budget lines by {percent} % a year")
    with project.edit(
        message, initiator=initiator, count=len(line_ids), percent=str(percent)
    ) as session:
        for row in open_lines(session, line_ids):
            update_row(session, LINE, row["id"], {"amounts": _raised(row["amounts"], percent)})


def _raised(amounts: Mapping[int, int], percent: Decimal) -> dict[int, int]:
    years = sorted(amounts)
    raised: dict[int, int] = {}
    for year in years:
        before = raised.get(year - 1)
        grown = None if before is None else Decimal(before) / 100 * (1 + percent / 100)
        raised[year] = (
            amounts[year]
            if grown is None
            else int(grown.quantize(Decimal(1), "ROUND_HALF_UP")) * 100
        )
    return raised


def plan_budget(
    project: Project, grid: Grid, mapping: Mapping[str, str] | None = None
) -> tuple[ImportPlan, str | None]:
    """Return what taking in a budget table would do, and the version it goes to.

    The version is None where the project has none that may still be changed: it gets a new one.
    """
    with project.read() as session:
        version = open_version(session)
        in_force = chosen_version(session)
        existing = existing_rows(session, LINE)
    layout = find_layout(grid, LINE, mapping)
    all_lines = existing[LINE.table]

    def plan_for(version_id: str | None) -> ImportPlan:
        existing[LINE.table] = [row for row in all_lines if _in(row, version_id)]
        return plan_import(grid, layout, existing, today=project.clock.today())

    if version is not None:
        return plan_for(version["id"]), version["id"]
    if in_force is not None:
        same = plan_for(in_force["id"])
        if not same.new and not same.updated:
            return same, in_force["id"]  # an adopted budget that the table says again
    return plan_for(None), None


def _in(row: ExistingRow, version_id: str | None) -> bool:
    return row.values is not None and row.values.get("version_id") == version_id


def take_in_budget(
    project: Project,
    grid: Grid,
    mapping: Mapping[str, str] | None = None,
    *,
    initiator: object = None,
) -> ImportPlan:
    """Take in a budget table as one edit; lines for VAT and reserve become reckoned ones.

    A title such as "Ej avdragsgill moms (75 %)" or "Reserv 5 %" gives the version's terms.
    """
    plan, version_id = plan_budget(project, grid, mapping)
    new = [(row.id, dict(row.values)) for row in plan.rows if row.is_new]
    terms: dict[str, Any] = {}
    for _key, values in new:
        terms |= _recognise(values)
    years = sorted({year for _, values in new for year in _amounts(values)})
    created: dict[str, list[tuple[str, dict[str, Any]]]] = {
        table: [(row.id, dict(row.values)) for row in rows] for table, rows in plan.created.items()
    }
    if version_id is None:
        version_id = new_id()
        name = f"Budget {years[0]}–{years[-1]}" if years else "Budget"
        created[VERSION.table] = [(version_id, {"name": name, **terms})]
    for _key, values in new:
        values["version_id"] = version_id
    updated = {row.id: dict(row.values) for row in plan.rows if not row.is_new}
    if new or updated:
        acts.bring_in(project, LINE, acts.Arrivals(new, updated, created), initiator=initiator)
    return plan


def _amounts(values: Mapping[str, Any]) -> Mapping[int, int]:
    return values.get("amounts") or {}


def _recognise(values: dict[str, Any]) -> dict[str, Decimal]:
    """Mark a line that is reckoned in every budget, and return the term its title states."""
    title = fold(str(values.get("title", "")))
    if values.get("type", "cost") != "cost":
        return {}
    percent = _PERCENT.search(str(values.get("title", "")))
    stated = Decimal(percent[1].replace(",", ".")) if percent else None
    if ("moms" in title and "avdragsgill" in title) or "non-deductible" in title:
        values["rule"] = "nondeductible_vat"
        return {"nondeductible_percent": stated if stated is not None else Decimal(100)}
    if title.startswith(("reserv", "buffert", "contingency")) and stated is not None:
        values["rule"] = "reserve"
        return {"reserve_percent": stated}
    return {}
