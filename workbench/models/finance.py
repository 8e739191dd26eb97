"""Money: budget versions, their lines and the amounts per year (öre)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import (
    choice,
    day,
    decimal,
    integer,
    money,
    note,
    part_of,
    reference,
    text,
    yearly,
)
from workbench.models.field import Choice, Privacy, Through
from workbench.models.rates import HOUR_KINDS, VAT_CATEGORIES

PUBLIC = Privacy.PUBLIC

VERSION_STATUSES = (
    Choice("draft", N_("Draft"), ("förslag", "utkast")),
    Choice("adopted", N_("Adopted"), ("antagen",)),
    Choice("revised", N_("Revised"), ("reviderad",)),
)
LINE_TYPES = (
    Choice("cost", N_("Cost"), ("kostnad", "kostnader", "utgift")),
    Choice("income", N_("Income"), ("intäkt", "intakt", "intäkter", "inkomst")),
    Choice("in_kind", N_("In kind"), ("in_natura", "in natura")),
)
LINE_RULES = (
    Choice("amounts", N_("Typed amounts"), ("belopp",)),
    Choice("nondeductible_vat", N_("Non-deductible VAT"), ("ej avdragsgill moms",)),
    Choice("reserve", N_("Reserve"), ("reserv",)),
    Choice("hours", N_("Hours at an agreed rate"), ("timmar",)),
)
RHYTHMS = (
    Choice("even", N_("A quarter each quarter"), ("jämnt", "kvartalsvis")),
    Choice("q1", N_("All in the first quarter"), ("q1", "kvartal 1")),
    Choice("q2", N_("All in the second quarter"), ("q2", "kvartal 2")),
    Choice("q3", N_("All in the third quarter"), ("q3", "kvartal 3")),
    Choice("q4", N_("All in the fourth quarter"), ("q4", "kvartal 4")),
    Choice("halves", N_("Half in the first, half in the third quarter"), ("halvårsvis",)),
    Choice("summer", N_("Half in the second, half in the third quarter"), ("sommar",)),
)
CERTAINTIES = (
    Choice("agreed", N_("Agreed"), ("avtalad",)),
    Choice("likely", N_("Likely"), ("trolig",)),
    Choice("unsure", N_("Unsure"), ("osäker", "osaker")),
)
ANSWERS = (
    Choice("yes", N_("Yes"), ("ja",)),
    Choice("no", N_("No"), ("nej",)),
    Choice("unsure", N_("Not sure"), ("osäkert", "vet ej")),
)


class BudgetVersion(Ordered):
    """A budget over some years: a draft, the adopted one or a revision."""

    __tablename__ = "budget_version"

    name: Mapped[str] = text(
        N_("Name"), PUBLIC, required=True, width=24, known_as=("namn", "version")
    )
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC, VERSION_STATUSES, default="draft", known_as=("status",)
    )
    decided: Mapped[date | None] = day(N_("Decided"), PUBLIC, known_as=("beslutad",))
    decision: Mapped[str] = text(
        N_("Decision"),
        PUBLIC,
        width=20,
        known_as=("beslut",),
        help=N_("Who decided and where it is written: steering group, § 5"),
    )
    opening: Mapped[int | None] = money(
        N_("Brought forward"),
        PUBLIC,
        known_as=("ingående balans", "ingående saldo"),
        help=N_("What there is when the first year begins"),
    )
    nondeductible_percent: Mapped[Decimal | None] = decimal(
        N_("Non-deductible share of VAT"),
        PUBLIC,
        minimum=0,
        maximum=100,
        unit="%",
        known_as=("ej avdragsgill andel",),
        help=N_("How much of the input VAT the association has to carry itself"),
    )
    reserve_percent: Mapped[Decimal | None] = decimal(
        N_("Reserve"),
        PUBLIC,
        minimum=0,
        maximum=100,
        unit="%",
        known_as=("reserv",),
        help=N_("Share of all other costs"),
    )
    notes: Mapped[str] = note(N_("Comment"), PUBLIC, known_as=("kommentar",))


class BudgetLine(Ordered):
    """A post of a budget, with an amount for each year."""

    __tablename__ = "budget_line"

    version_id: Mapped[str] = reference(
        N_("Version"), PUBLIC, "budget_version", owned=True, hidden=True
    )
    code: Mapped[str] = text(N_("Code"), PUBLIC, quick=1, width=7, known_as=("kod", "konto", "nr"))
    title: Mapped[str] = text(
        N_("Post"),
        PUBLIC,
        required=True,
        quick=0,
        width=34,
        known_as=("post", "benämning", "rubrik", "titel"),
    )
    type: Mapped[str | None] = choice(
        N_("Type"), PUBLIC, LINE_TYPES, default="cost", quick=2, width=10, known_as=("typ", "slag")
    )
    rule: Mapped[str | None] = choice(
        N_("The amount is"),
        PUBLIC,
        LINE_RULES,
        default="amounts",
        advanced=True,
        known_as=("beräkning",),
    )
    vat_percent: Mapped[Decimal | None] = decimal(
        N_("VAT"),
        PUBLIC,
        minimum=0,
        maximum=100,
        unit="%",
        width=7,
        known_as=("moms", "moms_pct", "momssats"),
        blank_words=("ej moms", "ej moms*", "undantag", "momsfri"),
    )
    vat_category: Mapped[str | None] = choice(
        N_("VAT by the table of rates"),
        PUBLIC,
        VAT_CATEGORIES,
        advanced=True,
        known_as=("momskategori",),
        help=N_("The rate in force then; left empty, the per cent typed on the line holds"),
    )
    deductible_percent: Mapped[Decimal | None] = decimal(
        N_("Deductible share of its VAT"),
        PUBLIC,
        minimum=0,
        maximum=100,
        unit="%",
        advanced=True,
        known_as=("avdragsgill andel", "avdragsgill_pct"),
        help=N_("Left empty, the share of the whole budget holds"),
    )
    amounts = yearly(
        N_("Amounts"),
        PUBLIC,
        Through("budget_amount", "line_id", "amount"),
        money=True,
        each_year=N_("Amount {year}"),
        short=N_("{year}"),  # a budget has nothing else for each year
        width=12,
        known_as=("{year}", "år {year}", "belopp {year}"),
    )
    index_percent: Mapped[Decimal | None] = decimal(
        N_("Index per year"),
        PUBLIC,
        minimum=-50,
        maximum=100,
        unit="%",
        advanced=True,
        known_as=("index", "uppräkning", "index_pct"),
    )
    hours: Mapped[Decimal | None] = decimal(
        N_("Hours a year"), PUBLIC, minimum=0, advanced=True, known_as=("timmar", "timmar/år")
    )
    hour_kind: Mapped[str | None] = choice(
        N_("Rate of the hours"), PUBLIC, HOUR_KINDS, advanced=True, known_as=("timslag",)
    )
    rhythm: Mapped[str | None] = choice(
        N_("When it is paid"),
        PUBLIC,
        RHYTHMS,
        default="even",
        advanced=True,
        known_as=("betalas", "betalningstakt"),
    )
    counterparty_id: Mapped[str | None] = reference(
        N_("Counterparty"), PUBLIC, "organisation", width=20, known_as=("motpart",), advanced=True
    )
    certainty: Mapped[str | None] = choice(
        N_("Certainty"),
        PUBLIC,
        CERTAINTIES,
        width=10,
        known_as=("säkerhet", "sakerhet"),
        advanced=True,
    )
    comment: Mapped[str] = note(N_("Comment"), PUBLIC, known_as=("kommentar", "anmärkning"))


class BudgetAmount(Row):
    """What a line is in a year, in öre excluding VAT."""

    __tablename__ = "budget_amount"
    __table_args__ = (UniqueConstraint("line_id", "year"),)

    line_id: Mapped[str] = part_of("budget_line")
    year: Mapped[int] = mapped_column(Integer, nullable=False)
    amount: Mapped[int] = mapped_column(Integer, nullable=False)


class BudgetQuarter(Row):
    """What became of a line in a quarter, and what is now expected of it; öre excluding VAT."""

    __tablename__ = "budget_quarter"
    __table_args__ = (UniqueConstraint("line_id", "year", "quarter"),)

    line_id: Mapped[str] = reference(N_("Line"), PUBLIC, "budget_line", owned=True)
    year: Mapped[int | None] = integer(N_("Year"), PUBLIC, minimum=2000, maximum=2100)
    quarter: Mapped[int | None] = integer(N_("Quarter"), PUBLIC, minimum=1, maximum=4)
    actual: Mapped[int | None] = money(N_("Actual"), PUBLIC)
    forecast: Mapped[int | None] = money(N_("Forecast"), PUBLIC)


class ProcurementAnswer(Row):
    """How one question is answered on whether public money is a grant or pays for a service."""

    __tablename__ = "procurement_answer"

    line_code: Mapped[str] = text(N_("Code"), PUBLIC, required=True)
    question: Mapped[str] = text(N_("Question"), PUBLIC, required=True)
    answer: Mapped[str | None] = choice(N_("Answer"), PUBLIC, ANSWERS)
    reason: Mapped[str] = note(N_("Reason and source"), PUBLIC)
