"""The page of documents: how they are to be, what was issued, everything for a meeting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _preview() -> MakeView:
    from workbench.steps.documents.page_preview import PreviewView

    return PreviewView


def _issued(lead: Callable[[int], None]) -> MakeView:
    from workbench.steps.documents.page_issued import IssuedView

    return partial(IssuedView, lead=lead)


def _together() -> MakeView:
    from workbench.steps.documents.page_together import TogetherView

    return TogetherView


def _look() -> MakeView:
    from workbench.steps.documents.page_look import LookView

    return LookView


class DocumentsPage(ViewsPage):
    """Look through a document, choose what is in it, issue it, and take all out for a meeting."""

    def __init__(self, context: PageContext) -> None:
        issued = partial(_issued, self.show_view)
        views = (
            View("preview", _("Preview"), _preview, ("document_recipe",)),
            View("issued", _("Issued versions"), issued, ("issued_document",)),
            View("together", _("For the meeting"), _together),
            View("look", _("Own look"), _look),
        )
        super().__init__(context, _("Documents"), views)
