"""What is seen on the place: counted people, inspected conditions, the place rated by people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import choice, day, decimal, integer, note, reference, text
from workbench.models.field import Choice, Privacy
from workbench.models.quality import QUALITIES

PUBLIC, PERSONAL = Privacy.PUBLIC, Privacy.PERSONAL

WEATHERS = (
    Choice("clear", N_("Clear sky"), ("klart", "sol")),
    Choice("cloudy", N_("Cloudy"), ("mulet", "molnigt")),
    Choice("rain", N_("Rain"), ("regn",)),
    Choice("snow", N_("Snow"), ("snö",)),
    Choice("wind", N_("Strong wind"), ("blåsigt",)),
)


def _people(label: str, *known_as: str) -> Mapped[int | None]:
    """Declare how many people were seen."""
    return integer(label, PUBLIC, minimum=0, width=8, known_as=known_as)


class Observation(Ordered):
    """What was counted on one surface in one slot: who passed, who stayed and what they did."""

    __tablename__ = "observation"

    round: Mapped[str] = text(
        N_("Round"), PUBLIC, required=True, quick=0, width=10, known_as=("omgang", "omgång")
    )
    surface_id: Mapped[str | None] = reference(
        N_("Surface"), PUBLIC, "surface", quick=1, width=18, known_as=("yta",)
    )
    slot: Mapped[str] = text(
        N_("Time slot"), PUBLIC, quick=2, width=16, known_as=("tidpunkt", "tid")
    )
    seen_on: Mapped[date | None] = day(N_("Day"), PUBLIC, width=11, known_as=("datum",))
    weather: Mapped[str | None] = choice(
        N_("Weather"), PUBLIC, WEATHERS, width=10, known_as=("väder", "vader")
    )
    temperature: Mapped[int | None] = integer(
        N_("Temperature"), PUBLIC, minimum=-50, maximum=60, unit=N_("°C"), width=8, advanced=True,
        known_as=("temperatur", "grader"),
    )  # fmt: skip
    flow: Mapped[int | None] = integer(
        N_("Passing per hour"), PUBLIC, minimum=0, quick=3, width=9, short=N_("Passing / h"),
        known_as=("gangflode_per_h", "flöde", "flöde per timme"),
    )  # fmt: skip
    staying: Mapped[int | None] = integer(
        N_("Staying"), PUBLIC, minimum=0, quick=4, width=8, known_as=("vistelse_antal", "vistelse")
    )
    women: Mapped[int | None] = _people(N_("Women"), "vistelse_kvinnor", "kvinnor")
    men: Mapped[int | None] = _people(N_("Men"), "vistelse_man", "män", "man")
    age_0_14: Mapped[int | None] = _people(N_("0–14 years"), "ald_0_14", "0–14")
    age_15_24: Mapped[int | None] = _people(N_("15–24 years"), "ald_15_24", "15–24")
    age_25_64: Mapped[int | None] = _people(N_("25–64 years"), "ald_25_64", "25–64")
    age_65: Mapped[int | None] = _people(N_("65 years and older"), "ald_65plus", "65+")
    sitting: Mapped[int | None] = _people(N_("Sitting"), "sitter")
    standing: Mapped[int | None] = _people(N_("Standing"), "står")
    playing: Mapped[int | None] = _people(N_("Playing"), "leker")
    shopping: Mapped[int | None] = _people(N_("Shopping"), "handlar")
    eating: Mapped[int | None] = _people(N_("Eating"), "äter")
    waiting: Mapped[int | None] = _people(N_("Waiting for something"), "väntar")
    working: Mapped[int | None] = _people(N_("Working"), "arbetar")
    source: Mapped[str] = text(
        N_("Counted by"), PUBLIC, width=16, advanced=True, known_as=("räknat av", "räknare")
    )
    method: Mapped[str] = text(
        N_("Method"), PUBLIC, width=16, advanced=True, known_as=("metod",),
        help=N_("How long was counted, and where one stood"),
    )  # fmt: skip
    quality: Mapped[str | None] = choice(
        N_("Quality"), PUBLIC, QUALITIES, width=8, advanced=True, known_as=("kvalitet",)
    )
    notes: Mapped[str] = note(N_("Notes"), PUBLIC, known_as=("anteckning",))


class InspectionAspect(Ordered):
    """An aspect of the physical environment, by the name the project uses."""

    __tablename__ = "inspection_aspect"

    name: Mapped[str] = text(
        N_("Aspect"), PUBLIC, required=True, quick=0, width=30, known_as=("aspekt",)
    )
    weight: Mapped[Decimal | None] = decimal(
        N_("Weight"), PUBLIC, minimum=0, maximum=100, quick=1, width=8, known_as=("vikt",),
        help=N_("1 where nothing is written"),
    )  # fmt: skip


class InspectionFactor(Ordered):
    """A part of an aspect that gets points of its own."""

    __tablename__ = "inspection_factor"

    aspect_id: Mapped[str] = reference(
        N_("Aspect"), PUBLIC, "inspection_aspect", owned=True, required=True, quick=1, width=26,
        known_as=("aspekt",),
    )  # fmt: skip
    name: Mapped[str] = text(
        N_("Factor"), PUBLIC, required=True, quick=0, width=30, known_as=("faktor",)
    )
    weight: Mapped[Decimal | None] = decimal(
        N_("Weight"), PUBLIC, minimum=0, maximum=100, quick=2, width=8, known_as=("vikt",)
    )


class Inspection(Ordered):
    """One safety inspection, with the points below and from which it is red or green."""

    __tablename__ = "inspection"

    name: Mapped[str] = text(
        N_("Inspection"), PUBLIC, required=True, quick=0, width=16, known_as=("besiktning",)
    )
    done_on: Mapped[date | None] = day(N_("Day"), PUBLIC, quick=1, width=11, known_as=("datum",))
    performer: Mapped[str] = text(N_("Done by"), PUBLIC, width=18, known_as=("utförare",))
    method: Mapped[str] = text(N_("Method"), PUBLIC, width=20, known_as=("metod",))
    quality: Mapped[str | None] = choice(
        N_("Quality"), PUBLIC, QUALITIES, width=8, advanced=True, known_as=("kvalitet",)
    )
    red_below: Mapped[Decimal | None] = decimal(
        N_("Red below"), PUBLIC, minimum=0, maximum=20, width=8, advanced=True,
        help=N_("7 where nothing is written"),
    )  # fmt: skip
    green_from: Mapped[Decimal | None] = decimal(
        N_("Green from"), PUBLIC, minimum=0, maximum=20, width=8, advanced=True,
        help=N_("14 where nothing is written"),
    )  # fmt: skip


class InspectionScore(Row):
    """The points of an aspect, or of one factor of it, in one inspection: 0 alarming, 20 good."""

    __tablename__ = "inspection_score"

    inspection_id: Mapped[str] = reference(
        N_("Inspection"), PUBLIC, "inspection", owned=True, width=14
    )
    aspect_id: Mapped[str] = reference(
        N_("Aspect"), PUBLIC, "inspection_aspect", owned=True, width=26, known_as=("aspekt",)
    )
    factor_id: Mapped[str | None] = reference(
        N_("Factor"), PUBLIC, "inspection_factor", goes_along=True, width=26
    )
    points: Mapped[Decimal | None] = decimal(
        N_("Points"), PUBLIC, minimum=0, maximum=20, width=8, known_as=("poang", "poäng")
    )
    comment: Mapped[str] = note(N_("Comment"), PUBLIC, known_as=("kommentar",))


class RatingTheme(Ordered):
    """A theme by which people rate the place from 1 to 7."""

    __tablename__ = "rating_theme"

    name: Mapped[str] = text(N_("What is rated"), PUBLIC, required=True, quick=0, width=30)
    question: Mapped[str] = text(N_("Question"), PUBLIC, quick=1, width=40)


class RatingOccasion(Ordered):
    """A time at which people rated the place: when, how, and how far the marks can be trusted."""

    __tablename__ = "rating_occasion"

    name: Mapped[str] = text(
        N_("Occasion"), PUBLIC, required=True, quick=0, width=24, known_as=("tillfälle",)
    )
    rated_on: Mapped[date | None] = day(N_("Day"), PUBLIC, quick=1, width=11, known_as=("datum",))
    source: Mapped[str] = text(N_("Asked by"), PUBLIC, quick=2, width=18)
    method: Mapped[str] = text(N_("Method"), PUBLIC, quick=3, width=22, known_as=("metod",))
    quality: Mapped[str | None] = choice(
        N_("Quality"), PUBLIC, QUALITIES, width=14, known_as=("kvalitet",)
    )


class Rating(Row):
    """What one person (or one group together) gave a theme on one occasion."""

    __tablename__ = "rating"

    theme_id: Mapped[str] = reference(
        N_("What is rated"), PUBLIC, "rating_theme", owned=True, width=26
    )
    occasion_id: Mapped[str] = reference(
        N_("Occasion"), PUBLIC, "rating_occasion", owned=True, width=14, known_as=("tillfälle",)
    )
    group: Mapped[str] = text(N_("Group"), PUBLIC, width=14, known_as=("grupp",))
    rater: Mapped[int | None] = integer(N_("Rater"), PUBLIC, minimum=1, width=7)
    points: Mapped[int | None] = integer(N_("Points"), PUBLIC, minimum=1, maximum=7, width=7)
    comment: Mapped[str] = note(N_("Comment"), PUBLIC)
