"""The two rounds of the example's survey: counted answers, groups, and how people were asked.

Like all of Mellantorg they are invented: nobody was asked.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.base.resources import resource
from workbench.exchange.incoming import Wishes
from workbench.exchange.source import Source
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.situation.survey_counts_import import plan_counts

if TYPE_CHECKING:
    from workbench.project.project import Project

TABLES: Final = ("survey_counts", "survey_Q9_grade", "survey_groups")
LESS_IS_BETTER: Final = ("Q7", "Q10")
SURVEY: Final = {
    "name": "Trygghetsenkät Mellantorg",
    "audience": "Boende, besökare och verksamma, 16 år och äldre",
    "introduction": (
        "Vi som arbetar med Mellantorg vill veta hur du upplever platsen. Det tar fem minuter. "
        "Svaren är anonyma: skriv inga namn."
    ),
}
GRADE: Final = "Vilket betyg ger du Mellantorg som helhet, 0–10?"
_COMMON: Final = {
    "method": "on_site",
    "sampling": "convenience",
    "quality": "B",
    "source": "Enkät på torget och i bibliotekets entré",
    "notes": "Påhittat, liksom hela Mellantorg. De som passerade tillfrågades, dag och kväll.",
}
ROUNDS: Final = {
    "2025-09": {
        "field_from": date(2025, 9, 1),
        "field_to": date(2025, 9, 28),
        "sample_size": 410,
        "performer": "Konsulten",
        **_COMMON,
    },
    "2026-09": {
        "field_from": date(2026, 9, 1),
        "field_to": date(2026, 9, 27),
        "sample_size": 385,
        "performer": "Kansliet",
        **_COMMON,
    },
}


def add_surveys(project: Project) -> None:
    """Take the tables in and say what they leave unsaid."""
    for name in TABLES:
        source = Source(resource("example", f"{name}.csv"))
        plan_counts(project, source, Wishes(), lambda _share: None).take(project)
    survey, item, round_ = record("survey"), record("survey_item"), record("survey_round")
    with project.read() as session:
        survey_id = read_rows(session, survey)[0]["id"]
        items = read_rows(session, item)
        rounds = read_rows(session, round_)
    acts.change(project, survey, survey_id, SURVEY)
    better = {row["id"]: {"better": "lower"} for row in items if row["code"] in LESS_IS_BETTER}
    grade = {row["id"]: {"title": GRADE} for row in items if row["code"] == "Q9"}
    acts.change_many(project, item, better | grade)
    acts.change_many(project, round_, {row["id"]: ROUNDS[row["name"]] for row in rounds})
    acts.reorder(project, item, [r["id"] for r in sorted(items, key=lambda r: int(r["code"][1:]))])
