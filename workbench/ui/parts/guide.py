"""The guide of a step: what it is, why, when it is good enough, an example, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.formats import capital
from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.symbols import draw_symbol
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.step_status import StatusButton
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from workbench.ui.parts.page import StepState

_SIDE: Final = 10


@dataclass(frozen=True, slots=True)
class Guide:
    """The words of a guide, already in the language of the window.

    ``good_enough`` are the signs that the step will do for now.
    """

    what: str
    why: str
    good_enough: tuple[str, ...] = ()
    example: str = ""


class _Sign(QWidget):
    """One sign of good enough: a tick when it holds, a ring while it does not."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.met = False
        self.label = PlainLabel(text, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.label, 1)
        Theme.current().changed.connect(self._renew)
        self._renew()

    def set_met(self, *, met: bool) -> None:
        """Tell whether the sign holds."""
        self.met = met
        words = _("fulfilled") if met else _("not yet")
        self.label.setAccessibleName(f"{self.label.whole_text()}, {words}")
        self.update()

    @Slot()
    def _renew(self) -> None:
        self._row.setContentsMargins(Theme.current().metrics.px(_SIDE + 8), 1, 0, 1)

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tick or ring before the words."""
        theme = Theme.current()
        side, line = theme.metrics.px(_SIDE), self.label.fontMetrics().height()
        box = QRectF(1, 1 + (line - side) / 2, side, side)
        with QPainter(self) as painter:
            draw_symbol(
                painter,
                box,
                "done" if self.met else "planned",
                theme.colour("ok" if self.met else "muted"),
            )


class GuidePanel(QWidget):
    """The guide of the step that is shown, and how far the step is.

    ``closed`` asks to put it away, ``next_wanted`` to go where the next thing to do is, and
    ``status_wanted`` to set the status by hand (see StatusButton).
    """

    closed = Signal()
    next_wanted = Signal()
    status_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Guidance"))
        self.close_button = IconButton("x", _("Hide the guide"), small=True)
        self.close_button.clicked.connect(self.closed)
        self.what = PlainLabel("", FontRole.ROW_TITLE, wrap=True)
        self.why = PlainLabel("", tone="muted", wrap=True)
        self.signs: list[_Sign] = []
        self.example = PlainLabel("", tone="muted", wrap=True)
        self.remark = PlainLabel("", wrap=True)
        self.go = QuietButton(_("Go there"), icon="arrow-right")
        self.go.clicked.connect(self.next_wanted)
        self.status: StatusButton | None = None
        self.reason = PlainLabel("", tone="muted", wrap=True)
        self._column = QVBoxLayout(self)
        self._top = QHBoxLayout()
        self._top.addWidget(Meta(_("Guidance"), strong=True), 1)
        self._top.addWidget(self.close_button)
        self._signs = QVBoxLayout()
        self._signs.setSpacing(0)
        self._status = QVBoxLayout()
        self._lay_out()
        Theme.current().changed.connect(self._renew)
        self._renew()

    def _lay_out(self) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        self._column.addLayout(self._top)
        self._column.addWidget(self.what)
        self._column.addWidget(self.why)
        good, example, following, status = (
            self._heading(words)
            for words in (_("Good enough when"), _("Example"), _("To do next"), _("Status"))
        )
        self._headings = (good, example, following, status)
        self._column.addWidget(good)
        self._column.addLayout(self._signs)
        for widget in (example, self.example, following, self.remark):
            self._column.addWidget(widget)
        self._column.addWidget(self.go, 0, left)
        self._column.addWidget(status)
        self._column.addLayout(self._status)
        self._column.addWidget(self.reason)
        self._column.addStretch(1)

    @staticmethod
    def _heading(words: str) -> PlainLabel:
        return PlainLabel(words, FontRole.META_STRONG)

    def show_guide(self, guide: Guide) -> None:
        """Show the guide of another step; how far it is comes with :meth:`tell`."""
        self.what.setText(guide.what)
        self.why.setText(guide.why)
        self.example.setText(guide.example)
        for sign in self.signs:
            sign.hide()
            sign.deleteLater()
        self.signs = [_Sign(text) for text in guide.good_enough]
        for sign in self.signs:
            self._signs.addWidget(sign)
        self.tell(None)

    def tell(self, state: StepState | None, met: Sequence[bool] = ()) -> None:
        """Say how far the step is and which signs hold; None for a page that is no step."""
        for sign, holds in zip(self.signs, met, strict=False):
            sign.set_met(met=holds)
        step = state if state is not None and state.number else None
        settled = step is None or (step.status == "done" and not step.weight)
        self.remark.setText("" if step is None or settled else capital(step.remark))
        self.go.setVisible(bool(step and step.remark and step.row_id))
        if step is None:
            self._drop_status()
        elif self.status is None:
            self.status = StatusButton(step)
            self.status.wanted.connect(self.status_wanted)
            self._status.addWidget(self.status, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.status.tell(step)
        self.reason.setText(step.reason if step else "")
        self._show_parts()

    def _drop_status(self) -> None:
        if self.status is not None:
            self.status.hide()
            self.status.deleteLater()
            self.status = None

    def _show_parts(self) -> None:
        """Hide the headings under which nothing stands."""
        for label in (self.example, self.remark, self.reason):
            label.setVisible(bool(label.whole_text()))
        example, remark = not self.example.isHidden(), not self.remark.isHidden()
        stands = (bool(self.signs), example, remark, self.status is not None)
        for heading, shown in zip(self._headings, stands, strict=True):
            heading.setVisible(shown)

    @Slot()
    def _renew(self) -> None:
        metrics = Theme.current().metrics
        margin = metrics.margin
        self._column.setContentsMargins(margin, metrics.px(10), metrics.px(10), margin)
        self._column.setSpacing(metrics.px(6))
        for heading in self._headings:
            heading.setContentsMargins(0, metrics.px(8), 0, 0)
