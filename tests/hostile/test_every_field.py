"""Hostile texts in every text field of a full project, through every document and every table.

The fields come from the models and the documents from the program, so what is new is tried too.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest
from docx import Document as Word
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook
from sqlalchemy import update

from tests.command import CLOCK, NOW
from tests.documents.everywhere import everywhere
from tests.documents.texts import HOSTILE
from tests.hostile.soiled import TEXTS, soiled, text_columns
from tests.pace import timing
from workbench.base.language import using
from workbench.base.resources import resource
from workbench.documents.audience import Audience
from workbench.documents.content import Heading, Table
from workbench.documents.docx import pressed as pressed_word
from workbench.documents.pdf import pressed
from workbench.documents.plain import REPLACEMENT, plain
from workbench.documents.registry import Options
from workbench.documents.tables import tables_of, text_table, workbook
from workbench.exchange.grid import clean_text
from workbench.exchange.spreadsheet_text import guarded
from workbench.models.registry import RECORDS, content_tables, sql_table
from workbench.program.exporting import export_table
from workbench.program.publishing import KINDS
from workbench.program.results import RESULTS
from workbench.program.whole import export_json, import_json
from workbench.project.open import open_project
from workbench.project.register import all_rows, read_rows

PWNED = Path("/tmp/pwned")  # noqa: S108 - what one of the texts would make
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
REGISTERS = [record for record in RECORDS.values() if record.kinds]
_WATCHED: list[tuple[str, str]] = []
_watching = [False]


def _hook(event, arguments):
    if _watching[0] and event in {"open", "socket.connect", "subprocess.Popen", "os.system"}:
        _WATCHED.append((event, str(arguments[0]) if arguments else ""))


sys.addaudithook(_hook)


@pytest.fixture(scope="module")
def full(request, mellantorg, tmp_path_factory):
    """A project full of hostile texts, and what was written where."""
    target = tmp_path_factory.mktemp("hostile") / "full.plats"
    return target, soiled(mellantorg, target, request.param)


@pytest.fixture
def project(full):
    with open_project(full[0], read_only=True, clock=CLOCK) as opened:
        yield opened


def options(language="sv"):
    return Options(date=NOW.date(), language=language, audience=Audience.INTERNAL)


def built(project, kind, language="sv"):
    with using(language), project.read() as session:
        return kind.build(session, options(language))


def squeezed(text):
    return "".join(text.split())


def opened_elsewhere(watched):
    """Return what was opened, called or run beside fonts, the program and its libraries."""
    ours = (str(resource("fonts")), str(resource("")), sys.prefix, sys.base_prefix, "<fdopen>")
    return [each for each in watched if not each[1].startswith(ours) and not each[1].isdigit()]


@pytest.fixture
def watched():
    _WATCHED.clear()
    yield _WATCHED
    _watching[0] = False


def test_every_field_is_tried(full):
    written = full[1]
    tried = {(table, name) for (table, _key), values in written.items() for name in values}
    there = {(t, c.name) for t in content_tables() for c in text_columns(t)}
    rows = {table for table, _key in written}
    assert tried == {(table, name) for table, name in there if table in rows}
    assert len(tried) > 120
    assert {text for values in written.values() for text in values.values()} >= set(TEXTS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.key)
def test_every_document_says_it_as_it_is(project, kind, watched):
    document = built(project, kind)
    pressed(everywhere("värm upp"))  # fonts and libraries are read once
    _WATCHED.clear()
    _watching[0] = True
    data = pressed(document)
    _watching[0] = False
    assert opened_elsewhere(watched) == []
    assert not PWNED.exists()
    reader = pypdf.PdfReader(io.BytesIO(data))
    text = squeezed("".join(page.extract_text() for page in reader.pages))
    assert not any(page.images for page in reader.pages)
    assert invited(linked(reader)) == []
    told = [squeezed(plain(each)) for each in said(document)]
    missing = {t for t in told if t and set(t) <= set(text) and t[:24] not in text}
    assert missing == set()
    if any(REPLACEMENT in each for each in told):
        assert REPLACEMENT in text


def linked(reader):
    """Return the addresses to which a file leads."""
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    return [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})]


def invited(addresses):
    """Return the addresses that come from a hostile text; the program has some of its own."""
    return [
        each
        for each in addresses
        if not each.startswith("https://") or any(each in text for text in TEXTS)
    ]


def said(document):
    """Yield the hostile texts that stand in headings and cells of a document."""
    known = set(TEXTS)
    for block in document.walk():
        if isinstance(block, Heading) and block.text in known:
            yield block.text
        if isinstance(block, Table):
            yield from (
                c for row in block.rows for c in row.cells if isinstance(c, str) and c in known
            )


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.key)
def test_every_word_file_says_it_as_it_is(project, kind):
    document = built(project, kind, "en")
    data = pressed_word(document)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        links = "".join(file.read(n).decode() for n in file.namelist() if n.endswith(".rels"))
        pictures = [n for n in file.namelist() if "/media/" in n]
    targets = re.findall(r'Target="([^"]*)" TargetMode="External"', links)
    assert invited(targets) == []
    assert all(name.endswith((".png", ".emf", ".svg")) for name in pictures)
    word = Word(io.BytesIO(data))
    text = squeezed("".join(each.text or "" for each in word.element.body.iter(qn("w:t"))))
    missing = {t for t in (squeezed(plain(each)) for each in said(document)) if t not in text}
    assert missing == set()


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.key)
def test_no_cell_of_a_documents_tables_is_a_formula(project, kind):
    tables = tables_of(built(project, kind).blocks)
    if not tables:
        return
    no_formula(workbook(tables, "x", "sv"))
    text = text_table(tables, "sv").decode("utf-8-sig")
    cells = [
        cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row
    ]
    # A number may begin with a sign; all else that begins so has its apostrophe.
    begun = [cell for cell in cells if cell.startswith(FORMULA)]
    assert [cell for cell in begun if guarded(cell) != cell] == []


def no_formula(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if name.startswith("xl/worksheets/"):
                text = file.read(name).decode()
                assert "<f>" not in text
                assert "hyperlink" not in text


@pytest.mark.parametrize("result", RESULTS, ids=lambda each: each.key)
def test_no_cell_of_a_result_is_a_formula(project, result):
    with using("sv"), project.read() as session:
        tables = tuple(each for each in result.tables(session, options()) if each.table.rows)
    no_formula(workbook(tables, "x", "sv"))
    text_table(tables, "sv")


@pytest.mark.parametrize("record", REGISTERS, ids=lambda each: each.table)
def test_every_register_holds_what_was_written(project, record, tmp_path):
    with project.read() as session:
        rows = read_rows(session, record)
    fields = [f for f in record.visible() if f.name in {c.name for c in text_columns(record.table)}]
    for ending in ("xlsx", "csv"):
        target = tmp_path / f"ut.{ending}"
        export_table(project, target, record, language="sv", audience="internal")
        if ending == "xlsx":
            no_formula(target.read_bytes())
            cells = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
            there = {squeezed(str(cell)) for row in cells for cell in row}
            wanted = {squeezed(clean_text(row[f.name])) for row in rows for f in fields}
        else:
            there = squeezed(target.read_text("utf-8-sig").replace('""', '"'))
            wanted = {squeezed(guarded(clean_text(row[f.name]))) for row in rows for f in fields}
        assert [each for each in wanted if each and each not in there] == []


def test_the_whole_comes_back_from_json(project, full, tmp_path):
    export_json(project, tmp_path / "allt.json")
    import_json(tmp_path / "allt.json", tmp_path / "ny.plats", CLOCK)
    with (
        open_project(tmp_path / "ny.plats", read_only=True, clock=CLOCK) as made,
        made.read() as new,
        project.read() as old,
    ):
        before, after = all_rows(old), all_rows(new)
    for table, rows in before.items():
        assert sorted(map(repr, rows)) == sorted(map(repr, after[table])), table


def test_there_are_forty():
    assert len(HOSTILE) == len(set(TEXTS)) == 40


@pytest.mark.slow
@pytest.mark.parametrize("words", [200_000, 1], ids=["words", "letters"])
def test_a_text_of_200_000_words_goes_through_paper_word_and_table(mellantorg, tmp_path, words):
    """One field as long as a book: whole on paper, cut only where a cell can hold no more."""
    text = "platssamverkan " * words if words > 1 else "å" * 1_000_000
    shutil.copy(mellantorg, tmp_path / "x.plats")
    with open_project(tmp_path / "x.plats", clock=CLOCK) as project:
        with project.edit("Moved {what}", what="x") as session:
            session.execute(update(sql_table("project")).values(description=text))
        document = built(project, KINDS[0])
        with timing() as watch, watch.lap():
            data = pressed(document)
        assert watch.laps[0] < 8
        assert pypdf.PdfReader(io.BytesIO(data)).pages
        assert pressed_word(document)
        project_record = RECORDS["project"]
        export_table(project, tmp_path / "x.xlsx", project_record, language="sv", audience="public")
        export_json(project, tmp_path / "x.json")
    no_formula((tmp_path / "x.xlsx").read_bytes())
    import_json(tmp_path / "x.json", tmp_path / "y.plats", CLOCK)
