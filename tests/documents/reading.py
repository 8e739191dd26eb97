"""Reading finished files back, as tests and reading aids do."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import page
import pypdf
from pypdf.generic import ArrayObject, DictionaryObject

from workbench.documents.pdf import pressed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.documents.content import Document

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


def faults(data: bytes) -> list[str]:
    """All that page-validation finds against PDF/UA-1 and PDF/A-2a."""
    limits = page.SafetyLimits.unlimited()
    return [
        f"{profile} {failure.rule_id}: {failure.message}"
        for profile in PROFILES
        for failure in page.validate_pdf_bytes(data, profile=profile, limits=limits).failures
    ]


class File:
    """A pressed document, read by another library."""

    def __init__(self, document: Document) -> None:
        self.data = pressed(document)
        self.reader = pypdf.PdfReader(io.BytesIO(self.data))

    def text(self, number: int | None = None) -> str:
        """The text of one page (from 0) or of all."""
        pages = self.reader.pages if number is None else [self.reader.pages[number]]
        return "\n".join(each.extract_text() for each in pages)

    def squeezed(self) -> str:
        """The text of all pages without any white space."""
        return "".join(self.text().split())

    def elements(self) -> Iterator[DictionaryObject]:
        """Every element of the structure tree, in reading order."""
        root = self.reader.trailer["/Root"]["/StructTreeRoot"]
        yield from self._below(root)

    def _below(self, node: Any) -> Iterator[DictionaryObject]:
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            each = kid.get_object() if hasattr(kid, "get_object") else kid
            if isinstance(each, DictionaryObject) and "/S" in each:
                yield each
                yield from self._below(each)

    def roles(self) -> list[str]:
        """The role of every element, in reading order."""
        return [str(element["/S"])[1:] for element in self.elements()]

    def annotations(self) -> list[DictionaryObject]:
        """All annotations of all pages."""
        return [
            reference.get_object()
            for each in self.reader.pages
            for reference in each.get("/Annots", [])
        ]
