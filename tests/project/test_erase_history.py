"""After erasing a person the history is that of a file in which they never were."""

from __future__ import annotations

import random

import pytest

from tests.planting import plant
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.erasing import erase_people
from workbench.project.links import PERSON
from workbench.project.register import all_rows, read_rows

STAKEHOLDER, CONTACT, RELATION = record(PERSON), record("contact"), record("relation")
NAME = "Qvintus Hjärtströmer"


def add_person(project, **values):
    return acts.add(project, STAKEHOLDER, {"name": NAME, **values})


class Work:
    """Random acts among a few people, each of whom may be the one to be erased."""

    def __init__(self, project, seed):
        self.project, self.pick = project, random.Random(seed)
        self.people = [add_person(project)]
        self.people += [
            acts.add(project, STAKEHOLDER, {"name": f"Namn Nummer{n}"}) for n in range(4)
        ]
        self.contacts = []
        self.number = 0

    def act(self):
        self.number += 1
        self.pick.choice(
            (self.talk, self.hand_over, self.reword, self.relate, self.judge, self.forget)
        )()

    def talk(self):
        values = {
            "held_on": self.project.today(),
            "summary": f"{self.number} {NAME}",
            "stakeholder_id": self.pick.choice(self.people),
        }
        self.contacts.append(acts.add(self.project, CONTACT, values))

    def hand_over(self):
        self._change_contact({"stakeholder_id": self.pick.choice(self.people)})

    def reword(self):
        self._change_contact({"summary": f"nytt {self.number}"})

    def _change_contact(self, values):
        if self.contacts:
            acts.change(self.project, CONTACT, self.pick.choice(self.contacts), values)

    def relate(self):
        one, other = self.pick.choice(self.people), self.pick.choice(self.people)
        acts.add(self.project, RELATION, {"from_person_id": one, "to_person_id": other})

    def judge(self):
        values = {"notes": f"{self.number} om {NAME}"}
        acts.change(self.project, STAKEHOLDER, self.pick.choice(self.people), values)

    def forget(self):
        if self.contacts:
            place = self.pick.randrange(len(self.contacts))
            acts.remove(self.project, CONTACT, [self.contacts.pop(place)])


def dump(project):
    with project.read() as session:
        tables = all_rows(session)
    return {name: sorted(map(repr, rows)) for name, rows in tables.items() if rows}


def names_in(dumped):
    return [text for texts in dumped.values() for text in texts if NAME in text]


def along(step):
    """Go along the history as far as it leads; return how far that was."""
    steps = 0
    while step() is not None:
        steps += 1
    return steps


@pytest.mark.parametrize("seed", range(8))
def test_everything_else_can_be_undone_and_done_again(project, seed):
    work = Work(project, seed)
    for _each in range(60):
        work.act()
    project.undo()
    project.undo()
    erase_people(project, [work.people[0]], "")
    now = dump(project)
    ahead = along(project.redo)
    last = dump(project)
    steps = along(project.undo)
    assert steps > 20
    first = dump(project)
    assert set(first) == {"project", "erasure"}
    assert along(project.redo) == steps
    assert dump(project) == last
    for _each in range(ahead):
        project.undo()
    assert dump(project) == now
    assert [*names_in(now), *names_in(last), *names_in(first)] == []
    assert project.check() == []


def test_an_edit_about_the_person_alone_leaves_the_history(project):
    acts.add(project, record("goal"), {"title": "Mål"})
    person = add_person(project)
    acts.change(project, STAKEHOLDER, person, {"notes": "x"})
    (done,), _wishes = erase_people(project, [person], "")
    assert done.history == 2
    assert [(each.text(), each.state) for each in project.history()] == [
        ("Raderade Person 1 för gott", "kept"), ("Lade till mål", "done")
    ]  # fmt: skip
    assert project.undo_label() == "Lade till mål"
    project.undo()
    assert project.undo() is None


def test_an_edit_about_several_keeps_the_others(project):
    with project.edit("planted") as session:
        people = [plant(session, PERSON, name=f"Namn Nummer{n}") for n in range(3)]
    erase_people(project, [people[1]], "")
    assert project.history()[1].rows == 2
    project.undo()
    with project.read() as session:
        assert read_rows(session, STAKEHOLDER) == []
    project.redo()
    with project.read() as session:
        names = {row["name"] for row in read_rows(session, STAKEHOLDER)}
    assert names == {"Namn Nummer0", "Namn Nummer2"}
