from __future__ import annotations

from pathlib import Path

import pytest

from workbench.base import resources


@pytest.fixture
def installed_at(monkeypatch, tmp_path):
    """Pretend that the package lies in a folder with the given files."""

    def build(*files: str) -> Path:
        for name in files:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("", encoding="utf-8")
        monkeypatch.setattr(
            resources.workbench, "__file__", str(tmp_path / "workbench" / "__init__.py")
        )
        resources._root.cache_clear()
        return tmp_path

    yield build
    resources._root.cache_clear()


def test_checkout_and_frozen_program_keep_resources_beside_the_package(installed_at):
    root = installed_at("workbench/__init__.py", "resources/icons/add.svg")
    assert resources.resource("icons", "add.svg") == root / "resources" / "icons" / "add.svg"
    assert resources.resource("icons", "add.svg").exists()


def test_wheel_keeps_resources_inside_the_package(installed_at):
    root = installed_at("workbench/__init__.py", "workbench/resources/icons/add.svg")
    assert resources.resource("icons") == root / "workbench" / "resources" / "icons"


def test_this_installation_has_its_translations():
    assert resources.resource("translations").is_dir()
