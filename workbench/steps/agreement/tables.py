"""The tables that stand in agreements: parties, seats, commitments, baseline, budget, signing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import kr, number_text
from workbench.base.language import N_, _
from workbench.documents.audience import may_show
from workbench.documents.content import Column, ColumnKind, Row, RowRole, Table
from workbench.models.registry import record
from workbench.project.register import names, read_rows, titles
from workbench.rules.money import ORE_PER_KRONA
from workbench.steps.agreement.money import budget_years
from workbench.steps.agreement.views import SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from workbench.documents.audience import Audience
    from workbench.project.register import Values
    from workbench.steps.agreement.views import AgreementLine

TABLES: Final = {
    "parties": N_("the parties"),
    "seats": N_("the seats of the steering group"),
    "commitments": N_("what the parties commit to"),
    "services": N_("the services and the price"),
    "baseline": N_("the baseline of each party"),
    "budget": N_("the budget in short"),
    "signatures": N_("room for signatures"),
}
"""What the tables hold, by the key that clauses name them with."""
# Room is what stands in it: three lines high, and as wide as a name written by hand.
_BLANK: Final = "\N{NO-BREAK SPACE}"
_ROOM_TO_SIGN: Final = "\n".join([_BLANK * 38, _BLANK, _BLANK])


def clause_table(
    key: str, session: Session, agreement: AgreementLine, audience: Audience
) -> Table | None:
    """Return the table with this key, None where the project has nothing for it."""
    make = _TABLES.get(key)
    return make(session, agreement, audience) if make is not None else None


def _parties(session: Session, agreement: AgreementLine, _audience: Audience) -> Table | None:
    organisation = record("organisation")
    chosen = [row["organisation_id"] for row in agreement.signatures if row["organisation_id"]]
    by_id = {row["id"]: row for row in read_rows(session, organisation)}
    rows = [
        Row((row["name"], row["organisation_number"], _label("organisation", "type", row)))
        for row in (by_id[key] for key in chosen if key in by_id)
    ]
    if not rows:
        return None
    columns = (
        Column(_("Party"), header=True, weight=4),
        Column(organisation["organisation_number"].title(), ColumnKind.CODE, weight=2),
        Column(organisation["type"].title(), weight=2),
    )
    return Table(columns, tuple(rows), _("The parties"))


def _label(table: str, name: str, row: Values) -> str:
    choice = record(table)[name].choice(row[name])
    return choice.text() if choice else ""


def _seats(session: Session, _agreement: AgreementLine, _audience: Audience) -> Table | None:
    bodies = read_rows(session, record("body"))
    ranked = [b for kind in ("steering_group", "board") for b in bodies if b["kind"] == kind]
    called, seat = names(session, "organisation"), record("seat")
    rows = [
        Row(
            (
                row["title"],
                called.get(row["organisation_id"] or "", ""),
                _label("seat", "role", row),
                bool(row["votes"]),
            )
        )
        for row in read_rows(session, seat)
        if ranked and row["body_id"] == ranked[0]["id"]
    ]
    if not rows:
        return None
    columns = (
        Column(seat["title"].title(), header=True, weight=3),
        Column(_("Party"), weight=4),
        Column(seat["role"].column_title(), weight=2),
        Column(seat["votes"].column_title(), ColumnKind.YES_NO),
    )
    return Table(columns, tuple(rows), _("Seats in {body}").format(body=ranked[0]["name"]))


def _commitments(session: Session, agreement: AgreementLine, _audience: Audience) -> Table | None:
    return _promises(session, agreement, _("What the parties commit to"), ())


def _services(session: Session, agreement: AgreementLine, _audience: Audience) -> Table | None:
    return _promises(session, agreement, _("The services and the price"), ("service", "money"))


def _promises(
    session: Session, agreement: AgreementLine, caption: str, kinds: tuple[str, ...]
) -> Table | None:
    commitment = record("commitment")
    called = names(session, "organisation")
    chosen = [row["organisation_id"] for row in agreement.signatures]
    found = [
        row
        for row in read_rows(session, commitment)
        if row["organisation_id"] in chosen and (not kinds or row["kind"] in kinds)
    ]
    found.sort(key=lambda row: chosen.index(row["organisation_id"]))
    rows, last = [], None
    for row in found:
        party = row["organisation_id"]
        if party != last:
            rows.append(Row((called.get(party, ""), None, None), RowRole.GROUP))
            last = party
        rows.append(Row((row["title"], _amount(row), row["due"])))
    if not rows:
        return None
    columns = [
        Column(commitment["title"].title(), header=True, weight=5),
        Column(_("Extent"), weight=3),
        Column(commitment["due"].title(), ColumnKind.DATE),
    ]
    wide = len(columns) if any(row["due"] for row in found) else len(columns) - 1
    kept = tuple(Row(row.cells[:wide], row.role) for row in rows)
    return Table(tuple(columns[:wide]), kept, caption)


def _amount(row: Values) -> str:
    """Return the extent of a commitment as people read it: 343 308 kr."""
    value, unit = row["value"], row["unit"]
    if value.isdigit():
        if unit.casefold() == "kr":
            return kr(int(value) * ORE_PER_KRONA)
        value = number_text(int(value))
    plain = unit.casefold() in {"tjänst", "service", "antal", "number"}
    return value if plain or not value else f"{value} {unit.removeprefix('in natura ')}".strip()


def _baseline(session: Session, _agreement: AgreementLine, _audience: Audience) -> Table | None:
    cells = [row for row in read_rows(session, record("responsibility")) if row["baseline"]]
    surfaces, tasks = names(session, "surface"), names(session, "maintenance_task")
    called = names(session, "organisation")
    latest = {(r["surface_id"], r["task_id"]): r for r in sorted(cells, key=_from)}
    by_party: dict[str, dict[str, list[str]]] = {}
    order = {key: place for place, key in enumerate(tasks)}
    for row in sorted(latest.values(), key=lambda r: order.get(r["task_id"], len(order))):
        party = called.get(row["performer_id"] or row["accountable_id"] or "", _("Not said"))
        kept = by_party.setdefault(party, {}).setdefault(surfaces.get(row["surface_id"], ""), [])
        task = tasks.get(row["task_id"], "")
        task = task[:1].lower() + task[1:] if kept else task
        kept.append(f"{task} ({row['frequency']})" if row["frequency"] else task)
    rows = []
    for party in sorted(by_party):
        rows.append(Row((party, None), RowRole.GROUP))
        rows += [Row((where, ", ".join(said))) for where, said in sorted(by_party[party].items())]
    if not rows:
        return None
    columns = (Column(_("Surface"), header=True, weight=2), Column(_("What is done"), weight=5))
    return Table(columns, tuple(rows), _("The baseline of each party"))


def _from(row: Values) -> str:
    return str(row["valid_from"])


def _budget(session: Session, _agreement: AgreementLine, _audience: Audience) -> Table | None:
    years = budget_years(session)
    if not years:
        return None
    lines = (
        (_("Total income"), "income", RowRole.PLAIN),
        (_("Total costs"), "cost", RowRole.PLAIN),
        (_("Result of the year"), "result", RowRole.TOTAL),
    )
    rows = tuple(
        Row((title, *(getattr(year, name) for year in years)), role) for title, name, role in lines
    )
    columns = (
        Column(_("Post"), header=True, weight=3),
        *(Column(f"{year.year}", ColumnKind.MONEY) for year in years),
    )
    return Table(columns, rows, _("The budget in short, kr"))


def _signatures(session: Session, agreement: AgreementLine, audience: Audience) -> Table | None:
    called, people = names(session, "organisation"), titles(session, "stakeholder")
    named = may_show(SIGNATURE["stakeholder_id"], audience)
    rows = []
    for row in agreement.signatures:
        person = people.get(row["stakeholder_id"] or "", "") if named else ""
        who = "\n".join(part for part in (person, row["title"]) if part) or _BLANK
        rows.append(
            Row(
                (called.get(row["organisation_id"] or "", ""), who, row["signed_on"], _ROOM_TO_SIGN)
            )
        )
    if not rows:
        return None
    columns = (
        Column(_("Party"), header=True, weight=3),
        Column(_("Name and title"), weight=2.4),
        Column(_("Place and day"), ColumnKind.DATE, weight=1.8),
        Column(_("Signature"), weight=2.6),
    )
    return Table(columns, tuple(rows), _("Signatures"))


_TABLES: Final[dict[str, Callable[[Session, AgreementLine, Audience], Table | None]]] = {
    "parties": _parties,
    "seats": _seats,
    "commitments": _commitments,
    "services": _services,
    "baseline": _baseline,
    "budget": _budget,
    "signatures": _signatures,
}
