"""The answers of people as survey tools give them: one row a respondent, one column a question.

Read by column, since a round may have a hundred thousand rows: a column of answers becomes one run
of bytes. Nothing is guessed in silence: what is off the scale is counted and told.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.exchange.column_names import heading_key
from workbench.rules.scales import (
    DONT_KNOW,
    NO_ANSWER,
    Scale,
    guess_scale,
    read_answer,
    scale_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Progress = Callable[[float], None]

MOST_RESPONDENTS: Final = 1_000_000
_CODE: Final = re.compile(r"([A-Za-zÅÄÖåäö]{1,3}\d{1,3})(?:[\s.:_)–-]|$)")
_BACKGROUND_NAMES: Final = {
    "sex": {"kon", "sex", "gender", "juridiskt kon", "konstillhorighet"},
    "age": {"alder", "age", "aldersgrupp", "alderskategori"},
    "relation": {"relation", "relation till platsen", "jag ar", "roll"},
}
_ROUND_NAMES: Final = {"omgang", "round", "matomgang"}
_KEY_NAMES: Final = {"respondent", "respondent id", "respondentid", "id", "lopnr", "lopnummer",
                     "svarsid", "svars id", "response id"}  # fmt: skip
_PERSONAL: Final = frozenset(
    (
        "tidstampel", "timestamp", "starttid", "sluttid", "start time", "completion time", "datum",
        "date", "epost", "e post", "email", "namn", "name", "ip", "ip adress", "ip address",
        "telefon",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the project knows: ``titles`` are its wordings."""

    id: str
    code: str
    titles: tuple[str, ...]
    scale: str
    options: str = ""
    background: str = ""


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """A column and the question it answers. ``item_id`` is None for one not asked before."""

    index: int
    heading: str
    item_id: str | None
    code: str
    title: str
    scale: str
    options: str = ""
    background: str = ""
    reversed: bool = False


@dataclass(frozen=True)
class AnswerLayout:
    """What the columns of a table of answers mean; ``ignored`` are left out, with their headings.

    ``personal`` are ignored because they would say who answered.
    """

    columns: tuple[AnswerColumn, ...]
    round_column: int | None
    key_column: int | None
    ignored: tuple[str, ...]
    personal: tuple[str, ...] = ()


@dataclass
class ColumnReading:
    """The answers of a column: codes, or words by respondent; what was off the scale, how often."""

    column: AnswerColumn
    codes: bytes = b""
    texts: dict[int, str] = field(default_factory=dict)
    off_scale: Counter[str] = field(default_factory=Counter)
    backwards: bool = False


@dataclass
class AnswersReading:
    """The answers of one round; ``repeated`` counts respondents who stand there twice."""

    round: str
    respondents: int
    columns: list[ColumnReading]
    repeated: int = 0


class LookupCodes(dict[str, int]):
    """Says the code of an answer, working out each different text once."""

    def __init__(self, scale: Scale, *, reversed_: bool = False) -> None:
        super().__init__()
        self._scale, self._reversed = scale, reversed_
        self.off: set[str] = set()

    def __missing__(self, text: str) -> int:
        place = read_answer(self._scale, text)
        if place is None:
            self.off.add(text)
            place = NO_ANSWER
        elif self._reversed and NO_ANSWER < place < DONT_KNOW:
            place = self._scale.size + 1 - place
        self[text] = place
        return place


def find_answer_columns(
    headings: Sequence[str],
    columns: Sequence[Sequence[str]],
    questions: Iterable[Question],
    mapping: Mapping[str, str] | None = None,
) -> AnswerLayout:
    """Return what each column means. ``mapping`` goes before: heading to code ("Q2", "-Q2", "").

    A code with a minus reads the scale backwards; an empty one leaves the column out.
    Raises WorkbenchError when no column is an answer.
    """
    known = _Known(questions)
    chosen = {heading_key(name): target for name, target in (mapping or {}).items()}
    found: list[AnswerColumn] = []
    ignored: list[str] = []
    personal: list[str] = []
    special: dict[str, int] = {}
    for index, heading in enumerate(headings):
        key = heading_key(heading)
        if chosen.get(key) == "":
            ignored.append(heading)
        elif key in _ROUND_NAMES:
            special["round"] = index
        elif key in _KEY_NAMES:
            special["key"] = index
        elif key in _PERSONAL:
            personal.append(heading)
        elif heading and any(columns[index]):
            found.append(known.column(index, heading, columns[index], chosen.get(key)))
    if not found:
        raise WorkbenchError(N_("No column of the table is recognised as answers to a question"))
    return AnswerLayout(
        tuple(found), special.get("round"), special.get("key"), tuple(ignored), tuple(personal)
    )


class _Known:
    def __init__(self, questions: Iterable[Question]) -> None:
        self._codes: dict[str, Question] = {}
        self._titles: dict[str, Question] = {}
        self._backgrounds: dict[str, Question] = {}
        for question in questions:
            if question.code:
                self._codes.setdefault(fold(question.code), question)
            for title in question.titles:
                self._titles.setdefault(fold(title), question)
            if question.background:
                self._backgrounds.setdefault(question.background, question)

    def column(
        self, index: int, heading: str, cells: Sequence[str], chosen: str | None
    ) -> AnswerColumn:
        """Return what a column means: a known question, a background, or a new question."""
        backwards = bool(chosen) and str(chosen).startswith("-")
        code = (chosen or "").lstrip("-")
        question = self._codes.get(fold(code)) if code else self._find(heading)
        if question is not None:
            return AnswerColumn(
                index, heading, question.id, question.code, question.titles[0], question.scale,
                question.options, question.background, backwards,
            )  # fmt: skip
        background = _background_of(heading)
        match = _CODE.match(heading)
        code = code or (match[1].upper() if match and not background else "")
        title = heading[match.end() :].strip(" .:_)–-") if match else heading
        scale, options = _new_scale(cells, background)
        return AnswerColumn(
            index, heading, None, code, title or heading, scale, options, background, backwards
        )

    def _find(self, heading: str) -> Question | None:
        match = _CODE.match(heading)
        if match and fold(match[1]) in self._codes:
            return self._codes[fold(match[1])]
        rest = heading[match.end() :] if match else heading
        found = self._titles.get(fold(rest.strip(" .:_)–-"))) or self._titles.get(fold(heading))
        return found or self._backgrounds.get(_background_of(heading))


def _background_of(heading: str) -> str:
    key = heading_key(heading)
    return next((name for name, known in _BACKGROUND_NAMES.items() if key in known), "")


def _new_scale(cells: Sequence[str], background: str) -> tuple[str, str]:
    different = list(dict.fromkeys(" ".join(cell.split()) for cell in cells if cell.strip()))
    scale = "single" if background else guess_scale(different)
    words = [word for word in different if is_own_answer(word)]
    return scale, "\n".join(sorted(words, key=fold)) if scale == "single" else ""


def is_own_answer(text: str) -> bool:
    """Tell whether a text is an answer of its own, not a blank and not "do not know"."""
    probe = scale_of("yes_no")
    return probe is not None and read_answer(probe, text) not in {NO_ANSWER, DONT_KNOW}


def read_answers(
    columns: Sequence[Sequence[str]],
    layout: AnswerLayout,
    round_name: str,
    progress: Progress = lambda _share: None,
) -> list[AnswersReading]:
    """Return the answers by round, in the order the rounds come.

    ``columns`` are the cells by column, all equally long. ``round_name`` names the round where no
    column does. Respondents whose key stands there before are left out and counted.
    """
    rows = len(columns[0]) if columns else 0
    if rows > MOST_RESPONDENTS:
        raise WorkbenchError(
            N_("The table has more than {count} respondents"), count=f"{MOST_RESPONDENTS:,}"
        )
    parts, repeated = _by_round(columns, layout, round_name, rows)
    readings: list[AnswersReading] = []
    for done, (name, kept) in enumerate(parts.items()):
        read = []
        for number, column in enumerate(layout.columns):
            progress((done + number / len(layout.columns)) / len(parts))
            cells = columns[column.index]
            read.append(read_column(column, cells if kept is None else [cells[i] for i in kept]))
        count = rows if kept is None else len(kept)
        readings.append(AnswersReading(name, count, read, repeated.get(name, 0)))
    progress(1.0)
    return readings


def _by_round(
    columns: Sequence[Sequence[str]], layout: AnswerLayout, round_name: str, rows: int
) -> tuple[dict[str, list[int] | None], Counter[str]]:
    """Return the places of the rows of each round (None for all) and how many were repeated."""
    repeated: Counter[str] = Counter()
    if layout.round_column is None and layout.key_column is None:
        return {round_name: None}, repeated
    rounds = columns[layout.round_column] if layout.round_column is not None else None
    keys = columns[layout.key_column] if layout.key_column is not None else None
    parts: dict[str, list[int] | None] = {}
    seen: set[tuple[str, str]] = set()
    for place in range(rows):
        name = (rounds[place].strip() if rounds else "") or round_name
        key = keys[place].strip() if keys else ""
        if key and (name, key) in seen:
            repeated[name] += 1
            continue
        seen.add((name, key))
        kept = parts.setdefault(name, [])
        if kept is not None:
            kept.append(place)
    return parts, repeated


def read_column(column: AnswerColumn, cells: Sequence[str]) -> ColumnReading:
    """Return the answers of one column as codes, or as words where the question is free."""
    scale = scale_of(column.scale, column.options)
    reading = ColumnReading(column)
    if scale is None:
        reading.texts = {i: cell.strip() for i, cell in enumerate(cells) if cell.strip()}
    elif scale.multiple:
        reading.codes = _several(scale, cells, reading.off_scale)
    else:
        lookup = LookupCodes(scale, reversed_=column.reversed)
        reading.codes = bytes(map(lookup.__getitem__, cells))
        if lookup.off:
            reading.off_scale = Counter(cell for cell in cells if cell in lookup.off)
    return reading


def _several(scale: Scale, cells: Sequence[str], off: Counter[str]) -> bytes:
    """Return two bytes a respondent with one bit an answer; answers are parted by ; or comma."""
    words = {fold(label): place for place, label in enumerate(scale.labels[:15], 1)}
    found = bytearray()
    for cell in cells:
        bits = 0
        for part in re.split(r"[;|\n]|,(?=\s)", cell):
            bare = fold(part)
            if bare in words:
                bits |= 1 << (words[bare] - 1)
            elif bare:
                off[part.strip()] += 1
        found += bits.to_bytes(2, "little")
    return bytes(found)


def summary_words(readings: Sequence[AnswersReading], layout: AnswerLayout) -> list[str]:
    """Return in sentences what was left out or looks doubtful."""
    said = []
    for reading in readings:
        for each in reading.columns:
            if each.off_scale:
                examples = ", ".join(f"“{text[:30]}”" for text in list(each.off_scale)[:3])
                said.append(
                    _("{heading}: {count} answers are not on the scale ({examples})").format(
                        heading=each.column.heading,
                        count=each.off_scale.total(),
                        examples=examples,
                    )
                )
        if reading.repeated:
            said.append(
                _("{round}: {count} respondents stood there twice and were counted once").format(
                    round=reading.round, count=reading.repeated
                )
            )
    if layout.personal:
        said.append(
            _("Left out because it could say who answered: {columns}").format(
                columns=", ".join(layout.personal)
            )
        )
    return said
