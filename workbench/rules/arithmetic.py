"""Reckoning in a cell: "=1200*4", "=(3+1)*250", "+3 %", "-10%". Exact, nothing is executed."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.base.parse import ParseError, parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHANGE: Final = re.compile(r"\s*([+\-−–])\s*(\d[\d\s.,]*)\s*%\s*")
_TOKEN: Final = re.compile(r"\s*(?:(\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?)|(.))", re.DOTALL)
_MOST_TOKENS: Final = 200
_MOST_DEPTH: Final = 20
_SIGNS: Final = {"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-"}


def is_worked(text: str) -> bool:
    """Tell whether a text is something to reckon: begins with "=", or is a change in per cent."""
    return text.lstrip().startswith("=") or _CHANGE.fullmatch(text) is not None


def worked(text: str, before: Fraction | None) -> Fraction:
    """Return what a text to be reckoned gives; ``before`` is what a change in per cent changes.

    Raises ParseError for what cannot be reckoned: no number, a division by zero, nothing to change.
    """
    change = _CHANGE.fullmatch(text)
    if change is not None:
        if before is None:
            raise ParseError(
                N_("There is no amount here that “{text}” could change"), text=text[:40]
            )
        part = Fraction(parse_number(change[2])) / 100
        return before * (1 + part if change[1] == "+" else 1 - part)
    return _Reckoning(text.strip().removeprefix("=")).result()


class _Reckoning:
    """Reads sums of products of numbers and brackets, from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_tokens(text))
        self._at = self._depth = 0
        if len(self._tokens) > _MOST_TOKENS:
            raise self._unclear()

    def result(self) -> Fraction:
        value = self._sum()
        if self._at < len(self._tokens):
            raise self._unclear()
        return value

    def _unclear(self) -> ParseError:
        return ParseError(N_("“{text}” cannot be reckoned"), text=self._text[:40])

    def _next(self) -> str | Fraction | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> str | Fraction:
        token = self._next()
        if token is None:
            raise self._unclear()
        self._at += 1
        return token

    def _sum(self) -> Fraction:
        value = self._product()
        while (sign := self._next()) in {"+", "-"}:
            self._at += 1
            part = self._product()
            value = value + part if sign == "+" else value - part
        return value

    def _product(self) -> Fraction:
        value = self._part()
        while (sign := self._next()) in {"*", "/"}:
            self._at += 1
            part = self._part()
            if sign == "/" and not part:
                raise ParseError(N_("“{text}” divides by zero"), text=self._text[:40])
            value = value * part if sign == "*" else value / part
        return value

    def _part(self) -> Fraction:
        read = self._take()
        if isinstance(read, Fraction):
            value = read
        elif read in {"+", "-"}:
            inner = self._deeper(self._part)
            return inner if read == "+" else -inner
        elif read == "(":
            value = self._deeper(self._sum)
            if self._take() != ")":
                raise self._unclear()
        else:
            raise self._unclear()
        while self._next() == "%":
            self._at += 1
            value /= 100
        return value

    def _deeper(self, read: Callable[[], Fraction]) -> Fraction:
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise self._unclear()
        value = read()
        self._depth -= 1
        return value


def _tokens(text: str) -> Iterator[str | Fraction]:
    for number, sign in _TOKEN.findall(text.rstrip()):
        yield Fraction(parse_number(number)) if number else _SIGNS.get(sign, sign)
