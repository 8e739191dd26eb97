"""Agreements as documents: clauses with their tables, then the annexes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_, _
from workbench.documents.content import (
    Block,
    Document,
    Figure,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Section,
    Status,
    Tone,
)
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.agreement.tables import TABLES, clause_table
from workbench.steps.agreement.views import AGREEMENT, newest_of_kind, unstarted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.steps.agreement.views import AgreementLine, ClauseLine

    MakeAnnex = Callable[[Session, Options], Sequence[Block]]

CAUTION: Final = N_("Basis for an agreement, to be reviewed by a lawyer")
_SHORT: Final = ("letter_of_intent",)
_STATUSES: Final = {"in_force": Status.ADOPTED, "signing": Status.ISSUED, "ended": Status.ISSUED}
_ANNEXES: Final = ("annex_map", "annex_matrix", "annex_budget", "annex_plan")


def agreement_document(
    session: Session,
    options: Options,
    kind: str,
    annexes: dict[str, tuple[str, MakeAnnex]],
) -> Document:
    """Return the newest agreement of a kind that has not ended, or else what a draft would be.

    ``annexes`` are, by the field that asks for them, their titles and what makes them.
    """
    found = newest_of_kind(session, kind, options.date, options.language, options.subject)
    if found is None:
        found = unstarted(session, kind, options.date, options.language)
    choice = AGREEMENT["kind"].choice(kind)
    name = choice.text() if choice else kind
    place = read_rows(session, record("project"))[0]
    short = kind in _SHORT
    status = _STATUSES.get(found.values["status"] or "", Status.DRAFT)
    return Document(
        title=found.values["title"],
        kind=name,
        place=place["name"],
        author=options.author or place["consultant"],
        blocks=(*_clauses(session, found, options), *_annexes(session, found, options, annexes)),
        date=options.date,
        cutoff=options.date,
        language=options.language,
        version=options.version,
        status=status if options.status is Status.DRAFT else options.status,
        audience=options.audience,
        adopted=options.adopted,
        warning="" if found.values["reviewed"] else _(CAUTION),
        page=options.page,
        cover=not short,
        contents=not short,
    )


def _clauses(session: Session, agreement: AgreementLine, options: Options) -> list[Block]:
    blocks: list[Block] = []
    if not agreement.values["reviewed"]:
        said = _(
            "This text is a basis for the parties' work. It is to be reviewed by a lawyer before "
            "anybody signs."
        )
        blocks.append(Note(said, _("Basis for the work"), Tone.WARNING))
    for clause in agreement.in_text:
        statutes = agreement.values["kind"] == "statutes"
        number = f"§ {clause.number}" if statutes else None
        blocks.append(Heading(clause.title, number=number))
        blocks += text_blocks(clause)
        table = clause_table(clause.table, session, agreement, options.audience)
        if table is not None:
            blocks.append(table)
        elif clause.table in TABLES:
            # The text speaks of a table: what is missing is a blank, as within the text.
            what = _(TABLES[clause.table])
            blocks.append(Paragraph(_("[fill in: {what}]").format(what=what)))
    return blocks


def text_blocks(clause: ClauseLine) -> list[Block]:
    """Return a clause's text as paragraphs and, for lines that begin with a dash, lists."""
    blocks: list[Block] = []
    for part in clause.text.split("\n\n"):
        lines = [line.strip() for line in part.strip().splitlines()]
        if lines and all(line.startswith("- ") for line in lines):
            blocks.append(ListBlock(tuple(line[2:] for line in lines)))
        elif lines:
            blocks.append(Paragraph("\n".join(lines)))
    return blocks


def _annexes(
    session: Session,
    agreement: AgreementLine,
    options: Options,
    annexes: dict[str, tuple[str, MakeAnnex]],
) -> list[Block]:
    blocks: list[Block] = []
    number = 0
    for field in _ANNEXES:
        if not agreement.values[field] or field not in annexes:
            continue
        title, make = annexes[field]
        inside = list(make(session, options))
        if inside:
            number += 1
            said = _("Annex {number}: {title}").format(number=number, title=_(title))
            blocks.append(Heading(said, number="", new_page=True))
            blocks += _lowered(inside)
    return blocks


def _lowered(blocks: Sequence[Block]) -> list[Block]:
    """Return a chapter as it stands under an annex: its own heading gone, the others deeper."""
    found: list[Block] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            if at == 0 and block.level == 1:
                continue
            found.append(replace(block, level=block.level + 1, number="", new_page=False))
        elif isinstance(block, Figure) and block.data is not None:
            # Its numbers belong to the annex, not to an appendix after all of them.
            found += [replace(block, data=None), block.data]
        elif isinstance(block, Section):
            found.append(replace(block, blocks=tuple(_lowered(block.blocks))))
        else:
            found.append(block)
    return found
