"""Plans of other programs in a project: dates as they were, or told; there and back unchanged."""

from __future__ import annotations

from datetime import date

import pytest

from tests.exchange.plans import calendar, day_off, linked, project, tags, task
from workbench.documents.audience import Audience
from workbench.exchange.plan_file import PlanFile
from workbench.exchange.read_plan import read_plan_file
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.plan.baselines import baselines, read_baseline
from workbench.steps.plan.plan_export import write_plan
from workbench.steps.plan.plan_import import plan_import, take_in_plan
from workbench.steps.plan.standing import sentences
from workbench.steps.plan.views import read_plan

ACTIVITY = record("activity")
SWEDISH = "".join(
    day_off(day) for day in ("2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01",
                             "2026-05-14", "2026-06-19", "2026-12-24", "2026-12-25", "2026-12-31",
                             "2027-01-01", "2027-01-06", "2027-03-26", "2027-03-29")
)  # fmt: skip


@pytest.fixture
def bring(tmp_path):
    def bringing(into, text, *, take=True):
        path = tmp_path / "in.xml"
        path.write_text(text, encoding="utf-8")
        found = plan_import(into, read_plan_file(path))
        if take:
            take_in_plan(into, found)
        return found

    return bringing


def plan(project):
    with project.read() as session:
        return read_plan(session, project.today())


def dates(project):
    return {i.values["title"]: (i.start, i.finish) for i in plan(project).items}


def rows(project, table="activity"):
    with project.read() as session:
        return read_rows(session, record(table))


def day(text):
    return date.fromisoformat(f"2026-{text}")


def chain(**facts):
    return project(
        task(1, "A", 3, start="2026-03-02", finish="2026-03-04"),
        task(2, "B", 2, start="2026-03-06", finish="2026-03-09", links=[linked(1, 1, 4800)]),
        **({"calendars": calendar(SWEDISH)} | facts),
    )


def test_a_plan_lies_where_it_lay(empty, bring):
    found = bring(empty, chain())
    assert (found.notes, found.file.remarks) == ([], [])
    assert dates(empty) == {"A": (day("03-02"), day("03-04")), "B": (day("03-06"), day("03-09"))}
    assert [row["code"] for row in rows(empty)] == ["1", "2"]
    assert rows(empty, "calendar_day") == []


def test_it_is_one_edit(empty, bring):
    bring(empty, chain(calendars=calendar()))
    empty.undo()
    assert rows(empty) == rows(empty, "calendar_day") == []


def test_a_calendar_that_works_on_holidays_becomes_the_projects(empty, bring):
    text = project(task(1, "A", 5, start="2026-03-30", finish="2026-04-03"), start="2026-03-30",
                   calendars=calendar())  # fmt: skip
    found = bring(empty, text)
    assert dates(empty)["A"] == (day("03-30"), day("04-03"))
    days = {row["date"]: (row["works"], row["name"]) for row in rows(empty, "calendar_day")}
    assert days[day("04-03")] == (True, "Långfredagen")
    assert "3 apr" in found.notes[0]


def test_where_there_are_activities_the_calendar_stays_and_what_moves_is_told(empty, bring):
    acts.add(empty, ACTIVITY, {"title": "Vår", "start": day("03-02"), "finish": day("03-03")})
    text = project(task(1, "A", 5, start="2026-03-30", finish="2026-04-03"), start="2026-03-30",
                   calendars=calendar())  # fmt: skip
    found = bring(empty, text)
    assert rows(empty, "calendar_day") == []
    assert dates(empty)["A"] == (day("03-30"), day("04-07"))
    assert "annan kalender" in found.notes[0]
    assert "”A” 30 mars 2026 – 3 apr 2026 → 30 mars 2026 – 7 apr 2026" in found.notes


def test_a_plan_that_begins_later_than_ours_is_not_pulled_to_its_start(empty, bring):
    acts.add(empty, ACTIVITY, {"title": "Vår", "start": day("02-02"), "finish": day("02-03")})
    bring(empty, chain())
    assert dates(empty)["A"] == (day("03-02"), day("03-04"))


def test_activities_that_are_pushed_are_named(empty, bring):
    acts.add(empty, ACTIVITY, {"title": "Vår", "dating": "computed", "duration": 2,
                               "start": day("03-30")})  # fmt: skip
    found = bring(empty, chain())
    assert "”Vår” 30 mars 2026 – 31 mars 2026 → 2 mars 2026 – 3 mars 2026" in found.notes


def test_a_circle_is_left_out_and_named(empty, bring):
    text = project(
        task(1, "A", links=[linked(3)]), task(2, "B", links=[linked(1)]),
        task(3, "C", links=[linked(2)]), calendars=calendar(SWEDISH),
    )  # fmt: skip
    found = bring(empty, text)
    (error,) = found.incoming(None).errors
    assert error.row == 3
    assert "1 → 3 → 2 → 1" in error.text() or "2 → 1 → 3 → 2" in error.text() or "→" in error.text()
    assert len(plan(empty).links) == 2


def test_a_link_on_a_summary_other_than_fs_is_warned_of(empty, bring):
    text = project(
        task(1, "Fas"), task(2, "A", level=2), task(3, "B", links=[linked(1, 3)]),
        task(4, "C", links=[linked(1), linked(2, 3)]), calendars=calendar(SWEDISH),
    )  # fmt: skip
    found = bring(empty, text)
    (warned,) = [note for note in found.incoming(None).notes if "samlingsaktivitet" in note]
    assert "”B” väntar på ”Fas” med SS" in warned
    shown = plan(empty)
    said = {i.values["title"]: [each.text for each in sentences(shown, i)] for i in shown.items}
    assert any("varje aktivitet under" in each for each in said["B"])
    assert not any("varje aktivitet under" in each for each in said["C"])


def test_resources_become_organisations_once(torg, bring):
    known = rows(torg, "organisation")
    name = known[0]["name"]
    rest = (
        f"<Resources><Resource>{tags(UID=1, Name=name)}</Resource>"
        f"<Resource>{tags(UID=2, Name='Byggaren')}</Resource></Resources><Assignments>"
        f"<Assignment>{tags(TaskUID=2, ResourceUID=1)}</Assignment>"
        f"<Assignment>{tags(TaskUID=2, ResourceUID=2)}</Assignment></Assignments>"
    )
    found = bring(torg, chain(rest=rest))
    assert len(rows(torg, "organisation")) == len(known) + 1
    assert "Byggaren" in found.notes[-1]
    new = next(row for row in rows(torg) if row["title"] == "B")
    assert known[0]["id"] in new["responsible"]


def test_baselines_come_along_and_are_not_doubled(empty, bring):
    decided = tags(Number=0, Start="2026-03-02T08:00:00", Finish="2026-03-03T17:00:00")
    first = task(1, "A", 3, start="2026-03-02", finish="2026-03-04",
                 rest=f"<Baseline>{decided}</Baseline>")  # fmt: skip
    text = project(first, calendars=calendar(SWEDISH))
    bring(empty, text)
    found = bring(empty, text)
    assert (len(found.new), len(found.updated), found.created) == (0, 0, {})
    with empty.read() as session:
        (one,) = baselines(session)
        assert list(read_baseline(session, one.id).values()) == [(day("03-02"), day("03-03"))]


def test_a_code_that_is_taken_is_given_anew(empty, bring):
    acts.add(empty, ACTIVITY, {"title": "Vår", "code": "1"})
    found = bring(empty, chain())
    assert "upptaget" in found.notes[0]
    assert len({row["code"] for row in rows(empty)}) == 3


def test_changed_elsewhere_it_changes_what_it_was(empty, bring):
    bring(empty, chain())
    before = {row["title"]: row["id"] for row in rows(empty)}
    found = bring(empty, chain().replace("<Name>B</Name>", "<Name>B</Name><PercentComplete>50"
                                         "</PercentComplete>"))  # fmt: skip
    assert list(found.updated) == [before["B"]]
    assert next(r for r in rows(empty) if r["title"] == "B")["status"] == "ongoing"


def test_there_and_back_is_the_same(torg, empty, tmp_path):
    target = tmp_path / "plan.xml"
    write_plan(torg, target, language="sv", audience=Audience.INTERNAL)
    take_in_plan(empty, plan_import(empty, read_plan_file(target)))
    left = {name: [row[name] for row in rows(torg)] for name in ACTIVITY.by_name}
    right = {name: [row[name] for row in rows(empty)] for name in ACTIVITY.by_name}
    for name in ("code", "title", "start", "finish", "dating", "status", "deadline", "milestone",
                 "category", "phase", "notes", "actual_start", "actual_finish", "earliest_start",
                 "budget_code"):  # fmt: skip
        assert left[name] == right[name], name
    assert dates(torg) == dates(empty)
    for one in ("responsible", "predecessors", "goals"):
        assert list(map(len, left[one])) == list(map(len, right[one]))
    again = plan_import(torg, read_plan_file(target))
    assert (again.new, again.updated, again.created) == ([], {}, {})


def test_the_public_gets_no_notes(torg, tmp_path):
    target = tmp_path / "plan.xml"
    with torg.read() as session:
        key = read_rows(session, ACTIVITY)[0]["id"]
    acts.change(torg, ACTIVITY, key, {"notes": "KANARIEFÅGEL"})
    assert write_plan(torg, target, language="sv", audience=Audience.PUBLIC) == ["Anteckningar"]
    assert "KANARIEFÅGEL" not in target.read_text(encoding="utf-8")
    write_plan(torg, target.with_suffix(".ics"), language="sv", audience=Audience.PUBLIC)
    assert "KANARIEFÅGEL" not in target.with_suffix(".ics").read_text(encoding="utf-8")
    write_plan(torg, target, language="sv", audience=Audience.INTERNAL)
    assert "KANARIEFÅGEL" in target.read_text(encoding="utf-8")


def test_an_empty_plan_does_nothing(empty):
    found = plan_import(empty, PlanFile())
    take_in_plan(empty, found)
    assert found.incoming(None).changes is False
