"""How clear responsibility is, day by day, as the map shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.clarity import ClarityBar
    from workbench.steps.place.map_themes import Standings


@dataclass(frozen=True)
class MapDay:
    """A day from which something else holds: what it is called, and each surface's standing.

    ``bar`` tells how clear all of it is, None where nothing is relevant.
    """

    day: date
    title: str
    standings: Standings
    bar: ClarityBar | None


def read_days(session: Session, today: date) -> tuple[MapDay, ...]:
    """Return the days from which something else holds."""
    return ()
