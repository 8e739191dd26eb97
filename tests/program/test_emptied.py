"""A file in which hardly anything is filled in is told of like any other.

What must be filled in is asked for where one types; a file from elsewhere, or one merged of two
copies, may do without.
"""

from __future__ import annotations

import shutil

import pytest
from sqlalchemy import update

from tests.command import CLOCK
from workbench.base.errors import WorkbenchError
from workbench.documents.registry import Audience, Options
from workbench.models.registry import RECORDS, sql_table
from workbench.program.catalogue import STEPS
from workbench.program.portfolio import look_through
from workbench.program.publishing import KINDS
from workbench.project.open import open_project


@pytest.fixture(scope="module")
def emptied(mellantorg, tmp_path_factory):
    """The example, in which every field that the file lets be empty is so."""
    path = tmp_path_factory.mktemp("emptied") / "tom.plats"
    shutil.copyfile(mellantorg, path)
    with open_project(path, clock=CLOCK) as project:
        for kind in RECORDS.values():
            _empty(project, sql_table(kind.table))
    return path


def _empty(project, table):
    values = {column.name: None for column in table.c if column.nullable}
    try:
        with project.edit("x") as session:
            if values:
                session.execute(update(table).values(values))
    except WorkbenchError:
        pass  # of meetings whose minutes are verified


def test_it_is_reviewed_and_shown(emptied):
    (seen,) = look_through([emptied], CLOCK)
    assert not seen.error
    assert seen.findings
    with open_project(emptied, clock=CLOCK) as project, project.read() as session:
        for step in STEPS:
            for tell in (step.progress, step.signs, step.wall):
                if tell is not None:
                    tell(session, project.today())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_it_is_written_about(emptied, kind):
    with open_project(emptied, clock=CLOCK) as project, project.read() as session:
        options = Options(project.today(), audience=Audience.INTERNAL)
        assert kind.make(session, options).title
