"""From the features of a map to a plan: which rows are new, which change, which are refused.

Pure, as :mod:`workbench.exchange.table_import`, by which the attributes are read: a feature is a
row whose outline (or point) is one more column.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.exchange.column_names import matches
from workbench.exchange.features import FeatureError
from workbench.exchange.grid import Grid, Row
from workbench.exchange.header import find_layout
from workbench.exchange.import_plan import ExistingRow, RowError, Said, Skipped
from workbench.exchange.map_kinds import (
    BOUNDARY,
    FINDING,
    LAYER,
    PROPERTY,
    SURFACE,
    stated_table,
    table_of,
)
from workbench.exchange.map_placing import (
    as_decimal,
    find_placing,
    placed_point,
    placed_shape,
)
from workbench.exchange.map_plan import MapPlan
from workbench.exchange.table_import import UNCHANGED, differs, plan_import
from workbench.models.registry import record
from workbench.rules.overlay import same_ground, union
from workbench.rules.shapes import Shape, ShapeError, read_shape, write_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from workbench.exchange.features import Feature, FeatureSet
    from workbench.exchange.grid import Cell
    from workbench.exchange.import_plan import ImportPlan, PlannedRow
    from workbench.exchange.map_plan import MapOwner
    from workbench.models.field import Record

GEOMETRY: Final = "geometry"
ORDER: Final = (PROPERTY, SURFACE, FINDING)  # findings may name surfaces of the same file
_PLACES: Final = {PROPERTY: ("outline",), SURFACE: ("outline",), FINDING: ("x", "y")}
_TITLES: Final = ("namn", "name", "beteckning", "designation", "titel", "title", "text")
_MOST_COLUMNS: Final = 200
_HAIR: Final = Decimal("0.002")  # m between points that are the same


def plan_map(
    features: FeatureSet,
    own: MapOwner,
    *,
    today: date,
    only: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> MapPlan:
    """Return what taking in a map would do; ``only`` makes every feature a row of that table.

    Features that say themselves that they belong to another table are left out then. ``mapping`` says what attributes mean ("Attribute": "field"). Raises WorkbenchError when the
    file cannot be laid on the project's map.
    """
    return _Planner(features, own, today, only, dict(mapping or {})).plan()


@dataclass(frozen=True, slots=True)
class _Placed:
    feature: Feature
    cells: tuple[Cell, ...]


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
        sorted_out: dict[str, list[_Placed]] = {}
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
        same = boundary == self._own.boundary or _same_outline(boundary, self._own.boundary)
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

    def _sort_in(self, feature: Feature, sorted_out: dict[str, list[_Placed]]) -> None:
        if self._only is not None and stated_table(feature) not in {None, self._only}:
            self._left_out += 1
            return
        table = self._only or table_of(feature)
        try:
            if table == BOUNDARY:
                self._bounds.append(self._shape(feature))
            else:
                cells = self._cells(feature, table)
                sorted_out.setdefault(table, []).append(_Placed(feature, cells))
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
            return (None,) * len(_PLACES[table])
        if table != FINDING:
            return (write_shape(self._shape(feature)),)
        if feature.geometry is None or len(feature.geometry.points) != 1:
            raise FeatureError(N_("It is not one point, as a finding is"))
        x, y = placed_point(feature.geometry.points[0], self._placing)
        return as_decimal(x), as_decimal(y)

    def _plan_table(
        self, kind: Record, placed: list[_Placed], brought: Mapping[str, list[PlannedRow]]
    ) -> ImportPlan:
        keys = _keys(placed, kind)
        fields = _PLACES[kind.table]
        headings = [_free_heading(kind[name].title(), keys) for name in fields]
        mapping = {**self._chosen(keys, kind), **dict(zip(headings, fields, strict=True))}
        rows = [Row(0, (*headings, *keys))]
        rows += [
            Row(each.feature.number, (*each.cells, *map(each.feature.properties.get, keys)))
            for each in placed
        ]
        grid = self._titled(Grid(self._features.source, "", tuple(rows)), kind, mapping)
        known = self._own.rows[kind.table]
        plan = plan_import(
            grid,
            find_layout(grid, kind, mapping),
            {table: [*known.get(table, ()), *self._fresh.get(table, ())] for table in known},
            today=self._today,
            brought=brought,
        )
        names = {each.feature.number: each.feature.called for each in placed}
        plan = replace(plan, errors=tuple(_named(error, names) for error in plan.errors))
        return _without_hairs(plan, known.get(kind.table, ()))

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

    def _titled(self, grid: Grid, kind: Record, mapping: dict[str, str]) -> Grid:
        """Return the grid with a column for the title, and say in ``mapping`` which one it is.

        Where no attribute is known to be it, one with "name" in its name is taken, else features
        are numbered.
        """
        layout = find_layout(grid, kind, mapping)
        title = kind.title_field
        headings = [str(cell) for cell in grid.rows[0].cells]
        known = {column.index: column.field.name for column in layout.columns}
        place = next((index for index, name in known.items() if name == title), None)
        if place is None:
            place = _title_place(headings, known)
        codes = next((index for index, name in known.items() if name == "code"), None)
        heading = _free_heading(kind[title].title(), headings) if place is None else headings[place]
        mapping[heading] = title
        if place is None:
            place = len(headings)
        rows = [Row(0, _with_cell(grid.rows[0].cells, place, heading))]
        for number, row in enumerate(grid.rows[1:], 1):
            cell = self._title(row, kind, place, codes, number)
            rows.append(Row(row.number, _with_cell(row.cells, place, cell)))
        return replace(grid, rows=tuple(rows))

    def _title(self, row: Row, kind: Record, place: int, codes: int | None, number: int) -> Cell:
        if place < len(row.cells) and row.cells[place] is not None:
            return row.cells[place]
        code = "" if codes is None or row.cells[codes] is None else str(row.cells[codes])
        own = self._own.rows[kind.table].get(kind.table, ())
        if code and any(fold(each.code) == fold(code) for each in own):
            return None  # known already, and called what it is called
        return code or f"{_(kind.one).capitalize()} {number}"

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


def _without_hairs(plan: ImportPlan, own: Iterable[ExistingRow]) -> ImportPlan:
    """Return the plan without outlines and points that lie where they lay, but for millimetres."""
    before = {row.id: row.values or {} for row in own}
    rows: list[PlannedRow] = []
    skipped = list(plan.skipped)
    for row in plan.rows:
        if row.is_new:
            rows.append(row)
            continue
        old = before.get(row.id, {})
        values = {
            name: value for name, value in row.values.items() if not _lies_there(old, name, value)
        }
        if any(differs(old.get(name), value) for name, value in values.items()):
            rows.append(replace(row, values=values))
        else:
            skipped.append(Skipped(row.number, UNCHANGED))
    return replace(plan, rows=tuple(rows), skipped=tuple(skipped))


def _lies_there(old: Mapping[str, object], name: str, value: object) -> bool:
    there = old.get(name)
    if name == "outline" and there and isinstance(there, str) and isinstance(value, str):
        return _same_outline(there, value)
    if name in {"x", "y"} and isinstance(there, Decimal) and isinstance(value, Decimal):
        return abs(there - value) <= _HAIR
    return False


def _same_outline(one: str, other: str) -> bool:
    try:
        return same_ground(read_shape(one), read_shape(other))
    except ShapeError:  # a stored one that cannot be read is replaced
        return False


def _draws(plan: ImportPlan) -> bool:
    places = _PLACES[plan.record.table]
    return any(row.values.get(name) not in {None, ""} for row in plan.rows for name in places)


def _refusal(number: int, name: str, reason: Said) -> RowError:
    return RowError(number, GEOMETRY, N_("“{name}”: {reason}"), {"name": name, "reason": reason})


def _named(error: RowError, names: Mapping[int, str]) -> RowError:
    """Return a refusal that names its feature."""
    facts = {"name": names.get(error.row, "–"), "reason": Said(error.message, **error.facts)}
    return RowError(error.row, error.column, N_("“{name}”: {reason}"), facts)


def _keys(placed: Iterable[_Placed], kind: Record) -> list[str]:
    """Return the attributes that most features have, without those that the place gives."""
    counted = Counter(key for each in placed for key in each.feature.properties)
    keys = [
        key
        for key, _count in counted.most_common(_MOST_COLUMNS)
        if fold(key) != LAYER and not _is_place(key, kind)
    ]
    order = list(counted)
    return sorted(keys, key=order.index)


def _is_place(key: str, kind: Record) -> bool:
    found = matches(key, kind)
    return bool(found) and found[0].field.name in _PLACES[kind.table]


def _with_cell(cells: tuple[Cell, ...], place: int, cell: Cell) -> tuple[Cell, ...]:
    return (*cells[:place], cell, *cells[place + 1 :])


def _free_heading(wanted: str, taken: Iterable[str]) -> str:
    """Return a heading that no attribute has."""
    known = {fold(each) for each in taken}
    while fold(wanted) in known:
        wanted += "*"
    return wanted


def _title_place(headings: Sequence[str], known: Mapping[int, str]) -> int | None:
    """Return the column that is most likely a name, among those that mean nothing else."""
    free = {index: fold(text) for index, text in enumerate(headings) if index not in known}
    for part in _TITLES:
        found = next((index for index, text in free.items() if part in text), None)
        if found is not None:
            return found
    return None
