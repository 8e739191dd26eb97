"""The questionnaire on paper: boxes to tick, lines to write on, numbers to type in afterwards."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Document,
    Heading,
    Manner,
    Paragraph,
    Row,
    Status,
    Table,
    rich,
    strong,
)
from workbench.measures.surveys import read_survey
from workbench.rules.scales import Scale, scale_of
from workbench.steps.situation.survey_language import told_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.project.register import Values

BOX: Final = "☐"
_LINES: Final = 3
_FEW: Final = 3  # answers
_APART: Final = " \u2003 "


def questionnaire(session: Session, options: Options) -> Document:
    """Return the questionnaire of the survey; raises WorkbenchError where there is none."""
    content = read_survey(session)
    items = [row for row in content.items if not row["inactive"]] if content else []
    if content is None or not items:
        raise WorkbenchError(N_("There are no questions to put on paper yet"))
    content = told_in(content, options.language)
    asked = [row for row in content.items if not row["inactive"]]
    survey = content.survey
    return Document(
        title=survey["name"],
        blocks=tuple(_blocks(survey, asked)),
        date=options.date,
        kind=_("Questionnaire"),
        language=options.language,
        status=Status.ISSUED,
        page=options.page,
        cover=False,
        contents=False,
        numbered=False,
    )


def _blocks(survey: Values, items: Sequence[Values]) -> Iterator[Block]:
    yield Paragraph(survey["introduction"] or _introduction(), Manner.LEAD)
    cross = _("Put a cross in one box for each question, where nothing else is said.")
    thanks = _("Thank you for answering!")  # here, as at the end it might be alone on a page
    yield Paragraph(f"{cross} {thanks}")
    numbered = [(number, row) for number, row in enumerate(items, 1)]
    questions = [pair for pair in numbered if not pair[1]["background"]]
    background = [pair for pair in numbered if pair[1]["background"]]
    yield from _part(questions)
    if background:
        yield Heading(_("A little about you"), level=2, number="")
        yield from _part(background)


def _introduction() -> str:
    return _(
        "We would like to know how you experience this place. Your answers are anonymous: please "
        "write no names."
    )


def _part(numbered: Sequence[tuple[int, Values]]) -> Iterator[Block]:
    """Yield questions in their order, those that follow each other on one scale as one table."""
    for key, group in groupby(numbered, key=lambda pair: pair[1]["scale"] or ""):
        pairs = list(group)
        scale = scale_of(key, "")
        if scale is not None and not scale.own and len(pairs) == 1 and scale.size <= _FEW:
            yield _line(*pairs[0], scale)
        elif scale is not None and not scale.own:
            yield _grid(pairs, scale)
        else:
            for number, row in pairs:
                yield from _single(number, row)


def _grid(pairs: Sequence[tuple[int, Values]], scale: Scale) -> Table:
    """Return questions with one box for each answer; the numbers are those to type in."""
    answers = [
        scale.label(place) if scale.grade else f"{place} {scale.label(place)}"
        for place in range(1, scale.size + 1)
    ]
    unsure = _("do not know").replace(" ", "\u00a0")
    # Of the kind of codes, so that a title is wrapped and the question has what is left.
    columns = (
        Column(_("Question"), weight=1.0, header=True),
        *(Column(answer, ColumnKind.CODE) for answer in (*answers, f"? {unsure}")),
    )
    boxes = (BOX,) * (scale.size + 1)
    return Table(columns, tuple(Row((f"{n}. {row['title']}", *boxes)) for n, row in pairs))


def _line(number: int, row: Values, scale: Scale) -> Paragraph:
    """Return a question with its few answers behind it."""
    unsure = _("do not know")
    boxes = [*_boxes(scale), f"{BOX} ? {unsure}"]
    answers = _APART.join(box.replace(" ", "\u00a0") for box in boxes)
    return Paragraph(rich(strong(f"{number}. {row['title']}"), f"{_APART}{answers}"))


def _boxes(scale: Scale) -> list[str]:
    return [f"{BOX} {place} {scale.label(place)}" for place in range(1, scale.size + 1)]


def _single(number: int, row: Values) -> Iterator[Block]:
    scale = scale_of(row["scale"], row["options"])
    remark = _remark(scale)
    title = strong(f"{number}. {row['title']}")
    yield Paragraph(rich(title, f"  {remark}") if remark else rich(title))
    if scale is None:
        yield Table((Column(_("Answer")),), (Row(("",)),) * _LINES, show_header=False)
        return
    # A box and its words stay on one line.
    yield Paragraph(_APART.join(box.replace(" ", "\u00a0") for box in _boxes(scale)))


def _remark(scale: Scale | None) -> str:
    if scale is None:
        return _("Please write no names.")
    return _("Several answers are possible.") if scale.multiple else ""
