"""Organisations and the people in and around them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered
from workbench.models.declare import (
    choice,
    day,
    integer,
    links,
    note,
    reference,
    scale,
    text,
    yes_no,
)
from workbench.models.field import Choice, Judged, Kind, Naming, Privacy, Through

PUBLIC, PERSONAL, SENSITIVE = Privacy.PUBLIC, Privacy.PERSONAL, Privacy.SENSITIVE

ORGANISATION_TYPES = (
    Choice("municipality", N_("Municipality"), ("kommun",)),
    Choice("region", N_("Region"), ("region",)),
    Choice("state", N_("State agency"), ("statlig", "myndighet")),
    Choice("police", N_("Police"), ("polis", "polisen")),
    Choice("public_housing", N_("Public housing company"), ("allmännytta", "allmannytta")),
    Choice(
        "private_owner",
        N_("Private property owner"),
        ("privat_fastighetsagare", "privat fastighetsägare", "fastighetsägare"),
    ),
    Choice(
        "housing_association",
        N_("Housing co-operative"),
        ("brf", "bostadsrattsforening", "bostadsrättsförening"),
    ),
    Choice("joint_facility", N_("Joint property association"), ("samfällighet", "samfallighet")),
    Choice(
        "business_association",
        N_("Business association"),
        ("foretagarforening", "företagarförening"),
    ),
    Choice("business", N_("Business"), ("verksamhet", "handel", "butik", "näringsidkare")),
    Choice("civil_society", N_("Civil society"), ("civilsamhalle", "civilsamhälle", "förening")),
    Choice("place_organisation", N_("Place organisation"), ("platsorganisation",)),
    Choice("consultant", N_("Consultant"), ("konsult",)),
)
MEMBERSHIP = (
    Choice("not_asked", N_("Not asked"), ("ej tillfrågad",)),
    Choice("asked", N_("Asked"), ("tillfrågad",)),
    Choice("hesitant", N_("Waiting"), ("avvaktar",)),
    Choice("letter_of_intent", N_("Letter of intent"), ("avsiktsförklaring",)),
    Choice("member", N_("Member"), ("medlem", "ja")),
    Choice("contract_party", N_("Contract party"), ("avtalspart",)),
    Choice("co_opted", N_("Co-opted"), ("adjungerad",)),
    Choice("own", N_("The place organisation itself"), ("egen",)),
    Choice("no", N_("No"), ("nej",)),
    Choice("left", N_("Left"), ("utträtt",)),
)
ROLE_GROUPS = (
    Choice("public_party", N_("Public party"), ("offentlig_part", "offentlig part")),
    Choice("property_owner", N_("Property owner"), ("fastighetsagare", "fastighetsägare")),
    Choice("business", N_("Business"), ("verksamhet",)),
    Choice("authority", N_("Authority"), ("myndighet",)),
    Choice("civil_society", N_("Civil society"), ("civilsamhalle", "civilsamhälle")),
    Choice("place_organisation", N_("Place organisation"), ("platsorganisation",)),
)
STANCES = (
    Choice("drives", N_("Drives"), ("driver", "pådrivande")),
    Choice("supports", N_("Supports"), ("stödjer", "stöder", "positiv")),
    Choice("neutral", N_("Neutral"), ("neutral",)),
    Choice("doubtful", N_("Doubtful"), ("tveksam",)),
    Choice("opposes", N_("Opposes"), ("motsätter sig", "negativ")),
)
STANDPOINTS = (
    Choice("for", N_("In favour"), ("för", "ja")),
    Choice("against", N_("Against"), ("emot", "nej")),
    Choice("undecided", N_("Undecided"), ("obestämd", "vet ej")),
)
LEGAL_GROUNDS = (
    Choice("contract", N_("Contract"), ("avtal",)),
    Choice("legitimate_interest", N_("Legitimate interest"), ("berättigat intresse",)),
    Choice("consent", N_("Consent"), ("samtycke",)),
    Choice("public_interest", N_("Public interest"), ("allmänt intresse",)),
)


class Organisation(Ordered):
    """A party: municipality, property owner, association, business."""

    __tablename__ = "organisation"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("id", "kod", "nr"))
    name: Mapped[str] = text(
        N_("Name"),
        PUBLIC,
        required=True,
        quick=0,
        width=30,
        known_as=("namn", "organisation", "företag", "company"),
        naming=Naming.PARTY,
    )
    short_name: Mapped[str] = text(
        N_("Short name"),
        PUBLIC,
        known_as=("kortnamn",),
        help=N_("For the wall and narrow columns, at most 22 letters"),
    )
    type: Mapped[str | None] = choice(
        N_("Type"), PUBLIC, ORGANISATION_TYPES, quick=1, width=20, known_as=("typ",)
    )
    role_group: Mapped[str | None] = choice(
        N_("Role group"), PUBLIC, ROLE_GROUPS, quick=2, width=16, known_as=("rollgrupp", "roll")
    )
    membership: Mapped[str | None] = choice(
        N_("Membership"),
        PUBLIC,
        MEMBERSHIP,
        quick=3,
        width=14,
        known_as=("medlemsstatus", "medlem"),
    )
    membership_date: Mapped[date | None] = day(
        N_("Membership since"), PUBLIC, known_as=("medlemsdatum",), advanced=True
    )
    organisation_number: Mapped[str] = text(
        N_("Organisation number"), PUBLIC, known_as=("orgnr", "organisationsnummer")
    )
    standpoint: Mapped[str | None] = choice(
        N_("Standpoint"),
        SENSITIVE,
        STANDPOINTS,
        width=12,
        known_as=("ställningstagande", "stöd"),
        advanced=True,
        help=N_("For or against founding the collaboration, as the organisation itself has said"),
    )
    standpoint_date: Mapped[date | None] = day(
        N_("Standpoint since"), SENSITIVE, width=11, advanced=True
    )
    votes: Mapped[int | None] = integer(
        N_("Votes"), PUBLIC, minimum=0, width=8, advanced=True, known_as=("röster",),
        help=N_("One where nothing is written"),
    )  # fmt: skip
    website: Mapped[str] = text(
        N_("Website"), PUBLIC, known_as=("webbplats", "hemsida"), advanced=True
    )
    notes: Mapped[str] = note(
        N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar", "kommentar"),
        help=N_("Write to the point: what you note may be requested"),
    )  # fmt: skip


class Stakeholder(Ordered):
    """A person who is affected by the place or can affect it, with or without an organisation."""

    __tablename__ = "stakeholder"
    judged = Judged(
        ("influence", "interest", "stance"), "assessed", "assessment", "stakeholder_id", "made_on"
    )

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("id", "kod", "nr"))
    name: Mapped[str] = text(
        N_("Name"),
        PERSONAL,
        required=True,
        quick=0,
        width=20,
        known_as=("namn", "intressent", "person", "kontaktperson"),
        naming=Naming.PERSON,
    )
    organisation_id: Mapped[str | None] = reference(
        N_("Organisation"), PUBLIC, "organisation", quick=1, width=20,
        known_as=("org", "organisation", "företag", "company", "arbetsgivare"),
    )  # fmt: skip
    role: Mapped[str] = text(
        N_("Role"), PUBLIC, quick=2, width=18, known_as=("titel", "roll", "befattning", "title")
    )
    influence: Mapped[int | None] = scale(
        N_("Influence"),
        SENSITIVE,
        quick=3,
        width=8,
        known_as=("inflytande", "inflytande_1_5", "makt"),
        help=N_("1 little, 5 decides"),
    )
    interest: Mapped[int | None] = scale(
        N_("Interest"), SENSITIVE, quick=4, width=8, known_as=("intresse", "intresse_1_5"),
        help=N_("1 hardly affected, 5 strongly affected"),
    )  # fmt: skip
    stance: Mapped[str | None] = choice(
        N_("Stance"),
        SENSITIVE,
        STANCES,
        width=12,
        known_as=("installning", "inställning", "hållning"),
    )
    forum: Mapped[str] = text(
        N_("Forum"),
        PUBLIC,
        width=16,
        known_as=("forum",),
        help=N_("Where the person takes part: steering group, …"),
    )
    email: Mapped[str] = text(
        N_("E-mail"),
        PERSONAL,
        kind=Kind.EMAIL,
        width=22,
        known_as=("epost", "e-post", "mejl", "mail", "e-postadress", "email"),
    )
    phone: Mapped[str] = text(
        N_("Phone"), PERSONAL, kind=Kind.PHONE, known_as=("telefon", "tel", "mobil", "mobile")
    )
    groups = links(
        N_("Groups"),
        PUBLIC,
        "stakeholder_group",
        Through("group_member", "stakeholder_id", "group_id"),
        width=18,
        known_as=("grupper", "grupp", "groups"),
        help=N_("For mail lists and filters"),
    )
    needs: Mapped[str] = note(N_("Needs and drives"), SENSITIVE, known_as=("behov",))
    message: Mapped[str] = note(
        N_("Message"),
        SENSITIVE,
        known_as=("budskap",),
        help=N_("What the person needs to hear from us"),
    )
    contact_owner: Mapped[str] = text(
        N_("Contact owner"),
        PERSONAL,
        width=14,
        known_as=("kontaktansvarig", "ansvarig"),
        help=N_("Who of us keeps in touch"),
    )
    next_contact: Mapped[date | None] = day(
        N_("Next contact"), PERSONAL, width=11, known_as=("nästa kontakt",)
    )
    legal_ground: Mapped[str | None] = choice(
        N_("Legal basis"),
        PERSONAL,
        LEGAL_GROUNDS,
        default="legitimate_interest",
        advanced=True,
        known_as=("rattslig_grund", "rättslig grund"),
        help=N_("The basis in the GDPR for keeping the person here"),
    )
    informed: Mapped[date | None] = day(
        N_("Informed on"),
        PERSONAL,
        width=11,
        advanced=True,
        known_as=("informerad", "informerad-datum"),
        help=N_("When the person was told what is kept here"),
    )
    assessed: Mapped[date | None] = day(N_("Assessed on"), SENSITIVE, hidden=True)
    erase_by: Mapped[date | None] = day(
        N_("Erase by"),
        PERSONAL,
        width=11,
        advanced=True,
        known_as=("gallras_senast", "gallras", "gallras-datum"),
    )
    inactive: Mapped[bool] = yes_no(N_("Inactive"), PUBLIC, advanced=True, known_as=("inaktiv",))
    notes: Mapped[str] = note(
        N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar", "kommentar", "notes"),
        help=N_("Write to the point: the person may ask to read it"),
    )  # fmt: skip
