"""The responsibility matrix as plain values: surfaces, tasks, who does what, from when.

Read once with :func:`read_responsibilities`; after an edit only the rows that changed are read
again (:meth:`Responsibilities.renew`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.base.collate import sort_key
from workbench.base.language import current, using
from workbench.models.registry import record
from workbench.models.responsibility_choices import STANDARD_TASKS
from workbench.project.register import read_rows
from workbench.rules.responsibility import (
    Matrix,
    Statement,
    beginnings,
    clarity,
    compare,
    gaps,
    matrix_on,
)
from workbench.rules.short_marks import short_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.rules.responsibility import CellGaps, CellKey, Clarity, Comparison

SURFACE, TASK, CELL = record("surface"), record("maintenance_task"), record("responsibility")
USUAL: Final = "usual:"
"""How the id of a usual task begins that the project does not have yet."""
CLEANING: Final = "cleaning"
# Who mostly does the work comes first to a mark of one letter, whatever order people were
# written down in; the order does not depend on who does what, so that marks stay as they are.
_DOERS: Final = (
    "municipality",
    "place_organisation",
    "region",
    "public_housing",
    "housing_association",
    "private_owner",
    "joint_facility",
    "state",
)


@dataclass(frozen=True, slots=True)
class Named:
    """A surface or a task. ``standard`` is the key of the usual task that a task is, if any."""

    id: str
    name: str
    code: str = ""
    standard: str = ""

    @property
    def title(self) -> str:
        """The name, with the code before it where there is one."""
        return f"{self.code} {self.name}".strip()

    @property
    def key(self) -> str:
        """What names it for programs: its code, the usual task's key, or its name."""
        return self.code or self.standard or self.name


@dataclass(frozen=True, slots=True)
class Party:
    """Who may perform or answer: name in full and in short, and its mark in narrow cells."""

    id: str
    code: str
    name: str
    short: str
    mark: str


class Responsibilities:
    """All that is said of who does what; ask for a day with :meth:`on`."""

    def __init__(
        self,
        surfaces: tuple[Named, ...],
        tasks: tuple[Named, ...],
        hidden: tuple[Named, ...],
        parties: Mapping[str, Party],
        rows: Iterable[Values],
    ) -> None:
        self.surfaces, self.tasks, self.hidden, self.parties = surfaces, tasks, hidden, parties
        self.rows: dict[str, Values] = {}
        self._statements: dict[str, Statement] = {}
        self._matrices: dict[date, Matrix] = {}
        self._clarities: dict[date, Clarity] = {}
        self._beginnings: tuple[date, ...] | None = None
        self._note(rows)

    def _note(self, rows: Iterable[Values]) -> None:
        for row in rows:
            self.rows[row["id"]] = row
            self._statements[row["id"]] = _statement(row)
        self._matrices.clear()
        self._clarities.clear()
        self._beginnings = None

    def renew(self, session: Session, ids: Iterable[str]) -> None:
        """Read some rows again, as after an edit; rows that are gone are forgotten."""
        for key in ids:
            self.rows.pop(key, None)
            self._statements.pop(key, None)
        self._note(read_rows(session, CELL, list(ids)))

    def beginnings(self) -> tuple[date, ...]:
        """Return the days from which something of what is shown holds."""
        if self._beginnings is None:
            shown = {each.id for each in self.tasks}
            said = self._statements.values()
            self._beginnings = beginnings(each for each in said if each.task in shown)
        return self._beginnings

    def period(self, today: date) -> date:
        """Return the beginning of what holds on a day; where nothing does, the nearest one.

        A matrix that is not begun yet holds from the first of January.
        """
        days = self.beginnings()
        past = [day for day in days if day <= today]
        return past[-1] if past else next(iter(days), date(today.year, 1, 1))

    def before(self, day: date) -> date | None:
        """Return the beginning before a day, None for the first."""
        return next((each for each in reversed(self.beginnings()) if each < day), None)

    def on(self, day: date) -> Matrix:
        """Return what holds on a day."""
        if day not in self._matrices:
            surfaces, tasks = [s.id for s in self.surfaces], [t.id for t in self.tasks]
            self._matrices[day] = matrix_on(day, surfaces, tasks, self._statements.values())
        return self._matrices[day]

    def clarity(self, day: date) -> Clarity:
        """Return how clear the matrix is on a day."""
        if day not in self._clarities:
            self._clarities[day] = clarity(self.on(day))
        return self._clarities[day]

    def gaps(self, day: date) -> tuple[CellGaps, ...]:
        """Return the cells in which something is missing on a day."""
        return gaps(self.on(day), [task.id for task in self.tasks if task.standard == CLEANING])

    def compare(self, before: date, after: date) -> Comparison:
        """Return what differs between two days."""
        return compare(self.on(before), self.on(after))

    def row(self, key: CellKey, day: date) -> Values | None:
        """Return the row that holds in a cell on a day."""
        said = self.on(day).said.get(key)
        return self.rows.get(said.id) if said else None

    def surface(self, key: str) -> Named:
        """Return a surface by its id."""
        return next(each for each in self.surfaces if each.id == key)

    def task(self, key: str) -> Named:
        """Return a task by its id, also one that is not shown."""
        return next(each for each in (*self.tasks, *self.hidden) if each.id == key)

    def legend(self, day: date) -> tuple[Party, ...]:
        """Return those who stand in the matrix on a day, in the order of their marks."""
        said = self.on(day).said.values()
        there = {key for each in said for key in (each.performer, each.accountable) if key}
        found = [party for key, party in self.parties.items() if key in there]
        return tuple(sorted(found, key=lambda party: sort_key(party.mark)))


def _statement(row: Values) -> Statement:
    return Statement(
        row["id"],
        row["surface_id"],
        row["task_id"],
        row["valid_from"] or date.min,
        row["status"],
        row["performer_id"],
        row["accountable_id"],
    )


def read_responsibilities(session: Session, language: str | None = None) -> Responsibilities:
    """Return the whole matrix.

    A project without tasks gets the usual ones to begin with, named in ``language``; they are
    made when the first cell is filled in.
    """
    surfaces = tuple(
        Named(row["id"], row["name"], row["code"]) for row in read_rows(session, SURFACE)
    )
    rows = read_rows(session, TASK)
    tasks = {
        shown: tuple(
            Named(row["id"], row["name"], standard=row["standard"] or "")
            for row in rows
            if bool(row["inactive"]) != shown
        )
        for shown in (True, False)
    }
    usual = tasks[True] if rows else usual_tasks(language)
    return Responsibilities(
        surfaces, usual, tasks[False], read_parties(session), read_rows(session, CELL)
    )


def usual_tasks(language: str | None = None) -> tuple[Named, ...]:
    """Return the usual tasks as if the project had them, named in ``language``."""
    with using(language or current()):
        return tuple(
            Named(f"{USUAL}{each.key}", each.text(), standard=each.key) for each in STANDARD_TASKS
        )


def read_parties(session: Session) -> dict[str, Party]:
    """Return the organisations with their marks, by id, in the order of the register."""
    rows = read_rows(session, record("organisation"))
    names = [(row["id"], row["short_name"] or row["name"]) for row in sorted(rows, key=_rank)]
    marks = short_marks(names)
    return {
        row["id"]: Party(
            row["id"],
            row["code"],
            row["name"],
            row["short_name"] or row["name"],
            marks[row["id"]],
        )
        for row in rows
    }


def _rank(row: Values) -> int:
    return _DOERS.index(row["type"]) if row["type"] in _DOERS else len(_DOERS)


@dataclass(frozen=True, slots=True)
class ClarityGoal:
    """What the indicator that measures the matrix should be in a year, in percent."""

    code: str
    title: str
    year: int
    percent: Decimal


# What an indicator says of its source when the matrix is what it measures.
_MEASURES: Final = ("ansvarsmatris", "responsibility matrix")


def clarity_goal(session: Session, year: int) -> ClarityGoal | None:
    """Return the target for ``year``, or the next one, of the indicator that measures the matrix.

    It is the first indicator in percent whose source is the responsibility matrix.
    """
    for row in read_rows(session, record("indicator")):
        measured = any(each in row["source"].casefold() for each in _MEASURES)
        years = [each for each in sorted(row["targets"]) if each >= year]
        if measured and row["unit"].strip() == "%" and years:
            return ClarityGoal(row["code"], row["title"], years[0], row["targets"][years[0]])
    return None
