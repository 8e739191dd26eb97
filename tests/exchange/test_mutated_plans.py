"""Plans that were cut, mixed up or filled with nonsense: read, or refused in a sentence."""

from __future__ import annotations

import random
import re

import pytest

from tests.exchange.plans import calendar, day_off, linked, project, tags, task
from tests.exchange.test_read_gan import PLAN as GAN
from workbench.base.errors import WorkbenchError
from workbench.exchange.read_gan import read_gan
from workbench.exchange.read_mspdi import read_mspdi
from workbench.steps.plan.plan_import import plan_import

NONSENSE = ["", "-1", "0", "99999999999999999999", "1e9", "2026-02-30T08:00:00", "PT-5H", "åäö",
            "0001-01-01T00:00:00", "9999-12-31T23:59:59", "2299-12-31T08:00:00", "P9999999D",
            "PT99999999H0M0S", "true", "NaN"]  # fmt: skip
DECIDED = tags(Number=0, Start="2026-03-02T08:00:00", Finish="2026-03-03T17:00:00")
MSPDI = project(
    task(1, "Mark", Summary=1),
    task(2, "Gräv", 3, start="2026-03-02", finish="2026-03-04", level=2, ConstraintType=6,
         ConstraintDate="2026-03-04T17:00:00", Deadline="2026-03-20T17:00:00", PercentComplete=40,
         ActualStart="2026-03-02T08:00:00", Cost=100,
         rest=f"<Baseline>{DECIDED}</Baseline>"),
    task(3, "Gjut", 2, level=2, links=[linked(2, 1, 4800), linked(2, 3, 50, 19)]),
    task(4, "Klart", 0, start="2026-03-09", finish="2026-03-09T08:00:00", links=[linked(3)],
         ConstraintType=2, ConstraintDate="2026-03-09T08:00:00"),
    calendars=calendar(day_off("2026-03-11", "2026-03-12", "Ledigt")),
)  # fmt: skip
_TEXT = re.compile(r">([^<>]+)<")
_VALUE = re.compile(r'="([^"]*)"')


def spoiled(text, pattern, dice):
    """A text with some of its values replaced by nonsense, or by each other."""
    found = [match.span(1) for match in pattern.finditer(text)]
    for first, last in sorted(dice.sample(found, dice.randint(1, 6)), reverse=True):
        other = dice.choice(found)
        value = dice.choice(NONSENSE) if dice.random() < 0.7 else text[slice(*other)]
        text = text[:first] + value + text[last:]
    return text


def cut(text, dice):
    """A text with a piece taken out or doubled."""
    first, last = sorted(dice.sample(range(len(text)), 2))
    piece = text[first:last] * dice.choice([0, 2])
    return text[:first] + piece + text[last:]


@pytest.mark.parametrize("seed", range(150))
@pytest.mark.parametrize("kind", ["xml", "gan"])
def test_a_spoiled_plan_is_read_or_refused(seed, kind, tmp_path):
    dice = random.Random(seed)
    text, read, pattern = {
        "xml": (MSPDI, read_mspdi, _TEXT), "gan": (GAN, read_gan, _VALUE),
    }[kind]  # fmt: skip
    text = cut(text, dice) if seed % 5 == 0 else spoiled(text, pattern, dice)
    path = tmp_path / f"plan.{kind}"
    path.write_text(text, encoding="utf-8")
    try:
        plan = read(path)
    except WorkbenchError as error:
        said = [error.text()]
    else:
        said = [each.text() for each in plan.remarks]
        assert len({each.uid for each in plan.tasks}) == len(plan.tasks)
    assert all(said)


def test_spoiled_plans_can_be_planned(empty, tmp_path):
    planned = 0
    for seed in range(60):
        path = tmp_path / "plan.xml"
        path.write_text(spoiled(MSPDI, _TEXT, random.Random(seed)), encoding="utf-8")
        try:
            found = plan_import(empty, read_mspdi(path)).incoming(None)
        except WorkbenchError as error:
            said = [error.text()]
        else:
            said = [*found.notes, *found.refusals()]
            planned += 1
        assert all(said)
    assert planned > 30
