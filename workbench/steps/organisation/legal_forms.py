"""What each legal form means for the parties: texts with their sources, as of a day."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache

from workbench.base.language import current
from workbench.base.resources import resource


@dataclass(frozen=True)
class Fact:
    """What a form means in one respect, in the current language."""

    topic: str
    text: str


@dataclass(frozen=True)
class LegalForm:
    """A legal form by its key: what it means, by which sources (title, address), as of a day."""

    key: str
    facts: tuple[Fact, ...]
    sources: tuple[tuple[str, str], ...]
    as_of: date


def legal_forms() -> tuple[LegalForm, ...]:
    """Return the forms in the current language, the usual one first."""
    return _forms(current())


@cache
def _forms(language: str) -> tuple[LegalForm, ...]:
    said = json.loads(resource("templates", "legal_forms.json").read_text(encoding="utf-8"))
    as_of = date.fromisoformat(said["as_of"])
    return tuple(
        LegalForm(
            form["form"],
            tuple(
                Fact(topic[language], form["facts"][topic["key"]][language])
                for topic in said["topics"]
            ),
            tuple((source["title"], source["url"]) for source in form["sources"]),
            as_of,
        )
        for form in said["forms"]
    )


def legal_form(key: str | None) -> LegalForm | None:
    """Return the form with this key in the current language."""
    return next((form for form in legal_forms() if form.key == key), None)
