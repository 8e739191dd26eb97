"""Tables: rows that name their columns, widths as in the PDF, sums that stand out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from workbench.charts.palette import paper_hex
from workbench.documents.cells import cell_text
from workbench.documents.content import Rich, RowRole
from workbench.documents.docx.marks import border, element
from workbench.documents.docx.prose import write
from workbench.documents.docx.styles import APART, CELL, SOURCE
from workbench.documents.pdf.columns import column_widths
from workbench.documents.plain import one_line

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable
    from docx.table import _Cell, _Row

    from workbench.documents.content import Inline, Row, Table

_TWIPS: Final = 20
_LETTERS: Final = 400
_GAP: Final = 6.0


def add_table(word: WordDocument, table: Table, room: float, title: str) -> None:
    """Add a table within ``room`` points; ``title`` says what it holds to those who hear it."""
    if not table.columns:
        return
    texts = [[_written(table, row, at) for at in range(len(table.columns))] for row in table.rows]
    sizes = column_widths(table.columns, table.rows, texts, room)
    widths = [width + sizes.gap for width in sizes.widths[:-1]] + [sizes.widths[-1]]
    made = bare_table(word, widths, title, sizes.gap)
    if table.show_header:
        _header(new_row(made), table)
    for row, cells in zip(table.rows, texts, strict=True):
        _row(new_row(made), table, row, cells)
    tell_heads(made, header=table.show_header, column=any(each.header for each in table.columns))
    if table.source:
        write(word.add_paragraph(style=SOURCE), table.source)
    else:
        word.add_paragraph(style=APART)  # two tables in a row would become one


def bare_table(word: WordDocument, widths: list[float], title: str, gap: float = _GAP) -> WordTable:
    """Return a new table without rows; each column is as wide as told in points, ``gap`` in it."""
    made: WordTable = word.add_table(rows=0, cols=len(widths))
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Pt(width)
    properties = made._tbl.tblPr  # noqa: SLF001 - the library has no words for it
    total = str(round(sum(widths) * _TWIPS))
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    properties.insert_element_before(
        element("w:tblW", w=total, type="dxa"), "w:jc", "w:tblLayout", "w:tblLook"
    )
    margins = element("w:tblCellMar")
    for side, room in (("left", 0), ("right", gap)):
        margins.append(element(f"w:{side}", w=str(round(room * _TWIPS)), type="dxa"))
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")
    if title:
        properties.append(element("w:tblCaption", val=one_line(title)[:_LETTERS]))
    return made


def new_row(table: WordTable) -> _Row:
    """Return a new last row."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def _written(table: Table, row: Row, at: int) -> Inline:
    value = row.cells[at] if at < len(row.cells) else None
    return value if isinstance(value, Rich) else cell_text(table.columns[at], value)


def _header(row: _Row, table: Table) -> None:
    _row_mark(row, "w:tblHeader")
    for cell, column in zip(row.cells, table.columns, strict=True):
        paragraph = _paragraph(cell)
        write(paragraph, column.title, bold=True)
        paragraph.paragraph_format.keep_with_next = True
        if column.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _line(cell, "bottom", 8, "text")
    _to_the_edge(row.cells[-1])


def _row(row: _Row, table: Table, said: Row, cells: list[Inline]) -> None:
    cell_row = list(row.cells)
    if said.role is RowRole.GROUP:
        whole = cell_row[0].merge(cell_row[-1])
        paragraph = _paragraph(whole)
        write(paragraph, cells[0], bold=True)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(7)
        _line(whole, "bottom", 4, "hairline")
        return
    _row_mark(row, "w:cantSplit")
    bold = said.role is not RowRole.PLAIN
    for cell, column, text in zip(cell_row, table.columns, cells, strict=True):
        paragraph = write(_paragraph(cell), text, bold=bold)
        if column.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if said.role is RowRole.TOTAL:
            _line(cell, "top", 8, "text")
        _line(cell, "bottom", 4, "hairline")
    _to_the_edge(cell_row[-1])


def _to_the_edge(cell: _Cell) -> None:
    """Let the last cell of a row have no gap after it: its column was reckoned without one."""
    margins = element("w:tcMar")
    margins.append(element("w:right", w="0", type="dxa"))
    cell._tc.get_or_add_tcPr().append(margins)  # noqa: SLF001


def _paragraph(cell: _Cell) -> Any:  # noqa: ANN401 - a paragraph of the library
    paragraph = cell.paragraphs[0]
    paragraph.style = CELL
    return paragraph


def _row_mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(element(name))  # noqa: SLF001


def _line(cell: _Cell, side: str, size: int, token: str) -> None:
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    borders = properties.find(qn("w:tcBorders"))
    if borders is None:
        borders = element("w:tcBorders")
        properties.append(borders)
    borders.append(border(side, size=size, colour=paper_hex(token)[1:]))


def tell_heads(made: WordTable, *, header: bool, column: bool) -> None:
    """Say whether the first row and the first column name the others, for those who hear it."""
    look = made._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001
    if look is None:
        look = element("w:tblLook")
        made._tbl.tblPr.append(look)  # noqa: SLF001
    look.attrib.clear()
    value = (0x20 if header else 0) | (0x80 if column else 0) | 0x600
    look.set(qn("w:val"), f"{value:04X}")
    usual = (("lastRow", False), ("lastColumn", False), ("noHBand", True), ("noVBand", True))
    for name, on in (("firstRow", header), ("firstColumn", column), *usual):
        look.set(qn(f"w:{name}"), str(int(on)))
    for name, on in (
        ("lastRow", False),
        ("lastColumn", False),
        ("noHBand", True),
        ("noVBand", True),
    ):
        look.set(qn(f"w:{name}"), str(int(on)))
