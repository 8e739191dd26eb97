"""Surveys of perceived safety: questions, rounds, answers of people and counted answers."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import choice, day, integer, note, part_of, reference, text, yes_no
from workbench.models.field import Choice, Privacy
from workbench.models.quality import QUALITIES

PUBLIC, SENSITIVE = Privacy.PUBLIC, Privacy.SENSITIVE

SCALES = (
    Choice("safe5", N_("Unsafe – safe, 5 steps"), ("trygg5",)),
    Choice("agree5", N_("Disagree – agree, 5 steps"), ("instammer5", "instämmer5")),
    Choice("frequency5", N_("Never – always, 5 steps"), ("frekvens5",)),
    Choice("grade10", N_("Grade 0–10"), ("betyg0-10", "betyg0–10", "betyg")),
    Choice("yes_no", N_("Yes or no"), ("janej", "ja/nej", "ja nej")),
    Choice("single", N_("One of several"), ("enval", "ettval")),
    Choice("multiple", N_("Several of many"), ("flerval",)),
    Choice("free_text", N_("Free text"), ("fritext",)),
)
BACKGROUNDS = (
    Choice("sex", N_("Sex"), ("kön", "kon")),
    Choice("age", N_("Age"), ("ålder", "alder")),
    Choice("relation", N_("Relation to the place"), ("relation",)),
    Choice("other", N_("Other background"), ("annan bakgrund",)),
)
BETTER = (
    Choice("higher", N_("More is better"), ("högre",)),
    Choice("lower", N_("Less is better"), ("lägre",)),
)
METHODS = (
    Choice("web", N_("Web"), ("webb",)),
    Choice("post", N_("Post"), ("post", "brev")),
    Choice("on_site", N_("On site"), ("på plats", "pa plats")),
    Choice("phone", N_("Telephone"), ("telefon",)),
    Choice("mixed", N_("Mixed"), ("blandad",)),
)
SAMPLINGS = (
    Choice("random", N_("Random sample"), ("osu", "slumpmässigt")),
    Choice("total", N_("Everybody asked"), ("total", "totalundersökning")),
    Choice("convenience", N_("Those who were met"), ("bekvämlighet", "bekvämlighetsurval")),
)


class Survey(Ordered):
    """A questionnaire that is asked in rounds."""

    __tablename__ = "survey"

    name: Mapped[str] = text(N_("Survey"), PUBLIC, required=True, quick=0, width=30)
    audience: Mapped[str] = text(
        N_("Target group"), PUBLIC, quick=1, width=24, known_as=("målgrupp",)
    )
    introduction: Mapped[str] = note(
        N_("Introduction"), PUBLIC, help=N_("Stands first on the paper questionnaire")
    )
    least_answers: Mapped[int | None] = integer(
        N_("Hide groups with fewer answers than"), PUBLIC, minimum=1, maximum=100, advanced=True,
        help=N_("10 where nothing is written"),
    )  # fmt: skip
    least_cell: Mapped[int | None] = integer(
        N_("Hide numbers of people below"), PUBLIC, minimum=1, maximum=100, advanced=True,
        help=N_("3 where nothing is written"),
    )  # fmt: skip


class SurveyItem(Ordered):
    """A question. ``options`` has one answer a line for the scales that have their own."""

    __tablename__ = "survey_item"

    survey_id: Mapped[str] = reference(N_("Survey"), PUBLIC, "survey", owned=True)
    code: Mapped[str] = text(N_("Code"), PUBLIC, width=7, known_as=("fraga", "fråga", "kod", "id"))
    title: Mapped[str] = text(
        N_("Question"), PUBLIC, required=True, quick=0, width=44, known_as=("text", "frågetext")
    )
    title_en: Mapped[str] = text(
        N_("Question in English"), PUBLIC, width=30, advanced=True, known_as=("text_en",)
    )
    scale: Mapped[str | None] = choice(
        N_("Scale"), PUBLIC, SCALES, default="agree5", quick=1, width=18, known_as=("skala",)
    )
    better: Mapped[str | None] = choice(
        N_("Better is"), PUBLIC, BETTER, default="higher", width=12, known_as=("riktning",)
    )
    background: Mapped[str | None] = choice(
        N_("Background"), PUBLIC, BACKGROUNDS, width=14, known_as=("bakgrund",),
        help=N_("Groups by which answers are compared"),
    )  # fmt: skip
    options: Mapped[str] = note(
        N_("Answers, one a line"), PUBLIC, known_as=("svarsalternativ", "alternativ")
    )
    inactive: Mapped[bool] = yes_no(N_("Not asked any more"), PUBLIC, width=8, advanced=True)


class SurveyRound(Ordered):
    """One time the questions were asked: whom, how and when."""

    __tablename__ = "survey_round"

    survey_id: Mapped[str] = reference(N_("Survey"), PUBLIC, "survey", owned=True)
    name: Mapped[str] = text(
        N_("Round"), PUBLIC, required=True, quick=0, width=14, known_as=("omgang", "omgång")
    )
    field_from: Mapped[date | None] = day(
        N_("Asked from"), PUBLIC, quick=1, width=11, known_as=("fältperiod från",)
    )
    field_to: Mapped[date | None] = day(
        N_("Asked until"), PUBLIC, quick=2, width=11, known_as=("fältperiod till",)
    )
    method: Mapped[str | None] = choice(
        N_("Method"), PUBLIC, METHODS, quick=3, width=11, known_as=("metod",)
    )
    sampling: Mapped[str | None] = choice(
        N_("Sample"), PUBLIC, SAMPLINGS, width=16, known_as=("urval",)
    )
    sample_size: Mapped[int | None] = integer(
        N_("Asked"), PUBLIC, minimum=0, width=8, known_as=("urvalsstorlek",)
    )
    population: Mapped[int | None] = integer(
        N_("Population"), PUBLIC, minimum=0, width=9, known_as=("population", "N")
    )
    performer: Mapped[str] = text(N_("Done by"), PUBLIC, width=18, known_as=("utförare",))
    source: Mapped[str] = text(N_("Source"), PUBLIC, width=18, known_as=("källa",))
    quality: Mapped[str | None] = choice(
        N_("Quality"), PUBLIC, QUALITIES, width=8, known_as=("kvalitet",)
    )
    respondents: Mapped[int] = mapped_column(Integer, nullable=False, default=0, server_default="0")
    notes: Mapped[str] = note(N_("Notes"), PUBLIC, known_as=("anteckning", "bortfall"))


class SurveyAnswers(Row):
    """All answers of a round to one question: one code for each respondent, in one run of bytes.

    A code takes ``width`` bytes: 0 no answer, 255 (65535) do not know, else the place of the answer
    from 1 on (a grade of 0 is 1), or for several of many one bit an answer.
    """

    __tablename__ = "survey_answers"
    __table_args__ = (UniqueConstraint("round_id", "item_id"),)

    round_id: Mapped[str] = part_of("survey_round")
    item_id: Mapped[str] = part_of("survey_item")
    width: Mapped[int] = mapped_column(Integer, nullable=False, default=1, server_default="1")
    codes: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)


class SurveyText(Row):
    """What one respondent wrote in words."""

    __tablename__ = "survey_text"

    round_id: Mapped[str] = part_of("survey_round")
    item_id: Mapped[str] = part_of("survey_item")
    respondent: Mapped[int] = mapped_column(Integer, nullable=False)
    text: Mapped[str] = text(
        N_("Answer in words"), SENSITIVE, help=N_("May name people: read before it is shown")
    )


class SurveyCount(Row):
    """How many gave an answer, where only counts are known; ``background`` and ``value`` a group.

    ``answer`` is as in :class:`SurveyAnswers`; 0 stands for no answer, 255 for do not know.
    """

    __tablename__ = "survey_count"
    __table_args__ = (UniqueConstraint("round_id", "item_id", "background", "value", "answer"),)

    round_id: Mapped[str] = part_of("survey_round")
    item_id: Mapped[str] = part_of("survey_item")
    background: Mapped[str] = mapped_column(String, nullable=False, default="", server_default="")
    value: Mapped[str] = mapped_column(String, nullable=False, default="", server_default="")
    answer: Mapped[int] = mapped_column(Integer, nullable=False)
    count: Mapped[int] = mapped_column(Integer, nullable=False)


class PopulationCell(Row):
    """How many people of a sex and an age live in the area, for weighting."""

    __tablename__ = "population_cell"

    survey_id: Mapped[str] = reference(N_("Survey"), PUBLIC, "survey", owned=True)
    sex: Mapped[str] = text(N_("Sex"), PUBLIC, quick=0, width=12, known_as=("kön",))
    age: Mapped[str] = text(N_("Age"), PUBLIC, quick=1, width=12, known_as=("ålder",))
    people: Mapped[int | None] = integer(
        N_("People"), PUBLIC, minimum=0, quick=2, width=9, known_as=("antal",)
    )
