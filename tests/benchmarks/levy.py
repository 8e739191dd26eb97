"""Six levy models for five hundred properties, as a slider on the wall asks for them."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.rules.mellantorg import levy_models, ore
from workbench.rules.levy_roll import roll
from workbench.rules.levy_types import LevyProperty


def five_hundred():
    """Return the roll of as many properties with all their measures."""
    chance = random.Random(1)
    return roll(
        LevyProperty(
            f"id{nth}",
            f"P{nth}",
            f"O{nth % 90}",
            gross_area=chance.randint(100, 9000),
            lettable_area=Decimal(chance.randint(1000, 90000)) / 10,
            residential_area=chance.randint(0, 9000),
            frontage=Decimal(chance.randint(50, 900)) / 10,
            assessed_value=chance.randint(0, 10**10),
        )
        for nth in range(500)
    )


def six_models():
    """Return the example's five for a larger total, and one with everything at once."""
    models = [replace(each, total=ore(50_000_000)) for each in levy_models().values()]
    models[4] = replace(models[4], cap=ore(250_000))
    return [*models, replace(models[3], floor=ore(50_000), cap=ore(300_000))]
