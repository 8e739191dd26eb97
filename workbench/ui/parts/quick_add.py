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
from workbench.ui.data.alike import Alike
from workbench.ui.data.masking import is_hidden
from workbench.ui.data.reading import read_text, reading_of, referred
from workbench.ui.data.titles import Titles
from workbench.ui.parts.quick_line import QuickLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from workbench.models.field import Field, Record
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
        fields: Sequence[Field] | None = None,
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        note = "notes" if "notes" in record.by_name else ""
        quick = record.quick_fields() if fields is None else fields
        super().__init__(placeholder, quick, note=note, stacked=stacked, parent=parent)
        self._context, self._record = context, record
        self.constants: dict[str, Any] = dict(constants or {})
        self._reading = reading_of(context.project, Titles(context.project))
        self._reads = ""  # the field whose text is being read, to be marked where it is wrong
        self._alike = Alike(context.project, record)
        self.submitted.connect(self._add)
        self.typing.connect(self._say_softly)
        self.setEnabled(not context.project.read_only)

    def offer(self) -> None:
        """Offer the names that references can be completed to, as they are now and may be seen."""
        titles = Titles(self._context.project)
        for field in self._record.quick_fields():
            if field.kind in {Kind.REFERENCE, Kind.LINKS}:
                hidden = is_hidden(field, self._context.masks)
                names = () if hidden else titles.of(field.target).values()
                self.set_candidates(field.name, sorted(names))
        self._alike.forget()

    def _say_softly(self, texts: Mapping[str, str]) -> None:
        """Say what is better left out, or that there is one like it; nobody is stopped by it."""
        if message := first_remark(self._record.by_name, texts):
            self.set_hint(_(message))
        else:
            self._warn(texts)

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

    def values_of(self, texts: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
        """Return the values that texts mean by field, and the ids of the rows they refer to.

        Raises ParseError, told beside the line.
        """
        values: dict[str, Any] = dict(self.constants)
        refers: list[str] = []
        for name, text in texts.items():
            if name in self._record.by_name:
                field = self._record[name]
                self._reads = name
                values[name] = read_text(field, text, self._reading)
                refers.extend(referred(field, values[name]))
        return values, refers

    def _add(self, texts: Mapping[str, str]) -> None:
        project, self._reads = self._context.project, ""
        self._reading = reading_of(project, Titles(project))
        try:
            values, refers = self.values_of(texts)
            planned = self._reading.created(refers)
            created = {t: [(r.id, dict(r.values)) for r in rows] for t, rows in planned.items()}
            key = acts.add(project, self._record, values, created=created)
        except ParseError as error:
            self.reject(error.text(), self._reads)
            return
        except WorkbenchError as error:
            self.reject(error.text())
            return
        self.added.emit(key)
