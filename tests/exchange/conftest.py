"""The project files of tests/project_files.py, for the tests in this folder."""

from __future__ import annotations

from tests.project_files import blank, empty, own_backups, shell  # noqa: F401 - fixtures
