"""What can be done with goals, indicators and the vision, each act one labelled edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.acts import put_in_order
from workbench.project.register import add_rows, delete_rows, read_rows, update_row
from workbench.rules import outline_tree as tree
from workbench.rules.outline_tree import Line, Outline
from workbench.steps.vision.sight import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values

GOAL: Final = record("goal")
INDICATOR: Final = record("indicator")
PICTURE: Final = record("vision_picture")
PICTURES: Final = 5
FETCHING: Final = (
    "fetched_from", "item_id", "figure", "part", "category", "zone", "counted", "aspect_id",
    "theme_id", "formula",
)  # fmt: skip
"""The fields that together say where an indicator gets its value from."""


def _outline(session: Session) -> tuple[Outline, dict[str, Values]]:
    rows = {row["id"]: row for row in read_rows(session, GOAL)}
    parents = {key: row["parent_id"] for key, row in rows.items()}
    return tree.outline_of(parents, list(rows)), rows


def add_goal(
    project: Project,
    title: str,
    *,
    after: str | None = None,
    below: bool = False,
    initiator: object = None,
) -> str:
    """Add a goal and return its id: last, after another one, or ``below`` it as a part of it.

    Raises WorkbenchError where there would be more than four levels.
    """
    with project.edit(N_("Added {what}"), initiator=initiator, what=f"_:{GOAL.one}") as session:
        outline, rows = _outline(session)
        place, depth, parent = len(outline), 0, None
        if after in rows:
            at = tree.place_of(outline, str(after))
            depth = outline[at].depth + (1 if below else 0)
            place = at + 1 if below else tree.branch(outline, at)
            parent = after if below else rows[str(after)]["parent_id"]
        _refuse_too_deep(depth)
        values = {"title": title.strip(), "parent_id": parent}
        if parent is not None:
            values |= {name: rows[parent][name] for name in ("area", "owner_id")}
        key = add_rows(session, GOAL, [values])[0]
        _write(session, (*outline[:place], Line(key, depth), *outline[place:]))
    return key


def _refuse_too_deep(depth: int) -> None:
    if depth >= LEVELS:
        raise WorkbenchError(N_("Goals have at most {levels} levels"), levels=LEVELS)


def rename_goal(project: Project, goal_id: str, title: str, *, initiator: object = None) -> None:
    """Write a goal in other words."""
    with project.edit(N_("Rewrote a goal"), initiator=initiator) as session:
        update_row(session, GOAL, goal_id, {"title": title.strip()})


def remove_goal(project: Project, goal_id: str, *, initiator: object = None) -> None:
    """Delete a goal; its part goals move up to where it was."""
    with project.edit(N_("Deleted {what}"), initiator=initiator, what=f"_:{GOAL.one}") as session:
        _outlined, rows = _outline(session)
        for key, row in rows.items():
            if row["parent_id"] == goal_id:
                update_row(session, GOAL, key, {"parent_id": rows[goal_id]["parent_id"]})
        delete_rows(session, GOAL, [goal_id])


def indent_goal(project: Project, goal_id: str) -> bool:
    """Make a goal a part of the one above it; tell whether that meant anything."""
    return _turn(project, lambda outline: tree.indented(outline, goal_id))


def outdent_goal(project: Project, goal_id: str) -> bool:
    """Put a goal beside the one it is a part of; tell whether that meant anything."""
    return _turn(project, lambda outline: tree.outdented(outline, goal_id))


def move_goal(project: Project, goal_id: str, step: int) -> bool:
    """Move a goal up (-1) or down (1) among its like; tell whether that meant anything."""
    return _turn(project, lambda outline: tree.moved(outline, goal_id, step))


def _turn(project: Project, change: Callable[[Outline], Outline]) -> bool:
    with project.read() as session:
        before, _rows = _outline(session)
    after = change(before)
    if after == before:
        return False
    _refuse_too_deep(max(line.depth for line in after))
    with project.edit(N_("Moved {what}"), what=f"_:{GOAL.one}") as session:
        _write(session, after)
    return True


def _write(session: Session, outline: Outline) -> None:
    """Make order and parents in the file those of an outline."""
    _before, rows = _outline(session)
    for key, parent in tree.parents_of(outline).items():
        if rows[key]["parent_id"] != parent:
            update_row(session, GOAL, key, {"parent_id": parent})
    put_in_order(session, GOAL, [line.key for line in outline])


def set_level_words(project: Project, words: str, *, initiator: object = None) -> None:
    """Say what the project calls the levels of its goals, one a line from the top."""
    kind = record("project")
    with project.edit(N_("Named the levels of the goals"), initiator=initiator) as session:
        row = read_rows(session, kind)[0]
        update_row(session, kind, row["id"], {"goal_levels": words.strip()})


def set_fetching(
    project: Project, indicator_id: str, values: Mapping[str, Any], *, initiator: object = None
) -> None:
    """Say where an indicator gets its value from; what is not said of it is emptied."""
    empty = {name: "" if name in {"part", "formula"} else None for name in FETCHING}
    label = N_("Said where an indicator gets its value")
    with project.edit(label, initiator=initiator) as session:
        update_row(session, INDICATOR, indicator_id, {**empty, **values})


def add_indicators(
    project: Project, rows: Sequence[Mapping[str, Any]], *, initiator: object = None
) -> list[str]:
    """Add indicators of the library in one edit and return their ids."""
    message = N_("Added {what}") if len(rows) == 1 else N_("Added {count} {what}")
    what = f"_:{INDICATOR.one if len(rows) == 1 else INDICATOR.many}"
    with project.edit(message, initiator=initiator, count=len(rows), what=what) as session:
        return add_rows(session, INDICATOR, rows)


def serve_goal(
    project: Project, activity_id: str, goal_id: str, *, initiator: object = None
) -> None:
    """Say that an activity serves a goal too."""
    kind = record("activity")
    with project.edit(N_("Linked an activity to a goal"), initiator=initiator) as session:
        row = read_rows(session, kind, [activity_id])[0]
        goals = dict.fromkeys((*row["goals"], goal_id))
        update_row(session, kind, activity_id, {"goals": tuple(goals)})


def start_activity(project: Project, title: str, goal_id: str, *, initiator: object = None) -> str:
    """Write a new activity that serves a goal, done by the party that owns the goal."""
    kind = record("activity")
    with project.edit(N_("Added {what}"), initiator=initiator, what=f"_:{kind.one}") as session:
        owner = read_rows(session, GOAL, [goal_id])[0]["owner_id"]
        values: dict[str, Any] = {"title": title, "goals": (goal_id,)}
        if owner:
            values |= {"responsible": (owner,)}
        return add_rows(session, kind, [values])[0]
