"""What a row is linked to, as lines that lead there: activities of a finding, origins of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.language import _
from workbench.models.registry import record
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import ElidedLink
from workbench.ui.parts.clear import clear_layout
from workbench.ui.parts.marks import SymbolMark
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.project.arising import Related

_SYMBOLS: Final = {
    "ongoing": "on_time", "done": "done", "verified": "done", "cancelled": "none",
    "rejected": "none", "paused": "risk",
}  # fmt: skip


class RelatedList(QWidget):
    """A title and a line for each linked row; ``opened`` tells table and id of one to go to.

    Without rows it says ``nothing``, or is not shown when that is empty.
    """

    opened = Signal(str, str)

    def __init__(self, title: str, nothing: str = "") -> None:
        super().__init__()
        self.title = Meta(title, strong=True)
        self._nothing = nothing
        self._shown: tuple[Related, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.title)
        self._lines = QVBoxLayout()
        self._column.addLayout(self._lines)
        self.links: list[ElidedLink] = []
        Theme.current().changed.connect(self._space)
        self._space()

    def show_rows(self, rows: Sequence[Related]) -> None:
        """Show other rows; the same ones stay as they are, and keep the focus."""
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        clear_layout(self._lines)
        self.links = []
        for each in rows:
            self._lines.addLayout(self._line(each))
        if not rows and self._nothing:
            self._lines.addWidget(Meta(self._nothing, wrap=True))
        self.setVisible(bool(rows) or bool(self._nothing))

    def _line(self, row: Related) -> QHBoxLayout:
        words = status_words(row)
        name = f"{row.code} {row.title}".strip()
        link = ElidedLink(name)
        link.setAccessibleName(", ".join(filter(None, (name, words))))
        link.clicked.connect(lambda: self.opened.emit(row.table, row.id))
        self.links.append(link)
        line = QHBoxLayout()
        line.setSpacing(Theme.current().metrics.gap)
        mark = SymbolMark(_SYMBOLS.get(row.status or "", "planned"), words or _("no status"))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(link, 1)
        line.addWidget(Meta(words))
        return line

    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._column.setSpacing(metrics.px(4))
        self._lines.setSpacing(metrics.px(2))


def status_words(row: Related) -> str:
    """Return the status of a linked row in words, small."""
    status = record(row.table).by_name.get("status")
    choice = status.choice(row.status) if status else None
    return choice.text().lower() if choice else ""
