"""The place on its page and in the Platsplan."""

from __future__ import annotations

import re
from datetime import date

import pytest
from PySide6.QtWidgets import QScrollArea

from tests.windows import settle
from workbench.documents.content import Heading, Table
from workbench.documents.registry import Options
from workbench.models.registry import record
from workbench.steps.place.chapter import chapter


def test_only_what_is_known_is_told(torg, empty):
    day = date(2026, 11, 18)
    with torg.read() as session:
        blocks = chapter(session, Options(date=day), day)
    facts = next(block for block in blocks if isinstance(block, Table))
    assert ("Boende", "1\xa0840") in [row.cells for row in facts.rows]
    with empty.read() as session:
        bare = chapter(session, Options(date=day), day)
    assert [block.level for block in bare if isinstance(block, Heading)] == [1]


def profile(driver):
    return driver.page.view("profile")


@pytest.mark.parametrize("size", [(1366, 740), (1024, 532)])
def test_every_note_of_the_example_can_be_read_whole(start, size):
    driver = start(size=size)
    driver.go("place")
    words = profile(driver).words.fields
    for name in ("description", "needs", "boundary_reason"):
        assert not words[name].editor.verticalScrollBar().maximum(), name
    written = words["needs"].editor
    assert written.height() > 4 * written.fontMetrics().lineSpacing()


def test_the_page_uses_its_whole_height_and_needs_no_scrolling_on_a_laptop(start):
    driver = start(size=(1366, 740))
    driver.go("place")
    area = profile(driver).findChild(QScrollArea)
    assert not area.verticalScrollBar().maximum()
    last = profile(driver).words.fields["boundary_reason"].editor
    foot = last.mapTo(area, last.rect().bottomLeft()).y()
    assert area.height() - foot < 48


def test_the_cards_stand_under_each_other_where_the_page_is_narrow(start):
    driver = start(size=(1024, 560), zoom=150)
    driver.go("place")
    left = {card.mapTo(driver.page, card.rect().topLeft()).x() for card in profile(driver)._cards}
    assert len(left) == 1
    driver.window.resize(1800, 900)
    settle()
    left = {card.mapTo(driver.page, card.rect().topLeft()).x() for card in profile(driver)._cards}
    assert len(left) == 2


def test_every_field_of_the_place_is_on_the_page_once_with_a_key_of_its_own(start):
    driver = start()
    driver.go("place")
    fields = [f for form in profile(driver)._forms for f in form.fields.values()]
    names = [field.column.key for field in fields]
    elsewhere = {"legal_form_reason"}  # beside what the forms mean, in the organisation
    assert sorted(names) == sorted({f.name for f in record("project").visible()} - elsewhere)
    letters = re.findall("&(.)", " ".join(field._label.text().lower() for field in fields))
    assert len(set(letters)) == len(letters)
