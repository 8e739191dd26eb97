"""Typing in observations from paper: a row for each slot, a column for each thing counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.formats import date_short
from workbench.base.language import _
from workbench.measures.observations import COUNTS, read_observations
from workbench.models.field import Kind
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.situation.observation_edits import write_observations
from workbench.steps.situation.observation_words import round_title
from workbench.ui.data.display import display, edit_text
from workbench.ui.data.reading import Reading, read_text
from workbench.ui.data.titles import Titles
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.entry_grid.page import EntryPage
from workbench.ui.parts.entry_grid.view import EntryGrid
from workbench.ui.parts.mark_grid.rows import GridCell, GridHead
from workbench.ui.parts.picture_page import offer
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.measures.observations import Observations, Place
    from workbench.project.changes import Changes
    from workbench.ui.parts.entry_grid.view import Written
    from workbench.ui.parts.page import PageContext

OBSERVATION: Final = record("observation")
FIELDS: Final = ("seen_on", "weather", "temperature", *COUNTS)
_BETWEEN: Final = "|"
NAME_WIDTH: Final = 270


def usual_slots() -> tuple[str, ...]:
    """Return slots that tell of day, dark and weekend, in the current language."""
    return tuple(
        f"{day} {hours}"
        for day, all_hours in (
            (_("weekday"), ("08–09", "12–13", "17–18", "20–21")),
            (_("Saturday"), ("12–13", "20–21")),
        )
        for hours in all_hours
    )


class ObservationEntry(EntryPage):
    """The grid of one round; its slots are those of the round before until others are added."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, EntryGrid(_("Observations by slot"), level=False, counting=True))
        self._found: Observations | None = None
        self._added: list[Place] = []
        self._new_rounds: list[str] = []
        self.round = QComboBox()
        self.round.setAccessibleName(OBSERVATION["round"].title())
        self.new_round = QLineEdit()
        self.new_round.setMinimumWidth(Theme.current().metrics.px(NAME_WIDTH))
        self.new_round.setPlaceholderText(_("New round, for instance 2026-09 – Enter"))
        self.new_round.setAccessibleName(_("New round"))
        self.surface, self.slots = QComboBox(), QLineEdit("; ".join(usual_slots()))
        self.surface.setAccessibleName(OBSERVATION["surface_id"].title())
        self.slots.setAccessibleName(_("Time slots"))
        self.slots.setCursorPosition(0)
        self.add = QuietButton(_("Add the slots"), icon="plus")
        self._lay_out()
        self.round.currentIndexChanged.connect(self._show)
        self.new_round.returnPressed.connect(self._start_round)
        self.add.clicked.connect(self._add_slots)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.round)
        row.addWidget(self.new_round)
        row.addStretch(1)
        more = QHBoxLayout()
        more.addWidget(self.surface)
        more.addWidget(self.slots, 1)
        more.addWidget(self.add)
        hint = PlainLabel(
            _("Type what was counted; + and − count up and down, Tab goes on, Enter goes down."),
            FontRole.META,
            "muted",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.grid, 1)
        column.addWidget(hint)
        column.addLayout(more)

    # -- content

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the observations again; what is being typed stays."""
        with self.project.read() as session:
            self._found = read_observations(session)
            surfaces = read_rows(session, record("surface"))
        self._offer_rounds()
        entries = [(f"{row['code']} {row['name']}".strip(), row["id"]) for row in surfaces]
        offer(self.surface, entries or [(_("Without a surface"), "")], None)
        self._show()

    def _offer_rounds(self) -> None:
        rounds = list(self._found.rounds) if self._found else []
        rounds += [each for each in self._new_rounds if each not in rounds]
        if not rounds:
            today = self.project.today()
            rounds = self._new_rounds = [f"{today.year}-{today.month:02d}"]
        entries = [(round_title(each), each) for each in reversed(rounds)]
        offer(self.round, entries, rounds[-1])

    def _start_round(self) -> None:
        name = " ".join(self.new_round.text().split())
        if not name:
            return
        self.leave()
        if name not in self._new_rounds:
            self._new_rounds.append(name)
        self.new_round.clear()
        self._offer_rounds()
        self.round.setCurrentIndex(self.round.findData(name))
        self.grid.setFocus()

    def _round(self) -> str:
        return str(self.round.currentData() or "")

    def _places(self) -> list[Place]:
        """Return the slots of the round and of the one before it, and those that were added."""
        found, name = self._found, self._round()
        if found is None:
            return list(self._added)
        others = [each for each in found.rounds if each != name]
        earlier = [each for each in others if name not in found.rounds or each < name]
        places = found.places(name, *(earlier or others)[-1:])
        return [*places, *(each for each in self._added if each not in places)]

    def _show(self) -> None:
        names = self._found.surface_names if self._found else {}
        rows = [
            GridHead(_BETWEEN.join(place), f"{names.get(place[0], '')} · {place[1]}".strip(" ·"))
            for place in self._places()
        ]
        columns = [GridHead(name, OBSERVATION[name].column_title()) for name in FIELDS]
        self.grid.show_values(rows, columns, self, read_only=self.project.read_only)

    def _add_slots(self) -> None:
        surface = str(self.surface.currentData() or "")
        for slot in self.slots.text().split(";"):
            words = " ".join(slot.replace(_BETWEEN, "/").split())
            if words and (surface, words) not in self._added:
                self._added.append((surface, words))
        self._show()
        if self._added:
            self.grid.grid.go_to(_BETWEEN.join(self._added[-1]), FIELDS[0])
            self.grid.setFocus()

    # -- what the grid asks

    def _value(self, row: str, column: str) -> Any:  # noqa: ANN401 - see Kind
        surface, _bar, slot = row.partition(_BETWEEN)
        said = self._found.at(self._round(), (surface, slot)) if self._found else []
        return said[0][column] if said else None

    def cell(self, row: str, column: str) -> GridCell:
        """Return what was noted in a slot."""
        field, value = OBSERVATION[column], self._value(row, column)
        text = display(field, value, Titles(self.project))
        mark = date_short(value) if field.kind is Kind.DATE else text
        return GridCell(mark, "plain", text or _("nothing noted"))

    def text(self, row: str, column: str) -> str:
        """Return what was noted as one would type it."""
        return edit_text(OBSERVATION[column], self._value(row, column), Titles(self.project))

    def read(self, row: str, column: str, text: str) -> object:  # noqa: ARG002 - as the grid asks
        """Return what a text means; raises ParseError."""
        reading = Reading(Titles(self.project), self.project.clock.today())
        return read_text(OBSERVATION[column], text, reading)

    @override
    def keep(self, values: Written) -> None:
        """Write what was counted in these slots."""
        said: dict[Place, dict[str, object]] = {}
        for (row, column), value in values.items():
            surface, _bar, slot = row.partition(_BETWEEN)
            said.setdefault((surface, slot), {})[column] = value
        write_observations(self.project, self._round(), said, initiator=self)

    @override
    def entry_focus(self) -> QWidget:
        """Return the grid, or where slots are added while there are none."""
        return self.grid.grid if self._places() else self.add
