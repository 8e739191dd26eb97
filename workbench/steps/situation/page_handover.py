"""Handing a list of findings over: on the clipboard, in a mail, as a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, current, ngettext
from workbench.steps.situation.findings import read_field_work
from workbench.steps.situation.handover import export_handover, handover_text, rows_for
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.page import Command
from workbench.ui.parts.text import button_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.parts.page import PageContext

MOST_IN_ADDRESS: Final = 1_800  # letters; mail programs cut longer ones


class Handover:
    """A button with the ways to hand over the findings of the party that is chosen, or all."""

    def __init__(self, context: PageContext, party: Callable[[], str | None]) -> None:
        self._context, self._party = context, party
        self.button = QuietButton(_("Hand over…"), icon="mail")
        self.button.clicked.connect(self._offer)

    def commands(self) -> tuple[Command, ...]:
        """Return the ways, for menu and palette."""
        return (
            Command("finding.copy_list", _("Copy the list of findings as text"), self.copy,
                    icon="copy", ready=self._any),
            Command("finding.mail_list", _("Mail the list of findings…"), self.mail, icon="mail",
                    ready=self._any),
            Command("finding.save_list", _("Save the list of findings as a spreadsheet…"),
                    self.save, icon="file-spreadsheet", ready=self._any),
        )  # fmt: skip

    def _any(self) -> bool:
        return self.button.isEnabled()

    def _offer(self) -> None:
        menu = QMenu(self.button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in self.commands():
            icon = Theme.current().icon(command.icon)
            menu.addAction(icon, button_text(command.title), command.run)
        menu.popup(self.button.mapToGlobal(self.button.rect().topLeft()))

    def _text(self) -> tuple[str, int]:
        """Return the list as text and how many findings it holds."""
        project = self._context.project
        with project.read() as session:
            work = read_field_work(session, project.today())
        party = self._party()
        return handover_text(work, party, project.facts().name), len(rows_for(work, party))

    def copy(self) -> None:
        """Put the list on the clipboard."""
        text, count = self._text()
        QGuiApplication.clipboard().setText(text)
        said = ngettext("Copied {count} finding", "Copied {count} findings", count)
        self._context.desk.notice(said.format(count=count))

    def mail(self) -> None:
        """Open a new mail with the list; a long one is on the clipboard, to be pasted."""
        text, _count = self._text()
        subject = text.split("\n", 1)[0]
        address = f"mailto:?subject={quote(subject)}&body={quote(text)}"
        if len(address) > MOST_IN_ADDRESS:
            QGuiApplication.clipboard().setText(text)
            address = f"mailto:?subject={quote(subject)}"
            self._context.desk.notice(_("The list is on the clipboard: paste it into the mail"))
        QDesktopServices.openUrl(QUrl(address))

    def save(self) -> None:
        """Ask for a file and write the list."""
        name = _("Findings") + ".xlsx"
        self._context.desk.ask_file(save=True, name=name, kinds=("xlsx", "csv"), done=self._write)

    def _write(self, path: str) -> None:
        try:
            count = export_handover(self._context.project, Path(path), self._party(), current())
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        said = ngettext("Wrote {count} finding", "Wrote {count} findings", count)
        self._context.desk.notice(said.format(count=count))
