"""What the columns of people's answers are taken for, for people to look at and to correct."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import number_text
from workbench.base.language import _, ngettext
from workbench.exchange.answer_columns import KEY, NEW, ROUND
from workbench.exchange.incoming import IncomingColumn, Meanings
from workbench.rules.scales import DONT_KNOW, NO_ANSWER
from workbench.steps.situation.survey_book import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.exchange.answer_codes import ColumnReading
    from workbench.exchange.answer_columns import AnswerColumn
    from workbench.project.register import Values
    from workbench.steps.situation.survey_import import AnswersPlan

_SAMPLED: Final = 3
_LOOKED_AT: Final = 200


def meanings_of(plan: AnswersPlan) -> Meanings:
    """Return what each column is taken for, with how many answered in it and what is off."""
    by_index = {index: column for column in plan.layout.columns for index in column.indices}
    readings = {id(each.column): each for found in plan.reading.rounds for each in found.columns}
    columns = tuple(
        _column(plan, at, by_index.get(at), readings) for at, heading in enumerate(
            plan.table.headings) if heading
    )  # fmt: skip
    coming = plan.rounds[0] if plan.rounds else None
    one = plan.layout.round_column is None
    return Meanings(
        columns,
        tuple(_choices(plan)),
        (coming.name if coming else "") if one else None,
        tuple(str(row["name"]) for row in plan.book.rounds),
        any(each.before and not each.kept for each in plan.rounds),
    )


def _column(
    plan: AnswersPlan, at: int, column: AnswerColumn | None, readings: dict[int, ColumnReading]
) -> IncomingColumn:
    heading, cells = plan.table.headings[at], plan.table.columns[at]
    samples = tuple(dict.fromkeys(cell for cell in cells[:_LOOKED_AT] if cell))[:_SAMPLED]
    if column is None:
        role = {plan.layout.round_column: ROUND, plan.layout.key_column: KEY}.get(at, "")
        personal = heading in plan.layout.personal
        note = _("could say who answered") if personal else ""
        return IncomingColumn(heading, role, samples, note, public=role == ROUND)
    sign = "-" if column.reversed else ""
    code = column.code if column.item_id is not None else NEW
    note = _note(readings.get(id(column)), column)
    public = column.scale != "free_text"
    return IncomingColumn(heading, f"{sign}{code}", samples, note, public=public)


def _note(reading: ColumnReading | None, column: AnswerColumn) -> str:
    """Return how many answered, did not know, left it out, wrote what is no answer."""
    if reading is None:
        return ""
    answered = ngettext("{count} answer", "{count} answers", reading.answered)
    said = [answered.format(count=number_text(reading.answered))]
    if reading.width == 1 and reading.codes:
        unsure = reading.count(DONT_KNOW)
        blank = reading.count(NO_ANSWER) - reading.off_scale.total()
        said += [_("{count} do not know").format(count=number_text(unsure))] if unsure else []
        said += [_("{count} blank").format(count=number_text(blank))] if blank > 0 else []
    if reading.off_scale:
        off = number_text(reading.off_scale.total())
        said.append(_("{count} not on the scale").format(count=off))
    if column.item_id is None:
        choice = ITEM["scale"].choice(column.scale)
        said.append(choice.text() if choice else "")
    return " · ".join(part for part in said if part)


def _choices(plan: AnswersPlan) -> Iterator[tuple[str, str]]:
    yield "", _("Leave out")
    yield NEW, _("New question")
    yield ROUND, _("The round")
    yield KEY, _("Number of the respondent")
    for row in plan.book.items:
        if row["code"]:
            yield row["code"], f"{row['code']} {row['title']}"
    for row in plan.book.items:
        if row["code"] and _can_turn(row):
            backwards = _("{question}, backwards")
            yield f"-{row['code']}", backwards.format(question=f"{row['code']} {row['title']}")


def _can_turn(row: Values) -> bool:
    return row["scale"] in {"safe5", "agree5", "frequency5", "grade10"}
