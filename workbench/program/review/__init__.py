"""Gaps and contradictions over the whole project ("Granska").

A new subject is a line in ``sources.RULES``, a new rule a line in ``catalogue.RULES``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.project.once import reading_once
from workbench.project.review_marks import marked, read_silences

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.review_marks import Finding

_ORDER = {"error": 0, "warning": 1, "note": 2}


def review(session: Session, today: date) -> list[Finding]:
    """Return what all rules find and nobody has let be, worst first."""
    return [finding for finding in whole_review(session, today) if not finding.silenced]


def whole_review(session: Session, today: date) -> list[Finding]:
    """Return what all rules find, worst first, with what is let be and why."""
    from workbench.program.review.sources import RULES  # which know all steps

    silences = read_silences(session)
    with reading_once(session):
        found = [marked(finding, silences) for rule in RULES for finding in rule(session, today)]
    return sorted(found, key=lambda finding: _ORDER[finding.severity])
