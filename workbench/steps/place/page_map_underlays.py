"""The pictures below the map: brought in, laid in place, shown or hidden, made paler."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.text import Meta, PlainLabel, button_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.steps.place.views import UnderlayFacts

PAUSE_MS: Final = 500
_LEAST_OPACITY: Final = 10


class UnderlayRow(QFrame):
    """One picture: on or off, how strong, laid anew, taken away."""

    shown = Signal(str, bool)
    faded = Signal(str, int)
    settled = Signal(str, int)
    laid_anew = Signal(str)
    removed = Signal(str)

    def __init__(self, facts: UnderlayFacts, *, editable: bool) -> None:
        super().__init__()
        self.key = facts.id
        self.setProperty("ground", "surface")
        self.check = QCheckBox(button_text(facts.name))
        self.check.setChecked(facts.shown)
        self.check.toggled.connect(lambda on: self.shown.emit(self.key, on))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(_LEAST_OPACITY, 100)
        self.slider.setPageStep(10)
        self.slider.setValue(facts.opacity)
        self.slider.setAccessibleName(_("How strong {name} is").format(name=facts.name))
        self.slider.valueChanged.connect(self._on_value)
        self.anew = QuietButton(_("Lay anew…"))
        self.anew.setAccessibleName(_("Lay {name} anew").format(name=facts.name))
        self.anew.clicked.connect(lambda: self.laid_anew.emit(self.key))
        self.remove = IconButton("trash-2", _("Take {name} away").format(name=facts.name))
        self.remove.clicked.connect(lambda: self.removed.emit(self.key))
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.settle)
        self._kept = facts.opacity
        for widget in (self.check, self.slider, self.anew, self.remove):
            widget.setEnabled(editable)
        self._lay_out()

    def _lay_out(self) -> None:
        metrics = Theme.current().metrics
        row = QHBoxLayout()
        row.addWidget(self.slider, 1)
        row.addWidget(self.anew)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(metrics.gap,) * 4)
        column.addWidget(self.check)
        column.addLayout(row)

    def _on_value(self, value: int) -> None:
        self.faded.emit(self.key, value)
        self._pause.start()

    @Slot()
    def settle(self) -> None:
        """Keep how strong it is, as one edit."""
        self._pause.stop()
        if self.slider.value() != self._kept:
            self._kept = self.slider.value()
            self.settled.emit(self.key, self._kept)


class UnderlayPanel(QWidget):
    """All pictures below the map, and the way to one more.

    While a page of a PDF is being laid, ``paged`` tells which page is wanted (from 0).
    """

    wanted = Signal()
    paged = Signal(int)
    shown = Signal(str, bool)
    faded = Signal(str, int)
    settled = Signal(str, int)
    laid_anew = Signal(str)
    removed = Signal(str)

    def __init__(self, *, editable: bool) -> None:
        super().__init__()
        self._editable = editable
        self.add = QuietButton(_("Add a picture…"), icon="image-plus")
        self.add.setEnabled(editable)
        self.add.clicked.connect(self.wanted)
        self.note = Meta(
            _(
                "A site plan or an aerial photo: PNG, JPEG or a page of a PDF. "
                "It is kept in the file."
            ),
            wrap=True,
        )
        self._pages = QWidget()
        self.page = QSpinBox()
        self.page.setAccessibleName(_("Page"))
        self.page.valueChanged.connect(lambda number: self.paged.emit(number - 1))
        self._of = PlainLabel("")
        row = QHBoxLayout(self._pages)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(_("Page")))
        row.addWidget(self.page)
        row.addWidget(self._of, 1)
        self._rows: list[UnderlayRow] = []
        self._inside = QWidget()
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.note)
        column.addWidget(self._pages)
        column.addWidget(area, 1)
        self._pages.hide()

    def show_underlays(self, underlays: Sequence[UnderlayFacts]) -> None:
        """Show these pictures."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [UnderlayRow(facts, editable=self._editable) for facts in underlays]
        for place, row in enumerate(self._rows):
            for name in ("shown", "faded", "settled", "laid_anew", "removed"):
                getattr(row, name).connect(getattr(self, name))
            self._list.insertWidget(place, row)
        self.note.setVisible(not underlays)

    def ask_page(self, page: int, pages: int) -> None:
        """Let a page be chosen while it is being laid; nothing to choose where there is one."""
        self.page.blockSignals(True)
        self.page.setRange(1, max(pages, 1))
        self.page.setValue(page + 1)
        self.page.blockSignals(False)
        self._of.setText(_("of {count}").format(count=pages))
        self._pages.setVisible(pages > 1)

    def settle(self) -> None:
        """Keep what is being changed."""
        for row in self._rows:
            row.settle()
