"""Two rows become one, and nothing that refers to either is lost."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Boolean, Date, Integer, insert, select

from workbench.models.base import new_id
from workbench.models.registry import RECORDS, content_tables, record, sql_table
from workbench.project import acts
from workbench.project.merging import count_references, merge, references_to
from workbench.project.register import add_rows, all_rows, read_row, read_rows

PERSON, PARTY = record("stakeholder"), record("organisation")


def dump(project):
    with project.read() as session:
        return {name: {row["id"]: row for row in rows} for name, rows in all_rows(session).items()}


def value_for(session, column, used):
    """Some value that a column takes; what it must refer to is made."""
    for key in column.foreign_keys:
        return some_row(session, key.column.table, used)
    if isinstance(column.type, Date):
        return date(2026, 1, 1 + len(used) % 27)
    if isinstance(column.type, Boolean):
        return False
    if isinstance(column.type, Integer):
        return len(used)
    return f"x{len(used)}"


def some_row(session, table, used, **given):
    used.append(table.name)
    values = {"id": new_id(), **given}
    for column in table.columns:
        needed = not column.nullable and column.server_default is None
        if needed and column.name not in values:
            values[column.name] = value_for(session, column, used)
    session.execute(insert(table).values(**values))
    return values["id"]


@pytest.fixture(params=["stakeholder", "organisation"])
def two(project, request):
    kind = record(request.param)
    keep = acts.add(project, kind, {"name": "Anna Ek"})
    gone = acts.add(project, kind, {"name": "Ek, Anna"})
    return kind, keep, gone


def test_every_table_that_refers_to_the_one_refers_to_the_other_afterwards(project, two):
    kind, keep, gone = two
    made = []
    with project.edit("planted") as session:
        for table, column in references_to(kind.table):
            made.append((table, column, some_row(session, table, [], **{column.name: gone})))
    assert len(made) >= 4
    before = dump(project)
    merge(project, kind, keep, gone, {"name": "Anna Ek"})
    with project.read() as session:
        assert read_row(session, kind, gone) is None
        for table, column, key in made:
            found = session.scalars(select(column).where(table.c.id == key)).first()
            assert found == keep, f"{table.name}.{column.name}"
        assert count_references(session, kind, gone) == {}
    project.undo()
    assert dump(project) == before


def test_what_the_fields_say_is_chosen(project):
    keep = acts.add(project, PERSON, {"name": "Anna Ek", "role": "vd", "notes": "a"})
    gone = acts.add(project, PERSON, {"name": "Ek, Anna", "email": "anna@x.se", "notes": "b"})
    merge(project, PERSON, keep, gone, {"email": "anna@x.se", "notes": "a\n\nb"})
    with project.read() as session:
        (row,) = read_rows(session, PERSON)
    assert (row["id"], row["name"], row["role"]) == (keep, "Anna Ek", "vd")
    assert (row["email"], row["notes"]) == ("anna@x.se", "a\n\nb")
    assert project.undo_label() == "Slog ihop två intressenter"


def test_being_in_the_same_group_twice_is_once(project):
    group = acts.add(project, record("stakeholder_group"), {"name": "Styrgrupp"})
    other = acts.add(project, record("stakeholder_group"), {"name": "Press"})
    keep = acts.add(project, PERSON, {"name": "Anna Ek", "groups": (group,)})
    gone = acts.add(project, PERSON, {"name": "Ek, Anna", "groups": (group, other)})
    merge(project, PERSON, keep, gone, {})
    with project.read() as session:
        assert set(read_row(session, PERSON, keep)["groups"]) == {group, other}


def test_a_relation_between_the_two_goes_and_a_double_one_is_once(project):
    relation = record("relation")
    keep, gone, third = (acts.add(project, PERSON, {"name": n}) for n in ("A Ek", "Ek, A", "Bo"))

    def tie(start, end):
        with project.edit("tied") as session:
            values = {"from_person_id": start, "to_person_id": end, "kind": "influences"}
            return add_rows(session, relation, [values])[0]

    tie(keep, gone)
    kept = tie(keep, third)
    tie(gone, third)
    turned = tie(third, gone)
    merge(project, PERSON, keep, gone, {})
    with project.read() as session:
        rows = {row["id"]: row for row in read_rows(session, relation)}
    assert set(rows) == {kept, turned}
    assert rows[turned]["to_person_id"] == keep


def test_both_ends_of_a_duty_may_be_the_same_party(torg_like):
    """Who performs and who answers may be one: that is no relation to oneself."""
    project, keep, gone, duty = torg_like
    merge(project, PARTY, keep, gone, {})
    with project.read() as session:
        row = read_row(session, record("responsibility"), duty)
    assert (row["performer_id"], row["accountable_id"]) == (keep, keep)


@pytest.fixture
def torg_like(project):
    keep = acts.add(project, PARTY, {"name": "Åkern AB"})
    gone = acts.add(project, PARTY, {"name": "Åkern"})
    surface = acts.add(project, record("surface"), {"name": "Torget"})
    task = acts.add(project, record("maintenance_task"), {"name": "Snö"})
    duty = acts.add(
        project,
        record("responsibility"),
        {
            "surface_id": surface,
            "task_id": task,
            "valid_from": date(2026, 1, 1),
            "performer_id": keep,
            "accountable_id": gone,
        },
    )
    return project, keep, gone, duty


def test_merging_a_row_with_itself_does_nothing(project):
    key = acts.add(project, PERSON, {"name": "Anna Ek"})
    lines = len(project.history())
    merge(project, PERSON, key, key, {"name": "x"})
    assert len(project.history()) == lines


def test_the_references_are_those_of_the_tables():
    found = {(table.name, column.name) for table, column in references_to("organisation")}
    told = {
        (name, field.name)
        for name, each in RECORDS.items()
        for field in each.fields
        if field.target == "organisation" and not field.through
    }
    assert told <= found
    assert {name for name, _column in found} <= set(content_tables())
    assert ("activity_party", "organisation_id") in found or any(
        sql_table(name).name not in RECORDS for name, _column in found
    )
