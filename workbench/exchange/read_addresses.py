"""Lists that are no tables: mail recipients, and names one per line."""

from __future__ import annotations

import re
from typing import Final

from workbench.base.language import _
from workbench.exchange.grid import Grid, Row, clean_text

_ADDRESS: Final = r"[^\s<>\"',;()]+@[^\s<>\"',;()]+\.[^\s<>\"',;()]+"
_ENTRY: Final = re.compile(
    rf"""\s*(?:
        (?P<name>"[^"]*"|'[^']*'|[^<>;"'\n]*?)\s*<\s*(?:mailto:)?(?P<wrapped>{_ADDRESS})\s*>
        | (?:mailto:)?(?P<bare>{_ADDRESS})
    )\s*(?:[;,\n]|$)""",
    re.VERBOSE,
)
_NAMED: Final = re.compile(
    rf"""\s*(?P<name>[^\W\d_][^<>;"@\t\n]*?)\s*[,:–-]?\s*[\[(]?(?:mailto:)?
        (?P<address>(?![\[(]){_ADDRESS}?)[\])]?\s*[,.]?\s*""",
    re.VERBOSE,
)
_BULLET: Final = re.compile(r"^\s*(?:[-–•*·]|\d{1,3}[.)])\s+")
_MAX_TEXT: Final = 2_000_000


def addresses_grid(text: str, source: str = "") -> Grid | None:
    """Return "Anna Öhman <anna@x.se>; Bo <bo@x.se>" as a table of names and addresses, or None.

    A name without an address between the separators makes the text something else. The headings
    that are added are labels of fields, which every register knows in any language.
    """
    if "@" not in text or len(text) > _MAX_TEXT:
        return None
    by_line = _named_lines(text)
    if by_line:
        return Grid(source, "", (Row(0, (_("Name"), _("E-mail"))), *by_line))
    rows: list[Row] = []
    at = 0
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip().strip(";,").strip()
    while at < len(text):
        match = _ENTRY.match(text, at)
        if match is None:
            return None
        at = match.end()
        address = clean_text(match["wrapped"] or match["bare"])
        name = clean_text(match["name"] or "").strip("\"' ,")
        rows.append(Row(len(rows) + 1, (_turned(name) or _name_of(address), address)))
    return Grid(source, "", (Row(0, (_("Name"), _("E-mail"))), *rows))


def _named_lines(text: str) -> list[Row]:
    """Return lines such as "Anna Öhman anna@x.se" or "Anna Öhman [mailto:anna@x.se]" as rows.

    Nothing unless every line has a name and one address after it.
    """
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        match = _NAMED.fullmatch(_BULLET.sub("", line))
        if match is None:
            return []
        rows.append(Row(number, (_turned(clean_text(match["name"])), match["address"])))
    return rows


def _turned(name: str) -> str:
    """Return "Öhman, Anna (SBF)" as "Anna Öhman (SBF)"."""
    bare, bracket, rest = name.partition("(")
    last, comma, first = bare.partition(",")
    if not comma or not first.strip():
        return name
    return f"{first.strip()} {last.strip()} {bracket}{rest}".strip()


def _name_of(address: str) -> str:
    """Return the name that an address suggests: anna.ohman@x.se is "Anna Ohman"."""
    words = re.split(r"[._-]+", address.partition("@")[0])
    return " ".join(word.capitalize() for word in words if word)


def lines_grid(text: str, source: str = "") -> Grid:
    """Return names one per line as a table of one column, without bullets and numbers in front."""
    lines = text.splitlines()
    rows = (
        Row(number, (cleaned,))
        for number, line in enumerate(lines, start=1)
        if (cleaned := clean_text(_BULLET.sub("", line)))
    )
    return Grid(source, "", tuple(rows))
