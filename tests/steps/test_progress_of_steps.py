"""How far each step says it is: overview, place, stakeholders, vision, plan, finance, documents."""

from __future__ import annotations

from datetime import date

import pytest

from tests.planting import close_circle
from workbench.base.language import using
from workbench.models.registry import record
from workbench.program.catalogue import STEPS
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.overview.views import next_best, to_watch
from workbench.steps.step import Progress, Section

COUNTED = [step for step in STEPS if step.progress is not None]


def ids(step):
    return step.key


def progress(project, key):
    step = next(step for step in STEPS if step.key == key)
    with project.read() as session:
        return step.progress(session, project.today())


def test_steps_have_different_keys_and_words():
    assert len({step.key for step in STEPS}) == len(STEPS)
    assert {"place", "stakeholders", "vision", "plan", "finance"} <= {step.key for step in COUNTED}
    for step in STEPS:
        assert step.what
        assert isinstance(step.section, Section)


@pytest.mark.parametrize("step", COUNTED, ids=ids)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_empty_project_is_not_far(empty, step, language):
    with using(language), empty.read() as session:
        said = step.progress(session, empty.today())
    assert 0 <= said.share < 0.5
    assert said.weight in {0, 1}


@pytest.mark.parametrize("step", COUNTED, ids=ids)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_example_is_far(torg, step, language):
    with using(language), torg.read() as session:
        said = step.progress(session, torg.today())
    assert 0.5 < said.share <= 1
    assert said.amount
    assert "{" not in said.amount + said.remark


def test_place_names_what_is_missing(empty):
    assert "saknas" in progress(empty, "place").remark


def test_place_warns_of_the_end_of_the_agreement(torg):
    place = record("project")
    with torg.read() as session:
        key = read_rows(session, place)[0]["id"]
    acts.change(torg, place, key, {"agreement_end": date(2027, 3, 1)})
    assert progress(torg, "place").weight == 1


def test_stakeholders_past_their_date_come_first(torg):
    person = record("stakeholder")
    with torg.read() as session:
        key = read_rows(session, person)[3]["id"]
    acts.change(torg, person, key, {"erase_by": date(2026, 1, 1)})
    said = progress(torg, "stakeholders")
    assert (said.weight, said.row_id) == (2, key)


def test_vision_names_a_goal_without_indicator(torg):
    key = acts.add(torg, record("goal"), {"title": "Något nytt"})
    said = progress(torg, "vision")
    assert (said.weight, said.row_id) == (1, key)
    assert "Något nytt" in said.remark


def test_plan_names_what_is_late(torg):
    said = progress(torg, "plan")
    assert said.weight == 2
    assert "Belysningsplan" in said.remark


def test_plan_survives_a_circle(empty):
    day = {"start": date(2026, 12, 7), "finish": date(2026, 12, 7)}
    activity = record("activity")
    one = acts.add(empty, activity, {"title": "Ett", **day})
    two = acts.add(empty, activity, {"title": "Två", **day})
    close_circle(empty, one, two)
    said = progress(empty, "plan")
    assert said.weight == 2
    assert said.remark


def test_finance_is_in_balance(torg):
    assert progress(torg, "finance") == Progress(1.0, "2026–2028", "i balans")


class State:
    def __init__(self, number, status, share=0.5, weight=0) -> None:
        self.number, self.status, self.share, self.weight = number, status, share, weight


def test_the_overview_sends_to_what_is_late_before_what_is_next():
    done, late, gap = State(1, "done"), State(3, "ongoing", weight=2), State(2, "ongoing", weight=1)
    assert next_best([done, gap, late]) is late
    assert to_watch([done, gap, late]) == [late, gap]
    assert next_best([done, State(4, "skipped")]) is None
    later, first = State(6, "not_started"), State(5, "not_started")
    assert next_best([later, first]) is first
