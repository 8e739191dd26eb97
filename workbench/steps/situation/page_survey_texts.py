"""What people wrote in words: for those who work with the file, never in protected view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.formats import number_text
from workbench.base.language import _, ngettext
from workbench.models.registry import sql_table
from workbench.rules.scales import scale_of
from workbench.steps.situation.page_survey_cards import Card
from workbench.steps.situation.page_survey_parts import clear
from workbench.steps.situation.views import count_texts, read_texts
from workbench.ui.data.masking import HIDDEN
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import LinkButton
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.measures.survey_types import SurveyContent
    from workbench.models.field import Field
    from workbench.project.register import Values
    from workbench.steps.situation.survey_pictures import Compared
    from workbench.ui.parts.page import PageContext

MOST: Final = 200
TEXT: Final[Field] = sql_table("survey_text").columns["text"].info["field"]


class TextsCard(Card):
    """The questions that were answered in words, each with a link that shows what was written."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(_("In people's own words"))
        self._context = context
        self._open: set[str] = set()
        self._content: SurveyContent | None = None
        self._compared: Compared | None = None

    def tell(self, content: SurveyContent, compared: Compared) -> None:
        """Show how many wrote something, and of opened questions what."""
        self._content, self._compared = content, compared
        clear(self.lines)
        with self._context.project.read() as session:
            counts = count_texts(session)
        for item in content.items:
            if scale_of(item["scale"], item["options"]) is None:
                self._question(item, counts)
        self.setVisible(self.lines.count() > 0)

    def _rounds(self) -> list[Values]:
        if self._compared is None:
            return []
        return [self._compared.results.rounds[at] for at in reversed(self._compared.places)]

    def _question(self, item: Values, counts: dict[tuple[str, str], int]) -> None:
        rounds = self._rounds()
        total = sum(counts.get((row["id"], item["id"]), 0) for row in rounds)
        if not total:
            return
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(f"{item['code']} {item['title']}".strip()), 1)
        said = ngettext("{count} answer", "{count} answers", total)
        row.addWidget(PlainLabel(said.format(count=number_text(total)), FontRole.META, "muted"))
        self.lines.addWidget(line)
        if self._context.masks(TEXT):
            self.lines.addWidget(PlainLabel(HIDDEN, tone="muted"))
            return
        is_open = item["id"] in self._open
        link = LinkButton(_("Hide the answers") if is_open else _("Read the answers"))
        link.clicked.connect(lambda: self._turn(item["id"]))
        row.addWidget(link)
        if is_open:
            self.lines.addWidget(self._texts(item, rounds))

    def _texts(self, item: Values, rounds: list[Values]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(12, 0, 0, 4)
        with self._context.project.read() as session:
            texts = [text for row in rounds for text in read_texts(session, row["id"], item["id"])]
        warning = _("Answers may name people: read them before you show them to anybody.")
        column.addWidget(PlainLabel(warning, FontRole.META, "warn", wrap=True))
        for text in texts[:MOST]:
            column.addWidget(PlainLabel(f"– {text}", wrap=True))
        if len(texts) > MOST:
            more = _("and {count} more").format(count=number_text(len(texts) - MOST))
            column.addWidget(PlainLabel(more, FontRole.META, "muted"))
        return holder

    def _turn(self, item_id: str) -> None:
        self._open ^= {item_id}
        if self._content is not None and self._compared is not None:
            self.tell(self._content, self._compared)
