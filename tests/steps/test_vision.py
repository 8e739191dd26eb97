"""Indicators stand as the oracle says."""

from __future__ import annotations

import csv
from datetime import date

from workbench.rules.indicators import Light
from workbench.steps.vision.views import goal_tree, standings

WORDS = {Light.GREEN: "grön", Light.YELLOW: "gul", Light.RED: "röd"}


def test_the_lights_of_mellantorg(torg, root):
    with (root / "resources/example/kpis.csv").open(encoding="utf-8") as file:
        wanted = {r["id"]: r["status_mot_mal_2026"] for r in csv.DictReader(file, delimiter=";")}
    with torg.read() as session:
        stands = standings(session, date(2026, 11, 18)).values()
    assert {each.values["code"]: WORDS[each.light] for each in stands} == wanted


def test_every_goal_has_its_indicators(torg):
    with torg.read() as session:
        tree = goal_tree(session, date(2026, 11, 18))
    assert [goal.values["code"] for goal in tree] == [f"G{n}" for n in range(1, 9)]
    assert sum(len(goal.indicators) for goal in tree) == 15
