"""What can be done with the responsibility matrix, each act taken back whole; and its words."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.base.language import using
from workbench.base.parse import ParseError
from workbench.documents.audience import Audience
from workbench.documents.content import Heading, KeyFigures, Section, Table
from workbench.documents.registry import Options
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import all_rows, read_rows
from workbench.rules.responsibility import Statement
from workbench.steps.place import responsibility_edits as edits
from workbench.steps.place.chapter_responsibility import responsibility_chapter
from workbench.steps.place.progress import progress
from workbench.steps.place.responsibilities import (
    CELL,
    TASK,
    USUAL,
    clarity_goal,
    read_responsibilities,
)
from workbench.steps.place.responsibility_words import (
    cell_text,
    find_party,
    period_title,
    read_cell,
    spoken,
    status_letters,
    typed_status,
)

OLD, NEW, NEXT = date(2025, 1, 1), date(2026, 1, 1), date(2027, 4, 1)
HOSTILE = "<b>Åsa</b>\u202e;|=1+1\n\t\0" + "x" * 300


def dump(project):
    with project.read() as session:
        tables = all_rows(session)
    return {name: {row["id"]: row for row in rows} for name, rows in tables.items()}


def found(project):
    with project.read() as session:
        return read_responsibilities(session, project.facts().language)


def cell(project, surface="Y09", task="Renhållning"):
    said = found(project)
    return (
        next(each.id for each in said.surfaces if each.code == surface),
        next(each.id for each in said.tasks if each.name == task),
    )


def party(project, code):
    return next(each.id for each in found(project).parties.values() if each.code == code)


def row(project, day, **where):
    return found(project).row(cell(project, **where), day)


def test_the_example_is_read_whole(torg):
    said = found(torg)
    assert (len(said.surfaces), len(said.tasks), said.beginnings()) == (14, 8, (OLD, NEW))
    assert said.period(date(2026, 11, 18)) == NEW
    assert said.period(date(2024, 1, 1)) == OLD
    assert (said.before(NEW), said.before(OLD)) == (OLD, None)
    marks = {each.mark: each.short for each in said.legend(NEW)}
    assert marks["K"] == "Kommunen"
    assert marks["P"] == "Platsorganisationen"
    with torg.read() as session:
        goal = clarity_goal(session, 2025)
    assert (goal.code, goal.year, int(goal.percent)) == ("K11", 2026, 95)


def test_without_an_indicator_there_is_no_goal(empty):
    with empty.read() as session:
        assert clarity_goal(session, 2026) is None


# -- writing


def test_a_change_on_a_day_keeps_what_was_said_before(torg):
    key = cell(torg)
    edits.set_cells(torg, [key], {"performer_id": party(torg, "O08")}, NEXT)
    assert row(torg, NEW)["performer_id"] == party(torg, "O12")
    changed = row(torg, NEXT)
    assert changed["performer_id"] == party(torg, "O08")
    assert changed["accountable_id"] == party(torg, "O08")  # as it was
    assert changed["valid_from"] == NEXT
    edits.set_cells(torg, [key], {"frequency": "varje dag"}, NEXT)
    assert row(torg, NEXT)["id"] == changed["id"]


def test_who_is_said_to_do_it_makes_it_clear_and_not_relevant_has_nobody(torg):
    key = cell(torg, task="Tillsyn")
    assert row(torg, NEW, task="Tillsyn")["status"] == "unclear"
    edits.set_cells(torg, [key], {"performer_id": party(torg, "O01")}, NEW)
    assert row(torg, NEW, task="Tillsyn")["status"] == "clear"
    edits.set_cells(torg, [key], {"status": "double"}, NEW)
    edits.set_cells(torg, [key], {"performer_id": party(torg, "O08")}, NEW)
    assert row(torg, NEW, task="Tillsyn")["status"] == "double"
    edits.set_cells(torg, [key], {"status": "not_relevant"}, NEW)
    gone = row(torg, NEW, task="Tillsyn")
    assert (gone["performer_id"], gone["accountable_id"]) == (None, None)


def test_what_changes_nothing_leaves_no_line(torg):
    lines = len(torg.history())
    key = cell(torg)
    edits.set_cells(torg, [key], {"status": "clear"}, NEW)
    edits.fill_cells(torg, {key: key}, NEW)
    edits.hold_as_before(torg, [key], NEXT)
    edits.put_cells(torg, {}, NEW)
    assert len(torg.history()) == lines


def test_clearing_says_nothing_from_the_day_on(torg):
    key = cell(torg)
    edits.clear_cells(torg, [key], NEW)
    assert row(torg, NEW)["status"] is None  # an empty row, so that 2025 does not show through
    assert row(torg, OLD)["status"] == "unclear"
    edits.hold_as_before(torg, [key], NEW)
    assert row(torg, NEW)["valid_from"] == OLD
    edits.clear_cells(torg, [key], OLD)
    assert row(torg, NEW) is None


def test_answers_are_carried_but_cost_and_notes_stay(torg):
    source, target = cell(torg), cell(torg, surface="Y10")
    told = {"frequency": "varje dag", "cost_per_year": 10_000_00, "notes": "hemligt"}
    edits.set_cells(torg, [source], told, NEW)
    edits.set_cells(torg, [target], {"notes": "eget"}, NEW)
    edits.fill_cells(torg, {target: source}, NEW)
    filled = row(torg, NEW, surface="Y10")
    assert filled["frequency"] == "varje dag"
    assert filled["accountable_id"] == party(torg, "O08")
    assert (filled["cost_per_year"], filled["notes"]) == (None, "eget")


def test_a_whole_surface_is_copied(torg):
    said = found(torg)
    first, last = said.surfaces[0].id, said.surfaces[-1].id
    edits.copy_surface(torg, first, [last], [each.id for each in said.tasks], NEW)
    matrix = found(torg).on(NEW)
    for task in said.tasks:
        one, other = matrix.said[first, task.id], matrix.said[last, task.id]
        assert (one.status, one.performer, one.accountable) == (
            other.status, other.performer, other.accountable,
        )  # fmt: skip
    assert torg.undo_label() == "Fyllde i 8 rutor i matrisen"


def test_another_day_makes_new_rows_and_keeps_the_old(torg):
    said = found(torg)
    keys = [(said.surfaces[0].id, each.id) for each in said.tasks]
    before = dump(torg)["responsibility"]
    edits.begin_anew(torg, keys, NEW, NEXT)
    after = dump(torg)["responsibility"]
    assert len(after) == len(before) + 8
    assert all(after[key] == values for key, values in before.items())
    assert found(torg).clarity(NEXT) == found(torg).clarity(NEW)
    edits.begin_anew(torg, keys, NEW, NEXT)
    assert len(dump(torg)["responsibility"]) == len(before) + 8


def test_the_usual_tasks_come_with_the_first_cell_in_the_projects_language(empty):
    surface = acts.add(empty, record("surface"), {"name": "Torget"})
    assert [each.id for each in found(empty).tasks][:2] == ["usual:cleaning", "usual:snow"]
    with using("en"):
        edits.set_cells(empty, [(surface, f"{USUAL}snow")], {"status": "clear"}, NEW)
    with empty.read() as session:
        tasks = read_rows(session, TASK)
    assert [each["name"] for each in tasks][:2] == ["Renhållning", "Snö och halka"]
    assert found(empty).on(NEW).status((surface, tasks[1]["id"])) == "clear"
    assert empty.undo_label() == "Ansvar: Torget, Snö och halka"
    empty.undo()
    with empty.read() as session:
        assert read_rows(session, TASK) == []


def test_tasks_of_ones_own(empty):
    edits.add_task(empty, "Julgran")
    names = [each.name for each in found(empty).tasks]
    assert (len(names), names[-1]) == (11, "Julgran")
    keys = [each.id for each in found(empty).tasks]
    edits.order_tasks(empty, [keys[-1], *keys[:-1]])
    assert found(empty).tasks[0].name == "Julgran"
    edits.change_task(empty, keys[-1], {"inactive": True})
    assert found(empty).hidden[0].name == "Julgran"
    assert len(found(empty).tasks) == 10
    edits.change_task(empty, keys[-1], {"inactive": False, "name": "Granen"})
    assert found(empty).tasks[0].name == "Granen"
    edits.remove_task(empty, keys[-1])
    assert len(found(empty).tasks) == 10


def test_a_task_out_of_the_matrix_is_no_part_of_the_figure(torg):
    task = next(each for each in found(torg).tasks if each.name == "Tillsyn")
    edits.change_task(torg, task.id, {"inactive": True})
    clear = found(torg).clarity(NEW)
    assert (clear.clear, clear.relevant) == (86, 87)


ACTS = {
    "set": lambda p, key: edits.set_cells(p, [key], {"status": "double"}, NEW),
    "set later": lambda p, key: edits.set_cells(p, [key], {"status": "double"}, NEXT),
    "not relevant": lambda p, key: edits.set_cells(p, [key], {"status": "not_relevant"}, OLD),
    "paste": lambda p, key: edits.put_cells(p, {key: {"status": "unclear"}}, NEW),
    "paste nothing": lambda p, key: edits.put_cells(p, {key: {}}, NEW),
    "fill": lambda p, key: edits.fill_cells(p, {cell(p, "Y10", "Tillsyn"): key}, NEW),
    "clear": lambda p, key: edits.clear_cells(p, [key], NEW),
    "clear the oldest": lambda p, key: edits.clear_cells(p, [key], OLD),
    "as before": lambda p, key: edits.hold_as_before(p, [key], NEW),
    "anew": lambda p, key: edits.begin_anew(p, [key], NEW, NEXT),
    "row": lambda p, key: edits.copy_surface(p, key[0], [cell(p, "Y02")[0]], [key[1]], OLD),
    "own task": lambda p, key: edits.add_task(p, "Julgran"),
    "rename": lambda p, key: edits.change_task(p, key[1], {"name": HOSTILE}),
    "hide": lambda p, key: edits.change_task(p, key[1], {"inactive": True}),
    "order": lambda p, key: edits.order_tasks(p, [t.id for t in reversed(found(p).tasks)]),
    "remove": lambda p, key: edits.remove_task(p, key[1]),
    "somebody new": lambda p, key: edits.set_cells(
        p, [key], {"performer_id": "neworg"}, NEW,
        created={"organisation": [("neworg", {"name": HOSTILE})]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_undo_takes_all_of_it_back_and_redo_does_it_again(torg, act):
    before, lines = dump(torg), len(torg.history())
    act(torg, cell(torg))
    after = dump(torg)
    assert after != before
    assert len(torg.history()) == lines + 1
    assert "{" not in torg.undo_label()
    torg.undo()
    assert dump(torg) == before
    torg.redo()
    assert dump(torg) == after


def test_there_is_one_row_for_a_cell_and_a_day(torg):
    key = cell(torg)
    for status in ("clear", "unclear", "double", "clear"):
        edits.set_cells(torg, [key, key], {"status": status}, NEXT)
        edits.clear_cells(torg, [key], NEXT)
        edits.set_cells(torg, [key], {"status": status}, NEXT)
    with torg.read() as session:
        rows = read_rows(session, CELL)
    days = [(r["surface_id"], r["task_id"], r["valid_from"]) for r in rows]
    assert len(days) == len(set(days))


# -- words


def test_each_language_has_its_letters():
    assert status_letters() == {
        "t": "clear", "o": "unclear", "d": "double", "e": "not_relevant",
    }  # fmt: skip
    with using("en"):
        assert set(status_letters()) == {"c", "u", "d", "n"}
    assert typed_status("T") is None
    assert typed_status("?") == "unclear"


def test_a_cell_is_read_as_it_was_written(torg):
    said = found(torg)
    for day in (OLD, NEW):
        for each in said.on(day).said.values():
            read = read_cell(cell_text(each, said.parties), said.parties)
            assert read == {
                "status": each.status,
                "performer_id": each.performer,
                "accountable_id": each.accountable,
            }


@pytest.mark.parametrize(
    ("text", "status", "performer", "accountable"),
    [
        ("K", "clear", "O01", None),
        ("k", "clear", "O01", None),
        ("O01", "clear", "O01", None),
        ("kommunen/P", "clear", "O01", "O12"),
        ("? Kommunen", "unclear", "O01", None),
        ("≠ K / P", "double", "O01", "O12"),
        ("/ Kommunen", "clear", None, "O01"),
        ("tydligt", "clear", None, None),
        ("o", "unclear", None, None),
        ("Ej relevant", "not_relevant", None, None),
        ("not relevant", "not_relevant", None, None),
        ("-", "not_relevant", None, None),
        ("2", "double", None, None),
    ],
)
def test_what_people_write_in_a_cell(torg, text, status, performer, accountable):
    parties = found(torg).parties
    codes = {each.id: each.code for each in parties.values()}
    read = read_cell(text, parties)
    assert (read["status"], codes.get(read["performer_id"]), codes.get(read["accountable_id"])) == (
        status, performer, accountable,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["Ingen alls", "K / ingen", HOSTILE, "? ingen", "K/P/R"])
def test_somebody_nobody_knows_is_refused(torg, text):
    with pytest.raises(ParseError):
        read_cell(text, found(torg).parties)


def test_nothing_is_nothing(torg):
    assert read_cell("  ", found(torg).parties) == {}
    assert find_party("", found(torg).parties) is None
    assert spoken(None, {}) == "inget sagt"
    assert cell_text(Statement("1", "a", "x", NEW, "clear", "gone"), {}) == "tydligt"


def test_what_a_day_is_called():
    assert period_title(NEW) == "2026"
    assert period_title(NEXT) == "1 apr 2027"


# -- progress and chapter


def said_of(project):
    with project.read() as session:
        return progress(session, project.today())


def test_who_has_not_begun_with_the_ground_lacks_nothing(empty):
    before = said_of(empty).share
    acts.add(empty, record("surface"), {"name": "Torget"})
    assert "rådighet" not in said_of(empty).remark  # the facts come first
    assert before > said_of(empty).share > before * 0.9


def test_progress_leads_to_a_surface_without_control_and_then_to_what_is_not_clear(torg):
    assert said_of(torg).share == 1  # as clear as K11 wants it
    surface = cell(torg)[0]
    acts.change(torg, record("surface"), surface, {"control_id": None})
    told = said_of(torg)
    assert (told.remark, told.row_id, told.weight) == ("1 yta utan rådighet", surface, 1)
    torg.undo()
    edits.set_cells(torg, [cell(torg)], {"status": "double"}, NEW)
    told = said_of(torg)
    assert told.remark == "6 ansvar inte tydliga"
    assert 0.99 < told.share < 1
    assert told.row_id is not None


def blocks_of(project, audience=Audience.PUBLIC, day=date(2026, 11, 18), language="sv"):
    with using(language), project.read() as session:
        options = Options(date=day, audience=audience, language=language)
        return responsibility_chapter(session, options, day)


def flat(blocks):
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from flat(block.blocks)


def test_the_chapter_tells_the_figures_the_gaps_and_the_matrix(torg):
    blocks = list(flat(blocks_of(torg)))
    assert [b.text for b in blocks if isinstance(b, Heading)] == [
        "Ansvar per yta", "Luckor", "Matrisen",
    ]  # fmt: skip
    figures = next(b for b in blocks if isinstance(b, KeyFigures)).figures
    assert [f.value.replace("\xa0", " ") for f in figures] == ["76,2 %", "95,0 %", "38", "95 %"]
    gaps, matrix = [b for b in blocks if isinstance(b, Table)]
    assert len(gaps.rows) == 5
    assert (len(matrix.rows), len(matrix.columns)) == (14, 9)
    assert matrix.columns[0].header
    assert matrix.rows[8].cells[1] == "P/Ma"
    legend = blocks[-1].text
    for each in ("K = Mellanstads kommun", "Ma = Matkvarteret i Mellanstad AB", "? = oklart"):
        assert each in legend


def test_the_chapter_before_anybody_is_accountable(torg):
    blocks = list(flat(blocks_of(torg, day=date(2025, 6, 1))))
    words = " ".join(str(b.text) for b in blocks if hasattr(b, "text"))
    assert "För 77 driftmoment" in words
    assert len(next(b for b in blocks if isinstance(b, Table)).rows) == 24


def test_the_chapter_tells_the_baseline_but_never_the_notes(torg):
    told = {"baseline": True, "frequency": "varje vardag", "notes": "HEMLIGT"}
    edits.set_cells(torg, [cell(torg)], told, NEW)
    for audience in Audience:
        text = repr(blocks_of(torg, audience))
        assert "varje vardag" in text
        assert "HEMLIGT" not in text


def test_no_matrix_no_chapter(empty):
    assert blocks_of(empty) == ()


def test_few_tasks_stand_on_an_upright_page(empty):
    surface = acts.add(empty, record("surface"), {"name": "Torget"})
    edits.set_cells(empty, [(surface, f"{USUAL}snow")], {"status": "clear"}, NEW)
    assert not any(isinstance(b, Section) for b in blocks_of(empty))
