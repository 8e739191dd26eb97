"""Versions of the program, told apart by age."""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = re.compile(r"\d{1,9}")


def release(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, for comparison: "0.10.1" is newer than "0.9".

    What is no version has no numbers and is older than every version.
    """
    return tuple(int(number) for number in _NUMBER.findall(version)[:4])
