"""A field is declared once: everything that shows, reads or writes fields follows the line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from babel.messages.pofile import read_po

from workbench.base.language import using
from workbench.exchange.column_names import matches
from workbench.models.field import Kind, Privacy
from workbench.models.registry import RECORDS, record
from workbench.ui.data.columns import columns_of

FIELDS = [
    pytest.param(each, field, id=f"{name}.{field.name}")
    for name, each in RECORDS.items()
    for field in each.fields
]


@pytest.fixture(scope="module")
def catalogue(root):
    """The message ids that have a Swedish text."""
    with (root / "resources/translations/sv.po").open("rb") as file:
        return {each.id for each in read_po(file) if each.id and each.string}


def words_of(field):
    return [
        field.label,
        *filter(None, (field.help, field.short, field.unit)),
        *(choice.label for choice in field.choices),
    ]


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_every_word_of_a_field_is_in_the_catalogue(kind, field, catalogue):
    words = [word for word in words_of(field) if any(map(str.isalpha, word))]
    missing = [word for word in words if word not in catalogue]
    assert not missing


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_titles_are_words_in_both_languages(kind, field):
    for speaks in ("sv", "en"):
        with using(speaks):
            assert field.title().strip()
            assert field.column_title().strip()


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_field_says_who_may_see_it(kind, field):
    assert isinstance(field.privacy, Privacy)
    if field.kind in {Kind.EMAIL, Kind.PHONE}:
        assert field.privacy is not Privacy.PUBLIC


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_visible_field_is_a_column_that_table_and_form_can_show(kind, field):
    keys = {column.key.partition(":")[0] for column in columns_of(kind, years=(2026, 2027))}
    assert (field.name in keys) == (not field.hidden)


def heading(field):
    return field.known_as[0].format(year=2027) if field.year_field else field.label


@pytest.mark.parametrize(
    ("kind", "field"),
    [each for each in FIELDS if not each.values[1].hidden and not each.values[1].inner],
)
def test_a_visible_field_is_read_from_its_own_heading_in_both_languages(kind, field):
    for speaks in ("sv", "en"):
        with using(speaks):
            words = [field.title(), *field.known_as]
        found = [m.field.name for word in words for m in matches(word, kind)]
        assert field.name in found, words


def test_one_line_is_enough_for_a_new_field():
    """A field that is only declared is a column, a cell and a heading spreadsheets know."""
    kind = record("stakeholder")
    pet = replace(kind["role"], name="pet", label="Pet", short="", help="", known_as=("husdjur",))
    grown = replace(kind, fields=(*kind.fields, pet))
    column = next(each for each in columns_of(grown) if each.key == "pet")
    assert column.editable
    assert column.title() == "Pet"
    assert column.value({"pet": "katt"}) == "katt"
    assert [each.field.name for each in matches("Husdjur", grown)] == ["pet"]
    assert not matches("Husdjur", kind)
