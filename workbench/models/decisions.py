"""What was decided and agreed, in a meeting or beside one, and what it is about."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import choice, day, integer, note, part_of, reference, text
from workbench.models.field import Choice, Privacy

PUBLIC, PERSONAL, SENSITIVE = Privacy.PUBLIC, Privacy.PERSONAL, Privacy.SENSITIVE

DECISION_KINDS = (
    Choice("decision", N_("Decision"), ("beslut",)),
    Choice("action", N_("Action point"), ("uppdrag", "åtgärd", "att göra")),
    Choice("idea", N_("Idea"), ("idé", "uppslag")),
)
OUTCOMES = (
    Choice("adopted", N_("Carried"), ("bifall", "antaget", "godkänt")),
    Choice("rejected", N_("Turned down"), ("avslag", "avslaget")),
    Choice("postponed", N_("Postponed"), ("bordlagt", "bordläggning", "bordlagd")),
    Choice("referred", N_("Sent back"), ("återremiss", "återremitterat")),
)
DECISION_STATES = (
    Choice("open", N_("To be carried out"), ("öppen", "öppet", "pågår", "försenad", "försenat")),
    Choice("done", N_("Carried out"), ("verkställd", "verkställt", "klar", "klart", "genomförd")),
    Choice("dropped", N_("Fallen"), ("förfallen", "upphävt", "utgår")),
)


class Decision(Ordered):
    """A decision, an action point or an idea, and how it is followed up.

    ``paragraph`` is where it stands in the minutes, as written ("§ 14"); fixed when they are
    verified. ``minuted`` keeps who was to do it, as it was verified.
    """

    __tablename__ = "decision"
    told_by = ("meeting_id",)

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("id", "kod", "nr"))
    title: Mapped[str] = text(
        N_("Wording"), PUBLIC, required=True, quick=0, width=44,
        known_as=("text", "beslut", "lydelse"),
    )  # fmt: skip
    kind: Mapped[str | None] = choice(
        N_("Kind of decision"), PUBLIC, DECISION_KINDS, short=N_("Kind"), default="decision",
        width=11, known_as=("slag", "typ"),
    )  # fmt: skip
    meeting_id: Mapped[str | None] = reference(
        N_("Meeting"), PUBLIC, "meeting", width=24, known_as=("möte", "mote"), loose=True
    )
    item_id: Mapped[str | None] = reference(
        N_("Item"), PUBLIC, "agenda_item", hidden=True, inner=True
    )
    paragraph: Mapped[str] = text(
        N_("Paragraph"), PUBLIC, short=N_("§"), width=7, known_as=("paragraf", "§")
    )
    responsible_id: Mapped[str | None] = reference(
        N_("Responsible"), PUBLIC, "organisation", quick=1, width=16,
        known_as=("ansvarig", "ansvarig part"),
    )  # fmt: skip
    person_id: Mapped[str | None] = reference(
        N_("Responsible person"), PERSONAL, "stakeholder", width=16, known_as=("ansvarig person",)
    )
    due: Mapped[date | None] = day(
        N_("Due by"), PUBLIC, quick=2, width=11, known_as=("senast", "klart senast")
    )
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC, DECISION_STATES, default="open", width=13, known_as=("status",)
    )
    done_on: Mapped[date | None] = day(
        N_("Carried out on"), PUBLIC, width=11, advanced=True, known_as=("klart", "verkställd den")
    )
    outcome: Mapped[str | None] = choice(
        N_("Outcome"), PUBLIC, OUTCOMES, width=11, known_as=("utfall", "utgång")
    )
    votes_for: Mapped[int | None] = integer(
        N_("Votes for"), PUBLIC, minimum=0, width=7, advanced=True, known_as=("ja-röster", "för")
    )
    votes_against: Mapped[int | None] = integer(
        N_("Votes against"), PUBLIC, minimum=0, width=7, advanced=True,
        known_as=("nej-röster", "emot"),
    )  # fmt: skip
    votes_abstain: Mapped[int | None] = integer(
        N_("Abstained"), PUBLIC, minimum=0, width=7, advanced=True, known_as=("avstår", "avstod")
    )
    reservation: Mapped[str] = note(
        N_("Reservation"), PERSONAL, advanced=True, known_as=("reservation",),
        help=N_("Who had another opinion and wants it in the minutes, and why"),
    )  # fmt: skip
    minuted: Mapped[str] = text(N_("As it was verified"), PERSONAL, hidden=True)
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))


class DecisionLink(Row):
    """A decision is about a row of any table: a goal, a budget version, an agreement, a baseline.

    A link whose row is gone stays, as the decision does; it comes to life when the row is undone.
    """

    __tablename__ = "decision_link"
    __table_args__ = (UniqueConstraint("decision_id", "table_name", "row_id"),)

    decision_id: Mapped[str] = part_of("decision")
    table_name: Mapped[str] = mapped_column(String, nullable=False)
    row_id: Mapped[str] = mapped_column(String(32), nullable=False, index=True)
