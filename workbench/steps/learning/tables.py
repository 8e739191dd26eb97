"""The tables of competence and knowledge in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.documents.content import Column, ColumnKind, Row, RowRole, Table
from workbench.project.register import names, titles
from workbench.steps.learning.views import EVIDENCE, TRAINING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.steps.learning.views import TrainingSight


def trainings_table(trainings: Sequence[TrainingSight], today: date) -> Table:
    """Return trainings with day, hours, how many came and what they thought."""
    columns = (
        Column(TRAINING["title"].title(), header=True, weight=4),
        Column(TRAINING["kind"].column_title(), weight=1.4),
        Column(TRAINING["held_on"].title(), weight=1.4),
        Column(TRAINING["hours"].title(), ColumnKind.DECIMAL, decimals=1),
        Column(_("Came"), ColumnKind.INTEGER),
        Column(_("Mean of the evaluation"), ColumnKind.DECIMAL, weight=1.3, decimals=1),
    )
    rows = [
        Row((
            each.values["title"],
            _kind(each.values),
            date_text(each.values["held_on"]) if each.values["held_on"] else "",
            each.values["hours"],
            each.came_by(today) or None,
            each.mean,
        ))
        for each in trainings
    ]  # fmt: skip
    people = sum(each.came_by(today) for each in trainings)
    rows.append(Row((_("All"), "", "", None, people, None), RowRole.TOTAL))
    return Table(columns, tuple(rows), _("Trainings, seminars and study trips"))


def _kind(row: Values) -> str:
    choice = TRAINING["kind"].choice(row["kind"])
    return choice.text() if choice else ""


def came_table(session: Session, training: TrainingSight) -> Table:
    """Return how many came of each organisation."""
    parties = names(session, "organisation")
    columns = (
        Column(_("Organisation"), header=True, weight=4),
        Column(_("How many"), ColumnKind.INTEGER, weight=1.4),
    )
    rows = [Row((parties.get(key, ""), count)) for key, count in training.came.items()]
    rows.append(Row((_("All"), training.people), RowRole.TOTAL))
    return Table(columns, tuple(rows), _("Who took part"))


def lessons_table(session: Session, lessons: Sequence[Values]) -> Table:
    """Return lessons and the activities that came of them."""
    activities = titles(session, "activity")
    columns = (
        Column(_("Lesson"), header=True, weight=4),
        Column(_("Became the activity"), weight=3),
    )
    rows = tuple(
        Row((row["title"], activities.get(row["activity_id"] or "", _("not yet one"))))
        for row in lessons
    )
    return Table(columns, rows, _("What we learnt"))


def evidence_table(notes: Sequence[Values]) -> Table:
    """Return notes of evidence with grade and source."""
    columns = (
        Column(EVIDENCE["title"].title(), header=True, weight=1.2),
        Column(EVIDENCE["grade"].column_title()),
        Column(EVIDENCE["summary"].title(), weight=5),
        Column(EVIDENCE["source"].title(), weight=4),
    )
    rows = tuple(Row((r["title"], _grade(r), r["summary"], r["source"])) for r in notes)
    return Table(columns, rows, _("What the work builds on"))


def _grade(row: Values) -> str:
    choice = EVIDENCE["grade"].choice(row["grade"])
    return choice.text() if choice else ""
