"""Who is what to an activity: exactly one answers for it, at least one does it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


class RaciGap(StrEnum):
    """What is wrong with the roles of an activity."""

    NO_ACCOUNTABLE = "no_accountable"
    SEVERAL_ACCOUNTABLE = "several_accountable"
    NO_RESPONSIBLE = "no_responsible"


def raci_gaps(accountable: Collection[str], responsible: Collection[str]) -> tuple[RaciGap, ...]:
    """Return what is wrong, the gravest first; nothing where the roles are in order."""
    gaps = []
    if not accountable:
        gaps.append(RaciGap.NO_ACCOUNTABLE)
    elif len(set(accountable)) > 1:
        gaps.append(RaciGap.SEVERAL_ACCOUNTABLE)
    if not responsible:
        gaps.append(RaciGap.NO_RESPONSIBLE)
    return tuple(gaps)
