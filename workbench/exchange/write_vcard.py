"""Contact cards (vCard 3.0 and 4.0) and lists of mail recipients, as other programs read them.

Text is escaped and lines are folded at 75 bytes, never within a letter (RFC 2426, RFC 6350).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from workbench.exchange.content_lines import content, escaped, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VERSIONS: Final = ("3.0", "4.0")
_QUOTED: Final = re.compile(r"[()<>\[\]:;@\\,.\"]")
# Words that begin a family name of several words: "Carl von Linné".
_PARTICLES: Final = frozenset({"von", "af", "de", "van", "der", "la", "du", "zu", "al", "el"})


@dataclass(frozen=True, slots=True)
class Card:
    """One person or organisation; ``key`` is its id (32 hex digits), the same at every export."""

    key: str
    name: str
    organisation: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    groups: tuple[str, ...] = ()
    is_person: bool = True


def vcards(cards: Iterable[Card], version: str = VERSIONS[0]) -> bytes:
    """Return the cards as a file; ``version`` is "3.0", which everything reads, or "4.0"."""
    if version not in VERSIONS:
        raise ValueError(version)
    return content(line for card in cards for line in _card(card, version))


def mail_list(cards: Iterable[Card]) -> str:
    """Return "Anna Ek <anna@x.se>; Bo Al <bo@x.se>" of the cards that have an address."""
    return "; ".join(
        f"{_display(card.name)} <{address}>" if card.name else address
        for card in cards
        if (address := one_line(card.email))
    )


def _card(card: Card, version: str) -> Iterator[str]:
    new = version == VERSIONS[1]
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield "PRODID:-//Platsverkstad//vCard//SV"
    yield f"UID:{_uid(card.key, new=new)}"
    if new:
        yield f"KIND:{'individual' if card.is_person else 'org'}"
    yield f"FN:{escaped(card.name)}"
    family, given = split_name(card.name) if card.is_person else (card.name, "")
    yield f"N:{escaped(family)};{escaped(given)};;;"
    yield from _rest(card, "EMAIL" if new else "EMAIL;TYPE=INTERNET")
    yield "END:VCARD"


def _uid(key: str, *, new: bool) -> str:
    try:
        return UUID(key).urn if new else str(UUID(key))
    except ValueError:
        return escaped(key)


def _rest(card: Card, email: str) -> Iterator[str]:
    organisation = card.organisation if card.is_person else card.name
    groups = ",".join(escaped(group) for group in card.groups)
    for name, value in (
        ("ORG", escaped(organisation)),
        ("TITLE", escaped(card.title)),
        (email, escaped(card.email)),
        ("TEL", escaped(card.phone)),
        ("URL", one_line(card.website)),
        ("CATEGORIES", groups),
    ):
        if value:
            yield f"{name}:{value}"


def split_name(name: str) -> tuple[str, str]:
    """Return family and given name: the last word, with "von" and its like before it."""
    words = one_line(name).split()
    if len(words) < 2:  # noqa: PLR2004 - a first and a last name
        return "", " ".join(words)
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start])


def _display(name: str) -> str:
    plain = one_line(name)
    if not _QUOTED.search(plain):
        return plain
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
