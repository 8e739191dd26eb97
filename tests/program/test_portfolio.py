"""A folder of projects side by side: only read, and what cannot be shown says why."""

from __future__ import annotations

import shutil
import sqlite3
from concurrent.futures.process import BrokenProcessPool
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from tests.command import CLOCK, digest
from tests.pace import timing
from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.measures.places_seen import findings_text, labels, steps_text
from workbench.measures.side_by_side import compare
from workbench.models.registry import record
from workbench.program.portfolio import Portfolio, files_in, look_through
from workbench.program.review import review
from workbench.project import acts
from workbench.project.format import read_header
from workbench.project.open import create, open_project
from workbench.project.register import read_rows
from workbench.project.step_notes import SKIPPED, StepMark, mark_step

SECRET = "ZQX-SECRET"


@pytest.fixture
def folder(mellantorg, tmp_path):
    """Two copies of the example, an empty place, and three files that are none."""
    place = tmp_path / "platser"
    place.mkdir()
    for name in ("a", "b"):
        shutil.copyfile(mellantorg, place / f"{name}.plats")
    create(place / "norra.plats", "Norra torget", clock=CLOCK, language="sv").close()
    whole = bytearray(mellantorg.read_bytes())
    (place / "trasig.plats").write_bytes(whole[:40_000])
    (place / "brev.plats").write_text("hej")
    whole[60:64] = (99).to_bytes(4)
    (place / "nyare.plats").write_bytes(whole)
    (place / "anteckning.txt").write_text("inget projekt")
    (place / ".a.plats.lock").write_text("{}")
    return place


def look(folder, **facts):
    return {each.path.stem: each for each in look_through(files_in(folder), CLOCK, **facts)}


def test_each_project_is_shown_as_it_is_by_itself(folder):
    seen = look(folder)
    assert seen["norra"].name == "Norra torget"
    assert seen["norra"].steps_done == 0
    assert seen["a"].steps_done > 0
    assert seen["a"].findings == seen["b"].findings
    assert seen["a"].steps == seen["b"].steps
    (alone,) = look_through([folder / "norra.plats"], CLOCK)
    assert alone == seen["norra"], "what stood in the file before does not shine through"


def test_many_files_are_looked_at_by_several_processes_in_their_order(folder, monkeypatch):
    alone = look_through(files_in(folder), CLOCK)
    monkeypatch.setattr("workbench.program.portfolio.WORTH", 2)
    monkeypatch.setattr("workbench.program.portfolio.cores", lambda: 2)
    told = []
    with open_project(folder / "b.plats", clock=CLOCK) as here, here.snapshot() as shown:
        apart = look_through(files_in(folder), CLOCK, told.append, shown)
    assert [each.name for each in apart] == [each.name for each in alone]
    assert [(each.findings, each.error) for each in apart] == [
        (each.findings, each.error) for each in alone
    ]
    assert told == sorted(told)
    assert len(told) == len(alone)


def test_where_no_processes_can_be_begun_one_does_it_all(folder, monkeypatch):
    def broken(_paths, _clock):
        raise BrokenProcessPool
        yield

    monkeypatch.setattr("workbench.program.portfolio.WORTH", 2)
    monkeypatch.setattr("workbench.program.portfolio.cores", lambda: 2)
    monkeypatch.setattr("workbench.program.portfolio.looked_apart", broken)
    assert len(look_through(files_in(folder), CLOCK)) == len(files_in(folder))


def test_files_that_cannot_be_shown_say_why_and_the_rest_is_shown(folder):
    with using("en"):
        seen = look(folder)
    assert sorted(seen) == ["a", "b", "brev", "norra", "nyare", "trasig"]
    assert "newer version" in seen["nyare"].error
    assert "cut off" in seen["trasig"].error
    assert "not a Platsverkstad project" in seen["brev"].error
    assert not any(seen[name].error for name in ("a", "b", "norra"))


def test_nothing_in_the_folder_is_touched(folder):
    before = {each.name: (digest(each), each.stat().st_mtime_ns) for each in folder.iterdir()}
    look(folder)
    after = {each.name: (digest(each), each.stat().st_mtime_ns) for each in folder.iterdir()}
    assert after == before


def test_a_file_that_is_open_is_shown_too(folder):
    with open_project(folder / "norra.plats", clock=CLOCK) as project:
        acts.add(project, record("goal"), {"title": "Nytt mål"})
        assert "norra.plats" in look(folder)["norra"].error
        with project.snapshot() as snapshot:
            assert look(folder, open_here=snapshot)["norra"].error == ""


def test_a_copy_of_an_older_version_is_shown_and_left(tmp_path):
    from tests.project.frozen import FOLDER

    old = shutil.copyfile(FOLDER / "v2.plats", tmp_path / "gammal.plats")
    before = digest(old)
    assert look(tmp_path)["gammal"].error == ""
    assert digest(old) == before


def test_files_of_other_page_sizes_come_one_after_another(folder):
    raw = sqlite3.connect(folder / "b.plats")
    raw.execute("pragma page_size = 1024")
    raw.execute("vacuum")
    raw.close()
    seen = look(folder)
    assert (seen["b"].error, seen["b"].findings) == ("", seen["a"].findings)


def test_a_file_that_is_open_keeps_its_lock(folder, monkeypatch):
    """Closing any other handle of a file would drop the locks of the whole process."""
    looked = []

    def noted(path):
        looked.append(path.stem)
        return read_header(path)

    monkeypatch.setattr("workbench.project.file_reader.read_header", noted)
    with open_project(folder / "norra.plats", clock=CLOCK):
        look(folder)
    assert "a" in looked
    assert "norra" not in looked


def test_a_skipped_step_is_not_counted(folder):
    with open_project(folder / "norra.plats", clock=CLOCK) as project:
        mark_step(project, "finance", "Budget", StepMark(SKIPPED, "ingen avgift"))
    seen = look(folder)["norra"]
    assert len(seen.counted_steps) == len(seen.steps) - 1


def test_indicators_stand_side_by_side_under_names_that_differ(folder):
    found = compare(labels(look(folder).values()))
    assert found
    assert {row.project for each in found for row in each.rows} == {
        "Platssamverkan Mellantorg (a)", "Platssamverkan Mellantorg (b)",
    }  # fmt: skip


def test_what_is_private_is_not_told(folder):
    with open_project(folder / "a.plats", clock=CLOCK) as project:
        values = {"name": SECRET, "notes": SECRET, "email": f"{SECRET}@x.se", "erase_by": None}
        acts.add(project, record("stakeholder"), values)
    assert SECRET not in repr(look(folder)["a"])


def test_it_is_told_how_far_it_is_and_can_be_stopped(folder):
    shares = []

    def stop(share):
        shares.append(share)
        if share > 0.3:
            raise WorkbenchError("stopped")

    with pytest.raises(WorkbenchError, match="stopped"):
        look(folder, report=stop)
    assert shares == sorted(shares)
    assert len(shares) < 6


def test_what_goes_wrong_at_one_does_not_hide_the_others(folder, monkeypatch):
    def at_fault(session, today):
        if read_rows(session, record("project"))[0]["name"] == "Norra torget":
            raise AttributeError(SECRET)
        return review(session, today)

    monkeypatch.setattr("workbench.program.portfolio_look.review", at_fault)
    seen = look(folder)
    assert "AttributeError" in seen["norra"].error
    assert SECRET not in seen["norra"].error, "it may tell what stands in the file"
    assert seen["a"].findings == seen["b"].findings != {}


def test_a_folder_that_is_none_is_refused(tmp_path):
    with pytest.raises(WorkbenchError):
        files_in(tmp_path / "ingen")
    assert look(tmp_path) == {}


def test_the_workbook_holds_projects_indicators_and_what_was_left_out(folder, tmp_path):
    portfolio = Portfolio(CLOCK)
    target = tmp_path / "platser.xlsx"
    with using("sv"):
        seen = portfolio.look(folder, lambda _share: None, None)
        portfolio.write(target, seen)
    book = CalamineWorkbook.from_path(str(target))
    assert book.sheet_names == ["Projekt", "Nyckeltal", "Utelämnad"]
    rows = book.get_sheet_by_name("Projekt").to_python()
    assert len(rows) == 4
    assert rows[3][0] == "Norra torget"
    assert rows[0][2] == "Klara steg"
    left = [row[0] for row in book.get_sheet_by_name("Utelämnad").to_python()[1:]]
    assert left == ["brev.plats", "nyare.plats", "trasig.plats"]


def test_words(folder):
    with using("en"):
        seen = look(folder)
        assert steps_text(seen["norra"]) == f"0 of {len(seen['norra'].steps)}"
        assert findings_text(seen["norra"]) == "nothing"
        assert "warnings" in findings_text(seen["a"])


def test_many_projects_take_little_time(tmp_path):
    first = tmp_path / "0.plats"
    create(first, "Torget", clock=CLOCK, language="sv").close()
    for number in range(1, 20):
        shutil.copyfile(first, tmp_path / f"{number}.plats")
    with timing() as watch, watch.lap():
        assert len(look(tmp_path)) == 20
    assert watch.laps[0] < 4


def test_on_the_command_line(folder, shell):
    said = shell.data("portfolio", folder, code=1)
    assert [each["file"] for each in said] == sorted(each["file"] for each in said)
    always = ["file", "name", "steps_done", "steps", "findings", "next_meeting", "error"]
    assert all(list(each)[: len(always)] == always for each in said)
    by_file = {each["file"]: each for each in said}
    assert by_file["norra.plats"]["name"] == "Norra torget"
    assert by_file["norra.plats"]["error"] is None
    assert by_file["brev.plats"]["name"] is None
    assert by_file["brev.plats"]["indicators"] is None
    one = by_file["a.plats"]
    assert sum(one["by_severity"].values()) == one["findings"]
    assert sum(each["findings"] for each in one["by_step"]) == one["findings"]
    assert sum(each["status"] == "done" for each in one["progress"]) == one["steps_done"]
    safe = next(each for each in one["indicators"] if each["title"].startswith("Andel trygga"))
    assert safe["compared"]
    assert safe["low"] < safe["value"] < safe["high"]
    assert safe["says"] == "The intervals overlap: the differences may be chance."
    assert all(each["compared"] != bool(each["why_not"]) for each in one["indicators"])
    code, out, _err = shell.run("portfolio", folder)
    assert code == 1
    assert "Norra torget: steps 0 of" in out
    assert "ingen" in shell.refused("portfolio", folder / "ingen")


def test_a_value_tells_programs_why_it_is_not_compared(tmp_path, shell):
    facts = {"a": ("%", "40.5", "Ort"), "b": ("%", "41", "Ort"), "c": ("antal", "9", "Ensam")}
    for name, (unit, value, place) in facts.items():
        with create(tmp_path / f"{name}.plats", place, clock=CLOCK, language="sv") as project:
            values = {2026: Decimal(value)}
            titles = ("Trygga", "Bara här") if name == "c" else ("trygga",)
            for title in titles:
                row = {"title": title, "unit": unit, "values": values}
                acts.add(project, record("indicator"), row)
            acts.add(project, record("stakeholder"), {"name": SECRET, "email": f"{SECRET}@x.se"})
    told = shell.data("portfolio", tmp_path)
    assert SECRET not in repr(told)
    said = {each["file"]: each["indicators"] for each in told}
    (first,), (second,), (other, alone) = said["a.plats"], said["b.plats"], said["c.plats"]
    assert (first["value"], second["value"], other["value"]) == (40.5, 41, 9)
    assert first["compared"]
    assert second["compared"]
    assert first["caveat"] == "typed in; how it was measured is not known"
    assert (other["compared"], other["why_not"]) == (False, "another unit: antal")
    assert first["title"] == second["title"] == other["title"]
    assert alone["why_not"] == "no other project measures it in the same way"
    assert alone["says"] is None
