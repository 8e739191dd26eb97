from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.formats import decimal_text, kronor, number_text
from workbench.base.language import using
from workbench.base.parse import ParseError, parse_date, parse_integer, parse_money, parse_number

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 234,50", "1234.5"), ("1234.50", "1234.5"), ("1.234,50", "1234.5"),
        ("1,234.50", "1234.5"), ("1.234", "1234"), ("1,234", "1.234"), ("0.125", "0.125"),
        ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("1\u00a0234\u202f567,8", "1234567.8"),
        ("\N{MINUS SIGN}5", "-5"), ("-5 %", "-5"), ("12 m²", "12"), ("100:-", "100"),
        (" 7 st", "7"), ("1'000", "1000"), ("٣", "3"), (",5", "0.5"),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "kr", "NaN", "inf", "-Infinity", "1e", "ett", "1-2", "--1", "1,2.3,4", "=1"],
)  # fmt: skip
def test_what_is_no_number_is_said_to_be_none(text):
    with pytest.raises(ParseError) as refusal:
        parse_number(text)
    assert refusal.value.text()


def test_long_text_is_cut_in_the_sentence():
    with pytest.raises(ParseError) as refusal:
        parse_number("x" * 5000)
    assert len(refusal.value.text()) < 100


@pytest.mark.parametrize("text", ["1,5", "1e30", "9" * 16, "1e999999"])
def test_not_whole_or_too_large(text):
    with pytest.raises(ParseError):
        parse_integer(text)


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("1 234,50 kr", 123450), ("180 tkr", 18_000_000), ("1,5 mkr", 150_000_000),
        ("SEK 1,234.50", 123450), ("2 KSEK", 200_000), ("0,005", 1), ("-0,005", -1),
        ("1 234:-", 123400), ("0", 0), ("12 Mkr", 1_200_000_000),
    ],
)  # fmt: skip
def test_money_in_ore(text, ore):
    assert parse_money(text) == ore


@pytest.mark.parametrize("text", ["1e20", "många", "", "1e999999 kr"])
def test_money_that_cannot_be(text):
    with pytest.raises(ParseError):
        parse_money(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-03", date(2026, 5, 3)), ("20260503", date(2026, 5, 3)),
        ("2026-05-03 00:00:00", date(2026, 5, 3)), ("2026/5/3", date(2026, 5, 3)),
        ("3/5", date(2027, 5, 3)), ("3/12", date(2026, 12, 3)), ("3.5.2026", date(2026, 5, 3)),
        ("3/5-26", date(2026, 5, 3)), ("3 maj", date(2027, 5, 3)),
        ("den 3 maj 2025", date(2025, 5, 3)),
        ("3 December 2026", date(2026, 12, 3)), ("12 okt.", date(2026, 10, 12)),
        ("v 23", date(2026, 6, 1)), ("vecka 1 2027", date(2027, 1, 4)),
        ("2026-v47", date(2026, 11, 16)),
        ("v.53", date(2026, 12, 28)), ("+7", date(2026, 11, 30)), ("-1", date(2026, 11, 22)),
        ("i dag", TODAY), (" Idag ", TODAY), ("imorgon", date(2026, 11, 24)),
        ("i går", date(2026, 11, 22)),
        ("i fredags", date(2026, 11, 20)),
        ("I måndags", date(2026, 11, 16)),
        ("last Sunday", date(2026, 11, 22)),
        ("29/2", date(2028, 2, 29)),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(text, day):
    assert parse_date(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    ["", "2026-02-30", "31/4", "v 54", "2025 v 53", "0/1", "32 maj", "3 foo", "igår eftermiddag",
     "99999999", "12", "2026", "+99999", "0000-01-01", "9999-12-31", "1899-12-31"],
)  # fmt: skip
def test_dates_that_are_none(text):
    with pytest.raises(ParseError):
        parse_date(text, TODAY)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    for read in (parse_number, parse_integer, parse_money, lambda each: parse_date(each, TODAY)):
        try:
            read(text)
        except ParseError as error:
            assert error.text()  # noqa: PT017 - both outcomes are right


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_iso_dates_come_back(day):
    assert parse_date(day.isoformat(), TODAY) == day


@given(st.integers(-(10**12), 10**12), st.sampled_from(["sv", "en"]))
def test_what_we_show_can_be_typed_in(ore, language):
    with using(language):
        shown = kronor(ore, decimals=True)
        assert parse_money(shown) == ore
        assert parse_number(decimal_text(Decimal(ore))) == ore
        if language == "sv" or abs(ore) < 1000 or abs(ore) >= 10**6:
            assert parse_number(number_text(ore)) == ore
