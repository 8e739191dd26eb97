"""What bringing in a map would do, as plain data over all tables it touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.base.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.exchange.import_plan import ExistingRow, ImportPlan, PlannedRow, RowError
    from workbench.exchange.map_placing import OwnMap, Placing
    from workbench.rules.coordinates import System


@dataclass(frozen=True)
class MapPlan:
    """What taking in a map would do.

    ``plans`` are by record; ``boundary`` is the text of the place's boundary, "" where the file
    gives none that is new. ``system`` is the one that the project changes to, None to keep its own.
    """

    plans: tuple[ImportPlan, ...]
    boundary: str
    boundary_known: bool
    system: System | None
    placing: Placing
    read: int
    refused: tuple[RowError, ...]
    unchanged: int = 0

    @property
    def new(self) -> int:
        """The number of rows that would be added, the first boundary among them."""
        return sum(plan.new for plan in self.plans) + self._bounds(known=False)

    @property
    def updated(self) -> int:
        """The number of rows that would be changed, another boundary among them."""
        return sum(plan.updated for plan in self.plans) + self._bounds(known=True)

    def _bounds(self, *, known: bool) -> int:
        return int(bool(self.boundary) and self.boundary_known is known)

    @property
    def skipped(self) -> int:
        """The number of features that change nothing, or belong to a table not asked for."""
        return sum(len(plan.skipped) for plan in self.plans) + self.unchanged

    @property
    def errors(self) -> tuple[RowError, ...]:
        """Why features were refused, in the order of the file."""
        found = [error for plan in self.plans for error in plan.errors]
        return tuple(sorted((*found, *self.refused), key=lambda error: error.row))

    def created(self) -> dict[str, tuple[PlannedRow, ...]]:
        """Return the rows that come along, each once, by table."""
        found: dict[str, dict[str, PlannedRow]] = {}
        for plan in self.plans:
            for table, rows in plan.created.items():
                found.setdefault(table, {}).update({row.id: row for row in rows})
        return {table: tuple(rows.values()) for table, rows in found.items()}

    def notes(self) -> list[str]:
        """Return what people should know beside the figures, in the current language."""
        source, target = self.placing.source.text(), self.placing.target.text()
        said = [_(self.placing.note).format(source=source)] if self.placing.note else []
        if self.system is not None:
            said.append(_("The project's map is now in {target}").format(target=target))
        return said

    def report(self) -> dict[str, Any]:
        """Return the figures and errors with the keys of the command line's JSON."""
        return {
            "read": self.read,
            "new": self.new,
            "updated": self.updated,
            "skipped": self.skipped,
            "created": {table: len(rows) for table, rows in self.created().items()},
            "errors": [
                {"row": error.row, "column": error.column, "reason": error.text()}
                for error in self.errors
            ],
        }


@dataclass(frozen=True)
class MapOwner:
    """What the project has, as far as a map may meet it: rows, its map, its boundary.

    ``rows`` are, for each table of ORDER, those that an import of it may meet or refer to.
    """

    rows: Mapping[str, Mapping[str, Sequence[ExistingRow]]]
    map: OwnMap
    boundary: str
