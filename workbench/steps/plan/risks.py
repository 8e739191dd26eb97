"""What may go wrong with the plan, the greatest risk first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.charts.matrix import MatrixDot
from workbench.models.registry import record
from workbench.project.register import read_rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.project.register import Values

RISK = record("risk")
GRAVE, WATCH = 15, 8  # values from which a risk is grave, and worth watching


def risk_value(row: Values) -> int | None:
    """Return probability times consequence, 1..25; None where one is not judged."""
    if row["probability"] is None or row["consequence"] is None:
        return None
    return int(row["probability"]) * int(row["consequence"])


def read_risks(session: Session) -> list[Values]:
    """Return all risks, the greatest first, those not judged last."""
    rows = read_rows(session, RISK)
    return sorted(rows, key=lambda row: -(risk_value(row) or 0))


def risk_dot(row: Values) -> MatrixDot:
    """Return a risk as a dot of the matrix."""
    measured = bool(str(row["measure"]).strip())
    choice = RISK["status"].choice(row["status"])
    detail = ", ".join(
        filter(None, (choice.text().lower() if choice else "", "" if measured else _("no measure")))
    )
    title = f"{row['code']} {row['title']}".strip()
    mark = "measured" if measured else "unmeasured"
    return MatrixDot(
        row["id"], title, row["probability"], row["consequence"], mark=mark, detail=detail
    )
