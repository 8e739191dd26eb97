"""What one can do with measurements, each act one labelled edit."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from workbench.base.collate import fold
from workbench.base.language import N_, _
from workbench.base.resources import resource
from workbench.exchange.values import choice_keys
from workbench.models.base import new_id
from workbench.models.registry import record, sql_table
from workbench.project.register import add_rows, read_rows, update_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from workbench.exchange.survey_counts import CountRow
    from workbench.exchange.survey_rows import AnswerColumn, AnswersReading
    from workbench.project.project import Project
    from workbench.project.register import Values

SURVEY, ITEM, ROUND = record("survey"), record("survey_item"), record("survey_round")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"\d{4}")


class _Book:
    """The survey that answers go to, its questions and rounds; what is missing is made."""

    def __init__(self, session: Session) -> None:
        self._session = session
        surveys = read_rows(session, SURVEY)
        self.survey_id = surveys[0]["id"] if surveys else self._start()
        self._items = self._mine(ITEM, "code")
        self._rounds = self._mine(ROUND, "name")
        self.created: dict[str, int] = {} if surveys else {SURVEY.table: 1}

    def _start(self) -> str:
        return add_rows(self._session, SURVEY, [{"name": _("Safety survey")}])[0]

    def _mine(self, kind: Any, name: str) -> dict[str, Values]:  # noqa: ANN401 - a record
        rows = read_rows(self._session, kind)
        return {fold(row[name]): row for row in rows if row["survey_id"] == self.survey_id}

    def item(self, code: str, values: Values) -> str:
        """Return the question with a code, made of ``values`` where there is none."""
        known = self._items.get(fold(code)) if code else None
        if known is None:
            known = {"survey_id": self.survey_id, "code": code, **values}
            known["id"] = add_rows(self._session, ITEM, [known])[0]
            self._items[fold(code or known["id"])] = known
            self.created[ITEM.table] = self.created.get(ITEM.table, 0) + 1
        elif values.get("title") and known["title"] == known["code"]:
            update_row(self._session, ITEM, known["id"], {"title": values["title"]})
        return str(known["id"])

    def round(self, name: str) -> str:
        """Return the round of a name, made where there is none; "2025-09" tells its month."""
        known = self._rounds.get(fold(name))
        if known is None:
            known = {"survey_id": self.survey_id, "name": name, **_field_period(name)}
            known["id"] = add_rows(self._session, ROUND, [known])[0]
            self._rounds[fold(name)] = known
            self.created[ROUND.table] = self.created.get(ROUND.table, 0) + 1
        return str(known["id"])


def _field_period(name: str) -> dict[str, date]:
    if match := _MONTH.fullmatch(name.strip()):
        year, month = int(match[1]), int(match[2])
        if 1 <= month <= 12:  # noqa: PLR2004 - months
            last = monthrange(year, month)[1]
            return {"field_from": date(year, month, 1), "field_to": date(year, month, last)}
    if _YEAR.fullmatch(name.strip()):
        return {"field_from": date(int(name), 1, 1), "field_to": date(int(name), 12, 31)}
    return {}


def take_in_counts(
    project: Project, rows: Iterable[CountRow], *, initiator: object = None
) -> dict[str, int]:
    """Take in counted answers as one edit; the same question of the same round is replaced.

    Returns how many rows of other tables had to be made, by table.
    """
    kept = list(rows)
    table = sql_table("survey_count")
    with project.edit(
        N_("Imported counted answers: {count} rows"), initiator=initiator, count=len(kept)
    ) as session:
        book = _Book(session)
        for row in kept:
            scale = choice_keys(ITEM["scale"]).get(_key(row.scale), "agree5")
            item = book.item(row.code, {"title": row.title or row.code, "scale": scale})
            place = {
                "round_id": book.round(row.round),
                "item_id": item,
                "background": choice_keys(ITEM["background"]).get(row.background, row.background),
                "value": row.value,
            }
            session.execute(delete(table).where(*(table.c[k] == v for k, v in place.items())))
            counts = [
                {"id": new_id(), **place, "answer": answer, "count": count}
                for answer, count in row.counts.items()
            ]
            if counts:
                session.execute(insert(table), counts)
    return book.created


def _key(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").split())


def take_in_answers(
    project: Project, readings: Iterable[AnswersReading], *, initiator: object = None
) -> dict[str, int]:
    """Take in the answers of people as one edit; a round that has answers gets them replaced.

    Returns how many rows of other tables had to be made, by table.
    """
    kept = list(readings)
    people = sum(each.respondents for each in kept)
    with project.edit(
        N_("Imported the answers of {count} people"), initiator=initiator, count=people
    ) as session:
        book = _Book(session)
        for reading in kept:
            _write_round(session, book, reading)
    return book.created


def _write_round(session: Session, book: _Book, reading: AnswersReading) -> None:
    round_id = book.round(reading.round)
    answers, texts = sql_table("survey_answers"), sql_table("survey_text")
    rounds = sql_table(ROUND.table)
    session.execute(
        rounds.update().where(rounds.c.id == round_id).values(respondents=reading.respondents)
    )
    for table in (answers, texts, sql_table("survey_count")):
        session.execute(delete(table).where(table.c.round_id == round_id))
    for each in reading.columns:
        item = each.column.item_id or book.item(each.column.code, _question(each.column))
        place = {"round_id": round_id, "item_id": item}
        if each.codes:
            width = len(each.codes) // max(reading.respondents, 1)
            row = {"id": new_id(), **place, "width": width, "codes": each.codes}
            session.execute(insert(answers), [row])
        if each.texts:
            words = [
                {"id": new_id(), **place, "respondent": number, "text": text}
                for number, text in each.texts.items()
            ]
            session.execute(insert(texts), words)


def _question(column: AnswerColumn) -> Values:
    return {
        "title": column.title,
        "scale": column.scale,
        "options": column.options,
        "background": column.background or None,
    }


def questions(session: Session) -> list[Values]:
    """Return the questions of the survey that answers go to, in their order."""
    surveys = read_rows(session, SURVEY)
    if not surveys:
        return []
    return [row for row in read_rows(session, ITEM) if row["survey_id"] == surveys[0]["id"]]


def add_form(
    project: Project, round_id: str, answers: dict[str, int], *, initiator: object = None
) -> None:
    """Add one paper form: a code for each question (item id to place on its scale)."""
    table, rounds = sql_table("survey_answers"), sql_table(ROUND.table)
    with project.edit(N_("Typed in a questionnaire"), initiator=initiator) as session:
        count = session.execute(
            select(rounds.c.respondents).where(rounds.c.id == round_id)
        ).scalar_one()
        known = {
            row.item_id: row
            for row in session.execute(select(table).where(table.c.round_id == round_id))
        }
        for item_id in {*known, *answers}:
            row = known.get(item_id)
            width = row.width if row else 1
            before = row.codes if row else bytes(count * width)
            codes = before + answers.get(item_id, 0).to_bytes(width, "little")
            if row is not None:
                session.execute(table.update().where(table.c.id == row.id).values(codes=codes))
            else:
                place = {"round_id": round_id, "item_id": item_id}
                session.execute(
                    insert(table), [{"id": new_id(), **place, "width": width, "codes": codes}]
                )
        session.execute(
            rounds.update().where(rounds.c.id == round_id).values(respondents=count + 1)
        )


def start_survey(project: Project, *, initiator: object = None) -> str:
    """Begin a survey with the questions of the question bank; return its id.

    Questions are in the project's language, and in English beside it.
    """
    bank = json.loads(resource("templates", "questions.json").read_text(encoding="utf-8"))
    language = project.facts().language or "sv"
    with project.edit(N_("Started a survey"), initiator=initiator) as session:
        survey_id = add_rows(session, SURVEY, [{"name": _("Safety survey")}])[0]
        rows = [
            {
                "survey_id": survey_id,
                "code": each["code"],
                "title": each[language],
                "title_en": each["en"],
                "scale": each["scale"],
                "better": each.get("better", "higher"),
                "background": each.get("background"),
                "options": each.get(f"options_{language}", ""),
            }
            for each in bank
        ]
        add_rows(session, ITEM, rows)
    return survey_id


def respondents(session: Session, round_id: str) -> int:
    """Return how many people's answers a round has."""
    rounds = sql_table(ROUND.table)
    found = session.execute(select(rounds.c.respondents).where(rounds.c.id == round_id)).scalar()
    return int(found or 0)
