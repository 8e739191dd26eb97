"""Dates and numbers are written as Babel writes them, in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from babel import dates, numbers
from hypothesis import given
from hypothesis import strategies as st

from workbench.base import formats
from workbench.base.language import using


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("month", range(1, 13))
def test_dates_are_written_as_babel_writes_them(language, month):
    day = date(2026, month, 3)

    def babel(pattern: str) -> str:
        return dates.format_date(day, pattern, locale=formats.locale_name())

    with using(language):
        assert formats.date_text(day) == babel("d MMM y").replace(".", "")
        assert formats.date_long(day) == babel("d MMMM y")
        assert formats.date_short(day) == babel("d MMM").replace(".", "")
        assert formats.month_short(day) == babel("MMM").replace(".", "")
        assert formats.month_long(day) == babel("LLLL")


def test_no_date_is_no_text():
    assert formats.date_text(None) == formats.date_short(None) == ""


@pytest.mark.parametrize("language", ["sv", "en"])
@given(
    st.one_of(
        st.integers(-(10**15), 10**15),
        st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=4),
        st.floats(-(10**9), 10**9, allow_nan=False).filter(lambda x: x == 0 or abs(x) > 1e-3),
    ),
    st.integers(0, 3),
)
def test_numbers_are_written_as_babel_writes_them(language, value, decimals):
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    locale = {"sv": "sv_SE", "en": "en_GB"}[language]
    expected = numbers.format_decimal(value, format=pattern, locale=locale).replace("−", "-")
    with using(language):
        assert formats.number_text(value, decimals) == expected
