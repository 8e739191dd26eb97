"""What activities are tied to: goals, problems, findings, surfaces, risks, parties, each other.

Also the days on which the project works or rests against the ordinary calendar.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.base.language import N_
from workbench.models.base import Row
from workbench.models.declare import day, part_of, text, yes_no
from workbench.models.field import Privacy

PUBLIC = Privacy.PUBLIC


class ActivityGoal(Row):
    """An activity serves a goal."""

    __tablename__ = "activity_goal"
    __table_args__ = (UniqueConstraint("activity_id", "goal_id"),)

    activity_id: Mapped[str] = part_of("activity")
    goal_id: Mapped[str] = part_of("goal")


class ActivityProblem(Row):
    """An activity acts against a problem."""

    __tablename__ = "activity_problem"
    __table_args__ = (UniqueConstraint("activity_id", "problem_id"),)

    activity_id: Mapped[str] = part_of("activity")
    problem_id: Mapped[str] = part_of("problem")


class ActivityFinding(Row):
    """An activity mends what was found."""

    __tablename__ = "activity_finding"
    __table_args__ = (UniqueConstraint("activity_id", "finding_id"),)

    activity_id: Mapped[str] = part_of("activity")
    finding_id: Mapped[str] = part_of("finding")


class ActivitySurface(Row):
    """An activity happens on a surface."""

    __tablename__ = "activity_surface"
    __table_args__ = (UniqueConstraint("activity_id", "surface_id"),)

    activity_id: Mapped[str] = part_of("activity")
    surface_id: Mapped[str] = part_of("surface")


class ActivityRisk(Row):
    """A risk threatens an activity."""

    __tablename__ = "activity_risk"
    __table_args__ = (UniqueConstraint("activity_id", "risk_id"),)

    activity_id: Mapped[str] = part_of("activity")
    risk_id: Mapped[str] = part_of("risk")


class ActivityRole(Row):
    """What an organisation is to an activity.

    It does it (R), is consulted on it (C) or informed of it (I), pays for it (F) or maintains what
    it leaves behind (M).
    """

    __tablename__ = "activity_role"
    __table_args__ = (UniqueConstraint("activity_id", "organisation_id", "role"),)

    activity_id: Mapped[str] = part_of("activity")
    organisation_id: Mapped[str] = part_of("organisation")
    role: Mapped[str] = mapped_column(String, nullable=False)


class Dependency(Row):
    """``successor`` waits for ``predecessor``; ``lag`` in working days, negative is a lead."""

    __tablename__ = "dependency"
    __table_args__ = (UniqueConstraint("predecessor_id", "successor_id", "type"),)

    predecessor_id: Mapped[str] = part_of("activity")
    successor_id: Mapped[str] = part_of("activity")
    type: Mapped[str] = mapped_column(String, nullable=False, default="FS", server_default="FS")
    lag: Mapped[int] = mapped_column(Integer, nullable=False, default=0, server_default="0")


class CalendarDay(Row):
    """A day that the project works or rests against the ordinary calendar."""

    __tablename__ = "calendar_day"

    date: Mapped[dt.date] = day(
        N_("Day"), PUBLIC, required=True, quick=0, width=11, known_as=("datum", "dag")
    )
    works: Mapped[bool] = yes_no(N_("Working day"), PUBLIC, quick=2, known_as=("arbetsdag",))
    name: Mapped[str] = text(N_("Name"), PUBLIC, quick=1, width=24, known_as=("namn",))
