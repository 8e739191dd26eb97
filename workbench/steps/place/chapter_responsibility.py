"""Who does what on which surface, in the documents: how clear it is, the gaps, the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import number_text, percent_text
from workbench.base.language import _, ngettext
from workbench.documents.audience import may_show
from workbench.documents.content import (
    Block,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Manner,
    Paragraph,
    Row,
    Section,
    Table,
)
from workbench.rules.responsibility import CLEAR, Gap
from workbench.steps.place.map_figure import map_figure
from workbench.steps.place.map_themes import Theme
from workbench.steps.place.responsibilities import CELL, clarity_goal, read_responsibilities
from workbench.steps.place.responsibility_words import (
    SIGNS,
    gap_text,
    mark_of,
    period_title,
    status_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.rules.responsibility import CellGaps, CellKey
    from workbench.steps.place.responsibilities import Responsibilities

_TOLD: Final = ("status", "performer_id", "accountable_id")
# So many letters of headings stand beside the surfaces' names on a page held upright.
UPRIGHT: Final = 62
LEAST_LETTERS: Final = 5


def responsibility_chapter(session: Session, options: Options, today: date) -> tuple[Block, ...]:
    """Return the chapter as of the day that holds on ``today``; nothing where none has begun."""
    found = read_responsibilities(session, options.language)
    day = found.period(today)
    if not found.on(day).begun or not all(may_show(CELL[n], options.audience) for n in _TOLD):
        return ()
    blocks: list[Block] = [
        Heading(_("Responsibility per surface")),
        Paragraph(_opening(found, day), Manner.LEAD),
        KeyFigures(tuple(_figures(session, found, day))),
    ]
    figure = map_figure(session, Theme.RESPONSIBILITY, options, today)
    blocks += [figure] if figure is not None else []
    blocks += _gaps(found, day)
    if may_show(CELL["baseline"], options.audience):
        blocks += _baseline(found, day, options)
    # Last, since it mostly takes a page turned on its side.
    return (*blocks, *_matrix(found, day))


def _opening(found: Responsibilities, day: date) -> str:
    clear = found.clarity(day)
    return _(
        "{clear} of {relevant} tasks on {surfaces} surfaces have a clear responsibility: it is "
        "said who does the work and nobody else does it too."
    ).format(
        clear=number_text(clear.clear),
        relevant=number_text(clear.relevant),
        surfaces=number_text(sum(found.on(day).has_begun(each.id) for each in found.surfaces)),
    )


def _figures(session: Session, found: Responsibilities, day: date) -> Iterator[KeyFigure]:
    before = found.before(day)
    for each in (before, day) if before else (day,):
        clear = found.clarity(each)
        share = "–" if clear.share is None else percent_text(float(clear.share), 1)
        label = _("clear {day}").format(day=period_title(each))
        detail = _("{clear} of {relevant}").format(clear=clear.clear, relevant=clear.relevant)
        yield KeyFigure(share, label, detail)
    if before:
        count = len(found.compare(before, day).changes)
        since = _("since {day}").format(day=period_title(before))
        yield KeyFigure(number_text(count), _("cells changed"), since)
    goal = clarity_goal(session, day.year)
    if goal is not None:
        label = _("goal {day}").format(day=goal.year)
        yield KeyFigure(percent_text(goal.percent / 100), label, goal.code)


# -- the matrix


def _matrix(found: Responsibilities, day: date) -> tuple[Block, ...]:
    matrix = found.on(day)
    tasks = [t for t in found.tasks if any(matrix.expected((s, t.id)) for s in matrix.surfaces)]
    surfaces = [each for each in found.surfaces if matrix.has_begun(each.id)]
    columns = (Column(_("Surface"), header=True), *(Column(each.name) for each in tasks))
    rows = tuple(
        Row((each.title, *(_cell(found, day, (each.id, task.id)) for task in tasks)))
        for each in surfaces
    )
    caption = _("Who does what on {day}").format(day=period_title(day))
    blocks = (
        Heading(_("The matrix"), 2),
        Table(columns, rows, caption),
        Paragraph(_legend(found, day), Manner.SMALL),
    )
    letters = sum(max(LEAST_LETTERS, *map(len, task.name.split() or [""])) for task in tasks)
    return (Section(blocks),) if letters > UPRIGHT else blocks


def _cell(found: Responsibilities, day: date, key: CellKey) -> str:
    """Return who performs, and after a stroke who is accountable where it is another one."""
    matrix = found.on(day)
    said = matrix.said.get(key)
    mark = mark_of(said, found.parties)
    if not mark:
        return "·" if matrix.expected(key) else ""
    answers = found.parties.get(said.accountable or "") if said else None
    if (
        said is None
        or said.status != CLEAR
        or answers is None
        or said.accountable == said.performer
    ):
        return mark
    return f"{mark}/{answers.mark}"


def _legend(found: Responsibilities, day: date) -> str:
    who = [f"{each.mark} = {each.name}" for each in found.legend(day)]
    signs = [f"{sign} = {status_text(status)}" for status, sign in SIGNS.items()]
    said = {found.on(day).status(key) for key in found.on(day).cells}
    signs += [f"· = {status_text(None)}"] if None in said else []
    how = _("The first mark performs the work; the one after a stroke answers for it.")
    return f"{how} {'; '.join([*who, *signs])}."


# -- what is missing, and what is done anyway


def _gaps(found: Responsibilities, day: date) -> list[Block]:
    gaps = found.gaps(day)
    telling = [each for each in gaps if each.gaps != (Gap.NO_ACCOUNTABLE,)]
    unanswered = len(gaps) - len(telling)
    blocks: list[Block] = [Heading(_("Gaps"), 2)]
    if not telling:
        blocks.append(Paragraph(_("Every task has somebody who clearly does it.")))
    if unanswered:
        said = ngettext(
            "For {count} task it is not said who answers for the result.",
            "For {count} tasks it is not said who answers for the result.",
            unanswered,
        )
        blocks.append(Paragraph(said.format(count=number_text(unanswered))))
    if telling:
        columns = (
            Column(_("Surface"), header=True, weight=3),
            Column(_("Task"), weight=2),
            Column(_("What is missing"), weight=3),
        )
        rows = tuple(_gap_row(found, each) for each in telling)
        blocks.append(Table(columns, rows, _("Tasks without a clear responsibility")))
    return blocks


def _gap_row(found: Responsibilities, gap: CellGaps) -> Row:
    missing = ", ".join(gap_text(each) for each in gap.gaps if each is not Gap.NO_ACCOUNTABLE)
    return Row((found.surface(gap.key[0]).title, found.task(gap.key[1]).name, missing))


def _baseline(found: Responsibilities, day: date, options: Options) -> list[Block]:
    """Return what is done anyway, so that the place organisation only adds to it."""
    matrix = found.on(day)
    fields = [
        CELL[name]
        for name in ("performer_id", "frequency", "standard")
        if may_show(CELL[name], options.audience)
    ]
    rows = []
    for key in matrix.cells:
        row = found.row(key, day)
        if row is not None and row["baseline"]:
            told = [row[f.name] if not f.target else _party(found, row[f.name]) for f in fields]
            rows.append(Row((found.surface(key[0]).title, found.task(key[1]).name, *told)))
    if not rows:
        return []
    columns = (
        Column(_("Surface"), header=True, weight=3),
        Column(_("Task"), weight=2),
        *(Column(field.column_title(), weight=2) for field in fields),
    )
    said = _("This is done anyway. What the place organisation does comes on top of it.")
    return [
        Heading(_("Baseline level"), 2),
        Paragraph(said),
        Table(columns, tuple(rows), _("Tasks at the baseline level")),
    ]


def _party(found: Responsibilities, key: str | None) -> str:
    party = found.parties.get(key or "")
    return party.name if party else ""
