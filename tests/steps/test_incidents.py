"""Counted incidents: what can be seen of them, and what can be done, each act taken back whole."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.base.language import using
from workbench.exchange.grid import grid_of
from workbench.exchange.incident_table import read_incidents as read_table
from workbench.measures.incidents import read_incidents
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.rules.displacement import Movement
from workbench.rules.incidents import Note
from workbench.steps.situation.benchmarks import own_rate, read_benchmarks
from workbench.steps.situation.count_notices import count_notices
from workbench.steps.situation.incident_edits import (
    Slot,
    import_plan,
    take_in_incidents,
    write_counts,
)
from workbench.steps.situation.incident_pictures import frame, panels, table_lines
from workbench.steps.situation.incident_words import (
    broken_text,
    figures,
    interval_text,
    part_rows,
    rate_verdict,
    span_text,
)

INCIDENT = record("incident")
ORACLE = {
    "vandalism": "70 → 54, −22,9 %", "theft": "73 → 65, −11,0 %", "violence": "27 → 21, −22,2 %",
    "drugs": "38 → 33, −13,2 %", "disorder": "92 → 72, −21,7 %", "littering": "105 → 67, −36,2 %",
    "traffic": "44 → 33, −25,0 %", "arson": "6 → 3, −50,0 %", "other": "17 → 13, −23,5 %",
}  # fmt: skip


def found(project):
    with project.read() as session:
        return read_incidents(session)


def rows(project, table="incident"):
    with project.read() as session:
        return read_rows(session, record(table))


def bring(project, *lines):
    reading = read_table(grid_of("t.csv", "", lines))
    assert reading.errors == []
    take_in_incidents(project, reading.rows)


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


# -- what can be seen


def test_the_example_to_the_printed_digit(torg):
    said = found(torg)
    assert said.last_two == (2025, 2026)
    change = said.compare(2025, 2026)
    assert {c.category: plain(figures(c.rate, 1)) for c in change.categories} == ORACLE
    assert plain(figures(change.total, 1)) == "472 → 361, −23,5 %"
    assert interval_text(change.total) == "0,76 (0,67–0,88)"
    assert rate_verdict(change.total) == "säkerställd"
    verdicts = {
        c.category: rate_verdict(c.rate, comparable=c.comparable) for c in change.categories
    }
    assert verdicts.pop("littering") == "ej jämförbar"
    assert set(verdicts.values()) == {"ej säkerställd"}
    assert span_text(change.parts, change.length) == "jan–sep"
    assert plain(figures(change.unbroken, 1)) == "367 → 294, −19,9 %"


def test_the_break_is_told_once_with_its_reason_and_sources(torg):
    [broken] = found(torg).breaks()
    assert (broken.begins, broken.before, broken.after) == (
        date(2026, 1, 1), "fault_report", "own_log",
    )  # fmt: skip
    assert "värdarnas egen logg (Felanmälan → Egen logg)" in broken_text(broken)
    [row] = rows(torg, "series_break")
    acts.remove(torg, record("series_break"), [row["id"]])
    [broken] = found(torg).breaks()
    assert broken.reason == ""
    with torg.read() as session:
        rules = [each.rule for each in count_notices(session)]
    assert "incident.break" in rules


def test_own_staff_see_more_only_where_they_write(torg):
    said = found(torg)
    assert said.staffed.title.startswith("A18")
    notes = {each.category: each.notes for each in said.compare(2025, 2026).categories}
    assert {key for key, told in notes.items() if Note.DETECTION in told} == {
        "vandalism", "littering",
    }  # fmt: skip
    assert Note.MIXED_SOURCES in notes["vandalism"]
    assert Note.FEW in notes["arson"]


def test_what_lies_beside_is_held_against_the_same(torg):
    displaced = found(torg).displaced(2025, 2026)
    assert displaced.movement is Movement.PERHAPS_DISPLACED
    assert (displaced.inside.before, displaced.inside.after) == (274, 224)
    assert (displaced.outside.before, displaced.outside.after) == (158, 162)


def test_beside_is_never_added_to_the_place(torg):
    bring(
        torg, ["kategori", "källa", "zon", "2025Q1", "2026Q1"], ["inbrott", "polis", "intill", 9, 9]
    )
    said = found(torg)
    assert said.compare(2025, 2026).total.before == 472
    assert "burglary" not in {each.category for each in said.series()}


def test_a_missing_quarter_and_a_break_are_seen(torg):
    said = found(torg)
    series = said.series()
    shown = {p.key: p for p in panels(said, series, said.compare(2025, 2026), 2026)}
    assert shown["vandalism"].values == (19, 24, 27, 21, 17, 18, 19, None)
    assert plain(shown["vandalism"].figures) == "70 → 54, −23 %"
    assert "ej säkerställd" in shown["vandalism"].words
    assert "0,77 (0,54–1,10)" in shown["vandalism"].words
    assert (shown["littering"].warning, shown["littering"].breaks) == ("ny källa 2026", (4,))
    assert "ej jämförbar" in shown["littering"].words
    told = frame(series)
    assert told.years == ((0, "2025"), (4, "2026"))
    assert (told.missing, told.broken) == ("kvartal 4 2026 saknas", "seriebrott")
    assert told.scale == "samma skala, 2025–2026"


def test_the_table_twin_has_all_figures(torg):
    said = found(torg)
    head, *lines = table_lines(said.compare(2025, 2026), 2025, 2026)
    assert head[1:3] == ["2025", "2026"]
    assert [plain(each) for each in lines[-1]] == [
        "Alla kategorier", "472", "361", "−23,5 %", "0,76 (0,67–0,88)", "säkerställd",
    ]  # fmt: skip
    assert len(lines) == 10


def test_months_add_up_only_to_whole_quarters(empty):
    bring(
        empty,
        ["kategori", "källa", "period", "antal"],
        *(["stöld", "polis", f"2025-{month:02}", 2] for month in (1, 2, 3, 4, 5)),
        ["våld", "polis", "2025Q1", 4],
    )
    series = {each.category: each for each in found(empty).series()}
    assert series["theft"].values == (6, None, None, None)
    assert series["violence"].values[0] == 4


def test_small_parts_are_not_told(empty):
    head = ["kategori", "källa", "delzon", "2025Q1", "2026Q1"]
    bring(
        empty, head, ["stöld", "polis", "torget", 30, 20], ["stöld", "polis", "parken", 12, 9],
        ["stöld", "polis", "tunneln", 2, 7],
    )  # fmt: skip
    said = found(empty)
    [change] = said.compare(2025, 2026).categories
    assert (change.rate.before, change.rate.after) == (44, 36)
    told = {name: (before, after) for name, before, after in part_rows(said, change, (2025, 2026))}
    assert told["tunneln"] == ("<5", "7")
    # 44 - 30 - 12 would give the two away.
    assert "•" in {told["parken"][0], told["torget"][0]}


def test_reference_figures_stand_beside_the_places_own(torg):
    with torg.read() as session:
        bench = read_benchmarks(session)
    assert bench.residents == 1840
    assert [each.figure for each in bench.of_category("theft")] == ["24,5 /1000", "21,8 /1000"]
    assert float(own_rate(found(torg), 1840, "theft")) == pytest.approx(97 * 1000 / 1840)
    assert own_rate(found(torg), None, "theft") is None
    shares = [bench.own[row["id"]] for row in bench.rows if row["item_id"]]
    assert [each.figure for each in shares] == ["54,8 %", "54,8 %"]
    assert shares[0].rests_on == "48,0–61,3, 210 svar"


def test_the_bad_answers_only_as_far_as_they_may_be_drawn(torg):
    row = next(r for r in rows(torg, "benchmark") if r["item_id"])
    acts.change(torg, record("benchmark"), row["id"], {"side": "negative"})
    with torg.read() as session:
        own = read_benchmarks(session).own[row["id"]]
    assert own.figure == "26,2 %"


def test_the_worst_quality_of_a_category_is_told(torg):
    assert found(torg).quality("littering") == "C"
    assert found(torg).quality("arson") == "A"
    assert found(torg).quality("burglary") == ""


def test_nothing_counted_nothing_said(empty):
    said = found(empty)
    assert (said.years, said.last_two, said.series(), said.breaks()) == ((), None, [], [])
    assert said.compare(2025, 2026).total is None
    assert said.displaced(2025, 2026) is None
    assert frame([]).periods == ()


# -- what can be done


def test_taking_in_again_changes_nothing_and_undo_takes_all_back(empty):
    lines = ["kategori", "källa", "2025Q1", "2025Q2"], ["stöld", "polis", 4, 5]
    bring(empty, *lines)
    bring(empty, *lines)
    assert sorted(row["count"] for row in rows(empty)) == [4, 5]
    assert len(empty.history()) == 1
    bring(empty, lines[0], ["stöld", "polis", 4, 6])
    assert sorted(row["count"] for row in rows(empty)) == [4, 6]
    empty.undo()
    empty.undo()
    assert rows(empty) == []


def test_a_source_that_was_not_said_is_filled_in_and_another_is_another_count(empty):
    bring(empty, ["kategori", "2025Q1"], ["stöld", 4])
    bring(empty, ["kategori", "källa", "2025Q1"], ["stöld", "polis", 4])
    assert [(row["source"], row["count"]) for row in rows(empty)] == [("police", 4)]
    bring(empty, ["kategori", "källa", "2025Q1"], ["stöld", "egen_logg", 3])
    assert sorted(row["source"] for row in rows(empty)) == ["own_log", "police"]


def test_typed_counts_are_one_edit(empty):
    slot = Slot("theft", "police", "place", "", date(2025, 1, 1), "quarter")
    other = Slot("theft", "police", "place", "", date(2025, 4, 1), "quarter")
    write_counts(empty, {slot: 4, other: None})
    assert [row["count"] for row in rows(empty)] == [4]
    write_counts(empty, {slot: 0})
    assert [row["count"] for row in rows(empty)] == [0]
    write_counts(empty, {slot: None})
    assert rows(empty) == []
    assert next(e.text() for e in empty.history()) == "Skrev räknade händelser: 1 tal"
    empty.undo()
    assert [row["count"] for row in rows(empty)] == [0]


def test_pasted_counts_are_planned_like_a_file(torg):
    grid = grid_of("", "", [["kategori", "källa", "2025Q1"], ["stöld", "polis", 23]])
    with torg.read() as session:
        plan = import_plan(session, grid, {})
    assert (plan.new, plan.updated, len(plan.errors)) == (0, 1, 0)
    assert plan.rows[0].values == {"count": 23}


def test_too_few_quarters_and_sources_without_a_card_are_noticed(empty):
    bring(empty, ["kategori", "källa", "2025Q1", "2025Q2"], ["stöld", "polis", 4, 5])
    with empty.read() as session, using("en"):
        said = [(each.rule, each.where, each.text) for each in count_notices(session)]
    assert said == [
        ("incident.few", "Incidents", "counted for 2 quarters; eight are needed to see seasons"),
        ("incident.source", "Police", "the source is not described"),
    ]
