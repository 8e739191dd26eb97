"""Every step's page opens empty and full, in both languages, shows its views and takes changes.

overview place stakeholders vision plan finance documents history
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from workbench import app
from workbench.base import language
from workbench.base.clock import FixedClock
from workbench.program.catalogue import STEPS
from workbench.program.example import make_example
from workbench.project.open import create
from workbench.ui.look.settings import SettingsStore
from workbench.ui.parts.painting import failed_paints


class Watch(QObject):
    """Notes the widgets that come up as windows of their own."""

    def __init__(self):
        super().__init__()
        self.seen = []

    @override
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


CLOCK = FixedClock(datetime(2026, 11, 18, 14, 2, 11, tzinfo=UTC))


@pytest.fixture
def window(tmp_path, qtbot, request):
    full, spoken = request.param
    path = tmp_path / "plats.plats"
    if full:
        make_example(path, CLOCK)
    else:
        create(path, "Ny plats", clock=CLOCK).close()
    settings = SettingsStore(tmp_path / "settings.json")
    settings.change(language=spoken)
    _application, opened = app.start(["test"], path, clock=CLOCK, settings=settings)
    qtbot.addWidget(opened)
    opened.show()
    yield opened
    opened.close()
    language.set_language("sv")


@pytest.mark.parametrize(
    "window", [(True, "sv"), (False, "sv"), (True, "en")], indirect=True,
    ids=["full", "empty", "english"],
)  # fmt: skip
def test_every_page_opens_and_shows_all_its_views(window, qtbot):
    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    for step in STEPS:
        window.go(step.key)
        page = window.workspace.page
        assert window.workspace.current_key == step.key
        for index in range(len(page.views())):
            page.show_view(index)
            qtbot.wait(20)
        assert page.entry_focus() is not None
        assert all(command.title for command in page.commands())
        window.grab()
    QApplication.instance().removeEventFilter(watch)
    assert watch.seen == []
    assert failed_paints() == {}
