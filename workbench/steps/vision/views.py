"""How each indicator stands, as ``measures`` reckons it for all steps."""

from __future__ import annotations

from workbench.measures.standings import (
    CERTAINTIES,
    LIGHTS,
    MEANINGS,
    Standing,
    last_looks,
    standing,
    standings,
)

__all__ = [
    "CERTAINTIES",
    "LIGHTS",
    "MEANINGS",
    "Standing",
    "last_looks",
    "standing",
    "standings",
]
