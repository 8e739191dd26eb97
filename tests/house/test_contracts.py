"""Every import contract has been seen to break: a fault is planted in a copy of the house."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

# Contract, file, what is planted there. {one} and {other} are two steps.
PLANTS = [
    ("floors", "base/planted.py", "import workbench.models"),
    ("floors", "rules/planted.py", "def late():\n    import workbench.project"),
    ("floors", "charts/planted.py", "import workbench.exchange"),
    ("floors", "ui/planted.py", "import workbench.documents"),
    ("floors", "stray.py", ""),
    ("circles", "base/planted.py", "import workbench.base.planted_too"),
    ("circles-late", "base/planted.py", "def late():\n    import workbench.base.planted_too"),
    ("steps", "steps/{one}/planted.py", "import workbench.steps.{other}"),
    ("qt", "exchange/planted.py", "from PySide6.QtCore import Qt"),
    ("qt", "documents/planted.py", "def late():\n    import pyqtgraph"),
    ("qt-in-steps", "steps/{one}/__init__.py", "\nimport PySide6.QtCore\n"),
    ("qt-in-steps", "steps/{one}/edits.py", "\nimport PySide6.QtCore\n"),
    ("sql", "ui/planted.py", "from sqlalchemy import select"),
    ("sql", "exchange/planted.py", "import alembic"),
    ("sql", "steps/{one}/page_planted.py", "from sqlalchemy.orm import Session"),
    ("rules", "rules/planted.py", "import numpy"),
    ("shapely", "exchange/planted.py", "from shapely import Polygon"),
    ("shapely", "steps/{one}/planted.py", "def late():\n    import shapely"),
    ("pdf", "documents/planted.py", "from reportlab.pdfgen import canvas"),
    ("pdf", "charts/planted.py", "import reportlab"),
    ("docx", "documents/planted.py", "import docx"),
]


def lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """Hold a copy of the house against some contracts, or all."""
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    return subprocess.run(
        [*command, "--no-logo", "--no-cache", *chosen],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def copy(root, tmp_path):
    shutil.copy(root / "pyproject.toml", tmp_path)
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "workbench", tmp_path / "workbench", ignore=unwanted)
    return tmp_path


@pytest.fixture
def steps(root):
    """Two steps that have edits."""
    found = sorted(p.parent.name for p in (root / "workbench" / "steps").glob("*/edits.py"))
    assert len(found) > 1
    return {"one": found[0], "other": found[1]}


def test_the_house_keeps_its_contracts(copy):
    shown = lint(copy)
    assert shown.returncode == 0, shown.stdout + shown.stderr
    assert "0 broken" in shown.stdout


@pytest.mark.parametrize(("contract", "file", "text"), PLANTS)
def test_a_planted_fault_breaks_the_contract(copy, steps, contract, file, text):
    contract = contract.removesuffix("-late")
    if contract == "circles":
        (copy / "workbench/base/planted_too.py").write_text("import workbench.base.planted\n")
    path = copy / "workbench" / file.format(**steps)
    with path.open("a", encoding="utf-8") as module:
        module.write(text.format(**steps) + "\n")
    shown = lint(copy, contract)
    assert shown.returncode == 1, shown.stdout + shown.stderr
    assert "1 broken" in shown.stdout, shown.stdout + shown.stderr


def test_no_contract_goes_unproved(root):
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    known = {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]}
    assert {contract.removesuffix("-late") for contract, _, _ in PLANTS} == known
