"""The set-up script: what it decides, what it says when something is missing, what it locks."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
OVERHEAD = 3.0  # seconds, the second time


@pytest.fixture
def dev(root, monkeypatch, tmp_path):
    """dev.py in an empty project folder, starting nothing: ``dev.called`` lists what it would."""
    spec = importlib.util.spec_from_file_location("dev", root / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "requirements").mkdir()
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copy(root / "requirements" / "locked.txt", tmp_path / "requirements")
    module.called, module.codes = [], {}

    def call(command):
        words = [str(word) for word in command]
        module.called.append(words)
        return next((code for word, code in module.codes.items() if word in words), 0)

    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "LOCK", tmp_path / "requirements" / "locked.txt")
    monkeypatch.setattr(module, "EXAMPLE", tmp_path / "build" / "Mellantorg.plats")
    monkeypatch.setattr(module, "call", call)
    monkeypatch.setattr(module, "check_qt_libraries", lambda: None)
    monkeypatch.setattr(module, "has_screen", lambda: True)
    monkeypatch.setattr(module, "may_install", lambda: False)
    return module


def environment(folder: Path, version: str, *, key: str = "version") -> None:
    folder.mkdir()
    (folder / "pyvenv.cfg").write_text(f"home = /usr/bin\n{key} = {version}.4\n", encoding="utf-8")


# --- the environment ---


def test_the_first_environment_is_plain(dev, tmp_path):
    assert dev.environment_folder("3.12", chosen=False) == tmp_path / ".venv"


@pytest.mark.parametrize("key", ["version", "version_info"])
def test_another_python_gets_an_environment_of_its_own(dev, tmp_path, key):
    environment(tmp_path / ".venv", "3.11", key=key)
    assert dev.environment_folder("3.11", chosen=False) == tmp_path / ".venv"
    assert dev.environment_folder("3.13", chosen=False) == tmp_path / ".venv-3.13"


def test_a_python_asked_for_by_name_gets_its_own_environment(dev, tmp_path):
    assert dev.environment_folder("3.13", chosen=True) == tmp_path / ".venv-3.13"


def test_the_first_time_makes_the_environment_and_installs_by_hash(dev, tmp_path, monkeypatch):
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)
    monkeypatch.setattr(dev, "version_of", lambda _python: HERE)
    (tmp_path / ".venv").mkdir()
    python = dev.ready_environment(None, pip_only=False)
    make, locked, itself = dev.called
    assert make[1:3] == ["-m", "venv"]
    assert "--require-hashes" in locked
    assert str(dev.LOCK) in locked
    assert itself[-2:] == ["-e", str(tmp_path)]
    assert python.is_relative_to(tmp_path / ".venv")


def ready(dev, tmp_path):
    environment(tmp_path / ".venv", HERE)
    (tmp_path / ".venv" / "platsverkstad.stamp").write_text(dev.fingerprint(HERE))


def test_the_second_time_does_nothing(dev, tmp_path):
    ready(dev, tmp_path)
    dev.ready_environment(None, pip_only=False)
    assert dev.called == []


@pytest.mark.parametrize(
    ("file", "old", "new", "renewed"),
    [
        ("requirements/locked.txt", "sqlalchemy==", "sqlalchemy===", True),
        ("pyproject.toml", 'name = "platsverkstad"', 'name = "other"', True),
        ("pyproject.toml", "max-complexity = 8", "max-complexity = 7", False),
    ],
)
def test_only_what_decides_the_content_renews_an_environment(
    dev, tmp_path, file, old, new, renewed
):
    before = dev.fingerprint(HERE)
    path = tmp_path / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert (dev.fingerprint(HERE) != before) is renewed


def test_an_installation_cut_short_is_taken_up_again(dev, tmp_path, monkeypatch):
    monkeypatch.setattr(dev, "version_of", lambda _python: HERE)
    environment(tmp_path / ".venv", HERE)
    dev.codes["--require-hashes"] = 1
    with pytest.raises(dev.Refusal, match="network"):
        dev.ready_environment(None, pip_only=True)
    assert not (tmp_path / ".venv" / "platsverkstad.stamp").exists()
    dev.codes.clear()
    dev.ready_environment(None, pip_only=True)
    assert (tmp_path / ".venv" / "platsverkstad.stamp").exists()


def test_an_environment_that_no_longer_starts_is_made_anew(dev, tmp_path):
    environment(tmp_path / ".venv", HERE)
    dev.ready_environment(None, pip_only=True)
    assert "--clear" in dev.called[0]


def test_uv_is_used_where_it_is_and_left_when_asked(dev, tmp_path, monkeypatch):
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/bin/{name}")
    environment(tmp_path / ".venv", HERE)
    dev.ready_environment(None, pip_only=False)
    assert {command[0] for command in dev.called} == {"/bin/uv"}


@pytest.mark.skipif(os.name == "nt", reason="the interpreter stands in as a shell script")
def test_without_the_venv_module_a_sentence_says_what_to_install(dev, tmp_path, monkeypatch):
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    python.chmod(0o755)
    monkeypatch.setattr(dev, "version_of", lambda _python: "3.11")
    with pytest.raises(dev.Refusal, match=r"apt-get install python3\.11-venv"):
        dev.create_environment(str(python), tmp_path / ".venv", None)


@pytest.mark.skipif(os.name == "nt", reason="the interpreter stands in as a shell script")
def test_the_second_time_costs_next_to_nothing(root, dev, tmp_path):
    ready(dev, tmp_path)
    shutil.copy(root / "dev.py", tmp_path)
    program = tmp_path / ".venv" / "bin" / "python"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "started $@"\n', encoding="ascii")
    program.chmod(0o755)
    begin = time.perf_counter()
    shown = subprocess.run(
        [sys.executable, tmp_path / "dev.py", "test", "-x", "tests/base"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert time.perf_counter() - begin < OVERHEAD
    assert shown.stdout == "started -m pytest -n auto -x tests/base\n"


# --- the system ---


def test_the_python_that_runs_us_can_be_found(dev):
    assert dev.version_of(sys.executable) == HERE
    assert dev.version_of("/no/such/python") is None
    with pytest.raises(dev.Refusal, match=r"no Python 2\.2 "):
        dev.find_python("2.2")


def test_an_old_python_hands_over_to_a_newer_one(dev, monkeypatch):
    monkeypatch.setattr(dev, "OLDEST", (99, 0))
    monkeypatch.setattr(dev, "find_python", lambda version: f"/usr/bin/python{version}")
    assert dev.main(["test", "-x"]) == 0
    ((python, script, *words),) = dev.called
    assert python == "/usr/bin/python3.13"
    assert Path(script).name == "dev.py"
    assert words == ["test", "-x"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves libraries to its packages")
class TestQtLibraries:
    @pytest.fixture
    def lacking(self, dev, root, monkeypatch):
        """The real check on a system that lacks two libraries."""
        spec = importlib.util.spec_from_file_location("dev_whole", root / "dev.py")
        whole = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(whole)
        monkeypatch.setattr(whole, "QT_LIBRARIES", {"libnone.so.7": "libnone7"})
        monkeypatch.setattr(whole, "SCREEN_LIBRARIES", {"libpane.so.1": "libpane1"})
        monkeypatch.setattr(whole, "may_install", lambda: False)
        monkeypatch.setattr(whole, "has_screen", lambda: True)
        return whole

    def test_one_line_says_what_to_install(self, lacking):
        with pytest.raises(lacking.Refusal) as refusal:
            lacking.check_qt_libraries()
        assert str(refusal.value).endswith("sudo apt-get install libnone7 libpane1")

    def test_without_a_screen_its_libraries_are_not_needed(self, lacking, monkeypatch):
        monkeypatch.setattr(lacking, "has_screen", lambda: False)
        with pytest.raises(lacking.Refusal) as refusal:
            lacking.check_qt_libraries()
        assert "libpane1" not in str(refusal.value)

    def test_root_and_ci_get_them_installed(self, lacking, monkeypatch):
        commands = []

        def start(command, **_options):
            commands.append(command)
            return subprocess.CompletedProcess(command, 0)

        monkeypatch.setattr(lacking, "may_install", lambda: True)
        monkeypatch.setattr(lacking.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(lacking.os, "geteuid", lambda: 0)
        monkeypatch.setattr(lacking.subprocess, "run", start)
        lacking.check_qt_libraries()
        update, install = commands
        assert update[:2] == ["apt-get", "update"]
        assert install[-2:] == ["libnone7", "libpane1"]

    def test_a_library_that_is_there_is_not_missed(self, lacking):
        assert lacking.missing_libraries({"libc.so.6": "libc6", "libnone.so.7": "x"}) == [
            "libnone.so.7"
        ]


@pytest.mark.parametrize(
    ("variables", "screen"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)],
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_a_screen_is_known_by_its_variables(root, variables, screen):
    code = "import dev; print(dev.has_screen(), dev.child_environment().get('QT_QPA_PLATFORM'))"
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    shown = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env=kept | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.split() == (["True", "None"] if screen else ["False", "offscreen"])


# --- the commands ---


def test_run_opens_the_example_and_makes_it_only_once(dev):
    python = Path("python")
    assert dev.run(python, []) == 0
    assert [command[3:] for command in dev.called] == [
        ["example", str(dev.EXAMPLE)],
        [str(dev.EXAMPLE)],
    ]
    dev.called.clear()
    dev.EXAMPLE.touch()
    dev.run(python, [])
    assert [command[3:] for command in dev.called] == [[str(dev.EXAMPLE)]]


def test_run_without_a_screen_writes_the_platsplan_and_says_where(dev, monkeypatch, capsys):
    monkeypatch.setattr(dev, "has_screen", lambda: False)
    dev.run(Path("python"), [])
    export = dev.called[-1]
    target = export[5]
    assert export[3:] == ["export", str(dev.EXAMPLE), target, "--document", "platsplan"]
    assert target in capsys.readouterr().out


def test_run_stops_where_the_example_cannot_be_made(dev):
    dev.codes["example"] = 2
    assert dev.run(Path("python"), []) == 2
    assert len(dev.called) == 1


def test_run_hands_other_words_to_the_program(dev):
    dev.run(Path("python"), ["info", "my.plats"])
    assert dev.called == [["python", "-m", "workbench", "info", "my.plats"]]


@pytest.mark.parametrize("words", [["-n", "0"], ["-n0"], ["--pdb"]])
def test_tests_run_on_all_cores_unless_told_otherwise(dev, words):
    dev.test(Path("python"), ["-q"])
    dev.test(Path("python"), words)
    assert dev.called == [
        ["python", "-m", "pytest", "-n", "auto", "-q"],
        ["python", "-m", "pytest", *words],
    ]


def test_a_run_without_tests_fails_with_a_sentence(dev, capsys):
    dev.codes["pytest"] = 5
    assert dev.test(Path("python"), []) == 5
    assert "No test" in capsys.readouterr().err


def test_check_goes_on_after_a_failure_and_names_it(dev, capsys):
    dev.codes["mypy"] = 1
    assert dev.check(Path("bin/python"), []) == 1
    words = {word for command in dev.called for word in command}
    assert {"mypy", "deptry", "vulture", "--check"} <= words
    assert "check: failed: mypy" in capsys.readouterr().out


def test_check_says_when_all_is_clean(dev, capsys):
    assert dev.check(Path("bin/python"), []) == 0
    assert "all clean" in capsys.readouterr().out


def test_what_goes_wrong_is_told_in_a_sentence(dev, capsys):
    assert dev.main(["--python", "2.2", "test"]) == 2
    shown = capsys.readouterr()
    assert shown.err == "dev.py: There is no Python 2.2 on this machine.\n"


def test_every_command_stands_in_the_manual(dev):
    for command in dev.COMMANDS:
        assert f"dev.py {command}" in dev.__doc__


# --- the lock ---


@pytest.fixture(scope="module")
def locked(root):
    text = (root / "requirements" / "locked.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    return [(Requirement(entry.split("\\")[0].strip()), entry) for entry in entries]


def test_every_locked_file_has_hashes_and_no_address(locked):
    assert len(locked) > 40
    for requirement, entry in locked:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), requirement
        assert "://" not in entry


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_the_lock_holds_what_the_project_asks_for(root, locked, python, system):
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*settings["project"]["dependencies"], *settings["dependency-groups"]["dev"]]
    here = {"python_version": python, "python_full_version": f"{python}.1", "sys_platform": system}
    applies = [r for r, _ in locked if r.marker is None or r.marker.evaluate(here)]
    held = {plain(r.name): str(r.specifier).removeprefix("==") for r in applies}
    assert len(held) == len(applies)
    for requirement in map(Requirement, asked):
        if requirement.marker is None or requirement.marker.evaluate(here):
            assert requirement.specifier.contains(held[plain(requirement.name)]), requirement


def plain(name):
    return name.lower().replace("_", "-")


@pytest.mark.parametrize(
    ("python", "qt"), [("3.11", "6.11."), ("3.12", "6.12."), ("3.13", "6.12.")]
)
def test_each_python_gets_the_qt_that_does_not_crash_it(locked, python, qt):
    here = {"python_version": python, "python_full_version": f"{python}.1"}
    versions = {
        str(requirement.specifier)
        for requirement, _ in locked
        if requirement.name.startswith(("pyside6", "shiboken6"))
        and requirement.marker.evaluate(here)
    }
    assert versions
    assert all(version.startswith(f"=={qt}") for version in versions)
