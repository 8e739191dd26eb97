"""Rows are found by any word of their name, whatever the accents."""

from __future__ import annotations

import pytest

from workbench.models.registry import record
from workbench.program.finding import AT_MOST, find_rows
from workbench.project import acts


def test_by_words_in_any_order(torg):
    hits = find_rows(torg, "torg belysningsplan")
    assert [(hit.step, hit.title.split()[0]) for hit in hits] == [("plan", "A24")]
    assert find_rows(torg, "A24")[0].row_id == hits[0].row_id


def test_without_accents(empty):
    acts.add(empty, record("organisation"), {"name": "Örtagårdens förening"})
    assert [hit.step for hit in find_rows(empty, "ortagard")] == ["stakeholders"]


@pytest.mark.parametrize("text", ["", "   ", "zork"])
def test_nothing(torg, text):
    assert find_rows(torg, text) == []


def test_a_few_of_each_kind(empty):
    for number in range(AT_MOST + 5):
        acts.add(empty, record("goal"), {"title": f"Lika mål {number}"})
    acts.add(empty, record("activity"), {"title": "Lika"})
    hits = find_rows(empty, "lika")
    assert [hit.step for hit in hits] == ["vision"] * AT_MOST + ["plan"]
