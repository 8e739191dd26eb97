"""Where a file goes, what the press tells on the way, and how long it takes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gc
import io
from typing import TYPE_CHECKING

import pytest

from tests.documents import sample
from tests.documents.reading import File
from tests.pace import timing
from workbench.base.language import current, set_language
from workbench.documents.content import Document, Status
from workbench.documents.pdf import press, pressed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    before = current()
    yield
    set_language(before)


def test_a_path_gets_the_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "Platsplan åäö & co.pdf"
    press(sample.document(), target)
    assert target.read_bytes() == pressed(sample.document())
    assert list(tmp_path.iterdir()) == [target]


def test_a_stream_gets_the_same_bytes() -> None:
    stream = io.BytesIO()
    press(sample.document(), stream)
    assert stream.getvalue() == pressed(sample.document())


class _StoppedError(Exception):
    pass


def test_stopping_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"den gamla")

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise _StoppedError

    with pytest.raises(_StoppedError):
        press(sample.document(), target, stop)
    assert target.read_bytes() == b"den gamla"
    assert list(tmp_path.iterdir()) == [target]
    assert gc.isenabled()


def test_progress_counts_every_page() -> None:
    told: list[tuple[int, int]] = []
    press(sample.document(), io.BytesIO(), lambda done, total: told.append((done, total)))
    assert told == [(at + 1, len(told)) for at in range(len(told))]
    assert len(told) >= 10


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="saknas"):
        press(sample.document(), tmp_path / "saknas" / "plan.pdf")


@pytest.mark.parametrize("window", ["sv", "en"])
def test_the_document_speaks_its_own_language(window: str) -> None:
    set_language(window)
    english = File(sample.document("en")).text()
    assert "Contents" in english
    assert "Page 3 of" in english
    assert "1,600,000" in english
    assert current() == window


def test_a_draft_bears_its_mark_on_every_page_and_an_adopted_one_on_none() -> None:
    draft, adopted = (
        File(sample.document("en", status=each)) for each in (Status.DRAFT, Status.ADOPTED)
    )
    count = len(draft.reader.pages)
    assert all("Draft" in draft.text(number) for number in range(count))
    assert not any("Draft" in adopted.text(number) for number in range(count))
    assert "Antagen av styrgruppen 9 december 2026, § 5" in adopted.text(0)


def test_without_a_cover_the_title_stands_above_the_text() -> None:
    document = dataclasses.replace(sample.document("en"), cover=False)
    first = File(document).text(0)
    assert first.index("Platsplan för Mellantorg") < first.index("Sammanfattning på en sida")
    assert "Page 1 of" in first


def test_a_warning_stands_on_every_page() -> None:
    document = dataclasses.replace(sample.document(), warning="Underlag – granskas av jurist")
    file = File(document)
    assert all(
        "granskas av jurist" in file.text(number) for number in range(len(file.reader.pages))
    )


def _long(rows: int) -> Document:
    return Document("T", (sample.stakeholders(rows),), dt.date(2026, 1, 1), cover=False)


@pytest.mark.slow
def test_a_long_table_is_linear_in_its_rows() -> None:
    """Four times the rows take some four times as long; by the square it would be sixteen."""
    pressed(_long(50))
    one, four = _long(1000), _long(4000)
    with timing() as watch:
        for document in (one, four) * 3:
            with watch.lap():
                pressed(document)
    assert min(watch.laps[1::2]) < 8 * min(watch.laps[::2]), watch.laps
