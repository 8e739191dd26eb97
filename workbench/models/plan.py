"""The action plan: activities, who does what, and what must come before what."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import (
    choice,
    day,
    dependencies,
    integer,
    links,
    money,
    note,
    part_of,
    reference,
    text,
    yes_no,
)
from workbench.models.field import Choice, Privacy, Through

PUBLIC = Privacy.PUBLIC

PHASES = (
    Choice("F0", N_("F0 Start and anchoring"), ("f0", "initiering")),
    Choice("F1", N_("F1 Organise the work"), ("f1",)),
    Choice("F2", N_("F2 Current-state analysis"), ("f2", "nulägesanalys")),
    Choice("F3", N_("F3 Vision, goals, action plan"), ("f3",)),
    Choice("F4", N_("F4 Financing, agreements, founding"), ("f4",)),
    Choice("F5", N_("F5 Start and operation"), ("f5", "drift")),
    Choice("F6", N_("F6 Competence and follow-up"), ("f6",)),
    Choice("F7", N_("F7 Renewal or winding up"), ("f7",)),
)
CATEGORIES = (
    Choice("organisation", N_("Organisation"), ("organisation",)),
    Choice("analysis", N_("Analysis"), ("analys",)),
    Choice("measurement", N_("Measurement"), ("mätning", "matning")),
    Choice("dialogue", N_("Dialogue"), ("dialog",)),
    Choice("law", N_("Law"), ("juridik",)),
    Choice("economy", N_("Economy"), ("ekonomi",)),
    Choice("staff", N_("Staff"), ("personal",)),
    Choice("competence", N_("Competence"), ("kompetens",)),
    Choice("operation", N_("Operation"), ("drift",)),
    Choice("investment", N_("Investment"), ("investering",)),
    Choice("placemaking", N_("Placemaking"), ("placemaking",)),
    Choice("activation", N_("Activation"), ("aktivering",)),
    Choice("art", N_("Art"), ("konst",)),
    Choice("business", N_("Local business"), ("näringsliv", "naringsliv")),
    Choice("follow_up", N_("Follow-up"), ("uppföljning", "uppfoljning")),
)
STATUSES = (
    Choice("planned", N_("Planned"), ("planerad",)),
    Choice("ongoing", N_("Ongoing"), ("pågår", "pagar", "försenad", "forsenad", "late")),
    Choice("done", N_("Done"), ("klar", "avslutad")),
    Choice("paused", N_("Paused"), ("pausad",)),
    Choice("cancelled", N_("Cancelled"), ("struken",)),
)
COST_KINDS = (
    Choice("once", N_("Once"), ("engång", "engang")),
    Choice("per_year", N_("Per year"), ("per_år", "per år", "årlig")),
)
FINANCING = (
    Choice("member_fee", N_("Member fees"), ("medlemsavgift",)),
    Choice("municipality", N_("Municipality"), ("kommun",)),
    Choice("service_contract", N_("Service contract"), ("serviceavtal",)),
    Choice("property_owner", N_("Property owner"), ("fastighetsagare", "fastighetsägare")),
    Choice("external_grant", N_("External grant"), ("externt_bidrag", "externt bidrag")),
    Choice("sponsoring", N_("Sponsoring"), ("sponsring",)),
    Choice(
        "joint_study",
        N_("Jointly financed pilot study"),
        ("samfinansierad_forstudie", "samfinansierad förstudie"),
    ),
    Choice("in_kind", N_("In kind"), ("in_natura", "in natura")),
)
DATING = (
    Choice("typed", N_("Typed dates"), ("skrivna datum", "typed")),
    Choice("computed", N_("Computed from links"), ("beräknad", "computed")),
)
EVIDENCE = (
    Choice("strong", N_("Strong"), ("stark", "stor")),
    Choice("medium", N_("Medium"), ("medel", "måttlig")),
    Choice("weak", N_("Weak"), ("svag", "liten")),
    Choice("unknown", N_("Unknown"), ("okänd", "okänt")),
)
RECURRENCE = (
    Choice("weekly", N_("Every week"), ("varje vecka", "veckovis")),
    Choice("monthly", N_("Every month"), ("varje månad", "månadsvis")),
    Choice("quarterly", N_("Every quarter"), ("varje kvartal", "kvartalsvis")),
    Choice("half_yearly", N_("Twice a year"), ("två gånger per år", "halvårsvis")),
    Choice("yearly", N_("Every year"), ("varje år", "årligen", "årsvis")),
)
INTERVENTIONS = (
    Choice("furnishing", N_("Furnishing"), ("möblering", "möbler")),
    Choice("cleaning", N_("Cleaning"), ("renhållning", "städning")),
    Choice("planting", N_("Planting"), ("plantering", "grönska")),
    Choice("activity", N_("Activity on the spot"), ("aktivitet", "evenemang")),
    Choice("art", N_("Art"), ("konst",)),
    Choice("light", N_("Light"), ("ljus", "belysning")),
    Choice("play", N_("Play"), ("lek",)),
    Choice("serving", N_("Serving"), ("servering", "uteservering")),
)
LASTING = (
    Choice("temporary", N_("Temporary"), ("temporär", "tillfällig", "test")),
    Choice("permanent", N_("Permanent"), ("permanent", "fast")),
)
LINK_TYPES = (
    Choice("FS", N_("Finish before start"), ("fs",)),
    Choice("SS", N_("Start to start"), ("ss",)),
    Choice("FF", N_("Finish to finish"), ("ff",)),
    Choice("SF", N_("Start to finish"), ("sf",)),
)


def _role(role: str) -> Through:
    return Through("activity_role", "activity_id", "organisation_id", (("role", role),))


class Activity(Ordered):
    """Something to be done, by someone, between two days; a milestone takes no time.

    Dates are inclusive. With typed dates they stand as written and a broken link shows as a
    conflict; with computed dates the start follows from links and ``earliest_start``.
    """

    __tablename__ = "activity"

    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("id", "kod", "nr"))
    title: Mapped[str] = text(
        N_("Activity"),
        PUBLIC,
        required=True,
        quick=0,
        width=40,
        known_as=("titel", "aktivitet", "åtgärd", "title", "vad"),
    )
    parent_id: Mapped[str | None] = reference(
        N_("Part of"), PUBLIC, "activity", advanced=True, known_as=("del av", "parent")
    )
    phase: Mapped[str | None] = choice(
        N_("Phase"), PUBLIC, PHASES, width=10, known_as=("fas",), advanced=True
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
    )
    findings = links(
        N_("Findings"),
        PUBLIC,
        "finding",
        Through("activity_finding", "activity_id", "finding_id"),
        width=18,
        known_as=("fynd",),
        advanced=True,
    )
    surfaces = links(
        N_("Surfaces"),
        PUBLIC,
        "surface",
        Through("activity_surface", "activity_id", "surface_id"),
        width=18,
        known_as=("ytor", "yta", "plats"),
        advanced=True,
    )
    category: Mapped[str | None] = choice(
        N_("Category"), PUBLIC, CATEGORIES, width=14, known_as=("kategori",)
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
    )
    risks = links(
        N_("Risks"),
        PUBLIC,
        "risk",
        Through("activity_risk", "activity_id", "risk_id"),
        width=18,
        known_as=("risker",),
        advanced=True,
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
    )
    informed = links(
        N_("Informed (I)"),
        PUBLIC,
        "organisation",
        _role("I"),
        known_as=("I", "informeras"),
        advanced=True,
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
    )
    earliest_start: Mapped[date | None] = day(
        N_("Not before"), PUBLIC, advanced=True, known_as=("tidigast start",)
    )
    deadline: Mapped[date | None] = day(
        N_("Deadline"),
        PUBLIC,
        width=11,
        advanced=True,
        known_as=("senast", "deadline"),
        help=N_("Never moves anything; shows how late"),
    )
    milestone: Mapped[bool] = yes_no(
        N_("Milestone"), PUBLIC, known_as=("milstolpe",), advanced=True
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
    )  # fmt: skip
    cost_kind: Mapped[str | None] = choice(
        N_("The cost is"),
        PUBLIC,
        COST_KINDS,
        default="once",
        known_as=("kostnad_avser", "kostnadsslag"),
        advanced=True,
    )
    budget_code: Mapped[str] = text(
        N_("Budget code"), PUBLIC, width=9, known_as=("budgetkod", "konto")
    )
    financing: Mapped[str | None] = choice(
        N_("Financed by"), PUBLIC, FINANCING, width=16, known_as=("finansiering",)
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
    )
    permits: Mapped[str] = text(
        N_("Permits in words"),
        PUBLIC,
        width=18,
        known_as=("tillstånd",),
        advanced=True,
        help=N_("As a table gave them; the view Permits makes a row of each"),
    )
    actual_start: Mapped[date | None] = day(
        N_("Started"), PUBLIC, advanced=True, known_as=("faktisk start",)
    )
    actual_finish: Mapped[date | None] = day(
        N_("Finished"), PUBLIC, advanced=True, known_as=("faktiskt slut",)
    )
    recurs: Mapped[str | None] = choice(
        N_("Comes back"),
        PUBLIC,
        RECURRENCE,
        width=14,
        known_as=("återkommer", "återkommande", "upprepas"),
        advanced=True,
        help=N_("Stands in the wheel of the year each time, from the start to the finish"),
    )
    intervention: Mapped[str | None] = choice(
        N_("Placemaking"),
        PUBLIC,
        INTERVENTIONS,
        width=14,
        known_as=("insatstyp", "placemaking-insats", "insats"),
        advanced=True,
    )
    lasting: Mapped[str | None] = choice(
        N_("Temporary or permanent"),
        PUBLIC,
        LASTING,
        short=N_("Lasting"),
        width=11,
        known_as=("varaktig", "temporär/permanent"),
        advanced=True,
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
    )
    winter: Mapped[str] = text(
        N_("In winter"),
        PUBLIC,
        width=20,
        known_as=("vinterlösning", "vinter"),
        advanced=True,
        help=N_("Taken in, lit, cleared of snow: what happens to it from November to March"),
    )
    evaluation: Mapped[str] = note(
        N_("Evaluation"),
        PUBLIC,
        known_as=("utvärdering",),
        advanced=True,
        help=N_("How one will see whether it worked, and then what was seen"),
    )
    web: Mapped[str] = note(
        N_("Web addresses"),
        PUBLIC,
        known_as=("länkar", "webblänkar", "webbadresser", "länk"),
        advanced=True,
        help=N_("One on each line"),
    )
    notes: Mapped[str] = note(
        N_("Notes"), Privacy.SENSITIVE, known_as=("anteckning", "anteckningar", "kommentar")
    )


class ActivityGoal(Row):
    """An activity serves a goal."""

    __tablename__ = "activity_goal"
    __table_args__ = (UniqueConstraint("activity_id", "goal_id"),)

    activity_id: Mapped[str] = part_of("activity")
    goal_id: Mapped[str] = part_of("goal")


class ActivityProblem(Row):
    """An activity acts against a problem."""

    __tablename__ = "activity_problem"
    __table_args__ = (UniqueConstraint("activity_id", "problem_id"),)

    activity_id: Mapped[str] = part_of("activity")
    problem_id: Mapped[str] = part_of("problem")


class ActivityFinding(Row):
    """An activity mends what was found."""

    __tablename__ = "activity_finding"
    __table_args__ = (UniqueConstraint("activity_id", "finding_id"),)

    activity_id: Mapped[str] = part_of("activity")
    finding_id: Mapped[str] = part_of("finding")


class ActivitySurface(Row):
    """An activity happens on a surface."""

    __tablename__ = "activity_surface"
    __table_args__ = (UniqueConstraint("activity_id", "surface_id"),)

    activity_id: Mapped[str] = part_of("activity")
    surface_id: Mapped[str] = part_of("surface")


class ActivityRisk(Row):
    """A risk threatens an activity."""

    __tablename__ = "activity_risk"
    __table_args__ = (UniqueConstraint("activity_id", "risk_id"),)

    activity_id: Mapped[str] = part_of("activity")
    risk_id: Mapped[str] = part_of("risk")


class ActivityRole(Row):
    """What an organisation is to an activity.

    It does it (R), is consulted on it (C) or informed of it (I), pays for it (F) or maintains what
    it leaves behind (M).
    """

    __tablename__ = "activity_role"
    __table_args__ = (UniqueConstraint("activity_id", "organisation_id", "role"),)

    activity_id: Mapped[str] = part_of("activity")
    organisation_id: Mapped[str] = part_of("organisation")
    role: Mapped[str] = mapped_column(String, nullable=False)


class Dependency(Row):
    """``successor`` waits for ``predecessor``; ``lag`` in working days, negative is a lead."""

    __tablename__ = "dependency"
    __table_args__ = (UniqueConstraint("predecessor_id", "successor_id", "type"),)

    predecessor_id: Mapped[str] = part_of("activity")
    successor_id: Mapped[str] = part_of("activity")
    type: Mapped[str] = mapped_column(String, nullable=False, default="FS", server_default="FS")
    lag: Mapped[int] = mapped_column(Integer, nullable=False, default=0, server_default="0")


class CalendarDay(Row):
    """A day that the project works or rests against the ordinary calendar."""

    __tablename__ = "calendar_day"

    date: Mapped[date] = day(N_("Day"), PUBLIC, required=True, known_as=("datum",))
    works: Mapped[bool] = yes_no(N_("Working day"), PUBLIC, known_as=("arbetsdag",))
    name: Mapped[str] = text(N_("Name"), PUBLIC, known_as=("namn",))
