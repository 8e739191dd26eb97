"""The sections of a document: told, chosen and put in another order, whatever the document is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from workbench.base.language import source_of
from workbench.documents.content import Heading, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.documents.content import Block, Document

LEFT_OUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the first level with its blocks; what stands before the first has no ``key``.

    ``key`` is the heading in the program's own words, so that it is the same in every language;
    ``origin`` is the step that the section tells of, where that is known.
    """

    key: str
    title: str
    origin: str
    blocks: tuple[Block, ...]


def parts_of(document: Document) -> tuple[Part, ...]:
    """Return the document's sections in their order."""
    found: list[tuple[Heading | None, list[Block]]] = [(None, [])]
    for block in document.blocks:
        heading = _heading(block)
        if heading is not None:
            found.append((heading, []))
        found[-1][1].append(block)
    seen: dict[str, int] = {}
    return tuple(_part(heading, blocks, seen) for heading, blocks in found if blocks)


def _heading(block: Block) -> Heading | None:
    """Return the heading with which a block begins a section; one on its own paper may do so."""
    first = block.blocks[0] if isinstance(block, Section) and block.blocks else block
    return first if isinstance(first, Heading) and first.level == 1 else None


def _part(heading: Heading | None, blocks: list[Block], seen: dict[str, int]) -> Part:
    if heading is None:
        return Part("", "", "", tuple(blocks))
    key = " ".join(source_of(heading.text).split())
    seen[key] = seen.get(key, 0) + 1
    if seen[key] > 1:
        key = f"{key} ({seen[key]})"
    return Part(key, heading.text, heading.origin, tuple(blocks))


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of a recipe: which section, and whether it is in."""

    key: str
    wanted: bool


def read_choices(text: str) -> tuple[Choice, ...]:
    """Return what a recipe says of sections; a line that begins with a minus leaves one out."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(
        Choice(line.removeprefix(LEFT_OUT).strip(), not line.startswith(LEFT_OUT))
        for line in lines
        if line
    )


def asked(sections: str, key: str) -> bool:
    """Tell whether a recipe asks for what a document usually leaves out."""
    return any(each.wanted and each.key == key for each in read_choices(sections))


def written_choices(choices: Iterable[Choice]) -> str:
    """Return the text that :func:`read_choices` reads."""
    return "\n".join(each.key if each.wanted else LEFT_OUT + each.key for each in choices)


def ordered(parts: Sequence[Part], choices: Sequence[Choice]) -> list[tuple[Part, bool]]:
    """Return all sections in the wanted order, each with whether it is in.

    A section that the choices do not name is in and follows the one it usually follows.
    """
    named = {each.key: each.wanted for each in choices}
    by_key = {part.key: part for part in parts}
    found = [by_key[key] for key in named if key in by_key]
    for at, part in enumerate(parts):
        if part.key in named:
            continue
        before = parts[at - 1].key if at else ""
        place = next((n + 1 for n, each in enumerate(found) if each.key == before), 0)
        found.insert(place if at else 0, part)
    return [(part, named.get(part.key, True)) for part in found]


def arranged(document: Document, sections: str) -> Document:
    """Return the document with its sections chosen and ordered as a recipe says."""
    choices = read_choices(sections)
    if not choices:
        return document
    wanted = ordered(parts_of(document), choices)
    return replace(
        document, blocks=tuple(block for part, there in wanted if there for block in part.blocks)
    )


def sourced(blocks: Sequence[Block], origin: str) -> tuple[Block, ...]:
    """Return the blocks with ``origin`` for every chapter that does not say where it comes from."""
    return tuple(_sourced(block, origin) for block in blocks)


def _sourced(block: Block, origin: str) -> Block:
    if isinstance(block, Section):
        return replace(block, blocks=sourced(block.blocks, origin))
    if isinstance(block, Heading) and block.level == 1 and not block.origin:
        return replace(block, origin=origin)
    return block
