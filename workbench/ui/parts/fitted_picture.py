"""A picture that is as high as what it shows, in letters of the window's size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.ui.look.theme import Theme
from workbench.ui.parts.scene_view import SceneView

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.charts.scene import Scene

    Draw = Callable[[float, float], Scene]

_REFERENCE: Final = 100


class FittedPicture(SceneView):
    """Shows what ``draw(width, text size)`` returns; hidden while there is nothing to draw.

    ``share`` is the size of its letters against those of the window.
    """

    def __init__(self, share: float = 1.0) -> None:
        super().__init__()
        self._share = share
        self._draw: Draw | None = None

    def tell(self, draw: Draw | None) -> None:
        """Show another picture, or none."""
        self._draw = draw
        self.setVisible(draw is not None)
        if draw is not None:
            self.set_builder(self._made)

    def _made(self, width: float, height: float) -> Scene:  # noqa: ARG002 - as high as it gets
        if self._draw is None:
            return self.scene()
        metrics = Theme.current().metrics
        text = 40 / 3 * metrics.px(_REFERENCE) / _REFERENCE * self._share
        made = self._draw(width, text)
        self.setFixedHeight(max(round(made.height), 1))
        return made
