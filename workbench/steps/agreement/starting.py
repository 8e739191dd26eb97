"""What a new agreement begins with: its term, its parties, its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from workbench.steps.agreement.templates import drafts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.project.register import Values

ANNEXES: Final = ("annex_map", "annex_matrix", "annex_budget", "annex_plan")
_SIGNING: Final[dict[str, tuple[str, ...]]] = {
    "letter_of_intent": ("letter_of_intent", "member", "contract_party", "asked", "hesitant"),
    "collaboration": ("member", "contract_party", "own"),
    "service": ("own",),
    "statutes": (),
}
_NOTICE: Final = 6
_RENEWAL: Final = 12


def first_values(kind: str, title: str, place: Values, parties: Sequence[Values]) -> dict[str, Any]:
    """Return what an agreement says of itself before anybody has worked on it."""
    values: dict[str, Any] = {"title": f"{title} {place['name']}".strip(), "kind": kind}
    if kind == "statutes":
        return {**values, "notice_months": _NOTICE}
    values |= {"valid_from": place["agreement_start"], "valid_to": place["agreement_end"]}
    if kind == "letter_of_intent":
        # An intent lasts until an agreement takes its place.
        return {**values, "valid_from": None, "valid_to": place["agreement_start"]}
    values |= {"notice_months": _NOTICE, "renewal_months": _RENEWAL}
    if kind == "collaboration":
        values |= dict.fromkeys(ANNEXES, True)
    if kind == "service":
        own = next((p["id"] for p in parties if p["membership"] == "own"), None)
        values |= {"counterparty_id": own, "annex_matrix": True}
    return values


def signers(kind: str, parties: Sequence[Values]) -> list[str]:
    """Return the ids of the organisations that an agreement of a kind concerns."""
    wanted = _SIGNING[kind]
    found = [p["id"] for p in parties if p["membership"] in wanted]
    if kind == "service":
        found = [p["id"] for p in parties if p["type"] == "municipality"][:1] + found
    return found


def first_clauses(kind: str, language: str, legal_form: str | None) -> list[dict[str, Any]]:
    """Return the drafted clauses of a kind, each in the variant for the legal form."""
    return [
        {
            "key": each.key,
            "title": each.titles[language],
            "variant": each.usual(legal_form).key,
        }
        for each in drafts(kind)
    ]
