"""What one can do with the responsibility matrix, each act one labelled edit.

Who looks at the matrix looks at a day on which something begins. What is changed there holds from
that day: a cell that still shows what was said earlier gets a row of its own, and the earlier one
stays as it was.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from workbench.base.language import N_, current, using
from workbench.models.responsibility_choices import STANDARD_TASKS
from workbench.project import acts
from workbench.project.register import (
    add_rows,
    delete_rows,
    read_rows,
    row_ids,
    titles,
    update_row,
)
from workbench.rules.responsibility import CLEAR, NOT_RELEVANT, UNCLEAR
from workbench.steps.place.responsibilities import CELL, SURFACE, TASK, USUAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.rules.responsibility import CellKey

ANSWERS: Final = (
    "status",
    "performer_id",
    "accountable_id",
    "frequency",
    "standard",
    "baseline",
)
"""What is carried from cell to cell; cost and notes belong to the cell they were written for."""
_EMPTY: Final[Values] = {
    "status": None,
    "performer_id": None,
    "accountable_id": None,
    "frequency": "",
    "standard": "",
    "baseline": False,
}


def set_cells(
    project: Project,
    cells: Collection[CellKey],
    values: Mapping[str, Any],
    day: date,
    *,
    created: Mapping[str, Sequence[tuple[str, Values]]] | None = None,
    initiator: object = None,
) -> None:
    """Say the same of one or several cells from ``day`` on.

    Who is said to perform an unclear task makes it clear; what is not relevant has nobody.
    ``created`` are organisations that come along.
    """
    wanted = dict.fromkeys(cells, values)
    _write(project, wanted, day, _SAID, created=created, initiator=initiator)


def put_cells(
    project: Project,
    wanted: Mapping[CellKey, Mapping[str, Any]],
    day: date,
    *,
    initiator: object = None,
) -> None:
    """Say of each cell what stands beside it, as after pasting; {} clears it."""
    whole = {key: values or _EMPTY for key, values in wanted.items()}
    _write(project, whole, day, _PASTED, initiator=initiator)


def fill_cells(
    project: Project, sources: Mapping[CellKey, CellKey], day: date, *, initiator: object = None
) -> None:
    """Say of each cell what holds in another: ``sources`` gives it by cell."""
    _copy(project, sources, day, _FILLED, initiator)


def copy_surface(
    project: Project,
    source: str,
    targets: Collection[str],
    tasks: Collection[str],
    day: date,
    *,
    initiator: object = None,
) -> None:
    """Say of other surfaces all that is said of one, task by task."""
    sources = {(target, task): (source, task) for target in targets for task in tasks}
    _copy(project, sources, day, _FILLED, initiator)


def clear_cells(
    project: Project, cells: Collection[CellKey], day: date, *, initiator: object = None
) -> None:
    """Say nothing of some cells from ``day`` on.

    A row that began on the day goes; where something earlier would show through, an empty row
    takes its place.
    """
    message, facts = _label(project, cells, _CLEARED)
    with project.edit(message, initiator=initiator, **facts) as session:
        book = _Book(session, cells, day)
        for key in cells:
            book.clear(key)


def hold_as_before(
    project: Project, cells: Collection[CellKey], day: date, *, initiator: object = None
) -> None:
    """Let what was said earlier hold on ``day`` too: the rows that begin on it go."""
    message, facts = _label(project, cells, _AS_BEFORE)
    with project.edit(message, initiator=initiator, **facts) as session:
        book = _Book(session, cells, day)
        delete_rows(session, CELL, [row["id"] for row in book.of_the_day(cells)])


def begin_anew(
    project: Project,
    cells: Collection[CellKey],
    seen: date,
    day: date,
    *,
    initiator: object = None,
) -> None:
    """Let what holds in some cells on ``seen`` hold from ``day`` on, in rows of their own.

    The rows before are kept. Cells of which something begins on that day already stay as they are.
    """
    message, facts = _label(project, cells, _ANEW)
    facts["day"] = day.isoformat()
    with project.edit(message, initiator=initiator, **facts) as session:
        before, book = _Book(session, cells, seen), _Book(session, cells, day)
        for key in cells:
            held = before.held(key)
            if held is not None and book.on_the_day(key) is None:
                book.add(key, held)


_SAID: Final = (N_("Responsibility: {surface}, {task}"), N_("Responsibility for {count} cells"))
_FILLED: Final = (N_("Filled in {surface}, {task}"), N_("Filled in {count} cells of the matrix"))
_PASTED: Final = (N_("Pasted into {surface}, {task}"), N_("Pasted {count} cells into the matrix"))
_CLEARED: Final = (N_("Cleared {surface}, {task}"), N_("Cleared {count} cells of the matrix"))
_AS_BEFORE: Final = (N_("As before: {surface}, {task}"), N_("As before: {count} cells"))
_ANEW: Final = (
    N_("New validity from {day}: {surface}, {task}"),
    N_("New validity from {day} for {count} cells"),
)


def _label(
    project: Project, cells: Collection[CellKey], said: tuple[str, str]
) -> tuple[str, dict[str, object]]:
    """Return what an edit is called: by the cell, or by how many there are."""
    if len(cells) != 1:
        return said[1], {"count": len(cells)}
    surface, task = next(iter(cells))
    with project.read() as session:
        surfaces, tasks = titles(session, SURFACE.table), titles(session, TASK.table)
    usual = next((each for each in STANDARD_TASKS if task == f"{USUAL}{each.key}"), None)
    name = f"_:{usual.label}" if usual else tasks.get(task, "")
    return said[0], {"surface": surfaces.get(surface, ""), "task": name}


def _write(
    project: Project,
    wanted: Mapping[CellKey, Mapping[str, Any]],
    day: date,
    said: tuple[str, str],
    *,
    created: Mapping[str, Sequence[tuple[str, Values]]] | None = None,
    initiator: object = None,
) -> None:
    if not wanted:
        return
    message, facts = _label(project, wanted, said)
    language = project.facts().language
    with project.edit(message, initiator=initiator, **facts) as session:
        acts.bring_along(session, created or {})
        real = _with_tasks(session, wanted, language)
        book = _Book(session, real, day)
        for key, values in real.items():
            book.put(key, values)


def _copy(
    project: Project,
    sources: Mapping[CellKey, CellKey],
    day: date,
    said: tuple[str, str],
    initiator: object,
) -> None:
    with project.read() as session:
        book = _Book(session, {*sources, *sources.values()}, day)
        wanted = {}
        for key, source in sources.items():
            held = book.held(source)
            wanted[key] = {n: held[n] for n in ANSWERS} if held else _EMPTY
    _write(project, wanted, day, said, initiator=initiator)


class _Book:
    """The rows of some surfaces, to write into as of one day."""

    def __init__(self, session: Session, cells: Iterable[CellKey], day: date) -> None:
        self._session, self._day = session, day
        self._rows: dict[CellKey, list[Values]] = {}
        for surface in dict.fromkeys(key[0] for key in cells):
            ids = row_ids(session, CELL, {"surface_id": surface})
            for row in read_rows(session, CELL, ids):
                self._rows.setdefault((surface, row["task_id"]), []).append(row)

    def held(self, key: CellKey) -> Values | None:
        """Return the row that holds on the day."""
        past = [row for row in self._rows.get(key, ()) if _since(row) <= self._day]
        return max(past, key=_since, default=None)

    def on_the_day(self, key: CellKey) -> Values | None:
        """Return the row that begins on the day."""
        rows = self._rows.get(key, ())
        return next((row for row in rows if _since(row) == self._day), None)

    def of_the_day(self, cells: Iterable[CellKey]) -> list[Values]:
        """Return the rows of some cells that begin on the day."""
        return [row for key in cells if (row := self.on_the_day(key)) is not None]

    def put(self, key: CellKey, values: Mapping[str, Any]) -> None:
        """Write values into the row of the day; a cell without one gets its own."""
        if dict(values) == _EMPTY:
            self.clear(key)
            return
        held, own = self.held(key), self.on_the_day(key)
        told = _completed(held, values)
        before = held or {name: _EMPTY.get(name) for name in told}
        if all(before.get(name) == value for name, value in told.items()):
            return
        if own is not None:
            update_row(self._session, CELL, own["id"], told)
        else:
            self.add(key, {**(held or {}), **told})

    def add(self, key: CellKey, values: Mapping[str, Any]) -> None:
        """Add a row that begins on the day and says ``values``."""
        told = {name: value for name, value in values.items() if name in CELL.by_name}
        place = {"surface_id": key[0], "task_id": key[1], "valid_from": self._day}
        add_rows(self._session, CELL, [{**told, **place}])

    def clear(self, key: CellKey) -> None:
        """Say nothing in a cell from the day on."""
        own = self.on_the_day(key)
        if own is not None:
            delete_rows(self._session, CELL, [own["id"]])
            self._rows[key].remove(own)
        held = self.held(key)
        if held is not None and held["status"] is not None:
            self.add(key, {})


def _since(row: Values) -> date:
    return row["valid_from"] or date.min


def _completed(held: Values | None, values: Mapping[str, Any]) -> Values:
    """Return values with what goes without saying."""
    told = dict(values)
    status = held["status"] if held else None
    if told.get("status") == NOT_RELEVANT:
        return {**told, "performer_id": None, "accountable_id": None}
    if told.get("performer_id") and "status" not in told:
        told["status"] = CLEAR if status in {None, UNCLEAR, NOT_RELEVANT} else status
    return told


def _with_tasks(
    session: Session, wanted: Mapping[CellKey, Mapping[str, Any]], language: str | None
) -> dict[CellKey, Mapping[str, Any]]:
    """Make the usual tasks where the project has none yet; return cells of tasks that are there."""
    if not any(task.startswith(USUAL) for _surface, task in wanted):
        return dict(wanted)
    made = _add_usual(session, language)
    return {(surface, made.get(task, task)): values for (surface, task), values in wanted.items()}


def _add_usual(session: Session, language: str | None) -> dict[str, str]:
    """Add the usual tasks and return their ids by the ids they had as a proposal."""
    with using(language or current()):
        rows = [{"name": each.text(), "standard": each.key} for each in STANDARD_TASKS]
    made = add_rows(session, TASK, rows)
    return {f"{USUAL}{each.key}": key for each, key in zip(STANDARD_TASKS, made, strict=True)}


def add_task(project: Project, name: str, *, initiator: object = None) -> None:
    """Add a task of the project's own, after the usual ones."""
    language = project.facts().language
    with project.edit(N_("Added the task “{name}”"), initiator=initiator, name=name) as session:
        if not row_ids(session, TASK):
            _add_usual(session, language)
        add_rows(session, TASK, [{"name": name}])


def change_task(
    project: Project, key: str, values: Mapping[str, Any], *, initiator: object = None
) -> None:
    """Rename a task, or take it out of the matrix (``inactive``) and back; what was said stays."""
    language = project.facts().language
    with project.edit(_task_label(values), initiator=initiator, **_task_facts(values)) as session:
        settled = _settled(session, [key], language)
        update_row(session, TASK, settled[0], values)


def _task_label(values: Mapping[str, Any]) -> str:
    if "name" in values:
        return N_("Renamed a task to “{name}”")
    return N_("Took a task out of the matrix") if values["inactive"] else N_("Brought a task back")


def _task_facts(values: Mapping[str, Any]) -> dict[str, object]:
    return {"name": values["name"]} if "name" in values else {}


def order_tasks(project: Project, keys: Sequence[str], *, initiator: object = None) -> None:
    """Give the tasks the order of ``keys``."""
    language = project.facts().language
    with project.edit(N_("Moved a task"), initiator=initiator) as session:
        acts.put_in_order(session, TASK, _settled(session, keys, language))


def remove_task(project: Project, key: str, *, initiator: object = None) -> None:
    """Delete a task with all that is said of it."""
    acts.remove(project, TASK, [key], initiator=initiator)


def _settled(session: Session, keys: Sequence[str], language: str | None) -> list[str]:
    """Return the tasks' ids, making the usual tasks first where they are only proposed."""
    if not any(key.startswith(USUAL) for key in keys):
        return list(keys)
    made = _add_usual(session, language)
    return [made.get(key, key) for key in keys]
