"""One place carried from nothing to a PDF by commands alone."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from workbench.base.clock import FixedClock
from workbench.cli import run_command

CLOCK = FixedClock(datetime(2026, 11, 18, 14, 2, 11, tzinfo=UTC))


@pytest.fixture
def say(capsys):
    """Runs a command and returns exit code, answer (JSON where there is any) and complaint."""

    def run(*words):
        code = run_command([str(word) for word in words], CLOCK)
        out, err = capsys.readouterr()
        return code, json.loads(out) if "--json" in words and out else out, err

    return run


@pytest.fixture
def example(tmp_path, say):
    assert say("example", tmp_path / "Mellantorg.plats")[0] == 0
    return tmp_path / "Mellantorg.plats"


TABLES = (
    ("organisations", "organisations", 12),
    ("stakeholders", "stakeholders", 25),
    ("goals", "goals", 8),
    ("indicators", "kpis", 15),
    ("activities", "activities", 40),
    ("budget", "budget_3y", 23),
)


def test_the_tables_of_mellantorg_go_in_as_they_are(tmp_path, root, say):
    file = tmp_path / "torg.plats"
    assert say("new", file, "--name", "Norra torget")[0] == 0
    for kind, name, count in TABLES:
        source = root / "resources" / "example" / f"{name}.csv"
        code, answer, _err = say("import", file, source, "--as", kind, "--json")
        assert (code, answer["new"], answer["errors"]) == (0, count, []), kind
        code, answer, _err = say("import", file, source, "--as", kind, "--json")
        assert (answer["new"], answer["updated"]) == (0, 0), f"{kind} taken in twice"
    _code, money, _err = say("budget", file, "--json")
    assert [year["cost"] for year in money["years"]] == [4530606, 3870405, 3919167]
    assert [year["result"] for year in money["years"]] == [2394, 20595, 32083]
    assert [year["nondeductible_vat"] for year in money["years"]] == [339863, 233100, 232650]


def test_the_reconciliation_is_the_oracles(example, root, say):
    path = root / "tests" / "data" / "mellantorg" / "budget_reconciliation_2026_expected.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        expected = {row["kod"]: row for row in csv.DictReader(file, delimiter=";")}
    _code, money, _err = say("budget", example, "--json")
    told = {row["code"]: row for row in money["reconciliation"] if row["year"] == 2026}
    for code, row in expected.items():
        assert told[code]["tied"] == int(row["knutet_till_aktiviteter"])
        assert told[code]["untied"] == int(row["ej_knutet"])


def test_an_import_is_one_step_back(tmp_path, root, say):
    file = tmp_path / "torg.plats"
    say("new", file, "--name", "Torget")
    say("import", file, root / "resources/example/stakeholders.csv", "--as", "stakeholders")
    before = say("info", file, "--json")[1]["tables"]
    assert before["stakeholder"] == 25
    assert say("undo", file)[0] == 0
    assert say("info", file, "--json")[1]["tables"]["stakeholder"] == 0
    assert say("redo", file)[0] == 0
    assert say("info", file, "--json")[1]["tables"] == before


def test_a_dry_run_changes_no_byte(tmp_path, root, say):
    file = tmp_path / "torg.plats"
    say("new", file, "--name", "Torget")
    before = file.read_bytes()
    source = root / "resources/example/goals.csv"
    code, answer, _err = say("import", file, source, "--as", "goals", "--dry-run", "--json")
    assert (code, answer["new"]) == (0, 8)
    assert file.read_bytes() == before


def test_refused_rows_are_listed_and_the_rest_goes_in(tmp_path, say):
    file, source = tmp_path / "torg.plats", tmp_path / "folk.csv"
    say("new", file, "--name", "Torget")
    source.write_text("Namn;Inflytande\nÅsa;4\nBo;nio\nCaj;2\n", encoding="cp1252")
    code, answer, _err = say("import", file, source, "--as", "stakeholders", "--json")
    assert (code, answer["new"]) == (1, 2)
    assert [error["row"] for error in answer["errors"]] == [3]


@pytest.mark.parametrize(
    "words",
    [
        ("info", "nowhere.plats"),
        ("schedule", "text.plats"),
        ("import", "{file}", "nothing.csv", "--as", "goals"),
        ("import", "{file}", "text.plats", "--as", "elephants"),
        ("export", "{file}", "x.docm"),
        ("frobnicate",),
    ],
)
def test_what_fails_says_one_sentence(tmp_path, say, example, words):
    (tmp_path / "text.plats").write_text("no project", encoding="utf-8")
    before = example.read_bytes()
    filled = [
        str(example) if word == "{file}" else str(tmp_path / word) if "." in word else word
        for word in words
    ]
    code, out, err = say(*filled)
    assert code == 2
    assert out == ""
    assert err.strip()
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1
    assert example.read_bytes() == before


def test_the_public_gets_no_names(tmp_path, root, say, example):
    say("export", example, tmp_path / "people.csv", "--table", "stakeholders")
    say("export", example, tmp_path / "plan.pdf", "--document", "platsplan")
    text = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "plan.pdf").pages)
    public = (tmp_path / "people.csv").read_text(encoding="utf-8-sig")
    with (root / "resources/example/stakeholders.csv").open(encoding="utf-8") as file:
        people = list(csv.DictReader(file, delimiter=";"))
    for person in people:
        for hidden in (person["namn"], person["epost"]):
            assert hidden not in text
            assert hidden not in public
    code, _out, err = say(
        "export", example, tmp_path / "all.csv", "--table", "stakeholders", "--audience", "internal"
    )
    assert (code, err) == (0, "")
    assert people[0]["namn"] in (tmp_path / "all.csv").read_text(encoding="utf-8-sig")


def test_the_schedule_keeps_what_was_promised(example, root, say):
    with (root / "resources/example/activities.csv").open(encoding="utf-8") as file:
        promised = {row["id"]: row for row in csv.DictReader(file, delimiter=";")}
    _code, plan, _err = say("schedule", example, "--json")
    assert len(plan["activities"]) == 40
    for row in plan["activities"]:
        wanted = promised[row["code"]]
        if wanted["start"] != wanted["slut"]:
            assert row["finish"] <= wanted["slut"]
            assert row["start"] >= wanted["start"]


def test_check_finds_the_late_and_what_it_hits(example, say):
    code, answer, _err = say("check", example, "--json", "--language", "en")
    found = {finding["rule"]: finding for finding in answer["findings"]}
    assert code == 1
    assert answer["integrity"] == "ok"
    assert "A24" in found["plan.late"]["where"]
    assert "A31" in found["plan.conflict"]["where"]


def test_a_copy_comes_back(tmp_path, say, root):
    goals = root / "resources" / "example" / "goals.csv"
    assert say("new", tmp_path / "torg.plats", "--name", "Torget")[0] == 0
    file = tmp_path / "torg.plats"
    assert say("import", file, goals, "--as", "goals")[0] == 0
    assert say("backup", file, tmp_path / "copy.plats")[0] == 0
    say("undo", file)
    assert say("restore", tmp_path / "copy.plats", tmp_path / "back.plats")[0] == 0
    back = say("history", tmp_path / "back.plats", "--json")[1]
    assert len(back) == len(say("history", file, "--json")[1]) + 1
