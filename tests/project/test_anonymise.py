"""An anonymised copy holds no private value of the original, in no byte."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Boolean, Date, Integer, update

from tests.planting import plant
from tests.project.test_erase import hits
from workbench.base.errors import WorkbenchError
from workbench.models.declare import DecimalText
from workbench.models.field import Kind, Privacy
from workbench.models.registry import RECORDS, record, sql_table
from workbench.project import acts
from workbench.project.anonymise import save_anonymised
from workbench.project.backups import BackupKeeper, list_backups
from workbench.project.check import check_file
from workbench.project.links import PERSON
from workbench.project.open import open_project
from workbench.project.register import count_rows, read_rows

CANARY = "ZQX-KANARIE"
DAY = date(1987, 6, 5)


def secret(column):
    """A value that would be recognised, for a private column; None for what cannot hold one."""
    declared = column.info.get("field")
    if declared is None or declared.privacy is Privacy.PUBLIC or column.foreign_keys:
        return None
    for kind, value in ((DecimalText, None), (Boolean, None), (Date, DAY), (Integer, 918_273)):
        if isinstance(column.type, kind):
            return value
    return None if declared.kind is Kind.CHOICE else f"{CANARY} {column.name}"


@pytest.fixture
def full(project):
    """A project with a secret in every private column, changed once so that the history has it."""
    for _round in range(2):
        with project.edit("planted") as session:
            for table in RECORDS:
                if table == "project":
                    continue
                key = plant(session, table)
                values = {
                    c.name: v for c in sql_table(table).columns if (v := secret(c)) is not None
                }
                if values:
                    columns = sql_table(table).c
                    session.execute(
                        update(sql_table(table)).where(columns.id == key).values(values)
                    )
    return project


def test_no_secret_is_left_in_any_byte(full, tmp_path):
    target = tmp_path / "ut" / "kopia.plats"
    target.parent.mkdir()
    assert hits(tmp_path, [CANARY, DAY.isoformat()])
    save_anonymised(full, target)
    # Days that must be there stand in rows that are about nobody any more.
    assert hits(target.parent, [CANARY]) == {}
    assert [each.name for each in target.parent.iterdir()] == ["kopia.plats"]
    assert check_file(target).whole
    with open_project(target) as copy:
        assert copy.history() == []
        for kind in RECORDS.values():
            with copy.read() as session:
                for row in read_rows(session, kind):
                    kept = [
                        (kind.table, f.name, row[f.name])
                        for f in kind.fields
                        if f.privacy is not Privacy.PUBLIC and row[f.name]
                        and not f.required and f.kind is not Kind.LINKS
                    ]  # fmt: skip
                    assert kept == []


def test_the_original_stays_as_it_is(full, tmp_path):
    before = full.history()
    save_anonymised(full, tmp_path / "kopia.plats")
    assert full.history() == before
    assert full.check() == []


def test_people_are_numbered_and_named_so_in_texts(project, tmp_path, clock):
    for name, email in (("Anna Öhman", "anna@example.org"), ("Bo Kvarberg", "")):
        acts.add(project, record(PERSON), {"name": name, "email": email, "influence": 4})
    acts.add(project, record("goal"), {"title": "ANNA ÖHMAN och Bo Kvarbergs mål"})
    acts.add(
        project,
        record("goal"),
        {"title": "Skriv till okand@example.org, 640823-3234, 08-123 456 78"},
    )
    acts.add(project, record("contact"), {"summary": "Hemligt", "held_on": clock.today()})
    target = tmp_path / "kopia.plats"
    save_anonymised(project, target)
    with open_project(target) as copy, copy.read() as session:
        people = read_rows(session, record(PERSON))
        assert [(p["name"], p["email"], p["influence"]) for p in people] == [
            ("Person 1", "", None), ("Person 2", "", None)
        ]  # fmt: skip
        assert [goal["title"] for goal in read_rows(session, record("goal"))] == [
            "Person 1 och Person 2s mål", "Skriv till [borttaget], [borttaget], [borttaget]"
        ]  # fmt: skip


def test_counts_hold_where_a_row_says_something_public(full, tmp_path):
    with full.edit("planted") as session:
        plant(session, "photo", shows_people=True)
    with full.read() as session:
        before = count_rows(session)
    save_anonymised(full, tmp_path / "kopia.plats")
    with open_project(tmp_path / "kopia.plats") as copy, copy.read() as session:
        after = count_rows(session)
    gone = {table for table, count in before.items() if after[table] < count}
    assert gone == {"assessment", "relation", "photo", "issued_document"}
    assert after["photo"] == before["photo"] - 1


def test_a_copy_has_no_backups_of_the_original(project, tmp_path, own_backups, clock):
    BackupKeeper(project, own_backups, clock).make()
    save_anonymised(project, tmp_path / "kopia.plats")
    with open_project(tmp_path / "kopia.plats") as copy:
        assert list_backups(copy, own_backups) == []


def test_the_open_file_is_not_written_over(project):
    with pytest.raises(WorkbenchError):
        save_anonymised(project, project.path)
