from __future__ import annotations

import pytest

from tests.rules.test_suppression import crossing, mellantorg_table, table
from workbench.base.language import using
from workbench.rules.comparison import (
    Caution,
    Comparability,
    Reason,
    Verdict,
)
from workbench.rules.comparison_words import (
    caution_words,
    comparability_words,
    sample_words,
    verdict_words,
)
from workbench.rules.displacement import Movement
from workbench.rules.incident_words import movement_words, note_words, zone_words
from workbench.rules.incidents import Note
from workbench.rules.sampling import Sample, Sampling
from workbench.rules.suppression import protect, protect_together
from workbench.rules.suppression_types import Why
from workbench.rules.suppression_words import row_words, split_words
from workbench.rules.zone_counts import Mark


@pytest.fixture(autouse=True)
def _swedish():
    with using("sv"):
        yield


def test_groups_shown_together():
    sex = protect(mellantorg_table("2025")).splits["kön"]
    assert split_words(sex, "kön", sex.together) == (
        "man, annat/vill ej ange visas tillsammans: en av dem har under 10 svar och skulle gå att "
        "räkna ut."
    )
    age = protect(mellantorg_table("2025")).splits["ålder"]
    assert split_words(age, "ålder") == ""


def test_a_split_not_shown():
    found = protect(table((40, 60), (2, 4), blocks=(1, 1))).splits["group"]
    assert split_words(found, "kön") == (
        "Delat på kön visas inte: en grupp har under 10 svar och skulle gå att räkna ut."
    )
    small = protect(crossing((9, 9), (12, 8), (2, 8), (9, 20))).splits["sex by age"]
    assert "några av grupperna" in split_words(small, "kön och ålder")
    one_sided = protect(table((40, 60), (2, 40), blocks=(1, 1))).splits["group"]
    assert "färre än 3" in split_words(one_sided, "kön")


def test_because_of_another_round():
    first = table((40, 60), (30, 20), (2, 4), blocks=(1, 1))
    second = table((40, 60), (10, 20), (12, 14), blocks=(1, 1))
    found = protect_together({1: first, 2: second})[2].splits["group"]
    assert split_words(found, "kön", ("B", "C")) == (
        "B, C visas tillsammans: en av dem är för liten i en annan omgång eller fråga."
    )
    pair = protect_together({1: table((40, 60), (2, 4), blocks=(1, 1)),
                             2: table((40, 60), (20, 40), blocks=(1, 1))})[2]  # fmt: skip
    assert pair.splits["group"].why is Why.OTHER_TABLE
    assert "annan omgång" in split_words(pair.splits["group"], "kön")


def test_rows():
    whole = protect(table((10, 15, 40, 30, 30)))
    assert row_words(whole.total) == ""
    joined = protect(table((1, 15, 40, 30, 30)))
    assert row_words(joined.total).startswith("Svar visas tillsammans")
    assert row_words(protect(table((40, 1), blocks=(1, 1))).total).startswith("Andelen visas inte")
    assert row_words(protect(table((4, 1), blocks=(1, 1))).total) == "Visas inte: under 10 svar."


def test_comparisons():
    assert verdict_words(Verdict.UNCERTAIN) == "ej säkerställd"
    against = Comparability((Reason.METHOD, Reason.SEASON), (Reason.SCALE,))
    assert comparability_words(against) == "Ej jämförbar: annan metod, annan årstid."
    unknown = comparability_words(Comparability((), (Reason.SEASON,)))
    assert unknown.endswith("någon av omgångarna: fältperiod.")
    assert comparability_words(Comparability((), ())) == ""
    assert "vore slumpmässigt" in sample_words(Sample())
    assert sample_words(Sample(Sampling.RANDOM)) == ""


def test_cautions():
    assert caution_words(Caution(9, 0, 0, 0.45)) == ""
    assert caution_words(Caution(1, 1, 1, 0.05)) == ""
    assert caution_words(Caution(40, 6, 1, 2.0)) == (
        "Av 40 jämförelser ser omkring 2 säkerställda ut av en slump. 1 är säkerställd också när "
        "alla bedöms tillsammans."
    )


def test_incidents():
    assert note_words(Note.SOURCE_CHANGED) == "Ej jämförbar: källan har bytts."
    assert note_words(Note.FEW) == "Färre än 5 händelser i en av perioderna."
    assert len({note_words(each) for each in Note}) == len(Note)
    assert movement_words(Movement.STAYED_AWAY) == "Färre på platsen och inte fler intill."
    assert len({movement_words(each) for each in Movement}) == len(Movement)
    shown = [zone_words(mark, 12) for mark in (Mark.COUNT, Mark.FEW, Mark.HIDDEN)]
    assert shown == ["12", "<5", "•"]
