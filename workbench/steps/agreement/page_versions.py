"""Versions of an agreement: kept under a name, compared clause by clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.rules.wording import Change
from workbench.steps.agreement.comparing import (
    NOW,
    ClauseChange,
    compared,
    read_versions,
    read_wordings,
)
from workbench.steps.agreement.edits import keep_version
from workbench.steps.agreement.page_choice import AgreementChoice, Chosen, no_agreement
from workbench.steps.agreement.views import SOURCES
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.difference import DifferenceView
from workbench.ui.parts.field_editors import LineEditor
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.text import Meta, PlainLabel, shown

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

TABLES: Final = (*SOURCES, "agreement_version", "clause_version")


class VersionsView(Page):
    """What changed from one version to another, or to what the agreement says now."""

    def __init__(self, context: PageContext, *, chosen: Chosen) -> None:
        super().__init__(context)
        self._chosen = chosen
        self._versions: list[Values] = []
        self.choice = AgreementChoice(self.project, chosen)
        self.choice.changed.connect(lambda: self.refresh(None))
        self.name = LineEditor()
        self.name.setAccessibleName(_("Name of the version"))
        self.name.setPlaceholderText(_("Name of the version – Enter keeps it"))
        self.name.returnPressed.connect(self.keep)
        self.keep_button = QuietButton(_("Keep as it is now"), icon="save")
        self.keep_button.clicked.connect(self.keep)
        self.before, self.after = ChoiceBox(_("From version")), ChoiceBox(_("To version"))
        for box in (self.before, self.after):
            box.activated.connect(lambda _index: self._compare())
        self.told = PlainLabel("", tone="muted")
        self.view = DifferenceView(_("What differs"))
        self.nothing = no_agreement(context)
        self._lay_out()

    def _lay_out(self) -> None:
        top, row = ButtonRow(), QHBoxLayout()
        top.addWidget(self.choice)
        top.addWidget(self.name, 1)
        top.addWidget(self.keep_button)
        row.addWidget(Meta(_("Compare")))
        row.addWidget(self.before)
        row.addWidget(Meta(_("with")))
        row.addWidget(self.after)
        row.addWidget(self.told, 1)
        filled = QWidget()
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(top)
        inside.addLayout(row)
        inside.addWidget(self.view, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(filled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.stack)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow versions and clauses."""
        if changes is not None and not changes.touches(*TABLES):
            return
        self.stack.setCurrentIndex(int(self.choice.offer()))
        with self.project.read() as session:
            self._versions = read_versions(session, self._chosen.id)
        for part in (self.name, self.keep_button):
            part.setEnabled(not self.project.read_only)
        self._offer()
        self._compare()

    def _offer(self) -> None:
        last = self._versions[-1]["id"] if self._versions else NOW
        for box, usual in ((self.before, last), (self.after, NOW)):
            chosen = box.currentData()
            box.clear()
            for row in self._versions:
                box.addItem(shown(f"{row['title']} · {date_text(row['made_on'])}"), row["id"])
            box.addItem(_("as it reads now"), NOW)
            at = box.findData(chosen) if chosen is not None else -1
            box.setCurrentIndex(at if at >= 0 else box.findData(usual))

    def _compare(self) -> None:
        before, after = str(self.before.currentData()), str(self.after.currentData())
        today = self.project.today()
        with self.project.read() as session:
            old = read_wordings(session, self._chosen.id, before, today)
            new = read_wordings(session, self._chosen.id, after, today)
        found = compared(old, new)
        self.view.tell([(change_title(each), each.pieces) for each in found])
        if not self._versions:
            said = _("No version is kept yet. Keep one before it goes to the parties.")
        elif not found:
            said = _("Nothing differs")
        else:
            words = ngettext("{count} clause differs", "{count} clauses differ", len(found))
            said = words.format(count=len(found))
        self.told.setText(said)

    @override
    def summary(self) -> str:
        """Return how many versions are kept."""
        count = len(self._versions)
        said = ngettext("{count} version", "{count} versions", count)
        return said.format(count=count) if count else ""

    @Slot()
    def keep(self) -> None:
        """Keep the agreement as it reads now."""
        usual = _("Version {version}").format(version=len(self._versions) + 1)
        title = self.name.text().strip() or usual
        if not self._chosen.id:
            return
        try:
            keep_version(self.project, self._chosen.id, title)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.name.clear()
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return keeping a version."""
        return (
            Command("agreement.keep", _("Keep the agreement as a version"), self.keep, icon="save",
                    ready=lambda: bool(self._chosen.id) and not self.project.read_only),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return where a version gets its name."""
        return self.name if self._chosen.id else self.nothing.action


def change_title(change: ClauseChange) -> str:
    """Return a clause's heading with what happened to it, where it was more than reworded."""
    words = {Change.ADDED: _("{clause} (new)"), Change.REMOVED: _("{clause} (gone)")}
    return words.get(change.change, "{clause}").format(clause=change.title)
