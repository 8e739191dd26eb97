from __future__ import annotations

import math
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.errors import WorkbenchError
from workbench.base.language import LANGUAGES, using
from workbench.base.parse import ParseError
from workbench.exchange.values import read_value
from workbench.models.field import Choice, Field, Kind, Privacy
from workbench.models.registry import RECORDS

TODAY = date(2026, 11, 23)
STANCES = (
    Choice("supports", "Supports", ("stödjer", "stöder")),
    Choice("housing", "Housing co-operative", ("bostadsrattsforening", "brf")),
)


def field(kind, **facts):
    return Field("x", kind, "X", Privacy.PUBLIC, **facts)


FIELDS = {
    "text": field(Kind.TEXT),
    "note": field(Kind.NOTE),
    "email": field(Kind.EMAIL),
    "phone": field(Kind.PHONE),
    "integer": field(Kind.INTEGER, minimum=Decimal(0)),
    "scale": field(Kind.SCALE, minimum=Decimal(1), maximum=Decimal(5)),
    "decimal": field(Kind.DECIMAL),
    "percent": field(Kind.DECIMAL, unit="%", minimum=Decimal(0), maximum=Decimal(100)),
    "money": field(Kind.MONEY),
    "date": field(Kind.DATE),
    "yes": field(Kind.YES_NO),
    "choice": field(Kind.CHOICE, choices=STANCES),
    "vat": field(Kind.DECIMAL, blank_words=("ej moms", "ej moms*")),
}


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("text", "  A\u0301sa\tEk\n", "Ása Ek"),
        ("text", 5, "5"),
        ("text", "-", "-"),
        ("text", "a\u202eb\x00\x07", "ab"),
        ("note", "rad ett\r\nrad två", "rad ett\nrad två"),
        ("email", "Anna <anna@x.se>", "anna@x.se"),
        ("email", "mailto:anna@x.se", "anna@x.se"),
        ("phone", 701234567, "0701234567"),
        ("phone", "+46 70 123 45 67", "+46 70 123 45 67"),
        ("integer", 5.0, 5),
        ("integer", "1 840", 1840),
        ("integer", "1\u00a0840 st", 1840),
        ("scale", "4 Stort", 4),
        ("scale", "4 – stort", 4),
        ("scale", "4/5", 4),
        ("scale", "5 av 5", 5),
        ("scale", "4,0", 4),
        ("scale", 3.0, 3),
        ("decimal", "41,7", Decimal("41.7")),
        ("decimal", "-3.25", Decimal("-3.25")),
        ("decimal", 0.1 + 0.2, Decimal("0.3")),
        ("decimal", "11.1 (370 x 300 m)", Decimal("11.1")),
        ("percent", "25 %", Decimal(25)),
        ("money", "1 234,50 kr", 123450),
        ("money", 1234.5, 123450),
        ("money", "180 tkr", 18_000_000),
        ("money", "900000 (per år)", 90_000_000),
        ("money", "−500", -50000),
        ("date", "2026-05-03", date(2026, 5, 3)),
        ("date", "3/5", date(2027, 5, 3)),
        ("date", "3 maj 2026", date(2026, 5, 3)),
        ("date", "v 23", date(2026, 6, 1)),
        ("date", 46145, date(2026, 5, 3)),
        ("date", "46145", date(2026, 5, 3)),
        ("date", datetime(2026, 5, 3, 12, 30), date(2026, 5, 3)),
        ("date", "2026-05-03 00:00:00", date(2026, 5, 3)),
        ("yes", "Ja", True),
        ("yes", "x", True),
        ("yes", 0, False),
        ("yes", "NEJ – endast diskussion", False),
        ("yes", True, True),
        ("choice", "STÖDER", "supports"),
        ("choice", "supports", "supports"),
        ("choice", "Housing co-operative", "housing"),
        ("choice", "brf (liten)", "housing"),
        ("vat", "Ej moms*", None),
        ("vat", "25", Decimal(25)),
        *(
            (name, blank, None)
            for name in ("date", "money", "choice", "email")
            for blank in ("", "-", "–", "n/a")
        ),
    ],
)
def test_a_cell_becomes_the_value_it_means(name, cell, value):
    result = read_value(cell, FIELDS[name], TODAY)
    assert result == value
    assert type(result) is type(value)


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("integer", "1,5"),
        ("integer", -1),
        ("integer", True),
        ("integer", 2**40),
        ("scale", 0),
        ("scale", 6),
        ("scale", "4,5"),
        ("scale", "45"),
        ("decimal", "tolv"),
        ("decimal", "NaN%"),
        ("decimal", math.nan),
        ("decimal", math.inf),
        ("decimal", "1e999"),
        ("percent", "101"),
        ("money", "mycket"),
        ("money", 1e30),
        ("date", "2026-02-30"),
        ("date", "snart"),
        ("date", 3),
        ("yes", "kanske"),
        ("choice", "stödjer inte"),
        ("choice", "bostadsrätts_förening"),
        ("email", "anna at x.se"),
        ("email", "@x.se"),
        ("text", "x" * 20_001),
        ("note", "x" * 20_001),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(name, cell):
    with pytest.raises(ParseError) as caught:
        read_value(cell, FIELDS[name], TODAY)
    for language in LANGUAGES:
        with using(language):
            assert 0 < len(caught.value.text()) < 400


def test_amounts_in_thousands_are_multiplied_unless_the_cell_says_itself():
    assert read_value(148, FIELDS["money"], TODAY, 1000) == 14_800_000
    assert read_value("148,5", FIELDS["money"], TODAY, 1000) == 14_850_000
    assert read_value("148 tkr", FIELDS["money"], TODAY, 1000) == 14_800_000


def test_a_share_from_a_spreadsheet_is_per_cent_and_keeps_within_its_limits():
    assert read_value(0.25, FIELDS["percent"], TODAY, 100) == Decimal(25)
    assert read_value("25 %", FIELDS["percent"], TODAY, 100) == Decimal(25)
    with pytest.raises(ParseError):
        read_value(1.5, FIELDS["percent"], TODAY, 100)


def test_every_choice_is_understood_in_both_languages():
    for record in RECORDS.values():
        for declared in record.fields:
            for choice in declared.choices:
                assert read_value(choice.key, declared, TODAY) == choice.key
                for word in choice.known_as:
                    assert read_value(word, declared, TODAY) is not None
                for language in LANGUAGES:
                    with using(language):
                        said = read_value(choice.text(), declared, TODAY)
                    assert said == choice.key, (record.table, declared.name, choice.key)


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=40),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.decimals(allow_nan=True),
)


@given(CELLS, st.sampled_from(list(FIELDS.values())), st.sampled_from([1, 100, 1000]))
def test_any_cell_gives_a_value_of_the_kind_or_a_reason(cell, declared, factor):
    types = {
        Kind.INTEGER: int, Kind.SCALE: int, Kind.MONEY: int, Kind.DECIMAL: Decimal,
        Kind.DATE: date, Kind.YES_NO: bool,
    }  # fmt: skip
    try:
        value = read_value(cell, declared, TODAY, factor)
    except WorkbenchError as error:
        value = error.text() and None
    assert value is None or type(value) is types.get(declared.kind, str)
