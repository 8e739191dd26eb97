"""Typing in the points of an inspection: a row an aspect or factor, a column an inspection."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import decimal_text
from workbench.base.language import _
from workbench.exchange.values import read_value
from workbench.measures.inspections import read_inspections
from workbench.models.registry import record
from workbench.steps.situation.inspection_edits import start_inspection, write_scores
from workbench.steps.situation.inspection_pictures import SIGNS, level_word, score_text
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.entry_grid.page import EntryPage
from workbench.ui.parts.entry_grid.view import EntryGrid
from workbench.ui.parts.mark_grid.rows import GridCell, GridHead
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.measures.inspections import Inspections, ScoreKey
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.entry_grid.view import Written
    from workbench.ui.parts.page import PageContext

POINTS: Final = record("inspection_score")["points"]
_BETWEEN: Final = "|"
NAME_WIDTH: Final = 270


class InspectionEntry(EntryPage):
    """The grid of points. An aspect with scored factors shows what they add up to."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, EntryGrid(_("Points by aspect and inspection")))
        self._found: Inspections | None = None
        self.name = QLineEdit()
        self.name.setMinimumWidth(Theme.current().metrics.px(NAME_WIDTH))
        self.name.setPlaceholderText(_("New inspection, for instance 2026 – Enter"))
        self.name.setAccessibleName(_("New inspection"))
        self.start = QuietButton(_("Begin the inspection"), icon="plus")
        row = QHBoxLayout()
        row.addWidget(self.name)
        row.addWidget(self.start)
        row.addStretch(1)
        hint = PlainLabel(
            _("0 is alarming, 20 is good. Enter goes down; an aspect gets its factors’ mean."),
            FontRole.META,
            "muted",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.grid, 1)
        column.addWidget(hint)
        self.name.returnPressed.connect(self._start)
        self.start.clicked.connect(self._start)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the inspections again; what is being typed stays."""
        with self.project.read() as session:
            self._found = read_inspections(session)
        rows = [
            GridHead(_BETWEEN.join((aspect["id"], key)), name)
            for aspect in self._found.aspects
            for key, name in self._parts(aspect)
        ]
        columns = [GridHead(row["id"], row["name"]) for row in self._found.inspections]
        self.grid.show_values(rows, columns, self, read_only=self.project.read_only)
        self.start.setEnabled(not self.project.read_only)

    def _parts(self, aspect: Values) -> list[tuple[str, str]]:
        """Return the aspect itself and its factors, by key and name."""
        factors = self._found.factors.get(aspect["id"], ()) if self._found else ()
        return [("", aspect["name"]), *((each["id"], f"– {each['name']}") for each in factors)]

    def _start(self) -> None:
        name = " ".join(self.name.text().split()) or str(self.project.today().year)
        self.leave()
        known = self._found.inspections if self._found else ()
        if all(row["name"] != name for row in known):
            try:
                start_inspection(self.project, name, initiator=self)
            except WorkbenchError as error:
                self.context.desk.fail(error)
                return
        self.name.clear()
        self.refresh(None)
        self._go_to(name)

    def _go_to(self, name: str) -> None:
        found = self._found
        made = next((r for r in found.inspections if r["name"] == name), None) if found else None
        if found and made and found.aspects:
            self.grid.grid.go_to(_BETWEEN.join((found.aspects[0]["id"], "")), made["id"])
            self.grid.setFocus()

    # -- what the grid asks

    def _key(self, row: str, column: str) -> ScoreKey:
        aspect, _bar, factor = row.partition(_BETWEEN)
        return column, aspect, factor

    def cell(self, row: str, column: str) -> GridCell:
        """Return points with the sign of their level; what factors add up to is aside."""
        found = self._found
        aspect, _bar, factor = row.partition(_BETWEEN)
        if found is None:
            return GridCell()
        if factor:
            text = self.text(row, column)
            return GridCell(text, "plain", text or _("not scored"))
        inspection = next(each for each in found.inspections if each["id"] == column)
        score = found.score(inspection, next(a for a in found.aspects if a["id"] == aspect))
        if score.score is None:
            return GridCell("", "idle", _("not scored"))
        words = f"{score_text(score.score)}, {level_word(score.level)}"
        mark = f"{SIGNS[score.level]} {score_text(score.score)}"
        return GridCell(mark, "muted" if self.locked(row, column) else "plain", words)

    def text(self, row: str, column: str) -> str:
        """Return points as one would type them."""
        points = self._found.points(*self._key(row, column)) if self._found else None
        return "" if points is None else decimal_text(points)

    def read(self, row: str, column: str, text: str) -> object:  # noqa: ARG002 - as the grid asks
        """Return the points that a text means; raises ParseError."""
        return read_value(text, POINTS, self.project.clock.today())

    @override
    def locked(self, row: str, column: str) -> bool:
        """Tell whether an aspect's points follow from its factors."""
        aspect, _bar, factor = row.partition(_BETWEEN)
        if factor or self._found is None:
            return False
        parts = self._found.factors.get(aspect, ())
        return any(self._found.points(column, aspect, each["id"]) is not None for each in parts)

    @override
    def keep(self, values: Written) -> None:
        """Write the points."""
        scores = {
            self._key(*cell): value if isinstance(value, Decimal) else None
            for cell, value in values.items()
        }
        write_scores(self.project, scores, initiator=self)

    @override
    def entry_focus(self) -> QWidget:
        """Return the grid, or where an inspection is begun."""
        return self.grid.grid if self._found and self._found.inspections else self.name
