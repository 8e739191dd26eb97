"""What one types on a round: "3 klotter på pelaren; tunneln". No Qt in here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_, _
from workbench.base.parse import ParseError, parse_date
from workbench.exchange.values import usual_one
from workbench.models.operations_choices import KEYED, LOG_TYPES
from workbench.project.duty_log import LOG
from workbench.rules.log_words import meant, type_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from workbench.project.register import Values

_NAMED: Final = 3
_NBSP: Final = "\N{NO-BREAK SPACE}"
_TIME: Final = re.compile(r"\d{1,2}:\d{2}")
_KEYED: Final = re.compile(r"([1-9])(?:\s+(.*))?")


def with_type(values: Values) -> Values:
    """Return values in which a digit before the words has become the type.

    A digit alone stands for the type in words. Without one the words tell it, if they do.
    """
    title = str(values.get("title") or "").strip()
    found = _KEYED.fullmatch(title)
    if found is None:
        return values if values.get("type") else {**values, **_told(title)}
    choice = LOG_TYPES[int(found[1]) - 1]
    return {**values, "type": choice.key, "title": (found[2] or "").strip() or choice.text()}


def _told(title: str) -> Values:
    for words in (title, title.partition(" ")[0]):
        if choice := usual_one(words, LOG["type"]):
            return {"type": choice.key}
    found = type_of(title)
    return {"type": found} if found else {}


def surface_in_full(typed: str, names: Mapping[str, str]) -> str:
    """Return what the surface is called that somebody named in short, "tunneln"; else the words.

    Raises ParseError where several may be meant.
    """
    found = meant(typed, names)
    if len(found) > 1:
        several = ", ".join(sorted(names[key] for key in found)[:_NAMED])
        raise ParseError(N_("“{text}” may be {several}"), text=typed[:40], several=several)
    return names[found[0]] if found else typed


def in_place(texts: Mapping[str, str], today: date) -> dict[str, str]:
    """Return texts in which a day and a time stand as such, wherever they were typed.

    "gren; i går" skips the surface. What is neither, or one too many, stays where it is.
    """
    found = dict(texts)
    for name in ("happened_on", "surface_id", "surface_id"):
        text = found.get(name, "")
        wanted = _kind_of(text, today) or name
        there = found.get(wanted, "")
        if wanted != name and _kind_of(there, today) != wanted:
            found[name], found[wanted] = there, text
    return {name: text for name, text in found.items() if text}


def _kind_of(text: str, today: date) -> str:
    """Return whether a text is a day or a time by its field, "" for neither."""
    if _TIME.fullmatch(text):
        return "time"
    try:
        parse_date(text, today)
    except ParseError:
        return ""
    return "happened_on"


def keys_text() -> str:
    """Return which digit stands for which type, in one line."""
    # On a narrow window the line breaks between the types, not behind a digit.
    named = (f"{n}{_NBSP}{choice.text()}" for n, choice in enumerate(LOG_TYPES[:KEYED], 1))
    return _("Begin with a digit: {keys}").format(keys=" · ".join(named))
