"""The values that an indicator fetches from a question of a survey."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.formats import month_long
from workbench.base.language import _
from workbench.measures.readings import Certainty, Fetched, GroupReading, Reading, as_read
from workbench.measures.survey_results import split_of
from workbench.measures.survey_store import Grouping, groupings
from workbench.measures.survey_types import change_between
from workbench.rules.comparison import Verdict
from workbench.rules.scales import scale_of
from workbench.rules.suppression_types import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from workbench.measures.survey_types import (
        Change,
        GroupResult,
        ItemResult,
        Result,
        SurveyContent,
    )
    from workbench.project.register import Values

Figures = tuple["Decimal | None", "Decimal | None", "Decimal | None"]
"""A value and the ends of its interval."""

_VERDICTS: Final = {
    Verdict.BETTER: Certainty.CERTAIN,
    Verdict.WORSE: Certainty.CERTAIN,
    Verdict.UNCERTAIN: Certainty.UNCERTAIN,
    Verdict.NOT_COMPARABLE: Certainty.NOT_COMPARABLE,
}


def fetch_question(
    content: SurveyContent,
    item_id: str,
    figure: str | None,
    part: str = "",
    *,
    parts: bool = True,
) -> Fetched:
    """Return the share or mean of a question in each round, of all or of the group ``part``.

    ``part`` is what the group is called, as "Kvinna". Nothing is fetched that the page of the
    survey would not show. ``parts`` asks for the newest value of every group too.
    """
    item = next((row for row in content.items if row["id"] == item_id), None)
    scale = scale_of(item["scale"], item["options"]) if item else None
    if item is None or scale is None or not (scale.positives or scale.grade):
        return Fetched(problem=_("The question has no share and no mean"))
    by_mean = scale.grade or figure == "mean"
    splits = _splits(content, item_id) if part or parts else []
    whole = splits[0] if splits else split_of(content, item_id, _nobody())
    if whole is None:
        return Fetched(problem=_("Nobody has answered the question yet"))
    rounds: Sequence[Result] = whole.rounds
    if part:
        group = _group(splits, part)
        if group is None:
            return Fetched(problem=_("There is no group “{group}”").format(group=part))
        rounds = group.rounds
    readings = _readings(content.survey, whole, rounds, by_mean=by_mean)
    groups, hidden = _parts(splits, by_mean=by_mean) if not part else ((), ())
    problem = "" if readings else _("Nobody has answered the question yet")
    return Fetched(readings, groups, problem, hidden)


def _splits(content: SurveyContent, item_id: str) -> list[ItemResult]:
    """Return the question divided by each background, one at a time."""
    found = (
        split_of(content, item_id, by)
        for by in groupings(content.items, content.store, content.background_names)
    )
    return [each for each in found if each is not None]


def _nobody() -> Grouping:
    return Grouping("", "")


def _group(splits: Sequence[ItemResult], part: str) -> GroupResult | None:
    return next(
        (
            group
            for item in splits
            if item.split is not None
            for group in item.split.groups
            if group.label and fold(group.label) == fold(part)
        ),
        None,
    )


def _readings(
    survey: Values, item: ItemResult, rounds: Sequence[Result], *, by_mean: bool
) -> tuple[Reading, ...]:
    asked = [each for each in rounds if each.asked]
    shown = [each for each in asked if _figures(each, by_mean=by_mean)[0] is not None]
    last = shown[-1] if shown else None
    found = []
    for each in asked:
        value, low, high = _figures(each, by_mean=by_mean)
        row = each.round
        day = row["field_to"] or row["field_from"]
        reading = Reading(
            _round_name(row),
            day,
            day.year if day else None,
            value,
            low,
            high,
            each.n if value is not None else None,
            source=row["source"] or survey["name"],
        )
        if last is not None:
            change = change_between(survey, item, each, last)
            reading = replace(reading, since=_certainty(change, by_mean=by_mean, item=item))
        found.append(reading)
    return tuple(found)


def _round_name(row: Values) -> str:
    day = row["field_to"] or row["field_from"]
    return f"{month_long(day)} {day.year}" if day else str(row["name"])


def _certainty(change: Change | None, *, by_mean: bool, item: ItemResult) -> Certainty:
    if change is None or (by_mean and not item.scale.grade):
        return Certainty.UNKNOWN
    return _VERDICTS.get(change.verdict, Certainty.UNKNOWN)


def _figures(result: Result, *, by_mean: bool) -> Figures:
    if by_mean:
        mean = result.mean
        if mean is None:
            return None, None, None
        ends = mean.interval
        low, high = (as_read(ends.low, 2), as_read(ends.high, 2)) if ends else (None, None)
        return as_read(mean.mean, 2), low, high
    share = result.share
    if share is None:
        return None, None, None
    return as_read(100 * share.share), as_read(100 * share.low), as_read(100 * share.high)


def _parts(
    splits: Sequence[ItemResult], *, by_mean: bool
) -> tuple[tuple[GroupReading, ...], tuple[str, ...]]:
    """Return the newest value of each group that may be shown, and what is not shown."""
    found: list[GroupReading] = []
    hidden: list[str] = []
    for item in splits:
        split = item.split
        if split is None or not split.groups:
            continue
        mine = list(_of_split(item, by_mean=by_mean))
        found += mine
        if not mine:
            hidden.append(split.by.title)
    return tuple(found), tuple(hidden)


def _of_split(item: ItemResult, *, by_mean: bool) -> Iterator[GroupReading]:
    split = item.split
    if split is None:
        return
    for group in split.groups:
        asked = [each for each in group.rounds if each.asked]
        if not asked:
            continue
        value, low, high = _figures(asked[-1], by_mean=by_mean)
        if value is not None:
            labels = group.together or (group.label,)
            name = " + ".join(each if each != NOT_STATED else _("not stated") for each in labels)
            yield GroupReading(split.by.title, name, value, low, high, asked[-1].n)
