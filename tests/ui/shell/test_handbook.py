"""F1 opens the guide at the topic of the page; its search goes over all topics."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextFormat
from PySide6.QtTest import QTest

from workbench.base.handbook import TOPICS, handbook
from workbench.ui.shell.handbook import Handbook


def opened(window, qtbot):
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.findChild(Handbook) is not None)
    return window.findChild(Handbook)


def shown(guide):
    items = [guide.topics.item(row) for row in range(guide.topics.count())]
    return [item.data(Qt.ItemDataRole.UserRole) for item in items if not item.isHidden()]


@pytest.mark.parametrize("step", ["overview", "finance", "history"])
def test_it_opens_at_the_page_and_not_twice(start, qtbot, step):
    window = start().window
    window.go(step)
    guide = opened(window, qtbot)
    assert guide.topics.currentItem().data(Qt.ItemDataRole.UserRole) == step
    title = next(topic.title for topic in handbook("sv") if topic.key == step)
    assert guide.text.toPlainText().startswith(title)
    assert opened(window, qtbot) is guide
    assert not guide.isModal()


def test_it_opens_on_the_start_page_too(start, qtbot):
    guide = opened(start("nothing").window, qtbot)
    assert guide.text.toPlainText().startswith("Kom igång")


def test_typing_leaves_the_topics_that_say_it(start, qtbot):
    guide = opened(start().window, qtbot)
    QTest.keyClicks(guide.search, "sakerhetskopia halvtimmen")
    assert shown(guide) == ["history"]
    assert guide.text.toPlainText().startswith("Ångra")
    assert guide.text.extraSelections()
    QTest.keyClicks(guide.search, " zzz")
    assert shown(guide) == []
    assert guide.nothing.isVisible()
    guide.search.clear()
    assert shown(guide) == list(TOPICS)
    assert not guide.text.extraSelections()


def test_the_whole_text_of_every_topic_is_shown_as_data(start, qtbot):
    guide = opened(start().window, qtbot)
    for topic in handbook("sv"):
        guide.open_at(topic.key)
        for line in topic.text().splitlines():
            assert line in guide.text.toPlainText()


def test_pictures_are_as_wide_as_the_text_and_follow_its_width(start, qtbot):
    guide = opened(start("nothing").window, qtbot)
    guide.open_at("plan")

    def widths():
        block, found = guide.text.document().begin(), []
        while block.isValid():
            each = block.begin()
            while not each.atEnd():
                look = each.fragment().charFormat()
                if look.isImageFormat():
                    found.append(look.toImageFormat())
                each += 1
            block = block.next()
        return found

    (before,) = widths()
    assert before.property(QTextFormat.Property.ImageAltText)
    assert 0 < before.width() < guide.text.viewport().width()
    guide.resize(guide.width() - 120, guide.height())
    qtbot.waitUntil(lambda: widths()[0].width() < before.width())
    assert guide.text.horizontalScrollBar().maximum() == 0


def test_the_keys_are_the_usual_ones(start):
    window = start("nothing").window
    keys = {key: window._actions[key].shortcut().toString() for key in ("help.guide", "help.keys")}
    assert keys == {"help.guide": "F1", "help.keys": "Ctrl+F1"}
