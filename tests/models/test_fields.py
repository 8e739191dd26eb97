"""Every field of every record is declared once and wholly."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Boolean, Date, Integer, String

from workbench.base.language import using
from workbench.models import registry
from workbench.models.base import Base
from workbench.models.declare import DecimalText
from workbench.models.field import Field, Kind, Privacy

EVERY = [(record, field) for record in registry.RECORDS.values() for field in record.fields]
NAMES = [f"{record.table}.{field.name}" for record, field in EVERY]
each_field = pytest.mark.parametrize(("record", "field"), EVERY, ids=NAMES)

COLUMN_TYPES = {
    Kind.TEXT: String, Kind.NOTE: String, Kind.EMAIL: String, Kind.PHONE: String,
    Kind.CHOICE: String, Kind.REFERENCE: String, Kind.INTEGER: Integer, Kind.SCALE: Integer,
    Kind.MONEY: Integer, Kind.DECIMAL: DecimalText, Kind.DATE: Date, Kind.YES_NO: Boolean,
    Kind.SHAPE: String,
}  # fmt: skip


@each_field
def test_field_says_all_that_others_need(record, field: Field):
    assert field.label
    assert isinstance(field.privacy, Privacy)
    assert isinstance(field.kind, Kind)
    assert len(set(field.known_as)) == len(field.known_as)
    if field.minimum is not None and field.maximum is not None:
        assert field.minimum <= field.maximum
    keys = [choice.key for choice in field.choices]
    assert bool(keys) == (field.kind is Kind.CHOICE)
    assert len(set(keys)) == len(keys)
    if field.year_field:
        assert record[field.year_field].kind is Kind.INTEGER


@each_field
def test_field_lies_where_it_says(record, field: Field):
    table = registry.sql_table(record.table)
    if field.kind in COLUMN_TYPES:
        column = table.columns[field.name]
        assert isinstance(column.type, COLUMN_TYPES[field.kind])
        assert not (field.kind in {Kind.TEXT, Kind.NOTE} and column.nullable)
    else:
        through = registry.sql_table(field.through.table)
        assert {field.through.here, field.through.there} <= set(through.columns.keys())
        for name, _ in field.through.fixed:
            assert name in through.columns
        assert field.name not in table.columns


@each_field
def test_reference_leads_to_a_record(record, field: Field):
    if field.kind in {Kind.REFERENCE, Kind.LINKS, Kind.DEPENDENCIES}:
        assert field.target in registry.RECORDS
    if field.kind is Kind.REFERENCE:
        (key,) = registry.sql_table(record.table).columns[field.name].foreign_keys
        assert key.column.table.name == field.target
        assert key.ondelete in {"CASCADE", "SET NULL"}


@each_field
def test_field_is_said_in_swedish(record, field: Field):
    from workbench.base.language import _catalogue

    known = _catalogue("sv")._catalog
    for text in (field.label, field.short, field.each_year, field.help, field.unit):
        assert not text or text in known or not re.search("[a-z]{2}", text), text
    for choice in field.choices:
        assert choice.label in known, choice.label
    with using("en"):
        assert field.title() == field.label


@pytest.mark.parametrize("record", registry.RECORDS.values(), ids=registry.RECORDS)
def test_record_is_whole(record):
    assert record.title_field in record.by_name
    quick = [field.quick for field in record.fields if field.quick is not None]
    assert sorted(quick) == list(range(len(quick)))
    assert record.quick_fields() == tuple(
        sorted((f for f in record.fields if f.quick is not None), key=lambda f: f.quick)
    )
    assert set(record.visible()) <= set(record.fields)
    declared = {c.name for c in registry.sql_table(record.table).columns if "field" in c.info}
    assert declared <= set(record.by_name)


def test_what_identifies_a_person_is_never_public():
    for record, field in EVERY:
        if field.kind in {Kind.EMAIL, Kind.PHONE}:
            assert field.privacy is not Privacy.PUBLIC, (record.table, field.name)
    stakeholder = registry.record("stakeholder")
    assert stakeholder["name"].privacy is Privacy.PERSONAL
    for name in ("influence", "interest", "stance", "notes"):
        assert stakeholder[name].privacy is Privacy.SENSITIVE


def test_names_of_spreadsheet_columns_are_not_ambiguous():
    for record in registry.RECORDS.values():
        seen: dict[str, str] = {}
        for field in record.fields:
            for name in field.known_as:
                assert seen.setdefault(name.casefold(), field.name) == field.name, (
                    record.table, name, field.name, seen[name.casefold()],
                )  # fmt: skip


def test_prefixes_and_kinds_are_unique():
    prefixes = [record.prefix for record in registry.RECORDS.values() if record.prefix]
    kinds = [kind for record in registry.RECORDS.values() for kind in record.kinds]
    assert len(set(prefixes)) == len(prefixes)
    assert len(set(kinds)) == len(kinds)
    for record in registry.RECORDS.values():
        assert all(registry.record_for_kind(kind) is record for kind in record.kinds)
        assert not record.prefix or "code" in record.by_name
    assert registry.record_for_kind("nothing") is None
    with pytest.raises(KeyError):
        registry.record("edit")


def test_rows_have_keys_and_references_have_indexes():
    for name in registry.content_tables():
        table = registry.sql_table(name)
        assert [column.name for column in table.primary_key] == ["id"]
        indexed = {next(iter(index.columns)).name for index in table.indexes}
        for column in table.columns:
            if column.foreign_keys:
                assert column.name in indexed, (name, column.name)
    books = set(Base.metadata.tables) - set(registry.content_tables())
    assert books == {"edit", "row_change", "seal"}


def test_decimals_are_kept_exactly(tmp_path):
    kept = DecimalText()
    for text in ("0.10", "1E+3", "-0.000001", "123456789.987654321"):
        stored = kept.process_bind_param(Decimal(text), None)
        assert kept.process_result_value(stored, None) == Decimal(text)
    assert kept.process_bind_param(None, None) is None
    assert kept.process_result_value(None, None) is None
    assert date(2026, 1, 1)
