"""Which classes of fields may stand where others look on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.models.field import Privacy

if TYPE_CHECKING:
    from workbench.models.field import Field

ON_WALL: Final = frozenset({Privacy.PUBLIC})
"""The classes allowed on the wall; what is not named here is denied."""


def may_stand_on_wall(field: Field) -> bool:
    """Tell whether the values of a field may be shown to a room."""
    return field.privacy in ON_WALL
