"""The answers of a survey where they lie, and how they are counted: of all, by one thing or more.

A round's answers to a question are one run of bytes, so a count is a pass over it and a cross table
one over two. Where only counts are known, groups are those that were counted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.base.collate import fold
from workbench.rules.scales import DONT_KNOW, NO_ANSWER, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.project.register import Values
    from workbench.rules.scales import Scale

Tally = Counter[int]
Place = tuple[str, str]
"""A round's id and a question's."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The answers of a round to a question, ``width`` bytes each."""

    width: int
    codes: bytes


@dataclass(frozen=True)
class AnswerStore:
    """All answers of a survey: codes by round and question, or counts by background and value.

    Counts of all lie under the background "" with the value "".
    """

    codes: Mapping[Place, Codes] = field(default_factory=dict)
    counts: Mapping[Place, Mapping[tuple[str, str], Tally]] = field(default_factory=dict)
    respondents: Mapping[str, int] = field(default_factory=dict)

    def asked(self, round_id: str, item_id: str) -> bool:
        """Tell whether there are any answers of a round to a question."""
        return (round_id, item_id) in self.codes or (round_id, item_id) in self.counts

    def by_person(self, round_id: str) -> bool:
        """Tell whether a round has answers by person, which can be combined in any way."""
        return any(place[0] == round_id for place in self.codes)

    def tally(self, round_id: str, item_id: str) -> Tally:
        """Return how often each answer was given; several of many are counted by combination."""
        found = self.codes.get((round_id, item_id))
        if found is not None:
            return _count(found)
        counted = self.counts.get((round_id, item_id), {})
        if ("", "") in counted:
            return Counter(counted["", ""])
        # Only groups were counted: those of one background are all there are.
        first = next((name for name, _value in counted), "")
        total: Tally = Counter()
        for (name, _value), tally in counted.items():
            if name == first:
                total.update(tally)
        return total

    def by_option(self, round_id: str, item_id: str, options: int) -> list[tuple[int, int]]:
        """Return for each of several answers how many gave it and how many answered at all."""
        tally = self.tally(round_id, item_id)
        answered = sum(count for code, count in tally.items() if code)
        return [
            (sum(count for code, count in tally.items() if code >> place & 1), answered)
            for place in range(options)
        ]

    def groups(self, round_id: str, item_id: str, by: Grouping) -> dict[str, Tally]:
        """Return how often each answer was given in each group, in the order of the groups."""
        own = self.codes.get((round_id, item_id))
        if own is None:
            return self._counted_groups(round_id, item_id, by)
        keys = [self.codes.get((round_id, item["id"])) for item in by.items]
        if own.width != 1 or any(key is None or key.width != 1 for key in keys) or not keys:
            return {}
        runs = [key.codes for key in keys if key is not None]
        found: dict[tuple[int, ...], Tally] = {}
        for (answer, *places), count in Counter(zip(own.codes, *runs, strict=True)).items():
            found.setdefault(tuple(places), Counter())[answer] += count
        return {by.label(places): found[places] for places in sorted(found) if by.has(places)}

    def _counted_groups(self, round_id: str, item_id: str, by: Grouping) -> dict[str, Tally]:
        counted = self.counts.get((round_id, item_id), {})
        named = {fold(label): label for label in by.labels()}
        found = {
            named.get(fold(value), value): tally
            for (name, value), tally in counted.items()
            if by.is_called(name)
        }
        order = {label: place for place, label in enumerate(by.labels())}
        return dict(sorted(found.items(), key=lambda each: order.get(each[0], len(order))))

    def backgrounds(self) -> dict[str, None]:
        """Return the backgrounds by which answers were counted, each once, in their order."""
        return dict.fromkeys(
            name for counted in self.counts.values() for name, _value in counted if name
        )


@dataclass(frozen=True)
class Grouping:
    """What answers are divided by: one background, or the crossing of two.

    ``items`` are the questions that ask for it, none where only counts by ``name`` are known.
    """

    name: str
    title: str
    items: tuple[Values, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def scales(self) -> tuple[Scale, ...]:
        """The scales of its questions."""
        known = (scale_of(item["scale"], item["options"]) for item in self.items)
        return tuple(each for each in known if each is not None)

    @property
    def crosses(self) -> bool:
        """Whether it is the crossing of two backgrounds."""
        return len(self.items) > 1

    def is_called(self, name: str) -> bool:
        """Tell whether ``name`` means this grouping."""
        return bool(name) and fold(name) in {fold(each) for each in (self.name, *self.also)}

    def has(self, places: tuple[int, ...]) -> bool:
        """Tell whether answers to the grouping's questions put somebody in a group."""
        return all(
            NO_ANSWER < place <= scale.size
            for place, scale in zip(places, self.scales, strict=True)
        )

    def label(self, places: tuple[int, ...]) -> str:
        """Return what a group is called: "kvinna", or "kvinna, 16–24" where two are crossed."""
        named = zip(places, self.scales, strict=True)
        return ", ".join(scale.label(place) for place, scale in named)

    def labels(self) -> tuple[str, ...]:
        """Return the groups of a single background in their order."""
        if len(self.scales) != 1:
            return ()
        (scale,) = self.scales
        return tuple(scale.label(place) for place in range(1, scale.size + 1))


def _count(found: Codes) -> Tally:
    if found.width == 1:
        # Far quicker than counting one by one: few answers are different.
        return Counter({code: found.codes.count(code) for code in set(found.codes)})
    size = range(0, len(found.codes), found.width)
    return Counter(int.from_bytes(found.codes[at : at + found.width], "little") for at in size)


def groupings(
    items: Iterable[Values], store: AnswerStore, names: Mapping[str, tuple[str, ...]]
) -> list[Grouping]:
    """Return what answers can be divided by: questions about the background, then counted ones.

    ``names`` are what backgrounds are called by their keys, the name to show first.
    """
    found = [
        Grouping(
            item["background"] if item["background"] != "other" else item["code"] or item["id"],
            item["title"],
            (item,),
            (item["code"], item["title"], *names.get(item["background"], ())),
        )
        for item in items
        if item["background"] and scale_of(item["scale"], item["options"]) is not None
    ]
    for name in store.backgrounds():
        if not any(each.is_called(name) for each in found):
            known = names.get(name, (name,))
            found.append(Grouping(name, known[0], (), known))
    return found


def crossing(first: Grouping, second: Grouping) -> Grouping | None:
    """Return the crossing of two backgrounds; None where it cannot be reckoned."""
    if not first.items or not second.items or first.name == second.name:
        return None
    return Grouping(
        f"{first.name},{second.name}",
        f"{first.title} × {second.title[:1].lower()}{second.title[1:]}",
        (*first.items, *second.items),
    )


def counts_on(scale: Scale, tally: Mapping[int, int]) -> tuple[int, ...]:
    """Return how often each answer of a scale was given, in its order."""
    return tuple(tally.get(place, 0) for place in range(1, scale.size + 1))


def unsure(tally: Mapping[int, int]) -> tuple[int, int]:
    """Return how many did not know, and how many gave no answer."""
    return tally.get(DONT_KNOW, 0), tally.get(NO_ANSWER, 0)
