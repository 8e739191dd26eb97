"""Agendas to begin a meeting with: those that ship, and those of one's own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from workbench.base.language import current
from workbench.base.resources import resource
from workbench.models.registry import record
from workbench.project.register import read_rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TEMPLATE, TEMPLATE_ITEM = record("agenda_template"), record("template_item")
_FIELDS: Final = ("title", "kind", "minutes", "presenter", "page", "proposal")


@dataclass(frozen=True)
class Template:
    """An agenda to begin with: its key, name, for which kinds of bodies, and its items.

    An item holds the fields of an agenda item; ``presenter`` is a role in the body. ``own`` is one
    that was saved in this project. ``meeting`` is the kind of meeting it is for.
    """

    key: str
    name: str
    bodies: tuple[str, ...]
    meeting: str
    items: tuple[dict[str, Any], ...]
    own: bool = False

    @property
    def minutes(self) -> int:
        """How long the agenda is."""
        return sum(each["minutes"] or 0 for each in self.items)


def templates(session: Session) -> tuple[Template, ...]:
    """Return all templates in the current language, those of one's own first."""
    return (*_own(session), *_shipped(current()))


def template_for(session: Session, body_kind: str | None, kind: str | None) -> Template:
    """Return the template that fits a body and a kind of meeting best."""
    found = templates(session)
    fitting = [each for each in found if body_kind in each.bodies] or list(found)
    of_kind = [each for each in fitting if each.own or each.meeting == kind]
    return (of_kind or fitting)[0]


def _own(session: Session) -> list[Template]:
    items = read_rows(session, TEMPLATE_ITEM)
    return [
        Template(
            row["id"],
            row["name"],
            (row["body_kind"],) if row["body_kind"] else (),
            "regular",
            tuple(
                {name: each[name] for name in _FIELDS}
                for each in items
                if each["template_id"] == row["id"]
            ),
            own=True,
        )
        for row in read_rows(session, TEMPLATE)
    ]


@cache
def _shipped(language: str) -> tuple[Template, ...]:
    said = json.loads(resource("templates", "agendas.json").read_text(encoding="utf-8"))
    return tuple(
        Template(
            each["key"],
            each[language],
            tuple(each["bodies"]),
            each["meeting"],
            tuple(_item(item, language) for item in each["items"]),
        )
        for each in said
    )


def _item(item: dict[str, Any], language: str) -> dict[str, Any]:
    return {
        "title": item[language],
        "kind": item["kind"],
        "minutes": item["minutes"],
        "presenter": item.get("presenter"),
        "page": item.get("page"),
        "proposal": item.get("proposal", {}).get(language, ""),
    }
