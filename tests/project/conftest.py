from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from workbench.models.registry import record
from workbench.project import acts
from workbench.project import open as opening
from workbench.project.open import create


class MovingClock:
    """A clock that a test sets forward."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 12, 0, tzinfo=UTC).astimezone()

    def now(self):
        return self.moment

    def today(self):
        return self.moment.date()

    def forward(self, **spans) -> None:
        self.moment += timedelta(**spans)


@pytest.fixture
def clock():
    return MovingClock()


@pytest.fixture(autouse=True)
def own_backups(monkeypatch, tmp_path_factory):
    """No test writes among the backups of whoever runs it."""
    folder = tmp_path_factory.mktemp("backups")
    monkeypatch.setattr(opening, "default_folder", lambda: folder)
    monkeypatch.setattr("workbench.project.backups.default_folder", lambda: folder)
    return folder


@pytest.fixture
def project(tmp_path, clock):
    made = create(tmp_path / "torget.plats", "Torget", clock=clock, language="sv")
    yield made
    made.close()


@pytest.fixture
def closed(tmp_path, clock):
    """A closed file with 300 organisations and an edit after them."""
    with create(tmp_path / "fil.plats", "Torget", clock=clock, language="sv") as made:
        rows = {"name": "x"}
        with made.edit("many") as session:
            from workbench.project.register import add_rows

            organisation = record("organisation")
            add_rows(session, organisation, [{**rows, "name": f"Förening {i}"} for i in range(300)])
        acts.add(made, organisation, {"name": "Sist"})
    return tmp_path / "fil.plats"
