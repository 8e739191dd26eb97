"""How far the agreements are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _, ngettext
from workbench.steps.agreement.notices import agreement_notices
from workbench.steps.agreement.views import read_agreements
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.steps.agreement.views import AgreementLine


def signs(session: Session, today: date) -> tuple[bool, ...]:
    """Return which signs of good enough hold: text whole, reviewed, signed by all."""
    found = [each for each in read_agreements(session, today) if each.values["status"] != "ended"]
    return _signs([each for each in found if each.values["kind"] == "collaboration"])


def _signs(found: list[AgreementLine]) -> tuple[bool, ...]:
    return (
        any(each.clauses and not each.blanks for each in found),
        any(each.values["reviewed"] for each in found),
        any(each.signatures and each.signed == len(each.signatures) for each in found),
    )


def progress(session: Session, today: date) -> Progress:
    """Return how far the collaboration agreement is, and the worst of what is to be seen to."""
    found = [each for each in read_agreements(session, today) if each.values["status"] != "ended"]
    if not found:
        return Progress(0.0, "")
    count = len(found)
    amount = ngettext("{count} agreement", "{count} agreements", count).format(count=count)
    order = {"error": 0, "warning": 1, "note": 2}
    notices = sorted(agreement_notices(session, today), key=lambda each: order[each.severity])
    held = _signs([each for each in found if each.values["kind"] == "collaboration"])
    share = (1 + sum(held)) / (1 + len(held))
    if not notices:
        return Progress(share, amount)
    worst = notices[0]
    weight = 1 if worst.severity != "note" else 0
    remark = _("{where}: {what}").format(where=worst.where, what=worst.text)
    return Progress(min(share, 0.95) if weight else share, amount, remark, weight, worst.row_id)
