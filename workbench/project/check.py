"""Looking a whole file over without opening it for work, and without touching it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.clock import SystemClock
from workbench.project.faults import Damaged, NotAProject
from workbench.project.format import read_header
from workbench.project.guard import Expected, all_findings
from workbench.project.lock import refuse_if_open_here
from workbench.project.open import loaded

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.base.clock import Clock
    from workbench.base.errors import WorkbenchError


@dataclass(frozen=True)
class CheckResult:
    """What was found wrong with a file, worst first; empty for one that is whole.

    ``can_rescue`` tells whether rescuing what is whole into a new file is worth a try.
    """

    findings: tuple[WorkbenchError, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    @property
    def can_rescue(self) -> bool:
        """Whether the file is a damaged project, not something else."""
        return any(isinstance(each, Damaged) for each in self.findings)

    @property
    def integrity(self) -> str:
        """The word of the command line: "ok" or "damaged"."""
        return "ok" if self.whole else "damaged"


def check_file(path: Path, clock: Clock | None = None) -> CheckResult:
    """Look at every page, index, reference and value of a file and at its seal.

    Works on a private copy, so also while another program has the file. Raises NotAProject and
    NewerFile where there is nothing to look over, FileInUse when this process has the file open
    (then ask :meth:`workbench.project.project.Project.check`).
    """
    refuse_if_open_here(path)
    try:
        header = read_header(path)
        with loaded(path, header, clock or SystemClock()) as raw:
            return CheckResult(tuple(all_findings(raw, Expected(path.name))))
    except NotAProject:
        raise
    except Damaged as error:
        return CheckResult((error,))
