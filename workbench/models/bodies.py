"""Who decides and who works: bodies of the place organisation and the seats in them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered
from workbench.models.declare import choice, day, note, reference, text, yes_no
from workbench.models.field import Choice, Privacy

PUBLIC, PERSONAL, SENSITIVE = Privacy.PUBLIC, Privacy.PERSONAL, Privacy.SENSITIVE

BODY_KINDS = (
    Choice("steering_group", N_("Steering group"), ("styrgrupp", "interimsstyrgrupp")),
    Choice("board", N_("Board"), ("styrelse", "interimsstyrelse")),
    Choice("working_group", N_("Working group"), ("arbetsgrupp",)),
    Choice("advisory_group", N_("Advisory group"), ("råd", "advisory board", "referensgrupp")),
    Choice("annual_meeting", N_("Annual meeting"), ("årsmöte", "stämma", "föreningsstämma")),
    Choice("nomination", N_("Nomination committee"), ("valberedning",)),
    Choice("audit", N_("Auditors"), ("revisorer", "revision")),
)
QUORUMS = (
    Choice("half", N_("More than half of the votes"), ("mer än hälften", "1/2")),
    Choice("two_thirds", N_("Two thirds of the votes"), ("två tredjedelar", "2/3")),
    Choice("no_rule", N_("No rule"), ("ingen regel",)),
)
SEAT_ROLES = (
    Choice("chair", N_("Chair"), ("ordförande", "ordf", "sammankallande")),
    Choice("vice_chair", N_("Vice chair"), ("vice ordförande",)),
    Choice("member", N_("Member of the body"), ("ledamot", "medlem")),
    Choice("treasurer", N_("Treasurer"), ("kassör",)),
    Choice("secretary", N_("Secretary"), ("sekreterare",)),
    Choice("co_opted", N_("Co-opted"), ("adjungerad",)),
    Choice("auditor", N_("Auditor"), ("revisor",)),
)


class Body(Ordered):
    """A group that meets: what it may decide, when it is quorate, how often it meets."""

    __tablename__ = "body"

    name: Mapped[str] = text(
        N_("Name"), PUBLIC, required=True, quick=0, width=24, known_as=("namn", "grupp")
    )
    kind: Mapped[str | None] = choice(
        N_("Kind of body"),
        PUBLIC,
        BODY_KINDS,
        quick=1,
        width=16,
        known_as=("slag", "typ"),
        guessed_from=("name",),
    )
    mandate: Mapped[str] = note(
        N_("What it decides"),
        PUBLIC,
        known_as=("mandat", "uppdrag"),
        help=N_("Which questions, up to which amount, and what goes to whom instead"),
    )
    meets: Mapped[str] = text(
        N_("Meets"), PUBLIC, quick=2, width=18, known_as=("möten", "träffas"),
        help=N_("How often: every month, four times a year, …"),
    )  # fmt: skip
    quorum: Mapped[str | None] = choice(
        N_("Quorate with"), PUBLIC, QUORUMS, default="half", known_as=("beslutsför",)
    )
    parent_id: Mapped[str | None] = reference(
        N_("Answers to"), PUBLIC, "body", known_as=("svarar inför", "överordnad")
    )
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))


class Seat(Ordered):
    """A seat in a body: whose it is, who sits there, with what vote and until when.

    A seat without a person is empty; its party and role stay.
    """

    __tablename__ = "seat"
    told_by = ("body_id", "organisation_id")

    title: Mapped[str] = text(
        N_("Seat"), PUBLIC, required=True, quick=0, width=20, known_as=("plats", "post"),
        help=N_("What the seat is for, as in “The owners of the square”"),
    )  # fmt: skip
    body_id: Mapped[str] = reference(
        N_("Body"),
        PUBLIC,
        "body",
        owned=True,
        required=True,
        width=16,
        known_as=("organ", "grupp", "forum"),
    )  # fmt: skip
    organisation_id: Mapped[str | None] = reference(
        N_("Party"), PUBLIC, "organisation", quick=1, width=16, known_as=("organisation", "part")
    )
    stakeholder_id: Mapped[str | None] = reference(
        N_("Who sits there"),
        PERSONAL,
        "stakeholder",
        quick=2,
        width=16,
        known_as=("person", "namn", "ledamot"),
    )
    role: Mapped[str | None] = choice(
        N_("Role in the body"),
        PUBLIC,
        SEAT_ROLES,
        short=N_("Role"),
        default="member",
        quick=3,
        width=14,
        known_as=("roll", "uppdrag"),
    )
    votes: Mapped[bool] = yes_no(
        N_("Has a vote"), PUBLIC, default=True, short=N_("Vote"), width=6,
        known_as=("röst", "rösträtt", "röstberättigad"),
    )  # fmt: skip
    substitute_id: Mapped[str | None] = reference(
        N_("Substitute"), PERSONAL, "stakeholder", width=18, known_as=("ersättare", "suppleant")
    )
    term_from: Mapped[date | None] = day(
        N_("Term from"), PUBLIC, width=11, known_as=("mandat från", "från", "mandat fr.o.m.")
    )
    term_to: Mapped[date | None] = day(
        N_("Term to"), PUBLIC, width=11, known_as=("mandat till", "till", "mandat t.o.m.", "t.o.m.")
    )
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))
