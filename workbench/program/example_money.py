"""What the tables of the example do not say of its money: decisions, certainty, rates, outcomes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.finance.levy_edits import adopt_levy
from workbench.steps.finance.outcomes import write_quarters
from workbench.steps.finance.procurement import write_answer
from workbench.steps.finance.rates import fetch_usual_rates

if TYPE_CHECKING:
    from workbench.project.project import Project

# The meeting M4, decisions D06 and D07.
DECIDED: Final = date(2025, 12, 9)
CERTAINTY: Final = {
    "F1": "agreed", "F2": "agreed", "F3": "agreed", "F4": "likely", "F5": "unsure", "F6": "likely",
}  # fmt: skip
RHYTHM: Final = {"K6": "q2", "K7": "q4", "K8": "summer", "F1": "halves", "F3": "q1", "F4": "halves"}
PARTIES: Final = {"F2": "O01", "F3": "O01", "F6": "O07"}
# Thousands of kronor of the first three quarters of 2026.
ACTUAL: Final = {
    "F1": (800, 0, 800), "F2": (225, 225, 225), "F3": (1350, 0, 0), "F4": (250, 0, 250),
    "F5": (20, 38, 41), "F6": (15, 15, 18),
    "K1": (130, 195, 195), "K2": (220, 335, 338), "K3": (44, 52, 39), "K4": (30, 25, 62),
    "K5": (85, 168, 92), "K6": (0, 143, 0), "K7": (0, 0, 40), "K8": (12, 118, 126),
    "K9": (0, 60, 30), "K10": (38, 22, 10), "K11": (30, 12, 14),
}  # fmt: skip
FORECAST: Final = {"K7": 340, "K9": 30, "F5": 26}
ANSWERS: Final = (
    ("F2", "service", "yes", "Tilläggsstädning som kommunen annars skulle köpt"),
    ("F2", "detail", "yes", "Frekvens och ytor står i serviceavtalet"),
    ("F2", "enforce", "yes", ""),
    ("F2", "amount", "yes", "Månadspris per yta"),
    ("F2", "market", "yes", "Flera entreprenörer finns"),
    ("F3", "service", "no", "Kommunen får ingen egen prestation"),
    ("F3", "own", "yes", "Föreningens ändamål enligt stadgarna"),
    ("F3", "return", "yes", "Bidragsbeslutet"),
    ("F3", "share", "yes", "Ägarna bär 1,6 Mkr per år"),
)


# How far promises are kept, by the beginning of their titles.
KEPT: Final = (
    ("Grundnivå renhållning", 100), ("Verksamhetsbidrag 2026", 100), ("Köper tilläggstjänst", 75),
    ("14 feriejobbare", 100), ("Lokal för platskontor", 100), ("Samordnar handelns", 50),
    ("Kommunpolis i styrgrupp", 80), ("Städning terminal", 60),
)  # fmt: skip


def add_money(project: Project) -> None:
    """Write decisions, certainty, rates, what became of the first quarters, and answers."""
    fetch_usual_rates(project)
    _describe_lines(project)
    _decide(project)
    _tell_quarters(project)
    _keep_promises(project)
    for code, question, answer, reason in ANSWERS:
        write_answer(project, code, question, {"answer": answer, "reason": reason})


def _lines(project: Project) -> dict[str, str]:
    with project.read() as session:
        return {row["code"]: row["id"] for row in read_rows(session, record("budget_line"))}


def _describe_lines(project: Project) -> None:
    ids = _lines(project)
    with project.read() as session:
        parties = {row["code"]: row["id"] for row in read_rows(session, record("organisation"))}
    said: dict[str, dict[str, Any]] = {}
    for name, values in (("certainty", CERTAINTY), ("rhythm", RHYTHM)):
        for code, value in values.items():
            said.setdefault(ids[code], {})[name] = value
    for code, party in PARTIES.items():
        said[ids[code]]["counterparty_id"] = parties[party]
    acts.change_many(project, record("budget_line"), said)


def _decide(project: Project) -> None:
    version = record("budget_version")
    with project.read() as session:
        versions = read_rows(session, version)
        models = read_rows(session, record("levy_model"))
    terms = {
        "name": "Budget 2026–2028",
        "status": "adopted",
        "decided": DECIDED,
        "decision": "Styrgruppen § 6",
        "reserve_percent": Decimal(5),
        "nondeductible_percent": Decimal(75),
    }
    for row in versions:
        acts.change(project, version, row["id"], terms)
    chosen = next(row["id"] for row in models if row["name"].startswith("E "))
    adopt_levy(project, chosen, DECIDED, "Styrgruppen § 5")


def _tell_quarters(project: Project) -> None:
    ids = _lines(project)
    told: dict[tuple[str, int, str], int | None] = {
        (ids[code], quarter, "actual"): amount * 100_000
        for code, amounts in ACTUAL.items()
        for quarter, amount in enumerate(amounts, 1)
    }
    told |= {(ids[code], 4, "forecast"): amount * 100_000 for code, amount in FORECAST.items()}
    write_quarters(project, 2026, told)


def _keep_promises(project: Project) -> None:
    with project.read() as session:
        promised = read_rows(session, record("commitment"))
    kept = {
        row["id"]: {"fulfilled": percent}
        for row in promised
        for title, percent in KEPT
        if row["title"].startswith(title)
    }
    acts.change_many(project, record("commitment"), kept)
