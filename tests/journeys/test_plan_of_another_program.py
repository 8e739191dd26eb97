"""A plan from another program is taken in, moved to today, decided, slipped and compared; and a
plan of 25 activities is typed, with keys alone."""

from __future__ import annotations

from datetime import date

import pytest

from tests.exchange.plans import linked, project, task
from tests.windows import ALT, Driver, Key, focus_on, new_file, settle
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.plan.views import read_plan

CHART, BASELINES = 0, 6


@pytest.fixture
def desk(qapp, tmp_path):
    driver = Driver(tmp_path, new_file(tmp_path))
    driver.go("plan")
    yield driver
    driver.close()


def plan(driver):
    with driver.project.read() as session:
        return read_plan(session, driver.project.today())


def dates(driver):
    return {item.values["title"]: (item.start, item.finish) for item in plan(driver).items}


def day(text):
    return date.fromisoformat(f"2026-{text}")


def bring(driver, folder):
    """Take in a plan of three linked tasks that should have begun in October."""
    path = folder / "plan från konsulten.xml"
    text = project(
        task(1, "Belysning", 10, start="2026-10-05", finish="2026-10-16"),
        task(2, "Bänkar", 5, start="2026-10-19", finish="2026-10-23", links=[linked(1)]),
        task(3, "Invigning", 1, start="2026-10-26", finish="2026-10-26", links=[linked(2)]),
        start="2026-10-05",
    )
    path.write_text(text, encoding="utf-8")
    driver.window.import_file(str(path))
    covers = driver.desk._covers
    settle(lambda: bool(covers) and covers[-1].take.isEnabled())
    driver.press(Key.Key_Return)
    settle(lambda: not covers)


def test_from_the_file_to_what_has_moved_since_the_decision(desk, tmp_path):
    bring(desk, tmp_path)
    assert dates(desk)["Invigning"] == (day("10-26"), day("10-26"))

    desk.page.move_plan()
    settle()
    moved = dates(desk)
    assert moved["Belysning"][0] > desk.project.today()
    assert moved["Bänkar"][0] > moved["Belysning"][1]
    assert moved["Invigning"][0] > moved["Bänkar"][1]

    desk.go("plan", BASELINES)
    desk.page.entry_focus().setFocus()
    desk.type("Beslutad plan; 2026-11-18")
    desk.press(Key.Key_Return)
    settle()
    view = desk.page.view("baselines")
    assert view.chosen().name == "Beslutad plan"
    assert not [each for each in view._changes if each.differs]

    desk.go("plan", CHART)
    chart = desk.page.view("chart")
    first = next(item for item in plan(desk).items if item.values["title"] == "Belysning")
    chart.show_row(first.id)
    focus_on(chart.gantt.canvas)
    desk.press(Key.Key_Right, ALT, times=2)
    settle()
    slipped = dates(desk)
    assert slipped["Belysning"][0] > moved["Belysning"][0]
    assert slipped["Invigning"][0] > moved["Invigning"][0]
    assert chart.gantt.scene() is not None

    desk.go("plan", BASELINES)
    differing = {each.title: each.finish_days for each in view._changes if each.differs}
    assert set(differing) == {"Belysning", "Bänkar", "Invigning"}
    assert min(differing.values()) > 0
    assert "3 aktiviteter slutar senare" in view.said.whole_text()


def test_25_activities_are_typed_in_ten_minutes_worth_of_keys(desk):
    desk.page.entry_focus().setFocus()
    keys = 0
    for number in range(25):
        line = f"Aktivitet {number + 1} vid torget; ; 2026-12-{number % 20 + 1:02}; 2027-01-15"
        desk.type(line)
        desk.press(Key.Key_Return)
        keys += len(line) + 1
    settle()
    with desk.project.read() as session:
        rows = read_rows(session, record("activity"))
    assert [row["title"] for row in rows] == [f"Aktivitet {n + 1} vid torget" for n in range(25)]
    assert {row["finish"] for row in rows} == {date(2027, 1, 15)}
    assert keys < 10 * 60 * 4  # four keys a second, as people type who look up now and then
    shown = desk.page.view("chart").gantt.state.folding.rows
    assert len([row for row in shown if row.kind == "task"]) == 25
