"""What is to be seen to in what was counted: short series, breaks, aspects without a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.measures.incidents import read_incidents
from workbench.measures.inspections import read_inspections
from workbench.measures.observations import read_observations
from workbench.measures.ratings import read_ratings
from workbench.steps.situation.incident_words import category_name, source_name
from workbench.steps.step import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.measures.incidents import Incidents, Series

ENOUGH_MONTHS: Final = 24
"""Eight quarters."""


def count_notices(session: Session) -> Iterator[Notice]:
    """Yield what counts, observations, inspections and ratings lack."""
    yield from _incidents(read_incidents(session))
    yield from _inspections(session)
    observed = read_observations(session)
    if len(observed.rounds) > 1:
        fit = observed.fit(*observed.rounds[-2:])
        if not fit.fits:
            said = _("the last two rounds were not counted alike")
            yield Notice("observation.fit", "note", _("Observations"), said)
    rated = read_ratings(session)
    if rated.used and not rated.occasion(rated.used[-1]).whole.shown:
        said = _("too few have rated for anything to be shown")
        yield Notice("rating.few", "note", rated.used[-1]["name"], said, rated.used[-1]["id"])


def _incidents(found: Incidents) -> Iterator[Notice]:
    months = {each.category: counted_months(each) for each in found.series()}
    short = [key for key, count in months.items() if count < ENOUGH_MONTHS]
    if short:
        quarters = min(months[key] for key in short) // 3
        said = ngettext(
            "counted for {count} quarter; eight are needed to see seasons",
            "counted for {count} quarters; eight are needed to see seasons",
            quarters,
        )
        names = ", ".join(category_name(key) for key in short)
        where = _("Incidents") if len(short) == len(months) else names
        yield Notice("incident.few", "note", where, said.format(count=quarters))
    noted = {(each.category, each.begins) for each in found.breaks() if each.reason}
    for each in found.breaks():
        if not each.reason and (each.category, each.begins) not in noted:
            said = _("the source changes {day}, {before} to {after}, and no break is noted")
            text = said.format(
                day=date_text(each.begins),
                before=source_name(each.before),
                after=source_name(each.after),
            )
            yield Notice("incident.break", "warning", category_name(each.category), text)
    for key in sorted({row["source"] or "" for row in found.rows} - found.cards.keys()):
        yield Notice("incident.source", "note", source_name(key), _("the source is not described"))


def counted_months(series: Series) -> int:
    """Return for how many months in all a category has been counted."""
    counted = zip(series.periods, series.values, strict=True)
    return sum(period.length.months for period, value in counted if value is not None)


def _inspections(session: Session) -> Iterator[Notice]:
    found = read_inspections(session)
    for aspect in found.red_without_finding():
        yield Notice(
            "inspection.finding", "warning", aspect["name"], _("is red and has no finding"),
            aspect["id"],
        )  # fmt: skip
    if found.used:
        for aspect in found.aspects:
            findings = found.findings.get(aspect["id"], ())
            red = found.score(found.used[-1], aspect).level == "red"
            if red and findings and not any(row["responsible_id"] for row in findings):
                yield Notice(
                    "inspection.responsible", "warning", aspect["name"],
                    _("is red and nobody is responsible for a finding of it"), aspect["id"],
                )  # fmt: skip
