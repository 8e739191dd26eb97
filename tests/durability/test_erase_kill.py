"""kill -9 while a person is erased: the file is as before, or nothing of them is left in it."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest

from workbench.models.registry import record
from workbench.project.check import check_file
from workbench.project.erasing import erase_people
from workbench.project.open import create, open_project
from workbench.project.person import find_person
from workbench.project.register import add_rows

pytestmark = pytest.mark.durability

NAME = "Qvintus Hjärtströmer"
ERASER = """
import sys
from pathlib import Path
from workbench.project.erasing import erase_people
from workbench.project.open import open_project
from workbench.project.person import find_person
project = open_project(Path(sys.argv[1]))
person = find_person(project.raw, "S01")
print("ready", flush=True)
erase_people(project, [person], "")
print("done", flush=True)
project.close()
"""


@pytest.fixture
def full(tmp_path):
    """A file whose texts name a person thousands of times."""
    path = tmp_path / "a.plats"
    with create(path, "x") as project, project.edit("many") as session:
        add_rows(session, record("stakeholder"), [{"name": NAME}])
        rows = [{"title": f"{NAME} {n} " + "x" * (n * 37 % 900)} for n in range(3000)]
        add_rows(session, record("goal"), rows)
    return path


@pytest.mark.timeout(3600)
def test_a_kill_leaves_the_file_before_or_after(full, kills):
    whole = full.read_bytes()
    started = time.perf_counter()
    with open_project(full) as project:
        erase_people(project, [find_person(project.raw, "S01")], "")
        takes = time.perf_counter() - started
    pick, states = random.Random(3), []
    for _each in range(kills):
        full.write_bytes(whole)
        child = subprocess.Popen([sys.executable, "-c", ERASER, str(full)], stdout=subprocess.PIPE)
        child.stdout.read(6)
        time.sleep(pick.uniform(0, takes * 1.5))
        child.kill()
        told, _nothing = child.communicate()
        states.append(state(full))
        assert not (told and states[-1] == "before")
    assert set(states) == {"before", "after"}


def state(path):
    """Open a file as the next person would, and look whether the person is in it."""
    with open_project(path) as project:
        names = project.raw.execute("select count(*) from stakeholder").fetchone()[0]
        erased = project.raw.execute("select count(*) from erasure").fetchone()[0]
    assert check_file(path).whole
    left = sum(each.read_bytes().count(NAME.encode()) for each in path.parent.iterdir())
    assert (names, erased) in {(1, 0), (0, 1)}
    assert bool(left) is bool(names)
    return "before" if names else "after"
