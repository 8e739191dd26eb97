"""How well two colours can be told apart (WCAG 2.2, relative luminance)."""

from __future__ import annotations

import re
from typing import Final

Rgb = tuple[int, int, int]

READABLE: Final = 4.5
_HEX: Final = re.compile(r"#?([0-9a-fA-F]{6})")
_LINEAR: Final = 0.04045


def read_colour(text: str) -> Rgb | None:
    """Return the colour written as ``#rrggbb``, None for anything else."""
    found = _HEX.fullmatch(text.strip())
    if found is None:
        return None
    red, green, blue = bytes.fromhex(found[1])
    return red, green, blue


def contrast(first: Rgb, second: Rgb) -> float:
    """Return the ratio of contrast, 1 (the same) to 21 (black and white)."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(each / 255) for each in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= _LINEAR else float(((share + 0.055) / 1.055) ** 2.4)


def darkened(colour: Rgb, ground: Rgb = (255, 255, 255), ratio: float = READABLE) -> Rgb:
    """Return the colour made as much darker as it takes to be read on ``ground``."""
    for share in range(100, -1, -1):
        red, green, blue = (each * share // 100 for each in colour)
        if contrast((red, green, blue), ground) >= ratio:
            return red, green, blue
    return 0, 0, 0
