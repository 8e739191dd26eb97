"""The registers of surfaces and of properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from workbench.base.formats import number_text
from workbench.base.language import N_, _, ngettext
from workbench.models.field import Field, Kind, Privacy
from workbench.models.registry import record
from workbench.steps.importing import plan_table, take_in
from workbench.steps.place.views import area_of, read_map
from workbench.ui.data.columns import Column, columns_of
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.ui.parts.page import PageContext

AREA = "measured_area"
SURFACE_COLUMNS = ("code", "name", "type", AREA, "publicness", "control_id", "parent_id")
PROPERTY_COLUMNS = (
    "code", "designation", "owner_id", "category", "status", AREA,
    "gross_floor_area", "lettable_area", "residential_area", "frontage", "assessed_value",
)  # fmt: skip


def _area(row: Mapping[str, Any]) -> int | None:
    found = area_of(row)
    return None if found is None else round(found)


def _columns(table: str) -> tuple[Column, ...]:
    """Return the columns of the declared fields and the area, of the outline or else as typed."""
    field = Field(
        AREA, Kind.INTEGER, N_("Measured area"), Privacy.PUBLIC, unit=N_("m²"), width=10,
        computed=True,
    )  # fmt: skip
    area = Column(AREA, field, compute=_area)
    return columns_of(record(table), computed=(area,))


def _with_area(counted: str, square_metres: float) -> str:
    """Return a count of rows with the ground they cover."""
    if not square_metres:
        return counted
    return _("{counted} · {area} m²").format(
        counted=counted, area=number_text(round(square_metres))
    )


class SurfacesView(RegisterView):
    """The surfaces that people experience as one, and who controls them."""

    def __init__(self, context: PageContext) -> None:
        project, kind = context.project, record("surface")
        super().__init__(
            context,
            kind,
            placeholder=_("New surface: name; type; control; publicness – Enter saves"),
            empty=_(
                "No surfaces yet. Write a name above and press Enter, "
                "or paste rows from a spreadsheet."
            ),
            columns=_columns("surface"),
            chosen=SURFACE_COLUMNS,
            plan=lambda grid, mapping: plan_table(project, kind, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )

    @override
    def summary(self) -> str:
        """Return how many surfaces there are, and how much ground they cover."""
        with self.project.read() as session:
            place = read_map(session)
        count = len(place.of("surface"))
        counted = ngettext("{count} surface", "{count} surfaces", count).format(count=count)
        return _with_area(counted, place.total("surface"))


class PropertiesView(RegisterView):
    """The properties with their owners and the measures by which fees are reckoned."""

    def __init__(self, context: PageContext) -> None:
        project, kind = context.project, record("property")
        super().__init__(
            context,
            kind,
            placeholder=_("New property: designation; owner; category – Enter saves"),
            empty=_(
                "No properties yet. Write a designation above and press Enter, "
                "or paste rows from a spreadsheet."
            ),
            columns=_columns("property"),
            chosen=PROPERTY_COLUMNS,
            plan=lambda grid, mapping: plan_table(project, kind, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )

    @override
    def summary(self) -> str:
        """Return how many properties there are, and how much ground they cover."""
        with self.project.read() as session:
            place = read_map(session)
        count = len(place.of("property"))
        counted = ngettext("{count} property", "{count} properties", count).format(count=count)
        return _with_area(counted, place.total("property"))
