"""The choices beside the preview: which document, about whom, for whom, with which sections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.language import _
from workbench.models.place import LANGUAGES
from workbench.models.publication import AUDIENCES, PAPERS, STATUSES
from workbench.steps.documents.page_sections import SectionList
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.field_editors import LineEditor
from workbench.ui.parts.picture_page import offer
from workbench.ui.parts.text import PlainLabel, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.documents.registry import DocumentKind
    from workbench.models.field import Choice
    from workbench.project.register import Values
    from workbench.steps.documents.recipes import Wish


class RecipeForm(QWidget):
    """Shows what is wanted, and tells what is chosen.

    ``changed`` gives the fields that were changed, ``picked`` the id of a recipe ("" for none),
    ``keeping`` and ``dropping`` ask to keep it as one or to delete it.
    """

    changed = Signal(dict)
    picked = Signal(str)
    keeping = Signal()
    dropping = Signal()

    def __init__(self, kinds: tuple[DocumentKind, ...]) -> None:
        super().__init__()
        self._kinds = kinds
        self.recipe = ChoiceBox(_("Recipe"))
        self.recipe.activated.connect(lambda _at: self.picked.emit(self.recipe.currentData() or ""))
        self.keep = QuietButton(_("Keep as recipe…"), icon="save")
        self.keep.clicked.connect(self.keeping)
        self.drop = IconButton("trash-2", _("Delete the recipe"))
        self.drop.clicked.connect(self.dropping)
        self.kind = self._choice("kind", _("Document"), [(k.name(), k.key) for k in kinds])
        self.subject = self._choice("subject", _("About"), [])
        self.language = self._choice("language", _("Language"), _said(LANGUAGES))
        self.audience = self._choice("audience", _("For whom"), _said(AUDIENCES))
        self.paper = self._choice("paper", _("Paper"), _said(PAPERS))
        self.status = self._choice("status", _("Status"), _said(STATUSES))
        self.author = LineEditor()
        self.author.setAccessibleName(_("Prepared by"))
        self.author.editingFinished.connect(self._tell_author)
        self.sections = SectionList()
        self.sections.changed.connect(lambda text: self.changed.emit({"sections": text}))
        self.says = PlainLabel("", tone="muted", wrap=True)
        self._author = ""
        self._lay_out()

    def _choice(self, name: str, words: str, entries: Sequence[tuple[str, object]]) -> ChoiceBox:
        box = ChoiceBox(words)
        for text, data in entries:
            box.addItem(shown(text), data)
        box.activated.connect(lambda _at: self.changed.emit({name: box.currentData()}))
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(PlainLabel(_("How it shall be"), FontRole.PANEL_TITLE))
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.drop)
        row.addStretch(1)
        fields = QFormLayout()
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        fields.addRow(_("&Recipe"), self.recipe)
        fields.addRow(row)
        fields.addRow(_("&Document"), self.kind)
        fields.addRow(_("&About"), self.subject)
        fields.addRow(_("&For whom"), self.audience)
        fields.addRow(_pair((_("&Language"), self.language), (_("&Paper"), self.paper)))
        fields.addRow(_("&Status"), self.status)
        fields.addRow(_("Pre&pared by"), self.author)
        self._fields = fields
        column.addLayout(fields)
        self._heading = PlainLabel(_("Sections"), FontRole.STRONG)
        column.addWidget(self._heading)
        column.addWidget(self.sections)
        column.addWidget(self.says)
        column.addStretch(1)

    def show_wish(
        self,
        wish: Wish,
        recipes: Sequence[Values],
        chosen: str,
        subjects: Sequence[tuple[str, str]],
        *,
        writable: bool,
    ) -> None:
        """Show what is wanted, the recipes there are, and whom the document can be about."""
        entries = [(_("No recipe"), ""), *((shown(row["name"]), row["id"]) for row in recipes)]
        offer(self.recipe, entries, "")
        self.recipe.setCurrentIndex(max(0, self.recipe.findData(chosen)))
        self.drop.setVisible(bool(chosen))
        self.drop.setEnabled(writable)
        self.keep.setEnabled(writable)
        offer(self.subject, [(shown(name), key) for key, name in subjects], wish.subject)
        self._fields.setRowVisible(self.subject, bool(subjects))
        for box, value in (
            (self.kind, wish.kind), (self.subject, wish.subject), (self.language, wish.language),
            (self.audience, wish.audience), (self.paper, wish.paper), (self.status, wish.status),
        ):  # fmt: skip
            box.setCurrentIndex(max(0, box.findData(value)))
        if not self.author.hasFocus() or self._author != wish.author:
            self.author.setText(wish.author)
            self.author.setCursorPosition(0)
        self._author = wish.author
        for part in (self.kind, self.subject, self.language, self.paper, self.status, self.author):
            part.setEnabled(writable or not chosen)

    def show_sections(self, lines: tuple[Any, ...], *, writable: bool) -> None:
        """List the document's sections, if it has any."""
        self._heading.setVisible(bool(lines))
        self.sections.setVisible(bool(lines))
        self.sections.show_lines(lines, writable=writable)

    def _tell_author(self) -> None:
        said = " ".join(self.author.text().split())
        if said != self._author:
            self._author = said
            self.changed.emit({"author": said})


def _said(choices: tuple[Choice, ...]) -> list[tuple[str, object]]:
    return [(each.text(), each.key) for each in choices]


def _pair(*parts: tuple[str, ChoiceBox]) -> QHBoxLayout:
    """Return two choices side by side, each under its words."""
    row = QHBoxLayout()
    for words, box in parts:
        column = QVBoxLayout()
        label = PlainLabel(words)
        label.setBuddy(box)
        column.addWidget(label)
        column.addWidget(box)
        row.addLayout(column)
    row.addStretch(1)
    return row


def with_values(wish: Wish, values: dict[str, str]) -> Wish:
    """Return what is wanted after a change; another document has other sections and subjects."""
    if "kind" in values and values["kind"] != wish.kind:
        values = {"subject": "", "sections": "", **values}
    return replace(wish, **values)
