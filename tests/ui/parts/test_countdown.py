"""The timer counts down, keeps what is left while it rests, and says when the time is up."""

from __future__ import annotations

import pytest

from tests.windows import settle
from workbench.ui.parts.countdown import Countdown


@pytest.fixture
def timer(qtbot):
    made = Countdown(2)
    qtbot.addWidget(made)
    return made


def test_it_runs_out_once_and_says_so(timer):
    ended = []
    timer.ended.connect(lambda: ended.append(timer.words()))
    timer.turn()
    settle(lambda: bool(ended))
    assert timer.seconds() == 0
    assert not timer.is_running
    assert timer.tone() == "error"
    assert len(ended) == 1


def test_a_pause_keeps_what_is_left_and_five_minutes_can_be_added(timer):
    assert timer.words() == "0:02"
    timer.lengthen()
    assert timer.words() == "5:02"
    timer.turn()
    settle(seconds=0.1)
    timer.turn()
    left = timer.seconds()
    settle(seconds=0.3)
    assert timer.seconds() == left
