"""Noto Sans in four cuts, with a selection of signs as the face to fall back on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfbase.ttfonts import TTFont

from workbench.base.resources import resource
from workbench.documents.plain import REPLACEMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILES: Final = {
    (False, False): "NotoSans-Regular",
    (True, False): "NotoSans-Bold",
    (False, True): "NotoSans-Italic",
    (True, True): "NotoSans-BoldItalic",
}
_SIGNS: Final = "NotoSansSymbolsSelection-Regular"
_CACHED_WORDS: Final = 50_000
_CACHED_LENGTH: Final = 40
_CMAP_BLOCK: Final = 100


class _Font(TTFont):  # type: ignore[misc]
    """A TrueType font whose map to Unicode names only the letters it holds.

    The library maps unused codes to U+0000, which PDF/UA (7.21.7) forbids.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802, ANN401 - the library's own hook
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = doc.idToObject[self._internal_name(doc, number)].BaseFont
            doc.idToObject["toUnicodeCMap:" + name].content = _unicode_map(name, subset)

    def _internal_name(self, doc: Any, number: int) -> str:  # noqa: ANN401
        return f"{doc.fontMapping[self.fontName][1:]}+{number}"


def _unicode_map(name: str, subset: list[int]) -> str:
    pairs = [
        f"<{code:02X}> <{_utf16(letter)}>"
        for code, letter in enumerate(subset)
        if letter and (letter != ord(" ") or code == ord(" "))
    ]
    blocks = [pairs[at : at + _CMAP_BLOCK] for at in range(0, len(pairs), _CMAP_BLOCK)]
    maps = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *maps,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _utf16(letter: int) -> str:
    return chr(letter).encode("utf-16-be").hex().upper()


@dataclass(eq=False)
class Face:
    """A cut of the font: which letters it has and how wide they are.

    ``advances`` are shares of the size.
    """

    name: str
    font: TTFont
    letters: frozenset[str]
    advances: dict[str, float]
    bold: bool
    fallback: Face | None
    _words: dict[str, float] = field(default_factory=dict)

    def width(self, text: str, size: float) -> float:
        """Return the width of ``text`` in points at ``size``; letters fall back as when set."""
        known = self._words.get(text)
        if known is None:
            known = self._measured(text)
            if len(text) <= _CACHED_LENGTH:
                if len(self._words) >= _CACHED_WORDS:
                    self._words.clear()
                self._words[text] = known
        return known * size

    def _measured(self, text: str) -> float:
        advances = self.advances
        try:
            return sum([advances[letter] for letter in text])
        except KeyError:
            return sum(face.advances[letter] for face, run in self.runs(text) for letter in run)

    def runs(self, text: str) -> Iterator[tuple[Face, str]]:
        """Yield the text in runs of one face each, what no face has as replacement signs."""
        if self.letters.issuperset(text):
            yield self, text
            return
        face, run = self, list[str]()
        for letter in text:
            owner, shown = self._owner(letter)
            if owner is not face and run:
                yield face, "".join(run)
                run = []
            face = owner
            run.append(shown)
        if run:
            yield face, "".join(run)

    def _owner(self, letter: str) -> tuple[Face, str]:
        if letter in self.letters:
            return self, letter
        if self.fallback is not None and letter in self.fallback.letters:
            return self.fallback, letter
        return self, REPLACEMENT

    def fitted(self, text: str, size: float, room: float) -> str:
        """Return the text, cut with an ellipsis if it is wider than ``room`` points."""
        if self.width(text, size) <= room:
            return text
        used = self.width("…", size)
        for end, letter in enumerate(text):
            used += self.width(letter, size)
            if used > room:
                return text[:end].rstrip() + "…"
        return text


@cache
def face(*, bold: bool = False, italic: bool = False) -> Face:
    """Return a cut of Noto Sans; read once, then kept."""
    return _load(_FILES[bold, italic], _load(_SIGNS, None))


@cache
def _load(name: str, fallback: Face | None) -> Face:
    font = _Font(name, str(resource("fonts", "noto", f"{name}.ttf")), shapable=False)
    metrics = font.face
    advances = {
        chr(code): width / 1000
        for code, width in metrics.charWidths.items()
        if code in metrics.charToGlyph
    }
    return Face(
        name=name,
        font=font,
        letters=frozenset(advances),
        advances=advances,
        bold="Bold" in name,
        fallback=fallback,
    )
