"""Meetings of the bodies: agenda, who was there, what was said, and how the minutes were verified.

What was decided lies in ``workbench.models.decisions``.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.bodies import BODY_KINDS, SEAT_ROLES
from workbench.models.declare import (
    choice,
    day,
    integer,
    links,
    note,
    part_of,
    reference,
    text,
    yes_no,
)
from workbench.models.field import Choice, Privacy, Through

PUBLIC, PERSONAL, SENSITIVE = Privacy.PUBLIC, Privacy.PERSONAL, Privacy.SENSITIVE
_DAY_MINUTES = 24 * 60

MEETING_KINDS = (
    Choice("regular", N_("Regular"), ("ordinarie",)),
    Choice("constituting", N_("Constituting"), ("konstituerande",)),
    Choice("extra", N_("Extra"), ("extrainsatt", "extra möte")),
    Choice("annual", N_("Annual meeting"), ("årsmöte", "föreningsstämma", "stämma")),
)
ITEM_KINDS = (
    Choice("information", N_("Information"), ("info", "rapport", "anmälan")),
    Choice("discussion", N_("Discussion"), ("diskussion", "samtal")),
    Choice("decision", N_("For decision"), ("beslut", "beslutspunkt")),
)
ITEM_STATES = (
    Choice("dealt_with", N_("Dealt with"), ("behandlad", "klar")),
    Choice("postponed", N_("Postponed"), ("bordlagd", "bordlagt", "uppskjuten")),
)
# The parts of the program that an item of an agenda can be about, by their keys.
PAGES = (
    Choice("overview", N_("Overview"), ("översikt",)),
    Choice("place", N_("The place"), ("platsen", "karta")),
    Choice("stakeholders", N_("Stakeholders"), ("intressenter",)),
    Choice("situation", N_("Current-state analysis"), ("nuläge", "mätningar")),
    Choice("organisation", N_("Organisation"), ("organisation",)),
    Choice("vision", N_("Vision and goals"), ("vision och mål", "mål")),
    Choice("plan", N_("Action plan"), ("handlingsplan",)),
    Choice("finance", N_("Budget and fees"), ("budget", "ekonomi", "finansiering")),
    Choice("agreement", N_("Agreement"), ("avtal",)),
    Choice("operations", N_("Operation"), ("drift",)),
    Choice("learning", N_("Knowledge"), ("kompetens", "kunskap")),
    Choice("follow_up", N_("Follow-up"), ("uppföljning",)),
    Choice("meetings", N_("Meetings and decisions"), ("möten", "beslut", "beslutslogg")),
    Choice("workshop", N_("Workshop board"), ("workshoptavla", "tavla")),
)
PRESENCES = (
    Choice("present", N_("Present"), ("närvarande", "ja")),
    Choice("absent", N_("Absent"), ("frånvarande", "nej")),
    Choice("substitute", N_("Substitute present"), ("ersättare",)),
)


class Meeting(Ordered):
    """A meeting of a body.

    ``votes_present`` and ``votes_all`` are what older minutes say; where attendance is noted they
    are counted instead. ``verified_on`` tells that the minutes are verified: they are frozen then,
    but while ``correcting``.
    """

    __tablename__ = "meeting"
    newest = "held_on"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("id", "kod", "nr"))
    title: Mapped[str] = text(
        N_("Meeting"), PUBLIC, required=True, quick=1, width=40,
        known_as=("rubrik", "titel", "möte"),
    )  # fmt: skip
    held_on: Mapped[date | None] = day(
        N_("Day of the meeting"), PUBLIC, short=N_("Day"), quick=0, width=11,
        known_as=("datum", "dag", "mötesdag"),
    )  # fmt: skip
    body_id: Mapped[str | None] = reference(
        N_("Body"), PUBLIC, "body", width=16, known_as=("organ", "grupp", "forum"), loose=True
    )
    kind: Mapped[str | None] = choice(
        N_("Kind of meeting"), PUBLIC, MEETING_KINDS, short=N_("Kind"), default="regular",
        width=14, known_as=("slag", "mötestyp"),
    )  # fmt: skip
    starts: Mapped[str] = text(
        N_("Begins at"), PUBLIC, short=N_("Time"), quick=2, width=7,
        known_as=("tid", "börjar", "klockan", "kl"), help=N_("As in 13:00"),
    )  # fmt: skip
    place: Mapped[str] = text(
        N_("Where"), PUBLIC, quick=3, width=20, known_as=("plats", "lokal", "var")
    )
    link: Mapped[str] = text(
        N_("Link"), PUBLIC, width=18, known_as=("länk", "möteslänk"),
        help=N_("The address for those who take part from elsewhere"),
    )  # fmt: skip
    chair_id: Mapped[str | None] = reference(
        N_("Chair"), PERSONAL, "stakeholder", width=16, known_as=("ordförande",)
    )
    secretary_id: Mapped[str | None] = reference(
        N_("Secretary"), PERSONAL, "stakeholder", width=16, known_as=("sekreterare",)
    )
    adjusters = links(
        N_("Verify the minutes"), PERSONAL, "stakeholder",
        Through("meeting_adjuster", "meeting_id", "stakeholder_id"),
        width=18, known_as=("justerare",),
    )  # fmt: skip
    called_on: Mapped[date | None] = day(
        N_("Called on"), PUBLIC, width=11, known_as=("kallad", "kallelse skickad")
    )
    sequence: Mapped[int | None] = integer(
        N_("Number of the notice"), PUBLIC, minimum=0, hidden=True
    )
    opened_at: Mapped[str] = text(
        N_("Opened at"), PUBLIC, width=7, known_as=("öppnat", "öppnades kl")
    )
    closed_at: Mapped[str] = text(
        N_("Closed at"), PUBLIC, width=7, known_as=("avslutat", "avslutades kl")
    )
    votes_present: Mapped[int | None] = integer(
        N_("Votes present"), PUBLIC, minimum=0, width=9, advanced=True,
        known_as=("narvarande_rostande", "närvarande röstande"),
        help=N_("Only where nobody's attendance is noted one by one"),
    )  # fmt: skip
    votes_all: Mapped[int | None] = integer(
        N_("Votes in all"), PUBLIC, minimum=0, width=9, advanced=True,
        known_as=("rostande_ledamoter", "röstande ledamöter"),
    )  # fmt: skip
    verified_on: Mapped[date | None] = day(
        N_("Verified on"), PUBLIC, width=11, hidden=True, known_as=("justerat",)
    )
    verified_by: Mapped[str] = text(N_("Verified by"), PERSONAL, hidden=True)
    correcting: Mapped[bool] = yes_no(N_("Being corrected"), PUBLIC, hidden=True)
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))


class MeetingAdjuster(Row):
    """A person who verifies the minutes of a meeting."""

    __tablename__ = "meeting_adjuster"
    __table_args__ = (UniqueConstraint("meeting_id", "stakeholder_id"),)

    meeting_id: Mapped[str] = part_of("meeting")
    stakeholder_id: Mapped[str] = part_of("stakeholder")


class AgendaItem(Ordered):
    """An item of an agenda and, after the meeting, a paragraph of the minutes.

    ``paragraph`` is its number in the year, fixed when the minutes are verified. ``carried_from``
    is the postponed item it was before.
    """

    __tablename__ = "agenda_item"
    told_by = ("meeting_id",)

    title: Mapped[str] = text(
        N_("Item"), PUBLIC, required=True, quick=0, width=34,
        known_as=("punkt", "ärende", "rubrik"),
    )  # fmt: skip
    meeting_id: Mapped[str] = reference(
        N_("Meeting"), PUBLIC, "meeting", owned=True, required=True, known_as=("möte", "mote")
    )
    kind: Mapped[str | None] = choice(
        N_("Kind of item"), PUBLIC, ITEM_KINDS, short=N_("Kind"), default="information",
        quick=1, width=12, known_as=("slag", "typ"),
    )  # fmt: skip
    minutes: Mapped[int | None] = integer(
        N_("Length in minutes"), PUBLIC, short=N_("Min."), minimum=0, maximum=_DAY_MINUTES,
        quick=2, width=7,
        known_as=("minuter", "min", "tid"),
    )  # fmt: skip
    presenter_id: Mapped[str | None] = reference(
        N_("Presented by"), PERSONAL, "stakeholder", quick=3, width=16,
        known_as=("föredragande", "vem"),
    )  # fmt: skip
    page: Mapped[str | None] = choice(
        N_("Shown page"), PUBLIC, PAGES, short=N_("Shown"), width=14, known_as=("sida", "visas"),
        help=N_("The part of the project that is shown while the item is dealt with"),
    )  # fmt: skip
    document: Mapped[str] = text(
        N_("Supporting document"), PUBLIC, width=20, known_as=("underlag", "bilaga", "handling"),
        help=N_("The name of the paper that is sent out or shown"),
    )  # fmt: skip
    background: Mapped[str] = note(N_("Background"), PUBLIC, known_as=("bakgrund",))
    proposal: Mapped[str] = note(
        N_("Proposed decision"), PUBLIC, known_as=("förslag", "förslag till beslut")
    )
    said: Mapped[str] = note(
        N_("For the minutes"), PUBLIC, known_as=("protokollstext", "referat"),
        help=N_("What was said, as it is to stand in the minutes"),
    )  # fmt: skip
    state: Mapped[str | None] = choice(
        N_("How it went"), PUBLIC, ITEM_STATES, width=11, known_as=("läge", "status")
    )
    recused = links(
        N_("Conflict of interest"), PERSONAL, "attendance",
        Through("item_recusal", "item_id", "attendance_id"), hidden=True, inner=True,
    )  # fmt: skip
    paragraph: Mapped[int | None] = integer(
        N_("Paragraph"), PUBLIC, minimum=1, hidden=True, known_as=("paragraf",)
    )
    carried_from_id: Mapped[str | None] = reference(
        N_("Postponed from"), PUBLIC, "agenda_item", hidden=True, inner=True
    )
    notes: Mapped[str] = note(
        N_("Note to myself"), SENSITIVE, known_as=("anteckning", "anteckningar"),
        help=N_("Never shown to others and in no document"),
    )  # fmt: skip


class Attendance(Ordered):
    """Somebody at a meeting: for a seat, or as a guest where there is no seat.

    Title, party, role, vote and the written name are what they were at the meeting, so that minutes
    stay what they are when seats change. ``replaces_id`` is whom a substitute sat in for.
    """

    __tablename__ = "attendance"
    told_by = ("meeting_id",)

    title: Mapped[str] = text(
        N_("Seat or reason to be there"), PUBLIC, required=True, quick=0, width=22,
        known_as=("plats", "som"),
    )  # fmt: skip
    meeting_id: Mapped[str] = reference(
        N_("Meeting"), PUBLIC, "meeting", owned=True, required=True, known_as=("möte", "mote")
    )
    seat_id: Mapped[str | None] = reference(N_("Seat"), PUBLIC, "seat", hidden=True)
    organisation_id: Mapped[str | None] = reference(
        N_("Party"), PUBLIC, "organisation", width=16, known_as=("organisation", "part")
    )
    stakeholder_id: Mapped[str | None] = reference(
        N_("Who was there"), PERSONAL, "stakeholder", quick=1, width=16,
        known_as=("person", "namn"),
    )  # fmt: skip
    replaces_id: Mapped[str | None] = reference(
        N_("Sits in for"), PERSONAL, "stakeholder", width=16, known_as=("ersätter", "för")
    )
    name: Mapped[str] = text(
        N_("Name as in the minutes"), PERSONAL, hidden=True,
        help=N_("Kept when the person's row is deleted"),
    )  # fmt: skip
    presence: Mapped[str | None] = choice(
        N_("Attendance"), PUBLIC, PRESENCES, width=14, known_as=("närvaro",)
    )
    votes: Mapped[bool] = yes_no(
        N_("Has a vote"), PUBLIC, short=N_("Vote"), width=6, known_as=("röst", "rösträtt")
    )
    role: Mapped[str | None] = choice(
        N_("Role in the body"), PUBLIC, SEAT_ROLES, short=N_("Role"), width=14, known_as=("roll",)
    )
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))


class ItemRecusal(Row):
    """Somebody takes no part in an item because of a conflict of interest."""

    __tablename__ = "item_recusal"
    __table_args__ = (UniqueConstraint("item_id", "attendance_id"),)

    item_id: Mapped[str] = part_of("agenda_item")
    attendance_id: Mapped[str] = part_of("attendance")


class MinutesCorrection(Ordered):
    """Why verified minutes were opened again, when and by whom."""

    __tablename__ = "minutes_correction"

    reason: Mapped[str] = note(
        N_("Reason of the correction"), PUBLIC, required=True, known_as=("skäl",)
    )
    meeting_id: Mapped[str] = reference(
        N_("Meeting"), PUBLIC, "meeting", owned=True, required=True, known_as=("möte",)
    )
    made_on: Mapped[date | None] = day(N_("Corrected on"), PUBLIC, width=11, known_as=("datum",))
    verified_before: Mapped[date | None] = day(N_("Verified before that"), PUBLIC, width=11)


class AgendaTemplate(Ordered):
    """An agenda of one's own to begin meetings of a kind with."""

    __tablename__ = "agenda_template"

    name: Mapped[str] = text(N_("Name"), PUBLIC, required=True, width=26, known_as=("namn",))
    body_kind: Mapped[str | None] = choice(
        N_("Kind of body"), PUBLIC, BODY_KINDS, width=16, known_as=("slag",)
    )


class TemplateItem(Ordered):
    """An item of an agenda of one's own; ``presenter`` is a role in the body."""

    __tablename__ = "template_item"

    title: Mapped[str] = text(N_("Item"), PUBLIC, required=True, width=34, known_as=("punkt",))
    template_id: Mapped[str] = reference(
        N_("Template"), PUBLIC, "agenda_template", owned=True, required=True, known_as=("mall",)
    )
    kind: Mapped[str | None] = choice(
        N_("Kind of item"), PUBLIC, ITEM_KINDS, short=N_("Kind"), width=12, known_as=("slag",)
    )
    minutes: Mapped[int | None] = integer(
        N_("Length in minutes"),
        PUBLIC,
        short=N_("Min."),
        minimum=0,
        maximum=_DAY_MINUTES,
        width=7,
        known_as=("minuter",),
    )
    presenter: Mapped[str | None] = choice(
        N_("Presented by"), PUBLIC, SEAT_ROLES, width=14, known_as=("föredragande",)
    )
    page: Mapped[str | None] = choice(
        N_("Shown page"), PUBLIC, PAGES, short=N_("Shown"), width=14, known_as=("sida",)
    )
    proposal: Mapped[str] = note(N_("Proposed decision"), PUBLIC, known_as=("förslag",))
