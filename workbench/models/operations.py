"""The daily work on the place: manager, staff and hours, the duty log, events, the months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import (
    choice,
    day,
    decimal,
    integer,
    links,
    money,
    note,
    part_of,
    reference,
    text,
)
from workbench.models.field import Answered, Privacy, Stages, Through
from workbench.models.operations_choices import (
    EVENT_STATUSES,
    LOG_STATUSES,
    LOG_TYPES,
    PERMIT_STANDS,
    POST_PARTS,
    STAFF_ROLES,
    TASKS_OF_TYPES,
)
from workbench.models.situation import SEASONS

PUBLIC, PERSONAL, SENSITIVE = Privacy.PUBLIC, Privacy.PERSONAL, Privacy.SENSITIVE


class Post(Ordered):
    """The post of the place manager: mandate, profile, who employs and whom it answers to."""

    __tablename__ = "post"

    title: Mapped[str] = text(
        N_("Post"), PUBLIC, required=True, quick=0, width=24, known_as=("befattning", "tjänst")
    )
    employer_id: Mapped[str | None] = reference(
        N_("Employer"), PUBLIC, "organisation", width=20, known_as=("arbetsgivare",)
    )
    body_id: Mapped[str | None] = reference(
        N_("Answers to"), PUBLIC, "body", width=18, known_as=("rapporterar till",)
    )
    extent: Mapped[int | None] = integer(
        N_("Extent"), PUBLIC, minimum=1, maximum=100, unit="%", width=8,
        known_as=("omfattning", "tjänstgöringsgrad"),
    )  # fmt: skip
    begins: Mapped[date | None] = day(
        N_("In post from"), PUBLIC, width=11, known_as=("tillträde", "börjar"),
        help=N_("The first day; the 100 days are counted from it"),
    )  # fmt: skip
    stakeholder_id: Mapped[str | None] = reference(
        N_("Who has the post"), PERSONAL, "stakeholder", width=18, known_as=("person", "namn")
    )
    limit: Mapped[int | None] = money(
        N_("May decide up to"), PUBLIC, unit=N_("kr"), width=12,
        known_as=("beloppsgräns", "attestgräns"),
        help=N_("An amount in each case, within the budget"),
    )  # fmt: skip
    mandate: Mapped[str] = note(
        N_("Mandate"), PUBLIC, known_as=("mandat", "uppdrag"),
        help=N_("What the manager decides alone, and what goes to the steering group"),
    )  # fmt: skip
    profile: Mapped[str] = note(
        N_("Profile"),
        PUBLIC,
        known_as=("profil", "kravprofil"),
        help=N_("What the manager must know and be able to do"),
    )
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))


class PostStep(Ordered):
    """A step of the recruitment or of the first hundred days, to be ticked when it is done."""

    __tablename__ = "post_step"

    post_id: Mapped[str] = reference(N_("Post"), PUBLIC, "post", owned=True)
    title: Mapped[str] = text(
        N_("What is done"), PUBLIC, required=True, quick=0, width=44, known_as=("moment", "steg")
    )
    part: Mapped[str | None] = choice(
        N_("Part of"), PUBLIC, POST_PARTS, default="recruitment", quick=1, width=16,
        known_as=("del", "fas"),
    )  # fmt: skip
    due: Mapped[date | None] = day(
        N_("To be done by"), PUBLIC, short=N_("Due"), quick=2, width=11, known_as=("senast",)
    )
    responsible_id: Mapped[str | None] = reference(
        N_("Responsible"), PUBLIC, "organisation", quick=3, width=18, known_as=("ansvarig",)
    )
    done_on: Mapped[date | None] = day(N_("Done on"), PUBLIC, width=14, known_as=("klart den",))


class Staffing(Ordered):
    """A team of one role: how many, whose employees, on which surfaces and in which season."""

    __tablename__ = "staffing"

    title: Mapped[str] = text(
        N_("Team"), PUBLIC, required=True, quick=0, width=18, known_as=("lag", "bemanning", "namn")
    )
    role: Mapped[str | None] = choice(
        N_("Role"), PUBLIC, STAFF_ROLES, quick=1, width=12, known_as=("roll",),
        guessed_from=("title",),
    )  # fmt: skip
    people: Mapped[int | None] = integer(
        N_("People"), PUBLIC, minimum=0, quick=2, width=8, known_as=("antal", "personer")
    )
    employer_id: Mapped[str | None] = reference(
        N_("Employer"), PUBLIC, "organisation", quick=3, width=16, known_as=("arbetsgivare",)
    )
    surfaces = links(
        N_("Zone"), PUBLIC, "surface",
        Through("staffing_surface", "staffing_id", "surface_id"),
        width=13, known_as=("zon", "ytor"), help=N_("The surfaces they look after"),
    )  # fmt: skip
    season: Mapped[str | None] = choice(
        N_("Season"), PUBLIC, SEASONS, default="always", width=12, known_as=("säsong",)
    )
    weeks: Mapped[int | None] = integer(
        N_("Weeks a year"), PUBLIC, minimum=0, maximum=53, width=9, known_as=("veckor",),
        help=N_("How many weeks the roster holds; left empty, as many as the season has"),
    )  # fmt: skip
    hour_cost: Mapped[int | None] = money(
        N_("Cost an hour"), PUBLIC, unit=N_("kr"), width=11, known_as=("timkostnad",),
        help=N_("With social costs; what an hour on the place costs"),
    )  # fmt: skip
    budget_code: Mapped[str] = text(
        N_("Budget code"), PUBLIC, width=9, known_as=("budgetkod", "konto")
    )
    skills: Mapped[str] = note(
        N_("Must know"),
        PUBLIC,
        known_as=("kompetenskrav",),
    )
    limits: Mapped[str] = note(
        N_("May and may not"), PUBLIC, known_as=("befogenheter",),
        help=N_("Hosts are no guards: what they do, what they call others for, lone work"),
    )  # fmt: skip
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))


class StaffingSurface(Row):
    """A team looks after a surface."""

    __tablename__ = "staffing_surface"
    __table_args__ = (UniqueConstraint("staffing_id", "surface_id"),)

    staffing_id: Mapped[str] = part_of("staffing")
    surface_id: Mapped[str] = part_of("surface")


class RosterHour(Row):
    """How many of a team are on the place in one hour of the week (1 is Monday; hour 0 to 23)."""

    __tablename__ = "roster_hour"
    __table_args__ = (UniqueConstraint("staffing_id", "weekday", "hour"),)

    staffing_id: Mapped[str] = reference(N_("Team"), PUBLIC, "staffing", owned=True)
    weekday: Mapped[int | None] = integer(N_("Day of the week"), PUBLIC, minimum=1, maximum=7)
    hour: Mapped[int | None] = integer(N_("Hour"), PUBLIC, minimum=0, maximum=23)
    people: Mapped[int | None] = integer(N_("People"), PUBLIC, minimum=0, maximum=99)


class LogEntry(Row):
    """Something seen or done on a day: a round, a fault, a disturbance; never a person.

    Who is to mend it follows from the responsibility matrix of that surface on that day, unless
    somebody else is named. The stage follows from its days.
    """

    __tablename__ = "log_entry"
    newest = "happened_on"
    answered = Answered("surface_id", "type", "happened_on", "responsible_id", TASKS_OF_TYPES)
    stages = Stages(
        "status", "new", (("reported", "reported_on"), ("handled", "handled_on")), ("no_action",)
    )

    happened_on: Mapped[date] = day(
        N_("Day"), PUBLIC, required=True, quick=2, width=11, past=True,
        known_as=("datum", "dag", "anmäld", "inkom", "registrerad", "skapad", "date", "inkommen",
                  "inkommet", "inkommen datum", "inkom datum", "registreringsdatum",
                  "registrerad datum", "registrerat", "anmälningsdatum", "anmäld datum",
                  "skapad datum", "skapat", "datum och tid", "händelsedatum", "created",
                  "created on", "created at"),
    )  # fmt: skip
    time: Mapped[str] = text(
        N_("Time"), PUBLIC, quick=3, width=7,
        known_as=("tid", "klockslag", "kl", "tidpunkt", "inkommen tid", "inkom tid", "anmäld tid"),
    )  # fmt: skip
    type: Mapped[str | None] = choice(
        N_("Type"), PUBLIC, LOG_TYPES, default="other", width=14, guessed_from=("title",),
        known_as=("typ", "kategori", "ärendetyp", "felkod", "ärendekategori", "feltyp",
                  "typ av fel", "typ av ärende", "category"),
    )  # fmt: skip
    title: Mapped[str] = text(
        N_("What"), PUBLIC, quick=0, width=22,
        known_as=("vad", "beskrivning", "ärende", "rubrik", "händelse", "felbeskrivning",
                  "ärendebeskrivning", "vad gäller ärendet?", "ärendemening", "anmärkning",
                  "meddelande", "fritext", "description"),
        help=N_("What was seen or done; no names, no descriptions of people"),
    )  # fmt: skip
    surface_id: Mapped[str | None] = reference(
        N_("Surface"), PUBLIC, "surface", quick=1, width=12,
        known_as=("yta", "plats", "delområde", "område", "platsbeskrivning", "platsnamn",
                  "location"),
    )  # fmt: skip
    x: Mapped[Decimal | None] = decimal(
        N_("East"), PUBLIC, unit=N_("m"), width=8, advanced=True, known_as=("x_m", "x", "öst")
    )
    y: Mapped[Decimal | None] = decimal(
        N_("North"), PUBLIC, unit=N_("m"), width=8, advanced=True, known_as=("y_m", "y", "nord")
    )
    minutes: Mapped[int | None] = integer(
        N_("Minutes spent"), PUBLIC, minimum=0, maximum=1440, unit=N_("min"), width=8,
        known_as=("minuter", "tidsåtgång"), help=N_("How long it took"),
    )  # fmt: skip
    amount: Mapped[str] = text(
        N_("Amount"), PUBLIC, width=10, advanced=True, known_as=("mängd",),
        help=N_("Four sacks, twelve square metres"),
    )  # fmt: skip
    responsible_id: Mapped[str | None] = reference(
        N_("Responsible"), PUBLIC, "organisation", width=13, loose=True,
        known_as=("ansvarig", "utförare", "mottagare", "förvaltare", "entreprenör"),
        help=N_("By the responsibility matrix, if nobody is named"),
    )  # fmt: skip
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC, LOG_STATUSES, default="new", width=11,
        known_as=("status", "läge", "ärendestatus", "statustext"),
    )  # fmt: skip
    reported_on: Mapped[date | None] = day(
        N_("Reported on"), PUBLIC, short=N_("Reported"), width=11, past=True,
        known_as=("rapporterad", "felanmäld", "vidarebefordrad"),
    )  # fmt: skip
    handled_on: Mapped[date | None] = day(
        N_("Handled on"), PUBLIC, short=N_("Handled"), width=11, past=True,
        known_as=("åtgärdad", "åtgärdat", "klar", "avslutad", "klart", "avslutat", "åtgärdsdatum",
                  "åtgärdad datum", "avslutsdatum", "avslutad datum", "avslutat datum", "slutdatum",
                  "klardatum", "stängd", "closed"),
    )  # fmt: skip
    notes: Mapped[str] = note(
        N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar", "kommentar")
    )


class Event(Ordered):
    """Something that brings people to the place: where, when, who, permit, weather, what came."""

    __tablename__ = "event"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=6, known_as=("id", "kod", "nr"))
    title: Mapped[str] = text(
        N_("Event"), PUBLIC, required=True, quick=0, width=30,
        known_as=("evenemang", "aktivering", "titel", "namn"),
    )  # fmt: skip
    starts_on: Mapped[date | None] = day(
        N_("First day"), PUBLIC, quick=1, width=11, known_as=("datum", "start", "från")
    )
    ends_on: Mapped[date | None] = day(N_("Last day"), PUBLIC, width=11, known_as=("slut", "till"))
    time: Mapped[str] = text(N_("Time"), PUBLIC, width=11, known_as=("tid",))
    surfaces = links(
        N_("Surfaces"), PUBLIC, "surface", Through("event_surface", "event_id", "surface_id"),
        quick=2, width=14, known_as=("ytor", "yta", "plats"),
    )  # fmt: skip
    organiser_id: Mapped[str | None] = reference(
        N_("Organiser"), PUBLIC, "organisation", quick=3, width=14, known_as=("arrangör",)
    )
    activity_id: Mapped[str | None] = reference(
        N_("Activity of the plan"), PUBLIC, "activity", width=20, advanced=True,
        known_as=("aktivitet",),
    )  # fmt: skip
    permit: Mapped[str | None] = choice(
        N_("Permit"), PUBLIC, PERMIT_STANDS, width=11, known_as=("tillstånd",),
        help=N_("The right to use public ground, and what else the event needs"),
    )  # fmt: skip
    weather_plan: Mapped[str] = text(
        N_("If the weather is bad"), PUBLIC, short=N_("Bad weather"), width=20,
        known_as=("väderplan", "reservplan"),
    )  # fmt: skip
    expected: Mapped[int | None] = integer(
        N_("Visitors expected"), PUBLIC, minimum=0, short=N_("Expected"), width=9,
        known_as=("väntade",),
    )  # fmt: skip
    visitors: Mapped[int | None] = integer(
        N_("Visitors counted"), PUBLIC, minimum=0, short=N_("Counted"), width=9,
        known_as=("besökare", "räknade"),
    )  # fmt: skip
    cost: Mapped[int | None] = money(
        N_("Cost excl. VAT"), PUBLIC, short=N_("Cost"), unit=N_("kr"), width=10,
        known_as=("kostnad",),
    )  # fmt: skip
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC, EVENT_STATUSES, default="planned", width=11, known_as=("status",)
    )
    learning: Mapped[str] = note(
        N_("One learning"),
        PUBLIC,
        known_as=("lärdom",),
        help=N_("What to do again, or otherwise, next time"),
    )
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))


class EventSurface(Row):
    """An event takes place on a surface."""

    __tablename__ = "event_surface"
    __table_args__ = (UniqueConstraint("event_id", "surface_id"),)

    event_id: Mapped[str] = part_of("event")
    surface_id: Mapped[str] = part_of("surface")


class MonthSheet(Row):
    """What people say of a month beside its figures, for the monthly situation sheet."""

    __tablename__ = "month_sheet"

    month: Mapped[date] = day(
        N_("Month"), PUBLIC, required=True, width=11, known_as=("månad",),
        help=N_("The first day of the month"),
    )  # fmt: skip
    summary: Mapped[str] = note(
        N_("The month in short"), PUBLIC, known_as=("sammanfattning",),
        help=N_("Two or three sentences: what the figures do not say"),
    )  # fmt: skip
    decide: Mapped[str] = note(
        N_("To be decided"),
        PUBLIC,
        known_as=("att besluta",),
        help=N_("One thing on each line, at most three"),
    )
