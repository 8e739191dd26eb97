"""Numbers that the reader's program counts: of headings and of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from workbench.documents.docx.marks import element
from workbench.documents.numbering import DEEPEST

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_INDENT: Final = 283  # twentieths of a point
_HANG: Final = 283
_HEADING_HANG: Final = (567, 680)
_NONE: Final = 0
_BULLETS: Final = ("•", "–")


class Numbers:
    """Makes the numberings of one file."""

    def __init__(self, word: WordDocument) -> None:
        self._root: Any = word.part.numbering_part.element
        self._headings = self._new(
            [(".".join(f"%{at + 1}" for at in range(deep + 1)), "decimal", _HEADING_HANG[deep])
             for deep in range(DEEPEST)],
            kind="multilevel",
        )  # fmt: skip
        self._bullets = self._new([(mark, "bullet", _HANG) for mark in _BULLETS])

    def heading(self, paragraph: Paragraph, level: int) -> None:
        """Let the heading count itself among those of its level (from 1)."""
        _number(paragraph, self._headings, level - 1)

    def no_number(self, paragraph: Paragraph) -> None:
        """Let the heading stand without a number."""
        _number(paragraph, _NONE, 0)

    def bullet(self, paragraph: Paragraph, depth: int) -> None:
        """Put a bullet before the paragraph."""
        _number(paragraph, self._bullets, min(depth, len(_BULLETS) - 1))

    def counting(self, start: int) -> int:
        """Return a new numbering for one list that begins at ``start``."""
        return self._new([("%1.", "decimal", _HANG), ("%2.", "lowerLetter", _HANG)], start=start)

    def item(self, paragraph: Paragraph, numbering: int, depth: int) -> None:
        """Let the paragraph be counted in a list."""
        _number(paragraph, numbering, min(depth, 1))

    def _new(
        self, levels: list[tuple[str, str, int]], *, kind: str = "hybridMultilevel", start: int = 1
    ) -> int:
        root = self._root
        known = [int(each.get(qn("w:abstractNumId"))) for each in root.findall(qn("w:abstractNum"))]
        number = max(known, default=-1) + 1
        abstract = element("w:abstractNum", abstractNumId=str(number))
        abstract.append(element("w:multiLevelType", val=kind))
        headings = kind == "multilevel"
        for at, (text, shape, hang) in enumerate(levels):
            left = hang if headings else _INDENT * (at + 1)
            abstract.append(_level(at, text, shape, (left, hang), start if at == 0 else 1))
        first = root.find(qn("w:num"))
        root.append(abstract) if first is None else first.addprevious(abstract)
        return int(root.add_num(number).numId)


def _level(at: int, text: str, shape: str, indents: tuple[int, int], start: int) -> Any:  # noqa: ANN401
    level = element("w:lvl", ilvl=str(at))
    level.append(element("w:start", val=str(start)))
    level.append(element("w:numFmt", val=shape))
    level.append(element("w:lvlText", val=text))
    level.append(element("w:lvlJc", val="left"))
    properties = element("w:pPr")
    left, hang = indents
    properties.append(element("w:ind", left=str(left), hanging=str(hang)))
    level.append(properties)
    return level


def _number(paragraph: Paragraph, numbering: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = numbering
