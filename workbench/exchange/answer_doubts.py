"""What looks doubtful in people's answers, told in sentences; nothing is changed because of it."""

from __future__ import annotations

import re
from math import sqrt
from typing import TYPE_CHECKING, Final

from workbench.base.formats import number_text
from workbench.base.language import _, ngettext
from workbench.rules.scales import DONT_KNOW, NO_ANSWER, read_answer, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.exchange.answer_codes import ColumnReading
    from workbench.exchange.answer_columns import AnswerColumn, AnswerLayout
    from workbench.exchange.read_columns import ColumnTable
    from workbench.exchange.survey_rows import AnswersReading, Reading

_FIRST_MEANS: Final = re.compile(r"(?<!\d)1\s*[=:–-]\s*([^,;.)\d]+)")
_SAMPLE: Final = 4_000
_LEAST: Final = 30
_AGAINST: Final = -0.3
_NAMED: Final = 8
_WORST, _BEST = 1, 5


def doubts(table: ColumnTable, layout: AnswerLayout, reading: Reading) -> list[str]:
    """Return in sentences what was joined, left out, taken for something or looks backwards."""
    said = []
    if table.two_headings:
        said.append(_("Two rows of headings were put together"))
    for found in reading.rounds:
        said += _people(found)
        for each in found.columns:
            said += _column(each)
    said += _backwards(reading.rounds)
    said += _left_out(layout)
    return list(dict.fromkeys(said))


def _people(found: AnswersReading) -> Iterator[str]:
    if found.repeated:
        yield ngettext(
            "{round}: {count} respondent stood there before and was left out (row {rows})",
            "{round}: {count} respondents stood there before and were left out (rows {rows})",
            len(found.repeated),
        ).format(round=found.round, count=len(found.repeated), rows=_rows(found.repeated))
    if found.empty:
        yield ngettext(
            "{round}: {count} row without any answer was left out (row {rows})",
            "{round}: {count} rows without any answer were left out (rows {rows})",
            len(found.empty),
        ).format(round=found.round, count=len(found.empty), rows=_rows(found.empty))
    if found.alike:
        yield ngettext(
            "{round}: {count} row is the same as one before in every column; it was kept",
            "{round}: {count} rows are the same as one before in every column; they were kept",
            found.alike,
        ).format(round=found.round, count=number_text(found.alike))


def _rows(numbers: Sequence[int]) -> str:
    text = ", ".join(map(str, numbers[:_NAMED]))
    return text if len(numbers) <= _NAMED else f"{text} …"


def _column(each: ColumnReading) -> Iterator[str]:
    heading = each.column.heading
    if each.against:
        yield _(
            "{heading}: in {count} answers number and words say the opposite; read the column "
            "backwards if the words are right"
        ).format(heading=heading, count=number_text(each.against))
    if each.conventions:
        texts = ", ".join(sorted(each.conventions))
        yield _("{heading}: {numbers} was taken for “do not know” or no answer").format(
            heading=heading, numbers=texts
        )
    if each.ages:
        bands = ", ".join(each.column.options.splitlines())
        yield _("{heading}: ages in years were put into the groups {bands}").format(
            heading=heading, bands=bands
        )
    if _says_backwards(each.column):
        yield _("{heading}: the heading says that 1 is the best answer; read it backwards?").format(
            heading=heading
        )


def _says_backwards(column: AnswerColumn) -> bool:
    """Tell whether a heading such as "Trygg? (1 = mycket trygg)" turns the scale round."""
    scale, match = scale_of(column.scale, column.options), _FIRST_MEANS.search(column.heading)
    if scale is None or scale.own or scale.grade or match is None or column.reversed:
        return False
    return read_answer(scale, match[1].strip()) == scale.size


def _backwards(rounds: Sequence[AnswersReading]) -> list[str]:
    """Return which questions go against most of the others, seen from how people answered."""
    found = []
    for reading in rounds:
        for each in suspected(reading.columns):
            text = _(
                "{heading}: who is positive otherwise is negative here; is it coded backwards?"
            )
            found.append(text.format(heading=each.column.heading))
    return list(dict.fromkeys(found))


def suspected(columns: Sequence[ColumnReading]) -> list[ColumnReading]:
    """Return the columns of five steps that correlate with the sum of the others below -0.3.

    Questions of which less is better are turned round before.
    """
    scored = [(each, _values(each)) for each in columns if _has_steps(each)]
    if len(scored) < 3:  # noqa: PLR2004 - of two nobody can say which is the odd one
        return []
    found = []
    for each, values in scored:
        others = [other for one, other in scored if one is not each]
        pairs = []
        for place, value in enumerate(values):
            rest = [other[place] for other in others if other[place] is not None]
            if value is not None and rest:
                pairs.append((float(value), sum(v for v in rest if v is not None) / len(rest)))
        if len(pairs) >= _LEAST and _correlation(pairs) < _AGAINST:
            found.append(each)
    return found


def _has_steps(each: ColumnReading) -> bool:
    scale = scale_of(each.column.scale, each.column.options)
    return bool(each.codes) and scale is not None and len(scale.positives) > 1


def _values(each: ColumnReading) -> list[int | None]:
    lower = each.column.better == "lower"
    return [
        None if code in {NO_ANSWER, DONT_KNOW} else _WORST + _BEST - code if lower else code
        for code in each.codes[:_SAMPLE]
    ]


def _correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Return Pearson's correlation; 0 where either side is always the same."""
    count = len(pairs)
    mean_x, mean_y = sum(x for x, _y in pairs) / count, sum(y for _x, y in pairs) / count
    both = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    spread = sum((x - mean_x) ** 2 for x, _y in pairs) * sum((y - mean_y) ** 2 for _x, y in pairs)
    return both / sqrt(spread) if spread else 0.0


def _left_out(layout: AnswerLayout) -> Iterator[str]:
    if layout.personal:
        yield _("Left out because it could say who answered: {columns}").format(
            columns=", ".join(layout.personal)
        )
    if layout.doubled:
        yield _("Left out because another column answers the same question: {columns}").format(
            columns=", ".join(layout.doubled)
        )
    new = [each.heading for each in layout.columns if each.item_id is None and _one_way(each)]
    if new:
        yield _(
            "In new questions more counts as better; where less is better, say so under Questions: "
            "{columns}"
        ).format(columns=", ".join(new))


def _one_way(column: AnswerColumn) -> bool:
    """Tell whether a new question is of a sort of which less is often better."""
    return column.scale in {"frequency5", "yes_no"}
