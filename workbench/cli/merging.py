"""Merging copies of a project and handing them out, on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.cli.answer import Answer
from workbench.project.lock import identity
from workbench.project.merge_apply import merge_into, written
from workbench.project.merge_plan import plan_merge
from workbench.project.merge_settle import settle
from workbench.project.merge_words import MergeWords, counted, erased, renumbered
from workbench.project.open import open_project
from workbench.rules.three_way import WHOLE, Side

if TYPE_CHECKING:
    import argparse

    from workbench.base.clock import Clock
    from workbench.project.merge_apply import Written
    from workbench.project.merge_plan import Choices, Conflict, MergePlan
    from workbench.project.merge_settle import Settled
    from workbench.project.project import Project


def merge(said: argparse.Namespace, clock: Clock) -> Answer:
    """Take the changes of another copy in, as one edit; the other file is only read."""
    path, other = Path(said.file), Path(said.other)
    if identity(path) is not None and identity(path) == identity(other):
        raise WorkbenchError(N_("These are one and the same file"))
    with open_project(other, clock=clock, read_only=True) as theirs:
        if said.dry_run:
            with open_project(path, clock=clock, read_only=True) as project:
                return _done(project, theirs, other.stem, said.take, write=False)
        with open_project(path, clock=clock) as project:
            return _done(project, theirs, other.stem, said.take, write=True)


def _done(project: Project, theirs: Project, name: str, take: str | None, *, write: bool) -> Answer:
    with project.snapshot() as ours:
        plan = plan_merge(ours.raw, theirs.raw, name)
    choices = _choices(plan, project, take)
    if write:
        found, settled = merge_into(project, plan, choices)
    else:
        settled = settle(plan.draft, project.raw, choices)
        found = written(settled)
    return _answer(project, plan, found, settled)


def _choices(plan: MergePlan, project: Project, take: str | None) -> Choices:
    """Answer every question for one side, also those that only arise from the answers."""
    choices: Choices = {}
    while take is not None:
        asked = settle(plan.draft, project.raw, choices).open
        if not asked:
            break
        choices |= {each.place: Side(take) for each in asked}
    return choices


def _answer(project: Project, plan: MergePlan, found: Written, settled: Settled) -> Answer:
    words = MergeWords(settled, project.raw, protected=False)
    lines = counted(found) or [_("There is nothing to take in")]
    lines += renumbered(settled, words)
    lines += erased(plan, words)
    lines += [_question(each, words) for each in settled.open]
    data = {
        "merged": found.rows,
        "conflicts": [_conflict(each) for each in settled.open],
        "renumbered": [
            {"table": each.table, "id": each.row_id, "before": each.before, "now": each.now}
            for each in settled.renumbered
        ],
        "erased_here": plan.erased_here,
        "erased_there": list(plan.erased_there),
    }
    return Answer("\n".join(lines), data, findings=bool(settled.open or plan.erased_there))


def _question(asked: Conflict, words: MergeWords) -> str:
    before, ours, theirs = words.sides(asked)
    what = " · ".join(filter(None, [words.row(asked), words.field(asked)]))
    return _("{what}: before {before}; here {ours}; there {theirs}").format(
        what=what, before=before, ours=ours, theirs=theirs
    )


def _conflict(asked: Conflict) -> dict[str, Any]:
    return {
        "table": asked.table,
        "id": asked.row_id,
        "field": None if asked.column == WHOLE else asked.column,
        "base": _plain(asked.base),
        "ours": _plain(asked.ours),
        "theirs": _plain(asked.theirs),
    }


def _plain(value: object) -> object:
    """Return a stored value, or a whole row, as JSON can say it; pictures by their size."""
    if isinstance(value, bytes):
        return {"bytes": len(value)}
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value
