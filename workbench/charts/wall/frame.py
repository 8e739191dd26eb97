"""How large things are on the wall: shares of the height of the screen, by the size of the room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from workbench.charts import measure as paper

if TYPE_CHECKING:
    from workbench.charts.gantt.field import Measure

# Shares of the height that people in the last row of a usual room can read.
TITLE: Final = 0.064
ROW: Final = 0.048
BODY: Final = 0.0384
FOOT: Final = 0.030
FLOOR: Final = 0.024
_LINE: Final = 0.105
_LINE_LEAST: Final = 0.0925  # three lines of the smallest letters
_MARGIN: Final = 0.03
_SQUARE: Final = 1.5


class Room(StrEnum):
    """How far the last row sits from the wall: four, six or eight times the picture's height."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"


_FACTORS: Final = {Room.SMALL: 0.67, Room.NORMAL: 1.0, Room.LARGE: 1.33}


@dataclass(frozen=True)
class Foot:
    """What stands at the foot: where one is, and at the right the time and the keys."""

    place: str = ""
    time: str = ""
    time_tone: str = "text"
    keys: str = ""


@dataclass(frozen=True)
class Frame:
    """A screen as the wall's pages see it; lengths are its pixels."""

    width: float
    height: float
    room: Room = Room.NORMAL
    measure: Measure = paper

    def em(self, share: float) -> float:
        """Return a size for letters: a share of the height, larger in a larger room."""
        return max(self.height * share * _FACTORS[self.room], self.height * FLOOR)

    @property
    def margin(self) -> float:
        """What is kept free at the sides: many projectors cut the edges."""
        return self.width * _MARGIN

    @property
    def left(self) -> float:
        """Where the content begins."""
        return self.margin

    @property
    def right(self) -> float:
        """Where the content ends."""
        return self.width - self.margin

    @property
    def foot_top(self) -> float:
        """Where the foot begins."""
        return self.height * 0.915

    @property
    def line(self) -> float:
        """How high a row of a table is."""
        return self.height * max(_LINE * _FACTORS[self.room], _LINE_LEAST)

    @property
    def thin(self) -> float:
        """The width of lines: 2 pixels at 720."""
        return max(self.height / 480, 1.0)

    @property
    def narrow(self) -> bool:
        """Whether it is one of 4:3, on which rows have two lines."""
        return self.width < self.height * _SQUARE


def frame_for(
    width: float, height: float, room: Room = Room.NORMAL, measure: Measure = paper
) -> Frame:
    """Return the frame of a screen; never so small that nothing can be laid out."""
    return Frame(max(width, 160.0), max(height, 120.0), room, measure)
