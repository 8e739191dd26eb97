"""No edit closes a circle among activities, by whatever way it comes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from workbench.models.registry import record
from workbench.project import acts
from workbench.project.acts import Arrivals, bring_in
from workbench.project.open import create
from workbench.project.register import read_rows
from workbench.rules.schedule_types import CycleError

ACTIVITY = record("activity")


@pytest.fixture
def three(tmp_path):
    """A project with A01, A02 after it and A03 after that; and their ids."""
    with create(tmp_path / "tre.plats", "Tre", language="sv") as project:
        keys = [acts.add(project, ACTIVITY, {"title": name}) for name in ("Ett", "Två", "Tre")]
        for before, after in pairwise(keys):
            acts.change(project, ACTIVITY, after, {"predecessors": ((before, "FS", 0),)})
        yield project, keys


def rows(project):
    with project.read() as session:
        return read_rows(session, ACTIVITY)


def test_a_circle_is_refused_with_its_members_named_and_nothing_changed(three):
    project, keys = three
    before, entries = rows(project), len(project.history())
    with pytest.raises(CycleError) as refused:
        acts.change(project, ACTIVITY, keys[0], {"predecessors": ((keys[2], "SS", 2),)})
    assert refused.value.codes == ("A01", "A02", "A03")
    assert "A01 → A02 → A03 → A01" in refused.value.text()
    assert rows(project) == before
    assert len(project.history()) == entries
    acts.change(project, ACTIVITY, keys[0], {"title": "Först"})  # work goes on


def test_an_activity_cannot_wait_for_itself(three):
    project, keys = three
    with pytest.raises(CycleError):
        acts.change(project, ACTIVITY, keys[0], {"predecessors": ((keys[0], "FS", 0),)})


def test_two_cannot_lie_under_each_other_nor_wait_for_their_own_whole(three):
    project, keys = three
    other = acts.add(project, ACTIVITY, {"title": "Helhet"})
    acts.change(project, ACTIVITY, keys[0], {"parent_id": other})
    with pytest.raises(CycleError):
        acts.change(project, ACTIVITY, other, {"parent_id": keys[0]})
    with pytest.raises(CycleError):
        acts.change(project, ACTIVITY, keys[0], {"predecessors": ((other, "FS", 0),)})


def test_a_table_with_a_circle_is_refused_whole(three):
    project, keys = three
    before = rows(project)
    arrivals = Arrivals(
        new=[
            ("n1", {"title": "Nio", "predecessors": (("n2", "FS", 0),)}),
            ("n2", {"title": "Tio", "predecessors": (("n1", "FS", 0),)}),
        ]
    )
    with pytest.raises(CycleError):
        bring_in(project, ACTIVITY, arrivals)
    assert rows(project) == before
    assert keys


def test_without_a_code_the_title_names_it(three):
    project, keys = three
    acts.change(project, ACTIVITY, keys[0], {"code": ""})
    with pytest.raises(CycleError) as refused:
        acts.change(project, ACTIVITY, keys[0], {"predecessors": ((keys[1], "FS", 0),)})
    assert set(refused.value.codes) == {"A02", "Ett"}
