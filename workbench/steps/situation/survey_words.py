"""What results of a survey are called in words: rounds, groups, figures, changes, cautions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text, month_long, number_text
from workbench.base.language import N_, _, ngettext
from workbench.rules.comparison import Reason, Verdict
from workbench.rules.suppression_types import NOT_STATED
from workbench.rules.suppression_words import row_words, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.measures.survey_types import (
        Change,
        GroupResult,
        ItemResult,
        Result,
        SplitResult,
        SurveyResults,
    )
    from workbench.project.register import Values
    from workbench.rules.sampling import Sample

REASONS: Final = {
    Reason.METHOD: N_("the rounds were asked in different ways"),
    Reason.SAMPLING: N_("the people were chosen in different ways"),
    Reason.POPULATION: N_("the target groups differ"),
    Reason.SEASON: N_("the rounds lie in different seasons"),
    Reason.WORDING: N_("the question was worded differently"),
    Reason.SCALE: N_("the scales differ"),
}
ALIKE: Final = {
    Reason.METHOD: N_("asked in the same way"),
    Reason.SAMPLING: N_("people chosen in the same way"),
    Reason.POPULATION: N_("the same target group"),
    Reason.SEASON: N_("the same time of the year"),
    Reason.WORDING: N_("the same questions"),
    Reason.SCALE: N_("the same scales"),
}
MISSING: Final = {
    Reason.METHOD: N_("how people were asked"),
    Reason.SAMPLING: N_("how people were chosen"),
    Reason.POPULATION: N_("the target group"),
    Reason.SEASON: N_("when people were asked"),
    Reason.WORDING: N_("the wording"),
    Reason.SCALE: N_("the scale"),
}
ASKED_FIELDS: Final = {
    Reason.METHOD: "method",
    Reason.SAMPLING: "sampling",
    Reason.SEASON: "field_from",
}
"""The fields of a round in which what is missing can be said."""


def round_name(row: Values, others: Iterable[Values] = ()) -> str:
    """Return a round in words: "september 2026", or the name it has been given.

    The name stands beside the month where one of ``others`` was asked in the same.
    """
    month = _month_of(row)
    if not month:
        return str(row["name"])
    twin = any(each["id"] != row["id"] and _month_of(each) == month for each in others)
    return f"{month} ({row['name']})" if twin else month


def _month_of(row: Values) -> str:
    first, last = row["field_from"], row["field_to"]
    if first and last and (first.year, first.month) == (last.year, last.month):
        return f"{month_long(first)} {first.year}"
    return ""


def round_short(row: Values, others: Iterable[Values]) -> str:
    """Return a round for a narrow column: its year where no other round has the same."""
    day = row["field_from"] or row["field_to"]
    years = [
        (other["field_from"] or other["field_to"]).year
        for other in others
        if other["field_from"] or other["field_to"]
    ]
    return str(day.year) if day and years.count(day.year) == 1 else str(row["name"])


def period_text(row: Values) -> str:
    """Return the field period of a round: "1–28 sep 2026"."""
    first, last = row["field_from"] or row["field_to"], row["field_to"] or row["field_from"]
    if first is None or last is None:
        return "–"
    if first == last:
        return date_text(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_text(last)}"
    return f"{date_text(first)}–{date_text(last)}"


def group_label(group: GroupResult) -> str:
    """Return what a group, or several shown as one, is called."""
    labels = group.together or (group.label,)
    return " + ".join(label if label != NOT_STATED else _("not stated") for label in labels)


def split_sentence(results: SurveyResults, split: SplitResult) -> str:
    """Return why a question cannot be divided so, or only with groups together; else ""."""
    name = split.by.title[:1].lower() + split.by.title[1:]
    if split.mismatch:
        return _("Not shown by {split}: in {rounds} the groups are more people than all.").format(
            split=name, rounds=", ".join(split.mismatch)
        )
    if split.means_hidden:
        return _("Not shown by {split}: a mean would give away single answers.").format(split=name)
    if split.hidden is None:
        return ""
    names = [label or _("not stated") for label in split.hidden.together]
    said = split_words(split.hidden, name, names, results.limits)
    return said[:1].upper() + said[1:]


def row_sentence(results: SurveyResults, result: Result) -> str:
    """Return why something of a question is not shown; else ""."""
    return row_words(result.row, results.limits) if result.asked and not result.mean else ""


def share_text(result: Result) -> str:
    """Return a share in percent with one decimal and no sign, "–" where it was not asked."""
    if result.share is None:
        return _("hidden") if result.asked and result.n != 0 else "–"
    return number_text(100 * result.share.share, 1)


def mean_text(result: Result) -> str:
    """Return a mean with two decimals, "–" where it was not asked."""
    if result.mean is None:
        return _("hidden") if result.asked and result.n != 0 else "–"
    return number_text(result.mean.mean, 2)


def figure_text(item: ItemResult, result: Result) -> str:
    """Return the figure that stands for a question: its mean for grades, else its share."""
    if item.scale.grade:
        return mean_text(result)
    text = share_text(result)
    return f"{text} %" if result.share is not None else text


def signed(value: float, decimals: int) -> str:
    """Return a number with its sign, "±0,0" where nothing is left of it."""
    text = number_text(abs(value), decimals)
    if not float(f"{value:.{decimals}f}"):
        return f"±{text}"
    return f"{'+' if value > 0 else '−'}{text}"


def change_text(change: Change | None, *, grade: bool = False) -> str:
    """Return a change with its sign, "+13,0" in percentage points or "+0,68" of a grade."""
    if change is None or change.difference is None:
        return ""
    return signed(change.difference.value * (1 if grade else 100), 2 if grade else 1)


def interval_text(change: Change | None, *, grade: bool = False) -> str:
    """Return the interval of a change: "95 %: +3,7 till +22,1 pe"."""
    if change is None or change.difference is None:
        return ""
    factor, decimals = (1, 2) if grade else (100, 1)
    low = signed(factor * change.difference.low, decimals)
    high = signed(factor * change.difference.high, decimals)
    text = _("95 %: {low} to {high}") if grade else _("95 %: {low} to {high} pp")
    return text.format(low=low, high=high)


def verdict_text(change: Change | None) -> str:
    """Return what may be said of a change, in a word."""
    if change is None:
        return ""
    if change.difference is None and change.comparable.comparable:
        return _("hidden")
    words = {
        Verdict.BETTER: _("certain"),
        Verdict.WORSE: _("certain, worse"),
        Verdict.UNCERTAIN: _("not certain"),
        Verdict.NOT_COMPARABLE: _("not comparable"),
    }
    return words[change.verdict]


def is_certain(change: Change | None) -> bool:
    """Tell whether a change is certain and may be compared."""
    return change is not None and change.verdict in {Verdict.BETTER, Verdict.WORSE}


def sampling_words(sample: Sample, n: int | None) -> str:
    """Return what to know of the intervals of a round: no random sample, or corrected."""
    if n and sample.corrected(n):
        return _("Corrected for a finite population: {n} of {population}").format(
            n=number_text(n), population=number_text(sample.population or 0)
        )
    return "" if sample.drawn else _("The interval would hold if the sample had been random.")


def weights_words(results: SurveyResults, round_id: str) -> list[str]:
    """Return what weighting did to a round: what answers are worth, what was joined, left out."""
    weights = results.weights.get(round_id)
    if weights is None:
        return []
    weighting = weights.weighting
    said = [
        _("Design effect {effect}: {n} answers are worth {worth}").format(
            effect=number_text(weighting.design_effect, 2),
            n=number_text(weighting.answered),
            worth=number_text(weighting.effective_n),
        )
    ]
    for group in weights.joined():
        names = ", ".join(f"{cell.sex} {cell.age}" for cell in group)
        said.append(_("Weighted as one, having few answers: {cells}").format(cells=names))
    if weighting.unplaced_answers:
        said.append(
            ngettext(
                "{count} answer has weight 1: sex or age is not known",
                "{count} answers have weight 1: sex or age is not known",
                weighting.unplaced_answers,
            ).format(count=number_text(weighting.unplaced_answers))
        )
    return said


def answers_text(counts: Sequence[int]) -> str:
    """Return how many answered in each round: "236 och 214 svar"."""
    said = [number_text(count) for count in counts if count]
    if not said:
        return ""
    text = ngettext("{answers} answer", "{answers} answers", max(counts))
    if len(said) == 1:
        return text.format(answers=said[0])
    joined = _("{most} and {last}").format(most=", ".join(said[:-1]), last=said[-1])
    return text.format(answers=joined)
