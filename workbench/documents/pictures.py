"""Own pictures of an organisation, made fit for presses: what cannot be trusted is left out."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image

_LONGEST: Final = 4_000
_MOST_BYTES: Final = 4_000_000
_MODES: Final = frozenset({"RGB", "L"})


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of a JPEG that presses may use, None for anything else.

    Only the head of the file is read: a project may come from others, and what claims to be
    enormous, or is of another format than the program itself keeps, is never decoded.
    """
    if not data or len(data) > _MOST_BYTES:
        return None
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            width, height = image.size
            usable = image.mode in _MODES and min(image.size) > 0 and max(image.size) <= _LONGEST
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        return None
    return (width, height) if usable else None


def own_picture_size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels of a picture that the program brings along."""
    with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
        return image.size
