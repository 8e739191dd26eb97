"""The named colours of a theme, read from ``resources/themes/<name>.toml``; no Qt in here.

A token says what a colour is for, never what it looks like. Charts name the same tokens (see
``workbench.charts.palette``): ``category.1`` … ``category.7`` are the categories in their order,
and ``<token>.soft`` is the token mixed into the surface.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from typing import Final

from workbench.base.resources import resource
from workbench.charts.palette import SOFT, mix

THEMES: Final = ("light", "dark", "contrast", "wall")
# The order of Okabe and Ito, told apart also by people who confuse red and green. More than six
# at once nobody can hold apart; the hatch is the second code, for greyscale and for everybody.
CATEGORY_NAMES: Final = ("blue", "orange", "green", "vermillion", "purple", "sky", "yellow")
CATEGORY_HATCHES: Final = ("solid", "diagonal", "dots", "cross", "back_diagonal", "rows", "columns")
TEXT_RATIO: Final = 4.5
GRAPHIC_RATIO: Final = 3.0
_LINEAR_BELOW: Final = 0.04045

Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Category:
    """One colour for data: its fill, the hatch that repeats its meaning, whether it needs an edge.

    ``outlined`` is true where the fill keeps less than 3:1 to the surface.
    """

    name: str
    fill: str
    hatch: str
    outlined: bool


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme as ``#rrggbb``; the comments say what each is for."""

    name: str
    dark: bool
    bg: str  # behind everything
    surface: str  # pages, tables, fields
    raised: str  # hints, tags, disabled fields
    hover: str  # under the pointer
    selected: str  # the selected row
    text: str
    muted: str  # secondary text, placeholders
    disabled: str  # text that cannot be used now
    accent: str  # links, the primary act, focus
    accent_hover: str
    accent_pressed: str
    on_accent: str
    border: str  # the edge of a control
    hairline: str  # between rows; decorative
    scroll: str  # the handle of a scroll bar
    ok: str
    warn: str
    error: str
    accent_tint: str  # grounds for a word in the colour of the same name
    ok_tint: str
    warn_tint: str
    error_tint: str
    protect: str  # the frame of protected mode
    on_protect: str
    tip: str  # tooltips
    on_tip: str
    weekend: str  # charts from here on
    grid: str
    baseline: str
    done: str
    critical: str
    categories: tuple[Category, ...]
    sequential: tuple[str, ...]  # little … much (cividis)
    diverging: tuple[str, ...]  # worse … unchanged … better

    def hex(self, name: str) -> str:
        """Return a token's colour as ``#rrggbb``; raises KeyError for names nobody declared."""
        base = name.removesuffix(SOFT)
        if base.startswith("category."):
            value = self._category(base)
        elif base in PLAIN:
            value = str(getattr(self, base))
        else:
            raise KeyError(name)
        return to_hex(mix(to_rgb(value), to_rgb(self.surface))) if name.endswith(SOFT) else value

    def _category(self, name: str) -> str:
        number = name.removeprefix("category.")
        if not number.isdecimal() or not 1 <= int(number) <= len(self.categories):
            raise KeyError(name)
        return self.categories[int(number) - 1].fill

    def ink_on(self, fill: str) -> str:
        """Return black or white, whichever is easier to read on a fill given as ``#rrggbb``."""
        return max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, fill))


_STRUCTURE = {"name", "dark", "categories", "sequential", "diverging"}
PLAIN: Final = frozenset(each.name for each in fields(Tokens)) - _STRUCTURE
NAMES: Final = PLAIN | {f"category.{number}" for number in range(1, len(CATEGORY_NAMES) + 1)}


def to_rgb(value: str) -> Rgb:
    """Return the parts 0..255 of a colour written ``#rrggbb``."""
    number = int(value.removeprefix("#"), 16)
    return number >> 16 & 255, number >> 8 & 255, number & 255


def to_hex(color: Rgb) -> str:
    """Return a colour of parts 0..255 written ``#rrggbb``."""
    return "#{:02x}{:02x}{:02x}".format(*color)


def _luminance(value: str) -> float:
    linear = [
        part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in to_rgb(value))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio 1..21 of two colours, as WCAG 2.2 reckons it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def load(name: str) -> Tokens:
    """Read a theme. Raises ValueError when its file lacks a token or has one too many."""
    data = tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    colours: dict[str, str] = data["colours"]
    if set(colours) != PLAIN:
        raise ValueError(f"{name}.toml: wrong tokens {sorted(set(colours) ^ PLAIN)}")
    category: dict[str, str] = data["categories"]
    outlined: list[str] = data["outlined"]
    return Tokens(
        name=name,
        dark=bool(data["dark"]),
        categories=tuple(
            Category(each, category[each].lower(), hatch, each in outlined)
            for each, hatch in zip(CATEGORY_NAMES, CATEGORY_HATCHES, strict=True)
        ),
        sequential=tuple(str(each).lower() for each in data["sequential"]),
        diverging=tuple(str(each).lower() for each in data["diverging"]),
        **{key: value.lower() for key, value in colours.items()},
    )
