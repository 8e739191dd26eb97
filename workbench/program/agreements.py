"""The agreements as documents, with what other steps give for their annexes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.documents.registry import DocumentKind
from workbench.steps.agreement.paper import agreement_document
from workbench.steps.agreement.views import agreements_of_kind
from workbench.steps.finance.chapter import chapter as finance_chapter
from workbench.steps.place.chapter_responsibility import responsibility_chapter
from workbench.steps.place.map_figure import map_figure
from workbench.steps.place.map_themes import Theme
from workbench.steps.plan.chapter import chapter as plan_chapter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from workbench.documents.content import Block, Document
    from workbench.documents.registry import Options
    from workbench.steps.agreement.paper import MakeAnnex


def _map(session: Session, options: Options) -> Sequence[Block]:
    figure = map_figure(session, Theme.CONTROL, options, options.date)
    return () if figure is None else (figure,)


def _matrix(session: Session, options: Options) -> Sequence[Block]:
    return responsibility_chapter(session, options, options.date)


def _budget(session: Session, options: Options) -> Sequence[Block]:
    return finance_chapter(session, options, options.date)


def _plan(session: Session, options: Options) -> Sequence[Block]:
    return plan_chapter(session, options, options.date)


ANNEXES: Final[dict[str, tuple[str, MakeAnnex]]] = {
    "annex_map": (N_("Map of the area"), _map),
    "annex_matrix": (N_("Responsibility per surface"), _matrix),
    "annex_budget": (N_("Budget"), _budget),
    "annex_plan": (N_("Action plan"), _plan),
}


def _build(kind: str, session: Session, options: Options) -> Document:
    return agreement_document(session, options, kind, ANNEXES)


def _kind(key: str, title: str, kind: str) -> DocumentKind:
    return DocumentKind(
        key, title, partial(_build, kind), "agreement", partial(agreements_of_kind, kind=kind)
    )


AGREEMENTS: Final = (
    _kind("avsiktsforklaring", N_("Letter of intent"), "letter_of_intent"),
    _kind("samverkansavtal", N_("Collaboration agreement"), "collaboration"),
    _kind("stadgar", N_("Statutes"), "statutes"),
    _kind("tjansteavtal", N_("Service agreement"), "service"),
)
