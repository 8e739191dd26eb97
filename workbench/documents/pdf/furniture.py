"""What stands on every page: the running header and footer and the mark of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.documents.content import Status
from workbench.documents.pdf.fonts import face
from workbench.documents.pdf.pen import fill_colour, stroke_colour
from workbench.documents.pdf.styles import RUNNING
from workbench.documents.plain import one_line
from workbench.documents.sheet import MM

if TYPE_CHECKING:
    from workbench.documents.content import Document
    from workbench.documents.pdf.pen import Pen
    from workbench.documents.sheet import Sheet

_ABOVE: Final = 11 * MM
_BELOW: Final = 11 * MM
_PILL_PADDING: Final = 6.0
_PILL_HEIGHT: Final = 15.0
_APART: Final = 20.0
# No line on paper holds more, so no more is measured for every page.
_LETTERS: Final = 400


class Furniture:
    """The running texts of one document, reckoned once."""

    def __init__(self, document: Document, pages: int) -> None:
        titles = (one_line(document.place), one_line(document.title))
        version = (
            _("Version {version}").format(version=document.version) if document.version else ""
        )
        notes = (one_line(version), date_text(document.date), one_line(document.warning))
        self._head = "  ·  ".join(filter(None, dict.fromkeys(titles)))[:_LETTERS]
        self._foot = "  ·  ".join(filter(None, notes))[:_LETTERS]
        self._mark = draft_mark(document)
        self._pages = pages

    def paint(self, pen: Pen, sheet: Sheet, page: int, *, title: bool = True) -> None:
        """Paint header and footer of ``page`` (from 1); ``title`` False leaves the title out."""
        self._header(pen, sheet, self._head if title else "")
        self._footer(pen, sheet, page)

    def paint_cover(self, pen: Pen, sheet: Sheet) -> None:
        """Paint the draft's mark on the dark ground of the cover."""
        if self._mark:
            with pen.header():
                _pill(
                    pen, sheet.right, sheet.top + _ABOVE, self._mark, "on_accent", ground="accent"
                )

    def _header(self, pen: Pen, sheet: Sheet, text: str) -> None:
        y = sheet.top + _ABOVE
        if not text and not self._mark:
            return
        with pen.header():
            used = _pill(pen, sheet.right, y, self._mark, "critical") if self._mark else 0.0
            if text:
                cut = face()
                shown = cut.fitted(text, RUNNING.size, sheet.frame_width - used - _APART)
                pen.text(sheet.left, y, shown, cut, RUNNING.size, RUNNING.colour)

    def _footer(self, pen: Pen, sheet: Sheet, page: int) -> None:
        cut = face()
        size, colour = RUNNING.size, RUNNING.colour
        y = sheet.bottom - _BELOW
        right = _("Page {page} of {pages}").format(page=page, pages=self._pages)
        wide = cut.width(right, size)
        with pen.footer():
            shown = cut.fitted(self._foot, size, sheet.frame_width - wide - _APART)
            pen.text(sheet.left, y, shown, cut, size, colour)
            pen.text(sheet.right - wide, y, right, cut, size, colour)
        pen.rule(sheet.left, sheet.right, y + 13, 0.45, "hairline")


def draft_mark(document: Document) -> str:
    """Return the word that marks a draft, or "" for a document that is none."""
    return _("Draft") if document.status is Status.DRAFT else ""


def _pill(pen: Pen, right: float, y: float, text: str, colour: str, *, ground: str = "") -> float:
    """Paint the mark with a thin outline, ending at ``right``; return its width."""
    cut = face(bold=True)
    size = RUNNING.size
    width = cut.width(text, size) + 2 * _PILL_PADDING
    left, bottom = right - width, y - (_PILL_HEIGHT - size * 0.714) / 2
    if ground:  # a picture may be of any colour
        box = f"{left:.2f} {bottom:.2f} {width:.2f} {_PILL_HEIGHT:.2f} re"
        pen.code.append(f"q {fill_colour(ground)} {box} f Q")
    pen.text(left + _PILL_PADDING, y, text, cut, size, colour)
    outline = f"{left:.2f} {bottom:.2f} {width:.2f} {_PILL_HEIGHT:.2f} re"
    pen.code.append(f"q {stroke_colour(colour)} 0.8 w {outline} S Q")
    return width
