"""Which goal an activity probably serves, guessed from what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_OF_PROBLEM: Final = {
    "safety": ("safety", "perceived_safety"),
    "perceived_safety": ("perceived_safety", "safety"),
    "care": ("care",),
    "offer": ("business", "placemaking"),
    "access": ("placemaking", "perceived_safety"),
    "organisation": ("organisation",),
}
# Beginnings of the words in which people name what a finding is about, folded.
_OF_WORDS: Final = (
    (("belys", "lampa", "morker", "morkt", "overblick", "insyn", "trygg", "otrygg", "light"),
     "perceived_safety"),
    (("tillsyn", "narkotik", "brott", "stold", "vald", "trafik", "moped", "inbrott", "crime"),
     "safety"),
    (("skotsel", "klotter", "skrap", "papperskorg", "stad", "renhall", "avfall", "dumpa",
      "litter", "graffiti"), "care"),
    (("mobl", "bank", "aktivitet", "lek", "plantering", "mote", "konst", "furnish"), "placemaking"),
    (("fasad", "butik", "lokal", "skyltfonster", "handel", "shop"), "business"),
    (("ansvar", "organis", "samverk"), "organisation"),
    (("tilltrade", "grind", "access"), "perceived_safety"),
)  # fmt: skip


def areas_of_problem(kind: str | None) -> tuple[str, ...]:
    """Return the areas of goals that a type of problem belongs to, the likeliest first."""
    return _OF_PROBLEM.get(kind or "", ())


def areas_of_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return the areas that words point to, in the order of the words; they must be folded."""
    found: dict[str, None] = {}
    for word in words:
        for beginnings, area in _OF_WORDS:
            if word.startswith(beginnings):
                found.setdefault(area)
    return tuple(found)
