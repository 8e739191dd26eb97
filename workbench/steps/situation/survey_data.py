"""The results of a survey as the command line's JSON; what is hidden is null there too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.measures.survey_types import last_change
from workbench.steps.situation.survey_words import group_label

if TYPE_CHECKING:
    from workbench.measures.survey_types import Change, ItemResult, Result, SurveyResults


def survey_data(results: SurveyResults | None) -> dict[str, Any]:
    """Return the results of every question in every round; shares are fractions.

    Questions that only ask for answers in words or for several of many have no share and are left
    out. ``change`` is that between the last two rounds that asked the question.
    """
    if results is None:
        return {"items": []}
    return {"items": [_item(results, each) for each in results.items if not each.scale.multiple]}


def _item(results: SurveyResults, item: ItemResult) -> dict[str, Any]:
    said: dict[str, Any] = {
        "code": item.item["code"],
        "title": item.item["title"],
        **_rounds(results, item, item.rounds),
    }
    if item.split is not None:
        said["groups"] = [
            {
                "code": group_label(group),
                "group": group_label(group),
                "together": list(group.together),
                **_rounds(results, item, group.rounds),
            }
            for group in item.split.groups
        ]
    return said


def _rounds(results: SurveyResults, item: ItemResult, rounds: tuple[Result, ...]) -> dict[str, Any]:
    return {
        "rounds": [_round(result) for result in rounds if result.asked],
        "change": _change(last_change(results.survey, item, rounds)),
    }


def _round(result: Result) -> dict[str, Any]:
    share, mean = result.share, result.mean
    interval = mean.interval if mean else None
    return {
        "round": result.round["name"],
        "k": share.k if share else None,
        "n": result.n,
        "share": share.share if share else None,
        "low": share.low if share else None,
        "high": share.high if share else None,
        "mean": mean.mean if mean else None,
        "mean_low": interval.low if interval else None,
        "mean_high": interval.high if interval else None,
        "suppressed": result.suppressed,
    }


def _change(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    difference, comparable = change.difference, change.comparable.comparable
    return {
        "difference": difference.value if difference else None,
        "low": difference.low if difference else None,
        "high": difference.high if difference else None,
        "certain": bool(difference and difference.certain and comparable),
        "comparable": comparable,
        "why_not": [str(reason) for reason in change.comparable.reasons] or None,
    }
