"""What one types on a round: "3 klotter på pelaren; tunneln". No Qt in here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from workbench.base.language import _
from workbench.models.operations_choices import KEYED, LOG_TYPES

if TYPE_CHECKING:
    from workbench.project.register import Values

_KEYED: Final = re.compile(r"([1-9])(?:\s+(.*))?")


def with_type(values: Values) -> Values:
    """Return values in which a digit before the words has become the type.

    A digit alone stands for the type in words.
    """
    found = _KEYED.fullmatch(str(values.get("title") or "").strip())
    if found is None:
        return values
    choice = LOG_TYPES[int(found[1]) - 1]
    return {**values, "type": choice.key, "title": (found[2] or "").strip() or choice.text()}


def keys_text() -> str:
    """Return which digit stands for which type, in one line."""
    named = (f"{n} {choice.text()}" for n, choice in enumerate(LOG_TYPES[:KEYED], 1))
    return _("Begin with a digit: {keys}").format(keys=" · ".join(named))
