"""Lines of contact cards and calendars (RFC 5545, RFC 6350): escaped, and folded at 75 bytes.

A line is never divided within a letter.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST: Final = 75  # bytes of a line, its end not counted
_ESCAPED: Final = re.compile(r"[\\;,]")


def content(lines: Iterable[str]) -> bytes:
    """Return the lines as a file."""
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def escaped(text: str) -> str:
    """Return text as the value of a property, its line breaks kept."""
    lines = (one_line(line) for line in text.splitlines())
    return r"\n".join(_ESCAPED.sub(r"\\\g<0>", line) for line in lines)


def one_line(text: str) -> str:
    """Return text without line breaks and control characters, which would begin a new property."""
    clean = "".join(" " if unicodedata.category(each) in {"Cc", "Zl", "Zp"} else each
                    for each in text)  # fmt: skip
    return " ".join(clean.split())


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
