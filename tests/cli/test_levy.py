"""The levy on the command line: both oracles exactly, in and out, and what stands in the way."""

from __future__ import annotations

import pypdf
import pytest

from tests.rules import mellantorg as tables

EXPECTED = tables.rows(tables.EXPECTED / "levy_expected.csv")
OWNERS = tables.rows(tables.EXPECTED / "levy_per_owner_expected.csv")
COLUMNS = {
    name: next(c for c in EXPECTED[0] if c.startswith(f"{name}_")) for name in "BCDE"
} | {"A": "A_area_LOA1_BOA04"}  # fmt: skip
HEAD = "modell;ar;bas;total_kr;vikt_loa;vikt_boa;fast_kr;alfa;golv_kr;tak_kr"


def models(shell, file, code=0):
    return {each["name"][0]: each for each in
            shell.data("levy", file, "--year", "2026", code=code)["models"]}  # fmt: skip


@pytest.mark.parametrize("name", "ABCDE")
def test_the_example_is_the_oracle(shell, mellantorg, name):
    model = models(shell, mellantorg)[name]
    assert model["total"] == 1_600_000
    amounts = {each["code"]: each["amount"] for each in model["properties"]}
    assert amounts == {row["fastighet"]: int(row[COLUMNS[name]]) for row in EXPECTED[:-1]}
    owners = {each["code"]: each["amount"] for each in model["owners"]}
    assert owners == {row["agare"]: int(row[name]) for row in OWNERS[:-1]}


def test_weights_are_told(shell, mellantorg):
    found = models(shell, mellantorg)
    weights = {each["code"]: each["weight"] for each in found["A"]["properties"]}
    assert weights == {row["fastighet"]: int(row["viktad_area_A"]) for row in EXPECTED[:-1]}
    assert found["C"]["properties"][0] == {"code": "P01", "weight": 148_000_000, "amount": 192_834}
    assert set(found["C"]) == {"name", "total", "properties", "owners"}
    _code, out, _err = shell.run("levy", mellantorg)
    assert [line for line in out.splitlines() if "(adopted)" in line] == [
        "E Som A, golv och tak (adopted): SEK\N{NO-BREAK SPACE}1,600,000"
    ]


@pytest.fixture
def placed(shell, blank, root):
    for kind in ("organisations", "properties"):
        shell.data("import", blank, root / f"resources/example/{kind}.csv", "--as", kind)
    return blank


def bring(shell, file, *lines, code=0, kind="levy-models"):
    source = shell.folder / "modeller.csv"
    source.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
    return shell.data("import", file, source, "--as", kind, code=code)


def test_models_are_brought_in(shell, placed, root):
    said = shell.data("import", placed, root / "resources/example/levy_models.csv")  # known as such
    assert (said["read"], said["new"], said["errors"]) == (5, 5, [])
    found = models(shell, placed)
    assert sum(each["amount"] for each in found["E"]["owners"]) == 1_600_000
    again = bring(shell, placed, "A Viktad yta;2026;loa_boa_vikt;1700000;1;0,5;;;;")
    assert (again["new"], again["updated"]) == (0, 1)
    assert models(shell, placed)["A"]["total"] == 1_700_000


def test_an_adopted_model_is_left_alone(shell, example):
    said = bring(shell, example, "E Som A, golv och tak;2026;loa_boa_vikt;900000;1;1;;;;",
                 kind="levy-model")  # fmt: skip
    assert (said["new"], said["updated"]) == (1, 0)
    totals = [m["total"] for m in shell.data("levy", example, "--year", "2026")["models"]
              if m["name"].startswith("E ")]  # fmt: skip
    assert totals == [1_600_000, 900_000]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("X;2026;loa_boa_vikt;1600000;;;;;;", "has no weights"),
        ("X;2026;fast_plus;1600000;1;0.4;10000;;;", "which share goes by area"),
        ("X;2026;fast_plus;1600000;1;0.4;10000;1.4;;", "not between 0 and 1"),
        ("X;2026;bta;;;;;;;", "how much is to be shared out"),
        ("X;2026;bta;-5;;;;;;", "negative"),
        ("X;2026;hemligt;5;;;;;;", "hemligt"),
    ],
)
def test_terms_that_do_not_hold_are_refused_with_their_row(shell, placed, line, says):
    said = bring(shell, placed, "B BTA;2026;bta;1600000;;;;;;", line, code=1)
    assert said["new"] == 1
    assert [error["row"] for error in said["errors"]] == [3]
    assert says in said["errors"][0]["reason"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("X;2026;bta;100000;;;;;15000;", "only SEK\N{NO-BREAK SPACE}100,000 is needed"),
        ("X;2026;bta;1600000;;;;;;1000", "no more than"),
        ("X;2026;bta;1600000;;;;;9000;8000", "floor is higher than the cap"),
        ("X;2026;bta;100000;;;90000;;;", "fixed parts are"),
    ],
)
def test_what_cannot_be_shared_out_is_told_and_nothing_made_up(shell, placed, line, says):
    bring(shell, placed, line)
    (model,) = shell.data("levy", placed, "--year", "2026", code=1)["models"]
    assert model["properties"] == model["owners"] == []
    assert says in " ".join(model["problems"])


def test_missing_and_negative_figures_name_the_property(shell, placed):
    source = shell.folder / "fast.csv"
    source.write_text("id;beteckning;bta_m2\nP01;Ekorren 1;-4\n", encoding="utf-8")
    said = shell.data("import", placed, source, "--as", "properties", code=1)
    assert said["errors"][0]["row"] == 2
    new = shell.folder / "ny.csv"
    new.write_text("id;beteckning;status;bta_m2\nP90;Ny 1;medlem;100\n", encoding="utf-8")
    shell.data("import", placed, new, "--as", "properties")
    bring(shell, placed, "C;2026;taxeringsvarde;1600000;;;;;;")
    (model,) = shell.data("levy", placed, "--year", "2026", code=1)["models"]
    assert model["problems"] == ["P90 has no assessed value."]


def test_tens_of_kronor(shell, placed):
    source = shell.folder / "tio.csv"
    source.write_text("modell;ar;bas;total_kr;avrundning\nT;2026;bta;1600000;10\n"
                      "U;2026;bta;1600005;10\n", encoding="utf-8")  # fmt: skip
    shell.data("import", placed, source, "--as", "levy-models")
    found = models(shell, placed, code=1)
    assert {each["amount"] % 10 for each in found["T"]["properties"]} == {0}
    assert sum(each["amount"] for each in found["T"]["properties"]) == 1_600_000
    assert "whole multiples" in found["U"]["problems"][0]


def test_no_models(shell, blank):
    assert shell.data("levy", blank) == {"year": None, "models": []}
    assert shell.data("levy", blank, "--year", "2031")["models"] == []


def test_nobody_is_a_member(shell, blank):
    source = shell.folder / "fast.csv"
    source.write_text("id;beteckning;bta_m2\nP1;Ett 1;100\n", encoding="utf-8")
    shell.data("import", blank, source, "--as", "properties")
    bring(shell, blank, "B;2026;bta;1000;;;;;;")
    (model,) = shell.data("levy", blank, "--year", "2026", code=1)["models"]
    assert model["problems"] == [
        "No property is a member. Say so on the properties, or let all pay."
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_owners_sheet(shell, mellantorg, language):
    target = shell.path("blad.pdf")
    code, _out, err = shell.run("export", mellantorg, target, "--document", "agaravgift",
                                "--owner", "O02", language=language)  # fmt: skip
    assert code == 0, err
    pages = [page.extract_text() for page in pypdf.PdfReader(target).pages]
    text = " ".join(" ".join(pages).split()).replace("\N{NO-BREAK SPACE}", " ")
    assert "AB Mellanstadsbostäder" in text
    assert len(pages) == 1
    separator = " " if language == "sv" else ","
    for amount in ("317 876", "476 471", "413 029", "364 306", "343 308"):
        assert amount.replace(" ", separator) in text
    assert "Torgkvarteret i Mellanstad AB" not in text


def test_a_sheet_for_nobody_is_refused(shell, mellantorg):
    said = shell.refused("export", mellantorg, shell.path("x.pdf"), "--document", "agaravgift",
                         "--owner", "O99")  # fmt: skip
    assert "O99" in said
    assert "Lyktbacken" in said
