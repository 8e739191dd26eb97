"""Two rounds of counts by slot as standing columns: a small picture for each place, one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.charts import measure
from workbench.charts.scene import BOLD, Group, Line, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.scene import Shape

BASE_TEXT: Final = 40 / 3
_PANEL: Final = 21.0
_HEIGHT: Final = 13.0
_PAD: Final = 0.9
_HEAD: Final = 3.4
_FOOT: Final = 3.4
_LEGEND: Final = 2.2
_BAR: Final = 0.36


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the axis: "08–09", and the group it is in ("vardag")."""

    name: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A place: ``values`` by slot, one for each round, None where nothing was counted.

    ``texts`` are the same as written. ``figures`` says the comparison in short.
    """

    key: str
    title: str
    values: tuple[tuple[float | None, ...], ...]
    texts: tuple[tuple[str, ...], ...]
    figures: str = ""


class _Plot(NamedTuple):
    left: float
    top: float
    width: float
    height: float
    most: float

    def x(self, place: float, slots: int) -> float:
        return self.left + (place + 0.5) * self.width / max(slots, 1)

    def y(self, value: float) -> float:
        return self.top + self.height * (1 - value / self.most)


def column_scene(
    panels: Sequence[Panel],
    slots: Sequence[Slot],
    rounds: Sequence[str],
    width: float,
    text: float = BASE_TEXT,
    alt: str = "",
) -> Scene:
    """Return the panels in rows, as many beside each other as there is room for, and a key.

    The last round is filled, the one before it hatched, so that they differ in grey too.
    """
    across = measure.columns_for(len(panels), width, text * _PANEL)
    broad, high = width / across, text * _HEIGHT
    values = [v for each in panels for row in each.values for v in row if v is not None]
    most = max(values, default=1.0) or 1.0
    shapes: list[Shape] = [Rect(0.0, 0.0, width, text * _LEGEND, "surface")]
    shapes += _legend(rounds, text)
    top = text * _LEGEND
    for number, panel in enumerate(panels):
        box = (number % across * broad, top + number // across * high, broad, high)
        inner = tuple(_panel(panel, slots, len(rounds), box, most, text))
        shapes.append(Group(inner, panel.key, _words(panel, slots, rounds)))
    bottom = top + -(-len(panels) // across) * high
    return Scene(width, bottom, tuple(shapes), alt)


def _looks(number: int, rounds: int) -> dict[str, str]:
    if number == rounds - 1:
        return {"fill": "accent"}
    return {"fill": "accent.soft", "stroke": "accent", "hatch": "diagonal"}


def _legend(rounds: Sequence[str], text: float) -> Iterator[Shape]:
    x, y = text * _PAD, text * 1.4
    for number, name in enumerate(rounds):
        yield _bar(x, y - text * 0.75, text * 0.8, text * 0.85, _looks(number, len(rounds)))
        yield Text(x + text * 1.2, y, name, text * 0.92, "text")
        x += text * 3.0 + measure.text_width(name, text * 0.92)


def _bar(x: float, y: float, width: float, height: float, looks: dict[str, str]) -> Rect:
    hatch = "diagonal" if looks.get("hatch") else ""
    return Rect(
        x, y, width, height, looks["fill"], looks.get("stroke", ""),
        hatch="diagonal" if hatch else "",
    )  # fmt: skip


def _panel(
    panel: Panel,
    slots: Sequence[Slot],
    rounds: int,
    box: tuple[float, float, float, float],
    most: float,
    text: float,
) -> Iterator[Shape]:
    left, top, width, height = box
    pad = text * _PAD
    yield Rect(left, top, width, height, "surface")
    if left:
        yield Line(left, top + pad, left, top + height - pad, "hairline")
    room = width - 2 * pad
    title = measure.elide(panel.title, room, text, BOLD)
    yield Text(left + pad, top + text * 1.3, title, text, "text", BOLD)
    figures = measure.elide(panel.figures, room, text * 0.9)
    yield Text(left + pad, top + text * 2.55, figures, text * 0.9, "muted")
    plot = _Plot(
        left + pad,
        top + text * (_HEAD + 0.8),
        room,
        height - text * (_HEAD + 0.8 + _FOOT),
        most,
    )
    base = plot.top + plot.height
    yield from _axis(slots, plot, text)
    each = plot.width / max(len(slots), 1)
    thick = min(each * _BAR, text * 1.6)
    for place in range(len(slots)):
        for number in range(rounds):
            value = panel.values[place][number]
            x = plot.x(place, len(slots)) + (number - rounds / 2) * thick
            if value is None:
                continue
            y = plot.y(value)
            yield _bar(x, y, thick * 0.92, max(base - y, 1.0), _looks(number, rounds))
            words = panel.texts[place][number]
            if measure.text_width(words, text * 0.78) <= thick * 1.25:
                weight = BOLD if number == rounds - 1 else 400
                middle = x + thick * 0.46
                yield Text(
                    middle, y - 3, words, text * 0.78, "text", weight, "middle", halo="surface"
                )


def _axis(slots: Sequence[Slot], plot: _Plot, text: float) -> Iterator[Shape]:
    """Draw the line on which columns stand, the names of slots and of their groups."""
    base = plot.top + plot.height
    yield Line(plot.left, base, plot.left + plot.width, base, "border")
    each = plot.width / max(len(slots), 1)
    for place, slot in enumerate(slots):
        name = measure.elide(slot.name, each * 0.98, text * 0.78)
        yield Text(
            plot.x(place, len(slots)), base + text * 1.1, name, text * 0.78, "muted",
            anchor="middle",
        )  # fmt: skip
    start = 0
    for place in range(1, len(slots) + 1):
        if place < len(slots) and slots[place].group == slots[start].group:
            continue
        left, right = plot.left + start * each, plot.left + place * each
        group = measure.elide(slots[start].group, right - left, text * 0.85, BOLD)
        middle = (left + right) / 2
        yield Text(middle, base + text * 2.3, group, text * 0.85, "muted", BOLD, "middle")
        if start:
            yield Line(left, plot.top, left, base + text * 2.4, "grid")
        start = place


def _words(panel: Panel, slots: Sequence[Slot], rounds: Sequence[str]) -> str:
    said = (
        f"{f'{slot.group} {slot.name}'.strip()}: "
        + ", ".join(f"{name} {words}" for name, words in zip(rounds, texts, strict=True))
        for slot, texts in zip(slots, panel.texts, strict=True)
    )
    return "; ".join(part for part in (panel.title, panel.figures, *said) if part)
