"""What the steps' pages for the wall are made of: only fields that everybody may see.

A field comes onto the wall by being read here. What is not public is refused here, whoever asks,
so that a page for the wall cannot show it by mistake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.charts.wall import Spot
from workbench.models.privacy_classes import may_stand_on_wall

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.models.field import Field, Record


def told(kind: Record, row: Mapping[str, Any], name: str) -> str:
    """Return a field of a row as text; a choice by its label, nothing as "".

    Raises PermissionError for a field that is not public.
    """
    field, value = _open(kind, name), row[name]
    if field.choices:
        choice = field.choice(value)
        return choice.text() if choice else ""
    return "" if value is None else str(value)


def coded(kind: Record, row: Mapping[str, Any], name: str = "title") -> str:
    """Return code and title of a row."""
    return f"{told(kind, row, 'code')} {told(kind, row, name)}".strip()


def spot(kind: Record, row_id: str, name: str) -> Spot:
    """Return a place on the wall where a field may be changed; refuses as :func:`told` does."""
    _open(kind, name)
    return Spot(kind.table, row_id, name)


def _open(kind: Record, name: str) -> Field:
    field = kind[name]
    if not may_stand_on_wall(field):
        message = f"{kind.table}.{name} is not for the wall"
        raise PermissionError(message)
    return field
