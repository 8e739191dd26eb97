"""Answers in words and figures on the scales of survey questions."""

from __future__ import annotations

import pytest

from workbench.base.language import using
from workbench.rules.scales import (
    DONT_KNOW,
    NO_ANSWER,
    guess_scale,
    read_answer,
    scale_of,
    to_share,
)

SAFE, AGREE, GRADE, YES = (scale_of(k) for k in ("safe5", "agree5", "grade10", "yes_no"))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    ("scale", "text", "place"),
    [
        (SAFE, "4", 4), (SAFE, "4.0", 4), (SAFE, " Ganska trygg ", 4), (SAFE, "very safe", 5),
        (SAFE, "4 – ganska trygg", 4), (SAFE, "1=mycket otrygg", 1), (SAFE, "6", None),
        (SAFE, "0", None), (SAFE, "trygg", None), (SAFE, "Vet ej", DONT_KNOW),
        (SAFE, "Vet ej/går aldrig ut", DONT_KNOW), (SAFE, "", NO_ANSWER), (SAFE, "-", NO_ANSWER),
        (SAFE, "99", NO_ANSWER), (SAFE, "1 – mycket trygg", None),
        (AGREE, "Instämmer helt", 5), (AGREE, "Strongly disagree", 1), (AGREE, "varken eller", 3),
        (GRADE, "0", 1), (GRADE, "10", 11), (GRADE, "11", None), (GRADE, "7.5", None),
        (YES, "Ja", 1), (YES, "no", 2), (YES, "0", 2), (YES, "kanske", None),
    ],
)  # fmt: skip
def test_an_answer_is_a_place_on_its_scale(scale, text, place, language):
    with using(language):
        assert read_answer(scale, text) == place


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        (["Mycket trygg", "Vet ej", ""], "safe5"),
        (["1", "5", "3"], "agree5"),
        (["0", "7", "10"], "grade10"),
        (["Ja", "Nej"], "yes_no"),
        (["aldrig", "alltid"], "frequency5"),
        (["Kvinna", "Man"], "single"),
        ([f"Text nummer {n}" for n in range(20)], "free_text"),
        (["", "-"], "free_text"),
    ],
)
def test_the_scale_is_seen_from_the_answers(texts, key):
    assert guess_scale(texts) == key


def test_who_does_not_know_is_in_no_share():
    assert to_share({1: 4, 4: 5, 5: 6, DONT_KNOW: 9, NO_ANSWER: 3}, SAFE) == (11, 15)
