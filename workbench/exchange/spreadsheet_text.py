"""Text that a spreadsheet must not take for a formula, written and read back."""

from __future__ import annotations

import re
from typing import Final

# Also the full-width forms, which some programs take for the plain ones.
_STARTS: Final = "=+\\-@\t\r\n＝＋－＠"
_DANGEROUS: Final = re.compile(rf"'*[{_STARTS}]")
_GUARDED: Final = re.compile(rf"''*[{_STARTS}]")
_NUMBER: Final = re.compile(r"[+-]?\d[\d \u00a0\u202f]*(?:[.,]\d+)?[ \u00a0]?%?")
_PHONE: Final = re.compile(r"\+\d[\d ()]{4,30}")


def guarded(text: str) -> str:
    """Return ``text`` with a leading apostrophe where a spreadsheet would reckon it out.

    Plain numbers and international telephone numbers are left as they are.
    """
    if not _DANGEROUS.match(text) or _NUMBER.fullmatch(text) or _PHONE.fullmatch(text):
        return text
    return "'" + text


def unguarded(text: str) -> str:
    """Return ``text`` without the apostrophe that ``guarded`` put before it."""
    return text[1:] if _GUARDED.match(text) else text
