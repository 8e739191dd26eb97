"""One problem in full: when it shows itself, what shows it, why it is there, what is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.project import acts
from workbench.project.arising import consequences, make_activity
from workbench.project.register import codes, titles
from workbench.rules.outline_tree import place_of
from workbench.steps.situation import cause_edits
from workbench.steps.situation.findings import FINDING
from workbench.steps.situation.page_finding_panel import ACT_KEY
from workbench.steps.situation.problems import (
    ITEM,
    PROBLEM,
    TIMES,
    ProblemCard,
    read_card,
    read_problems,
    weight_text,
)
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import ElidedLink, IconButton, QuietButton
from workbench.ui.parts.choice_row import ChoiceRow
from workbench.ui.parts.clear import clear_layout
from workbench.ui.parts.marks import Chip, SymbolMark
from workbench.ui.parts.outliner import Outliner, OutlineRow
from workbench.ui.parts.related import RelatedList
from workbench.ui.parts.suggestions import Offer, OfferLine
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.steps.situation.problems import Evidence
    from workbench.ui.parts.page import PageContext

LINKS: Final = {FINDING.table: "findings", ITEM.table: "items"}


class ProblemCardPanel(QWidget):
    """The card; everything on it is written at once."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._project = context, context.project
        self._card: ProblemCard | None = None
        self._offers: dict[str, tuple[str, str]] = {}
        self._shown: tuple[object, ...] = ()
        self.heading = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.star = QuietButton(_("Prioritise"), icon="star")
        self.star.setCheckable(True)
        self.star.clicked.connect(self.turn_prioritised)
        self.weight = Meta("")
        self.chips = QHBoxLayout()
        self.times = {name: ChoiceRow(PROBLEM[name]) for name in TIMES}
        for name, row in self.times.items():
            row.chosen.connect(partial(self._set_time, name))
        self.evidence = QVBoxLayout()
        self.more = OfferLine(())
        self.more.setPlaceholderText(_("Add a finding or a survey question…"))
        self.more.setAccessibleName(_("Add evidence"))
        self.more.took.connect(self._add_evidence)
        self.more.returnPressed.connect(self._add_evidence)
        self.causes = Outliner(_("Why there? Why then?"), _("Add a cause"))
        self.activities = RelatedList(_("Activities"))
        self.activities.opened.connect(lambda _table, key: context.desk.go_to("plan", key))
        self.act = QuietButton(_("Make an activity"), icon="chart-gantt", key=ACT_KEY)
        self.act.clicked.connect(self.make_activity)
        self._connect_causes()
        self._lay_out()

    def _connect_causes(self) -> None:
        causes = self.causes
        causes.added.connect(self._add_cause)
        causes.renamed.connect(
            lambda key, text: self._do(lambda: cause_edits.rename_cause(self._project, key, text))
        )
        causes.kind_chosen.connect(
            lambda key, kind: self._do(lambda: cause_edits.set_kind(self._project, key, kind))
        )
        causes.removed.connect(
            lambda key: self._do(lambda: cause_edits.remove_cause(self._project, key))
        )
        causes.moved.connect(
            lambda key, by: self._do(lambda: cause_edits.move(self._project, self.shown, key, by))
        )
        causes.indented.connect(self._indent)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.star, 0, Qt.AlignmentFlag.AlignTop)
        under = QHBoxLayout()
        under.addWidget(self.weight)
        under.addLayout(self.chips)
        under.addStretch(1)
        self._times = times = QVBoxLayout()
        for name in TIMES:
            times.addWidget(self.times[name])
        acts_line = QHBoxLayout()
        acts_line.addWidget(self.act)
        acts_line.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addLayout(under)
        for title, part in (
            (_("When"), times), (_("What shows it"), self.evidence), ("", self.more),
            (_("Why"), self.causes), ("", self.activities), ("", acts_line),
        ):  # fmt: skip
            if title:
                self._column.addWidget(PlainLabel(title, FontRole.ROW_TITLE))
            if isinstance(part, QWidget):
                self._column.addWidget(part)
            else:
                self._column.addLayout(part)
        self._column.addStretch(1)
        Theme.current().changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._column.setContentsMargins(
            metrics.px(12), metrics.px(8), metrics.px(12), metrics.px(8)
        )
        self._column.setSpacing(metrics.px(7))
        self._times.setSpacing(metrics.px(4))
        self.chips.setSpacing(metrics.px(6))
        self.evidence.setSpacing(metrics.px(2))

    # -- what it shows

    @property
    def shown(self) -> str:
        """The id of the problem that is shown, "" for none."""
        return str(self._card.row["id"]) if self._card else ""

    def show_problem(self, problem_id: str) -> None:
        """Show another problem; what is being written of this one is kept."""
        if problem_id != self.shown:
            self.causes.commit()
        with self._project.read() as session:
            self._card = read_card(session, problem_id, self._project.today())
            lacking = list(read_problems(session).lacks(self._card.row)) if self._card else []
            made = consequences(session, PROBLEM.table, problem_id) if self._card else ()
            self._offer(session)
        self.setVisible(self._card is not None)
        if self._card is None:
            return
        self._show_head(self._card.row, lacking)
        self._show_evidence(self._card)
        self._show_causes(self._card)
        self.activities.show_rows(made)

    def _show_head(self, row: Values, lacking: list[str]) -> None:
        editable = not self._project.read_only
        self.heading.setText(f"{row['code']} {row['title']}".strip())
        self.star.setChecked(bool(row["prioritised"]))
        self.star.set_words(_("Prioritised") if row["prioritised"] else _("Prioritise"))
        weight = _("Severity × influence: {weight}").format(weight=weight_text(row))
        self.weight.setText(weight)
        clear_layout(self.chips)
        for words in lacking:
            self.chips.addWidget(Chip(words, "risk" if row["prioritised"] else "none"))
        for name, choices in self.times.items():
            choices.show_value(row[name])
            choices.set_editable(editable=editable)
        for part in (self.star, self.act, self.more):
            part.setEnabled(editable)

    def _show_evidence(self, card: ProblemCard) -> None:
        shown = (card.row["id"], card.evidence, card.row["evidence"])
        if shown == self._shown:  # what is the same keeps the focus
            return
        self._shown = shown
        clear_layout(self.evidence)
        for each in card.evidence:
            self.evidence.addLayout(self._evidence_line(each))
        if card.row["evidence"]:
            self.evidence.addWidget(PlainLabel(card.row["evidence"], wrap=True))

    def _evidence_line(self, each: Evidence) -> QHBoxLayout:
        link = ElidedLink(each.title)
        link.setAccessibleName(f"{each.title}, {each.says}")
        link.clicked.connect(lambda: self._context.desk.go_to("situation", each.id))
        drop = IconButton("x", _("Take {title} away").format(title=each.title), small=True)
        drop.clicked.connect(lambda: self._change_links(each.table, each.id, add=False))
        drop.setEnabled(not self._project.read_only)
        line = QHBoxLayout()
        line.addWidget(
            SymbolMark(each.symbol or "none", each.says), 0, Qt.AlignmentFlag.AlignVCenter
        )
        line.addWidget(link, 1)
        line.addWidget(Meta(each.says))
        line.addWidget(drop)
        return line

    def _offer(self, session: Session) -> None:
        """Offer findings and questions that are no evidence yet, by code and words."""
        self._offers = {}
        taken = set()
        if self._card is not None:
            taken = {*self._card.row["findings"], *self._card.row["items"]}
        for kind in (FINDING, ITEM):
            numbers = codes(session, kind.table)
            for key, name in titles(session, kind.table).items():
                if key not in taken:
                    label = f"{numbers.get(key, '')} {name}".strip()
                    self._offers[label] = (kind.table, key)
        self.more.set_offers([Offer(label, label) for label in self._offers])

    def _show_causes(self, card: ProblemCard) -> None:
        kinds = cause_edits.CAUSE["kind"].choices
        words = {choice.key: choice.text() for choice in kinds}
        rows = [
            OutlineRow(
                line.key,
                line.depth,
                card.causes[line.key]["title"],
                card.causes[line.key]["kind"] or "" if not line.depth else words["why"],
                tuple(words.items()) if not line.depth else (),
            )
            for line in card.outline
        ]
        self.causes.show_rows(rows, editable=not self._project.read_only)

    # -- what it does

    def _do(self, act: Any) -> Any:  # noqa: ANN401 - any act and what it returns
        if not self.shown or self._project.read_only:
            return None
        try:
            return act()
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return None

    def _change(self, values: Values) -> None:
        self._do(lambda: acts.change(self._project, PROBLEM, self.shown, values))

    @Slot()
    def turn_prioritised(self) -> None:
        """Mark the problem as one to act on first, or no longer."""
        if self._card is not None:
            self._change({"prioritised": not self._card.row["prioritised"]})

    def _set_time(self, name: str, key: str | None) -> None:
        self._change({name: key})

    @Slot()
    def _add_evidence(self) -> None:
        typed = fold(self.more.text())
        found = next((v for k, v in self._offers.items() if fold(k) == typed), None)
        if found is None:
            starting = [v for k, v in self._offers.items() if typed and fold(k).startswith(typed)]
            found = starting[0] if len(starting) == 1 else None
        if found is not None:
            self.more.clear()
            self._change_links(*found, add=True)

    def _change_links(self, table: str, row_id: str, *, add: bool) -> None:
        if self._card is None:
            return
        name = LINKS[table]
        before = tuple(key for key in self._card.row[name] if key != row_id)
        self._change({name: (*before, row_id) if add else before})

    def _add_cause(self, text: str, after: str, below: bool) -> None:  # noqa: FBT001 - as it is told
        made = self._do(
            lambda: cause_edits.add_cause(
                self._project, self.shown, text, after=after or None, below=below
            )
        )
        if made:
            self.causes.set_added(made)

    def _indent(self, key: str, by: int) -> None:
        act = cause_edits.indent if by > 0 else cause_edits.outdent
        self._do(lambda: act(self._project, self.shown, key))

    @Slot()
    def make_activity(self) -> None:
        """Make an activity of the problem."""
        made = self._do(lambda: make_activity(self._project, PROBLEM.table, [self.shown]))
        if made:
            self._context.desk.notice(self._project.undo_label() or "", undo=True)

    def focus_causes(self) -> None:
        """Write a cause."""
        if self._card is not None:
            last = self._card.outline[-1].key if self._card.outline else ""
            self.causes.write_after(last if last and not _depth(self._card, last) else "")

    def leave(self) -> None:
        """Write what is being typed."""
        self.causes.commit()


def _depth(card: ProblemCard, key: str) -> int:
    return card.outline[place_of(card.outline, key)].depth
