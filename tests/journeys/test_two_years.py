"""Mellantorg from the first contact to the report of the second year, as the process leads."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from workbench.base.clock import FixedClock
from workbench.base.language import using
from workbench.cli import run_command
from workbench.documents.audience import Audience
from workbench.documents.content import Heading, KeyFigures
from workbench.documents.registry import Options
from workbench.exchange.process_template import own_template
from workbench.models.registry import record
from workbench.program import example
from workbench.program.criteria import held
from workbench.program.portfolio import look_through
from workbench.program.publishing import KINDS
from workbench.program.review import review
from workbench.program.review.reviewer import RulesReviewer
from workbench.project import acts
from workbench.project.open import create, open_project
from workbench.project.register import read_rows
from workbench.steps.follow_up.changes import stories
from workbench.steps.overview.process import STEP, read_process
from workbench.steps.overview.process_edits import start_process, tick

FIRST, FOUNDED = date(2025, 1, 13), date(2026, 1, 16)
YEAR_ONE, YEAR_TWO = date(2026, 12, 31), date(2027, 12, 31)


def clock(day):
    return FixedClock(datetime(day.year, day.month, day.day, 16).astimezone())


def rows(project, table):
    with project.read() as session:
        return read_rows(session, record(table))


def process(project):
    with project.read() as session:
        return read_process(session, project.today(), held(session, project.today()))


def mend(project, rule):
    """Let Granska do what it offers about one rule until it finds nothing more to do."""
    for _round in range(5):
        with project.read() as session:
            found = [each for each in review(session, project.today()) if each.rule == rule]
        mended = [RulesReviewer().mend(project, each) for each in found]
        if not any(mended):
            return


def plan_contacts(project):
    values = {"contact_owner": "Konsulten", "next_contact": date(2026, 2, 2)}
    strong = [row["id"] for row in rows(project, "stakeholder") if (row["influence"] or 0) >= 4]
    acts.change_many(project, record("stakeholder"), dict.fromkeys(strong, values))


def look_at_indicators(project):
    for row in rows(project, "indicator"):
        year = project.today().year
        if row["fetched_from"] is None and year not in row["values"]:
            values = {**row["values"], year: row["targets"].get(year) or row["baseline"] or 1}
            acts.change(project, record("indicator"), row["id"], {"values": values})
        look = {"indicator_id": row["id"], "looked_on": project.today()}
        acts.add(project, record("look"), look)


def follow_promises(project):
    ids = [row["id"] for row in rows(project, "commitment")]
    acts.change_many(project, record("commitment"), {key: {"fulfilled": 100} for key in ids})


def tell_outcome(project):
    line = next(row for row in rows(project, "budget_line") if row["type"] == "cost")
    told = {"line_id": line["id"], "year": project.today().year, "quarter": 4, "actual": 90_000_00}
    acts.add(project, record("budget_quarter"), told)


def account_for_events(project):
    for row in rows(project, "event"):
        if row["status"] != "cancelled" and (row["visitors"] is None or not row["learning"]):
            told = {"visitors": row["visitors"] or 120, "learning": row["learning"] or "Fler bord"}
            acts.change(project, record("event"), row["id"], told)


def name_who_carries_out(project):
    party = rows(project, "organisation")[0]["id"]
    for row in rows(project, "decision"):
        said = {"responsible_id": row["responsible_id"] or party,
                "due": row["due"] or project.today()}  # fmt: skip
        acts.change(project, record("decision"), row["id"], said)


# Not all ground has an owner, and the police count by quarters for a year and a half.
NOT_TO_BE_HAD = {"0.4", "2.2"}
MENDS = {
    "accounted": account_for_events,
    "contacts": plan_contacts,
    "decisions_owned": name_who_carries_out,
    "plan_dates": lambda project: mend(project, "plan.conflict"),
    "placemaking": lambda project: mend(project, "placemaking.maintainer"),
    "fresh": look_at_indicators,
    "followed": follow_promises,
    "told": tell_outcome,
}


def carry(project, until):
    """Do what the process says is next until it comes to a step; return the steps on the way."""
    gone = []
    while (step := process(project).next()) is not None and step.values["code"] != until:
        assert step.values["code"] not in gone, f"{step.title} stays next: {step.missing()}"
        gone.append(step.values["code"])
        measures = {row["id"]: row["measure"] for row in rows(project, "process_criterion")}
        for each in step.missing():
            if not each.reckoned:
                tick(project, each.id, ticked=True)
            elif measures[each.id] in MENDS:
                MENDS[measures[each.id]](project)
            else:  # what cannot be had is said by hand, with the reason
                assert step.values["code"] in NOT_TO_BE_HAD
                said = {"status": "done", "notes": "Så långt det går här."}
                acts.change(project, STEP, step.id, said)
    return gone


def year_report(project):
    kind = next(each for each in KINDS if each.key == "arsrapport")
    with project.read() as session:
        return list(kind.make(session, Options(project.today(), audience=Audience.PUBLIC)).walk())


@pytest.fixture
def mellantorg_from_nothing(tmp_path, own_backups):
    """Make the place as it came about: the first contact, then what was gathered and decided."""
    path = tmp_path / "Mellantorg.plats"
    with using("sv"), create(path, "Mellantorg", clock=clock(FIRST), language="sv") as project:
        start_process(project, own_template("default", "sv"), FIRST)
        assert process(project).next().values["code"] == "0.1"
        place = {key: example.PLACE[key] for key in ("client", "needs")} | {"consultant": "Vi"}
        acts.change(project, record("project"), rows(project, "project")[0]["id"], place)
        assert process(project).next().values["code"] == "0.2"
    return path


def test_mellantorg_is_carried_to_the_second_years_report(mellantorg_from_nothing, capsys):
    path = mellantorg_from_nothing
    with using("sv"), open_project(path, clock=clock(FOUNDED)) as project:
        example.fill(project)
        gone = carry(project, until="5.1")
        assert all(step.values["code"] in gone or step.state == "done"
                   for step in process(project).steps if step.values["code"] < "5")  # fmt: skip

    with using("sv"), open_project(path, clock=clock(YEAR_ONE)) as project:
        carry(project, until="7.1")
        first = year_report(project)

    log = path.with_name("logg.csv")
    log.write_text("Datum;Typ;Händelse;Yta\n2027-03-01;klotter;Klotter på kiosken;Y01\n", "utf-8")
    clock_two = clock(YEAR_TWO)
    assert run_command(["import", str(path), str(log), "--as", "log"], clock_two) == 0
    with using("sv"), open_project(path, clock=clock_two) as project:
        event = {"title": "Vårfest", "starts_on": date(2027, 5, 8), "visitors": 900,
                 "status": "held", "learning": "Börja klockan tio"}  # fmt: skip
        acts.add(project, record("event"), event)
        carry(project, until="7.1")
        second = year_report(project)
        told = stories(project, YEAR_ONE, YEAR_TWO, lambda _field: False)
        with project.read() as session:
            grave = [each for each in review(session, YEAR_TWO) if each.severity == "error"]
    assert any("Vårfest" in each.title for each in told)
    assert "Börja klockan tio" in str(second)
    assert "Börja klockan tio" not in str(first)
    for report, year in ((first, 2026), (second, 2027)):
        assert next(each for each in report if isinstance(each, KeyFigures)).figures
        assert len([each for each in report if isinstance(each, Heading)]) > 8
        assert str(year) in str(report)
    assert [each.rule for each in grave] == []
    (seen,) = look_through([path], clock_two)
    assert seen.name == "Platssamverkan Mellantorg"
    assert seen.steps_done > 0

    target = path.with_name("arsrapport.pdf")
    command = ["export", str(path), str(target), "--document", "arsrapport"]
    assert run_command(command, clock_two) == 0
    assert target.read_bytes().startswith(b"%PDF")
    capsys.readouterr()
