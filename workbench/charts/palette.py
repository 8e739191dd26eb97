"""The names of colours that scenes may use, and what they are on paper.

The screen's values lie in ``resources/themes``; both know the same names. ``<token>.soft`` is the
token mixed into the surface, for the part of a bar that is still to be done and for tinted
surfaces; painters reckon it by ``mix`` so that no theme needs to list it.

Paper: every token for text and lines keeps 4.5:1 to white and every filled surface 3:1; the soft
ones are told apart by hatch and outline when printed in grey.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

Rgb = tuple[int, int, int]

SOFT: Final = ".soft"
SOFT_SHARE: Final = 0.2

PAPER: Final[dict[str, Rgb]] = {
    "surface": (255, 255, 255),
    "raised": (242, 244, 246),
    "selected": (203, 227, 242),
    "text": (16, 20, 24),
    "muted": (60, 69, 80),
    "accent": (0, 75, 115),
    "on_accent": (255, 255, 255),
    "border": (92, 102, 114),
    "hairline": (176, 184, 194),
    "weekend": (236, 239, 243),
    "grid": (222, 226, 231),
    "baseline": (126, 134, 146),
    "done": (126, 134, 146),
    "critical": (184, 74, 0),
    "ok": (15, 90, 54),
    "warn": (115, 68, 0),
    "error": (155, 28, 21),
    "category.1": (0, 100, 158),
    "category.2": (158, 104, 0),
    "category.3": (0, 122, 88),
    "category.4": (184, 74, 0),
    "category.5": (163, 80, 124),
    "category.6": (36, 118, 168),
    "category.7": (128, 116, 0),
}

_own: ContextVar[Rgb | None] = ContextVar("own accent", default=None)


@contextmanager
def own_accent(colour: Rgb | None) -> Iterator[None]:
    """Let the accent on paper be another colour inside a ``with`` block, in this context only."""
    token = _own.set(colour)
    try:
        yield
    finally:
        _own.reset(token)


def has_own_accent() -> bool:
    """Tell whether the accent on paper is an organisation's own here."""
    return _own.get() is not None


TOKENS: Final = frozenset(PAPER)


def is_token(name: str) -> bool:
    """Tell whether ``name`` is a colour that every theme and the paper know."""
    return name.removesuffix(SOFT) in TOKENS


def mix(color: Rgb, ground: Rgb, share: float = SOFT_SHARE) -> Rgb:
    """Return ``share`` (0..1) of ``color`` laid over ``ground``."""
    red, green, blue = (round(g + (c - g) * share) for c, g in zip(color, ground, strict=True))
    return red, green, blue


def paper_rgb(name: str) -> Rgb:
    """Return the print colour of a token, 0..255 each; raises KeyError for unknown names."""
    base = PAPER[name.removesuffix(SOFT)]
    if name.removesuffix(SOFT) == "accent":
        base = _own.get() or base
    return mix(base, PAPER["surface"]) if name.endswith(SOFT) else base


def paper_hex(name: str) -> str:
    """Return the print colour of a token as ``#rrggbb``."""
    return "#{:02x}{:02x}{:02x}".format(*paper_rgb(name))
