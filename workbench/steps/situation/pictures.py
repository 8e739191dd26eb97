"""The pictures of the current-state analysis, made once for page and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import month_long, number_text
from workbench.base.language import N_, _
from workbench.charts.bars import Part, Stack
from workbench.charts.intervals import IntervalHead, IntervalRow, Mark
from workbench.rules.comparison import Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.project.register import Values
    from workbench.steps.situation.views import Change, ItemResult, RoundResult

REASONS: Final = {
    Reason.METHOD: N_("the rounds were asked in different ways"),
    Reason.SAMPLING: N_("the people were chosen in different ways"),
    Reason.POPULATION: N_("the target groups differ"),
    Reason.SEASON: N_("the rounds lie in different seasons"),
    Reason.WORDING: N_("the question was worded differently"),
    Reason.SCALE: N_("the scales differ"),
}


def round_name(row: Values) -> str:
    """Return a round in words: "september 2026", or the name it has been given."""
    first, last = row["field_from"], row["field_to"]
    if first and last and (first.year, first.month) == (last.year, last.month):
        return f"{month_long(first)} {first.year}"
    return str(row["name"])


def round_short(row: Values, others: Iterable[Values]) -> str:
    """Return a round for a narrow column: its year where no other round has the same."""
    day = row["field_from"] or row["field_to"]
    years = [
        (other["field_from"] or other["field_to"]).year
        for other in others
        if other["field_from"] or other["field_to"]
    ]
    return str(day.year) if day and years.count(day.year) == 1 else str(row["name"])


def interval_head(rounds: Sequence[Values]) -> IntervalHead:
    """Return the words above the columns of shares."""
    names = tuple(round_short(row, rounds) for row in rounds)
    return IntervalHead(_("Question"), names, _("Change, pp"), _("Judgement"))


def share_rows(items: Iterable[ItemResult]) -> list[IntervalRow]:
    """Return one row a question that has a share, its rounds as they are in the results."""
    return [_share_row(each) for each in items if each.scale.positives]


def _share_row(each: ItemResult) -> IntervalRow:
    marks = tuple(_share_mark(result) for result in each.rounds)
    arrow = " ↓" if each.item["better"] == "lower" else ""
    return IntervalRow(
        each.item["id"],
        each.item["code"],
        f"{each.item['title']}{arrow}",
        marks,
        change_text(each.change),
        verdict_text(each.change),
        bool(each.change and each.change.verdict in {Verdict.BETTER, Verdict.WORSE}),
    )


def _share_mark(result: RoundResult) -> Mark:
    if result.suppressed:
        return Mark(None, None, None, _("hidden"))
    share = result.share
    if share is None:
        return Mark(None, None, None, "–")
    return Mark(
        100 * share.share, 100 * share.low, 100 * share.high, number_text(100 * share.share, 1)
    )


def change_text(change: Change | None, *, grade: bool = False) -> str:
    """Return a change with its sign, "+13,0" in percentage points or "+0,68" of a grade."""
    if change is None or change.difference is None:
        return ""
    value = change.difference.value * (1 if grade else 100)
    text = number_text(abs(value), 2 if grade else 1)
    sign = "±" if not value else "+" if value > 0 else "−"
    return f"{sign}{text}"


def verdict_text(change: Change | None) -> str:
    """Return what may be said of a change, in a word."""
    if change is None:
        return ""
    words = {
        Verdict.BETTER: _("confirmed"),
        Verdict.WORSE: _("confirmed, worse"),
        Verdict.UNCERTAIN: _("not confirmed"),
        Verdict.NOT_COMPARABLE: _("not comparable"),
    }
    return words[change.verdict]


def distribution(each: ItemResult, rounds: Sequence[Values]) -> list[Stack]:
    """Return all answers to a question as one stacked bar a round, in percent."""
    stacks = []
    for result in each.rounds:
        if result.suppressed or not result.answers.n:
            continue
        shares = result.answers.distribution()
        parts = tuple(
            Part(
                each.scale.label(place),
                100 * shares.get(place - (1 if each.scale.grade else 0), 0.0),
                number_text(100 * shares.get(place - (1 if each.scale.grade else 0), 0.0)),
            )
            for place in range(1, each.scale.size + 1)
        )
        name = round_short(result.round, rounds)
        stacks.append(Stack(name, parts, f"n {number_text(result.answers.n)}", result.round["id"]))
    return stacks
