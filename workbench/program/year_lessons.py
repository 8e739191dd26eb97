"""What was learnt in a year: at trainings, by events, from those who were asked for advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.documents.audience import may_show
from workbench.documents.content import Block, Column, Heading, Row, RowRole, Table
from workbench.models.registry import record
from workbench.project.register import read_rows, titles
from workbench.steps.learning.views import QUESTION, read_trainings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options

EVENT = record("event")


def year_lessons(session: Session, options: Options) -> Iterator[Block]:
    """Yield the chapter of the year of ``options.date``, nothing where nothing was learnt."""
    rows: list[Row] = []
    for title, found in (
        (_("At trainings, seminars and study trips"), _of_trainings(session, options)),
        (_("By events"), _of_events(session, options)),
        (_("From those we asked"), _of_advice(session, options)),
    ):
        mine = list(found)
        if mine:
            rows += [Row((f"{title} ({len(mine)})", "", ""), RowRole.GROUP), *mine]
    if not rows:
        return
    yield Heading(_("Lessons of the year"))
    columns = (
        Column(_("Lesson"), header=True, weight=5),
        Column(_("From"), weight=3.4),
        Column(_("Became"), weight=2.6),
    )
    yield Table(columns, tuple(rows), _("What we learnt and what came of it"))


def _of_trainings(session: Session, options: Options) -> Iterator[Row]:
    activities = titles(session, "activity")
    for training in read_trainings(session):
        day = training.values["held_on"]
        if day is None or day.year != options.date.year or day > options.date:
            continue
        source = f"{training.values['title']}, {date_text(day)}"
        for lesson in training.lessons:
            became = activities.get(lesson["activity_id"] or "", _("not yet one"))
            yield Row((lesson["title"], source, became))


def _of_events(session: Session, options: Options) -> Iterator[Row]:
    if not may_show(EVENT["learning"], options.audience):
        return
    for row in read_rows(session, EVENT):
        day, said = row["starts_on"], row["learning"].strip()
        if said and day is not None and day.year == options.date.year and day <= options.date:
            yield Row((said, f"{row['title']}, {date_text(day)}", ""))


def _of_advice(session: Session, options: Options) -> Iterator[Row]:
    notes = titles(session, "evidence_note")
    for row in read_rows(session, QUESTION):
        day, said = row["answered_on"], row["answer"].strip()
        if said and day is not None and day.year == options.date.year and day <= options.date:
            became = notes.get(row["evidence_id"] or "", "")
            yield Row((said, f"{row['title']}, {date_text(day)}", became))
