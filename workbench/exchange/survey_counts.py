"""Counted answers as surveys are reported: one row a question and round, one column an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.base.parse import ParseError, parse_integer
from workbench.exchange.column_names import heading_key
from workbench.exchange.header import heading_text
from workbench.exchange.import_plan import RowError
from workbench.exchange.values import plain
from workbench.rules.scales import DONT_KNOW, GRADES, NO_ANSWER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.exchange.grid import Grid, Row

_NAMES: Final = {
    "round": {"omgang", "round", "matomgang", "ar", "year"},
    "code": {"fraga", "question", "kod", "code", "id", "nr", "q"},
    "title": {"text", "fragetext", "fraga text", "question text", "titel", "title"},
    "scale": {"skala", "scale"},
    "background": {"grupp", "group", "bakgrund", "background"},
    "value": {"varde", "value", "undergrupp", "subgroup"},
    "dont_know": {"vet ej", "vet inte", "vet_ej", "do not know", "don t know", "dk"},
    "none": {"ej svar", "inget svar", "bortfall", "no answer"},
    "total": {"n", "n total", "totalt", "total", "antal svar", "svarande"},
}
_ANSWER: Final = re.compile(r"(?:svar|answer|a)? ?(\d{1,2})")
_CODE: Final = re.compile(r"(?<![A-Za-z])([A-Za-zÅÄÖåäö]\d{1,3})(?!\d)")
_SEARCHED: Final = 20


@dataclass(frozen=True, slots=True)
class CountRow:
    """The counted answers of one question in one round, of all or of one group.

    ``counts`` are by place on the scale, ``NO_ANSWER`` and ``DONT_KNOW`` among them. ``headings``
    are those of the columns for round, code and scale, to name them when a row is refused.
    """

    number: int
    round: str
    code: str
    title: str = ""
    scale: str = ""
    background: str = ""
    value: str = ""
    counts: Mapping[int, int] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)


@dataclass
class CountsReading:
    """What was read: rows, and lines that could not be."""

    rows: list[CountRow] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    read: int = 0


@dataclass(frozen=True)
class _Columns:
    names: dict[str, int]
    answers: dict[int, int]  # place on the scale to column
    headings: tuple[str, ...]

    def heading(self, name: str) -> str:
        """Return the heading of a column; of one that is not there that of the first."""
        return self.headings[self.names.get(name, 0)]


def read_counts(
    grid: Grid, mapping: Mapping[str, str] | None = None, round_name: str = ""
) -> CountsReading:
    """Return the counted answers of a table; raises WorkbenchError when it has none.

    ``mapping`` says what columns are, by heading ("År": "omgång", "Mycket trygg": "svar5").
    ``round_name`` is the round where no column says it. Where none names the question, its code is
    taken from the name of the file (``…_Q9.csv``). A row whose answers do not add up to the total
    it states is refused.
    """
    body, columns = _find_columns(grid, mapping or {}, round_name)
    code = _CODE.search(f"{grid.source.rpartition('.')[0]} {grid.sheet}".replace("_", " "))
    reading = CountsReading()
    for row in grid.rows[body:]:
        reading.read += 1
        try:
            reading.rows.append(_read_row(row, columns, code[1] if code else "", round_name))
        except ParseError as error:
            heading = columns.heading("code" if "code" in columns.names else "round")
            reading.errors.append(RowError(row.number, heading, error.message, error.facts))
    return reading


def has_counts(grid: Grid) -> bool:
    """Tell whether a table has columns for round and answers."""
    try:
        _find_columns(grid, {}, "")
    except WorkbenchError:
        return False
    return True


def _find_columns(grid: Grid, mapping: Mapping[str, str], round_name: str) -> tuple[int, _Columns]:
    chosen = {heading_key(name): heading_key(target) for name, target in mapping.items()}
    for index, row in enumerate(grid.rows[:_SEARCHED]):
        headings = tuple(heading_text(cell) for cell in row.cells)
        own = [heading_key(heading) for heading in headings]
        keys = [chosen.get(key, key) for key in own]
        names = {
            name: keys.index(next(key for key in keys if key in known))
            for name, known in _NAMES.items()
            if any(key in known for key in keys)
        }
        answers = _answer_columns(keys, set(names.values()))
        if ("round" in names or round_name) and len(answers) > 1 and set(chosen) <= set(own):
            return index + 1, _Columns(names, answers, headings)
    raise WorkbenchError(
        N_("The table has no columns for round and answers, so it is no table of counted answers")
    )


def _answer_columns(keys: list[str], taken: set[int]) -> dict[int, int]:
    found = {
        int(match[1]): index
        for index, key in enumerate(keys)
        if index not in taken and (match := _ANSWER.fullmatch(key))
    }
    # A scale that begins with 0 is a grade: place 1 stands for 0.
    shift = 1 if 0 in found else 0
    return {number + shift: index for number, index in found.items() if number + shift <= GRADES}


def _read_row(row: Row, columns: _Columns, code: str, round_name: str) -> CountRow:
    def said(name: str) -> str:
        index = columns.names.get(name)
        cell = row.cells[index] if index is not None and index < len(row.cells) else None
        return " ".join(plain(cell).split())

    counts = {place: _count(row, index) for place, index in columns.answers.items()}
    for name, place in (("dont_know", DONT_KNOW), ("none", NO_ANSWER)):
        if name in columns.names:
            counts[place] = _count(row, columns.names[name])
    counts = {place: count for place, count in counts.items() if count is not None}
    round_name = said("round") or round_name
    if not round_name:
        raise ParseError(N_("The row names no round"))
    question = said("code") or code
    if not question:
        raise ParseError(N_("The row names no question"))
    scale = said("scale") or ("betyg0-10" if max(columns.answers) == GRADES else "")
    whole = {place: count for place, count in counts.items() if count is not None}
    missing = _missing(row, columns, whole)
    if missing:
        whole[NO_ANSWER] = whole.get(NO_ANSWER, 0) + missing
    return CountRow(
        row.number,
        round_name,
        question,
        said("title"),
        scale,
        fold(said("background")),
        said("value"),
        whole,
        {name: columns.heading(name) for name in ("round", "code", "scale")},
    )


def _count(row: Row, index: int) -> int | None:
    cell = row.cells[index] if index < len(row.cells) else None
    if cell is None or plain(cell).strip() in {"", "-", "–"}:
        return None
    number = parse_integer(plain(cell))
    if number < 0:
        raise ParseError(N_("“{text}” cannot be a number of people"), text=plain(cell)[:20])
    return number


def _missing(row: Row, columns: _Columns, counts: Mapping[int, int]) -> int:
    """Return how many of the stated total gave no answer; more answers than people are refused."""
    if "total" not in columns.names:
        return 0
    total = _count(row, columns.names["total"])
    answered = sum(counts.values())
    if total is None:
        return 0
    if answered > total:
        raise ParseError(
            N_("{answers} answers are more than the {total} people of the row"),
            answers=answered,
            total=total,
        )
    return total - answered
