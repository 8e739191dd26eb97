"""What is found on the ground, and what it means: walks, findings, talks, problems, causes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import (
    choice,
    day,
    decimal,
    integer,
    links,
    note,
    part_of,
    reference,
    scale,
    text,
    yes_no,
)
from workbench.models.field import Choice, Privacy, Through

PUBLIC, PERSONAL, SENSITIVE = Privacy.PUBLIC, Privacy.PERSONAL, Privacy.SENSITIVE

FINDING_SOURCES = (
    Choice("walk", N_("Safety walk"), ("vandring", "trygghetsvandring")),
    Choice("inspection", N_("Safety inspection"), ("besiktning", "trygghetsbesiktning")),
    Choice("fault_report", N_("Fault report"), ("felanmälan",)),
    Choice("interview", N_("Interview"), ("intervju",)),
)
FINDING_STATUSES = (
    Choice("new", N_("Just found"), ("ny", "nytt", "new")),
    Choice("accepted", N_("Accepted"), ("accepterad", "planerad", "accepterat", "planerat")),
    Choice("rejected", N_("Rejected"), ("avböjd", "avvisad", "avböjt")),
    Choice("ongoing", N_("Ongoing"), ("pågår", "försenad", "försenat", "pågående")),
    Choice("done", N_("Mended"), ("åtgärdad", "klar", "åtgärdat", "klart", "done")),
    Choice("verified", N_("Verified"), ("verifierad", "verifierat")),
)

CONDITION_BLOCKS = (
    Choice("legal", N_("Legal"), ("juridisk",)),
    Choice("economic", N_("Economic"), ("ekonomisk",)),
    Choice("organisational", N_("Organisational"), ("organisatorisk",)),
    Choice("operational", N_("Operational"), ("operativ",)),
)
ANSWERS = (
    Choice("yes", N_("Yes"), ("ja",)),
    Choice("no", N_("No"), ("nej",)),
    Choice("partly", N_("Partly"), ("delvis",)),
    Choice("unknown", N_("Unknown"), ("okänt",)),
)
LIGHTS = (
    Choice("red", N_("Red"), ("röd",)),
    Choice("yellow", N_("Yellow"), ("gul",)),
    Choice("green", N_("Green"), ("grön",)),
)
PROBLEM_TYPES = (
    Choice("safety", N_("Safety"), ("säkerhet",)),
    Choice("perceived_safety", N_("Perceived safety"), ("trygghet",)),
    Choice("care", N_("Upkeep"), ("skötsel",)),
    Choice("offer", N_("Offer"), ("utbud",)),
    Choice("access", N_("Accessibility"), ("tillgänglighet",)),
    Choice("organisation", N_("Organisation"), ("organisation",)),
)
DAY_PARTS = (
    Choice("morning", N_("Morning"), ("morgon",)),
    Choice("daytime", N_("Daytime"), ("dag", "dagtid")),
    Choice("evening", N_("Evening"), ("kväll",)),
    Choice("night", N_("Night"), ("natt",)),
    Choice("always", N_("Always"), ("alltid", "dygnet runt")),
)
WEEK_PARTS = (
    Choice("weekdays", N_("Weekdays"), ("vardag", "vardagar")),
    Choice("weekend", N_("Weekend"), ("helg", "helger")),
    Choice("always", N_("All week"), ("hela veckan",)),
)
SEASONS = (
    Choice("spring", N_("Spring"), ("vår",)),
    Choice("summer", N_("Summer"), ("sommar",)),
    Choice("autumn", N_("Autumn"), ("höst",)),
    Choice("winter", N_("Winter"), ("vinter",)),
    Choice("always", N_("All year"), ("hela året",)),
)
CAUSE_KINDS = (
    Choice("why_there", N_("Why there"), ("varför där",)),
    Choice("why_then", N_("Why then"), ("varför då",)),
    Choice("why", N_("Why"), ("varför",)),
)


class Walk(Ordered):
    """A walk with people along a route, with stops where something is said."""

    __tablename__ = "walk"

    name: Mapped[str] = text(
        N_("Walk"), PUBLIC, required=True, quick=0, width=24, known_as=("vandring", "namn")
    )
    walked_on: Mapped[date | None] = day(N_("Day"), PUBLIC, quick=1, width=11, known_as=("datum",))
    time: Mapped[str] = text(N_("Time"), PUBLIC, quick=2, width=12, known_as=("tid",))
    participants: Mapped[int | None] = integer(
        N_("Participants"), PUBLIC, minimum=0, quick=3, width=9, known_as=("deltagare",)
    )
    weather: Mapped[str] = text(N_("Weather"), PUBLIC, width=12, known_as=("väder",))
    intro_on: Mapped[date | None] = day(
        N_("Introduction meeting"), PUBLIC, short=N_("Introduction"), width=11,
        known_as=("introduktion", "intro"),
    )  # fmt: skip
    leader: Mapped[str] = text(N_("Led by"), PERSONAL, width=16, known_as=("ledare",))
    feedback_on: Mapped[date | None] = day(
        N_("Feedback meeting"), PUBLIC, short=N_("Feedback"), width=11,
        known_as=("återkoppling",),
    )  # fmt: skip
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning",))


class WalkStop(Ordered):
    """A stop of a walk; the route runs through the stops in their order."""

    __tablename__ = "walk_stop"

    walk_id: Mapped[str] = reference(N_("Walk"), PUBLIC, "walk", owned=True)
    title: Mapped[str] = text(
        N_("Stop on the walk"),
        PUBLIC,
        required=True,
        quick=0,
        width=24,
        known_as=("stopp", "plats"),
    )
    x: Mapped[Decimal | None] = decimal(N_("East"), PUBLIC, unit=N_("m"), width=8, advanced=True)
    y: Mapped[Decimal | None] = decimal(N_("North"), PUBLIC, unit=N_("m"), width=8, advanced=True)
    said: Mapped[str] = note(N_("What was said"), PUBLIC, known_as=("iakttagelse",))


class Finding(Ordered):
    """Something seen at a point: what it is, how severe, who answers for it and by when."""

    __tablename__ = "finding"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=5, known_as=("nr", "id", "kod"))
    title: Mapped[str] = text(
        N_("Finding"),
        PUBLIC,
        required=True,
        quick=0,
        width=34,
        known_as=("iakttagelse", "fynd", "beskrivning"),
    )
    surface_id: Mapped[str | None] = reference(
        N_("Surface"), PUBLIC, "surface", quick=1, width=13, known_as=("yta",)
    )
    x: Mapped[Decimal | None] = decimal(
        N_("East"), PUBLIC, unit=N_("m"), width=8, advanced=True, known_as=("x_m", "x", "öst")
    )
    y: Mapped[Decimal | None] = decimal(
        N_("North"), PUBLIC, unit=N_("m"), width=8, advanced=True, known_as=("y_m", "y", "nord")
    )
    source: Mapped[str | None] = choice(
        N_("Source"), PUBLIC, FINDING_SOURCES, default="walk", width=14, known_as=("källa", "kalla")
    )
    walk_stop_id: Mapped[str | None] = reference(
        N_("Stop on the walk"), PUBLIC, "walk_stop", width=16, advanced=True, inner=True
    )
    category: Mapped[str] = text(N_("Category"), PUBLIC, width=14, known_as=("kategori",))
    found_on: Mapped[date | None] = day(
        N_("Found on"), PUBLIC, width=11, advanced=True, known_as=("funnet", "datum", "funnen")
    )
    aspect_id: Mapped[str | None] = reference(
        N_("Aspect of the inspection"), PUBLIC, "inspection_aspect", width=20, advanced=True,
        known_as=("aspekt",),
    )  # fmt: skip
    severity: Mapped[int | None] = scale(
        N_("Severity"), PUBLIC, quick=2, width=8, known_as=("allvar", "allvar_1_5")
    )
    responsible_id: Mapped[str | None] = reference(
        N_("Responsible"), PUBLIC, "organisation", quick=3, width=14, known_as=("ansvarig",)
    )
    due: Mapped[date | None] = day(
        N_("To be done by"),
        PUBLIC,
        short=N_("Due"),
        width=10,
        known_as=("atgardas_senast", "åtgärdas senast", "senast"),
    )
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC, FINDING_STATUSES, default="new", width=11, known_as=("status",)
    )
    answer: Mapped[str] = note(
        N_("Answer of the responsible"), PUBLIC, known_as=("svar", "svar från ansvarig"),
        help=N_("What they will do, or why not"),
    )  # fmt: skip
    answered_on: Mapped[date | None] = day(
        N_("Answered on"), PUBLIC, width=11, known_as=("besvarat", "svarsdatum")
    )
    notes: Mapped[str] = note(
        N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar", "kommentar")
    )


class Photo(Ordered):
    """A picture of the place, without what the camera wrote into it; its position is kept here."""

    __tablename__ = "photo"

    caption: Mapped[str] = text(N_("Caption"), PUBLIC, quick=0, width=30)
    finding_id: Mapped[str | None] = reference(N_("Finding"), PUBLIC, "finding", goes_along=True)
    log_entry_id: Mapped[str | None] = reference(
        N_("Log entry"), PUBLIC, "log_entry", goes_along=True
    )
    taken_on: Mapped[date | None] = day(N_("Taken on"), PUBLIC, width=11)
    x: Mapped[Decimal | None] = decimal(N_("East"), PUBLIC, unit=N_("m"), width=8, advanced=True)
    y: Mapped[Decimal | None] = decimal(N_("North"), PUBLIC, unit=N_("m"), width=8, advanced=True)
    shows_people: Mapped[bool] = yes_no(N_("Shows people who can be recognised"), PUBLIC, width=8)
    consent: Mapped[bool] = yes_no(N_("They have consented"), PUBLIC, width=8)
    picture: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)
    media_type: Mapped[str] = mapped_column(String, nullable=False)


class Interview(Ordered):
    """A talk about the place with somebody who knows it."""

    __tablename__ = "interview"

    title: Mapped[str] = text(
        N_("Interview"), PUBLIC, required=True, quick=0, width=26, known_as=("intervju",),
        help=N_("The role, not the name: caretaker, shopkeeper, youth worker"),
    )  # fmt: skip
    held_on: Mapped[date | None] = day(N_("Day"), PUBLIC, quick=1, width=11, known_as=("datum",))
    stakeholder_id: Mapped[str | None] = reference(
        N_("Stakeholder"), PERSONAL, "stakeholder", width=18, known_as=("person",)
    )
    organisation_id: Mapped[str | None] = reference(
        N_("Organisation"), PUBLIC, "organisation", quick=2, width=20
    )
    themes: Mapped[str] = text(N_("Themes"), PUBLIC, quick=3, width=24, known_as=("teman",))
    conclusions: Mapped[str] = note(N_("Conclusions"), PUBLIC, known_as=("slutsatser",))
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning",))


class Condition(Ordered):
    """A question that must be answered before a collaboration can be built, and how it stands."""

    __tablename__ = "condition"

    question: Mapped[str] = text(
        N_("Question"), PUBLIC, required=True, quick=0, width=44, known_as=("fråga",)
    )
    block: Mapped[str | None] = choice(
        N_("Block"), PUBLIC, CONDITION_BLOCKS, quick=1, width=14, known_as=("block",)
    )
    answer: Mapped[str | None] = choice(
        N_("Answer"), PUBLIC, ANSWERS, quick=2, width=10, known_as=("svar",)
    )
    light: Mapped[str | None] = choice(
        N_("Judgement"), PUBLIC, LIGHTS, quick=3, width=10, known_as=("bedömning",)
    )
    action: Mapped[str] = text(N_("Action"), PUBLIC, quick=4, width=30, known_as=("åtgärd",))
    responsible_id: Mapped[str | None] = reference(
        N_("Responsible"), PUBLIC, "organisation", width=18, known_as=("ansvarig",)
    )
    due: Mapped[date | None] = day(
        N_("To be done by"), PUBLIC, short=N_("Due"), width=11, known_as=("senast",)
    )
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning",))


class Problem(Ordered):
    """A problem: what, where, when, for whom, how severe, and how far it can be influenced."""

    __tablename__ = "problem"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("id", "kod", "nr"))
    title: Mapped[str] = text(
        N_("Problem"), PUBLIC, required=True, quick=0, width=34, known_as=("problem", "titel")
    )
    type: Mapped[str | None] = choice(
        N_("Type"), PUBLIC, PROBLEM_TYPES, quick=1, width=16, known_as=("typ",)
    )
    surfaces = links(
        N_("Surfaces"), PUBLIC, "surface", Through("problem_surface", "problem_id", "surface_id"),
        width=18, known_as=("ytor", "plats"),
    )  # fmt: skip
    day_part: Mapped[str | None] = choice(
        N_("Time of day"), PUBLIC, DAY_PARTS, width=12, known_as=("dygn",)
    )
    week_part: Mapped[str | None] = choice(
        N_("Part of the week"), PUBLIC, WEEK_PARTS, width=12, known_as=("vecka",)
    )
    season: Mapped[str | None] = choice(
        N_("Season"), PUBLIC, SEASONS, width=12, known_as=("säsong",)
    )
    affected: Mapped[str] = text(N_("Affected"), PUBLIC, width=22, known_as=("drabbade",))
    severity: Mapped[int | None] = scale(
        N_("Severity"), PUBLIC, quick=2, width=8, known_as=("allvar",)
    )
    influenceable: Mapped[int | None] = scale(
        N_("Can be influenced"), PUBLIC, quick=3, width=8, known_as=("påverkbarhet",)
    )
    prioritised: Mapped[bool] = yes_no(N_("Prioritised"), PUBLIC, width=8, known_as=("prioritet",))
    findings = links(
        N_("Findings"), PUBLIC, "finding", Through("problem_finding", "problem_id", "finding_id"),
        width=18, known_as=("fynd",),
    )  # fmt: skip
    items = links(
        N_("Survey questions"), PUBLIC, "survey_item",
        Through("problem_item", "problem_id", "item_id"), width=18, known_as=("enkätfrågor",),
    )  # fmt: skip
    evidence: Mapped[str] = note(
        N_("Other evidence"), PUBLIC, known_as=("belägg",),
        help=N_("Incidents, observations, inspection: what shows that it is so"),
    )  # fmt: skip
    description: Mapped[str] = note(N_("Description"), PUBLIC, known_as=("beskrivning",))


class ProblemSurface(Row):
    """A problem is seen on a surface."""

    __tablename__ = "problem_surface"
    __table_args__ = (UniqueConstraint("problem_id", "surface_id"),)

    problem_id: Mapped[str] = part_of("problem")
    surface_id: Mapped[str] = part_of("surface")


class ProblemFinding(Row):
    """A finding shows a problem."""

    __tablename__ = "problem_finding"
    __table_args__ = (UniqueConstraint("problem_id", "finding_id"),)

    problem_id: Mapped[str] = part_of("problem")
    finding_id: Mapped[str] = part_of("finding")


class ProblemItem(Row):
    """A survey question shows a problem."""

    __tablename__ = "problem_item"
    __table_args__ = (UniqueConstraint("problem_id", "item_id"),)

    problem_id: Mapped[str] = part_of("problem")
    item_id: Mapped[str] = part_of("survey_item")


class Cause(Ordered):
    """Why a problem is there, and why that is so in turn."""

    __tablename__ = "cause"

    problem_id: Mapped[str] = reference(N_("Problem"), PUBLIC, "problem", owned=True)
    parent_id: Mapped[str | None] = reference(N_("Because of"), PUBLIC, "cause", goes_along=True)
    title: Mapped[str] = text(N_("Cause"), PUBLIC, required=True, quick=0, width=40)
    kind: Mapped[str | None] = choice(N_("Says"), PUBLIC, CAUSE_KINDS, quick=1, width=12)


class PlaceStrength(Ordered):
    """Something good about the place to build on."""

    __tablename__ = "place_strength"

    title: Mapped[str] = text(N_("Strength to build on"), PUBLIC, required=True, quick=0, width=40)
    surface_id: Mapped[str | None] = reference(N_("Surface"), PUBLIC, "surface", quick=1, width=18)
    notes: Mapped[str] = note(N_("Notes"), PUBLIC)
