"""A field of two judgements: what stands where, and what has moved since last time.

Influence against interest for people; severity against what can be influenced for problems;
probability against consequence for risks; effect against feasibility for proposals. What a field
is about is a value of its own (:class:`MatrixWords`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_, _, ngettext
from workbench.charts import measure
from workbench.charts.matrix_marks import STANCE_MARKS, ghost_shapes, mark_shapes
from workbench.charts.matrix_spots import Area, Spot, spread
from workbench.charts.scene import BOLD, NORMAL, Group, Line, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.charts.scene import Anchor, Shape

BASE_TEXT: Final = 40 / 3
LEVELS: Final = 5
_ROOMY: Final = 3.4  # lower cells, in ems, have no room for the names of the quarters
_SIDE: Final = 12.5  # the column of those who are not placed, in ems


@dataclass(frozen=True, slots=True)
class MatrixWords:
    """What a field is about, as message ids.

    ``up`` and ``across`` name the judgements; ``quarters`` the upper left, upper right, lower left
    and lower right of the field. ``place`` says in words where a dot stands ({influence},
    {interest}, {levels}), ``before`` where it stood. ``title`` says in ready words what the picture
    of so many dots is. ``marks`` are the marks with their words and forms (see ``STANCE_MARKS``).
    Where the field ``wraps``, names take the lines that there is room for.
    """

    up: str
    across: str
    quarters: tuple[str, str, str, str]
    place: str
    before: str
    title: Callable[[int], str]
    marks: Mapping[str, tuple[str, str]]
    wraps: bool = False


def _people_title(count: int) -> str:
    said = ngettext(
        "Matrix of influence and interest, {count} party",
        "Matrix of influence and interest, {count} parties",
        count,
    )
    return said.format(count=count)


def _problems_title(count: int) -> str:
    said = ngettext(
        "Matrix of severity and what can be influenced, {count} problem",
        "Matrix of severity and what can be influenced, {count} problems",
        count,
    )
    return said.format(count=count)


PEOPLE: Final = MatrixWords(
    up=N_("Influence"),
    across=N_("Interest"),
    quarters=(
        N_("Keep satisfied"),
        N_("Work closely together"),
        N_("Follow"),
        N_("Keep informed"),
    ),
    place=N_("influence {influence} of {levels}, interest {interest} of {levels}"),
    before=N_("before: influence {influence}, interest {interest}"),
    title=_people_title,
    marks=STANCE_MARKS,
)
PROBLEMS: Final = MatrixWords(
    up=N_("Severity"),
    across=N_("Can be influenced"),
    quarters=(
        N_("Find an ally"),
        N_("Act on first"),
        N_("Watch"),
        N_("Do in passing"),
    ),
    place=N_("severity {influence} of {levels}, can be influenced {interest} of {levels}"),
    before=N_("before: severity {influence}, can be influenced {interest}"),
    title=_problems_title,
    marks={
        "prioritised": (N_("Prioritised"), "star"),
        "other": (N_("Other problems"), "dot"),
    },
    wraps=True,
)


def _risks_title(count: int) -> str:
    said = ngettext(
        "Matrix of probability and consequence, {count} risk",
        "Matrix of probability and consequence, {count} risks",
        count,
    )
    return said.format(count=count)


RISKS: Final = MatrixWords(
    up=N_("Probability"),
    across=N_("Consequence"),
    quarters=(
        N_("Make less likely"),
        N_("Act now"),
        N_("Live with"),
        N_("Have a plan ready"),
    ),
    place=N_("probability {influence} of {levels}, consequence {interest} of {levels}"),
    before=N_("before: probability {influence}, consequence {interest}"),
    title=_risks_title,
    marks={
        "measured": (N_("Has a measure"), "dot"),
        "unmeasured": (N_("No measure"), "ring"),
    },
    wraps=True,
)


def _notes_title(count: int) -> str:
    said = ngettext(
        "Matrix of effect and feasibility, {count} proposal",
        "Matrix of effect and feasibility, {count} proposals",
        count,
    )
    return said.format(count=count)


PROPOSALS: Final = MatrixWords(
    up=N_("Effect"),
    across=N_("Feasibility"),
    quarters=(
        N_("Prepare well"),
        N_("Begin with"),
        N_("Leave aside"),
        N_("Do in passing"),
    ),
    place=N_("effect {influence} of {levels}, feasibility {interest} of {levels}"),
    before=N_("before: effect {influence}, feasibility {interest}"),
    title=_notes_title,
    marks={
        "group": (N_("Groups of notes"), "star"),
        "note": (N_("Single notes"), "dot"),
    },
    wraps=True,
)


@dataclass(frozen=True, slots=True)
class MatrixDot:
    """One party: ``influence`` and ``interest`` from 1 to the number of levels, None where unsaid.

    Of a problem they are its severity and how far it can be influenced. ``before`` is (influence,
    interest) of an earlier assessment, None when there is none. ``mark`` is one of the field's
    marks (a stance of ``STANCE_MARKS``), empty where it is unknown or not to be seen. ``detail``
    ends the description in words.
    """

    key: str
    label: str
    influence: int | None
    interest: int | None
    before: tuple[int, int] | None = None
    mark: str = ""
    detail: str = ""

    @property
    def cell(self) -> tuple[int, int] | None:
        """Influence and interest, None where one of them is unsaid."""
        if self.influence is None or self.interest is None:
            return None
        return self.influence, self.interest

    @property
    def has_moved(self) -> bool:
        """Whether the party stood elsewhere before."""
        return self.before is not None and self.before != self.cell


@dataclass(frozen=True, slots=True)
class MatrixFrame:
    """Where the field lies: its upper left corner, the size of a cell and the number of levels.

    ``side`` is the column at the right for those who are not placed, None where all are.
    """

    left: float
    top: float
    cell_width: float
    cell_height: float
    levels: int
    side: Area | None = None

    @property
    def width(self) -> float:
        """How wide the field is."""
        return self.cell_width * self.levels

    @property
    def height(self) -> float:
        """How high the field is."""
        return self.cell_height * self.levels

    @property
    def quarters(self) -> tuple[float, float]:
        """Where the field parts into little and great: between two levels, above the middle one."""
        great = (self.levels + 1) // 2
        low = self.levels - great
        return self.left + great * self.cell_width, self.top + low * self.cell_height

    def cell(self, influence: int, interest: int) -> tuple[float, float]:
        """Return the upper left corner of a cell; levels outside the scale count as its ends."""
        column = min(max(interest, 1), self.levels) - 1
        row = self.levels - min(max(influence, 1), self.levels)
        return self.left + column * self.cell_width, self.top + row * self.cell_height

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return (influence, interest) at a point, None outside the field."""
        column = int((x - self.left) // self.cell_width)
        row = int((y - self.top) // self.cell_height)
        if 0 <= column < self.levels and 0 <= row < self.levels:
            return self.levels - row, column + 1
        return None

    def target(self, x: float, y: float) -> Shape | None:
        """Return the outline of the cell at a point: where a dot would be put down."""
        found = self.at(x, y)
        if found is None:
            return None
        left, top = self.cell(*found)
        return Rect(left, top, self.cell_width, self.cell_height, "selected", "accent", 2.0)


def matrix_frame(
    width: float,
    height: float,
    levels: int = LEVELS,
    text: float = BASE_TEXT,
    *,
    side: bool = False,
) -> MatrixFrame:
    """Return where the field lies in a picture of ``width`` by ``height`` units.

    ``side`` leaves room for those who are not placed.
    """
    left, top, bottom = text * 2.2, text * 2.0, text * 3.4
    beside = text * _SIDE if side else 2.0
    frame = MatrixFrame(
        left, top, (width - left - beside) / levels, (height - top - bottom) / levels, levels
    )
    if not side:
        return frame
    area = Area(width - beside + text * 0.8, top, beside - text * 0.8, frame.height)
    return MatrixFrame(left, top, frame.cell_width, frame.cell_height, levels, area)


def matrix_scene(
    dots: Sequence[MatrixDot],
    width: float,
    height: float,
    levels: int = LEVELS,
    text: float = BASE_TEXT,
    *,
    chosen: str = "",
    words: MatrixWords = PEOPLE,
) -> Scene:
    """Return the matrix; every dot is a group of its own, in words and in shapes.

    Parties in one cell stand in columns under each other, so that names never lie on names; where
    they are many, initials stand for names, and where they are very many dots alone. Marks of
    stance are explained below. The name of the one that is ``chosen`` is bold.
    """
    frame = frame_of(dots, width, height, levels, text)
    shapes = [*_field(frame, text), *_quadrants(frame, text, words), *_axes(frame, text, words)]
    spots = _spots(dots, frame, text, airy=words.wraps)
    ordered = sorted(dots, key=lambda dot: _reading_order(dot, spots[dot.key]))
    shapes += ghost_shapes(_ways(ordered, spots), frame.cell, frame.cell_width, text)
    shapes += [
        Group(
            tuple(_dot(dot, spots[dot.key], text, words, strong=dot.key == chosen)),
            dot.key,
            describe_dot(dot, levels, words),
        )
        for dot in ordered
    ]
    shapes += _legend(dots, frame, text, words)
    return Scene(width, height, tuple(shapes), words.title(len(dots)))


def frame_of(
    dots: Sequence[MatrixDot],
    width: float,
    height: float,
    levels: int = LEVELS,
    text: float = BASE_TEXT,
) -> MatrixFrame:
    """Return where the field lies in the picture of these dots."""
    return matrix_frame(width, height, levels, text, side=any(dot.cell is None for dot in dots))


def _reading_order(dot: MatrixDot, spot: Spot) -> tuple[int, int, float, float]:
    """Read from the upper right, where those lie that matter most; the unplaced last."""
    influence, interest = dot.cell or (0, 0)
    return -influence, -interest, spot.x // 40, spot.y


def describe_dot(dot: MatrixDot, levels: int = LEVELS, words: MatrixWords = PEOPLE) -> str:
    """Return a dot in words."""
    place = _(words.place).format(
        influence=dot.influence or "–", interest=dot.interest or "–", levels=levels
    )
    parts = [dot.label, place]
    if dot.has_moved and dot.before:
        was = _(words.before)
        parts.append(was.format(influence=dot.before[0], interest=dot.before[1]))
    return ", ".join([*parts, *([dot.detail] if dot.detail else [])])


def _field(frame: MatrixFrame, text: float) -> list[Shape]:
    width, height = frame.width, frame.height
    shapes: list[Shape] = [Rect(frame.left, frame.top, width, height, "surface")]
    x, y = frame.quarters
    shapes.append(Rect(x, frame.top, frame.left + width - x, y - frame.top, fill="raised"))
    for step in range(1, frame.levels):
        across, down = frame.left + step * frame.cell_width, frame.top + step * frame.cell_height
        shapes.append(Line(across, frame.top, across, frame.top + height, "grid"))
        shapes.append(Line(frame.left, down, frame.left + width, down, "grid"))
    strong = max(text / 9, 1.0)
    shapes.append(Line(x, frame.top, x, frame.top + height, "hairline", strong))
    shapes.append(Line(frame.left, y, frame.left + width, y, "hairline", strong))
    shapes.append(Rect(frame.left, frame.top, width, height, "", "border", 1.0))
    return shapes


def _quadrants(frame: MatrixFrame, text: float, words: MatrixWords) -> list[Shape]:
    """Name the quarters in their outer corners, where there is room beside who stands there."""
    if frame.cell_height < _ROOMY * text:
        return []
    size, pad = text * 0.85, text * 0.5
    upper, lower = frame.top + size + pad * 0.3, frame.top + frame.height - pad * 0.6
    left, right = frame.left + pad, frame.left + frame.width - pad
    room = frame.width / 2 - 2 * pad
    names: tuple[tuple[float, float, str, Anchor], ...] = (
        (left, upper, _(words.quarters[0]), "start"),
        (right, upper, _(words.quarters[1]), "end"),
        (left, lower, _(words.quarters[2]), "start"),
        (right, lower, _(words.quarters[3]), "end"),
    )
    return [
        Text(x, y, measure.elide(name, room, size, BOLD), size, "muted", BOLD, side)
        for x, y, name, side in names
    ]


def _axes(frame: MatrixFrame, text: float, words: MatrixWords) -> list[Shape]:
    size, foot = text * 0.9, frame.top + frame.height
    shapes: list[Shape] = []
    for level in range(1, frame.levels + 1):
        x, y = frame.cell(level, level)
        middle = y + frame.cell_height / 2 + size * 0.36
        left = frame.left - text * 0.5
        shapes.append(Text(left, middle, str(level), size, "muted", anchor="end"))
        centre = x + frame.cell_width / 2
        shapes.append(Text(centre, foot + size * 1.3, str(level), size, "muted", anchor="middle"))
    shapes.append(Text(2.0, frame.top - text * 0.7, f"↑ {_(words.up)}", size, "text", BOLD))
    right, base = frame.left + frame.width, foot + size * 2.9
    shapes.append(Text(right, base, f"{_(words.across)} →", size, "text", BOLD, anchor="end"))
    if frame.side is not None:
        said = measure.elide(_("Not placed"), frame.side.width, size, BOLD)
        shapes.append(Text(frame.side.left, frame.top - text * 0.7, said, size, "text", BOLD))
        line = frame.side.left - text * 0.4
        shapes.append(Line(line, frame.top, line, foot, "hairline"))
    return shapes


def _spots(
    dots: Sequence[MatrixDot], frame: MatrixFrame, text: float, *, airy: bool = False
) -> dict[str, Spot]:
    """Return where each dot stands and how much room there is for its name."""
    cells: dict[tuple[int, int] | None, list[str]] = {}
    for dot in dots:
        cells.setdefault(dot.cell, []).append(dot.key)
    left = {dot.before for dot in dots if dot.has_moved}
    spots: dict[str, Spot] = {}
    for cell, keys in cells.items():
        area = frame.side if cell is None else _inside(frame, *cell, text, left=cell in left)
        if area is not None:
            spots |= dict(zip(keys, spread(len(keys), area, text, airy=airy), strict=True))
    return spots


def _inside(frame: MatrixFrame, influence: int, interest: int, text: float, *, left: bool) -> Area:
    """Return the room in a cell: less where a quarter's name or rings of those who left stand."""
    x, top = frame.cell(influence, interest)
    outer = interest in {1, frame.levels} and frame.cell_height >= _ROOMY * text
    head = text * 1.25 if outer and influence >= frame.levels else text * 0.3
    foot = text * 1.25 if outer and influence <= 1 else text * 0.3
    width = frame.cell_width - (text * 1.5 if left else 0.0)
    return Area(x, top + head, width, frame.cell_height - head - foot)


def _dot(
    dot: MatrixDot, spot: Spot, text: float, words: MatrixWords, *, strong: bool
) -> list[Shape]:
    form = words.marks[dot.mark][1] if dot.mark in words.marks else ""
    shapes = mark_shapes(form, spot.x, spot.y, text, placed=dot.cell is not None)
    weight = BOLD if strong else NORMAL
    left, size = spot.x + text * 0.72, text * 0.95
    for number, label in enumerate(spot.names(dot.label, text, weight)):
        baseline = spot.y + text * (0.34 + 1.25 * number)
        shapes.append(Text(left, baseline, label, size, weight=weight, max_width=spot.room))
    return shapes


def _ways(
    dots: Sequence[MatrixDot], spots: dict[str, Spot]
) -> list[tuple[tuple[int, int], tuple[float, float]]]:
    """Return from which cell to which spot those went who have moved."""
    return [
        (dot.before, (spots[dot.key].x, spots[dot.key].y))
        for dot in dots
        if dot.has_moved and dot.before is not None
    ]


def _legend(
    dots: Sequence[MatrixDot], frame: MatrixFrame, text: float, words: MatrixWords
) -> list[Shape]:
    """Explain the marks that are in the picture, below its left."""
    seen = {dot.mark for dot in dots}
    size = text * 0.9
    x, y = frame.left, frame.top + frame.height + size * 2.9
    last = frame.left + frame.width - measure.text_width(_(words.across), size, BOLD) - 3 * text
    shapes: list[Shape] = []
    for mark, (word, form) in words.marks.items():
        if mark not in seen:
            continue
        wide = measure.text_width(_(word), size)
        if x + wide + text * 2 > last:
            break
        shapes += mark_shapes(form, x + text * 0.4, y - size * 0.36, text, placed=True)
        shapes.append(Text(x + text * 1.1, y, _(word), size, "muted"))
        x += wide + text * 2.3
    return shapes
