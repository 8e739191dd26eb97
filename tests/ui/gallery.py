"""A window with every part, to look at: ``python tests/ui/gallery.py FOLDER`` writes pictures.

Not shipped. Without FOLDER the window is shown; its buttons change theme, zoom and density.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QDate, QModelIndex, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QSlider,
    QSpinBox,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

sys.path.insert(0, str(Path(__file__).parents[2]))

from workbench.models.field import Choice, Field, Kind, Privacy
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.hatches import HATCHES, hatch_brush
from workbench.ui.look.icons import icon_names
from workbench.ui.look.metrics import Density
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import (
    IconButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
    ViewSwitch,
)
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.marks import Chip, ProgressRing
from workbench.ui.parts.notice import NoticeBar
from workbench.ui.parts.painting import failed_paints, guarded
from workbench.ui.parts.quick_line import QuickLine
from workbench.ui.parts.text import Heading, Meta, PlainLabel

TYPES = (
    Choice("owner", "Fastighetsägare"),
    Choice("authority", "Myndighet"),
    Choice("trade", "Handel"),
    Choice("club", "Förening"),
)
FIELDS = (
    Field("name", Kind.TEXT, "Namn", Privacy.PERSONAL, required=True, quick=0),
    Field("type", Kind.CHOICE, "Typ", Privacy.PUBLIC, choices=TYPES, quick=1),
    Field("role", Kind.TEXT, "Roll", Privacy.PUBLIC, quick=2),
    Field("influence", Kind.SCALE, "Inflytande", Privacy.SENSITIVE, quick=3),
    Field("interest", Kind.SCALE, "Intresse", Privacy.SENSITIVE, quick=4),
)
ROWS = [
    ("Fastighets AB Åkern & Söner <AB>", "Fastighetsägare", "4", "Positiv", "done", "ok"),
    ("Polisen, kommunpolis", "Myndighet", "4", "Positiv", "done", "ok"),
    ("ICA Torget", "Handel", "13", "saknas", "risk", "warn"),
    ("Lodjuret 1", "Fastighetsägare", "1 311", "18 dagar sen", "late", "error"),
    ("Brf Stationsparken", "Bostadsrättsförening", "88", "Okänd", "unknown", "error"),
    ("Konst i tunneln med ungdomar", "Förening", "111", "–", "planned", "muted"),
]
TITLES = ("Namn", "Typ", "Inflytande", "Status")


class Rows(QAbstractTableModel):
    """A few rows, for header, selection and scroll bars; registers have their own cells."""

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return len(ROWS) * 4

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return len(TITLES)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = ROWS[index.row() % len(ROWS)]
        if role == Qt.ItemDataRole.DisplayRole:
            return row[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = 0) -> object:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if way == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return TITLES[section]
            if role == Qt.ItemDataRole.TextAlignmentRole and section == 2:
                return right
        return None


class Swatches(QWidget):
    """The categories with their hatches."""

    @guarded
    def paintEvent(self, event: object) -> None:
        from PySide6.QtGui import QColor, QPainter, QPen

        theme = Theme.current()
        px = theme.metrics.px
        with QPainter(self) as painter:
            for number, each in enumerate(theme.tokens.categories):
                box = self.rect().adjusted(0, 0, 0, 0)
                box.setRect(px(4) + number * px(62), px(4), px(54), px(28))
                painter.fillRect(box, QColor(each.fill))
                if each.hatch in HATCHES:
                    ink = QColor(theme.tokens.ink_on(each.fill))
                    ink.setAlphaF(0.45)
                    brush = hatch_brush(
                        each.hatch, ink, theme.metrics.scale, self.devicePixelRatio()
                    )
                    painter.fillRect(box, brush)
                if each.outlined:
                    painter.setPen(QPen(theme.colour("text"), 1.5))
                    painter.drawRect(box)


@dataclass
class Parts:
    """What tests reach for."""

    quick: QuickLine
    notice: NoticeBar
    table: QTableView
    switch: ViewSwitch


class Gallery(QWidget):
    """All parts in one window, laid out as a page with its inspector."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Gallery")
        split = QSplitter()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)
        page, side = QWidget(), QFrame()
        side.setProperty("ground", "surface")
        split.addWidget(page)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        self._page(QVBoxLayout(page))
        self._side(QVBoxLayout(side))

    def _page(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(16, 12, 16, 8)
        head = QHBoxLayout()
        head.addWidget(Heading("Intressenter"))
        head.addWidget(Meta("34 st · 6 utan ansvarig"), 1)
        switch = ViewSwitch(["Register", "Matris", "Grupper", "Relationer"], keys=True)
        head.addWidget(switch)
        column.addLayout(head)
        quick = QuickLine("Ny intressent: namn; typ; roll – Enter sparar", FIELDS)
        column.addWidget(quick)
        column.addLayout(self._buttons())
        column.addLayout(self._marks())
        table = QTableView()
        table.setModel(Rows())
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.setAccessibleName("Intressenter")
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        for number, width in enumerate((300, 170, 90, 150)):
            table.setColumnWidth(number, Theme.current().metrics.px(width))
        table.selectRow(2)
        column.addWidget(table, 1)
        notice = NoticeBar()
        column.addWidget(notice)
        notice.show_done("Klistrade in 27 intressenter")
        column.addWidget(Swatches(minimumHeight=Theme.current().metrics.px(36)))
        self.parts = Parts(quick, notice, table, switch)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(PrimaryButton("Visa", key="F5"))
        row.addWidget(QuietButton("Fånga", key="Ctrl+J"))
        row.addWidget(QuietButton("Handel & <b>service</b>", icon="plus"))
        off = QuietButton("Av")
        off.setEnabled(False)
        row.addWidget(off)
        row.addWidget(LinkButton("Visa på kartan"))
        row.addWidget(IconButton("settings", "Inställningar"))
        row.addWidget(IconButton("zoom-in", "Förstora", framed=True))
        row.addWidget(ViewSwitch(["Månad", "Kvartal", "År"], name="Skala", joined=True))
        row.addStretch()
        return row

    def _marks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for word, symbol in (
            ("18 dagar sen", "late"),
            ("Risk", "risk"),
            ("I tid", "on_time"),
            ("Klar", "done"),
            ("Planerad", "planned"),
            ("oklart", "unknown"),
        ):
            row.addWidget(Chip(word, symbol))
        row.addWidget(Chip("ej säkerställd", dashed=True))
        for share in (None, 0.0, 0.05, 0.5, 0.99, 1.0):
            row.addWidget(ProgressRing(share, "Steg"))
        row.addStretch()
        return row

    def _side(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(Heading("Belysningsplan torg och passage med ett långt namn", 2))
        grid = QGridLayout()
        kind = QComboBox()
        kind.addItems([each.label for each in TYPES])
        spin = QSpinBox()
        spin.setSuffix(" %")
        spin.setValue(55)
        day = QDateEdit(QDate(2026, 3, 2))
        day.setCalendarPopup(True)
        wrong = QLineEdit("31 feb 2026")
        wrong.setProperty("wrong", True)
        off = QLineEdit("låst")
        off.setEnabled(False)
        fields = (("Typ", kind), ("Klart", spin), ("Start", day), ("Slut", wrong), ("Kod", off))
        for number, (title, widget) in enumerate(fields):
            label = Meta(title)
            label.setBuddy(widget)
            widget.setAccessibleName(title)
            grid.addWidget(label, number, 0)
            grid.addWidget(widget, number, 1)
        column.addLayout(grid)
        tick, half, radio = (
            QCheckBox("Tak per fastighet"),
            QCheckBox("Delvis"),
            QRadioButton("Torg"),
        )
        tick.setChecked(True)
        half.setTristate(True)
        half.setCheckState(Qt.CheckState.PartiallyChecked)
        radio.setChecked(True)
        for widget in (tick, half, QCheckBox("Golv"), radio, QRadioButton("Stadsdel")):
            column.addWidget(widget)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName("Vikt")
        slider.setValue(60)
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setValue(55)
        bar.setAccessibleName("Klart")
        note = QPlainTextEdit("Sakliga anteckningar")
        note.setAccessibleName("Anteckning")
        note.setMaximumHeight(Theme.current().metrics.px(70))
        for widget in (slider, bar, note):
            column.addWidget(widget)
        column.addWidget(PlainLabel("Prognos 16 mar 2027", FontRole.STRONG, "error"))
        card = QFrame()
        card.setProperty("ground", "card")
        inside = QVBoxLayout(card)
        inside.addWidget(EmptyState("Inga möten ännu.", "Nytt möte", icon="calendar", example=True))
        column.addWidget(card, 1)


def pictures(folder: Path) -> None:
    """Write the window in every theme and at three sizes, and a sheet of icons."""
    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme.current()
    for choice in ("light", "dark", "contrast"):
        for zoom, size in ((100, (1240, 800)), (150, (1860, 1200))):
            theme.set_all(choice, zoom, Density.NORMAL)
            window = Gallery()
            window.resize(*size)
            window.show()
            QApplication.processEvents()
            window.grab().save(str(folder / f"{choice}_{zoom}.png"))
            window.close()
    theme.set_all("light", 100, Density.NORMAL)
    window = Gallery()
    window.resize(1240, 800)
    window.show()
    theme.set_choice("dark")
    QApplication.processEvents()
    window.grab().save(str(folder / "switched_live.png"))
    theme.set_choice("light")
    menu = QMenu()
    for number, name in enumerate(("plus", "copy", "trash-2")):
        action = menu.addAction(theme.icon(name), f"Sak {number}")
        action.setShortcut(f"Ctrl+{number}")
    menu.addSeparator()
    ticked = menu.addAction("Visa vägledning")
    ticked.setCheckable(True)
    ticked.setChecked(True)
    menu.addMenu("Mer")
    menu.popup(window.pos())
    QApplication.processEvents()
    menu.grab().save(str(folder / "menu.png"))
    menu.close()
    _icons().grab().save(str(folder / "icons.png"))
    print(failed_paints())


def _icons() -> QWidget:
    sheet = QWidget()
    sheet.setObjectName("icons")
    grid = QGridLayout(sheet)
    for number, name in enumerate(sorted(icon_names())):
        grid.addWidget(IconButton(name, name), number // 14, number % 14)
    sheet.adjustSize()
    return sheet


def main() -> None:
    """Write pictures, or show the window."""
    application = QApplication.instance() or QApplication(sys.argv)
    if len(sys.argv) > 1:
        pictures(Path(sys.argv[1]))
        return
    window = Gallery()
    window.resize(1240, 800)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
