"""What takes all steps together, on the example."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from workbench.base.clock import FixedClock
from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.documents.audience import Audience
from workbench.documents.content import Figure, Heading, Table
from workbench.documents.registry import Options
from workbench.models.registry import record
from workbench.program.catalogue import STEPS
from workbench.program.example import make_example
from workbench.program.finding import find_rows
from workbench.program.publishing import KINDS
from workbench.program.review import review
from workbench.project import acts
from workbench.project.open import create, open_project

CLOCK = FixedClock(datetime(2026, 11, 18, 14, 2, 11, tzinfo=UTC))
TODAY = date(2026, 11, 18)


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "Mellantorg.plats"
    make_example(path, CLOCK)
    with open_project(path, clock=CLOCK, read_only=True) as project:
        yield project


@pytest.fixture
def empty(tmp_path):
    with create(tmp_path / "ny.plats", "Ny plats", clock=CLOCK) as project:
        yield project


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("audience", list(Audience))
def test_the_platsplan_has_every_chapter(example, language, audience):
    options = Options(date=TODAY, language=language, audience=audience)
    with using(language), example.read() as session:
        document = KINDS[0].build(session, options)
    blocks = list(document.walk())
    chapters = [b.text for b in blocks if isinstance(b, Heading) and b.level == 1]
    assert len(chapters) == 19
    assert any(isinstance(block, Figure) for block in blocks)
    told = {cell for b in blocks if isinstance(b, Table) for row in b.rows for cell in row.cells}
    assert ("Cajsa Testlund" in told) == (audience is Audience.INTERNAL)


def test_the_platsplan_of_nothing_is_still_a_document(empty):
    with empty.read() as session:
        assert KINDS[0].build(session, Options(date=TODAY)).title == "Ny plats"


@pytest.mark.parametrize("step", [s for s in STEPS if s.progress], ids=lambda s: s.key)
def test_progress_tells_nothing_from_much(step, example, empty):
    with example.read() as session:
        much = step.progress(session, TODAY)
    with empty.read() as session:
        nothing = step.progress(session, TODAY)
    assert 0 <= nothing.share < much.share <= 1
    assert much.amount


def test_search_finds_by_parts_without_marks(example):
    assert [found.title for found in find_rows(example, "cajsa test")] == ["S03 Cajsa Testlund"]
    assert any(found.step == "plan" for found in find_rows(example, "belysningsplan"))
    assert find_rows(example, "cajsa", only_public=True) == []
    assert find_rows(example, "   ") == []


def test_review_is_silent_about_nothing_and_sees_each_gap(empty):
    with empty.read() as session:
        assert review(session, TODAY) == []
    goal = acts.add(empty, record("goal"), {"title": "Trygg kväll"})
    acts.add(empty, record("indicator"), {"title": "Andel trygga", "goal_id": goal})
    acts.add(empty, record("stakeholder"), {"name": "Bo", "erase_by": date(2026, 1, 1)})
    acts.add(empty, record("activity"), {"title": "Ljus", "cost": 100, "finish": date(2026, 5, 1)})
    acts.change(empty, record("project"), empty.facts().id, {"agreement_end": date(2027, 1, 1)})
    with empty.read() as session:
        rules = {finding.rule for finding in review(session, TODAY)}
    assert rules == {
        "goal.activity", "indicator.baseline", "indicator.target", "person.erase", "agreement.end",
        "plan.accountable", "plan.responsible", "plan.goal", "plan.late", "plan.budget_code",
    }  # fmt: skip


def test_the_example_begins_without_a_history_and_lies_alone(tmp_path):
    path = tmp_path / "Mellantorg.plats"
    make_example(path, CLOCK)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    with open_project(path, clock=CLOCK) as project:
        assert project.history() == []
        assert project.undo() is None


def test_an_example_is_not_written_over_a_file(tmp_path):
    path = tmp_path / "Mellantorg.plats"
    path.write_bytes(b"mine")
    with pytest.raises(WorkbenchError):
        make_example(path, CLOCK)
    assert path.read_bytes() == b"mine"


def test_an_example_that_cannot_be_built_leaves_nothing(tmp_path, monkeypatch):
    def broken(*_facts):
        raise KeyError("half")

    monkeypatch.setattr("workbench.program.example._finish", broken)
    with pytest.raises(KeyError):
        make_example(tmp_path / "Mellantorg.plats", CLOCK)
    assert list(tmp_path.iterdir()) == []
