"""What other systems call types and stages, and which surface a name in short means."""

from __future__ import annotations

import pytest

from workbench.models.operations_choices import LOG_STATUSES, LOG_TYPES
from workbench.rules.log_words import meant, stage_of, type_of

NAMES = {
    "a": "Mellantorget",
    "b": "Gång- och cykeltunneln",
    "c": "Stationsparken",
    "d": "Parkering Igelkotten",
    "e": "Västra torget",
}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Gata - Belysning", "lighting"),
        ("Trasig belysning", "lighting"),
        ("Gatubelysning", "lighting"),
        ("Klottersanering", "graffiti"),
        ("papperskorgen är full", "waste"),
        ("Sand och snö", "snow"),
        ("Nedskräpning", "litter"),
        ("Trasig parkbänk", "damage"),
        ("Litter", "litter"),
        ("Potthål", ""),
        ("Storgatan", ""),  # no "störning"
        ("", ""),
    ],
)
def test_a_category_of_others_tells_the_type(words, kind):
    assert type_of(words) == kind


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("Avslutat", "handled"),
        ("Färdigbehandlad", "handled"),
        ("Ej åtgärdat", "new"),
        ("Under handläggning", "reported"),
        ("Mottaget", "new"),
        ("Avvisat – dubblett", "no_action"),
        ("Closed", "handled"),
        ("Kod 7", ""),
    ],
)
def test_a_stage_of_others_is_one_of_ours(words, stage):
    assert stage_of(words) == stage


def test_types_and_stages_are_those_of_the_log():
    words = ("klotter", "ljus", "papperskorg", "snö", "skräp", "träd", "bänk", "störning",
             "olycka", "rond")  # fmt: skip
    assert {type_of(each) for each in words} == {c.key for c in LOG_TYPES} - {"other"}
    assert {stage_of(w) for w in ("ny", "pågår", "klar", "utgår")} == {c.key for c in LOG_STATUSES}


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("tunneln", ("b",)),
        ("Mellantorget vid fontänen", ("a",)),
        ("stationsp", ("c",)),
        ("torget", ("a", "e")),
        ("parken", ("c",)),
        ("tor", ()),
        ("Storgatan", ()),
    ],
)
def test_a_surface_is_known_by_a_part_of_its_name(typed, keys):
    assert meant(typed, NAMES) == keys
