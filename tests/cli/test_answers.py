"""What the commands answer, key by key as the contract has them, and the example's own figures."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from tests.command import digest

TABLES = {"activity": 40, "budget_line": 23, "goal": 8, "indicator": 15, "stakeholder": 25}


def rows(root, name):
    with (root / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_info(shell, mellantorg):
    said = shell.data("info", mellantorg)
    assert list(said) == ["name", "language", "schema", "application", "tables", "last_change"]
    assert said["name"] == "Platssamverkan Mellantorg"
    assert said["language"] == "sv"
    assert said["application"].startswith("platsverkstad ")
    assert {name: said["tables"][name] for name in TABLES} == TABLES
    assert said["last_change"].startswith("2026-11-18")


def test_an_example_can_be_made_where_there_is_none(shell):
    assert shell.data("example", shell.path("m.plats")) == {"file": shell.path("m.plats")}
    assert shell.data("info", shell.path("m.plats"))["tables"]["organisation"] == 13
    assert "already" in shell.refused("example", shell.path("m.plats"))


def test_documents(shell, mellantorg):
    assert shell.data("documents", mellantorg) == [
        {"id": "platsplan", "title": "Place plan"},
        {"id": "nulagesanalys", "title": "Current-state analysis"},
        {"id": "handlingsplan", "title": "Action plan"},
        {"id": "budget", "title": "Budget and financing plan"},
        {"id": "agaravgift", "title": "Levy of each owner"},
        {"id": "avsiktsforklaring", "title": "Letter of intent"},
        {"id": "samverkansavtal", "title": "Collaboration agreement"},
        {"id": "stadgar", "title": "Statutes"},
        {"id": "tjansteavtal", "title": "Service agreement"},
        {"id": "kallelse", "title": "Notice of meeting"},
        {"id": "protokoll", "title": "Minutes"},
        {"id": "workshop", "title": "Result of the workshop"},
        {"id": "lagesbild", "title": "Situation sheet of the month"},
        {"id": "studieresa", "title": "Report of a study trip"},
        {"id": "arsrapport", "title": "Year report"},
        {"id": "ni-sa-vi-gjorde", "title": "You said, we did"},
        {"id": "questionnaire", "title": "Questionnaire"},
        {"id": "registerforteckning", "title": "Record of processing (GDPR)"},
    ]


def test_schedule(shell, mellantorg, root):
    said = shell.data("schedule", mellantorg)
    assert list(said) == ["finish", "activities"]
    keys = (
        "id code title start finish early_start early_finish late_start late_finish "
        "total_float free_float critical progress"
    )
    assert all(list(each) == keys.split() for each in said["activities"])
    typed = {row["id"]: row for row in rows(root, "resources/example/activities.csv")}
    assert len(said["activities"]) == len(typed) == 40
    for each in said["activities"]:
        assert each["start"] == typed[each["code"]]["start"]
        assert each["finish"] == typed[each["code"]]["slut"]
        assert 0 <= each["progress"] <= 1
        assert isinstance(each["total_float"], int)
    assert said["finish"] == max(row["slut"] for row in typed.values())
    assert date.fromisoformat(said["finish"])


SUMS = [
    (2026, 4_533_000, 4_530_606, 2_394, 339_863, 573_200),
    (2027, 3_891_000, 3_870_405, 20_595, 233_100, 573_200),
    (2028, 3_951_250, 3_919_167, 32_083, 232_650, 573_200),
]
YEAR = ("year", "income", "cost", "result", "nondeductible_vat", "in_kind")


def test_budget(shell, mellantorg, root):
    said = shell.data("budget", mellantorg)
    assert list(said) == ["years", "lines", "reconciliation"]
    assert said["years"] == [dict(zip(YEAR, each, strict=True)) for each in SUMS]
    assert len(said["lines"]) == 23
    wanted = rows(root, "tests/data/mellantorg/budget_reconciliation_2026_expected.csv")
    first = {each["code"]: each for each in said["reconciliation"] if each["year"] == 2026}
    for row in wanted:
        assert first[row["kod"]] == {
            "code": row["kod"],
            "year": 2026,
            "budget": int(row["budget_2026"]),
            "tied": int(row["knutet_till_aktiviteter"]),
            "untied": int(row["ej_knutet"]),
        }


def test_there_may_be_no_budget_and_no_plan(shell, blank):
    assert shell.data("budget", blank) == {"years": [], "lines": [], "reconciliation": []}
    assert shell.data("schedule", blank) == {"finish": None, "activities": []}


def test_a_budget_in_an_empty_project_adds_up_the_same(shell, blank, root):
    shell.data("import", blank, root / "resources/example/budget_3y.csv", "--as", "budget")
    assert [tuple(each.values()) for each in shell.data("budget", blank)["years"]] == SUMS


def test_check_sees_what_is_late_and_what_that_does(shell, mellantorg):
    said = shell.data("check", mellantorg, code=1)
    assert list(said) == ["integrity", "findings"]
    assert said["integrity"] == "ok"
    assert all(list(each) == ["rule", "severity", "where", "text"] for each in said["findings"])
    found = {(each["rule"], each["where"].split()[0]) for each in said["findings"]}
    assert {("plan.late", "A24"), ("plan.conflict", "A31")} <= found


def test_check_is_content_with_an_empty_project(shell, blank):
    assert shell.data("check", blank) == {"integrity": "ok", "findings": []}


def test_check_tells_damage_from_gaps(shell, example):
    whole = example.read_bytes()
    example.write_bytes(whole[:8192] + b"\xff" * 4096 + whole[12288:])
    before = digest(example)
    said = shell.data("check", example, code=1)
    assert said["integrity"] == "damaged"
    assert said["findings"][0]["rule"] == "file.damaged"
    assert digest(example) == before


@pytest.mark.parametrize("command", ["info", "documents", "schedule", "budget", "check", "history"])
def test_asking_changes_nothing(shell, example, command):
    before = digest(example)
    for language in ("sv", "en"):
        code, out, err = shell.run(command, example, language=language)
        assert code in {0, 1}
        assert err == ""
        assert out
    assert digest(example) == before
    assert sorted(p.name for p in example.parent.iterdir()) == [example.name]


def test_answers_follow_the_language(shell, mellantorg):
    assert "Filen är hel" in shell.run("check", mellantorg, language="sv")[1]
    assert "The file is whole" in shell.run("check", mellantorg, language="en")[1]
    assert "The file is whole" in shell.run("check", mellantorg, "--language", "en")[1]
