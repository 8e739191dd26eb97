"""Where the boxes of a network lie: near those they are tied to, and never on one another.

The same boxes and ties always get the same places; boxes that had a place keep near it, so that a
new tie does not turn the picture round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from workbench.charts.network import Box
    from workbench.charts.scene import Point

    Array = NDArray[np.float64]

ROUNDS: Final = 220
SETTLED_ROUNDS: Final = 60
ASPECT: Final = 1.45  # as wide to its height as a page is beside an inspector
GAP: Final = (48.0, 22.0)  # units between boxes, across and down
_TURN: Final = 2.399963  # the golden angle, in radians
_PUSHES: Final = 400
_STEP: Final = 0.5
_AIR: Final = 1.15
_NOTHING: Final = 1e-6


def place_boxes(
    boxes: Sequence[Box],
    ties: Sequence[tuple[str, str]],
    *,
    aspect: float = ASPECT,
    before: Mapping[str, Point] | None = None,
) -> dict[str, Point]:
    """Return the upper left corner of each box, the leftmost at x 0 and the topmost at y 0.

    ``aspect`` is how wide the whole shall be to its height; ``before`` are places of last time.
    """
    if not boxes:
        return {}
    sizes = np.array([(box.width, box.height) for box in boxes], dtype=float)
    pulls = _pulls(boxes, ties)
    centres, known = _begin(boxes, pulls, sizes, aspect, before or {})
    rounds = SETTLED_ROUNDS if known == len(boxes) else ROUNDS
    reach = (sizes[:, None, :] + sizes[None, :, :]) / 2 + np.array(GAP)
    centres = _attract(centres, pulls, reach, aspect, rounds)
    centres = _gathered(centres, sizes, aspect)
    centres = _part(centres, (sizes[:, None, :] + sizes[None, :, :]) / 2 + np.array(GAP) * _STEP)
    corners = centres - sizes / 2
    corners -= corners.min(axis=0)
    return {
        box.key: (float(round(x)), float(round(y)))
        for box, (x, y) in zip(boxes, corners, strict=True)
    }


def _pulls(boxes: Sequence[Box], ties: Sequence[tuple[str, str]]) -> Array:
    places = {box.key: at for at, box in enumerate(boxes)}
    pulls = np.zeros((len(boxes), len(boxes)))
    for one, other in ties:
        if one in places and other in places and one != other:
            pulls[places[one], places[other]] = pulls[places[other], places[one]] = 1.0
    return pulls


def _begin(
    boxes: Sequence[Box], pulls: Array, sizes: Array, aspect: float, before: Mapping[str, Point]
) -> tuple[Array, int]:
    """Put those with most ties in the middle of a spiral, or all where they were."""
    spread = float(np.sqrt((sizes + np.array(GAP)).prod(axis=1).mean()))
    order = sorted(range(len(boxes)), key=lambda at: (-pulls[at].sum(), at))
    centres = np.zeros((len(boxes), 2))
    for turn, at in enumerate(order):
        away = spread * 0.6 * np.sqrt(turn)
        angle = turn * _TURN
        centres[at] = (away * np.cos(angle) * np.sqrt(aspect), away * np.sin(angle))
    known = [at for at, box in enumerate(boxes) if box.key in before]
    if known:
        middle = np.mean([before[boxes[at].key] for at in known], axis=0)
        for at in known:
            centres[at] = np.array(before[boxes[at].key]) - middle + sizes[at] / 2
        for at in set(range(len(boxes))) - set(known):
            friends = [other for other in known if pulls[at, other]]
            if friends:
                centres[at] = centres[friends].mean(axis=0) + np.array((1.0 + at, 1.0))
    return centres, len(known)


def _attract(centres: Array, pulls: Array, reach: Array, aspect: float, rounds: int) -> Array:
    """Let ties pull and all else push, with ever smaller steps."""
    unit = float(reach.mean())
    lean = np.array((1.0 / aspect, 1.0)) * 0.035
    for turn in range(rounds):
        between = centres[:, None, :] - centres[None, :, :]
        scaled = between / reach
        far = np.sqrt((scaled**2).sum(axis=2)) + np.eye(len(centres)) + 1e-3
        push = scaled / far[:, :, None] * np.minimum(1.0 / far**2, 4.0)[:, :, None]
        pull = -scaled * (np.maximum(far - 1.0, 0.0) / far * pulls * 0.6)[:, :, None]
        force = (push + pull).sum(axis=1) - (centres / unit) * lean * len(centres) ** 0.5
        length = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-9
        limit = unit * 0.5 * (1.0 - turn / rounds) + 0.5
        centres += force / length * np.minimum(length * unit * 0.25, limit)
    return centres


def _gathered(centres: Array, sizes: Array, aspect: float) -> Array:
    """Draw the places together to the room that the boxes need, as wide as ``aspect`` says."""
    room = float((sizes + np.array(GAP)).prod(axis=1).sum()) * _AIR
    wanted = np.array((np.sqrt(room * aspect), np.sqrt(room / aspect)))
    spread = np.ptp(centres, axis=0) + sizes.mean(axis=0)
    drawn: Array = centres * np.minimum(wanted / spread, 1.0)
    return drawn


def _part(centres: Array, room: Array) -> Array:
    """Push boxes apart until none lies on another; widen all where pushing does not end."""
    rows, columns = np.triu_indices(len(centres), 1)
    needed = room[rows, columns]
    for turn in range(_PUSHES):
        between = centres[rows] - centres[columns]
        over = needed - np.abs(between)
        touching: Any = (over > _NOTHING).all(axis=1)
        if not touching.any():
            break
        across: Any = over[:, 0] < over[:, 1]
        signs: Any = np.where(between >= 0, 1.0, -1.0)
        shift = (
            np.where(np.stack((across, ~across), axis=1), signs * over / 2 * 1.02, 0.0)
            * touching[:, None]
        )
        moves = np.zeros_like(centres)
        np.add.at(moves, rows, shift)
        np.add.at(moves, columns, -shift)
        count = np.zeros(len(centres))
        np.add.at(count, rows, touching)
        np.add.at(count, columns, touching)
        centres = centres + moves / np.maximum(count, 1.0)[:, None]
        if turn % 40 == 39:  # noqa: PLR2004 - now and then all give way a little
            centres = centres * 1.03
    return _spread_out(centres, rows, columns, needed)


def _spread_out(centres: Array, rows: Any, columns: Any, needed: Array) -> Array:  # noqa: ANN401
    """Widen the picture until nothing overlaps, as it must in the end."""
    while True:
        between = np.abs(centres[rows] - centres[columns])
        if not ((needed - between) > _NOTHING).all(axis=1).any():
            return centres
        same = (between < _NOTHING).all(axis=1)
        for row in rows[same]:
            centres[row] += np.array((1.0 + row, 1.0))
        centres = centres * 1.1
