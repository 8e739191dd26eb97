"""The daily work: who answers for an entry, imports, the post, rosters, months, notices."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pypdf
import pytest

from tests.command import CLOCK
from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.documents.audience import Audience
from workbench.documents.content import Beside, KeyFigures, ListBlock, Table
from workbench.documents.pdf.press import pressed
from workbench.documents.registry import Options, kind_of
from workbench.models.registry import record
from workbench.program.publishing import KINDS
from workbench.project import acts
from workbench.project.duty_log import LOG, log_totals, read_entries
from workbench.project.open import open_project
from workbench.project.register import all_rows, read_row, read_rows
from workbench.rules.year import Month
from workbench.steps.operations import edits
from workbench.steps.operations import month as month_facts
from workbench.steps.operations.event_year import event_cards
from workbench.steps.operations.log_line import in_place, with_type
from workbench.steps.operations.month import latest_whole, oldest_words, read_month
from workbench.steps.operations.notices import operations_notices
from workbench.steps.operations.progress import progress, signs
from workbench.steps.operations.views import (
    EVENT,
    POST_STEP,
    TEAM,
    lacks_account,
    lacks_weather_plan,
    permit_danger,
    read_budget_hours,
    read_post,
    read_teams,
)

TODAY = CLOCK.today()


def undone(project, act):
    """Do something and take it back and do it again; return what it gave."""
    with project.read() as session:
        before = all_rows(session)
    made = act()
    project.undo()
    with project.read() as session:
        assert all_rows(session) == before
    project.redo()
    return made


def row(project, key, kind=LOG):
    with project.read() as session:
        return read_row(session, kind, key)


def by_code(project, table):
    with project.read() as session:
        return {r["code"]: r["id"] for r in read_rows(session, record(table))}


def note(project, code="Y11", **values):
    surface = by_code(project, "surface")[code]
    told = {"happened_on": date(2026, 5, 4), "type": "graffiti", "surface_id": surface, **values}
    return acts.add(project, LOG, told)


def rules(project, today=TODAY):
    with project.read() as session:
        return [each.rule for each in operations_notices(session, today)]


# -- who answers


def test_the_matrix_of_that_day_says_who(torg):
    parties = by_code(torg, "organisation")
    key = note(torg, "Y01", type="litter", happened_on=date(2026, 5, 4))
    assert row(torg, key)["responsible_id"] == parties["O12"]
    before = note(torg, "Y01", type="litter", happened_on=date(2025, 5, 4))
    assert row(torg, before)["responsible_id"] == parties["O01"]


def test_before_the_matrix_began_nobody_answers(torg):
    assert row(torg, note(torg, happened_on=date(2001, 1, 2)))["responsible_id"] is None


def test_who_is_named_stays(torg):
    police = by_code(torg, "organisation")["O09"]
    key = note(torg, responsible_id=police)
    acts.change(torg, LOG, key, {"type": "litter"})
    assert row(torg, key)["responsible_id"] == police


def test_who_answers_follows_the_surface(torg):
    parties, surfaces = by_code(torg, "organisation"), by_code(torg, "surface")
    key = note(torg, "Y01", type="snow")
    assert row(torg, key)["responsible_id"] == parties["O01"]
    acts.change(torg, LOG, key, {"surface_id": surfaces["Y04"], "type": "litter"})
    with torg.read() as session:
        cells = read_rows(session, record("responsibility"))
        tasks = {r["id"]: r["standard"] for r in read_rows(session, record("maintenance_task"))}
    cell = max((c for c in cells if c["surface_id"] == surfaces["Y04"]
                and tasks[c["task_id"]] == "cleaning"), key=lambda c: c["valid_from"])  # fmt: skip
    assert row(torg, key)["responsible_id"] == (cell["performer_id"] or cell["accountable_id"])


def test_the_stage_follows_from_the_days(torg):
    key = note(torg)
    assert row(torg, key)["status"] == "new"
    acts.change(torg, LOG, key, {"reported_on": date(2026, 5, 5)})
    assert row(torg, key)["status"] == "reported"
    acts.change(torg, LOG, key, {"handled_on": date(2026, 5, 7)})
    assert row(torg, key)["status"] == "handled"
    acts.change(torg, LOG, key, {"handled_on": None})
    assert row(torg, key)["status"] == "reported"


def test_a_chosen_stage_has_todays_day(torg):
    key = note(torg)
    undone(torg, lambda: edits.settle_entries(torg, [key], "handled"))
    assert (row(torg, key)["status"], row(torg, key)["handled_on"]) == ("handled", TODAY)


def test_nothing_to_do_has_no_day(torg):
    key = note(torg)
    undone(torg, lambda: edits.settle_entries(torg, [key], "no_action"))
    assert (row(torg, key)["status"], row(torg, key)["handled_on"]) == ("no_action", None)
    acts.change(torg, LOG, key, {"title": "Annat"})
    assert row(torg, key)["status"] == "no_action"


def test_a_changed_title_leaves_the_rest(torg):
    key = note(torg, title="Klotter")
    before = row(torg, key)
    undone(torg, lambda: acts.change(torg, LOG, key, {"title": "Klotter igen"}))
    assert row(torg, key) == {**before, "title": "Klotter igen"}


@pytest.mark.parametrize(("typed", "kind", "title"), [
    ("3 klotter på pelaren", "graffiti", "klotter på pelaren"),
    ("5", "lighting", "Lighting out"),
    ("9  Morgonrond", "round", "Morgonrond"),
    ("30 däck", None, "30 däck"),
    ("0 x", None, "0 x"),
])  # fmt: skip
def test_a_digit_in_front_is_the_type(typed, kind, title):
    with using("en"):
        found = with_type({"title": typed})
    assert (found.get("type"), found["title"]) == (kind, title)


@pytest.mark.parametrize(("typed", "found"), [
    (("i går", "", ""), ("", "i går", "")),
    (("07:15", "", ""), ("", "", "07:15")),
    (("i fredags", "08:00", ""), ("", "i fredags", "08:00")),
    (("torget", "12:10", "i går"), ("torget", "i går", "12:10")),
    (("torget", "3/5", ""), ("torget", "3/5", "")),
    (("ingenstans", "", ""), ("ingenstans", "", "")),
    (("3/5", "4/5", ""), ("3/5", "4/5", "")),
    (("08:00", "", "i går"), ("", "i går", "08:00")),
])  # fmt: skip
def test_a_day_and_a_time_are_known_wherever_they_stand(typed, found):
    names = ("surface_id", "happened_on", "time")
    placed = in_place({"title": "Gren", **dict(zip(names, typed, strict=True))}, TODAY)
    assert tuple(placed.get(name, "") for name in names) == found
    assert placed["title"] == "Gren"


def test_the_words_tell_the_type_where_no_digit_does(torg):
    key = acts.add(torg, LOG, {"happened_on": TODAY, "title": "Klotter på muren"})
    assert row(torg, key)["type"] == "graffiti"


# -- files of other systems


FILE = """Inkom;Plats;Felkod;Felbeskrivning;Klart
2026-05-04;Y01;klotter;Klotter på pelaren;2026-05-06
2030-01-01;Y01;klotter;Framtid;
2026-05-05;Y99;skräp;Ingen yta;
2026-05-05;;skräp;Utan yta;
2026-05-06;Y01;skräp;Bakvänt;2026-05-01
2026-05-07;Y02;okänd kod;Annat;
"""


def test_odd_rows_are_refused_with_the_reason(shell, example):
    (shell.folder / "log.csv").write_text(FILE, encoding="utf-8")
    found = shell.data("import", example, shell.path("log.csv"), "--as", "log", code=1)
    assert (found["read"], found["new"]) == (6, 2)
    assert {each["row"] for each in found["errors"]} == {3, 4, 5, 6}
    said = {each["row"]: each["reason"] for each in found["errors"]}
    assert said[3] == "the day lies ahead"
    assert "Y99" in said[4]
    assert said[5] == "the surface is missing"
    assert said[6] == "it was handled before it happened"


def test_the_same_file_brings_nothing_twice(shell, example):
    (shell.folder / "log.csv").write_text(FILE, encoding="utf-8")
    shell.data("import", example, shell.path("log.csv"), "--as", "log", code=1)
    again = shell.data("import", example, shell.path("log.csv"), "--as", "log", code=1)
    assert (again["new"], again["skipped"]) == (0, 2)


def test_two_faults_of_the_same_words_are_two(shell, example):
    text = "datum;yta;typ;beskrivning\n2026-05-04;Y01;skräp;Skräp\n2026-05-11;Y01;skräp;Skräp\n"
    (shell.folder / "log.csv").write_text(text, encoding="utf-8")
    found = shell.data("import", example, shell.path("log.csv"), "--as", "log")
    assert (found["new"], found["errors"]) == (2, [])


def test_columns_of_any_name_can_be_mapped(shell, example):
    text = "När;Vid;Text\n2026-05-04;Y01;Klotter\n"
    (shell.folder / "log.csv").write_text(text, encoding="utf-8")
    found = shell.data(
        "import", example, shell.path("log.csv"), "--as", "log", "--map", "När=happened_on",
        "--map", "Vid=surface_id", "--map", "Text=title",
    )  # fmt: skip
    assert found["new"] == 1


ABROAD = """Felanmälan från Mellanstads kommun
Id;Registreringsdatum;Ärendetyp;Ärendebeskrivning;Område;Ärendestatus;Åtgärdsdatum
7;2026-05-04 07:42;Gata - Belysning;Blinkar;tunneln;Avslutat;5 maj 2026 kl. 10:15
8;17.5.2026;Potthål;Hål;Y01;Mottaget;
9;3 maj 2026;Klotter;Tagg;Y01;Åtgärdat;
"""


def test_the_export_of_another_system_is_understood(shell, example):
    (shell.folder / "export.csv").write_bytes(ABROAD.encode("cp1252"))
    with open_project(example) as project, project.read() as session:
        known = {r["id"] for r in read_rows(session, LOG)}
    found = shell.data("import", example, shell.path("export.csv"))
    assert (found["new"], found["errors"]) == (3, [])
    with open_project(example) as project, project.read() as session:
        rows = {r["happened_on"]: r for r in read_rows(session, LOG) if r["id"] not in known}
        surfaces = {r["id"]: r["code"] for r in read_rows(session, record("surface"))}
    lit, hole, tag = (rows[date(2026, 5, day)] for day in (4, 17, 3))
    assert (lit["type"], lit["time"], lit["status"]) == ("lighting", "07:42", "handled")
    assert (surfaces[lit["surface_id"]], lit["handled_on"]) == ("Y11", date(2026, 5, 5))
    assert (hole["type"], hole["title"], hole["status"]) == ("other", "Potthål: Hål", "new")
    # Nobody knows when it was mended: the day of the import is not the day.
    assert (tag["status"], tag["handled_on"]) == ("handled", None)


# -- the post


def test_the_post_begins_with_dates_from_its_first_day(empty):
    first = date(2026, 9, 1)
    key = undone(empty, lambda: edits.start_post(empty, first))
    with empty.read() as session:
        post = read_post(session, first)
    assert post.values["id"] == key
    assert len(post.steps) == 23
    assert post.steps[-1]["due"] == first + timedelta(days=99)
    assert {step["due"].weekday() for step in post.steps} <= set(range(5))
    assert post.late == 9  # the recruitment should have been done


def test_steps_move_with_the_first_day_but_not_those_that_are_done(empty):
    key = edits.start_post(empty, date(2026, 9, 1))
    with empty.read() as session:
        steps = read_post(session, TODAY).steps
    undone(empty, lambda: edits.tick_steps(empty, [steps[0]["id"]], done=True))
    acts.change(empty, record("post"), key, {"begins": date(2026, 10, 1)})
    assert undone(empty, lambda: edits.date_steps(empty, key)) == 22
    assert row(empty, steps[0]["id"], POST_STEP)["due"] == steps[0]["due"]
    assert row(empty, steps[1]["id"], POST_STEP)["due"] == steps[1]["due"] + timedelta(days=30)
    assert edits.date_steps(empty, key) == 0


# -- staff


def test_a_roster_is_written_cell_by_cell(empty):
    key = acts.add(empty, TEAM, {"title": "Trivselvärdar", "hour_cost": 200_00})
    undone(empty, lambda: edits.write_roster(empty, key, {(1, 8): 2, (1, 9): 1}))
    undone(empty, lambda: edits.write_roster(empty, key, {(1, 8): 3, (1, 9): None, (2, 8): 0}))
    with empty.read() as session:
        (team,) = read_teams(session)
    assert team.hours == {(1, 8): 3}
    assert team.total.year == 156
    assert team.values["role"] == "host"  # guessed from the name


def test_rosters_stand_beside_the_budget(torg):
    with torg.read() as session:
        found = {b.code: b for b in read_budget_hours(session, read_teams(session), 2026)}
    assert found["K2"].budget == 1_320_000_00
    assert found["K2"].hours == 5304
    assert not found["K2"].over
    hosts = next(r for r in _rows(torg, TEAM) if r["title"] == "Trivselvärdar")
    acts.change(torg, TEAM, hosts["id"], {"hour_cost": 400_00})
    assert "staffing.budget" in rules(torg)


def _rows(project, kind):
    with project.read() as session:
        return read_rows(session, kind)


def test_lone_work_asks_for_a_word(torg):
    assert "staffing.alone" not in rules(torg)
    hosts = next(r for r in _rows(torg, TEAM) if r["title"] == "Trivselvärdar")
    edits.write_roster(torg, hosts["id"], {(1, 20): 1})
    assert "staffing.alone" not in rules(torg)  # it is said
    acts.change(torg, TEAM, hosts["id"], {"limits": ""})
    assert "staffing.alone" in rules(torg)


# -- events


def test_a_permit_is_missed_only_when_it_is_near():
    event = {"starts_on": date(2026, 12, 13), "status": "planned", "permit": "needed"}
    assert permit_danger(event, date(2026, 11, 18))
    assert not permit_danger(event, date(2026, 11, 1))
    assert not permit_danger({**event, "permit": "granted"}, date(2026, 11, 18))
    assert not permit_danger({**event, "status": "cancelled"}, date(2026, 11, 18))


def test_a_weather_plan_is_missed_only_when_it_is_near():
    event = {"starts_on": TODAY + timedelta(days=20), "status": "planned", "weather_plan": ""}
    assert lacks_weather_plan(event, TODAY)
    assert not lacks_weather_plan({**event, "weather_plan": "Inne"}, TODAY)
    assert not lacks_weather_plan({**event, "starts_on": TODAY + timedelta(days=60)}, TODAY)
    assert not lacks_weather_plan({**event, "status": "cancelled"}, TODAY)


def test_an_event_that_is_over_owes_a_count_and_a_learning():
    event = {"starts_on": date(2026, 6, 8), "ends_on": None, "status": "held", "visitors": None,
             "learning": ""}  # fmt: skip
    assert lacks_account(event, date(2026, 6, 9))
    assert not lacks_account(event, date(2026, 6, 8))
    assert lacks_account({**event, "visitors": 0}, date(2026, 6, 9))
    assert not lacks_account({**event, "visitors": 0, "learning": "Gör om"}, date(2026, 6, 9))


def test_the_year_shows_events_in_their_month(torg):
    cards = event_cards(_rows(torg, EVENT), 2026, TODAY)
    june, december = cards[5], cards[11]
    assert [(each.text, each.mark, each.day) for each in june.entries] == [
        ("Torgsommar, invigning", "finish", "8")
    ]
    assert [each.mark for each in december.entries] == ["late"]
    assert cards[10].entries[0].day == "5–5/12"


# -- the month


def test_the_sheet_is_of_the_last_whole_month(torg):
    with torg.read() as session:
        assert latest_whole(session, TODAY) == Month(2026, 10)
        facts = read_month(session, Month(2026, 10), TODAY)
    assert facts.total == sum(each.now for each in facts.counts)
    assert facts.before is not None
    assert facts.year_ago is not None
    assert facts.decide[0].startswith("Ljuset i passagen")


def test_the_oldest_open_case_of_each_party_is_named(torg):
    note(torg, "Y01", title="Klotter på kiosken", happened_on=date(2026, 4, 1))
    with using("sv"), torg.read() as session:
        facts = read_month(session, Month(2026, 10), TODAY)
    said = [oldest_words(facts, each) for each in facts.mending]
    assert any("dagar: Klotter på kiosken, Mellantorget" in each for each in said)


def test_a_month_read_alone_says_what_the_whole_log_says(torg, monkeypatch):
    for number in range(60):  # some mended later, some open, some long ago
        day = TODAY - timedelta(days=number * 13)
        mended = day + timedelta(days=number) if number % 3 else None
        note(torg, happened_on=day, handled_on=mended if mended and mended <= TODAY else None)
    months = [Month(2026, 11).plus(-n) for n in range(15)]
    with torg.read() as session:
        alone = [read_month(session, month, TODAY) for month in months]
        whole = read_entries(session)
        monkeypatch.setattr(month_facts, "entries_about", lambda *_: whole)
        assert [read_month(session, month, TODAY) for month in months] == alone


def test_without_words_the_figures_ask_for_decisions(torg):
    with using("en"), torg.read() as session:
        facts = read_month(session, Month(2026, 11), TODAY)
    assert facts.decide[0] == "Permit for “Lucia på torget”, which begins 13 Dec 2026"
    assert 1 <= len(facts.decide) <= 3


def test_what_is_written_of_a_month_is_written_once(torg):
    first = date(2026, 11, 1)
    undone(torg, lambda: edits.write_month(torg, first, {"summary": "Lugnt", "decide": ""}))
    undone(torg, lambda: edits.write_month(torg, first, {"summary": "Mycket lugnt"}))
    sheets = [r for r in _rows(torg, record("month_sheet")) if r["month"] == first]
    assert [r["summary"] for r in sheets] == ["Mycket lugnt"]


def pages(project, **options):
    chosen = Options(TODAY, **options)
    with using(chosen.language), project.read() as session:
        document = kind_of(KINDS, "lagesbild").build(session, chosen)
    return len(pypdf.PdfReader(io.BytesIO(pressed(document))).pages), document


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("subject", ["", "2026-05", "2026-11", "2019-01"])
def test_the_sheet_is_one_page(torg, language, subject):
    count, _document = pages(torg, language=language, subject=subject)
    assert count == 1


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_sheet_is_one_page_whatever_people_write(torg, language):
    first, long = date(2026, 10, 1), "Wwwwwww mmmmmmm " * 60
    edits.write_month(torg, first, {"summary": long, "decide": "\n".join([long] * 9)})
    for table, name in (("organisation", "name"), ("surface", "name"), ("indicator", "title"),
                        ("project", "name")):  # fmt: skip
        rows = {each["id"]: {name: long[:150]} for each in _rows(torg, record(table))}
        acts.change_many(torg, record(table), rows)
    for number in range(22):
        kind = ("litter", "waste", "graffiti", "damage", "lighting", "greenery", "snow", "disorder",
                "round", "accident", "other")[number % 11]  # fmt: skip
        day = date(2026, 10, 5) - timedelta(days=number)
        note(torg, f"Y{number % 14 + 1:02d}", type=kind, title=long[:150], happened_on=day)
    count, document = pages(torg, language=language, subject="2026-10")
    assert count == 1
    assert len(sheet_parts(document)[1].rows) == 5


def sheet_parts(document):
    """Return the key figures, the open cases and the decisions of a sheet."""
    figures = next(b for b in document.blocks if isinstance(b, KeyFigures))
    cases = next(b for b in document.blocks if isinstance(b, Table))
    decide = next((b for b in document.blocks if isinstance(b, ListBlock)), None)
    return figures, cases, decide


def test_the_sheet_has_six_figures_the_oldest_cases_and_three_decisions(torg):
    for number in range(7):
        note(torg, "Y01", title=f"Klotter {number}", happened_on=date(2026, 4, 1 + number))
    edits.write_month(torg, date(2026, 10, 1), {"decide": "Ett\nTvå\nTre\nFyra"})
    _count, document = pages(torg, language="sv", subject="2026-10")
    figures, cases, decide = sheet_parts(document)
    assert [each.label for each in figures.figures] == [
        "loggposter", "fel åtgärdade", "kvar att åtgärda", "väntar mer än 20 arbetsdagar",
        "evenemang", "nyckeltal når målet",
    ]  # fmt: skip
    assert (figures.figures[2].value, figures.figures[3].value) == ("8", "8")
    assert [row.cells[0] for row in cases.rows] == [f"Klotter {n}, Mellantorget" for n in range(5)]
    assert cases.rows[0].cells[2] == date(2026, 4, 1)
    assert decide.items == ("Ett", "Två", "Tre")


def test_the_sheet_of_an_empty_project_says_so(empty):
    count, document = pages(empty, language="en")
    assert count == 1
    assert not [block for block in document.blocks if isinstance(block, Table)]


def test_a_month_that_is_none_is_refused(torg):
    with pytest.raises(WorkbenchError):
        pages(torg, subject="oktober")


def test_other_types_are_summed_so_that_the_table_adds_up(torg):
    _count, document = pages(torg, language="en", subject="2026-10")
    (table,) = next(b for b in document.blocks if isinstance(b, Beside)).left
    *parts, total = table.rows
    for column in (1, 2, 3):
        assert sum(each.cells[column] for each in parts) == total.cells[column]


# -- what is to be seen to


def test_what_lies_and_what_nobody_answers_for_is_told(empty):
    surface = acts.add(empty, record("surface"), {"name": "Torget"})
    told = {"surface_id": surface, "type": "litter", "title": "Skräp"}
    assert rules(empty) == []
    acts.add(empty, LOG, {**told, "happened_on": date(2026, 10, 1)})
    assert rules(empty) == ["log.responsible", "log.lying"]
    acts.change(empty, LOG, _rows(empty, LOG)[0]["id"], {"handled_on": TODAY})
    assert rules(empty) == []


def test_events_and_steps_are_told(empty):
    edits.start_post(empty, TODAY + timedelta(days=200))
    assert rules(empty) == []
    acts.add(empty, EVENT, {"title": "Lucia", "starts_on": date(2026, 12, 13), "permit": "needed"})
    acts.add(empty, EVENT, {"title": "Sommar", "starts_on": date(2026, 6, 13)})
    assert rules(empty) == ["event.permit", "event.account"]
    assert rules(empty, TODAY + timedelta(days=90)).count("post.late") == 1


def test_the_step_knows_how_far_it_is(empty, torg):
    with using("en"), empty.read() as session:
        assert progress(session, TODAY).share == 0
        assert signs(session, TODAY) == (False, False, False, False)
    with using("en"), torg.read() as session:
        assert signs(session, TODAY) == (True, True, False, True)
        found = progress(session, TODAY)
    assert found.amount == "166 log entries"
    assert (found.remark, found.weight) == ("an event lacks its permit", 2)


def test_totals_are_those_of_the_entries(torg):
    with torg.read() as session:
        entries, totals = read_entries(session), log_totals(session)
        still = read_entries(session, only_open=True)
    assert totals.entries == len(entries) == 166
    assert totals.faults == sum(e.fault for e in entries)
    assert totals.answered == sum(e.fault and e.responsible is not None for e in entries)
    assert {e.id for e in still} == {e.id for e in entries if e.open}


def test_the_chapter_hides_who_has_the_post_from_the_public(torg):
    for audience, named in ((Audience.PUBLIC, False), (Audience.INTERNAL, True)):
        with using("sv"), torg.read() as session:
            document = kind_of(KINDS, "platsplan").build(session, Options(TODAY, audience=audience))
        assert ("Uppdraget har Åsa Mallgren." in repr(document)) is named
