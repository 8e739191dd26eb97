"""Plans for the tests of the scheduler: the calendar of the worked examples and short spellings."""

from __future__ import annotations

import random
from datetime import date, timedelta

from workbench.rules.calendar import WorkCalendar
from workbench.rules.schedule import schedule
from workbench.rules.schedule_types import Constraint, Link, LinkKind, Task

DAYS_OFF = [
    "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14",
    "2026-06-19", "2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01", "2027-01-06",
]  # fmt: skip

DATED = {
    "constraint_date", "deadline", "typed_start", "typed_finish", "actual_start", "actual_finish",
}  # fmt: skip


def day(text):
    """A date of 2026 from month-day, or any date in full."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def calendar():
    return WorkCalendar(days_off=map(date.fromisoformat, DAYS_OFF))


def task(code, duration=1, **facts):
    """A task whose dates may be written as month-day."""
    dated = {
        key: day(value) if isinstance(value, str) and key in DATED else value
        for key, value in facts.items()
    }
    return Task(code, duration, code, **dated)


def link(text):
    """A link written "A>B", "A>B:SS+2" or "A>B:FF-1"."""
    source, _, rest = text.partition(">")
    target, _, how = rest.partition(":")
    kind, lag = (how[:2] or "FS", how[2:] or "0")
    return Link(source, target, LinkKind(kind), int(lag))


def plan(start, tasks, links=(), status=None, using=None):
    return schedule(
        tasks, map(link, links), using or calendar(), day(start), day(status) if status else None
    )


def told(row):
    """A row as the worked examples write it: start..finish (total/free float)."""
    span = f"{row.start:%m-%d}..{row.finish:%m-%d}"
    return f"{span} ({row.total_float}/{row.free_float})"


KINDS = [LinkKind.FS] * 5 + [LinkKind.SS, LinkKind.FF, LinkKind.SF]
HELD = [Constraint.SNET, Constraint.FNET, Constraint.MSO, Constraint.MFO, Constraint.ALAP]


def random_plan(seed, *, size=14, held=0.25, typed=True, kinds=KINDS):
    """Tasks and links without loops, a good part of them held by something; and a project start."""
    dice = random.Random(seed)
    start = date(2026, 1, 1) + timedelta(days=dice.randrange(365))

    def some_day():
        return start + timedelta(days=dice.randrange(-10, 60))

    tasks = [
        _random_task(dice, nth, some_day, held, typed=typed) for nth in range(dice.randint(1, size))
    ]
    # A shuffled ranking, so that the order of the rows is not the order of the network.
    ranked = dice.sample(range(len(tasks)), len(tasks))
    links = []
    for _ in range(dice.randint(0, 2 * len(tasks))):
        if len(tasks) > 1:
            one, other = sorted(dice.sample(range(len(tasks)), 2))
            lag = dice.choice([0, 0, 0, 1, 2, -1, -3])
            pair = (f"t{ranked[one]}", f"t{ranked[other]}")
            links.append(Link(*pair, dice.choice(kinds), lag))
    return tasks, links, start


def _random_task(dice, nth, some_day, held, *, typed):
    facts = {"cost_ore": nth}
    if dice.random() < held:
        facts["constraint"] = dice.choice(HELD)
        if facts["constraint"] is not Constraint.ALAP:
            facts["constraint_date"] = some_day()
    elif typed and dice.random() < held:
        first = some_day()
        facts["typed_start"] = first
        facts["typed_finish"] = first + timedelta(days=dice.randrange(0, 20))
    if dice.random() < held / 2:
        facts["deadline"] = some_day()
    return Task(f"t{nth}", dice.choice([0, 1, 1, 2, 3, 5, 8]), f"T{nth}", **facts)
