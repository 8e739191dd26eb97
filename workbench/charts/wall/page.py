"""What a page for the wall says, as plain values: a headline, and one thing below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from workbench.charts.scene import Scene

Draw = Callable[[float, float, float], Scene]
"""Makes a picture of a width and a height, with an em of that many units."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A field that may be changed on the wall: the table, the row and the field's name."""

    table: str
    row_id: str
    field: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A word or figure of a row. ``sign`` is a status of ``charts.symbols``, before the word."""

    text: str
    tone: str = "text"
    sign: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class WallRow:
    """A row: what it is about, large, and a few cells. ``spots`` are what may be changed in it."""

    key: str
    title: str
    cells: tuple[Cell, ...] = ()
    spots: tuple[Spot, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows below each other; what does not fit goes on on the next sheet.

    ``ends`` are the columns, counted from the first cell, that are figures and stand at the right.
    """

    rows: tuple[WallRow, ...]
    heads: tuple[str, ...] = ()
    ends: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """One statement in large letters, which may be changed; ``by`` is said small below."""

    text: str
    spots: tuple[Spot, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Pictures, each on a sheet of its own. ``tall`` ones are scaled to fit where they must."""

    draws: tuple[Draw, ...]
    spots: tuple[Spot, ...] = ()


class Keep(Protocol):
    """Writes what levers were moved to."""

    def __call__(self, project: Any, values: Mapping[str, float], initiator: object) -> None:  # noqa: ANN401 - charts know no projects
        """Write the values, by the levers' keys, as one edit."""


@dataclass(frozen=True, slots=True)
class Lever:
    """Something that is moved by keys while the room looks on: from ``low`` to ``high``."""

    key: str
    title: str
    value: float
    low: float
    high: float
    step: float
    told: Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Levers:
    """The levers of a page, what the page becomes when they are moved, and how that is kept.

    ``keep`` is None where what is shown was decided and stays.
    """

    levers: tuple[Lever, ...]
    moved: Callable[[Mapping[str, float]], WallPage]
    keep: Keep | None


@dataclass(frozen=True, slots=True)
class WallPage:
    """A page. ``step`` is the key of the step it belongs to and ``name`` what the foot calls it.

    ``title`` is what the room shall take with it and ``lead`` says of what and when. ``held``
    pages come only when they are chosen in the list, never by the next key. ``aside`` are private
    notes: they stand on the laptop and in no picture. ``minutes`` is the time for the page and for
    those that follow it: all pages of the step ``follows``. ``noting`` are the ids of the meeting
    and the item under which something is noted, "" for none.
    """

    key: str
    step: str
    name: str
    title: str
    body: Rows | Words | Picture
    lead: str = ""
    aside: tuple[str, ...] = ()
    held: bool = False
    levers: Levers | None = None
    spots: tuple[Spot, ...] = ()
    minutes: int | None = None
    follows: str = ""
    noting: tuple[str, str] = ("", "")

    @property
    def editable(self) -> tuple[Spot, ...]:
        """What may be changed on the page as a whole: its own fields and those of its rows."""
        inside: Sequence[Spot] = (
            [spot for row in self.body.rows for spot in row.spots]
            if isinstance(self.body, Rows)
            else self.body.spots
        )
        return (*self.spots, *inside)
