"""The pictures of the guide, taken from the real program on the example.

    python3 dev.py shots --guide

writes them anew into ``resources/guide/pictures``. The example is opened at a fixed time; what has
no order of its own, as the notes on the board, may lie otherwise from run to run. The pictures show
nobody but the people of the example.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.shots import NOW, settle

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from workbench.ui.shell.window import MainWindow

TARGET = Path(__file__).resolve().parents[1] / "resources" / "guide" / "pictures"
LANGUAGES = ("sv", "en")
FINER = "1.5"  # pixels for each of the screen's: sharp on paper too
COLOURS = 48
LAID_OUT_S = 1.0
FIRST, WINDOW, PAGE, ROOM = (1000, 480), (1240, 640), (920, 560), (1280, 720)
FOLDERS = {"sv": "Dokument/Platsverkstad", "en": "Documents/Platsverkstad"}  # as read, never used


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the step and view it shows, and what of the window."""

    name: str
    step: str
    view: int = 0
    whole: bool = False
    protected: bool = False
    row: int = -1  # chosen in the table and shown in the inspector beside the page


SHOTS = (
    Shot("window", "plan", 1, whole=True, row=22),
    Shot("map", "place", 1),
    Shot("responsibility", "place", 2),
    Shot("matrix", "stakeholders", 2),
    Shot("survey", "situation", 0),
    Shot("plan", "plan", 0),
    Shot("levy", "finance", 2),
    Shot("agenda", "meetings", 1),
    Shot("workshop", "workshop", 1),
    Shot("documents", "documents", 2),
    Shot("protected", "stakeholders", 0, whole=True, protected=True),
)
WALL = ("plan", -1)  # the step and which of its pages is shown as the room sees it


def take(application: QApplication, window: MainWindow, shot: Shot) -> QImage:
    """Go where the shot is and return what is seen."""
    window.resize(*(WINDOW if shot.whole else PAGE))
    from PySide6.QtWidgets import QTableView

    window.header.protect.setChecked(shot.protected)
    window.go(shot.step)
    page = window.workspace.page
    if page.views():
        page.show_view(shot.view)
    settle(application, window)
    if (shot.row >= 0) != window.workspace.inspector.isVisible():
        window.toggle_inspector()
    if shot.row >= 0:
        table = next(each for each in page.findChildren(QTableView) if each.isVisible())
        table.setFocus()
        table.setCurrentIndex(table.model().index(shot.row, 1))
    # Some things are laid out a moment after all is quiet, as the names on the map.
    end = time.monotonic() + LAID_OUT_S
    while time.monotonic() < end:
        settle(application, window)
    seen = window if shot.whole else page
    return seen.grab().toImage()


def keep(image: QImage, path: Path) -> None:
    """Write a picture with few colours, which is small and looks the same."""
    from PIL import Image
    from PySide6.QtGui import QImage as Pixels

    plain = image.convertToFormat(Pixels.Format.Format_RGB888)
    rows = bytes(plain.constBits())
    size = (plain.width(), plain.height())
    made = Image.frombytes("RGB", size, rows, "raw", "RGB", plain.bytesPerLine(), 1)
    few = made.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    path.parent.mkdir(parents=True, exist_ok=True)
    few.save(path, "PNG", optimize=True)


def on_the_wall(file: Path, language: str) -> QImage:
    """Return a page as it is shown on the wall."""
    from PySide6.QtGui import QImage as Pixels
    from PySide6.QtGui import QPainter

    from workbench.base.clock import FixedClock
    from workbench.base.language import using
    from workbench.charts.wall import Foot, frame_for, sheet
    from workbench.program.catalogue import STEPS
    from workbench.project.open import open_project
    from workbench.ui.parts.scene_paint import ScenePainter
    from workbench.ui.wall.colours import wall_token

    painter = ScenePainter(wall_token)
    project = open_project(file, clock=FixedClock(NOW))
    with using(language), project.read() as session:
        step = next(step for step in STEPS if step.key == WALL[0])
        page = step.wall(session, project.today())[WALL[1]]
        frame = frame_for(*ROOM, measure=painter.measure)
        scene = sheet(page, 0, frame, Foot(page.name, "", "text", ""))
        image = Pixels(*ROOM, Pixels.Format.Format_RGB32)
        with QPainter(image) as inner:
            painter.paint(inner, scene.shapes, 1.0)
    project.close()
    return image


def shoot(file: Path, language: str, folder: Path) -> int:
    """Take all pictures in a language; return how many."""
    from workbench import app
    from workbench.base.clock import FixedClock
    from workbench.ui.look.settings import SettingsStore

    store = SettingsStore(file.with_name(f"{language}.json"))
    store.change(theme="light", language=language, projects_folder=FOLDERS[language])
    application, window = app.start(["shots"], None, clock=FixedClock(NOW), settings=store)
    application.setCursorFlashTime(0)
    window.resize(*FIRST)
    window.show()
    settle(application, window)
    keep(window.grab().toImage(), folder / language / "start.png")
    window.files.open_path(file)
    for shot in SHOTS:
        keep(take(application, window, shot), folder / language / f"{shot.name}.png")
    window.close()
    application.processEvents()
    keep(on_the_wall(file, language), folder / language / "wall.png")
    return len(SHOTS) + 2


def shoot_all(folder: Path = TARGET) -> int:
    """Take the pictures in every language and say how many there are."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = FINER
    with tempfile.TemporaryDirectory() as own:
        os.environ |= {"XDG_DATA_HOME": own, "XDG_STATE_HOME": own, "XDG_CONFIG_HOME": own}
        from workbench.base.clock import FixedClock
        from workbench.program.example import make_example
        from workbench.ui.parts.painting import failed_paints

        file = Path(own) / "Mellantorg.plats"
        make_example(file, FixedClock(NOW))
        taken = sum(shoot(file, language, folder) for language in LANGUAGES)
        if failed_paints():
            print(f"{failed_paints()} paints failed", file=sys.stderr)
            return 1
    print(f"{taken} pictures in {folder}")
    return 0
