"""How one typed line becomes the fields of a new row; no Qt in here.

``namn; typ; roll; 4/3``: parts stand in the order of the fields' places in the quick line, split
by semicolon or tab. Scales that follow one another may share a part, split by a slash. A choice is
known by its beginning, with or without accents. Only the first field is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import N_
from workbench.models.field import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.models.field import Field

_SPLIT: Final = re.compile(r"[;\t]")
NOTHING: Final = "-"
LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a line says: raw text by field name, and what is wrong with it.

    ``problem`` is a message id with ``facts``; ``problem_field`` the field it is about.
    """

    texts: dict[str, str]
    problem: str = ""
    problem_field: str = ""
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a line in which the cursor stands: its field and its text up to the cursor."""

    field: Field | None
    start: int
    text: str


def candidates_of(each: Field, more: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the words that may complete a field: its choices, or those given for it."""
    return tuple(choice.text() for choice in each.choices) or tuple(more.get(each.name, ()))


def match(typed: str, candidates: Sequence[str]) -> str | None:
    """Return the first candidate that equals ``typed``, else the first that begins with it.

    Case and accents do not count. A beginning has at least two letters.
    """
    wanted = fold(typed.strip())
    exact = next((each for each in candidates if fold(each) == wanted), None)
    if exact is not None or len(wanted) < LEAST:
        return exact
    return next((each for each in candidates if fold(each).startswith(wanted)), None)


def known_choice(each: Field, typed: str) -> str | None:
    """Return the label of the choice that ``typed`` means by label, key or another known name."""
    found = match(typed, [choice.text() for choice in each.choices])
    if found is not None:
        return found
    wanted = fold(typed.strip())
    return next(
        (
            choice.text()
            for choice in each.choices
            if wanted in {fold(choice.key), *(fold(name) for name in choice.known_as)}
        ),
        None,
    )


def parse(line: str, fields: Sequence[Field], sticky: Mapping[str, str], note: str = "") -> Parsed:
    """Read a line.

    ``sticky`` are words for choices left out; ``note`` names the field that takes words which are
    no known choice, or is empty.
    """
    texts, leftover = _deal([part.strip() for part in _SPLIT.split(line)], fields)
    if not texts.get(fields[0].name):
        return Parsed(
            texts, N_("Begin with: {field}."), fields[0].name, {"field": fields[0].title()}
        )
    for each in fields:
        typed = texts.get(each.name, "")
        if each.kind is not Kind.CHOICE or not typed or typed == NOTHING:
            continue
        choice = known_choice(each, typed)
        if choice is not None:
            texts[each.name] = choice
        elif note:
            leftover.append(texts.pop(each.name))
        else:
            facts = {"field": each.title(), "text": typed}
            return Parsed(texts, N_("{field}: “{text}” is not known."), each.name, facts)
    if leftover and not note:
        return Parsed(texts, N_("There is no field for “{text}”."), "", {"text": leftover[0]})
    if leftover:
        texts[note] = "; ".join([*filter(None, [texts.get(note)]), *leftover])
    return Parsed(_completed(texts, sticky))


def part_at(line: str, cursor: int, fields: Sequence[Field]) -> Part:
    """Return the part of the line in which the cursor stands."""
    before = line[:cursor]
    splits = list(_SPLIT.finditer(before))
    start = splits[-1].end() if splits else 0
    start += len(before[start:]) - len(before[start:].lstrip())
    parts = _SPLIT.split(before)
    place = 0
    for part in parts[:-1]:
        place += _width(part, fields[place:])
    return Part(fields[place] if place < len(fields) else None, start, before[start:])


def _deal(parts: list[str], fields: Sequence[Field]) -> tuple[dict[str, str], list[str]]:
    """Give each part to its field; return also what is left when the fields are used up."""
    texts: dict[str, str] = {}
    place = 0
    while parts and place < len(fields):
        part = parts.pop(0)
        width = _width(part, fields[place:])
        shares = [part] if width == 1 else [share.strip() for share in part.split("/")]
        for each, share in zip(fields[place:], shares, strict=False):
            if share:
                texts[each.name] = share
        place += width
    return texts, [part for part in parts if part]


def _width(part: str, fields: Sequence[Field]) -> int:
    """Return how many fields a part fills: several only where scales share it by slashes."""
    run = 0
    for each in fields:
        if each.kind is not Kind.SCALE:
            break
        run += 1
    return min(part.count("/") + 1, run) if run > 1 else 1


def _completed(texts: dict[str, str], sticky: Mapping[str, str]) -> dict[str, str]:
    """Fill in what sticks, and let a dash mean nothing."""
    whole = dict(sticky) | texts
    return {name: text for name, text in whole.items() if text != NOTHING}
