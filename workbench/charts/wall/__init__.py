"""Pages for the wall of a meeting room: what they say, and how that is laid out for the back row.

A step describes its pages as plain values (``page``); ``sheet`` makes a scene of one for a screen
of any size and room. Sizes are shares of the height of the picture, never points.
"""

from __future__ import annotations

from workbench.charts.wall.frame import Foot, Frame, Room, frame_for
from workbench.charts.wall.page import (
    Cell,
    Lever,
    Levers,
    Picture,
    Rows,
    Spot,
    WallPage,
    WallRow,
    Words,
)
from workbench.charts.wall.sheet import count_sheets, sheet

__all__ = [
    "Cell",
    "Foot",
    "Frame",
    "Lever",
    "Levers",
    "Picture",
    "Room",
    "Rows",
    "Spot",
    "WallPage",
    "WallRow",
    "Words",
    "count_sheets",
    "frame_for",
    "sheet",
]
