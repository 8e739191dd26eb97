"""The library of indicators: usual ones, ready to be taken into a project."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from workbench.base.collate import fold
from workbench.base.language import LANGUAGES, current
from workbench.base.resources import resource
from workbench.models.registry import record
from workbench.project.register import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from workbench.project.register import Values

INDICATOR: Final = record("indicator")


@dataclass(frozen=True)
class Usual:
    """A usual indicator: its texts by language, and what its value may be fetched from.

    ``link`` has fields of an indicator; a question stands in it by its code, an aspect of the
    inspection by a word of its name.
    """

    area: str
    names: Mapping[str, str]
    units: Mapping[str, str]
    ways: Mapping[str, str]
    sources: Mapping[str, str]
    direction: str
    frequency: str
    link: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What it is known by: its Swedish name."""
        return self.names["sv"]

    def name(self) -> str:
        """Return its name in the current language."""
        return self.names[current()]

    def way(self) -> str:
        """Return how it is measured, in the current language."""
        return self.ways[current()]

    def unit(self) -> str:
        """Return its unit in the current language."""
        return self.units[current()]

    def says(self, words: str) -> bool:
        """Tell whether all of some words occur in what it says of itself, in any language."""
        said = fold(" ".join((*self.names.values(), *self.ways.values(), *self.sources.values())))
        area = INDICATOR_AREAS.get(self.area)
        said += " " + fold(" ".join(area)) if area else ""
        return all(word in said for word in fold(words).split())


INDICATOR_AREAS: Final = {
    choice.key: (choice.label, *choice.known_as) for choice in record("goal")["area"].choices
}


@cache
def library() -> tuple[Usual, ...]:
    """Return the usual indicators in the order of their areas."""
    rows = json.loads(resource("indicators", "library.json").read_text(encoding="utf-8"))
    return tuple(
        Usual(
            row["area"],
            {each: row[each] for each in LANGUAGES},
            {each: row[f"unit_{each}"] for each in LANGUAGES},
            {each: row[f"how_{each}"] for each in LANGUAGES},
            {each: row[f"source_{each}"] for each in LANGUAGES},
            row["direction"],
            row["frequency"],
            row["link"],
        )
        for row in rows
    )


@dataclass(frozen=True)
class Offered:
    """A usual indicator as it would come into this project.

    ``values`` are its fields; ``there`` tells that the project has one of its name already.
    """

    usual: Usual
    values: Values
    there: bool

    @property
    def fetches(self) -> bool:
        """Whether it would get its value by itself here."""
        return bool(self.values.get("fetched_from"))


def offered(session: Session) -> tuple[Offered, ...]:
    """Return the whole library as it would come into the project."""
    goals = read_rows(session, record("goal"))
    names = {fold(row["title"]) for row in read_rows(session, INDICATOR)}
    items = {fold(row["code"]): row["id"] for row in read_rows(session, record("survey_item"))}
    aspects = {
        fold(row["name"]): row["id"] for row in read_rows(session, record("inspection_aspect"))
    }
    counted = {
        "observations": bool(read_rows(session, record("observation"))),
        "incidents": bool(read_rows(session, record("incident"))),
        "inspection": bool(aspects),
        "rating": bool(read_rows(session, record("rating"))),
    }
    language = current()
    return tuple(
        Offered(
            each,
            {
                "title": each.names[language],
                "unit": each.units[language],
                "method": each.ways[language],
                "source": each.sources[language],
                "direction": each.direction,
                "frequency": each.frequency,
                "goal_id": _goal(goals, each.area),
                **_link(each.link, items, aspects, counted),
            },
            any(fold(name) in names for name in each.names.values()),
        )
        for each in library()
    )


def _goal(goals: Iterable[Values], area: str) -> str | None:
    """Return the first goal of an area, None where there is none."""
    return next((row["id"] for row in goals if row["area"] == area), None)


def _link(
    link: Mapping[str, str],
    items: Mapping[str, str],
    aspects: Mapping[str, str],
    counted: Mapping[str, bool],
) -> dict[str, Any]:
    """Return what a value is fetched from here, nothing where the project has none of it."""
    source = link.get("fetched_from", "")
    if source == "survey":
        item = items.get(fold(link["item"]))
        return {"fetched_from": source, "item_id": item, "figure": link["figure"]} if item else {}
    if not counted.get(source):
        return {}
    found: dict[str, Any] = {key: value for key, value in link.items() if key != "aspect"}
    if "aspect" in link:
        wanted = fold(link["aspect"])
        found["aspect_id"] = next((key for name, key in aspects.items() if wanted in name), None)
        return found if found["aspect_id"] else {}
    return found
