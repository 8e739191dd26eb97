"""Maps from and to files: what taking one in would do, and the map as GeoJSON, PNG or SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.keys import answer
from workbench.ui.parts.text import Heading, PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbench.exchange.map_plan import MapPlan

TOLD: Final = 12
WIDTH, HEIGHT = 1600.0, 1000.0  # units of a picture that is written to a file


class MapImportPanel(QFrame):
    """Says what taking in a map would do; Enter takes it in, Esc leaves everything as it is."""

    accepted = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.plan: MapPlan | None = None
        self.setProperty("ground", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading = Heading("", 2)
        self.counts = PlainLabel("", FontRole.STRONG)
        self.notes = PlainLabel("", tone="muted", wrap=True)
        self.problems = PlainLabel("", tone="error", wrap=True)
        self.take = PrimaryButton(_("Take in"), key="Enter")
        self.take.clicked.connect(self.accept)
        self.drop = QuietButton(_("Cancel"), key="Esc")
        self.drop.clicked.connect(self.cancelled)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.drop)
        foot.addWidget(self.take)
        metrics = Theme.current().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(*(metrics.margin,) * 4)
        column.setSpacing(metrics.gap)
        for widget in (self.heading, self.counts, self.notes, self.problems):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(foot)

    def show_plan(self, name: str, plan: MapPlan) -> None:
        """Show what a map would bring."""
        self.plan = plan
        self.heading.setText(_("Take in the map {name}").format(name=name))
        self.setAccessibleName(self.heading.whole_text())
        words = " · ".join(_counted(plan)) or _("Nothing to take in")
        self.counts.setText(words)
        self.notes.setText("\n".join(_notes(plan)))
        self.notes.setVisible(bool(self.notes.whole_text()))
        self.problems.setText("\n".join(_problems(plan)))
        self.problems.setVisible(bool(plan.errors))
        self.take.setEnabled(bool(plan.new or plan.updated))
        announce(self, words)

    @Slot()
    def accept(self) -> None:
        """Hand over the plan, if it brings anything."""
        if self.plan is not None and (self.plan.new or self.plan.updated):
            self.accepted.emit(self.plan)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take in by Enter, leave by Esc."""
        if not answer(event, self.accept, self.cancelled.emit):
            super().keyPressEvent(event)


def _counted(plan: MapPlan) -> list[str]:
    numbers = (plan.new, plan.updated, plan.skipped, len(plan.errors))
    words = (
        ngettext("{count} new", "{count} new ones", plan.new),
        ngettext("{count} updated", "{count} updated ones", plan.updated),
        ngettext("{count} unchanged", "{count} unchanged ones", plan.skipped),
        ngettext("{count} with an error", "{count} with errors", len(plan.errors)),
    )
    return [
        word.format(count=number) for word, number in zip(words, numbers, strict=True) if number
    ]


def _notes(plan: MapPlan) -> list[str]:
    lines = [
        f"{_(each.record.many).capitalize()}: {each.new + each.updated}"
        for each in plan.plans
        if each.new or each.updated
    ]
    if plan.boundary:
        lines.append(_("The boundary of the place"))
    return [*lines, *plan.notes()]


def _problems(plan: MapPlan) -> list[str]:
    lines = [
        _("Object {row}: {reason}").format(row=error.row, reason=error.text())
        for error in plan.errors[:TOLD]
    ]
    more = len(plan.errors) - TOLD
    return [*lines, _("and {count} more").format(count=more)] if more > 0 else lines


def file_name(place: str, ending: str) -> str:
    """Return the name of a file for the map of a place, safe on every system."""
    kept = "".join(c if c.isalnum() or c in " -_" else "-" for c in place).strip(" -")
    called = _("{place} map").format(place=kept).strip()
    return f"{called}.{ending}"
