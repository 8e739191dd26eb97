"""What was issued: every version as it left the program, and what changed since."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.documents.audience import Audience, audience_name
from workbench.documents.registry import kind_of
from workbench.exchange.write_table import put_file
from workbench.models.registry import record
from workbench.project.acts import remove
from workbench.project.issued import edit_keys, is_whole, issued_file
from workbench.project.register import read_rows
from workbench.rules.wording import Change, Piece
from workbench.steps.documents.changed import changed_since
from workbench.steps.documents.page_paper import PaperView
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.difference import DifferenceView
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.picture_page import offer
from workbench.ui.parts.text import Meta, PlainLabel
from workbench.ui.shell.files import file_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

ISSUED: Final = record("issued_document")
NOW: Final = ""
_ROWS: Final = 8


class IssuedView(Page):
    """A list of versions; below it what changed in the project from one to another or to now."""

    def __init__(self, context: PageContext, *, lead: Callable[[int], None]) -> None:
        super().__init__(context)
        self._rows: list[Values] = []
        self.table = FigureTable(_("Issued versions"), most=_ROWS)
        self.table.chosen.connect(lambda _key: self._choose())
        self.open = QuietButton(_("Open"), icon="eye")
        self.open.clicked.connect(self.open_current)
        self.save = QuietButton(_("Save as PDF…"))
        self.save.clicked.connect(partial(self.save_current, "pdf"))
        self.word = QuietButton(_("Save as Word…"))
        self.word.clicked.connect(partial(self.save_current, "docx"))
        self.delete = IconButton("trash-2", _("Delete this version"))
        self.delete.clicked.connect(self.delete_current)
        self.before, self.after = ChoiceBox(_("From version")), ChoiceBox(_("To version"))
        for box in (self.before, self.after):
            box.activated.connect(lambda _at: self._compare())
        self.told = PlainLabel("", tone="muted")
        self.view = DifferenceView(_("What changed"))
        self.reader = PaperView(_("Issued document"), self)
        self.says = PlainLabel("", tone="muted")
        self.nothing = EmptyState(
            _("Nothing is issued yet. What is issued stays here exactly as it left the program."),
            _("Go to the preview"),
            icon="file-text",
        )
        self.nothing.acted.connect(lambda: lead(0))
        self._lay_out()

    def _lay_out(self) -> None:
        buttons, row = QHBoxLayout(), QHBoxLayout()
        for button in (self.open, self.save, self.word, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        row.addWidget(Meta(_("What changed from")))
        row.addWidget(self.before)
        row.addWidget(Meta(_("to")))
        row.addWidget(self.after)
        row.addWidget(self.told, 1)
        filled, reading, bar = QWidget(), QWidget(), QHBoxLayout()
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.addWidget(self.table)
        inside.addLayout(buttons)
        inside.addLayout(row)
        inside.addWidget(self.view, 1)
        self.back = QuietButton(_("Back to the list"), icon="arrow-left")
        self.back.clicked.connect(self.close_reader)
        bar.addWidget(self.back)
        bar.addWidget(self.says, 1)
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.reader, 1)
        self.stack = QStackedWidget()
        for widget in (self.nothing, filled, reading):
            self.stack.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow what is issued and what is done in the file."""
        with self.project.read() as session:
            rows = [_whole(row) for row in read_rows(session, ISSUED)]
        hides = self.context.protected()
        shown = [row for row in rows if not (hides and row["audience"] == Audience.INTERNAL)]
        self._rows = sorted(
            shown, key=lambda row: (row["issued_on"] or date.min, row["version"]), reverse=True
        )
        if changes is None or not self._rows:
            self.close_reader()
        self.table.show_rows(_columns(), [_line(row) for row in self._rows])
        if self._rows and self._row() is None:
            self.table.set_current(self._rows[0]["id"])
        self._choose()

    def _row(self, key: str | None = None) -> Values | None:
        wanted = self.table.current_key() if key is None else key
        return next((row for row in self._rows if row["id"] == wanted), None)

    def _choose(self) -> None:
        row = self._row()
        there = row is not None and row["removed_on"] is None
        for button in (self.open, self.save, self.word):
            button.setEnabled(there)
        self.delete.setEnabled(row is not None and not self.project.read_only)
        if row is None:
            return
        same = [
            each
            for each in self._rows
            if (each["kind"], each["subject"]) == (row["kind"], row["subject"])
        ]
        entries: list[tuple[str, object]] = [(_version(each), each["id"]) for each in same]
        earlier = [each["id"] for each in same if each["version"] < row["version"]]
        offer(self.before, entries, row["id"])
        offer(self.after, [(_("now"), NOW), *entries], NOW)
        self.before.setCurrentIndex(self.before.findData(earlier[0] if earlier else row["id"]))
        self.after.setCurrentIndex(self.after.findData(row["id"] if earlier else NOW))
        self._compare()

    def _compare(self) -> None:
        """Tell what changed between the two that are chosen, as their readers may know it."""
        old, new = (self._row(str(box.currentData() or "")) for box in (self.before, self.after))
        if old is None:
            return
        audience = Audience.PUBLIC if self.context.protected() else old["audience"]
        if new is not None and new["audience"] != old["audience"]:
            audience = Audience.PUBLIC
        kind = kind_of(self.context.documents, old["kind"])
        with self.project.read() as session:
            keys = edit_keys(session)
        try:
            found = changed_since(
                self.project, keys[old["id"]], None if new is None else keys[new["id"]], audience,
                kind.origin if kind is not None else "",
            )  # fmt: skip
        except WorkbenchError as error:
            self.view.tell([])
            self.told.setText(error.text())
            return
        self.view.tell(
            [(each.title, [Piece(Change.SAME, "\n".join(each.lines))]) for each in found]
        )
        count = sum(len(each.lines) for each in found)
        said = ngettext("{count} change", "{count} changes", count).format(count=count)
        self.told.setText(said if count else _("Nothing has changed"))

    # -- acts

    def open_current(self) -> None:
        """Show the file as it was issued."""
        data = self._file("pdf")
        row = self._row()
        if data is None or row is None:
            return
        with self.project.read() as session:
            whole = is_whole(session, row["id"])
        said = f"{row['title']} · {_version(row)}"
        if not whole:
            said += " · " + _("The file is not the one that was issued")
        self.says.setText(said)
        self.reader.show_file(data)
        self.stack.setCurrentIndex(2)
        self.reader.setFocus()

    def close_reader(self) -> None:
        """Go back to the list."""
        self.reader.show_file(b"")
        self.stack.setCurrentIndex(int(bool(self._rows)))

    def _file(self, ending: str) -> bytes | None:
        row = self._row()
        if row is None:
            return None
        try:
            with self.project.read() as session:
                return issued_file(session, row["id"], ending)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return None

    def save_current(self, ending: str) -> None:
        """Save the file of the current version as it is."""
        data, row = self._file(ending), self._row()
        if data is None or row is None:
            return
        name = file_name(f"{row['title']} {_version(row)} {self.project.facts().name}")
        self.context.desk.ask_file(
            save=True, name=f"{name}.{ending}", kinds=(ending,), done=partial(self._put, data)
        )

    def _put(self, data: bytes, path: str) -> None:
        try:
            put_file(Path(path), data)
        except WorkbenchError as error:
            self.context.desk.fail(error)
        else:
            self.context.desk.notice(_("Saved {file}").format(file=Path(path).name))

    def delete_current(self) -> None:
        """Delete the current version; undo brings it back with its files."""
        row = self._row()
        if row is not None:
            remove(self.project, ISSUED, [row["id"]], initiator=self)
            self.context.desk.notice(self.project.undo_label() or "", undo=True)

    @override
    def show_row(self, row_id: str) -> None:
        """Choose a version."""
        self.table.set_current(row_id)

    @override
    def summary(self) -> str:
        """Return how many versions there are."""
        count = len(self._rows)
        said = ngettext("{count} version", "{count} versions", count).format(count=count)
        return said if count else ""

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the current version."""

        def there() -> bool:
            row = self._row()
            return row is not None and row["removed_on"] is None

        return (
            Command("issued.open", _("Open the issued version"), self.open_current, icon="eye",
                    ready=there),
            Command("issued.save", _("Save the issued version as PDF…"),
                    partial(self.save_current, "pdf"), icon="download", ready=there),
            Command("issued.delete", _("Delete the issued version"), self.delete_current,
                    icon="trash-2", ready=lambda: bool(self._row()) and not self.project.read_only),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the list, or the button that begins."""
        return self.table if self._rows else self.nothing.action

    @override
    def leave(self) -> None:
        """Keep nothing open that others might see."""
        if self.context.protected():
            self.close_reader()


def _whole(row: Values) -> Values:
    """Return a row that can be listed; one from elsewhere that says not for whom is internal."""
    audience = row["audience"] if row["audience"] in set(Audience) else Audience.INTERNAL
    return {**row, "version": row["version"] or 0, "audience": Audience(audience)}


def _columns() -> tuple[FigureColumn, ...]:
    titles = (
        ISSUED["title"].title(), ISSUED["version"].title(), ISSUED["issued_on"].title(),
        ISSUED["audience"].title(), ISSUED["adopted"].title(), ISSUED["data_until"].title(),
    )  # fmt: skip
    return tuple(FigureColumn(title, figures=False) for title in titles)


def _line(row: Values) -> FigureRow:
    gone = row["removed_on"] is not None
    adopted = row["adopted"] or ""
    if gone:
        said = _("File removed {day}: a person named in it was erased")
        adopted = said.format(day=date_text(row["removed_on"]))
    cells = (
        row["title"], str(row["version"]), _day(row["issued_on"]),
        audience_name(row["audience"]), adopted, _day(row["data_until"]),
    )  # fmt: skip
    return FigureRow(row["id"], cells, tone="muted" if gone else "text")


def _day(value: Any) -> str:  # noqa: ANN401 - a date or nothing
    return date_text(value) if value else ""


def _version(row: Values) -> str:
    return _("Version {version}").format(version=row["version"])
