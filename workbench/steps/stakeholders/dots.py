"""People as dots of the matrix, for the window and for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.charts.matrix import MatrixDot
from workbench.models.registry import record

if TYPE_CHECKING:
    from workbench.steps.stakeholders.views import Placed

STANCE = record("stakeholder")["stance"]


def matrix_dot(placed: Placed, *, marked: bool = True, ghosts: bool = True) -> MatrixDot:
    """Return a person as a dot; with the mark of the stance and the earlier place if asked for."""
    stance = STANCE.choice(placed.now.stance) if marked else None
    before = placed.before if ghosts else None
    was = None
    if before is not None and before.influence is not None and before.interest is not None:
        was = (before.influence, before.interest)
    return MatrixDot(
        placed.id,
        placed.name,
        placed.now.influence,
        placed.now.interest,
        was,
        stance.key if stance else "",
        stance.text().lower() if stance else "",
    )
