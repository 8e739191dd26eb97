"""Rows of activities have the dates that the plan computes, for whoever asks for them."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.models.registry import record
from workbench.project.activity_dates import read_dated
from workbench.project.open import create
from workbench.project.register import add_rows, read_rows

ACTIVITY = record("activity")


@pytest.fixture
def project(tmp_path):
    with create(tmp_path / "torget.plats", "Torget") as made:
        yield made


def written(project, *rows):
    with project.edit("x") as session:
        return add_rows(session, ACTIVITY, rows)


def dated(project, ids=None):
    with project.read() as session:
        return {row["id"]: (row["start"], row["finish"]) for row in read_dated(session, ids)}


def test_computed_dates_follow_what_comes_before(project):
    (first,) = written(
        project, {"title": "A", "start": date(2026, 9, 7), "finish": date(2026, 9, 11)}
    )
    (second,) = written(
        project,
        {"title": "B", "dating": "computed", "duration": 2, "predecessors": ((first, "FS", 0),)},
    )
    assert dated(project) == {
        first: (date(2026, 9, 7), date(2026, 9, 11)),
        second: (date(2026, 9, 14), date(2026, 9, 15)),
    }
    assert list(dated(project, [second])) == [second]


def test_a_plan_without_any_date_begins_nowhere(project):
    (key,) = written(project, {"title": "A", "dating": "computed", "duration": 2})
    assert dated(project) == {key: (None, None)}


def test_typed_dates_are_as_written(project):
    written(project, {"title": "A", "start": date(2026, 9, 12), "finish": date(2026, 9, 13)})
    with project.read() as session:
        assert read_dated(session) == read_rows(session, ACTIVITY)
