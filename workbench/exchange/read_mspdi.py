"""Plans from Microsoft Project and its kin (MSPDI XML): what is read, rounded and left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.grid import clean_text
from workbench.exchange.mspdi_days import WorkTime, moment_of, work_time
from workbench.exchange.mspdi_links import settle
from workbench.exchange.mspdi_names import attribute_names
from workbench.exchange.mspdi_task import LONGEST_TITLE, Setting, level_of, read_task, whole
from workbench.exchange.plan_file import DAY_MINUTES, MOST_TASKS, PlanDays, PlanFile
from workbench.exchange.xml_stream import stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.exchange.mspdi_task import RawTask
    from workbench.exchange.xml_stream import Node

ROOT: Final = "Project"
_CONTAINERS: Final = ("Tasks", "Calendars", "Resources", "Assignments", "ExtendedAttributes")
_LONGEST_DAY: Final = 24 * 60
_PEOPLE: Final = "1"  # resources of the kind that work, not material or cost


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    plan: PlanFile = field(default_factory=PlanFile)
    facts: dict[str, str] = field(default_factory=dict)
    calendars: list[Node] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    tasks: list[RawTask] = field(default_factory=list)
    resources: dict[str, str] = field(default_factory=dict)
    parties: dict[str, list[str]] = field(default_factory=dict)
    setting: Setting | None = None

    def known(self) -> Setting:
        """Return what tasks are read with; calendars and facts stand before them in the file."""
        if self.setting is None:
            day = whole(self.facts.get("MinutesPerDay", "")) or DAY_MINUTES
            day = min(day, _LONGEST_DAY) if day > 0 else DAY_MINUTES
            found = work_time(self.calendars, self.facts.get("CalendarUID", ""), day, self.plan)
            self.plan.days = found.days if found else None
            time = found or WorkTime(PlanDays(), day)
            self.setting = Setting(time, self.plan, self.attributes, self.facts)
        return self.setting


def read_mspdi(path: Path, progress: Callable[[float], None] = lambda _share: None) -> PlanFile:
    """Return the plan of an MSPDI file.

    Raises WorkbenchError when it is no such file, damaged, or larger than can be taken in.
    """
    nodes = stream(path, _CONTAINERS, progress)
    root = next(nodes)
    if root.name != ROOT:
        raise WorkbenchError(N_("The file {name} holds no plan"), name=path.name)
    reading = _Reading()
    names = attribute_names()
    for node in nodes:
        if node.name == "ExtendedAttribute" and node.said("Alias").casefold() in names:
            reading.attributes[node.said("FieldID")] = names[node.said("Alias").casefold()]
        _TAKES.get(node.name, _take_fact)(reading, node)
    plan, time = reading.plan, reading.known().time
    plan.title = clean_text(reading.facts.get("Title") or reading.facts.get("Name", ""))
    start = moment_of(reading.facts.get("StartDate", ""))
    plan.start = time.first_day(start) if start else None
    settle(plan, reading.tasks, time)
    for task in plan.tasks:
        names_of = (reading.resources.get(each, "") for each in reading.parties.get(task.uid, ()))
        task.parties = list(dict.fromkeys(filter(None, names_of)))
    return plan


def _take_fact(reading: _Reading, node: Node) -> None:
    if not node.children:
        reading.facts[node.name] = node.text.strip()


def _take_resource(reading: _Reading, node: Node) -> None:
    name = clean_text(node.said("Name"))
    if name and node.said("IsNull") != "1" and (node.said("Type") or _PEOPLE) == _PEOPLE:
        reading.resources[node.said("UID")] = name[:LONGEST_TITLE]


def _take_assignment(reading: _Reading, node: Node) -> None:
    reading.parties.setdefault(node.said("TaskUID"), []).append(node.said("ResourceUID"))


def _take_task(reading: _Reading, node: Node) -> None:
    if node.said("IsNull") == "1" or (node.said("UID") == "0" and level_of(node) == 0):
        return
    row = len(reading.tasks) + 1
    if row > MOST_TASKS:
        raise WorkbenchError(N_("The plan has more than {count} tasks"), count=MOST_TASKS)
    number = whole(node.said("ID"))
    reading.tasks.append(read_task(node, number if number and number > 0 else row, reading.known()))


_TAKES: Final[dict[str, Callable[[_Reading, Node], None]]] = {
    "Task": _take_task,
    "Calendar": lambda reading, node: reading.calendars.append(node),
    "Resource": _take_resource,
    "Assignment": _take_assignment,
}
