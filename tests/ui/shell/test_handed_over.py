"""A file that macOS hands over is opened; other events go their way."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent

from workbench.ui.shell.handed_over import file_of


def test_the_file_of_a_double_click_is_read_from_its_event():
    assert file_of(QFileOpenEvent("/tmp/å ä ö.plats")) == Path("/tmp/å ä ö.plats")  # noqa: S108
    assert file_of(QEvent(QEvent.Type.ApplicationActivate)) is None
