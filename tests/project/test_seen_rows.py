"""What the guard has read of a file answers exactly as the file itself does."""

from __future__ import annotations

import shutil
import weakref

import pytest

from tests.command import CLOCK
from tests.project_files import mellantorg  # noqa: F401 - fixture
from workbench.models.field import Kind
from workbench.models.registry import RECORDS, record
from workbench.project import acts
from workbench.project.file_reader import FileReader
from workbench.project.once import reading_once
from workbench.project.open import open_project
from workbench.project.register import codes, names, read_rows, titles
from workbench.project.seen_rows import Asked, SeenRows, seen_in
from workbench.project.telling import telling_rows


@pytest.fixture(scope="module")
def file(mellantorg, tmp_path_factory):  # noqa: F811 - the fixture above
    """Mellantorg with rows that have no place among the others, and texts that tell."""
    path = shutil.copyfile(mellantorg, tmp_path_factory.mktemp("seen") / "torg.plats")
    with open_project(path, clock=CLOCK) as project:
        for notes in ("ring 070-123 45 67", "anna@example.se", "a\0b", "1 2 3 4 5 6", "7"):
            acts.add(project, record("stakeholder"), {"name": "Ö", "notes": notes})
        acts.add(project, record("legal_regime"), {"source": "utan dag"})
    return path


@pytest.fixture(scope="module")
def both(file):
    """A session that has seen the file and one that asks it."""
    with (
        FileReader(CLOCK).opened(file) as seen,
        open_project(file, clock=CLOCK, read_only=True) as plain,
        seen.read() as knows,
        plain.read() as asks,
        reading_once(knows),
        reading_once(asks),
    ):
        assert seen_in(knows) is not None
        assert seen_in(asks) is None
        yield knows, asks


def test_rows_are_the_same_in_the_same_order(both):
    knows, asks = both
    for table, kind in RECORDS.items():
        assert read_rows(knows, kind) == read_rows(asks, kind)
        for known in (titles, names, codes):
            assert known(knows, table) == known(asks, table), table


def test_the_same_rows_tell_something(both):
    found = 0
    for kind in RECORDS.values():
        free = tuple(f.name for f in kind.visible() if f.kind in {Kind.TEXT, Kind.NOTE})
        if not free:
            continue
        first, second = ({row["id"] for row in telling_rows(s, kind, free)} for s in both)
        found += len(second)
        if kind.table == "stakeholder":
            assert first >= second, "a sign that parts texts may let more of them be looked at"
        else:
            assert first == second
    assert found > 2


def test_nothing_goes_before_all_else_and_the_newest_first():
    seen = SeenRows()
    rows = [("a", None, 2), ("b", "2026-01-01", 1), ("c", "2027-01-01", None), ("d", None, 1)]
    seen.see("legal_regime", ("id", "checked_on", "position"), rows)

    def order(*by, newest=""):
        found = seen.answer(Asked("legal_regime", ("id",), by, newest))
        return "".join(key for (key,) in found)

    assert order("position", "id") == "cbda"
    assert order("position", "id", newest="checked_on") == "cbda"
    assert order("id", newest="checked_on") == "cbad"
    fixed = Asked("legal_regime", ("id", "position"), fixed=(("position", 1),))
    assert seen.answer(fixed) == [("b", 1), ("d", 1)]


def test_pictures_and_tables_beyond_measure_are_asked_for_anew():
    seen = SeenRows()
    seen.see("photo", ("id",), [("a",)])
    assert seen.answer(Asked("photo", ("id",))) is None
    assert seen.answer(Asked("goal", ("id",))) == []
    seen.see("log_entry", ("id",), [("a",)] * 20_001)
    assert seen.answer(Asked("log_entry", ("id",))) is None


def test_the_rows_go_with_the_file_whoever_keeps_the_session(file):
    with FileReader(CLOCK).opened(file) as project, project.read() as kept:
        seen = weakref.ref(seen_in(kept))
    del project
    assert seen() is None
    assert seen_in(kept) is None


def test_a_file_that_is_worked_in_is_never_answered_for(file):
    with open_project(file, clock=CLOCK) as project, project.read() as session:
        assert seen_in(session) is None
