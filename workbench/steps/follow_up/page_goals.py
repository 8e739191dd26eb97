"""The view “Goals”: every goal with its indicators, their values, certainty and age."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.charts.aim import aim_scene
from workbench.measures.readings import Certainty
from workbench.measures.standing_pictures import panel_of, words_of
from workbench.rules.indicators import Light
from workbench.steps.follow_up.views import goal_stands
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.fitted_picture import FittedPicture
from workbench.ui.parts.marks import Chip
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.measures.standings import Standing
    from workbench.project.changes import Changes
    from workbench.steps.follow_up.views import GoalStand
    from workbench.ui.parts.page import PageContext

SYMBOLS: Final = {
    Light.GREEN: ("on_time", "ok"),
    Light.YELLOW: ("risk", "warn"),
    Light.RED: ("late", "error"),
    Light.GREY: ("none", "muted"),
}
SIGNS: Final = {Light.GREEN: "✓", Light.YELLOW: "◆", Light.RED: "▲", Light.GREY: "–"}
_SMALL: Final = 0.9


class GoalsView(Page):
    """One table by goal; the chosen indicator stands with its picture in the inspector."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._stands: dict[str, Standing] = {}
        self._goals: tuple[GoalStand, ...] = ()
        self.tally = PlainLabel("", tone="muted", wrap=True)
        self.round = QuietButton(_("Update round"), icon="refresh-cw")
        self.round.clicked.connect(lambda: context.desk.go_to("vision:round"))
        self.report = QuietButton(_("Documents"), icon="file-text")
        self.report.clicked.connect(lambda: context.desk.go_to("documents"))
        self.table = FigureTable(_("Indicators by goal"), most=0)
        self.table.chosen.connect(self._on_chosen)
        self.nothing = EmptyState(
            _("There are no indicators yet. They are made with the goals."), _("To the goals"),
            icon="target",
        )  # fmt: skip
        self.nothing.acted.connect(lambda: context.desk.go_to("vision:indicators"))
        self.panel = kept(_Panel(context), self)
        bar = ButtonRow()
        bar.addWidget(self.tally, 1)
        bar.addWidget(self.round)
        bar.addWidget(self.report)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read how all indicators stand."""
        with self.project.read() as session:
            self._goals = goal_stands(session, self.project.today())
        self._stands = {e.values["id"]: e for goal in self._goals for e in goal.indicators}
        there = bool(self._stands)
        self.table.setVisible(there)
        self.nothing.setVisible(not there)
        self.round.setVisible(there)
        self.tally.setText(_tally(list(self._stands.values())))
        self.table.show_rows(_columns(), [row for goal in self._goals for row in _rows(goal)])
        if there and not self.table.current_key():
            self.table.set_current(next(iter(self._stands)))
        self._on_chosen(self.table.current_key())

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        stand = self._stands.get(key)
        if stand is not None:
            self.panel.tell(stand)
        self.context.desk.inspect(self.panel if stand is not None else None)

    @override
    def summary(self) -> str:
        """Return how many indicators there are."""
        count = len(self._stands)
        said = ngettext("{count} indicator", "{count} indicators", count)
        return said.format(count=count) if count else ""

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return the ways on from here."""
        desk = self.context.desk
        return (
            Command("follow_up.round", _("Update round"), lambda: desk.go_to("vision:round"),
                    icon="refresh-cw"),
            Command("follow_up.indicator", _("Open the indicator"), self._open),
        )  # fmt: skip

    def _open(self) -> None:
        if self.table.current_key() in self._stands:
            self.context.desk.go_to("vision", self.table.current_key())

    @override
    def entry_focus(self) -> QWidget:
        """Return the table, or the button that begins."""
        return self.table if self._stands else self.nothing.action


class _Panel(QWidget):
    """One indicator: its figures, its picture over the years, its source and age."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._key = ""
        self.title = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.figures = PlainLabel("", FontRole.PANEL_TITLE)
        self.chip = Chip("")
        self.picture = FittedPicture(_SMALL)
        self.facts = PlainLabel("", FontRole.META, "muted", wrap=True)
        self.open = PrimaryButton(_("Open the indicator"))
        self.open.clicked.connect(lambda: context.desk.go_to("vision", self._key))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        for widget in (
            self.title, self.figures, self.chip, self.picture, self.facts, self.open,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)

    def tell(self, stand: Standing) -> None:
        """Show an indicator."""
        self._key = stand.values["id"]
        self.title.setText(f"{stand.values['code']} {stand.values['title']}".strip())
        started = stand.with_unit(stand.baseline.value) if stand.baseline else "–"
        self.figures.setText(f"{started} → {stand.with_unit(stand.value)}")
        symbol, tone = SYMBOLS[stand.light]
        self.chip.set_state(stand.light_text(), symbol, tone)
        drawn = bool(stand.series or stand.values["targets"])
        self.picture.tell(
            (lambda width, text: aim_scene(panel_of(stand), width, text, words_of(stand)))
            if drawn
            else None
        )
        interval = stand.interval_text()
        lines = (
            _("95 % interval {interval}").format(interval=interval) if interval else "",
            _("Target {target}").format(target=aim) if (aim := _aim(stand)) else _("No target"),
            stand.source_text(),
            stand.age_text(),
        )
        self.facts.setText("\n".join(filter(None, lines)))


def _columns() -> tuple[FigureColumn, ...]:
    return (
        FigureColumn(_("Goal and indicator"), figures=False),
        FigureColumn(_("Start")),
        FigureColumn(_("Now"), strong=True),
        FigureColumn(_("Target")),
        FigureColumn(_("Status"), figures=False),
        FigureColumn(_("Measured"), figures=False),
    )


def _rows(goal: GoalStand) -> list[FigureRow]:
    return [
        FigureRow(f"goal {goal.id}", (goal.title, "", "", "", "", ""), strong=True),
        *(_row(each) for each in goal.indicators),
    ]


def _row(stand: Standing) -> FigureRow:
    started = stand.baseline.value if stand.baseline else None
    when = stand.reading.name if stand.reading is not None else ""
    return FigureRow(
        stand.values["id"],
        (
            f"{stand.values['code']} {stand.values['title']}".strip(),
            stand.with_unit(started),
            stand.with_unit(stand.value),
            _aim(stand) or "–",
            f"{SIGNS[stand.light]} {stand.light_text()}",
            _measured(when, stale=stand.stale),
        ),
    )


def _aim(stand: Standing) -> str:
    """Return the target of the value's year; while there is none, the first one, with its year."""
    if stand.target is not None:
        return stand.with_unit(stand.target)
    targets = stand.values["targets"]
    if not targets:
        return ""
    year = min(targets)
    return f"{stand.with_unit(targets[year])} ({year})"


def _measured(when: str, *, stale: bool) -> str:
    if not when:
        return _("never measured")
    return _("{when}, new value due").format(when=when) if stale else when


def _tally(stands: list[Standing]) -> str:
    """Return how many targets are met, and how many wait for a value, in a sentence."""
    if not stands:
        return ""
    met = sum(each.light is Light.GREEN for each in stands)
    sure = sum(each.light is Light.GREEN and each.certainty is Certainty.CERTAIN for each in stands)
    waits = sum(each.stale for each in stands)
    parts = [_("{met} of {all} on target").format(met=met, all=len(stands))]
    if sure:
        parts.append(_("{count} of them certain").format(count=sure))
    if waits:
        said = ngettext("{count} waits for a value", "{count} wait for a value", waits)
        parts.append(said.format(count=waits))
    return " · ".join(parts)
