"""How a person has been judged over time, in the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_row
from workbench.steps.stakeholders.views import Judgement, judgements_of
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.clear import clear_layout
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext

PERSON = record("stakeholder")


class JudgementHistory(QWidget):
    """The judgement of today and the earlier ones, newest first; nothing in protected view."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.has_any = False
        self.lines: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_person(self, key: str) -> None:
        """Show the judgements of a person; an empty key shows nothing."""
        clear_layout(self._column)
        self.lines = []
        hidden = any(self._context.masks(PERSON[name]) for name in ("influence", "stance"))
        if key and not hidden:
            self._read(key)
        self.has_any = bool(self.lines)
        if self.has_any:
            self._column.addWidget(Meta(_("Assessments"), strong=True))
        for number, line in enumerate(self.lines):
            tone = "muted" if number else "text"
            self._column.addWidget(PlainLabel(line, FontRole.META, tone, wrap=True))

    def _read(self, key: str) -> None:
        with self._context.project.read() as session:
            row = read_row(session, PERSON, key)
            earlier = judgements_of(session, key)
        if row is None:
            return
        now = Judgement(row["assessed"], row["influence"], row["interest"], row["stance"])
        said = [now] if now.made_on is not None else []
        self.lines = [_told(each) for each in [*said, *earlier]]


def _told(judgement: Judgement) -> str:
    stance = PERSON["stance"].choice(judgement.stance)
    words = _("{day}: influence {influence}, interest {interest}").format(
        day=date_text(judgement.made_on),
        influence=judgement.influence or "–",
        interest=judgement.interest or "–",
    )
    return f"{words}, {stance.text().lower()}" if stance else words
