"""The overview names the step where an hour does most good."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.steps.overview.views import next_best, to_watch


@dataclass(frozen=True)
class State:
    number: int
    status: str = "ongoing"
    share: float = 0.5
    weight: int = 0
    reason: str = ""


def test_what_is_late_comes_before_what_is_missing_and_that_before_what_is_next():
    states = [State(1), State(2, weight=1), State(3, status="done", weight=2)]
    assert next_best(states) == states[2]
    assert next_best(states[:2]) == states[1]
    assert next_best([State(1, "done"), State(2), State(3)]) == State(2)
    assert next_best([State(1, "done"), State(2, "skipped")]) is None


def test_what_to_watch_is_worst_first():
    states = [State(1, weight=1), State(2), State(3, weight=2)]
    assert [state.number for state in to_watch(states)] == [3, 1]
