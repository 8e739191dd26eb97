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


def _relations() -> MakeView:
    from workbench.steps.stakeholders.page_relations import RelationsView

    return RelationsView


def _groups() -> MakeView:
    from workbench.steps.stakeholders.page_groups import GroupsView

    return GroupsView


def _contacts() -> MakeView:
    from workbench.steps.stakeholders.page_contacts import ContactsView

    return ContactsView


def _commitments() -> MakeView:
    from workbench.steps.stakeholders.page_commitments import CommitmentsView

    return CommitmentsView


def _support() -> MakeView:
    from workbench.steps.stakeholders.page_support import SupportView

    return SupportView


class StakeholdersPage(ViewsPage):
    """Register people and organisations; see how they stand to the place and to one another."""

    def __init__(self, context: PageContext) -> None:
        views = (
            View("people", _("People"), _people, ("stakeholder",)),
            View("organisations", _("Organisations"), _organisations, ("organisation",)),
            View("matrix", _("Matrix"), _matrix),
            View("relations", _("Relations"), _relations, ("relation",)),
            View("groups", _("Groups"), _groups, ("stakeholder_group",)),
            View("contacts", _("Contacts"), _contacts, ("contact",)),
            View("commitments", _("Commitments"), _commitments, ("commitment",)),
            View("support", _("Support"), _support),
        )
        super().__init__(context, _("Stakeholders"), views)
