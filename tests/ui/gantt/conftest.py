from __future__ import annotations

import pytest

from workbench.ui.look.metrics import Density
from workbench.ui.look.theme import Theme


@pytest.fixture
def theme(qapp):
    """The light theme at 100 %; put back afterwards."""
    theme = Theme.current()
    theme.set_all("light", 100, Density.NORMAL)
    yield theme
    theme.set_all("light", 100, Density.NORMAL)
