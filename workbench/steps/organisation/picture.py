"""The bodies as a picture: who answers to whom, with how many votes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import _, ngettext
from workbench.charts.scene import BOLD, NORMAL, Group, Line, Rect, Scene, Text
from workbench.documents.content import Column, Row, Table
from workbench.steps.organisation.views import BODY

if TYPE_CHECKING:
    from workbench.charts.scene import Shape
    from workbench.steps.organisation.views import BodyLine

_HEIGHT: Final = 5.4  # of a box, in ems
_ROW: Final = 8.0
_GAP: Final = 1.2
_WIDEST: Final = 17.0


def organisation_scene(bodies: list[BodyLine], width: float, text: float = 13.0) -> Scene:
    """Return boxes in rows by how far each body is from the one that answers to nobody."""
    rows = _rows(bodies)
    places: dict[str, tuple[float, float, float]] = {}
    for depth, row in enumerate(rows):
        gap = _GAP * text
        room = min(_WIDEST * text, (width - gap * (len(row) - 1)) / len(row))
        left = (width - room * len(row) - gap * (len(row) - 1)) / 2
        for at, body in enumerate(row):
            places[body.values["id"]] = (left + at * (room + gap), depth * _ROW * text + 1, room)
    shapes: list[Shape] = []
    for body in bodies:
        parent = places.get(body.values["parent_id"] or "")
        if parent is not None:
            shapes += _link(parent, places[body.values["id"]], text)
    shapes += [_box(body, places[body.values["id"]], text) for body in bodies]
    height = ((len(rows) - 1) * _ROW + _HEIGHT) * text + 2
    names = "; ".join(box_words(body) for row in rows for body in row)
    alt = _("Who answers to whom: {bodies}").format(bodies=names)
    return Scene(width, height, tuple(shapes), alt)


def _rows(bodies: list[BodyLine]) -> list[list[BodyLine]]:
    by_id = {body.values["id"]: body for body in bodies}
    depths: dict[str, int] = {}
    for key in by_id:
        depths[key] = _depth(key, by_id)
    deepest = max(depths.values(), default=0)
    return [
        [body for body in bodies if depths[body.values["id"]] == depth]
        for depth in range(deepest + 1)
        if any(found == depth for found in depths.values())
    ]


def _depth(key: str, by_id: dict[str, BodyLine]) -> int:
    """Return how many bodies stand above one; a circle is cut where it closes."""
    seen = {key}
    parent = by_id[key].values["parent_id"]
    while parent in by_id and parent not in seen:
        seen.add(parent)
        parent = by_id[parent].values["parent_id"]
    return len(seen) - 1


def _link(
    parent: tuple[float, float, float], child: tuple[float, float, float], text: float
) -> list[Shape]:
    x1, y1 = parent[0] + parent[2] / 2, parent[1] + _HEIGHT * text
    x2, y2 = child[0] + child[2] / 2, child[1]
    middle = y2 - (_ROW - _HEIGHT) * text / 2
    lines = ((x1, y1, x1, middle), (x1, middle, x2, middle), (x2, middle, x2, y2))
    return [Line(*ends, stroke="border", stroke_width=1.2) for ends in lines]


def _box(body: BodyLine, place: tuple[float, float, float], text: float) -> Group:
    x, y, width = place
    inner, left = width - 1.4 * text, x + 0.7 * text
    decides = body.decides
    fill, ink = ("accent", "on_accent") if decides else ("raised", "text")
    lines = (
        (body.values["name"], text, BOLD, 1.6),
        (_kind(body), text * 0.85, NORMAL, 2.95),
        (_counted(body), text * 0.85, NORMAL, 4.25),
    )
    shapes: list[Shape] = [
        Rect(x, y, width, _HEIGHT * text, fill, "accent" if decides else "border", 1, 4)
    ]
    shapes += [
        Text(left, y + down * text, said, size, ink, weight, max_width=inner)
        for said, size, weight, down in lines
        if said
    ]
    return Group(tuple(shapes), body.values["id"], box_words(body))


def _kind(body: BodyLine) -> str:
    """Return the kind of a body, unless its name says it."""
    kind = BODY["kind"].choice(body.values["kind"])
    said = kind.text() if kind else ""
    return "" if fold(said) == fold(body.values["name"]) else said


def box_words(body: BodyLine) -> str:
    """Return what a box says, in one line."""
    parts = (body.values["name"], _kind(body), _counted(body))
    return ", ".join(part for part in parts if part)


def _counted(body: BodyLine) -> str:
    if not body.seats:
        return ""
    count = len(body.seats)
    said = ngettext("{count} seat", "{count} seats", count).format(count=count)
    if not body.votes:
        return said
    votes = ngettext("{count} vote", "{count} votes", body.votes).format(count=body.votes)
    return f"{said} · {votes}"


def picture_table(bodies: list[BodyLine]) -> Table:
    """Return what the picture shows as a table."""
    names = {body.values["id"]: body.values["name"] for body in bodies}
    columns = (
        Column(BODY["name"].title(), header=True, weight=2),
        Column(BODY["kind"].title(), weight=2),
        Column(BODY["parent_id"].title(), weight=2),
        Column(_("Seats"), weight=2),
    )
    rows = []
    for body in bodies:
        kind = BODY["kind"].choice(body.values["kind"])
        above = names.get(body.values["parent_id"] or "", "")
        rows.append(Row((body.values["name"], kind.text() if kind else "", above, _counted(body))))
    return Table(columns, tuple(rows), _("Who answers to whom"))
