"""Undo and redo are exact, whatever was done, and survive closing and a kill."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from workbench.base.clock import SystemClock
from workbench.models.field import Kind
from workbench.models.registry import RECORDS, content_tables, record, sql_table
from workbench.project import acts
from workbench.project.digest import content_digest
from workbench.project.open import create, open_project
from workbench.project.register import add_rows, read_rows
from workbench.rules.schedule_types import CycleError

TABLES = ("organisation", "stakeholder", "goal", "indicator", "activity", "calendar_day")


def dump(project) -> str:
    """Everything the user's tables hold, in the order of keys."""
    found = {}
    for table in content_tables():
        rows = project.raw.execute(f'select * from "{table}" order by id').fetchall()
        found[table] = rows
    return json.dumps(found, default=repr)


def value_for(field, pick: random.Random, ids):  # noqa: PLR0911 - one for each kind
    """A value that a field of this kind can hold."""
    if field.kind in {Kind.TEXT, Kind.NOTE, Kind.EMAIL, Kind.PHONE}:
        return pick.choice(["", "å", "<b>&", "=1+1", "rad\nrad", "'; drop table goal; --", "😀"])
    if field.kind in {Kind.INTEGER, Kind.SCALE, Kind.MONEY}:
        return pick.choice([None, 0, 1, 5, 10**12])
    if field.kind is Kind.DECIMAL:
        return pick.choice([None, Decimal("0.10"), Decimal(-3)])
    if field.kind is Kind.DATE:
        return date(2026, pick.randint(1, 12), pick.randint(1, 28))
    if field.kind is Kind.YES_NO:
        return pick.random() < 0.5
    if field.kind is Kind.CHOICE:
        return pick.choice([None, *(choice.key for choice in field.choices)])
    return among(field, pick, ids)


def among(field, pick: random.Random, ids):
    """A value that refers to rows that exist, or a value per year."""
    if field.kind is Kind.YEARLY:
        number = pick.randint(1, 99)
        years = pick.sample(range(2024, 2030), 3)
        return {year: number if field.money else Decimal(number) for year in years}
    there = ids.get(field.target, [])
    if field.kind is Kind.REFERENCE:
        return pick.choice([None, *there])
    some = pick.sample(there, min(len(there), pick.randint(0, 3)))
    if field.kind is Kind.DEPENDENCIES:
        return tuple((key, pick.choice(["FS", "SS"]), pick.randint(-2, 3)) for key in some)
    return tuple(some)


def ids_of(project):
    return {
        table: [key for (key,) in project.raw.execute(f'select id from "{table}" order by id')]
        for table in RECORDS
    }


def act(project, pick: random.Random) -> None:
    """Do something at random; a circle that is refused has done nothing, so something else."""
    done = False
    while not done:
        try:
            _act(project, pick)
            done = True
        except CycleError:
            done = False


def _act(project, pick: random.Random) -> None:
    """Do something that a person could do, with any table and any field."""
    table = pick.choice(TABLES)
    chosen, ids = record(table), ids_of(project)
    fields = [field for field in chosen.fields if not field.computed]
    mine = ids[table]
    deed = pick.choice(["add", "change", "change", "many", "remove", "reorder"]) if mine else "add"
    if deed == "add":
        needed = [field for field in fields if field.required]
        several = needed + pick.sample(fields, min(4, len(fields)))
        acts.add(project, chosen, {each.name: value_for(each, pick, ids) for each in several})
    elif deed == "change":
        field = pick.choice(fields)
        key = pick.choice(mine)
        acts.change(project, chosen, key, {field.name: value_for(field, pick, ids)})
    elif deed == "many":
        field = pick.choice(fields)
        rows = {key: {field.name: value_for(field, pick, ids)} for key in mine[:5]}
        acts.change_many(project, chosen, rows)
    elif deed == "remove":
        acts.remove(project, chosen, pick.sample(mine, min(len(mine), pick.randint(1, 3))))
    elif "position" in sql_table(table).columns:
        acts.reorder(project, chosen, pick.sample(mine, len(mine)))


@pytest.mark.parametrize("seed", range(3))
def test_a_hundred_acts_each_undone_and_redone(project, seed):
    pick = random.Random(seed)
    for _ in range(100):
        before, steps = dump(project), len(project.history())
        act(project, pick)
        if len(project.history()) == steps:
            assert dump(project) == before
            continue
        after = dump(project)
        project.undo()
        assert dump(project) == before
        project.redo()
        assert dump(project) == after
    assert project.check() == []


def test_a_thousand_steps_back_and_forth_over_closing(project, clock):
    pick = random.Random(11)
    states = [dump(project)]
    while len(states) <= 1000:
        act(project, pick)
        if (now := dump(project)) != states[-1] or len(project.history(2000)) == len(states):
            states.append(now)
    project.close()
    with open_project(project.path, clock=clock) as again:
        for state in reversed(states[:-1]):
            assert again.undo() is not None
            assert dump(again) == state
        assert again.undo() is None
        again.travel_to(again.history(2000)[0].id)
        assert dump(again) == states[-1]
        assert again.redo() is None
        assert again.check() == []


def test_new_edit_gives_up_what_was_undone(project):
    organisation = record("organisation")
    for name in "ABC":
        acts.add(project, organisation, {"name": name})
    project.undo()
    project.undo()
    acts.add(project, organisation, {"name": "D"})
    assert project.redo() is None
    assert [row["name"] for row in rows(project)] == ["A", "D"]
    project.undo()
    project.undo()
    assert rows(project) == []
    project.redo()
    project.redo()
    assert [row["name"] for row in rows(project)] == ["A", "D"]


def rows(project):
    with project.read() as session:
        return read_rows(session, record("organisation"))


def test_failing_edit_leaves_nothing(project):
    before = dump(project), len(project.history())
    with pytest.raises(ZeroDivisionError), project.edit("x") as session:  # noqa: PT012
        add_rows(session, record("organisation"), [{"name": "A"}])
        raise ZeroDivisionError
    assert (dump(project), len(project.history())) == before
    acts.add(project, record("organisation"), {"name": "B"})
    assert [row["name"] for row in rows(project)] == ["B"]


def test_getting_ready_for_the_first_edit_changes_nothing(project):
    before = dump(project), project.path.read_bytes()
    project.get_ready()
    project.get_ready()
    assert (dump(project), project.path.read_bytes()) == before
    with pytest.raises(sqlite3.OperationalError):
        project.raw.execute("delete from project")
    acts.add(project, record("goal"), {"title": "A"})
    assert project.history()[0].rows == 1
    with project.snapshot() as copy:
        copy.get_ready()  # which can only be read


def test_writing_outside_an_edit_is_refused(project):
    from sqlalchemy import text
    from sqlalchemy.exc import SQLAlchemyError

    with project.read() as session, pytest.raises(SQLAlchemyError, match="readonly"):
        session.execute(text("delete from project"))
    with project.edit("outer"), pytest.raises(RuntimeError), project.edit("inner"):
        pass


class Life(RuleBasedStateMachine):
    """A file's life against a list of the states it went through."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp(prefix="life-"))
        self.project = create(self.folder / "a.plats", "x", clock=SystemClock(), language="sv")
        self.states, self.at = [dump(self.project)], 0

    @rule(seed=st.integers(0, 10**6))
    def act(self, seed):
        steps = self.project.history(1)[:1], self.project.undo_label()
        last = self.project.raw.execute("select max(id) from edit").fetchone()
        act(self.project, random.Random(seed))
        if self.project.raw.execute("select max(id) from edit").fetchone() != last:
            del self.states[self.at + 1 :]
            self.states.append(dump(self.project))
            self.at += 1
        else:
            assert (self.project.history(1)[:1], self.project.undo_label()) == steps

    @rule()
    def undo(self):
        assert (self.project.undo() is None) == (self.at == 0)
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self):
        assert (self.project.redo() is None) == (self.at == len(self.states) - 1)
        self.at = min(len(self.states) - 1, self.at + 1)

    @rule()
    def close_and_open(self):
        self.project.close()
        self.project = open_project(self.folder / "a.plats")

    @rule()
    def fail_in_the_middle_of_an_edit(self):
        with pytest.raises(InterruptedError), self.project.edit("x") as session:  # noqa: PT012
            add_rows(session, record("organisation"), [{"name": "lost"}] * 50)
            raise InterruptedError

    @invariant()
    def as_in_the_model(self):
        if hasattr(self, "project"):
            assert dump(self.project) == self.states[self.at]

    def teardown(self):
        if hasattr(self, "project"):
            assert self.project.check() == []
            truth = content_digest(self.project.raw)
            self.project.close()
            with open_project(self.folder / "a.plats") as again:
                assert content_digest(again.raw) == truth
            shutil.rmtree(self.folder)


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=8,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
