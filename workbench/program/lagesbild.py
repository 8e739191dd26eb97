"""The monthly situation sheet: one page of what the place was like and what is to be decided."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.base.errors import WorkbenchError
from workbench.base.formats import number_text
from workbench.base.language import N_, _, ngettext
from workbench.documents.content import (
    Beside,
    Block,
    Column,
    ColumnKind,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Paragraph,
    Row,
    Table,
)
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.duty_log import LONG_OPEN
from workbench.rules.indicators import Light
from workbench.rules.year import Month
from workbench.steps.operations.month import (
    days_words,
    latest_whole,
    month_short_words,
    party_words,
    read_month,
)
from workbench.steps.operations.tables import types_table
from workbench.steps.vision.views import standings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.project.register import Values
    from workbench.steps.operations.month import MonthFacts
    from workbench.steps.vision.views import Standing

WORDS: Final = 170
LINE: Final = 76
CASE: Final = 60
PARTY: Final = 26
NAME: Final = 52
TITLE: Final = 90


class Room(NamedTuple):
    """How much the page has room for: rows of types and indicators, share of the letters."""

    types: int
    lights: int
    letters: float


# Tried one after the other until what a project holds fits on one page of A4.
_ROOMS: Final = (
    Room(5, 3, 1.0), Room(4, 3, 1.0), Room(4, 2, 1.0), Room(3, 2, 1.0), Room(3, 1, 1.0),
    Room(2, 1, 1.0), Room(0, 0, 1.0), Room(0, 0, 0.7), Room(0, 0, 0.4),
)  # fmt: skip
_LATIN: Final = 0x24F  # beyond it letters may be as broad as two
_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")
_WORST: Final = (Light.RED, Light.YELLOW, Light.GREY, Light.GREEN)


def lagesbild(session: Session, options: Options) -> Document:
    """Return the sheet of a month: that of ``options.subject`` (2026-09), else the last whole one.

    Raises WorkbenchError for a subject that is no month.
    """
    from workbench.documents.pdf.press import page_count  # not before a sheet is wanted

    month = _month(options.subject) or latest_whole(session, options.date)
    facts = read_month(session, month, options.date)
    standing = [s for s in standings(session, options.date).values() if s.value is not None]
    place = read_rows(session, record("project"))[0]
    *ample, least = _ROOMS
    for room in ample:
        sheet = _sheet(options, place, facts, standing, room)
        if page_count(sheet) == 1:
            return sheet
    return _sheet(options, place, facts, standing, least)


def _sheet(
    options: Options, place: Values, facts: MonthFacts, standing: list[Standing], room: Room
) -> Document:
    sheet = options.document(
        title=_("Situation sheet, {month}").format(month=facts.name()),
        subtitle=_short(place["name"], TITLE * room.letters),
        kind=_("Situation sheet"),
        place=_short(place["name"], TITLE * room.letters),
        author=place["consultant"],
        blocks=_blocks(facts, standing, room),
        short=True,
    )
    return replace(sheet, cutoff=facts.until, look=options.look)


def _month(subject: str) -> Month | None:
    if not subject.strip():
        return None
    found = _MONTH.fullmatch(subject.strip())
    if found is None or not 1 <= int(found[2]) <= 12:  # noqa: PLR2004 - months of a year
        raise WorkbenchError(
            N_("“{text}” is no month; write it as 2026-09"), text=subject.strip()[:40]
        )
    return Month(int(found[1]), int(found[2]))


def _blocks(facts: MonthFacts, standing: list[Standing], room: Room) -> Iterator[Block]:
    if facts.summary:
        yield Paragraph(_short(facts.summary, WORDS * room.letters))
    yield KeyFigures(tuple(_figures(facts, standing, room)))
    if facts.cases:
        yield _cases(facts, room)
    else:
        yield Paragraph(_("No case was open at the end of the month."))
    yield from _background(facts, standing, room)
    yield Heading(_("To be decided"), 2)
    if facts.decide:
        lines = tuple(_short(each, LINE * room.letters) for each in facts.decide)
        yield ListBlock(lines, ordered=True)
    else:
        yield Paragraph(_("Nothing needs a decision this month."))


def _background(facts: MonthFacts, standing: list[Standing], room: Room) -> Iterator[Block]:
    """Yield what was noted and how the indicators stand, beside each other where there is both."""
    noted = (
        (types_table(facts, room.types, month_short_words),) if facts.counts and room.types else ()
    )
    lights = (_lights(standing, room),) if standing and room.lights else ()
    if noted and lights:
        yield Beside(noted, lights)
        return
    if not facts.counts:
        yield Paragraph(_("Nothing was noted in the duty log this month."))
    yield from noted or lights


def _short(text: str, most: float) -> str:
    """Return a text on one line, cut at a word where it is wider than ``most`` usual letters."""
    line, width = " ".join(text.split()), 0.0
    for at, letter in enumerate(line):
        width += _width(letter)
        if width > most:
            return line[:at].rsplit(" ", 1)[0] + " …"
    return line


def _width(letter: str) -> float:
    """Return about how wide a letter is beside a usual one."""
    if letter in "mwMW@%—…" or ord(letter) > _LATIN:
        return 1.8
    return 1.3 if letter.isupper() else 1.0


def _figures(facts: MonthFacts, standing: list[Standing], room: Room) -> Iterator[KeyFigure]:
    """Yield six numbers worth a glance; what is in the tables is not said twice."""
    incidents = ngettext(
        "{count} disturbance or accident", "{count} disturbances and accidents", facts.incidents
    )
    detail = incidents.format(count=number_text(facts.incidents))
    yield KeyFigure(number_text(facts.total), _("log entries"), detail)
    yield KeyFigure(number_text(facts.mended), _("faults mended"), _slowest(facts, room))
    yield KeyFigure(number_text(facts.open_now), _("still open"), _nobody(facts))
    yield KeyFigure(
        number_text(facts.long_open), _("open more than {days} working days").format(days=LONG_OPEN)
    )
    visitors = ngettext("{count} visitor", "{count} visitors", facts.visitors)
    visitors = visitors.format(count=number_text(facts.visitors))
    events = ngettext("event held", "events held", len(facts.events))
    yield KeyFigure(number_text(len(facts.events)), events, visitors if facts.visitors else "")
    green = sum(each.light is Light.GREEN for each in standing)
    of_all = _("of {count} measured").format(count=number_text(len(standing)))
    yield KeyFigure(number_text(green), _("indicators on target"), of_all if standing else "")


def _nobody(facts: MonthFacts) -> str:
    nobody = sum(each.open for each in facts.mending if each.responsible is None)
    return _("{count} without anybody responsible").format(count=nobody) if nobody else ""


def _slowest(facts: MonthFacts, room: Room) -> str:
    """Return which party took longest to mend, and how long; "" where nothing was mended."""
    known = [m for m in facts.mending if m.days is not None and m.responsible is not None]
    slowest = max(known, default=None, key=lambda each: each.days or 0)
    if slowest is None:
        return ""
    party = _short(party_words(facts, slowest.responsible), PARTY * room.letters)
    days = days_words(slowest.days)
    return _("slowest {party}, median {days} days").format(party=party, days=days)


def _cases(facts: MonthFacts, room: Room) -> Table:
    """Return the cases that have waited longest: what and where, who answers, since when."""
    columns = (
        Column(_("Case"), header=True, weight=5),
        Column(_("Responsible"), weight=0.5),
        Column(_("Noted"), ColumnKind.DATE),
        Column(_("Working days"), ColumnKind.INTEGER),
    )
    rows = tuple(
        Row((
            _short(each.what, CASE * room.letters),
            _short(party_words(facts, each.responsible), PARTY * room.letters),
            each.since,
            each.days,
        ))
        for each in facts.cases
    )  # fmt: skip
    return Table(columns, rows, _("The oldest open cases"))


def _lights(standing: list[Standing], room: Room) -> Table:
    """Return the indicators that ask most for attention."""
    ordered = sorted(standing, key=lambda each: _WORST.index(each.light))
    columns = (
        Column(_("Indicator"), header=True, weight=4),
        Column(_("Value"), weight=1.2),
        Column(_("Target"), weight=1.2),
        Column(_("State"), weight=1.6),
    )
    rows = tuple(_light_row(each, room) for each in ordered[: room.lights])
    return Table(columns, rows, _("Indicators to watch"))


def _light_row(each: Standing, room: Room) -> Row:
    return Row(
        (
            _short(f"{each.values['code']} {each.values['title']}", NAME * room.letters),
            each.with_unit(each.value),
            each.with_unit(each.target),
            each.light_text(),
        )
    )
