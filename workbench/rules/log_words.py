"""What the words of a duty log mean: types and stages of other systems, surfaces in short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

# The first type of which a beginning is found is meant: "trasig belysning" is a light, no damage.
# Words that stand within Swedish compounds are told with a star: "gatubelysning".
_TYPES: Final = (
    ("graffiti", "*klotter *graffiti"),
    ("lighting", "*belysning *lampa *lampor *lampan armatur ljus light lamp"),
    ("waste", "*papperskorg *papperskorgar soptunn soptömning soppås sopor full korg overflow bin"),
    ("snow", "snö *snöröjning halka halt halk sandning plog isig snow ice icy"),
    ("litter", ("*skräp *skräpning *dumpning dumpad städ *städning renhåll fimp glassplitter litter"
               " rubbish dumped fly-tipping")),
    ("greenery", "grön gräs träd busk plant *plantering ogräs rabatt green tree grass"),
    ("damage", ("skada skadad skador *skadegörelse trasig sönder vandal möbel möbler *bänk staket"
               " krossad damage broken")),
    ("disorder", "ordningss störning störande buskör *bråk disturb disorder"),
    ("accident", "olycka olyckor tillbud accident"),
    ("round", "rond ronder *rond tillsyn patrol"),
)  # fmt: skip
# A refusal is looked for first: "ej åtgärdad" is not what "åtgärdad" is.
_STAGES: Final = (
    ("new", "ej inte ännu oåtgärd not"),
    ("no_action", ("ingen avvis utgår utgått dubblett avskriv makuler avböjd reject duplicate"
                  " cancelled")),
    ("handled", ("åtgärdad åtgärdat avslut klar klart färdig stäng utförd utfört löst closed done"
                " resolved fixed completed")),
    ("reported", ("pågå under vidarebe skickad skickat beställ tilldel överläm anmäl rapporter"
                 " påbörj planerad in assigned forwarded ongoing started")),
    ("new", "ny nytt mottag registrer inkom öppen öppet open new received"),
)  # fmt: skip
_LEAST: Final = 4  # letters of a name in short


def _patterns(told: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for key, words in told:
        forms = [
            re.escape(fold(word[1:])) if word.startswith("*") else rf"\b{re.escape(fold(word))}"
            for word in words.split()
        ]
        found.append((key, re.compile("|".join(forms))))
    return tuple(found)


_TYPE_PATTERNS: Final = _patterns(_TYPES)
_STAGE_PATTERNS: Final = _patterns(_STAGES)


def type_of(text: str) -> str:
    """Return the type of entry that words speak of; empty where they tell none."""
    return _first(text, _TYPE_PATTERNS)


def stage_of(text: str) -> str:
    """Return the stage that another system's word for it means; empty where it is not known."""
    return _first(text, _STAGE_PATTERNS)


def _first(text: str, patterns: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    said = fold(text)
    return next((key for key, pattern in patterns if pattern.search(said)), "")


def meant(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of the rows that a name in short may mean; one where it is clear.

    "tunneln" is the "Gång- och cykeltunneln", and "Mellantorget vid fontänen" is "Mellantorget".
    A word stands at the end of one of the name's words, or is one of them.
    """
    said = fold(text)
    if len(said) < _LEAST:
        return ()
    folded = {key: fold(name) for key, name in names.items()}
    inside = [key for key, name in folded.items() if _stands_in(said, name)]
    if inside:
        return tuple(inside)
    around = [key for key, name in folded.items() if len(name) >= _LEAST and _is_word(name, said)]
    longest = max((len(folded[key]) for key in around), default=0)
    return tuple(key for key in around if len(folded[key]) == longest)


def _stands_in(said: str, name: str) -> bool:
    return re.search(rf"{re.escape(said)}\b|\b{re.escape(said)}", name) is not None


def _is_word(name: str, said: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", said) is not None
