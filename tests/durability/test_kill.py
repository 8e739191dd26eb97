"""kill -9 at any moment: no edit lost that was told as done, no file that does not open."""

from __future__ import annotations

import importlib.util
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbench.models.registry import record
from workbench.project.check import check_file
from workbench.project.migrations.upgrade import upgrade
from workbench.project.open import create, open_project
from workbench.project.register import add_rows

WRITER = Path(__file__).with_name("writer.py")

pytestmark = pytest.mark.durability


def numbers(project) -> set[int]:
    found = project.raw.execute("select name from organisation").fetchall()
    return {int(name.split()[1]) for (name,) in found}


@pytest.mark.timeout(3600)
def test_no_edit_is_lost_to_a_kill(tmp_path, kills):
    path = tmp_path / "a.plats"
    create(path, "x").close()
    pick = random.Random(5)
    acknowledged = Path(f"{path}.ack")
    acknowledged.touch()
    for _ in range(kills):
        told = acknowledged.stat().st_size
        child = subprocess.Popen([sys.executable, str(WRITER), str(path), "1000000"])
        while not acknowledged.read_bytes()[told:].strip(b"ur\n"):
            assert child.poll() is None
            time.sleep(0.002)
        time.sleep(pick.uniform(0, 0.15))
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        told_last = acknowledged.read_text().split()
        wanted = {int(word) for word in told_last if word.isdigit()}
        undoing = {max(wanted)} if told_last[-1] == "u" else set()
        with open_project(path) as project:
            found = numbers(project)
            # The edit that was under way may be there or not; nothing else.
            assert wanted - undoing <= found <= wanted | {max(wanted) + 1}
            done = [entry for entry in project.history(10**6) if entry.state == "done"]
            assert len(done) == len(found)
            acknowledged.write_text("".join(f"{number}\n" for number in sorted(found)))
    assert check_file(path).whole
    with open_project(path) as project:
        while project.undo() is not None:
            pass
        assert numbers(project) == set()


UPGRADER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from second_version import way
from workbench.project.migrations.upgrade import upgrade
print("ready", flush=True)
upgrade(Path(sys.argv[1]), datetime(2026, 11, 23, tzinfo=UTC), way(Path(sys.argv[2])))
"""


@pytest.mark.timeout(3600)
def test_an_upgrade_is_done_wholly_or_not_at_all(tmp_path, kills):
    spec = importlib.util.spec_from_file_location(
        "second_version", Path(__file__).with_name("second_version.py")
    )
    second = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(second)
    path = tmp_path / "a.plats"
    with create(path, "x") as project, project.edit("many") as session:
        add_rows(session, record("organisation"), [{"name": f"o{n}"} for n in range(3000)])
    whole = path.read_bytes()
    way = second.way(tmp_path)
    started = time.perf_counter()
    upgrade(path, datetime(2026, 11, 23, tzinfo=UTC), way)
    assert second.state(path) == "new"
    takes = time.perf_counter() - started
    pick, states = random.Random(3), []
    for _ in range(kills):
        path.write_bytes(whole)
        child = subprocess.Popen(
            [sys.executable, "-c", UPGRADER, str(path), str(tmp_path), str(WRITER.parent)],
            stdout=subprocess.PIPE,
        )
        child.stdout.read(6)
        time.sleep(pick.uniform(0, takes * 1.2))
        child.kill()
        child.communicate()
        states.append(second.state(path))
        for left in tmp_path.glob(".a.plats*"):
            left.unlink()
    assert set(states) <= {"old", "new"}
    assert "old" in states
