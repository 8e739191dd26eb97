"""Words that are numbers become numbers for spreadsheets; codes and mixtures stay words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workbench.exchange.typed_texts import as_numbers


@pytest.mark.parametrize(
    ("texts", "numbers", "style"),
    [
        (["1 234", "–", None], [Decimal(1234), None, None], "0"),
        (["1\u00a0234,50", "\N{MINUS SIGN}7"], [Decimal("1234.50"), Decimal(-7)], "#,##0.00"),
        (["41,7 %", "8 %"], [Decimal("0.417"), Decimal("0.08")], "0.0%"),
        (["100%", ""], [Decimal(1), None], "0%"),
        (["+3,2", "0"], [Decimal("3.2"), Decimal(0)], "#,##0.0"),
    ],
)
def test_numbers_are_told_with_their_format(texts, numbers, style):
    assert as_numbers(texts) == (numbers, style)


@pytest.mark.parametrize(
    "texts",
    [
        ["007"], ["12", "ord"], ["12", "8 %"], ["=1+1"], ["1 23"], ["212000-1234"], ["٣٤"], [],
        ["–", None], ["1e5"], ["12:30"], ["<5", "7"],
    ],
)  # fmt: skip
def test_what_is_no_number_stays_words(texts):
    assert as_numbers(texts) is None
