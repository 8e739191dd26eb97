"""What one can do with agreements and their clauses, each act one labelled edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.base.language import N_, using
from workbench.models.registry import record
from workbench.project.acts import put_in_order
from workbench.project.register import add_rows, delete_rows, read_rows, update_row
from workbench.steps.agreement.starting import first_clauses, first_values, signers
from workbench.steps.agreement.views import (
    AGREEMENT,
    CLAUSE,
    EARLIER,
    SIGNATURE,
    VERSION,
    read_agreement,
    text_language,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.project.project import Project
    from workbench.steps.agreement.views import ClauseLine


def start_agreement(project: Project, kind: str, *, initiator: object = None) -> str:
    """Make a draft with all its clauses, the parties it concerns and its term; return its id."""
    message = N_("Drafted {kind}")
    choice = AGREEMENT["kind"].choice(kind)
    label = choice.label if choice else kind
    with project.edit(message, initiator=initiator, kind=f"_:{label}") as session:
        place = read_rows(session, record("project"))[0]
        parties = read_rows(session, record("organisation"))
        language = text_language(session)
        with using(language):
            title = choice.text() if choice else kind
        key = add_rows(session, AGREEMENT, [first_values(kind, title, place, parties)])[0]
        clauses = first_clauses(kind, language, place["legal_form"])
        add_rows(session, CLAUSE, [{"agreement_id": key, **each} for each in clauses])
        signing = [{"agreement_id": key, "organisation_id": p} for p in signers(kind, parties)]
        add_rows(session, SIGNATURE, signing)
    return key


def write_wording(
    project: Project, clause: ClauseLine, text: str, *, initiator: object = None
) -> None:
    """Give a clause a wording of its own; what the draft says word for word is none."""
    said = text.strip()
    if said == clause.text:
        return
    if clause.template is None:
        values = {"wording": said}
    elif said in {clause.draft, ""}:
        values = {"wording": "", "basis": ""}
    else:
        basis = clause.values["basis"] if clause.values["wording"] else clause.draft
        values = {"wording": said, "basis": basis}
    _change(project, clause, N_("Reworded “{clause}”"), values, initiator)


def take_draft(project: Project, clause: ClauseLine, *, initiator: object = None) -> None:
    """Let the draft hold again in place of the own wording."""
    values = {"wording": "", "basis": ""}
    _change(project, clause, N_("Took the draft of “{clause}”"), values, initiator)


def keep_wording(project: Project, clause: ClauseLine, *, initiator: object = None) -> None:
    """Keep the own wording though the draft has changed: the change has been seen."""
    values = {"basis": clause.draft}
    _change(project, clause, N_("Kept the wording of “{clause}”"), values, initiator)


def choose_variant(
    project: Project, clause: ClauseLine, variant: str, *, initiator: object = None
) -> None:
    """Draft a clause in another way; an own wording stays until the draft is taken."""
    values = {"variant": variant}
    _change(project, clause, N_("Chose another variant of “{clause}”"), values, initiator)


def leave_out(project: Project, clause: ClauseLine, *, out: bool, initiator: object = None) -> None:
    """Leave a clause out of the agreement, or take it in again."""
    message = N_("Left out “{clause}”") if out else N_("Took in “{clause}”")
    values: dict[str, Any] = {"left_out": out} if out else {"left_out": False, "reason": ""}
    _change(project, clause, message, values, initiator)


def rename_clause(
    project: Project, clause: ClauseLine, title: str, *, initiator: object = None
) -> None:
    """Give a clause another heading; an empty one changes nothing."""
    if title.strip() and title.strip() != clause.title:
        values = {"title": title.strip()}
        _change(project, clause, N_("Renamed “{clause}”"), values, initiator)


def _change(
    project: Project,
    clause: ClauseLine,
    message: str,
    values: dict[str, Any],
    initiator: object,
) -> None:
    with project.edit(message, initiator=initiator, clause=clause.title) as session:
        update_row(session, CLAUSE, clause.values["id"], values)


def move_clause(
    project: Project,
    clauses: Sequence[ClauseLine],
    key: str,
    step: int,
    *,
    initiator: object = None,
) -> bool:
    """Move a clause up (-1) or down (1) among its own; return whether it could."""
    ids = [each.values["id"] for each in clauses]
    at = ids.index(key)
    to = at + step
    if not 0 <= to < len(ids):
        return False
    ids.insert(to, ids.pop(at))
    order_clauses(project, ids, clauses[at].title, initiator=initiator)
    return True


def order_clauses(
    project: Project, ids: Sequence[str], title: str, *, initiator: object = None
) -> None:
    """Give the clauses of an agreement another order; ``title`` is the one that was moved."""
    with project.edit(N_("Moved “{clause}”"), initiator=initiator, clause=title) as session:
        put_in_order(session, CLAUSE, ids)


def add_clause(project: Project, agreement_id: str, title: str, *, initiator: object = None) -> str:
    """Add a clause of the project's own, before the signatures if they come last; return its id."""
    with project.edit(N_("Added “{clause}”"), initiator=initiator, clause=title) as session:
        mine = [row for row in read_rows(session, CLAUSE) if row["agreement_id"] == agreement_id]
        key = add_rows(session, CLAUSE, [{"agreement_id": agreement_id, "title": title}])[0]
        ids = [row["id"] for row in mine]
        last = bool(mine) and mine[-1]["key"] == "signatures"
        ids.insert(len(ids) - last, key)
        put_in_order(session, CLAUSE, ids)
    return key


def remove_clause(project: Project, clause: ClauseLine, *, initiator: object = None) -> None:
    """Delete a clause of the project's own; a drafted one can only be left out."""
    if clause.template is None:
        message = N_("Deleted “{clause}”")
        with project.edit(message, initiator=initiator, clause=clause.title) as session:
            delete_rows(session, CLAUSE, [clause.values["id"]])


def keep_version(
    project: Project, agreement_id: str, title: str, *, initiator: object = None
) -> str | None:
    """Keep an agreement as it reads now under a name; return the version's id."""
    today = project.today()
    with project.edit(N_("Kept the version “{version}”"), initiator=initiator, version=title) as s:
        found = read_agreement(s, agreement_id, today)
        if found is None:
            return None
        values = {
            "title": title,
            "agreement_id": agreement_id,
            "made_on": today,
            "language": text_language(s),
        }
        key = add_rows(s, VERSION, [values])[0]
        add_rows(
            s,
            EARLIER,
            [
                {
                    "version_id": key,
                    "clause_id": each.values["id"],
                    "title": each.title,
                    "wording": each.text,
                }
                for each in found.in_text
            ],
        )
    return key
