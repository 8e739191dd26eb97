"""Formulas over other indicators: numbers, codes, the four ways of reckoning and brackets.

"K03 / K04 * 1000" is read into a tree once; nothing of what people write is ever run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST: Final = 400
DEEPEST: Final = 30
_TOKEN: Final = re.compile(r"\s*(?:(\d+(?:[.,]\d+)?)|([^\W\d_]\w*)|(.))")
_SIGNS: Final = {"−": "-", "–": "-", "×": "*", "·": "*", "÷": "/", ":": "/"}
_DO: Final[dict[str, Callable[[Fraction, Fraction], Fraction]]] = {
    "+": lambda one, two: one + two,
    "-": lambda one, two: one - two,
    "*": lambda one, two: one * two,
    "/": lambda one, two: one / two,
}


@dataclass(frozen=True, slots=True)
class _Node:
    """A number, a name, or an operation on two nodes."""

    number: Fraction | None = None
    name: str = ""
    sign: str = ""
    parts: tuple[_Node, _Node] | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was understood; ``names`` are the codes in it as they were written."""

    names: tuple[str, ...]
    _root: _Node

    def value(self, known: Mapping[str, Fraction | None]) -> Fraction | None:
        """Return what it comes to; ``known`` has the values by folded code.

        None where a value is missing or something is divided by nothing.
        """
        try:
            return _reckon(self._root, known)
        except ZeroDivisionError:
            return None


def _reckon(node: _Node, known: Mapping[str, Fraction | None]) -> Fraction | None:
    if node.parts is None:
        return known.get(fold(node.name)) if node.name else node.number
    one, two = (_reckon(part, known) for part in node.parts)
    return None if one is None or two is None else _DO[node.sign](one, two)


def parse_formula(text: str) -> Formula:
    """Return the formula that ``text`` says; WorkbenchError says what is wrong with it."""
    if len(text) > LONGEST:
        raise WorkbenchError(N_("The formula is too long"))
    reader = _Reader(_tokens(text))
    root = reader.sum(0)
    if reader.left:
        raise WorkbenchError(N_("“{part}” is not expected there"), part=reader.left[0][1])
    return Formula(tuple(dict.fromkeys(reader.names)), root)


def _tokens(text: str) -> list[tuple[str, str]]:
    found = []
    for match in _TOKEN.finditer(text.strip()):
        number, name, sign = match.groups()
        if number:
            found.append(("number", number))
        elif name:
            found.append(("name", name))
        else:
            found.append(("sign", _SIGNS.get(sign, sign)))
    return found


class _Reader:
    """Reads sums of products of factors from left to right."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.left = tokens
        self.names: list[str] = []

    def _sign(self, *wanted: str) -> str:
        if self.left and self.left[0][0] == "sign" and self.left[0][1] in wanted:
            return self.left.pop(0)[1]
        return ""

    def sum(self, depth: int) -> _Node:
        """Read products with plus or minus between them."""
        node = self._product(depth)
        while sign := self._sign("+", "-"):
            node = _Node(sign=sign, parts=(node, self._product(depth)))
        return node

    def _product(self, depth: int) -> _Node:
        node = self._factor(depth)
        while sign := self._sign("*", "/"):
            node = _Node(sign=sign, parts=(node, self._factor(depth)))
        return node

    def _factor(self, depth: int) -> _Node:
        if depth > DEEPEST:
            raise WorkbenchError(N_("The formula has too many brackets"))
        if self._sign("-"):
            return _Node(sign="-", parts=(_Node(Fraction()), self._factor(depth + 1)))
        if self._sign("("):
            inside = self.sum(depth + 1)
            if not self._sign(")"):
                raise WorkbenchError(N_("A bracket is not closed"))
            return inside
        if not self.left:
            raise WorkbenchError(N_("Something is missing at the end of the formula"))
        kind, word = self.left.pop(0)
        if kind == "number":
            return _Node(Fraction(word.replace(",", ".")))
        if kind == "name":
            self.names.append(word)
            return _Node(name=word)
        raise WorkbenchError(N_("“{part}” is not expected there"), part=word)
