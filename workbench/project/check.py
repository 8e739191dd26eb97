"""Looks a file through without changing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.clock import SystemClock
from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.project.format import read_header
from workbench.project.guard import Expected, all_findings
from workbench.project.open import loaded

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.base.clock import Clock


@dataclass(frozen=True)
class CheckResult:
    """What is wrong with a file, worst first; nothing when it is whole."""

    faults: tuple[WorkbenchError, ...]

    @property
    def ok(self) -> bool:
        """Whether the file is whole."""
        return not self.faults

    def text(self) -> str:
        """Return all that is wrong as sentences in the current language."""
        return " ".join(fault.text() for fault in self.faults) or _("The file is whole.")


def check_file(path: Path, clock: Clock | None = None) -> CheckResult:
    """Look through a private copy of the file. Raises NotAProject and NewerFile."""
    try:
        with loaded(path, read_header(path), clock or SystemClock()) as raw:
            return CheckResult(tuple(all_findings(raw, Expected(path.name))))
    except WorkbenchError as error:
        return CheckResult((error,))
