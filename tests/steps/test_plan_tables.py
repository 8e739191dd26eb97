"""Activities, risks and permits come in from tables and go out to them with all that they are."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.base.resources import resource
from workbench.exchange.read_table import read_clipboard, read_table
from workbench.models.registry import record
from workbench.program.exporting import export_table
from workbench.project import acts
from workbench.project.register import names, read_rows
from workbench.rules.schedule_types import CycleError
from workbench.steps.importing import plan_table, take_in
from workbench.steps.plan import edits
from workbench.steps.plan.risks import read_risks, risk_value

ACTIVITY, RISK, PERMIT = record("activity"), record("risk"), record("permit")


def taken(project, kind, text):
    plan = plan_table(project, kind, read_clipboard(text, ""))
    take_in(project, plan)
    return plan


def rows(project, kind):
    with project.read() as session:
        return read_rows(session, kind)


def called(project, table, keys):
    with project.read() as session:
        known = names(session, table)
    return [known[key] for key in keys]


def test_the_risks_of_the_example(empty):
    plan = plan_table(empty, RISK, read_table(resource("example", "risks.csv")))
    assert not plan.errors
    take_in(empty, plan)
    with empty.read() as session:
        found = read_risks(session)
    assert [(row["code"], risk_value(row)) for row in found][:3] == [
        ("R1", 16), ("R2", 15), ("R3", 12),
    ]  # fmt: skip
    assert called(empty, "organisation", [found[0]["owner_id"]]) == ["O03"]


def test_every_field_of_an_activity_has_a_name_in_tables(empty):
    head = (
        "Aktivitet\tYtor\tEvidens\tRisker\tFinansiär\tTillstånd\tÅterkommer\tInsatstyp\t"
        "Varaktig\tLivslängd\tSkötselansvarig\tVinterlösning\tUtvärdering\tLänkar"
    )
    line = (
        "Möblera torget\tTorget|Gågatan\tmedel\tStölder\tKommunen\tMarkupplåtelse, bygglov\t"
        "varje år\tmöblering\ttillfällig\t36\tPlatsorganisationen\tTas in\tRäkna vistelse\t"
        "https://example.org"
    )
    for title in ("Torget", "Gågatan"):
        acts.add(empty, record("surface"), {"name": title})
    acts.add(empty, RISK, {"title": "Stölder"})
    plan = taken(empty, ACTIVITY, f"{head}\n{line}\n")
    assert not plan.errors
    assert not plan.unused
    (row,) = rows(empty, ACTIVITY)
    assert set(called(empty, "surface", row["surfaces"])) == {"Torget", "Gågatan"}
    assert called(empty, "risk", row["risks"]) == ["Stölder"]
    assert called(empty, "organisation", row["financiers"]) == ["Kommunen"]
    assert called(empty, "organisation", row["maintainers"]) == ["Platsorganisationen"]
    plain = ("evidence", "recurs", "intervention", "lasting", "life", "winter", "web")
    assert [row[name] for name in plain] == [
        "medium", "yearly", "furnishing", "temporary", 36, "Tas in", "https://example.org",
    ]  # fmt: skip


def test_permits_in_words_become_rows_of_their_own(empty):
    taken(empty, ACTIVITY, "Aktivitet\tTillstånd\nMöblera\tMarkupplåtelse, bygglov ; \nMåla\t\n")
    assert edits.spell_out_permits(empty) == 2
    found = rows(empty, PERMIT)
    assert [(row["title"], row["kind"]) for row in found] == [
        ("Markupplåtelse", "public_place"), ("bygglov", "building"),
    ]  # fmt: skip
    assert len({row["activity_id"] for row in found}) == 1
    assert not any(row["permits"] for row in rows(empty, ACTIVITY))
    assert edits.spell_out_permits(empty) == 0
    empty.undo()
    assert rows(empty, PERMIT) == []


def test_a_permit_goes_with_its_activity(empty):
    acts.add(empty, ACTIVITY, {"title": "Bygga scen"})
    taken(empty, PERMIT, "Tillstånd\tAktivitet\tLedtid\nBygglov\tBygga scen\t30\n")
    (activity,) = rows(empty, ACTIVITY)
    acts.remove(empty, ACTIVITY, [activity["id"]])
    assert rows(empty, PERMIT) == []
    empty.undo()
    assert rows(empty, PERMIT)[0]["lead_time"] == 30


def test_two_accountable_are_refused_in_their_row(empty):
    plan = plan_table(
        empty,
        ACTIVITY,
        read_clipboard("Aktivitet\tA\nMöblera\tKommunen|Polisen\nMåla\tPolisen\n", ""),
    )
    assert [error.row for error in plan.errors] == [2]


def test_a_table_with_a_circle_names_it(empty):
    text = "Kod\tAktivitet\tBeroende\nA01\tEtt\tA02\nA02\tTvå\tA01\n"
    plan = plan_table(empty, ACTIVITY, read_clipboard(text, ""))
    with pytest.raises(CycleError) as refused:
        take_in(empty, plan)
    assert "A01 → A02 → A01" in refused.value.text()
    assert rows(empty, ACTIVITY) == []


@pytest.mark.parametrize("table", [ACTIVITY, RISK, PERMIT], ids=lambda table: table.table)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_out_and_in_again_is_the_same(torg, tmp_path, table, ending):
    path = tmp_path / f"tabell.{ending}"
    export_table(torg, path, table, language="sv", audience="internal")
    before = told(torg, table)
    acts.remove(torg, table, [row["id"] for row in rows(torg, table)])
    plan = plan_table(torg, table, read_table(path))
    assert not plan.errors
    take_in(torg, plan)
    assert told(torg, table) == before


def told(project, table):
    """All rows by title, with what they refer to by name."""
    found = {}
    for row in rows(project, table):
        said = {field.name: row[field.name] for field in table.visible() if not field.target}
        for field in table.visible():
            if field.target:
                said[field.name] = named(project, field, row[field.name])
        found[row["title"]] = said
    return found


def named(project, field, value):
    with project.read() as session:
        known = names(session, field.target)
    if field.kind == "dependencies":
        return sorted((known[key], kind, lag) for key, kind, lag in value)
    keys = [value] if isinstance(value, str) else value or []
    return sorted(known[key] for key in keys)


def test_a_permit_is_dated(empty):
    head = "Tillstånd\tAktivitet\tMyndighet\tSökt datum\tBeslutsdatum\tGäller till\tDnr\tLäge"
    line = "Bygglov\tBygga\tNämnden\t2026-09-01\t2026-10-01\t2027-10-01\tB 12\tbeviljat"
    acts.add(empty, ACTIVITY, {"title": "Bygga"})
    taken(empty, PERMIT, f"{head}\n{line}\n")
    (row,) = rows(empty, PERMIT)
    assert (row["applied_on"], row["decided_on"], row["valid_until"]) == (
        date(2026, 9, 1), date(2026, 10, 1), date(2027, 10, 1),
    )  # fmt: skip
    assert (row["reference"], row["status"], row["kind"]) == ("B 12", "granted", "building")
