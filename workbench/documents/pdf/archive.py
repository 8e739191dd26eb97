"""A PDF file fit for archives: made of the library's objects, written compactly and by the rules.

The library's own writer leaves out the line end before ``endstream`` (PDF/A 6.1.7.1) and knows no
object streams, without which the many small objects of a structure tree outweigh the text.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.documents.pdf.structure import StructureTree

_HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# Both signs of a line end: after packed bytes that end in one of them, the other alone would be
# read as a part of the pair.
_END: Final = b"\r\nendstream"
_PER_STREAM: Final = 200
_PACKED, _PLAIN = 2, 1


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose body is already PDF syntax."""

    def __init__(self, body: str) -> None:
        self.body = body

    def format(self, document: object) -> bytes:
        """Return the body."""
        del document
        return self.body.encode("latin-1")


class Archive(pdfdoc.PDFDocument):  # type: ignore[misc]
    """The library's document with a structure tree, whose file has no date of its own."""

    def __init__(self, tree: StructureTree, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        self._tree = tree
        self._root = self.reserve("StructTreeRoot")
        self.Catalog.StructTreeRoot = pdfdoc.PDFObjectReference("StructTreeRoot")
        self.Catalog.MarkInfo = Raw("<</Marked true>>")
        self.Catalog.ViewerPreferences = Raw("<</DisplayDocTitle true>>")
        self.Catalog.PageMode = pdfdoc.PDFName("UseOutlines")
        self.info = Raw("<<>>")

    def reserve(self, name: str) -> int:
        """Register an object to be written later and return its number."""
        self.Reference(Raw("null"), name)
        return int(self.idToObjectNumberAndVersion[name][0])

    def number_of(self, name: str) -> int:
        """Return the number of a registered object."""
        return int(self.idToObjectNumberAndVersion[name][0])

    def addPage(self, page: Any) -> None:  # noqa: N802, ANN401 - the library's own hook
        """Add a page: packed without ASCII armour, with its key into the structure tree."""
        number = self.pageCounter - 1
        stream = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
        page.Contents = stream
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = number
        page.Tabs = pdfdoc.PDFName("S")
        super().addPage(page)

    def GetPDFData(self, canvas: Any) -> bytes:  # noqa: N802, ANN401 - the library's own hook
        """Return the whole file."""
        for font in self.delayedFonts:
            font.addObjects(self)
        self.Reference(self.Catalog, "Catalog")
        self.Reference(self.info, "Info")
        self.Outlines.prepare(self, canvas)
        if self.Outlines.ready < 0:
            self.Catalog.Outlines = None
            self.Catalog.PageMode = pdfdoc.PDFName("UseNone")
        return self._file()

    def _file(self) -> bytes:
        writer = _Writer()
        number = 1
        # Formatting an object may register further ones, so the end moves on.
        while number in self.numberToId:
            name = self.numberToId[number]
            if name != "StructTreeRoot":
                body = pdfdoc.format(self.idToObject[name], self, toplevel=1)
                writer.add(number, body, packed=name not in {"Catalog", "Info"})
            number += 1
        numbers = {name: pair[0] for name, pair in self.idToObjectNumberAndVersion.items()}
        tree = self._tree.written(self._root, number, numbers)
        writer.add_packed((each, body.encode("latin-1")) for each, body in tree)
        return writer.finished(self.number_of("Catalog"), self.number_of("Info"))


@dataclass
class _Writer:
    """Puts numbered objects into a file with packed objects and a packed cross-reference."""

    _parts: list[bytes] = field(default_factory=lambda: [_HEADER])
    _offset: int = len(_HEADER)
    _places: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    _waiting: list[tuple[int, bytes]] = field(default_factory=list)

    def add(self, number: int, body: bytes, *, packed: bool) -> None:
        """Add an object; streams are never packed and get their missing line end."""
        if body.endswith(b"endstream\n"):
            self._place(number, body[: -len(b"endstream\n")] + _END)
        elif packed:
            self._waiting.append((number, body))
        else:
            self._place(number, body)

    def add_packed(self, objects: Iterable[tuple[int, bytes]]) -> None:
        """Add objects that are no streams."""
        self._waiting.extend(objects)

    def _place(self, number: int, body: bytes) -> None:
        self._places[number] = (_PLAIN, self._offset, 0)
        self._append(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def _append(self, data: bytes) -> None:
        self._parts.append(data)
        self._offset += len(data)

    def finished(self, root: int, info: int) -> bytes:
        """Return the file with its packed objects, cross-reference and trailer."""
        highest = max([*self._places, *(number for number, _ in self._waiting)])
        for at in range(0, len(self._waiting), _PER_STREAM):
            highest += 1
            self._pack(highest, self._waiting[at : at + _PER_STREAM])
        self._cross_reference(highest + 1, root, info)
        return b"".join(self._parts)

    def _pack(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        index, bodies, offset = [], [], 0
        for at, (each, body) in enumerate(objects):
            index.append(b"%d %d" % (each, offset))
            bodies.append(body)
            offset += len(body) + 1
            self._places[each] = (_PACKED, number, at)
        head = b" ".join(index) + b"\n"
        data = zlib.compress(head + b"\n".join(bodies))
        self._place(
            number,
            b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%b\r\nendstream"
            % (len(objects), len(head), len(data), data),
        )

    def _cross_reference(self, number: int, root: int, info: int) -> None:
        start = self._offset
        self._places[number] = (_PLAIN, start, 0)
        table = b"".join(
            b"%c%b%b" % (kind, place.to_bytes(5, "big"), at.to_bytes(2, "big"))
            for kind, place, at in (
                self._places.get(each, (0, 0, 0xFFFF if each == 0 else 0))
                for each in range(number + 1)
            )
        )
        data = zlib.compress(table)
        # A name for the file that follows from its content: the same document, the same bytes.
        name = hashlib.sha256(b"".join(self._parts)).hexdigest()[:32].encode()
        self._append(
            b"%d 0 obj\n<</Type/XRef/Size %d/W[1 5 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]"
            b"/Filter/FlateDecode/Length %d>>\nstream\n%b\r\nendstream\nendobj\n"
            b"startxref\n%d\n%%%%EOF\n"
            % (number, number + 1, root, info, name, name, len(data), data, start)
        )
