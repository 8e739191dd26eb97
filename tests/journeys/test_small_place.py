"""A small place begun with the small template and led through by the overview alone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.windows import settle
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.overview.process import STEP
from workbench.steps.overview.process_edits import tick

LEFT = Qt.MouseButton.LeftButton
SQUARE = "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))"
BLOCKS = ("legal", "economic", "organisational", "operational")


class Place:
    """What the people of the place write, by step of the process."""

    def __init__(self, project):
        self.project = project
        self.party = acts.add(project, record("organisation"), {"name": "Kommunen"})

    def add(self, table, **values):
        return acts.add(self.project, record(table), values)

    def conditions(self):
        for block in BLOCKS:
            self.add("condition", question=f"Går det? {block}", block=block, light="green")

    def ground(self):
        with self.project.read() as session:
            key = read_rows(session, record("project"))[0]["id"]
        acts.change(self.project, record("project"), key, {"boundary": SQUARE})
        self.add("property", designation="Torget 1:1", owner_id=self.party, outline=SQUARE)
        self.add("surface", name="Torget", control_id=self.party, outline=SQUARE)

    def steering(self):
        body = self.add("body", name="Styrgruppen", kind="steering_group")
        for role in ("chair", "member", "member"):
            self.add("seat", title=role, body_id=body, organisation_id=self.party, role=role,
                     votes=True)  # fmt: skip

    def goals(self):
        for number in range(3):
            goal = self.add("goal", title=f"Mål {number}")
            self.add("indicator", title=f"Mått {number}", goal_id=goal, baseline=40,
                     baseline_year=2026, targets={2027: 50})  # fmt: skip

    def plan(self):
        with self.project.read() as session:
            goals = [row["id"] for row in read_rows(session, record("goal"))]
        self.add("activity", title="Fler lampor", goals=goals, accountable_id=self.party,
                 responsible=[self.party], start=date(2026, 12, 1),
                 finish=date(2027, 2, 1))  # fmt: skip


def said_by_hand(driver, step):
    """Tick what is ticked by hand; say that the rest is done or needless here, and why."""
    if any(each.reckoned and not each.met for each in step.criteria):
        said = {"status": "skipped", "reason": "Platsen är liten: det gör kommunen."}
        acts.change(driver.project, STEP, step.id, said)
        return
    for each in step.missing():
        tick(driver.project, each.id, ticked=True)


def go_on(driver):
    """Follow the overview to what is next and return it: to the process, and on from there."""
    driver.go("overview", 0)
    box = driver.page.view("tasks")._next
    settle(lambda: box._place is not None and box.isVisible())
    QTest.mouseClick(box.go, LEFT)
    settle(lambda: driver.page.current == "process")
    view = driver.page.view("process")
    step = view.current()
    QTest.mouseClick(view.panel.go, LEFT)
    settle(lambda: driver.desk.current_key != "overview")
    return step


def test_the_overview_leads_through_the_whole_small_template(start):
    driver = start("empty")
    driver.go("overview", 1)
    driver.page.view("process").start("small")
    place = Place(driver.project)
    acts_of = {"0.2": place.conditions, "0.4": place.ground, "1.2": place.steering,
               "3.2": place.goals, "3.3": place.plan}  # fmt: skip
    led, written = [], []
    while len(led) < 13:
        step = go_on(driver)
        code = step.values["code"]
        assert code not in led, f"{step.title} stays next: {step.missing()}"
        led.append(code)
        if code in acts_of:
            acts_of[code]()
            written.append(code)
        driver.go("overview", 1)
        settle()
        now = next(e for e in driver.page.view("process")._process.steps if e.id == step.id)
        assert code not in acts_of or not any(e.reckoned for e in now.missing()), now.missing()
        said_by_hand(driver, now)
    assert led == sorted(led)
    assert written == list(acts_of)
    driver.go("overview", 1)
    settle(lambda: driver.page.view("process")._process.next() is None)
    assert driver.page.view("process").tally.text().endswith("överhoppade")
