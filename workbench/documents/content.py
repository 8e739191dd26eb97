"""What a document says: a plain tree of headings, paragraphs, tables and figures.

Nothing here knows how it will look; presses (``documents.pdf`` and others) make files of it. All
text is data: no press reads markup in it. Values in tables keep their type (öre, dates, numbers)
until a press writes them in the document's language.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from typing_extensions import override

from workbench.documents.audience import Audience
from workbench.documents.sheet import PageSize

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from decimal import Decimal

    from workbench.charts.scene import Scene

_BESIDE: Final = 4  # key figures that have room beside each other


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one look; ``link`` is an address (http, https or mailto) or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Rich:
    """Text whose parts differ in look."""

    spans: tuple[Span, ...]

    @override
    def __str__(self) -> str:
        return "".join(span.text for span in self.spans)


Inline: TypeAlias = str | Rich
Value: TypeAlias = "str | Rich | int | float | Decimal | dt.date | bool | None"


def rich(*parts: str | Span) -> Rich:
    """Return text put together of plain strings and spans."""
    return Rich(tuple(Span(part) if isinstance(part, str) else part for part in parts))


def strong(text: str) -> Span:
    """Return a bold span."""
    return Span(text, bold=True)


def link(text: str, address: str) -> Span:
    """Return a span that leads to ``address``; addresses that are not allowed stay plain text."""
    return Span(text, link=address)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (chapter) and deeper.

    ``number`` is None for the document's own numbering, "" for none, or as written ("§ 3").
    ``origin`` is the key of the step whose data it heads, where that is known.
    """

    text: str
    level: int = 1
    number: str | None = None
    new_page: bool = False
    origin: str = ""


class Manner(StrEnum):
    """How a paragraph speaks."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; line breaks in its text are kept."""

    text: Inline
    manner: Manner = Manner.BODY


@dataclass(frozen=True, slots=True)
class ListItem:
    """One point of a list, with a list below it if any."""

    text: Inline
    below: ListBlock | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or, when ``ordered``, numbered list."""

    items: tuple[ListItem | Inline, ...]
    ordered: bool = False
    start: int = 1


class ColumnKind(StrEnum):
    """The type of a column's values: how they are written and on which side they stand."""

    TEXT = "text"
    CODE = "code"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"  # int, öre; written in whole kronor
    PERCENT = "percent"  # a share 0..1
    DATE = "date"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, the kind of its values and how much room it asks for.

    ``weight`` is its share of the free width (None: by its content). ``header`` marks the column
    that names the row. ``decimals`` are for DECIMAL and PERCENT.
    """

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    weight: float | None = None
    header: bool = False
    decimals: int = 0

    @property
    def numeric(self) -> bool:
        """Whether the values are numbers, set to the right."""
        return self.kind in _NUMERIC


_NUMERIC = frozenset({ColumnKind.INTEGER, ColumnKind.DECIMAL, ColumnKind.MONEY, ColumnKind.PERCENT})


class RowRole(StrEnum):
    """What a row is among its neighbours."""

    PLAIN = "plain"
    GROUP = "group"  # names the rows below; only its first cell is read
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of typed values, one for each column."""

    cells: tuple[Value, ...]
    role: RowRole = RowRole.PLAIN


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading for each column; ``source`` stands below it in small letters.

    ``show_header`` False leaves the column titles out, for pairs of name and value.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    source: str = ""
    show_header: bool = True

    def narrowed(self) -> Table:
        """Return the table without the columns in which no row has anything."""
        wanted = [
            at
            for at, column in enumerate(self.columns)
            if column.header or any(row.cells[at] not in {None, ""} for row in self.rows)
        ]
        rows = tuple(replace(row, cells=tuple(row.cells[at] for at in wanted)) for row in self.rows)
        return replace(self, columns=tuple(self.columns[at] for at in wanted), rows=rows)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: its shapes, what it shows in words, and the numbers behind it.

    ``alt`` empty takes the scene's own description. The data table goes to an appendix. One that is
    ``bare`` stands under a heading that names it: it has neither number nor caption.
    """

    scene: Scene
    caption: str = ""
    alt: str = ""
    data: Table | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of pixels that the program itself brings along, a PNG file without transparency.

    ``alt`` says what it shows. It is set at ``width`` points, smaller where there is less room.
    """

    data: bytes = field(repr=False)
    alt: str
    caption: str = ""
    width: float = 480.0


class Tone(StrEnum):
    """What a note is about; told by a word and a line, not by colour alone."""

    INFO = "info"
    DECISION = "decision"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Note:
    """A few paragraphs set apart from the running text."""

    text: Inline | tuple[Inline, ...]
    title: str = ""
    tone: Tone = Tone.INFO

    def paragraphs(self) -> tuple[Inline, ...]:
        """Return the text as paragraphs."""
        return self.text if isinstance(self.text, tuple) else (self.text,)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number worth a glance: the value as written, what it is, and a remark."""

    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Key figures beside each other, in even rows of at most four."""

    figures: tuple[KeyFigure, ...]

    def rows(self) -> Iterator[tuple[KeyFigure, ...]]:
        """Yield the rows: six figures are two of three; only the last may have fewer."""
        count = len(self.figures)
        beside = -(-count // -(-count // _BESIDE)) if count else 1
        for at in range(0, count, beside):
            yield self.figures[at : at + beside]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts on a new page."""


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on pages of their own size; before and after it a new page starts."""

    blocks: tuple[Block, ...]
    page: PageSize | None = None
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks beside others, read from the left column to the right one.

    For short ones: what is higher than a page is set in one column. Neither side holds sections,
    page breaks or blocks beside each other.
    """

    left: tuple[Block, ...]
    right: tuple[Block, ...]


Block = (
    Heading | Paragraph | ListBlock | Table | Figure | Picture | Note | KeyFigures | PageBreak
    | Section | Beside
)  # fmt: skip


class Status(StrEnum):
    """How far a document has come."""

    DRAFT = "draft"
    ISSUED = "issued"
    ADOPTED = "adopted"


@dataclass(frozen=True, slots=True)
class OwnLook:
    """The look of an organisation: its colour (0..255 each) and pictures as JPEG files, if any.

    A cover picture without words is an ornament.
    """

    accent: tuple[int, int, int] | None = None
    logo: bytes = field(default=b"", repr=False)
    logo_alt: str = ""
    cover: bytes = field(default=b"", repr=False)
    cover_alt: str = ""


@dataclass(frozen=True)
class Document:
    """A whole document.

    ``kind`` names the sort of document ("Platsplan"), ``place`` the place it is about, ``date`` the
    day it was made, ``cutoff`` the last day whose data it holds, ``adopted`` the decision that
    adopted it ("Styrgruppen 9 december 2026, § 5"). ``warning`` stands on every page ("Underlag –
    granskas av jurist"). Without ``cover`` the title stands above the text of the first page.
    ``landscape`` lays all pages across. ``extras`` are titles of what it holds only where the
    sections that are wanted name it (see ``selection.asked``).
    """

    title: str
    blocks: tuple[Block, ...]
    date: dt.date
    kind: str = ""
    subtitle: str = ""
    place: str = ""
    author: str = ""
    language: str = "sv"
    version: str = ""
    status: Status = Status.DRAFT
    audience: Audience = Audience.PUBLIC
    adopted: str = ""
    cutoff: dt.date | None = None
    warning: str = ""
    page: PageSize = PageSize.A4
    cover: bool = True
    contents: bool = True
    numbered: bool = True
    landscape: bool = False
    look: OwnLook = field(default_factory=OwnLook)
    extras: tuple[str, ...] = ()

    def walk(self) -> Iterator[Block]:
        """Yield every block in reading order; what holds others comes just before them."""
        yield from _walk(self.blocks)


def _walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from _walk(block.blocks)
        elif isinstance(block, Beside):
            yield from _walk((*block.left, *block.right))
