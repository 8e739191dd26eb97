"""A whole project as JSON and back: nothing is lost, and what is no project is refused in words."""

from __future__ import annotations

import json

import pytest

from tests.command import CLOCK
from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.program import whole
from workbench.program.whole import export_json, import_json
from workbench.project.check import check_file
from workbench.project.faults import NewerFile
from workbench.project.format import SCHEMA_VERSION
from workbench.project.open import open_project
from workbench.project.register import all_rows
from workbench.project.whole import bytes_out


def rows(path):
    with open_project(path, read_only=True, clock=CLOCK) as project, project.read() as session:
        return all_rows(session)


@pytest.fixture(scope="module")
def written(mellantorg, tmp_path_factory):
    target = tmp_path_factory.mktemp("json") / "allt.json"
    with open_project(mellantorg, read_only=True, clock=CLOCK) as project:
        export_json(project, target)
    return target


def test_every_table_comes_back_as_it_was(mellantorg, written, tmp_path):
    target = tmp_path / "ny.plats"
    import_json(written, target, CLOCK)
    before, after = rows(mellantorg), rows(target)
    assert before.keys() == after.keys()
    for table, known in before.items():
        assert sorted(map(str, after[table])) == sorted(map(str, known)), table
    assert sum(map(len, before.values())) > 1000
    assert check_file(target, CLOCK).whole
    with open_project(target, clock=CLOCK) as project, project.edit("x") as session:
        assert session is not None


def test_what_came_back_is_written_the_same(written, tmp_path):
    import_json(written, tmp_path / "ny.plats", CLOCK)
    with open_project(tmp_path / "ny.plats", read_only=True, clock=CLOCK) as project:
        export_json(project, tmp_path / "igen.json")
    first, second = (json.loads(p.read_text("utf-8")) for p in (written, tmp_path / "igen.json"))
    for table, lines in first["tables"].items():
        assert sorted(map(str, lines)) == sorted(map(str, second["tables"][table])), table


SMALL = {"id": "p", "name": "Torget"}


def text(**changes):
    tables = {"project": [SMALL], **changes.pop("tables", {})}
    return json.dumps(
        {"format": "platsverkstad", "schema": SCHEMA_VERSION, "tables": tables, **changes}
    )


def refused(tmp_path, content):
    source, target = tmp_path / "in.json", tmp_path / "ut.plats"
    source.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    with pytest.raises(WorkbenchError) as caught:
        import_json(source, target, CLOCK)
    assert not target.exists()
    assert list(tmp_path.iterdir()) == [source]
    with using("en"):
        return caught.value.text()


def test_a_project_of_the_least_is_enough(tmp_path):
    (tmp_path / "in.json").write_text(text(), "utf-8")
    import_json(tmp_path / "in.json", tmp_path / "ut.plats", CLOCK)
    assert rows(tmp_path / "ut.plats")["project"][0]["name"] == "Torget"


def test_pictures_come_back_byte_by_byte(tmp_path):
    picture = bytes(range(256))
    row = {"id": "f", "media_type": "image/png", "picture": bytes_out(picture)}
    (tmp_path / "in.json").write_text(text(tables={"photo": [row]}), "utf-8")
    import_json(tmp_path / "in.json", tmp_path / "ut.plats", CLOCK)
    assert rows(tmp_path / "ut.plats")["photo"][0]["picture"] == picture
    with open_project(tmp_path / "ut.plats", read_only=True, clock=CLOCK) as project:
        export_json(project, tmp_path / "igen.json")
    again = json.loads((tmp_path / "igen.json").read_text("utf-8"))
    assert again["tables"]["photo"][0]["picture"] == bytes_out(picture)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("", "line 1"),
        ("[]", "no project written as JSON"),
        ('{"format": "annat"}', "no project written as JSON"),
        (b"\xff\xfe\x00", "no project written as JSON"),
        (b"PK\x03\x04" + b"\0" * 99, "line 1"),
        ("[" * 100_000, "nested too deep"),
        (text()[:-40], "line 1"),
        (text().replace('"tables": {', '"others": {'), "no tables"),
        (text(schema="2"), "which version"),
        (text(schema=True), "which version"),
        (text(schema=-1), "which version"),
        (text(tables={"passwd": []}), "no table “passwd”"),
        (text(tables={"edit": []}), "no table “edit”"),
        (text(tables={"goal": {}}), "no list of rows"),
        (text(tables={"goal": ["x"]}), "no row with columns"),
        (text(tables={"goal": [{"id": "g", "title": "M", "x\"": 1}]}), "unknown column"),
        (text(tables={"goal": [{"title": "M"}]}), "lacks the column “id”"),
        (text(tables={"goal": [{"id": 7, "title": "M"}]}), "“7” cannot stand"),
        (text(tables={"goal": [{"id": "g", "title": ["M"]}]}), "cannot stand"),
        (text(tables={"goal": [{"id": "g", "title": "\ud800"}]}), "cannot stand"),
        (text(tables={"goal": [{"id": "g", "title": {"base64": "!"}}]}), "cannot stand"),
        (text(tables={"activity": [{"id": "a", "title": "A", "start": "2026-02-30"}]}), "2026-02"),
        (text(tables={"activity": [{"id": "a", "title": "A", "cost": 1.5}]}), "“1.5”"),
        (text(tables={"activity": [{"id": "a", "title": "A", "cost": 10**30}]}), "row 1"),
        (text(tables={"activity": [{"id": "a", "title": "A", "cost": float("nan")}]}), "“nan”"),
        (text(tables={"activity": [{"id": "a", "title": "A", "milestone": 7}]}), "“7”"),
        (text(tables={"activity": [{"id": "a", "title": "A", "cost": True}]}), "“True”"),
        (text(tables={"activity": [{"id": "a", "title": "A", "parent_id": "b"}]}), "not there"),
        (text(tables={"goal": [{"id": "g", "title": "M"}] * 2}), "twice"),
        (text(tables={"project": []}), "exactly one project"),
        (text(tables={"project": [SMALL, {"id": "q", "name": "Två"}]}), "exactly one project"),
        (text().replace('"name": "T', '"name": "U", "name": "T'), "“name” twice"),
    ],
)  # fmt: skip
def test_what_is_no_project_is_refused_in_words(tmp_path, content, word):
    assert word.lower() in refused(tmp_path, content).lower()


def test_a_newer_version_is_told_apart(tmp_path):
    source = tmp_path / "in.json"
    source.write_text(text(schema=SCHEMA_VERSION + 1), "utf-8")
    with pytest.raises(NewerFile):
        import_json(source, tmp_path / "ut.plats", CLOCK)


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_an_older_version_is_brought_up_to_date(tmp_path, version):
    source = tmp_path / "in.json"
    source.write_text(text(schema=version), "utf-8")
    import_json(source, tmp_path / "ut.plats", CLOCK)
    assert rows(tmp_path / "ut.plats")["project"][0]["name"] == "Torget"
    assert check_file(tmp_path / "ut.plats", CLOCK).whole


def test_a_huge_file_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(whole, "MOST_BYTES", 60)
    assert "too large" in refused(tmp_path, text())


def test_a_file_that_is_there_stays(tmp_path):
    (tmp_path / "in.json").write_text(text(), "utf-8")
    (tmp_path / "ut.plats").write_text("mitt", "utf-8")
    with pytest.raises(WorkbenchError):
        import_json(tmp_path / "in.json", tmp_path / "ut.plats", CLOCK)
    assert (tmp_path / "ut.plats").read_text("utf-8") == "mitt"


def test_the_command_line_brings_it_back(shell, example):
    shell.data("export", example, shell.path("allt.json"))
    code, _out, err = shell.run("restore", shell.path("allt.json"), shell.path("ny.plats"))
    assert code == 0, err
    kept, made = shell.data("info", example), shell.data("info", shell.path("ny.plats"))
    assert kept["tables"] == made["tables"]
