"""From a document to a Word file."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

import docx

from workbench.base.language import using
from workbench.charts.palette import own_accent
from workbench.documents.docx.build import Builder
from workbench.documents.docx.furniture import describe
from workbench.documents.docx.styles import dress
from workbench.exchange.write_table import put_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.documents.content import Document

    Progress = Callable[[int, int], None]

# The first moment that a zip archive knows; the file's own moment lies in its properties.
_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)


def press(document: Document, target: Path, progress: Progress | None = None) -> None:
    """Write ``document`` as a Word file with headings, tables and pictures of its own.

    A file appears whole or not at all. ``progress`` is told blocks done and blocks in all; what it
    raises stops the press. The same document gives the same bytes. Raises WorkbenchError when the
    target cannot be written.
    """
    put_file(target, pressed(document, progress))


def pressed(document: Document, progress: Progress | None = None) -> bytes:
    """Return ``document`` as the bytes of a Word file; see ``press``."""
    with using(document.language), own_accent(document.look.accent):
        word = docx.Document()
        dress(word, document.language)
        describe(word, document)
        Builder(word, document, progress).build()
        file = io.BytesIO()
        word.save(file)
    return _timeless(file)


def _timeless(file: io.BytesIO) -> bytes:
    """Return the archive with all its parts of the same day, so that equal content is equal."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return made.getvalue()
