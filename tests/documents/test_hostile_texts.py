"""Text is data: forty hostile texts in every field of a document."""

from __future__ import annotations

import datetime as dt
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.everywhere import everywhere
from tests.documents.reading import File, faults
from tests.documents.texts import HOSTILE
from tests.pace import timing
from workbench.base.resources import resource
from workbench.documents.content import Column, Document, Paragraph, Row, Table
from workbench.documents.pdf import pressed
from workbench.documents.plain import REPLACEMENT, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

PWNED = Path("/tmp/pwned")  # noqa: S108 - what one of the texts would make
WATCHED: list[tuple[str, str]] = []
_watching = [False]


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if _watching[0] and event in {"open", "socket.connect", "subprocess.Popen", "os.system"}:
        WATCHED.append((event, str(arguments[0]) if arguments else ""))


sys.addaudithook(_hook)


@pytest.fixture
def watched() -> Iterator[list[tuple[str, str]]]:
    """What is opened, called or run while a document is pressed."""
    pressed(everywhere("värm upp"))  # fonts and colour profile are read once
    WATCHED.clear()
    _watching[0] = True
    yield WATCHED
    _watching[0] = False


def _letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_comes_out_as_written(text: str, watched: list[tuple[str, str]]) -> None:
    file = File(everywhere(text))
    _watching[0] = False
    fonts = str(resource("fonts"))
    assert [each for each in watched if not each[1].startswith((fonts, sys.prefix))] == []
    assert faults(file.data) == []
    assert not any(each.images for each in file.reader.pages)
    assert not any("/A" in each for each in file.annotations())
    assert not PWNED.exists()
    written = _letters(plain(text))
    found = file.squeezed()
    if all(letter in found for letter in set(written)):
        assert found.count(written) >= 4
    else:
        assert REPLACEMENT in found


def test_there_are_forty() -> None:
    assert len(set(HOSTILE)) == 40


def test_missing_letters_are_seen_and_still_read() -> None:
    file = File(Document("T", (Paragraph("Namn: שלום 🌳 slut"),), dt.date(2026, 1, 1), cover=False))
    content = b"".join(each.get_contents().get_data() for each in file.reader.pages)
    assert "שלום".encode("utf-16-be").hex().upper().encode() in content
    assert REPLACEMENT in file.text() or "שלום" in file.text()


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_gives_a_whole_file(text: str) -> None:
    document = Document(
        text, (Paragraph(text), Table((Column(text),), (Row((text,)),))), dt.date(2026, 1, 1)
    )
    file = File(document)
    latin = _letters("".join(letter for letter in plain(text) if letter.isascii()))
    if unicodedata.is_normalized("NFC", text) and plain(text) == text and text.isascii():
        assert latin in file.squeezed()
    assert len(file.reader.pages) >= 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["platssamverkan är ett ord " * 40_000, "å" * 1_000_000, "🌳 שלום " * 125_000, "\n" * 10**6],
    ids=["words", "one word", "no letters", "breaks"],
)
def test_a_megabyte_takes_seconds(text: str) -> None:
    with timing() as watch, watch.lap():
        data = pressed(Document("T", (Paragraph(text),), dt.date(2026, 1, 1), cover=False))
    assert watch.laps[0] < 5
    assert data.startswith(b"%PDF-1.7")


@pytest.mark.slow
def test_twenty_thousand_words_in_every_field() -> None:
    file = pressed(everywhere("ordet " * 20_000))
    assert file.startswith(b"%PDF-1.7")
