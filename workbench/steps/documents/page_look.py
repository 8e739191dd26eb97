"""The organisation's own look on paper: its colour, its logotype and a picture for the cover."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import number_text
from workbench.base.language import N_, _
from workbench.documents.own_look import WHITE
from workbench.exchange.read_photo import read_photo
from workbench.models.registry import record
from workbench.project.paper_look import read_look, set_look
from workbench.rules.contrast import READABLE, contrast, darkened, read_colour
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.field_editors import LineEditor
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.photo import decoded_photo
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

LOOK: Final = record("paper_look")
WIDTH: Final = 560
_SAMPLE: Final = QSize(40, 28)
_PICTURE: Final = QSize(420, 150)
_WORDS: Final = {
    "logo": (
        N_("Logotype"),
        N_("Stands on the cover and above the title of documents without one."),
    ),
    "cover": (
        N_("Cover picture"),
        N_("Fills the upper part of the cover in place of the drawn square."),
    ),
}


class _PictureCard(QFrame):
    """A picture with its words, to choose and to take away."""

    def __init__(self, page: LookView, name: str) -> None:
        super().__init__()
        self._page, self.name = page, name
        self.setProperty("ground", "card")
        title, said = _WORDS[name]
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.picture.setAccessibleName(_(title))
        self.choose = QuietButton(_("Choose a picture…"), icon="image-plus")
        self.choose.clicked.connect(partial(page.ask_picture, name))
        self.remove = QuietButton(_("Remove"), icon="trash-2")
        self.remove.clicked.connect(partial(page.put, name, None))
        self.words = LineEditor()
        field = LOOK[f"{name}_alt"]
        self.words.setAccessibleName(field.title())
        self.words.setPlaceholderText(_("Read aloud in place of the picture"))
        self.words.editingFinished.connect(self._tell)
        self._said = ""
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(PlainLabel(_(title), FontRole.STRONG))
        column.addWidget(PlainLabel(_(said), tone="muted", wrap=True))
        column.addWidget(self.picture)
        column.addLayout(row)
        self._label = PlainLabel(field.title())
        column.addWidget(self._label)
        column.addWidget(self.words)

    def show_values(self, row: dict[str, Any], *, writable: bool) -> None:
        """Show the picture and its words as they are kept."""
        data = row[self.name] or b""
        image = decoded_photo(data, _PICTURE * self.devicePixelRatioF()) if data else None
        there = image is not None and not image.isNull()
        if there and image is not None:
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            self.picture.setPixmap(pixmap)
        self.picture.setVisible(there)
        for part in (self._label, self.words):
            part.setVisible(bool(data))
        self.choose.set_words(_("Choose another…") if data else _("Choose a picture…"))
        self.choose.setEnabled(writable)
        self.remove.setVisible(bool(data))
        self.remove.setEnabled(writable)
        self.words.setEnabled(writable)
        if not self.words.hasFocus() or row[f"{self.name}_alt"] != self._said:
            self.words.setText(row[f"{self.name}_alt"])
        self._said = row[f"{self.name}_alt"]

    def _tell(self) -> None:
        said = " ".join(self.words.text().split())
        if said != self._said:
            self._said = said
            self._page.put(f"{self.name}_alt", said)


class LookView(Page):
    """What makes the documents the organisation's own; each change is an edit."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._accent = ""
        self.accent = LineEditor()
        self.accent.setMaxLength(7)
        self.accent.setAccessibleName(LOOK["accent"].title())
        self.accent.editingFinished.connect(self._tell_accent)
        self.accent.textEdited.connect(lambda _text: self._judge())
        self.sample = QLabel()
        self.told = PlainLabel("", tone="muted", wrap=True)
        self.darker = QuietButton(_("Take a darker shade"))
        self.darker.clicked.connect(self._darken)
        self.cards = tuple(_PictureCard(self, name) for name in _WORDS)
        self._lay_out()

    def _lay_out(self) -> None:
        colour = QFrame()
        colour.setProperty("ground", "card")
        inside = QVBoxLayout(colour)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.addWidget(PlainLabel(LOOK["accent"].title(), FontRole.STRONG))
        said = _("For the cover, chapter headings and what stands out in pictures.")
        inside.addWidget(PlainLabel(said, tone="muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.sample)
        row.addWidget(self.accent)
        row.addWidget(self.darker)
        row.addStretch(1)
        inside.addLayout(row)
        inside.addWidget(self.told)
        self.accent.setFixedWidth(Theme.current().metrics.px(110))
        column = QVBoxLayout()
        for card in (colour, *self.cards):
            card.setMaximumWidth(Theme.current().metrics.px(WIDTH))
            column.addWidget(card)
        column.addStretch(1)
        ground = QWidget()
        ground.setLayout(column)
        column.setContentsMargins(0, 4, 8, 8)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show the look as it is kept."""
        if changes is not None and not changes.touches("paper_look"):
            return
        with self.project.read() as session:
            row = read_look(session)
        writable = not self.project.read_only
        if not self.accent.hasFocus() or row["accent"] != self._accent:
            self.accent.setText(row["accent"])
        self._accent = row["accent"]
        self.accent.setEnabled(writable)
        for card in self.cards:
            card.show_values(row, writable=writable)
        self._judge()

    def _judge(self) -> None:
        """Say whether the colour that stands in the field can be read on paper."""
        text = self.accent.text().strip()
        colour = read_colour(text)
        shown = QPixmap(_SAMPLE)
        shown.fill(QColor(*colour) if colour else QColor(Qt.GlobalColor.transparent))
        self.sample.setPixmap(shown)
        self.sample.setVisible(colour is not None)
        ratio = contrast(colour, WHITE) if colour else 0.0
        self.darker.setVisible(colour is not None and ratio < READABLE)
        if not text:
            said = _("Empty: the program's own petrol blue.")
        elif colour is None:
            said = _("Write the colour as # and six signs, 0–9 and a–f.")
        elif ratio < READABLE:
            said = _(
                "Too light to be read on white paper: the contrast is {ratio} to 1 and must be "
                "4.5. It is not used until it is darker."
            ).format(ratio=number_text(ratio, 1))
        else:
            said = _("Can be read: the contrast on white paper is {ratio} to 1.").format(
                ratio=number_text(ratio, 1)
            )
        bad = bool(text) and (colour is None or ratio < READABLE)
        self.told.set_tone("error" if bad else "muted")
        self.told.setText(said)

    def _tell_accent(self) -> None:
        text = self.accent.text().strip()
        colour = read_colour(text)
        if text and colour is None:
            return
        said = "#{:02x}{:02x}{:02x}".format(*colour) if colour else ""
        if said != self._accent:
            self._accent = said
            self.put("accent", said)

    def _darken(self) -> None:
        colour = read_colour(self.accent.text())
        if colour is not None:
            self.accent.setText("#{:02x}{:02x}{:02x}".format(*darkened(colour)))
            self._judge()
            self._tell_accent()

    def ask_picture(self, name: str) -> None:
        """Let the user choose the logotype or the cover picture."""
        self.context.desk.ask_file(
            save=False, name="", kinds=("photo",), done=partial(self._read, name)
        )

    def _read(self, name: str, path: str) -> None:
        self.context.jobs.run(
            _("Reading the picture"),
            lambda _report: read_photo(Path(path)).data,
            lambda data: self.put(name, data),
            self.context.desk.fail,
        )

    def put(self, name: str, value: str | bytes | None) -> None:
        """Keep a part of the look."""
        try:
            set_look(self.project, name, value, initiator=self)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return choosing the pictures."""

        def writable() -> bool:
            return not self.project.read_only

        return (
            Command("look.logo", _("Choose the logotype…"), partial(self.ask_picture, "logo"),
                    icon="image-plus", ready=writable),
            Command("look.cover", _("Choose the cover picture…"),
                    partial(self.ask_picture, "cover"), icon="image-plus", ready=writable),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the field of the colour."""
        return self.accent

    @override
    def leave(self) -> None:
        """Keep what is being typed."""
        if self.accent.hasFocus():
            self._tell_accent()
