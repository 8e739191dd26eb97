"""What is installed from a wheel carries everything the program brings along."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest

import workbench


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def resources(root):
    files = (path for path in (root / "resources").rglob("*") if path.is_file())
    return {p.relative_to(root).as_posix() for p in files if "__pycache__" not in p.parts}


def test_every_resource_is_in_the_wheel(root, wheel):
    with zipfile.ZipFile(wheel) as archive:
        held = {name.removeprefix("workbench/") for name in archive.namelist()}
    assert resources(root) <= held
    assert "resources/translations/sv/LC_MESSAGES/platsverkstad.mo" in held


def test_the_wheel_has_the_version_the_program_tells(wheel):
    assert wheel.name.startswith(f"platsverkstad-{workbench.__version__}-")


def test_an_installed_program_finds_its_resources(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from workbench.base.resources import resource\n"
        "print(resource('translations', 'sv', 'LC_MESSAGES', 'platsverkstad.mo').is_file(),"
        " resource())"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.split() == ["True", str(tmp_path / "workbench" / "resources")]
