"""Beside the figures of a survey: may they be compared, how were they made, who answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from workbench.base.formats import capital, number_text, percent_text
from workbench.base.language import _
from workbench.measures.survey_types import round_facts, sample_of
from workbench.models.registry import record
from workbench.rules.comparison import Reason, comparability
from workbench.rules.comparison_words import caution_words
from workbench.steps.situation.page_survey_parts import Remark, clear
from workbench.steps.situation.survey_words import (
    ALIKE,
    ASKED_FIELDS,
    MISSING,
    REASONS,
    period_text,
    round_name,
    round_short,
    sampling_words,
    weights_words,
)
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.measures.survey_types import ItemResult, SurveyContent
    from workbench.project.register import Values
    from workbench.steps.situation.survey_pictures import Compared

_TOLD = (Reason.WORDING, Reason.SEASON, Reason.METHOD, Reason.SAMPLING, Reason.POPULATION)


class Card(QWidget):
    """A heading above a white card with lines in it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.heading = PlainLabel(title, FontRole.ROW_TITLE)
        self.heading.setContentsMargins(8, 0, 0, 2)
        frame = QFrame()
        frame.setProperty("ground", "card")
        self.lines = QVBoxLayout(frame)
        self.lines.setContentsMargins(12, 10, 12, 10)
        self.lines.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(frame)
        column.addStretch(1)


class FitsCard(Card):
    """Whether two rounds may be compared; what is not known is asked for.

    ``asked`` carries the id of the round, or of the survey, whose form can say it.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Can they be compared?"))

    def tell(self, compared: Compared) -> None:
        """Say what speaks for and against comparing, and what to know of the intervals."""
        clear(self.lines)
        results = compared.results
        rounds = [results.rounds[at] for at in compared.places]
        if len(rounds) > 1:
            self._compare(results.survey, rounds[0], rounds[1])
            said = caution_words(results.caution(compared.before, compared.after))
            if said:
                self.lines.addWidget(Remark("none", said))
        for text in dict.fromkeys(_notes(compared)):
            self.lines.addWidget(Remark("none", text))
        self.setVisible(self.lines.count() > 0)

    def _compare(self, survey: Values, before: Values, after: Values) -> None:
        item: Values = {"title": "-", "scale": "-"}  # the same questions go by the same row
        found = comparability(round_facts(survey, before, item), round_facts(survey, after, item))
        for reason in _TOLD:
            if reason in found.reasons:
                self.lines.addWidget(Remark("risk", capital(_(REASONS[reason])),
                                            _both(reason, before, after)))  # fmt: skip
            elif reason in found.unknown:
                self._ask(reason, survey, before, after)
            else:
                more = _both(reason, before, after) if reason is Reason.SEASON else ""
                self.lines.addWidget(Remark("done", capital(_(ALIKE[reason])), more))
        if before["performer"] and after["performer"] and before["performer"] != after["performer"]:
            more = _("{before}, then {after}").format(
                before=before["performer"], after=after["performer"]
            )
            self.lines.addWidget(Remark("risk", _("Done by somebody else"), more))

    def _ask(self, reason: Reason, survey: Values, before: Values, after: Values) -> None:
        text = _("Not known: {what}").format(what=_(MISSING[reason]))
        remark = Remark("unknown", text, action=_("Fill in"))
        field = ASKED_FIELDS.get(reason)
        blank = next((row for row in (after, before) if field and not row[field]), None)
        target = str((blank or survey)["id"])
        remark.acted.connect(lambda: self.asked.emit(target))
        self.lines.addWidget(remark)


def _both(reason: Reason, before: Values, after: Values) -> str:
    """Return what is different, or alike, of two rounds in words."""
    if reason is Reason.SEASON:
        return f"{period_text(before)}; {period_text(after)}"
    name = ASKED_FIELDS.get(reason)
    if name is None:
        return ""
    said = []
    for row in (before, after):
        choice = record("survey_round")[name].choice(row[name])
        said.append(choice.text() if choice else "–")
    return f"{said[0]} → {said[1]}"


def _notes(compared: Compared) -> Iterator[str]:
    """Yield what to know of the intervals: the sample, the correction, the weights."""
    results = compared.results
    for at in compared.places:
        row = results.rounds[at]
        counts = [each.rounds[at].n or 0 for each in results.items]
        name = round_short(row, results.rounds)
        said = sampling_words(sample_of(row), max(counts, default=0))
        if sample_of(row).drawn:
            said = f"{name}: {said}" if said else ""
        if said:
            yield said
        for line in weights_words(results, row["id"]):
            yield f"{name}: {line}"


class MadeCard(Card):
    """How each round was made: when, how, who was asked, how many answered."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("How it was measured"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.lines.addLayout(self._grid)

    def tell(self, compared: Compared, content: SurveyContent, who: Sequence[ItemResult]) -> None:
        """Show the facts of the rounds side by side, and who answered."""
        clear(self._grid)
        rounds = [compared.results.rounds[at] for at in compared.places]
        for column, row in enumerate(rounds, 1):
            label = PlainLabel(round_name(row, rounds), FontRole.META_STRONG, "muted")
            self._grid.addWidget(label, 0, column)
            self._grid.setColumnStretch(column, 1)
        line = 1
        for title, said in _facts(rounds, content):
            self._line(line, title, said)
            line += 1
        for item in who:
            for title, said in _shares(item, compared.places):
                self._line(line, title, said)
                line += 1

    def _line(self, line: int, title: str, said: Sequence[str]) -> None:
        self._grid.addWidget(PlainLabel(title, FontRole.META, "muted"), line, 0)
        for column, text in enumerate(said, 1):
            self._grid.addWidget(PlainLabel(text, FontRole.TABLE), line, column)


def _facts(rounds: Sequence[Values], content: SurveyContent) -> Iterator[tuple[str, list[str]]]:
    kind = record("survey_round")

    def chosen(name: str) -> list[str]:
        found = [kind[name].choice(row[name]) for row in rounds]
        return [choice.text() if choice else "–" for choice in found]

    yield _("Field period"), [period_text(row) for row in rounds]
    yield kind["method"].title(), chosen("method")
    yield kind["sampling"].title(), chosen("sampling")
    yield kind["performer"].title(), [row["performer"] or "–" for row in rounds]
    people = [content.store.respondents.get(row["id"], 0) for row in rounds]
    yield _("Answers"), [number_text(count) for count in people]
    asked = [row["sample_size"] for row in rounds]
    yield _("People asked"), [number_text(n) if n else "–" for n in asked]
    yield (
        _("Response rate"),
        [percent_text(n / whole) if whole else "–" for n, whole in zip(people, asked, strict=True)],
    )


def _shares(item: ItemResult, places: Sequence[int]) -> Iterator[tuple[str, list[str]]]:
    """Yield who answered, group by group; small groups stand together or not at all."""
    for number, option in enumerate(item.options):
        said = []
        for at in places:
            share = option.rounds[at].share
            said.append(percent_text(share.share) if share else "–")
        if any(text != "–" for text in said):
            yield (f"{item.item['title']}: {option.label}" if not number else option.label), said
