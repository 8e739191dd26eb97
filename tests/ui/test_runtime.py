from __future__ import annotations

import sys

import pytest

from workbench.base.errors import WorkbenchError
from workbench.ui import runtime

CALLS = 10_000
TOLERATED = 50


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_calls_leave_none_alone(qtbot):
    """A PySide6 that eats references to None aborts the process after some thousand calls."""
    from PySide6.QtWidgets import QLineEdit

    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.setText("warm")
    before = sys.getrefcount(None)
    for number in range(CALLS):
        edit.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < TOLERATED


@pytest.mark.parametrize(
    ("python", "qt", "safe"),
    [
        ((3, 11), "6.11.3", True),
        ((3, 11), "6.12.0", False),
        ((3, 11), "7.0.1", False),
        ((3, 12), "6.12.0", True),
        ((3, 13), "6.12.0", True),
    ],
)
def test_only_the_crashing_pair_is_refused(python, qt, safe):
    assert runtime.fits(python, qt) is safe


def test_the_installed_pair_is_accepted():
    runtime.check_qt_runtime()


def test_a_bad_pair_gets_a_sentence_with_both_versions():
    with pytest.raises(WorkbenchError) as refusal:
        runtime.check_qt_runtime(python=(3, 11), qt="6.12.0")
    assert "3.11" in refusal.value.text()
    assert "6.12.0" in refusal.value.text()
