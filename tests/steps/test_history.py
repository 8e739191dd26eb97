"""The history is a list that one can read and go back along."""

from __future__ import annotations

from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.history.page import _item

PERSON = record("stakeholder")


def test_lines_say_what_was_done_and_what_is_undone(empty, qapp):
    acts.add(empty, PERSON, {"name": "Hemlig Person"})
    acts.add(empty, PERSON, {"name": "Annan Person"})
    empty.undo()
    undone, done = (_item(entry).text() for entry in empty.history())
    assert "Lade till intressent" in done
    assert undone.endswith("ångrad")
    assert "Person" not in done
