"""An activity in the inspector with where it comes from, and what follows when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.project.arising import finish_findings, origins, served_goals, to_finish
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.related import RelatedList
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.ui.parts.form import RecordForm
    from workbench.ui.parts.page import PageContext

SITUATION = "situation"  # the step in which findings and problems are
VISION = "vision"  # the step in which goals are


class OriginsPanel(QWidget):
    """The form of an activity; above it its goals, problems and findings, each leading there.

    When the activity is done, its open findings can be set to done by one press.
    """

    def __init__(self, context: PageContext, form: RecordForm) -> None:
        super().__init__()
        self._context, self._project = context, context.project
        self._id = ""
        self._open: tuple[str, ...] = ()
        self.form = form
        self.goals = RelatedList(_("Serves the goal"), _("No goal yet: choose one below."))
        self.goals.opened.connect(lambda _table, key: context.desk.go_to(VISION, key))
        self.related = RelatedList(_("Comes from"))
        self.related.opened.connect(lambda _table, key: context.desk.go_to(SITUATION, key))
        self.question = Meta("", wrap=True)
        self.finish = QuietButton("", icon="check")
        self.finish.clicked.connect(self._finish)
        self._foot = QVBoxLayout()
        for part in (self.goals, self.related, self.question, self.finish):
            self._foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._foot)
        column.addWidget(form, 1)
        form.show()  # the register hides it until an inspector takes it
        Theme.current().changed.connect(self._space)
        self._space()

    @Slot()
    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._foot.setSpacing(metrics.px(6))
        told = self.goals.isVisibleTo(self) or self.related.isVisibleTo(self)
        top = metrics.px(12) if told else 0
        self._foot.setContentsMargins(metrics.margin, top, metrics.margin, 0)

    def show_activities(self, ids: Sequence[str]) -> None:
        """Show where one activity comes from; of several nothing is said."""
        self._id = ids[0] if len(ids) == 1 else ""
        self.refresh()

    def refresh(self) -> None:
        """Show what holds now."""
        with self._project.read() as session:
            found = origins(session, self._id) if self._id else ()
            goals = served_goals(session, self._id) if self._id else ()
            still = to_finish(session, self._id) if self._id else ()
        self.goals.show_rows(goals)
        self.goals.setVisible(bool(self._id))
        self.related.show_rows(found)
        self._open = tuple(each.id for each in still)
        codes = ", ".join(each.code or each.title for each in still)
        said = ngettext(
            "The activity is done, but finding {codes} is still open.",
            "The activity is done, but findings {codes} are still open.",
            len(still),
        )
        self.question.setText(said.format(codes=codes))
        self.finish.set_words(_("Set {codes} to done").format(codes=codes))
        for part in (self.question, self.finish):
            part.setVisible(bool(still))
        self.finish.setEnabled(not self._project.read_only)
        self._space()

    @Slot()
    def _finish(self) -> None:
        try:
            finish_findings(self._project, self._open)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        self._context.desk.notice(self._project.undo_label() or "", undo=True)
