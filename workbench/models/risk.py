"""What may go wrong, how likely and how grave that is, and what is done about it."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered
from workbench.models.declare import choice, day, links, note, reference, scale, text
from workbench.models.field import Choice, Privacy, Through

PUBLIC, SENSITIVE = Privacy.PUBLIC, Privacy.SENSITIVE

RISK_STATUSES = (
    Choice("open", N_("Open"), ("öppen", "ny")),
    Choice("acting", N_("Being acted on"), ("åtgärdas", "pågår")),
    Choice("accepted", N_("Risk taken"), ("accepterad", "tas")),
    Choice("happened", N_("Happened"), ("inträffad", "har inträffat")),
    Choice("closed", N_("Gone"), ("stängd", "borta", "avslutad")),
)


class Risk(Ordered):
    """Something that may go wrong; its value is probability times consequence, 1 to 25."""

    __tablename__ = "risk"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("id", "kod", "nr"))
    title: Mapped[str] = text(
        N_("Risk"),
        PUBLIC,
        required=True,
        quick=0,
        width=40,
        known_as=("risk", "titel", "händelse"),
    )
    probability: Mapped[int | None] = scale(
        N_("Probability"),
        PUBLIC,
        quick=1,
        width=9,
        known_as=("sannolikhet", "sannolikhet_1_5"),
        help=N_("1 hardly ever, 5 nearly certain"),
    )
    consequence: Mapped[int | None] = scale(
        N_("Consequence"),
        PUBLIC,
        quick=2,
        width=9,
        known_as=("konsekvens", "konsekvens_1_5"),
        help=N_("1 hardly felt, 5 stops the collaboration"),
    )
    owner_id: Mapped[str | None] = reference(
        N_("Owner of the risk"),
        PUBLIC,
        "organisation",
        short=N_("Owner"),
        quick=3,
        width=18,
        known_as=("agare", "ägare", "riskägare", "ansvarig"),
    )
    measure: Mapped[str] = note(
        N_("Measure"), PUBLIC, quick=4, width=30, known_as=("åtgärd", "atgard"),
        help=N_("What makes it less likely or less grave"),
    )  # fmt: skip
    due: Mapped[date | None] = day(
        N_("To be done by"), PUBLIC, short=N_("Due"), width=11, known_as=("senast",)
    )
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC, RISK_STATUSES, default="open", width=12, known_as=("status",)
    )
    activities = links(
        N_("Activities"),
        PUBLIC,
        "activity",
        Through("activity_risk", "risk_id", "activity_id"),
        width=18,
        known_as=("aktiviteter", "aktivitet"),
    )
    notes: Mapped[str] = note(
        N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar", "kommentar")
    )
