"""Long tables and long texts on paper and in workbooks, in seconds of the processor.

The floor of a table is the same cells drawn one by one with the bare canvas of reportlab.
"""

from __future__ import annotations

import datetime as dt
import io
import time

ROWS, MORE = 5_000, 20_000
FONT = "floor"
NOTE = "platssamverkan är ett ord som ofta återkommer "


def seconds(act):
    """Return how many seconds of the processor something takes."""
    begin = time.process_time()
    act()
    return time.process_time() - begin


def _table(rows):
    from workbench.documents.content import Column, ColumnKind, Document, Row, Table

    columns = (
        Column("Kod", ColumnKind.CODE),
        Column("Aktivitet", header=True, weight=4),
        Column("Ansvarig", weight=2),
        Column("Start", ColumnKind.DATE),
        Column("Kostnad, kr", ColumnKind.MONEY),
        Column("Klart", ColumnKind.PERCENT),
    )
    day = dt.date(2026, 1, 5)
    lines = tuple(
        Row((f"A{n}", f"Åtgärd {n} på torget", "Kommunen", day, n * 100, (n % 100) / 100))
        for n in range(rows)
    )
    return Document("Prov", (Table(columns, lines, "Rader"),), day, cover=False, contents=False)


def _bare(rows):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from workbench.base.resources import resource

    path = str(resource("fonts", "noto", "NotoSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont(FONT, path, shapable=False))
    canvas = Canvas(io.BytesIO())
    for begin in range(0, rows, 45):
        canvas.setFont(FONT, 8)
        for line, n in enumerate(range(begin, min(begin + 45, rows))):
            cells = (
                f"A{n}",
                f"Åtgärd {n} på torget",
                "Kommunen",
                "5 jan 2026",
                f"{n}",
                f"{n % 100} %",
            )
            for place, cell in enumerate(cells):
                canvas.drawString(50 + 85 * place, 780 - 16 * line, cell)
            canvas.line(50, 776 - 16 * line, 550, 776 - 16 * line)
        canvas.showPage()
    canvas.save()


def measure():
    """Return the figures of long tables and of a note of a megabyte."""
    from workbench.documents.content import Document, Paragraph
    from workbench.documents.docx import pressed as pressed_word
    from workbench.documents.pdf import pressed
    from workbench.documents.tables import tables_of, workbook

    few, many = _table(ROWS), _table(MORE)
    pressed(_table(10))
    short, long = seconds(lambda: pressed(few)), seconds(lambda: pressed(many))
    bare = seconds(lambda: _bare(ROWS))
    tables = tables_of(few.blocks)
    books = [
        seconds(lambda: workbook(tables, "x", "sv")),
        seconds(lambda: workbook(tables_of(many.blocks), "x", "sv")),
    ]
    note = Document("N", (Paragraph(NOTE * (10**6 // len(NOTE))),), dt.date(2026, 1, 5))
    return {
        f"PDF, {ROWS:,} rows": {"s": round(short, 2), "ratio": round(short / bare, 2)},
        f"PDF, {MORE:,} rows": {"s": round(long, 2), "of the shorter": round(long / short, 2)},
        f"xlsx, {MORE:,} rows": {
            "s": round(books[1], 2),
            "of the shorter": round(books[1] / books[0], 2),
        },
        "PDF, a note of 1 MB": {"s": round(seconds(lambda: pressed(note)), 2)},
        "Word, a note of 1 MB": {"s": round(seconds(lambda: pressed_word(note)), 2)},
    }


if __name__ == "__main__":
    for name, figures in measure().items():
        print(name, figures)
