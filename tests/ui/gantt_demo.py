"""The interactive chart on the example, alone in a window or as pictures.

``python tests/ui/gantt_demo.py`` opens it; with a folder as argument it saves pictures there in
light and dark, at 100 and 150 per cent, as drawn in the mock-up's 818 by 520 pixels.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "charts")]
if len(sys.argv) > 1:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from example_rows import HOLIDAYS, TODAY, example, mockup  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from workbench.ui.look.theme import Theme  # noqa: E402
from workbench.ui.parts.gantt.view import GanttView  # noqa: E402


def chart(*, small: bool = False) -> GanttView:
    """Return the chart on the example."""
    view = GanttView()
    view.set_today(TODAY)
    view.set_holidays(HOLIDAYS)
    view.set_columns(("responsible", "cost"), "tkr")
    view.set_baseline_name("Baslinje 9 dec 2025")
    view.set_rows(*(mockup() if small else example()))
    return view


def pictures(application: QApplication, folder: Path) -> None:
    """Save the chart in both themes and two sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark", "contrast"):
        for zoom in (100, 150):
            Theme.current().set_choice(theme)
            Theme.current().set_zoom(zoom)
            view = chart(small=True)
            view.resize(round(818 * zoom / 100), round(520 * zoom / 100))
            view.show()
            application.processEvents()
            view.set_scale("quarter")
            view.state.viewport.go_to(date(2026, 8, 1).toordinal())
            view.canvas.setFocus()
            view.select(["A24"])
            view.refresh()
            application.processEvents()
            view.grab().save(str(folder / f"gantt_{theme}_{zoom}.png"))
            view.close()
            view.deleteLater()


if __name__ == "__main__":
    app = QApplication([])
    if len(sys.argv) > 1:
        pictures(app, Path(sys.argv[1]))
    else:
        window = chart()
        window.resize(1366, 696)
        window.show()
        app.exec()
