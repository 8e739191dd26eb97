"""The system asks the program to end: the file is closed in order, and nobody finds a note."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from PySide6.QtWidgets import QMessageBox
from shiboken6 import isValid

from tests.windows import Key, settle
from workbench.project.lock import note_path
from workbench.ui.shell.leaving import ASKING, Leaving

HERE = [getattr(signal, name) for name in ASKING if hasattr(signal, name)]


def until(true, seconds=120):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs without asking them")
@pytest.mark.parametrize("number", HERE, ids=lambda n: n.name)
def test_a_signal_closes_the_program_in_order(tmp_path, mellantorg, number):
    file = tmp_path / "Torget.plats"
    file.write_bytes(mellantorg.read_bytes())
    running = subprocess.Popen(
        [sys.executable, "-m", "workbench", str(file)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        until(note_path(file).exists)  # often before the window is there
        running.send_signal(number)
        _out, complaint = running.communicate(timeout=120)
    finally:
        running.kill()
        running.communicate()
    assert "Traceback" not in complaint
    assert running.returncode == 128 + number
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    raw = sqlite3.connect(file)
    assert raw.execute("select count(*) from seal").fetchone() == (1,)
    raw.close()


@pytest.fixture
def leaving(start):
    driver = start("empty")
    made = Leaving()
    made.attach(driver.application, driver.window)
    yield driver, made
    made.stop()


def typed_name(driver):
    driver.go("place")
    driver.page.view("profile").words.fields["name"].editor.selectAll()
    driver.type("Nya namnet")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs without asking them")
def test_what_is_being_typed_is_written_before_the_program_ends(leaving, monkeypatch):
    driver, made = leaving
    told = []
    monkeypatch.setattr(made._application, "exit", told.append, raising=False)
    typed_name(driver)
    project = driver.project
    os.kill(os.getpid(), signal.SIGTERM)
    settle(lambda: driver.desk is None)
    assert not project._open
    raw = sqlite3.connect(driver.file)
    assert raw.execute("select name from project").fetchone() == ("Nya namnet",)
    raw.close()
    assert not note_path(driver.file).exists()


def test_the_end_of_the_session_writes_and_the_work_can_go_on(leaving):
    driver, made = leaving
    typed_name(driver)
    made._session_ends(None)
    assert driver.project.facts().name == "Nya namnet"
    assert driver.window.isVisible()
    driver.page.view("profile").words.fields["name"].editor.setFocus()
    driver.type("!")
    driver.press(Key.Key_Return)
    assert driver.project.facts().name == "Nya namnet!"


def test_the_end_of_qt_closes_the_file(leaving):
    driver, _made = leaving
    driver.application.aboutToQuit.emit()
    assert driver.desk is None
    assert not note_path(driver.file).exists()


def test_signals_are_given_back(leaving):
    _driver, made = leaving
    mine = [signal.getsignal(number) for number in HERE]
    made.stop()
    assert [signal.getsignal(number) for number in HERE] != mine


# -- the note of another computer


def foreign_note(file):
    note = {"host": "annan", "user": "eva", "pid": 1, "since": "2026-11-18T11:00:00+01:00"}
    note_path(file).write_text(json.dumps(note), encoding="utf-8")


@pytest.fixture
def asked(start):
    """A window that asks about a file which a note of another computer says is in use."""
    driver = start("nothing")
    other = start("empty")
    file = other.file
    other.close()
    foreign_note(file)
    driver.window.files.open_path(file)
    settle()
    return driver, file, driver.window.findChild(QMessageBox)


def button(box, words):
    return next(each for each in box.buttons() if each.text() == words)


def test_the_question_says_who_where_and_since_when(asked):
    driver, _file, box = asked
    assert driver.desk is None
    for word in ("eva@annan", "2026-11-18", "annan dator", "förlorade"):
        assert word in box.text() + box.windowTitle()
    assert box.defaultButton().text() == "Öppna för läsning"


def test_reading_leaves_the_other_alone(asked):
    driver, file, box = asked
    driver.press(Key.Key_Return)
    settle(lambda: driver.desk is not None)
    assert driver.project.read_only
    assert json.loads(note_path(file).read_text(encoding="utf-8"))["user"] == "eva"
    assert not isValid(box)


def test_opening_anyway_takes_the_file_over(asked):
    driver, file, box = asked
    button(box, "Öppna ändå").click()
    settle(lambda: driver.desk is not None)
    assert not driver.project.read_only
    assert json.loads(note_path(file).read_text(encoding="utf-8"))["pid"] == os.getpid()
    driver.close()
    assert not note_path(file).exists()


def test_escape_opens_nothing(asked):
    driver, file, box = asked
    driver.press(Key.Key_Escape)
    settle()
    assert driver.desk is None
    assert not isValid(box)
    assert json.loads(note_path(file).read_text(encoding="utf-8"))["user"] == "eva"
