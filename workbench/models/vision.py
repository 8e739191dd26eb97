"""Goals and the indicators that tell whether they are reached."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import (
    DecimalText,
    choice,
    decimal,
    integer,
    note,
    part_of,
    reference,
    text,
    yearly,
)
from workbench.models.field import Choice, Privacy, Through

PUBLIC = Privacy.PUBLIC

AREAS = (
    Choice("safety", N_("Safety"), ("säkerhet", "sakerhet")),
    Choice("perceived_safety", N_("Perceived safety"), ("trygghet",)),
    Choice("care", N_("Upkeep"), ("skötsel", "skotsel")),
    Choice("placemaking", N_("Placemaking"), ("placemaking",)),
    Choice("business", N_("Local business"), ("näringsliv", "naringsliv", "attraktivitet")),
    Choice("organisation", N_("Organisation"), ("organisation",)),
    Choice("competence", N_("Competence"), ("kompetens",)),
)
DIRECTIONS = (
    Choice("higher", N_("Higher is better"), ("högre", "hogre", "upp", "higher")),
    Choice("lower", N_("Lower is better"), ("lägre", "lagre", "ner", "lower")),
)
FREQUENCIES = (
    Choice("month", N_("Monthly"), ("månad", "månatlig", "monthly")),
    Choice("quarter", N_("Quarterly"), ("kvartal", "quarterly")),
    Choice("half_year", N_("Half-yearly"), ("halvår", "half-yearly")),
    Choice("year", N_("Yearly"), ("årlig", "år", "yearly")),
)


class Goal(Ordered):
    """What the collaboration wants to reach; goals may have goals below them."""

    __tablename__ = "goal"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("id", "kod", "nr"))
    title: Mapped[str] = text(
        N_("Goal"),
        PUBLIC,
        required=True,
        quick=0,
        width=40,
        known_as=("mal", "mål", "titel", "title"),
    )
    parent_id: Mapped[str | None] = reference(
        N_("Part of goal"),
        PUBLIC,
        "goal",
        width=18,
        known_as=("del av", "överordnat mål", "parent"),
    )
    area: Mapped[str | None] = choice(
        N_("Area"), PUBLIC, AREAS, quick=1, width=18, known_as=("omrade", "område")
    )
    owner_id: Mapped[str | None] = reference(
        N_("Goal owner"),
        PUBLIC,
        "organisation",
        quick=2,
        width=22,
        known_as=("ansvarig", "målägare", "agare"),
    )
    description: Mapped[str] = note(N_("What it means"), PUBLIC, known_as=("beskrivning",))


class Indicator(Ordered):
    """A measure of a goal: where it started, where it should be each year and where it is."""

    __tablename__ = "indicator"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("id", "kod", "nr"))
    title: Mapped[str] = text(
        N_("Indicator"),
        PUBLIC,
        required=True,
        quick=0,
        width=34,
        known_as=("nyckeltal", "indikator", "kpi", "mått", "titel"),
    )
    goal_id: Mapped[str | None] = reference(
        N_("Goal"), PUBLIC, "goal", quick=1, width=26, known_as=("mal", "mål")
    )
    unit: Mapped[str] = text(N_("Unit"), PUBLIC, quick=2, width=7, known_as=("enhet",))
    direction: Mapped[str | None] = choice(
        N_("Direction"), PUBLIC, DIRECTIONS, default="higher", width=14, known_as=("riktning",)
    )
    baseline: Mapped[Decimal | None] = decimal(
        N_("Baseline"),
        PUBLIC,
        width=9,
        known_as=("baslinje", "baslinje_{year}", "utgångsvärde"),
        year_field="baseline_year",
    )
    baseline_year: Mapped[int | None] = integer(
        N_("Baseline year"), PUBLIC, minimum=1990, maximum=2100, width=9, known_as=("baslinjeår",)
    )
    targets = yearly(
        N_("Targets"), PUBLIC, Through("indicator_target", "indicator_id", "value"), width=10,
        each_year=N_("Target {year}"),
        known_as=("mal_{year}", "mål {year}", "målvärde {year}", "target {year}"),
    )  # fmt: skip
    values = yearly(
        N_("Outcomes"), PUBLIC, Through("indicator_value", "indicator_id", "value"), width=10,
        each_year=N_("Outcome {year}"),
        known_as=("utfall_{year}", "värde {year}", "outcome {year}"),
    )  # fmt: skip
    source: Mapped[str] = text(N_("Source"), PUBLIC, width=16, known_as=("kalla", "källa"))
    frequency: Mapped[str | None] = choice(
        N_("Frequency"), PUBLIC, FREQUENCIES, default="year", width=12, known_as=("frekvens",)
    )
    owner_id: Mapped[str | None] = reference(
        N_("Measured by"), PUBLIC, "organisation", width=20, known_as=("ansvarig", "mäts av")
    )
    comment: Mapped[str] = note(N_("Comment"), PUBLIC, known_as=("kommentar",))


class IndicatorTarget(Row):
    """What an indicator should be in a year."""

    __tablename__ = "indicator_target"
    __table_args__ = (UniqueConstraint("indicator_id", "year"),)

    indicator_id: Mapped[str] = part_of("indicator")
    year: Mapped[int] = mapped_column(Integer, nullable=False)
    value: Mapped[Decimal] = mapped_column(DecimalText, nullable=False)


class IndicatorValue(Row):
    """What an indicator was in a year."""

    __tablename__ = "indicator_value"
    __table_args__ = (UniqueConstraint("indicator_id", "year"),)

    indicator_id: Mapped[str] = part_of("indicator")
    year: Mapped[int] = mapped_column(Integer, nullable=False)
    value: Mapped[Decimal] = mapped_column(DecimalText, nullable=False)
