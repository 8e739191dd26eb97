"""Template files: what is amiss is told in clear words, the rest can be used."""

from __future__ import annotations

import json

import pytest

from workbench.base.errors import WorkbenchError
from workbench.exchange.process_template import (
    MOST_BYTES,
    MOST_STEPS,
    read_template,
    read_template_file,
)

KNOWN = ("vision",)


def text_of(*steps, **more):
    return json.dumps({"name": "Vår", "phases": [{"title": "Fas A", "steps": list(steps)}], **more})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "inte JSON"),
        ("[" * 100_000, "inte JSON"),
        ("[]", "inga faser"),
        ('{"phases": []}', "inga faser"),
        ('{"phases": {}}', "inga faser"),
        ('{"phases": [1, {"title": "A"}]}', "inget steg"),
        ('{"phases": [{"steps": [{}, 3, {"use": "9.9"}]}]}', "inget steg"),
    ],
)
def test_what_is_no_template_is_refused_in_words(text, why):
    with pytest.raises(WorkbenchError) as refusal:
        read_template(text, "sv", KNOWN)
    assert why in refusal.value.text()


def test_a_missing_step_and_an_unknown_measure_are_told_and_the_rest_is_used():
    criteria = [{"title": "A", "measure": "vision"}, {"title": "B", "measure": "moon"}, "C", 7]
    text = text_of({"use": "3.1"}, {"use": "9.9"}, {"title": "Eget", "done_when": criteria}, {})
    found = read_template(text, "sv", KNOWN)
    assert [step.title for step in found.steps] == ["Vision", "Eget"]
    assert found.problems == (
        "Fas A: steget 9.9 finns inte och utelämnades",
        "Eget: programmet kan inte räkna ”moon”; det bockas för hand",
        "Fas A: steg 4 saknar titel och utelämnades",
    )
    assert [(e.title, e.measure) for e in found.steps[1].criteria] == [
        ("A", "vision"), ("B", ""), ("C", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("weeks", [-1, "4", True, 10**9, None, 2.5])
def test_weeks_that_are_none_are_one(weeks):
    [step] = read_template(text_of({"title": "A", "weeks": weeks}), "sv", KNOWN).steps
    assert step.weeks == 1


def test_too_many_steps_are_cut_and_told():
    found = read_template(text_of(*({"title": f"Nr {n}"} for n in range(400))), "sv", KNOWN)
    assert len(found.steps) == MOST_STEPS
    assert found.problems


def test_a_file_that_cannot_be_read_or_is_too_large_is_refused(tmp_path):
    with pytest.raises(WorkbenchError):
        read_template_file(tmp_path / "nix.json", "sv", KNOWN)
    large = tmp_path / "stor.json"
    large.write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(WorkbenchError) as refusal:
        read_template_file(large, "sv", KNOWN)
    assert "för stor" in refusal.value.text()
    latin = tmp_path / "latin.json"
    latin.write_bytes("å".encode("latin-1"))
    with pytest.raises(WorkbenchError):
        read_template_file(latin, "sv", KNOWN)
