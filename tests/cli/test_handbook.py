"""The guide from the command line."""

from __future__ import annotations

import pytest

from workbench.cli.run import DONE, FAILED, run_command


@pytest.mark.parametrize(("name", "begins"), [("guide.pdf", b"%PDF"), ("guide.docx", b"PK")])
def test_the_guide_is_written_as_the_ending_says(tmp_path, name, begins):
    target = tmp_path / name
    assert run_command(["guide", str(target), "--language", "en"]) == DONE
    assert target.read_bytes().startswith(begins)


def test_another_ending_is_refused(tmp_path, capsys):
    target = tmp_path / "guide.odt"
    assert run_command(["guide", str(target), "--language", "en"]) == FAILED
    assert "pdf or docx" in capsys.readouterr().err
    assert not target.exists()
