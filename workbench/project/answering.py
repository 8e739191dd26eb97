"""Who answers for a row by the responsibility matrix, and how far it is as its days tell.

A record says by its declaration that it is so (``answered``, ``stages``); the register asks here
for every row that is written, whoever writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from workbench.models.registry import sql_table
from workbench.project.follow import DAY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.models.field import Answered, Record, Stages

Values = dict[str, Any]


class Answering:
    """Fills in who answers and how far it is; reads the matrix once, when it is first needed."""

    def __init__(self, session: Session, record: Record) -> None:
        self._session, self._record = session, record
        self._matrix: dict[tuple[str, str], list[tuple[date, str | None]]] | None = None

    def new(self, values: Values) -> Values:
        """Return the values of a new row with what follows from them."""
        answered, stages = self._record.answered, self._record.stages
        if answered is not None and not values.get(answered.by):
            values[answered.by] = self._party(answered, values)
        return self._staged(stages, values, {}) if stages is not None else values

    def changed(self, row_id: str, values: Mapping[str, Any]) -> Values:
        """Return what to write into a row with what follows from it.

        Who was named by hand stays; who answered by the matrix follows the row.
        """
        answered, stages = self._record.answered, self._record.stages
        whole = dict(values)
        if answered is None and stages is None:
            return whole
        before = self._before(row_id)
        if answered is not None and answered.by not in whole:
            told = {answered.where, answered.what, answered.on} & set(whole)
            if told and before.get(answered.by) in {None, self._party(answered, before)}:
                whole[answered.by] = self._party(answered, {**before, **whole})
        return self._staged(stages, whole, before) if stages is not None else whole

    def _before(self, row_id: str) -> Values:
        table = sql_table(self._record.table)
        row = self._session.execute(select(table).where(table.c.id == row_id)).mappings().first()
        return dict(row) if row is not None else {}

    def _staged(self, stages: Stages, values: Values, before: Values) -> Values:
        days = [name for _stage, name in stages.days]
        chosen = values.get(stages.status)
        if chosen and chosen != before.get(stages.status, stages.first):
            own = dict(stages.days).get(chosen)
            # A day that is said to be unknown (an import knows none) is not the day of the edit.
            if own and own not in values and not before.get(own):
                values[own] = self._session.info.get(DAY)
            return values
        if not before or set(days) & set(values):
            whole = {**before, **values}
            reached = [stage for stage, name in stages.days if whole.get(name)]
            if reached or whole.get(stages.status) not in stages.closed:
                values[stages.status] = reached[-1] if reached else stages.first
        return values

    def _party(self, answered: Answered, values: Mapping[str, Any]) -> str | None:
        """Return who performs the task on the surface on the day, else who is accountable."""
        task = dict(answered.tasks).get(values.get(answered.what) or "")
        surface, on = values.get(answered.where), values.get(answered.on)
        if task is None or surface is None or on is None:
            return None
        if self._matrix is None:
            self._matrix = _read_matrix(self._session)
        said = [each for each in self._matrix.get((surface, task), ()) if each[0] <= on]
        return max(said, key=lambda each: each[0])[1] if said else None


def _read_matrix(session: Session) -> dict[tuple[str, str], list[tuple[date, str | None]]]:
    cells, tasks = sql_table("responsibility").c, sql_table("maintenance_task").c
    query = (
        select(
            cells.surface_id, tasks.standard, cells.valid_from, cells.status, cells.performer_id,
            cells.accountable_id,
        )
        .join(sql_table("maintenance_task"), tasks.id == cells.task_id)
        .where(tasks.standard.is_not(None))
    )  # fmt: skip
    found: dict[tuple[str, str], list[tuple[date, str | None]]] = {}
    for surface, task, valid_from, status, performer, accountable in session.execute(query):
        party = None if status == "not_relevant" else performer or accountable
        found.setdefault((surface, task), []).append((valid_from, party))
    return found
