"""The budget in the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import decimal_text, kr
from workbench.base.language import _
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Note,
    Paragraph,
    Row,
    RowRole,
    Table,
    Tone,
)
from workbench.steps.finance.chapter_levy import levy_blocks
from workbench.steps.finance.views import read_budget

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.rules.budget import YearBudget
    from workbench.steps.finance.views import Budget, ShownLine


def chapter(session: Session, options: Options, today: date) -> tuple[Block, ...]:  # noqa: ARG001 - one signature for all
    """Return the chapter: premises, result budget, in kind, activities, the levy."""
    found = read_budget(session)
    if found is None or not found.years:
        levy = tuple(levy_blocks(session, today))
        return (Heading(_("Financing")), *levy) if levy else ()
    blocks: list[Block] = [Heading(_("Financing")), Paragraph(_premises(found)), _result(found)]
    if short := [year for year in found.years if year.result < 0]:
        said = ", ".join(f"{year.year}: {kr(year.result)}" for year in short)
        blocks.append(
            Note(_("Costs exceed income ({years}).").format(years=said), tone=Tone.WARNING)
        )
    if found.of("in_kind"):
        blocks += [
            Heading(_("In kind"), 2),
            Paragraph(
                _(
                    "Time, premises and services are valued and stand on both sides; "
                    "they are not in the cash."
                )
            ),
            _in_kind(found),
        ]
    if any(tie.tied for tie in found.ties):
        blocks += [Heading(_("Activities against the budget"), 2), _ties(found)]
    return (*blocks, *levy_blocks(session, today))


def _premises(found: Budget) -> str:
    version = found.version
    text = _("The budget covers {first}–{last}. Amounts exclude VAT.").format(
        first=found.years[0].year, last=found.years[-1].year
    )
    if version["nondeductible_percent"]:
        text += " " + _(
            "{percent} % of the input VAT cannot be deducted and is a cost of its own."
        ).format(percent=decimal_text(version["nondeductible_percent"]))
    if version["reserve_percent"]:
        text += " " + _("The reserve is {percent} % of all other costs.").format(
            percent=decimal_text(version["reserve_percent"])
        )
    return text


def _columns(found: Budget) -> tuple[Column, ...]:
    years = (Column(str(year.year), ColumnKind.MONEY, weight=2) for year in found.years)
    return (
        Column(_("Code"), ColumnKind.CODE, weight=1.2),
        Column(_("Post"), header=True, weight=6),
        *years,
    )


def _lines(lines: Sequence[ShownLine], found: Budget) -> list[Row]:
    return [
        Row(
            (
                line.values["code"],
                line.values["title"],
                *(line.amounts.get(y.year, 0) for y in found.years),
            )
        )
        for line in lines
    ]


def _sum(title: str, found: Budget, name: str, role: RowRole = RowRole.SUBTOTAL) -> Row:
    return Row(("", title, *(getattr(year, name) for year in found.years)), role)


def _group(title: str, years: Sequence[YearBudget]) -> Row:
    return Row((title, None, *(None for _year in years)), RowRole.GROUP)


def _result(found: Budget) -> Table:
    rows = [
        _group(_("Income"), found.years),
        *_lines(found.of("income"), found),
        _sum(_("Total income"), found, "income"),
    ]
    rows += [
        _group(_("Costs"), found.years),
        *_lines(found.of("cost"), found),
        _sum(_("Total costs"), found, "cost"),
    ]
    rows.append(_sum(_("Result of the year"), found, "result", RowRole.TOTAL))
    return Table(
        _columns(found), tuple(rows), _("Result budget, kr"), source=str(found.version["name"])
    )


def _in_kind(found: Budget) -> Table:
    rows = [
        *_lines(found.of("in_kind"), found),
        _sum(_("Total in kind (cost = financing)"), found, "in_kind", RowRole.TOTAL),
    ]
    return Table(_columns(found), tuple(rows), _("Contributions in kind, kr"))


def _ties(found: Budget) -> Table:
    year = found.years[0].year
    columns = (
        Column(_("Code"), ColumnKind.CODE, weight=1.2),
        Column(_("Post"), header=True, weight=5),
        Column(_("Budget"), ColumnKind.MONEY, weight=2),
        Column(_("Tied to activities"), ColumnKind.MONEY, weight=2),
        Column(_("Not tied"), ColumnKind.MONEY, weight=2),
    )
    names = {line.values["code"]: line.values["title"] for line in found.lines}
    rows = tuple(
        Row((tie.code, names.get(tie.code, ""), tie.budget, tie.tied, tie.untied - tie.over))
        for tie in found.ties
        if tie.year == year
    )
    return Table(columns, rows, _("What activities ask of the budget {year}, kr").format(year=year))
