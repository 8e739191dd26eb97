"""The inspector's form: the fields of the selected rows, each change one edit at once."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.models.field import Privacy
from workbench.project.note_sources import source_words
from workbench.rules.schedule_types import CycleError
from workbench.ui.data.reading import read_text
from workbench.ui.look.theme import Theme, dress_icon
from workbench.ui.parts.buttons import LinkButton
from workbench.ui.parts.form_field import FormField
from workbench.ui.parts.form_groups import FieldGroup
from workbench.ui.parts.text import Heading, Meta

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from workbench.ui.data.columns import Column
    from workbench.ui.data.rows import RecordRows
    from workbench.ui.look.settings import SettingsStore

# Without the letters of the menus, in Swedish and in English.
_LETTERS: Final = frozenset("bcdjklnopqstuwxyzåäö")


class RecordForm(QWidget):
    """A form over ``rows``: all columns that can be written, ``keys`` or in declared order.

    In the basic mode of ``settings`` advanced fields fold under "More fields", which says how many
    of them are filled in; ``show_all`` shows them in any mode. Fields that are declared to stand in
    a group come last, each group under a heading of its own. Keys that stand together in
    ``abreast`` stand side by side. With ``fills`` notes share the height that is left. Forms beside
    each other share ``letters``, the access keys that are still free. ``failed`` is emitted with
    errors that are about the file, not about what was typed.
    """

    failed = Signal(object)

    def __init__(
        self,
        rows: RecordRows,
        *,
        keys: Iterable[str] | None = None,
        settings: SettingsStore | None = None,
        show_all: bool = False,
        abreast: Sequence[Sequence[str]] = (),
        fills: bool = False,
        letters: set[str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = rows
        self._ids: list[str] = []
        self._full = show_all or (settings is not None and settings.current.show_all_fields)
        self._unfolded = self._full
        self._abreast, self._fills = abreast, fills
        self._letters = free_letters() if letters is None else letters
        self.heading = Heading("", 2)
        self._what, self._decided = Meta(), Meta(wrap=True)
        self.more = LinkButton("")
        self.more.clicked.connect(self._turn_fold)
        self._stale = False
        self._build(self._wanted(keys))
        rows.dataChanged.connect(self._on_changed)
        rows.modelReset.connect(self._on_changed)
        rows.rowsRemoved.connect(self._on_changed)
        Theme.current().changed.connect(self._renew)
        self._renew()
        self.show_rows([])

    def _wanted(self, keys: Iterable[str] | None) -> list[Column]:
        by_key = {column.key: column for column in self.rows.all_columns}
        if keys is not None:
            return [by_key[key] for key in keys if key in by_key]
        return [column for column in by_key.values() if column.editable]

    def _build(self, columns: Sequence[Column]) -> None:
        self.fields = {c.key: self._field(c) for c in columns}
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)
        self._column.addWidget(self._what)
        self._column.addWidget(self._decided)
        own = [each for each in self.fields.values() if not each.column.field.group]
        self._folded = folded = [each for each in own if each.column.field.advanced]
        usual = [each for each in own if each not in folded]
        self._lines: list[QHBoxLayout] = []
        self._place(usual, self._column)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._place(folded, self._column)
        self.groups = self._grouped()
        lock = _("Fields with a lock are never shown on the wall or in documents.")
        self._footnote = Meta(lock, wrap=True)
        if not any(each.fills for each in usual):
            self._column.addStretch(1)
        # First into the layout: what is shown without a parent opens a window of its own.
        self._column.addWidget(self._footnote)
        self._footnote.setVisible(any(c.field.privacy is Privacy.SENSITIVE for c in columns))
        stops: list[QWidget] = [*(each.editor for each in usual), self.more]
        stops += [each.editor for each in folded]
        for group in self.groups:
            stops += [group.header, *(each.editor for each in group.fields)]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _grouped(self) -> list[FieldGroup]:
        """Put the groups of fields below the others, in the order of their first fields."""
        found: dict[str, list[FormField]] = {}
        for each in self.fields.values():
            if each.column.field.group:
                found.setdefault(each.column.field.group, []).append(each)
        groups = []
        for title, fields in found.items():
            made = FieldGroup(_(title), fields, unfolded=self._full)
            self._column.addWidget(made)
            self._place(fields, made.inside)
            groups.append(made)
        return groups

    def _place(self, fields: Sequence[FormField], column: QVBoxLayout) -> None:
        """Put fields under each other, those that stand abreast in one line."""
        line_of: dict[str, QHBoxLayout] = {}
        for each in fields:
            group = next((g for g in self._abreast if each.column.key in g), ())
            if not group:
                column.addWidget(each, 1 if each.fills else 0)
                continue
            if group[0] not in line_of:
                line = line_of[group[0]] = QHBoxLayout()
                self._lines.append(line)
                column.addLayout(line)
            line_of[group[0]].addWidget(each, 1, Qt.AlignmentFlag.AlignTop)

    def _field(self, column: Column) -> FormField:
        name = _mnemonic(column.name(), self._letters)
        made = FormField(column, self.rows.titles, name, self, fills=self._fills)
        made.committed.connect(lambda text, field=made: self._write(field, text))
        return made

    def add_below(self, widget: QWidget) -> None:
        """Put a widget under the fields."""
        place = self._column.indexOf(self._footnote)
        above = self._column.itemAt(place - 1)
        stretched = above is not None and above.spacerItem() is not None
        self._column.insertWidget(place - stretched, widget)

    # -- what it shows

    def show_rows(self, ids: Sequence[str]) -> None:
        """Show one row, or what several have in common; what is being typed is written before."""
        self.commit()
        self._ids = [key for key in ids if self._exists(key)]
        for each in self.fields.values():
            each.take_back()
        self._refresh()

    def ids(self) -> list[str]:
        """Return the ids of the rows shown."""
        return list(self._ids)

    def commit(self) -> None:
        """Write what is being typed."""
        for each in self.fields.values():
            each.commit()

    def focus_field(self, key: str) -> None:
        """Go to a field, unfolding it if need be."""
        field = self.fields.get(key)
        if field is not None:
            if field in self._folded and not self._unfolded:
                self._turn_fold()
            for group in self.groups:
                if field in group.fields and not group.is_unfolded:
                    group.turn()
            field.editor.setFocus()

    def _exists(self, row_id: str) -> bool:
        return self.rows.store.has(row_id)

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self._ids = [key for key in self._ids if self._exists(key)]
            self._refresh()
            return
        self._stale = True
        for each in self.fields.values():  # what is to be hidden is not kept, seen or not
            if self.rows.is_hidden(each.column):
                each.show_text("", hidden=True)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self.rows.follow(self, seen=True)
        if self._stale:
            self._on_changed()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Write what is being typed before the form goes."""
        self.commit()
        self.rows.follow(self, seen=False)
        super().hideEvent(event)

    def _refresh(self) -> None:
        self._stale = False
        self.setEnabled(bool(self._ids) and self.rows.writable)
        for each in self.fields.values():
            self._show(each)
        self._name()
        self._fold()

    def _show(self, field: FormField) -> None:
        column = field.column
        row, ids = self.rows.store.row, self._ids
        text = self.rows.typed_text(ids[0], column) if ids else ""
        several = any(column.value(row(key)) != column.value(row(ids[0])) for key in ids[1:])
        field.show_text(text, hidden=self.rows.is_hidden(column), several=several)

    def _name(self) -> None:
        one = self.rows.record.one
        if len(self._ids) == 1:
            title = self.rows.store.columns.get(self.rows.record.title_field)
            said = self.rows.said(self._ids[0], title) if title else ""
            self.heading.setText(said or _(one).capitalize())
            kind = _(one).capitalize() if said else ""
            source = source_words(self.rows.project, self.rows.record.table, self._ids[0])
            self._what.setText(" · ".join(filter(None, (kind, source))))
        else:
            many = _(self.rows.record.many)
            words = _("{count} {what}")
            self.heading.setText(words.format(count=len(self._ids), what=many))
            self._what.setText("")
        self._what.setVisible(bool(self._what.text()) and not self.heading.isHidden())
        said = self.rows.decided(self._ids[0]) if len(self._ids) == 1 else ""
        self._decided.setText(said)
        self._decided.setVisible(bool(said))

    # -- folding

    @Slot()
    def _turn_fold(self) -> None:
        self._unfolded = not self._unfolded
        self._fold()

    def _fold(self) -> None:
        for group in self.groups:
            group.tell()
        folded = self._folded
        filled = sum(1 for each in folded if each.is_filled)
        for each in folded:
            each.setVisible(self._unfolded)
        self.more.setVisible(bool(folded) and not self._full)
        dress_icon(self.more, "chevron-down" if self._unfolded else "chevron-right", "accent")
        if self._unfolded:
            words = _("Fewer fields")
        else:
            words = ngettext(
                "More fields ({count}, {filled} filled in)",
                "More fields ({count}, {filled} of them filled in)",
                filled,
            )
        self.more.set_words(words.format(count=len(folded), filled=filled))

    # -- writing

    def _write(self, field: FormField, text: str) -> None:
        column, ids = field.column, self._ids
        if not ids:
            return
        try:
            reading = self.rows.reading()
            row_id = ids[0] if len(ids) == 1 else ""
            value = read_text(column.cell, text, reading, row_id=row_id)
        except WorkbenchError as error:
            field.set_error(error.text())
            return
        try:
            self.rows.write(ids, column, value, reading)
        except CycleError as error:
            field.set_error(error.text())
            return
        except WorkbenchError as error:
            self.failed.emit(error)
            return
        field.accept()
        self._show(field)

    @Slot()
    def _renew(self) -> None:
        metrics = Theme.current().metrics
        margin = metrics.margin
        self._column.setContentsMargins(margin, metrics.px(12), margin, margin)
        self._column.setSpacing(metrics.px(10))
        for line in self._lines:
            line.setSpacing(metrics.px(12))


def free_letters() -> set[str]:
    """Return the access keys that no menu has, for forms that stand beside each other."""
    return set(_LETTERS)


def _mnemonic(title: str, letters: set[str]) -> str:
    """Return a title with an ampersand before the first letter that no other field has taken."""
    for place, letter in enumerate(title):
        if letter.casefold() in letters:
            letters.discard(letter.casefold())
            return f"{_doubled(title[:place])}&{_doubled(title[place:])}"
    return _doubled(title)


def _doubled(text: str) -> str:
    return text.replace("&", "&&")
