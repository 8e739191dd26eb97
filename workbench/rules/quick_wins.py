"""What can be tried at once: lighter, quicker, cheaper (domain guide F3, 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

MOST_ORE: Final = 25_000_00
MOST_DAYS: Final = 30


def is_quick_win(cost_ore: int | None, start: date | None, finish: date | None) -> bool:
    """Tell whether an activity takes at most 30 days and costs at most 25,000 kr.

    Without dates or cost nobody can tell, and it is none.
    """
    if cost_ore is None or start is None or finish is None:
        return False
    return cost_ore <= MOST_ORE and (finish - start).days < MOST_DAYS
