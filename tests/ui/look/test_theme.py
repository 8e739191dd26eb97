from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtGui import QAction, QColor, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.look.fonts import FontRole
from workbench.ui.look.metrics import Density, Metrics
from workbench.ui.look.theme import ZOOM_STEPS, Theme, dress_font, dress_icon


def test_the_application_has_one_theme(theme):
    assert Theme.current() is theme


@pytest.mark.parametrize("choice", ["dark", "contrast", "light"])
def test_a_running_window_changes_colour(theme, qtbot, choice):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(theme.changed):
        theme.set_choice(choice)
    surface = theme.tokens.surface
    assert field.palette().color(QPalette.ColorRole.Base).name() == surface
    assert field.grab().toImage().pixelColor(20, 10) == QColor(surface)


def test_an_unknown_choice_follows_the_system(theme):
    theme.set_choice("pink")
    assert theme.choice == "system"
    assert theme.tokens.name in {"light", "dark", "contrast"}


def test_zoom_goes_in_steps_and_stays_within_bounds(theme):
    seen = []
    for _ in range(len(ZOOM_STEPS)):
        theme.zoom_in()
        seen.append(theme.zoom)
    assert seen[:3] == [110, 125, 150]
    assert theme.zoom == 200
    for _ in range(len(ZOOM_STEPS) + 1):
        theme.zoom_out()
    assert theme.zoom == 80
    theme.set_zoom(5000)
    assert theme.zoom == 200


@pytest.mark.parametrize(
    "make", [lambda: QPushButton("Åtgärd"), QLineEdit, lambda: QLabel("Åtgärd")]
)
def test_widgets_grow_with_the_zoom(theme, qtbot, make):
    widget = make()
    qtbot.addWidget(widget)
    widget.show()
    before = widget.sizeHint()
    theme.set_zoom(200)
    after = widget.sizeHint()
    assert after.height() >= 1.8 * before.height()
    assert after.width() >= 1.5 * before.width()


def test_rows_and_controls_follow_density_and_zoom(theme):
    heights = {}
    for density in Density:
        theme.set_density(density)
        heights[density] = theme.metrics.row
    assert list(heights.values()) == [24, 28, 36]
    theme.set_all("light", 200, Density.NORMAL)
    assert (theme.metrics.row, theme.metrics.control) == (56, 64)


def test_no_target_falls_below_24_pixels():
    for scale in (0.8, 0.9, 1.0):
        small = Metrics(scale, Density.TIGHT)
        assert min(small.row, small.control) >= 24


def test_the_font_is_ours_and_its_digits_stand_in_columns(theme):
    assert QFontInfo(theme.font()).family() == "Inter"
    table = QFontMetricsF(theme.font(FontRole.TABLE))
    assert table.horizontalAdvance("1111") == pytest.approx(table.horizontalAdvance("8888"))
    plain = QFontMetricsF(theme.font(FontRole.BASE))
    assert plain.horizontalAdvance("1111") < plain.horizontalAdvance("8888")


def test_a_dressed_font_follows_the_zoom_and_can_change_role(theme, qtbot):
    label = QLabel("Intressenter")
    qtbot.addWidget(label)
    dress_font(label, FontRole.PAGE_TITLE)
    theme.set_zoom(150)
    assert label.font().pointSizeF() == pytest.approx(24)
    dress_font(label, FontRole.META)
    assert label.font().pointSizeF() == pytest.approx(13.5)
    theme.set_zoom(100)
    assert label.font().pointSizeF() == pytest.approx(9)


def test_a_font_stays_when_a_widget_is_moved_or_shown_late(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    moved, late = QLabel("flyttad"), QLabel("sen")
    for label in (moved, late):
        dress_font(label, FontRole.BASE)
    column.addWidget(moved)
    window.show()
    column.addWidget(late)
    theme.set_zoom(150)
    qtbot.wait(1)
    assert late.font().pointSizeF() == pytest.approx(15)
    moved.setParent(None)
    moved.show()
    assert moved.font().pointSizeF() == pytest.approx(15)
    moved.close()


def test_a_dressed_icon_follows_the_theme_and_dies_with_its_wearer(theme, qtbot):
    action = QAction("Karta")
    dress_icon(action, "map")
    light = action.icon().cacheKey()
    theme.set_choice("dark")
    assert action.icon().cacheKey() != light
    del action
    theme.set_choice("light")


def test_headers_and_scroll_bars_are_ours(theme, qtbot):
    table = QTableView()
    qtbot.addWidget(table)
    assert table.verticalScrollBar().sizeHint().width() == theme.metrics.px(12)


def test_the_sheet_keeps_the_style_when_it_is_set_anew(theme):
    application = QApplication.instance()
    for choice in ("dark", "light", "contrast"):
        theme.set_choice(choice)
        assert "fusion" in application.style().objectName().lower() or application.style().inherits(
            "QStyleSheetStyle"
        )


def test_importing_the_look_stays_light():
    code = (
        "import sys, workbench.ui.look.theme, workbench.ui.parts.quick_line\n"
        "heavy = ('pyqtgraph', 'numpy', 'reportlab', 'PySide6.QtSvg', 'holidays', 'sqlalchemy')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
