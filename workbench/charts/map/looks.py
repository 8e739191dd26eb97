"""How classes of ground look: each has a colour, a hatch and a sign, so that none needs colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from workbench.charts.scene import Hatch

Sign = Literal["", "check", "question", "dash"]


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a class: the token of its fill and of its edge, its hatch and its sign."""

    fill: str
    stroke: str
    hatch: Hatch = ""
    sign: Sign = ""
    stroke_width: float = 1.5

    @property
    def second_code(self) -> tuple[str, str, str]:
        """What tells the class apart without any colour: hatch, sign, and whether it is bare."""
        return self.hatch, self.sign, "" if self.stroke_width > 1 else "thin"


# What is not the subject of the map: there to find one's way by.
PLAIN: Final = Look("raised", "hairline", stroke_width=1.0)
# How much is missing: nothing, something, much.
NONE: Final = Look("category.1.soft", "category.1", sign="check")
LOW: Final = Look("category.2.soft", "category.2", "diagonal")
HIGH: Final = Look("category.4.soft", "category.4", "cross", "question")
# It belongs to none of the classes that are told apart; nothing is known of it.
OTHER: Final = Look("raised", "muted", "dots")
UNKNOWN: Final = Look("surface", "muted", sign="dash")

CATEGORIES: Final = (
    Look("category.1.soft", "category.1"),
    Look("category.2.soft", "category.2", "diagonal"),
    Look("category.3.soft", "category.3", "rows"),
    Look("category.4.soft", "category.4", "cross"),
    Look("category.5.soft", "category.5", "back_diagonal"),
    Look("category.6.soft", "category.6", "columns"),
)
