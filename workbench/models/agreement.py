"""What the parties promise one another."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered
from workbench.models.declare import choice, day, integer, note, reference, text
from workbench.models.field import Choice, Privacy

PUBLIC, SENSITIVE = Privacy.PUBLIC, Privacy.SENSITIVE

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
