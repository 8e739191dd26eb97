"""Erasing people for good: who, what goes, why – and a word to type, for nothing undoes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import N_, _, ngettext
from workbench.models.registry import RECORDS, record
from workbench.project.erasing import erase_from_backups, erase_people, known_backups
from workbench.project.person import NAMES, person_data
from workbench.project.register import read_rows
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.text import PlainLabel, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.project.erase import Erased
    from workbench.project.erasing import FromBackups
    from workbench.project.person import Mention, PersonData
    from workbench.steps.stakeholders.due import Due
    from workbench.ui.parts.page import PageContext

ID = Qt.ItemDataRole.UserRole
MOST_TEXTS = 40
LOOKED_AT = 20  # people whose rows are counted before; a look takes time in a large file


class EraseSheet(QDialog):
    """A sheet beside the work: people to tick, what would go, a reason, and the word to type.

    ``all_`` are ticked, or else those whose day has passed.
    """

    def __init__(
        self,
        context: PageContext,
        people: Sequence[Due],
        *,
        title: str,
        all_: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context, self._people, self._all = context, list(people), all_
        self._looked_up: dict[str, PersonData] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.heading = PlainLabel(title, FontRole.PANEL_TITLE)
        self.says = PlainLabel("", tone="muted", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("People to erase"))
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName(_("What goes"))
        self.reason, self.word = QLineEdit(), QLineEdit()
        self.erase = PrimaryButton("")
        self.close_button = QuietButton(_("Close"))
        self._build()
        self._fill()
        self._tell()
        metrics = Theme.current().metrics
        self.resize(metrics.px(560), metrics.px(600))

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(8)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.says)
        self._column.addWidget(self.list, 2)
        self._title = PlainLabel(_("What goes"), FontRole.META_STRONG)
        self._column.addWidget(self._title)
        self._column.addWidget(self.told, 3)
        self.reason.setText("" if self._all else _("The erase-by date has passed"))
        self.word.setPlaceholderText(_("erase"))
        word = _("To erase for good, which nothing can undo, &type: {word}")
        self._fields = [
            self._field(_("&Reason (kept in the file, without the name)"), self.reason),
            self._field(word.format(word=_("erase")), self.word),
        ]
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.close_button)
        line.addWidget(self.erase)
        self._column.addLayout(line)
        self.list.itemChanged.connect(self._tell)
        self.word.textChanged.connect(self._enable)
        self.word.returnPressed.connect(self._erase)
        self.erase.clicked.connect(self._erase)
        self.close_button.clicked.connect(self.close)

    def _field(self, words: str, field: QLineEdit) -> QLabel:
        label = PlainLabel(words)
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        self._column.addWidget(label)
        self._column.addWidget(field)
        return label

    def _fill(self) -> None:
        for each in self._people:
            who = " · ".join(filter(None, (each.name, each.organisation, each.when())))
            item = QListWidgetItem(shown(who), self.list)
            item.setData(ID, each.id)
            item.setSizeHint(QSize(0, Theme.current().metrics.row))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = each.past or self._all
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        if self._people:
            self.list.setCurrentRow(0)

    # -- what would be done

    def ticked(self) -> list[str]:
        """Return the ids of the people who are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [i.data(ID) for i in items if i.checkState() is Qt.CheckState.Checked]

    def _tell(self) -> None:
        """Say what erasing those ticked would take away and change."""
        people = self.ticked()
        rows, changes, texts = 0, 0, []
        for person in people[:LOOKED_AT]:
            found = self._look_up(person)
            texts += [line for each in found.rows for line in _texts(each)]
            rows += sum(1 for each in found.rows if each.how != {NAMES})
            changes += len(found.history)
        lines = [
            ngettext("{count} row about them", "{count} rows about them", rows).format(count=rows),
            ngettext(
                "{count} change in the history", "{count} changes in the history", changes
            ).format(count=changes),
        ]
        if texts:
            lines.append(_("Texts in which “Person …” will stand instead of the name:"))
            lines += [f"  {text}" for text in texts[:MOST_TEXTS]]
        if len(texts) > MOST_TEXTS:
            lines.append(_("and {count} more").format(count=len(texts) - MOST_TEXTS))
        if len(people) > LOOKED_AT:
            rest = _("This counts the first {count} people only.")
            lines.insert(0, rest.format(count=LOOKED_AT))
        self.told.setPlainText("\n".join(lines if people else self._nobody()))
        self._say(len(people))
        self._enable()

    def _look_up(self, person: str) -> PersonData:
        """Return what the file holds about somebody, looked through once."""
        if person not in self._looked_up:
            self._looked_up[person] = person_data(self._context.project.raw, person)
        return self._looked_up[person]

    def _nobody(self) -> list[str]:
        """Return what stands there while nobody is ticked: who was erased before."""
        with self._context.project.read() as session:
            rows = read_rows(session, record("erasure"))
        before = [
            f"{row['pseudonym']} {date_text(row['erased_on'])} {row['reason']}".strip()
            for row in sorted(rows, key=lambda row: row["erased_on"])
        ]
        lines = [_("Tick whom to erase.")] if self._people else []
        return (
            [*lines, _("Erased before: {list}").format(list="; ".join(before))] if before else lines
        )

    def _say(self, count: int) -> None:
        said = _(
            "Erased for good, also from the history and the backups that the program keeps. "
        ) + _("Copies that were saved or sent elsewhere you have to look after yourself.")
        nobody = _("Nobody has passed the erase-by date, and nobody will within 90 days.")
        self.says.setText(said if self._people else nobody)
        words = ngettext("Erase {count} person for good", "Erase {count} people for good", count)
        self.erase.set_words(words.format(count=count))

    def _enable(self) -> None:
        typed = fold(self.word.text().strip()) == fold(_("erase"))
        self.erase.setEnabled(typed and bool(self.ticked()) and not self._context.project.read_only)

    # -- doing it

    def _erase(self) -> None:
        if not self.erase.isEnabled():
            return
        project = self._context.project
        copies = known_backups(project)
        try:
            done, wishes = erase_people(project, self.ticked(), self.reason.text().strip())
        except WorkbenchError as error:
            self.says.set_tone("error")
            self.says.setText(error.text())
            return
        self._looked_up.clear()
        self._done(done)
        clock = project.clock
        self._context.jobs.run(
            _("Erasing from the backups"),
            lambda report: erase_from_backups(copies, wishes, clock, report),
            self._backups_done,
            self._backups_failed,
        )

    def _done(self, done: Sequence[Erased]) -> None:
        for each in (self.list, self.reason, self.word, *self._fields, self.erase):
            each.hide()
        self.close_button.setFocus()
        self._title.setText(_("What was done"))
        said = ngettext("{count} person is erased.", "{count} people are erased.", len(done))
        self.says.setText(said.format(count=len(done)))
        self.told.setPlainText("\n".join(line for each in done for line in _told(each)))
        self._context.desk.notice(
            ngettext(
                "Erased {count} person for good", "Erased {count} people for good", len(done)
            ).format(count=len(done))
        )

    def _backups_done(self, result: FromBackups) -> None:
        count = len(result.rewritten)
        if count:
            words = ngettext(
                "{count} backup was written anew.", "{count} backups were written anew.", count
            )
            self.told.appendPlainText(words.format(count=count))
        for backup, why in result.failed:
            lasts = _("A backup still holds the person: {file} ({reason})")
            self.told.appendPlainText(lasts.format(file=backup.path, reason=why))

    def _backups_failed(self, error: Exception) -> None:
        words = _("The backups could not be looked through: {reason}")
        self.told.appendPlainText(words.format(reason=_sentence(error)))


def _sentence(error: Exception) -> str:
    return error.text() if isinstance(error, WorkbenchError) else str(error)


def _texts(mention: Mention) -> list[str]:
    """Return the texts of a row that name the person, but not the person's own."""
    if mention.how != {NAMES}:
        return []
    return [f"{_kind(mention.table)}: {mention.values[column]}" for column in mention.columns]


def _told(done: Erased) -> list[str]:
    lines = [_("{who} stands for the person now:").format(who=done.pseudonym)]
    for words, counts in ((N_("deleted"), done.deleted), (N_("emptied"), done.emptied)):
        lines += [f"  {_(words)}: {_kind(table)} {count}" for table, count in counts.items()]
    lines += [f"  {_kind(each.table)}: {each.text}" for each in done.texts]
    if done.files:
        said = ngettext(
            "  the files of {count} issued document named the person and are gone",
            "  the files of {count} issued documents named the person and are gone",
            done.files,
        )
        lines.append(said.format(count=done.files))
    return lines


def _kind(table: str) -> str:
    return _(RECORDS[table].one) if table in RECORDS else table
