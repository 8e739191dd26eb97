"""An owner's sheet is one page in both languages; all of the reckoning comes where it is wanted."""

from __future__ import annotations

import io
from collections import Counter

import pypdf
import pytest
from sqlalchemy import update

from tests.command import NOW
from workbench.base.language import using
from workbench.documents.content import Beside, Heading, Table
from workbench.documents.pdf import pressed
from workbench.documents.registry import Options, kind_of
from workbench.models.registry import record, sql_table
from workbench.program.publishing import KINDS
from workbench.project.register import read_rows
from workbench.steps.documents.making import preview
from workbench.steps.documents.recipes import Wish
from workbench.steps.finance.levies import LevyBook
from workbench.steps.finance.levy_told import Told
from workbench.steps.finance.owner_sheet import IN_FULL, owner_sheets


def sheets(project, language="sv", **options):
    with using(language), project.read() as session:
        return owner_sheets(session, Options(date=NOW.date(), language=language, **options))


def pages(document):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pressed(document))).pages]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_page_for_each_owner_after_an_overview_of_all(torg, language):
    document = sheets(torg, language)
    heads = [b.text for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    overview = document.blocks[1]
    total = overview.rows[-1].cells[2]
    assert sum(row.cells[2] for row in overview.rows[:-1]) == total
    assert len(heads) == len(overview.rows)  # all owners and the sum; the overview and each sheet
    assert len(pages(document)) == len(heads)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_reckoning_in_full_comes_where_it_is_asked_for(torg, language):
    short = sheets(torg, language, subject="O02")
    full = sheets(torg, language, subject="O02", sections=IN_FULL)
    assert len(pages(short)) == 1
    assert len(pages(full)) > 1
    assert short.extras == full.extras
    assert short.extras[0] in [b.text for b in full.walk() if isinstance(b, Heading)]
    assert short.extras[0] not in [b.text for b in short.walk() if isinstance(b, Heading)]


def test_the_page_of_documents_offers_it_unticked(torg):
    kind = kind_of(KINDS, "agaravgift")
    for sections, wanted in (("", False), (IN_FULL, True)):
        wish = Wish("agaravgift", subject="O05", sections=sections)
        lines = preview(torg.snapshot(), kind, wish, lambda _part: None).lines
        assert [(each.key, each.wanted) for each in lines if each.key == IN_FULL] == [
            (IN_FULL, wanted)
        ]


def test_making_all_sheets_tells_how_far_it_is_and_can_be_stopped(torg):
    told = []
    kind = kind_of(KINDS, "agaravgift")

    def report(part):
        told.append(part)
        if part > 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        preview(torg.snapshot(), kind, Wish("agaravgift"), report)
    assert told == sorted(told)
    assert len(told) > 3


def test_what_each_owner_pays_for_adds_up(torg):
    document = sheets(torg)
    with torg.read() as session:
        book = LevyBook(session)
    adopted = next(each for each in book.scenarios(2026) if each.adopted)
    paid = [
        sum(row.cells[-1] for row in block.rows)
        for block in document.blocks
        if isinstance(block, Table) and len(block.columns) == 3
    ]
    assert sorted(paid) == sorted(amount for key, amount in adopted.owners.items() if key)


def test_a_levy_is_reckoned_anew_once_for_all_sheets(torg, monkeypatch):
    counted = Counter()
    real = LevyBook.scenario

    def scenario(book, row, **words):
        counted[row["id"]] += row["status"] != "adopted"
        return real(book, row, **words)

    monkeypatch.setattr(LevyBook, "scenario", scenario)
    sheets(torg)
    assert max(counted.values()) == 1


def test_another_row_of_a_model_is_reckoned_for_itself(torg):
    with torg.read() as session:
        book = LevyBook(session)
    row = next(each for each in book.models if each["status"] == "adopted")
    first = book.anew(row)
    assert book.anew(dict(row)) is first
    more = row["total"] + 1_000_00
    assert sum(book.anew({**row, "total": more}).amounts.values()) == more


def test_the_steps_without_the_sum_are_those_before_it(torg):
    with using("sv"), torg.read() as session:
        book = LevyBook(session)
        one = next(each for each in book.scenarios(2026) if each.adopted)
        told = Told(book, one)
        for key in one.amounts:
            assert told.lines(key)[: len(told.steps(key))] == told.steps(key)
            assert len(told.steps(key)) < len(told.lines(key))


def test_only_public_facts_stand_on_it(torg):
    with torg.edit("x") as session:
        for name in ("email", "phone", "notes"):
            session.execute(update(sql_table("stakeholder")).values(**{name: "hemligt-7"}))
        session.execute(update(sql_table("commitment")).values(notes="hemligt-7"))
    document = sheets(torg)
    assert "hemligt-7" not in "".join(pages(document))
    with torg.read() as session:
        people = {row["name"] for row in read_rows(session, record("stakeholder"))}
    text = " ".join(" ".join(pages(document)).split())
    assert [name for name in people if name in text] == []
    assert any(isinstance(block, Beside) for block in document.blocks)
