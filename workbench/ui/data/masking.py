"""Which fields may be seen now. Hiding happens below every view, so that none can forget it.

A field is hidden unless somebody says that it may be seen; what a reference shows is the title of
another row, so it is hidden as well where that title is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from workbench.models.field import Field, Privacy
from workbench.models.registry import RECORDS

# Says of a field whether it is hidden at this moment.
Mask = Callable[[Field], bool]

HIDDEN: Final = "•••"


def only_public(field: Field) -> bool:
    """Hide all but public fields: what protected view and everything shown to others uses."""
    return field.privacy is not Privacy.PUBLIC


def nothing_hidden(field: Field) -> bool:  # noqa: ARG001 - a Mask
    """Hide nothing: for those who work with the file, on their own screen."""
    return False


def is_hidden(field: Field, mask: Mask) -> bool:
    """Return whether a field is hidden, also by way of the titles it shows."""
    if mask(field):
        return True
    target = RECORDS.get(field.target)
    if target is None:
        return False
    shown = (target.title_field, "short_name")
    return any(mask(target[name]) for name in shown if name in target.by_name)
