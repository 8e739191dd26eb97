"""Choosing where an indicator gets its value from, with the value it then has in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.base.language import _
from workbench.measures.indicators import fetch_all
from workbench.models.registry import record
from workbench.project.register import codes, read_rows, titles
from workbench.rules.scales import scale_of
from workbench.steps.vision.edits import FETCHING
from workbench.steps.vision.source_words import ALL, DETAILS
from workbench.steps.vision.views import standing
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.text import Meta, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

INDICATOR = record("indicator")
TEXTS: Final = ("part", "formula")
LETTERS: Final = 12


class SourceEditor(QWidget):
    """Asks what a value is fetched from and only what that needs; ``chosen`` tells the fields."""

    chosen = Signal(dict)
    closed = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._project = context, context.project
        self._row: Values = {}
        self.boxes: dict[str, QComboBox] = {}
        self.lines: dict[str, QLineEdit] = {}
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for name in FETCHING:
            self._form.addRow(INDICATOR[name].title(), self._make(name))
        self.preview = Meta("", wrap=True)
        self.use_button = PrimaryButton(_("Use this"))
        self.use_button.clicked.connect(self.use)
        self.cancel = QuietButton(_("Cancel"))
        self.cancel.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.use_button)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._form)
        self._column.addWidget(self.preview)
        self._column.addLayout(buttons)
        Theme.current().changed.connect(self._space)
        self._space()

    def _make(self, name: str) -> QWidget:
        field = INDICATOR[name]
        if name in TEXTS:
            line = self.lines[name] = QLineEdit()
            line.setAccessibleName(field.title())
            line.setPlaceholderText(_(field.help))
            line.textEdited.connect(self._preview)
            line.returnPressed.connect(self.use)
            return line
        box = self.boxes[name] = QComboBox()
        box.setAccessibleName(field.title())
        box.setMinimumContentsLength(LETTERS)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(self._on_choice)
        return box

    @Slot()
    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._column.setSpacing(metrics.px(6))
        self._form.setVerticalSpacing(metrics.px(4))

    def _editor(self, name: str) -> QWidget:
        return self.lines[name] if name in TEXTS else self.boxes[name]

    # -- what it asks

    def open(self, row: Values) -> None:
        """Ask about an indicator, beginning with what is said of it."""
        self._row = dict(row)
        with self._project.read() as session:
            for name, box in self.boxes.items():
                box.clear()
                for text, data in _offers(session, name):
                    box.addItem(shown(text), data)
                box.setCurrentIndex(max(box.findData(row[name]), 0))
        for name, line in self.lines.items():
            line.setText(row[name])
        self._on_choice()
        self.show()
        self.boxes["fetched_from"].setFocus()

    @Slot()
    def _on_choice(self) -> None:
        """Show what the chosen source needs to be told, and what comes of it."""
        wanted = DETAILS.get(self._source(), ())
        for name in FETCHING[1:]:
            self._form.setRowVisible(self._editor(name), name in wanted)
        self._preview()

    def _source(self) -> str:
        return str(self.boxes["fetched_from"].currentData() or "")

    def values(self) -> dict[str, Any]:
        """Return what is chosen, by field; only what the source needs."""
        source = self._source()
        found: dict[str, Any] = {"fetched_from": source or None}
        for name in DETAILS.get(source, ()):
            found[name] = (
                self.lines[name].text().strip() if name in TEXTS else self.boxes[name].currentData()
            )
        return found

    @Slot()
    def _preview(self) -> None:
        values = self.values()
        if values["fetched_from"] is None:
            self.preview.setText(_("The value is typed in by hand."))
            self.use_button.setEnabled(True)
            return
        empty = {name: "" if name in TEXTS else None for name in FETCHING}
        row = {**self._row, **empty, **values}
        with self._project.read() as session:
            others = [each for each in read_rows(session, INDICATOR) if each["id"] != row["id"]]
            wanted = [*others, row] if values["fetched_from"] == "formula" else [row]
            fetched = fetch_all(session, wanted)[row["id"]]
        stand = standing(row, self._project.today(), fetched)
        self.use_button.setEnabled(not fetched.problem or values["fetched_from"] != "formula")
        if fetched.problem:
            self.preview.setText(fetched.problem)
            return
        interval = stand.interval_text()
        value = stand.with_unit(stand.value)
        self.preview.setText(
            _("Gives {value}: {source}").format(
                value=f"{value} ({interval})" if interval else value, source=stand.source_text()
            )
        )

    @Slot()
    def use(self) -> None:
        """Take what is chosen."""
        if self.use_button.isEnabled():
            self.chosen.emit(self.values())


def _offers(session: Session, name: str) -> Iterator[tuple[str, str | None]]:
    """Yield what a box offers: words and what they stand for."""
    field = INDICATOR[name]
    if name == "fetched_from":
        yield _("Typed in by hand"), None
    elif name in ALL:
        yield _(ALL[name]).capitalize(), None
    if field.choices:
        yield from ((choice.text(), choice.key) for choice in field.choices)
    elif name == "item_id":
        for row in read_rows(session, record("survey_item")):
            scale = scale_of(row["scale"], row["options"])
            if scale is not None and not row["background"] and (scale.positives or scale.grade):
                yield f"{row['code']} {row['title']}".strip(), row["id"]
    else:
        numbers = codes(session, field.target)
        for key, title in titles(session, field.target).items():
            yield f"{numbers.get(key, '')} {title}".strip(), key
