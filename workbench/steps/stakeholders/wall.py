"""The parties on the wall; the field of influence and interest only when it is asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.language import _, ngettext
from workbench.charts.matrix import matrix_scene
from workbench.charts.matrix_spots import initials
from workbench.charts.wall import Cell, Picture, Rows, WallPage, WallRow
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.on_wall import spot, told
from workbench.steps.stakeholders.dots import matrix_dot
from workbench.steps.stakeholders.views import read_matrix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.matrix import MatrixDot
    from workbench.charts.scene import Scene

STEP: Final = "stakeholders"
PARTY: Final = record("organisation")
_LETTERS: Final = 0.037  # of the height: larger initials have no room in a cell of many


def wall_pages(session: Session, today: date) -> tuple[WallPage, ...]:  # noqa: ARG001 - one signature for all
    """Return the parties by their role, and people in the field as initials, held back."""
    return (*_parties(session), *_matrix(session))


def _parties(session: Session) -> Iterator[WallPage]:
    rows = read_rows(session, PARTY)
    if not rows:
        return
    members = Counter(row["membership"] for row in rows)["member"]
    shown = sorted(rows, key=lambda row: row["membership"] != "member")
    title = ngettext(
        "{members} of {count} party is a member",
        "{members} of {count} parties are members",
        len(rows),
    ).format(members=members, count=len(rows))
    body = tuple(
        WallRow(
            row["id"],
            told(PARTY, row, "name"),
            (
                Cell(told(PARTY, row, "role_group")),
                Cell(told(PARTY, row, "membership"), *_looks(row["membership"])),
            ),
            (spot(PARTY, row["id"], "membership"),),
        )
        for row in shown
    )
    heads = (PARTY["role_group"].title(), PARTY["membership"].title())
    yield WallPage("parties", STEP, _("Parties"), title, Rows(body, heads),
                   _("Who takes part in the collaboration"))  # fmt: skip


def _looks(membership: str | None) -> tuple[str, str]:
    return ("ok", "done") if membership == "member" else ("muted", "planned")


def _matrix(session: Session) -> Iterator[WallPage]:
    dots = [matrix_dot(each, marked=False, ghosts=False) for each in read_matrix(session)]
    placed = tuple(
        replace(dot, label=initials(dot.label), detail="") for dot in dots if dot.cell is not None
    )
    if not placed:
        return
    title = ngettext("{count} person by influence and interest",
                     "{count} people by influence and interest", len(placed))  # fmt: skip
    yield WallPage(
        "matrix", STEP, _("Matrix"), title.format(count=len(placed)),
        Picture((partial(_field, placed),)), _("Initials only; names and stances are not shown"),
        held=True,
    )  # fmt: skip


def _field(dots: Sequence[MatrixDot], width: float, height: float, _text: float) -> Scene:
    return matrix_scene(dots, width, height, text=height * _LETTERS)
