"""The plate a name on the map is written on: its lines, its size, its shapes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from workbench.charts.measure import elide, one_line
from workbench.charts.scene import BOLD, NORMAL, Line, Polyline, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.map.crowd import Box
    from workbench.charts.map.looks import Look, Sign
    from workbench.charts.map.things import MapThing
    from workbench.charts.scene import Shape

Width: TypeAlias = Callable[[str, float, int], float]
"""Returns how wide a text runs, by text, size and weight."""

_SIZE: Final = 0.9  # of the text's size
_GROUND: Final = 0.84
_LINE: Final = 1.25
_PAD: Final = 0.28
_SIGN: Final = 1.05
_LONGEST: Final = 12.0  # text sizes; a longer name is cut
_DOT: Final = "· "


@dataclass(frozen=True, slots=True)
class Plate:
    """A name's lines and its size in units; ``ink`` is the token of its sign and frame."""

    title: str
    note: str
    lines: int
    width: float
    height: float
    size: float
    weight: int = BOLD
    color: str = "text"
    ink: str = ""
    sign: Sign = ""
    ground: str = "surface"
    frame: bool = False
    title_width: float = 0.0
    blank: float = 0.0

    def box(self, x: float, y: float) -> Box:
        """Return left, top, right and bottom of the plate about its middle."""
        half, high = self.width / 2, self.height / 2
        return x - half, y - high, x + half, y + high

    def framed(self) -> Plate:
        """Return the plate with an edge, as at the end of a line."""
        air = self.size * _PAD
        return replace(
            self,
            frame=True,
            ground="surface",
            color="text",
            width=self.width + 2 * air,
            height=self.height + air,
        )

    def shapes(self, x: float, y: float) -> Iterator[Shape]:
        """Yield the shapes of the plate about its middle."""
        left, top, right, bottom = self.box(x, y)
        if self.frame:
            stroke = self.ink or "muted"
            yield Rect(
                left, top, right - left, bottom - top, self.ground, stroke, 1.5, self.size * 0.35
            )
        elif self.ground:
            yield Rect(left, top, right - left, bottom - top, self.ground, radius=2.0)
        air = self.size * (_PAD * (2 if self.frame else 1))
        at = left + air
        step = self.size * _LINE
        middle = y - (step / 2 if self.lines > 1 else 0.0)
        if self.sign:
            yield from drawn_sign(
                self.sign, at + self.size * 0.42, middle, self.size * 0.72, self.ink
            )
            at += self.size * _SIGN
        baseline = middle + self.size * 0.36
        yield Text(at, baseline, self.title, self.size, self.color, self.weight)
        if self.note and self.lines > 1:
            yield Text(left + air, baseline + step, self.note, self.size, "muted")
        elif self.note:
            # A blank at the beginning is nothing to some painters, so it is measured.
            after = at + self.title_width + self.blank
            color = self.color if self.frame else "muted"
            yield Text(after, baseline, _DOT + self.note, self.size, color)


def drawn_sign(sign: Sign, x: float, y: float, size: float, color: str) -> Iterator[Shape]:
    """Yield the shapes of a class's sign about its middle; none where it has none."""
    half = size / 2
    if sign == "check":
        points = ((x - half, y), (x - half * 0.3, y + half * 0.7), (x + half, y - half * 0.7))
        yield Polyline(points, color, max(size / 5, 1.5))
    elif sign == "question":
        yield Text(x, y + size * 0.5, "?", size * 1.4, "error", BOLD, "middle")
    elif sign == "dash":
        yield Line(x - half, y, x + half, y, color, 1.5)


def plates_of(thing: MapThing, look: Look, width_of: Width, text: float) -> tuple[Plate, ...]:
    """Return the ways to write a thing's name, the richest first, the shortest last."""
    size = text * (_GROUND if thing.is_ground else _SIZE)
    code = one_line(thing.code)
    name = elide(thing.name or code, _LONGEST * text, size, BOLD)
    note = one_line(thing.note)
    short = code or elide(name, 4.0 * text, size, BOLD)
    tries: list[tuple[str, str, int]] = []
    if note:
        if not thing.is_ground:
            tries += [(name, note, 2), (name, note, 1)]
        tries += [(short, note, 2), (short, note, 1)]
    elif not thing.is_ground:
        tries.append((name, "", 1))
    tries.append((short, "", 1))
    made = dict.fromkeys(tries)
    plates = tuple(_plate(each, thing, look, width_of, size) for each in made if each[0])
    return plates or (_plate(("–", "", 1), thing, look, width_of, size),)


def plates_with_line(plates: Sequence[Plate]) -> tuple[Plate, ...]:
    """Return the ways to write a name at the end of a line, the richest first."""
    lines = [plate for plate in plates if plate.lines == 1]
    wanted = lines[-2:] if any(plate.note for plate in lines) else lines[-1:]
    return tuple(plate.framed() for plate in wanted)


def _plate(
    words: tuple[str, str, int], thing: MapThing, look: Look, width_of: Width, size: float
) -> Plate:
    title, note, lines = words
    weight = NORMAL if thing.is_ground else BOLD
    sign: Sign = "" if thing.is_ground or lines > 1 else look.sign
    own, blank = width_of(title, size, weight), size * 0.28
    width = own + (size * _SIGN if sign else 0.0)
    if note and lines > 1:
        width = max(width, width_of(note, size, NORMAL))
    elif note:
        width += blank + width_of(_DOT + note, size, NORMAL)
    pale = thing.is_ground and not look.hatch
    return Plate(
        title,
        note,
        lines,
        width + 2 * size * _PAD,
        size * _LINE * lines + (size * _PAD if lines > 1 else 0.0),
        size,
        weight,
        "muted" if thing.is_ground and not note else "text",
        look.stroke if look.stroke != "hairline" else "muted",
        sign,
        "" if pale or (not look.hatch and lines == 1 and not thing.is_ground) else "surface",
        title_width=own,
        blank=blank,
    )
