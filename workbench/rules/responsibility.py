"""Who does what on which surface, on a day: what holds, how clear it is, what is missing.

See the domain guide, 2.1 and invariant 13.

What is said of a cell (a task on a surface) holds from its day until something later is said of
the same cell. Where a matrix has begun, nothing said is a gap: a cell is expected as soon as both
its surface and its task have been spoken of on that day, so that neither a column nobody has
opened yet nor a surface nobody has come to makes the figure worse. What is not relevant is no part
of the figure.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

CellKey: TypeAlias = tuple[str, str]
"""A cell: the id of its surface and the id of its task."""

CLEAR: Final = "clear"
UNCLEAR: Final = "unclear"
DOUBLE: Final = "double"
NOT_RELEVANT: Final = "not_relevant"


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of one cell from a day on; ``status`` None where nothing is (any more)."""

    id: str
    surface: str
    task: str
    valid_from: date
    status: str | None = None
    performer: str | None = None
    accountable: str | None = None

    @property
    def key(self) -> CellKey:
        """The cell it is about."""
        return self.surface, self.task

    @property
    def relevant(self) -> bool:
        """Whether the task has to be done there at all, as far as is known."""
        return self.status != NOT_RELEVANT


class Gap(StrEnum):
    """What is missing in a cell, in the order in which it matters."""

    NOBODY_CLEANS = "nobody_cleans"
    UNCLEAR = "unclear"
    DOUBLE = "double"
    UNSAID = "unsaid"
    NO_PERFORMER = "no_performer"
    NO_ACCOUNTABLE = "no_accountable"


@dataclass(frozen=True, slots=True)
class CellGaps:
    """A cell in which something is missing, the worst first."""

    key: CellKey
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Clarity:
    """How many cells are clear of those that are relevant."""

    clear: int = 0
    relevant: int = 0
    not_relevant: int = 0

    @property
    def share(self) -> Fraction | None:
        """The share that is clear, exactly; None where nothing is relevant."""
        return Fraction(self.clear, self.relevant) if self.relevant else None

    @property
    def missing(self) -> int:
        """How many relevant cells are not clear."""
        return self.relevant - self.clear


@dataclass(frozen=True)
class Matrix:
    """What holds on a day: ``said`` is what is said of each cell, by cell.

    ``surfaces`` and ``tasks`` are ids in the order in which people have them.
    """

    day: date
    surfaces: tuple[str, ...]
    tasks: tuple[str, ...]
    said: Mapping[CellKey, Statement] = field(repr=False)

    @cached_property
    def _begun(self) -> tuple[frozenset[str], frozenset[str]]:
        """The surfaces and the tasks of which anything is said."""
        spoken = [key for key, each in self.said.items() if each.status is not None]
        return frozenset(key[0] for key in spoken), frozenset(key[1] for key in spoken)

    @property
    def begun(self) -> bool:
        """Whether anything is said at all."""
        return bool(self._begun[0])

    def has_begun(self, surface: str) -> bool:
        """Tell whether anything is said of a surface."""
        return surface in self._begun[0]

    def status(self, key: CellKey) -> str | None:
        """Return the status of a cell, None where nothing is said."""
        found = self.said.get(key)
        return found.status if found else None

    def expected(self, key: CellKey) -> bool:
        """Tell whether a cell counts: its surface and its task have both been spoken of."""
        return key[0] in self._begun[0] and key[1] in self._begun[1]

    @cached_property
    def cells(self) -> tuple[CellKey, ...]:
        """The cells that count, surface by surface."""
        surfaces, tasks = self._begun
        shown = [task for task in self.tasks if task in tasks]
        return tuple((each, task) for each in self.surfaces if each in surfaces for task in shown)


def matrix_on(
    day: date, surfaces: Sequence[str], tasks: Sequence[str], statements: Iterable[Statement]
) -> Matrix:
    """Return what holds on ``day`` of what is said of these surfaces and tasks."""
    known, wanted = set(surfaces), set(tasks)
    held: dict[CellKey, Statement] = {}
    for each in statements:
        if each.valid_from > day or each.surface not in known or each.task not in wanted:
            continue
        key = each.surface, each.task
        before = held.get(key)
        if before is None or before.valid_from <= each.valid_from:
            held[key] = each
    return Matrix(day, tuple(surfaces), tuple(tasks), held)


def beginnings(statements: Iterable[Statement]) -> tuple[date, ...]:
    """Return the days on which something begins to hold, the first first."""
    return tuple(sorted({each.valid_from for each in statements}))


def clarity(matrix: Matrix, surfaces: Collection[str] | None = None) -> Clarity:
    """Return how clear the matrix is, or the part of it on some surfaces."""
    counted = Counter(
        matrix.status(key) for key in matrix.cells if surfaces is None or key[0] in surfaces
    )
    aside = counted.pop(NOT_RELEVANT, 0)
    return Clarity(counted[CLEAR], counted.total(), aside)


def gaps(matrix: Matrix, cleaning: Collection[str] = ()) -> tuple[CellGaps, ...]:
    """Return the cells in which something is missing, surface by surface.

    ``cleaning`` are the tasks that are cleaning: a relevant cell of one without somebody who
    clearly performs it is a surface that nobody cleans.
    """
    found = ((key, _gaps_of(matrix, key, cleaning)) for key in matrix.cells)
    return tuple(CellGaps(key, missing) for key, missing in found if missing)


def _gaps_of(matrix: Matrix, key: CellKey, cleaning: Collection[str]) -> tuple[Gap, ...]:
    said = matrix.said.get(key)
    status = said.status if said else None
    if status == NOT_RELEVANT:
        return ()
    performer = said.performer if said else None
    accountable = said.accountable if said else None
    # Two who both clean is double work, yet somebody does it.
    cleaned = bool(performer) and status in {CLEAR, DOUBLE}
    wrong = {
        Gap.NOBODY_CLEANS: key[1] in cleaning and not cleaned,
        Gap.UNCLEAR: status == UNCLEAR,
        Gap.DOUBLE: status == DOUBLE,
        Gap.UNSAID: status is None,
        Gap.NO_PERFORMER: status == CLEAR and not performer,
        Gap.NO_ACCOUNTABLE: status is not None and not accountable,
    }
    return tuple(gap for gap, is_so in wrong.items() if is_so)


@dataclass(frozen=True, slots=True)
class Change:
    """A cell of which something else holds on the later day; None where nothing is said."""

    key: CellKey
    before: Statement | None
    after: Statement | None


@dataclass(frozen=True)
class Comparison:
    """Two days side by side: what changed, and how clear it was and is."""

    before: Clarity
    after: Clarity
    changes: tuple[Change, ...]


def compare(before: Matrix, after: Matrix) -> Comparison:
    """Return what differs between two days in status, performer or accountable.

    That an accountable has become known, with all else as it was, is no change: else a first
    mapping without accountables would make every cell of the next one a changed one.
    """
    keys = dict.fromkeys(
        (surface, task)
        for surface in after.surfaces
        for task in after.tasks
        if (surface, task) in before.said or (surface, task) in after.said
    )
    changed = tuple(
        Change(key, before.said.get(key), after.said.get(key))
        for key in keys
        if _differs(before.said.get(key), after.said.get(key))
    )
    return Comparison(clarity(before), clarity(after), changed)


def _differs(before: Statement | None, after: Statement | None) -> bool:
    if before is None or after is None:
        one = before or after
        return one is not None and one.status is not None
    if (before.status, before.performer) != (after.status, after.performer):
        return True
    return before.accountable is not None and before.accountable != after.accountable
