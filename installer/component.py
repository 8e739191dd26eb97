"""One part of the program, as the lists of parts name it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Component:
    """One part: its name, version, licence in a word, and the licence's text if it comes along."""

    name: str
    version: str
    licence: str
    text: str = ""
    purl: str = ""
