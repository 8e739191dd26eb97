"""What one can do with bodies and seats beside writing rows, each act one labelled edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from workbench.base.language import N_, _
from workbench.models.registry import record
from workbench.project.register import add_rows, read_rows
from workbench.steps.organisation.views import BODY, SEAT

if TYPE_CHECKING:
    from workbench.project.project import Project

_SEATED: Final = ("member", "contract_party", "letter_of_intent")
_BESIDE: Final = "co_opted"


def start_bodies(project: Project, *, initiator: object = None) -> str:
    """Make the three bodies that nearly every collaboration has; return the steering group's id."""
    with project.edit(N_("Started the organisation"), initiator=initiator) as session:
        steering = {
            "name": _("Steering group"),
            "kind": "steering_group",
            "meets": _("four times a year"),
            "mandate": _(
                "Decides on vision, goals, action plan, budget and fees, and follows them up."
            ),
        }
        first = add_rows(session, BODY, [steering])[0]
        others = (
            {"name": _("Working group"), "kind": "working_group", "meets": _("every month")},
            {"name": _("Advisory group"), "kind": "advisory_group", "meets": _("twice a year")},
        )
        add_rows(
            session, BODY, [{**each, "quorum": "no_rule", "parent_id": first} for each in others]
        )
    return first


def seat_members(project: Project, body_id: str, *, initiator: object = None) -> int:
    """Add an empty seat for each member that has none in the body; return how many.

    Who is co-opted gets a seat without a vote.
    """
    with project.read() as session:
        taken = {
            row["organisation_id"] for row in read_rows(session, SEAT) if row["body_id"] == body_id
        }
        parties = read_rows(session, record("organisation"))
    rows: list[dict[str, Any]] = [
        {
            "title": party["short_name"] or party["name"],
            "body_id": body_id,
            "organisation_id": party["id"],
            "role": "co_opted" if party["membership"] == _BESIDE else "member",
            "votes": party["membership"] != _BESIDE,
        }
        for party in parties
        if party["membership"] in {*_SEATED, _BESIDE} and party["id"] not in taken
    ]
    if rows:
        message = N_("Added seats for {count} members")
        with project.edit(message, initiator=initiator, count=len(rows)) as session:
            add_rows(session, SEAT, rows)
    return len(rows)
