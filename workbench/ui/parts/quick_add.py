"""The quick line tied to a record: typed texts become one new row, one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.base.parse import ParseError
from workbench.exchange.personal_texts import first_remark
from workbench.models.field import Kind
from workbench.project import acts
from workbench.ui.data.masking import is_hidden
from workbench.ui.data.reading import Reading, read_text, referred
from workbench.ui.data.titles import Titles
from workbench.ui.parts.quick_line import QuickLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from workbench.models.field import Record
    from workbench.ui.parts.page import PageContext


class QuickAdd(QuickLine):
    """Adds rows of ``record`` by typing; ``added`` tells the new row's id.

    ``constants`` are values that every new row gets. Names of rows that do not exist yet (an
    organisation) make them, in the same edit.
    """

    added = Signal(str)

    def __init__(
        self,
        context: PageContext,
        record: Record,
        placeholder: str,
        *,
        constants: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, record.quick_fields(), note="notes", parent=parent)
        self._context, self._record = context, record
        self.constants: dict[str, Any] = dict(constants or {})
        self.submitted.connect(self._add)
        self.typing.connect(self._remark)
        self.setEnabled(not context.project.read_only)

    def offer(self) -> None:
        """Offer the names that references can be completed to, as they are now and may be seen."""
        titles = Titles(self._context.project)
        for field in self._record.quick_fields():
            if field.kind in {Kind.REFERENCE, Kind.LINKS}:
                hidden = is_hidden(field, self._context.masks)
                names = () if hidden else titles.of(field.target).values()
                self.set_candidates(field.name, sorted(names))

    def _remark(self, texts: Mapping[str, str]) -> None:
        """Say softly what is better left out; nobody is stopped by it."""
        if message := first_remark(self._record.by_name, texts):
            self.set_hint(_(message))

    def _add(self, texts: Mapping[str, str]) -> None:
        reading = Reading(Titles(self._context.project), self._context.project.clock.today())
        values: dict[str, Any] = dict(self.constants)
        refers: list[str] = []
        for name, text in texts.items():
            if name not in self._record.by_name:
                continue
            field = self._record[name]
            try:
                values[name] = read_text(field, text, reading)
            except ParseError as error:
                self.reject(error.text(), name)
                return
            refers.extend(referred(field, values[name]))
        planned = reading.created(refers)
        created = {t: [(r.id, dict(r.values)) for r in rows] for t, rows in planned.items()}
        try:
            key = acts.add(self._context.project, self._record, values, created=created)
        except WorkbenchError as error:
            self.reject(error.text())
            return
        self.added.emit(key)
