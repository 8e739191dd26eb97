"""The tree, its numbers, its values in words, its readers."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal

import pytest

from tests.documents import sample
from workbench.base.language import using
from workbench.documents.audience import Audience, audience_name, may_show, shown_fields
from workbench.documents.cells import cell_text
from workbench.documents.content import Column, ColumnKind, Heading, Note, Section, rich, strong
from workbench.documents.numbering import Numbering
from workbench.documents.registry import DocumentKind, Options, kind_of
from workbench.documents.sheet import PageSize, figure_height, figure_width, sheet
from workbench.models.field import Field, Kind, Privacy
from workbench.models.registry import RECORDS


def test_walk_goes_into_sections() -> None:
    document = sample.document()
    blocks = list(document.walk())
    inside = next(block for block in blocks if isinstance(block, Section)).blocks
    assert all(block in blocks for block in inside)


def test_headings_are_counted_to_the_second_level() -> None:
    numbering = Numbering()
    levels = (1, 2, 2, 3, 1, 2)
    numbers = [numbering.heading(Heading("x", level)) for level in levels]
    assert numbers == ["1", "1.1", "1.2", "", "2", "2.1"]
    assert numbering.heading(Heading("x", number="§ 7")) == "§ 7"
    assert numbering.heading(Heading("x", number="")) == ""
    assert numbering.heading(Heading("x", 2)) == ""
    assert numbering.heading(Heading("x")) == "3"
    assert numbering.heading(Heading("x", 2)) == "3.1"
    assert Numbering(numbered=False).heading(Heading("x")) == ""


@pytest.mark.parametrize(
    ("kind", "value", "swedish", "english"),
    [
        (ColumnKind.TEXT, "som skrivet", "som skrivet", "som skrivet"),
        (ColumnKind.MONEY, 123_456_700, "1 234 567", "1,234,567"),
        (ColumnKind.MONEY, -50, "−0,50", "−0.50"),
        (ColumnKind.MONEY, "ej beslutat", "ej beslutat", "ej beslutat"),
        (ColumnKind.INTEGER, 12345, "12 345", "12,345"),
        (ColumnKind.CODE, 12345, "12345", "12345"),
        (ColumnKind.PERCENT, Decimal("0.4174"), "41,7 %", "41.7%"),
        (ColumnKind.DATE, dt.date(2026, 11, 3), "3 nov 2026", "3 Nov 2026"),
        (ColumnKind.YES_NO, False, "", ""),
        (ColumnKind.DECIMAL, None, "", ""),
    ],
)
def test_values_in_words(kind: ColumnKind, value: object, swedish: str, english: str) -> None:
    column = Column("x", kind, decimals=1 if kind is ColumnKind.PERCENT else 0)
    for language, expected in (("sv", swedish), ("en", english)):
        with using(language):
            written = cell_text(column, value).replace("\u00a0", " ")
        if kind is ColumnKind.YES_NO:
            assert written in {"Nej", "No"}
        else:
            assert written == expected


def test_rich_text_and_notes_read_as_text() -> None:
    assert str(rich("a ", strong("b"))) == "a b"
    assert Note("ett").paragraphs() == ("ett",)
    assert Note(("ett", "två")).paragraphs() == ("ett", "två")


def test_every_declared_field_is_kept_from_those_it_is_not_for() -> None:
    fields = [field for record in RECORDS.values() for field in record.fields]
    assert {field.privacy for field in fields} == set(Privacy)
    for field in fields:
        public = field.privacy is Privacy.PUBLIC
        assert may_show(field, Audience.PUBLIC) is public
        assert may_show(field, Audience.STEERING) is public
        assert may_show(field, Audience.INTERNAL)


def test_shown_fields_keep_their_order_without_hidden_ones() -> None:
    fields = [
        Field("a", Kind.TEXT, "A", Privacy.PUBLIC),
        Field("b", Kind.TEXT, "B", Privacy.SENSITIVE),
        Field("c", Kind.TEXT, "C", Privacy.PUBLIC, hidden=True),
        Field("d", Kind.TEXT, "D", Privacy.PUBLIC),
    ]
    assert [field.name for field in shown_fields(fields, Audience.PUBLIC)] == ["a", "d"]
    assert [field.name for field in shown_fields(fields, Audience.INTERNAL)] == ["a", "b", "d"]


def test_audiences_have_names() -> None:
    with using("en"):
        assert [audience_name(each) for each in Audience] == [
            "Public", "The steering group", "Internal"
        ]  # fmt: skip


def test_kinds_are_found_by_key() -> None:
    kind = DocumentKind("platsplan", "Place plan", lambda _session, _options: sample.document())
    assert kind_of((kind,), "platsplan") is kind
    assert kind_of((kind,), "stadgar") is None
    assert Options(dt.date(2026, 1, 1)).audience is Audience.PUBLIC
    with using("en"):
        assert kind.name() == "Place plan"


def test_paper() -> None:
    wide, tall = sheet(PageSize.A3, landscape=True), sheet(PageSize.A3)
    assert (wide.width, wide.height) == (tall.height, tall.width)
    assert figure_width(PageSize.A4) == pytest.approx(612, abs=1)
    assert figure_height(PageSize.A4) < sheet(PageSize.A4).frame_height / 0.75


def test_the_tree_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        sample.document().title = "annat"  # type: ignore[misc]
