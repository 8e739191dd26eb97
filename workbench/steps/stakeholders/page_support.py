"""Who is in favour: on every basis, against the usual thresholds, and what if somebody changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import percent_text
from workbench.base.language import _, ngettext
from workbench.charts.thresholds import threshold_height, threshold_scene
from workbench.models.registry import record
from workbench.rules.support import FLOOR_AREA, Stand
from workbench.steps.importing import plan_table, take_in
from workbench.steps.stakeholders.page_owners import OwnersTable, stand_keys, stand_text
from workbench.steps.stakeholders.support import (
    Support,
    read_support,
    regime_in_force,
    take_stand,
)
from workbench.steps.stakeholders.support_words import (
    basis_name,
    dual_text,
    measures,
    regime_text,
    thresholds,
)
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import LinkButton, QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.scene_view import SceneView
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

PARTY, REGIME = record("organisation"), record("legal_regime")
TABLES = ("organisation", "property", "legal_regime")
FORM = ("standpoint", "standpoint_date", "votes", "membership", "notes")
TEXT = 40 / 3


class SupportView(Page):
    """Bars with thresholds above, the owners below; a letter changes what one has said."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._supposed: dict[str, str] = {}
        self._real: Support | None = None
        self._found: Support | None = None
        self.chart = SceneView()
        self.dual, self.joined = Meta(wrap=True), Meta(wrap=True)
        self.regime = Meta(wrap=True)
        self.owners = OwnersTable()
        self.owners.taken.connect(self._take)
        self.owners.chosen.connect(self._inspect)
        self.hidden = PlainLabel(
            _("Who has said what is hidden in protected view. The totals name nobody."),
            tone="muted",
            wrap=True,
        )
        self.rows = RecordRows(context.project, PARTY, mask=context.masks)
        self.form = kept(RecordForm(self.rows, keys=FORM, show_all=True), self)
        self.form.failed.connect(context.desk.fail)
        self.register = self._register()
        self.empty = EmptyState(
            _("Support is reckoned from the owners of the properties. Add properties first."),
            _("To the properties"),
            icon="users",
        )
        self.empty.acted.connect(lambda: context.desk.go_to("place:properties"))
        self._build()
        Theme.current().changed.connect(self._measure)

    def _register(self) -> RegisterPanel:
        project = self.project
        panel = RegisterPanel(
            self.context,
            REGIME,
            placeholder=_("New rules: source; holds from; regime – Enter saves"),
            empty=_("Nothing noted. Write the law, the decision or the advice that says so."),
            plan=lambda grid, mapping: plan_table(project, REGIME, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        panel.hide()
        return panel

    # -- the frame

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 8)
        column.addWidget(self._what_if())
        column.addWidget(self.chart)
        usual = _("The thresholds are the usual ones. Which one counts, the legal regime decides.")
        column.addWidget(Meta(usual, wrap=True))
        for line in (self.dual, self.joined):
            column.addWidget(line)
        column.addLayout(self._regime_line())
        column.addWidget(self.register)
        column.addLayout(self._tools())
        column.addWidget(self.owners)
        column.addWidget(self.hidden)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it scrolls into view
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.empty, 1)
        self._measure()

    def _regime_line(self) -> QHBoxLayout:
        self.rules = LinkButton(_("Legal regime…"))
        self.rules.clicked.connect(self._turn_register)
        line = QHBoxLayout()
        line.addWidget(self.regime, 1)
        line.addWidget(self.rules)
        return line

    def _tools(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(PlainLabel(_("Owners"), FontRole.PANEL_TITLE), 1)
        self.buttons: dict[str, QuietButton] = {}
        for stand, key in stand_keys().items():
            button = QuietButton(stand_text(stand), key=key)
            button.clicked.connect(lambda _checked=False, said=stand: self.owners.take(said))
            self.buttons[stand] = button
            line.addWidget(button)
        self.suppose = QuietButton(_("What if"), icon="lightbulb")
        self.suppose.setCheckable(True)
        self.suppose.toggled.connect(self._set_supposing)
        line.addWidget(self.suppose)
        return line

    def _what_if(self) -> QFrame:
        self.banner = QFrame()
        self.banner.setProperty("notice", "warn")
        self.supposition = PlainLabel("", wrap=True)
        self.keep = QuietButton(_("Save as their standpoint"))
        self.keep.clicked.connect(self._keep)
        self.drop = QuietButton(_("Drop"))
        self.drop.clicked.connect(lambda: self.suppose.setChecked(False))
        line = QHBoxLayout(self.banner)
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(self.supposition, 1)
        line.addWidget(self.keep)
        line.addWidget(self.drop)
        self.banner.hide()
        return self.banner

    def _measure(self) -> None:
        text = Theme.current().metrics.px(TEXT)
        bars = len(measures(self._found, names=False)) if self._found else 5
        self.chart.setFixedHeight(round(threshold_height(bars, text)))

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Reckon anew when owners, properties or rules have changed."""
        self.rows.set_active(True)
        if changes is None:
            self.rows.mask_changed()
        if changes is None or changes.touches(*TABLES):
            self.register.refresh(changes)
            self._show()

    def _show(self) -> None:
        with self.project.read() as session:
            self._real = read_support(session)
            self._found = read_support(session, self._supposed) if self._supposed else self._real
            regime = regime_in_force(session, self.project.today())
        there = bool(self._real.owners)
        self._area.setVisible(there)
        self.empty.setVisible(not there)
        secret = self.context.masks(PARTY["standpoint"])
        if secret and self.suppose.isChecked():
            self.suppose.setChecked(False)
        self.owners.setVisible(not secret)
        self.hidden.setVisible(secret)
        for button in (*self.buttons.values(), self.suppose):
            button.setVisible(not secret)
            button.setEnabled(not self.project.read_only)
        self.owners.show_owners(() if secret else self._found.owners, self._supposed)
        self.chart.set_builder(self._scene)
        self.dual.setText(dual_text(self._found))
        self.joined.setText(self._joined_text(self._found))
        self.regime.setText(regime_text(regime))
        self._tell_supposed()

    def _scene(self, width: float, _height: float) -> Scene:
        found = self._found
        if found is None:
            return threshold_scene((), (), width)
        real = self._real if self._supposed else None
        names = not self.context.masks(PARTY["standpoint"])
        bars = measures(found, real, names=names)
        text = Theme.current().metrics.px(TEXT)
        alt = _("Support on every basis, against more than half and two thirds")
        return threshold_scene(bars, thresholds(), width, text, alt)

    def _joined_text(self, found: Support) -> str:
        shares = ", ".join(
            f"{basis_name(each.basis)} {percent_text(each.share, 1)}" for each in found.joined
        )
        return _("Participation rate: {shares}").format(shares=shares)

    def _tell_supposed(self) -> None:
        count = len(self._supposed)
        self.banner.setVisible(self.suppose.isChecked())
        self.keep.setEnabled(bool(count))
        said = ngettext(
            "What if: {count} owner is tried, nothing is saved. Dashed lines show how it is.",
            "What if: {count} owners are tried, nothing is saved. Dashed lines show how it is.",
            count,
        ).format(count=count)
        begin = _("What if: say how owners might stand, and nothing of it is saved.")
        self.supposition.setText(said if count else begin)

    def _inspect(self, key: str) -> None:
        known = self.rows.store.has(key)
        if known:
            self.form.show_rows([key])
        self.context.desk.inspect(self.form if known else None)

    # -- what one does

    def _take(self, key: str, stand: str) -> None:
        if self.suppose.isChecked():
            self._suppose(key, stand)
            return
        try:
            take_stand(self.project, {key: stand}, initiator=self)
        except WorkbenchError as error:
            self.context.desk.fail(error)

    def _suppose(self, key: str, stand: str) -> None:
        real = next((o.stand for o in self._real.owners if o.id == key), "") if self._real else ""
        self._supposed.pop(key, None)
        if stand != real:
            self._supposed[key] = stand
        self._show()

    def _set_supposing(self, on: bool) -> None:  # noqa: FBT001 - a state, as Qt tells it
        if not on and self._supposed:
            self._supposed.clear()
            self._show()
        self._tell_supposed()
        if on:
            self.owners.setFocus()

    def _keep(self) -> None:
        stands, self._supposed = dict(self._supposed), {}
        try:
            take_stand(self.project, stands, initiator=self)
        except WorkbenchError as error:
            self._supposed = stands
            self.context.desk.fail(error)
            return
        self.suppose.setChecked(False)
        label = self.project.undo_label()
        if label:
            self.context.desk.notice(label, undo=True)

    def _turn_register(self) -> None:
        self.register.setVisible(self.register.isHidden())
        if self.register.isVisible():
            self.register.quick.setFocus()

    # -- the page

    @override
    def summary(self) -> str:
        """Return the share of the floor area in favour, as it is."""
        tallies = self._real.tallies if self._real else ()
        area = next((each for each in tallies if each.basis == FLOOR_AREA), None)
        if area is None or not area.total:
            return ""
        return _("{share} of the GFA in favour").format(share=percent_text(area.share, 1))

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return the standpoints, the supposition and the rules."""
        ready = self.owners.isVisibleTo(self)
        stands = tuple(
            Command(
                f"support.{stand}",
                _("Standpoint of the owner: {stand}").format(stand=stand_text(stand)),
                partial(self.owners.take, stand),
                ready=lambda: ready,
            )
            for stand in Stand
        )
        return (
            *stands,
            Command("support.suppose", _("What if"), self.suppose.toggle, icon="lightbulb",
                    ready=lambda: ready),
            Command("support.regime", _("Legal regime…"), self._turn_register, icon="gavel"),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the owners, or the picture where they are hidden."""
        if self.empty.isVisibleTo(self):
            return self.empty.action
        return self.owners if self.owners.isVisibleTo(self) else self.chart

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.form.commit()
        self.register.leave()
