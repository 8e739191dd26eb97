"""Answers in words or figures as codes, one byte each, with what could not be read kept apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.rules.age_bands import age_in, band_of
from workbench.rules.scales import DONT_KNOW, NO_ANSWER, Scale, read_answer, scale_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.exchange.answer_columns import AnswerColumn

MOST_OPTIONS: Final = 15  # bits of two bytes, one of them to spare
_CONVENTIONS: Final = frozenset({"88", "98", "99", "999", "-99"})
_NUMBER: Final = re.compile(r"\s*(\d+)")
_NOT_TICKED: Final = frozenset({"", "0", "nej", "no", "false", "falskt", "ej vald", "not selected",
                                "unchecked", "ej ikryssad"})  # fmt: skip
_PARTED: Final = re.compile(r"[;|\n]|,(?=\s)")


@dataclass
class ColumnReading:
    """The answers of a column: codes, or words by respondent, and what is to be told of them.

    ``width`` is the number of bytes of a code. ``off_scale`` says how often what is no answer
    stood there, ``first`` in which row (from 0) first. ``against`` are those of them whose number
    says the opposite of their words; ``conventions`` are numbers such as 99 that were taken for
    "no answer" and "do not know"; ``ages`` counts ages that were put into bands.
    """

    column: AnswerColumn
    width: int = 1
    codes: bytes = b""
    texts: dict[int, str] = field(default_factory=dict)
    off_scale: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)
    against: int = 0
    conventions: Counter[str] = field(default_factory=Counter)
    ages: int = 0

    def count(self, code: int) -> int:
        """Return how many gave an answer of one byte."""
        return self.codes.count(code) if self.width == 1 else 0

    @property
    def answered(self) -> int:
        """How many answered on the scale or in words."""
        if self.texts or not self.codes:
            return len(self.texts)
        if self.width > 1:
            return sum(1 for at in range(0, len(self.codes), 2) if any(self.codes[at : at + 2]))
        return len(self.codes) - self.count(NO_ANSWER) - self.count(DONT_KNOW)


class _Lookup(dict[str, int]):
    """Says the code of an answer, working out each different text once."""

    def __init__(self, column: AnswerColumn, scale: Scale, year: int | None) -> None:
        super().__init__()
        self._column, self._scale = column, scale
        self._year = year if column.birth else None
        self.off: set[str] = set()
        self.conventions: set[str] = set()
        self.ages: set[str] = set()

    def __missing__(self, text: str) -> int:
        place = self._age(text)
        if place is None:
            place = self._answer(text)
        if place is None:
            self.off.add(text)
            place = NO_ANSWER
        self[text] = place
        return place

    def _age(self, text: str) -> int | None:
        if self._column.background != "age":
            return None
        age = age_in(text, self._year)
        place = band_of(age, self._scale.labels) if age is not None else None
        if place is not None:
            self.ages.add(text)
        return place

    def _answer(self, text: str) -> int | None:
        if self._column.background == "age" and age_in(text, self._year) is not None:
            return None  # an age that is in no band is no number of an answer
        if fold(text) in _CONVENTIONS and not self._scale.own:
            self.conventions.add(text)
        if not self._column.reversed:
            return read_answer(self._scale, text)
        return self._turned(text)

    def _turned(self, text: str) -> int | None:
        """Return the place of an answer whose number runs the other way; words mean themselves."""
        match = _NUMBER.match(text)
        place = int(match[1]) + (1 if self._scale.grade else 0) if match else 0
        if match is None or not 1 <= place <= self._scale.size:
            return read_answer(self._scale, text)
        turned = self._scale.size + 1 - place
        number = turned - 1 if self._scale.grade else turned
        return read_answer(self._scale, f"{number}{text[match.end() :]}")


def read_column(
    column: AnswerColumn, cells: Sequence[Sequence[str]], year: int | None = None
) -> ColumnReading:
    """Return the answers of a question from the cells of its column, or of its several columns.

    ``year`` is that of the round, for years of birth.
    """
    scale = scale_of(column.scale, column.options)
    reading = ColumnReading(column)
    if scale is None:
        reading.texts = {i: cell.strip() for i, cell in enumerate(cells[0]) if cell.strip()}
    elif scale.multiple:
        reading.width = 2
        reading.codes = _from_ticks(column, scale, cells, reading) if column.ticks else (
            _from_lists(scale, cells[0], reading)
        )  # fmt: skip
    else:
        _from_scale(column, scale, cells[0], reading, year)
    return reading


def _from_scale(
    column: AnswerColumn,
    scale: Scale,
    cells: Sequence[str],
    reading: ColumnReading,
    year: int | None,
) -> None:
    lookup = _Lookup(column, scale, year)
    reading.codes = bytes(map(lookup.__getitem__, cells))
    if lookup.off or lookup.conventions or lookup.ages:
        counted = Counter(cells)
        reading.off_scale = Counter({text: counted[text] for text in lookup.off})
        reading.conventions = Counter({text: counted[text] for text in lookup.conventions})
        reading.ages = sum(counted[text] for text in lookup.ages)
        reading.first = {text: cells.index(text) for text in lookup.off}
        reading.against = sum(counted[text] for text in lookup.off if _runs_against(scale, text))


def _runs_against(scale: Scale, text: str) -> bool:
    """Tell whether an answer such as "1 – mycket trygg" has words and number of two answers."""
    match = _NUMBER.match(text)
    words = text[match.end() :].strip(" -–—.=:)") if match else ""
    return bool(words) and read_answer(scale, words) not in {None, NO_ANSWER, DONT_KNOW}


def _from_lists(scale: Scale, cells: Sequence[str], reading: ColumnReading) -> bytes:
    """Return two bytes a respondent with one bit an answer; answers are parted by ; or comma."""
    words = {fold(label): place for place, label in enumerate(scale.labels[:MOST_OPTIONS])}
    found = bytearray()
    for row, cell in enumerate(cells):
        bits = 0
        whole = words.get(fold(cell))
        parts = [cell] if whole is not None else _PARTED.split(cell)
        for part in parts:
            bare = fold(part)
            if bare in words:
                bits |= 1 << words[bare]
            elif bare and read_answer(scale, part) not in {NO_ANSWER, DONT_KNOW}:
                reading.off_scale[part.strip()] += 1
                reading.first.setdefault(part.strip(), row)
        found += bits.to_bytes(2, "little")
    return bytes(found)


def _from_ticks(
    column: AnswerColumn, scale: Scale, cells: Sequence[Sequence[str]], reading: ColumnReading
) -> bytes:
    """Return the same from columns that each stand for one answer."""
    words = {fold(label): place for place, label in enumerate(scale.labels[:MOST_OPTIONS])}
    found = [0] * len(cells[0])
    for number, (answer, column_cells) in enumerate(zip(column.ticks, cells, strict=True)):
        place = words.get(fold(answer), number if answer.isdecimal() else None)
        if place is None or place >= len(words):
            ticked = sum(1 for cell in column_cells if fold(cell) not in _NOT_TICKED)
            if ticked:
                reading.off_scale[answer] += ticked
                reading.first.setdefault(answer, 0)
            continue
        for row, cell in enumerate(column_cells):
            if fold(cell) not in _NOT_TICKED:
                found[row] |= 1 << place
    return b"".join(bits.to_bytes(2, "little") for bits in found)
