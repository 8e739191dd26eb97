"""Two copies of a project that are worked in apart, for the tests of merging."""

from __future__ import annotations

from contextlib import contextmanager

from workbench.models.registry import record
from workbench.project.merge_apply import merge_into, written
from workbench.project.merge_plan import plan_merge
from workbench.project.merge_settle import settle
from workbench.project.open import open_project
from workbench.project.register import read_rows

ACTIVITY, GOAL, PERSON, FINDING = map(record, ("activity", "goal", "stakeholder", "finding"))


@contextmanager
def copied(project, path, clock):
    """Give an open copy of a project; its file can be merged once it has been closed."""
    project.save_copy(path)
    with open_project(path, clock=clock) as copy:
        yield copy


def plan_of(project, other, clock):
    with open_project(other, clock=clock, read_only=True) as theirs, project.snapshot() as ours:
        return plan_merge(ours.raw, theirs.raw, other.stem)


def merge(project, other, clock, choices=None):
    return merge_into(project, plan_of(project, other, clock), choices or {})


def looked(project, other, clock, choices=None):
    """What a merge would do: the settled rows and what would be written."""
    plan = plan_of(project, other, clock)
    settled = settle(plan.draft, project.raw, choices or {})
    return plan, settled, written(settled)


def all_for(project, plan, side):
    """Every question answered for one side, also those that come of the answers."""
    choices = {}
    while asked := settle(plan.draft, project.raw, choices).open:
        choices |= {each.place: side for each in asked}
    return choices


def rows(project, kind):
    with project.read() as session:
        return {row["id"]: row for row in read_rows(session, kind)}


def titles(project, kind):
    return sorted(row[kind.title_field] for row in rows(project, kind).values())
