"""Mellantorg's activities as rows of a chart, as on 18 November 2026, and large made-up plans."""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from workbench.charts.gantt import GanttRow, Link, Mark

TODAY = date(2026, 11, 18)
DECIDED = date(2025, 12, 9)
HOLIDAYS = frozenset(
    {date(2026, month, day) for month, day in ((1, 1), (1, 6), (4, 3), (4, 6), (5, 1), (5, 14))}
    | {date(2026, month, day) for month, day in ((6, 19), (12, 24), (12, 25), (12, 31))}
    | {date(2027, month, day) for month, day in ((1, 1), (1, 6), (3, 26), (3, 29))}
)
GOALS = {
    "G1": "Tryggare kvällar",
    "G2": "Färre brott",
    "G3": "Rent, helt, snabbt åtgärdat",
    "G4": "En levande plats för alla",
    "G5": "Starkare lokalt näringsliv",
    "G6": "Tydligt ansvar",
    "G7": "Stabil platsorganisation",
    "G8": "Kunnig och delaktig",
}
PARTIES = {
    "O01": "Kommunen",
    "O02": "Mellanstadsb.",
    "O03": "Torgkvarteret",
    "O04": "Lyktbacken",
    "O07": "Handel",
    "O09": "Polisen",
    "O11": "Boende",
    "O12": "Platsorg.",
    "KONSULT": "Konsult",
}
FORECASTS = {"A24": date(2027, 3, 16), "A38": date(2027, 3, 24)}
CRITICAL = {"A24", "A31", "A37"}
CSV = Path(__file__).parents[2] / "resources" / "example" / "activities.csv"


def example() -> tuple[list[GanttRow], list[Link]]:
    """Return goals as groups with their activities, and the links between activities."""
    with CSV.open(encoding="utf-8-sig", newline="") as file:
        records = list(csv.DictReader(file, delimiter=";"))
    rows: list[GanttRow] = []
    for code, name in GOALS.items():
        tasks = [_task(r) for r in records if r["mal"] == code]
        rows += [_group(code, name, tasks), *tasks] if tasks else []
    links = [
        Link(part.partition(":")[0], r["id"], part.partition(":")[2] or "FS", r["id"] == "A31")
        for r in records
        for part in r["beroende"].split("|")
        if part
    ]
    return rows, links


def mockup() -> tuple[list[GanttRow], list[Link]]:
    """Return the rows of the drawn picture: what runs in the winter of 2026–2027."""
    wanted = ["A24", "A34", "A21", "A22", "A29", "A35", "A39", "A30", "A31", "A37", "A38"]
    rows, links = example()
    parents = ("G1", "G3", "G4", "G5", "G7")
    kept = [r for r in rows if r.key in wanted or r.code in parents]
    shown = {r.key for r in kept}
    return kept, [k for k in links if k.source in shown and k.target in shown]


def _task(record: dict[str, str]) -> GanttRow:
    start, finish = date.fromisoformat(record["start"]), date.fromisoformat(record["slut"])
    code = record["id"]
    yearly = "/år" if record["kostnad_avser"] == "per_år" else ""
    cost = int(record["kostnad_kr_exkl_moms"]) // 1000
    return GanttRow(
        key=code,
        code=code,
        title=record["titel"],
        level=1,
        start=start,
        finish=finish,
        done=int(record["klar_pct"]) / 100,
        critical=code in CRITICAL,
        late=record["status"] == "försenad",
        forecast_finish=FORECASTS.get(code),
        conflict="krock" if code == "A31" else "",
        baseline=(start, finish),
        responsible=PARTIES.get(record["R"], record["R"]),
        cost=f"{cost:,}".replace(",", "\N{NO-BREAK SPACE}") + yearly if cost else "–",
    )


def _group(code: str, name: str, tasks: list[GanttRow]) -> GanttRow:
    marks = (Mark(date(2026, 11, 12), "Styrgrupp 12 nov"),) if code == "G7" else ()
    return GanttRow(
        key=code,
        code=code,
        title=name,
        kind="group",
        start=min(t.start for t in tasks),
        finish=max(t.forecast_finish or t.finish for t in tasks),
        cost="295",
        marks=marks,
    )


def large(count: int, seed: int = 7) -> tuple[list[GanttRow], list[Link]]:
    """Return a made-up plan of ``count`` rows, a heading per ten, and 1.5 links per row."""
    chance = random.Random(seed)
    rows: list[GanttRow] = []
    base = date(2026, 1, 5)
    for i in range(count):
        if i % 10 == 0:
            rows.append(GanttRow(f"g{i}", f"Delmål {i // 10}", "group", f"G{i // 10}"))
            continue
        start = base + timedelta(days=chance.randrange(900))
        finish = start + timedelta(days=chance.randrange(5, 120))
        late = chance.random() < 0.1
        row = GanttRow(
            key=f"t{i}",
            code=f"A{i}",
            title=f"Åtgärd {i} för tryggare och renare kvarter",
            kind="milestone" if chance.random() < 0.06 else "task",
            level=1,
            start=start,
            finish=finish,
            done=chance.choice((0.0, 0.25, 0.5, 0.8, 1.0)),
            critical=chance.random() < 0.2,
            late=late,
            forecast_finish=finish + timedelta(days=30) if late else None,
            baseline=(start, finish),
            responsible=chance.choice(list(PARTIES.values())),
            cost=str(chance.randrange(10, 900)),
        )
        rows.append(row)
    for i in range(0, count, 10):
        inside = [r for r in rows[i + 1 : i + 10] if r.start]
        if inside:
            first, last = min(r.start for r in inside), max(r.finish for r in inside)
            rows[i] = replace(rows[i], start=first, finish=last)
    tasks = [r.key for r in rows if r.kind != "group"]
    links = []
    for i in range(int(len(tasks) * 1.5)):
        a = chance.randrange(len(tasks) - 1)
        b = min(a + chance.randrange(1, 12), len(tasks) - 1)
        links.append(
            Link(tasks[a], tasks[b], chance.choice(("FS", "FS", "FS", "SS", "FF")), i % 9 == 0)
        )
    return rows, links
