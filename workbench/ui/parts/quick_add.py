"""The quick line tied to a record: typed texts become one new row, one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.base.parse import ParseError
from workbench.models.field import Kind
from workbench.project import acts
from workbench.ui.data.alike import Alike
from workbench.ui.data.reading import Reading, read_text, referred
from workbench.ui.data.titles import Titles
from workbench.ui.parts.quick_line import QuickLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from workbench.models.field import Record
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext


class QuickAdd(QuickLine):
    """Adds rows of ``record`` by typing; ``added`` tells the new row's id.

    ``constants`` are values that every new row gets, unless something else is typed. Names of rows
    that do not exist yet (an organisation) make them, in the same edit. A name that is like one of
    the register is told while it is typed, and stops nobody.
    """

    added = Signal(str)

    def __init__(
        self,
        context: PageContext,
        record: Record,
        placeholder: str,
        *,
        constants: Mapping[str, Any] | None = None,
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        note = "notes" if "notes" in record.by_name else ""
        super().__init__(
            placeholder, record.quick_fields(), note=note, stacked=stacked, parent=parent
        )
        self._context, self._record = context, record
        self.constants: dict[str, Any] = dict(constants or {})
        self._alike = Alike(context.project, record)
        self.submitted.connect(self._add)
        self.typing.connect(self._warn)
        self.setEnabled(not context.project.read_only)

    def offer(self) -> None:
        """Offer the names that references can be completed to, as they are now."""
        titles = Titles(self._context.project)
        for field in self._record.quick_fields():
            if field.kind in {Kind.REFERENCE, Kind.LINKS}:
                self.set_candidates(field.name, sorted(titles.of(field.target).values()))
        self._alike.forget()

    def renew(self, changes: Changes) -> None:
        """Offer what there is after an edit."""
        tables = {field.target for field in self._record.quick_fields() if field.target}
        if changes.touches(self._record.table, *tables):
            self.offer()

    def _warn(self, texts: Mapping[str, str]) -> None:
        title = self._record[self._record.title_field]
        found = self._alike.like(texts.get(title.name, ""))
        if found and self._context.masks(title):
            self.set_hint(_("Like one that is there"))
        elif found:
            self.set_hint(_("Like {name}").format(name=found))

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
