"""What the fields of the daily work may say."""

from __future__ import annotations

from typing import Final

from workbench.base.language import N_
from workbench.models.field import Choice

POST_PARTS = (
    Choice("recruitment", N_("Recruitment"), ("rekrytering",)),
    Choice("first_30", N_("Days 1–30"), ("dag 1–30",)),
    Choice("to_60", N_("Days 31–60"), ("dag 31–60",)),
    Choice("to_100", N_("Days 61–100"), ("dag 61–100",)),
)
STAFF_ROLES = (
    Choice("manager", N_("Place manager"), ("platsansvarig",)),
    Choice("leader", N_("Team leader"), ("arbetsledare", "lagledare")),
    Choice("host", N_("Place host"), ("trivselvärd", "trivselvärdar", "platsvärd")),
    Choice("cleaner", N_("Cleaner"), ("renhållare", "renhållning", "städare")),
    Choice("youth", N_("Holiday worker"), ("feriejobbare", "feriearbetare", "ungdomslag")),
    Choice("other", N_("Other role"), ("övrig", "annan")),
)
# The first nine have the keys 1 to 9 in the line for new entries.
LOG_TYPES = (
    Choice("litter", N_("Litter and dumping"), ("skräp", "nedskräpning", "dumpning", "städning")),
    Choice("waste", N_("Full bins"), ("papperskorg", "avfall", "sopor", "full papperskorg")),
    Choice("graffiti", N_("Graffiti"), ("klotter", "klottersanering")),
    Choice("damage", N_("Damage"), ("skadegörelse", "möbler", "trasigt", "utrustning")),
    Choice("lighting", N_("Lighting out"), ("belysning", "lampa", "lampfel")),
    Choice("greenery", N_("Greenery"), ("grönyta", "plantering", "grönska")),
    Choice("snow", N_("Snow and ice"), ("snö", "halka", "snö/halka")),
    Choice("disorder", N_("Disturbance"), ("ordningsstörning", "störning", "ordning")),
    Choice("round", N_("Round done"), ("rond", "utfört", "tillsyn", "genomförd rond")),
    Choice("accident", N_("Accident or near miss"), ("olycka", "tillbud", "personskada")),
    Choice("other", N_("Other"), ("övrigt", "annat")),
)
KEYED: Final = 9
# Which usual task of the matrix answers for what is seen; the rest nobody answers for by it.
TASKS_OF_TYPES: Final = (
    ("litter", "cleaning"),
    ("waste", "waste"),
    ("graffiti", "graffiti"),
    ("damage", "furniture"),
    ("lighting", "lighting"),
    ("greenery", "greenery"),
    ("snow", "snow"),
    ("disorder", "supervision"),
)
# What is to be mended by somebody; a disturbance or a round is not.
FAULT_TYPES: Final = (
    "litter", "waste", "graffiti", "damage", "lighting", "greenery", "snow", "other",
)  # fmt: skip
INCIDENT_TYPES: Final = ("disorder", "accident")
LOG_STATUSES = (
    Choice("new", N_("Noted"), ("ny", "nytt", "öppen", "öppet", "registrerad", "inkommen")),
    Choice("reported", N_("Reported on to others"), ("rapporterad", "anmäld", "pågår", "skickad")),
    Choice("handled", N_("Handled"), ("åtgärdad", "åtgärdat", "klar", "klart", "avslutad",
                                      "stängd")),
    Choice("no_action", N_("Nothing to do"), ("ingen åtgärd", "utgår", "avvisad")),
)  # fmt: skip
OPEN_STATUSES: Final = ("new", "reported")
PERMIT_STANDS = (
    Choice("not_needed", N_("Not needed"), ("behövs ej", "inget", "ej aktuellt", "krävs ej")),
    Choice("needed", N_("To be applied for"), ("ska sökas", "behövs")),
    Choice("applied", N_("Applied for"), ("sökt", "ansökt", "inskickat")),
    Choice("granted", N_("Granted"), ("beviljat", "godkänt", "klart")),
    Choice("refused", N_("Refused"), ("avslag",)),
)
EVENT_STATUSES = (
    Choice("planned", N_("Planned"), ("planerad",)),
    Choice("held", N_("Took place"), ("genomförd", "klar")),
    Choice("cancelled", N_("Cancelled"), ("inställd", "struken")),
)
