"""Addresses on the web in what people have written."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

_SCHEMES: Final = frozenset({"http", "https"})
_LONGEST: Final = 2000


def web_addresses(text: str) -> tuple[str, ...]:
    """Return the addresses in a text that may be opened: of the web, with a host, each once.

    One without a scheme that begins with "www." is taken as https. Files, scripts and other
    schemes are none.
    """
    found = []
    for word in text.split():
        address = f"https://{word}" if word.casefold().startswith("www.") else word
        if len(address) <= _LONGEST and _is_web(address):
            found.append(address)
    return tuple(dict.fromkeys(found))


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in _SCHEMES and bool(parts.hostname)
    except ValueError:  # brackets that no address has
        return False
