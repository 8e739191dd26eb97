"""The step “Agreements”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.steps.step import Section, Step

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.steps.step import MakePage, Progress


def _page() -> MakePage:
    from workbench.steps.agreement.page import AgreementsPage

    return AgreementsPage


def _progress(session: Session, today: date) -> Progress:
    from workbench.steps.agreement.progress import progress

    return progress(session, today)


def _signs(session: Session, today: date) -> tuple[bool, ...]:
    from workbench.steps.agreement.progress import signs

    return signs(session, today)


STEP = Step(
    key="agreement",
    section=Section.DECIDE,
    title=N_("Agreements"),
    icon="handshake",
    what=N_("Put what you agree on in writing: intent, collaboration, statutes, services."),
    why=N_("What is not written down is remembered differently when people change."),
    good_enough=(
        N_("The collaboration agreement has no blanks"),
        N_("A lawyer has reviewed it"),
        N_("All parties have signed"),
    ),
    progress=_progress,
    signs=_signs,
    example=N_(
        "Collaboration agreement 2026–2028: twenty clauses, seven parties, notice six months "
        "before the end, then a year at a time."
    ),
    page=_page,
)
