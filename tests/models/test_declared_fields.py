"""Every field of every record says all that the program needs to know about it."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, inspect

from workbench.base.language import _, using
from workbench.models.base import Base
from workbench.models.field import Kind
from workbench.models.registry import BOOKKEEPING, RECORDS, content_tables

FIELDS = [(record, field) for record in RECORDS.values() for field in record.fields]
IDS = [f"{record.table}.{field.name}" for record, field in FIELDS]


@pytest.mark.parametrize(("record", "field"), FIELDS, ids=IDS)
def test_a_field_is_said_in_swedish_and_english(record, field):
    words = [field.label, field.help, field.short, *(c.label for c in field.choices)]
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


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_record_names_its_title_and_is_known_by_one_word_only(record):
    assert record.title_field in record.by_name
    known = [name.casefold() for f in record.fields for name in f.known_as]
    assert len(known) == len(set(known)), record.table


def test_the_tables_of_people_lie_apart_from_the_history():
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    made = set(inspect(engine).get_table_names())
    assert made >= set(content_tables()) | set(BOOKKEEPING)
    assert not set(content_tables()) & set(BOOKKEEPING)
