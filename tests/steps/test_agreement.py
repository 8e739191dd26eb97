"""Agreements: drafts filled from the project, own wordings, versions, what is to be seen to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.command import CLOCK
from workbench.base.language import using
from workbench.documents.audience import Audience
from workbench.documents.content import Heading, ListBlock, Note, Status, Table
from workbench.documents.registry import Options, kind_of
from workbench.models.registry import record
from workbench.program.publishing import KINDS
from workbench.project import acts
from workbench.project.register import read_row, read_rows
from workbench.rules.wording import Change
from workbench.steps.agreement import edits
from workbench.steps.agreement.comparing import NOW, compared, read_versions, read_wordings
from workbench.steps.agreement.facts import LABELS
from workbench.steps.agreement.notices import agreement_notices
from workbench.steps.agreement.progress import progress, signs
from workbench.steps.agreement.templates import drafts
from workbench.steps.agreement.views import AGREEMENT, CLAUSE, SIGNATURE, read_agreement

TODAY = CLOCK.today()
KINDS_OF = ("letter_of_intent", "collaboration", "statutes", "service")
PLACE = record("project")


def read(project, key):
    with project.read() as session:
        return read_agreement(session, key, TODAY)


def clause(project, key, name):
    return next(each for each in read(project, key).clauses if each.values["key"] == name)


def place_id(project):
    return project.facts().id


def rules(project):
    with project.read() as session:
        return [each.rule for each in agreement_notices(session, TODAY)]


def document(project, key="samverkansavtal", **options):
    chosen = Options(TODAY, **options)
    with using(chosen.language), project.read() as session:
        return kind_of(KINDS, key).build(session, chosen)


# -- the templates


@pytest.mark.parametrize(("kind", "count"), list(zip(KINDS_OF, (8, 20, 17, 11), strict=True)))
def test_every_clause_is_drafted_in_both_languages(kind, count):
    found = drafts(kind)
    assert len(found) == count
    assert len({each.key for each in found}) == count
    for each in found:
        assert all(each.titles[language] for language in ("sv", "en"))
        for variant in each.variants:
            assert all(variant.names[lang] and variant.texts[lang] for lang in ("sv", "en"))


def test_every_name_in_a_draft_is_known():
    import re

    used = {
        (name, language)
        for kind in KINDS_OF
        for each in drafts(kind)
        for variant in each.variants
        for language, text in variant.texts.items()
        for name in re.findall(r"\{(\w+)\}", text)
    }
    assert {name for name, _language in used} <= set(LABELS)
    assert {n for n, lang in used if lang == "sv"} == {n for n, lang in used if lang == "en"}


# -- a draft


def test_a_draft_comes_whole_as_one_edit(empty):
    key = edits.start_agreement(empty, "collaboration")
    found = read(empty, key)
    assert [each.number for each in found.clauses] == [str(n) for n in range(1, 21)]
    assert found.values["annex_map"]
    empty.undo()
    assert read(empty, key) is None
    with empty.read() as session:
        assert not read_rows(session, CLAUSE)


def test_what_the_project_does_not_say_is_left_to_fill_in(empty):
    key = edits.start_agreement(empty, "collaboration")
    area = clause(empty, key, "area")
    assert area.blanks == ("municipality", "area", "boundary_reason")
    assert "[fyll i: kommunen]" in area.text
    acts.change(empty, PLACE, place_id(empty), {"municipality": "Mellanstad"})
    assert "Mellanstad" in clause(empty, key, "area").text
    assert clause(empty, key, "area").blanks == ("area", "boundary_reason")


def test_the_example_is_filled_from_the_project(torg):
    with torg.read() as session:
        rows = read_rows(session, AGREEMENT)
    key = next(row["id"] for row in rows if row["kind"] == "collaboration")
    found = read(torg, key)
    words = {each.values["key"]: each.text for each in found.clauses}
    assert "Platssamverkan Mellantorg (ideell förening) (802999-0012)" in words["parties"]
    assert "- Tryggare kvällar" in words["goals"]
    assert "minst 5 av 9 röster" in words["organisation"]
    assert words["organisation"].split("\n\n")[1].startswith("Styrgruppen är beslutsför")
    assert "4\N{NO-BREAK SPACE}530\N{NO-BREAK SPACE}606\N{NO-BREAK SPACE}kr" in words["economy"]
    assert "senast 6 månader" in words["term"]
    assert found.blanks == 0
    assert (found.signed, len(found.signatures)) == (10, 10)
    assert (found.ends, found.notice_by) == (date(2028, 12, 31), date(2028, 6, 30))


def test_the_legal_form_chooses_the_variant(empty):
    acts.change(empty, PLACE, place_id(empty), {"legal_form": "agreement"})
    key = edits.start_agreement(empty, "collaboration")
    assert clause(empty, key, "parties").values["variant"] == "parties_only"
    edits.choose_variant(empty, clause(empty, key, "term"), "ends")
    assert "upphör då utan uppsägning" in clause(empty, key, "term").text


def test_the_text_is_in_the_language_of_the_project_whatever_the_window_speaks(torg):
    with torg.read() as session:
        key = read_rows(session, AGREEMENT)[1]["id"]
    with using("en"):
        found = read(torg, key)
    assert found.clauses[0].title == "Parter"
    assert found.clauses[0].text.startswith("Detta avtal")
    assert not any(each.moved for each in found.clauses)


# -- own wordings


def test_an_own_wording_stays_when_the_project_changes_and_the_change_is_told(empty):
    acts.change(empty, PLACE, place_id(empty), {"municipality": "Mellanstad"})
    key = edits.start_agreement(empty, "collaboration")
    before = clause(empty, key, "area")
    edits.write_wording(empty, before, "Vår egen gräns.")
    mine = clause(empty, key, "area")
    assert (mine.text, mine.own, mine.moved, mine.blanks) == ("Vår egen gräns.", True, False, ())
    acts.change(empty, PLACE, place_id(empty), {"municipality": "Storstad"})
    moved = clause(empty, key, "area")
    assert moved.text == "Vår egen gräns."
    assert moved.moved
    assert "Mellanstad" in moved.values["basis"]
    assert "Storstad" in moved.draft
    assert "clause.moved" in rules(empty)
    edits.keep_wording(empty, moved)
    assert not clause(empty, key, "area").moved
    edits.take_draft(empty, clause(empty, key, "area"))
    assert "Storstad" in clause(empty, key, "area").text
    assert not clause(empty, key, "area").own


def test_another_wording_does_not_hide_that_the_draft_has_moved(empty):
    key = edits.start_agreement(empty, "collaboration")
    edits.write_wording(empty, clause(empty, key, "area"), "Eget")
    acts.change(empty, PLACE, place_id(empty), {"municipality": "Storstad"})
    edits.write_wording(empty, clause(empty, key, "area"), "Eget igen")
    assert clause(empty, key, "area").moved


@pytest.mark.parametrize("same", ["", None])
def test_to_write_what_the_draft_says_is_to_take_it(empty, same):
    key = edits.start_agreement(empty, "collaboration")
    draft = clause(empty, key, "dispute").draft
    edits.write_wording(empty, clause(empty, key, "dispute"), "Eget")
    edits.write_wording(empty, clause(empty, key, "dispute"), draft if same is None else same)
    assert not clause(empty, key, "dispute").own


def test_to_write_nothing_new_is_no_edit(empty):
    key = edits.start_agreement(empty, "collaboration")
    label = empty.undo_label()
    edits.write_wording(empty, clause(empty, key, "dispute"), clause(empty, key, "dispute").text)
    edits.rename_clause(empty, clause(empty, key, "dispute"), " ")
    assert empty.undo_label() == label


# -- order, leaving out, own clauses


def test_a_clause_that_is_left_out_gives_its_number_away(empty):
    key = edits.start_agreement(empty, "collaboration")
    edits.leave_out(empty, clause(empty, key, "goals"), out=True)
    found = read(empty, key)
    assert clause(empty, key, "goals").number == ""
    assert clause(empty, key, "organisation").number == "4"
    assert len(found.in_text) == 19
    assert "clause.reason" in rules(empty)
    acts.change(empty, CLAUSE, clause(empty, key, "goals").values["id"], {"reason": "Senare"})
    assert "clause.reason" not in rules(empty)
    edits.leave_out(empty, clause(empty, key, "goals"), out=False)
    assert clause(empty, key, "goals").values["reason"] == ""


def test_clauses_are_moved_among_their_own(empty):
    other = edits.start_agreement(empty, "statutes")
    key = edits.start_agreement(empty, "collaboration")
    before = [each.values["key"] for each in read(empty, other).clauses]
    clauses = read(empty, key).clauses
    assert edits.move_clause(empty, clauses, clauses[1].values["id"], -1)
    assert [each.values["key"] for each in read(empty, key).clauses[:2]] == [
        "background",
        "parties",
    ]
    clauses = read(empty, key).clauses
    assert not edits.move_clause(empty, clauses, clauses[0].values["id"], -1)
    assert [each.values["key"] for each in read(empty, other).clauses] == before


def test_an_own_clause_stands_before_the_signatures_and_can_be_deleted(empty):
    key = edits.start_agreement(empty, "collaboration")
    drafted = clause(empty, key, "dispute")
    edits.remove_clause(empty, drafted)
    mine = edits.add_clause(empty, key, "Parkering")
    found = read(empty, key).clauses
    assert [each.title for each in found[-2:]] == ["Parkering", "Underskrifter"]
    assert len(found) == 21
    edits.write_wording(empty, found[-2], "Bilar står i garaget.")
    assert read(empty, key).clauses[-2].text == "Bilar står i garaget."
    edits.remove_clause(empty, read(empty, key).clauses[-2])
    with empty.read() as session:
        assert read_row(session, CLAUSE, mine) is None


# -- versions


def test_versions_are_compared_clause_by_clause(empty):
    key = edits.start_agreement(empty, "collaboration")
    version = edits.keep_version(empty, key, "Till parterna")
    edits.write_wording(empty, clause(empty, key, "dispute"), "Svensk rätt gäller.")
    edits.leave_out(empty, clause(empty, key, "goals"), out=True)
    edits.add_clause(empty, key, "Parkering")
    with empty.read() as session:
        assert [row["title"] for row in read_versions(session, key)] == ["Till parterna"]
        old = read_wordings(session, key, version, TODAY)
        new = read_wordings(session, key, NOW, TODAY)
    found = compared(old, new)
    assert [(each.title, each.change) for each in found] == [
        ("Tvist", Change.SAME), ("Parkering", Change.ADDED), ("Mål", Change.REMOVED),
    ]  # fmt: skip
    assert found[0].pieces[0].text.startswith("Svensk rätt gäller")
    assert compared(old, old) == []


# -- what is to be seen to


def signed(project, key, **values):
    party = acts.add(project, record("organisation"), {"name": "Ägaren"})
    row = {"agreement_id": key, "organisation_id": party, **values}
    return acts.add(project, SIGNATURE, row)


def test_notice_and_end_are_watched(empty):
    key = acts.add(empty, AGREEMENT, {"title": "Avtal", "status": "in_force", "reviewed": True})
    for end, notice, renewal, rule in (
        (TODAY + timedelta(days=400), 6, 12, None),
        (TODAY + timedelta(days=240), 6, 12, "agreement.notice"),
        (TODAY + timedelta(days=30), 6, 0, "agreement.ends"),
        (TODAY - timedelta(days=1), 0, 0, "agreement.over"),
    ):
        values = {"valid_to": end, "notice_months": notice, "renewal_months": renewal}
        acts.change(empty, AGREEMENT, key, values)
        assert rules(empty) == ([rule] if rule else [])
    acts.change(empty, AGREEMENT, key, {"status": "ended"})
    assert rules(empty) == []


def test_signing_is_watched(empty):
    key = acts.add(empty, AGREEMENT, {"title": "Avtal", "status": "draft"})
    row = signed(empty, key, status="sent", sent_on=TODAY - timedelta(days=31))
    assert rules(empty) == ["agreement.waiting"]
    acts.change(empty, SIGNATURE, row, {"sent_on": TODAY - timedelta(days=30)})
    assert rules(empty) == []
    acts.change(empty, SIGNATURE, row, {"status": "declined"})
    assert rules(empty) == ["agreement.declined"]
    acts.change(empty, SIGNATURE, row, {"status": "signed"})
    assert rules(empty) == ["agreement.day"]
    acts.change(empty, AGREEMENT, key, {"status": "signing"})
    assert "agreement.review" in rules(empty)


def test_progress_and_signs(torg, empty):
    with torg.read() as session:
        assert signs(session, TODAY) == (True, True, True)
        assert progress(session, TODAY).amount == "3 avtal"
    with empty.read() as session:
        assert signs(session, TODAY) == (False, False, False)
        assert progress(session, TODAY).share == 0


# -- the documents


def test_the_agreement_on_paper_has_its_clauses_tables_and_annexes(torg):
    made = document(torg)
    heads = [b for b in made.walk() if isinstance(b, Heading) and b.level == 1]
    assert [b.text for b in heads][:3] == ["Parter", "Bakgrund och syfte", "Område"]
    assert [b.text for b in heads][-4:] == [
        "Bilaga 1: Karta över området", "Bilaga 2: Ansvar per yta", "Bilaga 3: Budget",
        "Bilaga 4: Handlingsplan",
    ]  # fmt: skip
    captions = [b.caption for b in made.walk() if isinstance(b, Table)]
    for caption in ("Parterna", "Platser i Styrgrupp", "Parternas åtaganden",
                    "Varje parts basnivå", "Budgeten i korthet, kr", "Underskrifter"):  # fmt: skip
        assert caption in captions
    assert made.status is Status.ADOPTED
    assert made.warning == ""
    assert any(isinstance(b, ListBlock) for b in made.walk())


def test_a_draft_is_marked_until_a_lawyer_has_reviewed_it(torg):
    made = document(torg, "tjansteavtal")
    assert made.warning == "Underlag – granskas av jurist"
    assert isinstance(made.blocks[0], Note)
    with torg.read() as session:
        key = next(r["id"] for r in read_rows(session, AGREEMENT) if r["kind"] == "service")
    acts.change(torg, AGREEMENT, key, {"reviewed": True})
    made = document(torg, "tjansteavtal")
    assert made.warning == ""
    assert isinstance(made.blocks[0], Heading)


def test_statutes_have_paragraphs_and_english_has_english_words(torg):
    made = document(torg, "stadgar", language="en")
    heads = [b for b in made.walk() if isinstance(b, Heading)]
    assert [(b.number, b.text) for b in heads][:2] == [("§ 1", "Name and seat"), ("§ 2", "Purpose")]
    assert "non-profit association" in str(made.blocks[1])


def test_who_signs_is_named_only_to_those_who_work_with_the_file(torg):
    assert "Alva Exempelsson" not in str(document(torg).blocks)
    assert "Alva Exempelsson" in str(document(torg, audience=Audience.INTERNAL).blocks)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_without_an_agreement_the_document_is_what_a_draft_would_be(torg, language):
    with torg.read() as session:
        ids = [row["id"] for row in read_rows(session, AGREEMENT)]
    acts.remove(torg, AGREEMENT, ids)
    asked = document(torg, language=language)
    edits.start_agreement(torg, "collaboration")
    assert document(torg, language=language).blocks == asked.blocks


def test_an_empty_draft_can_be_printed_all_the_same(empty):
    for kind, key in zip(
        KINDS_OF, ("avsiktsforklaring", "samverkansavtal", "stadgar", "tjansteavtal"), strict=True
    ):
        edits.start_agreement(empty, kind)
        assert document(empty, key).blocks


def test_a_hostile_name_stays_text(empty):
    acts.change(empty, PLACE, place_id(empty), {"municipality": "{needs} <b>- x</b>"})
    key = edits.start_agreement(empty, "statutes")
    assert "{needs} <b>- x</b>" in clause(empty, key, "name").text
    assert replace(clause(empty, key, "name")).text == clause(empty, key, "name").text
