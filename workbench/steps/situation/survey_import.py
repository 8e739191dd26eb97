"""Bringing in the answers of people: what each column is, which round, what is doubtful."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import N_, _
from workbench.base.parse import ParseError
from workbench.exchange.answer_columns import Question, find_answer_columns
from workbench.exchange.answer_doubts import doubts
from workbench.exchange.incoming import Importer, Incoming
from workbench.exchange.survey_rows import day_of, read_answers
from workbench.measures.surveys import read_answers as stored_answers
from workbench.project.mappings import remembered
from workbench.steps.situation.edits import take_in_answers
from workbench.steps.situation.survey_book import ITEM, SurveyBook
from workbench.steps.situation.survey_likeness import likeness_of_answers
from workbench.steps.situation.survey_meanings import meanings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from workbench.exchange.answer_codes import ColumnReading
    from workbench.exchange.answer_columns import AnswerColumn, AnswerLayout
    from workbench.exchange.incoming import Progress, Wishes
    from workbench.exchange.read_columns import ColumnTable
    from workbench.exchange.source import Source
    from workbench.exchange.survey_rows import AnswersReading, Reading
    from workbench.measures.survey_store import AnswerStore
    from workbench.project.project import Project
    from workbench.project.register import Values

_IN_NAME: Final = re.compile(r"(?<!\d)(20\d\d)(?:[-_. ]?(0[1-9]|1[0-2]))?(?!\d)")
_LOOKED_AT: Final = 500
_READING: Final = 0.5  # share of the work that is done when the file has been read


@dataclass(frozen=True)
class PlannedRound:
    """The answers of one round on their way in.

    ``before`` are the people whose answers the round has already; ``kept`` so many of them are the
    same in the file. ``items`` are the questions' ids in the order of the reading's columns.
    ``added`` says that the answers come beside those there are.
    """

    id: str
    name: str
    reading: AnswersReading
    items: tuple[str, ...]
    before: int
    kept: int
    added: bool

    @property
    def new(self) -> int:
        """How many people come new."""
        if self.added:
            return self.reading.respondents
        return max(self.reading.respondents - max(self.before, self.kept), 0)

    @property
    def updated(self) -> int:
        """How many people's answers are replaced."""
        if self.added or self.kept:
            return 0
        return min(self.before, self.reading.respondents)

    @property
    def same(self) -> bool:
        """Whether the round has just these answers already."""
        return not self.added and self.kept == self.before == self.reading.respondents > 0


@dataclass
class AnswersPlan:
    """What taking in the answers of people would do."""

    book: SurveyBook
    table: ColumnTable
    layout: AnswerLayout
    reading: Reading
    headings: str
    mapping: Mapping[str, str]
    rounds: list[PlannedRound] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def coming(self) -> list[PlannedRound]:
        """The rounds that change anything."""
        return [each for each in self.rounds if not each.same and each.reading.respondents]


def plan_answers(project: Project, source: Source, wishes: Wishes, progress: Progress) -> Incoming:
    """Return what taking in the answers of people would do."""
    table = source.read_columns(lambda share: progress(_READING * share))
    headings = remembered_headings(table)
    with project.read() as session:
        book = SurveyBook(session)
        store = stored_answers(session, [row["id"] for row in book.rounds])
        earlier = remembered(session, ITEM).get(headings, {})
    mapping = {**earlier, **wishes.mapping}
    layout = find_answer_columns(table, _questions(book), mapping)
    today = project.clock.today()
    name, told = _round_name(book, store, table, layout, wishes, source.name, today)
    reading = read_answers(
        table, layout, name, today, lambda share: progress(_READING + (1 - _READING) * share)
    )
    plan = AnswersPlan(book, table, layout, reading, headings, mapping)
    items = tuple(_item_id(book, each) for each in layout.columns)
    plan.rounds = [_planned(book, store, each, items, wishes) for each in reading.rounds]
    plan.notes = [
        *([told] if told else []),
        *_replaced(plan),
        *_recounted(plan, store),
        *doubts(table, layout, reading),
    ]
    return _incoming(plan)


def _incoming(plan: AnswersPlan) -> Incoming:
    same = sum(each.kept for each in plan.rounds if not each.added)
    return Incoming(
        plan.reading.read,
        sum(each.new for each in plan.rounds),
        sum(each.updated for each in plan.rounds),
        same + plan.reading.left_out,
        plan.book.counts(),
        tuple(plan.reading.errors),
        tuple(plan.notes),
        partial(take_in_answers, plan=plan),
        meanings_of(plan),
    )


def remembered_headings(table: ColumnTable) -> str:
    """Return what a table's columns go by when it is remembered what they mean."""
    return "\n".join(fold(heading) for heading in table.headings)


def _questions(book: SurveyBook) -> list[Question]:
    return [
        Question(
            row["id"],
            row["code"],
            tuple(text for text in (row["title"], row["title_en"]) if text),
            row["scale"] or "agree5",
            row["options"],
            row["background"] or "",
            row["better"] or "higher",
        )
        for row in book.items
        if row["title"]
    ]


def _item_id(book: SurveyBook, column: AnswerColumn) -> str:
    if column.item_id is not None:
        return column.item_id
    values = {
        "title": column.title,
        "scale": column.scale,
        "options": column.options,
        "background": column.background or None,
    }
    return book.item(column.code, values)


def _round_name(
    book: SurveyBook,
    store: AnswerStore,
    table: ColumnTable,
    layout: AnswerLayout,
    wishes: Wishes,
    file_name: str,
    today: date,
) -> tuple[str, str]:
    """Return the name of the round that the answers go to, and what to say of where it is from.

    It is the one that somebody named, that a column names, that the days of the answers or the name
    of the file tell, or the only round that is still without answers.
    """
    if wishes.round:
        return wishes.round, ""
    if layout.round_column is not None:
        return "", ""
    month = _month(table, layout, today)
    if month:
        return _told(book, month, _("the days of the answers"))
    found = _IN_NAME.search(file_name)
    if found is not None:
        name = "-".join(part for part in found.groups() if part)
        return _told(book, name, _("the name of the file"))
    empty = [row for row in book.rounds if not store.respondents.get(row["id"])]
    if len(empty) == 1:
        return _told(book, str(empty[0]["name"]), _("it is the only one without answers"))
    return _told(book, f"{today:%Y-%m}", _("nothing in the file says another, so it is today"))


def _told(book: SurveyBook, name: str, why: str) -> tuple[str, str]:
    known = book.known_round(name)
    name = str(known["name"]) if known else name
    return name, _("The answers go to the round {round}: {why}").format(round=name, why=why)


def _month(table: ColumnTable, layout: AnswerLayout, today: date) -> str:
    """Return the month in which most answered, "" where no column has a day."""
    months: Counter[str] = Counter()
    for column in layout.times:
        for cell in table.columns[column][:_LOOKED_AT]:
            try:
                day = day_of(cell, today)
            except ParseError:
                continue
            months[f"{day:%Y-%m}"] += 1
    return months.most_common(1)[0][0] if months else ""


def _planned(
    book: SurveyBook,
    store: AnswerStore,
    reading: AnswersReading,
    items: Sequence[str],
    wishes: Wishes,
) -> PlannedRound:
    row: Values = book.round(reading.round, (reading.first, reading.last))
    by_person = store.by_person(row["id"])
    before = store.respondents.get(row["id"], 0) if by_person else 0
    kept = _kept(store, row["id"], reading.columns, items, before)
    added = wishes.add and before > 0 and not kept
    return PlannedRound(
        row["id"], row["name"], reading, tuple(items), before, 0 if added else kept, added
    )


def _kept(
    store: AnswerStore,
    round_id: str,
    columns: Sequence[ColumnReading],
    items: Sequence[str],
    before: int,
) -> int:
    """Return the people of the round whose answers begin the file unchanged: all of them or 0."""
    if not before:
        return 0
    codes = {item: each for item, each in zip(items, columns, strict=True) if each.codes}
    known = {item: found for (place, item), found in store.codes.items() if place == round_id}
    if set(known) != set(codes):
        return 0
    same = all(
        each.width == known[item].width and each.codes[: before * each.width] == known[item].codes
        for item, each in codes.items()
    )
    return before if same else 0


def _replaced(plan: AnswersPlan) -> list[str]:
    """Say whose answers would be written over, and what counts would be."""
    return [
        _("{round} has the answers of {count} people; they are replaced").format(
            round=each.name, count=each.before
        )
        for each in plan.rounds
        if each.before and not each.added and not each.kept
    ]


def _recounted(plan: AnswersPlan, store: AnswerStore) -> Iterator[str]:
    """Yield what counts would be replaced by answers of people."""
    codes = {row["id"]: row["code"] for row in plan.book.items}
    for each in plan.coming:
        counted = [codes[item] for item in each.items if (each.id, item) in store.counts]
        if counted:
            yield _("{round} has counted answers to {codes}; they are replaced").format(
                round=each.name, codes=", ".join(counted)
            )


ANSWERS: Final = Importer("survey", N_("answers to a survey"), likeness_of_answers, plan_answers)
