"""A look at pasted rows before they come in: what each column means, what is new, what is wrong.

A panel of the window, not a dialog: Enter takes the rows in, Esc leaves them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.exchange.header import find_layout
from workbench.exchange.layout import Why
from workbench.exchange.named_columns import Named, name_columns
from workbench.exchange.personal_texts import remarks_on
from workbench.models.registry import RECORDS
from workbench.ui.data.masking import HIDDEN, is_hidden
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.keys import answer
from workbench.ui.parts.paste_columns import PasteColumns
from workbench.ui.parts.text import Heading, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent

    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import ImportPlan
    from workbench.models.field import Record
    from workbench.ui.data.masking import Mask

    # Says what taking in the table would do, given what columns (by heading) are to mean.
    Planner = Callable[[Grid, Mapping[str, str]], ImportPlan]

TOLD: Final = 6
_SEVERAL: Final = 2


class PastePreview(QFrame):
    """Shows what a pasted table would do to ``record``; changes nothing itself.

    ``accepted`` carries the ImportPlan to carry out; ``cancelled`` leaves everything as it is.
    """

    accepted = Signal(object)
    cancelled = Signal()

    def __init__(self, record: Record, *, mask: Mask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record, self._mask = record, mask
        self._source: Grid | None = None
        self._grid: Grid | None = None
        self._planner: Planner | None = None
        self._mapping: dict[str, str] = {}
        self.plan: ImportPlan | None = None
        self.setProperty("ground", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading = Heading("", 2)
        self.counts = PlainLabel("", FontRole.STRONG)
        self.columns = PasteColumns(mask)
        self.columns.remapped.connect(self._remap)
        self.first_row = QCheckBox(_("The first row is headings"))
        self.first_row.clicked.connect(self._turn_first_row)
        self.problems = PlainLabel("", tone="error", wrap=True)
        self.remarks = PlainLabel("", FontRole.META, "muted", wrap=True)
        self.take = PrimaryButton(_("Take in"), key="Enter")
        self.take.clicked.connect(self.accept)
        self.drop = QuietButton(_("Cancel"), key="Esc")
        self.drop.clicked.connect(self.cancelled)
        self._build()
        Theme.current().changed.connect(self._renew)
        self._renew()

    def _build(self) -> None:
        self._scroll = QScrollArea()
        self.columns.setProperty("ground", "surface")
        self._scroll.setWidget(self.columns)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.counts, 1)
        self._foot.addWidget(self.drop)
        self._foot.addWidget(self.take)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.first_row)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self.problems)
        self._column.addWidget(self.remarks)
        self._column.addLayout(self._foot)

    # -- planning

    def show_grid(
        self, grid: Grid, planner: Planner, meant: Mapping[str, str] | None = None
    ) -> None:
        """Show what ``planner`` would do with a table; what cannot be understood is told.

        ``meant`` is what was said earlier of columns with the same headings.
        """
        self._source, self._planner = grid, planner
        self._name_columns(Named(grid, dict(meant)) if meant else name_columns(grid, self._record))

    def _name_columns(self, named: Named) -> None:
        self._grid, self._mapping = named.grid, named.meant
        self.first_row.setVisible(named.first_row is not None)
        self.first_row.setChecked(bool(named.first_row))
        self._make_plan()

    @Slot(bool)
    def _turn_first_row(self, first_row: bool) -> None:  # noqa: FBT001 - Qt hands it over
        if self._source is not None:
            named = name_columns(self._source, self._record, first_row=first_row)
            self._name_columns(named)

    @Slot(str, str)
    def _remap(self, heading: str, name: str) -> None:
        self._mapping[heading] = name
        self._make_plan()

    def _make_plan(self) -> None:
        if self._grid is None or self._planner is None:
            return
        try:
            layout = find_layout(self._grid, self._record, self._mapping)
            self.columns.show_grid(self._grid, self._record, layout)
            self.plan = self._planner(self._grid, self._mapping)
        except WorkbenchError as error:
            self.plan = None
            self.counts.setText("")
            self.remarks.hide()
            self.problems.setText(error.text())
            self.problems.show()
        else:
            self._tell(self.plan)
        self._name()
        self.take.setEnabled(self._coming() > 0)

    def _coming(self) -> int:
        return len(self.plan.rows) if self.plan else 0

    def _name(self) -> None:
        self.heading.setText(_("Paste {what}").format(what=_(self._record.many)))
        self.setAccessibleName(self.heading.whole_text())

    def _tell(self, plan: ImportPlan) -> None:
        parts = [
            ngettext("{count} new", "{count} new ones", plan.new).format(count=plan.new),
            ngettext("{count} updated", "{count} updated ones", plan.updated).format(
                count=plan.updated
            ),
            ngettext("{count} like another", "{count} like others", len(plan.similar)).format(
                count=len(plan.similar)
            ),
            ngettext("{count} unchanged", "{count} unchanged ones", len(plan.skipped)).format(
                count=len(plan.skipped)
            ),
            ngettext("{count} with an error", "{count} with errors", len(plan.errors)).format(
                count=len(plan.errors)
            ),
        ]
        numbers = (
            plan.new, plan.updated, len(plan.similar), len(plan.skipped), len(plan.errors)
        )  # fmt: skip
        said = [part for part, number in zip(parts, numbers, strict=True) if number]
        words = " · ".join(said) or _("Nothing to take in")
        # Reasons and names quote what was pasted, so they are kept back while anything is hidden.
        quote = not any(is_hidden(field, self._mask) for field in self._record.fields)
        self.counts.setText(words)
        self.problems.setText("\n".join(_problems(plan, quote=quote)))
        self.problems.setVisible(bool(plan.errors))
        self.remarks.setText("\n".join([*_warnings(plan), *(_remarks(plan) if quote else [])]))
        self.remarks.setVisible(bool(self.remarks.whole_text()))
        announce(self, words)

    # -- deciding

    @Slot()
    def accept(self) -> None:
        """Hand over the plan, if it brings anything."""
        if self.plan is not None and self._coming():
            self.accepted.emit(self.plan)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take in by Enter, leave by Esc, from anywhere in the panel."""
        if not answer(event, self.accept, self.cancelled.emit):
            super().keyPressEvent(event)

    @Slot()
    def _renew(self) -> None:
        metrics = Theme.current().metrics
        margin = metrics.margin
        self._column.setContentsMargins(margin, metrics.px(12), margin, metrics.px(12))
        self._column.setSpacing(metrics.gap)
        self._foot.setSpacing(metrics.gap)


def _problems(plan: ImportPlan, *, quote: bool) -> list[str]:
    lines = [
        _("Row {row}, {column}: {reason}").format(
            row=error.row, column=error.column, reason=error.text() if quote else HIDDEN
        )
        for error in plan.errors[:TOLD]
    ]
    more = len(plan.errors) - TOLD
    if more > 0:
        lines.append(_("and {count} more").format(count=more))
    return lines


def _warnings(plan: ImportPlan) -> list[str]:
    """Return what is better left out of the rows that come in; nothing is quoted."""
    found = remarks_on(plan)
    lines = [
        _("Row {row}, {column}: {reason}").format(row=e.row, column=e.column, reason=e.text())
        for e in found[:TOLD]
    ]
    if len(found) > TOLD:
        lines.append(_("and {count} more").format(count=len(found) - TOLD))
    return lines


def _remarks(plan: ImportPlan) -> list[str]:
    lines = [each.text() for each in plan.similar[:TOLD]]
    lines += _unused(plan)
    lines += plan.reworded_texts()
    lines += [plan.cleaned_text()] if plan.cleaned else []
    for table, rows in plan.created.items():
        names = [str(next(iter(row.values.values()), "")) for row in rows]
        said = ", ".join(names[:TOLD]) + (" …" if len(names) > TOLD else "")
        lines.append(_created(table, said))
    return lines


def _unused(plan: ImportPlan) -> list[str]:
    """Return why columns are not used; those that are not known in one line."""
    named = [each for each in plan.unused if each.heading]
    unknown = [each for each in named if each.why is Why.UNKNOWN]
    if len(unknown) < _SEVERAL:
        return [each.text() for each in named][:TOLD]
    headings = ", ".join(each.heading for each in unknown)
    others = [each.text() for each in named if each.why is not Why.UNKNOWN]
    return [_("Not known, so left out: {headings}").format(headings=headings), *others[:TOLD]]


def _created(table: str, names: str) -> str:
    return _("Comes along as new {what}: {names}").format(what=_(RECORDS[table].many), names=names)
