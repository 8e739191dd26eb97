"""Counted safety: incidents by period and source, reference figures, where figures come from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import choice, day, decimal, integer, note, reference, text
from workbench.models.field import Choice, Privacy
from workbench.models.quality import QUALITIES

PUBLIC, SENSITIVE = Privacy.PUBLIC, Privacy.SENSITIVE

INCIDENT_CATEGORIES = (
    Choice(
        "vandalism",
        N_("Vandalism and graffiti"),
        ("skadegorelse_klotter", "skadegörelse/klotter", "skadegörelse", "klotter"),
    ),
    Choice("theft", N_("Theft"), ("stold_snatteri", "stöld/snatteri", "stöld", "snatteri")),
    Choice("violence", N_("Violence and threats"), ("vald_hot", "våld/hot", "våld")),
    Choice("drugs", N_("Drugs"), ("narkotika",)),
    Choice("disorder", N_("Public disorder"), ("ordningsstorning", "ordningsstörning")),
    Choice(
        "littering",
        N_("Littering and dumping"),
        ("nedskrapning_dumpning", "nedskräpning/dumpning", "nedskräpning"),
    ),
    Choice("traffic", N_("Reckless driving"), ("trafik_buskorning", "trafik/buskörning")),
    Choice("arson", N_("Arson"), ("anlagd_brand", "anlagd brand")),
    Choice("burglary", N_("Burglary"), ("inbrott",)),
    Choice("other", N_("Other"), ("ovrigt", "övrigt")),
)
INCIDENT_SOURCES = (
    Choice("police", N_("Police"), ("polis",)),
    Choice("police_and_log", N_("Police and own log"), ("polis+egen_logg",)),
    Choice("est", N_("EST report"), ("est", "EST_rapport", "EST-rapport")),
    Choice("fault_report", N_("Fault report"), ("felanmalan", "felanmälan")),
    Choice("own_log", N_("Own log"), ("egen_logg", "egen logg")),
    Choice("rescue_service", N_("Rescue service"), ("raddningstjanst", "räddningstjänst")),
    Choice("insurer", N_("Insurer"), ("försäkring", "forsakring")),
)
PERIODS = (
    Choice("month", N_("Month"), ("månad",)),
    Choice("quarter", N_("Quarter"), ("kvartal",)),
    Choice("year", N_("Year"), ("år",)),
)
SIDES = (
    Choice("positive", N_("the good answers"), ("bra", "trygg", "positiva")),
    Choice("negative", N_("the bad answers"), ("dåliga", "otrygg", "negativa")),
)
ZONES = (
    Choice("place", N_("The place"), ("platsen", "inom området")),
    Choice("beside", N_("Beside the place"), ("intill", "omgivning", "utanför")),
)


class Incident(Row):
    """How many incidents of a category were counted in a zone and a period; never who."""

    __tablename__ = "incident"

    category: Mapped[str | None] = choice(
        N_("Category"), PUBLIC, INCIDENT_CATEGORIES, required=True, quick=0, width=22,
        known_as=("kategori",),
    )  # fmt: skip
    zone: Mapped[str | None] = choice(
        N_("Zone"), PUBLIC, ZONES, default="place", width=14, known_as=("zon",)
    )
    # A few incidents in a small part may be about somebody whom people there know.
    zone_name: Mapped[str] = text(
        N_("Part of the zone"),
        SENSITIVE,
        width=16,
        advanced=True,
        known_as=("delzon", "plats"),
    )
    starts: Mapped[date | None] = day(
        N_("Period begins"), PUBLIC, required=True, quick=1, width=11, known_as=("period",)
    )
    period: Mapped[str | None] = choice(
        N_("Period"), PUBLIC, PERIODS, default="quarter", width=10, known_as=("periodlängd",)
    )
    count: Mapped[int | None] = integer(
        N_("Number"), PUBLIC, minimum=0, quick=2, width=8, known_as=("antal",)
    )
    source: Mapped[str | None] = choice(
        N_("Source"), PUBLIC, INCIDENT_SOURCES, quick=3, width=18, known_as=("kalla", "källa")
    )
    quality: Mapped[str | None] = choice(
        N_("Quality"), PUBLIC, QUALITIES, width=8, advanced=True, known_as=("kvalitet",)
    )
    notes: Mapped[str] = note(N_("Notes"), PUBLIC, known_as=("anmärkning", "anteckning"))


class SeriesBreak(Row):
    """From this day a series is counted otherwise, so that before and after do not compare."""

    __tablename__ = "series_break"

    category: Mapped[str | None] = choice(
        N_("Category"), PUBLIC, INCIDENT_CATEGORIES, quick=1, width=22, known_as=("kategori",)
    )
    begins: Mapped[date | None] = day(N_("From"), PUBLIC, required=True, quick=2, width=11)
    reason: Mapped[str] = text(
        N_("Reason"), PUBLIC, required=True, quick=0, width=40, known_as=("orsak",)
    )


class Benchmark(Ordered):
    """A figure of elsewhere to hold the place's own against."""

    __tablename__ = "benchmark"

    title: Mapped[str] = text(
        N_("What"), PUBLIC, required=True, quick=0, width=36, known_as=("nyckeltal", "vad")
    )
    area: Mapped[str] = text(
        N_("Area"), PUBLIC, quick=1, width=20, known_as=("område", "omrade", "region", "kommun")
    )
    period: Mapped[str] = text(N_("Period"), PUBLIC, quick=2, width=12, known_as=("period", "år"))
    value: Mapped[Decimal | None] = decimal(
        N_("Value"), PUBLIC, quick=3, width=10, known_as=("värde", "varde")
    )
    unit: Mapped[str] = text(N_("Unit"), PUBLIC, quick=4, width=10, known_as=("enhet",))
    source: Mapped[str] = text(N_("Source"), PUBLIC, quick=5, width=30, known_as=("källa", "kalla"))
    item_id: Mapped[str | None] = reference(
        N_("Held against the question"), PUBLIC, "survey_item", width=22, known_as=("fråga",)
    )
    side: Mapped[str | None] = choice(
        N_("Share of"), PUBLIC, SIDES, default="positive", width=14, known_as=("andel",)
    )
    category: Mapped[str | None] = choice(
        N_("Held against the incidents"), PUBLIC, INCIDENT_CATEGORIES, width=22,
        help=N_("Per 1,000 residents and year"), known_as=("kategori",),
    )  # fmt: skip
    method: Mapped[str] = text(N_("Method"), PUBLIC, width=20, advanced=True, known_as=("metod",))
    quality: Mapped[str | None] = choice(
        N_("Quality"), PUBLIC, QUALITIES, width=8, advanced=True, known_as=("kvalitet",)
    )


class DataSource(Ordered):
    """Where figures come from: what they cover, what they miss, who may see them."""

    __tablename__ = "data_source"

    name: Mapped[str] = text(N_("Source"), PUBLIC, required=True, quick=0, width=26)
    owner: Mapped[str] = text(N_("Kept by"), PUBLIC, quick=1, width=20, known_as=("ägare",))
    kind: Mapped[str] = text(N_("Kind"), PUBLIC, quick=2, width=16, known_as=("typ",))
    scope: Mapped[str] = text(N_("What it covers"), PUBLIC, width=26, known_as=("avgränsning",))
    period: Mapped[str] = text(N_("Period"), PUBLIC, width=14)
    feeds: Mapped[str | None] = choice(
        N_("Gives the incidents of"), PUBLIC, INCIDENT_SOURCES, width=18,
        known_as=("händelser från",),
    )  # fmt: skip
    method: Mapped[str] = text(N_("Method"), PUBLIC, width=22, known_as=("metod",))
    quality: Mapped[str | None] = choice(
        N_("Quality"), PUBLIC, QUALITIES, quick=3, width=14, known_as=("kvalitet",)
    )
    flaws: Mapped[str] = note(N_("Known flaws"), PUBLIC, known_as=("kända brister",))
    sharing: Mapped[str] = text(N_("Who may see it"), PUBLIC, width=22, known_as=("delningsregel",))
