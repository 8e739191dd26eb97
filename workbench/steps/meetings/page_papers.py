"""Writing the papers of a meeting: notice, calendar, minutes, list of actions, mail texts."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QMenu, QSizePolicy
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext, using
from workbench.exchange.write_table import put_file
from workbench.models.registry import record
from workbench.steps.meetings import sending
from workbench.steps.meetings.minutes_paper import minutes
from workbench.steps.meetings.notice_paper import notice
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.page import Command
from workbench.ui.parts.text import button_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.documents.content import Document
    from workbench.documents.registry import Options
    from workbench.project.project import Project
    from workbench.steps.meetings.page_choice import Chosen
    from workbench.ui.parts.page import PageContext

PERSON = record("stakeholder")


class Papers:
    """A button that offers the papers, and whether people are named in them."""

    def __init__(self, context: PageContext, chosen: Chosen, words: str) -> None:
        self._context, self._chosen = context, chosen
        self.button = QuietButton(words, icon="file-text")
        self.button.clicked.connect(self._offer)
        self.names = QCheckBox(_("Names"))
        self.names.setChecked(True)
        self.names.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def refresh(self) -> None:
        """Follow protected view: nobody is named while others look on."""
        hidden = self._context.masks(PERSON["name"])
        self.names.setEnabled(not hidden)
        self.button.setEnabled(bool(self._chosen.id))

    @property
    def named(self) -> bool:
        """Whether people are to be named."""
        return self.names.isChecked() and not self._context.masks(PERSON["name"])

    def _offer(self) -> None:
        menu = QMenu(self.button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in self.commands():
            icon = Theme.current().icon(command.icon)
            menu.addAction(icon, button_text(command.title), command.run)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def commands(self) -> tuple[Command, ...]:
        """Return what can be written."""
        return ()

    def _any(self) -> bool:
        return bool(self._chosen.id)

    # -- writing

    def _save(self, build: Callable[..., Document], name: str, ending: str) -> None:
        self._context.desk.ask_file(
            save=True,
            name=self._file_name(name, ending),
            kinds=(ending,),
            done=lambda path: self._press(build, path, ending),
        )

    def _file_name(self, name: str, ending: str) -> str:
        try:
            book = sending.book_of(self._context.project, self._chosen.id)
        except WorkbenchError:
            return f"{name}.{ending}"
        day = book.values["held_on"]
        words = (name, book.values["title"], day.isoformat() if day else "")
        return f"{' '.join(filter(None, words))}.{ending}".replace("/", "-")

    def _press(self, build: Callable[..., Document], path: str, ending: str) -> None:
        project = self._context.project
        try:
            book = sending.book_of(project, self._chosen.id)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        options = sending.options_for(project, book, named=self.named)
        snapshot, target = project.snapshot(), Path(path)
        self._context.jobs.run(
            _("Making the document"),
            lambda report: _made(snapshot, build, options, ending, report),
            lambda data: self._put(target, data),
            self._context.desk.fail,
        )

    def _put(self, target: Path, data: bytes) -> None:
        try:
            put_file(target, data)
        except WorkbenchError as error:
            self._context.desk.fail(error)
        else:
            self._context.desk.notice(_("Saved {file}").format(file=target.name))

    def _copy(self, text: Callable[[], str]) -> None:
        try:
            words = text()
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        QGuiApplication.clipboard().setText(words)
        self._context.desk.notice(_("The mail text is on the clipboard"))


class NoticePapers(Papers):
    """What is sent out before a meeting."""

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return notice as PDF, Word and mail, and the calendar."""
        name = _("Notice of meeting")
        return (
            Command("notice.pdf", _("Save the notice as PDF…"),
                    lambda: self._save(notice, name, "pdf"), "Ctrl+P", icon="printer",
                    ready=self._any),
            Command("notice.word", _("Save the notice as Word…"),
                    lambda: self._save(notice, name, "docx"), icon="file-text", ready=self._any),
            Command("notice.mail", _("Copy the notice as mail text"), self.mail, "Ctrl+Shift+M",
                    icon="mail", ready=self._any),
            Command("notice.ics", _("Save for calendars (.ics)…"), self.calendar,
                    icon="calendar", ready=self._any),
        )  # fmt: skip

    def mail(self) -> None:
        """Put the notice as the text of a mail on the clipboard."""
        project, key = self._context.project, self._chosen.id
        self._copy(lambda: sending.notice_mail(project, key, named=self.named))

    def calendar(self) -> None:
        """Ask for a file and write the meeting for calendars."""
        name = self._file_name(_("Meeting"), "ics")
        self._context.desk.ask_file(save=True, name=name, kinds=("ics",), done=self._write)

    def _write(self, path: str) -> None:
        try:
            data = sending.calendar_bytes(self._context.project, self._chosen.id)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        self._put(Path(path), data)


class MinutesPapers(Papers):
    """What is sent out after a meeting."""

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return minutes as PDF and Word, the list of actions, and mail texts."""
        name = _("Minutes")
        return (
            Command("minutes.pdf", _("Save the minutes as PDF…"),
                    lambda: self._save(minutes, name, "pdf"), "Ctrl+P", icon="printer",
                    ready=self._any),
            Command("minutes.word", _("Save the minutes as Word…"),
                    lambda: self._save(minutes, name, "docx"), icon="file-text",
                    ready=self._any),
            Command("minutes.xlsx", _("Save the action list as a spreadsheet…"), self.actions,
                    icon="file-spreadsheet", ready=self._any),
            Command("minutes.mail", _("Copy the result as mail text"), self.mail,
                    "Ctrl+Shift+M", icon="mail", ready=self._any),
            *self._to_parties(),
        )  # fmt: skip

    def _to_parties(self) -> tuple[Command, ...]:
        """Return a mail text for each party that has something to do."""
        if not self._any():
            return ()
        try:
            book = sending.book_of(self._context.project, self._chosen.id)
        except WorkbenchError:
            return ()
        return tuple(
            Command(
                f"minutes.mail.{key}",
                _("Mail text for {name}").format(name=name),
                partial(self.mail, key),
                icon="mail",
            )
            for key, name in sending.parties_of(book)
        )

    def mail(self, party: str = "") -> None:
        """Put the result as the text of a mail on the clipboard, what a party is to do first."""
        project, key = self._context.project, self._chosen.id
        self._copy(lambda: sending.minutes_mail(project, key, named=self.named, party=party))

    def actions(self) -> None:
        """Ask for a file and write what is open after the meeting."""
        name = self._file_name(_("Action list"), "xlsx")
        kinds = ("xlsx", "csv")
        self._context.desk.ask_file(save=True, name=name, kinds=kinds, done=self._write)

    def _write(self, path: str) -> None:
        project = self._context.project
        try:
            count = sending.write_actions(project, Path(path), self._chosen.id, named=self.named)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        said = ngettext("Wrote {count} row", "Wrote {count} rows", count)
        self._context.desk.notice(said.format(count=count))


def _made(
    snapshot: Project,
    build: Callable[..., Document],
    options: Options,
    ending: str,
    report: Callable[[float], None],
) -> bytes:
    with snapshot, using(options.language), snapshot.read() as session:
        document = build(session, options)
    report(0.4)
    return sending.pressed(document, ending)
