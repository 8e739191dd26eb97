"""How far the steps are after an edit, reckoned only where it may be something else."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace

import pytest

from tests.windows import NOW
from workbench.app import entries
from workbench.base.clock import FixedClock
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.open import open_project
from workbench.project.register import row_ids
from workbench.project.step_notes import DONE, StepMark, mark_step
from workbench.ui.shell.entries import StepStates


@pytest.fixture
def project(mellantorg, tmp_path):
    path = shutil.copy(mellantorg, tmp_path / "Mellantorg.plats")
    with open_project(path, clock=FixedClock(NOW)) as opened:
        yield opened


@pytest.fixture
def states(project):
    made = StepStates(entries(), project)
    project.subscribe(made.note)
    made.reckon()
    return made


@pytest.mark.parametrize(
    "table", ["stakeholder", "indicator", "goal", "activity", "budget_line", "event"]
)
def test_whatever_goes_and_comes_back_the_steps_are_as_reckoned_anew(project, states, table):
    before = states.reckon()
    with project.read() as session:
        ids = row_ids(session, record(table))
    acts.remove(project, record(table), ids)
    gone = states.reckon()
    assert gone == StepStates(entries(), project).reckon() != before
    project.undo()
    assert states.reckon() == before


def test_a_log_entry_asks_only_the_steps_that_look_at_the_log(project):
    asked = Counter()

    def counted(entry):
        def progress(session, today):
            asked[entry.key] += 1
            return entry.progress(session, today)

        return replace(entry, progress=progress if entry.progress else None)

    states = StepStates(tuple(map(counted, entries())), project)
    project.subscribe(states.note)
    states.reckon()
    asked.clear()
    log = record("log_entry")
    acts.add(project, log, {"title": "Skräp", "happened_on": project.today(), "type": "litter"})
    states.reckon()
    assert set(asked) == {"operations"}


def test_what_is_set_by_hand_and_another_day_are_seen(project, states):
    mark_step(project, "vision", "Vision", StepMark(DONE, "klart"))
    found = {each.key: each for each in states.reckon()}
    assert (found["vision"].status, found["vision"].by_hand) == (DONE, True)
    later = project.today().replace(year=project.today().year + 3)
    with project.read() as session:
        (key,) = row_ids(session, record("project"))
    acts.change(project, record("project"), key, {"status_date": later})
    assert states.reckon() == StepStates(entries(), project).reckon()
