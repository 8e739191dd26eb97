"""The terms of a levy model as sliders, and what if: everything tried, nothing saved by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.base.formats import decimal_text, kr, percent_text
from workbench.base.language import N_, _
from workbench.steps.finance.levy_terms import MIX, uses_area
from workbench.steps.finance.levy_trial import Trial
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import LinkButton, QuietButton
from workbench.ui.parts.fact_grid import Lines
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.slider_line import SliderLine
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.steps.finance.levies import Scenario, Values

WIDTH: Final = 268
_ORE: Final = 100
_FULL: Final = Decimal(100)


@dataclass(frozen=True)
class _Term:
    """A term with its slider: the field, its name, the step and what its values are."""

    name: str
    title: str
    step: str
    kind: str = "number"
    empty: str = ""


_TERMS: Final = (
    _Term("weight_lettable", N_("Weight of premises"), "0.05"),
    _Term("weight_residential", N_("Weight of dwellings"), "0.05"),
    _Term("alpha", N_("Share by area"), "0.05", "share"),
    _Term("share_weighted", N_("By weighted area"), "5", "percent"),
    _Term("share_gross", N_("By gross floor area"), "5", "percent"),
    _Term("share_value", N_("By assessed value"), "5", "percent"),
    _Term("share_frontage", N_("By frontage"), "5", "percent"),
    _Term("share_equal", N_("In equal parts"), "5", "percent"),
    _Term("fixed", N_("Fixed part"), "500", "money", N_("not set")),
    _Term("floor", N_("Floor for a property"), "1000", "money", N_("not set")),
    _Term("cap", N_("Cap for a property"), "5000", "money", N_("not set")),
)


def _written(kind: str) -> Any:  # noqa: ANN401 - a function of a number
    if kind == "money":
        return lambda value: kr(int(value * _ORE))
    if kind == "percent":
        return lambda value: f"{decimal_text(value)}\N{NO-BREAK SPACE}%"
    if kind == "share":
        return percent_text
    return decimal_text


class TermsCard(QFrame):
    """The models to choose among, the sliders of the chosen one, and suppositions.

    ``tried`` tells the trial as it is now, ``chosen`` the id of another model; ``saved``,
    ``copied`` and ``adopting`` ask for these acts.
    """

    tried = Signal(object)
    chosen = Signal(str)
    saved = Signal()
    copied = Signal()
    adopting = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self.trial = Trial()
        self._row: Values = {}
        self._grants: dict[str, int] = {}
        self.models = FigureTable(_("Models"), most=7)
        self.models.chosen.connect(self.chosen)
        self.total = SliderLine(_("To share out"), _written("money"), step=Decimal(10_000))
        self.total.moved.connect(self._on_total)
        self.terms = {each.name: self._slider(each) for each in _TERMS}
        self.leaver, self.grant = QComboBox(), QComboBox()
        self.leaver.setAccessibleName(_("An owner leaves"))
        self.grant.setAccessibleName(_("A grant is halved"))
        self.leaver.currentIndexChanged.connect(self._on_leaver)
        self.grant.currentIndexChanged.connect(self._on_grant)
        self.rate = SliderLine(
            _("Is paid"), _written("percent"), step=Decimal("0.5"), empty=_("not said")
        )
        self.rate.set_range(Decimal(50), _FULL)
        self.rate.moved.connect(self._on_rate)
        self.says = Lines()
        self.says.hide()
        self.save = QuietButton(_("Save"))
        self.copy_button = QuietButton(_("Save as new"))
        self.back = LinkButton(_("Take back"))
        self.adopt = QuietButton(_("Adopt…"), icon="gavel")
        self.save.clicked.connect(self.saved)
        self.copy_button.clicked.connect(self.copied)
        self.back.clicked.connect(self._on_back)
        self.adopt.clicked.connect(self.adopting)
        self._lay_out()
        Theme.current().changed.connect(self._measure)
        self._measure()

    def _slider(self, term: _Term) -> SliderLine:
        slider = SliderLine(
            _(term.title),
            _written(term.kind),
            step=Decimal(term.step),
            empty=_(term.empty) if term.empty else "",
        )
        slider.moved.connect(partial(self._on_term, term))
        return slider

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("ground", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 6, 12, 10)
        column.setSpacing(4)
        column.addWidget(self.models)
        for slider in (self.total, *self.terms.values()):
            column.addWidget(slider)
        acts = QHBoxLayout()
        for button in (self.save, self.copy_button):
            button.setProperty("dense", True)
            acts.addWidget(button)
        acts.addStretch(1)
        column.addLayout(acts)
        row = QHBoxLayout()
        self.adopt.setProperty("dense", True)
        row.addWidget(self.adopt)
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)
        self._lay_out_suppositions(column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(area)

    def _lay_out_suppositions(self, column: QVBoxLayout) -> None:
        column.addSpacing(4)
        column.addWidget(PlainLabel(_("What if"), FontRole.ROW_TITLE))
        for name, combo in ((_("An owner leaves"), self.leaver), (_("Halved"), self.grant)):
            label = PlainLabel(name, tone="muted")
            label.setBuddy(combo)
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(12)
            column.addWidget(label)
            column.addWidget(combo)
        column.addWidget(self.rate)
        column.addWidget(self.says)
        column.addStretch(1)

    def _measure(self) -> None:
        self.setFixedWidth(Theme.current().metrics.px(WIDTH))

    # -- what it shows

    def offer(
        self, owners: Sequence[tuple[str, str]], grants: Mapping[str, int], *, read_only: bool
    ) -> None:
        """Offer owners (id and name) who might leave and grants (öre) that might be halved."""
        self._grants = dict(grants)
        nobody = _("nobody")
        _fill(self.leaver, [(nobody, ""), *((name, key) for key, name in owners)])
        _fill(self.grant, [(_("nothing"), ""), *((name, name) for name in grants)])
        for button in (self.save, self.copy_button, self.adopt):
            button.setEnabled(not read_only)
        self._read_only = read_only

    def show_models(self, scenarios: Sequence[Scenario], chosen: int) -> None:
        """List the models with what is to know of each, the chosen one current."""
        rows = [FigureRow(each.id, (_model_line(each),), tone=_tone(each)) for each in scenarios]
        self.models.show_rows((FigureColumn(_("Models"), figures=False),), rows)
        with QSignalBlocker(self.models):
            self.models.set_current(scenarios[chosen].id)

    def show_terms(self, row: Values, scenario: Scenario) -> None:
        """Show the terms of a model as they are tried now; ``row`` is the model as it is saved."""
        self._row = row
        base = row["base"] or "weighted_area"
        shown = scenario.row
        wanted = {
            "weight_lettable": uses_area(row),
            "weight_residential": uses_area(row),
            "alpha": base == "fixed_plus",
            **dict.fromkeys(MIX, base == "mix"),
        }
        total = Decimal(shown["total"] or 0) / _ORE
        if not self.total.slider.isSliderDown():
            self.total.set_range(Decimal(0), max(total * 2, Decimal(100_000)), _step(total))
        self.total.set_value(total - Decimal(self.trial.more) / _ORE)
        for term in _TERMS:
            slider = self.terms[term.name]
            slider.setVisible(wanted.get(term.name, True))
            if not slider.slider.isSliderDown():
                slider.set_range(Decimal(0), _highest(term, total))
            slider.set_value(_number(term, shown.get(term.name)))
        rate = self.trial.rate if self.trial.rate is not None else row["collection_percent"]
        self.rate.set_value(rate)
        idle = self.trial.idle
        adopted = scenario.adopted
        self.save.setVisible(not adopted)
        self.save.setEnabled(not self._read_only and self.trial.keeps(row["id"]))
        self.back.setVisible(not idle or self.trial.rate is not None)
        self.adopt.setVisible(not adopted and idle)
        self.adopt.setEnabled(scenario.reckoned and not self._read_only)

    def tell(self, lines: list[tuple[str, str]]) -> None:
        """Say what the suppositions mean."""
        self.says.tell(lines)

    def forget(self) -> None:
        """Try nothing any more."""
        self.trial = Trial()
        for combo in (self.leaver, self.grant):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(0)

    # -- what is tried

    def _try(self, trial: Trial) -> None:
        self.trial = trial
        self.tried.emit(trial)

    def _on_total(self, value: Decimal | None) -> None:
        self._try(replace(self.trial, total=int((value or Decimal(0)) * _ORE)))

    def _on_term(self, term: _Term, value: Decimal | None) -> None:
        said = int(value * _ORE) if term.kind == "money" and value is not None else value
        self._try(self.trial.with_term(self._row["id"], term.name, said))

    def _on_leaver(self, _index: int) -> None:
        self._try(replace(self.trial, left=str(self.leaver.currentData() or "")))

    def _on_grant(self, _index: int) -> None:
        name = str(self.grant.currentData() or "")
        half = self._grants.get(name, 0) // 2
        self._try(replace(self.trial, more=half, grant=name))

    def _on_rate(self, value: Decimal | None) -> None:
        self._try(replace(self.trial, rate=value))

    def _on_back(self) -> None:
        self.forget()
        self._try(Trial())


def _fill(combo: QComboBox, choices: list[tuple[str, str]]) -> None:
    chosen = combo.currentData()
    with QSignalBlocker(combo):
        combo.clear()
        for words, key in choices:
            combo.addItem(words, key)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))


def _model_line(scenario: Scenario) -> str:
    if scenario.adopted:
        return _("{name} · adopted ✓").format(name=scenario.name)
    return f"▲ {scenario.name}" if scenario.problems else scenario.name


def _tone(scenario: Scenario) -> str:
    return "error" if scenario.problems else "text"


def _number(term: _Term, value: object) -> Decimal | None:
    if value is None or (term.empty and not value):
        return None if term.empty else Decimal(0)
    number = Decimal(str(value))
    return number / _ORE if term.kind == "money" else number


def _highest(term: _Term, total: Decimal) -> Decimal:
    if term.kind == "money":
        return max(total / (4 if term.name == "cap" else 16), Decimal(50_000))
    return {"percent": _FULL, "share": Decimal(1)}.get(term.kind, Decimal(2))


def _step(total: Decimal) -> Decimal:
    return Decimal(10_000) if total >= 100_000 else Decimal(1_000)  # noqa: PLR2004 - kronor
