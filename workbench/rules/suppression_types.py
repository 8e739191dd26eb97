"""What may be published of a table of answers: the words that suppression speaks in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_STATED: Final = ""
"""The group of those who are in the total but in none of the groups; made where one is needed."""

Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Nothing is shown of a ``group`` with fewer answers, nor a ``cell`` with a smaller count.

    Whatever is hidden could have at least ``cell`` + 1 different values, for all that is shown.
    ``cell`` is at least 1: then no more than a count of 0 is hidden.
    """

    group: int = 10
    cell: int = 3

    def __post_init__(self) -> None:
        if self.cell < 1:
            raise ValueError(self.cell)


class State(StrEnum):
    """Whether a count is shown.

    Never let a reader tell primary from secondary: knowing which of two is the small one would
    narrow it down.
    """

    SHOWN = "shown"
    PRIMARY = "primary"
    """It is too small itself."""
    SECONDARY = "secondary"
    """A small one could be reckoned out from it and the totals."""


class Why(StrEnum):
    """Why something is not shown by itself; ``suppression_words`` has a sentence for each."""

    SMALL_GROUP = "small_group"
    """Too few have answered."""
    SMALL_CELL = "small_cell"
    """Too few gave the answer, or gave any other."""
    SOLVABLE = "solvable"
    """It would give away a small one."""
    OTHER_TABLE = "other_table"
    """It has to be hidden in another round or question shown beside it."""
    CROSSING = "crossing"
    """A crossing of groups is shown whole or not at all, and some of it is small."""


@dataclass(frozen=True, slots=True)
class Split:
    """The answers divided by one thing, as sex: counts by group, in the order of the answers.

    Nobody is in two groups. ``crosses`` names the splits of which this is the crossing, as
    ("sex", "age"), and then all combinations are listed, also where only those of one group will be
    shown: what is shown of residents by sex follows from the crossing of residence and sex.
    """

    name: str
    groups: Mapping[str, Counts]
    crosses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """All that is published of one question in one round.

    ``blocks`` are how many answers make up each sum that is shown, in order: (3, 2) for a scale of
    five with its top two boxes, (1, 1) where only the share is shown. "Do not know" is no answer
    and stays outside.
    """

    blocks: tuple[int, ...]
    total: Counts
    splits: tuple[Split, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """Neighbouring answers from ``first`` to ``last`` (places from 0) and their count together."""

    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """What may be shown of a group or of all.

    ``n`` and ``sums`` (one for each block) are None where hidden. ``cells`` has the state of each
    single answer; ``segments`` is the distribution that may be drawn, with answers taken together
    where single ones are hidden.
    """

    state: State
    why: Why | None
    n: int | None
    sums: tuple[int | None, ...]
    cells: tuple[State, ...]
    segments: tuple[Segment, ...]

    @property
    def shown(self) -> bool:
        """Whether the row is shown, perhaps with answers taken together."""
        return self.state is State.SHOWN

    @property
    def share_shown(self) -> bool:
        """Whether shares of the blocks may be shown."""
        return self.shown and None not in self.sums

    @property
    def mean_shown(self) -> bool:
        """Whether mean and spread may be shown beside the distribution.

        Together with answers taken together they would give the single ones away.
        """
        return self.shown and all(each is State.SHOWN for each in self.cells)


@dataclass(frozen=True, slots=True)
class ShownSplit:
    """What may be shown of a split.

    ``together`` are the groups that may only be shown as one, ``pool`` is that one row (it follows
    from the total in any case). ``why`` is set where nothing of the split is shown.
    """

    name: str
    rows: Mapping[str, Row]
    together: tuple[str, ...] = ()
    pool: Row | None = None
    why: Why | None = None

    @property
    def shown(self) -> bool:
        """Whether any group of the split is shown by itself."""
        return self.why is None


@dataclass(frozen=True, slots=True)
class Protected:
    """What may be shown of a table."""

    total: Row
    splits: Mapping[str, ShownSplit]

    def row(self, split: str, group: str) -> Row:
        """Return what may be shown of a group."""
        return self.splits[split].rows[group]


def change_shown(before: Row, after: Row) -> bool:
    """Tell whether a change may be shown: only between two shares that are shown themselves."""
    return before.share_shown and after.share_shown
