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
    Paragraph,
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
from workbench.steps.finance.owner_page import levy_line, owner_page
from workbench.steps.finance.owner_reckoning import owner_reckoning

if TYPE_CHECKING:
    from collections.abc import Iterator
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
    sheets = _Sheets(session, options, book, reckoned, owners) if owners else None
    facts = read_rows(session, record("project"))[0]
    return options.document(
        title=book.owners.get(owners[0], "") if len(owners) == 1 else _("What each owner pays"),
        subtitle=sheets.subtitle if sheets else "",
        kind=" · ".join(filter(None, (_("Owner's sheet"), facts["name"]))),
        place=facts["name"],
        author=facts["consultant"],
        blocks=sheets.blocks() if sheets else (_nothing(),),
        short=True,
        extras=(_(IN_FULL),) if owners else (),
    )


def _nothing() -> Note:
    return Note(_("There is no levy model that can be reckoned yet"), tone=Tone.WARNING)


class _Sheets:
    """The sheets of some owners in the making."""

    def __init__(
        self,
        session: Session,
        options: Options,
        book: LevyBook,
        reckoned: tuple[Scenario, ...],
        owners: list[str],
    ) -> None:
        self._levied = Levied(book, reckoned)
        self._facts = SheetFacts(session, options, self._levied)
        self._owners, self._several = owners, len(owners) > 1
        self._full = asked(options.sections, IN_FULL)
        self.subtitle = levy_line(self._facts)

    def blocks(self) -> Iterator[Block]:
        """Yield a page for each owner, where there are several after an overview of all."""
        if self._several:
            yield Heading(_("All owners"))
            yield _overview(self._levied, self._owners)
        for owner in self._owners:
            if self._several:
                yield Heading(self._levied.book.owners.get(owner, ""), new_page=True)
                yield Paragraph(self.subtitle)
            yield from owner_page(self._facts, owner)
            if self._full:
                yield Heading(_(IN_FULL), 2, new_page=True)
                yield from owner_reckoning(self._facts, owner)


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
