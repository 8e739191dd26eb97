"""What is kept about a person, to look through and to hand over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, current, ngettext, using
from workbench.exchange.write_table import put_file
from workbench.steps.stakeholders.person_report import PersonReport
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.text import PlainLabel, shown

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext


class PersonSheet(QDialog):
    """Everything the file holds about one person, as a tree; saved as PDF or JSON."""

    def __init__(self, context: PageContext, person: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._person = context, person
        self.report = PersonReport(context.project, person)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("What is kept about {name}").format(name=self.report.data.name)
        self.setWindowTitle(shown(title))
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([_("Field"), _("Value")])
        self.tree.setAccessibleName(title)
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language"))
        for words, code in ((_("Swedish"), "sv"), (_("English"), "en")):
            self.language.addItem(words, code)
        self.language.setCurrentIndex(max(0, self.language.findData(current())))
        self.pdf = PrimaryButton(_("Save as PDF…"))
        self.json = QuietButton(_("Save as JSON…"))
        self._build(title)
        self._fill()
        metrics = Theme.current().metrics
        self.resize(metrics.px(620), metrics.px(560))

    def _build(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(PlainLabel(title, FontRole.PANEL_TITLE))
        says = _(
            "Every row that is the person, refers to them or names them, and the history. "
            "This is what the person has a right to see."
        )
        column.addWidget(PlainLabel(says, tone="muted", wrap=True))
        column.addWidget(self.tree, 1)
        close = QuietButton(_("Close"))
        close.clicked.connect(self.close)
        line = ButtonRow()
        line.addWidget(self.language)
        line.addStretch(1)
        for button in (close, self.json, self.pdf):
            line.addWidget(button)
        column.addLayout(line)
        self.pdf.clicked.connect(lambda: self._ask("pdf"))
        self.json.clicked.connect(lambda: self._ask("json"))

    def _fill(self) -> None:
        for title, pairs in self.report.groups():
            self._group(title, pairs).setExpanded(True)
        count = len(self.report.data.history)
        words = ngettext("{count} change in the history", "{count} changes in the history", count)
        history = self._group(words.format(count=count), self.report.past())
        self.tree.setColumnWidth(0, Theme.current().metrics.px(220))
        self.tree.setCurrentItem(history)
        self.tree.scrollToTop()

    def _group(self, title: str, pairs: list[tuple[str, str]]) -> QTreeWidgetItem:
        height = QSize(0, Theme.current().metrics.row)
        group = QTreeWidgetItem([shown(title)])
        self.tree.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        group.setSizeHint(0, height)
        for name, value in pairs:
            line = QTreeWidgetItem([shown(name), shown(value)])
            line.setSizeHint(0, height)
            group.addChild(line)
        return group

    def _ask(self, kind: str) -> None:
        name = _("Extract about {name}").format(name=self.report.data.name)
        safe = "".join(each if each.isalnum() or each in " -_" else "-" for each in name)
        self._context.desk.ask_file(
            save=True,
            name=f"{safe}.{kind}",
            kinds=(kind,),
            done=lambda path: self._save(path, kind),
        )

    def _save(self, path: str, kind: str) -> None:
        target = Path(path)
        try:
            put_file(target, self._pdf() if kind == "pdf" else self._json())
        except WorkbenchError as error:
            self._context.desk.fail(error)
        else:
            self._context.desk.notice(_("Saved {file}").format(file=target.name))

    def _pdf(self) -> bytes:
        # Reportlab takes a while to import and is hardly ever needed here.
        from workbench.documents.pdf import pressed

        language = str(self.language.currentData())
        with using(language):
            document = PersonReport(self._context.project, self._person).document(language)
        return pressed(document)

    def _json(self) -> bytes:
        return json.dumps(self.report.as_json(), ensure_ascii=False, indent=2).encode("utf-8")
