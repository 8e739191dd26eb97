"""Which meeting a view shows: chosen in one view, it stays chosen in the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.project.meeting_book import next_meeting, read_meetings
from workbench.rules.meetings import Quorate
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from workbench.project.meeting_book import MeetingLine
    from workbench.project.project import Project
    from workbench.rules.meetings import Quorum
    from workbench.ui.parts.page import PageContext

# What a meeting is made of: when one of these changes its views are read again.
SOURCES = (
    "meeting", "agenda_item", "attendance", "item_recusal", "decision", "decision_link", "body",
    "seat", "stakeholder", "organisation", "minutes_correction", "meeting_adjuster",
)  # fmt: skip


class Chosen:
    """The meeting that all views of the page are about; "" while there is none."""

    def __init__(self) -> None:
        self.id = ""


class MeetingChoice(QWidget):
    """The meetings to choose from; ``changed`` tells that another one was chosen."""

    changed = Signal()

    def __init__(self, project: Project, chosen: Chosen) -> None:
        super().__init__()
        self._project, self._chosen = project, chosen
        self.box = ChoiceBox(_("Meeting"))
        self.box.activated.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)

    def offer(self) -> bool:
        """Offer the meetings there are, the next one first chosen; return whether there is any."""
        with self._project.read() as session:
            lines = read_meetings(session)
            ahead = next_meeting(session, self._project.today())
        ids = [line.id for line in lines]
        if self._chosen.id not in ids:
            self._chosen.id = ahead.id if ahead else next(iter(ids), "")
        self.box.clear()
        for line in lines:
            self.box.addItem(shown(meeting_title(line)), line.id)
        self.box.setCurrentIndex(self.box.findData(self._chosen.id))
        return bool(lines)

    def _take(self, _index: int) -> None:
        self._chosen.id = str(self.box.currentData() or "")
        self.changed.emit()


def meeting_title(line: MeetingLine) -> str:
    """Return the day and the title of a meeting."""
    day = line.values["held_on"]
    return " ".join(filter(None, (date_text(day) if day else "", line.values["title"])))


def quorum_text(found: Quorum) -> str:
    """Return in words whether a body can decide."""
    if found.state is Quorate.UNKNOWN and not found.votes:
        return ""
    if found.state is Quorate.UNKNOWN:
        said = _("nobody noted yet, {needed} of {votes} votes needed")
        return said.format(needed=found.needed, votes=found.votes)
    if found.state is Quorate.NO_RULE:
        return _("{present} of {votes} votes").format(present=found.present, votes=found.votes)
    said = (
        _("{present} of {votes} votes · quorate")
        if found.state is Quorate.YES
        else _("{present} of {votes} votes · not quorate, {needed} needed")
    )
    return said.format(present=found.present, votes=found.votes, needed=found.needed)


def no_meeting(context: PageContext) -> EmptyState:
    """Return what a view shows while there is no meeting."""
    nothing = EmptyState(
        _("No meetings yet. Plan the first one, with an agenda that is filled from a template."),
        _("Go to the meetings"),
        icon="calendar",
    )
    nothing.acted.connect(lambda: context.desk.go_to("meetings:list"))
    return nothing
