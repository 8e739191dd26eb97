"""What the project knows that an agreement needs to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from workbench.base.formats import date_long, decimal_text, kr
from workbench.base.language import N_, _, current
from workbench.models.registry import record
from workbench.project.once import once
from workbench.project.register import names, read_rows
from workbench.rules.terms import votes_needed
from workbench.steps.agreement.money import budget_years

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.project.register import Values

# What stands in a draft where the project does not say it yet.
LABELS: Final = {
    "place": N_("the name of the place"),
    "municipality": N_("the municipality"),
    "area": N_("the size of the area"),
    "boundary_reason": N_("why the boundary goes where it does"),
    "needs": N_("the picture of needs"),
    "vision": N_("the vision"),
    "goals": N_("the goals"),
    "organisation": N_("the name of the place organisation"),
    "organisation_number": N_("its organisation number"),
    "legal_form": N_("the legal form"),
    "lead_party": N_("the party that leads"),
    "steering_group": N_("the steering group"),
    "meets": N_("how often it meets"),
    "votes": N_("the number of votes"),
    "quorum": N_("the votes that make it quorate"),
    "budget_years": N_("the years of the budget"),
    "first_cost": N_("the cost of the first year"),
    "client": N_("the client"),
    "consultant": N_("the consultant"),
    "counterparty": N_("the provider"),
    "valid_from": N_("the first day"),
    "valid_to": N_("the last day"),
    "notice_months": N_("the notice in months"),
    "renewal_months": N_("the renewal in months"),
}
_FORMS: Final = {
    "association": N_("a non-profit association"),
    "economic_association": N_("an economic association"),
    "company": N_("a limited company"),
}


def lacking_texts() -> dict[str, str]:
    """Return what stands for a missing fact, in the current language."""
    return {name: _("[fill in: {what}]").format(what=_(label)) for name, label in LABELS.items()}


def read_facts(session: Session, agreement: Values) -> dict[str, str]:
    """Return all facts by name, empty where the project does not know them."""
    return {**_of_all(session), **_term(session, agreement)}


@once
def _of_all(session: Session) -> dict[str, str]:
    """Return the facts that are the same in every agreement."""
    place = read_rows(session, record("project"))[0]
    return {
        **_place(place),
        **_goals(session, place),
        **_organisation(session, place),
        **_deciding(session),
        **_money(session),
    }


def _place(place: Values) -> dict[str, str]:
    area = place["area_hectares"]
    return {
        "place": place["name"],
        "municipality": place["municipality"],
        "area": decimal_text(area) if area is not None else "",
        "boundary_reason": place["boundary_reason"],
        "needs": place["needs"],
        "client": place["client"],
        "consultant": place["consultant"],
    }


def _goals(session: Session, place: Values) -> dict[str, str]:
    english = current() == "en" and place["vision_en"]
    goals = [row for row in read_rows(session, record("goal")) if row["parent_id"] is None]
    return {
        "vision": place["vision_en"] if english else place["vision"],
        "goals": "\n".join(f"- {row['title']}" for row in goals),
    }


def _organisation(session: Session, place: Values) -> dict[str, str]:
    parties = read_rows(session, record("organisation"))
    own = next((p for p in parties if p["membership"] == "own"), None)
    lead = next((p for p in parties if p["type"] == "municipality"), None)
    form = _FORMS.get(place["legal_form"] or "", "")
    return {
        "organisation": own["name"] if own else "",
        "organisation_number": own["organisation_number"] if own else "",
        "lead_party": lead["name"] if lead else "",
        "legal_form": _(form) if form else "",
    }


def _deciding(session: Session) -> dict[str, str]:
    bodies = read_rows(session, record("body"))
    ranked = [b for kind in ("steering_group", "board") for b in bodies if b["kind"] == kind]
    if not ranked:
        return {}
    body = ranked[0]
    votes = sum(
        1
        for seat in read_rows(session, record("seat"))
        if seat["body_id"] == body["id"] and seat["votes"]
    )
    needed = votes_needed(votes, body["quorum"])
    return {
        "steering_group": _definite(body),
        "meets": body["meets"],
        "votes": str(votes or ""),
        "quorum": str(needed or ""),
    }


def _definite(body: Values) -> str:
    """Return a body as a text names it: a usual name as “styrgruppen”, any other as written."""
    usual = {
        "steering_group": (_("Steering group"), _("the steering group")),
        "board": (_("Board"), _("the board")),
    }[body["kind"]]
    same = body["name"].casefold() in {usual[0].casefold(), "styrgrupp", "styrelse"}
    return usual[1] if same else str(body["name"])


def _money(session: Session) -> dict[str, str]:
    years = budget_years(session)
    if not years:
        return {}
    first, last = years[0].year, years[-1].year
    return {
        "budget_years": f"{first}–{last}" if last != first else str(first),
        "first_cost": kr(years[0].cost),
    }


def _term(session: Session, agreement: Values) -> dict[str, str]:
    called = names(session, "organisation")
    return {
        "valid_from": _day(agreement.get("valid_from")),
        "valid_to": _day(agreement.get("valid_to")),
        "notice_months": _count(agreement.get("notice_months")),
        "renewal_months": _count(agreement.get("renewal_months")),
        "counterparty": called.get(agreement.get("counterparty_id") or "", ""),
    }


def _day(day: Any) -> str:  # noqa: ANN401 - a date or None
    return date_long(day) if day is not None else ""


def _count(value: Any) -> str:  # noqa: ANN401 - a number or None
    return str(value) if value is not None else ""
