"""Bodies and seats: what is reckoned, what is to be seen to, edits, the chapter and the pages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.command import CLOCK
from tests.windows import Key, settle
from workbench.base.language import using
from workbench.documents.audience import Audience
from workbench.documents.content import Figure, Heading, Table
from workbench.documents.registry import Options
from workbench.exchange.read_table import read_clipboard
from workbench.models.registry import record
from workbench.program.review import review
from workbench.project import acts
from workbench.project.register import read_row, read_rows
from workbench.steps.importing import plan_table, take_in
from workbench.steps.organisation import edits
from workbench.steps.organisation.chapter import chapter
from workbench.steps.organisation.legal_forms import legal_form, legal_forms
from workbench.steps.organisation.notices import organisation_notices
from workbench.steps.organisation.picture import organisation_scene, picture_table
from workbench.steps.organisation.progress import progress, signs
from workbench.steps.organisation.views import BODY, SEAT, read_bodies

TODAY = CLOCK.today()
PROJECT = record("project")


def bodies(project):
    with project.read() as session:
        return read_bodies(session, TODAY)


def rules(project):
    with project.read() as session:
        return {(each.rule, each.where) for each in organisation_notices(session, TODAY)}


def body(project, **values):
    return acts.add(project, BODY, {"name": "Styrgrupp", "kind": "steering_group", **values})


def seat(project, owner, **values):
    return acts.add(project, SEAT, {"title": "Plats", "body_id": owner, **values})


# -- what is reckoned


def test_mellantorg(torg):
    steering = next(each for each in bodies(torg) if each.values["name"] == "Styrgrupp")
    assert (len(steering.seats), steering.votes, steering.needed) == (10, 9, 5)
    assert [each.party for each in steering.wanting()] == ["Brf Stationsparken"]
    assert [each.person for each in steering.with_role("chair")] == ["Ivar Provman"]


def test_a_body_without_rule_needs_no_votes(empty):
    key = body(empty, quorum="none")
    seat(empty, key)
    assert bodies(empty)[0].needed == 0


def test_a_seat_goes_with_its_body_and_is_empty_without_its_person(empty):
    person = acts.add(empty, record("stakeholder"), {"name": "Anna"})
    key = body(empty)
    chair = seat(empty, key, stakeholder_id=person, role="chair")
    acts.remove(empty, record("stakeholder"), [person])
    assert bodies(empty)[0].seats[0].empty
    acts.remove(empty, BODY, [key])
    with empty.read() as session:
        assert read_row(session, SEAT, chair) is None


# -- what is to be seen to


def test_what_a_seat_and_a_body_lack(empty):
    person = acts.add(empty, record("stakeholder"), {"name": "Anna"})
    key = body(empty)
    seat(empty, key, title="Tom", votes=False)
    gone, soon = TODAY - timedelta(days=1), TODAY + timedelta(days=90)
    seat(empty, key, title="Gången", stakeholder_id=person, votes=False, term_to=gone)
    seat(empty, key, title="Snart", stakeholder_id=person, votes=False, term_to=soon)
    assert rules(empty) == {
        ("seat.empty", "Styrgrupp, Tom"), ("seat.over", "Styrgrupp, Gången"),
        ("seat.soon", "Styrgrupp, Snart"), ("body.chair", "Styrgrupp"),
        ("body.votes", "Styrgrupp"), ("body.mandate", "Styrgrupp"),
    }  # fmt: skip


def test_nothing_is_to_be_seen_to_where_all_is_well(empty):
    person = acts.add(empty, record("stakeholder"), {"name": "Anna"})
    key = body(empty, mandate="Allt")
    seat(empty, key, role="chair", stakeholder_id=person, term_to=date(2030, 1, 1))
    assert rules(empty) == set()


def test_the_review_leads_to_the_seat(torg):
    with torg.read() as session:
        found = next(each for each in review(session, TODAY) if each.rule == "seat.empty")
        assert found.step == "organisation"
        assert read_row(session, SEAT, found.row_id)["title"] == "Brf Stationsparken"


def test_progress_and_signs(torg, empty):
    with torg.read() as session:
        assert signs(session, TODAY) == (True, True, False)
        found = progress(session, TODAY)
        assert found.weight == 1
        assert found.amount == "22 platser"
        assert 0 < found.share < 1
    with empty.read() as session:
        assert signs(session, TODAY) == (False, False, False)
        assert progress(session, TODAY).share == 0


# -- edits


def test_the_three_usual_bodies_come_as_one_edit(empty):
    first = edits.start_bodies(empty)
    assert [each.values["name"] for each in bodies(empty)] == [
        "Styrgrupp", "Arbetsgrupp", "Referensgrupp",
    ]  # fmt: skip
    assert [each.values["parent_id"] for each in bodies(empty)] == [None, first, first]
    empty.undo()
    assert bodies(empty) == []


def test_every_member_gets_one_seat(torg):
    key = acts.add(torg, BODY, {"name": "Ny", "kind": "board"})
    assert edits.seat_members(torg, key) == 10
    made = next(each for each in bodies(torg) if each.values["id"] == key)
    police = next(each for each in made.seats if each.party == "Polisen")
    assert (police.values["role"], police.votes) == ("co_opted", False)
    assert edits.seat_members(torg, key) == 0
    torg.undo()
    assert not next(each for each in bodies(torg) if each.values["id"] == key).seats


# -- legal forms


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_legal_form_says_what_it_means_with_sources(language):
    with using(language):
        forms = legal_forms()
        assert [form.key for form in forms] == [c.key for c in PROJECT["legal_form"].choices]
        for form in forms:
            assert len(form.facts) == 7
            assert all(fact.topic and fact.text for fact in form.facts)
            assert all(address.startswith("https://") for _title, address in form.sources)
    assert legal_form(None) is None


# -- picture and chapter


def test_the_picture_has_a_box_for_each_body_below_the_one_it_answers_to(torg):
    found = bodies(torg)
    scene = organisation_scene(found, 600)
    tops = {group.key: group.shapes[0].y for group in scene.groups()}
    assert len(tops) == len(found)
    for each in found:
        if each.values["parent_id"]:
            assert tops[each.values["id"]] > tops[each.values["parent_id"]]
    assert all(g.shapes[0].x >= 0 and g.shapes[0].x + g.shapes[0].width <= 600.01
               for g in scene.groups())  # fmt: skip
    assert [row.cells[0] for row in picture_table(found).rows] == [b.values["name"] for b in found]


def test_a_circle_of_bodies_is_painted_all_the_same(empty):
    first = body(empty)
    second = body(empty, name="Styrelse", parent_id=first)
    acts.change(empty, BODY, first, {"parent_id": second})
    assert len(organisation_scene(bodies(empty), 400).groups()) == 2


def blocks(project, audience=Audience.PUBLIC):
    with project.read() as session:
        return chapter(session, Options(TODAY, audience=audience), TODAY)


def test_the_chapter_names_nobody_to_the_public(torg):
    words = str(blocks(torg))
    assert "Ivar Provman" not in words
    assert "Fastighetsägarna, ordförande" in words
    inside = str(blocks(torg, Audience.INTERNAL))
    assert "Ivar Provman" in inside
    assert "Jorun Testström" in inside


def test_the_chapter_tells_form_picture_and_every_body(torg):
    found = blocks(torg)
    heads = [each.text for each in found if isinstance(each, Heading)]
    assert heads[:3] == ["Så är samverkan organiserad", "Juridisk form: ideell förening", "Årsmöte"]
    assert sum(isinstance(each, Figure) for each in found) == 1
    assert [each.caption for each in found if isinstance(each, Table)][1] == "Platser i Styrgrupp"


def test_there_is_no_chapter_without_bodies(empty):
    assert blocks(empty) == ()


# -- import


def test_seats_come_in_from_a_table(shell, blank):
    path = shell.folder / "platser.csv"
    path.write_text(
        "plats;organ;part;person;roll;röst;mandat till\n"
        "Ordförande;Styrgrupp;Kommunen;;ordf;ja;2027-05-31\n"
        "Polisen;Styrgrupp;Polisen;;adjungerad;nej;\n",
        encoding="utf-8",
    )
    said = shell.data("import", blank, path, "--as", "seats")
    assert (said["new"], said["created"]["body"]) == (2, 1)
    tables = shell.data("info", blank)["tables"]
    assert (tables["seat"], tables["body"]) == (2, 1)


def grid_of(text):
    return read_clipboard(text, "")


def test_seats_that_are_pasted_go_into_the_body_that_is_shown(empty):
    first, second = body(empty), body(empty, name="Styrelse")
    text = "plats\tpart\nOrdförande\tKommunen\nLedamot\tÄgaren"
    for owner in (first, second):
        plan = plan_table(empty, SEAT, grid_of(text), within={"body_id": owner})
        assert len(plan.rows) == 2
        take_in(empty, plan, constants={"body_id": owner}, pasted=True)
    assert [len(each.seats) for each in bodies(empty)] == [2, 2]
    again = plan_table(empty, SEAT, grid_of(text), within={"body_id": first})
    assert again.rows == ()


def test_a_seat_without_a_body_is_refused_with_its_row(shell, blank):
    path = shell.folder / "platser.csv"
    path.write_text("plats;roll\nOrdförande;ordf\n", encoding="utf-8")
    code, _out, err = shell.run("import", blank, path, "--as", "seats", "--json")
    assert code == 1, err


@pytest.mark.parametrize("table", ["bodies", "seats", "agreements", "clauses", "signatures"])
def test_what_was_written_comes_in_again_unchanged(shell, example, table):
    path = shell.path("ut.xlsx")
    shell.run("export", example, path, "--table", table, "--audience", "internal")
    said = shell.data("import", example, path, "--as", table)
    assert (said["new"], said["updated"], said["errors"]) == (0, 0, [])
    assert said["skipped"] > 0


# -- the pages


def test_a_seat_is_typed_and_the_body_follows(start):
    driver = start()
    driver.go("organisation", 0)
    view = driver.page.view()
    before = len(bodies(driver.project))
    view.start()
    settle(lambda: len(bodies(driver.project)) == before + 3)
    key = bodies(driver.project)[before].values["id"]
    settle(lambda: view.seats.owner == key)
    view.seats.panel.quick.setFocus()
    driver.type("Ordförande;;;ordförande")
    driver.press(Key.Key_Return)
    settle(lambda: bodies(driver.project)[before].seats)
    assert bodies(driver.project)[before].seats[0].values["role"] == "chair"
    settle(lambda: "1 plats" in view.told.text())
    assert "1 tom" in view.told.text()


def test_the_legal_form_is_chosen_by_one_press(start):
    driver = start()
    driver.go("organisation", 2)
    view = driver.page.view()
    view.choice.options["company"].click()
    settle()
    with driver.project.read() as session:
        assert read_rows(session, PROJECT)[0]["legal_form"] == "company"
    assert "Aktiebolagslag" in view.sources.text()
    driver.project.undo()
    settle()
    assert view.choice.options["association"].isChecked()
