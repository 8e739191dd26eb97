"""Whether a table's codes are the project's own, or another numbering that happens to look alike.

Both number their people S01, S02, … A table made elsewhere must not overwrite the people here; one
exported from here, with some names changed, must.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

# So few rows are trusted as they are: someone is correcting them.
_FEW: Final = 2
_ALIKE: Final = 0.6
_WORD: Final = 3


def is_foreign(coded: Iterable[tuple[str, str | None]]) -> bool:
    """Tell whether the codes of a table number other things than the project's.

    ``coded`` holds, for each row with a code and a title, its title and the title of the project's
    row with that code (None where there is none). The numbering is another one when codes are
    shared and not one of the titles behind them is alike, in a table of more than two such rows.
    """
    pairs = list(coded)
    shared = [(here, there) for here, there in pairs if there]
    return len(pairs) > _FEW and bool(shared) and not any(_alike(a, b) for a, b in shared)


def _alike(one: str, other: str) -> bool:
    first, second = fold(one), fold(other)
    words = {word for word in first.split() if len(word) >= _WORD}
    if words & set(second.split()):
        return True
    return SequenceMatcher(None, first[:200], second[:200]).ratio() >= _ALIKE
