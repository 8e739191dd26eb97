"""What is found on the ground: walks, inspections, fault reports and interviews."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered
from workbench.models.declare import choice, day, decimal, note, reference, scale, text
from workbench.models.field import Choice, Privacy

PUBLIC, SENSITIVE = Privacy.PUBLIC, Privacy.SENSITIVE

FINDING_SOURCES = (
    Choice("walk", N_("Safety walk"), ("vandring", "trygghetsvandring")),
    Choice("inspection", N_("Safety inspection"), ("besiktning", "trygghetsbesiktning")),
    Choice("fault_report", N_("Fault report"), ("felanmälan",)),
    Choice("interview", N_("Interview"), ("intervju",)),
)
FINDING_STATUSES = (
    Choice("new", N_("New"), ("ny",)),
    Choice("accepted", N_("Accepted"), ("accepterad", "planerad")),
    Choice("rejected", N_("Rejected"), ("avböjd", "avvisad")),
    Choice("ongoing", N_("Ongoing"), ("pågår", "försenad")),
    Choice("done", N_("Done"), ("åtgärdad", "klar")),
    Choice("verified", N_("Verified"), ("verifierad",)),
)


class Finding(Ordered):
    """Something seen at a point: what it is, how severe, who answers for it and by when."""

    __tablename__ = "finding"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("nr", "id", "kod"))
    title: Mapped[str] = text(
        N_("Finding"),
        PUBLIC,
        required=True,
        quick=0,
        width=34,
        known_as=("iakttagelse", "fynd", "beskrivning"),
    )
    surface_id: Mapped[str | None] = reference(
        N_("Surface"), PUBLIC, "surface", quick=1, width=18, known_as=("yta",)
    )
    x: Mapped[Decimal | None] = decimal(
        N_("East"), PUBLIC, unit=N_("m"), width=8, advanced=True, known_as=("x_m", "x", "öst")
    )
    y: Mapped[Decimal | None] = decimal(
        N_("North"), PUBLIC, unit=N_("m"), width=8, advanced=True, known_as=("y_m", "y", "nord")
    )
    source: Mapped[str | None] = choice(
        N_("Source"), PUBLIC, FINDING_SOURCES, default="walk", width=14, known_as=("källa", "kalla")
    )
    category: Mapped[str] = text(N_("Category"), PUBLIC, width=14, known_as=("kategori",))
    severity: Mapped[int | None] = scale(
        N_("Severity"), PUBLIC, quick=2, width=8, known_as=("allvar", "allvar_1_5")
    )
    responsible_id: Mapped[str | None] = reference(
        N_("Responsible"), PUBLIC, "organisation", quick=3, width=20, known_as=("ansvarig",)
    )
    due: Mapped[date | None] = day(
        N_("To be done by"),
        PUBLIC,
        width=11,
        known_as=("atgardas_senast", "åtgärdas senast", "senast"),
    )
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC, FINDING_STATUSES, default="new", width=11, known_as=("status",)
    )
    answer: Mapped[str] = note(
        N_("Answer of the responsible"), PUBLIC, known_as=("svar", "svar från ansvarig")
    )
    notes: Mapped[str] = note(
        N_("Notes"), SENSITIVE, known_as=("anteckning", "anteckningar", "kommentar")
    )
