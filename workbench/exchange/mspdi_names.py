"""What Project's XML calls things: kinds of links, constraints, text fields for our own words."""

from __future__ import annotations

from typing import Final

from workbench.base.language import using
from workbench.models.registry import record
from workbench.rules.schedule_types import LinkKind

NAMESPACE: Final = "http://schemas.microsoft.com/project"
KINDS: Final = {"0": LinkKind.FF, "1": LinkKind.FS, "2": LinkKind.SF, "3": LinkKind.SS}
CONSTRAINTS: Final = ("ASAP", "ALAP", "MSO", "MFO", "SNET", "SNLT", "FNET", "FNLT")

# Fields of an activity that Project has no place for: its free text fields Text1, Text2, ...
FIELDS: Final = {
    "code": 188743731,
    "accountable_id": 188743734,
    "goals": 188743737,
    "phase": 188743740,
    "category": 188743743,
    "status": 188743746,
    "budget_code": 188743747,
}


def attribute_names() -> dict[str, str]:
    """Return the fields by what a file may call them (folded), in both languages."""
    activity = record("activity")
    found: dict[str, str] = {}
    for language in ("sv", "en"):
        with using(language):
            found |= {activity[name].title().casefold(): name for name in FIELDS}
    return found
