"""What one can do with place ratings, each act one labelled edit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.base.language import N_
from workbench.base.resources import resource
from workbench.models.registry import record
from workbench.project.register import add_row, add_rows, delete_rows, read_rows, update_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.project.project import Project

RATING, THEME, OCCASION = record("rating"), record("rating_theme"), record("rating_occasion")
TOGETHER: Final = 0
"""The rater that stands for a group that gave one mark in common."""


class MarkKey(NamedTuple):
    """Where a mark stands: occasion, group, rater (``TOGETHER`` for the group) and theme."""

    occasion: str
    group: str
    rater: int
    theme: str


def start_rating(project: Project, name: str, *, initiator: object = None) -> str:
    """Begin an occasion; where there are no themes yet the starter set is made.

    Returns the id of the occasion.
    """
    language, today = project.facts().language or "sv", project.today()
    with project.edit(N_("Started the rating “{name}”"), initiator=initiator, name=name) as session:
        if not read_rows(session, THEME):
            usual = json.loads(resource("templates", "themes.json").read_text(encoding="utf-8"))
            add_rows(session, THEME, [each[language] for each in usual])
        return add_row(session, OCCASION, {"name": name, "rated_on": today})


def write_marks(
    project: Project, marks: Mapping[MarkKey, int | None], *, initiator: object = None
) -> None:
    """Write marks that were typed; None takes a mark away."""
    with project.edit(
        N_("Wrote {count} marks of the place"), initiator=initiator, count=len(marks)
    ) as session:
        known = {
            MarkKey(
                row["occasion_id"], row["group"], row["rater"] or TOGETHER, row["theme_id"]
            ): row["id"]
            for row in read_rows(session, RATING)
        }
        new = []
        for key, points in marks.items():
            if key in known and points is None:
                delete_rows(session, RATING, [known[key]])
            elif key in known:
                update_row(session, RATING, known[key], {"points": points})
            elif points is not None:
                new.append(
                    {
                        "occasion_id": key.occasion,
                        "group": key.group,
                        "rater": key.rater or None,
                        "theme_id": key.theme,
                        "points": points,
                    }
                )
        add_rows(session, RATING, new)
