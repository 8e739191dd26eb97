"""Whether two names may mean the same person or organisation.

People write "Ek, Anna" and "Anna Ek", "Åkern AB" and "Aktiebolaget Åkern (publ)", "Brf Lind" and
"Bostadsrättsföreningen Lind", and mistype a letter. What is found here is only worth a question:
nothing is refused and nothing is joined because of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from workbench.base.collate import fold

# Legal forms as people write them, after folding; the longest first.
_FORMS: Final = (
    ("aktiebolaget", "ab"),
    ("aktiebolag", "ab"),
    ("ab", "ab"),
    ("bostadsrattsforeningen", "brf"),
    ("bostadsrattsforening", "brf"),
    ("brf", "brf"),
    ("handelsbolaget", "hb"),
    ("handelsbolag", "hb"),
    ("hb", "hb"),
    ("kommanditbolaget", "kb"),
    ("kommanditbolag", "kb"),
    ("kb", "kb"),
    ("ekonomisk forening", "ek for"),
    ("ek for", "ek for"),
    ("ideell forening", "ideell"),
    ("ideella foreningen", "ideell"),
    ("stiftelsen", "stiftelse"),
    ("stiftelse", "stiftelse"),
)
_PUBLIC: Final = re.compile(r"\(?\bpubl\b\)?")
_IN_BRACKETS: Final = re.compile(r"[(\[][^)\]]*[)\]]")
_SEPARATORS: Final = re.compile(r"[^\w]+")
_DIGITS: Final = re.compile(r"\d+")
_FUSED: Final = re.compile(r"(\w{4,}?)aktiebolag(?:et)?$")
# Letters that sound the same in names: Christina and Kristina, Ericsson and Eriksson.
_SOUNDS: Final = (("ch", "k"), ("ph", "f"), ("th", "t"), ("x", "ks"), ("c", "k"), ("q", "k"),
                  ("w", "v"), ("z", "s"))  # fmt: skip
_DOUBLE: Final = re.compile(r"(\D)\1")
# A slip of one letter is only a likeness in names that are long enough to bear it.
_LEAST: Final = {"person": 7, "party": 5}


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it is compared: its words in order of the alphabet, its legal form, its figures."""

    words: tuple[str, ...]
    form: str
    figures: tuple[str, ...]

    @property
    def bare(self) -> str:
        return "".join(self.words)


def _read(name: str, kind: str) -> _Name:
    text = fold(name).replace("&", "")
    if kind == "party":
        text = _PUBLIC.sub(" ", text)
    bare = _IN_BRACKETS.sub(" ", text)
    text = " ".join(_SEPARATORS.sub(" ", bare if bare.strip() else text).split())
    form = ""
    if kind == "party":
        text, form = _without_form(text)
    words = text.split() if kind == "party" else map(_sound, text.split())
    return _Name(tuple(sorted(words)), form, tuple(_DIGITS.findall(text)))


def _sound(word: str) -> str:
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _DOUBLE.sub(r"\1", word)


def _without_form(text: str) -> tuple[str, str]:
    words = [_FUSED.sub(r"\1 aktiebolag", word) for word in text.split()]
    padded = f" {' '.join(words)} "
    found = ""
    for written, form in _FORMS:
        if f" {written} " in padded and padded.strip() != written:
            padded = padded.replace(f" {written} ", " ")
            found = found or form
    return padded.strip(), found


class Names:
    """The names of a register, to be asked which of them are like another.

    ``kind`` is "person" or "party" (an organisation, whose legal form may be written or not).
    """

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._read: dict[str, _Name] = {}
        self._same: dict[str, list[str]] = {}
        self._near: dict[str, list[str]] = {}
        # Names with a first letter for a word ("A Ek"), and what others look like shortened so.
        self._short: dict[tuple[str, ...], list[str]] = {}
        self._long: dict[tuple[str, ...], list[str]] = {}

    def add(self, key: str, name: str) -> None:
        """Add a name; a row may have several."""
        read = _read(name, self._kind)
        if not read.words:
            return
        entry = f"{key}\0{len(self._read)}"
        self._read[entry] = read
        self._same.setdefault(read.bare, []).append(entry)
        for variant in _variants(read, self._kind):
            self._near.setdefault(variant, []).append(entry)
        if self._kind == "person":
            if any(len(word) == 1 for word in read.words):
                self._short.setdefault(read.words, []).append(entry)
            for each in _shortened(read):
                self._long.setdefault(each, []).append(entry)

    def like(self, name: str) -> list[str]:
        """Return the keys of rows that may mean the same, the surest first."""
        read = _read(name, self._kind)
        if not read.words:
            return []
        found = [*self._same.get(read.bare, ())]
        for variant in _variants(read, self._kind):
            found += self._near.get(variant, ())
        if self._kind == "person":
            found += self._long.get(read.words, ())
            for each in _shortened(read):
                found += self._short.get(each, ())
        near = (entry for entry in found if _compatible(read, self._read[entry]))
        return list(dict.fromkeys(entry.partition("\0")[0] for entry in near))


def _variants(name: _Name, kind: str) -> set[str]:
    """Return the name with one word whole and without one letter each.

    Two names share one of these where one word differs by one letter that is missing, added,
    another or swapped with its neighbour.
    """
    if len(name.bare) < _LEAST[kind]:
        return set()
    found = set()
    for place, word in enumerate(name.words):
        rest = " ".join((*name.words[:place], *name.words[place + 1 :]))
        slips = [word[:at] + word[at + 1 :] for at in range(len(word))]
        # Figures tell rows apart ("Åkern 3"), so a word of figures has no slips.
        found |= {f"{rest}/{each}" for each in ((word,) if word.isdecimal() else (word, *slips))}
    return found


def _shortened(name: _Name) -> set[tuple[str, ...]]:
    """Return the words, all but one of them whole and that one as its first letter."""
    words = name.words
    if len(words) < 2:  # noqa: PLR2004 - a first and a last name
        return set()
    return {
        tuple(sorted((word[0], *words[:at], *words[at + 1 :])))
        for at, word in enumerate(words)
        if len(word) > 1 and not word.isdecimal()
    }


def _compatible(one: _Name, other: _Name) -> bool:
    """Tell whether nothing speaks against it: other figures, another legal form."""
    forms = {one.form, other.form} - {""}
    return one.figures == other.figures and len(forms) <= 1
