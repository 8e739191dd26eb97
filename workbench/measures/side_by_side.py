"""Indicators of several projects side by side: what is alike enough to be compared, and what not.

Two values are compared when they measure the same in the same way: the same unit, the same source,
the same question with the same scale or the same thing counted, the same part of the year, and
years at most one apart. Everything else is shown with the reason why it stands by itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.formats import decimal_text, number_text
from workbench.base.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

_FEW: Final = 30  # below it a share says little
_YEARS_APART: Final = 1
_ASKED: Final = 9  # what a question is stands before this place in a way, how it was asked after


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator of one project: its value as it reads and how it was measured.

    ``way`` says in which way: source, question, scale, what is counted; values measured another way
    are not compared. ``span`` are the months that a count is of.
    """

    title: str
    unit: str
    value: Decimal | None
    year: int | None
    low: Decimal | None = None
    high: Decimal | None = None
    n: int | None = None
    source: str = ""
    way: tuple[str, ...] = ()
    span: tuple[int, ...] = ()
    decimals: int = 0

    def value_text(self) -> str:
        """Return the value with its unit, "–" for none."""
        return "–" if self.value is None else self._text(self.value, unit=True)

    def interval_text(self) -> str:
        """Return the interval, "" for none: "48,0–61,3"."""
        if self.low is None or self.high is None:
            return ""
        return f"{self._text(self.low)}–{self._text(self.high)}"

    def _text(self, number: Decimal, *, unit: bool = False) -> str:
        text = number_text(number, self.decimals) if self.decimals else decimal_text(number)
        return f"{text}\N{NO-BREAK SPACE}{self.unit}" if unit and self.unit else text


@dataclass(frozen=True, slots=True)
class Beside:
    """A value of a project beside those of others: ``why_not`` it is compared, or ``caveat``."""

    project: str
    measured: Measured
    why_not: str = ""
    caveat: str = ""


@dataclass
class Comparison:
    """One indicator over several projects, those that are compared first, the highest on top.

    ``says`` tells in a sentence whether the highest and lowest differ by more than chance.
    """

    title: str
    unit: str
    rows: list[Beside] = field(default_factory=list)
    says: str = ""

    @property
    def compared(self) -> list[Beside]:
        """The values that are compared with each other."""
        return [each for each in self.rows if not each.why_not]


def compare(projects: Iterable[tuple[str, tuple[Measured, ...]]]) -> list[Comparison]:
    """Return the indicators that at least two projects have, those that most have first."""
    groups: dict[str, list[tuple[str, Measured]]] = defaultdict(list)
    for name, measures in projects:
        for each in measures:
            groups[fold(each.title)].append((name, each))
    found = [_compared(group) for group in groups.values() if len({n for n, _m in group}) > 1]
    return sorted(found, key=lambda each: (-len(each.compared), -len(each.rows), fold(each.title)))


def _compared(group: list[tuple[str, Measured]]) -> Comparison:
    usual = _usual([each for _name, each in group])
    rows = [
        Beside(name, each, why := _why_not(each, usual), "" if why else _caveat(each, usual))
        for name, each in group
    ]
    rows.sort(key=lambda each: (bool(each.why_not), -(each.measured.value or 0), each.project))
    found = Comparison(usual.title, usual.unit, rows)
    if len(found.compared) < 2:  # noqa: PLR2004 - one alone is compared with nothing
        alone = _("no other project measures it in the same way")
        found.rows = [
            each if each.why_not else Beside(each.project, each.measured, alone) for each in rows
        ]
    found.says = _says(found.compared)
    return found


def _usual(group: list[Measured]) -> Measured:
    """Return the value whose way of measuring most share, the newest of them."""
    known = [each for each in group if each.value is not None] or group
    counts = Counter((fold(each.unit), each.way, each.span) for each in known)
    return max(
        known, key=lambda each: (counts[fold(each.unit), each.way, each.span], each.year or 0)
    )


def _why_not(each: Measured, usual: Measured) -> str:
    """Return why a value is not compared with the others, "" where it is."""
    if each.value is None:
        return _("not measured, or too few to be shown")
    if fold(each.unit) != fold(usual.unit):
        return _("another unit: {unit}").format(unit=each.unit or "–")
    if each.way != usual.way:
        return _another_way(each, usual)
    if each.span != usual.span:
        return _("counted over another part of the year")
    return _another_year(each, usual)


def _another_year(each: Measured, usual: Measured) -> str:
    if each.year is None or usual.year is None:
        return _("the year is not known") if each.year != usual.year else ""
    if abs(each.year - usual.year) <= _YEARS_APART:
        return ""
    return _("measured {year}, the others {usual}").format(year=each.year, usual=usual.year)


def _another_way(each: Measured, usual: Measured) -> str:
    if each.way[:1] != usual.way[:1]:
        return _("it comes from another source")
    if each.way[1:2] != usual.way[1:2]:
        return _("another figure of the same question")
    if each.way[:_ASKED] == usual.way[:_ASKED] and len(each.way) == len(usual.way):
        return _("asked in another way or of other people")
    if each.way[0] == "survey":
        return _("another question or another scale")
    return _("something else is counted")


def _caveat(each: Measured, usual: Measured) -> str:
    said = []
    if each.year != usual.year:
        said.append(_("measured {year}").format(year=each.year))
    if each.n is not None and each.n < _FEW:
        said.append(_("few answers"))
    if not each.way[0]:
        said.append(_("typed in; how it was measured is not known"))
    elif each.low is None:
        said.append(_("no interval"))
    return ", ".join(said)


def _says(rows: list[Beside]) -> str:
    """Tell whether the highest and the lowest differ by more than chance, where that is known."""
    if len(rows) < 2:  # noqa: PLR2004 - see above
        return _("Nothing to compare: the values are not measured alike.")
    top, last = rows[0].measured, rows[-1].measured
    if any(m.low is None or m.high is None for m in (top, last)):
        return _("Whether the differences are more than chance is not known.")
    if top.low is not None and last.high is not None and top.low > last.high:
        return _("The highest and the lowest differ by more than chance.")
    return _("The intervals overlap: the differences may be chance.")
