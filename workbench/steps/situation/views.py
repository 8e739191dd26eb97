"""What one can see of measurements: the answers of a survey as they lie in the file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from workbench.base.language import _
from workbench.models.registry import record, sql_table
from workbench.project.register import read_rows
from workbench.steps.situation.survey_store import AnswerStore, Codes
from workbench.steps.situation.survey_types import SurveyContent

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
    if survey is None:
        return None
    items = _mine(session, "survey_item", survey["id"])
    rounds = sorted(_mine(session, "survey_round", survey["id"]), key=_when)
    choices = record("survey_item")["background"].choices
    return SurveyContent(
        survey,
        tuple(items),
        tuple(rounds),
        read_answers(session, [row["id"] for row in rounds]),
        tuple(_mine(session, "population_cell", survey["id"])),
        {choice.key: _(choice.label) for choice in choices},
    )


def _mine(session: Session, table: str, survey_id: str) -> list[Values]:
    rows = read_rows(session, record(table))
    return [row for row in rows if row["survey_id"] == survey_id]


def _when(row: Values) -> tuple[str, str]:
    day = row["field_from"] or row["field_to"]
    return (day.isoformat() if day else row["name"], row["name"])


def read_answers(session: Session, rounds: Iterable[str]) -> AnswerStore:
    """Return the answers of some rounds, by person or counted."""
    ids = list(rounds)
    table = sql_table("survey_answers")
    codes = {
        (row.round_id, row.item_id): Codes(row.width, row.codes)
        for row in session.execute(select(table).where(table.c.round_id.in_(ids)))
    }
    table = sql_table("survey_count")
    counts: dict[tuple[str, str], dict[tuple[str, str], Counter[int]]] = {}
    for each in session.execute(select(table).where(table.c.round_id.in_(ids))):
        # A row has a method of the name of its column "count".
        found: Any = each._mapping  # noqa: SLF001 - its public name
        groups = counts.setdefault((found["round_id"], found["item_id"]), {})
        tally = groups.setdefault((found["background"], found["value"]), Counter())
        tally[found["answer"]] += found["count"]
    table = sql_table("survey_round")
    people = dict(
        session.execute(select(table.c.id, table.c.respondents).where(table.c.id.in_(ids))).all()
    )
    for (round_id, _item), groups in counts.items():
        asked = sum(groups.get(("", ""), Counter()).values())
        people[round_id] = max(people.get(round_id, 0), asked)
    return AnswerStore(codes, counts, people)


def read_texts(session: Session, round_id: str, item_id: str) -> list[str]:
    """Return what people wrote in answer to a question in one round, in the order they came."""
    table = sql_table("survey_text")
    query = select(table.c.text).where(table.c.round_id == round_id, table.c.item_id == item_id)
    return list(session.scalars(query.order_by(table.c.respondent)))


def count_texts(session: Session) -> dict[tuple[str, str], int]:
    """Return how many wrote something, by round and question."""
    table = sql_table("survey_text")
    return dict(
        Counter(
            (row.round_id, row.item_id)
            for row in session.execute(select(table.c.round_id, table.c.item_id))
        )
    )


def read_form(session: Session, round_id: str, place: int) -> tuple[dict[str, int], dict[str, str]]:
    """Return what one respondent of a round answered: codes and words, by question."""
    table = sql_table("survey_answers")
    codes = {
        row.item_id: int.from_bytes(
            row.codes[place * row.width : (place + 1) * row.width], "little"
        )
        for row in session.execute(select(table).where(table.c.round_id == round_id))
    }
    table = sql_table("survey_text")
    query = select(table.c.item_id, table.c.text).where(
        table.c.round_id == round_id, table.c.respondent == place
    )
    return codes, dict(session.execute(query).all())
