"""A field of two judgements to work in: what stands on it is dragged, or moved with the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbench.base.language import _
from workbench.charts.matrix import (
    BASE_TEXT,
    LEVELS,
    MatrixDot,
    MatrixFrame,
    describe_dot,
    frame_of,
    matrix_scene,
)
from workbench.charts.scene import Scene, Text
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import IconButton
from workbench.ui.parts.scene_view import SceneView
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.matrix import MatrixWords
    from workbench.charts.scene import Shape
    from workbench.ui.parts.page import PageContext

MIDDLE: Final = 3


class JudgedField(QWidget):
    """Dots on a field of two scales, with a button that copies the picture.

    ``judged`` tells that one was put elsewhere: its key, the judgement upwards and the one across;
    one that was not placed begins in the middle. ``chosen`` tells the one in focus, ``opened`` one
    to be opened. ``bar`` is the line above the field, to which more may be added before the button.
    """

    judged = Signal(str, int, int)
    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, context: PageContext, words: MatrixWords, hint: str = "") -> None:
        super().__init__()
        self._context, self._words = context, words
        self._nothing = ""
        self.dots: list[MatrixDot] = []
        self.view = SceneView()
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.view.set_movable(movable=not context.project.read_only, target=self._target)
        self.view.set_builder(self._scene)
        self.view.nudged.connect(self._nudge)
        self.view.dropped.connect(self._drop)
        self.view.currentChanged.connect(self._on_current)
        self.view.activated.connect(self.opened)
        self.copy = IconButton("copy", _("Copy the picture"), key="Ctrl+C", framed=True)
        self.copy.clicked.connect(self.copy_picture)
        self.bar = QHBoxLayout()
        self.bar.addWidget(self.copy)
        usual = _("Arrows choose · Alt and an arrow moves · Enter opens · drag with the mouse")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.bar)
        column.addWidget(self.view, 1)
        column.addWidget(Meta(hint or usual, wrap=True))

    def put_before_copy(self, *parts: QWidget | None) -> None:
        """Put widgets into the line above the field; None is room that is left over."""
        for part in parts:
            if part is None:
                self.bar.insertStretch(self.bar.count() - 1, 1)
            else:
                self.bar.insertWidget(self.bar.count() - 1, part)

    def show_dots(self, dots: Sequence[MatrixDot], nothing: str) -> None:
        """Show what stands on the field; without anything it says ``nothing``."""
        self.dots, self._nothing = list(dots), nothing
        self.copy.setEnabled(bool(self.dots))
        self.view.rebuild()

    def choose_first(self) -> None:
        """Choose the first dot where none is."""
        if not self.view.current() and self.dots:
            self.view.set_current(self.view.scene().groups()[0].key)

    def say(self, key: str) -> None:
        """Tell a screen reader where a dot stands now."""
        dot = self._dot(key)
        if dot is not None:
            announce(self.view, describe_dot(dot, LEVELS, self._words))

    def frame(self) -> MatrixFrame:
        """Return where the field lies on the widget."""
        size = self.view.size()
        return frame_of(self.dots, size.width(), size.height(), LEVELS, self._text())

    @Slot()
    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        self.view.copy()
        self._context.desk.notice(_("Copied the picture"))

    def _text(self) -> float:
        return BASE_TEXT * Theme.current().metrics.scale

    def _scene(self, width: float, height: float) -> Scene:
        text = self._text()
        if not self.dots:
            said = Text(width / 2, height / 2, self._nothing, text, "muted", anchor="middle")
            return Scene(width, height, (said,), self._nothing)
        current = self.view.current()
        return matrix_scene(
            self.dots, width, height, LEVELS, text, chosen=current, words=self._words
        )

    def _target(self, x: float, y: float) -> Shape | None:
        return self.frame().target(x, y)

    def _dot(self, key: str) -> MatrixDot | None:
        return next((each for each in self.dots if each.key == key), None)

    @Slot(str)
    def _on_current(self, key: str) -> None:
        self.view.rebuild()
        self.chosen.emit(key)

    @Slot(str, int, int)
    def _nudge(self, key: str, across: int, down: int) -> None:
        dot = self._dot(key)
        if dot is not None:
            up = (dot.influence or MIDDLE) - (down if dot.influence else 0)
            right = (dot.interest or MIDDLE) + (across if dot.interest else 0)
            self._judge(dot, _within(up), _within(right))

    @Slot(str, float, float)
    def _drop(self, key: str, x: float, y: float) -> None:
        dot, found = self._dot(key), self.frame().at(x, y)
        if dot is not None and found is not None:
            self._judge(dot, *found)

    def _judge(self, dot: MatrixDot, up: int, across: int) -> None:
        if (up, across) != dot.cell:
            self.judged.emit(dot.key, up, across)
            self.say(dot.key)


def _within(value: int) -> int:
    return max(1, min(LEVELS, value))
