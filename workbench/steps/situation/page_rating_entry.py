"""Typing in place ratings: a row a rater, a column a theme, one key a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.exchange.values import read_value
from workbench.measures.ratings import read_ratings
from workbench.models.registry import record
from workbench.steps.situation.rating_edits import TOGETHER, MarkKey, start_rating, write_marks
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.entry_grid.page import EntryPage
from workbench.ui.parts.entry_grid.view import EntryGrid
from workbench.ui.parts.mark_grid.rows import GridCell, GridHead
from workbench.ui.parts.picture_page import offer
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.measures.ratings import Ratings
    from workbench.project.changes import Changes
    from workbench.ui.parts.entry_grid.view import Written
    from workbench.ui.parts.page import PageContext

POINTS: Final = record("rating")["points"]
NAME_WIDTH: Final = 220


class RatingEntry(EntryPage):
    """The grid of one group on one occasion; below the last rater there is room for another."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(
            context, EntryGrid(_("Marks by rater and theme"), level=False, at_once=True)
        )
        self._found: Ratings | None = None
        self.occasion = QComboBox()
        self.occasion.setAccessibleName(record("rating")["occasion_id"].title())
        self.name = QLineEdit()
        self.name.setMinimumWidth(Theme.current().metrics.px(NAME_WIDTH))
        self.name.setPlaceholderText(_("New occasion: name – Enter"))
        self.name.setAccessibleName(_("New occasion"))
        self.start = QuietButton(_("Begin the rating"), icon="plus")
        self.group = QComboBox()
        self.group.setEditable(True)
        self.group.setAccessibleName(record("rating")["group"].title())
        self._lay_out()
        self.occasion.currentIndexChanged.connect(self._on_occasion)
        self.group.currentTextChanged.connect(self._show)
        self.name.returnPressed.connect(self._start)
        self.start.clicked.connect(self._start)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.occasion)
        row.addWidget(PlainLabel(_("Group of raters:"), tone="muted"))
        row.addWidget(self.group)
        row.addStretch(1)
        row.addWidget(self.name)
        row.addWidget(self.start)
        hint = PlainLabel(
            _("One key a mark, 1 poor to 7 very good. No names are kept."),
            FontRole.META,
            "muted",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.grid, 1)
        column.addWidget(hint)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the ratings again; what is being typed stays."""
        with self.project.read() as session:
            self._found = read_ratings(session)
        occasions = self._found.occasions
        entries = [(row["name"], row["id"]) for row in reversed(occasions)]
        offer(self.occasion, entries, occasions[-1]["id"] if occasions else None)
        self.start.setEnabled(not self.project.read_only)
        self._offer_groups()
        self._show()

    def _offer_groups(self) -> None:
        typed = self.group.currentText()
        groups = self._found.groups(self._occasion()) if self._found else []
        usual = [_("residents"), _("visitors"), _("people working here")]
        self.group.blockSignals(True)
        self.group.clear()
        self.group.addItems([*groups, *(each for each in usual if each not in groups)])
        self.group.setCurrentText(typed or (groups[0] if groups else usual[0]))
        self.group.blockSignals(False)

    def _occasion(self) -> str:
        return str(self.occasion.currentData() or "")

    def _group(self) -> str:
        return " ".join(self.group.currentText().split())

    def _on_occasion(self) -> None:
        self.leave()
        self.group.blockSignals(True)
        self.group.setCurrentText("")
        self.group.blockSignals(False)
        self._offer_groups()
        self._show()

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        mine = [row for row in found.of(self._occasion()) if row["group"] == self._group()]
        last = max((row["rater"] or 0 for row in mine), default=0)
        rows = [
            GridHead(str(number), _("Rater {number}").format(number=number))
            for number in range(1, last + 2)
        ]
        rows.append(GridHead(str(TOGETHER), _("The group together")))
        columns = [GridHead(each["id"], each["name"]) for each in found.themes]
        shown = rows if self._occasion() else []
        self.grid.show_values(shown, columns, self, read_only=self.project.read_only)

    def _start(self) -> None:
        today = self.project.today()
        name = " ".join(self.name.text().split()) or f"{today.year}-{today.month:02d}"
        self.leave()
        try:
            made = start_rating(self.project, name, initiator=self)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.name.clear()
        self.refresh(None)
        self.occasion.setCurrentIndex(self.occasion.findData(made))
        if self._found and self._found.themes:
            self.grid.grid.go_to("1", self._found.themes[0]["id"])
        self.grid.setFocus()

    # -- what the grid asks

    def _key(self, row: str, column: str) -> MarkKey:
        return MarkKey(self._occasion(), self._group(), int(row), column)

    def text(self, row: str, column: str) -> str:
        """Return a mark as one would type it."""
        key = self._key(row, column)
        for each in self._found.of(key.occasion) if self._found else ():
            place = each["group"], each["rater"] or TOGETHER, each["theme_id"]
            if place == (key.group, key.rater, key.theme):
                return str(each["points"])
        return ""

    def cell(self, row: str, column: str) -> GridCell:
        """Return a mark."""
        text = self.text(row, column)
        return GridCell(text, "plain", text or _("not rated"))

    def read(self, row: str, column: str, text: str) -> object:  # noqa: ARG002 - as the grid asks
        """Return the mark that a text means; raises ParseError."""
        return read_value(text, POINTS, self.project.clock.today())

    @override
    def keep(self, values: Written) -> None:
        """Write the marks."""
        marks = {
            self._key(*cell): value if isinstance(value, int) else None
            for cell, value in values.items()
        }
        write_marks(self.project, marks, initiator=self)

    @override
    def entry_focus(self) -> QWidget:
        """Return the grid, or where a rating is begun."""
        return self.grid.grid if self._occasion() else self.name
