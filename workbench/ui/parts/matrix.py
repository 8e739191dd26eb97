"""A field of two judgements from 1 to 5 on which dots are dragged or moved with the arrow keys."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

STEPS: Final = 5
REACH: Final = 14
LINE: Final = 15  # the least room for a name under another
NAME: Final = 44  # where there is less room than this, initials stand for the name
_KEYS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


@dataclass(frozen=True)
class Dot:
    """Something placed by two judgements (1..5, None when not judged)."""

    key: str
    name: str
    across: int | None
    up: int | None


class Matrix(QWidget):
    """Dots by two judgements. ``moved`` tells key and both new values, ``chosen`` the key in focus.

    Arrows move the focus between dots; with Alt (or Shift) they move the dot. What is not judged
    stands in a column at the right and is placed by dragging or with the keys.
    """

    moved = Signal(str, int, int)
    chosen = Signal(str)

    def __init__(self, across: str, up: str) -> None:
        super().__init__()
        self._across, self._up = across, up
        self._dots: dict[str, Dot] = {}
        self._note = ""
        self._current = ""
        self._dragged: QPointF | None = None
        self._rooms: dict[str, float] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Matrix: {up} by {across}").format(up=up, across=across))
        Theme.current().changed.connect(self.update)

    def show_dots(self, dots: list[Dot], note: str = "") -> None:
        """Show these dots; ``note`` stands where there are none."""
        self._dots = {dot.key: dot for dot in dots}
        self._note = note or ("" if dots else _("Nobody to place yet."))
        if self._current not in self._dots:
            self._current = next(iter(self._dots), "")
        self._describe()
        self.update()

    def current(self) -> str:
        """Return the key of the dot in focus."""
        return self._current

    def _describe(self) -> None:
        dot = self._dots.get(self._current)
        self.setAccessibleDescription(self._said(dot) if dot else self._note)

    def _said(self, dot: Dot) -> str:
        judged = _("{up} {high}, {across} {far}").format(
            up=self._up, high=dot.up or "–", across=self._across, far=dot.across or "–"
        )
        return f"{dot.name}: {judged}"

    # -- places

    @override
    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(640, 440)

    def _field(self) -> QRectF:
        px = Theme.current().metrics.px
        beside = px(190) if self._loose() else px(12)
        return QRectF(self.rect()).adjusted(px(64), px(10), -beside, -px(48))

    def _loose(self) -> bool:
        """Whether some dot is not judged yet, so that it needs a place beside the field."""
        return any(not (dot.across and dot.up) for dot in self._dots.values())

    def _cell(self, across: int, up: int) -> QRectF:
        field = self._field()
        width, height = field.width() / STEPS, field.height() / STEPS
        return QRectF(
            field.left() + (across - 1) * width, field.bottom() - up * height, width, height
        )

    def _places(self) -> dict[str, QPointF]:
        """Return where each dot stands: in its cell, one below the other, names readable."""
        groups: dict[tuple[int, int] | None, list[str]] = {}
        for dot in self._dots.values():
            judged = (dot.across, dot.up) if dot.across and dot.up else None
            groups.setdefault(judged, []).append(dot.key)
        places: dict[str, QPointF] = {}
        self._rooms = {}
        for judged, keys in groups.items():
            self._stack(self._cell(*judged) if judged else self._aside(), keys, places)
        return places

    def _stack(self, box: QRectF, keys: list[str], places: dict[str, QPointF]) -> None:
        """Place dots in as many columns as it takes for their names not to touch."""
        px = Theme.current().metrics.px
        fitting = max(1, int((box.height() - px(8)) / px(LINE)))
        columns = -(-len(keys) // fitting)
        width = box.width() / columns
        step = min(px(19), (box.height() - px(8)) / min(fitting, len(keys)))
        for number, key in enumerate(keys):
            column, row = divmod(number, fitting)
            left = box.left() + column * width + px(11)
            places[key] = QPointF(left, box.top() + px(13) + row * step)
            self._rooms[key] = width - px(24)

    def _aside(self) -> QRectF:
        field = self._field()
        return QRectF(
            field.right() + Theme.current().metrics.px(20),
            field.top() + 20,
            160,
            field.height() - 20,
        )

    def _judged_at(self, point: QPointF) -> tuple[int, int] | None:
        field = self._field()
        if not field.contains(point):
            return None
        across = int((point.x() - field.left()) / field.width() * STEPS) + 1
        up = int((field.bottom() - point.y()) / field.height() * STEPS) + 1
        return min(STEPS, across), min(STEPS, up)

    # -- painting

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field, axes and dots."""
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_field(painter)
        self._paint_axes(painter)
        for key, point in self._places().items():
            follows = self._dragged if key == self._current else None
            self._paint_dot(painter, self._dots[key], follows or point)
        if self._note:
            painter.setPen(Theme.current().colour("muted"))
            painter.drawText(self._field(), Qt.AlignmentFlag.AlignCenter, self._note)

    def _paint_field(self, painter: QPainter) -> None:
        theme, field = Theme.current(), self._field()
        painter.fillRect(field, theme.colour("surface"))
        strong = QRectF(self._cell(4, 5).topLeft(), self._cell(5, 4).bottomRight())
        painter.fillRect(strong, theme.colour("accent_tint"))
        painter.setPen(QPen(theme.colour("hairline"), 1))
        for number in range(STEPS + 1):
            x = field.left() + field.width() / STEPS * number
            y = field.top() + field.height() / STEPS * number
            painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))

    def _paint_axes(self, painter: QPainter) -> None:
        theme, field, px = Theme.current(), self._field(), Theme.current().metrics.px
        painter.setFont(theme.font(FontRole.META))
        painter.setPen(theme.colour("muted"))
        for number in range(1, STEPS + 1):
            column, line = self._cell(number, 1), self._cell(1, number)
            below = QRectF(column.left(), field.bottom() + px(3), column.width(), px(18))
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, str(number))
            beside = QRectF(field.left() - px(22), line.top(), px(16), line.height())
            painter.drawText(
                beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number)
            )
        painter.setFont(theme.font(FontRole.META_STRONG))
        painter.drawText(
            QRectF(field.left(), field.bottom() + px(22), field.width(), px(20)),
            Qt.AlignmentFlag.AlignHCenter,
            f"{self._across} →",
        )
        if self._loose():
            title = self._aside().adjusted(0, -20, 0, 0)
            painter.drawText(title, Qt.AlignmentFlag.AlignLeft, _("Not placed"))
        painter.save()
        painter.translate(px(14), field.center().y())
        painter.rotate(-90)
        half = field.height() / 2
        painter.drawText(
            QRectF(-half, 0, 2 * half, px(18)), Qt.AlignmentFlag.AlignHCenter, f"{self._up} →"
        )
        painter.restore()

    def _paint_dot(self, painter: QPainter, dot: Dot, point: QPointF) -> None:
        theme, px = Theme.current(), Theme.current().metrics.px
        mine = dot.key == self._current
        painter.setPen(QPen(theme.colour("surface"), 1.5))
        painter.setBrush(theme.colour("accent" if dot.across and dot.up else "border"))
        painter.drawEllipse(point, px(5), px(5))
        if mine and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("text"), theme.metrics.ring))
            painter.drawEllipse(point, px(8), px(8))
        painter.setFont(theme.font(FontRole.META_STRONG if mine else FontRole.META))
        painter.setPen(theme.colour("text"))
        room = self._rooms.get(dot.key, 0.0)
        name = painter.fontMetrics().elidedText(
            shown(dot.name) if room >= px(NAME) else _initials(dot.name),
            Qt.TextElideMode.ElideRight,
            int(max(room, px(20))),
        )
        painter.drawText(QPointF(point.x() + px(10), point.y() + px(4)), name)

    # -- pointer

    def _at(self, point: QPointF) -> str:
        near = {key: (place - point).manhattanLength() for key, place in self._places().items()}
        px = Theme.current().metrics.px
        for key, place in self._places().items():
            if QRectF(place.x() - px(8), place.y() - px(9), px(130), px(18)).contains(point):
                near[key] = min(near[key], px(4))
        key = min(near, key=lambda k: near[k], default="")
        return key if key and near[key] <= px(REACH) else ""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the dot under the pointer."""
        key = self._at(event.position())
        if key:
            self._choose(key)
            self._dragged = event.position()
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the dot follow the pointer."""
        if self._dragged is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._dragged = event.position()
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the dot down where it is dropped."""
        judged = self._judged_at(event.position()) if self._dragged is not None else None
        self._dragged = None
        if judged:
            self._put(*judged)
        self.update()

    # -- keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focus with arrows, the dot itself with Alt or Shift and an arrow."""
        step = _KEYS.get(Qt.Key(event.key()))
        dot = self._dots.get(self._current)
        if step is None or dot is None:
            super().keyPressEvent(event)
        elif event.modifiers() & (
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
        ):
            across, up = (dot.across or 3) + step[0], (dot.up or 3) + step[1]
            self._put(max(1, min(STEPS, across)), max(1, min(STEPS, up)))
        else:
            self._choose(self._next(step))
            self.update()

    def _next(self, step: tuple[int, int]) -> str:
        """Return the nearest dot in the direction of an arrow, else the one in focus."""
        places = self._places()
        here = places[self._current]
        found, best = self._current, float("inf")
        for key, place in places.items():
            ahead = (place.x() - here.x()) * step[0] - (place.y() - here.y()) * step[1]
            aside = abs((place.x() - here.x()) * step[1]) + abs((place.y() - here.y()) * step[0])
            if ahead > 1 and ahead + 2 * aside < best:
                found, best = key, ahead + 2 * aside
        return found

    def _choose(self, key: str) -> None:
        self._current = key
        self._describe()
        announce(self, self.accessibleDescription())
        self.chosen.emit(key)

    def _put(self, across: int, up: int) -> None:
        dot = self._dots[self._current]
        if (dot.across, dot.up) == (across, up):
            return
        self._dots[dot.key] = replace(dot, across=across, up=up)
        self._describe()
        announce(self, self.accessibleDescription())
        self.update()
        self.moved.emit(dot.key, across, up)


def _initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = shown(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:]))
