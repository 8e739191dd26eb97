"""People and organisations as contact cards and mail recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.exchange.write_vcard import Card
from workbench.models.registry import record
from workbench.project.register import names, read_rows

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from workbench.models.field import Record


def read_cards(session: Session, kind: Record, only: Collection[str] | None = None) -> list[Card]:
    """Return the cards of people (the active ones) or of organisations, those of ``only`` if given.

    They hold names, addresses and numbers, and none of the judgements and notes.
    """
    rows = read_rows(session, kind, only)
    if kind.table == "organisation":
        return [
            Card(row["id"], row["name"], website=row["website"], is_person=False) for row in rows
        ]
    parties, groups = (
        names(session, "organisation"),
        names(session, record("stakeholder_group").table),
    )
    return [
        Card(
            row["id"],
            row["name"],
            organisation=parties.get(row["organisation_id"], ""),
            title=row["role"],
            email=row["email"],
            phone=row["phone"],
            groups=tuple(groups[key] for key in row["groups"] if key in groups),
        )
        for row in rows
        if not row["inactive"]
    ]
