"""Where a text names a person: by full name, in either order, by e-mail address or telephone.

Names are compared as people read them: letters large or small, composed or not, any white space
between the parts. A first name or surname alone may be anybody and is never taken for a person.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST_DIGITS: Final = 7
_END: Final = 4  # digits that are looked for first
_SPACE: Final = r"\s+"
_BETWEEN_DIGITS: Final = r"[\s\-–/().\u00a0]*"
_COUNTRY: Final = ("0046", "+46", "46")


class Naming:
    """How one person is named in texts: by any of these names, addresses and numbers."""

    def __init__(
        self, names: Iterable[str], emails: Iterable[str] = (), phones: Iterable[str] = ()
    ) -> None:
        self.said = (tuple(names), tuple(emails), tuple(phones))
        names, emails, phones = self.said
        composed = [" ".join(unicodedata.normalize("NFC", name).split()) for name in names]
        patterns = [*map(_names, composed), *map(_email, emails), *map(_phone, phones)]
        self._any = _either(patterns)
        alone = [re.escape(name) for name in composed if name and " " not in name]
        self._whole = _either([rf"\s*{name}\s*" for name in alone])
        words = [_longest_word(name) for name in composed]
        self._traces = [trace.casefold() for trace in (*words, *emails)]
        # Begins with a digit, which is found fast in a text that has none.
        self._ends = [re.compile(end) for end in map(_phone_end, phones) if end]

    def names(self, text: str) -> bool:
        """Return whether a text names the person."""
        return self.replaced(text, "") != text

    def replaced(self, text: str, pseudonym: str) -> str:
        """Return the text with ``pseudonym`` wherever the person is named.

        Who goes by one word only ("Kim") is replaced where that is all the text says, or one of
        several between commas or semicolons: within a sentence the word may be anything.
        """
        composed = unicodedata.normalize("NFC", text)
        if self._any is not None and self._any.search(composed):
            text = self._any.sub(lambda _found: pseudonym, composed)
        if self._whole is not None:
            parts = re.split(r"([,;\n])", text)
            done = [pseudonym if self._whole.fullmatch(part) else part for part in parts]
            if done != parts:
                text = _joined(parts, done)
        return text

    def may_name(self, text: str) -> bool:
        """Return whether raw text, as it lies in a file (JSON), is worth a closer look."""
        folded = unicodedata.normalize("NFC", text).casefold()
        return any(trace in folded for trace in self._traces) or any(
            end.search(text) for end in self._ends
        )


def _either(patterns: list[str]) -> re.Pattern[str] | None:
    some = [pattern for pattern in patterns if pattern]
    return re.compile("|".join(f"(?:{each})" for each in some), re.IGNORECASE) if some else None


def _longest_word(name: str) -> str:
    """Return the longest run of letters in a name: no way of writing it down takes that apart."""
    return max(re.findall(r"[^\W_]+", name), key=len, default="")


def _joined(before: list[str], after: list[str]) -> str:
    """Put parts together again; what was replaced keeps the white space it had."""
    return "".join(
        new if new == old else old.replace(old.strip(), new)
        for old, new in zip(before, after, strict=True)
    )


def _names(name: str) -> str:
    parts = name.split()
    if len(parts) < 2:  # noqa: PLR2004 - a first name and a surname
        return ""
    forward = _SPACE.join(map(re.escape, parts))
    turned = [
        re.escape(parts[-1]) + rf",?{_SPACE}" + _SPACE.join(map(re.escape, parts[:-1])),
    ]
    # A genitive may follow ("Annas"), another name may not ("Provbergsson").
    return rf"(?<!\w)(?:{'|'.join([forward, *turned])})(?=s?(?!\w))"


def _email(email: str) -> str:
    address = email.strip()
    return rf"(?<![\w.+-]){re.escape(address)}(?![\w-]|\.\w)" if "@" in address else ""


def _digits(phone: str) -> str:
    """Return a number as dialled within the country; nothing for what is too short for one."""
    said = "".join(letter for letter in phone if letter.isdecimal() or letter == "+")
    for prefix in _COUNTRY:
        if said.startswith(prefix):
            said = "0" + said.removeprefix(prefix).removeprefix("0")
            break
    digits = said.replace("+", "")
    return digits if len(digits) >= _LEAST_DIGITS else ""


def _phone(phone: str) -> str:
    digits = _digits(phone)
    if not digits:
        return ""
    rest = _BETWEEN_DIGITS.join(digits.removeprefix("0"))
    start = rf"(?:(?:\+|00)46{_BETWEEN_DIGITS}(?:\(0\))?{_BETWEEN_DIGITS}|0{_BETWEEN_DIGITS})"
    return rf"(?<!\d){start if digits.startswith('0') else ''}{rest}(?!\d)"


def _phone_end(phone: str) -> str:
    return _BETWEEN_DIGITS.join(_digits(phone)[-_END:])
