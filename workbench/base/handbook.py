"""The guide for users: its topics, read from plain files that the window and the press share.

A file under ``resources/guide/<language>`` is a topic. Its lines are a title (``# ``), headings
(``## ``), points (``- ``), numbered steps (``1. ``), rows of a table (``| a | b |``, the first one
the titles), pictures (``![caption | what one sees](name)``) and paragraphs; ``**words**`` stand
out. Whatever else looks like markup is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

NEWS: Final = "news"  # what is new in the versions of the program
# The order in which they are read; a step of the work has the key of its page.
TOPICS: Final = (
    "start", "overview", "place", "stakeholders", "situation", "organisation", "vision", "plan",
    "finance", "agreement", "operations", "learning", "follow_up", "meetings", "workshop", "wall",
    "documents", "history", "privacy", "tables", "commands", "keys", "it", NEWS,
)  # fmt: skip
_STRONG: Final = re.compile(r"\*\*(.+?)\*\*")
_STEP: Final = re.compile(r"\d+\. ")
_PICTURE: Final = re.compile(r"!\[([^|\]]+) \| ([^|\]]+)\]\(([a-z_]+)\)")
_STRANGE: Final = re.compile(r"[#*+>`!<]")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text; strong ones are names of commands and keys."""

    text: str
    strong: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A heading within a topic."""

    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Points:
    """A list; its lines are steps to take one after the other where it is numbered."""

    lines: tuple[Line, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the titles of its columns and its rows, all of the same length."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the program: its words below, what it shows in words, and its name."""

    caption: str
    alt: str
    name: str


Part = Title | Said | Points | Grid | Picture


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the guide."""

    key: str
    title: str
    parts: tuple[Part, ...]

    def holds(self, words: str) -> bool:
        """Tell whether every one of ``words`` stands in it, whatever the accents."""
        text = fold(self.text())
        return all(each in text for each in fold(words).split())

    def text(self) -> str:
        """Return everything it says, a line for each paragraph, point and cell."""
        return "\n".join([self.title, *(said for part in self.parts for said in _said(part))])


def plain(line: Line) -> str:
    """Return a line without its looks."""
    return "".join(run.text for run in line)


@cache
def handbook(language: str) -> tuple[Topic, ...]:
    """Return the topics in a language, in reading order.

    Raises OSError where a file is missing and ValueError where one says what cannot be shown.
    """
    return tuple(_read(key, resource("guide", language, f"{key}.md")) for key in TOPICS)


def picture_file(language: str, picture: Picture) -> Path:
    """Return where a picture lies in a language; it need not exist."""
    return resource("guide", "pictures", language, f"{picture.name}.png")


def _read(key: str, path: Path) -> Topic:
    return parse(key, path.read_text(encoding="utf-8"))


def parse(key: str, text: str) -> Topic:
    """Read a topic; raises ValueError for what is no part of the form above."""
    title, *groups = (group.splitlines() for group in re.split(r"\n\s*\n", text.strip()))
    if len(title) != 1 or not title[0].startswith("# "):
        raise ValueError(f"{key}: a topic begins with its title")
    return Topic(key, title[0][2:], tuple(_part(key, lines) for lines in groups))


def _part(key: str, lines: list[str]) -> Part:
    if lines[0].startswith("## ") and len(lines) == 1:
        return Title(lines[0][3:])
    if found := _PICTURE.fullmatch(" ".join(lines)):
        return Picture(*found.groups())
    if lines[0].startswith("|"):
        return _grid(key, lines)
    for sign, numbered in ((re.compile("- "), False), (_STEP, True)):
        if sign.match(lines[0]):
            return Points(tuple(_line(key, one) for one in _gathered(lines, sign)), numbered)
    return Said(_line(key, " ".join(lines)))


def _gathered(lines: list[str], sign: re.Pattern[str]) -> list[str]:
    """Return the points without their signs, each with the lines that go on with it."""
    points: list[str] = []
    for line in lines:
        if found := sign.match(line):
            points.append(line[found.end() :])
        else:
            points[-1] += f" {line.strip()}"
    return points


def _grid(key: str, lines: list[str]) -> Grid:
    rows = [
        tuple(_line(key, cell.strip()) for cell in line.strip().strip("|").split("|"))
        for line in lines
    ]
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"{key}: the rows of a table are of one length")
    return Grid(tuple(plain(cell) for cell in rows[0]), tuple(rows[1:]))


def _line(key: str, text: str) -> Line:
    runs = tuple(
        Run(piece, strong=bool(at % 2)) for at, piece in enumerate(_STRONG.split(text)) if piece
    )
    if any(not run.strong and _STRANGE.search(run.text) for run in runs):
        raise ValueError(f"{key}: not understood: {text}")
    return runs


def _said(part: Part) -> list[str]:
    if isinstance(part, Title):
        return [part.text]
    if isinstance(part, Said):
        return [plain(part.line)]
    if isinstance(part, Points):
        return [plain(line) for line in part.lines]
    if isinstance(part, Picture):
        return [part.caption]
    return [*part.titles, *(plain(cell) for row in part.rows for cell in row)]
