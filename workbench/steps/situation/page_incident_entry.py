"""Typing in counted incidents: a row for each category and source, a column for each period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.formats import number_text
from workbench.base.language import N_, _
from workbench.base.parse import ParseError, parse_integer
from workbench.measures.incidents import PLACE, read_incidents
from workbench.models.registry import record
from workbench.rules.incidents import Length, Period
from workbench.steps.situation.incident_edits import Slot, write_counts
from workbench.steps.situation.incident_words import (
    category_name,
    period_short,
    source_name,
)
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.entry_grid.page import EntryPage
from workbench.ui.parts.entry_grid.view import EntryGrid
from workbench.ui.parts.mark_grid.rows import GridCell, GridHead
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.measures.incidents import Incidents
    from workbench.project.changes import Changes
    from workbench.ui.parts.entry_grid.view import Written
    from workbench.ui.parts.page import PageContext

INCIDENT: Final = record("incident")
SUM: Final = "sum"
_YEARS: Final = 2
_MONTHS: Final = 12
# Who mostly counts what, where nothing has been counted yet.
_USUAL: Final = (
    ("vandalism", "police"), ("theft", "police"), ("violence", "police"), ("drugs", "police"),
    ("disorder", "est"), ("littering", "fault_report"), ("traffic", "est"),
    ("arson", "rescue_service"), ("burglary", "police"), ("other", "est"),
)  # fmt: skip


class IncidentEntry(EntryPage):
    """The grid of one part of one zone, over two years."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, EntryGrid(_("Incidents by category and period")))
        self._found: Incidents | None = None
        self._added: list[tuple[str, str]] = []
        self._last_year = 0
        self._counts: dict[tuple[str, str], int] = {}
        self.zone, self.length = QComboBox(), QComboBox()
        self.part = QLineEdit()
        self.earlier = IconButton("chevron-left", _("Earlier years"), framed=True)
        self.later = IconButton("chevron-right", _("Later years"), framed=True)
        self.category, self.source = QComboBox(), QComboBox()
        self.add = QuietButton(_("Add a row"), icon="plus")
        self._fill()
        self._lay_out()
        self._connect()

    def _fill(self) -> None:
        for combo, name, field in (
            (self.zone, "zone", INCIDENT["zone"]),
            (self.length, "period", INCIDENT["period"]),
            (self.category, "category", INCIDENT["category"]),
            (self.source, "source", INCIDENT["source"]),
        ):
            combo.setAccessibleName(INCIDENT[name].title())
            for choice in field.choices:
                combo.addItem(choice.text(), choice.key)
        self.length.setCurrentIndex(self.length.findData(Length.QUARTER.value))
        self.part.setPlaceholderText(_("Part of the zone, if any"))
        self.part.setAccessibleName(INCIDENT["zone_name"].title())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.zone)
        row.addWidget(self.part, 1)
        row.addWidget(self.length)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        more = QHBoxLayout()
        more.addWidget(self.category)
        more.addWidget(self.source)
        more.addWidget(self.add)
        more.addStretch(1)
        hint = PlainLabel(
            _("Type a number; Enter goes down, Tab to the right. A blank says: not counted."),
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

    def _connect(self) -> None:
        self.zone.currentIndexChanged.connect(self._show)
        self.length.currentIndexChanged.connect(self._show)
        self.part.editingFinished.connect(self._show)
        self.earlier.clicked.connect(lambda: self._move(-1))
        self.later.clicked.connect(lambda: self._move(1))
        self.add.clicked.connect(self._add_row)

    # -- content

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the counts again; what is being typed stays."""
        with self.project.read() as session:
            self._found = read_incidents(session)
        hidden = self.context.masks(INCIDENT["zone_name"])
        if hidden:
            self.part.clear()
        self.part.setEnabled(not hidden)
        if not self._last_year:
            years = self._found.years
            self._last_year = max((self.project.today().year, *years[-1:]))
        self._show()

    def _move(self, years: int) -> None:
        self.leave()
        self._last_year += years
        self._show()

    def _length(self) -> Length:
        return Length(self.length.currentData() or Length.QUARTER)

    def _part(self) -> str:
        return " ".join(self.part.text().split())

    def _periods(self) -> list[Period]:
        length = self._length()
        first = self._last_year - (4 if length is Length.YEAR else _YEARS - 1)
        if length is Length.MONTH:
            first = self._last_year
        return [
            Period(date(year, month, 1), length)
            for year in range(first, self._last_year + 1)
            for month in range(1, _MONTHS + 1, length.months)
        ]

    def _show(self) -> None:
        if self._found is None:
            return
        self._counts = {}
        length, zone, part = self._length(), self.zone.currentData(), self._part()
        for row in self._found.rows:
            if (row["zone"] or PLACE, row["zone_name"], row["period"] or "quarter") == (
                zone, part, length.value,
            ):  # fmt: skip
                key = f"{row['category']}|{row['source'] or ''}", row["starts"].isoformat()
                self._counts[key] = self._counts.get(key, 0) + row["count"]
        rows = [
            GridHead(f"{category}|{source}", f"{category_name(category)} · {source_name(source)}")
            for category, source in self._row_keys()
        ]
        columns = [GridHead(p.starts.isoformat(), period_short(p)) for p in self._periods()]
        rows.append(GridHead(SUM, _("Sum")))
        self.grid.show_values(rows, columns, self, read_only=self.project.read_only)

    def _row_keys(self) -> list[tuple[str, str]]:
        """Return category and source of the rows: those counted, those added, else the usual.

        The usual ones stay once they were offered: one goes on typing in the next of them.
        """
        counted = {tuple(key.split("|")) for key, _starts in self._counts}
        found = self._found.rows if self._found else ()
        known = {(row["category"], row["source"] or "") for row in found}
        chosen = {(a, b) for a, b in (*counted, *known)}
        if not chosen and not self._added:
            self._added = list(_USUAL)
        order = {each.key: n for n, each in enumerate(INCIDENT["category"].choices)}
        return sorted({*chosen, *self._added}, key=lambda key: (order.get(key[0], 99), key[1]))

    def _add_row(self) -> None:
        key = str(self.category.currentData()), str(self.source.currentData())
        if key not in self._added:
            self._added.append(key)
        self._show()
        columns = self._periods()
        self.grid.grid.go_to("|".join(key), columns[0].starts.isoformat())
        self.grid.setFocus()

    # -- what the grid asks

    def cell(self, row: str, column: str) -> GridCell:
        """Return a count; sums are aside."""
        if row == SUM:
            said = [n for (_key, starts), n in self._counts.items() if starts == column]
            text = number_text(sum(said)) if said else ""
            return GridCell(text, "muted", text or _("nothing counted"))
        count = self._counts.get((row, column))
        text = "" if count is None else number_text(count)
        return GridCell(text, "plain", text or _("nothing counted"))

    def text(self, row: str, column: str) -> str:
        """Return a count as one would type it."""
        if row == SUM:
            return self.cell(row, column).mark
        count = self._counts.get((row, column))
        return "" if count is None else str(count)

    def read(self, row: str, column: str, text: str) -> int:  # noqa: ARG002 - as the grid asks
        """Return the count that a text means; raises ParseError."""
        count = parse_integer(text)
        if count < 0:
            raise ParseError(N_("“{text}” cannot be a number of incidents"), text=text[:20])
        return count

    @override
    def locked(self, row: str, column: str) -> bool:
        """Tell whether a cell is a sum."""
        return row == SUM

    @override
    def keep(self, values: Written) -> None:
        """Write how many were counted."""
        slots: dict[Slot, int | None] = {}
        for (row, column), value in values.items():
            category, _bar, source = row.partition("|")
            slot = Slot(
                category,
                source,
                str(self.zone.currentData()),
                self._part(),
                date.fromisoformat(column),
                self._length().value,
            )
            slots[slot] = value if isinstance(value, int) else None
        write_counts(self.project, slots, initiator=self)

    @override
    def entry_focus(self) -> QWidget:
        """Return the grid."""
        return self.grid.grid
