"""The ground of the place: properties, surfaces, who owns and controls them, the picture below."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import (
    DecimalText,
    choice,
    day,
    decimal,
    integer,
    money,
    note,
    reference,
    shape,
    text,
)
from workbench.models.field import Choice, Privacy

PUBLIC, SENSITIVE = Privacy.PUBLIC, Privacy.SENSITIVE

PROPERTY_STATUSES = (
    Choice("member", N_("Member"), ("medlem", "ja")),
    Choice("hesitant", N_("Waiting"), ("avvaktar",)),
    Choice("not_member", N_("Not a member"), ("ej_medlem", "ej medlem", "nej")),
    Choice(
        "contract_party",
        N_("Contract party without fee"),
        ("avgiftsfri_avtalspart", "avgiftsfri avtalspart", "avtalspart"),
    ),
)
SURFACE_TYPES = (
    Choice("square", N_("Square"), ("torg",)),
    Choice("street", N_("Street"), ("gata",)),
    Choice("pedestrian_street", N_("Pedestrian street"), ("gågata", "gagata")),
    Choice("park", N_("Park"), ("park",)),
    Choice("parking", N_("Car park"), ("parkering", "parkeringsplats")),
    Choice("path", N_("Foot and cycle path"), ("gc-väg", "gc-vag", "gcväg", "gång- och cykelväg")),
    Choice("tunnel", N_("Tunnel"), ("tunnel",)),
    Choice("passage", N_("Passage"), ("passage",)),
    Choice("transit", N_("Public transport area"), ("kollektivtrafikyta", "kollektivtrafik")),
    Choice("courtyard", N_("Residential courtyard"), ("bostadsgard", "bostadsgård", "gård")),
    Choice("playground", N_("Playground"), ("lekplats",)),
    Choice("entrance", N_("Entrance"), ("entreplats", "entréplats", "entré")),
    Choice("loading_street", N_("Loading street"), ("lastgata",)),
    Choice("let_ground", N_("Let ground"), ("upplaten_mark", "upplåten mark")),
)
PUBLICNESS = (
    Choice("public", N_("Public place"), ("offentlig", "public")),
    Choice("semi_public", N_("Semi-public"), ("halvoffentlig",)),
    Choice("semi_private", N_("Semi-private"), ("halvprivat",)),
    Choice("private", N_("Private"), ("privat",)),
)
ZONING = (
    Choice("public_space", N_("Public space (zoned)"), ("allmän plats", "allman plats")),
    Choice("block_land", N_("Block land"), ("kvartersmark",)),
)


class Property(Ordered):
    """A real-estate unit with the measures by which fees are reckoned."""

    __tablename__ = "property"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("id", "kod", "nr"))
    designation: Mapped[str] = text(
        N_("Designation"),
        PUBLIC,
        required=True,
        quick=0,
        width=18,
        known_as=("beteckning", "fastighetsbeteckning", "fastighet", "namn"),
    )
    owner_id: Mapped[str | None] = reference(
        N_("Owner"),
        PUBLIC,
        "organisation",
        quick=1,
        width=22,
        known_as=("agare_org", "ägare", "agare", "fastighetsägare", "lagfaren ägare"),
        help=N_("Keep no personal data of private owners: leave it empty"),
    )
    owner_since: Mapped[date | None] = day(
        N_("Owner since"), PUBLIC, width=11, known_as=("ägare sedan", "tillträde"), advanced=True
    )
    category: Mapped[str] = text(
        N_("Category"),
        PUBLIC,
        quick=2,
        width=16,
        known_as=("kategori", "användning"),
        help=N_("Decides the weight in the levy: shops, offices, rented flats, …"),
    )
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC, PROPERTY_STATUSES, width=14, known_as=("status", "medlemsstatus")
    )
    gross_floor_area: Mapped[Decimal | None] = decimal(
        N_("Gross floor area (GFA)"),
        PUBLIC,
        minimum=0,
        short=N_("GFA"),
        unit=N_("m²"),
        width=9,
        known_as=("bta_m2", "bta", "bruttoarea"),
    )
    lettable_area: Mapped[Decimal | None] = decimal(
        N_("Lettable area (LOA)"),
        PUBLIC,
        minimum=0,
        short=N_("LOA"),
        unit=N_("m²"),
        width=9,
        known_as=("loa_m2", "loa", "lokalarea"),
    )
    residential_area: Mapped[Decimal | None] = decimal(
        N_("Residential area (BOA)"),
        PUBLIC,
        minimum=0,
        short=N_("BOA"),
        unit=N_("m²"),
        width=9,
        known_as=("boa_m2", "boa", "bostadsarea"),
    )
    plot_area: Mapped[Decimal | None] = decimal(
        N_("Plot area"), PUBLIC, minimum=0, unit=N_("m²"), width=9, advanced=True,
        known_as=("tomtarea", "tomtarea_m2", "areal"),
    )  # fmt: skip
    frontage: Mapped[Decimal | None] = decimal(
        N_("Frontage"), PUBLIC, minimum=0, unit=N_("m"), width=9,
        known_as=("fasad_m", "fasadlängd", "fasad", "fasadmeter"),
    )  # fmt: skip
    dwellings: Mapped[int | None] = integer(
        N_("Dwellings"), PUBLIC, minimum=0, width=8, advanced=True,
        known_as=("antal lägenheter", "lägenheter", "lagenheter"),
    )  # fmt: skip
    assessed_value: Mapped[int | None] = money(
        N_("Assessed value"),
        PUBLIC,
        unit=N_("kr"),
        width=13,
        known_as=("taxeringsvarde", "taxeringsvärde", "taxvärde"),
    )
    assessment_year: Mapped[int | None] = integer(
        N_("Assessment year"), PUBLIC, minimum=1970, maximum=2100, width=8, advanced=True,
        known_as=("taxeringsår", "taxår"),
    )  # fmt: skip
    type_code: Mapped[str] = text(
        N_("Type code"), PUBLIC, width=8, advanced=True, known_as=("typkod",)
    )
    levy_discount: Mapped[Decimal | None] = decimal(
        N_("Discount on the levy"), PUBLIC, minimum=0, maximum=100, unit="%", width=8,
        advanced=True, known_as=("rabatt", "rabatt_pct"),
        help=N_("The part taken off its weight; the others carry it"),
    )  # fmt: skip
    outline: Mapped[str] = shape(
        N_("Outline"), PUBLIC, known_as=("polygon_m", "polygon", "geometri", "wkt")
    )
    notes: Mapped[str] = note(
        N_("Notes"), SENSITIVE, known_as=("anmärkning", "anteckning", "anteckningar", "kommentar")
    )


class FormerOwner(Row):
    """Who owned a property before, and until when; the present owner stands on the property."""

    __tablename__ = "former_owner"

    property_id: Mapped[str] = reference(N_("Property"), PUBLIC, "property", owned=True)
    owner_id: Mapped[str | None] = reference(N_("Owner"), PUBLIC, "organisation")
    from_date: Mapped[date | None] = day(N_("From"), PUBLIC)
    until: Mapped[date] = day(N_("Until"), PUBLIC, required=True)


class Surface(Ordered):
    """A part of the ground that people experience as one: a square, a street, a passage."""

    __tablename__ = "surface"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("id", "kod", "nr"))
    name: Mapped[str] = text(
        N_("Name"), PUBLIC, required=True, quick=0, width=24, known_as=("namn", "yta")
    )
    short_name: Mapped[str] = text(
        N_("Short name"),
        PUBLIC,
        known_as=("kortnamn",),
        advanced=True,
        help=N_("For the map and narrow columns"),
    )
    type: Mapped[str | None] = choice(
        N_("Type"), PUBLIC, SURFACE_TYPES, quick=1, width=16, known_as=("typ",)
    )
    publicness: Mapped[str | None] = choice(
        N_("Publicness"), PUBLIC, PUBLICNESS, quick=3, width=13, known_as=("tillganglighet",)
    )
    control_id: Mapped[str | None] = reference(
        N_("Control"),
        PUBLIC,
        "organisation",
        quick=2,
        width=20,
        known_as=("radighet_org", "rådighet", "radighet", "markägare"),
        help=N_("Who decides over the ground"),
    )
    principal_id: Mapped[str | None] = reference(
        N_("Principal"), PUBLIC, "organisation", width=18, advanced=True, known_as=("huvudman",)
    )
    right_of_use_id: Mapped[str | None] = reference(
        N_("Right of use"),
        PUBLIC,
        "organisation",
        width=18,
        advanced=True,
        known_as=("nyttjanderätt", "nyttjanderättshavare"),
    )
    right_of_use_until: Mapped[date | None] = day(
        N_("Right of use until"),
        PUBLIC,
        width=11,
        advanced=True,
        known_as=("nyttjanderätt t.o.m.", "nyttjanderätt till"),
    )
    zoning: Mapped[str | None] = choice(
        N_("Detailed plan"), PUBLIC, ZONING, width=16, advanced=True, known_as=("detaljplan",)
    )
    parent_id: Mapped[str | None] = reference(
        N_("Part of"), PUBLIC, "surface", width=16, known_as=("del_av", "del av", "förälder-yta")
    )
    area: Mapped[Decimal | None] = decimal(
        N_("Area where not drawn"),
        PUBLIC,
        minimum=0,
        unit=N_("m²"),
        width=9,
        advanced=True,
        known_as=("yta_m2", "area", "area_m2"),
        help=N_("Used only as long as the surface has no outline on the map"),
    )
    outline: Mapped[str] = shape(
        N_("Outline"), PUBLIC, known_as=("polygon_m", "polygon", "geometri", "wkt")
    )
    notes: Mapped[str] = note(
        N_("Notes"), SENSITIVE, known_as=("anmärkning", "anteckning", "anteckningar", "kommentar")
    )


class Underlay(Ordered):
    """A site plan or an aerial photo below the map, laid in place by two points.

    Pixel (``pixel_x1``, ``pixel_y1``), counted from the picture's upper left corner, lies at
    (``ground_x1``, ``ground_y1``) in metres; so do the second ones. ``opacity`` is in percent.
    """

    __tablename__ = "underlay"

    name: Mapped[str] = text(N_("Name"), PUBLIC, required=True, width=20)
    picture: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)
    media_type: Mapped[str] = mapped_column(String, nullable=False)
    opacity: Mapped[int] = mapped_column(Integer, nullable=False, default=70, server_default="70")
    shown: Mapped[int] = mapped_column(Integer, nullable=False, default=1, server_default="1")
    pixel_x1: Mapped[int] = mapped_column(Integer, nullable=False)
    pixel_y1: Mapped[int] = mapped_column(Integer, nullable=False)
    ground_x1: Mapped[Decimal] = mapped_column(DecimalText(), nullable=False)
    ground_y1: Mapped[Decimal] = mapped_column(DecimalText(), nullable=False)
    pixel_x2: Mapped[int] = mapped_column(Integer, nullable=False)
    pixel_y2: Mapped[int] = mapped_column(Integer, nullable=False)
    ground_x2: Mapped[Decimal] = mapped_column(DecimalText(), nullable=False)
    ground_y2: Mapped[Decimal] = mapped_column(DecimalText(), nullable=False)
