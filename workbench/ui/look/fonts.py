"""Inter, the font of the window, and the few sizes in which it is used."""

from __future__ import annotations

import logging
import sys
from enum import Enum
from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from workbench.base.resources import resource

FAMILIES: Final = ("Inter", "Segoe UI", "Noto Sans", "DejaVu Sans")
FILES: Final = ("Inter-Regular.otf", "Inter-SemiBold.otf")
# macOS counts 72 points to the inch of 72 dots where others count 96.
_POINTS: Final = 96 / 72 if sys.platform == "darwin" else 1.0


class FontRole(Enum):
    """What a text is: its points at 100 %, whether bold, whether its digits are equally wide."""

    META = (9.0, False, False)
    META_STRONG = (9.0, True, False)
    BASE = (10.0, False, False)
    STRONG = (10.0, True, False)
    TABLE = (10.0, False, True)
    TABLE_STRONG = (10.0, True, True)
    ROW_TITLE = (11.0, True, False)
    PANEL_TITLE = (12.0, True, False)
    PAGE_TITLE = (16.0, True, False)
    FIGURE = (16.0, True, True)
    START_TITLE = (20.0, True, False)

    @property
    def points(self) -> float:
        """The size in points at 100 % zoom."""
        return self.value[0]

    @property
    def strong(self) -> bool:
        """Whether the text is semi-bold."""
        return self.value[1]

    @property
    def tabular(self) -> bool:
        """Whether all digits are equally wide."""
        return self.value[2]


@cache
def register() -> bool:
    """Make Inter known to Qt, once; tell whether it could be read."""
    known = [QFontDatabase.addApplicationFont(str(resource("fonts", "inter", f))) for f in FILES]
    if min(known) < 0:
        logging.getLogger(__name__).warning("Inter could not be read; the system's font is used")
    return min(known) >= 0


def make(role: FontRole, zoom: float = 1.0) -> QFont:
    """Return the font of a role, enlarged ``zoom`` times."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(role.points * _POINTS * zoom)
    font.setWeight(QFont.Weight.DemiBold if role.strong else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if role.tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
