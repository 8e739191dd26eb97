"""What one can see of surveys: questions with shares, means, intervals and changes, also by group.

Answers are counted where they lie: a round's answers to a question are one run of bytes, so a
cross table is one pass over two of them. Domain guide 2.2, 9 and 10.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from workbench.base.collate import fold
from workbench.models.registry import record, sql_table
from workbench.project.register import read_rows
from workbench.rules.answers import Answers
from workbench.rules.comparison import (
    Comparability,
    RoundFacts,
    Verdict,
    comparability,
    verdict,
)
from workbench.rules.indicators import Direction
from workbench.rules.means import welch
from workbench.rules.proportions import newcombe
from workbench.rules.sampling import Sample, Sampling
from workbench.rules.scales import DONT_KNOW, NO_ANSWER, Scale, scale_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.rules.means import Mean
    from workbench.rules.proportions import Difference, Proportion

Tally = Counter[int]
LEAST_ANSWERS, LEAST_CELL = 10, 3


@dataclass(frozen=True)
class RoundResult:
    """What a question gave in one round, of all or of a group; nothing where ``suppressed``."""

    round: Values
    answers: Answers
    share: Proportion | None
    mean: Mean | None
    suppressed: bool = False


@dataclass(frozen=True)
class Change:
    """What happened between the last two rounds, and whether it may be said."""

    difference: Difference | None
    verdict: Verdict
    comparable: Comparability


@dataclass(frozen=True)
class GroupResult:
    """The results of one group: its value ("kvinna") and its rounds."""

    value: str
    rounds: tuple[RoundResult, ...]
    change: Change | None


@dataclass(frozen=True)
class ItemResult:
    """The results of one question; ``groups`` only where they were asked for."""

    item: Values
    scale: Scale
    rounds: tuple[RoundResult, ...]
    change: Change | None
    groups: tuple[GroupResult, ...] = ()


@dataclass(frozen=True)
class SurveyResults:
    """A survey with its rounds in order and the results of its questions."""

    survey: Values
    rounds: tuple[Values, ...]
    items: tuple[ItemResult, ...]
    backgrounds: tuple[Values, ...] = field(default=())


def read_survey(
    session: Session, *, by: str = "", rounds: Sequence[str] = ()
) -> SurveyResults | None:
    """Return the results of the survey; None where there is none.

    ``by`` is a background ("sex", "age", "relation") or the code of a question with answers of its
    own; ``rounds`` limits the rounds (ids), all when empty.
    """
    surveys = read_rows(session, record("survey"))
    if not surveys:
        return None
    survey = surveys[0]
    items = _mine(session, "survey_item", survey["id"])
    kept = [
        row
        for row in sorted(_mine(session, "survey_round", survey["id"]), key=_when)
        if not rounds or row["id"] in rounds
    ]
    store = _Store(session, kept)
    backgrounds = [row for row in items if row["background"]]
    grouping = next((row for row in items if by and _is_called(row, by)), None)
    results = []
    for item in items:
        scale = scale_of(item["scale"], item["options"])
        if scale is None or scale.multiple or item["background"]:
            continue
        results.append(_item_result(store, survey, item, scale, kept, by, grouping))
    return SurveyResults(survey, tuple(kept), tuple(results), tuple(backgrounds))


def _mine(session: Session, table: str, survey_id: str) -> list[Values]:
    rows = read_rows(session, record(table))
    return [row for row in rows if row["survey_id"] == survey_id]


def _when(row: Values) -> tuple[str, str]:
    day = row["field_from"] or row["field_to"]
    return (day.isoformat() if day else row["name"], row["name"])


def _is_called(item: Values, by: str) -> bool:
    return by == item["background"] or fold(by) in {fold(item["code"]), fold(item["title"])}


class _Store:
    """The answers and counts of some rounds, read once."""

    def __init__(self, session: Session, rounds: Sequence[Values]) -> None:
        self._codes: dict[tuple[str, str], tuple[int, bytes]] = {}
        self._counts: dict[tuple[str, str, str, str], Tally] = {}
        ids = [row["id"] for row in rounds]
        table = sql_table("survey_answers")
        for row in session.execute(select(table).where(table.c.round_id.in_(ids))):
            self._codes[row.round_id, row.item_id] = (row.width, row.codes)
        table = sql_table("survey_count")
        counted = session.execute(select(table).where(table.c.round_id.in_(ids))).mappings()
        for each in counted:
            key = (each["round_id"], each["item_id"], each["background"], each["value"])
            self._counts.setdefault(key, Counter())[each["answer"]] += each["count"]

    def tally(self, round_id: str, item_id: str) -> Tally:
        """Return how often each answer was given."""
        if (found := self._codes.get((round_id, item_id))) is not None:
            return _count(*found)
        return self._counts.get((round_id, item_id, "", ""), Counter())

    def by_group(
        self, round_id: str, item_id: str, background: str, grouping: Values | None
    ) -> dict[str, Tally]:
        """Return how often each answer was given in each group, by the group's name."""
        own = self._codes.get((round_id, item_id))
        other = self._codes.get((round_id, grouping["id"])) if grouping else None
        if own and other and grouping:
            return _cross(own[1], other[1], scale_of(grouping["scale"], grouping["options"]))
        return {
            value: tally
            for (round_, item, name, value), tally in self._counts.items()
            if (round_, item) == (round_id, item_id) and name and fold(name) == fold(background)
        }


def _count(width: int, codes: bytes) -> Tally:
    if width == 1:
        return Counter(codes)
    size = range(0, len(codes), width)
    return Counter(int.from_bytes(codes[at : at + width], "little") for at in size)


def _cross(answers: bytes, groups: bytes, scale: Scale | None) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    if scale is None:
        return found
    for (answer, group), count in Counter(zip(answers, groups, strict=True)).items():
        if NO_ANSWER < group <= scale.size:
            found.setdefault(scale.label(group), Counter())[answer] += count
    order = {scale.label(place): place for place in range(1, scale.size + 1)}
    return dict(sorted(found.items(), key=lambda each: order[each[0]]))


def _item_result(
    store: _Store,
    survey: Values,
    item: Values,
    scale: Scale,
    rounds: Sequence[Values],
    by: str,
    grouping: Values | None,
) -> ItemResult:
    least = survey["least_answers"] or LEAST_ANSWERS
    whole = tuple(_result(row, scale, store.tally(row["id"], item["id"]), least) for row in rounds)
    change = _change(item, scale, whole)
    if not by:
        return ItemResult(item, scale, whole, change)
    background = grouping["background"] if grouping and grouping["background"] else by
    tallies = {
        row["id"]: store.by_group(row["id"], item["id"], background, grouping) for row in rounds
    }
    values = dict.fromkeys(value for each in tallies.values() for value in each)
    groups = []
    for value in values:
        parts = tuple(
            _result(row, scale, tallies[row["id"]].get(value, Counter()), least, part=True)
            for row in rounds
        )
        groups.append(GroupResult(value, parts, _change(item, scale, parts)))
    return ItemResult(item, scale, whole, change, tuple(groups))


def _result(
    row: Values, scale: Scale, tally: Mapping[int, int], least: int, *, part: bool = False
) -> RoundResult:
    shift = 1 if scale.grade else 0
    counts = {place - shift: tally[place] for place in range(1, scale.size + 1) if place in tally}
    answers = Answers(counts, scale.positives, tally.get(DONT_KNOW, 0), tally.get(NO_ANSWER, 0))
    sample = Sample(
        Sampling(row["sampling"]) if row["sampling"] else Sampling.CONVENIENCE,
        None if part else row["population"],
    )
    if 0 < answers.n < least:
        return RoundResult(row, Answers({}, scale.positives), None, None, suppressed=True)
    share = answers.share(sample) if scale.positives else None
    mean = answers.mean(sample) if scale.grade else None
    return RoundResult(row, answers, share, mean)


def _change(item: Values, scale: Scale, rounds: Sequence[RoundResult]) -> Change | None:
    """Return the change between the last two rounds that asked the question."""
    asked = [each for each in rounds if each.answers.n or each.suppressed][-2:]
    if len(asked) < 2:  # noqa: PLR2004 - a before and an after
        return None
    before, after = asked
    difference: Difference | None = None
    if scale.grade and before.mean and after.mean:
        difference = welch(before.mean, after.mean)
    elif before.share and after.share:
        difference = newcombe(before.share, after.share)
    fits = comparability(_facts(before.round, item), _facts(after.round, item))
    direction = Direction(item["better"] or "higher")
    return Change(difference, verdict(difference, direction, comparable=fits.comparable), fits)


def _facts(row: Values, item: Values) -> RoundFacts:
    return RoundFacts(
        method=row["method"] or "",
        sampling=row["sampling"] or "",
        population="",
        wording=item["title"],
        scale=item["scale"] or "",
        first=row["field_from"],
        last=row["field_to"],
    )


def survey_data(results: SurveyResults | None) -> dict[str, Any]:
    """Return the results as the command line's JSON: shares as fractions, suppressed ones null."""
    if results is None:
        return {"items": []}
    items = []
    for each in results.items:
        said = {
            "code": each.item["code"],
            "rounds": [_round_data(result) for result in each.rounds],
            "change": _change_data(each.change),
        }
        if each.groups:
            said["groups"] = [
                {
                    "group": group.value,
                    "rounds": [_round_data(result) for result in group.rounds],
                    "change": _change_data(group.change),
                }
                for group in each.groups
            ]
        items.append(said)
    return {"items": items}


def _round_data(result: RoundResult) -> dict[str, Any]:
    share, mean = result.share, result.mean
    interval = mean.interval if mean else None
    return {
        "round": result.round["name"],
        "k": share.k if share else None,
        "n": None if result.suppressed else result.answers.n,
        "share": share.share if share else None,
        "low": share.low if share else None,
        "high": share.high if share else None,
        "mean": mean.mean if mean else None,
        "mean_low": interval.low if interval else None,
        "mean_high": interval.high if interval else None,
        "suppressed": result.suppressed,
    }


def _change_data(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    difference = change.difference
    return {
        "difference": difference.value if difference else None,
        "low": difference.low if difference else None,
        "high": difference.high if difference else None,
        "certain": bool(difference and difference.certain),
        "comparable": change.comparable.comparable,
        "why_not": [str(reason) for reason in change.comparable.reasons] or None,
    }
