"""What can be done with the daily work, each one labelled edit."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from workbench.base.language import N_, current
from workbench.base.resources import resource
from workbench.models.registry import record
from workbench.project.duty_log import LOG
from workbench.project.register import (
    add_row,
    add_rows,
    delete_rows,
    read_rows,
    row_ids,
    update_row,
)
from workbench.project.working_days import read_calendar
from workbench.steps.operations.views import MONTH_SHEET, POST, POST_STEP, ROSTER, TEAM

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from workbench.project.project import Project
    from workbench.rules.calendar import WorkCalendar

SlotPeople = dict[tuple[int, int], int]


def standard_post(
    begins: date, calendar: WorkCalendar
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the usual post and its steps, dated from the first day, in the current language.

    What would be due on a day off is due on the working day before it.
    """
    path = resource("operations", "place_manager.json")
    told = json.loads(path.read_text(encoding="utf-8"))
    words = told["sv" if current() == "sv" else "en"]
    post = {name: words[name] for name in ("title", "mandate", "profile")}
    steps = [
        {"part": part, "title": title, "due": _day(begins, count, calendar)}
        for part, count, title in words["steps"]
    ]
    return {**post, "begins": begins, "extent": 100}, steps


def usual_first_day(project: Project) -> date:
    """Return the first working day that leaves time for the usual recruitment, begun today."""
    today = project.today()
    with project.read() as session:
        calendar = read_calendar(session)
    _post, steps = standard_post(today, calendar)
    lead = today - min((step["due"] for step in steps), default=today)
    return calendar.starting(calendar.before(today + lead))


def _day(begins: date, count: int, calendar: WorkCalendar) -> date:
    """Return the day number ``count`` from the first, which is day 1; earlier ones are below 0."""
    day = begins + timedelta(days=count - 1 if count > 0 else count)
    return begins if day == begins else calendar.snap_finish(day).day


def start_post(project: Project, begins: date, *, initiator: object = None) -> str:
    """Begin the post of the place manager with usual words and steps; return its id."""
    with project.read() as session:
        post, steps = standard_post(begins, read_calendar(session))
    with project.edit(N_("Began the post of the place manager"), initiator=initiator) as session:
        place = next(
            (r for r in read_rows(session, record("organisation"))
             if r["type"] == "place_organisation"), None,
        )  # fmt: skip
        steering = next(
            (r for r in read_rows(session, record("body")) if r["kind"] == "steering_group"), None
        )
        post["employer_id"] = place["id"] if place else None
        post["body_id"] = steering["id"] if steering else None
        key = add_row(session, POST, post)
        add_rows(session, POST_STEP, [{**step, "post_id": key} for step in steps])
    return key


def date_steps(project: Project, post_id: str, *, initiator: object = None) -> int:
    """Move the open steps with the first day: each by as much as it is off; return how many."""
    with project.read() as session:
        post = next((r for r in read_rows(session, POST) if r["id"] == post_id), None)
        rows = [r for r in read_rows(session, POST_STEP) if r["post_id"] == post_id]
        calendar = read_calendar(session)
    if post is None or post["begins"] is None:
        return 0
    _usual, steps = standard_post(post["begins"], calendar)
    wanted = {step["title"]: step["due"] for step in steps}
    moved = {
        row["id"]: wanted[row["title"]]
        for row in rows
        if row["done_on"] is None and wanted.get(row["title"], row["due"]) != row["due"]
    }
    if moved:
        label = N_("Dated {count} steps of the post")
        with project.edit(label, initiator=initiator, count=len(moved)) as session:
            for key, due in moved.items():
                update_row(session, POST_STEP, key, {"due": due})
    return len(moved)


def tick_steps(
    project: Project, ids: Collection[str], *, done: bool, initiator: object = None
) -> None:
    """Say that steps of a post are done today, or not yet."""
    if not ids:
        return
    label = N_("Ticked {count} steps of the post") if done else N_("Opened {count} steps again")
    with project.edit(label, initiator=initiator, count=len(ids)) as session:
        for key in ids:
            update_row(session, POST_STEP, key, {"done_on": project.today() if done else None})


def write_roster(
    project: Project,
    team_id: str,
    people: Mapping[tuple[int, int], int | None],
    *,
    initiator: object = None,
) -> None:
    """Write how many of a team are there, by weekday and hour; None or 0 is nobody."""
    if not people:
        return
    with project.read() as session:
        title = next((r["title"] for r in read_rows(session, TEAM) if r["id"] == team_id), "")
        known = {
            (r["weekday"], r["hour"]): r["id"]
            for r in read_rows(session, ROSTER)
            if r["staffing_id"] == team_id
        }
    label = N_("Changed the roster of “{team}”")
    with project.edit(label, initiator=initiator, team=title) as session:
        for slot, count in people.items():
            if not count and slot in known:
                delete_rows(session, ROSTER, [known[slot]])
            elif count and slot in known:
                update_row(session, ROSTER, known[slot], {"people": count})
            elif count:
                weekday, hour = slot
                row = {"staffing_id": team_id, "weekday": weekday, "hour": hour, "people": count}
                add_row(session, ROSTER, row)


def settle_entries(
    project: Project, ids: Collection[str], status: str, *, initiator: object = None
) -> None:
    """Set entries of the log to a stage; the day of it is today."""
    if not ids:
        return
    one = {
        "reported": N_("Reported a log entry on"),
        "handled": N_("Handled a log entry"),
        "no_action": N_("Closed a log entry"),
    }
    many = {
        "reported": N_("Reported {count} log entries on"),
        "handled": N_("Handled {count} log entries"),
        "no_action": N_("Closed {count} log entries"),
    }
    label = one[status] if len(ids) == 1 else many[status]
    with project.edit(label, initiator=initiator, count=len(ids)) as session:
        for key in ids:
            update_row(session, LOG, key, {"status": status})


def write_month(
    project: Project, month: date, values: Mapping[str, str], *, initiator: object = None
) -> None:
    """Write what people say of a month."""
    with project.read() as session:
        known = row_ids(session, MONTH_SHEET, {"month": month})
    label = N_("Wrote about the month {month}")
    with project.edit(label, initiator=initiator, month=f"{month:%Y-%m}") as session:
        if known:
            update_row(session, MONTH_SHEET, known[0], values)
        else:
            add_row(session, MONTH_SHEET, {"month": month, **values})
