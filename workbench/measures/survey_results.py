"""What a survey gave, as far as it may be shown: shares, means, intervals, changes, also by group.

Everything that is shown anywhere of a question is made here from one protected table over all
rounds, so that what a page, a picture, a document or a file says cannot be put together to more
(domain guide 2.2, 9 and 10).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from workbench.measures.survey_store import Grouping, counts_on, groupings, unsure
from workbench.measures.survey_types import (
    HIDDEN,
    NOTHING,
    GroupResult,
    ItemResult,
    OptionResult,
    Result,
    SplitResult,
    SurveyContent,
    SurveyResults,
    sample_of,
)
from workbench.measures.survey_weights import RoundWeights, joined, round_weights
from workbench.rules.mean_disclosure import mean_may_show
from workbench.rules.means import mean_of_counts
from workbench.rules.proportions import proportion
from workbench.rules.scales import Scale, scale_of
from workbench.rules.suppression import protect_together
from workbench.rules.suppression_types import NOT_STATED, AnswerTable, Split, Thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.measures.survey_store import Tally
    from workbench.measures.survey_weights import Weighed
    from workbench.project.register import Values
    from workbench.rules.means import Mean
    from workbench.rules.proportions import Proportion
    from workbench.rules.sampling import Sample
    from workbench.rules.suppression_types import Counts, Protected, Row, ShownSplit


def results_of(
    content: SurveyContent, *, weighted: bool = False, by: Grouping | None = None
) -> SurveyResults:
    """Return the results of all questions that have a scale; divided where ``by`` is given."""
    weights = _weights(content)
    used = weights if weighted else {}
    maker = _Maker(content, used)
    items = []
    for item in content.items:
        scale = scale_of(item["scale"], item["options"])
        if scale is not None and not item["background"]:
            items.append(maker.item(item, scale, by))
    return SurveyResults(
        content.survey,
        content.rounds,
        tuple(items),
        tuple(groupings(content.items, content.store, content.background_names)),
        content.limits,
        used,
        bool(weights),
    )


def split_of(
    content: SurveyContent, item_id: str, by: Grouping, *, weighted: bool = False
) -> ItemResult | None:
    """Return one question divided by something."""
    item = next((row for row in content.items if row["id"] == item_id), None)
    scale = scale_of(item["scale"], item["options"]) if item else None
    if item is None or scale is None:
        return None
    return _Maker(content, _weights(content) if weighted else {}).item(item, scale, by)


def composition(content: SurveyContent) -> tuple[ItemResult, ...]:
    """Return who answered: the questions about the background, groups of few people together."""
    few = Thresholds(content.limits.group, content.limits.group)
    maker = _Maker(content, {}, few)
    found = []
    for item in content.items:
        scale = scale_of(item["scale"], item["options"])
        if item["background"] and scale is not None and not scale.multiple:
            found.append(maker.item(item, scale, None))
    return tuple(each for each in found if each.asked)


def _weights(content: SurveyContent) -> dict[str, RoundWeights]:
    found = {
        row["id"]: round_weights(content.store, row["id"], content.items, content.population)
        for row in content.rounds
    }
    return {key: each for key, each in found.items() if each is not None}


class _Maker:
    """Makes results of questions from counts."""

    def __init__(
        self,
        content: SurveyContent,
        weights: Mapping[str, RoundWeights],
        limits: Thresholds | None = None,
    ) -> None:
        self._content, self._store, self._weights = content, content.store, weights
        self._limits = limits or content.limits

    def item(self, item: Values, scale: Scale, by: Grouping | None) -> ItemResult:
        if scale.multiple:
            return self._several(item, scale)
        rounds = self._content.rounds
        tallies = [self._store.tally(row["id"], item["id"]) for row in rounds]
        splits = [self._splits(row["id"], item, scale, by, tally)
                  for row, tally in zip(rounds, tallies, strict=True)]  # fmt: skip
        splits = _filled(splits)
        blocks = blocks_of(scale)
        tables = {
            row["id"]: AnswerTable(blocks, counts_on(scale, tally), tuple(parts))
            for row, tally, (parts, _ok) in zip(rounds, tallies, splits, strict=True)
        }
        shown = protect_together(tables, self._limits)
        whole = tuple(
            self._whole(row, item, scale, tally, shown[row["id"]].total)
            for row, tally in zip(rounds, tallies, strict=True)
        )
        options = _options(scale, whole) if not scale.positives and not scale.grade else ()
        split = None
        if by is not None:
            wrong = tuple(
                row["name"] for row, (_p, ok) in zip(rounds, splits, strict=True) if not ok
            )
            split = self._split(item, scale, by, tables, shown, wrong)
        return ItemResult(item, scale, whole, options, split)

    def _splits(
        self, round_id: str, item: Values, scale: Scale, by: Grouping | None, tally: Tally
    ) -> tuple[list[Split], bool]:
        """Return the splits of a round's table, and whether its groups are no more than all."""
        if by is None:
            return [], True
        parts = [_single(each, by) for each in by.items] if by.crosses else [by]
        found = []
        for part in parts:
            groups = self._store.groups(round_id, item["id"], part)
            if groups:
                rows = {label: counts_on(scale, each) for label, each in groups.items()}
                found.append(Split(part.name, rows))
        if by.crosses and len(found) == len(parts):
            groups = self._store.groups(round_id, item["id"], by)
            rows = {label: counts_on(scale, each) for label, each in groups.items()}
            found.append(Split(by.name, rows, tuple(part.name for part in parts)))
        whole = counts_on(scale, tally)
        fits = all(
            all(part <= all_ for part, all_ in zip(_sum(split.groups.values()), whole, strict=True))
            for split in found
        )
        return (found, True) if fits else ([], False)

    def _whole(self, row: Values, item: Values, scale: Scale, tally: Tally, shown: Row) -> Result:
        weighed = None
        if row["id"] in self._weights:
            weighed = self._weights[row["id"]].sums(item["id"], scale).get("")
        asked = self._store.asked(row["id"], item["id"])
        did_not_know, blank = unsure(tally)
        made = self._result(scale, shown, counts_on(scale, tally), weighed, sample_of(row))
        return Result(row, shown, asked, *made, did_not_know, blank, scale.grade)

    def _result(
        self,
        scale: Scale,
        shown: Row,
        counts: Counts,
        weighed: Weighed | None,
        sample: Sample,
    ) -> tuple[Proportion | None, Mean | None]:
        """Return share and mean as far as they may be shown."""
        share = mean = None
        if scale.positives and shown.share_shown and shown.n:
            k = sum(counts[place - 1] for place in scale.positives)
            share = weighed.share(sample) if weighed else proportion(k, shown.n, sample)
        if shown.n and self._mean_shown(scale, shown, counts):
            values = {place + (0 if scale.grade else 1): n for place, n in enumerate(counts)}
            mean = weighed.mean(sample) if weighed else mean_of_counts(values, sample)
        return share, mean

    def _mean_shown(self, scale: Scale, shown: Row, counts: Counts) -> bool:
        if scale.grade:
            return shown.shown and mean_may_show(counts, self._limits)
        return len(scale.positives) > 1 and shown.mean_shown

    def _split(
        self,
        item: Values,
        scale: Scale,
        by: Grouping,
        tables: Mapping[str, AnswerTable],
        shown: Mapping[str, Protected],
        wrong: tuple[str, ...],
    ) -> SplitResult:
        found = {key: each.splits[by.name] for key, each in shown.items() if by.name in each.splits}
        hidden = next((each for each in found.values() if each.why), None) or next(
            (each for each in found.values() if each.together), None
        )
        labels = list(dict.fromkeys(label for each in found.values() for label in each.rows))
        together = next((each.together for each in found.values() if each.together), ())
        groups = [
            self._group(item, scale, by, tables, found, (label,))
            for label in labels
            if label not in together
        ]
        if together:
            groups.append(self._group(item, scale, by, tables, found, together))
        unsafe = scale.grade and not _means_whole(groups)
        if unsafe:
            groups = [_emptied(group) for group in groups]
        return SplitResult(by, tuple(groups), hidden, wrong, unsafe)

    def _group(
        self,
        item: Values,
        scale: Scale,
        by: Grouping,
        tables: Mapping[str, AnswerTable],
        found: Mapping[str, ShownSplit],
        labels: tuple[str, ...],
    ) -> GroupResult:
        results = []
        for row in self._content.rounds:
            split = found.get(row["id"])
            if split is None:
                results.append(Result(row, NOTHING, asked=False))
                continue
            shown = split.pool if len(labels) > 1 else split.rows.get(labels[0])
            counts = _counts(tables[row["id"]], by.name, labels)
            if shown is None:
                hidden = HIDDEN if split.why or len(labels) > 1 else NOTHING
                results.append(Result(row, hidden, asked=hidden is HIDDEN and any(counts)))
                continue
            weighed = self._weighed(row["id"], item, scale, by, labels)
            made = self._result(scale, shown, counts, weighed, sample_of(row, part=True))
            results.append(Result(row, shown, any(counts), *made, by_mean=scale.grade))
        return GroupResult(labels[0] if len(labels) == 1 else "", tuple(results),
                           labels if len(labels) > 1 else ())  # fmt: skip

    def _weighed(
        self, round_id: str, item: Values, scale: Scale, by: Grouping, labels: tuple[str, ...]
    ) -> Weighed | None:
        if round_id not in self._weights or NOT_STATED in labels:
            return None
        found = self._weights[round_id].sums(item["id"], scale, by)
        parts = [found[label] for label in labels if label in found]
        return joined(parts) if parts else None

    def _several(self, item: Values, scale: Scale) -> ItemResult:
        """Return the shares of the answers to a question with several of many."""
        rounds, options = self._content.rounds, []
        counted = {
            row["id"]: self._store.by_option(row["id"], item["id"], scale.size) for row in rounds
        }
        whole: list[Result] = []
        for place, label in enumerate(scale.labels):
            results = []
            for row in rounds:
                asked = self._store.asked(row["id"], item["id"])
                k, n = counted[row["id"]][place]
                table = AnswerTable((1, 1), (k, n - k))
                shown = protect_together({0: table}, self._limits)[0].total
                share = proportion(k, n, sample_of(row)) if shown.share_shown and n else None
                results.append(Result(row, shown, asked, share))
            options.append(OptionResult(label, tuple(results)))
            whole = whole or [Result(each.round, each.row, each.asked) for each in results]
        return ItemResult(item, scale, tuple(whole), tuple(options))


def _filled(splits: Sequence[tuple[list[Split], bool]]) -> list[tuple[list[Split], bool]]:
    """Return the splits of all rounds with the same groups: some may have nobody in a round."""
    labels: dict[str, dict[str, int]] = {}
    for parts, _fits in splits:
        for split in parts:
            known = labels.setdefault(split.name, {})
            known |= {label: len(row) for label, row in split.groups.items()}
    return [([_with_all(split, labels[split.name]) for split in parts], fits)
            for parts, fits in splits]  # fmt: skip


def _with_all(split: Split, labels: Mapping[str, int]) -> Split:
    rows = {label: split.groups.get(label, (0,) * size) for label, size in labels.items()}
    return Split(split.name, rows, split.crosses)


def _single(item: Values, by: Grouping) -> Grouping:
    names = by.name.split(",")
    at = next(place for place, each in enumerate(by.items) if each["id"] == item["id"])
    return Grouping(names[at], item["title"], (item,))


def _options(scale: Scale, whole: Sequence[Result]) -> tuple[OptionResult, ...]:
    """Return the shares of the answers of a question without positive ones."""
    found = []
    for place in range(scale.size):
        results = []
        for each in whole:
            k = each.row.sums[place] if each.row.shown else None
            share = (
                proportion(k, each.n, sample_of(each.round)) if k is not None and each.n else None
            )
            results.append(Result(each.round, each.row, each.asked, share))
        found.append(OptionResult(scale.label(place + 1), tuple(results)))
    return tuple(found)


def blocks_of(scale: Scale) -> tuple[int, ...]:
    """Return how many answers make up each sum that is shown: positive ones and others."""
    if scale.grade:
        return (scale.size,)
    if not scale.positives:
        return (1,) * scale.size
    places = range(1, scale.size + 1)
    return tuple(len(list(run)) for _yes, run in groupby(p in scale.positives for p in places))


def _sum(rows: Iterable[Counts]) -> Counts:
    return tuple(sum(column) for column in zip(*rows, strict=True))


def _counts(table: AnswerTable, name: str, labels: Sequence[str]) -> Counts:
    """Return the counts of groups together; who is in none of the groups is a group too."""
    split = next(each for each in table.splits if each.name == name)
    rows = [split.groups[label] for label in labels if label in split.groups]
    if NOT_STATED in labels:
        stated = _sum([(0,) * len(table.total), *split.groups.values()])
        rows.append(tuple(whole - part for whole, part in zip(table.total, stated, strict=True)))
    return _sum([(0,) * len(table.total), *rows])


def _means_whole(groups: Iterable[GroupResult]) -> bool:
    """Tell whether every group of every round shows its mean: one missing follows from the rest."""
    return all(
        each.mean is not None for group in groups for each in group.rounds if each.asked and each.n
    )


def _emptied(group: GroupResult) -> GroupResult:
    """Return a group that shows nothing."""
    rounds = (
        Result(r.round, HIDDEN if r.asked else r.row, r.asked, by_mean=True) for r in group.rounds
    )
    return GroupResult(group.label, tuple(rounds), group.together)
