"""A page with views makes each when it is first shown, and refreshes it once."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget

from workbench.ui.parts import awakening
from workbench.ui.parts.page import Page
from workbench.ui.parts.views_page import View, ViewsPage


class Shown(Page):
    def __init__(self, context):
        super().__init__(context)
        self.refreshed = 0

    def refresh(self, changes):
        self.refreshed += 1


@pytest.fixture
def page(qtbot, monkeypatch):
    monkeypatch.setattr(awakening, "IDLE_AFTER_MS", 5)
    monkeypatch.setattr(awakening, "IDLE_EVERY_MS", 1)
    made = []

    def maker(key):
        made.append(key)
        return Shown

    desk = SimpleNamespace(inspect=lambda widget: None)
    context = SimpleNamespace(project=None, desk=desk, protected=lambda: False)
    views = tuple(View(key, key, lambda key=key: maker(key)) for key in ("a", "b", "c"))
    shown = ViewsPage(context, "Title", views)
    shown.made = made
    qtbot.addWidget(shown)
    return shown


def test_a_view_is_refreshed_once_when_it_is_shown(page):
    page.refresh(None)
    assert page.view("a").refreshed == 1
    page.show_view(1)
    assert page.current == "b"
    assert page.view("b").refreshed == 1
    page.show_view(1)  # shown again: what may have changed meanwhile is shown
    assert page.view("b").refreshed == 2
    page.head.set_view(0)
    assert (page.current, page.view("a").refreshed) == ("a", 2)


def test_what_the_other_views_need_is_loaded_while_nobody_waits(page, qtbot):
    page.refresh(None)
    assert page.made == ["a"]
    page.show()
    qtbot.waitUntil(lambda: set(page.made) == {"a", "b", "c"})
    assert isinstance(page.view("a"), QWidget)
    assert list(page._made) == [0]
