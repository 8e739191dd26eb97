"""Keys of things in a picture where one row may stand in several places: a column, a month."""

from __future__ import annotations

from typing import Final

_SEPARATOR: Final = "|"


def picture_key(row_id: str, place: object) -> str:
    """Return the key of a row in a place."""
    return f"{row_id}{_SEPARATOR}{place}"


def row_of(key: str) -> str:
    """Return the row that a thing in a picture is about."""
    return key.split(_SEPARATOR, maxsplit=1)[0]


def place_of(key: str) -> str:
    """Return the place of a thing in a picture, empty where it has none."""
    return key.partition(_SEPARATOR)[2]
