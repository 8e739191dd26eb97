"""Which findings are shown: by how they stand, who answers, where, and how they were found."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import N_, _
from workbench.rules.findings import is_answered, is_late, is_open
from workbench.steps.situation.findings import FINDING
from workbench.ui.look.theme import Theme
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from workbench.project.register import Values
    from workbench.steps.situation.findings import FieldWork
    from workbench.ui.data.rows import RecordRows
    from workbench.ui.parts.page import PageContext

LETTERS: Final = 8
NOBODY: Final = "nobody"  # no id looks like this


class State(StrEnum):
    """By what findings can be told apart at a glance."""

    ALL = "all"
    OPEN = "open"
    LATE = "late"
    UNANSWERED = "unanswered"
    CLOSED = "closed"

    @override
    def title(self) -> str:
        """Return the name in the current language."""
        return _(_STATES[self])


_STATES: Final = {
    State.ALL: N_("All states"),
    State.OPEN: N_("Open"),
    State.LATE: N_("Overdue"),
    State.UNANSWERED: N_("Not answered"),
    State.CLOSED: N_("Closed"),
}
_KEEPS: Final[dict[State, Callable[[Values, date], bool]]] = {
    State.ALL: lambda _row, _today: True,
    State.OPEN: lambda row, _today: is_open(row),
    State.LATE: is_late,
    State.UNANSWERED: lambda row, _today: not is_answered(row),
    State.CLOSED: lambda row, _today: not is_open(row),
}


class FindingFilter(QWidget):
    """Four lists over a table of findings; together they say what is kept."""

    def __init__(self, context: PageContext, rows: RecordRows) -> None:
        super().__init__()
        self._project, self._rows = context.project, rows
        self.state_box = self._box(_("State"))
        for each in State:
            self.state_box.addItem(each.title(), each)
        self.party_box = self._box(FINDING["responsible_id"].title())
        self.surface_box = self._box(FINDING["surface_id"].title())
        self.source_box = self._box(FINDING["source"].title())
        self.source_box.addItem(_("All sources"), None)
        for choice in FINDING["source"].choices:
            self.source_box.addItem(choice.text(), choice.key)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for box in self._boxes():
            self._row.addWidget(box)
        Theme.current().changed.connect(self._space)
        self._space()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(_("Show only: {what}").format(what=name))
        box.setMinimumContentsLength(LETTERS)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda _index: self.apply())
        return box

    def _boxes(self) -> tuple[QComboBox, ...]:
        return self.state_box, self.party_box, self.surface_box, self.source_box

    def _space(self) -> None:
        self._row.setSpacing(Theme.current().metrics.px(6))

    def offer(self, work: FieldWork) -> None:
        """Offer the parties and surfaces that findings name."""
        rows = work.findings.values()
        parties = {row["responsible_id"] for row in rows}
        surfaces = {row["surface_id"] for row in rows}
        self._fill(self.party_box, _("All parties"), work.parties, parties, _("Nobody"))
        self._fill(self.surface_box, _("All surfaces"), work.surfaces, surfaces, _("No surface"))
        self.setVisible(bool(work.findings))
        self.apply()

    @staticmethod
    def _fill(
        box: QComboBox, every: str, names: Mapping[str, str], used: set[str | None], nobody: str
    ) -> None:
        before = box.currentData()
        box.clear()
        box.addItem(every, None)
        for key in sorted((key for key in used if key in names), key=lambda key: names[str(key)]):
            box.addItem(shown(names[str(key)]), key)
        if None in used:
            box.addItem(nobody, NOBODY)
        box.setCurrentIndex(max(box.findData(before), 0))

    def apply(self) -> None:
        """Show what fits all four lists."""
        today, keeps = self._project.today(), _KEEPS[State(self.state_box.currentData())]
        wanted = {
            name: box.currentData()
            for name, box in (
                ("responsible_id", self.party_box),
                ("surface_id", self.surface_box),
                ("source", self.source_box),
            )
            if box.currentData() is not None
        }
        if not wanted and self.state_box.currentData() is State.ALL:
            self._rows.set_keep(None)
            return

        def keep(row: Values) -> bool:
            return keeps(row, today) and all(
                row[name] == (None if value == NOBODY else value) for name, value in wanted.items()
            )

        self._rows.set_keep(keep)

    def clear(self) -> None:
        """Show all findings again."""
        if any(box.currentIndex() for box in self._boxes()):
            for box in self._boxes():
                box.setCurrentIndex(0)
            self.apply()

    def party(self) -> str | None:
        """Return the party whose findings are shown: None for all, "" for those of nobody."""
        chosen = self.party_box.currentData()
        return "" if chosen == NOBODY else chosen

    def state(self) -> dict[str, object]:
        """Return what is chosen."""
        return {str(place): box.currentData() for place, box in enumerate(self._boxes())}

    def restore(self, state: dict[str, object]) -> None:
        """Take back what ``state`` returned."""
        for place, box in enumerate(self._boxes()):
            box.setCurrentIndex(max(box.findData(state.get(str(place))), 0))
        self.apply()
