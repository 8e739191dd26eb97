"""The monthly situation sheet: one page of what the place was like and what is to be decided."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.formats import number_text
from workbench.base.language import N_, _, ngettext
from workbench.documents.content import (
    Block,
    Column,
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
from workbench.rules.indicators import Light
from workbench.rules.year import Month
from workbench.steps.operations.month import days_words, latest_whole, read_month
from workbench.steps.operations.tables import mending_table, types_table
from workbench.steps.vision.views import standings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.steps.operations.month import MonthFacts
    from workbench.steps.vision.views import Standing

# So much fits on one page of A4, whatever a project holds.
TYPES: Final = 4
PARTIES: Final = 3
LIGHTS: Final = 3
WORDS: Final = 170
LINE: Final = 76
NAME: Final = 52
BROAD: Final = 50  # letters of a line, if all of them are broad
FEW: Final = 6
_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")
_WORST: Final = (Light.RED, Light.YELLOW, Light.GREY, Light.GREEN)


def lagesbild(session: Session, options: Options) -> Document:
    """Return the sheet of a month: that of ``options.subject`` (2026-09), else the last whole one.

    Raises WorkbenchError for a subject that is no month.
    """
    month = _month(options.subject) or latest_whole(session, options.date)
    facts = read_month(session, month, options.date)
    place = read_rows(session, record("project"))[0]
    sheet = options.document(
        title=_("Situation sheet, {month}").format(month=facts.name()),
        subtitle=place["name"],
        kind=_("Situation sheet"),
        place=place["name"],
        author=place["consultant"],
        blocks=_blocks(session, options, facts),
        short=True,
    )
    return replace(sheet, cutoff=facts.until)


def _month(subject: str) -> Month | None:
    if not subject.strip():
        return None
    found = _MONTH.fullmatch(subject.strip())
    if found is None or not 1 <= int(found[2]) <= 12:  # noqa: PLR2004 - months of a year
        raise WorkbenchError(
            N_("“{text}” is no month; write it as 2026-09"), text=subject.strip()[:40]
        )
    return Month(int(found[1]), int(found[2]))


def _blocks(session: Session, options: Options, facts: MonthFacts) -> Iterator[Block]:
    if facts.summary:
        yield Paragraph(_short(facts.summary, WORDS))
    yield KeyFigures(tuple(_figures(facts)))
    less = _rows_less(facts)
    if facts.counts:
        yield types_table(facts, TYPES - less)
    else:
        yield Paragraph(_("Nothing was noted in the duty log this month."))
    if facts.mending:
        yield mending_table(facts, PARTIES - less)
    lights = _lights(session, options, LIGHTS - less)
    if lights is not None:
        yield lights
    yield Heading(_("To be decided"), 2)
    if facts.decide:
        yield ListBlock(tuple(_short(each, LINE) for each in facts.decide), ordered=True)
    else:
        yield Paragraph(_("Nothing needs a decision this month."))


def _rows_less(facts: MonthFacts) -> int:
    """Return how many rows each table goes without, so that many words have room."""
    words = [_short(facts.summary, WORDS), *(_short(each, LINE) for each in facts.decide)]
    lines = sum(-(-len(each) // BROAD) for each in words)
    return 0 if lines <= FEW else 1


def _short(text: str, most: int) -> str:
    """Return a text on one line, cut at a word where it is longer than a page has room for."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def _figures(facts: MonthFacts) -> Iterator[KeyFigure]:
    """Yield four numbers worth a glance; what is in the tables is not said twice."""
    incidents = ngettext(
        "{count} disturbance or accident", "{count} disturbances and accidents", facts.incidents
    )
    detail = incidents.format(count=number_text(facts.incidents))
    yield KeyFigure(number_text(facts.total), _("log entries"), detail)
    yield KeyFigure(number_text(facts.mended), _("faults mended"), _median(facts))
    yield KeyFigure(number_text(facts.open_now), _("still open"), _nobody(facts))
    visitors = ngettext("{count} visitor", "{count} visitors", facts.visitors)
    visitors = visitors.format(count=number_text(facts.visitors))
    events = ngettext("event held", "events held", len(facts.events))
    yield KeyFigure(number_text(len(facts.events)), events, visitors)


def _nobody(facts: MonthFacts) -> str:
    nobody = sum(each.open for each in facts.mending if each.responsible is None)
    return _("{count} without anybody responsible").format(count=nobody) if nobody else ""


def _median(facts: MonthFacts) -> str:
    slowest = max((m for m in facts.mending if m.days is not None), default=None,
                  key=lambda each: each.days or 0)  # fmt: skip
    if slowest is None:
        return ""
    return _("slowest party {days} days").format(days=days_words(slowest.days))


def _lights(session: Session, options: Options, most: int) -> Table | None:
    """Return the indicators that ask most for attention, None where nothing is measured."""
    measured = [s for s in standings(session, options.date).values() if s.value is not None]
    if not measured:
        return None
    ordered = sorted(measured, key=lambda each: _WORST.index(each.light))
    columns = (
        Column(_("Indicator"), header=True, weight=4),
        Column(_("Value"), weight=1),
        Column(_("Target"), weight=1),
        Column(_("How it stands"), weight=2),
    )
    rows = tuple(_light_row(each) for each in ordered[:most])
    green = sum(each.light is Light.GREEN for each in measured)
    caption = _("Indicators that ask most for attention; {green} of {all} are on target").format(
        green=number_text(green), all=number_text(len(measured))
    )
    return Table(columns, rows, caption)


def _light_row(each: Standing) -> Row:
    return Row(
        (
            _short(f"{each.values['code']} {each.values['title']}", NAME),
            each.with_unit(each.value),
            each.with_unit(each.target),
            each.light_text(),
        )
    )
