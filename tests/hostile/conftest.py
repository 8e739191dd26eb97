"""The project files of tests/project_files.py, for the tests in this folder."""

from __future__ import annotations

from tests.project_files import (  # noqa: F401 - fixtures
    blank,
    empty,
    example,
    mellantorg,
    own_backups,
    shell,
    torg,
)


def pytest_addoption(parser):
    parser.addoption("--turns", type=int, default=1, help="how often each field gets another text")


def pytest_generate_tests(metafunc):
    if "full" in metafunc.fixturenames:
        turns = range(metafunc.config.getoption("--turns", default=1))
        metafunc.parametrize("full", turns, indirect=True, scope="module")
