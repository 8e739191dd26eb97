"""The pictures of a survey and the tables behind them, made once for page and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import number_text
from workbench.base.language import _
from workbench.charts.bars import FROM_BAD_TO_GOOD, STYLES, Part, Stack, stack_scene
from workbench.charts.intervals import (
    BASE_TEXT,
    IntervalHead,
    IntervalRow,
    Mark,
    interval_scene,
)
from workbench.charts.trend import TrendPoint, trend_scene
from workbench.measures.survey_types import change_between
from workbench.rules.scales import GRADES
from workbench.steps.situation.survey_words import (
    change_text,
    figure_text,
    group_label,
    interval_text,
    is_certain,
    mean_text,
    round_name,
    round_short,
    share_text,
    verdict_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.charts.bars import Style
    from workbench.charts.scene import Scene
    from workbench.measures.survey_types import (
        Change,
        ItemResult,
        Result,
        SurveyResults,
    )

HIGHEST_GRADE = GRADES - 1
_PALE: tuple[Style, ...] = (("accent", ""), ("accent.soft", ""), ("raised", ""))


class Compared:
    """Two rounds of a survey, or one where there is no other, as pictures and as tables.

    ``before`` and ``after`` are places of rounds in the results; the same place twice shows one.
    """

    def __init__(self, results: SurveyResults, before: int, after: int) -> None:
        self.results = results
        self.before, self.after = before, after

    @property
    def places(self) -> tuple[int, ...]:
        """The places of the rounds, each once, in the order they are shown."""
        return tuple(dict.fromkeys((self.before, self.after)))

    @property
    def names(self) -> tuple[str, ...]:
        """The short names of the rounds."""
        return tuple(
            round_short(self.results.rounds[at], self.results.rounds) for at in self.places
        )

    def change(self, item: ItemResult, rounds: Sequence[Result] | None = None) -> Change | None:
        """Return what happened to a question, or to a group of it, between the rounds."""
        of = rounds or item.rounds
        return change_between(self.results.survey, item, of[self.before], of[self.after])

    # -- shares and means

    def shares(self) -> list[ItemResult]:
        """Return the questions that have a share and were asked in either round."""
        return [each for each in self.results.items if each.scale.positives and self._asked(each)]

    def grades(self) -> list[ItemResult]:
        """Return the questions that have a mean."""
        return [each for each in self.results.items if each.scale.grade and self._asked(each)]

    def with_options(self) -> list[ItemResult]:
        """Return the questions of which each answer has a share."""
        return [each for each in self.results.items if each.options and self._asked(each)]

    def _asked(self, item: ItemResult) -> bool:
        return any(item.rounds[at].asked for at in self.places)

    def head(self, label: str, *, grade: bool = False) -> IntervalHead:
        """Return the words above the columns."""
        change = _("Change") if grade else _("Change, pp")
        compared = len(self.places) > 1
        return IntervalHead(
            label, self.names, change if compared else "", _("Judgement") if compared else "",
            "" if grade else "%",
        )  # fmt: skip

    def rows(self, items: Iterable[ItemResult]) -> list[IntervalRow]:
        """Return one row a question."""
        return [
            self._row(each, each.item["id"], each.item["code"], _label(each), each.rounds)
            for each in items
        ]

    def group_rows(self, item: ItemResult) -> list[IntervalRow]:
        """Return one row for each group of a question that is divided."""
        groups = item.split.groups if item.split else ()
        return [
            self._row(item, group_label(each), "", group_label(each), each.rounds)
            for each in groups
        ]

    def option_rows(self, item: ItemResult) -> list[IntervalRow]:
        """Return one row for each answer to a question that has one share each."""
        return [
            self._row(item, f"{item.item['id']} {place}", "", each.label, each.rounds)
            for place, each in enumerate(item.options)
        ]

    def _row(
        self, item: ItemResult, key: str, code: str, label: str, rounds: Sequence[Result]
    ) -> IntervalRow:
        grade = item.scale.grade
        change = self.change(item, rounds)
        marks = tuple(_mark(rounds[at], grade=grade) for at in self.places)
        return IntervalRow(
            key, code, label, marks, change_text(change, grade=grade), verdict_text(change),
            is_certain(change) if change else None,
        )  # fmt: skip

    def share_scene(
        self, width: float, text: float = BASE_TEXT, chosen: str = "", alt: str = ""
    ) -> Scene:
        """Return the picture of all shares."""
        rows = self.rows(self.shares())
        said = alt or _("Shares of positive answers by question, with 95 % intervals")
        return interval_scene(self.head(_("Question")), rows, width, text, alt=said, chosen=chosen)

    def grade_scene(self, width: float, text: float = BASE_TEXT, chosen: str = "") -> Scene:
        """Return the picture of all means."""
        return interval_scene(
            self.head(_("Grade, mean"), grade=True), self.rows(self.grades()), width, text,
            float(HIGHEST_GRADE), _("Means of grades, with 95 % intervals"), chosen,
        )  # fmt: skip

    def option_scene(self, item: ItemResult, width: float, text: float = BASE_TEXT) -> Scene:
        """Return the picture of the answers to one question."""
        head = self.head(f"{item.item['code']} {item.item['title']}".strip())
        said = _("Shares of answers to {question}").format(question=item.item["title"])
        return interval_scene(head, self.option_rows(item), width, text, alt=said)

    def group_scene(self, item: ItemResult, width: float, text: float = BASE_TEXT) -> Scene:
        """Return the picture of a question divided by something."""
        by = item.split.by.title if item.split else ""
        most = float(HIGHEST_GRADE) if item.scale.grade else 100.0
        said = _("{question}, by {split}").format(question=item.item["title"], split=by)
        head = self.head(by, grade=item.scale.grade)
        return interval_scene(head, self.group_rows(item), width, text, most, said)

    # -- one question

    def stacks(self, item: ItemResult) -> list[Stack]:
        """Return all answers to a question as one stacked bar a round, in percent.

        Answers that may only be told together are one part.
        """
        found = []
        for at in self.places:
            result = item.rounds[at]
            if result.row.segments and result.n and _drawn(item, result):
                parts = tuple(
                    _part(item, segment.first, segment.last, segment.count, result.n)
                    for segment in result.row.segments
                )
                name = round_short(result.round, self.results.rounds)
                words = _("n = {n}").format(n=number_text(result.n))
                found.append(Stack(name, parts, words, result.round["id"]))
        return found

    def distribution_scene(self, item: ItemResult, width: float, text: float = BASE_TEXT) -> Scene:
        """Return the picture of all answers to a question."""
        stacks = self.stacks(item)
        said = _("All answers to {question}, percent").format(question=item.item["title"])
        if item.scale.size != len(FROM_BAD_TO_GOOD) or item.scale.own:
            styles = _PALE if item.scale.size <= len(_PALE) else STYLES
            return stack_scene(stacks, width, text, said, styles)
        ends = (item.scale.label(1), item.scale.label(item.scale.size))
        return stack_scene(stacks, width, text, said, self._step_styles(item), ends=ends)

    def _step_styles(self, item: ItemResult) -> tuple[Style, ...]:
        """Return a look for each part in the order they come: by its answers, outermost first."""
        turned = item.item["better"] == "lower"
        looks = tuple(reversed(FROM_BAD_TO_GOOD)) if turned else FROM_BAD_TO_GOOD
        middle = len(looks) // 2
        found: dict[str, Style] = {}
        for at in self.places:
            for segment in item.rounds[at].row.segments:
                outer = segment.first if segment.first < middle else segment.last
                found.setdefault(_part_name(item, segment.first, segment.last), looks[outer])
        return tuple(found.values())

    def trend_scene(self, item: ItemResult, width: float, text: float = BASE_TEXT) -> Scene:
        """Return the picture of a question over all rounds that asked it."""
        most = float(HIGHEST_GRADE) if item.scale.grade else 100.0
        said = _("{question}, all rounds").format(question=item.item["title"])
        return trend_scene(self.points(item), width, text, most, said)

    def points(self, item: ItemResult) -> list[TrendPoint]:
        """Return all rounds that asked a question, as points of its trend."""
        return list(self._points(item))

    def span(self, point: TrendPoint, item: ItemResult) -> str:
        """Return the interval of a point in figures."""
        mark = Mark(point.value, point.low, point.high, point.text)
        return _span(mark, 2 if item.scale.grade else 1)

    def _points(self, item: ItemResult) -> Iterable[TrendPoint]:
        before: Result | None = None
        for result in item.rounds:
            if not result.asked:
                continue
            mark = _mark(result, grade=item.scale.grade)
            change = change_between(self.results.survey, item, before, result) if before else None
            joined = change is None or change.comparable.comparable
            name = round_short(result.round, self.results.rounds)
            note = "" if result.n is None else _("n = {n}").format(n=number_text(result.n))
            yield TrendPoint(
                result.round["id"], name, mark.value, mark.low, mark.high, mark.text, note, joined
            )
            before = result

    # -- the tables behind the pictures

    def table(self, rows: Iterable[IntervalRow], head: IntervalHead) -> list[list[str]]:
        """Return what the picture of some rows says, as cells: a heading and a line each."""
        interval = _("95 % interval")
        intervals = [f"{name} {interval}" for name in head.rounds]
        columns = [part for pair in zip(head.rounds, intervals, strict=True) for part in pair]
        compared = [head.change, head.verdict] if head.change else []
        lines = [["", head.label, *columns, *compared]]
        decimals = 1 if head.unit else 2
        for row in rows:
            cells = [cell for mark in row.marks for cell in (mark.text, _span(mark, decimals))]
            said = [row.change, row.verdict] if head.change else []
            lines.append([row.code, row.label, *cells, *said])
        return lines

    def figure(self, item: ItemResult) -> str:
        """Return the figures of a question in a row: "41,7 % → 54,8 %"."""
        return " → ".join(figure_text(item, item.rounds[at]) for at in self.places)

    def spoken(self, item: ItemResult) -> str:
        """Return a question with its figures and what may be said of them, as one sentence."""
        change = self.change(item)
        rounds = self.results.rounds
        parts = []
        for at in self.places:
            name = round_name(rounds[at], rounds)
            parts.append(f"{name}: {figure_text(item, item.rounds[at])}")
        said = [change_text(change), interval_text(change), verdict_text(change)] if change else []
        return "; ".join(part for part in (item.item["title"], *parts, *said) if part)


def _label(item: ItemResult) -> str:
    arrow = " ↓" if item.item["better"] == "lower" else ""
    return f"{item.item['title']}{arrow}"


def _mark(result: Result, *, grade: bool) -> Mark:
    if grade:
        mean = result.mean
        if mean is None:
            return Mark(None, None, None, mean_text(result))
        low, high = mean.interval or (None, None)
        return Mark(mean.mean, low, high, mean_text(result))
    share = result.share
    if share is None:
        return Mark(None, None, None, share_text(result))
    return Mark(100 * share.share, 100 * share.low, 100 * share.high, share_text(result))


def _span(mark: Mark, decimals: int) -> str:
    if mark.low is None or mark.high is None:
        return ""
    return f"{number_text(mark.low, decimals)}–{number_text(mark.high, decimals)}"


def _drawn(item: ItemResult, result: Result) -> bool:
    """Tell whether the distribution may be drawn: of grades only where mean and it go together."""
    return not item.scale.grade or result.row.mean_shown


def _part_name(item: ItemResult, first: int, last: int) -> str:
    if first == last:
        return item.scale.label(first + 1)
    return _("{first} to {last}").format(
        first=item.scale.label(first + 1), last=item.scale.label(last + 1)
    )


def _part(item: ItemResult, first: int, last: int, count: int, n: int) -> Part:
    share = 100 * count / n
    return Part(_part_name(item, first, last), share, number_text(share))
