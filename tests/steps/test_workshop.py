"""A workshop without a window: notes, groups, dots, what becomes of notes, and the way back."""

from __future__ import annotations

import pytest

from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.note_sources import source_words
from workbench.project.register import all_rows, read_row, read_rows, update_row
from workbench.steps.workshop import edits
from workbench.steps.workshop.becoming import TARGETS, became, become
from workbench.steps.workshop.dots import proposals
from workbench.steps.workshop.mail import mail_text, recipients
from workbench.steps.workshop.views import Made, ballot, read_board, voters

QUESTION = "Vad gör torget otryggt?"
TEXTS = ["Mörkt i tunneln", "Buskar skymmer", "Krossat glas", "Inga vuxna efter 19"]


@pytest.fixture
def workshop(empty):
    return edits.new_workshop(empty, QUESTION)


@pytest.fixture
def notes(empty, workshop):
    return edits.write_notes(empty, workshop, TEXTS)


def board_of(project, workshop):
    with project.read() as session:
        return read_board(session, workshop)


def rows_of(project):
    with project.read() as session:
        found = all_rows(session)
    return {table: sorted(rows, key=lambda row: str(row["id"])) for table, rows in found.items()}


def names(notes):
    return [note.text for note in notes]


def test_a_line_with_nothing_in_it_is_no_note(empty, workshop):
    edits.write_notes(empty, workshop, ["  Mörkt   i tunneln ", "", "   "])
    assert names(board_of(empty, workshop).notes()) == ["Mörkt i tunneln"]
    before = empty.undo_label()
    assert edits.write_notes(empty, workshop, [" "]) == []
    assert empty.undo_label() == before


def test_ten_thousand_lines_are_one_step_back(empty, workshop):
    edits.write_notes(empty, workshop, [f"Lapp {number}" for number in range(10_000)])
    assert len(board_of(empty, workshop).notes()) == 10_000
    empty.undo()
    assert board_of(empty, workshop).notes() == ()


def test_a_digit_sends_to_a_group_and_the_next_one_makes_it(empty, workshop, notes):
    edits.send_to(empty, workshop, notes[:2], 1)
    edits.send_to(empty, workshop, [notes[2]], 5)  # only one group so far: it becomes the second
    board = board_of(empty, workshop)
    assert [names(group.notes) for group in board.groups] == [TEXTS[:2], [TEXTS[2]]]
    assert names(board.loose) == [TEXTS[3]]
    edits.send_to(empty, workshop, [notes[0]], 0)
    assert TEXTS[0] in names(board_of(empty, workshop).loose)


def test_merging_keeps_notes_and_a_name_and_can_be_taken_back(empty, workshop, notes):
    first = edits.send_to(empty, workshop, notes[:2], 1)
    second = edits.send_to(empty, workshop, notes[2:], 2)
    edits.name_group(empty, second, "Skräp")
    before = rows_of(empty)
    edits.merge_groups(empty, first, [second])
    (group,) = board_of(empty, workshop).groups
    assert (group.id, group.name, len(group.notes)) == (first, "Skräp", 4)
    empty.undo()
    assert rows_of(empty) == before


def test_a_dissolved_group_gives_its_notes_back_and_undo_the_group(empty, workshop, notes):
    group = edits.group_notes(empty, workshop, notes[:3], "Ljus")
    edits.dissolve_group(empty, group)
    assert len(board_of(empty, workshop).loose) == 4
    empty.undo()
    (again,) = board_of(empty, workshop).groups
    assert names(again.notes) == TEXTS[:3]


def test_a_group_is_split_by_grouping_some_of_it(empty, workshop, notes):
    edits.group_notes(empty, workshop, notes, "Allt")
    edits.group_notes(empty, workshop, notes[1:3], "Annat")
    assert [len(group.notes) for group in board_of(empty, workshop).groups] == [2, 2]


def test_nobody_gives_more_dots_than_they_have(empty, workshop, notes):
    edits.give_dots(empty, notes[0], 2, voter=1)
    edits.give_dots(empty, notes[1], 1, voter=1)
    with pytest.raises(WorkbenchError):
        edits.give_dots(empty, notes[2], 1, voter=1)
    edits.give_dots(empty, notes[0], 1, voter=1)  # one fewer: it is what is said now that counts
    edits.give_dots(empty, notes[2], 1, voter=1)
    with empty.read() as session:
        assert ballot(session, workshop, 1) == {notes[0]: 1, notes[1]: 1, notes[2]: 1}
        assert voters(session, workshop) == {1: 3}


def test_hands_are_counted_without_persons_and_may_be_corrected(empty, workshop, notes):
    edits.give_dots(empty, notes[0], 7)
    edits.give_dots(empty, notes[0], 5)
    edits.give_dots(empty, notes[1], 2)
    edits.give_dots(empty, notes[1], 0)
    board = board_of(empty, workshop)
    assert [note.dots for note in board.notes()] == [5, 0, 0, 0]


def test_what_is_left_is_counted_from_those_who_take_part(empty, workshop, notes):
    assert board_of(empty, workshop).remaining is None
    with empty.edit("Changed") as session:
        update_row(session, record("workshop"), workshop, {"participants": 4, "dots": 2})
    edits.give_dots(empty, notes[0], 5)
    board = board_of(empty, workshop)
    assert (board.all_dots, board.spent, board.remaining) == (8, 5, 3)


def test_the_room_sees_no_words_while_they_are_hidden_and_no_dots_before_they_are_shown(
    empty, workshop, notes
):
    edits.give_dots(empty, notes[0], 3)
    edits.hide_writing(empty, workshop, hidden=True)
    shown = board_of(empty, workshop).for_the_room()
    assert names(shown.notes()) == [""] * 4
    assert {note.dots for note in shown.notes()} == {None}
    edits.hide_writing(empty, workshop, hidden=False)
    edits.show_sums(empty, workshop, shown=True)
    shown = board_of(empty, workshop).for_the_room()
    assert [(note.text, note.dots) for note in shown.notes()][:2] == [(TEXTS[0], 3), (TEXTS[1], 0)]


def test_notes_without_a_dot_stay_in_the_ranking(empty, workshop, notes):
    edits.give_dots(empty, notes[3], 2)
    assert names(board_of(empty, workshop).by_dots().loose) == [TEXTS[3], *TEXTS[:3]]


@pytest.mark.parametrize("target", TARGETS, ids=lambda each: each.table)
def test_a_note_becomes_a_row_that_tells_where_it_came_from(empty, workshop, notes, target):
    (made,) = become(empty, workshop, target.table, note_ids=[notes[0]])
    kind = record(target.table)
    with empty.read() as session:
        assert read_row(session, kind, made)[kind.title_field] == TEXTS[0]
    note = board_of(empty, workshop).notes()[0]
    assert note.made == (Made(target.table, made, TEXTS[0]),)
    with using("sv"):
        assert source_words(empty, target.table, made).startswith("Källa: lapp ")
    empty.undo()
    assert board_of(empty, workshop).notes()[0].made == ()


def test_a_note_is_not_made_twice_into_the_same(empty, workshop, notes):
    become(empty, workshop, "activity", note_ids=notes[:1])
    with pytest.raises(WorkbenchError):
        become(empty, workshop, "activity", note_ids=notes[:1])
    made = become(empty, workshop, "activity", note_ids=notes[:2])
    assert len(made) == 1


def test_a_whole_group_becomes_one_problem_with_its_evidence(empty, workshop, notes):
    group = edits.group_notes(empty, workshop, notes[:2], "Ljus och sikt")
    edits.give_dots(empty, notes[0], 4)
    (made,) = become(empty, workshop, "problem", group_id=group)
    with empty.read() as session:
        row = read_row(session, record("problem"), made)
    assert row["title"] == "Ljus och sikt"
    assert all(text in row["evidence"] for text in TEXTS[:2])
    with using("sv"):
        assert source_words(empty, "problem", made).startswith("Källa: 2 lappar ")


def test_a_row_that_is_deleted_is_no_outcome_until_it_is_back(empty, workshop, notes):
    (made,) = become(empty, workshop, "risk", note_ids=notes[:1])
    acts.remove(empty, record("risk"), [made])
    assert board_of(empty, workshop).notes()[0].made == ()
    empty.undo()
    assert len(board_of(empty, workshop).notes()[0].made) == 1


def test_the_name_of_a_person_does_not_stand_on_a_note():
    with using("en"):
        assert became(Made("stakeholder", "x", "Anna Ek")) == "Stakeholder"
        assert became(Made("risk", "x", "Vattenläcka")) == "Risk: Vattenläcka"


def test_a_note_is_held_back_and_put_up_again(empty, workshop, notes):
    edits.hold_back(empty, [notes[0]])
    with empty.read() as session:
        (waiting,) = read_rows(session, record("captured"))
    assert waiting["title"] == TEXTS[0]
    assert TEXTS[0] not in names(board_of(empty, workshop).notes())
    edits.put_on_board(empty, [waiting["id"]], workshop)
    assert TEXTS[0] in names(board_of(empty, workshop).notes())
    with empty.read() as session:
        assert read_rows(session, record("captured")) == []


def test_steps_are_taken_back_in_any_order_to_the_beginning(empty, workshop, notes):
    beginning = rows_of(empty)
    group = edits.group_notes(empty, workshop, notes[:2], "Ljus")
    edits.give_dots(empty, notes[0], 2, voter=3)
    edits.show_sums(empty, workshop, shown=True)
    become(empty, workshop, "goal", group_id=group)
    edits.remove_notes(empty, notes[:1])
    edits.clear_dots(empty, workshop)
    end = rows_of(empty)
    while rows_of(empty) != beginning:
        assert empty.undo() is not None
    while empty.redo() is not None:
        pass
    assert rows_of(empty) == end


def test_groups_and_notes_with_dots_are_placed_on_the_field(empty, workshop, notes):
    edits.group_notes(empty, workshop, notes[:2], "Ljus")
    edits.give_dots(empty, notes[3], 1)
    labels = [dot.label for dot in proposals(board_of(empty, workshop))]
    assert labels == ["Ljus", TEXTS[3]]


def test_the_mail_tells_each_their_own_part_first(torg):
    with torg.read() as session:
        (row,) = read_rows(session, record("workshop"))
        board = read_board(session, row["id"])
        parties = recipients(session, board)
        municipality = next(key for key, name in parties.items() if name == "Kommunen")
        text = mail_text(session, board, municipality)
    assert text.index("För er:") < text.index("Belysning GC-tunneln") < text.index("Ljus och sikt")


def test_what_is_hidden_is_in_no_mail(torg):
    with torg.read() as session:
        (row,) = read_rows(session, record("workshop"))
    edits.hide_writing(torg, row["id"], hidden=True)
    edits.show_sums(torg, row["id"], shown=False)
    with torg.read() as session:
        text = mail_text(session, read_board(session, row["id"]))
    assert "Mörkt i tunneln" not in text
    assert "prick" not in text
