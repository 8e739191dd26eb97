"""A relation as one says it: "Anna påverkar Bo", "Polisen samarbetar med Kommunen; 3"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import N_
from workbench.base.parse import ParseError
from workbench.models.registry import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.models.field import Choice

RELATION: Final = record("relation")
PARTIES: Final = {"stakeholder": "person_id", "organisation": "organisation_id"}
_SPLIT: Final = re.compile(r"[;\t]")
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who can stand in a relation: the table and id of the row, and what it is called.

    ``names`` begins with the one that is shown; others are its short name and its code.
    """

    table: str
    id: str
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Said:
    """A relation that was understood; ``strength`` and ``notes`` only where they were said."""

    start: Party
    kind: str
    end: Party
    strength: int | None = None
    notes: str = ""

    def values(self) -> dict[str, object]:
        """Return the fields of the relation."""
        given = {
            f"from_{PARTIES[self.start.table]}": self.start.id,
            f"to_{PARTIES[self.end.table]}": self.end.id,
            "kind": self.kind,
        }
        extra = {"strength": self.strength, "notes": self.notes}
        return {**given, **{name: value for name, value in extra.items() if value}}


def verbs() -> list[tuple[str, Choice]]:
    """Return all words for relations with what they mean, the longest first."""
    found = [
        (word, choice)
        for choice in RELATION["kind"].choices
        for word in dict.fromkeys((choice.text(), choice.label, *choice.known_as))
    ]
    return sorted(found, key=lambda pair: -len(pair[0]))


def read_relation(text: str, parties: Sequence[Party]) -> Said:
    """Return what a line says; raises ParseError with what was not understood.

    "Who does what to whom; strength; note", or the three parts between semicolons.
    """
    parts = [part.strip() for part in _SPLIT.split(text)]
    ways = list(_ways(parts))
    if not ways:
        known = ", ".join(choice.text() for choice in RELATION["kind"].choices)
        raise ParseError(N_("Say who does what to whom, with one of: {words}"), words=known)
    problems: list[ParseError] = []
    for first, verb, second, rest in ways:
        try:
            return _said(find_party(first, parties), verb, find_party(second, parties), rest)
        except ParseError as error:
            problems.append(error)
    raise problems[0]


def _ways(parts: list[str]) -> Iterator[tuple[str, Choice, str, list[str]]]:
    if len(parts) >= _MOST and (verb := _verb(parts[1])) is not None:
        yield parts[0], verb, parts[2], parts[3:]
    for first, verb, second in splits(parts[0]):
        yield first, verb, second, parts[1:]


def _said(start: Party, verb: Choice, end: Party, rest: list[str]) -> Said:
    if start == end:
        raise ParseError(N_("Nobody stands in a relation to themselves"))
    strength = int(rest[0]) if rest and rest[0].isdecimal() else None
    if strength is not None and not 1 <= strength <= _MOST:
        raise ParseError(N_("The strength is 1, 2 or 3"))
    notes = rest if strength is None else rest[1:]
    return Said(start, verb.key, end, strength, "; ".join(filter(None, notes)))


def splits(text: str) -> Iterator[tuple[str, Choice, str]]:
    """Yield the ways to part a sentence at a word for a relation, the longest word first."""
    words = text.split()
    folded = [fold(word) for word in words]
    for verb, choice in verbs():
        wanted = fold(verb).split()
        for at in range(1, len(words) - len(wanted)):
            if folded[at : at + len(wanted)] == wanted:
                yield " ".join(words[:at]), choice, " ".join(words[at + len(wanted) :])


def _verb(text: str) -> Choice | None:
    wanted = fold(text)
    exact = (choice for word, choice in verbs() if fold(word) == wanted)
    begins = (choice for word, choice in verbs() if wanted and fold(word).startswith(wanted))
    return next(exact, None) or next(begins, None)


def find_party(text: str, parties: Iterable[Party]) -> Party:
    """Return whom a name means: called exactly so, or the only one that all its words begin.

    Raises ParseError when nobody is, or when there are several.
    """
    wanted = fold(text)
    known = list(parties)
    found = [each for each in known if wanted in map(fold, each.names)]
    found = found or [each for each in known if any(_begins(wanted, n) for n in each.names)]
    if not wanted or not found:
        raise ParseError(N_("Nobody here is called “{text}”"), text=text[:60])
    if len(found) > 1:
        names = ", ".join(each.name for each in found[:_MOST])
        raise ParseError(N_("“{text}” may be {names}; write more"), text=text[:60], names=names)
    return found[0]


def _begins(wanted: str, name: str) -> bool:
    words = fold(name).split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())
