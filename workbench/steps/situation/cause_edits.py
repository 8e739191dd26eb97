"""Why a problem is there: causes written and moved as in an outline, each act one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.acts import put_in_order
from workbench.project.register import add_rows, delete_rows, read_rows, update_row
from workbench.rules import outline_tree as tree
from workbench.rules.outline_tree import Line, Outline

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values

CAUSE: Final = record("cause")
WHY: Final = "why"
WHY_THERE: Final = "why_there"


def causes_of(session: Session, problem_id: str) -> tuple[Outline, dict[str, Values]]:
    """Return the causes of a problem as an outline, and the causes themselves by id."""
    rows = {r["id"]: r for r in read_rows(session, CAUSE) if r["problem_id"] == problem_id}
    parents = {key: row["parent_id"] for key, row in rows.items()}
    return tree.outline_of(parents, list(rows)), rows


def add_cause(
    project: Project,
    problem_id: str,
    title: str,
    *,
    after: str | None = None,
    below: bool = False,
    initiator: object = None,
) -> str:
    """Add a cause and return its id: last, after another one, or ``below`` it as its own why."""
    with project.edit(N_("Added a cause"), initiator=initiator) as session:
        outline, rows = causes_of(session, problem_id)
        place, depth = len(outline), 0
        if after in rows:
            at = tree.place_of(outline, str(after))
            depth = outline[at].depth + (1 if below else 0)
            place = at + 1 if below else tree.branch(outline, at)
        kind = WHY if depth else _kind_beside(rows, after)
        values = {"problem_id": problem_id, "title": title.strip(), "kind": kind}
        key = add_rows(session, CAUSE, [values])[0]
        _write(session, (*outline[:place], Line(key, depth), *outline[place:]), problem_id)
    return key


def _kind_beside(rows: dict[str, Values], after: str | None) -> str:
    """Return what a cause at the left says: the same as the one it is written after."""
    beside = rows.get(after or "")
    return str(beside["kind"]) if beside and beside["kind"] else WHY_THERE


def rename_cause(project: Project, cause_id: str, title: str, *, initiator: object = None) -> None:
    """Write a cause in other words."""
    with project.edit(N_("Rewrote a cause"), initiator=initiator) as session:
        update_row(session, CAUSE, cause_id, {"title": title.strip()})


def set_kind(project: Project, cause_id: str, kind: str, *, initiator: object = None) -> None:
    """Say whether a cause tells why there, why then, or simply why."""
    with project.edit(N_("Changed what a cause says"), initiator=initiator) as session:
        update_row(session, CAUSE, cause_id, {"kind": kind})


def remove_cause(project: Project, cause_id: str, *, initiator: object = None) -> None:
    """Delete a cause with all its own causes."""
    with project.edit(N_("Deleted a cause"), initiator=initiator) as session:
        delete_rows(session, CAUSE, [cause_id])


def indent(project: Project, problem_id: str, cause_id: str) -> bool:
    """Make a cause the why of the one above it; tell whether that meant anything."""
    return _turn(project, problem_id, lambda outline: tree.indented(outline, cause_id))


def outdent(project: Project, problem_id: str, cause_id: str) -> bool:
    """Put a cause beside the one it is the why of; tell whether that meant anything."""
    return _turn(project, problem_id, lambda outline: tree.outdented(outline, cause_id))


def move(project: Project, problem_id: str, cause_id: str, step: int) -> bool:
    """Move a cause up (-1) or down (1) among its like; tell whether that meant anything."""
    return _turn(project, problem_id, lambda outline: tree.moved(outline, cause_id, step))


def _turn(project: Project, problem_id: str, change: Callable[[Outline], Outline]) -> bool:
    with project.read() as session:
        before, _rows = causes_of(session, problem_id)
    after = change(before)
    if after == before:
        return False
    with project.edit(N_("Moved a cause")) as session:
        _write(session, after, problem_id)
    return True


def _write(session: Session, outline: Outline, problem_id: str) -> None:
    """Make order and parents in the file those of an outline."""
    _outline, rows = causes_of(session, problem_id)
    for key, parent in tree.parents_of(outline).items():
        if rows[key]["parent_id"] != parent:
            values: Values = {"parent_id": parent}
            if parent is None and rows[key]["kind"] == WHY:
                values["kind"] = WHY_THERE
            elif parent is not None:
                values["kind"] = WHY
            update_row(session, CAUSE, key, values)
    put_in_order(session, CAUSE, [line.key for line in outline])
