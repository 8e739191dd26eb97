"""From the features of a map to a plan: which rows are new, which change, which are refused.

Pure, as :mod:`workbench.exchange.table_import`, by which the attributes are read: a feature is a
row whose outline (or point) is one more column.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.column_names import matches
from workbench.exchange.features import FeatureError
from workbench.exchange.import_plan import ExistingRow, RowError, Said
from workbench.exchange.map_grid import PLACES, PlacedFeature, attributes, feature_grid
from workbench.exchange.map_kinds import (
    BOUNDARY,
    FINDING,
    PROPERTY,
    SURFACE,
    stated_table,
    table_of,
)
from workbench.exchange.map_placing import as_decimal, find_placing, placed_point, placed_shape
from workbench.exchange.map_plan import MapPlan
from workbench.exchange.map_unchanged import same_outline, without_unchanged
from workbench.exchange.table_import import plan_import
from workbench.models.registry import record
from workbench.rules.overlay import union
from workbench.rules.shapes import Shape, write_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from workbench.exchange.features import Feature, FeatureSet
    from workbench.exchange.grid import Cell
    from workbench.exchange.import_plan import ImportPlan, PlannedRow
    from workbench.exchange.map_plan import MapOwner
    from workbench.models.field import Record

GEOMETRY: Final = "geometry"
ORDER: Final = (PROPERTY, SURFACE, FINDING)  # findings may name surfaces of the same file


def plan_map(
    features: FeatureSet,
    own: MapOwner,
    *,
    today: date,
    only: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> MapPlan:
    """Return what taking in a map would do; ``only`` makes every feature a row of that table.

    Features that say themselves that they belong to another table are left out then. ``mapping``
    says what attributes mean ("Attribute": "field"). Raises WorkbenchError when the file cannot be
    laid on the project's map.
    """
    return _Planner(features, own, today, only, dict(mapping or {})).plan()


class _Planner:
    """Sorts features by table, places them and plans each table in turn."""

    def __init__(
        self,
        features: FeatureSet,
        own: MapOwner,
        today: date,
        only: str | None,
        mapping: dict[str, str],
    ) -> None:
        self._features = features
        self._own = own
        self._today = today
        self._only = only
        self._mapping = mapping
        self._used: set[str] = set()
        self._placing = find_placing(features, own.map)
        self._fresh: dict[str, list[ExistingRow]] = {}
        self._refused = [
            _refusal(bad.number, bad.called, Said(bad.message, **bad.facts)) for bad in features.bad
        ]
        self._bounds: list[Shape] = []
        self._left_out = 0

    def plan(self) -> MapPlan:
        """Return the plan of all tables together."""
        sorted_out: dict[str, list[PlacedFeature]] = {}
        for feature in self._features.features:
            self._sort_in(feature, sorted_out)
        plans: list[ImportPlan] = []
        brought: dict[str, list[PlannedRow]] = {}
        for table in ORDER:
            if table in sorted_out:
                plan = self._plan_table(record(table), sorted_out[table], brought)
                plans.append(plan)
                self._remember(plan, brought)
        self._check_mapping()
        boundary = write_shape(union(self._bounds)) if self._bounds else ""
        same = boundary == self._own.boundary or same_outline(boundary, self._own.boundary)
        switched = self._placing.target is not self._own.map.system
        drawn = bool(boundary) or any(_draws(plan) for plan in plans)
        return MapPlan(
            plans=tuple(plans),
            boundary="" if same else boundary,
            boundary_known=bool(self._own.boundary),
            system=self._placing.target if switched and drawn else None,
            placing=self._placing,
            read=self._features.read,
            refused=tuple(self._refused),
            unchanged=int(bool(boundary) and same) + self._left_out,
        )

    def _sort_in(self, feature: Feature, sorted_out: dict[str, list[PlacedFeature]]) -> None:
        if self._only is not None and stated_table(feature) not in {None, self._only}:
            self._left_out += 1
            return
        table = self._only or table_of(feature)
        try:
            if table == BOUNDARY:
                self._bounds.append(self._shape(feature))
            else:
                cells = self._cells(feature, table)
                sorted_out.setdefault(table, []).append(PlacedFeature(feature, cells))
        except FeatureError as error:
            said = Said(error.message, **error.facts)
            self._refused.append(_refusal(feature.number, feature.called, said))

    def _shape(self, feature: Feature) -> Shape:
        if feature.geometry is None:
            raise FeatureError(N_("It has no outline"))
        if feature.geometry.points:
            raise FeatureError(N_("It is a point, where an outline is needed"))
        return placed_shape(feature.geometry, self._placing)

    def _cells(self, feature: Feature, table: str) -> tuple[Cell, ...]:
        """Return what stands in the columns of the place; nothing where a table has no outline."""
        if feature.geometry is None and self._only is not None:
            return (None,) * len(PLACES[table])
        if table != FINDING:
            return (write_shape(self._shape(feature)),)
        if feature.geometry is None or len(feature.geometry.points) != 1:
            raise FeatureError(N_("It is not one point, as a finding is"))
        x, y = placed_point(feature.geometry.points[0], self._placing)
        return as_decimal(x), as_decimal(y)

    def _plan_table(
        self, kind: Record, placed: list[PlacedFeature], brought: Mapping[str, list[PlannedRow]]
    ) -> ImportPlan:
        known = self._own.rows[kind.table]
        own = known.get(kind.table, ())
        chosen = self._chosen(attributes(placed, kind), kind)
        grid, layout = feature_grid(placed, kind, chosen, own)
        plan = plan_import(
            grid,
            layout,
            {table: [*known.get(table, ()), *self._fresh.get(table, ())] for table in known},
            today=self._today,
            brought=brought,
        )
        names = {each.feature.number: each.feature.called for each in placed}
        plan = replace(plan, errors=tuple(_named(error, names) for error in plan.errors))
        return without_unchanged(plan, own)

    def _chosen(self, keys: Iterable[str], kind: Record) -> dict[str, str]:
        """Return what was said of the attributes, as far as it concerns this table."""
        known = {fold(key): key for key in keys}
        taken: dict[str, str] = {}
        for heading, name in self._mapping.items():
            key = known.get(fold(heading))
            if key is not None and (
                name in {"", "-"} or name in kind.by_name or matches(name, kind)
            ):
                taken[key] = name
                self._used.add(heading)
        return taken

    def _check_mapping(self) -> None:
        for heading, name in self._mapping.items():
            if heading not in self._used:
                raise WorkbenchError(
                    N_("No feature has an attribute “{attribute}” for “{field}”"),
                    attribute=heading[:60],
                    field=name[:60],
                )

    def _remember(self, plan: ImportPlan, brought: dict[str, list[PlannedRow]]) -> None:
        """Let later tables refer to what this one brings."""
        kind = plan.record
        self._fresh.setdefault(kind.table, []).extend(
            ExistingRow(
                row.id,
                str(row.values.get("code") or ""),
                str(row.values.get(kind.title_field) or ""),
            )
            for row in plan.rows
            if row.is_new
        )
        for table, rows in plan.created.items():
            known = {row.id for row in brought.setdefault(table, [])}
            brought[table] += [row for row in rows if row.id not in known]


def _draws(plan: ImportPlan) -> bool:
    places = PLACES[plan.record.table]
    return any(row.values.get(name) not in {None, ""} for row in plan.rows for name in places)


def _refusal(number: int, name: str, reason: Said) -> RowError:
    return RowError(number, GEOMETRY, N_("“{name}”: {reason}"), {"name": name, "reason": reason})


def _named(error: RowError, names: Mapping[int, str]) -> RowError:
    """Return a refusal that names its feature."""
    facts = {"name": names.get(error.row, "–"), "reason": Said(error.message, **error.facts)}
    return RowError(error.row, error.column, N_("“{name}”: {reason}"), facts)
