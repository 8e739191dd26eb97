"""What the columns of a table of people's answers mean: questions, round, key, or left out.

Nothing is guessed in silence: what a column is taken for stands in the layout, to be looked at and
changed before anything is taken in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.column_names import heading_key
from workbench.rules.age_bands import BANDS, age_in
from workbench.rules.scales import DONT_KNOW, NO_ANSWER, guess_scale, read_answer, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workbench.exchange.read_columns import ColumnTable

_CODE: Final = re.compile(r"([A-Za-zÅÄÖåäö]{1,3}\d{1,3})(?:[\s.:_)–-]|$)")
_BRACKET: Final = re.compile(r"(.*\S)\s*\[(.+)\]\s*")
_NUMBERED: Final = re.compile(r"(.*[^\W_])_(\d{1,2})(?:[\s.:)–-]+(.*))?")
_BACKGROUNDS: Final = {
    "sex": {"kon", "sex", "gender", "juridiskt kon", "konstillhorighet"},
    "age": {"alder", "age", "aldersgrupp", "alderskategori", "fodelsear", "fodd", "birth year",
            "year of birth", "ar fodd"},
    "relation": {"relation", "relation till platsen", "jag ar", "roll"},
}  # fmt: skip
_ROUNDS: Final = frozenset({"omgang", "round", "matomgang"})
_KEYS: Final = frozenset({"respondent", "respondent id", "respondentid", "id", "lopnr", "lopnummer",
                          "svarsid", "svars id", "response id", "responseid"})  # fmt: skip
_TIMES: Final = frozenset(
    (
        "tidstampel", "timestamp", "starttid", "sluttid", "slutforandetid", "start time",
        "completion time", "datum", "date", "svarsdatum", "inlamnad", "submitdate", "startdate",
        "enddate", "recordeddate",
    )
)  # fmt: skip
_PERSONAL: Final = frozenset(
    (
        "epost", "e post", "epostadress", "e postadress", "mejl", "mail", "email", "e mail",
        "email address", "recipientemail", "namn", "name", "fornamn", "efternamn", "first name",
        "last name", "recipientfirstname", "recipientlastname", "anvandarnamn", "username", "ip",
        "ip adress", "ip address", "ipaddress", "telefon", "telefonnummer", "mobil", "mobilnummer",
        "phone", "adress", "gatuadress", "address", "postnummer", "postort", "personnummer",
        "latitude", "longitude", "locationlatitude", "locationlongitude",
    )
)  # fmt: skip
_TECHNICAL: Final = frozenset(
    ("sprak", "language", "userlanguage", "status", "progress", "finished", "lastpage", "seed",
     "startlanguage", "duration", "duration in seconds", "tidsatgang", "collector id",
     "collectorid", "distributionchannel", "externalreference", "senast andrad",
     "last modified time")
)  # fmt: skip
_SAYS_WHO: Final = re.compile(
    r"[^\s@]+@[^\s@]+\.[^\s@]+|(?:19|20)?\d{6}[-+]?\d{4}|(?:\+46|0)7\d[\d -]{6,11}|"
    r"\d{1,3}(?:\.\d{1,3}){3}"
)
_TICKS: Final = frozenset(
    (
        "", "0", "1", "x", "ja", "yes", "nej", "no", "true", "false", "vald", "ej vald", "selected",
        "not selected", "checked", "unchecked", "ikryssad", "ej ikryssad", "sant", "falskt",
    )
)  # fmt: skip
_LOOKED_AT: Final = 400
_MOST_TICKS: Final = 15

ROUND, KEY, NEW = "round", "respondent", "+"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the project knows: ``titles`` are its wordings."""

    id: str
    code: str
    titles: tuple[str, ...]
    scale: str
    options: str = ""
    background: str = ""
    better: str = "higher"


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """A column and the question it answers; several columns for one of several ticks.

    ``item_id`` is None for a question not asked before. ``ticks`` are the answers that the columns
    stand for. ``birth`` says that ages are years of birth.
    """

    indices: tuple[int, ...]
    heading: str
    item_id: str | None
    code: str
    title: str
    scale: str
    options: str = ""
    background: str = ""
    better: str = "higher"
    reversed: bool = False
    ticks: tuple[str, ...] = ()
    birth: bool = False


@dataclass(frozen=True)
class AnswerLayout:
    """What the columns of a table of answers mean.

    ``ignored`` are left out because somebody said so or they say nothing of the place, ``personal``
    because they would say who answered, ``doubled`` because another column answers their question.
    ``times`` are the columns with the day of the answer.
    """

    columns: tuple[AnswerColumn, ...]
    round_column: int | None = None
    key_column: int | None = None
    times: tuple[int, ...] = ()
    ignored: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()


def find_answer_columns(
    table: ColumnTable, questions: Iterable[Question], mapping: Mapping[str, str] | None = None
) -> AnswerLayout:
    """Return what each column means. ``mapping`` goes before: heading to code ("Q2", "-Q2", "").

    A code with a minus reads the scale backwards; an empty one leaves the column out; "round" and
    "respondent" name the columns that say the round and who answered, "+" is a new question.
    Raises WorkbenchError when no column is an answer, or one that is named is not there.
    """
    chosen = {heading_key(name): target for name, target in (mapping or {}).items()}
    missing = set(chosen) - {heading_key(heading) for heading in table.headings}
    if missing:
        name = next(each for each in mapping or {} if heading_key(each) in missing)
        raise WorkbenchError(N_("There is no column “{column}” in the table"), column=name[:80])
    roles = [_role(table, at, chosen) for at in range(len(table.headings))]
    known = _Known(questions)
    found: list[AnswerColumn] = []
    for at, role in enumerate(roles):
        if role == "answer":
            heading = table.headings[at]
            target = chosen.get(heading_key(heading))
            found.append(known.column(at, heading, table.columns[at], target))
    columns, doubled = _merged(list(_ticked(found, table)))
    if not columns:
        raise WorkbenchError(N_("No column of the table is recognised as answers to a question"))

    def named(role: str) -> tuple[str, ...]:
        pairs = zip(table.headings, roles, strict=True)
        return tuple(heading for heading, each in pairs if each == role and heading)

    def first(role: str) -> int | None:
        return roles.index(role) if role in roles else None

    times = tuple(at for at, role in enumerate(roles) if role == "time")
    return AnswerLayout(
        tuple(columns),
        first(ROUND),
        first(KEY),
        times,
        named("ignored"),
        named("personal"),
        doubled,
    )


def _role(table: ColumnTable, at: int, chosen: Mapping[str, str]) -> str:
    """Return what a column is for: a word of the layout, or "" where there is nothing in it."""
    key, cells = heading_key(table.headings[at]), table.columns[at]
    if key in chosen:
        return _chosen_role(chosen[key])
    names = ((ROUND, _ROUNDS), (KEY, _KEYS), ("time", _TIMES), ("personal", _PERSONAL),
             ("ignored", _TECHNICAL))  # fmt: skip
    role = next((name for name, known in names if key in known), "")
    if role:
        return role
    if not key or not any(cells):
        return ""
    return "personal" if _says_who(cells) else "answer"


def _chosen_role(target: str) -> str:
    key = heading_key(target)
    if not key:
        return "ignored"
    if key in _ROUNDS:
        return ROUND
    return KEY if key in _KEYS else "answer"


def _says_who(cells: Sequence[str]) -> bool:
    """Tell whether most of what stands in a column are addresses or numbers of people."""
    filled = [cell.strip() for cell in cells[:_LOOKED_AT] if cell.strip()]
    return bool(filled) and sum(map(bool, map(_SAYS_WHO.fullmatch, filled))) * 2 > len(filled)


class _Known:
    """The questions of the project, found by code, wording or background."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self._codes: dict[str, Question] = {}
        self._titles: dict[str, Question] = {}
        self._backgrounds: dict[str, Question] = {}
        for question in questions:
            if question.code:
                self._codes.setdefault(fold(question.code), question)
            for title in question.titles:
                self._titles.setdefault(_plain(title), question)
            if question.background:
                self._backgrounds.setdefault(question.background, question)

    def column(
        self, index: int, heading: str, cells: Sequence[str], target: str | None
    ) -> AnswerColumn:
        """Return what a column means: a known question, a background, or a new question."""
        backwards = bool(target) and str(target).startswith("-")
        code = (target or "").removeprefix("-").strip()
        if code == NEW:
            return _new(index, heading, cells, "", "", backwards)
        background = _background_of(code) or _background_of(heading)
        question = self._codes.get(fold(code)) if code else self._find(heading)
        question = question or (self._backgrounds.get(background) if background else None)
        birth = background == "age" and _is_birth(heading)
        if question is not None:
            return AnswerColumn(
                (index,), heading, question.id, question.code, question.titles[0], question.scale,
                question.options, question.background, question.better, backwards, birth=birth,
            )  # fmt: skip
        return replace(_new(index, heading, cells, code, background, backwards), birth=birth)

    def _find(self, heading: str) -> Question | None:
        match = _CODE.match(heading)
        if match and fold(match[1]) in self._codes:
            return self._codes[fold(match[1])]
        rest = heading[match.end() :] if match else heading
        return self._titles.get(_plain(rest)) or self._titles.get(_plain(heading))


def _new(
    index: int,
    heading: str,
    cells: Sequence[str],
    code: str,
    background: str,
    backwards: bool,  # noqa: FBT001
) -> AnswerColumn:
    """Return a column as a question that was not asked before."""
    match = _CODE.match(heading)
    own = match is not None and not background
    named = _background_of(code)
    code = "" if named else code or (match[1].upper() if match and own else "")
    title = heading[match.end() :].strip(" .:_)–-") if match and own else heading
    scale, options = _new_scale(cells, background)
    return AnswerColumn(
        (index,), heading, None, code, title or heading, scale, options, background,
        reversed=backwards,
    )  # fmt: skip


def _plain(text: str) -> str:
    return fold(text).strip(" .:?_)–-")


def _background_of(text: str) -> str:
    key = heading_key(text)
    return next((name for name, known in _BACKGROUNDS.items() if key == name or key in known), "")


def _is_birth(heading: str) -> bool:
    return any(word in fold(heading) for word in ("fodd", "fodelse", "birth", "born"))


def _new_scale(cells: Sequence[str], background: str) -> tuple[str, str]:
    different = list(dict.fromkeys(" ".join(cell.split()) for cell in cells if cell.strip()))
    if background == "age" and _are_years(different):
        return "single", "\n".join(BANDS)
    scale = "single" if background else guess_scale(different)
    words = [word for word in different if is_own_answer(word)]
    return scale, "\n".join(sorted(words, key=fold)[:40]) if scale == "single" else ""


def _are_years(texts: Sequence[str]) -> bool:
    """Tell whether most of some different texts are ages or years of birth."""
    ages = sum(age_in(text, 9999) is not None for text in texts)
    return bool(texts) and ages * 10 >= len(texts) * 8


def is_own_answer(text: str) -> bool:
    """Tell whether a text is an answer of its own, not a blank and not "do not know"."""
    probe = scale_of("yes_no")
    return probe is not None and read_answer(probe, text) not in {NO_ANSWER, DONT_KNOW}


def _ticked(found: list[AnswerColumn], table: ColumnTable) -> Iterator[AnswerColumn]:
    """Yield the columns, those that each stand for one answer of a question put together."""
    groups: dict[tuple[str, str], list[tuple[AnswerColumn, str]]] = {}
    order: list[AnswerColumn | tuple[str, str]] = []
    for column in found:
        parts = _tick_parts(column, table)
        if parts is None:
            order.append(column)
            continue
        key = (column.item_id or "", parts[0])
        if key not in groups:
            order.append(key)
        groups.setdefault(key, []).append((column, parts[1]))
    for each in order:
        if isinstance(each, AnswerColumn):
            yield each
        elif len(groups[each]) == 1:
            yield groups[each][0][0]
        else:
            yield _put_together(groups[each], each[1])


def _tick_parts(column: AnswerColumn, table: ColumnTable) -> tuple[str, str] | None:
    """Return question and answer where a column stands for one answer that may be ticked."""
    known = column.item_id is not None
    if known and column.scale != "multiple":
        return None
    cells = {fold(cell) for cell in table.columns[column.indices[0]]}
    bracket, numbered = _BRACKET.fullmatch(column.heading), _NUMBERED.fullmatch(column.heading)
    if bracket:
        stem, answer = bracket[1], bracket[2]
    elif numbered:
        own = sorted(cells - _TICKS)
        stem, answer = numbered[1], numbered[3] or (own[0] if len(own) == 1 else numbered[2])
    else:
        return None
    return (stem, answer) if cells <= _TICKS | {fold(answer)} else None


def _put_together(parts: list[tuple[AnswerColumn, str]], stem: str) -> AnswerColumn:
    first = parts[0][0]
    ticks = tuple(answer for _column, answer in parts[:_MOST_TICKS])
    indices = tuple(column.indices[0] for column, _answer in parts[:_MOST_TICKS])
    if first.item_id is not None:
        return replace(first, indices=indices, heading=stem, ticks=ticks)
    match = _CODE.match(stem)
    title = stem[match.end() :].strip(" .:_)–-") if match else stem
    return replace(
        first, indices=indices, heading=stem, title=title or stem, scale="multiple",
        options="\n".join(ticks), ticks=ticks,
    )  # fmt: skip


def _merged(found: list[AnswerColumn]) -> tuple[list[AnswerColumn], tuple[str, ...]]:
    """Return the columns, each question once, and the headings of those that came too late."""
    kept: list[AnswerColumn] = []
    doubled: list[str] = []
    seen: set[str] = set()
    for column in found:
        key = column.item_id or fold(column.code)
        if key and key in seen:
            doubled.append(column.heading)
        else:
            seen.add(key)
            kept.append(column)
    return kept, tuple(doubled)
