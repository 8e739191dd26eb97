"""What all documents of the program have in common: whose they are, and how they are numbered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.documents.content import Beside, Block, Document, Heading, Note, Section, Tone
from workbench.models.registry import record
from workbench.project.register import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options


def paper(
    session: Session, options: Options, kind: str, blocks: Iterable[Block], *, nothing: str
) -> Document:
    """Return a document about the project's place; ``nothing`` is said where there are no blocks.

    ``kind`` is the sort of document in the current language.
    """
    facts = read_rows(session, record("project"))[0]
    told = tuple(blocks)
    document = options.document(
        title=facts["name"],
        subtitle=kind,
        kind=kind,
        place=facts["municipality"],
        author=facts["consultant"],
        blocks=told or (Note(nothing, tone=Tone.WARNING),),
    )
    return replace(document, contents=bool(told))


def lowered(blocks: Iterable[Block], by: int = 1) -> tuple[Block, ...]:
    """Return blocks with their headings ``by`` levels deeper; a negative number raises them."""
    return tuple(_lowered(block, by) for block in blocks)


def _lowered(block: Block, by: int) -> Block:
    if isinstance(block, Heading):
        return replace(block, level=max(1, block.level + by))
    if isinstance(block, Section):
        return replace(block, blocks=lowered(block.blocks, by))
    if isinstance(block, Beside):
        return Beside(lowered(block.left, by), lowered(block.right, by))
    return block
