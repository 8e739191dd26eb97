"""The surveys of a project with all their answers, ready to be reckoned with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.base.language import LANGUAGES, using
from workbench.measures.survey_store import AnswerStore, Codes
from workbench.measures.survey_types import SurveyContent
from workbench.models.registry import record
from workbench.project.answers import respondents, stored_codes, stored_counts
from workbench.project.once import once
from workbench.project.register import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from workbench.project.register import Values


def read_survey(session: Session, survey_id: str = "") -> SurveyContent | None:
    """Return a survey with all its answers, the first one where none is named; None without any.

    Rounds come in the order they were asked.
    """
    surveys = read_rows(session, record("survey"))
    survey = next((row for row in surveys if row["id"] == survey_id), None) if survey_id else None
    survey = survey or next(iter(surveys), None)
    return _read_survey(session, survey["id"]) if survey is not None else None


@once
def _read_survey(session: Session, survey_id: str) -> SurveyContent:
    (survey,) = read_rows(session, record("survey"), [survey_id])
    items = _mine(session, "survey_item", survey["id"])
    rounds = sorted(_mine(session, "survey_round", survey["id"]), key=_when)
    return SurveyContent(
        survey,
        tuple(items),
        tuple(rounds),
        read_answers(session, [row["id"] for row in rounds]),
        tuple(_mine(session, "population_cell", survey["id"])),
        _background_names(),
    )


def _background_names() -> dict[str, tuple[str, ...]]:
    """Return what backgrounds are called by their keys: the name now, then all others."""
    choices = record("survey_item")["background"].choices
    found = {}
    for choice in choices:
        names = [choice.text(), *choice.known_as]
        for language in LANGUAGES:
            with using(language):
                names.append(choice.text())
        found[choice.key] = tuple(dict.fromkeys(names))
    return found


def _mine(session: Session, table: str, survey_id: str) -> list[Values]:
    rows = read_rows(session, record(table))
    return [row for row in rows if row["survey_id"] == survey_id]


def _when(row: Values) -> tuple[str, str]:
    day = row["field_from"] or row["field_to"]
    return (day.isoformat() if day else row["name"], row["name"])


def read_answers(session: Session, rounds: Iterable[str]) -> AnswerStore:
    """Return the answers of some rounds, by person or counted."""
    ids = list(rounds)
    codes = {
        (row.round_id, row.item_id): Codes(row.width, row.codes)
        for row in stored_codes(session, ids)
    }
    counts: dict[tuple[str, str], dict[tuple[str, str], Counter[int]]] = {}
    for row in stored_counts(session, ids):
        groups = counts.setdefault((row.round_id, row.item_id), {})
        groups.setdefault((row.background, row.value), Counter())[row.answer] += row.people
    people = respondents(session, ids)
    for (round_id, _item), groups in counts.items():
        asked = sum(groups.get(("", ""), Counter()).values())
        people[round_id] = max(people.get(round_id, 0), asked)
    return AnswerStore(codes, counts, people)
