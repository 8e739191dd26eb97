"""Follow-up: goals, promises, works, what changed between two days, and the papers of it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.command import CLOCK, Shell
from tests.windows import focus_on, settle
from workbench.base.clock import FixedClock
from workbench.documents.audience import Audience
from workbench.documents.content import KeyFigures, Note, Table
from workbench.documents.registry import Options
from workbench.models.field import Privacy
from workbench.models.registry import record
from workbench.program.publishing import KINDS
from workbench.program.review.catalogue import RULES
from workbench.program.review.reviewer import RulesReviewer
from workbench.program.works import read_works
from workbench.project import acts
from workbench.project.differences import differences_between
from workbench.project.open import create, open_project
from workbench.project.register import read_rows
from workbench.project.review_marks import Finding
from workbench.steps.follow_up.changes import moments, stories
from workbench.steps.follow_up.progress import progress, signs
from workbench.steps.follow_up.views import Keeping, goal_stands, promises

ACTIVITY, PERSON, PARTY = record("activity"), record("stakeholder"), record("organisation")


def nothing_hidden(_field):
    return False


def only_public(field):
    return field.privacy is not Privacy.PUBLIC


# -- what is read


def test_indicators_stand_under_their_goals(torg):
    with torg.read() as session:
        found = goal_stands(session, torg.today())
    assert [goal.title.split()[0] for goal in found] == [f"G{n}" for n in range(1, 9)]
    assert sum(len(goal.indicators) for goal in found) == 15


def test_a_promise_is_kept_late_under_way_or_not_followed_up(empty):
    key = acts.add(empty, PARTY, {"name": "Kommunen"})
    past, later = date(2026, 10, 1), date(2027, 10, 1)
    for title, due, fulfilled in (
        ("A", past, 100), ("B", past, 50), ("C", later, 50), ("D", later, None), ("E", past, None),
    ):  # fmt: skip
        values = {"title": title, "organisation_id": key, "due": due, "fulfilled": fulfilled}
        acts.add(empty, record("commitment"), values)
    with empty.read() as session:
        [party] = promises(session, empty.today())
    assert [each.keeping for each in party.promises] == [
        Keeping.KEPT, Keeping.LATE, Keeping.UNDER_WAY, Keeping.UNSAID, Keeping.LATE,
    ]  # fmt: skip
    assert (party.kept, party.followed) == (1, 3)


def test_the_examples_works(torg):
    with torg.read() as session:
        works = read_works(session, torg.today())
    assert (works.activities, works.done) == (40, 31)
    assert [each.title.split()[0] for each in works.late] == ["A24"]
    first = works.years[0]
    assert (first.year, first.told) == (2026, True)
    assert first.income == 453_300_000
    assert first.cost_expected < first.cost


def test_an_empty_project_has_nothing_to_follow_up(empty):
    with empty.read() as session:
        assert read_works(session, empty.today()).years == ()
        assert signs(session, empty.today()) == (False, False, False)
        assert progress(session, empty.today()).share == 0


# -- what changed


@pytest.fixture
def worked(tmp_path):
    """A project with three days of work: an activity, a person and a party."""
    path = tmp_path / "dagar.plats"
    days = [CLOCK.now() + timedelta(days=n) for n in range(3)]
    with create(path, "Torget", clock=FixedClock(days[0]), language="sv") as project:
        party = acts.add(project, PARTY, {"name": "Kommunen"})
        values = {"title": "Belysning", "start": date(2027, 1, 4), "finish": date(2027, 2, 1)}
        activity = acts.add(project, ACTIVITY, values)
    with open_project(path, clock=FixedClock(days[1])) as project:
        acts.change(project, ACTIVITY, activity, {"progress": 40, "responsible": (party,)})
        acts.change(project, ACTIVITY, activity, {"cost": 100_00})
        acts.change(project, ACTIVITY, activity, {"cost": None})
        person = acts.add(project, PERSON, {"name": "Cajsa Testlund", "influence": 5})
        gone = acts.add(project, PARTY, {"name": "Borta"})
        acts.remove(project, PARTY, [gone])
        acts.change(project, ACTIVITY, activity, {"title": "Ångrad"})
        project.undo()
    with open_project(path, clock=FixedClock(days[2])) as project:
        acts.change(project, PERSON, person, {"influence": 3, "notes": "Hemligt"})
        yield project, [day.date() for day in days]


def told(project, since, until, hides=nothing_hidden):
    return [(each.title, each.words()) for each in stories(project, since, until, hides)]


def test_net_changes_in_plain_words(worked):
    project, days = worked
    found = dict(told(project, days[0], days[1]))
    assert found["Aktivitet A01 Belysning"] == "Klart: – → 40 % · Utför (R): + Kommunen"
    assert "Kostnad" not in found["Aktivitet A01 Belysning"]
    assert found["Intressent S01 Cajsa Testlund"] == "ny"
    assert not any("Borta" in title for title in found)
    assert not any("Ångrad" in title for title in found)


def test_links_are_told_by_name(worked):
    project, days = worked
    words = " ".join(said for _title, said in told(project, days[0], days[1]))
    assert "+ Kommunen" in words


def test_a_value_of_a_year_is_told_from_what_it_was_to_what_it_is(torg):
    kind, day = record("indicator"), torg.today()
    with torg.read() as session:
        row = next(each for each in read_rows(session, kind) if each["code"] == "K10")
    acts.change(torg, kind, row["id"], {"values": {**row["values"], 2026: Decimal("10.9")}})
    [said] = dict(told(torg, day - timedelta(days=1), day)).values()
    assert said == "Utfall 2026: 11,5 → 10,9"


def test_days_without_work_tell_nothing(worked):
    project, days = worked
    assert told(project, days[2], days[2]) == []
    assert told(project, days[2] + timedelta(days=5), days[2] + timedelta(days=9)) == []


def test_what_is_not_public_is_not_told(worked):
    project, days = worked
    shown = told(project, days[0], days[2], only_public)
    words = " ".join(f"{title} {said}" for title, said in shown)
    assert "Cajsa" not in words
    assert "Hemligt" not in words
    assert told(project, days[1], days[2], only_public) == []
    assert "Hemligt" in " ".join(said for _title, said in told(project, days[1], days[2]))


def test_an_abandoned_edit_is_not_told(worked):
    project, days = worked
    with project.read() as session:
        key = read_rows(session, ACTIVITY)[0]["id"]
    acts.change(project, ACTIVITY, key, {"title": "Fel"})
    project.undo()
    acts.change(project, ACTIVITY, key, {"title": "Rätt"})
    found = dict(told(project, days[1], days[2]))
    assert "Fel" not in " ".join(found.values())
    assert any("Rätt" in said for said in found.values())


def test_a_row_added_and_changed_is_new_with_what_it_holds(empty):
    began = CLOCK.now() - timedelta(days=1)
    key = acts.add(empty, PARTY, {"name": "Kommunen"})
    acts.change(empty, PARTY, key, {"name": "Staden"})
    [change] = differences_between(empty.raw, began, CLOCK.now() + timedelta(days=1))
    assert (change.before, change.after["name"]) == (None, "Staden")
    assert differences_between(empty.raw, began, began) == []


def test_people_count_from_usual_days(empty):
    with empty.read() as session:
        found = moments(session, date(2026, 11, 18))
    assert date(2025, 12, 31) in [each.day for each in found]
    assert all(each.title for each in found)


# -- papers


def document(project, key, audience=Audience.PUBLIC):
    kind = next(each for each in KINDS if each.key == key)
    with project.read() as session:
        return kind.build(session, Options(project.today(), audience=audience))


def test_the_year_report_fills_itself(torg):
    blocks = list(document(torg, "arsrapport").walk())
    figures = next(each for each in blocks if isinstance(each, KeyFigures)).figures
    assert [each.value for each in figures[:3]] == ["13 av 15", "31 av 40", "4 av 14"]
    captions = [each.caption for each in blocks if isinstance(each, Table)]
    for wanted in (
        "Så gick det med årets aktiviteter",
        "Vad parterna lovat och hur långt det är uppfyllt",
        "Budget och utfall, kronor exklusive moms",
        "Vad vi lärde oss och vad det blev av det",
        "Nästa års aktiviteter",
    ):
        assert wanted in captions
    assert "Vad vi lärde oss" not in captions, "lessons are told once"


def test_you_said_names_what_was_said_done_and_changed(torg):
    blocks = list(document(torg, "ni-sa-vi-gjorde").walk())
    problems, findings = [each for each in blocks if isinstance(each, Table)]
    assert len(problems.rows) == 4
    assert any("41,7 % → 54,8 %" in str(row.cells[2]) for row in problems.rows)
    # a question that no indicator follows was asked in both rounds, too
    assert any("85,0\xa0% → 88,3\xa0% (ej säkerställt)" in row.cells[2] for row in problems.rows)
    assert len(findings.rows) == 18


def test_what_will_not_be_done_is_told_with_its_reason(torg):
    with torg.read() as session:
        key = read_rows(session, record("finding"))[0]["id"]
    values = {"status": "rejected", "answer": "Marken är inte vår."}
    acts.change(torg, record("finding"), key, values)
    text = str(document(torg, "ni-sa-vi-gjorde").blocks)
    assert "Marken är inte vår." in text


@pytest.mark.parametrize("key", ["arsrapport", "ni-sa-vi-gjorde"])
def test_an_empty_project_says_so(empty, key):
    blocks = list(document(empty, key).walk())
    assert any(isinstance(each, Note) for each in blocks)


@pytest.mark.parametrize("key", ["arsrapport", "ni-sa-vi-gjorde"])
def test_nobody_is_named_in_public_papers(torg, key):
    with torg.read() as session:
        names = [row["name"] for row in read_rows(session, PERSON)]
    text = str(document(torg, key).blocks)
    assert [name for name in names if name in text] == []


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_papers_leave_by_the_command_line(example, tmp_path, capsys, ending):
    shell = Shell(tmp_path, capsys)
    target = tmp_path / f"ni.{ending}"
    shell.data("export", example, target, "--document", "ni-sa-vi-gjorde")
    assert target.stat().st_size > 1000


# -- the pages


def test_the_review_is_worked_through_by_keyboard(start):
    driver = start("example")
    driver.go("overview")
    driver.desk.go_to("overview:review")
    view = driver.page.view("review")
    count = view.list.count()
    assert count > 10
    driver.press(Qt.Key.Key_Down)
    chosen = view.current()
    driver.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    driver.type("känt")
    driver.press(Qt.Key.Key_Return)
    settle()
    assert view.list.count() == count - 1
    driver.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert view.list.count() == count
    view.list.setFocus()
    view.list.set_current(0)
    chosen = view.current()
    driver.press(Qt.Key.Key_Return)
    settle()
    assert driver.desk.current_key == chosen.step


def test_a_finding_is_mended_by_its_button(start):
    driver = start("example")
    driver.desk.go_to("overview:review")
    view = driver.page.view("review")
    place = next(
        n for n in range(view.list.count())
        if view.list.line(n).stands_for.rule == "placemaking.maintainer"
    )  # fmt: skip
    view.list.set_current(place)
    assert view.panel.mend.isVisible()
    QTest.mouseClick(view.panel.mend, Qt.MouseButton.LeftButton)
    settle()
    rules = [view.list.line(n).stands_for.rule for n in range(view.list.count())]
    assert "placemaking.maintainer" not in rules


def test_what_has_no_row_leads_to_the_view_that_sees_to_it(start):
    driver = start("example")
    reviewer = RulesReviewer()
    steps = {"budget": "finance", "agreement": "place", "map": "place", "staffing": "operations",
             "learning": "learning"}  # fmt: skip
    for rule in RULES:
        if rule.view:
            step = steps.get(rule.key.partition(".")[0], "situation")
            spot = reviewer.spot(Finding(rule.key, rule.severity, "", "", step))
            driver.desk.go_to(spot)
            assert spot == f"{driver.desk.current_key}:{driver.page.current}"
    assert reviewer.spot(Finding("map.gap", "note", "", "", "place", "a row")) == "place"


def test_the_filter_leaves_what_fits(start):
    driver = start("example")
    driver.desk.go_to("overview:review")
    view = driver.page.view("review")
    view.words.setText("parkering")
    settle()
    assert view.list.count() == 1
    view.words.setText("finns inte")
    settle()
    assert view.nothing.isVisible()


def test_the_process_is_ticked_in_its_panel(start):
    driver = start("example")
    driver.desk.go_to("overview:process")
    view = driver.page.view("process")
    step = next(each for each in view._process.steps if each.values["code"] == "6.4")
    view.show_row(step.id)
    settle()
    box = next(each for each in view.panel.signs.boxes if each.isVisible())
    focus_on(box)
    QTest.keyClick(box, Qt.Key.Key_Space)
    settle()
    again = next(each for each in view._process.steps if each.id == step.id)
    assert any(each.met and not each.reckoned for each in again.criteria)


def test_what_changed_shows_the_edit_just_made(start):
    driver = start("example")
    with driver.project.read() as session:
        key = read_rows(session, ACTIVITY)[0]["id"]
    acts.change(driver.project, ACTIVITY, key, {"progress": 35})
    driver.desk.go_to("follow_up:changes")
    settle()
    view = driver.page.view("changes")
    assert view.list.count() == 1
    assert "35 %" in view.list.line(0).remark
    view.first.setText("igår kväll")
    view.first.editingFinished.emit()
    assert view.problem.text()


def test_the_goals_lead_to_the_update_round_and_the_indicator(start):
    driver = start("example")
    driver.go("follow_up")
    view = driver.page.view("goals")
    QTest.mouseClick(view.round, Qt.MouseButton.LeftButton)
    settle()
    assert (driver.desk.current_key, driver.page.current) == ("vision", "round")
