"""The indicators of a project as they are laid beside those of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.base.collate import fold
from workbench.measures.side_by_side import Measured
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.vision.views import standings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session


def measured(session: Session, today: date) -> tuple[Measured, ...]:
    """Return the indicators of a project, each with its newest value and how it was measured."""
    ways = _Ways(session)
    found = []
    for each in standings(session, today).values():
        row, reading = each.values, each.reading
        exponent = each.value.as_tuple().exponent if each.value is not None else 0
        found.append(
            Measured(
                row["title"], row["unit"], each.value, each.year,
                reading.low if reading else None,
                reading.high if reading else None,
                reading.n if reading else None,
                each.source_text(),
                ways.of(row, reading.name if reading else ""),
                reading.span if reading else (),
                -exponent if isinstance(exponent, int) and exponent < 0 else 0,
            )
        )  # fmt: skip
    return tuple(found)


class _Ways:
    """Says in which way indicators were measured."""

    def __init__(self, session: Session) -> None:
        self._items = {row["id"]: row for row in read_rows(session, record("survey_item"))}
        rounds = read_rows(session, record("survey_round"))
        self._rounds = {(row["survey_id"], row["name"]): row for row in rounds}

    def of(self, row: Mapping[str, Any], occasion: str) -> tuple[str, ...]:
        """Return how an indicator was measured on an occasion: source, figure, question, method."""
        names = ("fetched_from", "figure", "category", "counted", "part", "formula")
        said = [str(row.get(name) or "") for name in names]
        item = self._items.get(row["item_id"] or "")
        if row["fetched_from"] == "survey" and item is not None:
            said += [fold(str(item[name] or "")) for name in ("title", "scale", "options")]
            asked = self._rounds.get((item["survey_id"], occasion), {})
            said += [str(asked.get(name) or "") for name in ("method", "sampling")]
        return tuple(said)
