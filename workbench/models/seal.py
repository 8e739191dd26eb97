"""The seal of a file that was closed in order."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from workbench.models.base import Base


class Seal(Base):
    """What the file held when it was closed; the next edit removes it.

    A file without a seal was not closed in order (or is open); one whose rows give another
    ``digest`` was changed by something else than the program. ``at`` is UTC.
    """

    __tablename__ = "seal"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    digest: Mapped[str] = mapped_column(String, nullable=False)
    at: Mapped[datetime] = mapped_column(DateTime, nullable=False)
