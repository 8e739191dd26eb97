"""Whether a collaboration can be built here: questions in four blocks, and how they stand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import N_, _, ngettext
from workbench.base.resources import resource
from workbench.charts.condition_board import BoardBlock, BoardCard
from workbench.models.registry import record
from workbench.project.register import add_rows, read_row, read_rows, titles, update_row
from workbench.rules.findings import lacks_action, suggested_light

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values

CONDITION: Final = record("condition")
# The forms of the lights: they differ in more than colour.
LIGHT_SIGNS: Final = {"red": "late", "yellow": "risk", "green": "running"}
LIGHT_SYMBOLS: Final = {"red": "late", "yellow": "risk", "green": "on_time"}


def start_conditions(project: Project, *, initiator: object = None) -> list[str]:
    """Begin with the starter questions, in the project's language; return the ids."""
    bank = json.loads(resource("templates", "conditions.json").read_text(encoding="utf-8"))
    language = project.facts().language or "sv"
    rows = [{"question": each[language], "block": each["block"]} for each in bank]
    label = N_("Started the check of conditions")
    with project.edit(label, initiator=initiator) as session:
        return add_rows(session, CONDITION, rows)


def set_answer(
    project: Project, condition_id: str, answer: str | None, *, initiator: object = None
) -> None:
    """Answer a question; one that was not judged gets the judgement that the answer suggests."""
    with project.read() as session:
        row = read_row(session, CONDITION, condition_id)
    if row is None or row["answer"] == answer:
        return
    values: Values = {"answer": answer}
    if row["light"] in {None, suggested_light(row["answer"])}:
        values["light"] = suggested_light(answer)
    label = N_("Answered a condition")
    with project.edit(label, initiator=initiator) as session:
        update_row(session, CONDITION, condition_id, values)


def read_conditions(session: Session) -> list[Values]:
    """Return the conditions in the order of their blocks."""
    blocks = [choice.key for choice in CONDITION["block"].choices]
    rows = read_rows(session, CONDITION)
    return sorted(
        rows, key=lambda row: blocks.index(row["block"]) if row["block"] in blocks else len(blocks)
    )


def board_blocks(session: Session) -> tuple[BoardBlock, ...]:
    """Return the four blocks as the board shows them; what has no block stands in the last one."""
    rows, parties = read_conditions(session), titles(session, "organisation")
    choices = CONDITION["block"].choices
    cards = {
        choice.key: tuple(
            BoardCard(
                row["id"],
                row["question"],
                LIGHT_SIGNS.get(row["light"] or "", ""),
                light_text(row),
                answer_text(row),
                owed_text(row, parties.get(row["responsible_id"] or "", "")),
                lacking=lacks_action(row),
            )
            for row in rows
            if (row["block"] or choices[-1].key) == choice.key
        )
        for choice in choices
    }
    return tuple(BoardBlock(c.key, c.text(), cards[c.key]) for c in choices)


def light_text(row: Values) -> str:
    """Return a judgement in a word, "" where there is none."""
    choice = CONDITION["light"].choice(row["light"])
    return choice.text() if choice else ""


def answer_text(row: Values) -> str:
    """Return an answer in a word, "" where there is none."""
    choice = CONDITION["answer"].choice(row["answer"])
    return choice.text() if choice else ""


def owed_text(row: Values, party: str) -> str:
    """Return what is to be done, by whom and until when; what a red one lacks is said."""
    due = _("by {day}").format(day=date_text(row["due"])) if row["due"] else ""
    parts = [row["action"], party, due]
    if lacks_action(row):
        parts += [
            "" if row["responsible_id"] else _("nobody answers for it"),
            "" if row["due"] else _("no day is set"),
        ]
    return " · ".join(filter(None, parts))


def count_lights(rows: Iterable[Values]) -> dict[str, int]:
    """Return how many conditions have each judgement."""
    counts = {choice.key: 0 for choice in CONDITION["light"].choices}
    for row in rows:
        if row["light"] in counts:
            counts[row["light"]] += 1
    return counts


def lights_text(rows: Iterable[Values]) -> str:
    """Return how many conditions are red, yellow and green, in words."""
    counts = count_lights(rows)
    red, yellow, green = counts["red"], counts["yellow"], counts["green"]
    return ", ".join(
        (
            ngettext("{count} red", "{count} red", red).format(count=red),
            ngettext("{count} yellow", "{count} yellow", yellow).format(count=yellow),
            ngettext("{count} green", "{count} green", green).format(count=green),
        )
    )
