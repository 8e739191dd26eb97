from __future__ import annotations

from datetime import date, datetime

import pytest

from workbench.base.clock import FixedClock
from workbench.models.registry import record
from workbench.project import register
from workbench.project.open import create

CLOCK = FixedClock(datetime(2026, 11, 23, 9, 0))
ORGANISATIONS = ("Åkern AB", "Mellanstads kommun", "Polisen")
PEOPLE = (
    ("Östen Ö", 2, "kommunpolis 10", 4, "supports"),
    ("Åke Å", 0, "vd", 5, "drives"),
    ("Anna Öberg", 1, "handläggare 9", 3, None),
    ("Bo B", 1, "handläggare 10", None, "opposes"),
)


def filled(folder):
    """A project with three organisations and four people, and the ids of both."""
    project = create(folder / "place.plats", "Mellantorg", clock=CLOCK)
    with project.edit("Filled") as session:
        organisations = register.add_rows(
            session, record("organisation"), [{"name": name} for name in ORGANISATIONS]
        )
        people = register.add_rows(
            session,
            record("stakeholder"),
            [
                {
                    "name": name,
                    "organisation_id": organisations[place],
                    "role": role,
                    "influence": influence,
                    "stance": stance,
                    "next_contact": date(2026, 12, 1 + number),
                }
                for number, (name, place, role, influence, stance) in enumerate(PEOPLE)
            ],
        )
    return project, organisations, people


def many(folder, count):
    """A project with ``count`` people in 300 organisations."""
    project = create(folder / "large.plats", "Stor", clock=CLOCK)
    with project.edit("Filled") as session:
        names = [{"name": f"Fastighets AB Åkern {number}"} for number in range(300)]
        organisations = register.add_rows(session, record("organisation"), names)
        people = [
            {
                "name": f"Förnamn{number} Öhman{number % 977}",
                "organisation_id": organisations[number % 300],
                "role": f"kommunalråd {number % 50}",
                "influence": number % 5 + 1,
                "stance": "supports",
                "email": f"n{number}@example.org",
                "next_contact": date(2026, 1 + number % 12, 1 + number % 28),
            }
            for number in range(count)
        ]
        register.add_rows(session, record("stakeholder"), people)
    return project


class Place:
    """A small filled project; ``rows`` makes the model of its people."""

    def __init__(self, folder):
        self.project, self.organisations, self.people = filled(folder)

    def values(self, row_id, table="stakeholder"):
        with self.project.read() as session:
            return register.read_row(session, record(table), row_id)

    def labels(self):
        return [entry.text() for entry in self.project.history()]


@pytest.fixture
def place(tmp_path):
    """A project with three organisations and four people."""
    made = Place(tmp_path)
    yield made
    made.project.close()


@pytest.fixture
def large(tmp_path):
    """A project with 10,000 people."""
    project = many(tmp_path, 10_000)
    yield project
    project.close()
