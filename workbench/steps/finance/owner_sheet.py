"""The owner's sheet: one page that says what one owner pays, for what, and how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Document,
    Heading,
    Note,
    Row,
    RowRole,
    Table,
    Tone,
)
from workbench.documents.selection import asked
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.finance.levies import LevyBook, chosen_year
from workbench.steps.finance.owner_facts import Levied, SheetFacts
from workbench.steps.finance.owner_page import owner_page
from workbench.steps.finance.owner_reckoning import owner_reckoning

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.steps.finance.levies import Scenario

IN_FULL: Final = N_("The reckoning in full")
"""The section that a recipe asks for to have a second page, in the program's own words."""


def owner_sheets(session: Session, options: Options) -> Document:
    """Return the sheets of all owners who pay, or of the one that ``options.subject`` names.

    The subject is an owner's id, code or name; WorkbenchError where it pays nothing. A sheet is a
    page; where the sections name ``IN_FULL`` its reckoning follows on a page of its own. Where
    nothing can be reckoned yet the document says so.
    """
    book = LevyBook(session)
    year = chosen_year(book, options.date.year)
    reckoned = tuple(each for each in book.scenarios(year) if each.reckoned)
    if not reckoned and options.subject:
        raise WorkbenchError(N_("There is no levy model that can be reckoned yet"))
    owners = _owners(book, reckoned, options.subject)
    facts = read_rows(session, record("project"))[0]
    return Document(
        title=book.owners.get(owners[0], "") if len(owners) == 1 else _("What each owner pays"),
        subtitle=_("Levy {year}").format(year=year) if year else _("Levy"),
        kind=_("Owner's sheet"),
        place=facts["name"],
        author=options.author or facts["consultant"],
        blocks=tuple(_blocks(session, options, book, reckoned, owners)),
        date=options.date,
        cutoff=options.date,
        language=options.language,
        version=options.version,
        status=options.status,
        audience=options.audience,
        adopted=options.adopted,
        page=options.page,
        cover=False,
        contents=False,
        numbered=False,
        extras=(_(IN_FULL),) if owners else (),
    )


def _blocks(
    session: Session,
    options: Options,
    book: LevyBook,
    reckoned: tuple[Scenario, ...],
    owners: list[str],
) -> list[Block]:
    if not reckoned:
        return [Note(_("There is no levy model that can be reckoned yet"), tone=Tone.WARNING)]
    levied = Levied(book, reckoned)
    facts = SheetFacts(session, options, levied)
    full = asked(options.sections, IN_FULL)
    several = len(owners) > 1
    blocks: list[Block] = [Heading(_("All owners")), _overview(levied, owners)] if several else []
    for owner in owners:
        if several:
            blocks.append(Heading(book.owners.get(owner, ""), new_page=True))
        blocks += owner_page(facts, owner)
        if full:
            blocks.append(Heading(_(IN_FULL), 2 if several else 1, new_page=True))
            blocks += owner_reckoning(facts, owner)
    return blocks


def _overview(levied: Levied, owners: list[str]) -> Table:
    """Return what all pay under the chosen model, in the order of their sheets."""
    one = levied.one
    columns = (
        Column(_("Owner"), header=True, weight=5),
        Column(_("Properties"), ColumnKind.INTEGER, weight=1.5),
        Column(_("Levy a year, kr"), ColumnKind.MONEY, weight=2),
        Column(_("Share"), ColumnKind.PERCENT, weight=1.2, decimals=1),
    )
    total = sum(one.owners.values())
    rows = []
    for owner in owners:
        amount = one.owners.get(owner, 0)
        name, count = levied.book.owners.get(owner, ""), len(levied.estates(owner))
        rows.append(Row((name, count, amount, amount / total if total else None)))
    unknown = one.owners.get(None, 0)
    if unknown:
        rows.append(Row((_("Unknown owner"), None, unknown, unknown / total)))
    rows.append(Row((_("Sum"), len(one.amounts), total, 1 if total else None), RowRole.TOTAL))
    return Table(columns, tuple(rows), source=one.name)


def paying_owners(session: Session, today: date) -> tuple[tuple[str, str], ...]:
    """Return id and name of each owner that has a sheet of its own."""
    book = LevyBook(session)
    scenarios = book.scenarios(chosen_year(book, today.year))
    reckoned = tuple(each for each in scenarios if each.reckoned)
    return tuple((key, book.owners.get(key, "")) for key in _owners(book, reckoned, ""))


def _owners(book: LevyBook, scenarios: tuple[Scenario, ...], subject: str) -> list[str]:
    paying = dict.fromkeys(key for each in scenarios for key in each.owners if key)
    if not subject:
        return sorted(paying, key=lambda key: book.owner_codes.get(key, ""))
    wanted = fold(subject)
    found = next(
        (
            key
            for key in paying
            if subject == key
            or wanted in {fold(book.owner_codes.get(key, "")), fold(book.owners.get(key, ""))}
        ),
        None,
    )
    if found is None:
        raise WorkbenchError(
            N_("“{name}” pays no levy; those who do are {owners}"),
            name=subject[:60],
            owners=", ".join(
                f"{book.owner_codes.get(key, '')} {book.short_owners[key]}".strip()
                for key in paying
            ),
        )
    return [found]
