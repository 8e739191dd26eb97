"""The styles of a Word file: the ones everybody knows, in the looks of the PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from workbench.charts.palette import has_own_accent, paper_hex, paper_rgb
from workbench.documents.content import Manner
from workbench.documents.docx.marks import border, element, shade

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

FONT: Final = "Calibri"  # every Word has it, and others a face of the same widths
LANGUAGES: Final = {"sv": "sv-SE", "en": "en-GB"}
LEVELS: Final = 4
_AFTER: Final = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")

NOTE, NOTE_TITLE = "Note", "Note Title"
CELL, SOURCE, FACT = "Table Text", "Source", "Cover Fact"
APART = "Table End"  # so low that a table that ends a page does not begin another
HAIR = "Column End"  # what bears the end of columns and takes no room
KICKER, FIGURE = "Document Kind", "Figure Caption"
KEY_VALUE, KEY_LABEL, KEY_DETAIL = "Key Value", "Key Label", "Key Detail"
LEAD, SMALL = "Lead", "Small Text"
CONTENTS_TITLE, CONTENTS = "TOC Heading", ("toc 1", "toc 2")
MANNERS: Final = {
    Manner.BODY: "Body Text",
    Manner.LEAD: LEAD,
    Manner.SMALL: SMALL,
    Manner.QUOTE: "Quote",
}


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    before: float = 0.0
    after: float = 0.0
    bold: bool = False
    italic: bool = False
    colour: str = "text"
    line: float = 1.15
    keep: bool = False


_LOOKS: Final[dict[str, _Look]] = {
    "Normal": _Look(10.5),
    "Body Text": _Look(10.5, after=7, line=1.25),
    "Title": _Look(32, before=8, after=8, bold=True, line=1.1),
    "Subtitle": _Look(14, after=20, colour="muted"),
    "Heading 1": _Look(19, before=26, after=9, bold=True, keep=True),
    "Heading 2": _Look(13.5, before=18, after=5, bold=True, keep=True),
    "Heading 3": _Look(11.5, before=13, after=3, bold=True, keep=True),
    "Heading 4": _Look(10.5, before=10, after=2, bold=True, colour="muted", keep=True),
    "TOC Heading": _Look(19, after=9, bold=True, keep=True),
    "Caption": _Look(9.5, before=10, after=4, bold=True, keep=True),
    "Quote": _Look(14, before=8, after=14, italic=True, colour="accent", line=1.3),
    "List Bullet": _Look(10.5, after=3, line=1.2),
    "List Bullet 2": _Look(10.5, after=3, line=1.2),
    "List Number": _Look(10.5, after=3, line=1.2),
    "List Number 2": _Look(10.5, after=3, line=1.2),
    "Header": _Look(8.5, colour="muted"),
    "Footer": _Look(8.5, colour="muted"),
    "toc 1": _Look(11, before=5, after=2, bold=True),
    "toc 2": _Look(10.5, after=1),
    LEAD: _Look(12.5, after=10, line=1.3),
    SMALL: _Look(9, after=5, colour="muted"),
    KICKER: _Look(12, bold=True, colour="accent"),
    FACT: _Look(10.5, before=2, after=2),
    CELL: _Look(9.2, before=2, after=2, line=1.1),
    APART: _Look(1, after=11),
    HAIR: _Look(1, after=9),
    SOURCE: _Look(8.5, before=4, after=12, colour="muted"),
    FIGURE: _Look(9.5, before=3, after=12, colour="muted"),
    NOTE: _Look(10.5, after=0, line=1.25),
    NOTE_TITLE: _Look(10.5, bold=True, keep=True, line=1.25),
    KEY_VALUE: _Look(20, before=3, bold=True, colour="accent"),
    KEY_LABEL: _Look(9.5, bold=True),
    KEY_DETAIL: _Look(9, after=6, colour="muted"),
}


def dress(word: WordDocument, language: str) -> None:
    """Give the file its styles and say in which language it is written."""
    for name, look in _LOOKS.items():
        style = _style(word, name)
        if name != "Normal":
            style.base_style = word.styles["Normal"]
        chapter = name == "Heading 1" and has_own_accent()
        _apply(style, replace(look, colour="accent") if chapter else look)
    for name in (NOTE, NOTE_TITLE):
        _panel(_style(word, name))
    for name in ("Header", "Footer"):  # their own stops are for another paper
        word.styles[name].paragraph_format.tab_stops.clear_all()
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    run = defaults.find(qn("w:rPr"))
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    tag = LANGUAGES.get(language, language)
    run.append(element("w:lang", val=tag, eastAsia=tag, bidi="ar-SA"))


def _style(word: WordDocument, name: str) -> ParagraphStyle:
    if name in {each.name for each in word.styles}:
        known: ParagraphStyle = word.styles[name]
        return known
    # Who opens the file knows the lines of a contents and sets them anew in these styles.
    builtin = name in CONTENTS
    made: ParagraphStyle = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin)
    return made


def _apply(style: ParagraphStyle, look: _Look) -> None:
    _font(style, look)
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(look.before), Pt(look.after)
    paragraph.line_spacing = look.line
    paragraph.keep_with_next = look.keep
    paragraph.widow_control = True


def _font(style: ParagraphStyle, look: _Look) -> None:
    font = style.font
    font.name, font.size = FONT, Pt(look.size)
    font.bold, font.italic, font.all_caps = look.bold, look.italic, False
    font.color.rgb = RGBColor(*paper_rgb(look.colour))
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if "Theme" in key:
            del fonts.attrib[key]
    for side in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{side}"), FONT)
    spacing = style.element.rPr.find(qn("w:spacing"))
    if spacing is not None:
        style.element.rPr.remove(spacing)
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)


def _panel(style: ParagraphStyle) -> None:
    """Let the paragraphs of a note stand on a ground with an edge to the left."""
    properties = style.element.get_or_add_pPr()
    borders = element("w:pBdr")
    borders.append(border("left", size=24, colour=paper_hex("accent")[1:], space=8))
    properties.insert_element_before(borders, "w:shd", *_AFTER)
    ground = element("w:pPr")
    shade(ground, paper_hex("raised")[1:])
    properties.insert_element_before(ground[0], *_AFTER)
    style.paragraph_format.left_indent = Pt(11)
    style.paragraph_format.right_indent = Pt(8)
