"""Every step's page opens empty and full, in both languages, shows its views and takes changes.

overview place stakeholders vision plan finance documents history
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from workbench import app
from workbench.base import language
from workbench.base.clock import FixedClock
from workbench.program.catalogue import STEPS
from workbench.program.example import make_example
from workbench.project.open import create
from workbench.ui.look.settings import SettingsStore
from workbench.ui.parts.painting import failed_paints

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
    assert failed_paints() == {}
