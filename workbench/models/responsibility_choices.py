"""What the fields of the responsibility matrix may say."""

from __future__ import annotations

from workbench.base.language import N_
from workbench.models.field import Choice

STANDARD_TASKS = (
    Choice("cleaning", N_("Cleaning"), ("renhållning", "renhallning", "städning")),
    Choice("snow", N_("Snow and ice"), ("snö/halka", "sno_halka", "snö", "snöröjning", "halka")),
    Choice("lighting", N_("Lighting"), ("belysning",)),
    Choice("graffiti", N_("Graffiti removal"), ("klottersanering", "klotter")),
    Choice("greenery", N_("Greenery"), ("grönyta", "gronyta", "grönytor")),
    Choice("furniture", N_("Furniture"), ("möbler", "mobler_utrustning", "möbler, utrustning")),
    Choice(
        "supervision",
        N_("Supervision"),
        ("tillsyn", "tillsyn/bevakning", "tillsyn_bevakning", "bevakning"),
    ),
    Choice(
        "letting",
        N_("Letting of ground"),
        ("upplåtelse", "upplatelse_tillstand", "upplåtelse, tillstånd"),
    ),
    Choice("waste", N_("Waste"), ("avfall", "sophämtning")),
    Choice("water", N_("Water and fountains"), ("vatten", "vatten/fontän", "fontän")),
)
CLARITY = (
    Choice("clear", N_("Clear"), ("tydligt", "klart")),
    Choice("unclear", N_("Unclear"), ("oklart", "otydligt", "?")),
    Choice("double", N_("Double"), ("dubbelt",)),
    Choice(
        "not_relevant",
        N_("Not relevant"),
        ("ej_relevant", "ej relevant", "ej aktuellt", "inte relevant"),
    ),
)
