"""What stands on every page, and what the file says of itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.documents.content import Status
from workbench.documents.docx.marks import add_field
from workbench.documents.docx.styles import LANGUAGES
from workbench.documents.plain import one_line
from workbench.documents.sheet import BOTTOM, MM, SIDE, TOP

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section as WordSection
    from docx.section import _Footer, _Header
    from docx.text.paragraph import Paragraph

    from workbench.documents.content import Document
    from workbench.documents.sheet import Sheet

PRODUCER = "Platsverkstad"
_EDGE = 12 * MM
_LETTERS = 300
_NOON = dt.time(12)


def set_page(section: WordSection, sheet: Sheet) -> None:
    """Give a section its paper and margins."""
    lying = sheet.width > sheet.height
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(sheet.width), Pt(sheet.height)
    section.left_margin = section.right_margin = Pt(SIDE)
    section.top_margin, section.bottom_margin = Pt(TOP), Pt(BOTTOM)
    section.header_distance = section.footer_distance = Pt(_EDGE)


def set_running_texts(section: WordSection, document: Document, sheet: Sheet) -> None:
    """Write header and footer of a section: which document, how far it has come, which page."""
    titles = (one_line(document.place), one_line(document.title))
    head = "  ·  ".join(filter(None, dict.fromkeys(titles)))[:_LETTERS]
    mark = _("Draft") if document.status is Status.DRAFT else ""
    top = _line(section.header, sheet)
    top.add_run(head)
    if mark:
        top.add_run(f"\t{mark}").bold = True
    version = _("Version {version}").format(version=document.version) if document.version else ""
    notes = (one_line(version), date_text(document.date), one_line(document.warning))
    foot = _line(section.footer, sheet)
    foot.add_run("  ·  ".join(filter(None, notes))[:_LETTERS] + "\t")
    before, between, after = (
        _("Page {page} of {pages}").replace("{pages}", "{page}").split("{page}")
    )
    foot.add_run(before)
    add_field(foot, "PAGE", "1")
    foot.add_run(between)
    add_field(foot, "NUMPAGES", "1")
    foot.add_run(after)


def set_cover_mark(section: WordSection, document: Document, sheet: Sheet) -> None:
    """Let the first page, which has no running texts, bear the mark of a draft."""
    if document.status is Status.DRAFT:
        _line(section.first_page_header, sheet).add_run("\t" + _("Draft")).bold = True


def _line(part: _Header | _Footer, sheet: Sheet) -> Paragraph:
    part.is_linked_to_previous = False
    paragraph: Paragraph = part.paragraphs[0]
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(sheet.frame_width), WD_TAB_ALIGNMENT.RIGHT)
    return paragraph


def describe(word: WordDocument, document: Document) -> None:
    """Say in the file's properties what it is; its moment is noon of the document's own day."""
    facts = word.core_properties
    moment = dt.datetime.combine(document.date, _NOON)
    facts.title, facts.subject = one_line(document.title)[:255], one_line(document.kind)[:255]
    facts.author, facts.last_modified_by = one_line(document.author)[:255], PRODUCER
    facts.comments, facts.keywords = one_line(document.warning)[:255], ""
    facts.language = LANGUAGES.get(document.language, document.language)
    facts.version = one_line(document.version)[:255]
    facts.created = facts.modified = moment
    facts.revision = 1
    for key, each in list(word.part.package.rels.items()):
        if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # a picture of the library's own template
            del word.part.package.rels[key]
