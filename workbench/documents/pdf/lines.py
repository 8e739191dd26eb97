"""Breaking text into lines: linear in its length, and no word is too long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.documents.content import Rich, Span
from workbench.documents.pdf.fonts import Face, face
from workbench.documents.plain import plain, safe_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.documents.content import Inline

_WITHIN: Final = re.compile(r"(?<=[^\W\d][-/–])(?=[^\W\d])")
_ONE_LINE: Final = 400
_SPACES: Final = re.compile(r"[ \n]+")
_DIVIDERS: Final = frozenset("-/–")
_JOINTS: Final = frozenset("-/–.,;:@_&=?")


@dataclass(slots=True)
class Fragment:
    """A run of text on a line, ``x`` points from the line's start."""

    text: str
    face: Face
    x: float
    width: float
    link: str = ""


@dataclass(slots=True)
class Line:
    """A line of text; ``soft`` when the paragraph goes on with a space after it."""

    fragments: list[Fragment]
    width: float
    soft: bool = False

    def text(self) -> str:
        """Return the line's letters."""
        return "".join(fragment.text for fragment in self.fragments)


@dataclass(slots=True)
class _Word:
    """Letters that stay together, with their look, and whether a space goes before them."""

    text: str
    face: Face
    width: float
    spaced: bool
    link: str


def wrap(
    text: Inline, size: float, room: float, *, bold: bool = False, italic: bool = False
) -> list[Line]:
    """Return the lines of ``text`` set at ``size`` within ``room`` points.

    Line breaks in the text are kept; words wider than the room are cut, at a hyphen or stop where
    there is one. Text without a letter gives no lines.
    """
    if isinstance(text, str):
        cut = face(bold=bold, italic=italic)
        cleaned = plain(text)
        short = len(cleaned) <= _ONE_LINE and "\n" not in cleaned
        if short and cut.width(cleaned, size) <= room:
            return _single(cleaned, cut, size)
        spans: tuple[Span, ...] = (Span(cleaned, bold, italic),)
    else:
        spans = tuple(
            Span(plain(span.text), span.bold or bold, span.italic or italic, span.link)
            for span in text.spans
        )
    lines: list[Line] = []
    for words in _hard_lines(spans, size):
        lines.extend(_fill(words, size, room))
    return _trimmed(lines)


def natural_width(text: Inline, size: float, *, bold: bool = False) -> float:
    """Return the width of the text's widest own line."""
    if isinstance(text, str):
        cut = face(bold=bold)
        return max(cut.width(part, size) for part in plain(text).split("\n"))
    return max((line.width for line in wrap(text, size, 1e9, bold=bold)), default=0.0)


def widest_word(text: Inline, size: float, *, bold: bool = False) -> float:
    """Return the width of the text's widest word, as far as words are divided."""
    cut = face(bold=bold or isinstance(text, Rich))
    return max(
        (
            cut.width(piece, size)
            for word in _SPACES.split(plain(text))
            for piece in _WITHIN.split(word)
        ),
        default=0.0,
    )


def _single(text: str, cut: Face, size: float) -> list[Line]:
    shown = " ".join(filter(None, text.split(" ")))
    if not shown:
        return []
    width = cut.width(shown, size)
    return [Line([Fragment(shown, cut, 0.0, width)], width)]


def _trimmed(lines: list[Line]) -> list[Line]:
    while lines and not lines[-1].fragments:
        lines.pop()
    while lines and not lines[0].fragments:
        lines.pop(0)
    if lines:
        lines[-1].soft = False
    return lines


def _hard_lines(spans: tuple[Span, ...], size: float) -> Iterator[list[_Word]]:
    words: list[_Word] = []
    spaced = False
    for span in spans:
        cut = face(bold=span.bold, italic=span.italic)
        address = safe_link(span.link) if span.link else ""
        for number, part in enumerate(span.text.split("\n")):
            if number:
                yield words
                words, spaced = [], False
            for at, token in enumerate(part.split(" ")):
                spaced = spaced or at > 0
                if token:
                    words.extend(_pieces(token, cut, size, address, spaced=spaced))
                    spaced = False
    yield words


def _pieces(token: str, cut: Face, size: float, link: str, *, spaced: bool) -> Iterator[_Word]:
    if not _DIVIDERS.intersection(token):
        yield _Word(token, cut, cut.width(token, size), spaced, link)
        return
    for piece in _WITHIN.split(token):
        yield _Word(piece, cut, cut.width(piece, size), spaced, link)
        spaced = False


def _fill(words: list[_Word], size: float, room: float) -> list[Line]:
    """Set words into lines, as many as fit on each."""
    lines: list[Line] = []
    current: list[_Word] = []
    used = 0.0
    for word in _short_enough(words, size, room):
        gap = word.face.width(" ", size) if word.spaced and current else 0.0
        if current and used + gap + word.width > room + 0.01:
            lines.append(_set(current, size, used, soft=word.spaced))
            current, used, gap = [], 0.0, 0.0
        current.append(word)
        used += gap + word.width
    lines.append(_set(current, size, used, soft=False))
    return lines


def _short_enough(words: list[_Word], size: float, room: float) -> Iterator[_Word]:
    for word in words:
        if word.width <= room:
            yield word
            continue
        spaced = word.spaced
        for part in _cut(word.text, word.face, size, room):
            yield _Word(part, word.face, word.face.width(part, size), spaced, word.link)
            spaced = False


def _cut(text: str, cut: Face, size: float, room: float) -> Iterator[str]:
    """Cut a word that is too wide; each part but the last fills the room or ends at a joint."""
    start, used, joint = 0, 0.0, 0
    for at, letter in enumerate(text):
        advance = cut.width(letter, size)
        if used + advance > room and at > start:
            end = joint if joint > start + (at - start) // 2 else at
            yield text[start:end]
            used = cut.width(text[end:at], size)
            start = end
        used += advance
        if letter in _JOINTS:
            joint = at + 1
    yield text[start:]


def _set(words: list[_Word], size: float, used: float, *, soft: bool) -> Line:
    """Join neighbouring words of one look into fragments; ``used`` is the width of them all."""
    if words and all(word.face is words[0].face and not word.link for word in words):
        text = "".join([" " + word.text if word.spaced else word.text for word in words])
        shown = text[1:] if words[0].spaced else text
        return Line([Fragment(shown, words[0].face, 0.0, used)], used, soft)
    fragments: list[Fragment] = []
    x = 0.0
    for word in words:
        last = fragments[-1] if fragments else None
        text, width = word.text, word.width
        if last is not None and word.spaced:
            text, width = " " + text, width + word.face.width(" ", size)
        if last is not None and last.face is word.face and last.link == word.link:
            last.text += text
            last.width += width
        elif last is not None and word.link and word.spaced:
            # A link begins with its first letter, so the space goes to what is before it.
            last.text += " "
            last.width += width - word.width
            last = Fragment(word.text, word.face, last.x + last.width, word.width, word.link)
            fragments.append(last)
        else:
            last = Fragment(text, word.face, x, width, word.link)
            fragments.append(last)
        x = last.x + last.width
    return Line(fragments, x, soft)
