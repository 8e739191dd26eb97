"""What to write to those who took part, the same hour: their own part first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.project.activity_dates import read_dated
from workbench.project.register import titles
from workbench.steps.workshop.becoming import became

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.steps.workshop.views import WorkshopBoard

MOST = 3  # notes of a group that a mail tells of


def recipients(session: Session, board: WorkshopBoard) -> dict[str, str]:
    """Return those who answer for an activity that a note became: names by id."""
    names = titles(session, "organisation")
    owners = {key: names[key] for row in _activities(session, board) for key in _owners(row)
              if key in names}  # fmt: skip
    return dict(sorted(owners.items(), key=lambda pair: pair[1]))


def mail_text(session: Session, board: WorkshopBoard, recipient: str = "") -> str:
    """Return the text for everybody, or for one organisation (id) with its activities on top.

    Nothing that is hidden from the room is in it.
    """
    shown = board.for_the_room()
    day = date_text(shown.held_on) if shown.held_on else ""
    lines = [_("Hello,"), "", _("Thank you for the workshop {day}.").format(day=day).replace(
        " .", ".")]  # fmt: skip
    lines += [_("The question was: {question}").format(question=shown.question), ""]
    mine = [row for row in _activities(session, shown) if recipient and recipient in _owners(row)]
    if mine:
        lines += [_("For you:"), *(f"- {_activity(row)}" for row in mine), ""]
    if shown.conclusion:
        lines += [shown.conclusion, ""]
    lines += [*_groups(shown), *_made(shown)]
    lines += [_("The whole result is attached.")]
    return "\n".join(lines) + "\n"


def _groups(shown: WorkshopBoard) -> list[str]:
    if shown.hidden_writing or not shown.notes():
        return []
    lines = [_("What was said:")]
    for group in shown.ranked_groups():
        count = group.dots or 0
        dots = ngettext("{count} dot", "{count} dots", count).format(count=count)
        lines.append(f"- {group.title()} ({dots})" if count else f"- {group.title()}")
        lines += [f"  · {note.text}" for note in group.notes[:MOST]]
    loose = sorted(shown.loose, key=lambda note: -(note.dots or 0))
    lines += [f"- {note.text}" for note in loose[:MOST]]
    return [*lines, ""]


def _made(shown: WorkshopBoard) -> list[str]:
    made = dict.fromkeys(became(each) for note in shown.notes() for each in note.made)
    return [_("What became of it:"), *(f"- {each}" for each in made), ""] if made else []


def _activities(session: Session, board: WorkshopBoard) -> list[Values]:
    ids = {each.row_id for note in board.notes() for each in note.made if each.table == "activity"}
    return read_dated(session, ids) if ids else []


def _owners(row: Values) -> tuple[str, ...]:
    return tuple(row["responsible"])


def _activity(row: Values) -> str:
    due = row["deadline"] or row["finish"]
    name = f"{row['code']} {row['title']}".strip()
    return _("{what}, by {day}").format(what=name, day=date_text(due)) if due else name
