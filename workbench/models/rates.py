"""Rates that change by date: VAT and the agreed value of hours. Nothing of it is law here: data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered
from workbench.models.declare import choice, day, decimal, money, text
from workbench.models.field import Choice, Privacy

PUBLIC = Privacy.PUBLIC

VAT_CATEGORIES = (
    Choice("general", N_("Goods and services in general"), ("allmänt", "normal")),
    Choice("food", N_("Food"), ("livsmedel",)),
    Choice("restaurant", N_("Restaurant"), ("restaurang",)),
    Choice("art", N_("Art sold by the artist"), ("konst",)),
    Choice("culture", N_("Culture, transport, books"), ("kultur", "transport", "böcker")),
    Choice("exempt", N_("Exempt or outside VAT"), ("undantag", "ej moms", "momsfri")),
)
HOUR_KINDS = (
    Choice("volunteer", N_("Volunteer, adult"), ("ideell", "ideell tid", "vuxen")),
    Choice("youth", N_("Volunteer, youth"), ("ungdom",)),
    Choice("official", N_("Official time"), ("tjänstetid",)),
    Choice("owner", N_("Property owner's time"), ("fastighetsägartid",)),
)


class VatRate(Ordered):
    """A VAT rate in force between two days, with the source that says so."""

    __tablename__ = "vat_rate"

    category: Mapped[str | None] = choice(
        N_("For what"), PUBLIC, VAT_CATEGORIES, default="general", quick=0, width=24,
        known_as=("kategori", "momskategori"),
    )  # fmt: skip
    percent: Mapped[Decimal | None] = decimal(
        N_("Rate"), PUBLIC, minimum=0, maximum=100, unit="%", quick=1, width=8,
        known_as=("momssats", "sats", "procent"),
    )  # fmt: skip
    valid_from: Mapped[date | None] = day(
        N_("Holds from"), PUBLIC, quick=2, width=12, known_as=("från", "gäller från")
    )
    valid_to: Mapped[date | None] = day(
        N_("Holds to"), PUBLIC, quick=3, width=12, known_as=("till", "gäller till")
    )
    source: Mapped[str] = text(
        N_("Source"), PUBLIC, required=True, quick=4, width=40, known_as=("källa",)
    )


class HourRate(Ordered):
    """What an hour given in kind is worth from a day on, as agreed."""

    __tablename__ = "hour_rate"

    kind: Mapped[str | None] = choice(
        N_("Whose hours"), PUBLIC, HOUR_KINDS, default="volunteer", quick=0, width=24,
        known_as=("slag", "timslag"),
    )  # fmt: skip
    rate: Mapped[int | None] = money(
        N_("Worth an hour"), PUBLIC, quick=1, width=12, known_as=("timpris", "kr_per_timme")
    )
    valid_from: Mapped[date | None] = day(
        N_("Holds from"), PUBLIC, quick=2, width=12, known_as=("från", "gäller från")
    )
    source: Mapped[str] = text(
        N_("Source"), PUBLIC, required=True, quick=3, width=40, known_as=("källa",)
    )
