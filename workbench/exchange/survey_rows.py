"""The answers of people as survey tools give them: one row a respondent, one column a question.

Read by column, since a round may have a hundred thousand rows: a column of answers becomes one run
of bytes. Nothing is guessed in silence: what is off the scale is counted and told.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.base.parse import ParseError, parse_date
from workbench.exchange.answer_codes import ColumnReading, read_column
from workbench.exchange.import_plan import RowError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.exchange.answer_columns import AnswerLayout
    from workbench.exchange.read_columns import ColumnTable

    Progress = Callable[[float], None]

MOST_RESPONDENTS: Final = 1_000_000
_MOST_TOLD: Final = 20
_TIMED: Final = re.compile(r"(.*?)[T ]+\d{1,2}[:.]\d{2}.*")
_EARLIEST: Final = date(1990, 1, 1)


@dataclass
class AnswersReading:
    """The answers of one round.

    ``repeated`` are the lines of respondents who stand there twice and ``empty`` those without any
    answer, which are left out; ``alike`` counts rows that are the same in every column as one
    before and were kept. ``first`` and ``last`` are the days of the answers, None if not known.
    """

    round: str
    respondents: int
    columns: list[ColumnReading]
    repeated: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    alike: int = 0
    first: date | None = None
    last: date | None = None


@dataclass
class Reading:
    """All rounds of a table, and what had to be refused."""

    rounds: list[AnswersReading]
    errors: list[RowError] = field(default_factory=list)
    read: int = 0

    @property
    def left_out(self) -> int:
        """How many rows were left out as repeated or empty."""
        return sum(len(each.repeated) + len(each.empty) for each in self.rounds)


def read_answers(
    table: ColumnTable,
    layout: AnswerLayout,
    round_name: str,
    today: date,
    progress: Progress = lambda _share: None,
) -> Reading:
    """Return the answers by round, in the order the rounds come.

    ``round_name`` names the round where no column does. Respondents whose key stands there before
    are left out and listed. ``today`` tells days to come from those that can be.
    """
    if table.rows > MOST_RESPONDENTS:
        raise WorkbenchError(
            N_("The table has more than {count} respondents"), count=f"{MOST_RESPONDENTS:,}"
        )
    reading = Reading([], read=table.rows)
    parts = _by_round(table, layout, round_name, reading)
    for done, (name, part) in enumerate(parts.items()):
        kept = part.kept if len(part.kept) < table.rows else None
        found = AnswersReading(name, len(part.kept), [], part.repeated, part.empty, part.alike)
        days = _days(table, layout, part.kept, today, reading)
        found.first, found.last = days
        year = (found.last or today).year
        for number, column in enumerate(layout.columns):
            progress((done + number / len(layout.columns)) / len(parts))
            cells = [_kept(table.columns[at], kept) for at in column.indices]
            found.columns.append(read_column(column, cells, year))
        for each in found.columns:
            reading.errors += _off_scale(each, table, part.kept)
        reading.rounds.append(found)
    progress(1.0)
    return reading


def _kept(cells: Sequence[str], kept: list[int] | None) -> Sequence[str]:
    return cells if kept is None else [cells[at] for at in kept]


@dataclass
class _Part:
    kept: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    alike: int = 0


def _by_round(
    table: ColumnTable, layout: AnswerLayout, round_name: str, reading: Reading
) -> dict[str, _Part]:
    """Return the rows of each round, without repeated and empty ones."""
    indices = sorted({at for column in layout.columns for at in column.indices})
    answers = list(zip(*(table.columns[at] for at in indices), strict=True))
    whole = list(zip(*table.columns, strict=True)) if layout.key_column is None else None
    rounds = _cells(table, layout.round_column)
    keys = _cells(table, layout.key_column)
    parts: dict[str, _Part] = {}
    seen: set[object] = set()
    nothing = ("",) * len(indices)
    nameless: list[int] = []
    for place in range(table.rows):
        name = rounds[place].strip() if rounds else round_name
        if not name:
            nameless.append(place)
            continue
        part = parts.setdefault(name, _Part())
        key = keys[place].strip() if keys else ""
        same: object = (name, key) if key else (name, whole[place]) if whole else None
        if answers[place] == nothing or not any(map(str.strip, answers[place])):
            part.empty.append(table.number(place))
            continue
        if key and same in seen:
            part.repeated.append(table.number(place))
            continue
        part.alike += same is not None and same in seen
        seen.add(same)
        part.kept.append(place)
    _refuse_nameless(table, layout, nameless, reading)
    return parts


def _cells(table: ColumnTable, column: int | None) -> Sequence[str] | None:
    return table.columns[column] if column is not None else None


def _refuse_nameless(
    table: ColumnTable, layout: AnswerLayout, places: list[int], reading: Reading
) -> None:
    if places and layout.round_column is not None:
        heading = table.headings[layout.round_column]
        reading.errors += [
            RowError(table.number(place), heading, N_("The row names no round"))
            for place in places[:_MOST_TOLD]
        ]


def _off_scale(each: ColumnReading, table: ColumnTable, kept: Sequence[int]) -> list[RowError]:
    """Return one refusal for each different text that is no answer, with the first such row."""
    found = []
    for text, count in each.off_scale.most_common(_MOST_TOLD):
        row = table.number(kept[each.first.get(text, 0)]) if kept else 0
        facts = {"text": text.strip()[:40], "count": count}
        if count == 1:
            message = N_("“{text}” is not on the scale; left out")
        else:
            message = N_("“{text}” is not on the scale; left out {count} times")
        found.append(RowError(row, each.column.heading, message, facts))
    return found


def _days(
    table: ColumnTable,
    layout: AnswerLayout,
    kept: Sequence[int],
    today: date,
    reading: Reading,
) -> tuple[date | None, date | None]:
    """Return the first and the last day of the answers; impossible days are refused."""
    first = last = None
    for column in layout.times:
        cells = table.columns[column]
        different = Counter(_bare(cells[at]) for at in kept)
        wrong: dict[str, int] = {}
        for text, count in different.items():
            try:
                day = day_of(text, today)
            except ParseError:
                wrong |= {text: count} if text else {}
                continue
            first = day if first is None else min(first, day)
            last = day if last is None else max(last, day)
        reading.errors += _wrong_days(table, column, wrong, kept)
    return first, last


def _wrong_days(
    table: ColumnTable, column: int, wrong: Mapping[str, int], kept: Sequence[int]
) -> list[RowError]:
    cells = table.columns[column]
    return [
        RowError(
            next(table.number(at) for at in kept if _bare(cells[at]) == text),
            table.headings[column],
            N_("“{text}” is no day on which somebody can have answered ({count})"),
            {"text": text, "count": count},
        )
        for text, count in list(wrong.items())[:_MOST_TOLD]
    ]


def _bare(cell: str) -> str:
    """Return a day without its time: "2026-09-14 13:05" is "2026-09-14"."""
    match = _TIMED.fullmatch(cell.strip())
    return match[1] if match else cell.strip()


def day_of(cell: str, today: date) -> date:
    """Return the day on which somebody answered.

    Raises ParseError for what is no day and for days that are not yet or too long ago.
    """
    text = _bare(cell)
    day = parse_date(text, today)
    if not _EARLIEST <= day <= today:
        raise ParseError(N_("There is no day “{text}”"), text=text[:40])
    return day
