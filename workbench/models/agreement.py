"""What the parties promise one another, and the agreements in which they do."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered
from workbench.models.declare import choice, day, integer, note, reference, text, yes_no
from workbench.models.field import Choice, Privacy

PUBLIC, PERSONAL, SENSITIVE = Privacy.PUBLIC, Privacy.PERSONAL, Privacy.SENSITIVE

COMMITMENT_KINDS = (
    Choice("money", N_("Money"), ("kr", "pengar", "kr/år", "kr per år", "sek", "tkr")),
    Choice("hours", N_("Hours"), ("timmar", "tid", "h", "timmar/år")),
    Choice("service", N_("Service"), ("tjänst",)),
    Choice("premises", N_("Premises"), ("lokal",)),
    Choice("material", N_("Material"), ("material",)),
)


class Commitment(Ordered):
    """A promise of one party: money, hours, a service, premises or material."""

    __tablename__ = "commitment"
    told_by = ("organisation_id",)

    title: Mapped[str] = text(
        N_("Commitment"),
        PUBLIC,
        required=True,
        quick=0,
        width=40,
        known_as=("atagande", "åtagande"),
    )
    organisation_id: Mapped[str | None] = reference(
        N_("Party"), PUBLIC, "organisation", quick=1, width=18, known_as=("part", "organisation")
    )
    kind: Mapped[str | None] = choice(
        N_("Kind"),
        PUBLIC,
        COMMITMENT_KINDS,
        width=11,
        known_as=("slag",),
        guessed_from=("unit", "title"),
    )
    value: Mapped[str] = text(
        N_("Value"), PUBLIC, quick=2, width=14, known_as=("varde", "värde", "omfattning")
    )
    unit: Mapped[str] = text(N_("Unit"), PUBLIC, quick=3, width=11, known_as=("enhet",))
    due: Mapped[date | None] = day(N_("Due by"), PUBLIC, width=11, known_as=("senast", "till"))
    clause: Mapped[str] = text(
        N_("Clause in the agreement"), PUBLIC, width=10, advanced=True, known_as=("avtal §", "§")
    )
    fulfilled: Mapped[int | None] = integer(
        N_("Fulfilled"), PUBLIC, minimum=0, maximum=100, unit="%", width=9,
        known_as=("uppfyllt", "uppfyllt %"),
    )  # fmt: skip
    notes: Mapped[str] = note(
        N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar", "kommentar")
    )


AGREEMENT_KINDS = (
    Choice("letter_of_intent", N_("Letter of intent"), ("avsiktsförklaring",)),
    Choice("collaboration", N_("Collaboration agreement"), ("samverkansavtal",)),
    Choice("statutes", N_("Statutes"), ("stadgar",)),
    Choice("service", N_("Service agreement"), ("serviceavtal", "tjänsteavtal")),
)
AGREEMENT_STATUSES = (
    Choice("draft", N_("Draft"), ("utkast", "förslag")),
    Choice("signing", N_("Out for signing"), ("för undertecknande",)),
    Choice("in_force", N_("In force"), ("gäller", "gällande", "antagen")),
    Choice("ended", N_("Ended"), ("upphört", "avslutat")),
)
SIGNINGS = (
    Choice("not_sent", N_("Not sent"), ("ej skickat",)),
    Choice("sent", N_("Sent"), ("skickat",)),
    Choice("approved", N_("Decided, not signed"), ("beslutat",)),
    Choice("signed", N_("Signed"), ("undertecknat", "undertecknad", "ja")),
    Choice("declined", N_("Declined"), ("avböjt", "nej")),
)


class Agreement(Ordered):
    """A document that parties sign or adopt, made of clauses."""

    __tablename__ = "agreement"

    title: Mapped[str] = text(
        N_("Title"), PUBLIC, required=True, quick=0, width=30, known_as=("titel", "avtal", "namn")
    )
    kind: Mapped[str | None] = choice(
        N_("Kind of agreement"),
        PUBLIC,
        AGREEMENT_KINDS,
        short=N_("Kind"),
        quick=1,
        width=18,
        known_as=("typ", "slag"),
        guessed_from=("title",),
    )
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC, AGREEMENT_STATUSES, default="draft", width=16, known_as=("status",)
    )
    counterparty_id: Mapped[str | None] = reference(
        N_("Counterparty"), PUBLIC, "organisation", width=18, known_as=("motpart", "leverantör"),
        help=N_("For a service agreement: who delivers"),
    )  # fmt: skip
    valid_from: Mapped[date | None] = day(
        N_("Valid from"), PUBLIC, width=11, known_as=("giltig från", "gäller från")
    )
    valid_to: Mapped[date | None] = day(
        N_("Valid to"), PUBLIC, width=11, known_as=("giltig till", "gäller till")
    )
    notice_months: Mapped[int | None] = integer(
        N_("Notice"), PUBLIC, minimum=0, maximum=120, unit=N_("months"), width=9,
        known_as=("uppsägning mån", "uppsägningstid"),
        help=N_("How long before the end notice must be given"),
    )  # fmt: skip
    renewal_months: Mapped[int | None] = integer(
        N_("Renewed by"), PUBLIC, minimum=0, maximum=120, unit=N_("months"), width=9,
        known_as=("förlängning", "förlängning mån"),
        help=N_("How long it goes on each time nobody has given notice; 0 if it simply ends"),
    )  # fmt: skip
    reviewed: Mapped[bool] = yes_no(
        N_("Reviewed by a lawyer"), PUBLIC, width=10, known_as=("granskad", "granskad av jurist")
    )
    reviewed_by: Mapped[str] = text(
        N_("Reviewed by"), PERSONAL, advanced=True, known_as=("granskad av",)
    )
    reviewed_on: Mapped[date | None] = day(
        N_("Reviewed on"), PUBLIC, width=11, advanced=True, known_as=("granskad den",)
    )
    annex_map: Mapped[bool] = yes_no(
        N_("Annex: map"), PUBLIC, advanced=True, known_as=("bilaga karta",)
    )
    annex_matrix: Mapped[bool] = yes_no(
        N_("Annex: responsibility matrix"), PUBLIC, advanced=True, known_as=("bilaga matris",)
    )
    annex_budget: Mapped[bool] = yes_no(
        N_("Annex: budget"), PUBLIC, advanced=True, known_as=("bilaga budget",)
    )
    annex_plan: Mapped[bool] = yes_no(
        N_("Annex: action plan"), PUBLIC, advanced=True, known_as=("bilaga handlingsplan",)
    )
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))


class Clause(Ordered):
    """A clause of an agreement: as drafted from the project, or in words of its own.

    ``key`` names the drafted clause it comes from, "" for one that was added by hand. ``wording``
    is empty while the draft holds; ``basis`` is what the draft said when the wording was written.
    """

    __tablename__ = "clause"

    title: Mapped[str] = text(
        N_("Heading"), PUBLIC, required=True, quick=0, width=30, known_as=("rubrik", "klausul")
    )
    agreement_id: Mapped[str] = reference(
        N_("Agreement"), PUBLIC, "agreement", owned=True, required=True, known_as=("avtal",)
    )
    key: Mapped[str] = text(N_("Drafted clause"), PUBLIC, hidden=True)
    variant: Mapped[str] = text(N_("Variant"), PUBLIC, hidden=True)
    wording: Mapped[str] = note(
        N_("Own wording"), PUBLIC, known_as=("text", "lydelse"),
        help=N_("Empty while the draft holds"),
    )  # fmt: skip
    basis: Mapped[str] = note(N_("Draft behind the wording"), PUBLIC, hidden=True)
    left_out: Mapped[bool] = yes_no(N_("Left out"), PUBLIC, width=9, known_as=("utelämnad",))
    reason: Mapped[str] = text(
        N_("Why it is left out"), PUBLIC, width=24, known_as=("skäl", "motiv")
    )
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))


class AgreementVersion(Ordered):
    """An agreement as it was on a day, kept to be compared with what it says now."""

    __tablename__ = "agreement_version"

    title: Mapped[str] = text(N_("Version"), PUBLIC, required=True, width=20, known_as=("version",))
    agreement_id: Mapped[str] = reference(
        N_("Agreement"), PUBLIC, "agreement", owned=True, required=True, known_as=("avtal",)
    )
    made_on: Mapped[date | None] = day(N_("Kept on"), PUBLIC, width=11, known_as=("datum",))
    language: Mapped[str] = text(N_("Language"), PUBLIC, hidden=True)


class ClauseVersion(Ordered):
    """What a clause said in a version; ``number`` as it was counted then."""

    __tablename__ = "clause_version"

    title: Mapped[str] = text(N_("Heading"), PUBLIC, required=True)
    version_id: Mapped[str] = reference(
        N_("Version"), PUBLIC, "agreement_version", owned=True, hidden=True
    )
    clause_id: Mapped[str] = text(N_("Clause"), PUBLIC, hidden=True)
    wording: Mapped[str] = note(N_("Wording"), PUBLIC)


class Signature(Ordered):
    """A party to an agreement: who signs for it, and how far that has come."""

    __tablename__ = "signature"

    title: Mapped[str] = text(
        N_("Signs as"), PUBLIC, quick=3, width=18, known_as=("befattning", "roll", "titel"),
        help=N_("The role that signs, as in “managing director”"),
    )  # fmt: skip
    agreement_id: Mapped[str] = reference(
        N_("Agreement"), PUBLIC, "agreement", owned=True, required=True, known_as=("avtal",)
    )
    organisation_id: Mapped[str | None] = reference(
        N_("Party"), PUBLIC, "organisation", quick=0, width=24, known_as=("part", "organisation")
    )
    stakeholder_id: Mapped[str | None] = reference(
        N_("Who signs"), PERSONAL, "stakeholder", quick=1, width=20, known_as=("namn", "person")
    )
    status: Mapped[str | None] = choice(
        N_("Signing"),
        PUBLIC,
        SIGNINGS,
        default="not_sent",
        quick=2,
        width=18,
        known_as=("status", "underskrift"),
    )
    sent_on: Mapped[date | None] = day(N_("Sent on"), PUBLIC, width=11, known_as=("skickat",))
    decided_on: Mapped[date | None] = day(
        N_("Decided on"), PUBLIC, width=11, known_as=("beslutat",),
        help=N_("When the party's own body said yes"),
    )  # fmt: skip
    signed_on: Mapped[date | None] = day(
        N_("Signed on"), PUBLIC, width=11, known_as=("undertecknat", "datum")
    )
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar"))
