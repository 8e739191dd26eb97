"""What a drag or a key in the chart changes in the project: each is one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.steps.plan import edits, outline_edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.project.project import Project
    from workbench.ui.parts.gantt.view import GanttView


def connect_edits(
    gantt: GanttView, project: Project, do: Callable[[Callable[[], object]], None]
) -> None:
    """Let the chart's signals become edits; ``do`` makes one and tells of an error."""
    gantt.moved.connect(lambda key, start: do(lambda: edits.move(project, key, start)))
    gantt.resized.connect(
        lambda key, start, finish: do(lambda: edits.resize(project, key, start, finish))
    )
    gantt.linked.connect(lambda a, b, kind: do(lambda: edits.link(project, a, b, kind)))
    gantt.unlinked.connect(lambda a, b: do(lambda: edits.unlink(project, a, b)))
    gantt.progressed.connect(lambda key, share: do(lambda: edits.set_progress(project, key, share)))
    gantt.renamed.connect(lambda key, title: do(lambda: edits.rename(project, key, title)))
    gantt.placed.connect(
        lambda key, other, after: do(lambda: outline_edits.place(project, key, other, after=after))
    )
    gantt.nested.connect(
        lambda key, parent, after: do(
            lambda: outline_edits.nest(project, key, parent or None, follows=after or None)
        )
    )
