"""The agreements of the example: an intent that has been replaced, the agreement, the statutes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.agreement import edits
from workbench.steps.agreement.views import AGREEMENT, SIGNATURE, read_agreement

if TYPE_CHECKING:
    from workbench.project.project import Project

# Who signs for each party, as what, and when the party's own body had decided.
SIGNED = {
    "O01": ("S01", "kommunalråd", date(2025, 12, 15), date(2026, 1, 12)),
    "O02": ("S07", "områdeschef", date(2025, 12, 11), date(2026, 1, 9)),
    "O03": ("S09", "verkställande direktör", date(2025, 12, 10), date(2026, 1, 8)),
    "O04": ("S11", "fastighetschef", date(2025, 12, 18), date(2026, 1, 14)),
    "O05": ("S13", "ordförande", date(2025, 12, 12), date(2026, 1, 14)),
    "O06": ("S14", "ordförande", date(2026, 1, 7), date(2026, 1, 15)),
    "O07": ("S15", "ordförande", date(2025, 12, 16), date(2026, 1, 15)),
    "O10": ("S21", "terminalansvarig", date(2026, 1, 9), date(2026, 1, 16)),
    "O11": ("S22", "ordförande", date(2025, 12, 17), date(2026, 1, 16)),
    "O12": ("S24", "platsansvarig", date(2025, 12, 9), date(2026, 1, 16)),
}
AREA = (
    "Avtalet gäller Mellantorg med gågatan, parken, bussterminalen och tunneln, cirka 11,1 hektar, "
    "inom den gräns som visas på kartan i bilagan.\n\n"
    "Bostadsgårdarna innanför portarna ingår inte. Styrgruppen kan föreslå att gränsen ändras. "
    "Ändringen gäller när de parter som berörs har godkänt den skriftligt."
)


def add_agreements(project: Project) -> None:
    """Draft the agreements, keep a version, reword a clause and note who has signed."""
    _baseline(project)
    intent = edits.start_agreement(project, "letter_of_intent")
    acts.change(project, AGREEMENT, intent, {"status": "ended", "reviewed": True})
    _sign(project, intent, date(2025, 5, 6))
    _collaboration(project)
    statutes = edits.start_agreement(project, "statutes")
    acts.change(
        project,
        AGREEMENT,
        statutes,
        {"title": "Stadgar för Platssamverkan Mellantorg", "status": "in_force",
         "valid_from": date(2025, 12, 9), **_reviewed(date(2025, 11, 28))},
    )  # fmt: skip
    edits.start_agreement(project, "service")


def _reviewed(day: date) -> dict[str, Any]:
    return {"reviewed": True, "reviewed_by": "Kommunens jurist", "reviewed_on": day}


def _baseline(project: Project) -> None:
    """Mark what each party did before the collaboration began as its baseline."""
    cell = record("responsibility")
    with project.read() as session:
        rows = read_rows(session, cell)
        own = {p["id"] for p in read_rows(session, record("organisation")) if p["code"] == "O12"}
    first = min(row["valid_from"] for row in rows)
    marked = {
        row["id"]: {"baseline": True}
        for row in rows
        if row["valid_from"] == first
        and row["status"] == "clear"
        and row["performer_id"] not in own
    }
    acts.change_many(project, cell, marked)


def _sign(project: Project, agreement_id: str, day: date) -> None:
    """Let all parties have signed at one meeting."""
    with project.read() as session:
        found = read_agreement(session, agreement_id, project.today())
    rows = found.signatures if found is not None else ()
    signed = {row["id"]: {"status": "signed", "signed_on": day} for row in rows}
    acts.change_many(project, SIGNATURE, signed)


def _collaboration(project: Project) -> None:
    key = edits.start_agreement(project, "collaboration")
    edits.keep_version(project, key, "Förslag till styrgruppen")
    with project.read() as session:
        found = read_agreement(session, key, project.today())
        people = {row["code"]: row["id"] for row in read_rows(session, record("stakeholder"))}
        codes = {row["id"]: row["code"] for row in read_rows(session, record("organisation"))}
    if found is None:
        return
    area = next(each for each in found.clauses if each.values["key"] == "area")
    edits.write_wording(project, area, AREA)
    signed = {}
    for row in found.signatures:
        person, role, decided, day = SIGNED[codes[row["organisation_id"]]]
        signed[row["id"]] = {
            "stakeholder_id": people[person],
            "title": role,
            "status": "signed",
            "sent_on": date(2025, 12, 9),
            "decided_on": decided,
            "signed_on": day,
        }
    acts.change_many(project, SIGNATURE, signed)
    terms = {"title": "Samverkansavtal Mellantorg 2026–2028", "status": "in_force"}
    acts.change(project, AGREEMENT, key, {**terms, **_reviewed(date(2025, 12, 3))})
