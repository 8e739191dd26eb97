"""What one can do to prepare and hold a meeting, each act one labelled edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.models.registry import record
from workbench.project.acts import put_in_order
from workbench.project.meeting_book import ATTENDANCE, ITEM, MEETING, read_meetings, read_noted
from workbench.project.register import add_rows, read_row, read_rows, titles, update_row
from workbench.rules.meetings import clock_text, weekday_in_month, wheel
from workbench.rules.terms import Term, term_state
from workbench.steps.meetings.templates import TEMPLATE, TEMPLATE_ITEM, template_for, templates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values

BODY, SEAT = record("body"), record("seat")
FOLLOW_UP_PAGE: Final = "meetings"


def plan_meeting(
    project: Project,
    body_id: str | None,
    held_on: date | None,
    *,
    values: dict[str, Any] | None = None,
    template: str | None = "",
    initiator: object = None,
) -> str:
    """Make a meeting with its agenda and roll and return its id.

    ``template`` is the key of an agenda, "" for the one that fits the body best, None for none.
    Place, link, time, chair and secretary are those of the body's last meeting where ``values`` do
    not say otherwise.
    """
    with project.edit(N_("Planned a meeting"), initiator=initiator) as session:
        return _plan(session, body_id, held_on, values or {}, template)


def _plan(
    session: Session,
    body_id: str | None,
    held_on: date | None,
    values: dict[str, Any],
    template: str | None,
) -> str:
    body = read_row(session, BODY, body_id) if body_id else None
    kind = values.get("kind") or ("annual" if _kind(body) == "annual_meeting" else "regular")
    row = {
        "title": (body or {}).get("name") or _("Meeting"),
        **_as_last(session, body_id),
        "kind": kind,
        "body_id": body_id,
        "held_on": held_on,
        **values,
    }
    key = add_rows(session, MEETING, [row])[0]
    call_roll(session, key)
    if template is not None:
        _fill(session, key, template)
    return key


def _kind(body: Values | None) -> str | None:
    return body["kind"] if body else None


def _as_last(session: Session, body_id: str | None) -> dict[str, Any]:
    """Return what usually stays from one meeting of a body to the next."""
    seated = _seats(session, body_id, None)
    found: dict[str, Any] = {
        f"{role}_id": next((s["stakeholder_id"] for s in seated if s["role"] == role), None)
        for role in ("chair", "secretary")
    }
    last = next((m for m in read_rows(session, MEETING) if m["body_id"] == body_id), None)
    for name in ("starts", "place", "link", "chair_id", "secretary_id"):
        if last is not None and last[name]:
            found[name] = found.get(name) or last[name]
    return found


def _seats(session: Session, body_id: str | None, day: date | None) -> list[Values]:
    """Return the seats of a body whose term covers the day."""
    return [
        seat
        for seat in read_rows(session, SEAT)
        if seat["body_id"] == body_id
        and body_id is not None
        and (
            day is None
            or term_state(seat["term_from"], seat["term_to"], day) not in {Term.OVER, Term.AHEAD}
        )
    ]


# -- the agenda


def fill_agenda(
    project: Project, meeting_id: str, template: str = "", *, initiator: object = None
) -> int:
    """Put the items of a template at the end of an agenda and return how many."""
    with project.edit(N_("Filled the agenda from a template"), initiator=initiator) as session:
        return len(_fill(session, meeting_id, template))


def _fill(session: Session, meeting_id: str, template: str) -> list[str]:
    meeting = _meeting(session, meeting_id)
    body = read_row(session, BODY, meeting["body_id"]) if meeting["body_id"] else None
    chosen = next((each for each in templates(session) if each.key == template), None)
    chosen = chosen or template_for(session, _kind(body), meeting["kind"])
    roles = {
        seat["role"]: seat["stakeholder_id"]
        for seat in reversed(_seats(session, meeting["body_id"], meeting["held_on"]))
    }
    for role in ("chair", "secretary"):
        roles[role] = meeting[f"{role}_id"] or roles.get(role)
    rows = []
    for item in chosen.items:
        values = {name: value for name, value in item.items() if name != "presenter"}
        values["presenter_id"] = roles.get(item["presenter"]) if item["presenter"] else None
        rows.append({**values, "meeting_id": meeting_id})
    return add_rows(session, ITEM, rows)


def save_template(project: Project, meeting_id: str, name: str, *, initiator: object = None) -> str:
    """Keep the agenda of a meeting as a template of one's own and return its id."""
    with project.read() as session:
        meeting = _meeting(session, meeting_id)
        body = read_row(session, BODY, meeting["body_id"]) if meeting["body_id"] else None
        items = [row for row in read_rows(session, ITEM) if row["meeting_id"] == meeting_id]
        seats = _seats(session, meeting["body_id"], meeting["held_on"])
        roles = {s["stakeholder_id"]: s["role"] for s in seats if s["stakeholder_id"]}
    if not name.strip():
        raise WorkbenchError(N_("Give the template a name"))
    with project.edit(N_("Saved an agenda as a template"), initiator=initiator) as session:
        values = {"name": name.strip(), "body_kind": _kind(body)}
        key = add_rows(session, TEMPLATE, [values])[0]
        rows = [
            {
                **{each: row[each] for each in ("title", "kind", "minutes", "page", "proposal")},
                "presenter": roles.get(row["presenter_id"]),
                "template_id": key,
            }
            for row in items
        ]
        add_rows(session, TEMPLATE_ITEM, rows)
    return key


@dataclass(frozen=True)
class Carried:
    """What was carried to an agenda: how many postponed items, and how many points are open."""

    postponed: int
    open_points: int


def carry_over(project: Project, meeting_id: str, *, initiator: object = None) -> Carried:
    """Bring what is left from earlier meetings of the body to an agenda; one edit.

    Postponed items come as items, before those that close the meeting. Open decisions and action
    points get an item of their own where the agenda has none for them.
    """
    with project.read() as session:
        meeting = _meeting(session, meeting_id)
        items = read_rows(session, ITEM)
        left = postponed_items(session, meeting)
        earlier = {row["id"] for row in _earlier(session, meeting)}
        noted = read_noted(session, project.today())
        points = [n for n in noted if n.is_open and n.values["meeting_id"] in earlier]
    mine = [row for row in items if row["meeting_id"] == meeting_id]
    rows: list[dict[str, Any]] = []
    if points and not any(row["page"] == FOLLOW_UP_PAGE for row in mine):
        rows.append(
            {"title": _("Previous minutes and open action points"), "kind": "discussion",
             "minutes": 10, "page": FOLLOW_UP_PAGE, "meeting_id": meeting_id}
        )  # fmt: skip
    kept = ("title", "kind", "minutes", "presenter_id", "page", "document", "background",
            "proposal", "notes")  # fmt: skip
    for row in left:
        values = {name: row[name] for name in kept}
        rows.append({**values, "carried_from_id": row["id"], "meeting_id": meeting_id})
    if rows:
        with project.edit(N_("Carried over what was left"), initiator=initiator) as session:
            new = add_rows(session, ITEM, rows)
            _move_up(session, mine, new)
    return Carried(len(left), len(points))


def postponed_items(session: Session, meeting: Values) -> list[Values]:
    """Return the items that earlier meetings of the body postponed and that came up nowhere yet."""
    earlier = {row["id"] for row in _earlier(session, meeting)}
    items = read_rows(session, ITEM)
    taken = {row["carried_from_id"] for row in items if row["carried_from_id"]}
    return [
        row
        for row in items
        if row["meeting_id"] in earlier and row["state"] == "postponed" and row["id"] not in taken
    ]


def _earlier(session: Session, meeting: Values) -> list[Values]:
    """Return the meetings of the same body before this one."""
    day = meeting["held_on"]
    return [
        row
        for row in read_rows(session, MEETING)
        if row["body_id"] == meeting["body_id"]
        and row["id"] != meeting["id"]
        and (day is None or (row["held_on"] is not None and row["held_on"] <= day))
    ]


_CLOSING: Final = 3  # other matters, next meeting, closing


def _move_up(session: Session, mine: list[Values], new: Sequence[str]) -> None:
    """Put new items before the last few of an agenda, which close it."""
    if len(mine) <= _CLOSING:
        return
    ids = [row["id"] for row in mine]
    put_in_order(session, ITEM, [*ids[:-_CLOSING], *new, *ids[-_CLOSING:]])


# -- who is called and who comes


def call_roll(session: Session, meeting_id: str) -> list[str]:
    """Put, within an edit, the seats of the body on the roll that are not there; return the new."""
    meeting = _meeting(session, meeting_id)
    known = {
        row["seat_id"] for row in read_rows(session, ATTENDANCE) if row["meeting_id"] == meeting_id
    }
    rows = [
        {
            "title": seat["title"],
            "meeting_id": meeting_id,
            "seat_id": seat["id"],
            "organisation_id": seat["organisation_id"],
            "stakeholder_id": seat["stakeholder_id"],
            "votes": seat["votes"],
            "role": seat["role"],
        }
        for seat in _seats(session, meeting["body_id"], meeting["held_on"])
        if seat["id"] not in known
    ]
    return add_rows(session, ATTENDANCE, rows) if rows else []


def fetch_roll(project: Project, meeting_id: str, *, initiator: object = None) -> int:
    """Put the seats of the body on the roll that are not there; return how many."""
    with project.edit(N_("Fetched the roll from the seats"), initiator=initiator) as session:
        return len(call_roll(session, meeting_id))


def mark_presence(
    project: Project, attendance_id: str, presence: str | None, *, initiator: object = None
) -> None:
    """Say whether somebody is there: present, absent, substitute, or None for not noted.

    A substitute is the one of the seat; who holds the seat is then the one sat in for.
    """
    with project.read() as session:
        row = read_row(session, ATTENDANCE, attendance_id)
        seat = read_row(session, SEAT, row["seat_id"]) if row and row["seat_id"] else None
    if row is None:
        raise WorkbenchError(N_("The row is gone"))
    values: dict[str, Any] = {"presence": presence}
    holder = row["replaces_id"] or row["stakeholder_id"]
    if presence == "substitute":
        values["replaces_id"] = row["replaces_id"] or row["stakeholder_id"]
        values["stakeholder_id"] = (seat or {}).get("substitute_id")
    elif row["presence"] == "substitute":
        values |= {"stakeholder_id": holder, "replaces_id": None}
    with project.edit(N_("Noted attendance"), initiator=initiator) as session:
        update_row(session, ATTENDANCE, attendance_id, values)


def mark_rest_present(project: Project, meeting_id: str, *, initiator: object = None) -> int:
    """Say of all that are not noted yet that they are present; return how many."""
    with project.read() as session:
        open_ = [
            row["id"]
            for row in read_rows(session, ATTENDANCE)
            if row["meeting_id"] == meeting_id and not row["presence"] and row["stakeholder_id"]
        ]
    if open_:
        with project.edit(N_("Noted attendance"), initiator=initiator) as session:
            for key in open_:
                update_row(session, ATTENDANCE, key, {"presence": "present"})
    return len(open_)


def add_guest(project: Project, meeting_id: str, name: str, *, initiator: object = None) -> str:
    """Put somebody without a seat on the roll, present and without a vote; return the row's id.

    A name of the register means that person.
    """
    with project.read() as session:
        known = {fold(each): key for key, each in titles(session, "stakeholder").items()}
    values = {"title": _("Guest"), "meeting_id": meeting_id, "name": name.strip(),
              "stakeholder_id": known.get(fold(name)), "presence": "present",
              "votes": False}  # fmt: skip
    with project.edit(N_("Added a guest"), initiator=initiator) as session:
        return add_rows(session, ATTENDANCE, [values])[0]


def set_recused(
    project: Project, item_id: str, attendance_ids: Sequence[str], *, initiator: object = None
) -> None:
    """Say who takes no part in an item because of a conflict of interest."""
    with project.edit(N_("Noted a conflict of interest"), initiator=initiator) as session:
        update_row(session, ITEM, item_id, {"recused": tuple(attendance_ids)})


# -- during the meeting


def open_meeting(project: Project, meeting_id: str, *, initiator: object = None) -> None:
    """Note when the meeting is opened, and fetch the roll."""
    now = project.clock.now()
    with project.edit(N_("Opened the meeting"), initiator=initiator) as session:
        call_roll(session, meeting_id)
        at = clock_text(now.hour * 60 + now.minute)
        update_row(session, MEETING, meeting_id, {"opened_at": at})


def close_meeting(project: Project, meeting_id: str, *, initiator: object = None) -> None:
    """Note when the meeting is closed."""
    now = project.clock.now()
    with project.edit(N_("Closed the meeting"), initiator=initiator) as session:
        at = clock_text(now.hour * 60 + now.minute)
        update_row(session, MEETING, meeting_id, {"closed_at": at})


def set_state(
    project: Project, item_id: str, state: str | None, *, initiator: object = None
) -> None:
    """Say how an item went: dealt_with, postponed, or None for not yet."""
    with project.edit(N_("Noted how an item went"), initiator=initiator) as session:
        update_row(session, ITEM, item_id, {"state": state})


def set_said(project: Project, item_id: str, text: str, *, initiator: object = None) -> None:
    """Write what was said on an item, as it is to stand in the minutes."""
    with project.edit(N_("Wrote for the minutes"), initiator=initiator) as session:
        update_row(session, ITEM, item_id, {"said": text})


# -- the year


def plan_year(
    project: Project,
    body_id: str,
    year: int,
    days: Sequence[date],
    *,
    initiator: object = None,
) -> list[str]:
    """Make a meeting of a body with its agenda on each of ``days``; return their ids."""
    with project.edit(
        N_("Planned the meetings of {year}"), initiator=initiator, year=year
    ) as session:
        return [_plan(session, body_id, day, {}, "") for day in days]


def proposed_days(session: Session, body_id: str, year: int, free: frozenset[date]) -> list[date]:
    """Return the days on which a body would meet in a year as it did the year before.

    Without meetings the year before they lie four times a year. Days it meets already are left out.
    """
    held = [
        line.values["held_on"]
        for line in read_meetings(session)
        if line.values["body_id"] == body_id and line.values["held_on"]
    ]
    model = [day for day in held if day.year == year - 1]
    # The second Thursday of four months.
    usual = [weekday_in_month(year - 1, month, 3, 2) for month in (2, 5, 9, 11)]
    known = {(day.year, day.month) for day in held}
    found = wheel(model or usual, year, free)
    return [day for day in found if (day.year, day.month) not in known]


def _meeting(session: Session, meeting_id: str) -> Values:
    row = read_row(session, MEETING, meeting_id)
    if row is None:
        raise WorkbenchError(N_("The meeting is gone"))
    return row
