"""The registers of surfaces and of properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.importing import plan_table, take_in
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext

SURFACE_COLUMNS = ("code", "name", "type", "publicness", "control_id", "parent_id")
PROPERTY_COLUMNS = (
    "code", "designation", "owner_id", "category", "status",
    "gross_floor_area", "lettable_area", "residential_area", "frontage", "assessed_value",
)  # fmt: skip


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
            chosen=SURFACE_COLUMNS,
            plan=lambda grid, mapping: plan_table(project, kind, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )

    @override
    def summary(self) -> str:
        """Return how many surfaces there are."""
        with self.project.read() as session:
            count = len(read_rows(session, record("surface")))
        return ngettext("{count} surface", "{count} surfaces", count).format(count=count)


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
            chosen=PROPERTY_COLUMNS,
            plan=lambda grid, mapping: plan_table(project, kind, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )

    @override
    def summary(self) -> str:
        """Return how many properties there are."""
        with self.project.read() as session:
            count = len(read_rows(session, record("property")))
        return ngettext("{count} property", "{count} properties", count).format(count=count)
