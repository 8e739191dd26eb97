"""The drafted clauses of each kind of agreement, in both languages."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from workbench.base.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Variant:
    """One way to word a clause; ``when`` are the legal forms it is meant for, none for all."""

    key: str
    names: Mapping[str, str]
    texts: Mapping[str, str]
    when: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """A drafted clause: its heading, its variants, and the table that stands below its text."""

    key: str
    titles: Mapping[str, str]
    helps: Mapping[str, str]
    table: str
    variants: tuple[Variant, ...]

    def variant(self, key: str) -> Variant:
        """Return a variant by its key, or else the first."""
        return next((each for each in self.variants if each.key == key), self.variants[0])

    def usual(self, legal_form: str | None) -> Variant:
        """Return the variant that is meant for a legal form, or else the first."""
        fitting = (each for each in self.variants if legal_form in each.when)
        return next(fitting, self.variants[0])


@cache
def drafts(kind: str) -> tuple[Draft, ...]:
    """Return the drafted clauses of a kind of agreement, in their order."""
    path = resource("templates", "agreements", f"{kind}.toml")
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_draft(each) for each in said["clause"])


def draft_of(kind: str | None, key: str) -> Draft | None:
    """Return a drafted clause by its key; None for one of the project's own."""
    return next((each for each in drafts(kind) if each.key == key), None) if kind else None


def _draft(said: Mapping[str, Any]) -> Draft:
    return Draft(
        said["key"],
        _both(said, "{}"),
        _both(said, "help_{}"),
        said.get("table", ""),
        tuple(
            Variant(
                each["key"], _both(each, "name_{}"), _both(each, "{}"), tuple(each.get("when", ()))
            )
            for each in said["variant"]
        ),
    )


def _both(said: Mapping[str, Any], name: str) -> dict[str, str]:
    return {lang: said.get(name.format(lang), "").strip() for lang in ("sv", "en")}
