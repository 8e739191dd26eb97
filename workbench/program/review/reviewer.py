"""The review as the pages get it: they know no other step than their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.program.criteria import WORKED_ON, held
from workbench.program.finding import ALSO_SHOWN, PLACES
from workbench.program.review import whole_review
from workbench.program.review.catalogue import rule_of
from workbench.program.works import read_works

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.program.review.mending import Mending
    from workbench.project.project import Project
    from workbench.project.review_marks import Finding
    from workbench.project.works import Works


class RulesReviewer:
    """Looks a project through by all rules."""

    def look(self, session: Session, today: date) -> list[Finding]:
        """Return all that is found, worst first, with what is let be."""
        return whole_review(session, today)

    def asks(self, rule: str) -> str:
        """Return what a rule asks for, empty for one that says nothing of itself."""
        found = rule_of(rule)
        return found.words() if found is not None else ""

    def spot(self, finding: Finding) -> str:
        """Return where a finding is seen to: its step, and the view where no row leads there."""
        rule = rule_of(finding.rule)
        view = rule.view if rule is not None and finding.row_id is None else ""
        return f"{finding.step}:{view}" if view else finding.step

    def mending(self, session: Session, finding: Finding, today: date) -> str:
        """Return what would be done about a finding, empty where a machine can do nothing."""
        found = self._mending(finding)
        if found is None or finding.row_id is None:
            return ""
        return found.words() if found.values(session, finding.row_id, today) else ""

    def mend(self, project: Project, finding: Finding) -> bool:
        """Do it, in one edit; return whether there was anything to do."""
        found = self._mending(finding)
        if found is None or finding.row_id is None:
            return False
        return found.mend(project, finding.row_id)

    def works(self, session: Session, today: date) -> Works:
        """Return what became of plan and budget."""
        return read_works(session, today)

    def held(self, session: Session, today: date) -> dict[str, bool]:
        """Return of every sign of done that the program reckons whether it holds."""
        return held(session, today)

    def worked_on(self) -> Mapping[str, str]:
        """Return of every such sign the step and view where it is worked on."""
        return WORKED_ON

    def step_of(self, table: str) -> str:
        """Return the step that shows the rows of a table, empty where none does."""
        return next((step for name, step, _icon in (*PLACES, *ALSO_SHOWN) if name == table), "")

    @staticmethod
    def _mending(finding: Finding) -> Mending | None:
        rule = rule_of(finding.rule)
        return rule.mending if rule is not None else None
