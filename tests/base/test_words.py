"""Formats, language, order, search, clock and errors."""

from __future__ import annotations

import gettext
import threading
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base import clock, formats, language
from workbench.base.collate import fold, sort_key
from workbench.base.errors import WorkbenchError

NBSP = "\N{NO-BREAK SPACE}"
DAY = date(2026, 11, 18)


def test_swedish_and_english_formats():
    shown = {
        "sv": ["18 nov 2026", "18 november 2026", "18 nov", "nov", "november", "v. 47",
               f"1{NBSP}234{NBSP}kr", f"41,7{NBSP}%", "-1,50", f"12{NBSP}346", "0,125"],
        "en": ["18 Nov 2026", "18 November 2026", "18 Nov", "Nov", "November", "w. 47",
               f"SEK{NBSP}1,234", "41.7%", "-1.50", "12,346", "0.125"],
    }  # fmt: skip
    for name, expected in shown.items():
        with language.using(name):
            assert [
                formats.date_text(DAY), formats.date_long(DAY), formats.date_short(DAY),
                formats.month_short(DAY), formats.month_long(DAY), formats.week_text(DAY),
                formats.kr(123_400), formats.percent_text(0.417, 1),
                formats.number_text(Decimal("-1.5"), 2), formats.number_text(12345.6),
                formats.decimal_text(Decimal("0.125")),
            ] == expected  # fmt: skip


def test_nothing_is_shown_for_no_date():
    assert formats.date_text(None) == formats.date_short(None) == ""


def test_money_shows_ore_only_where_there_is_any():
    assert formats.kronor(123_400) == f"1{NBSP}234"
    assert formats.kronor(123_450) == f"1{NBSP}234,50"
    assert formats.kronor(100, decimals=True) == "1,00"
    assert formats.thousands(123_456_700) == f"1{NBSP}235"


@given(st.integers(-(10**15), 10**15))
def test_no_krona_is_lost_to_floats(ore):
    digits = "".join(c for c in formats.kronor(ore, decimals=True) if c.isdigit() or c == "-")
    assert int(digits) == ore


def test_clock_text():
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert formats.clock_text(moment) == "03:04"
    assert formats.clock_text(moment, seconds=True) == "03:04:05"


def test_language_belongs_to_the_context():
    assert language.current() == "sv"
    seen = []
    with language.using("en"):
        other = threading.Thread(target=lambda: seen.append(language.current()))
        other.start()
        other.join()
        assert language.current() == "en"
        with language.using("xx"):
            assert language.current() == "sv"
    assert seen == ["sv"]
    language.set_language("en")
    assert language.current() == "en"
    language.set_language("de")
    assert language.current() == "sv"


def test_texts_are_translated_when_shown(monkeypatch):
    error = WorkbenchError("There is already a file named {file}", file="a{b}.plats")
    assert str(error) == "Det finns redan en fil som heter a{b}.plats"
    with language.using("en"):
        assert error.text() == "There is already a file named a{b}.plats"
    assert language._("") == ""
    assert language.N_("Save") == "Save"
    assert language.ngettext("no such {n}", "no such {n}s", 2) == "no such {n}s"


@pytest.mark.parametrize(
    ("name", "ours"),
    [("sv_SE", "sv"), ("en_GB", "en"), ("English_United States", "en"), ("sv_FI", "sv"),
     ("Swedish_Sweden", "sv"), ("de_DE", "en"), ("tr_TR", "en"), ("C", "sv"), (None, "sv")],
)  # fmt: skip
def test_language_of_the_system(monkeypatch, name, ours):
    for variable in language._VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(language.sys, "platform", "darwin")
    monkeypatch.setattr(language.locale, "getlocale", lambda: (name, "UTF-8"))
    assert language.system_language() == ours


def test_catalogue_is_found():
    assert type(language._catalogue("sv")) is not gettext.NullTranslations


def test_swedish_order():
    names = ["Örby", "Zeta", "Ånge", "Ärla", "A10", "A9", "a", "é", "Wik", "Vik", "ÿ", "Üx", "Yx"]
    ordered = sorted(names, key=sort_key)
    assert ordered.index("A9") < ordered.index("A10")
    assert ordered[-4:] == ["Zeta", "Ånge", "Ärla", "Örby"]
    assert ordered.index("a") < ordered.index("é") < ordered.index("Vik")


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_texts_can_be_ordered(texts):
    ordered = sorted(texts, key=sort_key)
    assert all(sort_key(a) <= sort_key(b) for a, b in pairwise(ordered))
    assert sort_key("9" * 5000) > sort_key("8")


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Öberg", "oberg"), ("  Å  ä\tö ", "a a o"), ("CAFÉ", "cafe"), ("Straße", "strasse"),
     ("O\u0308berg", "oberg"), ("Ærø", "aro"), ("", "")],
)  # fmt: skip
def test_search_forgives(text, folded):
    assert fold(text) == folded


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_clocks():
    moment = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert clock.FixedClock(moment).now() == moment
    assert clock.FixedClock(datetime(2026, 1, 1, 8)).now().tzinfo is not None
    assert clock.FixedClock(moment).today() == date(2026, 11, 23)
    now = clock.SystemClock().now()
    assert now.tzinfo is not None
    assert clock.SystemClock().today() >= now.date()
