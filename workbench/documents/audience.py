"""Who a document is for, and which fields such a reader may see."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_, _
from workbench.models.field import Privacy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.models.field import Field


class Audience(StrEnum):
    """The readers of a document, from the widest circle to the narrowest."""

    PUBLIC = "public"
    STEERING = "steering"
    INTERNAL = "internal"


_NAMES: Final = {
    Audience.PUBLIC: N_("Public"),
    Audience.STEERING: N_("The steering group"),
    Audience.INTERNAL: N_("Internal"),
}

# The steering group's papers are public documents at a municipality as soon as they are sent.
_ALLOWED: Final = {
    Audience.PUBLIC: frozenset({Privacy.PUBLIC}),
    Audience.STEERING: frozenset({Privacy.PUBLIC}),
    Audience.INTERNAL: frozenset({Privacy.PUBLIC, Privacy.PERSONAL, Privacy.SENSITIVE}),
}


def audience_name(audience: Audience) -> str:
    """Return the audience's name in the current language."""
    return _(_NAMES[audience])


def may_show(field: Field, audience: Audience) -> bool:
    """Tell whether a document for ``audience`` may hold the field's values.

    What is not allowed by name is denied: personal fields (names, e-mail) and sensitive ones
    (stance, influence, private notes) reach only those who work with the file.
    """
    return field.privacy in _ALLOWED.get(audience, frozenset())


def shown_fields(fields: Iterable[Field], audience: Audience) -> tuple[Field, ...]:
    """Return the fields that ``audience`` may see, in their order, without internal ones."""
    return tuple(field for field in fields if not field.hidden and may_show(field, audience))
