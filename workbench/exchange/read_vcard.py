"""Contact cards as a table: names, organisations, titles, addresses and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from workbench.exchange.grid import Grid, Row, clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

# Headings the reader adds; the field names are known everywhere.
HEADING: Final = ("name", "organisation", "role", "email", "phone")
_BEGIN: Final = re.compile(r"^BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_FOLD: Final = re.compile(r"\r?\n[ \t]")
_LINE: Final = re.compile(r"(?:[\w-]+\.)?(?P<name>[A-Za-z-]+)(?:;[^:]*)?:(?P<value>.*)")
_ESCAPE: Final = re.compile(r"\\(.)")
_PLACES: Final = {"FN": 0, "ORG": 1, "TITLE": 2, "EMAIL": 3, "TEL": 4}


def cards_grid(text: str, source: str = "") -> Grid | None:
    """Return the cards in a text as a table, or None where there are none."""
    if not _BEGIN.match(text.lstrip()):
        return None
    rows = (Row(number, cells) for number, cells in enumerate(_cards(text), 1) if any(cells))
    return Grid(source, "", (Row(0, HEADING), *rows))


def _cards(text: str) -> Iterator[tuple[str | None, ...]]:
    for card in _BEGIN.split(_FOLD.sub("", text))[1:]:
        cells: list[str | None] = [None] * len(HEADING)
        for line in card.splitlines():
            found = _LINE.match(line)
            place = _PLACES.get(found["name"].upper()) if found else None
            if found and place is not None and cells[place] is None:
                value = found["value"].removeprefix("mailto:").removeprefix("tel:")
                cells[place] = clean_text(_plain(value, first=place == 1)) or None
        yield tuple(cells)


def _plain(value: str, *, first: bool) -> str:
    """Return a value without its escapes; of several parts the first where only that is meant."""
    part = re.split(r"(?<!\\);", value)[0] if first else value
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], part)
