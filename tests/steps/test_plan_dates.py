"""Computed dates are the plan's in tables and files; typed over, they say what a drag says."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.models.registry import record
from workbench.program.exporting import export_table
from workbench.project import acts
from workbench.project.register import read_row
from workbench.steps.plan.page_dates import activity_columns
from workbench.ui.data.rows import RecordRows

ACTIVITY = record("activity")


@pytest.fixture
def chain(empty):
    first = acts.add(
        empty, ACTIVITY, {"title": "A", "start": date(2026, 9, 7), "finish": date(2026, 9, 11)}
    )
    follows = {
        "title": "B", "dating": "computed", "duration": 5, "start": date(2026, 9, 7),
        "finish": date(2026, 9, 8), "predecessors": ((first, "FS", 0),),
    }  # fmt: skip
    return first, acts.add(empty, ACTIVITY, follows)


@pytest.fixture
def rows(empty, chain, qtbot):
    return RecordRows(empty, ACTIVITY, mask=lambda _field: False, columns=activity_columns(empty))


def shown(rows, key, *names):
    columns = rows.store.columns
    return tuple(columns[name].value(rows.store.row(key)) for name in names)


def kept(project, key, *names):
    with project.read() as session:
        row = read_row(session, ACTIVITY, key)
    return tuple(row[name] for name in names)


def test_a_table_shows_what_the_plan_computes(empty, chain, rows):
    first, second = chain
    assert shown(rows, second, "start", "finish") == (date(2026, 9, 14), date(2026, 9, 18))
    assert shown(rows, first, "start", "finish") == (date(2026, 9, 7), date(2026, 9, 11))
    told = []
    rows.dataChanged.connect(lambda top, _bottom: told.append(top.row()))
    acts.change(empty, ACTIVITY, first, {"finish": date(2026, 9, 18)})
    assert told
    assert shown(rows, second, "start", "finish") == (date(2026, 9, 21), date(2026, 9, 25))


def test_typed_over_they_say_what_a_drag_says(empty, chain, rows):
    _first, second = chain
    columns = rows.store.columns
    rows.write([second], columns["start"], date(2026, 9, 23))
    assert kept(empty, second, "earliest_start", "dating") == (date(2026, 9, 23), "computed")
    rows.write([second], columns["finish"], date(2026, 9, 24))
    assert kept(empty, second, "duration") == (2,)
    assert shown(rows, second, "start", "finish") == (date(2026, 9, 23), date(2026, 9, 24))
    rows.write([second], columns["start"], None)
    assert shown(rows, second, "start") == (date(2026, 9, 14),)


def test_made_typed_they_stay_where_they_were(empty, chain, rows):
    first, second = chain
    rows.write([second], rows.store.columns["dating"], "typed")
    assert kept(empty, second, "start", "finish") == (date(2026, 9, 14), date(2026, 9, 18))
    acts.change(empty, ACTIVITY, first, {"finish": date(2026, 9, 18)})
    assert shown(rows, second, "start") == (date(2026, 9, 14),)


def test_a_file_has_the_dates_that_hold(empty, chain, tmp_path):
    path = tmp_path / "plan.csv"
    export_table(empty, path, ACTIVITY, language="sv", audience="internal")
    assert "2026-09-14;2026-09-18" in path.read_text(encoding="utf-8-sig")
