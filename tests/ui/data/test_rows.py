from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from workbench.base import language
from workbench.base.parse import ParseError
from workbench.models.base import new_id
from workbench.models.field import Kind, Privacy
from workbench.models.registry import record
from workbench.project import acts
from workbench.ui.data.columns import Mark, columns_of, computed_column
from workbench.ui.data.masking import HIDDEN, nothing_hidden, only_public
from workbench.ui.data.reading import read_text, reading_of
from workbench.ui.data.rows import IS_HEADING, ROW_ID, SYMBOL, TONE, RecordRows
from workbench.ui.data.titles import Titles

NAMES = ["Östen Ö", "Åke Å", "Anna Öberg", "Bo B"]


@pytest.fixture
def rows(place, qapp):
    keys = ("name", "organisation_id", "role", "influence", "stance", "next_contact")
    made = RecordRows(place.project, record("stakeholder"), mask=nothing_hidden, chosen=keys)
    made.tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    return made


def column(rows, key):
    place = rows.column_of(key)
    return [rows.index(row, place).data() for row in range(rows.rowCount())]


def test_shows_values_as_people_read_them(rows):
    assert column(rows, "name") == NAMES
    assert column(rows, "organisation_id")[:2] == ["Polisen", "Åkern AB"]
    assert column(rows, "stance") == ["Stödjer", "Driver", "", "Motsätter sig"]
    assert column(rows, "next_contact")[0] == "1 dec 2026"
    assert rows.index(0, rows.column_of("influence")).data(Qt.ItemDataRole.EditRole) == 4


def test_says_everything_in_the_language_of_the_moment(rows):
    language.set_language("en")
    rows.language_changed()
    assert column(rows, "stance")[0] == "Supports"
    assert rows.headerData(0, Qt.Orientation.Horizontal) == "Name"


def test_sorts_as_a_swedish_register_with_empty_ones_last(rows):
    rows.set_sort("name")
    assert column(rows, "name") == ["Anna Öberg", "Bo B", "Åke Å", "Östen Ö"]
    rows.set_sort("role")
    assert column(rows, "role") == ["handläggare 9", "handläggare 10", "kommunpolis 10", "vd"]
    rows.set_sort("influence")
    assert column(rows, "influence") == ["3", "4", "5", ""]
    rows.set_sort("influence", descending=True)
    assert column(rows, "influence") == ["5", "4", "3", ""]
    rows.set_sort(None)
    assert column(rows, "name") == NAMES


def test_sorting_takes_persistent_places_along(rows):
    kept = QPersistentModelIndex(rows.index(1, 0))
    rows.set_sort("name")
    assert kept.data() == "Åke Å"
    assert kept.row() == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("oberg", ["Anna Öberg"]),
        ("ÖBERG", ["Anna Öberg"]),
        ("kommun polis", ["Östen Ö"]),
        ("mellanstad", ["Anna Öberg", "Bo B"]),
        ("2026-12-04", ["Bo B"]),
        ("dec opp", []),
        ("3 dec 2026", ["Anna Öberg"]),
        ("driver", ["Åke Å"]),
        ("finns inte", []),
    ],
)
def test_filters_by_all_words_in_any_field(rows, query, found):
    rows.set_filter(query)
    assert column(rows, "name") == found
    rows.set_filter("")
    assert column(rows, "name") == NAMES


def test_a_filter_can_be_narrowed_and_widened(rows):
    for query in ("m", "me", "mellan", "mellan b", "mellan", "m"):
        rows.set_filter(query)
        slow = RecordRows(rows.project, rows.record, mask=nothing_hidden)
        slow.set_filter(query)
        assert rows.ids_shown() == slow.ids_shown()


def test_counts_rows_shown_and_all(rows, qtbot):
    with qtbot.waitSignal(rows.counted) as told:
        rows.set_filter("öberg")
    assert told.args == [1, 4]


def test_a_change_repaints_exactly_its_row(rows, place):
    seen = []
    rows.dataChanged.connect(lambda top, bottom: seen.append((top.row(), bottom.row())))
    acts.change(place.project, rows.record, place.people[2], {"role": "chef"})
    assert seen == [(2, 2)]
    assert column(rows, "role")[2] == "chef"


def test_a_renamed_organisation_repaints_the_rows_that_show_it(rows, place):
    assert column(rows, "organisation_id")[2] == "Mellanstads kommun"
    seen = []
    rows.dataChanged.connect(lambda top, bottom: seen.append((top.row(), bottom.row())))
    name = {"name": "Storstads kommun"}
    acts.change(place.project, record("organisation"), place.organisations[1], name)
    assert seen == [(2, 3)]
    assert column(rows, "organisation_id")[2] == "Storstads kommun"
    rows.set_filter("storstad")
    assert rows.rowCount() == 2


def test_links_repaint_the_row_that_has_them(place, qapp):
    activity = record("activity")
    ids = [acts.add(place.project, activity, {"title": title}) for title in ("Ett", "Två")]
    rows = RecordRows(place.project, activity, mask=nothing_hidden, chosen=("title", "responsible"))
    assert column(rows, "responsible") == ["", ""]
    seen = []
    rows.dataChanged.connect(lambda top, bottom: seen.append((top.row(), bottom.row())))
    links = {"responsible": (place.organisations[0], place.organisations[2])}
    acts.change(place.project, activity, ids[1], links)
    assert seen == [(1, 1)]
    assert sorted(column(rows, "responsible")[1].split(", ")) == ["Polisen", "Åkern AB"]
    place.project.undo()
    assert column(rows, "responsible") == ["", ""]


def test_rows_come_and_go_where_they_stand(rows, place):
    acts.remove(place.project, rows.record, [place.people[1]])
    assert column(rows, "name") == [NAMES[0], *NAMES[2:]]
    place.project.undo()
    assert column(rows, "name") == NAMES
    acts.add(place.project, rows.record, {"name": "Ny"})
    assert column(rows, "name") == [*NAMES, "Ny"]
    rows.set_sort("name")
    acts.add(place.project, rows.record, {"name": "Berit"})
    assert column(rows, "name")[:3] == ["Anna Öberg", "Berit", "Bo B"]


@pytest.mark.parametrize("sorting", [None, "title"])
def test_a_log_shows_after_any_change_what_a_fresh_reading_shows(place, qapp, sorting):
    log, project, pick = record("log_entry"), place.project, random.Random(7)

    def entries(count):
        days = (date(2026, 11, 1) + timedelta(days=pick.randrange(9)) for _n in range(count))
        return [{"title": f"Nr {pick.randrange(10**6)}", "happened_on": day} for day in days]

    def made():
        keys = ("happened_on", "title", "status")
        found = RecordRows(project, log, mask=nothing_hidden, chosen=keys)
        found.set_sort(sorting)
        return found

    def came(count):
        new = [(new_id(), values) for values in entries(count)]
        acts.bring_in(project, log, acts.Arrivals(new=new))

    def some():
        return pick.sample(followed.ids_shown(), 3)

    came(30)
    followed = made()
    followed.tester = QAbstractItemModelTester(followed)
    changes = [
        lambda: acts.add(project, log, entries(1)[0]),
        lambda: acts.change(project, log, some()[0], {"happened_on": date(2026, 11, 5)}),
        lambda: acts.change_many(project, log, {k: {"status": "handled"} for k in some()}),
        lambda: acts.remove(project, log, some()),
        project.undo,
        project.redo,
        lambda: came(4),
        lambda: came(150),
        project.undo,
    ]
    for change in changes:
        change()
        fresh = made()
        assert followed.ids_shown() == fresh.ids_shown()
        for key in fresh.columns:
            assert column(followed, key.key) == column(fresh, key.key)


def test_a_new_row_shows_whatever_the_filter_says(rows, place):
    rows.set_filter("öberg")
    acts.add(place.project, rows.record, {"name": "Ny"})
    assert column(rows, "name") == ["Anna Öberg", "Ny"]


def test_an_edited_row_stays_until_the_filter_changes(rows, place):
    rows.set_filter("öberg")
    acts.change(place.project, rows.record, place.people[2], {"name": "Anna Ek"})
    assert column(rows, "name") == ["Anna Ek"]
    rows.set_filter("öberg ")
    rows.set_filter("")
    rows.set_filter("öberg")
    assert column(rows, "name") == []


def test_reordering_moves_rows(rows, place):
    order = [place.people[place_] for place_ in (3, 0, 1, 2)]
    acts.reorder(place.project, rows.record, order)
    assert column(rows, "name") == [NAMES[3], *NAMES[:3]]


def test_hidden_pages_remember_and_catch_up(rows, place):
    rows.set_active(False)
    seen = []
    rows.dataChanged.connect(lambda top, bottom: seen.append(top.row()))
    acts.change(place.project, rows.record, place.people[0], {"role": "chef"})
    acts.add(place.project, rows.record, {"name": "Ny"})
    assert not seen
    assert rows.rowCount() == 4
    rows.set_active(True)
    assert seen == [0]
    assert column(rows, "name") == [*NAMES, "Ny"]


def test_groups_have_headings_that_are_no_rows(rows):
    rows.set_group("organisation_id")
    assert column(rows, "name") == [
        "Mellanstads kommun (2)",
        "Anna Öberg",
        "Bo B",
        "Polisen (1)",
        "Östen Ö",
        "Åkern AB (1)",
        "Åke Å",
    ]
    heading = rows.index(0, 0)
    assert heading.data(IS_HEADING) is True
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert rows.id_at(0) is None
    rows.set_group(None)
    assert column(rows, "name") == NAMES


def test_a_scope_limits_the_rows(place, qapp):
    scope = {"organisation_id": place.organisations[1]}
    rows = RecordRows(place.project, record("stakeholder"), mask=nothing_hidden, scope=scope)
    assert len(rows.ids_shown()) == 2
    acts.add(place.project, rows.record, {"name": "Utanför"})
    assert len(rows.ids_shown()) == 2
    acts.change(place.project, rows.record, place.people[0], scope)
    assert place.people[0] in rows.ids_shown()


def test_a_page_keeps_rows_of_its_own_choice(rows):
    rows.set_keep(lambda values: values["influence"] is None)
    assert column(rows, "name") == ["Bo B"]
    rows.set_keep(None)
    assert column(rows, "name") == NAMES


def test_computed_columns_and_marks(place, qapp):
    double = computed_column(
        "double",
        "Double",
        Kind.INTEGER,
        Privacy.SENSITIVE,
        lambda values: 2 * values["influence"] if values["influence"] else None,
    )
    marks = {"stance": lambda values: Mark("late", "error") if values["stance"] else None}
    stakeholder = record("stakeholder")
    columns = columns_of(stakeholder, computed=(double,), marks=marks)
    rows = RecordRows(
        place.project,
        stakeholder,
        mask=nothing_hidden,
        columns=columns,
        chosen=("double", "stance"),
    )
    assert column(rows, "double") == ["8", "10", "6", ""]
    assert rows.index(0, 1).data(SYMBOL) == "late"
    assert rows.index(0, 1).data(TONE) == "error"
    assert rows.index(2, 1).data(SYMBOL) is None
    assert not rows.index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable
    veiled = RecordRows(
        place.project, stakeholder, mask=only_public, columns=columns, chosen=("double", "stance")
    )
    assert column(veiled, "double") == [HIDDEN] * 4
    assert veiled.index(0, 1).data(SYMBOL) is None


def test_years_are_columns_of_their_own(place, qapp):
    version = acts.add(place.project, record("budget_version"), {"name": "A"})
    line = record("budget_line")
    row = acts.add(
        place.project,
        line,
        {"title": "Värdar", "version_id": version, "amounts": {2026: 45_000_00, 2027: 50_000_00}},
    )
    columns = columns_of(line, years=(2026, 2027))
    rows = RecordRows(
        place.project,
        line,
        mask=nothing_hidden,
        columns=columns,
        chosen=("title", "amounts:2026", "amounts:2027"),
        scope={"version_id": version},
    )
    assert [rows.index(0, place_).data() for place_ in range(3)] == [
        "Värdar",
        "45\N{NO-BREAK SPACE}000",
        "50\N{NO-BREAK SPACE}000",
    ]
    rows.write([row], rows.columns[2], 60_000_00)
    assert rows.values(row)["amounts"] == {2026: 45_000_00, 2027: 60_000_00}
    place.project.undo()
    assert rows.values(row)["amounts"] == {2026: 45_000_00, 2027: 50_000_00}


def test_writing_the_same_leaves_no_line_in_the_history(rows, place):
    before = place.labels()
    assert rows.write(place.people[:1], rows.columns[2], "kommunpolis 10") == 0
    assert place.labels() == before


def test_a_tooltip_shows_markup_as_it_is_written(rows, place):
    acts.change(place.project, rows.record, place.people[0], {"role": '<b>&</b> <img src="x">'})
    tip = rows.index(0, rows.column_of("role")).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in tip


def test_marks_that_turn_the_writing_are_left_out(rows, place):
    name = "Anna\u202egnp.exe\nB"
    acts.change(place.project, rows.record, place.people[0], {"name": name})
    assert column(rows, "name")[0] == "Annagnp.exe B"


def test_dropping_the_model_ends_its_subscription(place, qapp):
    rows = RecordRows(place.project, record("stakeholder"), mask=nothing_hidden)
    assert rows.index(0, 0).data(ROW_ID) == place.people[0]
    before = len(place.project._listeners)
    del rows
    assert len(place.project._listeners) == before - 1


def test_a_change_within_a_group_repaints_only_its_row(rows, place, qtbot):
    rows.set_group("organisation_id")
    seen, resets = [], []
    rows.dataChanged.connect(lambda top, bottom: seen.append((top.row(), bottom.row())))
    rows.modelReset.connect(lambda: resets.append(1))
    acts.change(place.project, rows.record, place.people[0], {"role": "chef"})
    assert (seen, resets) == ([(4, 4)], [])
    moved = {"organisation_id": place.organisations[1]}
    acts.change(place.project, rows.record, place.people[0], moved)
    assert resets == [1]
    assert column(rows, "name")[0] == "Mellanstads kommun (3)"


def test_follows_as_long_as_one_viewer_is_seen(rows, place):
    table, form = object(), object()
    rows.follow(table, seen=True)
    rows.follow(form, seen=True)
    rows.follow(table, seen=False)
    acts.change(place.project, rows.record, place.people[0], {"role": "chef"})
    assert rows.values(place.people[0])["role"] == "chef"
    rows.follow(form, seen=False)
    acts.change(place.project, rows.record, place.people[0], {"role": "vd"})
    assert rows.values(place.people[0])["role"] == "chef"
    rows.follow(table, seen=True)
    assert rows.values(place.people[0])["role"] == "vd"


def test_ten_thousand_rows_are_read_in_blocks(large, qapp):
    rows = RecordRows(large, record("stakeholder"), mask=nothing_hidden)
    assert rows.rowCount() == 10_000
    assert rows.index(9_999, 1).data() == "Förnamn9999 Öhman229"
    assert len(rows.store._values) < 600
    rows.set_filter("ohman229")
    assert rows.rowCount() == sum(1 for number in range(10_000) if number % 977 == 229)


def test_a_day_on_which_something_happened_has_come(place):
    day = record("log_entry")["happened_on"]
    reading = reading_of(place.project, Titles(place.project))
    assert read_text(day, "3/5", reading) == date(2026, 5, 3)  # the nearest would be in 2027
    assert read_text(day, "i dag", reading) == date(2026, 11, 23)
    for text in ("+7", "i morgon", "2026-11-24", "3/5-27"):
        with pytest.raises(ParseError):
            read_text(day, text, reading)
    assert read_text(record("event")["starts_on"], "3/5", reading) == date(2027, 5, 3)
