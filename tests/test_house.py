"""The house holds to its rules: see tests/house/rules.py for what they are."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import workbench
from tests.house.rules import RULES, Source

# What neither the command line nor the first window may wait for.
HEAVY = {"docx", "holidays", "icalendar", "pyqtgraph", "python_calamine", "reportlab", "xlsxwriter"}
QT = {"PySide6", "shiboken6"}


@pytest.fixture(scope="module")
def sources(root):
    paths = sorted((root / "workbench").rglob("*.py"))
    return [Source(p.relative_to(root).as_posix(), p.read_text(encoding="utf-8")) for p in paths]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule(rule, sources):
    offences = [
        f"{source.path}:{line}: {words}" for source in sources for line, words in rule(source)
    ]
    assert not offences, f"{rule.__doc__}\n" + "\n".join(offences)


def rooms(root):
    """The first level of the house: packages with a trailing slash, and modules."""
    inner = (root / "workbench").iterdir()
    packages = {f"{path.name}/" for path in inner if (path / "__init__.py").exists()}
    modules = {path.name for path in (root / "workbench").glob("*.py")} - {"__init__.py"}
    return packages | modules


def drawn_rooms(text):
    """The rooms in a drawing: lines indented under ``workbench/``, each beginning with names."""
    drawing = re.search(r"^workbench/.*\n((?:[ ]+.*\n)+)", text, re.MULTILINE)
    assert drawing, "there is no drawing that begins with workbench/"
    lines = re.findall(r"^  (\w.*)$", drawing.group(1), re.MULTILINE)
    return {word for line in lines for word in re.findall(r"(?:^|  )(\w+(?:/|\.py))(?=\s)", line)}


@pytest.mark.parametrize("document", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_the_drawing_shows_exactly_the_rooms_there_are(root, document):
    assert drawn_rooms((root / document).read_text(encoding="utf-8")) == rooms(root)


def test_a_missing_room_is_seen():
    text = "```\nworkbench/\n  base/  words\n         more words\n  cli.py  x   app.py  y\n```\n"
    assert drawn_rooms(text) == {"base/", "cli.py", "app.py"}


def test_every_package_is_a_package(root):
    """A folder without __init__ is seen by neither import-linter nor mypy."""
    folders = {path.parent for path in (root / "workbench").rglob("*.py")}
    folders = {folder for folder in folders if "migrations" not in folder.parts}  # alembic's own
    assert [str(path) for path in folders if not (path / "__init__.py").exists()] == []


def test_every_room_has_tests(root):
    tested = {path.name for path in (root / "tests").iterdir() if any(path.rglob("test_*.py"))}
    assert {room.rstrip("/") for room in rooms(root) if room.endswith("/")} <= tested


def test_every_step_has_tests(root):
    steps = {p.parent.name for p in (root / "workbench" / "steps").glob("*/__init__.py")}
    tests = {p.relative_to(root).as_posix() for p in (root / "tests" / "steps").rglob("test_*.py")}
    assert [step for step in steps if not any(step in path for path in tests)] == []


def test_the_version_has_its_news(root):
    news = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[?{re.escape(workbench.__version__)}\b", news, re.MULTILINE)


def test_style_sheets_have_no_fixed_font_sizes(root):
    """Pixels do not grow with the reader's zoom."""
    sheets = [*(root / "resources").rglob("*.qss"), *(root / "workbench" / "ui").rglob("*.py")]
    size = re.compile(r"font(-size)?:[^;\n]*\dpx")
    found = [str(path) for path in sheets if size.search(path.read_text(encoding="utf-8"))]
    assert sheets
    assert found == []


def test_how_long_work_takes_is_asked_of_the_watch(root):
    """A test with a clock of its own judges the machine and what ran before it (tests/pace.py)."""
    allowed = {"pace.py", "windows.py", Path(__file__).name}
    tests = [path for path in (root / "tests").rglob("*.py") if path.parent.name != "benchmarks"]
    own = [path.name for path in tests if "process_time" in path.read_text(encoding="utf-8")]
    assert set(own) <= allowed


def imported_by(module):
    """All modules in the order they are imported when a fresh Python imports this one."""
    code = f"import {module}, sys; print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    roots = (name.split(".")[0] for name in shown.stdout.split())
    return list(dict.fromkeys(roots))


def test_the_command_line_starts_without_qt_and_without_presses():
    assert not set(imported_by("workbench.cli")) & (HEAVY | QT)


def test_the_program_chooses_before_it_imports():
    assert not set(imported_by("workbench.__main__")) & (HEAVY | QT)


def test_the_window_starts_with_what_it_needs():
    """SQLAlchemy takes longest to load and is not needed before the first window stands."""
    assert not set(imported_by("workbench.app")) & {*HEAVY, "sqlalchemy"}
