"""What cannot be done is said in one sentence, and the file stays as it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.command import CLOCK, digest
from workbench.project.open import open_project

GOALS = "resources/example/goals.csv"


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "words",
    [
        "import {file} finns-inte.csv",
        "import {file} {goals} --as zork",
        "import {file} {goals} --as plan",
        "import {file} {goals} --map utan",
        "import {file} {goals} --map A=zork",
        "import {file} {goals} --map Zork=title",
        "import {file} {licence}",
        "import {file} {folder}",
        "import {file} {file}",
        "export {file} {folder}/a.zork",
        "export {file} {folder}/utan-ändelse",
        "export {file} {folder}/a.xlsx",
        "export {file} {folder}/a.xlsx --table zork",
        "export {file} {folder}/a.pdf --document zork",
        "export {file} {folder}/a.pdf --audience alla",
        "export {file} {folder}/nix/a.csv --table goals",
        "export {file} {folder}/nix/a.pdf",
        "undo {file} --to abc",
        "new {file} --name X",
        "new {folder}/ny.plats",
        "new {folder}/ny.plats --name X --template zork",
        "new {folder}/ny.plats --name \u00a0",
        "new {folder}/nix/ny.plats --name X",
        "example {file}",
        "backup {file} {file}",
        "restore {folder}/nix {folder}/ny.plats",
        "restore {file} {file}",
        "zork",
        "",
    ],
)
def test_refused(shell, example, root, words, language):
    before = digest(example)
    known = {
        "file": example,
        "folder": shell.folder,
        "goals": root / GOALS,
        "licence": root / "LICENSE",
    }
    assert shell.refused(*(w.format(**known) for w in words.split(" ") if w), language=language)
    assert digest(example) == before
    assert [path.name for path in shell.folder.iterdir()] == [example.name]


@pytest.mark.parametrize(
    "command", ["info", "documents", "schedule", "budget", "check", "history", "undo", "redo"]
)
@pytest.mark.parametrize("content", [None, b"", b"hej", b"SQLite format 3\x00" + b"\x00" * 4000])
def test_what_is_no_project(shell, command, content):
    path = shell.folder / "x.plats"
    if content is not None:
        path.write_bytes(content)
    assert "x.plats" in shell.refused(command, path)
    assert not path.exists() if content is None else path.read_bytes() == content


def test_a_file_that_somebody_works_in_is_read_but_not_written(shell, worked, root):
    code = (
        "import sys, pathlib\n"
        "from workbench.project.open import open_project\n"
        "project = open_project(pathlib.Path(sys.argv[1]))\n"
        "print('open', flush=True); sys.stdin.read(); project.close()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(worked)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert other.stdout.readline() == "open\n"
        assert shell.data("info", worked)["tables"]["goal"] == 8
        assert worked.name in shell.refused("undo", worked)
        assert shell.refused("import", worked, root / GOALS, "--as", "goals")
    finally:
        other.communicate("", timeout=30)
    assert shell.data("undo", worked)["label"]


def test_a_fault_of_the_program_is_a_sentence_too(shell, example, monkeypatch):
    def broken(said, clock):
        raise KeyError("zork")

    monkeypatch.setattr("workbench.cli.files.info", broken)
    assert "zork" in shell.refused("info", example)


def test_help_and_version(shell):
    for words in (["--help"], ["--version"], ["import", "--help"]):
        code, out, err = shell.run(*words)
        assert (code, err) == (0, "")
        assert out


def program(*words):
    return subprocess.run(
        [sys.executable, "-m", "workbench", "--language", "sv", *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_the_program_itself(example, tmp_path):
    done = program("info", example, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["tables"]["activity"] == 40
    failed = program("info", tmp_path / "finns inte.plats")
    assert (failed.returncode, failed.stdout) == (2, "")
    assert failed.stderr == f"Filen {tmp_path / 'finns inte.plats'} finns inte\n"


def test_the_project_stays_usable(shell, worked):
    shell.refused("undo", worked, "--to", "7000")
    with open_project(worked, clock=CLOCK) as project:
        assert project.undo_label()


@pytest.mark.parametrize("words", [("history",), ("check", "--json"), ("schedule", "--json")])
def test_a_reader_that_has_seen_enough_is_no_fault(example, words):
    command = [sys.executable, "-m", "workbench", *words[:1], str(example), *words[1:]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) in {0, 1}


def test_a_narrow_terminal_gets_what_it_can_show(worked):
    for words in (("documents", worked), ("history", worked, "--json")):
        shown = subprocess.run(
            [sys.executable, "-m", "workbench", "--language", "sv", *map(str, words)],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
            timeout=60,
            check=False,
        )
        assert (shown.returncode, shown.stderr) == (0, b"")
        assert shown.stdout.decode("ascii")
    assert "Tog in 40 aktiviteter" in {each["label"] for each in json.loads(shown.stdout)}
