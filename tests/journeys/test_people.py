"""A meeting about people, by keyboard alone: write, group, talk, judge, merge, and all undone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.canary import told as texts
from tests.windows import ALT, CTRL, NOW, SHIFT, Key, focus_on, settle
from workbench.models.registry import RECORDS, record
from workbench.project import acts
from workbench.project.register import add_rows, read_rows
from workbench.steps.stakeholders import edits
from workbench.ui.parts.buttons import IconButton
from workbench.ui.parts.scene_view import SceneView
from workbench.ui.parts.suggestions import OfferLine

PERSON, PARTY, CONTACT = record("stakeholder"), record("organisation"), record("contact")
RELATION, GROUP, PAST = record("relation"), record("stakeholder_group"), record("assessment")
LEFT = Qt.MouseButton.LeftButton


def rows(driver, kind):
    with driver.project.read() as session:
        return {row["id"]: row for row in read_rows(session, kind)}


def content(driver):
    return {name: rows(driver, each) for name, each in RECORDS.items()}


def by_name(driver, name, kind=PERSON):
    return next(row for row in rows(driver, kind).values() if row["name"] == name)


def later(driver, days):
    """Let some days pass, as between two meetings."""
    driver.clock._at += timedelta(days=days)


def write_thirty(driver):
    """Thirty people by the quick line; one is like another and is told so, and stays."""
    driver.go("stakeholders", 0)
    quick = driver.page.view("people").panel.quick
    driver.press(Key.Key_N, CTRL)
    for number in range(29):
        driver.type(f"Åsa Öberg {number}; Kommunen; samordnare; {number % 5 + 1}/3")
        driver.press(Key.Key_Return)
    driver.type("Öberg 7, Asa")
    assert quick.hint.whole_text() == "Liknar Åsa Öberg 7 (S08)"
    driver.press(Key.Key_Return)
    settle()
    assert len(rows(driver, PERSON)) == 30
    first = by_name(driver, "Åsa Öberg 3")
    assert (first["influence"], first["interest"], first["role"]) == (4, 3, "samordnare")


def group_them(driver):
    panel = driver.page.view("people").panel
    panel.table.setFocus()
    panel.table.view.choose(panel.rows.ids_shown()[:12], 0)
    settle()
    driver.press(Key.Key_G, CTRL)
    driver.type("Styrgrupp")
    driver.press(Key.Key_Return)
    settle()
    (group,) = rows(driver, GROUP).values()
    assert group["name"] == "Styrgrupp"
    assert sum(bool(row["groups"]) for row in rows(driver, PERSON).values()) == 12
    return group["id"]


def log_a_contact(driver, key):
    panel = driver.page.view("people").panel
    dossier = driver.page.view("people").dossier
    panel.table.select([key])
    settle()
    focus_on(dossier.switch.segments()[0])
    driver.press(Key.Key_Right)
    dossier.log.quick.setFocus()
    driver.type("Vill se budgeten; ; telefon; skicka den; 2026-12-01")
    driver.press(Key.Key_Return)
    settle()
    (contact,) = rows(driver, CONTACT).values()
    assert (contact["held_on"], contact["channel"]) == (NOW.date(), "phone")
    assert contact["stakeholder_id"] == key
    assert rows(driver, PERSON)[key]["next_contact"] == date(2026, 12, 1)


def judge_again(driver):
    """Half a year later somebody is moved in the matrix by keys; the earlier place is kept."""
    later(driver, 180)
    driver.press(Key.Key_3, CTRL)
    view = driver.page.view("matrix")
    assert driver.focus() is view.matrix
    key = view.matrix.current()
    before = rows(driver, PERSON)[key]
    way = Key.Key_Left if before["interest"] > 1 else Key.Key_Right
    driver.press(way, ALT)
    settle()
    (kept,) = rows(driver, PAST).values()
    assert (kept["stakeholder_id"], kept["interest"]) == (key, before["interest"])
    assert kept["made_on"] == NOW.date()
    assert view.matrix.current() == key
    assert view.dossier.form.ids() == [key]


def merge_two(driver):
    driver.press(Key.Key_1, CTRL)
    panel = driver.page.view("people").panel
    keep, gone = by_name(driver, "Åsa Öberg 7"), by_name(driver, "Öberg 7, Asa")
    panel.table.setFocus()
    panel.table.view.choose([keep["id"], gone["id"]], 0)
    settle()
    merge = driver.page.view("people").dossier.several
    focus_on(merge.join)
    driver.press(Key.Key_Return)
    settle()
    assert merge.merge.isVisible()
    assert driver.focus() is merge.merge
    driver.press(Key.Key_Return)
    settle()
    assert gone["id"] not in rows(driver, PERSON)
    assert rows(driver, PERSON)[keep["id"]]["name"] == "Åsa Öberg 7"


def test_a_meeting_about_people_by_keyboard_and_all_undone(start):
    driver = start("empty")
    first, edits_before = content(driver), len(driver.project.history())
    write_thirty(driver)
    group_them(driver)
    log_a_contact(driver, by_name(driver, "Åsa Öberg 7")["id"])
    judge_again(driver)
    merge_two(driver)
    last = content(driver)
    made = len(driver.project.history()) - edits_before
    assert made == 30 + 1 + 1 + 1 + 1
    focus_on(driver.page.view("people").panel.table)
    driver.press(Key.Key_Z, CTRL, times=made)
    settle()
    assert content(driver) == first
    driver.press(Key.Key_Y, CTRL, times=made)
    settle()
    assert content(driver) == last


# -- the matrix


@pytest.fixture
def matrix(start):
    driver = start()
    driver.go("stakeholders", 2)
    return driver


def place_of(view, key):
    keys = [group.key for group in view.scene().groups()]
    return view.painted_item(keys.index(key)).rect


def test_the_inspector_follows_the_current_dot_from_the_start(start):
    driver = start()
    driver.go("stakeholders", 0)
    panel = driver.page.view("people").panel
    panel.table.select([panel.rows.ids_shown()[10]])
    settle()
    driver.press(Key.Key_3, CTRL)
    view = driver.page.view("matrix")
    current = rows(driver, PERSON)[view.matrix.current()]["name"]
    assert driver.desk.inspector.isAncestorOf(view.dossier)
    assert view.dossier.heading.whole_text() == current
    driver.press(Key.Key_Down)
    settle()
    now = rows(driver, PERSON)[view.matrix.current()]["name"]
    assert now != current
    assert view.dossier.heading.whole_text() == now


def test_a_dot_is_dragged_and_shows_where_it_came_from(matrix):
    view = matrix.page.view("matrix")
    key = by_name(matrix, "Yngve Testlund")["id"]
    later(matrix, 30)
    frame = view.frame()
    left, top = frame.cell(5, 2)
    end = QPoint(round(left + frame.cell_width / 2), round(top + frame.cell_height / 2))
    start = place_of(view.matrix, key).center()
    QTest.mousePress(view.matrix, LEFT, pos=start)
    QTest.mouseMove(view.matrix, (start + end) / 2)
    QTest.mouseMove(view.matrix, end)
    view.matrix.grab()
    QTest.mouseRelease(view.matrix, LEFT, pos=end)
    settle()
    row = rows(matrix, PERSON)[key]
    assert (row["influence"], row["interest"]) == (5, 2)
    dot = next(each for each in view.dots if each.key == key)
    assert dot.before == (1, 5)
    view.compare.setCurrentIndex(0)
    view.compare.activated.emit(0)
    assert next(each for each in view.dots if each.key == key).before is None
    matrix.press(Key.Key_Z, CTRL)
    settle()
    assert next(each for each in view.dots if each.key == key).cell == (1, 5)


def test_a_dot_let_go_beside_the_field_stays(matrix):
    view = matrix.page.view("matrix")
    lines = len(matrix.project.history())
    key = view.matrix.current()
    start = place_of(view.matrix, key).center()
    QTest.mousePress(view.matrix, LEFT, pos=start)
    QTest.mouseMove(view.matrix, QPoint(3, 200))
    QTest.mouseRelease(view.matrix, LEFT, pos=QPoint(3, 200))
    assert len(matrix.project.history()) == lines


def test_the_matrix_shows_a_group_and_who_is_not_placed(matrix):
    view = matrix.page.view("matrix")
    acts.add(matrix.project, PERSON, {"name": "Ny Granne"})
    settle()
    assert "1 ej placerad" in view.summary()
    view.groups.set_group(view.groups.itemData(view.groups.findText("Nyhetsbrev")))
    assert {dot.label for dot in view.dots} == {"Liv Provberg", "Nea Mallgren"}
    view.stances.click()
    assert {dot.mark for dot in view.dots} == {""}


def test_keys_place_who_was_not_placed(start):
    driver = start("empty")
    key = acts.add(driver.project, PERSON, {"name": "Ny Granne"})
    driver.go("stakeholders", 2)
    assert driver.page.view("matrix").matrix.current() == key
    driver.press(Key.Key_Up, SHIFT)
    settle()
    row = rows(driver, PERSON)[key]
    assert (row["influence"], row["interest"]) == (3, 3)
    driver.press(Key.Key_Up, ALT, times=4)
    driver.press(Key.Key_Right, ALT)
    settle()
    row = rows(driver, PERSON)[key]
    assert (row["influence"], row["interest"]) == (5, 4)
    assert driver.page.current == "matrix"


def test_a_new_assessment_of_all_from_the_matrix(matrix):
    later(matrix, 200)
    matrix.page.view("matrix").anew.click()
    settle()
    assert "25" in matrix.desk.notices.label.whole_text()
    assert len(rows(matrix, PAST)) == 25 + 6
    days = matrix.page.view("matrix").compare
    assert days.count() == 4
    matrix.page.view("matrix").anew.click()
    assert "i dag" in matrix.desk.notices.label.whole_text()


def test_the_picture_is_copied(matrix):
    matrix.press(Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert "Runa Påhittsdotter" in data.text()


# -- relations


@pytest.fixture
def network(start):
    driver = start()
    driver.go("stakeholders", 3)
    return driver


def test_a_relation_is_said_seen_changed_and_deleted(network):
    view = network.page.view("relations")
    assert network.focus() is view.line.edit
    network.type("alva exempelsson påverkar runa; 3")
    network.press(Key.Key_Return)
    settle()
    fresh = next(row for row in rows(network, RELATION).values() if row["strength"] == 3 and
                 row["to_person_id"] == by_name(network, "Runa Påhittsdotter")["id"])  # fmt: skip
    assert view.picture.current() == fresh["id"]
    assert view.inspector.heading.whole_text() == "Alva Exempelsson påverkar Runa Påhittsdotter"
    strength = view.inspector.form.fields["strength"].editor
    strength.setFocus()
    QTest.keyClick(strength, Key.Key_A, CTRL)
    network.type("1")
    network.press(Key.Key_Return)
    settle()
    assert rows(network, RELATION)[fresh["id"]]["strength"] == 1
    focus_on(view.picture)
    network.press(Key.Key_Delete)
    settle()
    assert fresh["id"] not in rows(network, RELATION)
    network.press(Key.Key_Z, CTRL)
    settle()
    assert fresh["id"] in rows(network, RELATION)


def test_what_is_not_understood_is_told_beside_the_line(network):
    view = network.page.view("relations")
    network.type("Xerxes påverkar Runa")
    network.press(Key.Key_Return)
    assert view.line.hint.whole_text() == "Ingen här heter ”Xerxes”"
    assert view.line.edit.text() == "Xerxes påverkar Runa"
    network.type("x")
    assert view.line.hint.isHidden()


def test_arrows_walk_the_network_and_enter_shows_who_is_near(network):
    view = network.page.view("relations")
    view.picture.setFocus()
    seen = {view.picture.current()}
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Up, Key.Key_Left, Key.Key_Down):
        network.press(key)
        seen.add(view.picture.current())
    assert len(seen) >= 4
    runa = by_name(network, "Runa Påhittsdotter")["id"]
    view.picture.set_current(runa)
    everything = len(view.net.nodes())
    network.press(Key.Key_Return)
    settle()
    assert view.reach.current() == 1
    assert 0 < len(view.net.nodes()) < everything
    assert view.picture.current() == runa
    network.press(Key.Key_Return)
    settle()
    assert len(view.net.nodes()) == everything


def test_who_can_open_the_door_is_told_and_lit(network):
    view = network.page.view("relations")
    view.show_row(by_name(network, "Nea Mallgren")["id"])
    view.inspector.people.relations.door.click()
    told = view.inspector.people.relations.way_words
    assert told == [
        "Målte Testlund kan öppna dörren till Nea Mallgren:",
        "1. Målte Testlund påverkar Nea Mallgren",
    ]
    assert len(view._lit) == 1


def test_from_the_list_of_relations_one_comes_to_the_relation(start):
    driver = start()
    driver.go("stakeholders", 0)
    view = driver.page.view("people")
    view.panel.table.select([by_name(driver, "Nea Mallgren")["id"]])
    settle()
    view.dossier.show_part(2)
    driver.desk.go_to("stakeholders", next(iter(rows(driver, RELATION))))
    settle()
    assert driver.page.current == "relations"
    assert driver.page.view("relations").inspector.relation


def test_many_people_begin_near_one_of_them(start):
    driver = start("empty")
    with driver.project.edit("many") as session:
        parties = add_rows(session, PARTY, [{"name": f"Förening {n}"} for n in range(60)])
        people = add_rows(
            session,
            PERSON,
            [{"name": f"Person {n}", "organisation_id": parties[n % 60]} for n in range(300)],
        )
        add_rows(session, RELATION, [
            {"from_person_id": people[n], "to_person_id": people[n * 7 % 300], "kind": "influences"}
            for n in range(1, 200)
        ])  # fmt: skip
    driver.go("stakeholders", 3)
    view = driver.page.view("relations")
    assert view.reach.current() == 1
    assert 1 < len(view.net.nodes()) < 60
    far = people[5]
    assert far not in {node.key for node in view.net.nodes()}
    view.show_row(far)
    assert view.picture.current() == far
    assert {node.key for node in view.net.nodes()} < set(people) | set(parties)
    view.reach.set_current(0)
    settle(lambda: len(view.picture.scene().groups()) > 300)
    assert len(view.net.cards) == 60
    focus_on(view.picture)
    driver.press(Key.Key_Down)
    beside = view.picture.current()
    driver.press(Key.Key_Return)
    settle()
    assert view.reach.current() == 1
    assert beside in {node.key for node in view.net.nodes()}


# -- groups


def test_groups_hold_people_and_give_mail_and_cards(start, monkeypatch):
    driver = start()
    driver.go("stakeholders", 4)
    view = driver.page.view("groups")
    news = by_name(driver, "Nyhetsbrev", GROUP)["id"]
    view.panel.table.select([news])
    settle()
    assert {rows(driver, PERSON)[key]["name"] for key in view.rows.ids_shown()} == {
        "Liv Provberg", "Nea Mallgren",
    }  # fmt: skip
    driver.press(Key.Key_G, CTRL)
    assert driver.focus() is view.add
    driver.type("Alva Exempelsson")
    driver.press(Key.Key_Return)
    driver.type("Helt Ny")
    driver.press(Key.Key_Return)
    settle()
    assert len(view.rows.ids_shown()) == 4
    assert by_name(driver, "Helt Ny")["groups"] == (news,)
    driver.press(Key.Key_M, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == (
        "Alva Exempelsson <alva@example.org>; Liv Provberg <liv@example.org>; "
        "Nea Mallgren <nea@example.org>"
    )
    assert driver.desk.notices.label.whole_text() == "Kopierade 3 adresser · 1 saknar adress"
    target = driver.folder / "ut.vcf"
    monkeypatch.setattr(
        view.context.desk, "ask_file", lambda *, save, name, kinds, done: done(str(target))
    )
    view.cards.click()
    assert target.read_text(encoding="utf-8").count("BEGIN:VCARD") == 4


def test_taking_out_of_a_group_deletes_nobody(start):
    driver = start()
    driver.go("stakeholders", 4)
    view = driver.page.view("groups")
    count = len(rows(driver, PERSON))
    view.panel.table.select([by_name(driver, "Nyhetsbrev", GROUP)["id"]])
    settle()
    view.table.setFocus()
    view.table.view.choose(view.rows.ids_shown()[:1], 0)
    driver.press(Key.Key_Delete)
    settle()
    assert len(view.rows.ids_shown()) == 1
    assert len(rows(driver, PERSON)) == count
    assert driver.project.undo_label() == "Tog 1 intressent ur ”Nyhetsbrev”"


def test_a_group_filters_the_register_and_rest_hides(start):
    driver = start()
    driver.go("stakeholders", 0)
    view = driver.page.view("people")
    view.groups.set_group(by_name(driver, "Styrgrupp", GROUP)["id"])
    few = view.panel.rows.ids_shown()
    assert 0 < len(few) < 25
    view.panel.table.select(few[:1])
    settle()
    driver.press(Key.Key_I, CTRL | SHIFT)
    settle()
    assert len(view.panel.rows.ids_shown()) == len(few) - 1
    view.groups.set_group("inactive")
    assert view.panel.rows.ids_shown() == few[:1]
    view.show_row(few[1])
    assert few[1] in view.panel.rows.ids_shown()
    driver.press(Key.Key_Z, CTRL)
    settle()
    view.groups.set_group("")
    assert len(view.panel.rows.ids_shown()) == 25


# -- contacts and commitments


def test_contacts_stand_with_what_is_due_first(start):
    driver = start()
    later(driver, 30)
    driver.go("stakeholders", 5)
    view = driver.page.view("contacts")
    driver.press(Key.Key_N, CTRL)
    driver.type("Polisen; Lägesbild; i dag; möte; boka nästa; 2026-12-15")
    driver.press(Key.Key_Return)
    settle()
    fresh = next(row for row in rows(driver, CONTACT).values() if row["summary"] == "Lägesbild")
    assert fresh["organisation_id"] == by_name(driver, "Lokalpolisområde Mellanstad", PARTY)["id"]
    assert fresh["stakeholder_id"] is None
    lines = [view.panel.rows.line(n) for n in range(view.panel.rows.rowCount())]
    assert lines[0].text == "Att följa upp nu"
    due = view.panel.rows.ids_shown()[0]
    view.panel.table.select([due])
    settle()
    driver.press(Key.Key_U, CTRL | SHIFT)
    settle()
    assert rows(driver, CONTACT)[due]["followed_up"]


def test_a_contact_with_nobody_known_is_refused_in_words(start):
    driver = start("empty")
    driver.go("stakeholders", 5)
    driver.type("Xerxes; hej")
    driver.press(Key.Key_Return)
    quick = driver.page.view("contacts").panel.quick
    assert quick.hint.whole_text() == "Ingen här heter ”Xerxes”"
    assert rows(driver, CONTACT) == {}


def test_a_follow_up_is_ticked_in_the_inspector(start):
    driver = start()
    driver.go("stakeholders", 0)
    view = driver.page.view("people")
    runa = by_name(driver, "Runa Påhittsdotter")
    assert runa["next_contact"] == date(2026, 11, 27)
    view.panel.table.select([runa["id"]])
    settle()
    view.dossier.show_part(1)
    inspector = driver.desk.inspector
    tick = next(b for b in inspector.findChildren(IconButton) if b.accessibleName() == "Uppföljd")
    tick.click()
    settle()
    assert by_name(driver, "Runa Påhittsdotter")["next_contact"] is None


def test_commitments_are_typed_and_their_kind_guessed(start):
    driver = start()
    driver.go("stakeholders", 6)
    driver.press(Key.Key_N, CTRL)
    driver.type("Två planteringar; Kommunen; 40 000; kr")
    driver.press(Key.Key_Return)
    settle()
    kind = record("commitment")
    fresh = next(r for r in rows(driver, kind).values() if r["title"] == "Två planteringar")
    assert (fresh["kind"], fresh["value"], fresh["unit"]) == ("money", "40 000", "kr")
    assert driver.page.view("commitments").summary() == "15 åtaganden · 4 uppfyllda"


# -- merging


def test_what_differs_is_chosen_and_notes_are_kept_both(start):
    driver = start("empty")
    one = acts.add(driver.project, PERSON, {"name": "Anna Ek", "role": "vd", "notes": "a"})
    two = acts.add(
        driver.project,
        PERSON,
        {"name": "Ek, Anna", "role": "ordf", "email": "a@x.se", "notes": "b"},
    )
    edits.add_to_group(driver.project, [two], "Press")
    driver.go("stakeholders", 0)
    view = driver.page.view("people")
    view.panel.table.select([one, two])
    settle()
    view._merge()
    panel = view.dossier.several.merge
    assert set(panel.buttons) == {"name", "role", "email", "notes"}
    panel.buttons["role"].button(1).click()
    driver.press(Key.Key_Escape)
    assert panel.isHidden()
    assert len(rows(driver, PERSON)) == 2
    view._merge()
    panel.buttons["role"].button(1).click()
    panel.do.click()
    settle()
    (row,) = rows(driver, PERSON).values()
    assert (row["name"], row["role"], row["email"]) == ("Anna Ek", "ordf", "a@x.se")
    assert row["notes"] == "a\n\nb"
    assert len(row["groups"]) == 1


# -- protected view


def test_protected_view_hides_people_in_every_picture_and_list(start):
    driver = start()
    canary = "KANARIE"
    person = acts.add(driver.project, PERSON, {
        "name": f"{canary} Ett", "influence": 5, "interest": 5, "email": f"{canary}@x.se",
        "organisation_id": by_name(driver, "Mellanstads kommun", PARTY)["id"],
    })  # fmt: skip
    other = acts.add(driver.project, PERSON, {"name": f"{canary} Två"})
    acts.add(driver.project, RELATION, {
        "from_person_id": person, "to_person_id": other, "kind": "influences",
        "notes": canary,
    })  # fmt: skip
    acts.add(driver.project, CONTACT, {
        "held_on": date(2026, 11, 1), "summary": canary, "stakeholder_id": person,
        "next_step": canary, "follow_up": date(2026, 11, 2),
    })  # fmt: skip
    open_ = {place for place in every_view(driver, person) if list(secrets(driver, canary))}
    assert {"people", "matrix", "relations", "groups", "contacts"} <= open_
    driver.press(Key.Key_H, CTRL | SHIFT)
    settle()
    told = {
        place: found
        for place in every_view(driver, person)
        if (found := list(secrets(driver, canary)))
    }
    assert told == {}
    driver.press(Key.Key_M, CTRL | SHIFT)
    assert canary not in QGuiApplication.clipboard().text()


def every_view(driver, person):
    driver.go("stakeholders")
    for number, view in enumerate(driver.page._views):
        driver.page.show_view(number)
        settle()
        shown = driver.page.view()
        if view.key in {"people", "contacts"}:
            shown.panel.table.select(shown.panel.rows.ids_shown()[:2])
            settle()
            shown.panel.table.select(shown.panel.rows.ids_shown()[-1:])
        elif view.key in {"matrix", "relations"}:
            shown.show_row(person)
        settle()
        dossier = getattr(shown, "dossier", None)
        for part in range(3) if dossier else ():
            dossier.show_part(part)
            settle()
        shown.grab()
        yield view.key


def secrets(driver, canary):
    for widget in [w for part in (driver.page, driver.desk.inspector, driver.desk.notices)
                   for w in part.findChildren(QWidget)]:  # fmt: skip
        said = list(texts(widget))
        if isinstance(widget, SceneView):
            said += [widget.scene().alt, *(g.alt for g in widget.scene().groups())]
            said += [text.text for text in widget.scene().texts()]
        if isinstance(widget, OfferLine) and not widget.isReadOnly():
            said += [offer.label for offer, _key in widget._offers]
        if hasattr(widget, "set_candidates") and hasattr(widget, "edit"):
            said += [word for words in widget.edit._more.values() for word in words]
        if hasattr(widget, "set_words") and hasattr(widget, "candidates"):
            said += widget._names
        yield from ((type(widget).__name__, text) for text in said if canary in text)
