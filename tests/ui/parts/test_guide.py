from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.parts.test_step_status import STATE
from workbench.ui.parts.guide import Guide, GuidePanel

GUIDE = Guide(
    "Samla alla som påverkar platsen.",
    "Utan dem blir det inget avtal.",
    ("Varje fastighet har en kontakt", "Inflytande är bedömt", "Ansvarig utsedd"),
    "Polisen, inflytande 4.",
)


@pytest.fixture
def panel(theme, qtbot):
    made = GuidePanel()
    qtbot.addWidget(made)
    made.resize(300, 640)
    made.show_guide(GUIDE)
    made.show()
    return made


def shown(panel):
    return [heading.text() for heading in panel._headings if heading.isVisible()]


def test_a_page_that_is_no_step_has_words_only(panel):
    assert shown(panel) == ["Tillräckligt bra när", "Exempel"]
    panel.show_guide(Guide("Vad", "Varför"))
    assert shown(panel) == []


def test_a_step_says_what_holds_what_is_next_and_how_far_it_is(panel, qtbot):
    panel.tell(replace(STATE, row_id="k13"), (True, False, True))
    assert shown(panel) == ["Tillräckligt bra när", "Exempel", "Att göra härnäst", "Status"]
    names = [sign.label.accessibleName() for sign in panel.signs]
    assert names == [
        "Varje fastighet har en kontakt, uppfyllt",
        "Inflytande är bedömt, inte än",
        "Ansvarig utsedd, uppfyllt",
    ]
    assert panel.remark.whole_text() == "K13 saknar baslinje"
    with qtbot.waitSignal(panel.next_wanted):
        QTest.mouseClick(panel.go, Qt.MouseButton.LeftButton)


def test_a_remark_about_no_row_leads_nowhere(panel):
    panel.tell(STATE, ())
    assert panel.remark.isVisible()
    assert not panel.go.isVisible()


def test_ticks_and_rings_look_different(panel):
    panel.tell(STATE, (False, False, False))
    before = panel.signs[0].grab().toImage()
    panel.tell(STATE, (True, False, False))
    assert panel.signs[0].grab().toImage() != before


def test_a_status_set_by_hand_shows_its_reason(panel, qtbot):
    panel.tell(replace(STATE, status="skipped", by_hand=True, reason="ingår inte"), ())
    assert panel.reason.whole_text() == "ingår inte"
    with qtbot.waitSignal(panel.status_wanted) as told:
        panel.status.wanted.emit("")
    assert told.args == [""]
    panel.tell(None)
    assert not panel.reason.isVisible()
    assert "Status" not in shown(panel)


def test_another_step_has_its_own_signs(panel):
    panel.tell(STATE, (True, True, True))
    panel.show_guide(replace_signs("Bara ett"))
    panel.tell(STATE, (False,))
    assert [sign.label.whole_text() for sign in panel.signs] == ["Bara ett"]


def replace_signs(*signs):
    return Guide(GUIDE.what, GUIDE.why, signs)


def test_nothing_is_cut_at_any_size(panel, theme, qtbot):
    panel.tell(replace(STATE, row_id="k13"), (True, False, True))
    for zoom in (80, 100, 200):
        theme.set_zoom(zoom)
        panel.resize(theme.metrics.px(300), panel.sizeHint().height())
        qtbot.wait(10)
        for label in (panel.what, panel.why, panel.example, *(s.label for s in panel.signs)):
            assert label.height() >= label.heightForWidth(label.width()) - 1
