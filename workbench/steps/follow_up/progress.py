"""How far the following up is: measured, followed up, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _, ngettext
from workbench.measures.standings import standings
from workbench.steps.follow_up.views import Keeping, is_told, promises
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def signs(session: Session, today: date) -> tuple[bool, ...]:
    """Return which signs hold: indicators measured and fresh, promises followed, money told."""
    stands = standings(session, today).values()
    mine = [each for party in promises(session, today) for each in party.promises]
    return (
        bool(stands) and all(each.value is not None and not each.stale for each in stands),
        bool(mine) and all(each.values["fulfilled"] is not None for each in mine),
        is_told(session, today),
    )


def progress(session: Session, today: date) -> Progress:
    """Return how much of what is to be followed up is; what waits longest is the remark."""
    stands = list(standings(session, today).values())
    mine = [each for party in promises(session, today) for each in party.promises]
    if not stands and not mine:
        return Progress(0.0, "")
    fresh = [each for each in stands if each.value is not None and not each.stale]
    followed = [each for each in mine if each.values["fulfilled"] is not None]
    parts = (len(stands) + len(mine) + 1, len(fresh) + len(followed))
    share = (parts[1] + is_told(session, today)) / parts[0]
    amount = _("{fresh} of {all} indicators").format(fresh=len(fresh), all=len(stands))
    waiting = [each for each in stands if each.stale]
    if waiting:
        said = ngettext(
            "{count} indicator waits for a value", "{count} indicators wait for a value",
            len(waiting),
        )  # fmt: skip
        return Progress(share, amount, said.format(count=len(waiting)), 1, None)
    late = [each for each in mine if each.keeping is Keeping.LATE]
    if late:
        said = ngettext("{count} promise is late", "{count} promises are late", len(late))
        return Progress(share, amount, said.format(count=len(late)), 1, str(late[0].values["id"]))
    return Progress(share, amount)
