"""Who counted the incidents, as tables say it: one source, or another one from a year on."""

from __future__ import annotations

import re
from typing import Final

from workbench.base.collate import fold
from workbench.exchange.values import choice_keys
from workbench.models.registry import record

_DATED: Final = re.compile(r"(.+?)[ _]?\(?((?:19|20)\d{2})\)?")
ALWAYS: Final = 0


def sources_by_year(text: str) -> dict[int, str] | None:
    """Return the source's key by year, under ``ALWAYS`` that of all other years.

    "felanmälan_2025/egen_logg_2026" changes source; a blank names none. None where a part is no
    known source.
    """
    if not text.strip():
        return {}
    known = choice_keys(record("incident")["source"])
    if (whole := known.get(_key(text))) is not None:
        return {ALWAYS: whole}
    found: dict[int, str] = {}
    for part in text.split("/"):
        match = _DATED.fullmatch(part.strip())
        name, year = (match[1], int(match[2])) if match else (part, ALWAYS)
        source = known.get(_key(name))
        if source is None or year in found:
            return None
        found[year] = source
    return found


def source_in(sources: dict[int, str], year: int) -> str:
    """Return the source of a year: the last one that has begun by then, else the first."""
    begun = [each for each in sources if each <= year]
    return sources[max(begun) if begun else min(sources)] if sources else ""


def _key(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").split())
