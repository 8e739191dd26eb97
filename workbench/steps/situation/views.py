"""What one can see of measurements: the answers of a survey in words, and single questionnaires."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from workbench.models.registry import sql_table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


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
