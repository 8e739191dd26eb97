"""When a spreadsheet's column name and a declared field mean the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import LANGUAGES, _, using
from workbench.models.field import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.models.field import Field, Record

_SEPARATORS: Final = re.compile(r"[\s_/\\\-\u2010-\u2015.:;*|]+")
_IN_BRACKETS: Final = re.compile(r"[(\[][^)\]]*[)\]]")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20|21)\d{2}(?!\d)")
_UNIT: Final = re.compile(
    r" (?:kr|tkr|mkr|sek|ksek|msek|pct|procent|percent|%|m2|m²|kvm|ha|st|h|tim|1 5|1 to 5|exkl moms"
    r"|excl vat)$"
)
_FACTORS: Final = {"tkr": 1_000, "ksek": 1_000, "mkr": 1_000_000, "msek": 1_000_000}
_FACTOR: Final = re.compile(r"(?:^|[^a-z])(tkr|ksek|mkr|msek)(?:$|[^a-z])")

# How much less sure a match is: by a general name, without the field's or the heading's unit.
_WITHOUT_UNIT: Final = 3
_GENERIC: Final = 8
_LATER_FORM: Final = 20

# What any register calls the name of its rows and their code.
_TITLES: Final = frozenset({"name", "namn", "title", "titel", "rubrik", "benamning"})
_CODES: Final = frozenset({"id", "kod", "code", "nr", "no", "nummer", "number", "#"})


@dataclass(frozen=True, slots=True)
class Match:
    """A field that a column may mean; a smaller ``rank`` is a surer match."""

    field: Field
    year: int | None
    rank: int


def heading_key(text: str) -> str:
    """Return a column name without case, accents and separators: "E-post" is "e post"."""
    return _SEPARATORS.sub(" ", fold(text)).strip()


def without_unit(key: str) -> str:
    """Return a key without what stands in brackets and without units at its end."""
    bare = " ".join(_IN_BRACKETS.sub(" ", key).split())
    while (shorter := _UNIT.sub("", bare)) != bare:
        bare = shorter
    return bare


def money_factor(heading: str) -> int:
    """Return 1,000 for a column said to be in tkr, 1,000,000 for mkr, else 1."""
    match = _FACTOR.search(fold(heading).replace("_", " "))
    return _FACTORS[match[1]] if match else 1


def matches(heading: str, record: Record) -> list[Match]:
    """Return the fields of ``record`` that ``heading`` may mean, the surest first."""
    names = _names_of(record)
    key = heading_key(heading)
    found: dict[tuple[str, int | None], Match] = {}
    for step, (form, year) in enumerate(_forms(key)):
        for field, rank in names.get(form, ()):
            if ("{year}" in form) == (year is not None):
                place = (field.name, year)
                match = Match(field, year, rank + _LATER_FORM * step)
                if place not in found or found[place].rank > match.rank:
                    found[place] = match
    return sorted(found.values(), key=lambda match: match.rank)


def _forms(key: str) -> Iterator[tuple[str, int | None]]:
    """Yield the key as written, with its year as a pattern, and both without units."""
    bare = without_unit(key)
    for form in dict.fromkeys((key, bare)):
        yield form, None
        years = _YEAR.findall(form)
        if len(years) == 1:
            yield _YEAR.sub("{year}", form), int(years[0])


@lru_cache(maxsize=64)
def _names_of(record: Record) -> dict[str, tuple[tuple[Field, int], ...]]:
    names: dict[str, dict[str, tuple[Field, int]]] = {}
    for field in record.fields:
        for name, rank in _spellings(field, record):
            key = heading_key(name)
            _note(names, key, field, rank)
            _note(names, without_unit(key), field, rank + _WITHOUT_UNIT)
            if record.varies_by_year(field):
                _note(names, f"{without_unit(key)} {{year}}", field, rank)
    return {key: tuple(fields.values()) for key, fields in names.items()}


def _note(
    names: dict[str, dict[str, tuple[Field, int]]], key: str, field: Field, rank: int
) -> None:
    known = names.setdefault(key, {})
    if key and (field.name not in known or known[field.name][1] > rank):
        known[field.name] = (field, rank)


def _spellings(field: Field, record: Record) -> Iterator[tuple[str, int]]:
    if not field.brought:
        return
    yield from ((name, 0) for name in field.known_as)
    for language in LANGUAGES:
        with using(language):
            for text in filter(None, (field.label, field.short, field.each_year)):
                yield _(text), 1
            if field.kind is Kind.YEARLY:
                yield _(field.label) + " {year}", 1
    year = " {year}" if field.kind is Kind.YEARLY else ""
    yield field.name + year, 2
    yield field.name.removesuffix("_id") + year, 2
    if field.name == record.title_field:
        yield from ((name, _GENERIC) for name in _TITLES)
    if field.name == "code":
        yield from ((name, _GENERIC) for name in _CODES)
