"""Dependencies as people write them in a cell: "A16:SS | A04+3 | A12:FS+5"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.base.language import N_
from workbench.rules.schedule_types import LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DAYS_A_WEEK: Final = 5
LONGEST_TOKEN: Final = 200


class Dependency(NamedTuple):
    """What a row waits for: the code of the predecessor, the kind of link, the lag."""

    code: str
    kind: LinkKind = LinkKind.FS
    lag: int = 0


class Unreadable(NamedTuple):
    """A part that could not be read, and why (a message id)."""

    token: str
    reason: str


class Dependencies(NamedTuple):
    """What was read, each predecessor and kind once, and what could not be."""

    read: tuple[Dependency, ...]
    unreadable: tuple[Unreadable, ...]


_NOT_UNDERSTOOD: Final = N_("Not understood. Write for example A12, A12:SS or A12+3.")
_WHOLE_DAYS: Final = N_("A lag is counted in whole working days (d) or weeks of five (v).")

# Swedish planning programs write A (avslut) and S (start) where English ones write F and S.
_KINDS: Final = {
    "FS": LinkKind.FS, "AS": LinkKind.FS,
    "SS": LinkKind.SS,
    "FF": LinkKind.FF, "AA": LinkKind.FF,
    "SF": LinkKind.SF, "SA": LinkKind.SF,
}  # fmt: skip
_UNITS: Final = {
    **dict.fromkeys(("", "d", "dag", "dagar", "day", "days", "ad", "arbetsdag", "arbetsdagar"), 1),
    **dict.fromkeys(("v", "vecka", "veckor", "w", "wk", "wks", "week", "weeks"), DAYS_A_WEEK),
}
_SEPARATORS: Final = re.compile(r"[|;,&\n\r\t]|\s(?:och|and)\s", re.IGNORECASE)
_TAIL: Final = (
    r"(?P<kind>FS|SS|FF|SF|AS|AA|SA)?\s*(?:(?P<lag>[+-]\s*\d{1,4})\s*(?P<unit>[^\W\d_]*|%)\.?)?"
)
_SHAPES: Final = tuple(
    re.compile(shape + _TAIL, re.IGNORECASE)
    for shape in (
        r"(?P<code>\S.*?)\s*:\s*(?=\S)",
        r"(?P<code>[^\s:+]*?\d)\s*",
        r"(?P<code>[^\s:+]+)(?:\s+|$)",
    )
)
_MINUSES: Final = str.maketrans("\N{MINUS SIGN}\N{EN DASH}\N{NO-BREAK SPACE}", "-- ")


def parse_dependencies(text: str, known: Iterable[str] = ()) -> Dependencies:
    """Read the predecessors in a cell.

    They are separated by ``|``, ``;``, comma or new line; the kind follows a colon or the code
    itself, in English (FS) or Swedish (AS); the lag is in working days (d) or weeks (v). ``known``
    codes are recognised first, in any case, and returned as they are known.
    """
    codes = {code.casefold(): code for code in known}
    read: dict[tuple[str, LinkKind], int] = {}
    unreadable = []
    for token in _tokens(text, codes):
        found = _read(token, codes)
        if isinstance(found, Unreadable):
            unreadable.append(found)
        else:
            lag = read.get((found.code, found.kind), found.lag)
            read[found.code, found.kind] = max(lag, found.lag)
    return Dependencies(
        tuple(Dependency(code, kind, lag) for (code, kind), lag in read.items()),
        tuple(unreadable),
    )


def format_dependency(dependency: Dependency) -> str:
    """Return the shortest text that reads back as ``dependency``: "A16", "A04+3", "A12:FF-2"."""
    code, kind, lag = dependency
    lag_text = f"{lag:+d}" if lag else ""
    short = f"{code}{lag_text}" if kind is LinkKind.FS else f"{code}:{kind}{lag_text}"
    return short if _read(short, {}) == dependency else f"{code}:{kind}{lag_text}"


def format_dependencies(dependencies: Iterable[Dependency]) -> str:
    """Return dependencies as one cell, in the order given."""
    return "|".join(format_dependency(each) for each in dependencies)


def _tokens(text: str, codes: dict[str, str]) -> Iterator[str]:
    for part in _SEPARATORS.split(text.translate(_MINUSES)):
        token = part.strip()
        if not token:
            continue
        if isinstance(_read(token, codes), Unreadable) and not re.search(r"[:+-]", token):
            yield from token.split()
        else:
            yield token


def _read(token: str, codes: dict[str, str]) -> Dependency | Unreadable:
    if token.casefold() in codes:
        return Dependency(codes[token.casefold()])
    if len(token) > LONGEST_TOKEN:
        return Unreadable(token[:LONGEST_TOKEN], _NOT_UNDERSTOOD)
    for shape in _SHAPES:
        found = shape.fullmatch(token)
        if found is None:
            continue
        unit = _UNITS.get((found["unit"] or "").casefold())
        if unit is None:
            return Unreadable(token, _WHOLE_DAYS)
        code = codes.get(found["code"].casefold(), found["code"])
        kind = _KINDS[(found["kind"] or "FS").upper()]
        lag = int((found["lag"] or "0").replace(" ", "")) * unit
        return Dependency(code, kind, lag)
    return Unreadable(token, _NOT_UNDERSTOOD)
