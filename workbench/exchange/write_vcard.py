"""Contact cards (vCard 3.0 and 4.0) and lists of mail recipients, as other programs read them.

Text is escaped and lines are folded at 75 bytes, never within a letter (RFC 2426, RFC 6350).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VERSIONS: Final = ("3.0", "4.0")
_LONGEST: Final = 75  # bytes of a line, its end not counted
_ESCAPED: Final = re.compile(r"[\\;,]")
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
    lines = [line for card in cards for line in _card(card, version)]
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def mail_list(cards: Iterable[Card]) -> str:
    """Return "Anna Ek <anna@x.se>; Bo Al <bo@x.se>" of the cards that have an address."""
    return "; ".join(
        f"{_display(card.name)} <{address}>" if card.name else address
        for card in cards
        if (address := _one_line(card.email))
    )


def _card(card: Card, version: str) -> Iterator[str]:
    new = version == VERSIONS[1]
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield "PRODID:-//Platsverkstad//vCard//SV"
    yield f"UID:{_uid(card.key, new=new)}"
    if new:
        yield f"KIND:{'individual' if card.is_person else 'org'}"
    yield f"FN:{_text(card.name)}"
    family, given = split_name(card.name) if card.is_person else (card.name, "")
    yield f"N:{_text(family)};{_text(given)};;;"
    yield from _rest(card, "EMAIL" if new else "EMAIL;TYPE=INTERNET")
    yield "END:VCARD"


def _uid(key: str, *, new: bool) -> str:
    try:
        return UUID(key).urn if new else str(UUID(key))
    except ValueError:
        return _text(key)


def _rest(card: Card, email: str) -> Iterator[str]:
    organisation = card.organisation if card.is_person else card.name
    groups = ",".join(_text(group) for group in card.groups)
    for name, value in (
        ("ORG", _text(organisation)),
        ("TITLE", _text(card.title)),
        (email, _text(card.email)),
        ("TEL", _text(card.phone)),
        ("URL", _one_line(card.website)),
        ("CATEGORIES", groups),
    ):
        if value:
            yield f"{name}:{value}"


def split_name(name: str) -> tuple[str, str]:
    """Return family and given name: the last word, with "von" and its like before it."""
    words = _one_line(name).split()
    if len(words) < 2:  # noqa: PLR2004 - a first and a last name
        return "", " ".join(words)
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start])


def _text(text: str) -> str:
    lines = (_one_line(line) for line in text.splitlines())
    return r"\n".join(_ESCAPED.sub(r"\\\g<0>", line) for line in lines)


def _one_line(text: str) -> str:
    """Return text without line breaks and control characters, which would begin a new property."""
    clean = "".join(" " if unicodedata.category(each) in {"Cc", "Zl", "Zp"} else each
                    for each in text)  # fmt: skip
    return " ".join(clean.split())


def _display(name: str) -> str:
    plain = _one_line(name)
    if not _QUOTED.search(plain):
        return plain
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _folded(line: str) -> bytes:
    parts: list[bytes] = []
    part = b""
    for letter in line:
        encoded = letter.encode("utf-8", "replace")
        if len(part) + len(encoded) > _LONGEST:
            parts.append(part)
            part = b" "
        part += encoded
    return b"\r\n".join([*parts, part])
