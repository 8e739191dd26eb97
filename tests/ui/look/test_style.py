from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QFile
from PySide6.QtGui import QColor, QPalette

from workbench.base.resources import resource
from workbench.ui.look import style, tokens
from workbench.ui.look.metrics import Density, Metrics

ROOT_FOLDERS = ("workbench", "resources/themes")


def test_the_style_sheet_states_no_font():
    text = resource("themes", "style.qss").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    assert "font" not in text


def test_the_style_sheet_states_no_colour_of_its_own():
    text = resource("themes", "style.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", text)


def test_no_python_file_of_the_window_states_a_colour(root):
    found = [
        f"{path.name}: {line.strip()}"
        for path in (root / "workbench" / "ui").rglob("*.py")
        if path.name != "tokens.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"[\"']#[0-9a-fA-F]{6}[\"']", line)
    ]
    assert not found


@pytest.mark.parametrize("name", tokens.THEMES)
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0])
def test_every_picture_and_radius_is_drawable(qapp, name, scale):
    sheet = style.sheet(tokens.load(name), Metrics(scale, Density.NORMAL))
    assert "$" not in sheet
    pictures = re.findall(r'url\("([^"]+)"\)', sheet)
    assert pictures
    assert all(QFile.exists(path) for path in pictures)
    # Qt drops a radius of more than half the side and draws a square.
    for block in re.findall(r"\{([^}]*)\}", sheet):
        facts = dict(re.findall(r"([a-z-]+): (-?\d+)px(?: solid[^;]*)?;", block))
        if {"width", "height", "border-radius", "border"} <= facts.keys():
            side = int(facts["width"]) + 2 * int(facts["border"])
            assert 2 * int(facts["border-radius"]) <= side, block


def test_the_palette_says_what_the_tokens_say(qapp):
    for name in tokens.THEMES:
        theme = tokens.load(name)
        palette = style.palette(theme)
        assert palette.color(QPalette.ColorRole.Window) == QColor(theme.bg)
        assert palette.color(QPalette.ColorRole.Base) == QColor(theme.surface)
        assert palette.color(QPalette.ColorRole.Text) == QColor(theme.text)
        disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        assert disabled == QColor(theme.disabled)
