"""The first page: what this is, about which place, how far it has come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.base.formats import date_long
from workbench.base.language import N_, _
from workbench.documents.audience import audience_name
from workbench.documents.content import Status
from workbench.documents.pdf.lines import wrap
from workbench.documents.pdf.motif import paint_motif
from workbench.documents.pdf.pictures import (
    LogoStrip,
    logo_box,
    paint_cover_picture,
    paint_logo,
)
from workbench.documents.pdf.pieces import Strip, baseline, text_strips
from workbench.documents.pdf.structure import SCOPE_ROW
from workbench.documents.pdf.styles import (
    KIND,
    MASTHEAD,
    MASTHEAD_SUBTITLE,
    SUBTITLE,
    TITLE,
    Style,
)
from workbench.documents.plain import one_line

if TYPE_CHECKING:
    from workbench.documents.content import Document, OwnLook
    from workbench.documents.pdf.pen import Pen
    from workbench.documents.pdf.structure import Element
    from workbench.documents.sheet import Sheet

_STATUS: Final = {
    Status.DRAFT: N_("Draft"),
    Status.ISSUED: N_("Issued"),
    Status.ADOPTED: N_("Adopted"),
}
_FACT: Final = Style(10, 15.5)
_FACT_NAME: Final = Style(10, 15.5, colour="muted")
_NAMES_WIDTH: Final = 128.0
_BAND: Final = 0.36
_LINES: Final = 4
_LETTERS: Final = 300
_FACT_LINES: Final = 2
_BESIDE: Final = 16.0
_ABOVE_LOGO: Final = 16.0


class CoverStrip(Strip):
    """The whole first page as one strip."""

    __slots__ = ("document", "parent", "sheet")

    def __init__(self, document: Document, parent: Element, sheet: Sheet) -> None:
        super().__init__(sheet.frame_height)
        self.document = document
        self.parent = parent
        self.sheet = sheet

    @override
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint the band, the titles beneath it and the facts at the foot."""
        del top
        sheet, document = self.sheet, self.document
        band = sheet.height * _BAND
        part = self.parent.child("Part")
        if not paint_cover_picture(pen, part, document.look, sheet, band):
            paint_motif(pen, sheet, band)
        y = sheet.height - band - 44
        box = logo_box(document.look)
        for role, text, style in (
            ("P", kicker(document), KIND),
            ("H1", document.title, TITLE),
            ("P", subtitle(document), SUBTITLE),
        ):
            y -= style.before
            element = part.child(role)
            room = sheet.frame_width - (box[0] + _BESIDE if box and style is KIND else 0.0)
            lines = wrap(one_line(text)[:_LETTERS], style.size, room, bold=style.bold)
            for line in lines[:_LINES]:
                pen.line(element, line, x, baseline(y, style), style.size, style.colour)
                y -= style.leading
        paint_logo(pen, part, logo_words(document), sheet.right, sheet.height - band - _ABOVE_LOGO)
        _facts(pen, part, cover_facts(document), x, sheet)


def logo_words(document: Document) -> OwnLook:
    """Return the document's look with words for its logotype, be it that nobody wrote any."""
    look = document.look
    return look if look.logo_alt else replace(look, logo_alt=_("Logotype"))


def kicker(document: Document) -> str:
    """Return what stands above the title: the sort of document, or the place if that is told."""
    title = one_line(document.title).casefold()
    return document.place if title.startswith(one_line(document.kind).casefold()) else document.kind


def subtitle(document: Document) -> str:
    """Return the subtitle, unless it stands above the title already."""
    same = one_line(document.subtitle).casefold() == one_line(kicker(document)).casefold()
    return "" if same else document.subtitle


def cover_facts(document: Document) -> list[tuple[str, str]]:
    """Return what the first page tells of the document, as pairs of name and value."""
    status = document.adopted or _(_STATUS[document.status])
    pairs = [
        (_("Place"), document.place),
        (_("Status"), status),
        (_("Version"), document.version),
        (_("Date"), date_long(document.date)),
        (_("Data until"), date_long(document.cutoff) if document.cutoff else ""),
        (_("Prepared by"), document.author),
        (_("For"), audience_name(document.audience)),
        (_("Please note"), document.warning),
    ]
    return [(name, one_line(value)[:_LETTERS]) for name, value in pairs if value]


def _facts(pen: Pen, part: Element, pairs: list[tuple[str, str]], x: float, sheet: Sheet) -> None:
    room = sheet.frame_width - _NAMES_WIDTH
    wrapped = [(name, wrap(value, _FACT.size, room)[:_FACT_LINES]) for name, value in pairs]
    y = sheet.bottom + sum(len(lines) for _name, lines in wrapped) * _FACT.leading
    pen.rule(x, x + sheet.frame_width, y + 12, 0.45, "hairline")
    body = part.child("Table").child("TBody")
    for name, lines in wrapped:
        row = body.child("TR")
        head, cell = row.child("TH", SCOPE_ROW), row.child("TD")
        for line in wrap(name, _FACT_NAME.size, _NAMES_WIDTH - 10)[:1]:
            pen.line(head, line, x, baseline(y, _FACT), _FACT.size, _FACT_NAME.colour)
        for line in lines:
            pen.line(cell, line, x + _NAMES_WIDTH, baseline(y, _FACT), _FACT.size)
            y -= _FACT.leading


def masthead_strips(document: Document, parent: Element, room: float) -> list[Strip]:
    """Return kind, title and subtitle for the head of the first page of text."""
    strips: list[Strip] = []
    box = logo_box(document.look)
    if box is not None:
        strips.append(LogoStrip(logo_words(document), parent, *box))
    for role, text, style in (
        ("P", kicker(document), KIND),
        ("H1", document.title, MASTHEAD),
        ("P", subtitle(document), MASTHEAD_SUBTITLE),
    ):
        lines = wrap(text, style.size, room, bold=style.bold)
        strips.extend(text_strips(parent.child(role), lines, style))
    for strip in strips[-_LINES:]:
        strip.keep = True
    if strips:
        strips[-1].after = 18.0
    return strips
