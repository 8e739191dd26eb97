"""Two programs and one file, seen from the window of the second."""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
import time

import pytest
from PySide6.QtWidgets import QMessageBox

from tests.windows import CTRL, Key, new_file, settle
from workbench.project.lock import note_path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends the other by a signal")


class Other:
    """The program itself in another process, with a file open in its window."""

    def __init__(self, file):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "workbench", str(file)],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stderr=subprocess.PIPE,
            text=True,
        )
        end = time.monotonic() + 60
        while not note_path(file).exists():
            assert time.monotonic() < end, "the other program does not open the file"
            assert self.process.poll() is None, self.process.stderr.read()
            time.sleep(0.05)

    def end(self, number=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.communicate(timeout=120)


@pytest.fixture
def file(tmp_path):
    return new_file(tmp_path)


@pytest.fixture
def other(file):
    made = Other(file)
    yield made
    made.end(signal.SIGKILL)


def ask(driver, file):
    driver.window.files.open_path(file)
    settle()
    return driver.window.findChild(QMessageBox)


def test_the_second_window_is_told_who_has_the_file_and_may_read_it(start, file, other):
    driver = start("nothing")
    box = ask(driver, file)
    assert platform.node() in box.text()
    assert [each.text() for each in box.buttons()] == ["Öppna för läsning", "Avbryt"]
    driver.press(Key.Key_Return)
    settle(lambda: driver.desk is not None)
    assert driver.project.read_only
    assert driver.window.status.saved.whole_text() == "Endast läsning"
    assert "läsning" in driver.desk.notices.label.whole_text()
    driver.go("stakeholders", 0)
    assert not driver.page.view("people").panel.quick.isEnabled()
    driver.desk.notices.dismiss()
    driver.window.undo()
    assert "läsning" in driver.desk.notices.label.whole_text()
    assert driver.desk.notices.isVisible()


def test_when_the_first_is_closed_the_second_may_write(start, file, other):
    driver = start("nothing")
    ask(driver, file)
    driver.press(Key.Key_Escape)
    settle()
    _out, complaint = other.end()
    assert complaint.strip().splitlines() in ([], ["This plugin does not support raise()"])
    driver.window.files.open_path(file)
    settle(lambda: driver.desk is not None)
    assert not driver.project.read_only
    assert driver.window.findChild(QMessageBox) is None


def test_a_first_that_was_killed_stops_nobody(start, file, other):
    other.end(signal.SIGKILL)
    assert note_path(file).exists()
    driver = start("nothing")
    driver.window.files.open_path(file)
    settle(lambda: driver.desk is not None)
    assert not driver.project.read_only
    driver.close()
    assert not note_path(file).exists()


def test_one_window_does_not_open_its_own_file_twice(start):
    driver = start("empty")
    assert ask(driver, driver.file) is None
    assert "redan öppen" in driver.desk.notices.label.whole_text()
    assert not driver.project.read_only
    driver.press(Key.Key_Z, CTRL)
    assert driver.desk.notices.label.whole_text() == "Det finns inget att ångra"
