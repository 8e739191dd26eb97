"""A plan as Project's XML: well-formed, in the schema's order, and read back as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime

import defusedxml.ElementTree as Xml
import pytest

from workbench.exchange.plan_file import PlanDays, PlanFile, PlanLink, PlanTask
from workbench.exchange.read_mspdi import read_mspdi
from workbench.exchange.write_mspdi import mspdi_bytes
from workbench.rules.schedule_types import Constraint, LinkKind

KEY = "0123456789abcdef" * 2
NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
NAMESPACE = "{http://schemas.microsoft.com/project}"
# The order of the schema, as far as elements are written.
_ORDER = """
UID GUID ID Name Active Manual Type IsNull WBS OutlineNumber OutlineLevel Priority Start Finish
Duration ManualStart ManualFinish ManualDuration DurationFormat EffortDriven Estimated Milestone
Summary FixedCost FixedCostAccrual PercentComplete Cost ActualStart ActualFinish ConstraintType
CalendarUID ConstraintDate Deadline Notes PredecessorLink ExtendedAttribute Baseline
"""
ORDER = _ORDER.split()


def day(text):
    return date.fromisoformat(f"2026-{text}")


def tasks():
    span = {"start": day("03-02"), "finish": day("03-04"), "duration": 3}
    return [
        PlanTask("s", "Mark & <väg>", summary=True, code="A01",
                 start=day("03-02"), finish=day("03-09")),
        PlanTask("a", "Gräv", parent="s", code="A02", key=KEY, **span,
                 percent=40, actual_start=day("03-02"), cost_ore=125_050, notes="Ring\nförst",
                 parties=["Kommunen", "Föreningen"], baselines={0: (day("02-23"), day("02-25"))},
                 named={"phase": "F1 Organisera arbetet", "accountable_id": "Kommunen"}),
        PlanTask("b", "Gjut", parent="s", code="A03", duration=2, start=day("03-06"),
                 finish=day("03-09"), constraint=Constraint.SNET, constraint_date=day("03-06"),
                 links=[PlanLink("a", LinkKind.FS, 1), PlanLink("a", LinkKind.SS, -2)]),
        PlanTask("c", "Fest", code="A04", typed=True, start=day("03-14"), finish=day("03-15"),
                 deadline=day("03-20"), active=False),
        PlanTask("d", "Invigd", code="A05", typed=True, milestone=True, duration=0,
                 start=day("03-16"), finish=day("03-16"), links=[PlanLink("b", LinkKind.FF, 3)]),
    ]  # fmt: skip


@pytest.fixture
def written():
    days = PlanDays(off={day("04-03"): "Långfredagen"}, on={day("03-14"): "Städdag"})
    plan = PlanFile("Torget\x0b", day("03-02"), tasks(), days)
    return mspdi_bytes(plan, days.calendar(), NOW)


def test_elements_stand_in_the_order_of_the_schema(written):
    root = Xml.fromstring(written)
    names = [child.tag.removeprefix(NAMESPACE) for child in root]
    assert names.index("Calendars") < names.index("Tasks") < names.index("Resources")
    for task in root.iter(f"{NAMESPACE}Task"):
        places = [ORDER.index(child.tag.removeprefix(NAMESPACE)) for child in task]
        assert places == sorted(places)


def test_what_is_written_is_read_again(written, tmp_path):
    path = tmp_path / "plan.xml"
    path.write_bytes(written)
    plan = read_mspdi(path)
    assert plan.remarks == []
    assert (plan.title, plan.start) == ("Torget", day("03-02"))
    assert plan.days == PlanDays(off={day("04-03"): "Långfredagen"}, on={day("03-14"): "Städdag"})
    by_uid = {old.uid: str(nth) for nth, old in enumerate(tasks(), 1)}
    for new, old in zip(plan.tasks, tasks(), strict=True):
        links = [PlanLink(by_uid[link.source], link.kind, link.lag) for link in old.links]
        assert new.links == links
        assert new.parent == by_uid.get(old.parent, "")
        for name in ("title", "code", "key", "summary", "milestone", "typed", "start", "finish",
                     "constraint", "constraint_date", "deadline", "percent", "actual_start",
                     "cost_ore", "notes", "active", "parties", "baselines", "named"):  # fmt: skip
            assert getattr(new, name) == getattr(old, name), (old.title, name)
        if not old.typed and not old.summary:
            assert new.duration == old.duration
