"""The levy: models that share a total out among properties, and what was adopted of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered
from workbench.models.declare import choice, day, decimal, integer, money, note, reference, text
from workbench.models.field import Choice, Privacy

PUBLIC = Privacy.PUBLIC

LEVY_BASES = (
    Choice(
        "weighted_area",
        N_("Weighted area"),
        ("loa_boa_vikt", "loa boa vikt", "viktad yta", "viktad area", "area"),
    ),
    Choice("gross_area", N_("Gross floor area"), ("bta", "bruttoarea")),
    Choice("assessed_value", N_("Assessed value"), ("taxeringsvarde", "taxeringsvärde")),
    Choice("frontage", N_("Frontage"), ("fasad", "fasadmeter", "fasad_m")),
    Choice("equal", N_("Equal parts"), ("lika",)),
    Choice("fixed_plus", N_("Area and frontage"), ("fast_plus", "fast plus", "hybrid")),
    Choice("mix", N_("Mix of keys"), ("blandad", "blandning", "mix")),
)
PAYERS = (
    Choice("members", N_("Members"), ("medlemmar",)),
    Choice("all", N_("All but contract parties"), ("alla",)),
)
ROUNDINGS = (
    Choice("krona", N_("Whole kronor"), ("1", "krona", "hela kronor")),
    Choice("ten", N_("Tens of kronor"), ("10", "tiotal")),
    Choice("hundred", N_("Hundreds of kronor"), ("100", "hundratal")),
)
FALLBACKS = (
    Choice("nothing", N_("Nothing"), ("inget",)),
    Choice("area", N_("By its area"), ("area", "yta")),
    Choice("fixed", N_("A fixed amount"), ("fast", "fast belopp")),
)
LEVY_STATUSES = (
    Choice("scenario", N_("Scenario"), ("scenario", "förslag")),
    Choice("adopted", N_("Adopted"), ("antagen",)),
)


class LevyModel(Ordered):
    """One way to share out a year's levy. An adopted one is a copy that stays as it was decided."""

    __tablename__ = "levy_model"

    name: Mapped[str] = text(
        N_("Name"), PUBLIC, required=True, quick=0, width=24, known_as=("modell", "namn")
    )
    year: Mapped[int | None] = integer(
        N_("Year"), PUBLIC, minimum=2000, maximum=2100, quick=1, width=7, known_as=("ar", "år")
    )
    base: Mapped[str | None] = choice(
        N_("Shared out by"), PUBLIC, LEVY_BASES, default="weighted_area", quick=2, width=18,
        known_as=("bas", "fördelningsnyckel"),
    )  # fmt: skip
    total: Mapped[int | None] = money(
        N_("To share out"), PUBLIC, quick=3, width=14, known_as=("total_kr", "total", "summa")
    )
    weight_lettable: Mapped[Decimal | None] = decimal(
        N_("Weight of lettable area"), PUBLIC, short=N_("LOA ×"), width=7,
        known_as=("vikt_loa",),
    )  # fmt: skip
    weight_residential: Mapped[Decimal | None] = decimal(
        N_("Weight of residential area"), PUBLIC, short=N_("BOA ×"), width=7,
        known_as=("vikt_boa",),
    )  # fmt: skip
    weight_gross: Mapped[Decimal | None] = decimal(
        N_("Weight of gross floor area"), PUBLIC, short=N_("GFA ×"), width=7, advanced=True,
        known_as=("vikt_bta",),
    )  # fmt: skip
    fixed: Mapped[int | None] = money(
        N_("Fixed part for each"), PUBLIC, width=11, known_as=("fast_kr", "fast del")
    )
    alpha: Mapped[Decimal | None] = decimal(
        N_("Share by area"), PUBLIC, width=8, known_as=("alfa", "alpha"),
        help=N_("0 to 1; the rest goes by frontage"),
    )  # fmt: skip
    share_weighted: Mapped[Decimal | None] = decimal(
        N_("Share by weighted area"), PUBLIC, unit="%", advanced=True, known_as=("andel_area",)
    )
    share_gross: Mapped[Decimal | None] = decimal(
        N_("Share by gross floor area"), PUBLIC, unit="%", advanced=True, known_as=("andel_bta",)
    )
    share_value: Mapped[Decimal | None] = decimal(
        N_("Share by assessed value"), PUBLIC, unit="%", advanced=True,
        known_as=("andel_taxeringsvarde",),
    )  # fmt: skip
    share_frontage: Mapped[Decimal | None] = decimal(
        N_("Share by frontage"), PUBLIC, unit="%", advanced=True, known_as=("andel_fasad",)
    )
    share_equal: Mapped[Decimal | None] = decimal(
        N_("Share in equal parts"), PUBLIC, unit="%", advanced=True, known_as=("andel_lika",)
    )
    floor: Mapped[int | None] = money(
        N_("Floor for a property"), PUBLIC, short=N_("Floor"), width=10,
        known_as=("golv_kr", "golv"),
    )  # fmt: skip
    cap: Mapped[int | None] = money(
        N_("Cap for a property"), PUBLIC, short=N_("Cap"), width=10, known_as=("tak_kr", "tak")
    )
    rounding: Mapped[str | None] = choice(
        N_("Rounded to"), PUBLIC, ROUNDINGS, default="krona", advanced=True,
        known_as=("avrundning", "avrundning_kr"),
    )  # fmt: skip
    payers: Mapped[str | None] = choice(
        N_("Who pays"), PUBLIC, PAYERS, default="members", advanced=True, known_as=("betalare",)
    )
    fallback: Mapped[str | None] = choice(
        N_("Properties without weight pay"), PUBLIC, FALLBACKS, default="nothing", advanced=True,
        known_as=("reservregel",),
    )  # fmt: skip
    fallback_amount: Mapped[int | None] = money(
        N_("Fixed amount without weight"), PUBLIC, advanced=True, known_as=("reservbelopp_kr",)
    )
    collection_percent: Mapped[Decimal | None] = decimal(
        N_("Expected to be paid"), PUBLIC, minimum=0, maximum=100, unit="%", advanced=True,
        known_as=("uppbord_pct", "uppbördsgrad"),
    )  # fmt: skip
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC, LEVY_STATUSES, default="scenario", hidden=True
    )
    decided: Mapped[date | None] = day(N_("Decided"), PUBLIC, hidden=True)
    decision: Mapped[str] = text(
        N_("Decision"), PUBLIC, hidden=True,
        help=N_("Who decided and where it is written: steering group, § 5"),
    )  # fmt: skip
    notes: Mapped[str] = note(N_("Comment"), PUBLIC, known_as=("kommentar", "anmärkning"))


class LevyCategory(Ordered):
    """What areas weigh in one model for one category of property, where not as usual."""

    __tablename__ = "levy_category"

    model_id: Mapped[str] = reference(
        N_("Levy model"), PUBLIC, "levy_model", owned=True, required=True, quick=0, width=20
    )
    category: Mapped[str] = text(N_("Category"), PUBLIC, required=True, quick=1, width=20)
    weight_lettable: Mapped[Decimal | None] = decimal(
        N_("Weight of lettable area"), PUBLIC, short=N_("LOA ×"), quick=2, width=8
    )
    weight_residential: Mapped[Decimal | None] = decimal(
        N_("Weight of residential area"), PUBLIC, short=N_("BOA ×"), quick=3, width=8
    )
    weight_gross: Mapped[Decimal | None] = decimal(
        N_("Weight of gross floor area"), PUBLIC, short=N_("GFA ×"), width=8
    )


class LevyCharge(Ordered):
    """What a property pays under an adopted model, as it stood on the day of the decision."""

    __tablename__ = "levy_charge"

    model_id: Mapped[str] = reference(N_("Levy model"), PUBLIC, "levy_model", owned=True)
    property_id: Mapped[str | None] = reference(N_("Property"), PUBLIC, "property")
    code: Mapped[str] = text(N_("Code"), PUBLIC)
    designation: Mapped[str] = text(N_("Designation"), PUBLIC, required=True)
    owner_id: Mapped[str | None] = reference(N_("Owner"), PUBLIC, "organisation")
    owner: Mapped[str] = text(N_("Owner then"), PUBLIC)
    amount: Mapped[int | None] = money(N_("Amount"), PUBLIC)
    reckoning: Mapped[str] = note(N_("How it was reckoned"), PUBLIC)
