"""Groups, judgements over time, follow-ups, and the network with the way to somebody."""

from __future__ import annotations

from datetime import date

import pytest

from tests.command import CLOCK
from workbench.models.registry import record
from workbench.program.review import review
from workbench.project import acts
from workbench.project.register import read_row, read_rows
from workbench.steps.stakeholders import edits
from workbench.steps.stakeholders.net import OF, net_of, read_people, way_to
from workbench.steps.stakeholders.progress import progress
from workbench.steps.stakeholders.views import (
    contacts_of,
    due_contacts,
    judgement_days,
    judgements_of,
    read_groups,
    read_matrix,
)

PERSON, GROUP, CONTACT = record("stakeholder"), record("stakeholder_group"), record("contact")
RELATION, PARTY = record("relation"), record("organisation")
TODAY = CLOCK.today()


def people(project, *names, **values):
    return [acts.add(project, PERSON, {"name": name, **values}) for name in names]


def tie(project, start, kind, end, strength=None):
    values = {"from_person_id": start, "to_person_id": end, "kind": kind, "strength": strength}
    return acts.add(project, RELATION, values)


# -- groups


def test_a_group_holds_those_of_the_groups_below_it(empty):
    top = acts.add(empty, GROUP, {"name": "Alla"})
    mid = acts.add(empty, GROUP, {"name": "Styrgrupp", "parent_id": top})
    low = acts.add(empty, GROUP, {"name": "Presidium", "parent_id": mid})
    other = acts.add(empty, GROUP, {"name": "Press"})
    a, b, c = people(empty, "A", "B", "C")
    for person, group in ((a, top), (b, mid), (c, low), (b, low)):
        edits.add_to_group(empty, [person], group)
    with empty.read() as session:
        lines = read_groups(session)
    assert [(line.name, line.depth) for line in lines] == [
        ("Alla", 0), ("Styrgrupp", 1), ("Presidium", 2), ("Press", 0),
    ]  # fmt: skip
    assert [len(line.everybody) for line in lines] == [3, 2, 2, 0]
    assert lines[0].members == {a}
    assert lines[-1].id == other


def test_groups_in_a_circle_are_shown_once_each(empty):
    one = acts.add(empty, GROUP, {"name": "Ett"})
    two = acts.add(empty, GROUP, {"name": "Två", "parent_id": one})
    acts.change(empty, GROUP, one, {"parent_id": two})
    with empty.read() as session:
        assert sorted(line.name for line in read_groups(session)) == ["Ett", "Två"]


def test_putting_into_a_group_counts_only_who_is_new_and_makes_the_group(empty):
    a, b = people(empty, "A", "B")
    lines = len(empty.history())
    assert edits.add_to_group(empty, [a], "Styrgrupp") == 1
    assert edits.add_to_group(empty, [a, b, b], "Styrgrupp") == 1
    assert edits.add_to_group(empty, [a, b], "Styrgrupp") == 0
    assert len(empty.history()) == lines + 2
    assert empty.undo_label() == "Lade 1 intressent i ”Styrgrupp”"
    with empty.read() as session:
        (group,) = read_groups(session)
    edits.take_from_group(empty, [a], group.id)
    with empty.read() as session:
        assert read_groups(session)[0].members == {b}


def test_rest_keeps_people_out_of_the_matrix(empty):
    a, _b = people(empty, "A", "B", influence=3, interest=3)
    edits.set_inactive(empty, [a], inactive=True)
    with empty.read() as session:
        assert [each.name for each in read_matrix(session)] == ["B"]
    assert empty.undo_label() == "Gjorde intressent inaktiv"


# -- judgements


def test_the_matrix_knows_the_place_on_any_day(torg):
    with torg.read() as session:
        days = judgement_days(session)
        last = {each.name: each.before for each in read_matrix(session)}
        before = {each.name: each.before for each in read_matrix(session, day=date(2026, 1, 1))}
        then = {each.name: each.before for each in read_matrix(session, day=date(2026, 6, 1))}
    assert days == [date(2026, 3, 10)]
    assert (last["Nea Mallgren"].influence, last["Nea Mallgren"].stance) == (2, "opposes")
    assert last["Alva Exempelsson"] is None
    assert set(before.values()) == {None}
    assert then["Nea Mallgren"] == last["Nea Mallgren"]


def test_a_new_assessment_of_all_is_one_edit_and_leaves_today_alone(torg):
    with torg.edit("aged") as session:
        from workbench.project.register import update_row

        for row in read_rows(session, PERSON):
            update_row(session, PERSON, row["id"], {"assessed": date(2026, 5, 1)})
    lines = len(torg.history())
    count = edits.judge_anew(torg)
    assert count == 25
    assert len(torg.history()) == lines + 1
    assert edits.judge_anew(torg) == 0
    assert len(torg.history()) == lines + 1
    with torg.read() as session:
        row = next(r for r in read_rows(session, PERSON) if r["name"] == "Nea Mallgren")
        earlier = judgements_of(session, row["id"])
    assert row["assessed"] == TODAY
    assert [each.made_on for each in earlier] == [date(2026, 5, 1), date(2026, 3, 10)]


# -- contacts


def test_an_organisation_has_the_contacts_of_its_people(empty):
    party = acts.add(empty, PARTY, {"name": "Polisen"})
    (person,) = people(empty, "Anna", organisation_id=party)
    common = {"held_on": date(2026, 11, 1), "summary": "x"}
    acts.add(empty, CONTACT, {**common, "stakeholder_id": person})
    acts.add(empty, CONTACT, {**common, "organisation_id": party, "held_on": date(2026, 11, 5)})
    acts.add(empty, CONTACT, {**common})
    with empty.read() as session:
        assert len(contacts_of(session, "stakeholder", person)) == 1
        days = [row["held_on"].day for row in contacts_of(session, "organisation", party)]
    assert days == [5, 1]


def test_what_is_due_is_told_by_the_step_and_the_review(empty):
    (person,) = people(empty, "Anna", legal_ground="consent", erase_by=date(2030, 1, 1))
    common = {"held_on": date(2026, 11, 1), "summary": "x", "stakeholder_id": person}
    late = acts.add(empty, CONTACT, {**common, "follow_up": date(2026, 11, 10)})
    acts.add(empty, CONTACT, {**common, "follow_up": date(2026, 11, 19)})
    today = acts.add(empty, CONTACT, {**common, "follow_up": TODAY})
    with empty.read() as session:
        assert [row["id"] for row in due_contacts(session, TODAY)] == [late, today]
        said = progress(session, TODAY)
        found = [each for each in review(session, TODAY) if each.rule == "contact.follow_up"]
    assert (said.weight, said.row_id, said.remark) == (2, late, "2 uppföljningar att göra")
    assert [each.row_id for each in found] == [late, today]
    edits.follow_up(empty, late)
    edits.follow_up(empty, today)
    with empty.read() as session:
        assert due_contacts(session, TODAY) == []
        assert progress(session, TODAY).weight == 0
        assert read_row(session, PERSON, person)["next_contact"] == date(2026, 11, 19)
        said = progress(session, date(2026, 11, 20))
    assert said.weight == 2


# -- the network


def test_the_whole_network_shows_everybody_at_home(torg):
    with torg.read() as session:
        known = read_people(session)
    net = net_of(known)
    nodes = {node.key: node for node in net.nodes()}
    assert set(known.people) | set(known.parties) <= set(nodes)
    assert len(net.links) == 14
    council = next(card for card in net.cards if card.head and card.head.label == "Kommunen")
    assert [node.label for node in council.rows[-2:]] == ["2 fastigheter", "7 ytor"]
    assert all(OF in node.key for node in council.rows[-2:])
    assert "rapporterar till" in nodes[council.rows[0].key].alt


def test_near_somebody_are_those_with_a_tie(torg):
    with torg.read() as session:
        known = read_people(session)
    runa = next(key for key, row in known.people.items() if row["name"].startswith("Runa"))
    near = {node.label for node in net_of(known, runa, 1).nodes() if node.kind == "person"}
    assert near == {
        "Runa Påhittsdotter", "Kaj Exempelsson", "Sixten Exempelgren", "Ivar Provman",
    }  # fmt: skip
    two = {node.label for node in net_of(known, runa, 2).nodes()}
    assert {"Falken 4", "Passagen Falken", "Pia Demosson"} <= two
    assert "Yngve Testlund" not in two


def test_many_in_one_organisation_are_counted(empty):
    party = acts.add(empty, PARTY, {"name": "Kommunen"})
    keys = people(empty, *(f"P{n}" for n in range(30)), organisation_id=party)
    loose = people(empty, *(f"L{n}" for n in range(12)))
    tie(empty, keys[29], "influences", loose[11])
    with empty.read() as session:
        net = net_of(read_people(session))
    by_title = {(card.head.label if card.head else card.title): card for card in net.cards}
    assert by_title["Kommunen"].rows[0].label == "P29"
    assert by_title["Kommunen"].more == 21
    assert by_title["Utan organisation"].more == 2
    assert by_title[""].rows[0].label == "L11"


def test_ended_and_inactive_parties_leave_no_loose_ends(empty):
    a, b = people(empty, "A", "B")
    tie(empty, a, "influences", b)
    edits.set_inactive(empty, [b], inactive=True)
    with empty.read() as session:
        assert read_people(session).relations == ()


def way(project, goal):
    with project.read() as session:
        return way_to(read_people(session), goal)


def test_the_door_is_opened_by_somebody_on_our_side(empty):
    ours, middle, goal = people(empty, "Gun", "Bo", "Runa")
    acts.change(empty, PERSON, ours, {"stance": "drives"})
    one = tie(empty, ours, "influences", middle)
    two = tie(empty, goal, "reports_to", middle)
    found = way(empty, goal)
    assert (found.start, found.goal) == ("Gun", "Runa")
    assert found.steps == ("Gun påverkar Bo", "Runa rapporterar till Bo")
    assert found.along == {one, two}


def test_influence_runs_one_way_and_conflict_opens_nothing(empty):
    ours, goal = people(empty, "Gun", "Runa")
    acts.change(empty, PERSON, ours, {"contact_owner": "Karin"})
    tie(empty, goal, "influences", ours)
    tie(empty, ours, "conflicts_with", goal)
    assert way(empty, goal).start == ""


def test_colleagues_know_one_another(empty):
    party = acts.add(empty, PARTY, {"name": "Matkvarteret"})
    _ours, goal = people(empty, "Gun", "Runa", organisation_id=party)
    acts.change(empty, PERSON, _ours, {"stance": "supports"})
    assert way(empty, goal).steps == ("Gun och Runa hör båda till Matkvarteret",)
    assert way(empty, party).steps == ("Gun hör till Matkvarteret",)


def test_who_is_with_us_needs_no_door(empty):
    (ours,) = people(empty, "Gun", stance="supports")
    found = way(empty, ours)
    assert (found.start, found.steps) == ("Gun", ())


@pytest.mark.parametrize(("strength", "first"), [(3, "Stark"), (1, "Kort")])
def test_of_two_ways_the_stronger_one_is_taken(empty, strength, first):
    goal, weak, strong = people(empty, "Runa", "Kort", "Stark")
    for key in (weak, strong):
        acts.change(empty, PERSON, key, {"stance": "supports"})
    tie(empty, weak, "influences", goal, 2)
    tie(empty, strong, "influences", goal, strength)
    assert way(empty, goal).start == first
