"""People on the command line: commitments, contact cards, groups, columns said once."""

from __future__ import annotations

import csv

from workbench.base.resources import resource


def test_commitments_come_in_with_their_kind(shell, blank):
    source = resource("example", "agreement_commitments.csv")
    said = shell.data("import", blank, source, "--as", "commitments")
    assert (said["new"], said["errors"]) == (14, [])
    path = shell.folder / "ut.csv"
    shell.run("export", blank, path, "--table", "commitments", "--language", "en")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    kinds = {row["Commitment"]: row["Kind"] for row in rows}
    assert kinds["Verksamhetsbidrag 2026"] == "Money"
    assert kinds["Köper tilläggstjänst renhållning"] == "Money"
    assert kinds["Lokal för platskontor 48 m²"] == "Premises"
    assert kinds["Samordnar handelns aktiviteter"] == "Service"
    assert kinds["14 feriejobbare"] == ""


def test_commitments_are_in_the_example_and_recognised_by_their_columns(shell, example):
    assert shell.data("info", example)["tables"]["commitment"] == 14
    again = shell.data("import", example, resource("example", "agreement_commitments.csv"))
    assert again["updated"] + again["skipped"] == 14


def test_contact_cards_are_for_those_who_work_with_the_file(shell, example):
    target = shell.folder / "folk.vcf"
    said = shell.refused("export", example, target)
    assert "--audience internal" in said
    assert not target.exists()
    code, _out, _err = shell.run("export", example, target, "--audience", "internal")
    assert code == 0
    text = target.read_text(encoding="utf-8")
    assert text.count("BEGIN:VCARD") == 25
    assert "FN:Målte Testlund" in text
    assert "tveksam" not in text.lower()
    shell.run("export", example, target, "--audience", "internal", "--vcard", "4.0")
    assert "VERSION:4.0" in target.read_text(encoding="utf-8")


def test_organisations_have_public_cards(shell, example):
    target = shell.folder / "parter.vcf"
    assert shell.run("export", example, target, "--table", "organisations")[0] == 0
    assert "FN:Mellanstads kommun" in target.read_text(encoding="utf-8")
    assert "made of" in shell.refused("export", example, target, "--table", "goals")


def test_a_group_limits_cards_and_tables(shell, example):
    target = shell.folder / "grupp.vcf"
    words = ("--audience", "internal", "--group")
    shell.run("export", example, target, *words, "styrgrupp")
    few = target.read_text(encoding="utf-8").count("BEGIN:VCARD")
    shell.run("export", example, target, *words, "Platssamverkan")
    more = target.read_text(encoding="utf-8").count("BEGIN:VCARD")
    assert 0 < few < more < 25
    path = shell.folder / "grupp.csv"
    shell.run("export", example, path, "--table", "stakeholders", *words, "Styrgrupp")
    assert len(path.read_text(encoding="utf-8").splitlines()) == few + 1
    assert "Styrgrupp" in shell.refused("export", example, target, *words, "Okänd")
    table = ("--table", "organisations")
    assert "people" in shell.refused("export", example, target, *words, "Styrgrupp", *table)


def test_a_mapping_said_once_holds_for_the_same_headings(shell, blank):
    source = shell.folder / "lista.csv"
    source.write_text("Vem;Bolag;X\nAnna;Åkern;1\n", encoding="utf-8")
    kind = ("--as", "stakeholders")
    said = ("--map", "Vem=name", "--map", "Bolag=organisation", "--map", "X=")
    assert shell.data("import", blank, source, *kind, *said)["created"] == {"organisation": 1}
    source.write_text("Vem;Bolag;X\nBo;Polisen;2\n", encoding="utf-8")
    again = shell.data("import", blank, source, *kind)
    assert (again["new"], again["created"]) == (1, {"organisation": 1})
