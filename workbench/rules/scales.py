"""The scales of survey questions: their answers in order and which of them count as yes.

An answer is its place on the scale from 1 on; a grade of 0 is place 1. 0 means that nothing was
answered, ``DONT_KNOW`` that somebody did not know. Shares leave both out (domain guide 2.2, 9).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import LANGUAGES, N_, _, using

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NO_ANSWER: Final = 0
DONT_KNOW: Final = 255
GRADES: Final = 11  # 0 to 10
MOST_OPTIONS: Final = 40

SAFE: Final = (
    N_("very unsafe"),
    N_("rather unsafe"),
    N_("neither nor"),
    N_("rather safe"),
    N_("very safe"),
)
AGREE: Final = (
    N_("do not agree at all"),
    N_("hardly agree"),
    N_("partly agree"),
    N_("mostly agree"),
    N_("fully agree"),
)
FREQUENCY: Final = (N_("never"), N_("seldom"), N_("sometimes"), N_("often"), N_("always"))
YES_NO: Final = (N_("yes"), N_("no"))

_UNSURE: Final = frozenset(
    fold(word)
    for word in (
        "vet ej", "vet inte", "vet ej/går aldrig ut", "går aldrig ut", "går inte ut", "ingen åsikt",
        "ingen uppfattning", "kan inte svara", "kan ej bedöma", "ej aktuellt", "don't know",
        "do not know", "dk", "no opinion", "not applicable", "vet ej / går aldrig ut", "88", "98",
    )
)  # fmt: skip
_BLANK: Final = frozenset({"", "-", "–", "—", ".", "n/a", "na", "ej svar", "inget svar", "null",
                           "no answer", "99", "999", "-99"})  # fmt: skip
_ALSO: Final[dict[str, dict[str, int]]] = {
    "safe5": {"varken eller": 3, "varken trygg eller otrygg": 3, "varken trygg eller inte": 3,
              "neither safe nor unsafe": 3},
    "agree5": {
        "instämmer inte": 1, "tar helt avstånd": 1, "stämmer inte alls": 1,
        "tar delvis avstånd": 2, "instämmer i liten grad": 2, "instämmer knappast": 2,
        "stämmer dåligt": 2, "varken eller": 3, "stämmer delvis": 3, "instämmer i stort": 4,
        "instämmer i hög grad": 4, "stämmer ganska bra": 4, "instämmer helt och hållet": 5,
        "stämmer helt": 5, "stämmer helt och hållet": 5,
        "strongly disagree": 1, "disagree": 2, "neither agree nor disagree": 3, "agree": 4,
        "strongly agree": 5,
    },
    "frequency5": {"mycket sällan": 2, "då och då": 3, "mycket ofta": 4, "rarely": 2},
    "yes_no": {"1": 1, "2": 2, "0": 2, "true": 1, "false": 2, "sant": 1, "falskt": 2},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale: the number of its answers and the places that count as the share's yes.

    ``labels`` are message ids, or the project's own words where ``own``. ``grade`` scales are
    judged by their mean, and place 1 stands for 0.
    """

    key: str
    labels: tuple[str, ...]
    positives: frozenset[int] = frozenset()
    grade: bool = False
    multiple: bool = False
    own: bool = False

    @property
    def size(self) -> int:
        """The number of answers."""
        return len(self.labels)

    def label(self, place: int) -> str:
        """Return an answer in words in the current language."""
        if place == DONT_KNOW:
            return _("do not know")
        if place == NO_ANSWER:
            return _("no answer")
        text = self.labels[place - 1]
        return text if self.own or self.grade else _(text)


_FIXED: Final = {
    "safe5": Scale("safe5", SAFE, frozenset({4, 5})),
    "agree5": Scale("agree5", AGREE, frozenset({4, 5})),
    "frequency5": Scale("frequency5", FREQUENCY, frozenset({4, 5})),
    "grade10": Scale("grade10", tuple(str(grade) for grade in range(GRADES)), grade=True),
    "yes_no": Scale("yes_no", YES_NO, frozenset({1})),
}


def scale_of(key: str | None, options: str = "") -> Scale | None:
    """Return the scale of a question; None for free text.

    ``options`` are the question's own answers, one a line, for one or several of many.
    """
    if key in _FIXED:
        return _FIXED[key]
    if key in {"single", "multiple"}:
        own = tuple(line.strip() for line in options.splitlines() if line.strip())[:MOST_OPTIONS]
        return Scale(key, own, multiple=key == "multiple", own=True)
    return None


@lru_cache(maxsize=256)
def _known(scale: Scale) -> Mapping[str, int]:
    known: dict[str, int] = {}
    if scale.grade:
        return {str(grade): grade + 1 for grade in range(GRADES)}
    for place in range(1, scale.size + 1):
        if scale.key != "yes_no":
            known[str(place)] = place
        for language in LANGUAGES:
            with using(language):
                known.setdefault(fold(scale.label(place)), place)
    for word, place in _ALSO.get(scale.key, {}).items():
        known.setdefault(fold(word), place)
    return known


def read_answer(scale: Scale, text: str) -> int | None:
    """Return the place that an answer in words or figures means; None where it is off the scale.

    "4", "4.0", "Ganska trygg", "4 – ganska trygg" and "4 = ganska trygg" are 4 on a scale of five.
    """
    bare = fold(text)
    if bare in _BLANK and bare not in _known(scale):
        return NO_ANSWER
    if bare in _known(scale):
        return _known(scale)[bare]
    if bare in _UNSURE:
        return DONT_KNOW
    if bare.endswith(".0") and bare[:-2] in _known(scale):
        return _known(scale)[bare[:-2]]
    return _with_number(scale, bare)


def _with_number(scale: Scale, bare: str) -> int | None:
    """Read "4 – ganska trygg": the number, where the words do not say something else."""
    head = bare[:2].rstrip(" -–—.=:)")
    if not head.isdecimal() or head not in _known(scale) or bare[len(head) :].isdecimal():
        return None
    words = bare[len(head) :].lstrip(" -–—.=:)")
    said = _known(scale).get(words)
    if said is not None and said != _known(scale)[head]:
        return None  # the numbers run the other way than the words
    return _known(scale)[head]


def fits(scale: Scale, texts: Iterable[str]) -> bool:
    """Tell whether all of ``texts`` are answers on the scale."""
    return all(read_answer(scale, text) is not None for text in texts)


def guess_scale(texts: Iterable[str]) -> str:
    """Return the key of the scale that different answers to a question come from.

    Numbers 1–5 are taken for agreement, 0–10 for a grade; few other words for one of several, many
    for free text. What is a guess is told to people, who can change it.
    """
    said = {fold(text) for text in texts} - _BLANK - _UNSURE
    if not said:
        return "free_text"
    numbers = {int(text) for text in said if text.isdecimal()}
    if len(numbers) == len(said):
        if numbers <= set(range(1, 6)):
            return "agree5"
        if numbers <= set(range(GRADES)):
            return "grade10"
    for key in ("yes_no", "safe5", "agree5", "frequency5"):
        if fits(_FIXED[key], said):
            return key
    return "single" if len(said) <= 12 else "free_text"  # noqa: PLR2004 - a screenful of answers


def to_share(counts: Mapping[int, int], scale: Scale) -> tuple[int, int]:
    """Return how many of a question's answers are positive, and of how many in all (k, n).

    Who did not answer or did not know is in neither.
    """
    n = sum(count for place, count in counts.items() if 0 < place <= scale.size)
    return sum(counts.get(place, 0) for place in scale.positives), n
