"""What the review says, and what people have let be: findings and the reasons they are silent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from workbench.base.language import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.works import Works


@dataclass(frozen=True)
class Finding:
    """Something to see to. ``severity`` is ``error``, ``warning`` or ``note``.

    ``step`` and ``row_id`` lead to the spot. ``spot`` names it where it is no row; one without
    either is as wide as its rule. ``silenced`` is why it is let be, empty while it is not;
    ``silence_id`` is that word's row. One that is ``private`` tells of a person what protected view
    hides.
    """

    rule: str
    severity: str
    where: str
    text: str
    step: str
    row_id: str | None = None
    spot: str = ""
    silenced: str = ""
    silence_id: str = ""
    private: bool = False

    @property
    def place(self) -> str:
        """What the finding is about, as a silence keeps it."""
        return self.row_id or self.spot


@dataclass(frozen=True)
class Silence:
    """A finding that is let be: its row, why, and since when."""

    id: str
    reason: str
    since: date | None


class Reviewer(Protocol):
    """Looks the whole project through: what the program gives the pages, which know no other step.

    ``asks`` is what a rule asks for, ``mending`` what a machine can do about a finding; both are
    ready words and empty where there is nothing to say.
    """

    def look(self, session: Session, today: date) -> list[Finding]:
        """Return all that is found, worst first, with what is let be."""
        ...

    def asks(self, rule: str) -> str:
        """Return what a rule asks for."""
        ...

    def spot(self, finding: Finding) -> str:
        """Return where a finding is seen to: a step, or a step and its view ("plan:permits")."""
        ...

    def mending(self, session: Session, finding: Finding, today: date) -> str:
        """Return what would be done about a finding."""
        ...

    def mend(self, project: Project, finding: Finding) -> bool:
        """Do it, in one edit; return whether there was anything to do."""
        ...

    def works(self, session: Session, today: date) -> Works:
        """Return what became of plan and budget."""
        ...

    def held(self, session: Session, today: date) -> dict[str, bool]:
        """Return of every sign of done that the program reckons whether it holds."""
        ...

    def worked_on(self) -> Mapping[str, str]:
        """Return of every such sign the step and view where it is worked on."""
        ...

    def step_of(self, table: str) -> str:
        """Return the step that shows the rows of a table, empty where none does."""
        ...


def read_silences(session: Session) -> dict[tuple[str, str], Silence]:
    """Return what is let be, by rule and spot."""
    # Not with this module: the overview knows what a finding is before any row has been read.
    from workbench.models.registry import record
    from workbench.project.register import read_rows

    return {
        (row["rule"], row["spot"]): Silence(row["id"], row["reason"], row["silenced_on"])
        for row in read_rows(session, record("review_silence"))
    }


def marked(finding: Finding, silences: dict[tuple[str, str], Silence]) -> Finding:
    """Return the finding with the reason why it is let be, if it is."""
    found = silences.get((finding.rule, finding.place))
    if found is None:
        return finding
    return replace(finding, silenced=found.reason, silence_id=found.id)


def silence(project: Project, finding: Finding, reason: str) -> None:
    """Let a finding be, with a reason."""
    from workbench.models.registry import record
    from workbench.project.register import add_rows

    values = {
        "rule": finding.rule,
        "spot": finding.place,
        "reason": reason,
        "silenced_on": project.clock.today(),
    }
    with project.edit(N_("Let a finding of the review be")) as session:
        add_rows(session, record("review_silence"), [values])


def speak_again(project: Project, finding: Finding) -> None:
    """Take back that a finding is let be."""
    from workbench.models.registry import record
    from workbench.project.register import delete_rows

    with project.edit(N_("Took up a finding of the review again")) as session:
        delete_rows(session, record("review_silence"), [finding.silence_id])
