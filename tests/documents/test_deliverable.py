"""A set for a meeting: safe names, nothing overwritten, what fails is told and the rest goes on."""

from __future__ import annotations

import pytest

from workbench.base.errors import WorkbenchError
from workbench.documents.audience import Audience
from workbench.documents.deliverable import Deliverable, deliver, safe_name


class Snapshot:
    """As much of a project as a delivery needs."""

    name = "Torget: A/B"

    def __init__(self):
        self.open = True

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.open = False


def thing(key, write):
    return Deliverable(key, key, "documents", ("pdf",), write)


def good(_project, target, _language, _audience):
    target.write_bytes(b"x")


def bad(_project, _target, _language, _audience):
    raise WorkbenchError("There is no plan")


def broken(_project, _target, _language, _audience):
    raise ZeroDivisionError


def run(folder, *things, report=lambda _share: None):
    wanted = [(each, "pdf") for each in things]
    return deliver(Snapshot(), wanted, folder, "sv", Audience.PUBLIC, report)


def test_what_cannot_be_made_is_told_and_the_rest_is_written(tmp_path):
    done = run(tmp_path / "ny", thing("ett", bad), thing("två", good), thing("tre", broken))
    assert done.written == ["två Torget- A-B.pdf"]
    assert [name for name, _why in done.failed] == ["ett (pdf)", "tre (pdf)"]
    assert [each.name for each in (tmp_path / "ny").iterdir()] == done.written


def test_nothing_that_is_there_is_overwritten(tmp_path):
    for _time in range(3):
        run(tmp_path, thing("plan", good))
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "plan Torget- A-B 2.pdf", "plan Torget- A-B 3.pdf", "plan Torget- A-B.pdf",
    ]  # fmt: skip


def test_it_can_be_stopped_and_closes_its_snapshot(tmp_path):
    def report(share):
        if share > 0:
            raise InterruptedError

    snapshot = Snapshot()
    wanted = [(thing(key, good), "pdf") for key in "abc"]
    with pytest.raises(InterruptedError):
        deliver(snapshot, wanted, tmp_path, "sv", Audience.PUBLIC, report)
    assert not snapshot.open
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("../../etc/passwd", "etc-passwd"), ("CON", "CON-"), ("a\x00b\nc", "a-b-c"), ("", "-"),
        ("...", "-"), ('"<>|?*', "-"), ("  Plan  2026 ", "Plan 2026"), ("x" * 300, "x" * 80),
        ("plan\u202efdp.exe", "plan-fdp.exe"), ("åäö §", "åäö §"),
    ],
)  # fmt: skip
def test_names_are_safe_on_every_system(words, name):
    assert safe_name(words) == name
