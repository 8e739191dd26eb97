"""Erasing a person: nothing of them is left in any byte, and everything else is as it was."""

from __future__ import annotations

import base64
import json

import pytest

from tests.pace import seconds
from tests.planting import plant
from workbench.base.errors import WorkbenchError
from workbench.models.registry import content_tables, record, sql_table
from workbench.project import acts, erase
from workbench.project import project as project_module
from workbench.project.backups import BackupKeeper, list_backups
from workbench.project.check import check_file
from workbench.project.digest import content_digest
from workbench.project.erasing import erase_from_backups, erase_people, known_backups
from workbench.project.links import PERSON, emptied, links_to, text_columns
from workbench.project.open import create, open_project
from workbench.project.person import NAMES, REFERS, find_person, naming_of, person_data
from workbench.project.register import read_row, read_rows

STAKEHOLDER = record(PERSON)
NAME, EMAIL, PHONE = "Qvintus Hjärtströmer", "qvintus@example.org", "070-987 65 43"
SECRETS = ("Hjärtströmer", "qvintus@example.org", "070-987 65 43")


def add_person(project, **values):
    return acts.add(project, STAKEHOLDER, {"name": NAME, "email": EMAIL, "phone": PHONE, **values})


def traces(secret):
    """Every way in which a text may lie in a file."""
    plain = secret.encode()
    yield from (plain, secret.encode("utf-16-le"), secret.encode("utf-16-be"))
    yield json.dumps(secret)[1:-1].encode()
    for shift in range(3):
        # What stands before it decides how base64 cuts it; the ends are cut off.
        coded = base64.b64encode(b"x" * shift + plain)
        yield coded[4 if shift else 0 : -4]


def hits(folder, secrets=SECRETS):
    """How many traces there are in the files of a folder, by file."""
    found = {}
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        number = sum(content.count(trace) for each in secrets for trace in set(traces(each)))
        if number:
            found[path.name] = number
    return found


def everywhere(project):
    """Plant a person, a row for every reference to them and their name in every text."""
    person = add_person(project, notes=f"{NAME} är hemlig")
    with project.edit("planted") as session:
        for link in links_to(PERSON):
            plant(session, link.table, **{link.column: person})
        for table in content_tables():
            for column in text_columns(table):
                if table not in {"project", "seal"}:
                    plant(session, table, **{column: f"Se {NAME}, <{EMAIL}> eller {PHONE}"})
    return person


# -- what is found


def test_every_reference_and_every_text_is_found(project):
    person = everywhere(project)
    found = person_data(project.raw, person)
    by_reference = {
        (each.table, column) for each in found.rows if REFERS in each.how for column in each.columns
    }
    # Straight from the metadata, not by way of links_to.
    assert by_reference >= {
        (table, column.name)
        for table in content_tables()
        for column in sql_table(table).columns
        for key in column.foreign_keys
        if key.column.table.name == PERSON
    }
    by_text = {
        (each.table, column) for each in found.rows if NAMES in each.how for column in each.columns
    }
    texts = {(table, column) for table in content_tables() for column in text_columns(table)}
    assert by_text >= {each for each in texts if each[0] not in {"project", "seal"}}


def test_the_texts_that_are_searched_are_all_but_ours(project):
    left_out = {
        f"{table}.{column.name}"
        for table in content_tables()
        for column in sql_table(table).columns
        if str(column.type).startswith("VARCHAR")
        and column.name != "id"
        and not column.foreign_keys
        and column.name not in text_columns(table)
    }
    kinds = {
        record(each.split(".")[0])[each.split(".")[1]].kind.value
        for each in left_out
        if "field" in sql_table(each.split(".")[0]).columns[each.split(".")[1]].info
    }
    assert kinds <= {"choice", "shape", "decimal"}
    undeclared = {
        each
        for each in left_out
        if "field" not in sql_table(each.split(".")[0]).columns[each.split(".")[1]].info
    }
    # Numbers that are kept exactly, as their text.
    assert all(
        type(sql_table(each.split(".")[0]).columns[each.split(".")[1]].type).__name__
        == "DecimalText"
        for each in undeclared
    )


def test_the_history_of_the_person_is_found(project):
    person = add_person(project)
    acts.change(project, STAKEHOLDER, person, {"notes": "något"})
    goal = acts.add(project, record("goal"), {"title": f"Mål av {NAME}"})
    acts.change(project, record("goal"), goal, {"title": "Mål"})
    acts.add(project, record("goal"), {"title": "Ett annat"})
    found = person_data(project.raw, person).history
    assert [(each.table, each.edit_id) for each in found] == [
        ("stakeholder", 1), ("stakeholder", 2), ("goal", 3), ("goal", 4)
    ]  # fmt: skip
    assert found[1].after == {"notes": "något"}


def test_a_person_is_found_by_code_or_id(project):
    person = add_person(project)
    assert find_person(project.raw, "S01") == find_person(project.raw, "s01") == person
    assert find_person(project.raw, person) == person
    for nobody in ("S99", "", "'; drop table stakeholder"):
        with pytest.raises(WorkbenchError, match="ingen person"):
            find_person(project.raw, nobody)
    acts.add(project, STAKEHOLDER, {"name": "En till", "code": "S01"})
    with pytest.raises(WorkbenchError, match="Mer än en"):
        find_person(project.raw, "S01")


# -- what is gone


def test_nothing_is_left_in_the_file_and_its_backups(project, own_backups, clock):
    person = everywhere(project)
    acts.change(project, STAKEHOLDER, person, {"notes": "annat"})
    BackupKeeper(project, own_backups, clock).make(f"Innan {NAME} slutar")
    folder = project.path.parent
    assert hits(folder)
    assert hits(own_backups)
    done, wishes = erase_people(project, [person], f"{NAME} har bett om det")
    result = erase_from_backups(known_backups(project, own_backups), wishes, clock)
    assert hits(folder) == {}
    assert hits(own_backups) == {}
    assert len(result.rewritten) == 1
    assert result.failed == []
    assert done[0].deleted[PERSON] == 1
    project.close()
    assert hits(folder) == {}
    assert check_file(project.path).whole


def test_a_backup_stays_a_backup(project, own_backups, clock):
    person = everywhere(project)
    BackupKeeper(project, own_backups, clock).make("Ögonblick")
    _done, wishes = erase_people(project, [person], "")
    erase_from_backups(known_backups(project, own_backups), wishes, clock)
    (backup,) = list_backups(project, own_backups)
    assert backup.whole()
    assert backup.label == "Ögonblick"
    assert backup.size == backup.path.stat().st_size
    with open_project(backup.path, clock=clock, read_only=True) as old, old.read() as session:
        assert len(read_rows(session, record("erasure"))) >= 1


@pytest.mark.parametrize("careful", [True, False])
def test_the_test_would_see_what_is_left(project, monkeypatch, careful):
    """Without overwriting and writing anew the name stays; overwriting alone is enough."""
    person = everywhere(project)
    monkeypatch.setattr(project_module, "shrink", lambda _raw: None)
    project.raw.execute(f"pragma secure_delete = {'on' if careful else 'off'}").fetchall()
    erase_people(project, [person], "")
    assert bool(hits(project.path.parent)) is not careful


def test_rows_that_tell_of_nobody_else_go_and_others_stay_empty(project, clock):
    person = add_person(project)
    other = acts.add(project, STAKEHOLDER, {"name": "Bo Kvarberg"})
    today = clock.today()
    contact, relation = record("contact"), record("relation")
    kept = acts.add(
        project, contact,
        {"held_on": today, "summary": "Det var hemligt", "stakeholder_id": person,
         "next_step": "ring igen", "by": "Åsa", "channel": "phone", "follow_up": today},
    )  # fmt: skip
    theirs = acts.add(
        project, contact, {"held_on": today, "summary": "Om torget", "stakeholder_id": other}
    )
    acts.add(project, relation, {"from_person_id": other, "to_person_id": person})
    acts.add(project, record("assessment"), {"stakeholder_id": person, "made_on": today})
    (done,), _wishes = erase_people(project, [person], "Slut")
    assert done.deleted == {"stakeholder": 1, "relation": 1, "assessment": 1}
    assert done.emptied == {"contact": 1}
    with project.read() as session:
        assert read_row(session, contact, kept) == {
            "id": kept, "held_on": today, "summary": "Person 1", "stakeholder_id": None,
            "organisation_id": None, "channel": None, "by": "", "next_step": "",
            "follow_up": None, "followed_up": False,
        }  # fmt: skip
        assert read_row(session, contact, theirs)["summary"] == "Om torget"
        assert [row["name"] for row in read_rows(session, STAKEHOLDER)] == ["Bo Kvarberg"]
        (trace,) = read_rows(session, record("erasure"))
    assert (trace["pseudonym"], trace["reason"], trace["erased_on"]) == ("Person 1", "Slut", today)


def test_texts_say_the_pseudonym_and_are_told(project):
    person = add_person(project)
    goal = acts.add(project, record("goal"), {"title": f"Utbilda {NAME.upper()} i år"})
    (done,), _wishes = erase_people(project, [person], "")
    with project.read() as session:
        assert read_row(session, record("goal"), goal)["title"] == "Utbilda Person 1 i år"
    (text,) = done.texts
    assert (text.table, text.row_id, text.column) == ("goal", goal, "title")
    assert text.text == "Utbilda Person 1 i år"
    assert done.rows == 2


def test_every_field_that_is_not_public_is_emptied_or_says_the_pseudonym():
    for table in content_tables():
        for name, value in emptied(table, "Person 1").items():
            column = sql_table(table).columns[name]
            assert column.info["field"].privacy.value != "public"
            assert value is None or value in ("", 0, "Person 1")
            assert value is not None or column.nullable


def test_people_are_numbered_on(project):
    first, second, third = (
        add_person(project, name=f"Person Nummer{n}", email="", phone="") for n in range(3)
    )
    done, _wishes = erase_people(project, [first, second], "")
    assert [each.pseudonym for each in done] == ["Person 1", "Person 2"]
    (done,), _wishes = erase_people(project, [third], "")
    assert done.pseudonym == "Person 3"


def test_a_former_name_and_address_go_too(project):
    person = add_person(project, name="Qvintus Brandt", email="gammal@example.org")
    acts.add(project, record("goal"), {"title": "Qvintus Brandt <gammal@example.org>"})
    acts.change(project, STAKEHOLDER, person, {"name": NAME, "email": EMAIL})
    erase_people(project, [person], "")
    assert hits(project.path.parent, ("Brandt", "gammal@example.org", *SECRETS)) == {}


def test_what_another_goes_by_is_left_alone(project):
    person = add_person(project, email="info@example.org")
    namesake = add_person(project, email="INFO@example.org", phone="")
    naming = naming_of(project.raw, person)
    assert naming.said == ((), (), (PHONE,))
    acts.add(project, record("goal"), {"title": f"{NAME}, info@example.org"})
    erase_people(project, [person], "")
    with project.read() as session:
        assert read_row(session, STAKEHOLDER, namesake)["name"] == NAME
        assert read_rows(session, record("goal"))[0]["title"] == f"{NAME}, info@example.org"


def test_rows_that_come_to_say_the_same_become_one(project):
    person = add_person(project)
    with project.edit("planted") as session:
        for heading in (NAME, "Person 1"):
            plant(session, "column_mapping", kind="x", headings=heading, mapping="{}")
    erase_people(project, [person], "")
    rows = project.raw.execute("select headings from column_mapping").fetchall()
    assert rows == [("Person 1",)]


# -- what is as before


def test_listeners_are_told_which_rows_changed(project):
    person = add_person(project)
    goal = acts.add(project, record("goal"), {"title": NAME})
    told = []
    project.subscribe(told.append)
    erase_people(project, [person], "")
    assert told[0].tables["stakeholder"] == {person}
    assert told[0].tables["goal"] == {goal}
    assert told[0].label == "Raderade 1 person för gott"


def test_a_file_that_is_only_read_is_not_touched(project, clock):
    person = add_person(project)
    project.close()
    with (
        open_project(project.path, clock=clock, read_only=True) as copy,
        pytest.raises(WorkbenchError, match="endast läsning"),
    ):
        erase_people(copy, [person], "")
    assert hits(project.path.parent)


def test_a_failure_in_the_middle_leaves_everything(project, monkeypatch):
    person = everywhere(project)
    before = content_digest(project.raw)

    def fail(*_given):
        raise OSError("disk full")

    monkeypatch.setattr(erase, "rewrite_history", fail)
    with pytest.raises(OSError, match="disk full"):
        erase_people(project, [person], "")
    assert content_digest(project.raw) == before
    acts.change(project, STAKEHOLDER, person, {"notes": "går att ändra"})


def test_backups_that_cannot_be_written_anew_are_told(project, own_backups, clock):
    person = add_person(project)
    keeper = BackupKeeper(project, own_backups, clock)
    broken = keeper.make("trasig")
    clock.forward(hours=1)
    keeper.make("hel")
    broken.path.write_bytes(b"nothing at all")
    _done, wishes = erase_people(project, [person], "")
    shares = []
    result = erase_from_backups(known_backups(project, own_backups), wishes, clock, shares.append)
    assert [each.label for each in result.rewritten] == ["hel"]
    ((failed, why),) = result.failed
    assert failed.label == "trasig"
    assert why
    assert shares == [0.0, 0.5]
    assert broken.path.read_bytes() == b"nothing at all"


def test_a_backup_of_an_older_version_is_written_anew(project, own_backups, clock, root):
    person = add_person(project)
    made = BackupKeeper(project, own_backups, clock).make()
    old = next((root / "tests" / "data" / "projects").glob("*1*.plats"))
    made.path.write_bytes(old.read_bytes())
    _done, wishes = erase_people(project, [person], "")
    result = erase_from_backups(known_backups(project, own_backups), wishes, clock)
    assert len(result.rewritten) == 1
    assert check_file(made.path).whole


def test_a_large_file_takes_two_seconds_at_most(tmp_path, clock):
    with create(tmp_path / "stor.plats", "Stor", clock=clock) as large:
        person = add_person(large)
        text = "Ett utlåtande om torget, dess yta och dess skötsel. " * 40
        with large.edit("many") as session:
            for number in range(4000):
                plant(
                    session,
                    "goal",
                    title=f"{number} {NAME if number % 50 == 0 else ''}",
                    description=text,
                )
        assert large.path.stat().st_size > 15_000_000
        assert seconds(lambda: erase_people(large, [person], "")) < 2
    assert hits(tmp_path) == {}
