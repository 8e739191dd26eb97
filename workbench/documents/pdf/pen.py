"""The hand that writes on pages: text, rules and links, each said to be content or ornament."""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from workbench.charts.palette import paper_rgb
from workbench.documents.pdf.archive import Archive, Raw
from workbench.documents.pdf.fonts import face
from workbench.documents.pdf.metadata import text_string
from workbench.documents.pdf.structure import StructureTree
from workbench.documents.plain import REPLACEMENT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from workbench.documents.pdf.fonts import Face
    from workbench.documents.pdf.lines import Line
    from workbench.documents.pdf.structure import Element
    from workbench.documents.sheet import Sheet

_FIRST_LINK_KEY: Final = 1_000_000
_HEADER: Final = "<</Type/Pagination/Subtype/Header/Attached[/Top]>>"
_CACHED_LENGTH: Final = 40
_THICKER: Final = 0.04
_FOOTER: Final = "<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>"


_Run = tuple[str, str, bool]  # the font, the letters in it, whether to make them heavier


class _Target(pdfdoc.PDFObject):  # type: ignore[misc]
    """A link annotation to a place in the document, whose page may come later."""

    def __init__(self, head: str, page: int, left: float, top: float) -> None:
        self._head = head
        self._page = page
        self._place = f"/XYZ {left:.2f} {top:.2f} 0"

    def format(self, document: Archive) -> bytes:
        number = document.number_of(f"Page{self._page + 1}")
        return f"{self._head}/Dest[{number} 0 R{self._place}]>>".encode("latin-1")


class Pen:
    """Writes tagged pages on the library's canvas.

    Points, with the origin at the lower left of the page. Everything painted lies either under an
    open element of the structure tree or is an artifact; surfaces and rules laid with ``fill`` and
    ``rule`` are artifacts beneath the page's content.
    """

    def __init__(self, target: BinaryIO, language: str) -> None:
        self.tree = StructureTree()
        self.canvas = Canvas(target, initialFontName=_registered(), pageCompression=1)
        self.archive = Archive(self.tree, language)
        self.canvas._doc = self.archive  # noqa: SLF001 - the only way to give it an own document
        self.page = -1
        self._open: Element | None = None
        self._ornament = False
        self._surfaces: list[str] = []
        self._rules: list[str] = []
        self._colour = ""
        self._links = 0
        self._encoded: dict[tuple[str, str], list[_Run]] = {}

    @property
    def code(self) -> list[str]:
        """The operators of the page so far."""
        return self.canvas._code  # type: ignore[no-any-return]  # noqa: SLF001

    def begin_page(self, sheet: Sheet) -> None:
        """Start the next page."""
        self.page += 1
        self.canvas.setPageSize((sheet.width, sheet.height))
        self._colour = ""

    def end_page(self) -> None:
        """Finish the page; what lies beneath its content is put first."""
        self.close()
        if self._surfaces or self._rules:
            self.code[0:0] = ["/Artifact BMC q", *self._surfaces, *self._rules, "Q EMC"]
            self._surfaces, self._rules = [], []
        self.canvas.showPage()

    def finish(self) -> None:
        """Write the file."""
        self.canvas.save()

    # --- content and ornament -------------------------------------------------------------

    def begin(self, element: Element) -> None:
        """Let what follows belong to ``element``, in one run with what came before if it did."""
        if self._open is element:
            return
        self.close()
        number = self.tree.mark(self.page, element)
        self.code.append(f"/{element.role} <</MCID {number}>> BDC")
        self._open = element

    def close(self) -> None:
        """End the open element or artifact."""
        if self._open is not None or self._ornament:
            self.code.append("EMC")
        self._open = None
        self._ornament = False

    @contextmanager
    def artifact(self, properties: str = "") -> Iterator[None]:
        """Let what is painted inside be no part of the content."""
        self.close()
        self.code.append(f"/Artifact {properties} BDC" if properties else "/Artifact BMC")
        self._ornament = True
        yield
        self.close()

    def header(self) -> Any:  # noqa: ANN401 - a context
        """Return the context in which a page's header is painted."""
        return self.artifact(_HEADER)

    def footer(self) -> Any:  # noqa: ANN401 - a context
        """Return the context in which a page's footer is painted."""
        return self.artifact(_FOOTER)

    # --- text -----------------------------------------------------------------------------

    def text(
        self, x: float, y: float, text: str, cut: Face, size: float, colour: str = "text"
    ) -> None:
        """Write one run of plain text with its baseline at ``y``."""
        code = self.code
        if colour != self._colour:
            code.append(fill_colour(colour))
            self._colour = colour
        shown = self._encoded.get((cut.name, text))
        if shown is None:
            shown = self._encode(cut, text)
        place = f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"
        if len(shown) == 1 and not shown[0][2]:
            code.append(f"{place} {shown[0][0]} {size:g} Tf ({shown[0][1]}) Tj ET")
            return
        code.append(place)
        for font, letters, thickened in shown:
            ink = f" {stroke_colour(colour)} {size * _THICKER:.2f} w 2 Tr" if thickened else ""
            after = " 0 Tr" if thickened else ""
            code.append(f"{font} {size:g} Tf{ink} ({letters}) Tj{after}")
        code.append("ET")

    def forget_colour(self) -> None:
        """Say that the colour may have changed behind the pen's back."""
        self._colour = ""

    def line(
        self, element: Element, line: Line, x: float, y: float, size: float, colour: str = "text"
    ) -> None:
        """Write a line as content of ``element``, its links as links."""
        for fragment in line.fragments:
            left = x + fragment.x
            last = fragment is line.fragments[-1]
            text = fragment.text + " " if last and line.soft else fragment.text
            if not fragment.link:
                self.begin(element)
                self.shown(left, y, text, fragment.face, size, colour)
                continue
            linked = element.child("Link")
            self.begin(linked)
            self.shown(left, y, text, fragment.face, size, "accent")
            box = (left, y - size * 0.25, left + fragment.width, y + size * 0.85)
            self.link_out(linked, box, fragment.link, fragment.text)
            self.rule(left, left + fragment.width, y - size * 0.14, 0.5, "accent")

    def shown(
        self, x: float, y: float, text: str, cut: Face, size: float, colour: str = "text"
    ) -> None:
        """Write a run; where letters are missing, the text itself goes along unseen."""
        if cut.letters.issuperset(text) or not _replaced(cut, text):
            self.text(x, y, text, cut, size, colour)
            return
        actual = text.encode("utf-16-be").hex().upper()
        self.code.append(f"/Span <</ActualText<FEFF{actual}>>> BDC")
        self.text(x, y, text, cut, size, colour)
        self.code.append("EMC")

    def _encode(self, cut: Face, text: str) -> list[_Run]:
        pieces = self._known(cut, text.replace("\N{NO-BREAK SPACE}", " "))
        if not pieces:
            for owner, run in cut.runs(text):
                for subset, letters in owner.font.splitString(run, self.archive):
                    name = owner.font.getSubsetInternalName(subset, self.archive)
                    # Signs that only the lighter face has are made as heavy as their neighbours.
                    pieces.append((name, _escaped(letters), owner is not cut and cut.bold))
        if len(text) <= _CACHED_LENGTH:
            self._encoded[cut.name, text] = pieces
        return pieces

    def _known(self, cut: Face, text: str) -> list[_Run]:
        """Return the text as one run if the file has met all its letters, else nothing."""
        state = cut.font.state.get(self.archive)
        if state is None:
            return []
        assigned = state.assignments
        try:
            letters = bytes([assigned[ord(letter)] for letter in text])
        except (KeyError, ValueError):
            # A letter that is new to the file, or one of a later subset.
            return []
        return [(cut.font.getSubsetInternalName(0, self.archive), _escaped(letters), False)]

    # --- surfaces and rules ---------------------------------------------------------------

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Lay a surface beneath the content; ``x`` and ``y`` are its lower left corner."""
        self._surfaces.append(
            f"{fill_colour(colour)} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f"
        )

    def rule(self, left: float, right: float, y: float, weight: float, colour: str) -> None:
        """Lay a level rule beneath the content."""
        self._rules.append(
            f"{stroke_colour(colour)} {weight:g} w {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S"
        )

    # --- links and bookmarks --------------------------------------------------------------

    def link_out(
        self, element: Element, box: tuple[float, float, float, float], address: str, text: str
    ) -> None:
        """Make a box lead to an allowed address on the web."""
        uri = "".join(f"\\{letter:03o}" for letter in address.encode())
        self._annotate(element, Raw(f"{self._link(box, text)}/A<</S/URI/URI({uri})>>>>"))

    def link_in(
        self,
        element: Element,
        box: tuple[float, float, float, float],
        place: tuple[int, float, float],
        text: str,
    ) -> None:
        """Make a box lead to a place: page (from 0), left and top."""
        self._annotate(element, _Target(self._link(box, text), *place))

    def _link(self, box: tuple[float, float, float, float], text: str) -> str:
        self._links += 1
        corners = " ".join(f"{value:.2f}" for value in box)
        return (
            f"<</Type/Annot/Subtype/Link/Rect[{corners}]/Border[0 0 0]/F 4/H/N"
            f"/Contents{text_string(text)}/StructParent {_FIRST_LINK_KEY + self._links}"
        )

    def _annotate(self, element: Element, annotation: object) -> None:
        name = f"Link{self._links}"
        self.canvas._addAnnotation(annotation, name)  # noqa: SLF001 - the public ones write other links
        self.tree.own(_FIRST_LINK_KEY + self._links, f"Annot.{name}", element)

    def bookmark(self, key: str, title: str, level: int, left: float, top: float) -> None:
        """Put a heading into the outline; ``level`` counts from 0."""
        self.canvas.bookmarkHorizontalAbsolute(key, top, left=left, fit="XYZ")
        self.canvas.addOutlineEntry(title, key, level=level, closed=level > 0)


def fill_colour(token: str) -> str:
    """Return the operator that fills in a token's colour on paper."""
    return _operands(paper_rgb(token)) + " rg"


def stroke_colour(token: str) -> str:
    """Return the operator that draws in a token's colour on paper."""
    return _operands(paper_rgb(token)) + " RG"


@cache
def _operands(colour: tuple[int, int, int]) -> str:
    return " ".join(f"{value / 255:.3g}" for value in colour)


def _replaced(cut: Face, text: str) -> bool:
    return REPLACEMENT not in text and any(REPLACEMENT in run for _, run in cut.runs(text))


def _escaped(letters: bytes) -> str:
    shown = letters.decode("latin-1")
    if _PLAIN.fullmatch(shown):
        return shown
    return "".join(
        letter if _PLAIN.fullmatch(letter) else f"\\{ord(letter):03o}" for letter in shown
    )


# Letters that stand for themselves between the brackets of a PDF string.
_PLAIN: Final = re.compile(r"[ -'*-\[\]-~]*")


def _registered() -> str:
    """Make the library know our face, so that it never reaches for one it cannot embed."""
    from reportlab.pdfbase import pdfmetrics

    regular = face().font
    pdfmetrics.registerFont(regular)
    return str(regular.fontName)
