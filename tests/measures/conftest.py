"""The project files of tests/project_files.py, for the tests in this folder."""

from __future__ import annotations

from tests.project_files import blank, empty, example, mellantorg, own_backups, torg  # noqa: F401
