"""Saving the picture that a page shows, whichever page it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.language import _
from workbench.ui.parts.page import Command
from workbench.ui.shell.files import file_name

if TYPE_CHECKING:
    from workbench.ui.parts.page import Page
    from workbench.ui.parts.scene_view import SceneView

_LEAST: Final = 60  # lower ones are legends and marks


def picture_commands(page: Page) -> tuple[Command, ...]:
    """Return saving the page's picture for slides, where one is in sight."""
    if not _shown(page):
        return ()
    words = _("Save the picture for slides (PNG or SVG)…")
    return (Command("picture.save", words, partial(_save, page), icon="image"),)


def shown_picture(page: Page) -> SceneView | None:
    """Return the picture with the focus, or else the largest one in sight."""
    found = _shown(page)
    focused = [each for each in found if each.hasFocus()]
    return max(focused or found, key=lambda each: each.width() * each.height(), default=None)


def _shown(page: Page) -> list[SceneView]:
    from workbench.ui.parts.scene_view import SceneView

    return [
        each
        for each in page.findChildren(SceneView)
        if each.isVisibleTo(page) and each.height() >= _LEAST and each.scene().shapes
    ]


def _save(page: Page) -> None:
    from workbench.ui.parts.picture_file import (
        save_picture,  # files are written long after the start
    )

    name = file_name(page.project.facts().name)
    save_picture(page.context, name, lambda: shown_picture(page))
