"""Where an indicator gets its value from, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_, _
from workbench.models.registry import record
from workbench.project.register import codes, titles

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sqlalchemy.orm import Session

INDICATOR = record("indicator")
_TARGETS = {"item_id": "survey_item", "aspect_id": "inspection_aspect", "theme_id": "rating_theme"}
DETAILS = {
    "survey": ("item_id", "figure", "part"),
    "incidents": ("category", "zone"),
    "observations": ("counted", "part"),
    "inspection": ("aspect_id",),
    "rating": ("theme_id", "part"),
    "formula": ("formula",),
}
"""What each source has to be told, in the order in which it is asked."""
ALL = {
    "category": N_("all categories"),
    "aspect_id": N_("all aspects"),
    "theme_id": N_("all themes"),
}


def source_words(session: Session, row: Mapping[str, Any]) -> str:
    """Return what an indicator is fetched from: "A survey question: Q2 Safe after dark, share"."""
    source = INDICATOR["fetched_from"].choice(row["fetched_from"])
    if source is None:
        return _("Typed in by hand")
    told = [_detail(session, name, row[name]) for name in DETAILS[source.key]]
    details = ", ".join(each for each in told if each)
    return f"{source.text()}: {details}" if details else source.text()


def _detail(session: Session, name: str, value: object) -> str:
    if not value:
        return _(ALL[name]) if name in ALL else ""
    if name in _TARGETS:
        table, key = _TARGETS[name], str(value)
        return f"{codes(session, table).get(key, '')} {titles(session, table).get(key, '')}".strip()
    choice = INDICATOR[name].choice(value)
    return choice.text().lower() if choice else str(value)
