"""The documents page: choose, look through, write."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, ngettext, using
from workbench.base.reasons import Reason
from workbench.documents.audience import Audience, audience_name
from workbench.documents.content import Status
from workbench.documents.registry import Options
from workbench.documents.sheet import PageSize
from workbench.exchange.write_table import put_file
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.page_head import PageHead
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from workbench.project.changes import Changes
    from workbench.project.project import Project
    from workbench.ui.parts.page import PageContext

WAIT_MS = 300
STATUSES = {Status.DRAFT: N_("Draft"), Status.ISSUED: N_("Issued"), Status.ADOPTED: N_("Adopted")}


class DocumentsPage(Page):
    """A preview beside the choices; made anew a moment after anything changes."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._bytes = b""
        self._asked = 0
        self._missed = False
        self.head = PageHead(_("Documents"))
        self.save = PrimaryButton(_("Save as PDF…"))
        self.save.clicked.connect(self._save)
        self.save.setEnabled(False)
        self.word = QuietButton(_("Save as Word…"))
        self.word.clicked.connect(self._save_word)
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(_("Preview"))
        self._form = kept(self._choices(), self)
        for text, change in ((_("Smaller"), 0.8), (_("Larger"), 1.25)):
            button = QuietButton(text)
            button.clicked.connect(partial(self._zoom, change))
            self.head.add(button)
        self.head.add(self.word)
        self.head.add(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        self._later = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._later.timeout.connect(self._make)

    def _choices(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(PlainLabel(_("How it shall be"), FontRole.PANEL_TITLE))
        fields = QFormLayout()
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.kind = _combo([(kind.name(), kind.key) for kind in self.context.documents])
        self.language = _combo([(_("Swedish"), "sv"), (_("English"), "en")])
        self.language.setCurrentIndex(max(0, self.language.findData(self.project.facts().language)))
        self.audience = _combo([(audience_name(each), each) for each in Audience])
        self.paper = _combo([("A4", PageSize.A4), ("Letter", PageSize.LETTER)])
        self.status = _combo([(_(words), each) for each, words in STATUSES.items()])
        for label, combo in (
            (_("&Document"), self.kind),
            (_("&Language"), self.language),
            (_("&For whom"), self.audience),
            (_("&Paper"), self.paper),
            (_("&Status"), self.status),
        ):
            fields.addRow(label, combo)
            combo.currentIndexChanged.connect(lambda _index: self._later.start())
        column.addLayout(fields)
        self.says = PlainLabel("", tone="muted", wrap=True)
        column.addWidget(self.says)
        row = QHBoxLayout()
        column.addLayout(row)
        column.addStretch(1)
        return form

    def _options(self) -> Options:
        facts = self.project.facts()
        return Options(
            date=self.project.today(),
            language=self.language.currentData(),
            audience=Audience(self.audience.currentData()),
            page=PageSize(self.paper.currentData()),
            status=Status(self.status.currentData()),
            author=facts.consultant,
        )

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Make the preview anew, a moment later."""
        self.context.desk.inspect(self._form)
        self.audience.setEnabled(not self.context.protected())
        if self.context.protected():
            self._only_public()
        self._later.start()

    def _only_public(self) -> None:
        """Take away what was made for others, also what is being made right now."""
        self.audience.setCurrentIndex(self.audience.findData(Audience.PUBLIC))
        self._asked += 1
        self._bytes = b""
        self.save.setEnabled(False)
        self.document.close()

    @override
    def leave(self) -> None:
        """Make nothing while nobody looks; the file may be closed the next moment."""
        self._missed = self._missed or self._later.isActive()
        self._later.stop()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Make what was not made when the page was left."""
        super().showEvent(event)
        if self._missed:
            self._missed = False
            self._later.start()

    def _make(self) -> None:
        kind = self.context.documents[self.kind.currentIndex()]
        snapshot, options = self.project.snapshot(), self._options()
        self._asked += 1
        asked = self._asked
        self.says.setText(_("Making the document…"))
        self.context.jobs.run(
            _("Making the document"),
            lambda report: _pressed(snapshot, kind.build, options, report),
            lambda data: self._made(asked, data),
            lambda error: self._failed(asked, error),
        )

    def _made(self, asked: int, data: bytes) -> None:
        if asked != self._asked:
            return
        self._bytes = data
        place = self.view.verticalScrollBar().value()
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        QTimer.singleShot(0, self, lambda: self.view.verticalScrollBar().setValue(place))
        count = self.document.pageCount()
        self.head.set_count(ngettext("{count} page", "{count} pages", count).format(count=count))
        size = max(1, round(len(data) / 1024))
        self.says.setText(
            _("{size} kB. Tagged for screen readers (PDF/UA) and fit for archives (PDF/A).").format(
                size=size
            )
        )
        self.save.setEnabled(True)

    def _failed(self, asked: int, error: Exception) -> None:
        if asked == self._asked:
            said = error.text() if isinstance(error, WorkbenchError) else str(Reason(error))
            self.says.setText(_("The document could not be made: {reason}").format(reason=said))

    def _zoom(self, factor: float) -> None:
        width = self.view.zoomFactor()
        if self.view.zoomMode() is not QPdfView.ZoomMode.Custom:
            points = self.document.pagePointSize(0).width() or 595
            width = self.view.viewport().width() / (points * self.view.logicalDpiX() / 72)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(4.0, max(0.2, width * factor)))

    def _save(self) -> None:
        self.context.desk.ask_file(
            save=True, name=self._file_name("pdf"), kinds=("pdf",), done=self._write
        )

    def _save_word(self) -> None:
        self.context.desk.ask_file(
            save=True, name=self._file_name("docx"), kinds=("docx",), done=self._write_word
        )

    def _file_name(self, ending: str) -> str:
        return f"{self.kind.currentText()} {self.project.facts().name}.{ending}".replace("/", "-")

    def _write_word(self, path: str) -> None:
        kind = self.context.documents[self.kind.currentIndex()]
        snapshot, options = self.project.snapshot(), self._options()
        target = Path(path)
        self.context.jobs.run(
            _("Making the document"),
            lambda report: _word_file(snapshot, kind.build, options, report),
            lambda data: self._put(target, data),
            self.context.desk.fail,
        )

    def _write(self, path: str) -> None:
        self._put(Path(path), self._bytes)

    def _put(self, target: Path, data: bytes) -> None:
        try:
            put_file(target, data)
        except WorkbenchError as error:
            self.context.desk.fail(error)
        else:
            self.context.desk.notice(_("Saved {file}").format(file=target.name))

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return saving the document."""
        return (
            Command(
                "documents.save",
                _("Save the document as PDF…"),
                self._save,
                "Ctrl+P",
                icon="printer",
            ),
            Command(
                "documents.word",
                _("Save the document as Word…"),
                self._save_word,
                icon="file-text",
            ),
        )

    @override
    def entry_focus(self) -> QWidget:
        """Return the preview."""
        return self.view


def _combo(choices: list[tuple[str, object]]) -> QComboBox:
    combo = QComboBox()
    for words, data in choices:
        combo.addItem(words, data)
    return combo


def _built(snapshot: Project, build: Callable[..., object], options: Options) -> object:
    with snapshot, using(options.language), snapshot.read() as session:
        return build(session, options)


def _word_file(
    snapshot: Project,
    build: Callable[..., object],
    options: Options,
    report: Callable[[float], None],
) -> bytes:
    from workbench.documents.docx import pressed

    document = _built(snapshot, build, options)
    report(0.3)
    return pressed(document, lambda done, all_: report(0.3 + 0.7 * done / max(all_, 1)))  # type: ignore[arg-type]


def _pressed(
    snapshot: Project,
    build: Callable[..., object],
    options: Options,
    report: Callable[[float], None],
) -> bytes:
    from workbench.documents.pdf import press

    file = io.BytesIO()
    document = _built(snapshot, build, options)
    report(0.3)
    press(document, file, lambda done, all_: report(0.3 + 0.7 * done / max(all_, 1)))  # type: ignore[arg-type]
    return file.getvalue()
