"""The page of organisations and people: their registers and pictures, one view each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _people() -> MakeView:
    from workbench.steps.stakeholders.page_registers import PeopleView

    return PeopleView


def _organisations() -> MakeView:
    from workbench.steps.stakeholders.page_registers import OrganisationsView

    return OrganisationsView


def _matrix() -> MakeView:
    from workbench.steps.stakeholders.page_matrix import MatrixView

    return MatrixView


class StakeholdersPage(ViewsPage):
    """Register people and organisations; see how they stand to the place and to one another."""

    def __init__(self, context: PageContext) -> None:
        views = (
            View("people", _("People"), _people, ("stakeholder",)),
            View("organisations", _("Organisations"), _organisations, ("organisation",)),
            View("matrix", _("Matrix"), _matrix),
        )
        super().__init__(context, _("Stakeholders"), views)
