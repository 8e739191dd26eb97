"""What people must know and learn, and what research and experience say."""

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
    scale,
    text,
)
from workbench.models.field import Choice, Privacy, Through
from workbench.models.plan_choices import EVIDENCE
from workbench.models.situation import PROBLEM_TYPES

PUBLIC, PERSONAL, SENSITIVE = Privacy.PUBLIC, Privacy.PERSONAL, Privacy.SENSITIVE

TRAINING_KINDS = (
    Choice("course", N_("Training"), ("utbildning", "kurs", "fortbildning", "grundkurs")),
    Choice(
        "seminar",
        N_("Seminar"),
        (
            "seminarium",
            "frukostseminarium",
            "frukostmöte",
            "föreläsning",
            "konferens",
            "webbinarium",
        ),
    ),
    Choice("study_trip", N_("Study trip"), ("studieresa", "studiebesök")),
    Choice("workshop", N_("Workshop"), ("workshop", "verkstad")),
)
NOTE_KINDS = (
    Choice("research", N_("Research"), ("forskning",)),
    Choice("experience", N_("Experience"), ("erfarenhet", "beprövad erfarenhet")),
    Choice("law", N_("Source of law"), ("rättskälla", "lag")),
)


class Competence(Ordered):
    """What somebody in a role must know by a day, and what gives it."""

    __tablename__ = "competence"

    title: Mapped[str] = text(
        N_("Must know"), PUBLIC, required=True, quick=0, width=36,
        known_as=("kompetens", "behov"),
    )  # fmt: skip
    role: Mapped[str] = text(N_("Who"), PUBLIC, quick=1, width=22, known_as=("roll", "vem"))
    due: Mapped[date | None] = day(
        N_("To be known by"), PUBLIC, short=N_("Due"), quick=2, width=11, known_as=("senast",)
    )
    training_id: Mapped[str | None] = reference(
        N_("Given by"), PUBLIC, "training", width=24, known_as=("utbildning",)
    )
    notes: Mapped[str] = note(N_("Notes"), PUBLIC, known_as=("anteckning",))


class Training(Ordered):
    """A training, seminar, workshop or study trip: what for, who came, what it gave."""

    __tablename__ = "training"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=6, known_as=("id", "kod", "nr"))
    title: Mapped[str] = text(
        N_("Training"), PUBLIC, required=True, quick=0, width=36,
        known_as=("titel", "utbildning", "insats", "kompetensinsats", "aktivitet", "ämne"),
    )  # fmt: skip
    kind: Mapped[str | None] = choice(
        N_("Kind of training"), PUBLIC, TRAINING_KINDS, short=N_("Kind"), default="course",
        quick=1, width=12, known_as=("typ", "slag", "kategori", "form"),
    )  # fmt: skip
    held_on: Mapped[date | None] = day(
        N_("Day"), PUBLIC, quick=2, width=11, known_as=("datum", "dag")
    )
    hours: Mapped[Decimal | None] = decimal(
        N_("Hours"), PUBLIC, minimum=0, quick=3, width=8, known_as=("timmar", "längd")
    )
    participants: Mapped[int | None] = integer(
        N_("Participants"), PUBLIC, minimum=0, width=9,
        known_as=("deltagare", "antal", "antal deltagare"),
        help=N_("How many came; of each organisation below"),
    )  # fmt: skip
    purpose: Mapped[str] = note(N_("What it is for"), PUBLIC, known_as=("mål", "syfte"))
    place: Mapped[str] = text(N_("Where"), PUBLIC, width=18, known_as=("plats", "ort"))
    cost: Mapped[int | None] = money(
        N_("Cost excl. VAT"), PUBLIC, short=N_("Cost"), unit=N_("kr"), width=10,
        known_as=("kostnad",),
    )  # fmt: skip
    useful: Mapped[int | None] = scale(
        N_("Useful to my work"), PUBLIC, short=N_("Useful"), width=8, known_as=("nytta",),
        help=N_("Mean of the participants, 1 to 5"),
    )  # fmt: skip
    clear: Mapped[int | None] = scale(
        N_("Clear and well led"), PUBLIC, short=N_("Clear"), width=8, known_as=("tydlighet",)
    )
    apply: Mapped[int | None] = scale(
        N_("I will use it within a month"), PUBLIC, short=N_("Will use"), width=8,
        known_as=("användning",),
    )  # fmt: skip
    report: Mapped[str] = note(
        N_("What we saw and heard"), PUBLIC, known_as=("rapport", "redogörelse")
    )
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))


class Participation(Row):
    """How many of an organisation took part; never who."""

    __tablename__ = "participation"
    __table_args__ = (UniqueConstraint("training_id", "organisation_id"),)

    training_id: Mapped[str] = reference(N_("Training"), PUBLIC, "training", owned=True)
    organisation_id: Mapped[str] = reference(
        N_("Organisation"), PUBLIC, "organisation", owned=True, quick=0, width=24,
        known_as=("organisation", "part"),
    )  # fmt: skip
    count: Mapped[int | None] = integer(
        N_("How many"), PUBLIC, minimum=0, quick=1, width=9, known_as=("antal",)
    )


class Lesson(Ordered):
    """Something learnt at a training, and the activity that came of it."""

    __tablename__ = "lesson"

    training_id: Mapped[str] = reference(N_("Training"), PUBLIC, "training", owned=True)
    title: Mapped[str] = text(
        N_("Lesson"), PUBLIC, required=True, quick=0, width=44, known_as=("lärdom",)
    )
    activity_id: Mapped[str | None] = reference(
        N_("Became"), PUBLIC, "activity", width=24, known_as=("aktivitet",)
    )


class EvidenceNote(Ordered):
    """What is known of a measure or a problem: in a few words, with its source and its grade."""

    __tablename__ = "evidence_note"

    title: Mapped[str] = text(
        N_("Note of evidence"), PUBLIC, required=True, quick=0, width=38,
        known_as=("titel", "kunskapspost"),
    )  # fmt: skip
    kind: Mapped[str | None] = choice(
        N_("Built on"), PUBLIC, NOTE_KINDS, default="research", quick=1, width=12,
        known_as=("typ", "slag"),
    )  # fmt: skip
    grade: Mapped[str | None] = choice(
        N_("Strength of the evidence"), PUBLIC, EVIDENCE, short=N_("Evidence"), quick=2, width=10,
        known_as=("evidensgrad", "evidens"),
    )  # fmt: skip
    summary: Mapped[str] = note(
        N_("What it says"), PUBLIC, known_as=("sammanfattning",), help=N_("In your own words")
    )
    source: Mapped[str] = text(
        N_("Source"), PUBLIC, width=30, known_as=("källa", "referens"),
        help=N_("Author, year, title, publisher"),
    )  # fmt: skip
    problem_type: Mapped[str | None] = choice(
        N_("Kind of problem"), PUBLIC, PROBLEM_TYPES, width=14, known_as=("problemtyp",)
    )
    measure: Mapped[str] = text(
        N_("Measure"), PUBLIC, width=22, known_as=("åtgärd",), help=N_("What it is about doing")
    )
    adviser: Mapped[str] = text(
        N_("Adviser"),
        PERSONAL,
        width=18,
        known_as=("rådgivare",),
        help=N_("Who pointed to it"),
    )
    problems = links(
        N_("Problems"), PUBLIC, "problem",
        Through("evidence_problem", "evidence_id", "problem_id"), width=18, known_as=("problem",),
    )  # fmt: skip
    activities = links(
        N_("Activities"), PUBLIC, "activity",
        Through("evidence_activity", "evidence_id", "activity_id"), width=18,
        known_as=("aktiviteter",),
    )  # fmt: skip
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))


class EvidenceProblem(Row):
    """A note says something of a problem."""

    __tablename__ = "evidence_problem"
    __table_args__ = (UniqueConstraint("evidence_id", "problem_id"),)

    evidence_id: Mapped[str] = part_of("evidence_note")
    problem_id: Mapped[str] = part_of("problem")


class EvidenceActivity(Row):
    """A note says something of an activity."""

    __tablename__ = "evidence_activity"
    __table_args__ = (UniqueConstraint("evidence_id", "activity_id"),)

    evidence_id: Mapped[str] = part_of("evidence_note")
    activity_id: Mapped[str] = part_of("activity")


class AdviceQuestion(Ordered):
    """A question to those who know, and their answer."""

    __tablename__ = "advice_question"

    title: Mapped[str] = text(
        N_("Question"), PUBLIC, required=True, quick=0, width=44, known_as=("fråga",)
    )
    asked_of: Mapped[str] = text(
        N_("Asked of"), PERSONAL, quick=1, width=15, known_as=("ställd till", "rådgivare")
    )
    asked_on: Mapped[date | None] = day(
        N_("Asked on"), PUBLIC, quick=2, width=11, known_as=("ställd", "datum")
    )
    answer: Mapped[str] = note(N_("Answer"), PUBLIC, known_as=("svar",))
    answered_on: Mapped[date | None] = day(
        N_("Answered on"), PUBLIC, width=11, known_as=("besvarad", "svarsdatum")
    )
    evidence_id: Mapped[str | None] = reference(
        N_("Became a note"), PUBLIC, "evidence_note", width=14, known_as=("kunskapspost",)
    )
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))
