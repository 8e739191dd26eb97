"""The values that an indicator fetches from safety inspections and place ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.collate import fold
from workbench.base.language import _
from workbench.measures.readings import Fetched, GroupReading, Reading, as_read
from workbench.models.registry import record
from workbench.rules.rating import LEAST_RATERS, rate_themes
from workbench.rules.rating import Mark as RatingMark

if TYPE_CHECKING:
    from decimal import Decimal

    from workbench.measures.inspections import Inspections
    from workbench.measures.ratings import RatedGroup, Ratings
    from workbench.project.register import Values


def fetch_inspection(found: Inspections, aspect_id: str | None) -> Fetched:
    """Return the points of an aspect, or of all together, in each inspection (0 to 20)."""
    aspect = next((row for row in found.aspects if row["id"] == aspect_id), None)
    readings = []
    for row in found.used:
        got = found.score(row, aspect) if aspect else found.whole(row)
        if got.score is not None:
            day = row["done_on"]
            readings.append(
                Reading(
                    row["name"],
                    day,
                    day.year if day else None,
                    as_read(float(got.score)),
                    source=row["performer"] or record("inspection").one,
                )
            )
    if not readings:
        return Fetched(problem=_("Nothing of that has been inspected yet"))
    parts = () if aspect else _aspects(found, found.used[-1])
    return Fetched(tuple(readings), parts)


def _aspects(found: Inspections, last: Values) -> tuple[GroupReading, ...]:
    kind = record("inspection_aspect")["name"].title()
    scores = ((row["name"], found.score(last, row).score) for row in found.aspects)
    return tuple(
        GroupReading(kind, name, as_read(float(score)))
        for name, score in scores
        if score is not None
    )


def fetch_rating(found: Ratings, theme_id: str | None, group: str) -> Fetched:
    """Return the mean mark of a theme, or of all marks, on each occasion (1 to 7).

    Of fewer than five raters nothing is shown.
    """
    readings = []
    parts: tuple[GroupReading, ...] = ()
    for row in found.used:
        rated = found.occasion(row)
        chosen = _chosen(rated.groups, group) if group else rated.whole
        value, n = (None, None) if chosen is None else _mean(found, row, chosen, theme_id)
        day = row["rated_on"]
        readings.append(
            Reading(row["name"], day, day.year if day else None, value, n=n, source=row["source"])
        )
        if theme_id and not group:
            parts = tuple(
                GroupReading(
                    record("rating")["group"].title(),
                    each.name or _("not stated"),
                    as_read(each.ratings[theme_id].mean, 2),
                    n=each.ratings[theme_id].n,
                )
                for each in rated.groups
                if theme_id in each.ratings
            )
    problem = "" if readings else _("Nobody has rated that yet")
    return Fetched(tuple(readings), parts, problem)


def _chosen(groups: tuple[RatedGroup, ...], name: str) -> RatedGroup | None:
    return next((each for each in groups if fold(each.name) == fold(name)), None)


Mean = tuple["Decimal | None", "int | None"]


def _mean(found: Ratings, row: Values, chosen: RatedGroup, theme_id: str | None) -> Mean:
    """Return the mean that may be shown and of how many marks; of all themes where none is said."""
    if theme_id:
        rating = chosen.ratings.get(theme_id)
        return (as_read(rating.mean, 2), rating.n) if rating else (None, None)
    if chosen.name or chosen.raters < LEAST_RATERS:
        return None, None
    marks = [RatingMark("", each["points"]) for each in found.of(row["id"])
             if each["rater"] is not None]  # fmt: skip
    whole = rate_themes(marks).get("")
    return (as_read(whole.mean, 2), chosen.raters) if whole else (None, None)
