"""The worked example Mellantorg as plain values for the rules, straight from its tables."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from workbench.rules.budget import BudgetLine, LineKind
from workbench.rules.dependency_text import parse_dependencies
from workbench.rules.levy_roll import roll
from workbench.rules.levy_types import Base, Key, LevyModel, LevyProperty
from workbench.rules.reconciliation import CostBasis, TaggedCost
from workbench.rules.schedule_types import Link, Task

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "resources" / "example"
EXPECTED = ROOT / "tests" / "data" / "mellantorg"
YEARS = (2026, 2027, 2028)


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def ore(kronor):
    return int(kronor) * 100


def activities():
    return rows(EXAMPLE / "activities.csv")


def tasks():
    return [
        Task(
            each["id"],
            code=each["id"],
            typed_start=date.fromisoformat(each["start"]),
            typed_finish=date.fromisoformat(each["slut"]),
            share_done=int(each["klar_pct"]) / 100,
            done=each["status"] == "klar",
            cost_ore=ore(each["kostnad_kr_exkl_moms"]),
        )
        for each in activities()
    ]


def links():
    found = []
    for each in activities():
        read = parse_dependencies(each["beroende"])
        assert not read.unreadable
        found += [Link(code, each["id"], kind, lag) for code, kind, lag in read.read]
    return found


def lines():
    kinds = {
        "kostnad": LineKind.COST, "intakt": LineKind.INCOME, "in_natura": LineKind.IN_KIND,
        "K12": LineKind.VAT, "K13": LineKind.RESERVE,
    }  # fmt: skip
    return [
        BudgetLine(
            each["kod"],
            kinds.get(each["kod"], kinds[each["typ"]]),
            {year: ore(each[str(year)]) for year in YEARS},
            Decimal(each["moms_pct"]) if each["moms_pct"].isdigit() else 0,
        )
        for each in rows(EXAMPLE / "budget_3y.csv")
        if each["kod"]
    ]


def costs():
    return [
        TaggedCost(
            each["budgetkod"],
            ore(each["kostnad_kr_exkl_moms"]),
            date.fromisoformat(each["start"]),
            date.fromisoformat(each["slut"]),
            CostBasis.PER_YEAR if each["kostnad_avser"] == "per_år" else CostBasis.ONCE,
        )
        for each in activities()
    ]


def levy_roll(status="medlem"):
    """The properties that pay, as the levy reads them."""
    return roll(
        LevyProperty(
            row["id"],
            row["id"],
            row["agare_org"] or None,
            row["kategori"],
            Decimal(row["bta_m2"]),
            Decimal(row["loa_m2"]),
            Decimal(row["boa_m2"]),
            Decimal(row["fasad_m"]),
            ore(row["taxeringsvarde_tkr"]) * 1000,
        )
        for row in rows(EXAMPLE / "properties.csv")
        if row["status"] == status
    )


def levy_models():
    """The five models of the example by the column of the expected amounts that they stand in."""
    area = (Key(Base.WEIGHTED_AREA),)
    mixed = (Key(Base.WEIGHTED_AREA, 60), Key(Base.FRONTAGE, 40))
    total = ore(1_600_000)
    return {
        "A": LevyModel("A", total, area),
        "B": LevyModel("B", total, (Key(Base.GROSS_AREA),)),
        "C": LevyModel("C", total, (Key(Base.ASSESSED_VALUE),)),
        "D": LevyModel("D", total, mixed, fixed=ore(10_000)),
        "E": LevyModel("E", total, area, floor=ore(15_000), cap=ore(140_000)),
    }
