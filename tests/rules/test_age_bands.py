"""Ages in bands, as people write them."""

from __future__ import annotations

import pytest

from workbench.rules.age_bands import BANDS, age_in, band_of, band_range


@pytest.mark.parametrize(
    ("label", "ends"),
    [
        ("16–24", (16, 24)),
        ("16-24 år", (16, 24)),
        ("45 till 64", (45, 64)),
        ("65+", (65, 120)),
        ("65 år och äldre", (65, 120)),
        ("65 years and older", (65, 120)),
        ("85-", (85, 120)),
        ("Under 16", (0, 15)),
        ("yngre än 16 år", (0, 15)),
        ("kvinna", None),
        ("64–45", None),
        ("", None),
    ],
)
def test_a_band_says_from_when_to_when(label, ends):
    assert band_range(label) == ends


@pytest.mark.parametrize(
    ("age", "place"),
    [(15, None), (16, 1), (24, 1), (25, 2), (64, 3), (65, 4), (88, 4), (121, None)],
)
def test_somebody_is_in_one_band(age, place):
    assert band_of(age, BANDS) == place


@pytest.mark.parametrize(
    ("text", "year", "age"),
    [
        ("34", None, 34), ("34 år", None, 34), ("34.0", None, 34), ("88", None, 88),
        ("1987", None, None), ("1987", 2026, 39), ("2031", 2026, None), ("121", None, None),
        ("vet ej", None, None), ("", None, None), ("12345", 2026, None),
    ],
)  # fmt: skip
def test_an_age_is_read_in_years_or_from_the_year_of_birth(text, year, age):
    assert age_in(text, year) == age
