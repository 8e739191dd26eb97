"""The page of the organisation: bodies and seats, who answers to whom, the legal form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _bodies() -> MakeView:
    from workbench.steps.organisation.page_bodies import BodiesView

    return BodiesView


def _picture() -> MakeView:
    from workbench.steps.organisation.page_picture import OrganisationPicture

    return OrganisationPicture


def _form() -> MakeView:
    from workbench.steps.organisation.page_form import LegalFormView

    return LegalFormView


class OrganisationPage(ViewsPage):
    """Who decides and who works, and in which legal form."""

    def __init__(self, context: PageContext) -> None:
        views = (
            View("bodies", _("Bodies and seats"), _bodies, ("body", "seat")),
            View("picture", _("Picture"), _picture),
            View("form", _("Legal form"), _form),
        )
        super().__init__(context, _("Organisation"), views)
