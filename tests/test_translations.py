"""The catalogue: complete, in step with the code, and its tool sees what it must."""

from __future__ import annotations

import gettext
import importlib.util
import io
import sys

import pytest
from babel.messages.catalog import Catalog


@pytest.fixture(scope="module")
def build(root):
    path = root / "resources" / "translations" / "build.py"
    spec = importlib.util.spec_from_file_location("catalogue_build", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def code(tmp_path):
    """A small program with a message of each sort."""
    (tmp_path / "a.py").write_text(
        "class WorkbenchError(Exception): ...\n"
        "class OtherError(Exception): ...\n"
        "def act(n, name):\n"
        "    _('Save')\n"
        "    N_('Later')\n"
        "    ngettext('{n} row', '{n} rows', n)\n"
        "    raise OtherError('for programmers')\n",
        encoding="utf-8",
    )
    (tmp_path / "b.py").write_text(
        "class DeepError(MiddleError): ...\n"
        "class MiddleError(WorkbenchError): ...\n"
        "raise DeepError('No file {name}', name=_('Save'))\n",
        encoding="utf-8",
    )
    return tmp_path


def catalog_of(**pairs: str) -> Catalog:
    catalog = Catalog(locale="sv")
    for message, string in pairs.items():
        catalog.add(message, string)
    return catalog


def texts(build, catalog):
    return {message.id: message.string for message in build.entries(catalog)}


def test_the_program_is_wholly_translated(build, capsys):
    code = build.main(["--check"])
    assert code == 0, capsys.readouterr().out


def test_the_check_changes_nothing(build):
    before = {path: path.read_bytes() for path in build.FOLDER.rglob("*.[pm]o")}
    build.main(["--check"])
    assert {path: path.read_bytes() for path in build.FOLDER.rglob("*.[pm]o")} == before


def test_every_sort_of_message_is_found_with_its_files(build, code):
    template = build.extracted(code)
    found = {message.id: [file for file, _ in message.locations] for message in template}
    del found[""]
    assert found == {
        "Save": [f"{code.name}/a.py", f"{code.name}/b.py"],
        "Later": [f"{code.name}/a.py"],
        ("{n} row", "{n} rows"): [f"{code.name}/a.py"],
        "No file {name}": [f"{code.name}/b.py"],
    }


def test_parts_win_and_what_the_code_lost_goes(build, code):
    catalog = build.merged(
        build.extracted(code),
        catalog_of(Save="Gammal", Later="Senare", Gone="Borta"),
        [catalog_of(Save="Spara")],
    )
    known = texts(build, catalog)
    assert known["Save"] == "Spara"
    assert known["Later"] == "Senare"
    assert "Gone" not in known


def test_an_empty_part_does_not_erase_a_translation(build, code):
    catalog = build.merged(build.extracted(code), catalog_of(Save="Spara"), [catalog_of(Save="")])
    assert texts(build, catalog)["Save"] == "Spara"


@pytest.mark.parametrize(
    ("original", "translation", "wrong"),
    [
        ("Save", "Spara", None),
        ("Save", "", "not translated"),
        ("No file {name}", "Ingen fil {namn}", "placeholders differ"),
        ("No file {name}", "Ingen fil", "placeholders differ"),
        ("Cost: ", "Kostnad:", "blanks at the ends differ"),
        (("{n} row", "{n} rows"), ("En rad", "{n} rader"), None),
        (("{n} row", "{n} rows"), ("{n} rad", "Många rader"), "placeholders differ"),
        (("{n} row", "{n} rows"), ("{n} rad", ""), "not translated"),
    ],
)
def test_faults_of_a_translation_are_named(build, original, translation, wrong):
    catalog = Catalog(locale="sv")
    message = catalog.add(original, translation, locations=[("a.py", 0)])
    assert build.fault(message) == wrong


def test_an_uncertain_translation_is_a_fault(build):
    message = Catalog(locale="sv").add("Save", "Spara", flags=["fuzzy"])
    assert build.fault(message) == "marked as uncertain"


def test_two_parts_that_disagree_are_told(build):
    parts = {"a.po": catalog_of(Date="Datum"), "b.po": catalog_of(Date="Dag")}
    (line,) = build.disagreements(parts)
    assert "a.po" in line
    assert "b.po" in line
    assert build.disagreements({"a.po": parts["a.po"], "c.po": catalog_of(Date="Datum")}) == []


def test_the_compiled_catalogue_says_the_same(build, code):
    catalog = build.merged(build.extracted(code), catalog_of(Save="Spara"), [])
    compiled = gettext.GNUTranslations(io.BytesIO(build.mo_bytes(catalog)))
    assert compiled.gettext("Save") == "Spara"
    assert compiled.gettext("Later") == "Later"


def test_a_round_brings_all_files_up_to_date(build, code, tmp_path, monkeypatch, capsys):
    folder = tmp_path / "translations"
    parts = folder / "parts"
    parts.mkdir(parents=True)
    part = parts / "one.po"
    part.write_bytes(
        b'msgid "Save"\nmsgstr "Spara"\n\nmsgid "Later"\nmsgstr "Senare"\n\n'
        b'msgid "No file {name}"\nmsgstr "Ingen fil {name}"\n\n'
        b'msgid "{n} row"\nmsgid_plural "{n} rows"\nmsgstr[0] "{n} rad"\nmsgstr[1] "{n} rader"\n'
    )
    monkeypatch.setattr(build, "CODE", code)
    monkeypatch.setattr(build, "PARTS", parts)
    monkeypatch.setattr(build, "PO_FILE", folder / "sv.po")
    monkeypatch.setattr(build, "MO_FILE", folder / "sv" / "LC_MESSAGES" / "platsverkstad.mo")
    assert build.main(["--check"]) == 1
    assert build.main(["--fold"]) == 0
    assert not part.exists()
    assert build.main(["--check"]) == 0
    (code / "c.py").write_text("_('New')\n", encoding="utf-8")
    assert build.main(["--check"]) == 1
    assert "not translated: 'New'" in capsys.readouterr().out
