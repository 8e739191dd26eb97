"""What happens between people: groups, relations, dated judgements and contacts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import (
    choice,
    day,
    note,
    part_of,
    reference,
    scale,
    text,
    yes_no,
)
from workbench.models.field import Choice, Privacy, Reminder
from workbench.models.stakeholders import STANCES

PUBLIC, PERSONAL, SENSITIVE = Privacy.PUBLIC, Privacy.PERSONAL, Privacy.SENSITIVE

RELATION_KINDS = (
    Choice("influences", N_("influences"), ("påverkar",)),
    Choice("owns", N_("owns"), ("äger",)),
    Choice("works_with", N_("works with"), ("samarbetar med",)),
    Choice("reports_to", N_("reports to"), ("rapporterar till",)),
    Choice("represents", N_("represents"), ("företräder",)),
    Choice("conflicts_with", N_("conflicts with"), ("i konflikt med",)),
)
CHANNELS = (
    Choice("meeting", N_("Meeting"), ("möte",)),
    Choice("phone", N_("Phone"), ("telefon", "samtal")),
    Choice("email", N_("E-mail"), ("e-post", "mejl")),
    Choice("visit", N_("Visit"), ("besök",)),
    Choice("letter", N_("Letter"), ("brev",)),
    Choice("other", N_("Other"), ("annat",)),
)


class StakeholderGroup(Ordered):
    """Whom one writes to or meets together; groups may have groups below them."""

    __tablename__ = "stakeholder_group"

    name: Mapped[str] = text(
        N_("Group name"), PUBLIC, required=True, quick=0, width=24, known_as=("grupp", "namn")
    )
    parent_id: Mapped[str | None] = reference(
        N_("Part of group"), PUBLIC, "stakeholder_group", quick=1, width=11
    )
    purpose: Mapped[str] = text(N_("Purpose"), PUBLIC, width=30, known_as=("syfte",))


class GroupMember(Row):
    """A person is in a group."""

    __tablename__ = "group_member"
    __table_args__ = (UniqueConstraint("group_id", "stakeholder_id"),)

    group_id: Mapped[str] = part_of("stakeholder_group")
    stakeholder_id: Mapped[str] = part_of("stakeholder")


class Assessment(Row):
    """How a person was judged on an earlier day; the present judgement stands on the person."""

    __tablename__ = "assessment"
    newest = "made_on"

    stakeholder_id: Mapped[str] = reference(N_("Stakeholder"), PERSONAL, "stakeholder", owned=True)
    made_on: Mapped[date] = day(N_("Day"), SENSITIVE, required=True, known_as=("datum",))
    influence: Mapped[int | None] = scale(N_("Influence"), SENSITIVE)
    interest: Mapped[int | None] = scale(N_("Interest"), SENSITIVE)
    stance: Mapped[str | None] = choice(N_("Stance"), SENSITIVE, STANCES)


class Relation(Row):
    """A party stands to another in some way; each end is a person or an organisation."""

    __tablename__ = "relation"
    apart = (("from_person_id", "to_person_id"), ("from_organisation_id", "to_organisation_id"))

    from_person_id: Mapped[str | None] = reference(
        N_("From person"), SENSITIVE, "stakeholder", goes_along=True
    )
    from_organisation_id: Mapped[str | None] = reference(
        N_("From organisation"), SENSITIVE, "organisation", goes_along=True
    )
    kind: Mapped[str | None] = choice(
        N_("Relation"), SENSITIVE, RELATION_KINDS, default="influences"
    )
    to_person_id: Mapped[str | None] = reference(
        N_("To person"), SENSITIVE, "stakeholder", goes_along=True
    )
    to_organisation_id: Mapped[str | None] = reference(
        N_("To organisation"), SENSITIVE, "organisation", goes_along=True
    )
    strength: Mapped[int | None] = scale(N_("Strength"), SENSITIVE, maximum=3)
    notes: Mapped[str] = note(N_("Notes"), SENSITIVE)


class Contact(Row):
    """A talk or a letter with a person or an organisation, and what shall follow from it."""

    __tablename__ = "contact"
    newest = "held_on"
    reminds = Reminder("stakeholder_id", "held_on", "follow_up", "followed_up", "next_contact")

    held_on: Mapped[date] = day(
        N_("Day"), PERSONAL, required=True, quick=1, width=11, known_as=("datum",)
    )
    summary: Mapped[str] = text(
        N_("What was said"),
        SENSITIVE,
        required=True,
        quick=0,
        width=40,
        known_as=("sammanfattning", "summary"),
        help=N_("Write to the point: the person may ask to read it"),
    )
    stakeholder_id: Mapped[str | None] = reference(
        N_("Stakeholder"),
        PERSONAL,
        "stakeholder",
        goes_along=True,
        width=20,
        known_as=("person", "intressent"),
    )
    organisation_id: Mapped[str | None] = reference(
        N_("Organisation"), PUBLIC, "organisation", width=20, known_as=("organisation",)
    )
    channel: Mapped[str | None] = choice(
        N_("Channel"), PERSONAL, CHANNELS, default="meeting", quick=2, width=10, known_as=("kanal",)
    )
    by: Mapped[str] = text(N_("By"), PERSONAL, width=14, known_as=("av", "vem"))
    next_step: Mapped[str] = text(
        N_("Next step"), SENSITIVE, quick=3, width=24, known_as=("nästa steg",)
    )
    follow_up: Mapped[date | None] = day(
        N_("Follow up"), PERSONAL, quick=4, width=11, known_as=("följ upp", "uppföljning")
    )
    followed_up: Mapped[bool] = yes_no(N_("Followed up"), PERSONAL, width=8)
