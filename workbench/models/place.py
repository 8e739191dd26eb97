"""The place and the project about it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Row
from workbench.models.declare import choice, day, decimal, integer, note, shape, text, yes_no
from workbench.models.field import Choice, Privacy

PUBLIC = Privacy.PUBLIC

PLACE_TYPES = (
    Choice("square", N_("Square"), ("torg", "stadsdelstorg")),
    Choice("centre", N_("Town centre"), ("centrum", "stadskärna")),
    Choice("housing_area", N_("Housing area"), ("bostadsområde",)),
    Choice("station_area", N_("Station area"), ("stationsområde",)),
    Choice("street", N_("Street"), ("gata", "gågata")),
    Choice("park", N_("Park"), ("park",)),
    Choice("retail_area", N_("Retail area"), ("handelsområde",)),
    Choice("mixed", N_("Mixed"), ("blandat", "blandad")),
)
LANGUAGES = (Choice("sv", N_("Swedish"), ("svenska",)), Choice("en", N_("English"), ("engelska",)))
LEGAL_FORMS = (
    Choice("association", N_("Non-profit association"), ("ideell förening",)),
    Choice("economic_association", N_("Economic association"), ("ekonomisk förening", "ek för")),
    Choice("company", N_("Limited company"), ("ab", "aktiebolag")),
    Choice("agreement", N_("Agreement only"), ("avtal", "endast avtal")),
)

COORDINATE_SYSTEMS = (
    Choice("local", N_("Local metres"), ("lokal", "lokala meter")),
    Choice("sweref99tm", N_("SWEREF 99 TM"), ("EPSG:3006", "sweref 99 tm")),
)
REGIMES = (
    Choice("voluntary", N_("Voluntary"), ("frivillig",)),
    Choice("statutory", N_("Fee by law"), ("lagreglerad avgift",)),
)


class Project(Row):
    """The one row that says what this file is about."""

    __tablename__ = "project"

    name: Mapped[str] = text(N_("Name"), PUBLIC, required=True, width=30, known_as=("namn",))
    municipality: Mapped[str] = text(N_("Municipality"), PUBLIC, known_as=("kommun",))
    place_type: Mapped[str | None] = choice(
        N_("Type of place"), PUBLIC, PLACE_TYPES, known_as=("platstyp",)
    )
    description: Mapped[str] = note(
        N_("Description"), PUBLIC, known_as=("beskrivning", "anmärkning"),
        help=N_("What one sees and experiences as one place, and where it ends"),
    )  # fmt: skip
    needs: Mapped[str] = note(
        N_("Picture of needs"), PUBLIC, known_as=("behovsbild",),
        help=N_("What hurts, for whom, and why now? One page is enough"),
    )  # fmt: skip
    boundary_reason: Mapped[str] = note(
        N_("Why this boundary"), PUBLIC, known_as=("avgränsning",),
        help=N_("What is inside, what was left outside, and why"),
    )  # fmt: skip
    area_hectares: Mapped[Decimal | None] = decimal(
        N_("Area"), PUBLIC, minimum=0, unit=N_("ha"), known_as=("omrade_ha",)
    )
    residents: Mapped[int | None] = integer(
        N_("Residents"), PUBLIC, minimum=0, known_as=("boende_i_omradet",)
    )
    workplaces: Mapped[int | None] = integer(
        N_("Jobs"), PUBLIC, minimum=0, known_as=("arbetsplatser",)
    )
    legal_form: Mapped[str | None] = choice(
        N_("Legal form"),
        PUBLIC,
        LEGAL_FORMS,
        default="association",
        known_as=("organisationsform",),
    )
    legal_form_reason: Mapped[str] = note(
        N_("Why this legal form"), PUBLIC, known_as=("motiv till organisationsform",)
    )
    organisation_number: Mapped[str] = text(N_("Organisation number"), PUBLIC, known_as=("orgnr",))
    agreement_start: Mapped[date | None] = day(
        N_("Agreement from"), PUBLIC, known_as=("avtalsperiod_start",)
    )
    agreement_end: Mapped[date | None] = day(
        N_("Agreement to"), PUBLIC, known_as=("avtalsperiod_slut",)
    )
    client: Mapped[str] = text(N_("Client"), PUBLIC, known_as=("uppdragsgivare",))
    consultant: Mapped[str] = text(N_("Consultant"), PUBLIC, known_as=("utredande_konsult",))
    project_code: Mapped[str] = text(
        N_("Project code"), PUBLIC, known_as=("projekt_id",), advanced=True
    )
    language: Mapped[str | None] = choice(
        N_("Language of documents"), PUBLIC, LANGUAGES, default="sv", known_as=("språk",)
    )
    vision: Mapped[str] = note(
        N_("Vision"), PUBLIC, known_as=("vision_sv",), hidden=True,
        help=N_("One sentence that residents recognise themselves in"),
    )  # fmt: skip
    vision_en: Mapped[str] = note(
        N_("Vision in English"), PUBLIC, known_as=("vision_en",), hidden=True
    )
    goal_levels: Mapped[str] = note(
        N_("Words for the levels of goals"), PUBLIC, known_as=("målnivåer",), hidden=True,
        help=N_("One a line, from the top: goal, part goal, …"),
    )  # fmt: skip
    coordinate_system: Mapped[str | None] = choice(
        N_("Coordinates"),
        PUBLIC,
        COORDINATE_SYSTEMS,
        default="local",
        known_as=("koordinatsystem", "crs"),
        advanced=True,
    )
    boundary: Mapped[str] = shape(
        N_("Boundary"), PUBLIC, known_as=("gräns", "områdesgräns", "polygon_m"), hidden=True
    )
    status_date: Mapped[date | None] = day(
        N_("Status date"),
        PUBLIC,
        hidden=True,
        help=N_("The day that “late” is reckoned from; today when empty"),
    )
    template: Mapped[str] = text(N_("Process template"), PUBLIC, hidden=True)
    works_midsummer_eve: Mapped[bool] = yes_no(
        N_("Midsummer Eve is a working day"), PUBLIC, hidden=True
    )
    works_christmas_eve: Mapped[bool] = yes_no(
        N_("Christmas Eve is a working day"), PUBLIC, hidden=True
    )
    works_new_years_eve: Mapped[bool] = yes_no(
        N_("New Year's Eve is a working day"), PUBLIC, hidden=True
    )


class StepNote(Row):
    """What the consultant says of a step beside what the program computes."""

    __tablename__ = "step_note"

    step: Mapped[str] = text(N_("Step"), PUBLIC, required=True)
    status: Mapped[str | None] = choice(
        N_("Status"), PUBLIC,
        (
            Choice("not_started", N_("Not started")),
            Choice("ongoing", N_("Ongoing")),
            Choice("done", N_("Done")),
            Choice("skipped", N_("Skipped")),
        ),
    )  # fmt: skip
    reason: Mapped[str] = note(N_("Note"), PUBLIC)


class LegalRegime(Row):
    """Which rules for place collaboration hold from a day on: said by people, with their source."""

    __tablename__ = "legal_regime"

    valid_from: Mapped[date] = day(N_("Holds from"), PUBLIC, required=True, quick=1, width=11)
    regime: Mapped[str | None] = choice(
        N_("Regime"), PUBLIC, REGIMES, default="voluntary", quick=2, width=16
    )
    source: Mapped[str] = text(
        N_("Source"), PUBLIC, required=True, quick=0, width=40,
        help=N_("The law, the decision or the advice that says so"),
    )  # fmt: skip
    notes: Mapped[str] = note(N_("Notes"), PUBLIC)
