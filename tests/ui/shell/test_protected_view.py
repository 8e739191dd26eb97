"""In protected view nothing but public fields shows, on no page and to no screen reader."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from tests import canary
from tests.windows import CTRL, SHIFT, Key, settle
from workbench.models.registry import record
from workbench.project import acts
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Page
from workbench.ui.parts.quick_line import QuickLine
from workbench.ui.parts.scene_view import SceneView
from workbench.ui.parts.table import RecordTable


@pytest.fixture
def driver(start):
    found = start("empty")
    for _round in range(2):
        canary.plant_everywhere(found.project)
    settle()
    return found


def every_view(driver):
    """Open every page and view and select all it has; give the name of each."""
    for key in [entry.key for entry in driver.window.entries]:
        driver.go(key)
        for number in range(max(1, len(driver.page.views()))):
            if driver.page.views():
                driver.page.show_view(number)
            settle()
            for table in shown(driver, RecordTable):
                ids = table.rows.ids_shown()
                table.select(ids)
                table.select(ids[-1:])
            settle(seconds=0.02)
            yield f"{key} {number}"


def shown(driver, kind):
    return [each for each in driver.page.findChildren(kind) if each.isVisible()]


def leaks(driver):
    """What the window tells, be it seen or not; other pages have their turn when they are open."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return canary.leaks(driver.window, others(driver))


def others(driver):
    """The pages that have been opened before."""
    return {page for page in driver.window.findChildren(Page) if page is not driver.page}


def copied(driver):
    """What can be copied from the page that is shown."""
    clipboard = QGuiApplication.clipboard()
    for table in shown(driver, RecordTable):
        table.select(table.rows.ids_shown())
        for command in table.commands():
            if "copy" in command.id and (command.ready is None or command.ready()):
                clipboard.clear()
                command.run()
                yield from canary.clipboard_texts()
    for picture in shown(driver, SceneView):
        clipboard.clear()
        picture.copy()
        yield from canary.clipboard_texts()


def forms(driver):
    """What the forms tell of their last rows."""
    elsewhere = others(driver)
    for form in driver.window.findChildren(RecordForm):
        if any(page.isAncestorOf(form) for page in elsewhere):
            continue
        form.show_rows(form.rows.ids_shown()[-1:])
        yield from canary.leaks(form)


def completed(driver):
    """What the lines for entry make of the beginning of the secret."""
    for line in shown(driver, QuickLine):
        for before in ("", "x; ", "x; 1 maj; "):
            if not isValid(line) or not line.isEnabled():
                break  # what was typed before made the page anew
            line.edit.setText(before)
            line.setFocus()
            driver.type(canary.WORD[:4])
            settle(seconds=0.01)
            if isValid(line):
                yield from canary.leaks(line)
                line.edit.setText("")


def written(driver):
    """What the page writes into files when asked to export, save or list something."""
    folder = driver.folder / "written"
    folder.mkdir(exist_ok=True)
    driver.desk.ask_file = lambda *, save, name, kinds, done: (
        save and done(str(folder / f"ut.{kinds[0]}"))
    )
    for command in driver.page.commands():
        if WRITES.search(command.id) and (command.ready is None or command.ready()):
            QGuiApplication.clipboard().clear()
            command.run()
            settle(seconds=0.1)
            yield from canary.clipboard_texts()
    for path in folder.iterdir():
        yield from canary.file_texts(path)
        path.unlink()


WAYS = {"shown": leaks, "in a form": forms, "copied": copied, "completed": completed}
WAYS["written"] = written
WRITES = re.compile(r"copy|export|save|write|list|mail|vcard|card")


def walk(driver):
    """Every way on every view in which the secret is told."""
    return {
        (place, name): found
        for place in every_view(driver)
        for name, way in WAYS.items()
        if (found := [each for each in way(driver) if canary.secret(str(each))])
    }


def test_protected_view_tells_no_secret_anywhere(driver):
    sings = set(walk(driver))
    # The canary is heard where private fields stand, and in labels that quote.
    heard = {"stakeholders 0", "stakeholders 2", "overview 0", "history 0"}
    assert {(place, "shown") for place in heard} <= sings
    assert {"in a form", "copied"} <= {way for _place, way in sings}
    driver.press(Key.Key_H, CTRL | SHIFT)
    settle()
    assert canary.leaks(driver.window) == []  # nor do the pages that were open before
    assert walk(driver) == {}


def test_what_is_open_is_hidden_at_once(driver):
    for place in every_view(driver):
        assert not driver.window.frame.strip.isVisible()
        driver.window.toggle_protected()
        assert (place, leaks(driver)) == (place, [])
        driver.window.toggle_protected()


def test_the_palette_finds_no_secret_names(driver):
    def found():
        driver.window.open_palette()
        driver.type(canary.WORD[:6])
        panel = driver.window.palette_panel
        lines = [panel.list.item(row).text() for row in range(panel.list.count())]
        panel.close_panel()
        return [line for line in lines if canary.secret(line)]

    assert found()
    driver.window.open_palette()
    driver.window.toggle_protected()
    assert not driver.window.palette_panel.isVisible()
    assert found() == []


def test_documents_are_for_everybody_only(driver):
    driver.go("documents", 0)
    view = driver.page.view()
    audience = view.form.audience
    audience.setCurrentIndex(audience.findData("internal"))
    audience.activated.emit(audience.currentIndex())
    assert view.effective().audience == "internal"
    settle(view.save.isEnabled)
    driver.window.toggle_protected()
    # Also what was made before is gone at once, and what is being made is not shown.
    assert not view.save.isEnabled()
    assert view.paper.paper.pageCount() == 0
    assert not audience.isEnabled()
    settle(view.save.isEnabled)
    assert view.effective().audience == "public"
    options = view.effective().options(driver.project.today())
    for kind in driver.desk.context.documents:
        with driver.project.read() as session:
            document = kind.make(session, options)
        told = [text for text in canary.texts_in(document) if canary.secret(text)]
        assert (kind.key, told) == (kind.key, [])
    driver.window.toggle_protected()
    assert audience.isEnabled()


def test_notices_quote_nobody(driver):
    driver.desk.notice(f"Flyttade {canary.WORD}", undo=True)
    driver.window.toggle_protected()
    assert not driver.desk.notices.isVisible()
    for act in (driver.window.undo, driver.window.redo, driver.window.redo):
        act()
        settle()
        assert driver.desk.notices.isVisible()
        assert leaks(driver) == []
    assert "•••" in driver.desk.notices.label.whole_text()


def test_the_frame_says_in_words_what_it_means_in_every_language(driver):
    title = driver.window.windowTitle()
    assert driver.project.facts().name in title
    driver.press(Key.Key_H, CTRL | SHIFT)
    frame = driver.window.frame
    assert frame.strip.isVisible()
    assert "dolda" in frame.words.whole_text()
    assert frame.property("protected")
    assert driver.window.windowTitle() == "Platsverkstad – skyddad vy"
    acts.add(driver.project, record("goal"), {"title": "Nytt"})
    assert driver.window.windowTitle() == "Platsverkstad – skyddad vy"
    frame.end.click()
    assert not frame.strip.isVisible()
    assert driver.window.windowTitle() == title
    driver.window.toggle_protected()
    driver.window.set_language("en")
    settle()
    assert driver.window.frame.strip.isVisible()
    assert driver.window.frame.words.whole_text().startswith("Protected view")
    assert leaks(driver) == []
    driver.window.close_project()
    assert not driver.window.frame.strip.isVisible()
