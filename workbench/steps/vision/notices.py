"""Gaps of goals and indicators for the review: what has no activity, no value, no target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.language import _
from workbench.steps.step import Notice
from workbench.steps.vision.sight import read_sight
from workbench.steps.vision.views import standings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.steps.vision.views import Standing

APART: Final = 1
"""From this on a typed value is another one than the measured, not the same one rounded."""


def goal_notices(session: Session, today: date) -> Iterator[Notice]:
    """Yield what goals and indicators lack. Activities without a goal are told with the plan."""
    for key, line in read_sight(session, today).lines.items():
        where = f"{line.values['code']} {line.values['title']}".strip()
        if line.lacks_indicator:
            yield Notice("goal.indicator", "warning", where, _("has no indicator"), key)
        if line.lacks_activity:
            yield Notice("goal.activity", "warning", where, _("has no activity"), key)
    for stand in standings(session, today).values():
        yield from _of_indicator(stand)


def _of_indicator(stand: Standing) -> Iterator[Notice]:
    row = stand.values
    where, key = f"{row['code']} {row['title']}".strip(), row["id"]
    if row["baseline"] is None and stand.baseline is None:
        yield Notice("indicator.baseline", "warning", where, _("has no baseline"), key)
    if not row["targets"]:
        yield Notice("indicator.target", "note", where, _("has no target"), key)
    if stand.fetched is not None and stand.fetched.problem:
        yield Notice("indicator.source", "warning", where, stand.fetched.problem, key)
    elif stand.stale and stand.value is not None:
        yield Notice("indicator.stale", "note", where, stand.age_text(), key)
    typed = row["values"].get(stand.year) if stand.fetched is not None else None
    if typed is not None and stand.value is not None and abs(typed - stand.value) >= APART:
        said = _("was typed in as {typed} but measured as {value}").format(
            typed=stand.with_unit(typed), value=stand.with_unit(stand.value)
        )
        yield Notice("indicator.differs", "warning", where, said, key)
