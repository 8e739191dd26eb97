"""What one can do with measurements, each act one labelled edit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from workbench.base.language import N_, _
from workbench.base.resources import resource
from workbench.models.base import new_id
from workbench.models.registry import record, sql_table
from workbench.project.mappings import remember
from workbench.project.register import add_rows, read_rows, update_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.steps.situation.survey_book import SurveyBook
    from workbench.steps.situation.survey_counts_import import CountsPlan
    from workbench.steps.situation.survey_import import AnswersPlan, PlannedRound

SURVEY, ITEM, ROUND = record("survey"), record("survey_item"), record("survey_round")


def _write_book(session: Session, book: SurveyBook) -> None:
    """Make the survey, questions and rounds that arriving answers need."""
    for table in (SURVEY.table, ROUND.table, ITEM.table):
        rows = book.created.get(table, [])
        if rows:
            add_rows(
                session, record(table), [values for _key, values in rows],
                row_ids=[key for key, _values in rows],
            )  # fmt: skip
    for key, values in book.changed.items():
        update_row(session, ITEM, key, values)


def take_in_counts(project: Project, plan: CountsPlan, *, initiator: object = None) -> None:
    """Take in counted answers as one edit; the same question of the same round is replaced."""
    if not plan.rows:
        return
    table = sql_table("survey_count")
    with project.edit(
        N_("Imported counted answers: {count} rows"), initiator=initiator, count=len(plan.rows)
    ) as session:
        _write_book(session, plan.book)
        for each in plan.rows:
            place = {
                "round_id": each.round_id,
                "item_id": each.item_id,
                "background": each.background,
                "value": each.row.value,
            }
            session.execute(delete(table).where(*(table.c[k] == v for k, v in place.items())))
            counts = [
                {"id": new_id(), **place, "answer": answer, "count": count}
                for answer, count in each.row.counts.items()
                if count
            ]
            # Counts of nobody are kept too: the question was asked.
            nobody = [{"id": new_id(), **place, "answer": 0, "count": 0}]
            session.execute(insert(table), counts or nobody)


def take_in_answers(project: Project, plan: AnswersPlan, *, initiator: object = None) -> None:
    """Take in the answers of people as one edit, in place of those a round has or beside them."""
    people = sum(each.reading.respondents for each in plan.coming)
    if not people:
        return
    with project.edit(
        N_("Imported the answers of {count} people"), initiator=initiator, count=people
    ) as session:
        _write_book(session, plan.book)
        for each in plan.coming:
            _write_round(session, each)
        if plan.mapping:
            remember(session, ITEM, plan.headings, plan.mapping)


def _write_round(session: Session, coming: PlannedRound) -> None:
    answers, texts = sql_table("survey_answers"), sql_table("survey_text")
    start = coming.before if coming.added else 0
    runs = {
        item: (each.width, each.codes)
        for item, each in zip(coming.items, coming.reading.columns, strict=True)
        if each.codes
    }
    if coming.added:
        runs = _appended(session, coming.id, runs, (start, coming.reading.respondents))
    else:
        session.execute(delete(texts).where(texts.c.round_id == coming.id))
    session.execute(delete(answers).where(answers.c.round_id == coming.id))
    counted = sql_table("survey_count")
    session.execute(
        delete(counted).where(counted.c.round_id == coming.id, counted.c.item_id.in_(list(runs)))
    )
    for item, (width, codes) in runs.items():
        place = {"round_id": coming.id, "item_id": item}
        session.execute(
            insert(answers), [{"id": new_id(), **place, "width": width, "codes": codes}]
        )
    words = [
        {"id": new_id(), "round_id": coming.id, "item_id": item, "respondent": start + number,
         "text": text}
        for item, each in zip(coming.items, coming.reading.columns, strict=True)
        for number, text in each.texts.items()
    ]  # fmt: skip
    if words:
        session.execute(insert(texts), words)
    _set_respondents(session, coming.id, start + coming.reading.respondents)


def _appended(
    session: Session,
    round_id: str,
    coming: Mapping[str, tuple[int, bytes]],
    people: tuple[int, int],
) -> dict[str, tuple[int, bytes]]:
    """Return the answers of a round with others behind them; who was not asked has none."""
    before, more = people
    stored = {row.item_id: (row.width, row.codes) for row in _answers(session, round_id)}
    found: dict[str, tuple[int, bytes]] = {}
    for item in dict.fromkeys((*stored, *coming)):
        width = (coming.get(item) or stored[item])[0]
        head = stored[item][1] if item in stored else bytes(before * width)
        tail = coming[item][1] if item in coming else bytes(more * width)
        found[item] = (width, head + tail)
    return found


def _answers(session: Session, round_id: str) -> Sequence[Any]:
    table = sql_table("survey_answers")
    return session.execute(select(table).where(table.c.round_id == round_id)).all()


def _set_respondents(session: Session, round_id: str, count: int) -> None:
    rounds = sql_table(ROUND.table)
    session.execute(update(rounds).where(rounds.c.id == round_id).values(respondents=count))


def _respondents(session: Session, round_id: str) -> int:
    rounds = sql_table(ROUND.table)
    found = session.execute(select(rounds.c.respondents).where(rounds.c.id == round_id)).scalar()
    return int(found or 0)


def put_form(
    project: Project,
    round_id: str,
    answers: Mapping[str, tuple[int, int]],
    texts: Mapping[str, str],
    *,
    place: int | None = None,
    initiator: object = None,
) -> int:
    """Add one paper form, or write over the one at ``place``; return its place from 0.

    ``answers`` are width and code by question, ``texts`` answers in words.
    """
    message = N_("Typed in form {number}") if place is None else N_("Corrected form {number}")
    with project.read() as session:
        count = _respondents(session, round_id)
    at = count if place is None else place
    with project.edit(message, initiator=initiator, number=at + 1) as session:
        known = {row.item_id: row for row in _answers(session, round_id)}
        table = sql_table("survey_answers")
        for item_id in dict.fromkeys((*known, *answers)):
            row = known.get(item_id)
            width, code = answers.get(item_id, (row.width if row else 1, 0))
            before = row.codes if row else bytes(count * width)
            own = code.to_bytes(width, "little")
            codes = before[: at * width] + own + before[(at + 1) * width :]
            if row is not None:
                session.execute(update(table).where(table.c.id == row.id).values(codes=codes))
            else:
                new = {"id": new_id(), "round_id": round_id, "item_id": item_id}
                session.execute(insert(table), [{**new, "width": width, "codes": codes}])
        _put_texts(session, round_id, at, texts)
        _set_respondents(session, round_id, max(count, at + 1))
    return at


def _put_texts(session: Session, round_id: str, at: int, texts: Mapping[str, str]) -> None:
    table = sql_table("survey_text")
    session.execute(delete(table).where(table.c.round_id == round_id, table.c.respondent == at))
    words = [
        {"id": new_id(), "round_id": round_id, "item_id": item, "respondent": at, "text": text}
        for item, text in texts.items()
        if text
    ]
    if words:
        session.execute(insert(table), words)


def bank_questions(language: str) -> list[Values]:
    """Return the questions of the question bank in a language, in English beside it."""
    bank = json.loads(resource("templates", "questions.json").read_text(encoding="utf-8"))
    return [
        {
            "code": each["code"],
            "title": each[language],
            "title_en": each["en"] if language != "en" else "",
            "scale": each["scale"],
            "better": each.get("better", "higher"),
            "background": each.get("background"),
            "options": each.get(f"options_{language}", ""),
        }
        for each in bank
    ]


def start_survey(project: Project, *, initiator: object = None) -> str:
    """Begin a survey with the questions of the question bank; return its id."""
    language = project.facts().language or "sv"
    with project.edit(N_("Started a survey"), initiator=initiator) as session:
        survey_id = add_rows(session, SURVEY, [{"name": _("Safety survey")}])[0]
        rows = [{"survey_id": survey_id, **each} for each in bank_questions(language)]
        add_rows(session, ITEM, rows)
    return survey_id


def add_from_bank(
    project: Project, survey_id: str, codes: Iterable[str], *, initiator: object = None
) -> list[str]:
    """Add questions of the bank to a survey; return their ids.

    One whose code is taken gets the next free one.
    """
    language, wanted = project.facts().language or "sv", list(codes)
    with project.edit(
        N_("Added {count} questions from the bank"), initiator=initiator, count=len(wanted)
    ) as session:
        mine = [row for row in read_rows(session, ITEM) if row["survey_id"] == survey_id]
        taken = {row["code"] for row in mine}
        rows = [
            {**each, "survey_id": survey_id, "code": "" if each["code"] in taken else each["code"]}
            for each in bank_questions(language)
            if each["code"] in wanted
        ]
        return add_rows(session, ITEM, rows)
