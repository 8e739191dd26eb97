"""The few elements of a Word file that the library has no words for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from workbench.documents.plain import plain

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.run import Run


def element(name: str, /, **attributes: str) -> Any:  # noqa: ANN401 - the library's elements have no types
    """Return an element such as ``w:shd`` with attributes of the same namespace."""
    made = OxmlElement(name)
    prefix = name.partition(":")[0]
    for key, value in attributes.items():
        made.set(qn(f"{prefix}:{key}"), value)
    return made


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field that the program that opens the file reckons; ``shown`` stands until then."""
    begin_field(paragraph, instruction)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, instruction: str, *, dirty: bool = False) -> None:
    """Begin a field whose result is what follows, up to ``end_field``.

    One that is ``dirty`` is to be reckoned anew when the file is opened.
    """
    begin = element("w:fldChar", fldCharType="begin", **({"dirty": "true"} if dirty else {}))
    code = element("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    for each in (begin, code, element("w:fldChar", fldCharType="separate")):
        _raw(paragraph.add_run()).append(each)


def end_field(paragraph: Paragraph) -> None:
    """End the field that was begun last."""
    _raw(paragraph.add_run()).append(element("w:fldChar", fldCharType="end"))


def add_link(paragraph: Paragraph, text: str, address: str) -> Run:
    """Add text that leads to an address, which the caller has found to be allowed."""
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    return _within(paragraph, link, text)


def add_inner_link(paragraph: Paragraph, text: str, bookmark: str) -> Run:
    """Add text that leads to a bookmark of the same file."""
    return _within(paragraph, element("w:hyperlink", anchor=bookmark, history="1"), text)


def _within(paragraph: Paragraph, link: Any, text: str) -> Run:  # noqa: ANN401
    run = paragraph.add_run(plain(text))
    link.append(_raw(run))
    _raw(paragraph).append(link)
    return run


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark round what the paragraph holds now."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    where = 1 if _raw(paragraph).pPr is not None else 0
    _raw(paragraph).insert(where, start)
    _raw(paragraph).append(element("w:bookmarkEnd", id=str(number)))


def paragraph_before(table: Table) -> Paragraph:
    """Return a new empty paragraph just before a table."""
    made = OxmlElement("w:p")
    _raw(table).addprevious(made)
    return Paragraph(made, table._parent)  # noqa: SLF001 - the library makes none there


def set_outline(paragraph: Paragraph, level: int) -> None:
    """Say on which level, from 1, a heading is told, whatever level it looks like."""
    properties = _raw(paragraph).get_or_add_pPr()
    mark = element("w:outlineLvl", val=str(level - 1))
    properties.insert_element_before(
        mark, "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"
    )


def shade(properties: Any, fill: str) -> None:  # noqa: ANN401
    """Give a paragraph's or cell's properties a ground; ``fill`` is rrggbb."""
    properties.append(element("w:shd", val="clear", color="auto", fill=fill))


def border(side: str, *, size: int, colour: str, space: int = 0) -> Any:  # noqa: ANN401
    """Return a border of one side, ``size`` in eighths of a point."""
    return element(f"w:{side}", val="single", sz=str(size), space=str(space), color=colour)


def _raw(thing: Any) -> Any:  # noqa: ANN401 - the element below an object of the library
    return thing._element  # noqa: SLF001 - the library's own way down
