from __future__ import annotations

import pytest
from PySide6.QtCore import QFile, QSize
from PySide6.QtGui import QIcon

from workbench.base.resources import resource
from workbench.ui.look import icons, tokens
from workbench.ui.look.memory_files import memory_file


def _solid_colours(picture):
    image = picture.toImage()
    cells = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {
        image.pixelColor(x, y).name() for x, y in cells if image.pixelColor(x, y).alpha() == 255
    }


def test_the_licence_ships_with_the_icons():
    text = resource("icons", "LICENSE.txt").read_text(encoding="utf-8")
    assert "ISC License" in text
    assert "Cole Bemis" in text


@pytest.mark.parametrize("name", sorted(icons.icon_names()))
def test_every_icon_is_drawn_in_the_colour_asked_for(qapp, name):
    light = tokens.load("light")
    found = _solid_colours(icons.picture(light, name, "error", 24, 2.0))
    assert found == {light.error}, name


def test_icons_are_drawn_anew_for_every_scale(qapp):
    light = tokens.load("light")
    for ratio in (1.0, 1.25, 1.5, 2.0):
        picture = icons.picture(light, "users", "text", 16, ratio)
        assert picture.size() == QSize(round(16 * ratio), round(16 * ratio))
        assert picture.devicePixelRatio() == ratio


def test_a_disabled_icon_is_dimmed(qapp):
    light = tokens.load("light")
    picture = icons.make(light, "trash-2").pixmap(QSize(24, 24), 2.0, QIcon.Mode.Disabled)
    assert _solid_colours(picture) == {light.disabled}


def test_an_icon_is_made_once_per_colour(qapp):
    light, dark = tokens.load("light"), tokens.load("dark")
    assert icons.make(light, "map") is icons.make(light, "map")
    assert icons.make(light, "map") is not icons.make(dark, "map")


def test_an_icon_that_does_not_ship_is_an_error(qapp):
    with pytest.raises(FileNotFoundError):
        icons.make(tokens.load("light"), "dragon")


def test_memory_files_are_read_back_byte_for_byte(qapp):
    content = bytes(range(256)) * 3
    for name in ("one.bin", "two.bin"):
        file = QFile(memory_file(name, content + name.encode()))
        assert file.open(QFile.OpenModeFlag.ReadOnly)
        assert bytes(file.readAll().data()) == content + name.encode()
        file.close()
