"""Names that may mean the same, and names that do not."""

from __future__ import annotations

import pytest

from workbench.rules.duplicates import Names


def like(kind, one, other):
    names = Names(kind)
    names.add("x", other)
    return names.like(one) == ["x"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Ek", "anna  ek"),
        ("Ek, Anna", "Anna Ek"),
        ("Anna Öhman", "Anna Ohman"),
        ("Åsa Ärlig", "Asa Arlig"),
        ("Anna Ek (ordf.)", "Anna Ek"),
        ("A. Ekström", "Anna Ekström"),
        ("Karl Bergström", "Carl Bergström"),
        ("Anna-Karin Lundh", "Anna Karin Lundh"),
        ("Johna Svensson", "Johan Svensson"),
        ("Kristina Berg", "Christina Berg"),
        ("Maria Lind", "Marie Lind"),
    ],
)
def test_one_person_written_in_two_ways(one, other):
    assert like("person", one, other)
    assert like("person", other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Ek", "Bo Ek"),
        ("Anna Ek", "Anna Berg"),
        ("Bo Ek", "Bo Al"),
        ("A. Ekström", "Bo Ekström"),
        ("Åsa Öberg 1", "Åsa Öberg 2"),
        ("Granne 12", "Granne 11"),
        ("Jan", "Jon"),
        ("Anna Ek", ""),
        ("", "Anna Ek"),
    ],
)
def test_two_persons_stay_two(one, other):
    assert not like("person", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Åkern AB", "Aktiebolaget Åkern"),
        ("Åkern AB (publ)", "Åkern"),
        ("AB Åkern publ", "Åkern aktiebolag"),
        ("Brf Lindgården", "Bostadsrättsföreningen Lindgården"),
        ("BRF LINDGÅRDEN", "Lindgården"),
        ("Fastighets AB Åkern", "Åkern Fastighets AB"),
        ("Fastighetsaktiebolaget Åkern", "Fastighets AB Åkern"),
        ("Handel & Krog ek. för.", "Handel & Krog ekonomisk förening"),
        ("Mellanstadsbostäder", "Mellanstadbostäder"),
        ("Mellanstads kommun", "mellanstads  Kommun"),
        ("H&M Torget", "H & M  Torget"),
    ],
)
def test_one_organisation_written_in_two_ways(one, other):
    assert like("party", one, other)
    assert like("party", other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lindgården AB", "Brf Lindgården"),
        ("Fastighets AB Åkern 3", "Fastighets AB Åkern 13"),
        ("Region Mellan", "Region Norr"),
        ("AB", "Aktiebolag"),
        ("ICA", "IKA"),
        ("Torget AB", "Torgets vänner"),
    ],
)
def test_two_organisations_stay_two(one, other):
    assert not like("party", one, other)


def test_a_row_may_have_two_names_and_is_found_once():
    names = Names("party")
    names.add("o1", "Mellanstads kommun")
    names.add("o1", "Mellanstad kommun")
    names.add("o2", "Polisen")
    assert names.like("Mellanstads Kommun") == ["o1"]


def test_surest_first():
    names = Names("person")
    names.add("near", "Karl Bergstrim")
    names.add("same", "Carl Bergström")
    assert names.like("Bergström, Karl") == ["same", "near"]
