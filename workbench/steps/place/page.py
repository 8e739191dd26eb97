"""The page of the place: its profile, its map and the registers of the ground, one view each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _profile() -> MakeView:
    from workbench.steps.place.page_profile import ProfileView

    return ProfileView


def _map() -> MakeView:
    from workbench.steps.place.page_map import MapPage

    return MapPage


def _responsibility() -> MakeView:
    from workbench.steps.place.page_responsibility import ResponsibilityView

    return ResponsibilityView


def _surfaces() -> MakeView:
    from workbench.steps.place.page_registers import SurfacesView

    return SurfacesView


def _properties() -> MakeView:
    from workbench.steps.place.page_registers import PropertiesView

    return PropertiesView


class PlacePage(ViewsPage):
    """What the place is, what ground it consists of, and who controls it."""

    def __init__(self, context: PageContext) -> None:
        views = (
            View("profile", _("Profile"), _profile),
            View("map", _("Map"), _map, ("finding",)),
            View(
                "responsibility",
                _("Responsibility"),
                _responsibility,
                ("responsibility", "maintenance_task"),
            ),
            View("surfaces", _("Surfaces"), _surfaces, ("surface",)),
            View("properties", _("Properties"), _properties, ("property",)),
        )
        super().__init__(context, _("Place profile and map"), views)
