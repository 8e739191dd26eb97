"""What a command answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """``text`` is for people, ``data`` for programs; ``findings`` makes the exit code 1."""

    text: str
    data: Any = None
    findings: bool = False
