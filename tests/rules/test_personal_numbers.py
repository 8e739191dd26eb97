from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.personal_numbers import Kind, find, has_personal_number

# Numbers that the tax agency has published for tests, and one made of them with 60 days added.
KNOWN = ("19121212-1212", "189001019802", "640823-3234", "6408233234", "19640823-3234")


def with_check(nine):
    doubled = (int(each) * (2 - place % 2) for place, each in enumerate(nine))
    return nine + str(-sum(each // 10 + each % 10 for each in doubled) % 10)


@pytest.mark.parametrize("number", KNOWN)
@pytest.mark.parametrize("text", ["{}", "Hon ({}) ringde.", "pnr:{}", "nr {}, Bo", "{}\nrad två"])
def test_found_wherever_it_stands(number, text):
    said = text.format(number)
    (found,) = find(said)
    assert found.kind is Kind.PERSONAL_NUMBER
    assert said[found.start : found.end] == number


@pytest.mark.parametrize(
    "number",
    ["640823+3234", "640823 - 3234", "640823 3234", "640823–3234", "19 640823-3234", "640883-3231"],
)
def test_found_however_it_is_written(number):
    digits = "".join(each for each in number if each.isdigit())[-10:]
    assert with_check(digits[:9]) == digits
    assert has_personal_number(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "640823-3235",  # the check digit is wrong
        "641323-3236",  # there is no thirteenth month
        "640232-3231",  # nor a 32nd of February
        "556999-0002",  # an organisation
        "212999-0001",
        "5569990002",
        "070-123 45 67",
        "0701234567",
        "08-123 456 78",
        "1-640823-3234-7",
        "A640823-3234",
        "1640823-3234",
        "640823-32345",
        "2026-11-18",
        "1 640 823 323 kr",
        "bankgiro 5050-1055",
    ],
)
def test_not_found(text):
    assert not has_personal_number(text)


def test_a_co_ordination_number_has_sixty_added_to_the_day():
    assert has_personal_number(with_check("701063239"))
    assert not has_personal_number(with_check("701093239"))  # the 33rd


@given(st.dates(date(1900, 1, 1), date(2026, 12, 31)), st.integers(0, 999), st.booleans())
def test_every_number_is_found_and_none_with_another_check_digit(born, serial, coordination):
    shown = f"{born:%y%m}{born.day + 60 * coordination:02}{serial:03}"
    number = with_check(shown)
    assert has_personal_number(f"{number[:6]}-{number[6:]}")
    wrong = number[:9] + str((int(number[9]) + 1) % 10)
    assert not has_personal_number(f"{wrong[:6]}-{wrong[6:]}")


@given(st.integers(20, 99), st.integers(0, 999_999))
def test_no_number_of_an_organisation_is_found(middle, rest):
    number = with_check(f"55{middle:02}{rest:06}"[:9])
    assert not has_personal_number(f"{number[:6]}-{number[6:]}")
    assert not has_personal_number(number)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("skriv till anna.ek+torg@example.org eller ring 070-123 45 67", [Kind.EMAIL, Kind.PHONE]),
        ("+46 (0)70 123 45 67", [Kind.PHONE]),
        ("0046701234567", [Kind.PHONE]),
        ("08-12 34 56 78.", [Kind.PHONE]),
        ("0701234567", [Kind.PHONE]),
        ("2026-03-05 kl 08.00–10.00", []),
        ("0,25 av 1 250 000 m²", []),
        ("§ 5, 0123", []),
        ("a@b", []),
        ("640823-3234 och anna@example.org", [Kind.PERSONAL_NUMBER, Kind.EMAIL]),
    ],
)
def test_addresses_and_telephone_numbers(text, kinds):
    assert [each.kind for each in find(text)] == kinds


@given(st.text())
def test_any_text_can_be_asked_about(text):
    assert all(0 <= each.start < each.end <= len(text) for each in find(text))


def test_a_long_text_takes_no_time():
    assert find("0" * 200_000) == ()
    assert find("a@" * 100_000) == ()
    assert find(str(timedelta(days=1)) * 20_000) == ()
