"""One owner in the inspector: what it pays under each model, and how that was reckoned."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from workbench.base.formats import kr, number_text
from workbench.base.language import _, ngettext
from workbench.rules.money import half_up, whole_kronor
from workbench.steps.finance.levy_pictures import UNKNOWN, gross_areas, models_scene, owner_name
from workbench.steps.finance.levy_told import reckoning
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.fact_grid import FactGrid, Lines
from workbench.ui.parts.scene_view import SceneView
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.steps.finance.levies import LevyBook, Scenario

_TEXT = 12.0
_MONTHS = 12


class OwnerPanel(QWidget):
    """An owner's levy: under the chosen model, under all, by property and step by step.

    ``sheet_wanted`` asks for the owner's sheet as a document.
    """

    sheet_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._book: LevyBook | None = None
        self._scenarios: tuple[Scenario, ...] = ()
        self._chosen, self._key = 0, ""
        self.name = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.what = PlainLabel("", tone="muted", wrap=True)
        self.facts, self.estates = FactGrid(), FactGrid()
        self.bars = SceneView()
        self.which = QComboBox()
        self.which.setAccessibleName(_("Property"))
        self.which.currentIndexChanged.connect(self._tell_steps)
        self.steps = Lines()
        self.sheet = QuietButton(_("Owner's sheet as PDF…"), icon="file-text")
        self.sheet.clicked.connect(lambda: self.sheet_wanted.emit(self._key))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        for widget in (self.name, self.what, self.facts):
            column.addWidget(widget)
        column.addWidget(self._head(_("The same owner under all models")))
        column.addWidget(self.bars)
        self._estates_head = self._head("")
        column.addWidget(self._estates_head)
        column.addWidget(self.estates)
        column.addWidget(self._head(_("How the levy is reckoned")))
        column.addWidget(self.which)
        column.addWidget(self.steps)
        column.addSpacing(6)
        column.addWidget(self.sheet)
        column.addStretch(1)

    def _head(self, text: str) -> PlainLabel:
        return PlainLabel(text, FontRole.META_STRONG, "muted")

    def tell(self, book: LevyBook, scenarios: tuple[Scenario, ...], chosen: int, key: str) -> None:
        """Show an owner (its key) under these models."""
        self._book, self._scenarios, self._chosen, self._key = book, scenarios, chosen, key
        owner = None if key == UNKNOWN else key
        one = scenarios[chosen]
        owned = [each for each in one.amounts if (book.owner_of(each) or UNKNOWN) == key]
        amount = one.owners.get(owner, 0)
        self.name.setText(owner_name(book, owner, short=False))
        count = len(owned)
        self.what.setText(ngettext("{count} property", "{count} properties", count)
                          .format(count=count))  # fmt: skip
        area = number_text(half_up(gross_areas(book, one).get(key, Fraction(0))))
        self.facts.tell(
            [
                (_("GFA with levy"), f"{area} m²"),
                (_("Levy, {model}").format(model=one.letter), kr(amount)),
                (_("A month"), kr(whole_kronor(Fraction(amount, _MONTHS)))),
            ]
        )
        self.bars.set_builder(self._scene)
        self.bars.setFixedHeight(round(self._height()))
        self._estates_head.setText(_("Properties, {model}").format(model=one.letter))
        self.estates.tell([(book.designation(each), kr(one.amounts[each])) for each in owned])
        self._offer(owned)
        self.sheet.setEnabled(owner is not None)

    def _offer(self, owned: list[str]) -> None:
        book = self._book
        before = self.which.currentData()
        self.which.blockSignals(True)
        self.which.clear()
        for each in owned if book else []:
            self.which.addItem(book.designation(each) if book else "", each)
        self.which.setCurrentIndex(max(0, self.which.findData(before)))
        self.which.blockSignals(False)
        self._tell_steps()

    def _tell_steps(self) -> None:
        key = self.which.currentData()
        if self._book is None or not key:
            self.steps.tell([])
            return
        lines = reckoning(self._book, self._scenarios[self._chosen], key)
        self.steps.tell([
            *((line, "muted") for line in lines[:-1]),
            *((line, "ok") for line in lines[-1:]),
        ])  # fmt: skip

    def _scene(self, width: float, _height: float) -> Scene:
        text = Theme.current().metrics.px(_TEXT)
        return models_scene(self._scenarios, self._key, self._chosen, width, text, short=True)

    def _height(self) -> float:
        text = Theme.current().metrics.px(_TEXT)
        return models_scene(
            self._scenarios, self._key, self._chosen, 250.0, text, short=True
        ).height
