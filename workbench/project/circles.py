"""No edit may let activities wait for each other in a circle, whoever makes it and however."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from workbench.project.recorder import Recorded

_TASKS = "select id, coalesce(nullif(code, ''), title), parent_id from activity"
_LINKS = "select predecessor_id, successor_id, type from dependency"


def refuse_circles(raw: sqlite3.Connection, recorded: Iterable[Recorded]) -> None:
    """Raise CycleError, which names the circle, when ``recorded`` changes have closed one.

    Looks only when links between activities have come or one has been put under another.
    """
    if not any(_may_close(each) for each in recorded):
        return
    from workbench.rules.network import find_cycle
    from workbench.rules.schedule_types import CycleError, Link, LinkKind, Task

    tasks = [Task(key, code=name, parent=parent) for key, name, parent in raw.execute(_TASKS)]
    links = [
        Link(source, target, LinkKind(kind))
        for source, target, kind in raw.execute(_LINKS)
        if kind in LinkKind.__members__
    ]
    circle = find_cycle(tasks, links)
    if circle:
        raise CycleError(circle)


def _may_close(change: Recorded) -> bool:
    if change.after is None:
        return False
    if change.table == "activity":
        return change.after.get("parent_id") is not None
    return change.table == "dependency"
