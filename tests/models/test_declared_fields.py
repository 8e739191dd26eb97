"""Every field of every record says all that the program needs to know about it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import create_engine, inspect

from workbench.base.language import LANGUAGES, _, using
from workbench.models.base import Base
from workbench.models.field import Kind
from workbench.models.registry import BOOKKEEPING, RECORDS, content_tables
from workbench.ui.data.columns import columns_of

FIELDS = [(record, field) for record in RECORDS.values() for field in record.fields]
IDS = [f"{record.table}.{field.name}" for record, field in FIELDS]


@pytest.mark.parametrize(("record", "field"), FIELDS, ids=IDS)
def test_a_field_is_said_in_swedish_and_english(record, field):
    words = [field.label, field.help, field.short, field.each_year]
    words += [choice.label for choice in field.choices]
    with using("sv"):
        swedish = [_(word) for word in words]
    with using("en"):
        assert [_(word) for word in words] == words
    assert field.label
    assert all(bool(word) == bool(said) for word, said in zip(words, swedish, strict=True))
    assert field.target in RECORDS or not field.target


@pytest.mark.parametrize(("record", "field"), FIELDS, ids=IDS)
def test_what_a_kind_needs_is_there(record, field):
    assert (field.kind is Kind.CHOICE) == bool(field.choices)
    assert (field.kind in {Kind.LINKS, Kind.DEPENDENCIES, Kind.YEARLY}) == bool(field.through)
    if field.through:
        columns = Base.metadata.tables[field.through.table].columns
        assert {field.through.here, field.through.there} <= set(columns.keys())
    assert len({choice.key for choice in field.choices}) == len(field.choices)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_no_two_columns_of_a_record_have_one_heading(record, language):
    with using(language):
        columns = columns_of(record, years=(2026, 2027))
        titles = [column.title() for column in columns]
        names = [column.name() for column in columns]
    assert len(set(titles)) == len(titles)
    assert len(set(names)) == len(names)


def test_a_year_says_what_it_is_a_year_of():
    targets, values = RECORDS["indicator"]["targets"], RECORDS["indicator"]["values"]
    assert (targets.year_title(2026), values.year_column_title(2027)) == ("Mål 2026", "Utfall 2027")
    amounts = RECORDS["budget_line"]["amounts"]
    assert (amounts.year_title(2026), amounts.year_column_title(2026)) == ("Belopp 2026", "2026")
    bare = replace(targets, each_year="")
    assert bare.year_title(2026) == bare.year_column_title(2026) == "Målvärden 2026"


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_record_names_its_title_and_is_known_by_one_word_only(record):
    assert record.title_field in record.by_name
    known = [name.casefold() for f in record.fields for name in f.known_as]
    assert len(known) == len(set(known)), record.table


def test_the_tables_of_people_lie_apart_from_the_history():
    engine = create_engine("sqlite://")
    try:
        Base.metadata.create_all(engine)
        made = set(inspect(engine).get_table_names())
    finally:
        engine.dispose()  # what it opened it keeps, and the collector finds it in some later test
    assert made >= set(content_tables()) | set(BOOKKEEPING)
    assert not set(content_tables()) & set(BOOKKEEPING)
