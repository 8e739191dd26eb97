"""Counted incidents, observations, inspections and reference figures on the command line."""

from __future__ import annotations

import pytest

from tests.command import digest
from workbench.base.resources import resource

NTU = """omrade,otrygg_sen_kvall_pct,oro_brottslighet_pct
Hela riket,15,22
Haninge,XX,19
"""


def table(name):
    return resource("example", f"{name}.csv")


def test_the_example_to_the_printed_digit(shell, example):
    said = shell.data("incidents", example)
    assert list(said) == ["total", "categories", "breaks"]
    total = said["total"]
    assert list(total) == ["before", "after", "ratio", "low", "high"]
    assert (total["before"], total["after"]) == (472, 361)
    assert [f"{total[key]:.2f}" for key in ("ratio", "low", "high")] == ["0.76", "0.67", "0.88"]
    changes = {each["category"]: f"{100 * each['change']:.1f}" for each in said["categories"]}
    assert changes == {
        "vandalism": "-22.9", "theft": "-11.0", "violence": "-22.2", "drugs": "-13.2",
        "disorder": "-21.7", "littering": "-36.2", "traffic": "-25.0", "arson": "-50.0",
        "other": "-23.5",
    }  # fmt: skip
    litter = next(each for each in said["categories"] if each["category"] == "littering")
    assert (litter["comparable"], litter["certain"]) == (False, False)
    [broken] = said["breaks"]
    assert (broken["category"], broken["begins"]) == ("littering", "2026-01-01")
    assert (broken["before"], broken["after"]) == ("fault_report", "own_log")


def test_in_words(shell, example):
    code, out, _err = shell.run("incidents", example, language="sv")
    assert code == 0
    assert out.splitlines()[0].replace("\N{NO-BREAK SPACE}", " ") == (
        "2025 mot 2026, jan–sep: 472 → 361, −23,5 %; kvot 0,76 (0,67–0,88)"
    )
    assert "ej jämförbar" in out
    assert "Seriebrott:" in out


def test_nothing_counted(shell, blank):
    nothing = dict.fromkeys(("before", "after", "ratio", "low", "high"))
    assert shell.data("incidents", blank) == {"total": nothing, "categories": [], "breaks": []}
    assert "no incidents" in shell.run("incidents", blank)[1]


def test_what_came_from_nothing_has_no_end_in_json(shell, blank, tmp_path):
    source = tmp_path / "t.csv"
    source.write_text("kategori;2025;2026\nstöld;0;7\n", encoding="utf-8")
    shell.data("import", blank, source, "--as", "incidents")
    total = shell.data("incidents", blank)["total"]
    assert (total["ratio"], total["high"]) == (None, None)
    assert total["low"] > 0


@pytest.mark.parametrize(
    ("name", "kind", "read", "new", "created"),
    [
        ("incidents_quarterly", "incidents", 10, 63, {}),
        ("observations", "observations", 36, 36, {}),
        ("inspection_aspects", "inspection", 9, 18, {"inspection": 2, "inspection_aspect": 9}),
        ("benchmarks", "benchmarks", 6, 6, {}),
    ],
)
def test_the_examples_tables_come_in_named_and_unnamed(
    shell, blank, name, kind, read, new, created
):
    shell.data("import", blank, table("surfaces"), "--as", "surfaces")
    dry = shell.data("import", blank, table(name), "--as", kind, "--dry-run")
    assert dry == shell.data("import", blank, table(name), "--as", kind)
    assert (dry["read"], dry["new"], dry["created"], dry["errors"]) == (read, new, created, [])
    mapped = ["--as", kind] if kind == "benchmarks" else []
    again = shell.data("import", blank, table(name), *mapped)
    assert (again["new"], again["updated"], again["errors"]) == (0, 0, [])
    assert shell.data("undo", blank)


def test_rows_that_cannot_be_read_are_named(shell, blank, tmp_path):
    source = tmp_path / "t.csv"
    source.write_text(
        "kategori;källa;2025Q1\nspöken;polis;1\nstöld;polis;x\nvåld;polis;3\n", "utf-8"
    )
    said = shell.data("import", blank, source, "--as", "incidents", code=1)
    assert [(e["row"], e["column"]) for e in said["errors"]] == [(2, "kategori"), (3, "2025Q1")]
    assert said["new"] == 1


def test_a_table_of_something_else_is_refused(shell, blank):
    before = digest(blank)
    for kind in ("incidents", "inspection", "benchmarks"):
        assert "no " in shell.refused("import", blank, table("goals"), "--as", kind)
    assert digest(blank) == before


def test_levels_that_the_table_says_otherwise_are_told(shell, blank, tmp_path):
    source = tmp_path / "t.csv"
    source.write_text("aspekt;poang_2025;niva_2025\nLjus;6;gul\n", encoding="utf-8")
    _code, _out, err = shell.run("import", blank, source, "--as", "inspection")
    assert err.strip() == "row 2: 6 points are red here, the table says yellow"


def test_public_figures_of_elsewhere_come_in_as_they_are_published(shell, blank, tmp_path):
    source = tmp_path / "ntu2010.csv"
    source.write_text(NTU, encoding="utf-8")
    said = shell.data("import", blank, source, "--as", "benchmarks")
    assert (said["read"], said["new"], said["skipped"], said["errors"]) == (2, 3, 1, [])


def test_parts_of_the_place_do_not_leave_in_public_tables(shell, blank, tmp_path):
    source, target = tmp_path / "t.csv", tmp_path / "ut.csv"
    source.write_text("kategori;delzon;2025Q1\nstöld;tunneln;1\n", encoding="utf-8")
    shell.data("import", blank, source, "--as", "incidents")
    shell.data("export", blank, target, "--table", "incident")
    assert "tunneln" not in target.read_text("utf-8-sig")
    shell.data("export", blank, target, "--table", "incident", "--audience", "internal")
    assert "tunneln" in target.read_text("utf-8-sig")
