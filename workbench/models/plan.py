"""The action plan: activities, who does what, when and at what cost."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered
from workbench.models.declare import (
    choice,
    day,
    dependencies,
    integer,
    links,
    money,
    note,
    reference,
    text,
    yes_no,
)
from workbench.models.field import Privacy, Through
from workbench.models.plan_choices import (
    CATEGORIES,
    COST_KINDS,
    DATING,
    EVIDENCE,
    FINANCING,
    INTERVENTIONS,
    LASTING,
    PHASES,
    RECURRENCE,
    STATUSES,
)

PUBLIC = Privacy.PUBLIC

ABOUT, WHO, WHEN = N_("What it is about"), N_("Others who take part"), N_("Dates and order")
MONEY, PLACEMAKING, MORE = N_("Money"), N_("Placemaking"), N_("Links and notes")


def _role(role: str) -> Through:
    return Through("activity_role", "activity_id", "organisation_id", (("role", role),))


class Activity(Ordered):
    """Something to be done, by someone, between two days; a milestone takes no time.

    Dates are inclusive. With typed dates they stand as written and a broken link shows as a
    conflict; with computed dates the start follows from links and ``earliest_start``.
    """

    __tablename__ = "activity"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("id", "kod", "nr"), group=ABOUT)
    title: Mapped[str] = text(
        N_("Activity"),
        PUBLIC,
        required=True,
        quick=0,
        width=40,
        known_as=("titel", "aktivitet", "åtgärd", "title", "vad"),
    )
    parent_id: Mapped[str | None] = reference(
        N_("Part of"),
        PUBLIC,
        "activity",
        advanced=True,
        known_as=("del av", "parent"),
        group=ABOUT,
    )
    phase: Mapped[str | None] = choice(
        N_("Phase"),
        PUBLIC,
        PHASES,
        width=10,
        known_as=("fas",),
        advanced=True,
        group=ABOUT,
    )
    goals = links(
        N_("Goals"),
        PUBLIC,
        "goal",
        Through("activity_goal", "activity_id", "goal_id"),
        width=20,
        known_as=("mal", "mål"),
    )
    problems = links(
        N_("Problems"),
        PUBLIC,
        "problem",
        Through("activity_problem", "activity_id", "problem_id"),
        width=18,
        known_as=("problem",),
        advanced=True,
        group=ABOUT,
    )
    findings = links(
        N_("Findings"),
        PUBLIC,
        "finding",
        Through("activity_finding", "activity_id", "finding_id"),
        width=18,
        known_as=("fynd",),
        advanced=True,
        group=ABOUT,
    )
    surfaces = links(
        N_("Surfaces"),
        PUBLIC,
        "surface",
        Through("activity_surface", "activity_id", "surface_id"),
        width=18,
        known_as=("ytor", "yta", "plats"),
        advanced=True,
        group=ABOUT,
    )
    category: Mapped[str | None] = choice(
        N_("Category"),
        PUBLIC,
        CATEGORIES,
        width=14,
        known_as=("kategori",),
        group=ABOUT,
    )
    evidence: Mapped[str | None] = choice(
        N_("Evidence that it works"),
        PUBLIC,
        EVIDENCE,
        short=N_("Evidence"),
        width=10,
        known_as=("evidens", "evidensgrad", "evidensnivå"),
        advanced=True,
        help=N_("What research and experience say of measures like this one"),
        group=ABOUT,
    )
    risks = links(
        N_("Risks"),
        PUBLIC,
        "risk",
        Through("activity_risk", "activity_id", "risk_id"),
        width=18,
        known_as=("risker",),
        advanced=True,
        group=ABOUT,
    )
    responsible = links(
        N_("Responsible (R)"),
        PUBLIC,
        "organisation",
        _role("R"),
        short=N_("Responsible"),
        quick=1,
        width=20,
        known_as=("R", "ansvarig", "utförare", "vem", "responsible"),
        help=N_("Who does the work; at least one"),
    )
    accountable_id: Mapped[str | None] = reference(
        N_("Accountable (A)"),
        PUBLIC,
        "organisation",
        short=N_("Accountable"),
        width=20,
        known_as=("A", "ytterst ansvarig", "accountable"),
        help=N_("Who answers for the result; exactly one"),
    )
    consulted = links(
        N_("Consulted (C)"),
        PUBLIC,
        "organisation",
        _role("C"),
        known_as=("C", "rådfrågas"),
        advanced=True,
        group=WHO,
    )
    informed = links(
        N_("Informed (I)"),
        PUBLIC,
        "organisation",
        _role("I"),
        known_as=("I", "informeras"),
        advanced=True,
        group=WHO,
    )
    start: Mapped[date | None] = day(
        N_("Start"), PUBLIC, quick=2, width=11, known_as=("start", "startdatum", "från")
    )
    finish: Mapped[date | None] = day(
        N_("Finish"),
        PUBLIC,
        quick=3,
        width=11,
        known_as=("slut", "slutdatum", "till", "finish", "end"),
    )
    duration: Mapped[int | None] = integer(
        N_("Duration"),
        PUBLIC,
        minimum=0,
        maximum=5000,
        unit=N_("working days"),
        width=9,
        known_as=("längd", "dagar", "varaktighet"),
        help=N_("Working days; used when the dates are computed"),
        group=WHEN,
    )
    dating: Mapped[str | None] = choice(
        N_("Dates are"),
        PUBLIC,
        DATING,
        default="typed",
        advanced=True,
        known_as=("datering",),
        help=N_(
            "A plan of promises keeps the dates it was given; a driven plan moves with its links"
        ),
        group=WHEN,
    )
    predecessors = dependencies(
        N_("Waits for"),
        PUBLIC,
        "activity",
        Through("dependency", "successor_id", "predecessor_id"),
        width=14,
        known_as=("beroende", "beroenden", "föregångare", "predecessors"),
        help=N_(
            "A12 starts after A12 is finished; A12:SS starts with it; A12+3 three working days "
            "later"
        ),
        group=WHEN,
    )
    earliest_start: Mapped[date | None] = day(
        N_("Not before"),
        PUBLIC,
        advanced=True,
        known_as=("tidigast start",),
        group=WHEN,
    )
    deadline: Mapped[date | None] = day(
        N_("Deadline"),
        PUBLIC,
        width=11,
        advanced=True,
        known_as=("senast", "deadline"),
        help=N_("Never moves anything; shows how late"),
        group=WHEN,
    )
    milestone: Mapped[bool] = yes_no(
        N_("Milestone"),
        PUBLIC,
        known_as=("milstolpe",),
        advanced=True,
        group=WHEN,
    )
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC, STATUSES, default="planned", width=11, known_as=("status",)
    )
    progress: Mapped[int | None] = integer(
        N_("Done"),
        PUBLIC,
        minimum=0,
        maximum=100,
        unit="%",
        width=7,
        known_as=("klar_pct", "klart", "klar %", "procent"),
    )
    cost: Mapped[int | None] = money(
        N_("Cost excl. VAT"), PUBLIC, short=N_("Cost"), unit=N_("kr"), width=11,
        known_as=("kostnad_kr_exkl_moms", "kostnad", "kostnad kr", "cost"),
        group=MONEY,
    )  # fmt: skip
    cost_kind: Mapped[str | None] = choice(
        N_("The cost is"),
        PUBLIC,
        COST_KINDS,
        default="once",
        known_as=("kostnad_avser", "kostnadsslag"),
        advanced=True,
        group=MONEY,
    )
    budget_code: Mapped[str] = text(
        N_("Budget code"),
        PUBLIC,
        width=9,
        known_as=("budgetkod", "konto"),
        group=MONEY,
    )
    financing: Mapped[str | None] = choice(
        N_("Financed by"),
        PUBLIC,
        FINANCING,
        width=16,
        known_as=("finansiering",),
        group=MONEY,
    )
    financiers = links(
        N_("Financier"),
        PUBLIC,
        "organisation",
        _role("F"),
        width=18,
        known_as=("finansiär", "finansiärer", "betalas av"),
        advanced=True,
        help=N_("Who pays"),
        group=MONEY,
    )
    permits: Mapped[str] = text(
        N_("Permits in words"),
        PUBLIC,
        width=18,
        known_as=("tillstånd",),
        advanced=True,
        help=N_("As a table gave them; the view Permits makes a row of each"),
        group=ABOUT,
    )
    actual_start: Mapped[date | None] = day(
        N_("Started"),
        PUBLIC,
        advanced=True,
        known_as=("faktisk start",),
        group=WHEN,
    )
    actual_finish: Mapped[date | None] = day(
        N_("Finished"),
        PUBLIC,
        advanced=True,
        known_as=("faktiskt slut",),
        group=WHEN,
    )
    recurs: Mapped[str | None] = choice(
        N_("Comes back"),
        PUBLIC,
        RECURRENCE,
        width=14,
        known_as=("återkommer", "återkommande", "upprepas"),
        advanced=True,
        help=N_("Stands in the wheel of the year each time, from the start to the finish"),
        group=WHEN,
    )
    intervention: Mapped[str | None] = choice(
        N_("Placemaking"),
        PUBLIC,
        INTERVENTIONS,
        width=14,
        known_as=("insatstyp", "placemaking-insats", "insats"),
        advanced=True,
        group=PLACEMAKING,
    )
    lasting: Mapped[str | None] = choice(
        N_("Temporary or permanent"),
        PUBLIC,
        LASTING,
        short=N_("Lasting"),
        width=11,
        known_as=("varaktig", "temporär/permanent"),
        advanced=True,
        group=PLACEMAKING,
    )
    life: Mapped[int | None] = integer(
        N_("Life"),
        PUBLIC,
        minimum=0,
        maximum=1200,
        unit=N_("months"),
        width=8,
        known_as=("livslängd", "livslängd månader"),
        advanced=True,
        group=PLACEMAKING,
    )
    maintainers = links(
        N_("Maintained by"),
        PUBLIC,
        "organisation",
        _role("M"),
        width=18,
        known_as=("skötselansvarig", "skötsel"),
        advanced=True,
        help=N_("Who looks after it as long as it stands"),
        group=PLACEMAKING,
    )
    winter: Mapped[str] = text(
        N_("In winter"),
        PUBLIC,
        width=20,
        known_as=("vinterlösning", "vinter"),
        advanced=True,
        help=N_("Taken in, lit, cleared of snow: what happens to it from November to March"),
        group=PLACEMAKING,
    )
    evaluation: Mapped[str] = note(
        N_("Evaluation"),
        PUBLIC,
        known_as=("utvärdering",),
        advanced=True,
        help=N_("How one will see whether it worked, and then what was seen"),
        group=PLACEMAKING,
    )
    web: Mapped[str] = note(
        N_("Web addresses"),
        PUBLIC,
        known_as=("länkar", "webblänkar", "webbadresser", "länk"),
        advanced=True,
        help=N_("One on each line"),
        group=MORE,
    )
    notes: Mapped[str] = note(
        N_("Notes"),
        Privacy.SENSITIVE,
        known_as=("anteckning", "anteckningar", "kommentar"),
        group=MORE,
    )
