"""Which people are shown: those of a group, all who are active, or those who rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.base.language import _
from workbench.steps.stakeholders.views import read_groups
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.project.project import Project
    from workbench.project.register import Values

EVERYBODY, ALONE, RESTING = "", "alone", "inactive"
_DEEPER = "\N{NO-BREAK SPACE}" * 4


class GroupFilter(ChoiceBox):
    """A choice of group; its sub-groups count too. ``chosen`` tells that another was chosen.

    With ``more`` it also offers those whom nobody looks after and those who rest.
    """

    chosen = Signal()

    def __init__(self, project: Project, *, more: bool = False) -> None:
        super().__init__(_("Show group"))
        self._project, self._more = project, more
        self._members: dict[str, frozenset[str]] = {}
        self.fill()
        self.activated.connect(self._tell)

    def fill(self) -> None:
        """Offer the groups there are; the one that was chosen stays chosen."""
        with self._project.read() as session:
            lines = read_groups(session)
        self._members = {line.id: line.everybody for line in lines}
        before = self.group()
        self.clear()
        self.addItem(_("All groups"), EVERYBODY)
        for line in lines:
            self.addItem(f"{_DEEPER * line.depth}{shown(line.name)}", line.id)
        if self._more:
            self.addItem(_("Without contact owner"), ALONE)
            self.addItem(_("Inactive"), RESTING)
        self.setCurrentIndex(max(self.findData(before), 0))
        self.setEnabled(self.count() > 1)

    def renew(self, changes: Changes | None) -> None:
        """Follow what an edit did to the groups."""
        if changes is None or changes.touches("stakeholder_group", "group_member"):
            self.fill()

    def group(self) -> str:
        """Return the id of the chosen group, EVERYBODY, ALONE or RESTING."""
        return str(self.currentData() or "")

    def set_group(self, group: str) -> None:
        """Choose a group."""
        self.setCurrentIndex(max(self.findData(group), 0))
        self.chosen.emit()

    def members(self) -> frozenset[str] | None:
        """Return the ids of the people of the chosen group, None where no group is chosen."""
        return self._members.get(self.group())

    def keeps(self, row: Values) -> bool:
        """Tell whether a person is to be shown."""
        if self.group() == RESTING:
            return bool(row["inactive"])
        if self.group() == ALONE:
            return not row["inactive"] and not row["contact_owner"]
        members = self.members()
        return not row["inactive"] and (members is None or row["id"] in members)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit()
