"""Where the indicators of Mellantorg get their values from, and when others were measured."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows

if TYPE_CHECKING:
    from workbench.project.project import Project

ASKED, COUNTED = date(2025, 9, 28), date(2025, 9, 30)
LINKED: Final[dict[str, dict[str, Any]]] = {
    "K01": {"fetched_from": "survey", "item_id": "Q2", "figure": "share"},
    "K02": {"fetched_from": "survey", "item_id": "Q7", "figure": "share"},
    "K03": {"fetched_from": "incidents", "zone": "place"},
    "K04": {"fetched_from": "survey", "item_id": "Q10", "figure": "share"},
    "K05": {"fetched_from": "survey", "item_id": "Q4", "figure": "share"},
    "K08": {"fetched_from": "observations", "counted": "staying"},
    "K09": {"fetched_from": "observations", "counted": "women", "part": "20–21"},
}
TYPED: Final = {
    "K06": date(2026, 10, 31),
    "K07": date(2026, 9, 30),
    "K10": date(2026, 4, 30),
    "K11": date(2026, 10, 15),
    "K12": date(2026, 10, 1),
    "K13": date(2026, 9, 30),
    "K14": date(2026, 10, 20),
    "K15": date(2026, 8, 31),
}


def add_goals(project: Project) -> None:
    """Let indicators fetch what has been measured, and say when others were."""
    indicator = record("indicator")
    with project.read() as session:
        items = {row["code"]: row["id"] for row in read_rows(session, record("survey_item"))}
        rows = {row["code"]: row["id"] for row in read_rows(session, indicator)}
    changes: dict[str, dict[str, Any]] = {}
    for code, link in LINKED.items():
        whole = dict(link)
        if "item_id" in whole:
            whole["item_id"] = items[whole["item_id"]]
        by_survey = whole["fetched_from"] == "survey"
        whole["baseline_on"] = ASKED if by_survey else COUNTED
        changes[rows[code]] = whole
    for code, day in TYPED.items():
        changes[rows[code]] = {"measured_on": day}
    acts.change_many(project, indicator, changes)
