"""What a reckoning read is known by table, also where somebody keeps what was read before."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from workbench.models.registry import record
from workbench.project.kept import kept_rows
from workbench.project.open import create
from workbench.project.register import read_rows, titles
from workbench.project.tables_read import is_told, noting_tables

GOAL, PARTY, ACTIVITY = record("goal"), record("organisation"), record("activity")


@pytest.fixture
def session(tmp_path):
    with create(tmp_path / "torget.plats", "Torget") as project, project.read() as session:
        yield session


def test_tables_are_noted_for_all_who_want_to_know(session):
    read_rows(session, PARTY)
    with noting_tables(session) as outer:
        titles(session, "surface")
        with noting_tables(session) as inner:
            read_rows(session, GOAL)
        titles(session, "property")
    read_rows(session, PARTY)
    assert "goal" in inner
    assert "surface" not in inner
    assert {"surface", "goal", "property"} <= outer
    assert "organisation" not in outer


def test_rows_that_are_kept_count_as_read(session):
    kept_rows(session, ACTIVITY)
    with noting_tables(session) as noted:
        kept_rows(session, ACTIVITY)
    assert {"activity", "dependency"} <= noted


def test_a_question_that_names_many_rows_is_understood_too(session):
    with noting_tables(session) as noted:
        listed = ", ".join(f"'{number:032}'" for number in range(300))
        session.execute(text(f"select id from goal where id in ({listed})"))
    assert noted == {"goal"}


def test_nobody_tells_of_changes_in_the_history(session):
    with noting_tables(session) as noted:
        session.execute(text("select count(*) from edit"))
    assert not is_told(noted)
    assert is_told({"goal", "activity"})
