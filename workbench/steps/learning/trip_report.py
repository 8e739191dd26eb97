"""The report of a study trip: who went, what was seen, what it led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_long, decimal_text, kr, number_text
from workbench.base.language import N_, _
from workbench.documents.content import (
    Block,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Manner,
    Note,
    Paragraph,
    Tone,
)
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.learning.tables import came_table, lessons_table
from workbench.steps.learning.views import TRAINING, TRIP, read_trainings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.project.register import Values
    from workbench.steps.learning.views import TrainingSight


def trip_report(session: Session, options: Options) -> Document:
    """Return the report of all study trips, or of the training that ``options.subject`` names.

    The subject is an id, a code or a title. Raises WorkbenchError where nothing is called so.
    """
    trips = _chosen(read_trainings(session), options.subject)
    blocks: list[Block] = []
    if not trips:
        text = _("There is no study trip yet")
        blocks.append(Note(text, tone=Tone.WARNING))
    for trip in trips:
        if len(trips) > 1:
            blocks.append(Heading(trip.values["title"]))
        blocks += _trip(session, trip, options.date, several=len(trips) > 1)
    facts = read_rows(session, record("project"))[0]
    one = trips[0].values if len(trips) == 1 else None
    return options.document(
        title=one["title"] if one else _("Study trips"),
        subtitle=_when_and_where(one) if one else "",
        kind=_("Report of a study trip"),
        place=facts["name"],
        author=facts["consultant"],
        blocks=blocks,
        short=True,
    )


def _chosen(trainings: Sequence[TrainingSight], subject: str) -> list[TrainingSight]:
    if not subject:
        return [each for each in trainings if each.values["kind"] == TRIP]
    wanted = fold(subject)
    found = [
        each
        for each in trainings
        if subject == each.values["id"]
        or wanted in {fold(each.values["code"]), fold(each.values["title"])}
    ]
    if not found:
        raise WorkbenchError(N_("No training is called “{text}”"), text=subject[:60])
    return found[:1]


def _when_and_where(row: Values) -> str:
    day = date_long(row["held_on"]) if row["held_on"] else ""
    return " · ".join(filter(None, (day, row["place"])))


def _trip(session: Session, trip: TrainingSight, today: date, *, several: bool) -> Iterator[Block]:
    row = trip.values
    if several and (said := _when_and_where(row)):
        yield Paragraph(said)
    if row["held_on"] and not trip.came_by(today):
        text = _("This is what is planned: the trip is made on {day}.")
        yield Paragraph(text.format(day=date_long(row["held_on"])), Manner.LEAD)
    yield KeyFigures(tuple(_figures(trip, today)))
    for name in ("purpose", "report"):
        if row[name]:
            yield Heading(TRAINING[name].title(), 2)
            for paragraph in row[name].split("\n\n"):
                yield Paragraph(paragraph)
    if trip.came:
        yield came_table(session, trip)
    if trip.lessons:
        yield Heading(_("What we take home"), 2)
        yield lessons_table(session, trip.lessons)


def _figures(trip: TrainingSight, today: date) -> Iterator[KeyFigure]:
    row = trip.values
    came = _("participants") if trip.came_by(today) else _("participants expected")
    if trip.people:
        detail = _("of {count} organisations").format(count=len(trip.came)) if trip.came else ""
        yield KeyFigure(number_text(trip.people), came, detail)
    if row["hours"]:
        yield KeyFigure(decimal_text(row["hours"]), _("hours"))
    if row["cost"]:
        each = kr(row["cost"] // trip.people) if trip.people else ""
        detail = _("{amount} a participant").format(amount=each) if each else ""
        yield KeyFigure(kr(row["cost"]), _("cost"), detail)
    if trip.mean is not None:
        yield KeyFigure(number_text(trip.mean, 1), _("mean of the evaluation"), _("of 5"))
