"""Goals and the indicators that tell whether they are reached."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import (
    DecimalText,
    choice,
    day,
    decimal,
    integer,
    note,
    part_of,
    reference,
    text,
    yearly,
    yes_no,
)
from workbench.models.field import Choice, Privacy, Through
from workbench.models.safety import INCIDENT_CATEGORIES, ZONES
from workbench.models.situation import DAY_PARTS

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
    Choice("within", N_("Within a range"), ("inom", "inom intervall", "intervall", "within")),
)
FETCHED_FROM = (
    Choice("survey", N_("A survey question"), ("enkät", "enkätfråga")),
    Choice("incidents", N_("Counted incidents"), ("händelser", "incidenter")),
    Choice("observations", N_("Counted people"), ("observation", "observationer")),
    Choice("inspection", N_("The safety inspection"), ("besiktning",)),
    Choice("rating", N_("The place rating"), ("upplevelseindex", "skattning")),
    Choice("formula", N_("A formula"), ("formel",)),
)
FIGURES = (
    Choice("share", N_("Share"), ("andel",)),
    Choice("mean", N_("Mean"), ("medel", "medelvärde")),
)
COUNTED = (
    Choice("staying", N_("Staying"), ("vistelse",)),
    Choice("flow", N_("Passing per hour"), ("flöde",)),
    Choice("women", N_("Share of women"), ("andel kvinnor",)),
    Choice("sitting", N_("Sitting"), ("sitter",)),
    Choice("playing", N_("Playing"), ("leker",)),
    Choice("age_0_14", N_("0–14 years"), ("0–14 år",)),
    Choice("age_65", N_("65 years and older"), ("65+",)),
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
    baseline_on: Mapped[date | None] = day(
        N_("Baseline measured on"), PUBLIC, width=11, advanced=True,
        known_as=("baslinje datum", "baslinje mätt"),
    )  # fmt: skip
    baseline_source: Mapped[str] = text(
        N_("Source of the baseline"), PUBLIC, width=16, advanced=True,
        known_as=("baslinje källa",),
    )  # fmt: skip
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
    target_upper: Mapped[Decimal | None] = decimal(
        N_("Upper end of the range"), PUBLIC, width=9, advanced=True, known_as=("övre gräns",),
        help=N_("Where the value shall lie within a range; the targets are its lower end"),
    )  # fmt: skip
    measured_on: Mapped[date | None] = day(
        N_("Measured on"), PUBLIC, width=11, advanced=True, known_as=("mätt den", "mätdatum"),
        help=N_("The day of the newest value that was typed in"),
    )  # fmt: skip
    source: Mapped[str] = text(N_("Source"), PUBLIC, width=16, known_as=("kalla", "källa"))
    frequency: Mapped[str | None] = choice(
        N_("Frequency"), PUBLIC, FREQUENCIES, default="year", width=12, known_as=("frekvens",)
    )
    owner_id: Mapped[str | None] = reference(
        N_("Measured by"), PUBLIC, "organisation", width=20, known_as=("ansvarig", "mäts av")
    )
    method: Mapped[str] = note(
        N_("How it is measured"), PUBLIC, known_as=("mätmetod", "så mäts", "definition")
    )
    fetched_from: Mapped[str | None] = choice(
        N_("Fetched from"), PUBLIC, FETCHED_FROM, width=14, advanced=True, known_as=("hämtas från",)
    )
    item_id: Mapped[str | None] = reference(
        N_("Survey question"), PUBLIC, "survey_item", width=18, advanced=True,
        loose=True, known_as=("enkätfråga",),
    )  # fmt: skip
    figure: Mapped[str | None] = choice(
        N_("Figure of the question"),
        PUBLIC,
        FIGURES,
        width=10,
        advanced=True,
        known_as=("mått av",),
    )
    part: Mapped[str] = text(
        N_("Of the group or the hours"), PUBLIC, width=14, advanced=True, known_as=("grupp",),
        help=N_("A group of a survey or a rating, or the hours of a count: “20–21”"),
    )  # fmt: skip
    category: Mapped[str | None] = choice(
        N_("Category of incidents"), PUBLIC, INCIDENT_CATEGORIES, width=18, advanced=True,
        known_as=("händelsekategori",), help=N_("All together where nothing is chosen"),
    )  # fmt: skip
    zone: Mapped[str | None] = choice(
        N_("Zone of incidents"), PUBLIC, ZONES, width=12, advanced=True, known_as=("händelsezon",)
    )
    counted: Mapped[str | None] = choice(
        N_("What was counted"), PUBLIC, COUNTED, width=14, advanced=True, known_as=("räknat",)
    )
    aspect_id: Mapped[str | None] = reference(
        N_("Aspect of the inspection"), PUBLIC, "inspection_aspect", width=20, advanced=True,
        loose=True, known_as=("besiktningsaspekt",),
        help=N_("All together where nothing is chosen"),
    )  # fmt: skip
    theme_id: Mapped[str | None] = reference(
        N_("Rated theme"),
        PUBLIC,
        "rating_theme",
        width=20,
        advanced=True,
        loose=True,
        known_as=("tema",),
    )
    formula: Mapped[str] = text(
        N_("Formula"), PUBLIC, width=18, advanced=True, known_as=("formel",),
        help=N_("Over the codes of other indicators: K03 / K12 * 100"),
    )  # fmt: skip
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


class VisionPicture(Ordered):
    """A picture in words of an ordinary day when the vision has come true."""

    __tablename__ = "vision_picture"

    title: Mapped[str] = text(
        N_("Picture"), PUBLIC, required=True, quick=0, width=26, known_as=("bild", "rubrik")
    )
    title_en: Mapped[str] = text(
        N_("Picture in English"), PUBLIC, width=26, advanced=True, known_as=("bild_en", "title_en")
    )
    audience: Mapped[str] = text(
        N_("For whom"), PUBLIC, quick=1, width=22, known_as=("för vem", "målgrupp")
    )
    day_part: Mapped[str | None] = choice(
        N_("Time of day"), PUBLIC, DAY_PARTS, quick=2, width=12, known_as=("tid på dygnet", "dygn")
    )
    words: Mapped[str] = note(
        N_("What one sees"), PUBLIC, known_as=("text", "beskrivning", "text_sv"),
        help=N_("Three sentences as if you stood there: who is there, doing what?"),
    )  # fmt: skip
    words_en: Mapped[str] = note(
        N_("What one sees, in English"), PUBLIC, advanced=True, known_as=("text_en",)
    )


class Look(Row):
    """On a day somebody looked whether an indicator or an activity has to be changed.

    ``changed`` tells whether it was; one row a thing and day.
    """

    __tablename__ = "look"

    indicator_id: Mapped[str | None] = reference(
        N_("Indicator"), PUBLIC, "indicator", goes_along=True
    )
    activity_id: Mapped[str | None] = reference(N_("Activity"), PUBLIC, "activity", goes_along=True)
    looked_on: Mapped[date | None] = day(N_("Looked at on"), PUBLIC, required=True)
    changed: Mapped[bool] = yes_no(N_("Changed then"), PUBLIC)
