"""What is meant by what is typed for an answer on a paper form, and whether it can be no more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.base.collate import fold
from workbench.base.language import _
from workbench.rules.scales import DONT_KNOW, NO_ANSWER, read_answer

if TYPE_CHECKING:
    from workbench.rules.scales import Scale

_DO_NOT_KNOW: Final = frozenset({"?", "v", "vet ej"})
_APART: Final = re.compile(r"[\s,;+]+")
_ONE_KEY: Final = 9
_MOST_BITS: Final = 15


class Typed(NamedTuple):
    """A code, None for what is no answer; ``done`` when no further key can change the meaning."""

    code: int | None
    done: bool = False


def typed_answer(scale: Scale, text: str) -> Typed:
    """Return what is typed in a box: a number, the beginning of the words, or "?"."""
    bare = text.strip()
    if not bare:
        return Typed(NO_ANSWER)
    if scale.multiple:
        return _several(scale, bare)
    if fold(bare) in _DO_NOT_KNOW:
        return Typed(DONT_KNOW, done=True)
    if bare.isdecimal():
        return _number(scale, bare)
    place = read_answer(scale, bare)
    return Typed(place if place is not None else _by_beginning(scale, bare))


def _number(scale: Scale, bare: str) -> Typed:
    lowest, highest = (0, scale.size - 1) if scale.grade else (1, scale.size)
    number = int(bare) if len(bare) < 4 else -1  # noqa: PLR2004 - nobody has so many answers
    if not lowest <= number <= highest:
        return Typed(None)
    longer = number * 10 <= highest and number > 0
    return Typed(number + (1 if scale.grade else 0), done=not longer)


def _by_beginning(scale: Scale, bare: str) -> int | None:
    """Return the only answer that begins so, None where there are more or none."""
    places = [
        place
        for place in range(1, scale.size + 1)
        if fold(scale.label(place)).startswith(fold(bare))
    ]
    return places[0] if len(places) == 1 else None


def _several(scale: Scale, bare: str) -> Typed:
    """Return bits for "135", or for "1 3 12" where there are more than nine answers."""
    if bare == "?":
        return Typed(NO_ANSWER, done=True)
    parts = _APART.split(bare)
    if len(parts) == 1 and scale.size <= _ONE_KEY:
        parts = list(bare)
    bits = 0
    for part in filter(None, parts):
        if not part.isdecimal() or not 1 <= int(part[:3]) <= min(scale.size, _MOST_BITS):
            return Typed(None)
        bits |= 1 << (int(part) - 1)
    return Typed(bits)


def width_of(scale: Scale) -> int:
    """Return how many bytes a code takes."""
    return 2 if scale.multiple else 1


def said_back(scale: Scale, typed: Typed) -> str:
    """Return the meaning of what is typed, in words."""
    if typed.code is None:
        return _("not on the scale")
    if scale.multiple:
        return ", ".join(
            label for place, label in enumerate(scale.labels) if typed.code >> place & 1
        )
    return scale.label(typed.code) if typed.code != NO_ANSWER else ""


def as_typed(scale: Scale, code: int) -> str:
    """Return what would be typed for a code, to show a form that was typed in before."""
    if code == NO_ANSWER:
        return ""
    if scale.multiple:
        places = [str(place + 1) for place in range(scale.size) if code >> place & 1]
        return ("" if scale.size <= _ONE_KEY else " ").join(places)
    if code == DONT_KNOW:
        return "?"
    return str(code - 1 if scale.grade else code)


def key_words(scale: Scale | None) -> str:
    """Return which keys mean what: "1 mycket otrygg · 2 ganska otrygg · … · ? vet ej"."""
    if scale is None:
        return _("Write what stands there; Enter goes on")
    if scale.grade:
        return _("0 to 10 · ? do not know")
    named = [f"{place} {scale.label(place)}" for place in range(1, scale.size + 1)]
    if scale.multiple:
        named.append(_("several numbers, then Enter"))
    else:
        named.append(_("? do not know"))
    return " · ".join(named)
