"""A topic of the guide as a text that Qt lays out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit

from workbench.base.collate import fold
from workbench.base.handbook import Picture, Points, Run, Said, Title
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.shell.handbook_pictures import insert_picture

if TYPE_CHECKING:
    from workbench.base.handbook import Grid, Line, Part, Topic


def write(document: QTextDocument, topic: Topic) -> None:
    """Fill ``document`` with a topic in the colours and sizes in force."""
    document.clear()
    document.setDocumentMargin(16)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(_block(0, 8, 1))
    cursor.insertText(topic.title, _look(FontRole.PAGE_TITLE))
    for part in topic.parts:
        _write_part(cursor, part)


def _write_part(cursor: QTextCursor, part: Part) -> None:
    if isinstance(part, Title):
        cursor.insertBlock(_block(14, 4, 2))
        cursor.insertText(part.text, _look(FontRole.PANEL_TITLE))
    elif isinstance(part, Said):
        cursor.insertBlock(_block(0, 8))
        _write_line(cursor, part.line)
    elif isinstance(part, Points):
        _write_points(cursor, part)
    elif isinstance(part, Picture):
        cursor.insertBlock(_picture_block())
        insert_picture(cursor, part)
        cursor.insertBlock(_block(0, 12))
        cursor.insertText(part.caption, _look(FontRole.META, "muted"))
    else:
        _write_grid(cursor, part)


def _write_points(cursor: QTextCursor, points: Points) -> None:
    look = QTextListFormat()
    style = QTextListFormat.Style
    look.setStyle(style.ListDecimal if points.numbered else style.ListDisc)
    # The sign of a point is as large as its block says, not as its text.
    cursor.insertBlock(_block(0, 4), _look(FontRole.BASE))
    cursor.createList(look)
    for at, line in enumerate(points.lines):
        if at:
            cursor.insertBlock()
        _write_line(cursor, line)
    cursor.setBlockFormat(_in_list(cursor, 10))


def _write_grid(cursor: QTextCursor, grid: Grid) -> None:
    look = QTextTableFormat()
    look.setCellPadding(5)
    look.setCellSpacing(0)
    look.setBottomMargin(12)
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderBrush(QBrush(QColor(Theme.current().tokens.border)))
    look.setHeaderRowCount(1)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    cursor.insertBlock(_block(0, 0))
    table = cursor.insertTable(len(grid.rows) + 1, len(grid.titles), look)
    rows = (tuple((Run(title, strong=True),) for title in grid.titles), *grid.rows)
    for row, cells in enumerate(rows):
        for column, line in enumerate(cells):
            _write_line(table.cellAt(row, column).firstCursorPosition(), line)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _write_line(cursor: QTextCursor, line: Line) -> None:
    for run in line:
        cursor.insertText(run.text, _look(FontRole.STRONG if run.strong else FontRole.BASE))


def _in_list(cursor: QTextCursor, below: int) -> QTextBlockFormat:
    """Return the look of the point at ``cursor`` with more room below it."""
    look = cursor.blockFormat()
    look.setBottomMargin(below)
    return look


def _picture_block() -> QTextBlockFormat:
    """Return the look of a line that is a picture: as high as that, no higher."""
    look = _block(6, 6)
    look.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
    return look


def _block(above: int, below: int, heading: int = 0) -> QTextBlockFormat:
    look = QTextBlockFormat()
    look.setTopMargin(above)
    look.setBottomMargin(below)
    look.setHeadingLevel(heading)
    look.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return look


def _look(role: FontRole, tone: str = "text") -> QTextCharFormat:
    theme, look = Theme.current(), QTextCharFormat()
    look.setFont(theme.font(role))
    look.setForeground(QColor(theme.tokens.hex(tone)))
    return look


def marks(document: QTextDocument, typed: str) -> list[QTextEdit.ExtraSelection]:
    """Return what sets off the words of ``document`` that hold what was typed."""
    sought, found = fold(typed).split(), []
    tokens = Theme.current().tokens
    block = document.begin()
    while sought and block.isValid():
        at = 0
        for word in block.text().split(" "):
            if any(each in fold(word) for each in sought):
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(document)
                cursor.setPosition(block.position() + at)
                cursor.setPosition(
                    block.position() + at + len(word), QTextCursor.MoveMode.KeepAnchor
                )
                look = QTextCharFormat()
                look.setBackground(QColor(tokens.warn_tint))
                look.setForeground(QColor(tokens.text))
                mark.cursor, mark.format = cursor, look
                found.append(mark)
            at += len(word) + 1
        block = block.next()
    return found
