"""The power goes at any moment: every edit that was told as done is there afterwards."""

from __future__ import annotations

import importlib.util
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.project.open import create

HERE = Path(__file__).parent
EDITS = 60

pytestmark = [
    pytest.mark.durability,
    pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace"),
    pytest.mark.timeout(3600),
]


@pytest.fixture(scope="module")
def powerloss():
    spec = importlib.util.spec_from_file_location("powerloss", HERE / "powerloss.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["powerloss"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["powerloss"]


def losses(powerloss, folder: Path, wanted: int, *settings: str) -> dict[str, int]:
    """Replay the writer's calls and count the disk states that lost or broke something."""
    path = folder / "a.plats"
    create(path, "x").close()
    before = {path.name: path.read_bytes()}
    log = folder.parent / f"{folder.name}.strace"
    subprocess.run(
        ["strace", "-f", "-xx", "-s", "1000000", "-e", f"trace={powerloss.CALLS}", "-o", str(log),
         sys.executable, str(HERE / "writer.py"), str(path), str(EDITS), *settings],
        check=True,
    )  # fmt: skip
    replay, pick = powerloss.Replay(folder, before), random.Random(1)
    lines = log.read_text().splitlines()
    moments = sum(map(powerloss.Replay(folder, before).step, lines))
    each = -(-wanted // moments)
    count = {"states": 0, "lost": 0, "broken": 0}
    for line in lines:
        if not replay.step(line):
            continue
        for _ in range(each):
            count["states"] += 1
            outcome = judged(replay, pick, folder.parent / "after")
            if outcome:
                count[outcome] += 1
    assert replay.acknowledged == list(range(EDITS))
    return count


def judged(replay, pick: random.Random, folder: Path) -> str:
    """Return what is wrong with one state of the disk: "lost", "broken" or nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in replay.disk.after_power_loss(pick).items():
        (folder / name).write_bytes(data)
    raw = sqlite3.connect(folder / "a.plats")
    try:
        names = raw.execute("select name from organisation").fetchall()
        if raw.execute("pragma integrity_check").fetchone()[0] != "ok":
            return "broken"
        edits = raw.execute("select count(*) from edit where state = 'done'").fetchone()[0]
    except sqlite3.Error:
        return "broken"
    finally:
        raw.close()
    found = {int(name.split()[1]) for (name,) in names}
    missing = set(replay.acknowledged) - found
    allowed = set(replay.acknowledged[-1:]) if replay.undoing else set()
    return "lost" if missing - allowed or len(found) != edits else ""


def test_no_edit_is_lost_when_the_power_goes(powerloss, tmp_path, states):
    folder = tmp_path / "disk"
    folder.mkdir()
    count = losses(powerloss, folder, states)
    assert count["states"] >= states
    assert (count["lost"], count["broken"]) == (0, 0)
    print(count)


@pytest.mark.parametrize("setting", ["synchronous=off", "journal_mode=off"])
def test_the_replay_sees_what_careless_settings_lose(powerloss, tmp_path, setting):
    """A test of the test: without these settings of ours it must find losses."""
    folder = tmp_path / "disk"
    folder.mkdir()
    count = losses(powerloss, folder, 300, setting)
    assert count["lost"] + count["broken"] > 30
