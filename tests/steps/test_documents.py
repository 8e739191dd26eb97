"""The documents page: recipes beside the preview, issued versions, sets for a meeting, own look."""

from __future__ import annotations

import io

import docx
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt

from tests.windows import ALT, Key, settle
from workbench.base.errors import WorkbenchError
from workbench.documents.audience import Audience
from workbench.models.registry import record
from workbench.program.deliverables import deliverables
from workbench.program.publishing import KINDS
from workbench.project.acts import change
from workbench.project.issued import issued_file
from workbench.project.paper_look import read_look
from workbench.project.register import read_rows
from workbench.steps.documents.changed import changed_since
from workbench.steps.documents.making import Terms, file_bytes, issue_of, preview
from workbench.steps.documents.recipes import Wish, find_recipe, save_recipe, wish_of

ACTIVITY, RECIPE, ISSUED = (
    record(name) for name in ("activity", "document_recipe", "issued_document")
)


def shown(driver):
    """Return the preview when it is made."""
    driver.go("documents", 0)
    view = driver.page.view()
    settle(view.save.isEnabled)
    settle()
    return view


def short(view):
    """Let the document be one that is made in no time."""
    made_again(view, lambda: view.form.kind.activated.emit(_pick(view.form.kind, "questionnaire")))


def made_again(view, act):
    """Do something and wait until the preview is another."""
    before = view.paper.data
    act()
    settle(lambda: view.paper.data not in {before, b""})


def titles(view):
    return [mark.title.split(" ", 1)[1] for mark in view.paper.sections()]


def rows(project, kind):
    with project.read() as session:
        return read_rows(session, kind)


# -- made from a snapshot


def test_a_press_tells_its_progress_and_gives_a_pdf(torg):
    told: list[float] = []
    made = preview(torg.snapshot(), KINDS[0], Wish(), told.append)
    assert made.pdf.startswith(b"%PDF-")
    assert [line.origin for line in made.lines[:2]] == ["overview", "place"]
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)


def test_a_word_file_is_made_with_its_progress_told(torg):
    told: list[float] = []
    data = file_bytes(torg.snapshot(), KINDS[0], Wish(), "docx", told.append)
    assert "Platsen och området" in [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)


def test_the_same_data_makes_the_same_bytes_in_every_kind(torg):
    for kind in KINDS:
        one, two = (
            file_bytes(torg.snapshot(), kind, Wish(), "pdf", lambda _share: None) for _time in "ab"
        )
        assert one == two


# -- recipes


def test_a_recipe_is_found_by_its_name_and_keeps_all_that_is_wanted(torg):
    wish = Wish(kind="budget", language="en", paper="letter", author="Vi", sections="-Summary")
    save_recipe(torg, "Till nämnden", wish)
    with torg.read() as session:
        assert wish_of(find_recipe(session, "till NÄMNDEN"), "sv") == wish
        with pytest.raises(WorkbenchError):
            find_recipe(session, "en annan")
    with pytest.raises(WorkbenchError):
        save_recipe(torg, "till nämnden", wish)
    torg.undo()
    assert rows(torg, RECIPE) == []


def test_choices_are_kept_in_the_recipe_that_is_chosen(start):
    driver = start()
    view = shown(driver)
    view.ask_name()
    view.asking.field.setText("Kortversion")
    view.asking.take.click()
    assert [row["name"] for row in rows(driver.project, RECIPE)] == ["Kortversion"]
    made_again(view, lambda: view.form.language.activated.emit(_pick(view.form.language, "en")))
    assert rows(driver.project, RECIPE)[0]["language"] == "en"
    assert "Summary" in titles(view)
    made_again(view, driver.window.workspace.undo)
    assert rows(driver.project, RECIPE)[0]["language"] == "sv"
    assert "Sammanfattning" in titles(view)
    driver.window.workspace.undo()
    settle()
    assert view.recipe_id == ""


def _pick(box, data):
    box.setCurrentIndex(box.findData(data))
    return box.currentIndex()


def test_sections_are_left_out_and_moved_by_keys(start):
    view = shown(driver := start())
    sections = view.form.sections
    sections.list.setCurrentRow(0)
    made_again(view, lambda: sections.list.item(0).setCheckState(Qt.CheckState.Unchecked))
    assert "Sammanfattning" not in titles(view)
    first = titles(view)[0]
    sections.list.setCurrentRow(1)
    sections.list.setFocus()
    made_again(view, lambda: driver.press(Key.Key_Down, ALT))
    assert titles(view)[1] == first
    made_again(view, sections.usual.click)
    assert titles(view)[0] == "Sammanfattning"


def test_the_preview_follows_the_data_and_stays_where_it_was(start):
    driver = start()
    view = shown(driver)
    view.paper.go_to(5)
    settle()
    place = view.paper.verticalScrollBar().value()
    assert place > 0
    facts = rows(driver.project, record("project"))[0]
    made_again(
        view, lambda: change(driver.project, record("project"), facts["id"], {"name": "Nytorget"})
    )
    settle()
    assert view.paper.verticalScrollBar().value() == place


def test_one_goes_from_a_page_to_the_data_behind_it(start):
    driver = start()
    view = shown(driver)
    names = titles(view)
    view.paper.go_to(names.index("Handlingsplan"))
    settle()
    found = view.paper.section_at(QPointF(200, 80))
    assert names[found] == "Handlingsplan"
    view.paper.asked.emit(found)
    settle()
    assert driver.desk._current == "plan"


def test_a_document_is_about_the_one_that_is_chosen(start):
    driver = start()
    view = shown(driver)
    made_again(view, lambda: view.form.kind.activated.emit(_pick(view.form.kind, "agaravgift")))
    pages = view.paper.paper.pageCount()
    assert pages > 1
    assert view.form.subject.isVisibleTo(view.form)
    owner = view.form.subject.itemData(2)
    made_again(view, lambda: view.form.subject.activated.emit(_pick(view.form.subject, owner)))
    assert view.paper.paper.pageCount() < pages


def test_the_document_is_saved_as_word_from_the_page(start):
    driver = start()
    view = shown(driver)
    short(view)
    target = driver.folder / "ut.docx"
    asked = []
    driver.desk.ask_file = lambda *, save, name, kinds, done: (
        asked.append((save, name, kinds)), done(str(target))
    )  # fmt: skip
    view.word.click()
    settle(target.exists)
    assert asked[0][0]
    assert asked[0][1].endswith(".docx")
    assert docx.Document(str(target)).paragraphs


def test_pages_are_printed_one_by_one(start):
    from PySide6.QtPrintSupport import QPrinter

    from workbench.steps.documents.page_print import print_pages

    driver = start()
    view = shown(driver)
    printer, target = QPrinter(QPrinter.PrinterMode.ScreenResolution), driver.folder / "ut.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setFromTo(1, 3)
    ended = []
    printing = print_pages(view, driver.desk.context, view.paper.paper, printer)
    printing._job.done.connect(lambda _result: ended.append(1))
    settle(lambda: bool(ended))
    assert target.read_bytes().startswith(b"%PDF")


# -- issued versions


def issue(project, kind=KINDS[0], **terms):
    from workbench.project.issued import add_issue

    made = issue_of(project.snapshot(), kind, Wish(kind=kind.key), Terms(**terms), lambda _s: None)
    return made, add_issue(project, made)


def test_an_issued_document_is_no_draft_and_has_its_number_and_paragraph(torg):
    made, key = issue(torg, adopted="Styrgruppen 9 december 2026, § 5")
    assert (made.version, made.status) == (1, "adopted")
    assert "Styrgruppen 9 december 2026, § 5" in made.words
    again, _key = issue(torg, word=False)
    assert (again.version, again.status, again.docx) == (2, "issued", None)
    with torg.read() as session:
        assert issued_file(session, key) == made.pdf
    text = "\n".join(
        p.text for p in docx.Document(io.BytesIO(made.docx)).sections[0].header.paragraphs
    )
    assert "Utkast" not in text


def test_what_changed_is_told_by_section_and_only_to_those_who_may_know(torg):
    made, _key = issue(torg, word=False)
    activity = rows(torg, ACTIVITY)[0]
    person = rows(torg, record("stakeholder"))[0]
    change(torg, ACTIVITY, activity["id"], {"title": "Ny belysning"})
    change(torg, record("stakeholder"), person["id"], {"name": "Kalle Hemlig"})
    public = changed_since(torg, made.edit_key, None, Audience.PUBLIC)
    assert [each.step for each in public] == ["plan"]
    assert "Ny belysning" in public[0].lines[0]
    inside = changed_since(torg, made.edit_key, None, Audience.INTERNAL)
    assert [each.step for each in inside] == ["stakeholders", "plan"]
    assert "Kalle Hemlig" in inside[0].lines[0]
    assert changed_since(torg, made.edit_key, None, Audience.INTERNAL, "finance") == ()
    with pytest.raises(WorkbenchError):
        changed_since(torg, "lost", None, Audience.PUBLIC)


def test_a_document_is_issued_opened_and_compared_on_the_page(start):
    driver = start()
    view = shown(driver)
    short(view)
    view.issue.click()
    view.asking.field.setText("Styrgruppen § 5")
    view.asking.take.click()
    settle(lambda: bool(rows(driver.project, ISSUED)))
    finding = rows(driver.project, record("finding"))[0]
    change(driver.project, record("finding"), finding["id"], {"title": "Ny belysning"})
    driver.page.show_view(1)
    settle()
    issued = driver.page.view()
    assert "Ny belysning" in issued.view.toPlainText()
    issued.open.click()
    with driver.project.read() as session:
        assert issued.reader.data == issued_file(session, rows(driver.project, ISSUED)[0]["id"])
    issued.back.click()
    target = driver.folder / "ut.pdf"
    driver.desk.ask_file = lambda *, save, name, kinds, done: done(str(target))
    issued.save.click()
    assert target.read_bytes() == _kept(driver.project)
    issued.delete.click()
    assert rows(driver.project, ISSUED) == []
    driver.window.workspace.undo()
    assert target.read_bytes() == _kept(driver.project)


def _kept(project):
    with project.read() as session:
        return issued_file(session, rows(project, ISSUED)[0]["id"])


def test_internal_versions_are_not_listed_in_protected_view(start):
    from workbench.project.issued import add_issue

    driver = start()
    wish = Wish(kind="platsplan", audience="internal")
    made = issue_of(driver.project.snapshot(), KINDS[0], wish, Terms(word=False), lambda _s: None)
    add_issue(driver.project, made)
    driver.go("documents", 1)
    issued = driver.page.view()
    assert len(issued._rows) == 1
    driver.window.toggle_protected()
    settle()
    assert driver.page.view()._rows == []


# -- together


def test_everything_for_a_meeting_is_written_into_a_folder(torg, tmp_path):
    offered = {each.key: each for each in deliverables(torg)}
    assert {"platsplan", "activity", "plan"} <= set(offered)
    for each in offered.values():
        for ending in each.endings:
            if ending == "docx":
                continue
            target = tmp_path / f"{each.key}.{ending}"
            each.write(torg, target, "sv", Audience.PUBLIC)
            assert target.stat().st_size > 0


def test_what_is_ticked_is_written_and_the_count_told(start):
    driver = start()
    driver.go("documents", 2)
    view = driver.page.view()
    assert all(ending == "pdf" for _each, ending in view.wanted())
    view.none.click()
    assert not view.start.isEnabled()
    item = view._items()[0]
    item.setCheckState(1, Qt.CheckState.Checked)
    folder = driver.folder / "till mötet"
    driver.desk.ask_file = lambda *, save, name, kinds, done: done(str(folder))
    view.start.click()
    settle(lambda: "Skrev 1 fil" in view.told.text())
    assert [each.suffix for each in folder.iterdir()] == [".pdf"]


# -- own look


def test_a_light_colour_is_refused_with_its_contrast_and_a_darker_one_taken(start):
    driver = start()
    driver.go("documents", 3)
    view = driver.page.view()
    view.accent.setFocus()
    driver.type("#ffcc00")
    assert "1,5" in view.told.text()
    view.darker.click()
    with driver.project.read() as session:
        kept = read_look(session)["accent"]
    assert kept == view.accent.text() != "#ffcc00"
    assert view.darker.isHidden()


def test_a_logotype_is_chosen_and_taken_away_again(start):
    driver = start()
    driver.go("documents", 3)
    view = driver.page.view()
    source = driver.folder / "märke.png"
    Image.new("RGB", (200, 60), "navy").save(source)
    driver.desk.ask_file = lambda *, save, name, kinds, done: done(str(source))
    card = view.cards[0]
    assert not card.remove.isVisibleTo(card)
    card.choose.click()
    settle(lambda: card.remove.isVisibleTo(card))
    with driver.project.read() as session:
        assert read_look(session)["logo"].startswith(b"\xff\xd8")
    source.write_bytes(b"GIF89a not a picture")
    card.choose.click()
    settle()
    card.remove.click()
    with driver.project.read() as session:
        assert read_look(session)["logo"] is None
