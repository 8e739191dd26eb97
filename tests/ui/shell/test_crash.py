"""A fault leaves a report of where it was and nothing of what people wrote."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from tests.windows import settle
from workbench.base.parse import ParseError, parse_date
from workbench.ui.shell.crash import MOST, CrashReports, report_of

MOMENT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
SECRET = "Anna Öhman, 070-123 45 67"


def failing():
    try:
        {}[SECRET]
    except KeyError as error:
        raise ValueError(SECRET) from error


@pytest.fixture
def reports(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", lambda *_said: None)
    made = CrashReports(tmp_path / "crash", lambda: MOMENT)
    made.watch()
    yield made
    made.stop()


def fault():
    try:
        failing()
    except ValueError:
        sys.excepthook(*sys.exc_info())


def test_a_report_tells_where_and_never_what(reports):
    told = []
    reports.happened = lambda: told.append(1)
    fault()
    (path,) = reports.found()
    text = path.read_text(encoding="utf-8")
    assert told == [1]
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "failing" in text
    assert SECRET not in text
    assert str(path.parent) not in text


def test_no_more_than_some_are_kept_and_they_can_be_removed(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", lambda *_said: None)
    moments = (MOMENT.replace(microsecond=n) for n in range(99))
    made = CrashReports(tmp_path, lambda: next(moments))
    made.watch()
    for _nth in range(MOST + 3):
        fault()
    made.stop()
    assert len(made.found()) == MOST
    made.forget(made.found())
    assert made.found() == []


def test_a_folder_that_cannot_be_written_disturbs_nobody(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", lambda *_said: None)
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    made = CrashReports(blocked / "crash", lambda: MOMENT)
    made.watch()
    fault()
    made.stop()
    assert made.found() == []


def test_also_an_end_without_python_is_known_the_next_time(tmp_path):
    code = (
        "import faulthandler, sys\n"
        "from datetime import datetime, UTC\n"
        "from pathlib import Path\n"
        "from workbench.ui.shell.crash import CrashReports\n"
        "CrashReports(Path(sys.argv[1]), lambda: datetime.now(UTC)).watch()\n"
        "faulthandler._sigabrt()\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert done.returncode != 0
    again = CrashReports(tmp_path, lambda: MOMENT)
    assert len(again.found()) == 1


def test_the_report_of_a_fault_in_the_program_names_its_file():
    with pytest.raises(ParseError) as caught:
        parse_date(SECRET, MOMENT.date())
    text = report_of(caught.value, MOMENT)
    assert "workbench/base/parse.py" in text
    assert SECRET not in text


def test_a_report_is_offered_once_at_the_next_start_and_stays_to_be_read(start, reports):
    fault()
    driver = start("nothing")
    driver.window.tell_troubles(reports, reports.found())
    bar = driver.window.notices
    assert "avbröts av ett fel" in bar.label.whole_text()
    assert not bar.isHidden()
    bar.action.click()
    settle(lambda: driver.window.findChild(QPlainTextEdit) is not None)
    field = driver.window.findChild(QPlainTextEdit)
    assert "builtins.ValueError" in field.toPlainText()
    field.window().close()
    assert len(reports.found()) == 1
    driver.window.tell_troubles(reports, reports.found())
    assert bar.isHidden()
    fault()
    assert "Något gick fel" in bar.label.whole_text()
    assert reports.untold(reports.found()) == []
