"""What came out of a workshop: everything by dots, as files, and as words to send."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from workbench.base.language import _, using
from workbench.documents.registry import Options
from workbench.exchange.write_table import put_file
from workbench.steps.workshop.mail import mail_text, recipients
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.text import button_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.project.project import Project
    from workbench.steps.workshop.seat import Seat
    from workbench.steps.workshop.views import WorkshopBoard
    from workbench.ui.parts.page import PageContext


class ResultBar(QWidget):
    """Saves the result and copies the mail; ``sums_wanted`` asks to show or hide the sums."""

    sums_wanted = Signal()

    def __init__(self, context: PageContext, seat: Seat) -> None:
        super().__init__()
        self._context, self._seat = context, seat
        self.pdf = QuietButton(_("PDF…"), icon="download")
        self.pdf.clicked.connect(lambda: self.save("pdf"))
        self.word = QuietButton(_("Word…"), icon="file-text")
        self.word.clicked.connect(lambda: self.save("docx"))
        self.mail = QuietButton(_("Copy mail text"), icon="mail")
        self._menu = QMenu(self)
        self._menu.triggered.connect(lambda action: self.copy_mail(str(action.data())))
        self.mail.setMenu(self._menu)
        self.sums = QuietButton(_("Show sums"), icon="eye")
        self.sums.clicked.connect(self.sums_wanted)
        self.sums.setEnabled(not context.project.read_only)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.pdf, self.word, self.mail):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.sums)

    def tell(self, shown: WorkshopBoard) -> None:
        """Offer a mail to everybody and to each who answers for something."""
        self.sums.set_words(_("Hide sums") if shown.sums_shown else _("Show sums"))
        with self._context.project.read() as session:
            parties = recipients(session, shown)
        self._menu.clear()
        self._menu.addAction(_("To all who took part")).setData("")
        for key, name in parties.items():
            said = _("To {name}, their own part first").format(name=name)
            self._menu.addAction(button_text(said)).setData(key)

    def copy_mail(self, recipient: str = "") -> None:
        """Put the words of a mail on the clipboard."""
        project = self._context.project
        with project.read() as session:
            board = self._seat.board(session)
            if board is None:
                return
            QGuiApplication.clipboard().setText(mail_text(session, board, recipient))
        self._context.desk.notice(_("Copied the text of the mail"))

    def save(self, ending: str) -> None:
        """Ask where to save the result and write it there."""
        name = _("Result of the workshop") + f".{ending}"
        self._context.desk.ask_file(
            save=True, name=name, kinds=(ending,), done=lambda path: self._write(path, ending)
        )

    def _write(self, path: str, ending: str) -> None:
        project, desk = self._context.project, self._context.desk
        facts = project.facts()
        options = Options(
            date=project.today(), language=facts.language, author=facts.consultant,
            subject=self._seat.workshop_id,
        )  # fmt: skip
        snapshot = project.snapshot()

        def written(data: bytes) -> None:
            put_file(Path(path), data)
            desk.notice(_("Saved {file}").format(file=Path(path).name))

        self._context.jobs.run(
            _("Making the document"),
            lambda report: result_bytes(snapshot, options, ending, report),
            written,
            desk.fail,
        )


def result_bytes(
    snapshot: Project, options: Options, ending: str, report: Callable[[float], None]
) -> bytes:
    """Return the result as a file, made from a snapshot that is closed afterwards."""
    from workbench.documents import docx, pdf
    from workbench.steps.workshop.result import workshop_result

    with snapshot, using(options.language), snapshot.read() as session:
        document = workshop_result(session, options)
    report(0.4)
    made: bytes = docx.pressed(document) if ending == "docx" else pdf.pressed(document)
    return made
