"""The process of the example: the own template, carried from the first contact on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.exchange.process_template import own_template
from workbench.project.register import read_rows, update_row
from workbench.steps.overview.process import CRITERION, STEP
from workbench.steps.overview.process_edits import start_process

if TYPE_CHECKING:
    from workbench.project.project import Project

BEGUN: Final = date(2025, 1, 13)
DONE_BEFORE: Final = "5"
"""What lies before the fifth phase was done when the association began to work."""
TICKED: Final = frozenset({"5.1", "5.2", "5.3", "6.1", "6.2"})
# Later than the template has them: the first year went to founding, the second is under way.
LATER: Final = {"6.4": (date(2026, 11, 2), date(2027, 2, 26)),
                "7.1": (date(2028, 1, 10), date(2028, 6, 30))}  # fmt: skip


def add_process(project: Project) -> None:
    """Begin the process and tell how far it has come."""
    start_process(project, own_template("default", "sv"), BEGUN)
    with project.edit("process") as session:
        codes = {row["id"]: row["code"] for row in read_rows(session, STEP)}
        for key, code in codes.items():
            values: dict[str, object] = {}
            if code < DONE_BEFORE:
                values["status"] = "done"
            if code in LATER:
                values["start"], values["finish"] = LATER[code]
            if values:
                update_row(session, STEP, key, values)
        for row in read_rows(session, CRITERION):
            code = codes[row["step_id"]]
            if not row["measure"] and (code < DONE_BEFORE or code in TICKED):
                update_row(session, CRITERION, row["id"], {"ticked": True})
