"""The example Mellantorg, built from its tables each time, so that it is never out of date."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from workbench.base.language import using
from workbench.base.resources import resource
from workbench.exchange.read_table import read_table
from workbench.models.registry import record, record_for_kind
from workbench.program.example_agreements import add_agreements
from workbench.program.example_counts import fill_counts
from workbench.program.example_goals import add_goals
from workbench.program.example_learning import add_learning
from workbench.program.example_meetings import add_meetings
from workbench.program.example_money import add_money
from workbench.program.example_operations import add_operations
from workbench.program.example_people import add_people
from workbench.program.example_plan import add_plan_matters
from workbench.program.example_process import add_process
from workbench.program.example_situation import add_situation
from workbench.program.example_survey import add_surveys
from workbench.program.example_workshop import add_workshop
from workbench.project import acts
from workbench.project.copies import name_taken, put_copy
from workbench.project.open import create
from workbench.project.register import read_rows
from workbench.steps.finance.edits import take_in_budget
from workbench.steps.importing import plan_table, take_in

if TYPE_CHECKING:
    from workbench.base.clock import Clock
    from workbench.project.project import Project

TABLES = (
    ("project", "project"),
    ("organisations", "organisations"),
    ("stakeholders", "stakeholders"),
    ("properties", "properties"),
    ("surfaces", "surfaces"),
    ("responsibilities", "responsibility_matrix"),
    ("findings", "walk_findings"),
    ("goals", "goals"),
    ("indicators", "kpis"),
    ("vision-pictures", "vision_pictures"),
    ("activities", "activities"),
    ("risks", "risks"),
    ("commitments", "agreement_commitments"),
    ("levy-models", "levy_models"),
    ("bodies", "bodies"),
    ("seats", "seats"),
    ("meetings", "meetings"),
    ("decisions", "decisions"),
    ("training", "training"),
)
PLACE = {
    "needs": (
        "Mellantorget är mitt i stadsdelen men många undviker det efter mörkrets inbrott. Fyra av "
        "tio är trygga där på kvällen, torget upplevs som skräpigt och var fjärde driftuppgift "
        "saknar tydligt ansvar. Fastighetsägarna och kommunen har var för sig gjort insatser som "
        "inte hängt ihop."
    ),
    "boundary_reason": (
        "Torget, gågatan, parken, bussterminalen och tunneln upplevs som en och samma plats. "
        "Bostadsgårdarna innanför portarna hör inte till platsen."
    ),
    "client": "Mellanstads kommun",
    "legal_form_reason": (
        "Många ägare av olika storlek ska kunna gå med och ur, kommunen kan vara medlem, och "
        "föreningen kan anställa i eget namn. Prövas på nytt inför perioden efter 2028."
    ),
}
SHORT_NAMES = {
    "O01": "Kommunen",
    "O02": "Mellanstadsbostäder",
    "O03": "Torgkvarteret",
    "O04": "Lyktbacken",
    "O05": "Brf Lindgården",
    "O06": "Brf Stationsparken",
    "O07": "Handel & Krog",
    "O08": "Matkvarteret",
    "O09": "Polisen",
    "O10": "Region Mellan",
    "O11": "Boende",
    "O12": "Platsorganisationen",
}

# Before the association was founded; as the support was then.
STANDPOINTS = {
    **dict.fromkeys(("O01", "O02", "O03", "O05"), "for"),
    **dict.fromkeys(("O04", "O06"), "undecided"),
    "O08": "against",
}
STANDPOINT_DATE = date(2025, 5, 20)


def make_example(path: Path, clock: Clock) -> None:
    """Write the example project to a new file, as if new: there is nothing in it to undo.

    The file appears whole or not at all. Raises WorkbenchError if there is a file already.
    """
    if path.exists():
        raise name_taken(path)
    with TemporaryDirectory(prefix="platsverkstad-") as folder:
        draft = Path(folder) / "draft.plats"
        _build(draft, clock)
        put_copy(draft, path)


def _build(path: Path, clock: Clock) -> None:
    with (
        using("sv"),
        create(path, "Platssamverkan Mellantorg", clock=clock, language="sv") as project,
    ):
        fill(project)
        add_process(project)
        # What people undo is their own work, not the building of the example.
        project.forget_history()


def fill(project: Project) -> None:
    """Write what is known of Mellantorg into a project: all but how its process went."""
    for kind, name in TABLES:
        chosen = record_for_kind(kind)
        if chosen is None:
            raise LookupError(kind)
        take_in(project, plan_table(project, chosen, read_table(_table(name))))
    take_in_budget(project, read_table(_table("budget_3y")))
    add_people(project)
    add_surveys(project)
    fill_counts(project)
    add_goals(project)
    _finish(project)
    add_situation(project)
    add_plan_matters(project)
    add_money(project)
    add_agreements(project)
    add_meetings(project)
    add_workshop(project)
    add_operations(project)
    add_learning(project)


def _table(name: str) -> Path:
    return resource("example", f"{name}.csv")


def _finish(project: Project) -> None:
    """Say what the tables leave unsaid."""
    place = record("project")
    with project.read() as session:
        place_id = read_rows(session, place)[0]["id"]
        parties = {row["code"]: row for row in read_rows(session, record("organisation"))}
    acts.change(project, place, place_id, PLACE)
    names: dict[str, dict[str, object]] = {
        parties[code]["id"]: {"short_name": name} for code, name in SHORT_NAMES.items()
    }
    names |= {
        row["id"]: {"name": "Konsulten", "short_name": "Konsult", "type": "consultant"}
        for row in parties.values()
        if row["name"] == "KONSULT"
    }
    for code, said in STANDPOINTS.items():
        names[parties[code]["id"]] |= {"standpoint": said, "standpoint_date": STANDPOINT_DATE}
    acts.change_many(project, record("organisation"), names)
