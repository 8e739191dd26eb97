"""The month: what the log counted, who mended how soon, and the sheet of one page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text, number_text
from workbench.base.language import _, ngettext
from workbench.documents.filing import filed
from workbench.documents.registry import kind_of
from workbench.project.register import row_ids
from workbench.rules.year import Month
from workbench.steps.operations.edits import write_month
from workbench.steps.operations.month import (
    days_words,
    latest_whole,
    month_words,
    months_of_log,
    oldest_words,
    party_words,
    read_month,
    type_words,
)
from workbench.steps.operations.views import MONTH_SHEET
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.fact_grid import Lines
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.growing_area import GrowingArea
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.paper_save import save_paper
from workbench.ui.parts.picture_page import offer
from workbench.ui.parts.text import Heading, Meta

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.steps.operations.month import MonthFacts
    from workbench.ui.parts.page import PageContext

KIND = "lagesbild"


class MonthView(Page):
    """The figures of a month; what people say of it is written in the inspector."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._facts: MonthFacts | None = None
        self.month = QComboBox()
        self.month.setAccessibleName(_("Month"))
        self.month.currentIndexChanged.connect(self._show)
        self.write = QuietButton(_("Write about the month"), icon="pencil")
        self.write.clicked.connect(self._write)
        self.pdf = QuietButton(_("The page as PDF…"), icon="file-text")
        self.pdf.clicked.connect(lambda: self._save("pdf"))
        self.word = QuietButton(_("As Word…"), icon="file-text")
        self.word.clicked.connect(lambda: self._save("docx"))
        self.rows = RecordRows(self.project, MONTH_SHEET, mask=context.masks)
        self.form = kept(RecordForm(self.rows, keys=("summary", "decide")), self)
        self.form.failed.connect(context.desk.fail)
        self.cases = FigureTable(_("The oldest open cases"))
        self.cases.activated.connect(self._open_case)
        self.types = FigureTable(_("Entries in the duty log by type"))
        self.mending = FigureTable(_("Working days until faults are mended"))
        self.decide = Lines()
        self.nothing = Meta(_("Nothing was noted in the duty log this month."), wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        bar = ButtonRow()
        bar.addWidget(self.month)
        bar.addStretch(1)
        for button in (self.write, self.pdf, self.word):
            bar.addWidget(button)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(14, 10, 14, 12)
        for title, widget in (
            (_("The oldest open cases"), self.cases),
            (_("Entries in the duty log by type"), self.types),
            (_("Working days until faults are mended"), self.mending),
            (_("To be decided"), self.decide),
        ):
            head = Heading(title, 3)
            body.addWidget(head)
            body.addWidget(widget)
            if widget is self.types:
                body.addWidget(self.nothing)
            elif widget is self.mending:
                self.mending_head = head
            elif widget is self.cases:
                self.cases_head = head
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(GrowingArea(inside), 1)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the months anew."""
        today = self.project.today()
        with self.project.read() as session:
            months = months_of_log(session, today)
            usual = latest_whole(session, today)
        entries = [(month_words(m).capitalize(), f"{m.year}-{m.month:02d}") for m in months]
        offer(self.month, entries, f"{usual.year}-{usual.month:02d}")
        self.rows.set_active(True)
        if changes is None:
            self.rows.mask_changed()
        self._show()

    def _chosen(self) -> Month | None:
        text = str(self.month.currentData() or "")
        return Month(int(text[:4]), int(text[5:])) if text else None

    def _show(self) -> None:
        month = self._chosen()
        if month is None:
            return
        today = self.project.today()
        with self.project.read() as session:
            facts = self._facts = read_month(session, month, today)
            sheet = row_ids(session, MONTH_SHEET, {"month": today.replace(
                year=month.year, month=month.month, day=1)})  # fmt: skip
        self.retold.emit()
        self._tell_cases(facts)
        self._tell_types(facts)
        self._tell_mending(facts)
        self.types.setVisible(bool(facts.counts))
        self.nothing.setVisible(not facts.counts)
        for part in (self.mending_head, self.mending):
            part.setVisible(bool(facts.mending))
        for part in (self.cases_head, self.cases):
            part.setVisible(bool(facts.cases))
        lines = [(each, "warn") for each in facts.decide]
        self.decide.tell(lines or [(_("Nothing needs a decision this month."), "muted")])
        writable = not self.project.read_only
        self.write.setEnabled(writable)
        self.form.show_rows(sheet)
        if self.isVisible():
            self.context.desk.inspect(self.form if sheet else None)

    def _tell_cases(self, facts: MonthFacts) -> None:
        columns = [
            FigureColumn(_("Case"), figures=False, strong=True),
            FigureColumn(_("Responsible"), figures=False),
            FigureColumn(_("Noted"), figures=False),
            FigureColumn(_("Working days")),
        ]
        rows = [
            FigureRow(
                c.id,
                (c.what, party_words(facts, c.responsible), date_text(c.since),
                 number_text(c.days)),
            )
            for c in facts.cases
        ]  # fmt: skip
        self.cases.show_rows(columns, rows)

    def _open_case(self) -> None:
        """Go to the entry of the case that is chosen."""
        self.context.desk.go_to("operations", self.cases.current_key() or None)

    def _tell_types(self, facts: MonthFacts) -> None:
        months = (facts.month, facts.month.plus(-1), facts.month.plus(-12))
        columns = [FigureColumn(_("Type"), figures=False, strong=True)]
        columns += [FigureColumn(month_words(each).capitalize()) for each in months]
        rows = [
            FigureRow(c.type, (type_words(c.type), *map(_count, (c.now, c.before, c.year_ago))))
            for c in facts.counts
        ]
        total = (_("All"), *map(_count, (facts.total, facts.before, facts.year_ago)))
        self.types.show_rows(columns, [*rows, FigureRow("all", total, strong=True)])

    def _tell_mending(self, facts: MonthFacts) -> None:
        columns = [FigureColumn(_("Responsible"), figures=False, strong=True)]
        columns += map(FigureColumn, (_("Mended"), _("Median days"), _("Open")))
        columns.append(FigureColumn(_("Oldest open case"), figures=False))
        rows = [
            FigureRow(
                m.responsible or "nobody",
                (party_words(facts, m.responsible), number_text(m.mended), days_words(m.days),
                 number_text(m.open), oldest_words(facts, m)),
            )
            for m in facts.mending
        ]  # fmt: skip
        self.mending.show_rows(columns, rows)

    def _write(self) -> None:
        """Begin to write about the month that is shown."""
        month = self._chosen()
        if month is None:
            return
        first = self.project.today().replace(year=month.year, month=month.month, day=1)
        if not self.form.ids():
            facts = self._facts
            decide = "\n".join(facts.decide) if facts else ""
            try:
                write_month(self.project, first, {"summary": "", "decide": decide})
            except WorkbenchError as error:
                self.context.desk.fail(error)
                return
            self._show()
        self.context.desk.inspect(self.form)
        self.form.focus_field("summary")

    def _save(self, ending: str) -> None:
        kind = kind_of(self.context.documents, KIND)
        if self._facts is not None and kind is not None:
            self.leave()
            month = f"{self._facts.month.year}-{self._facts.month.month:02d}"
            make = partial(filed, kind, month, ending)
            save_paper(self.context, f"{kind.name()} {month}", ending, make)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with a month."""
        return (
            Command("month.write", _("Write about the month"), self._write, "Ctrl+N",
                    icon="pencil", ready=self.write.isEnabled),
            Command("month.pdf", _("The situation sheet as PDF…"), lambda: self._save("pdf"),
                    icon="file-text"),
            Command("month.docx", _("The situation sheet as Word…"), lambda: self._save("docx"),
                    icon="file-text"),
        )  # fmt: skip

    @override
    def summary(self) -> str:
        """Return what the log says of the month that is shown."""
        return _told(self._facts) if self._facts is not None else ""

    @override
    def entry_focus(self) -> QWidget:
        """Return the choice of the month."""
        return self.month

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.form.commit()


def _count(value: int | None) -> str:
    return "–" if value is None else number_text(value)


def _told(facts: MonthFacts) -> str:
    if not (facts.counts or facts.mending):
        return ""
    noted = ngettext("{count} entry", "{count} entries", facts.total)
    mended = _("{count} mended").format(count=number_text(facts.mended))
    still = _("{count} open").format(count=number_text(facts.open_now))
    return " · ".join((noted.format(count=number_text(facts.total)), mended, still))
