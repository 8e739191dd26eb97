"""A picture of any page saved for slides, as PNG or SVG: asked and written in one way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.exchange.write_table import put_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.scene_view import SceneView

SLIDE_SCALE: Final = 3.0


def save_picture(context: PageContext, name: str, picture: Callable[[], SceneView | None]) -> None:
    """Ask where to save a picture and write it there; ``name`` has no ending.

    ``picture`` is asked when the place is known, so that what is written is what is shown then.
    """
    context.desk.ask_file(
        save=True,
        name=f"{name}.png",
        kinds=("png", "svg"),
        done=lambda path: _write(context, Path(path), picture()),
    )


def _write(context: PageContext, target: Path, picture: SceneView | None) -> None:
    if picture is None:
        return
    svg = target.suffix.casefold() == ".svg"
    try:
        put_file(target, picture.svg().encode() if svg else picture.png(SLIDE_SCALE))
    except WorkbenchError as error:
        context.desk.fail(error)
    else:
        context.desk.notice(_("Wrote {file}").format(file=target.name))
