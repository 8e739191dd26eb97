"""The page of agreements: which there are, their clauses, who signs, what changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.steps.agreement.page_choice import Chosen
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _list(chosen: Chosen) -> MakeView:
    from workbench.steps.agreement.page_list import AgreementsView

    return partial(AgreementsView, chosen=chosen)


def _clauses(chosen: Chosen) -> MakeView:
    from workbench.steps.agreement.page_clauses import ClausesView

    return partial(ClausesView, chosen=chosen)


def _signing(chosen: Chosen) -> MakeView:
    from workbench.steps.agreement.page_signing import SigningView

    return partial(SigningView, chosen=chosen)


def _versions(chosen: Chosen) -> MakeView:
    from workbench.steps.agreement.page_versions import VersionsView

    return partial(VersionsView, chosen=chosen)


class AgreementsPage(ViewsPage):
    """Put in writing what was agreed on, and follow it up to the last signature."""

    def __init__(self, context: PageContext) -> None:
        chosen = Chosen()
        views = (
            View("list", _("Overview"), partial(_list, chosen), ("agreement",)),
            View("clauses", _("Clauses"), partial(_clauses, chosen), ("clause",)),
            View("signing", _("Signing"), partial(_signing, chosen), ("signature",)),
            View("versions", _("Versions"), partial(_versions, chosen)),
        )
        super().__init__(context, _("Agreements"), views)
