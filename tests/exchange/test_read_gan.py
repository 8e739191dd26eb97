"""Plans of GanttProject: stored dates, links on what comes before, milestones of the morning."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.base.errors import WorkbenchError
from workbench.exchange.plan_file import PlanLink
from workbench.exchange.read_gan import read_gan
from workbench.exchange.read_plan import is_plan
from workbench.rules.schedule_types import Constraint, LinkKind

WEEK = '<default-week id="1" sun="1" mon="0" tue="0" wed="0" thu="0" fri="0" sat="1"/>'
CALENDAR = (
    f"<calendars><day-types>{WEEK}</day-types>"
    '<date year="" month="12" date="24" type="HOLIDAY"><![CDATA[Jul]]></date>'
    '<date year="2026" month="3" date="14" type="WORKING_DAY"/></calendars>'
)
PLAN = f"""<?xml version="1.0" encoding="UTF-8"?>
<project name="Torget" company="" view-date="2026-03-02" version="3.3">{CALENDAR}
<tasks empty-milestones="true"><taskproperties><taskproperty id="tpd0"/></taskproperties>
<task id="0" name="Mark" start="2026-03-02" duration="5" complete="30">
 <notes><![CDATA[Ring först]]></notes>
 <task id="1" name="Gräv" start="2026-03-02" duration="3" complete="100">
  <depend id="2" type="2" difference="1" hardness="Strong"/></task>
 <task id="2" name="Gjut" start="2026-03-06" duration="2" complete="0">
  <depend id="3" type="2" difference="0" hardness="Rubber"/></task>
</task>
<task id="3" name="Start" meeting="true" start="2026-03-10" duration="0">
 <depend id="4" type="1" difference="-2" hardness="Strong"/><depend id="77" type="2"/></task>
<task id="4" name="Fest" start="2026-03-10" duration="1" thirdDate="2026-03-09"
 thirdDate-constraint="1" cost-manual-value="1250.50" cost-calculated="false"/>
</tasks>
<resources><resource id="0" name="Kommunen"/><resource id="1" name="Föreningen"/></resources>
<allocations><allocation task-id="1" resource-id="0" responsible="false"/>
<allocation task-id="1" resource-id="1" responsible="true"/></allocations>
<previous><previous-tasks name="Beslut"><previous-task id="1" start="2026-02-23" duration="2"/>
</previous-tasks></previous></project>"""


@pytest.fixture
def read(tmp_path):
    def reading(text):
        path = tmp_path / "plan.gan"
        path.write_text(text, encoding="utf-8")
        assert is_plan(path)
        return read_gan(path)

    return reading


@pytest.fixture
def tasks(read):
    return {task.title: task for task in read(PLAN).tasks}


def day(text):
    return date.fromisoformat(f"2026-{text}")


def test_finish_and_outline_follow(tasks):
    assert [(t.parent, t.summary) for t in tasks.values()] == [
        ("", True), ("0", False), ("0", False), ("", False), ("", False),
    ]  # fmt: skip
    assert tasks["Gräv"].finish == day("03-04")
    assert tasks["Gjut"].finish == day("03-09")
    assert tasks["Mark"].notes == "Ring först"


def test_links_hang_on_what_waits(tasks):
    assert tasks["Gjut"].links == [PlanLink("1", LinkKind.FS, 1)]
    assert tasks["Fest"].links == [PlanLink("3", LinkKind.SS, -2)]


def test_what_no_link_pulls_is_held_by_its_date(tasks):
    held = {title: task.constraint_date for title, task in tasks.items()}
    assert held == {"Mark": None, "Gräv": day("03-02"), "Gjut": None, "Start": day("03-09"),
                    "Fest": day("03-09")}  # fmt: skip
    assert tasks["Gräv"].constraint is Constraint.SNET


def test_a_milestone_that_others_wait_for_is_of_the_evening_before(read):
    plan = read(PLAN)
    assert plan.tasks[3].finish == day("03-09")
    told = [(each.row, each.lost) for each in plan.remarks]
    assert told == [(5, False), (4, True), (4, False)]


def test_parties_with_who_answers_first(tasks):
    assert tasks["Gräv"].parties == ["Föreningen", "Kommunen"]
    assert tasks["Gräv"].baselines == {0: (day("02-23"), day("02-24"))}
    assert tasks["Fest"].cost_ore == 125_050


def test_the_calendar_with_holidays_of_every_year(read):
    days = read(PLAN).days
    assert date(2027, 12, 24) in days.off
    assert days.off[day("12-24")] == "Jul"
    assert days.on == {day("03-14"): ""}
    assert days.weekend == {5, 6}


def test_other_xml_is_no_plan_of_this_kind(tmp_path):
    path = tmp_path / "x.gan"
    path.write_text("<html/>", encoding="utf-8")
    assert not is_plan(path)
    with pytest.raises(WorkbenchError, match="ingen plan"):
        read_gan(path)


def test_numbers_that_are_none(read):
    bad = PLAN.replace('duration="3"', 'duration="x"').replace('"2026-03-02"', '"none"')
    plan = read(bad.replace('id="2" name', 'id="1" name').replace('complete="30"', 'complete="-4"'))
    assert all(task.percent >= 0 for task in plan.tasks)
    assert len({task.uid for task in plan.tasks}) == 5
