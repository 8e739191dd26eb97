"""What somebody must allow before an activity may begin."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered
from workbench.models.declare import choice, day, integer, note, reference, text
from workbench.models.field import Choice, Privacy

PUBLIC, SENSITIVE = Privacy.PUBLIC, Privacy.SENSITIVE

PERMIT_KINDS = (
    Choice(
        "public_place",
        N_("Use of a public place"),
        ("offentlig plats", "markupplåtelse", "polistillstånd", "uteservering", "upplåtelse"),
    ),
    Choice("event", N_("Public event"), ("offentlig tillställning", "evenemang", "sammankomst")),
    Choice("building", N_("Building permit"), ("bygglov", "marklov", "rivningslov")),
    Choice("serving", N_("Serving of alcohol"), ("serveringstillstånd", "alkohol")),
    Choice("food", N_("Food"), ("livsmedel", "livsmedelsanmälan")),
    Choice(
        "traffic", N_("Traffic"), ("trafikanordningsplan", "ta-plan", "trafikföreskrift", "trafik")
    ),
    Choice("environment", N_("Environment"), ("miljö", "miljöanmälan", "buller")),
    Choice("landowner", N_("The landowner's consent"), ("markägare", "nyttjanderätt", "samtycke")),
    Choice("other", N_("Other"), ("annat", "övrigt")),
)
PERMIT_STATES = (
    Choice("not_applied", N_("Not applied for"), ("ej sökt", "att söka")),
    Choice("applied", N_("Applied for"), ("sökt", "ansökt", "inskickat")),
    Choice("granted", N_("Granted"), ("beviljat", "klart", "godkänt")),
    Choice("refused", N_("Refused"), ("avslag", "avslaget", "nekat")),
    Choice("not_needed", N_("Not needed"), ("behövs ej", "krävs ej")),
)


class Permit(Ordered):
    """A permit that an activity needs before it starts.

    The last day to apply is the start of the activity less the lead time, in working days.
    """

    __tablename__ = "permit"
    told_by = ("activity_id",)

    title: Mapped[str] = text(
        N_("Permit"), PUBLIC, required=True, quick=0, width=30, known_as=("tillstånd", "lov")
    )
    activity_id: Mapped[str | None] = reference(
        N_("Activity"), PUBLIC, "activity", goes_along=True, quick=1, width=28,
        known_as=("aktivitet", "åtgärd"),
    )  # fmt: skip
    kind: Mapped[str | None] = choice(
        N_("Kind"),
        PUBLIC,
        PERMIT_KINDS,
        width=18,
        known_as=("slag", "typ"),
        guessed_from=("title",),
    )
    authority: Mapped[str] = text(
        N_("Authority"), PUBLIC, quick=2, width=18, known_as=("myndighet", "söks hos", "instans")
    )
    lead_time: Mapped[int | None] = integer(
        N_("Lead time"),
        PUBLIC,
        minimum=0,
        maximum=1000,
        unit=N_("working days"),
        quick=3,
        width=9,
        known_as=("ledtid", "handläggningstid"),
        help=N_("From the application to the decision, in working days"),
    )
    status: Mapped[str | None] = choice(
        N_("State"),
        PUBLIC,
        PERMIT_STATES,
        default="not_applied",
        width=13,
        known_as=("läge", "status"),
    )
    applied_on: Mapped[date | None] = day(
        N_("Applied on"), PUBLIC, width=11, known_as=("sökt datum", "ansökt datum", "sökt den")
    )
    decided_on: Mapped[date | None] = day(
        N_("Decision on"), PUBLIC, width=11, known_as=("beslut", "beslutsdatum", "beslutat")
    )
    valid_until: Mapped[date | None] = day(
        N_("Valid until"), PUBLIC, width=11, advanced=True, known_as=("gäller till", "giltigt till")
    )
    reference: Mapped[str] = text(
        N_("Their reference"), PUBLIC, width=14, advanced=True,
        known_as=("diarienummer", "dnr", "ärendenummer"),
    )  # fmt: skip
    notes: Mapped[str] = note(
        N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar", "kommentar")
    )
