"""Text from people made fit for print: the one door between data and every press."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

# Turning text round (bidi), joiners, variation selectors, soft hyphen and byte order mark show
# nothing of their own; some of them can make a name read as another.
_INVISIBLE: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_BREAKS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Controls, halves of surrogate pairs, private use and what will never be a character.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\U000f0000-\U0010ffff]"
)
_SAFE: Final = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u02af\u2010-\u2027\u20ac]*")
_HOST: Final = re.compile(r"[^\s<>\"'\\]+")


def plain(text: object) -> str:
    """Return ``text`` as printable characters and line breaks, composed (NFC).

    Tabs become spaces, invisible signs go, and what cannot be printed by any font becomes U+FFFD,
    so that it is seen that something stood there. Nothing in the text is ever an instruction.
    """
    given = text if isinstance(text, str) else str(text)
    if _SAFE.fullmatch(given):
        return given
    given = _BREAKS.sub("\n", given).replace("\t", " ")
    given = _INVISIBLE.sub("", given)
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub(REPLACEMENT, given))


def one_line(text: object) -> str:
    """Return ``text`` as ``plain`` does, with every run of white space as one space."""
    return re.sub(r"[ \n]+", " ", plain(text)).strip(" ")


def safe_link(address: str) -> str:
    """Return the address if a document may lead there, else "".

    Allowed are http and https with a host, and mailto with an address; never files, shares,
    scripts or programs.
    """
    try:
        parts = urlsplit(address.strip())
        if not _HOST.fullmatch(address.strip()):
            return ""
        if parts.scheme in {"http", "https"} and parts.hostname:
            return parts.geturl()
        if parts.scheme == "mailto" and "@" in parts.path and not parts.netloc:
            return parts.geturl()
    except ValueError:
        return ""
    return ""
